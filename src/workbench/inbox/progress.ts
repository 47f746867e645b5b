/** How far a long taking-in is. */
export interface Progress {
  /** 0–1 by bytes. */
  readonly share: number;
  /** Bytes a second so far; null before anything can be said. */
  readonly rate: number | null;
  /** Seconds left at that rate; null before anything can be said. */
  readonly left: number | null;
}

/** Small files cost their handling and not their bytes: each counts as at least this many. */
const LEAST = 20_000;

/**
 * Progress by bytes, small files counted with a least weight. Nothing is promised before a second has passed and
 * something is done.
 */
export function progressOf(
  done: readonly number[],
  all: readonly number[],
  milliseconds: number,
): Progress {
  const weigh = (sizes: readonly number[]): number =>
    sizes.reduce((sum, size) => sum + Math.max(size, LEAST), 0);
  const [through, whole] = [weigh(done), weigh(all)];
  const bytes = done.reduce((sum, size) => sum + size, 0);
  const known = milliseconds >= 1_000 && through > 0;
  return {
    share: whole === 0 ? 0 : Math.min(1, through / whole),
    rate: known ? (bytes * 1_000) / milliseconds : null,
    left: known ? ((Math.max(0, whole - through) / through) * milliseconds) / 1_000 : null,
  };
}

/** `3.4 MB`; thousands, as drives and mail programs count. */
export function sizeWords(bytes: number, language: string): string {
  const units = ['B', 'kB', 'MB', 'GB'] as const;
  let value = bytes;
  let at = 0;
  while (value >= 1_000 && at < units.length - 1) {
    value /= 1_000;
    at += 1;
  }
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 && at > 0 ? 1 : 0 }).format(value)} ${units[at]}`;
}
