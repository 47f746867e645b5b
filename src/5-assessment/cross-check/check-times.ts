import type { Claim } from '#claims/claim.ts';
import type { Column } from './columns.ts';
import type { Difference, ToCheck } from './difference.ts';
import { sayMinutes } from './say-span.ts';
import { boundsOf, gapBetween } from './time-bounds.ts';
import { whenOf } from './where-when.ts';

/** Words of a question that asks about what is to come. */
const TO_COME = /\b(?:planned|will|going to|intend|threat)/i;

export function timeChecks(
  { input, zone }: ToCheck,
  claims: readonly Claim[],
  columns: readonly Column[],
): readonly Difference[] {
  const { question } = input;
  const names = new Map<string, string>(columns.map(({ claimId, origin }) => [claimId, origin]));
  const found: Difference[] = [];
  const period = boundsOf(question.period, zone);
  const timed = claims.flatMap((claim) => {
    const when = whenOf(claim, question, zone);
    return when === null ? [] : [{ claim, when }];
  });
  for (const { claim, when } of timed) {
    const told = boundsOf(claim.toldAt, claim.toldAt?.zone ?? zone);
    if (told !== null && !TO_COME.test(question.text) && !question.threatToLife.raised) {
      const early = (when.from - told.to) / 60_000;
      if (early > 0 && Number.isFinite(early)) {
        found.push({
          kind: 'told-before',
          between: [[claim.id], []],
          text: `${names.get(claim.id) ?? 'Somebody'} tells of it ${sayMinutes(early)} before it is said to have happened: one of the two times is wrong.`,
          metres: null,
          minutes: early,
        });
      }
    }
    if (period !== null && when.takenFrom !== 'question') {
      const off = gapBetween(period, when) / 60_000;
      if (off > 0) {
        found.push({
          kind: 'time',
          between: [[claim.id], []],
          text: `${names.get(claim.id) ?? 'Somebody'} speaks of a time ${sayMinutes(off)} off what the question asks about: perhaps of something else.`,
          metres: null,
          minutes: off,
        });
      }
    }
  }
  if (question.type === 'time') return found;
  // Of other questions the time beside the answer tells whether two speak of one thing.
  const own = timed
    .filter(({ when }) => when.takenFrom === 'stated')
    .toSorted((a, b) => a.when.from - b.when.from || (a.claim.id < b.claim.id ? -1 : 1));
  for (let i = 0; i + 1 < own.length; i++) {
    const [a, b] = [own[i]!, own[i + 1]!];
    const minutes = gapBetween(a.when, b.when) / 60_000;
    if (minutes <= 0) continue;
    found.push({
      kind: 'time',
      between: [[a.claim.id], [b.claim.id]],
      text: `${names.get(a.claim.id)} and ${names.get(b.claim.id)} speak of times ${sayMinutes(minutes)} apart: perhaps not of one thing.`,
      metres: null,
      minutes,
    });
  }
  return found;
}
