import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';

/**
 * The places of a question of which one may lie in another: those that were answered, those it knows, and the one at
 * hand. Proposed is the most reported of the others as part of the one at hand, unless that is known already; then the
 * one at hand as part of the other.
 */
export function placesToTell(
  question: Pick<Question, 'places'>,
  claims: readonly Pick<Claim, 'value' | 'status'>[],
  here: string,
): { readonly names: readonly string[]; readonly part: string; readonly whole: string } {
  const reports = new Map<string, number>();
  for (const { value, status } of claims) {
    if (status !== 'accepted' || value.type !== 'place') continue;
    reports.set(value.place, (reports.get(value.place) ?? 0) + 1);
  }
  const known = Object.entries(question.places).flat();
  const names = [...new Set([here, ...reports.keys(), ...known])].filter(Boolean).toSorted();
  const others = names
    .filter((name) => name !== here)
    .toSorted((a, b) => (reports.get(b) ?? 0) - (reports.get(a) ?? 0) || (a < b ? -1 : 1));
  const within = others.find((name) => question.places[name] === undefined);
  if (within !== undefined) return { names, part: within, whole: here };
  return { names, part: here, whole: others[0] ?? '' };
}
