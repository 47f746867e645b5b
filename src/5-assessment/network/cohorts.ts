/**
 * Sources by when they joined: the month, quarter or year of their first contact, whichever is the
 * finest that gives at most {@link MOST_COHORTS} cohorts. Whoever's first contact is not known, or known
 * to no better than a year and a half, is in no cohort.
 */
import type { TimeSpan } from '#terms/time.ts';

export const MOST_COHORTS = 24;

const DAY = 86_400_000;
const TOO_VAGUE = 550 * DAY;

export type CohortUnit = 'month' | 'quarter' | 'year';

export interface Cohorts {
  readonly unit: CohortUnit;
  /** Names in order of time: `2026-03`, `2026-Q1` or `2026`. */
  readonly names: readonly string[];
  /** By source its cohort; null when it is not known when it joined. */
  readonly of: ReadonlyMap<string, string | null>;
}

/** Deals sources into cohorts. */
export function cohortsOf(
  sources: readonly { readonly id: string; readonly firstContact: TimeSpan | null }[],
): Cohorts {
  const joined = new Map(sources.map(({ id, firstContact }) => [id, middleOf(firstContact)]));
  const known = [...joined.values()].filter((at) => at !== null);
  for (const unit of ['month', 'quarter', 'year'] as const) {
    const names = [...new Set(known.map((at) => nameOf(at, unit)))].sort();
    if (names.length > MOST_COHORTS && unit !== 'year') continue;
    return {
      unit,
      names,
      of: new Map([...joined].map(([id, at]) => [id, at === null ? null : nameOf(at, unit)])),
    };
  }
  throw new Error('Years always do.');
}

/** The middle of the interval the words allow, as milliseconds. */
function middleOf(span: TimeSpan | null): number | null {
  const from = Date.parse(span?.from ?? '');
  const to = Date.parse(span?.to ?? '');
  if (Number.isNaN(from)) return Number.isNaN(to) ? null : to;
  if (Number.isNaN(to)) return from;
  return Math.abs(to - from) > TOO_VAGUE ? null : (from + to) / 2;
}

function nameOf(at: number, unit: CohortUnit): string {
  const text = new Date(at).toISOString();
  const year = text.slice(0, 4);
  if (unit === 'year') return year;
  const month = text.slice(5, 7);
  return unit === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026-03` as `March 2026`, `2026-Q1` as `the first quarter of 2026`. */
export function cohortWords(name: string): string {
  const [year = '', part] = name.split('-');
  if (part === undefined) return year;
  if (part.startsWith('Q')) {
    const which = ['first', 'second', 'third', 'fourth'][Number(part[1]) - 1];
    return `the ${which} quarter of ${year}`;
  }
  return `${MONTHS[Number(part) - 1]} ${year}`;
}
