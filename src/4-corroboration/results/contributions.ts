import { decibans } from '#terms/quantities.ts';
import type { ContributionResult } from './question-result.ts';

/** ln(p / (1 − p)), kept finite: beyond ±700 nobody can tell the difference. */
export function logOdds(p: number): number {
  return logRatio(p, 1 - p);
}

/** The same of two probabilities that need not add up to one. */
export function logRatio(inside: number, outside: number): number {
  return Math.log(Math.max(inside, 1e-300)) - Math.log(Math.max(outside, 1e-300));
}

/** What an origin brought: log-odds with everything, less those without it. */
export function contribution(origin: string, all: number, without: number): ContributionResult {
  return { origin, decibans: decibans(all - without) };
}

/** By weight for or against; of equals the first by name. */
export function strongestFirst(list: readonly ContributionResult[]): readonly ContributionResult[] {
  return list.toSorted(
    (a, b) => Math.abs(b.decibans) - Math.abs(a.decibans) || (a.origin < b.origin ? -1 : 1),
  );
}
