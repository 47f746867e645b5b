import type { Case } from '#terms/case.ts';
import type { UserId } from '#terms/ids.ts';
import type { Draft } from '#terms/record.ts';

/** A case with careful defaults: two signatures, coordinates to about 10 km, times to the day. */
export function newCase(
  title: string,
  purpose: Case['purpose'],
  zone: string,
  leader: UserId,
): Draft<Case> {
  return {
    title,
    purpose,
    zone,
    members: [{ userId: leader, role: 'lead' }],
    releasePolicy: { signatures: 2, coordinateDigits: 1, timePrecision: 'day' },
  };
}
