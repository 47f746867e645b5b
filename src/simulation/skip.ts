import type { Chance } from './chance.ts';

/**
 * Which of a row of independent things happen, without asking each: the gap to the next is geometric.
 * `chances` must fall (or stay) from first to last; a candidate found at the higher chance before it
 * is kept with the ratio of the two, so each happens with exactly its own chance (Miller & Hagberg,
 * *Efficient generation of networks with given expected degrees*, WAW 2011). The time taken grows
 * with how many happen, not with how many there are.
 */
export function eachThatHappens(
  chance: Chance,
  chances: Float64Array,
  happens: (index: number) => void,
): void {
  let at = 0;
  let p = chances[0] ?? 0;
  while (at < chances.length && p > 0) {
    // log1p keeps small chances exact; at 1 the gap is 0.
    if (p < 1) at += Math.floor(Math.log(chance.uniform()) / Math.log1p(-p));
    if (at >= chances.length) return;
    const own = chances[at] as number;
    if (own === p || chance.uniform() < own / p) happens(at);
    p = own;
    at += 1;
  }
}
