/**
 * The posterior of one question whose answers are its own.
 *
 * Given the truth z, a source s says exactly that with probability E_s, a slip of it with S_s
 * (`closeness.ts` says which slip how often), and with W_s something else, drawn from the urn of
 * wrong answers (`urn.ts`). A claim that is first-hand with probability a enters as a·P + (1 − a): if
 * it was taken from another claim, it would read the same whatever the truth is.
 *
 * The reports that say k share the weight of n_eff = n/(1 + (n − 1)ρ) full ones, n = Σ a_i their
 * first-hand number: w_k = n_eff/n each. With N answers in all, of which some were never named,
 *
 *     ln P(z | claims) = −ln N + w_z·Σ_{i says z} ln(a_i·E + 1 − a_i)
 *                      + Σ_{k ≠ z} w_k·Σ_{i says k} ln(a_i·(S·κ(k | z) + W·ε_k) + 1 − a_i)
 *                      + m_z·r − U(c, m_z),
 *
 * ε_k = exp(U(b, n_k)/n_k − r),  U the urn's `draws`,  n_k the effective number of reports that say k,
 * m_z that of all which are neither z nor a slip of it,  r = U(c, m)/m  with m that of all.
 *
 * The urn's numerator thus stands inside each claim's mixture, as an even share ε_k of what its answer
 * costs; its denominator, which depends on how many err if z is true, is set right by the last line.
 * When every report is first-hand and ρ = 0 this *is* the urn's probability. Written so, the sums over
 * an answer's claims do not depend on z, except for slips: one pass over the claims, not one per answer.
 *
 * **Equal shares.** The reports behind one answer weigh alike, whatever their sources are worth, so an
 * answer that only poor sources share does not borrow the weight of the one good source among them.
 * The price: where ρ > 0, a weak report can lower the answer it supports by a little (with ρ = 0 it
 * cannot). Taking the strongest first, as `independence.ts` does within a case, has no such fault and
 * was tried: on public tables whose sources err together it is worse (flights .945 against .969 within
 * ten minutes with the copies known; log-loss 1.1 against .2).
 *
 * **None of the named** is the case z = unlisted, where all reports err and m_z = m.
 *
 * Odd cases: no reports leave the prior; a claim with a = 0 adds ln 1 = 0; nothing is divided by zero
 * because E, S, W of a source are kept away from 0 by the population they are drawn from.
 */
import { effectiveNumber } from '../independence.ts';
import type { Slips } from './closeness.ts';
import type { GroupedClaims } from './grouped-claims.ts';
import { draws, perDraw } from './urn.ts';

/** Sources' chances of being exact, slipping and being wrong, with their logarithms. */
export interface Chances {
  readonly exact: Float64Array;
  readonly slip: Float64Array;
  readonly wrong: Float64Array;
  readonly lnExact: Float64Array;
  readonly lnWrong: Float64Array;
}

/** What sources share on a question: how many wrong answers there are and how popular they become. */
export interface Errors {
  /** c: strength of the urn. */
  readonly strength: number;
  /** ρ. */
  readonly rho: number;
}

/** How many answers a question with `named` of them is taken to have (`spread-answers.ts`, open). */
export function openAnswers(named: number, atLeast: number): number {
  return named + Math.max(atLeast - named, 2 + Math.ceil(named / 2));
}

/** What the number of reports alone decides, by answer: to be worked out once while ρ and c stay. */
interface Counted {
  /** Effective number of reports that say it. */
  readonly size: Float64Array;
  /** w, what one of them weighs. */
  readonly weight: Float64Array;
  /** ln ε. */
  readonly lnError: Float64Array;
  /** m_z·r − U(c, m_z), slips aside. */
  readonly urn: Float64Array;
}

function counted(answers: number): Counted {
  return {
    size: new Float64Array(answers),
    weight: new Float64Array(answers),
    lnError: new Float64Array(answers),
    urn: new Float64Array(answers),
  };
}

export class AnswerWeigher {
  /** By answer of the question last weighed, and then none: probability. */
  readonly posterior: Float64Array;
  /** n_eff over all answers of the question last weighed. */
  effective = 0;

  private readonly claims: GroupedClaims;
  private readonly firstHand: Float64Array | null;
  private readonly slips: Slips | null;
  private readonly atLeast: number;
  private readonly asWrong: Float64Array;
  /** For all answers of all questions, given `settled`; for one question. */
  private readonly steady: Counted;
  private readonly passing: Counted;
  private settled: Errors | null = null;
  /** The one of the two in use, and where the question's answers begin in it. */
  private now: Counted;
  private base = 0;

  /** `firstHand` by place in `claims`; null when all are. A question has `atLeast` answers or more. */
  constructor(
    claims: GroupedClaims,
    firstHand: Float64Array | null,
    slips: Slips | null,
    atLeast: number,
  ) {
    this.claims = claims;
    this.firstHand = firstHand;
    this.slips = slips;
    this.atLeast = atLeast;
    const { first } = claims;
    const questions = first.length - 1;
    let most = 0;
    for (let q = 0; q < questions; q++) {
      most = Math.max(most, (first[q + 1] as number) - (first[q] as number));
    }
    this.posterior = new Float64Array(most + 1);
    this.asWrong = new Float64Array(most);
    this.steady = counted(first[questions] as number);
    this.passing = counted(most);
    this.now = this.passing;
  }

  /** The largest number of answers a question has. */
  get mostAnswers(): number {
    return this.asWrong.length;
  }

  /** Effective number of reports for answer k of the question last weighed. */
  size(k: number): number {
    return this.now.size[this.base + k] as number;
  }

  /** ln ε of answer k of the question last weighed. */
  lnError(k: number): number {
    return this.now.lnError[this.base + k] as number;
  }

  /** Works out for all questions what depends on these errors alone. */
  settle(errors: Errors): void {
    const { first } = this.claims;
    for (let q = 0; q + 1 < first.length; q++) {
      this.countReports(q, errors, undefined, this.steady, first[q] as number);
    }
    this.settled = errors;
  }

  /** Weighs question q, with the claims for which `keep` holds or all of them. */
  weigh(q: number, chances: Chances, errors: Errors, keep?: (claim: number) => boolean): void {
    const { from, source, first } = this.claims;
    const { lnExact, lnWrong } = chances;
    const { posterior, asWrong, firstHand } = this;
    const offset = first[q] as number;
    const named = (first[q + 1] as number) - offset;
    if (keep === undefined && errors === this.settled) {
      this.now = this.steady;
      this.base = offset;
    } else {
      this.now = this.passing;
      this.base = 0;
      this.countReports(q, errors, keep, this.now, 0);
    }
    const { weight, lnError, urn, size } = this.now;
    const base = this.base;

    let total = 0;
    let sum = 0;
    for (let k = 0; k < named; k++) {
      total += size[base + k] as number;
      const e = lnError[base + k] as number;
      const lo = from[offset + k] as number;
      const hi = from[offset + k + 1] as number;
      let right = 0;
      let wrong = 0;
      let full = 0;
      if (firstHand === null && keep === undefined) {
        for (let i = lo; i < hi; i++) {
          const s = source[i] as number;
          right += lnExact[s] as number;
          wrong += lnWrong[s] as number;
        }
        full = hi - lo;
      } else if (firstHand !== null && keep === undefined) {
        let popular = -1;
        for (let i = lo; i < hi; i++) {
          const a = firstHand[i] as number;
          if (a === 0) continue;
          const s = source[i] as number;
          if (a === 1) {
            right += lnExact[s] as number;
            wrong += lnWrong[s] as number;
            full++;
          } else {
            if (popular < 0) popular = Math.exp(e);
            right += Math.log(a * (chances.exact[s] as number) + (1 - a));
            wrong += Math.log(a * (chances.wrong[s] as number) * popular + (1 - a));
          }
        }
      } else {
        const popular = Math.exp(e);
        for (let i = lo; i < hi; i++) {
          const a = this.own(i, keep);
          if (a === 0) continue;
          const s = source[i] as number;
          if (a === 1) {
            right += lnExact[s] as number;
            wrong += lnWrong[s] as number;
            full++;
          } else {
            right += Math.log(a * (chances.exact[s] as number) + (1 - a));
            wrong += Math.log(a * (chances.wrong[s] as number) * popular + (1 - a));
          }
        }
      }
      const w = weight[base + k] as number;
      asWrong[k] = w * (wrong + full * e);
      posterior[k] = w * right;
      sum += asWrong[k] as number;
    }
    this.effective = total;

    let most = -Infinity;
    for (let k = 0; k < named; k++) {
      const log =
        (posterior[k] as number) +
        sum -
        (asWrong[k] as number) +
        (this.slips === null
          ? (urn[base + k] as number)
          : this.givenSlips(k, offset, total, chances, errors, keep));
      posterior[k] = log;
      if (log > most) most = log;
    }
    const none = sum + Math.log(openAnswers(named, this.atLeast) - named);
    posterior[named] = none;
    if (none > most) most = none;
    // Shifted by the largest, so that at least one term is 1 and none overflows.
    let norm = 0;
    for (let k = 0; k <= named; k++) {
      const p = Math.exp((posterior[k] as number) - most);
      posterior[k] = p;
      norm += p;
    }
    for (let k = 0; k <= named; k++) posterior[k] = (posterior[k] as number) / norm;
  }

  private countReports(
    q: number,
    errors: Errors,
    keep: ((claim: number) => boolean) | undefined,
    into: Counted,
    base: number,
  ): void {
    const { from, first } = this.claims;
    const { size, weight, lnError, urn } = into;
    const offset = first[q] as number;
    const named = (first[q + 1] as number) - offset;
    const b = errors.strength / (openAnswers(named, this.atLeast) - 1);
    let total = 0;
    for (let k = 0; k < named; k++) {
      const lo = from[offset + k] as number;
      const hi = from[offset + k + 1] as number;
      let n = hi - lo;
      if (this.firstHand !== null && keep === undefined) {
        n = 0;
        for (let i = lo; i < hi; i++) n += this.firstHand[i] as number;
      } else if (keep !== undefined) {
        n = 0;
        for (let i = lo; i < hi; i++) n += this.own(i, keep);
      }
      const effective = effectiveNumber(n, errors.rho);
      size[base + k] = effective;
      weight[base + k] = n > 0 ? effective / n : 1;
      total += effective;
    }
    const r = perDraw(errors.strength, total);
    for (let k = 0; k < named; k++) {
      const n = size[base + k] as number;
      lnError[base + k] = perDraw(b, n) - r;
      // A difference of sums may fall short of 0 by rounding.
      const errs = Math.max(0, total - n);
      urn[base + k] = errs * r - draws(errors.strength, errs);
    }
  }

  /** What truth k has in place of `urn`, and of `asWrong` for its slips. */
  private givenSlips(
    k: number,
    offset: number,
    total: number,
    chances: Chances,
    errors: Errors,
    keep: ((claim: number) => boolean) | undefined,
  ): number {
    const { from: rows, said, probability } = this.slips as Slips;
    const { size, urn } = this.now;
    const lo = rows[offset + k] as number;
    const hi = rows[offset + k + 1] as number;
    if (lo === hi) return urn[this.base + k] as number;
    let errs = total - (size[this.base + k] as number);
    let rest = 0;
    for (let j = lo; j < hi; j++) {
      const near = (said[j] as number) - offset;
      const n = size[this.base + near] as number;
      if (n === 0) continue;
      errs -= n;
      rest += this.asSlip(near, offset, probability[j] as number, chances, keep);
      rest -= this.asWrong[near] as number;
    }
    errs = Math.max(0, errs);
    return rest + errs * perDraw(errors.strength, total) - draws(errors.strength, errs);
  }

  /** The reports that say k, if the truth is an answer of which k is a slip with probability κ. */
  private asSlip(
    k: number,
    offset: number,
    kappa: number,
    { slip, wrong }: Chances,
    keep: ((claim: number) => boolean) | undefined,
  ): number {
    const { from, source } = this.claims;
    const popular = Math.exp(this.lnError(k));
    let sum = 0;
    for (let i = from[offset + k] as number; i < (from[offset + k + 1] as number); i++) {
      const a = this.own(i, keep);
      const s = source[i] as number;
      const p = (slip[s] as number) * kappa + (wrong[s] as number) * popular;
      sum += Math.log(a * p + (1 - a));
    }
    return (this.now.weight[this.base + k] as number) * sum;
  }

  private own(i: number, keep: ((claim: number) => boolean) | undefined): number {
    if (keep !== undefined && !keep(this.claims.claim[i] as number)) return 0;
    return this.firstHand === null ? 1 : (this.firstHand[i] as number);
  }
}
