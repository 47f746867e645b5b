/**
 * A value as it may leave: coordinates cut to the case's digits, times widened to whole days or
 * months, a person never named. Numbers, choices and place names stay as they are.
 *
 * Widening, not rounding: the true value is always still inside, and nobody can tell where.
 */
import type { Case } from '#terms/case.ts';
import type { Value } from '#claims/value.ts';

export type Coarseness = Pick<Case['releasePolicy'], 'coordinateDigits' | 'timePrecision'>;

/** Half the diagonal of a cell at the equator, in metres, by digits kept: the radius that covers it. */
const CELL_RADIUS: Readonly<Record<Coarseness['coordinateDigits'], number>> = {
  0: 79_000,
  1: 7_900,
  2: 790,
};

export function coarsen(value: Value, policy: Coarseness): Value {
  switch (value.type) {
    case 'point': {
      const round = (degrees: number): number => {
        const scale = 10 ** policy.coordinateDigits;
        // + 0 turns −0 into 0: "-0" would tell the side of the meridian.
        return Math.round(degrees * scale) / scale + 0;
      };
      const radius = Math.max(value.radius, CELL_RADIUS[policy.coordinateDigits]);
      return { type: 'point', lat: round(value.lat), lon: round(value.lon), radius };
    }
    case 'time':
      return {
        type: 'time',
        from: value.from === null ? null : coarseTime(value.from, policy.timePrecision, 'start'),
        to: value.to === null ? null : coarseTime(value.to, policy.timePrecision, 'end'),
      };
    default:
      return value;
  }
}

/** The day, or the first or last day of the month, that a moment falls in; as a date without a time. */
export function coarseTime(
  text: string,
  precision: Coarseness['timePrecision'],
  edge: 'start' | 'end',
): string {
  const [year = '', month, day] = text.slice(0, 10).split('-');
  if (month === undefined) return year;
  if (precision === 'day')
    return day === undefined ? `${year}-${month}` : `${year}-${month}-${day}`;
  if (edge === 'start') return `${year}-${month}-01`;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${String(last).padStart(2, '0')}`;
}
