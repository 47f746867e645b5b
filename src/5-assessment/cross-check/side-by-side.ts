/**
 * Every claim on one question side by side, and where they do not fit – with each other, with the map,
 * with the clock, with the pictures that came with them. A difference is a thing to ask about: it
 * names both sides and what lies between them, and no side is called wrong.
 *
 * Checks, each only where both things compared are stated:
 *
 * - **values** against each other (`value-differences.ts`), one comparison a pair of different answers,
 *   with all who give them;
 * - **coordinates** against the places named in the same words (`#claims/places/place-flags.ts`), and
 *   against protected sites;
 * - **dates** against each other (two claims on one thing that speak of different times), against the
 *   period of the question, and against when it was told: nobody tells what has not happened yet, unless
 *   the question is about what is planned;
 * - **photos** against what is claimed of them (`#claims/photos/photo-flags.ts`);
 * - **people** against each other: two names that may be one man, a kunya alone that names half a town.
 */
import type { Difference, ToCheck } from './difference.ts';
import { columnsOf, type Column } from './columns.ts';
import { coordinateChecks } from './check-coordinates.ts';
import { peopleChecks } from './check-people.ts';
import { photoChecks } from './check-photos.ts';
import { timeChecks } from './check-times.ts';
import { valueChecks } from './check-values.ts';

export interface SideBySide {
  readonly columns: readonly Column[];
  readonly differences: readonly Difference[];
}

export function sideBySide(given: ToCheck): SideBySide {
  const claims = given.input.claims.filter((claim) => claim.status === 'accepted');
  const columns = columnsOf(given, claims);
  return {
    columns,
    differences: together([
      ...valueChecks(given, claims, columns),
      ...coordinateChecks(given, claims),
      ...timeChecks(given, claims, columns),
      ...photoChecks(given, claims),
      ...peopleChecks(given, claims),
    ]),
  };
}

/** What is said of several claims in the same words is said once, of all of them. */
function together(differences: readonly Difference[]): readonly Difference[] {
  const merged = new Map<string, Difference>();
  for (const one of differences) {
    const key = JSON.stringify([one.kind, one.text, one.between[1]]);
    const before = merged.get(key);
    merged.set(
      key,
      before === undefined
        ? one
        : {
            ...one,
            between: [[...new Set([...before.between[0], ...one.between[0]])], one.between[1]],
          },
    );
  }
  return [...merged.values()];
}
