/**
 * How well the rest of the table predicts each claim: what the strength of the urn and ρ are chosen by.
 *
 * Probabilities of answers cannot be checked without outcomes, but claims can: take one claim out, and
 * see what probability the others give to what it says,
 *
 *     P(v | rest) = Σ_z P(z | rest)·P(v | z),        P(z | rest) ∝ P(z | all) / P(v | z)^w,
 *
 * w being the weight that the claim added to those which say the same. No question is weighed again:
 * its own factor is divided out. Too large a weight for agreement, or too small an allowance for
 * popular errors, makes the others too sure and the odd one out a great surprise; so the sum of
 * ln P(v | rest) is highest where confidence fits. (Tried on public sets: it picks ρ ≈ 0.05–.1 on
 * tables whose copies are known and .2–.3 where sources err together, within a step of what the truth
 * itself would pick.)
 *
 * Questions with one first-hand claim show nothing (leave them out). A claim that is first-hand with probability a counts a.
 */
import { effectiveNumber } from '../independence.ts';
import { at } from '../channel.ts';
import type { Slips } from './closeness.ts';
import type { GroupedClaims } from './grouped-claims.ts';
import { openAnswers, type AnswerWeigher, type Chances, type Errors } from './weigh-answers.ts';

/** A sum of logarithms and the number of claims it is over. */
export interface HeldOut {
  sum: number;
  claims: number;
}

export class Predictor {
  private readonly claims: GroupedClaims;
  private readonly firstHand: Float64Array | null;
  private readonly slips: Slips | null;
  private readonly atLeast: number;
  /** By answer: probability that the truth is one it is a slip of, and the chance of the slip times that. */
  private readonly near: Float64Array;
  private readonly nearSlip: Float64Array;

  constructor(
    claims: GroupedClaims,
    firstHand: Float64Array | null,
    slips: Slips | null,
    atLeast: number,
    mostAnswers: number,
  ) {
    this.claims = claims;
    this.firstHand = firstHand;
    this.slips = slips;
    this.atLeast = atLeast;
    this.near = new Float64Array(mostAnswers);
    this.nearSlip = new Float64Array(mostAnswers);
  }

  /** Adds the claims of question q, which `weigher` has just weighed with these chances and errors. */
  add(q: number, weigher: AnswerWeigher, chances: Chances, errors: Errors, into: HeldOut): void {
    const { first, from, source } = this.claims;
    const { posterior } = weigher;
    const offset = at(first, q);
    const named = at(first, q + 1) - offset;
    const b = errors.strength / (openAnswers(named, this.atLeast) - 1);
    const total = weigher.effective;
    this.gatherNear(offset, named, posterior);
    // Expected number of errors, and of it the part where the truth is answer k (subtracted below).
    let errs = at(posterior, named) * total;
    for (let k = 0; k < named; k++) errs += at(posterior, k) * (total - weigher.size(k));

    for (let k = 0; k < named; k++) {
      const n = weigher.size(k);
      const p = at(posterior, k);
      const lo = at(from, offset + k);
      const hi = at(from, offset + k + 1);
      let reports = hi - lo;
      if (this.firstHand !== null) {
        reports = 0;
        for (let i = lo; i < hi; i++) reports += at(this.firstHand, i);
      }
      const before = effectiveNumber(Math.max(0, reports - 1), errors.rho);
      const w = Math.min(1, Math.max(0, n - before));
      const others = 1 - p;
      const m = others > 1e-9 ? Math.max(0, (errs - p * (total - n)) / others - w) : total - n;
      const popular = (b + before) / (errors.strength + Math.max(m, before));
      const near = Math.min(others, at(this.near, k));
      const kappa = near > 0 ? at(this.nearSlip, k) / at(this.near, k) : 0;
      for (let i = lo; i < hi; i++) {
        const a = this.firstHand === null ? 1 : at(this.firstHand, i);
        if (a === 0) continue;
        const s = at(source, i);
        const wrong = Math.exp(at(chances.lnWrong, s)) * popular;
        // Relative to the chance of saying this while wrong, so that nothing underflows.
        const right = Math.exp(at(chances.lnExact, s)) / wrong;
        const slip = near > 0 ? 1 + (at(chances.slip, s) * kappa) / wrong : 1;
        const rightPart = p * Math.exp(-w * Math.log(right));
        const slipPart = near > 0 ? near * Math.exp(-w * Math.log(slip)) : 0;
        const wrongPart = others - near;
        const rest = rightPart + slipPart + wrongPart;
        const told = (rightPart * right + slipPart * slip + wrongPart) / rest;
        into.sum += a * (Math.log(told) + Math.log(wrong));
        into.claims += a;
      }
    }
  }

  private gatherNear(offset: number, named: number, posterior: Float64Array): void {
    this.near.fill(0, 0, named);
    if (this.slips === null) return;
    this.nearSlip.fill(0, 0, named);
    const { from: rows, said, probability } = this.slips;
    for (let z = 0; z < named; z++) {
      const p = at(posterior, z);
      for (let j = at(rows, offset + z); j < at(rows, offset + z + 1); j++) {
        const k = at(said, j) - offset;
        this.near[k] = at(this.near, k) + p;
        this.nearSlip[k] = at(this.nearSlip, k) + p * at(probability, j);
      }
    }
  }
}
