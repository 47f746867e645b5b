/**
 * From when to when something is said to hold.
 *
 * Each claim that says so gives a stretch: the time it is about, or – where it names none – the day it
 * was told, since a thing told in the present held when it was told. Together they reach from the first
 * to the last moment it is said to hold. “Since May 2025” reaches on without an end: it holds until
 * somebody says otherwise. “Until March” says nothing of the beginning.
 *
 * As of a date: before the first time it is *not yet* said, between first and last it *is* said, after the
 * last it is *no longer said* – which is not the same as said to have ended. Without any time it is
 * undated, and shown at every date. Moments without an offset are read as UTC on both sides.
 */
import type { Claim } from '#claims/claim.ts';
import { moment } from '../value-agrees.ts';

export interface Held {
  /** ISO; null when the beginning is open or nothing is dated. */
  readonly first: string | null;
  readonly last: string | null;
  /** Somebody says it goes on: there is no end. */
  readonly open: boolean;
  /** How many claims say so. */
  readonly claims: number;
  /** How many of them name no time, so that the day of telling stands for it. */
  readonly byTelling: number;
}

export type HeldAt = 'not-yet' | 'said' | 'no-longer-said' | 'undated';

export const NOTHING_HELD: Held = {
  first: null,
  last: null,
  open: false,
  claims: 0,
  byTelling: 0,
};

/** What the claims that say so give together. */
export function heldBy(claims: readonly Pick<Claim, 'aboutTime' | 'toldAt'>[]): Held {
  let held: Held = NOTHING_HELD;
  for (const { aboutTime, toldAt } of claims) {
    const named = aboutTime !== null && (aboutTime.from !== null || aboutTime.to !== null);
    const span = named ? aboutTime : toldAt;
    const one: Held = {
      first: span?.from ?? null,
      last: span?.to ?? span?.from ?? null,
      open: named && aboutTime.from !== null && aboutTime.to === null,
      claims: 1,
      byTelling: named || span === null ? 0 : 1,
    };
    held = joinHeld(held, one);
  }
  return held;
}

/** Two stretches as one, over what lies between. */
export function joinHeld(a: Held, b: Held): Held {
  return {
    first: pick(a.first, b.first, 'start', -1),
    last: pick(a.last, b.last, 'end', 1),
    open: a.open || b.open,
    claims: a.claims + b.claims,
    byTelling: a.byTelling + b.byTelling,
  };
}

/** How it stands as of a year, month, day or moment (ISO). */
export function heldAt(held: Held, at: string): HeldAt {
  const from = moment(at, 'start');
  const to = moment(at, 'end');
  const first = held.first === null ? null : moment(held.first, 'start');
  const last = held.last === null ? null : moment(held.last, 'end');
  if ((first === null && last === null) || from === null || to === null) return 'undated';
  if (first !== null && to < first) return 'not-yet';
  if (!held.open && last !== null && from > last) return 'no-longer-said';
  return 'said';
}

/** The later (`1`) or earlier (`-1`) of two; what cannot be read gives way. */
function pick(
  a: string | null,
  b: string | null,
  edge: 'start' | 'end',
  sign: 1 | -1,
): string | null {
  const x = a === null ? null : moment(a, edge);
  const y = b === null ? null : moment(b, edge);
  if (x === null) return y === null ? null : b;
  if (y === null) return a;
  return sign * (x - y) >= 0 ? a : b;
}
