/**
 * How well a model foretells single claims it has not seen: the mean over claims of
 *
 *     log P(v_i | the rest) = log Σ_t P(t | other reports on the question)^w · M′_s[t, v_i]
 *
 * - The posterior of the other reports is weighed as always (`temper.ts`). That matters: a model with
 *   many subtypes can explain any correlation between reports, also that of a label that has taken in
 *   half of another, and unweighed it
 *   nearly always wins.
 * - M′ is the matrix of a source as if it had not spoken on this question: the expected count of its
 *   claim is taken out of its row, (S·M − r)/(S − r) for a row with S reports behind it and the claim's
 *   share r in kind t. Done for every source of the question; otherwise a model with many rows seems
 *   to foretell what it has merely remembered.
 */
import { at } from '../channel.ts';
import { AGREEMENT, toProbabilities, type LabelModel, type LabelTable } from './fit-model.ts';
import { temperature } from './temper.ts';

export function heldOut(table: LabelTable, model: LabelModel, rho: number): number {
  const { choices, labels, firstHand } = table;
  const { questions, start, source, answer } = choices;
  const { log, prior, slot, behind } = model;
  const kinds = prior.length;
  const whole = new Float64Array(kinds);
  const share = new Float64Array(kinds);
  const rate = log.map(Math.exp);
  const kind = new Float64Array(kinds);
  let longest = 0;
  for (let q = 0; q < questions; q++) {
    longest = Math.max(longest, at(start, q + 1) - at(start, q));
  }
  /** By claim of the question and kind: M′, and the logarithm of a·M′ + 1 − a. */
  const rates = new Float64Array(longest * kinds);
  const logs = new Float64Array(longest * kinds);
  let sum = 0;
  let weights = 0;
  for (let q = 0; q < questions; q++) {
    const from = at(start, q);
    const to = at(start, q + 1);
    share.set(prior);
    let reports = 0;
    for (let i = from; i < to; i++) {
      const a = firstHand === null ? 1 : at(firstHand, i);
      const entry = (at(slot, at(source, i)) * labels + at(answer, i)) * kinds;
      reports += a;
      for (let t = 0; t < kinds; t++) {
        const log1 = at(log, entry + t);
        share[t] = at(share, t) + (a === 1 ? log1 : Math.log(a * at(rate, entry + t) + 1 - a));
      }
    }
    toProbabilities(share, kinds);
    whole.fill(0);
    for (let i = from; i < to; i++) {
      const a = firstHand === null ? 1 : at(firstHand, i);
      const k = at(slot, at(source, i));
      const entry = (k * labels + at(answer, i)) * kinds;
      for (let t = 0; t < kinds; t++) {
        const p = without(at(rate, entry + t), at(behind, k * kinds + t), a * at(share, t));
        const own = Math.log(a * p + 1 - a);
        rates[(i - from) * kinds + t] = p;
        logs[(i - from) * kinds + t] = own;
        whole[t] = at(whole, t) + own;
      }
    }
    for (let i = from; i < to; i++) {
      const a = firstHand === null ? 1 : at(firstHand, i);
      if (a === 0) continue;
      const w = temperature(reports - a, rho);
      for (let t = 0; t < kinds; t++) {
        const own = at(logs, (i - from) * kinds + t);
        kind[t] = w * (at(whole, t) - own) + at(prior, t);
      }
      toProbabilities(kind, kinds);
      let p = 0;
      for (let t = 0; t < kinds; t++) p += at(kind, t) * at(rates, (i - from) * kinds + t);
      sum += a * Math.log(p);
      weights += a;
    }
  }
  return weights > 0 ? sum / weights : 0;
}

/** A rate once a share of a report is taken out of the row it came from. */
function without(rate: number, behind: number, share: number): number {
  if (behind === Infinity) return rate;
  const r = AGREEMENT * share;
  // What was assumed beforehand stays, so numerator and denominator are positive but for rounding
  // and for what the last round moved.
  return Math.max(behind * rate - r, 1e-9) / (behind - r);
}
