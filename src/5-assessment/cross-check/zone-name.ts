/**
 * A time zone as it is named everywhere: how far it is ahead of UTC, with its city where it has one.
 *
 * `Etc/GMT+2` is two hours behind UTC – the sign of these old names is turned round, which is why they are
 * never shown. Of several moments each offset is said once: `UTC+1/+2 · Berlin` for a winter and a summer day.
 */
import { offsetAt } from './time-bounds.ts';

const MINUTE = 60_000;

/** `UTC−2`, `UTC+3 · Damascus` at these moments (milliseconds). */
export function zoneName(zone: string, moments: readonly number[]): string {
  const fixed = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  const ahead = (ms: number): number =>
    fixed === null
      ? offsetAt(ms, zone) / MINUTE
      : (Number(fixed[2]) * 60 + Number(fixed[3])) * (fixed[1] === '-' ? -1 : 1);
  const offsets = [...new Set(moments.map(ahead))].sort((a, b) => a - b);
  const said = `UTC${offsets.map((one) => signed(one, offsets.length > 1)).join('/')}`;
  const city = cityOf(zone);
  return city === null ? said : `${said} · ${city}`;
}

/** Over a whole year: in winter and in summer. */
export function zoneOfYear(zone: string, year: number): string {
  return zoneName(zone, [Date.UTC(year, 0, 1), Date.UTC(year, 6, 1)]);
}

/** Minutes as `+3`, `−2`, `+5:30`; none at all is left out unless it stands beside another. */
function signed(minutes: number, beside: boolean): string {
  if (minutes === 0) return beside ? '+0' : '';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.round(Math.abs(minutes)) % 60];
  return `${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** `America/Port-au-Prince` is Port-au-Prince; a zone that is only an offset has no city. */
function cityOf(zone: string): string | null {
  const parts = zone.split('/');
  if (parts.length < 2 || parts[0] === 'Etc') return null;
  return parts.at(-1)?.replaceAll('_', ' ') ?? null;
}
