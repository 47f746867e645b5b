/**
 * The posterior of one question as `weigh-answers.ts` defines it, written down answer by answer and
 * claim by claim: the slow version that the fast one must agree with.
 */
import { effectiveNumber } from '../independence.ts';
import { draws, perDraw } from './urn.ts';
import { openAnswers } from './weigh-answers.ts';

/** One report on the question. */
export interface SlowClaim {
  readonly answer: number;
  readonly firstHand: number;
  /** The source's chances of being exact, of slipping and of being wrong. */
  readonly exact: number;
  readonly slip: number;
  readonly wrong: number;
}

/** Probabilities of the named answers, and then of none of them. `kappa(said, meant)` is 0 for no slip. */
export function weighSlowly(
  named: number,
  claims: readonly SlowClaim[],
  kappa: (said: number, meant: number) => number,
  strength: number,
  rho: number,
  atLeast: number,
): readonly number[] {
  const all = openAnswers(named, atLeast);
  const b = strength / (all - 1);
  const reports = (k: number): number =>
    claims.reduce((n, claim) => n + (claim.answer === k ? claim.firstHand : 0), 0);
  const answers = Array.from({ length: named }, (_, k) => k);
  const size = answers.map((k) => effectiveNumber(reports(k), rho));
  const total = size.reduce((sum, n) => sum + n, 0);
  const r = perDraw(strength, total);
  const popularity = size.map((n) => Math.exp(perDraw(b, n) - r));
  const weight = size.map((n, k) => (reports(k) === 0 ? 1 : n / reports(k)));
  const logs = [...answers, named].map((z) => {
    let log = z === named ? Math.log(all - named) : 0;
    const slipFrom = (k: number): number => (z === named ? 0 : kappa(k, z));
    let errs = 0;
    for (const k of answers) if (k !== z && slipFrom(k) === 0) errs += size[k] as number;
    claims.forEach(({ answer: k, firstHand: a, exact, slip, wrong }) => {
      if (a === 0) return;
      const popular = popularity[k] as number;
      const p = k === z ? exact : wrong * popular + slip * slipFrom(k);
      log += (weight[k] as number) * Math.log(a * p + 1 - a);
    });
    return log + errs * r - draws(strength, errs);
  });
  const most = Math.max(...logs);
  const norm = logs.reduce((sum, log) => sum + Math.exp(log - most), 0);
  return logs.map((log) => Math.exp(log - most) / norm);
}
