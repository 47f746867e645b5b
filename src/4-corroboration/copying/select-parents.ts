/**
 * Which of those allowed are the parents of a source: forward selection and backward pruning on the
 * gain of its whole explanation. A parent must bring its price (`pair-guess.ts`, less what was said
 * for it beforehand); one that another parent explains away – a grandparent by the parent, a sibling by the
 * common parent – no longer does and is dropped.
 */
import {
  explain,
  gainOfOneMore,
  likelihoods,
  totals,
  type Explanation,
  type Words,
} from './explain-source.ts';

export interface Field {
  readonly words: Words;
  /** What the source's claims find at p. */
  found(p: number): Uint8Array;
  /** Parents that are not up for choice: loops found before. */
  readonly fixed: readonly number[];
  /** What p must bring, in nats. */
  price(p: number): number;
  /** Whether those explained away are dropped once at the end, and not after every parent found. */
  readonly lean?: boolean;
}

const ROUNDS = 10;
const WARM = 5;

/** Gain less what the parents cost. */
export function worth(field: Field, { gain, parents }: Explanation): number {
  let sum = gain;
  for (const p of parents) sum -= field.price(p);
  return sum;
}

export function explainBy(
  field: Field,
  parents: readonly number[],
  from?: Explanation,
): Explanation {
  let weights: Float64Array | undefined;
  if (from !== undefined && from.parents.length > 0 && parents.length > 0) {
    weights = new Float64Array(parents.length + 2);
    weights[0] = Math.max(0.02, from.weights[0] as number);
    weights[1] = Math.max(0.02, from.weights[1] as number);
    parents.forEach((p, j) => {
      const at = from.parents.indexOf(p);
      (weights as Float64Array)[j + 2] = Math.max(
        0.02,
        at < 0 ? 0.1 : (from.weights[at + 2] as number),
      );
    });
    let sum = 0;
    for (const w of weights) sum += w;
    weights = weights.map((w) => w / sum);
  }
  return explain(
    field.words,
    parents,
    parents.map((p) => field.found(p)),
    weights === undefined ? ROUNDS : WARM,
    weights,
  );
}

export function selectParents(
  field: Field,
  allowed: readonly number[],
  start: Explanation,
  /** Whether the start is known to hold no parent that should be dropped. */
  pruned = false,
): Explanation {
  const { words } = field;
  const n = words.truth.length;
  const now1 = new Float64Array(n);
  const now0 = new Float64Array(n);
  const refused = new Set<number>();
  let best = start;
  const prune = (): void => {
    for (;;) {
      let least = 0;
      let without: Explanation | null = null;
      let dropped = -1;
      for (const p of best.parents) {
        if (field.fixed.includes(p)) continue;
        const rest = explainBy(
          field,
          best.parents.filter((x) => x !== p),
          best,
        );
        const loss = best.gain - rest.gain - field.price(p);
        if (loss < least) [least, without, dropped] = [loss, rest, p];
      }
      if (without === null) return;
      best = without;
      refused.add(dropped);
    }
  };
  if (best.parents.length > 0 && !pruned) prune();
  for (;;) {
    const found = best.parents.map((p) => field.found(p));
    likelihoods(words, found, best.weights, now1, now0);
    const total = totals(n, found, best.weights);
    let next = -1;
    let most = -1;
    for (const p of allowed) {
      if (refused.has(p) || best.parents.includes(p)) continue;
      const more = gainOfOneMore(words, now1, now0, total, field.found(p)) - field.price(p);
      if (more > most) [most, next] = [more, p];
    }
    if (next < 0) {
      if (field.lean === true && best.parents.length > 1) prune();
      return best;
    }
    const more = explainBy(field, [...best.parents, next], best);
    if (more.gain - best.gain < field.price(next)) {
      refused.add(next);
      continue;
    }
    best = more;
    if (field.lean !== true && best.parents.length > 1) prune();
  }
}
