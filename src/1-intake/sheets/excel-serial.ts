/**
 * Dates and times as Excel stores them: days since an epoch, the time of day as a fraction.
 *
 * There are two epochs (ECMA-376 part 1, 18.17.4.1). In the 1900 system 1 is 1 January 1900 – and 60
 * is 29 February 1900, a day that never was, kept since Lotus 1-2-3; so up to 59 the count is from
 * 31 December 1899 and from 61 on from 30 December. In the 1904 system, of old Macintosh files, 0 is
 * 1 January 1904 and there is no such hole. The same number is four years apart in the two, so the
 * system is always that of the file, never a guess.
 */
export interface SerialOptions {
  readonly date1904: boolean;
  /** Whether the time of day is wanted, and the day. */
  readonly day: boolean;
  readonly time: boolean;
  readonly seconds: boolean;
}

/** 31 December 9999, the last day Excel knows. */
const LAST = 2_958_465;

const DAY = 86_400;

/**
 * The date in ISO form: `2026-03-12`, `2026-03-12T14:05`, `14:05`, with seconds where they are wanted
 * or not zero. Null for what is no date: negative numbers, days after 9999, and the day that never was.
 */
export function fromSerial(serial: number, options: SerialOptions): string | null {
  if (!Number.isFinite(serial) || serial < 0) return null;
  // Excel's fractions of a day are good to about a millisecond; a second is as fine as it is shown.
  const seconds = Math.round(serial * DAY);
  const day = Math.floor(seconds / DAY);
  const rest = seconds - day * DAY;
  if (day > LAST - (options.date1904 ? 1462 : 0)) return null;
  const clock = clockOf(rest, options.seconds || rest % 60 !== 0);
  if (!options.day || (!options.date1904 && day === 0)) {
    return day === 0 && (options.time || rest > 0) ? clock : null;
  }
  if (!options.date1904 && day === 60) return null;
  const epoch = options.date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const date = new Date(epoch + day * DAY * 1000).toISOString().slice(0, 10);
  return options.time || rest > 0 ? `${date}T${clock}` : date;
}

/** Hours beyond a day, as `[h]:mm` shows them: 1.5 is `36:00:00`. */
export function duration(serial: number): string | null {
  if (!Number.isFinite(serial) || Math.abs(serial) > LAST) return null;
  const seconds = Math.round(Math.abs(serial) * DAY);
  const hours = Math.floor(seconds / 3600);
  return `${serial < 0 ? '-' : ''}${two(hours)}:${clockOf(seconds % 3600, true).slice(3)}`;
}

function clockOf(seconds: number, withSeconds: boolean): string {
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return withSeconds ? `${clock}:${two(seconds % 60)}` : clock;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
