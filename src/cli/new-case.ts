import type { Case } from '#terms/case.ts';
import type { Draft } from '#terms/record.ts';
import type { UserId } from '#terms/ids.ts';
import { UsageError } from './usage-error.ts';

/** What can be said of a new case on the command line. */
export interface NewCaseOptions {
  readonly purpose?: string;
  readonly zone?: string;
  readonly signatures?: string;
}

/**
 * A case with careful defaults: two signatures, coordinates to about 10 km, times to the day. Who
 * opens it becomes its lead.
 */
export function newCase(title: string, lead: UserId, options: NewCaseOptions = {}): Draft<Case> {
  const { zone = 'UTC', signatures = '2' } = options;
  if (title.trim() === '') throw new UsageError('A case needs a title: what happened, and when.');
  const purpose = (['harm', 'event', 'claim'] as const).find(
    (p) => p === (options.purpose ?? 'event'),
  );
  if (purpose === undefined) {
    throw new UsageError(
      `--purpose is harm, event or claim, never a person; it is "${options.purpose}".`,
    );
  }
  if (signatures !== '1' && signatures !== '2') {
    throw new UsageError(`--signatures is 1 or 2; it is "${signatures}".`);
  }
  return {
    title: title.trim(),
    purpose,
    zone: timeZone(zone),
    members: [{ userId: lead, role: 'lead' }],
    releasePolicy: { signatures: signatures === '1' ? 1 : 2, coordinateDigits: 1, timePrecision: 'day' },
  };
}

/** The time zone as it was named, if there is one of that name. */
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
