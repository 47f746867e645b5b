import type { TimeSpan } from '#terms/time.ts';
import { DEFAULT_ZONE, momentSpan, wallClockSpan } from '../time-span.ts';

/**
 * The time a mail header states (RFC 5322 §3.3, obsolete forms of §4.3).
 *
 *     Tue, 15 Sep 2026 20:46:01 +0300 (EEST)     a moment
 *     15 Sep 26 20:46 GMT                        two-digit year, no seconds, a named zone
 *     Tue, 15 Sep 2026 20:46:01 -0000            a moment: the time is UTC; only where the sender is is not said
 *     Tue Sep 15 20:46:01 2026                   a wall clock in the form of asctime
 *
 * Libraries hand over a UTC moment and lose the sender's offset, and take a time without one to be in
 * the zone of the machine that reads. Here the words are kept as `stated`, a moment is UTC, and a wall
 * clock stays naive beside the zone that was assumed. Null when there is no date in it.
 */
export function mailDate(header: string, zone: string = DEFAULT_ZONE): TimeSpan | null {
  // Comments, folding and a megabyte of spaces say nothing about time.
  const stated = header.slice(0, 400).replace(/\s+/g, ' ').trim();
  const plain = stated
    .replace(/\([^()]{0,100}\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const found = DATE.exec(plain)?.groups ?? ASCTIME.exec(plain)?.groups ?? ISO.exec(plain)?.groups;
  if (found === undefined) return null;
  const month = /^\d+$/.test(found['month'] ?? '')
    ? Number(found['month'])
    : MONTHS.indexOf((found['month'] ?? '').slice(0, 3).toLowerCase()) + 1;
  const day = Number(found['day']);
  const year = fullYear(found['year'] ?? '');
  const hour = Number(found['hour']);
  const minute = Number(found['minute']);
  const second = Math.min(Number(found['second'] ?? 0), 59);
  if (month < 1 || hour > 24 || minute > 59 || year < 1900) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  // 31 February is nobody's day.
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return null;
  const offset = offsetMinutes(found['zone'] ?? '');
  if (offset !== null) return momentSpan(wall - offset * 60_000, stated);
  const precision = found['second'] === undefined ? 'minute' : 'second';
  return wallClockSpan(wall / 1000, precision, stated, zone);
}

/** Minutes ahead of UTC; null when the header does not say. */
function offsetMinutes(zone: string): number | null {
  const numeric = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
    return minutes > 15 * 60 ? null : numeric[1] === '-' ? 0 - minutes : minutes;
  }
  return NAMED[zone.toUpperCase()] ?? null;
}

/** RFC 5322 §4.3: two digits below 50 are this century, other two and three digits follow 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? year + 2000 : year + 1900;
  return digits.length === 3 ? year + 1900 : year;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CLOCK = '(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?:[:.](?<second>\\d{2}))?';
const ZONE = '(?: ?(?<zone>[+-]\\d{2}:?\\d{2}|[A-Za-z]{1,4})\\b)?';
const DATE = new RegExp(
  `^(?:[A-Za-z]{3,9},? ?)?(?<day>\\d{1,2})[ -](?<month>[A-Za-z]{3,9})[ -](?<year>\\d{2,4}),? ${CLOCK}${ZONE}`,
);
const ASCTIME = new RegExp(
  `^(?:[A-Za-z]{3,9},? )?(?<month>[A-Za-z]{3,9}) (?<day>\\d{1,2}) ${CLOCK}(?: (?<zone>[+-]\\d{4}|[A-Z]{1,4}))? (?<year>\\d{4})`,
);
const ISO = new RegExp(`^(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})[ T]${CLOCK}${ZONE}`);

/** The zones RFC 5322 §4.3 names; any other name may be one of several and is not believed. */
const NAMED: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  EDT: -240,
  EST: -300,
  CDT: -300,
  CST: -360,
  MDT: -360,
  MST: -420,
  PDT: -420,
  PST: -480,
};
