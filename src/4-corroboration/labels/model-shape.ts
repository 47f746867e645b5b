/**
 * What a model of sources that share a label set may look like.
 *
 * All of them are mixtures: a question is of a hidden *kind* t, a kind belongs to one true label z(t),
 * and a source s says v with probability M_s[t, v]. They differ in what they take to be common.
 *
 * - `subtypes`: kinds to a label. One is the confusion matrix of Dawid & Skene (*Applied Statistics*
 *   28, 1979). More let questions with the same true answer be unlike each other – plain ones, and
 *   ones on which everybody goes astray in the same way – which is how strangers come to err
 *   together (Li, Rubinstein & Cohn, ICML 2019, "Exploiting worker correlation").
 * - `population`: the matrix sources are drawn towards. `free` is learnt row by row, so it knows
 *   popular errors; `one-coin` has one rate of being right, and errors spread evenly. The free one fits
 *   more, but it may also come to call "what many say" a label of its own; the one-coin one cannot.
 *
 * In all of them a source that is better or worse than others is expected to be so in all rows
 * (`source-matrices.ts`); without that, single claims were foretold worse on nearly every table tried.
 *
 * None is right for every table, and fit alone does not tell which is nearest to the truth. So all of
 * `PANEL` are fitted, the half that foretells single claims better is kept, and these are averaged
 * (`choose-by-held-out.ts`).
 */
export interface ModelShape {
  readonly subtypes: number;
  readonly population: 'free' | 'one-coin';
}

export const PANEL: readonly ModelShape[] = [1, 2, 3].flatMap((subtypes) => [
  { subtypes, population: 'free' as const },
  { subtypes, population: 'one-coin' as const },
]);

/** The kinds of a shape, numbered label by label: kind t belongs to label ⌊t / subtypes⌋. */
export function labelOfKind(shape: ModelShape, labels: number): Int32Array {
  return Int32Array.from({ length: labels * shape.subtypes }, (_, t) =>
    Math.floor(t / shape.subtypes),
  );
}
