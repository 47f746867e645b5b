/**
 * What a source nobody knows anything of is expected to say: for every kind t of question the
 * probability of each label v.
 *
 * The *one-coin* form has one rate θ of saying the true label, and spreads the rest evenly. The free
 * form is learnt row by row from the expected counts of all sources, each row drawn towards the
 * one-coin form as if `BACKING` reports of that kind had been seen beforehand; so a kind that hardly
 * occurs stays what it was meant to be – a kind of *this* label.
 */
import { at } from '../channel.ts';
import type { ModelShape } from './model-shape.ts';

/** Reports (agreement weighs half of a known outcome, so these are outcomes) behind each row. */
const BACKING = 20;
/** What is assumed of a source before anything is seen: right in 7 of 10 reports. */
export const RIGHT = 0.7;

export interface Population {
  /** kind × label. */
  readonly matrix: Float64Array;
  /** θ: how often a report names the true label. */
  readonly right: number;
}

/** `counts`: expected reports, label × kind (as in `source-matrices.ts`), summed over all sources. */
export function populationMatrix(
  counts: Float64Array,
  labelOf: Int32Array,
  labels: number,
  population: ModelShape['population'],
): Population {
  const kinds = labelOf.length;
  let hits = BACKING * RIGHT;
  let all = BACKING;
  for (let t = 0; t < kinds; t++) {
    hits += at(counts, at(labelOf, t) * kinds + t);
    for (let v = 0; v < labels; v++) all += at(counts, v * kinds + t);
  }
  const right = hits / all;
  const matrix = new Float64Array(kinds * labels);
  for (let t = 0; t < kinds; t++) {
    let seen = 0;
    for (let v = 0; v < labels; v++) seen += at(counts, v * kinds + t);
    for (let v = 0; v < labels; v++) {
      const plain = v === at(labelOf, t) ? right : (1 - right) / (labels - 1);
      matrix[t * labels + v] =
        population === 'one-coin'
          ? plain
          : (at(counts, v * kinds + t) + BACKING * plain) / (seen + BACKING);
    }
  }
  return { matrix, right };
}
