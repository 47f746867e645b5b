import { daysIn } from '#claims/calendar.ts';
import type { FoundValue } from '#claims/suggest/suggestion.ts';

/**
 * A found value in plain words, for a person to check: `between 4,000 and 5,000 people`, `over 100, no
 * upper bound`, `October 2014; counted from the date of the document, 2015-11-10`.
 */
export function explainValue(value: FoundValue): string {
  const said = value.doubts.length === 0 ? '' : `; ${value.doubts.join('; ')}`;
  return `${plain(value)}${said}`;
}

function plain(value: FoundValue): string {
  switch (value.type) {
    case 'number':
    case 'money':
      return amount(value.low, value.high, value.unit);
    case 'time':
      return time(value.low, value.high);
    default:
      return value.low;
  }
}

function amount(low: number | null, high: number | null, unit: string | null): string {
  const of = (n: number): string => n.toLocaleString('en-US', { maximumFractionDigits: 2 });
  const behind =
    unit === null ? '' : unit === '%' ? ' %' : ` ${unitText(unit, low === 1 && high === 1)}`;
  if (low !== null && high !== null) {
    return low === high ? `${of(low)}${behind}` : `between ${of(low)} and ${of(high)}${behind}`;
  }
  if (low !== null) return `${of(low)}${behind} or more, no upper bound`;
  if (high !== null) return `${of(high)}${behind} or less, no lower bound`;
  return `a number${behind} that is not stated`;
}

const DURATIONS = new Set(['second', 'minute', 'hour', 'day', 'night', 'week', 'month', 'year']);

function unitText(unit: string, single: boolean): string {
  if (DURATIONS.has(unit)) return single ? unit : `${unit}s`;
  const [money, per] = unit.split('/');
  return per === undefined ? unit : `${money} a ${per}`;
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

function time(low: string | null, high: string | null): string {
  if (low === null && high === null) return 'a time that cannot be told from the text';
  if (low === null) return `${moment(high ?? '')} or earlier`;
  if (high === null) return `${moment(low)} or later`;
  if (low === high) return moment(low);
  const year = /^(\d{4})-01-01$/.exec(low)?.[1];
  if (year !== undefined && high === `${year}-12-31`) return year;
  const month = /^(\d{4})-(\d{2})-01$/.exec(low);
  if (
    month !== null &&
    high.startsWith(`${month[1]}-${month[2]}-`) &&
    Number(high.slice(8)) >= 28
  ) {
    const last = daysIn(Number(month[1]), Number(month[2]));
    if (Number(high.slice(8)) === last) return `${MONTHS[Number(month[2]) - 1]} ${month[1]}`;
  }
  if (low.startsWith('T')) {
    return `between ${low.slice(1)} and ${high.slice(1)}${high < low ? ' of the next day' : ''}`;
  }
  return `between ${moment(low)} and ${moment(high)}`;
}

function moment(iso: string): string {
  if (iso.startsWith('T')) return iso.slice(1);
  const [date = '', clock] = iso.split('T');
  const [year, month, day] = date.split('-');
  const words = `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
  return clock === undefined ? words : `${words}, ${clock}`;
}
