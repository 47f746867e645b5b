import type { Instant } from '#terms/time.ts';

/**
 * The hour a moment is in. What depends on the time only by what is stale or silent – a matter of days – is worked out for
 * the hour, so that nothing flickers and what was worked out can be kept.
 */
export function thisHour(now: Instant): Instant {
  return `${now.slice(0, 13)}:00:00.000Z` as Instant;
}
