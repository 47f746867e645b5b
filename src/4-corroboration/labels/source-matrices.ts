/**
 * What each source says when the question is of kind t: partial pooling in three steps
 * (Paun, Carpenter, Chamberlain, Hovy, Kruschwitz & Poesio, *TACL* 6, 2018, compare such models).
 *
 *     everyone's matrix  →  moved by the source's ability  →  moved by the source's own counts
 *
 * **Ability.** With r of the source's n reports expected to be right, and e expected for everyone in
 * its place (the population's hit rate in the kinds it met), both drawn towards the population's
 * θ as by `ABILITY` reports,
 *
 *     b = logit((r + ABILITY·θ) / (n + ABILITY)) − logit((e + ABILITY·θ) / (n + ABILITY))
 *
 * shifts the log-odds of a hit in every row; errors keep the population's proportions. Comparing with
 * e and not with θ spares a source that happened to meet the hard kinds.
 *
 * **Own counts.** Row t is then Dirichlet: M[t, v] = (STRENGTH·base[t, v] + c[t, v]) / (STRENGTH + Σ c).
 * Few reports leave a source where its ability puts it; many give it a matrix of its own. No entry is
 * ever 0 or 1.
 *
 * Sources too small for a matrix (`source-slots.ts`) stop after the first step.
 */
import { at } from '../channel.ts';
import type { Population } from './population-matrix.ts';
import { abilityOfBand, BANDS } from './source-slots.ts';

/** Reports (agreement counts half) that a source's own row has to outweigh. */
const STRENGTH = 3.5;
/** Reports behind the ability of a source nothing is known of. */
const ABILITY = 4;

/** b, in log-odds. */
export function abilityOf(right: number, expected: number, all: number, theta: number): number {
  const found = (right + ABILITY * theta) / (all + ABILITY);
  const usual = (expected + ABILITY * theta) / (all + ABILITY);
  return Math.log(found / (1 - found)) - Math.log(usual / (1 - usual));
}

/** Row t of a source of a given ability before its own counts, into `row`. */
export function baseRow(
  { matrix }: Population,
  kind: number,
  label: number,
  labels: number,
  ability: number,
  row: Float64Array,
): void {
  shiftedRow({ matrix }, kind, label, labels, Math.exp(ability), row);
}

/** The same with the odds of a hit to be multiplied by `shift`. */
function shiftedRow(
  { matrix }: Pick<Population, 'matrix'>,
  kind: number,
  label: number,
  labels: number,
  shift: number,
  row: Float64Array,
): void {
  const hit = at(matrix, kind * labels + label);
  // Odds of a hit, moved: finite and positive, because 0 < hit < 1 and the ability is bounded.
  const odds = (hit / (1 - hit)) * shift;
  const moved = odds / (1 + odds);
  const scale = (1 - moved) / (1 - hit);
  for (let v = 0; v < labels; v++) {
    row[v] = v === label ? moved : at(matrix, kind * labels + v) * scale;
  }
}

/**
 * All matrices, label by kind: entry (slot · labels + v) · kinds + t. A claim needs P(v | t) for all
 * kinds t, and finds them side by side.
 *
 * `counts` has the same layout, for the slots with own counts; `ability` is by such slot. `behind` gets
 * the reports behind each row (slot · kinds + t), Infinity for rows that many sources share.
 */
export function sourceMatrices(
  population: Population,
  labelOf: Int32Array,
  labels: number,
  owners: number,
  counts: Float64Array,
  ability: Float64Array,
  rate: Float64Array,
  behind: Float64Array,
): void {
  const kinds = labelOf.length;
  const row = new Float64Array(labels);
  for (let slot = 0; slot < owners + BANDS; slot++) {
    const shift = Math.exp(slot < owners ? at(ability, slot) : abilityOfBand(slot - owners));
    const from = slot * labels * kinds;
    for (let t = 0; t < kinds; t++) {
      shiftedRow(population, t, at(labelOf, t), labels, shift, row);
      if (slot < owners) {
        let sum = STRENGTH;
        for (let v = 0; v < labels; v++) sum += at(counts, from + v * kinds + t);
        behind[slot * kinds + t] = sum;
        for (let v = 0; v < labels; v++) {
          const cell = from + v * kinds + t;
          rate[cell] = (STRENGTH * at(row, v) + at(counts, cell)) / sum;
        }
      } else {
        behind[slot * kinds + t] = Infinity;
        for (let v = 0; v < labels; v++) rate[from + v * kinds + t] = at(row, v);
      }
    }
  }
}
