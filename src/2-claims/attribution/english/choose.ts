import { saysTheSame, type Said } from './same-words.ts';

/**
 * A reading is kept when it is right with at least this probability. F1 is greatest where the bar is about
 * half of the F1 that is reached (Lipton, Elkan & Naryanaswamy 2014).
 */
export const ACCEPT = 0.36;

/** Cues further apart than this many words do not report the same. */
const NEAR = 200;

/**
 * The likeliest reading of each cue (`at`: its first word), where it is likely enough or its cue is `sure`. Of two
 * that give one speaker the same words ("said in a statement, calling …") the likelier is kept, and the other where it is sure.
 */
export function chosen<Reading extends Said & { readonly at: number }>(
  all: readonly Reading[],
  probabilityOf: (one: Reading) => number,
  sure: (one: Reading) => boolean = () => false,
  accept = ACCEPT,
): Reading[] {
  const best = new Map<number, { one: Reading; p: number }>();
  for (const one of all) {
    const p = probabilityOf(one);
    const before = best.get(one.at);
    if (before === undefined || p > before.p) best.set(one.at, { one, p });
  }
  const likely = [...best.values()]
    .filter(({ one, p }) => p >= accept || sure(one))
    .map(({ one, p }) => ({ one, p, isSure: sure(one) }));
  const kept = new Set<Reading>();
  const near = new Map<number, Reading[]>();
  for (const { one, isSure } of likely.toSorted((a, b) => b.p - a.p)) {
    const place = Math.floor(one.at / NEAR);
    const beside = [place - 1, place, place + 1].flatMap((at) => near.get(at) ?? []);
    if (!isSure && beside.some((other) => saysTheSame(one, other))) continue;
    kept.add(one);
    near.set(place, [...(near.get(place) ?? []), one]);
  }
  return likely.map(({ one }) => one).filter((one) => kept.has(one));
}
