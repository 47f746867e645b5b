/**
 * Which reports are borne out: somebody else, shown independent, says the same.
 *
 * A claim goes back to an origin. It is borne out when an origin other than its own, of which it is
 * *shown* that the two are independent, has a claim that fits it. Where that is not established it does
 * not count: unknown is never independent.
 *
 * Beyond the number of origins up to which pairs are worked out (`standing.ts`), only origins that are
 * counted as independent bear anything out, and only each other.
 */
import type { ClaimId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Lineage } from '#lineage/lineage.ts';
import { statementsFit } from '../value-agrees.ts';

/** The accepted claims that are borne out. */
export function borneOut(
  question: Pick<Question, 'places'>,
  claims: readonly Claim[],
  lineage: Pick<Lineage, 'origins' | 'pairs'>,
): ReadonlySet<ClaimId> {
  const accepted = new Map(
    claims.flatMap((claim) => (claim.status === 'accepted' ? [[claim.id, claim] as const] : [])),
  );
  const independent = new Set(
    lineage.pairs.flatMap(({ a, b, state }) => (state === 'independent' ? [`${a}\n${b}`] : [])),
  );
  const { origins } = lineage;
  const pairwise = lineage.pairs.length >= (origins.length * (origins.length - 1)) / 2;
  const apart = (i: number, j: number): boolean => {
    const [one, other] = [origins[i], origins[j]];
    if (one === undefined || other === undefined) return false;
    if (pairwise) {
      return (
        independent.has(`${one.key}\n${other.key}`) || independent.has(`${other.key}\n${one.key}`)
      );
    }
    return one.standing === 'independent' && other.standing === 'independent';
  };
  const own = origins.map(({ claimIds }) => claimIds.flatMap((id) => accepted.get(id) ?? []));
  const found = new Set<ClaimId>();
  own.forEach((here, i) => {
    for (const claim of here) {
      const backed = own.some(
        (there, j) =>
          j !== i && apart(i, j) && there.some((other) => statementsFit(claim, other, question)),
      );
      if (backed) found.add(claim.id);
    }
  });
  return found;
}
