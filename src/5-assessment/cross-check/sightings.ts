/**
 * Who was where when, as the claims of a case have it.
 *
 * - A **source** was where it saw something: the origin of a claim whose basis is "saw", at the place and
 *   in the time of what it saw – where both are stated with the claim or are its value, never where they
 *   are only the question's (that somebody speaks of the silo on the 12th does not put them there). A
 *   place that lies within sight is not one where the witness stood: the radius is widened by what can be
 *   seen from (`SIGHT`, 2 km) unless the claim's own place says otherwise.
 * - A **person spoken of** was where a claim on a question about one person puts them: a place or point
 *   as the value, or the place beside it.
 *
 * Copies of one statement along a chain (same origin, same value) would be the same sighting many times;
 * the one nearest to its origin stands for them.
 */
import type { ClaimId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { PlaceBook } from './place-book.ts';
import type { Sighting } from './two-places.ts';
import { whenOf, whereOf } from './where-when.ts';

/** Metres from which a convoy, a fire or a crowd can be seen. */
export const SIGHT = 2_000;

export function sightingsOf(
  questions: readonly Question[],
  claims: readonly Claim[],
  subjects: readonly Subject[],
  book: PlaceBook,
  zone: string,
): readonly Sighting[] {
  const asked = new Map<string, Question>(questions.map((one) => [one.id, one]));
  const persons = new Set<string>(
    subjects.filter(({ kind }) => kind === 'person').map(({ id }) => id),
  );
  const best = new Map<string, { readonly sighting: Sighting; readonly hops: number }>();
  for (const claim of claims) {
    if (claim.status !== 'accepted') continue;
    const question = asked.get(claim.questionId);
    if (question === undefined) continue;
    for (const sighting of ofClaim(claim, question, persons, book, zone)) {
      const key = JSON.stringify([
        sighting.who,
        sighting.lat,
        sighting.lon,
        sighting.from,
        sighting.to,
      ]);
      const held = best.get(key);
      const nearer =
        held === undefined ||
        claim.hops.length < held.hops ||
        (claim.hops.length === held.hops && claim.id < held.sighting.claimId);
      if (nearer) best.set(key, { sighting, hops: claim.hops.length });
    }
  }
  return [...best.values()].map(({ sighting }) => sighting);
}

function ofClaim(
  claim: Claim,
  question: Question,
  persons: ReadonlySet<string>,
  book: PlaceBook,
  zone: string,
): readonly Sighting[] {
  const where = whereOf(claim, question, book);
  const when = whenOf(claim, question, zone);
  if (where === null || when === null) return [];
  const at = (who: string, radius: number): Sighting => ({
    who,
    claimId: claim.id as ClaimId,
    lat: where.lat,
    lon: where.lon,
    radius,
    from: when.from,
    to: when.to,
  });
  const found: Sighting[] = [];
  const [origin] = claim.hops;
  if (
    origin?.actor.kind === 'source' &&
    claim.basis === 'saw' &&
    where.takenFrom !== 'question' &&
    when.takenFrom !== 'question'
  ) {
    const stood = where.takenFrom === 'stated';
    found.push(at(`source ${origin.actor.sourceId}`, stood ? where.radius : where.radius + SIGHT));
  }
  const about = question.subjectIds.filter((id) => persons.has(id));
  const [person] = about;
  if (person !== undefined && about.length === 1 && where.takenFrom !== 'question') {
    found.push(at(`subject ${person}`, where.radius));
  }
  return found;
}
