/**
 * Which sources get a matrix of their own.
 *
 * A matrix has kinds × labels entries; for a million sources and twenty labels that is more than a
 * machine holds, and a source with three claims cannot fill it. So the sources with most claims have
 * one of their own, as many as fit and have at least `FEWEST`; the others share one of `BANDS` matrices, by their ability alone.
 * The line is drawn at a number of claims, so that it depends on nobody's name or place in the table.
 */
import { at } from '../channel.ts';

/** Matrices of sources without one of their own: from much worse than the population to much better. */
export const BANDS = 33;
/** Log-odds between two bands. */
export const BAND_WIDTH = 0.25;
/** Entries that all matrices of a model may have together. */
export const CELLS = 1 << 22;

/** Claims without which a row of its own would be little more than an echo of itself. */
const FEWEST = 8;

export interface SourceSlots {
  /** By source: the number of its own matrix; −1 where it has none. */
  readonly own: Int32Array;
  readonly owners: number;
}

export function sourceSlots(claims: Int32Array, cells: number, limit: number = CELLS): SourceSlots {
  const most = Math.max(0, Math.floor(limit / cells) - BANDS);
  let least = FEWEST;
  if (claims.length > most) {
    const sorted = claims.slice().sort();
    // One more claim than the first source that no longer fits.
    least = Math.max(FEWEST, at(sorted, claims.length - 1 - most) + 1);
  }
  const own = new Int32Array(claims.length);
  let owners = 0;
  claims.forEach((n, s) => {
    own[s] = n >= least ? owners++ : -1;
  });
  return { own, owners };
}

/** The band of a source that is `ability` better than the population, in log-odds. */
export function bandOf(ability: number): number {
  const middle = (BANDS - 1) / 2;
  return Math.min(BANDS - 1, Math.max(0, Math.round(ability / BAND_WIDTH) + middle));
}

export function abilityOfBand(band: number): number {
  return (band - (BANDS - 1) / 2) * BAND_WIDTH;
}
