/**
 * Which answers are slips of which others.
 *
 * A source that says 14:05 when it was 14:03, or names one of two authors, is neither right nor as
 * wrong as one that says something else altogether. A value type says so by listing, for the
 * answers of a question, the pairs in which the first could come out when the second is meant, with
 * the probability that a slip of the second is just that. How often a source slips, rather than
 * being exact or wrong, is learnt.
 *
 * The probabilities of all slips of one answer, named or not, add up to at most 1. Pairs need not be
 * symmetric: leaving out an author is common, inventing one is not.
 */
export interface Closeness {
  /** Calls `pair` for every slip among the answers of question q; `said` and `meant` differ. */
  slips(q: number, pair: (said: number, meant: number, probability: number) => void): void;
}

/** Slips among the named answers as compressed rows: by meant answer, counted over all questions. */
export interface Slips {
  /** By answer over all questions: where its rows begin. */
  readonly from: Int32Array;
  /** The answer said, counted over all questions. */
  readonly said: Int32Array;
  readonly probability: Float64Array;
}

/** Gathers the slips of all questions; null when there is none. */
export function gatherSlips(closeness: Closeness, first: Int32Array): Slips | null {
  const questions = first.length - 1;
  const answers = first[questions] as number;
  const meants: number[] = [];
  const saids: number[] = [];
  const probabilities: number[] = [];
  let offset = 0;
  let size = 0;
  const pair = (said: number, meant: number, probability: number): void => {
    if (said === meant || !(said >= 0 && said < size) || !(meant >= 0 && meant < size)) {
      throw new RangeError(`There is no slip from answer ${meant} to ${said} of ${size}.`);
    }
    if (!(probability > 0)) return;
    meants.push(offset + meant);
    saids.push(offset + said);
    probabilities.push(Math.min(1, probability));
  };
  for (let q = 0; q < questions; q++) {
    offset = first[q] as number;
    size = (first[q + 1] as number) - offset;
    if (size > 1) closeness.slips(q, pair);
  }
  if (meants.length === 0) return null;
  const from = new Int32Array(answers + 1);
  for (const z of meants) from[z + 1] = (from[z + 1] as number) + 1;
  for (let z = 0; z < answers; z++) from[z + 1] = (from[z + 1] as number) + (from[z] as number);
  const next = from.slice();
  const said = new Int32Array(meants.length);
  const probability = new Float64Array(meants.length);
  meants.forEach((z, i) => {
    const at = next[z] as number;
    said[at] = saids[i] as number;
    probability[at] = probabilities[i] as number;
    next[z] = at + 1;
  });
  return { from, said, probability };
}
