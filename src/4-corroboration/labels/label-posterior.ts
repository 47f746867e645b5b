/**
 * The posterior of one question under one model with its rates fixed.
 *
 *     P(z | reports) ∝ Σ_{t of z} π_t · Π_i (a_i·M_s[t, v] + 1 − a_i)
 *
 * then weighed for reports that are not shown independent (`temper.ts`).
 *
 * **None of these.** Shared labels are a closed list, so a small fixed probability is kept for the case
 * that the true answer is not among them. A source then says what it says on the whole, Σ_t π_t·M_s[t, v].
 * Odds of none against all labels together: prior odds times the ratio of what either says of the
 * reports, to the power w. (The prior is not tempered here: it is no evidence.)
 */
import { at } from '../channel.ts';
import type { LabelModel, LabelTable } from './fit-model.ts';
import { FULL, temperature } from './temper.ts';

/** Room for the sums of one question. */
export interface LabelPosterior {
  /** By label; adds up to 1 with `none`. */
  readonly label: Float64Array;
  none: number;
  /** Strength of all reports together, in full ones, before weighing. */
  reports: number;
}

export class PosteriorOf {
  readonly #table: LabelTable;
  readonly #model: LabelModel;
  readonly #kind: Float64Array;
  /** By slot and label: how much of a full report it is. */
  readonly #strength: Float64Array;
  /** By slot and label: the probability of the report whatever is true, and its logarithm. */
  readonly #usual: Float64Array;
  readonly #logUsual: Float64Array;
  readonly #rho: number;
  readonly #none: number;

  constructor(table: LabelTable, model: LabelModel, rho: number, none: number) {
    this.#table = table;
    this.#model = model;
    this.#kind = new Float64Array(model.labelOf.length);
    this.#strength = strengthOfReports(model);
    this.#usual = usualReports(model);
    this.#logUsual = this.#usual.map(Math.log);
    this.#rho = rho;
    this.#none = Math.log(none / (1 - none));
  }

  of(q: number, keep: ((claim: number) => boolean) | null, into: LabelPosterior): void {
    const { choices, labels, firstHand } = this.#table;
    const { source, answer, start } = choices;
    const { log, slot, prior, shape } = this.#model;
    const kind = this.#kind;
    const kinds = kind.length;
    const to = start[q + 1] as number;
    let noise = 0;
    let reports = 0;
    for (let t = 0; t < kinds; t++) kind[t] = prior[t] as number;
    for (let i = start[q] as number; i < to; i++) {
      if (keep !== null && !keep(i)) continue;
      const report = (slot[source[i] as number] as number) * labels + (answer[i] as number);
      const entry = report * kinds;
      const a = firstHand === null ? 1 : (firstHand[i] as number);
      reports += a * (this.#strength[report] as number);
      if (a === 1) {
        for (let t = 0; t < kinds; t++) kind[t] = (kind[t] as number) + (log[entry + t] as number);
        noise += this.#logUsual[report] as number;
      } else if (a > 0) {
        for (let t = 0; t < kinds; t++) {
          kind[t] = (kind[t] as number) + Math.log(a * Math.exp(at(log, entry + t)) + 1 - a);
        }
        noise += Math.log(a * at(this.#usual, report) + 1 - a);
      }
    }
    into.reports = reports;
    const w = temperature(reports, this.#rho);
    const { label } = into;
    let most = -Infinity;
    for (let z = 0, t = 0; z < labels; z++, t += shape.subtypes) {
      label[z] = sumOfLogs(kind, t, t + shape.subtypes);
      if (at(label, z) > most) most = at(label, z);
    }
    let all = 0;
    let sum = 0;
    for (let z = 0; z < labels; z++) {
      const away = at(label, z) - most;
      all += Math.exp(away);
      const p = Math.exp(w * away);
      label[z] = p;
      sum += p;
    }
    const odds = Math.exp(this.#none + w * (noise - most - Math.log(all)));
    into.none = odds / (1 + odds);
    for (let z = 0; z < labels; z++) label[z] = at(label, z) / sum / (1 + odds);
  }
}

/** By slot and label: how much of a full report (`FULL`) a report of that label is. */
export function strengthOfReports({ log, labelOf }: LabelModel): Float64Array {
  const kinds = labelOf.length;
  const strength = new Float64Array(log.length / kinds);
  for (let report = 0; report < strength.length; report++) {
    let least = Infinity;
    let most = -Infinity;
    for (let t = 0; t < kinds; t++) {
      const value = log[report * kinds + t] as number;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    strength[report] = Math.min(1, (most - least) / FULL);
  }
  return strength;
}

/** By slot and label: Σ_t π_t·M[t, v]. */
function usualReports({ log, prior }: LabelModel): Float64Array {
  const kinds = prior.length;
  return Float64Array.from({ length: log.length / kinds }, (_, report) => {
    let sum = 0;
    for (let t = 0; t < kinds; t++) sum += Math.exp(at(prior, t) + at(log, report * kinds + t));
    return sum;
  });
}

/** log Σ exp over part of an array, safe for very small terms. */
function sumOfLogs(values: Float64Array, from: number, to: number): number {
  if (to === from + 1) return at(values, from);
  let most = -Infinity;
  for (let t = from; t < to; t++) if (at(values, t) > most) most = at(values, t);
  let sum = 0;
  for (let t = from; t < to; t++) sum += Math.exp(at(values, t) - most);
  return most + Math.log(sum);
}
