import type { Case } from '#terms/case.ts';
import type { UserId } from '#terms/ids.ts';
import type { Draft } from '#terms/record.ts';
import { UsageError } from './usage-error.ts';

/** A case with careful defaults: two signatures, coordinates to about 10 km, times to the day. */
export function newCase(
  title: string,
  purpose: Case['purpose'],
  zone: string,
  leader: UserId,
  signatures: Case['releasePolicy']['signatures'] = 2,
): Draft<Case> {
  if (title.trim() === '') throw new UsageError('A case needs a title: what happened, and when.');
  return {
    title: title.trim(),
    purpose,
    zone: timeZone(zone),
    members: [{ userId: leader, role: 'lead' }],
    releasePolicy: { signatures, coordinateDigits: 1, timePrecision: 'day' },
  };
}

/** A time zone as it was named, if there is one of that name. */
export function timeZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    throw new UsageError(
      `There is no time zone "${zone}". Name one of the IANA list, such as Africa/Tripoli or UTC.`,
    );
  }
}
