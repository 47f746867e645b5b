import { instant, type Instant } from '#terms/time.ts';
import { UsageError } from './usage-error.ts';

/** A moment from an option of the command line. */
export function moment(option: string, text: string): Instant {
  try {
    return instant(text);
  } catch {
    throw new UsageError(
      `${option} needs a date, a time and an offset, like 2026-03-12T21:10:00+02:00; it is "${text}".`,
    );
  }
}
