/**
 * Who can have had it from whom: an order of the sources in which parents come before children.
 *
 * Given an order, every source is explained on its own by those before it (`select-parents.ts`), and
 * the worth of an order is the sum (Teyssier & Koller, *UAI* 2005: searching orders instead of graphs
 * needs no check for cycles and has far fewer local optima). One source at a time is moved to where the
 * sum is largest, until no move helps; only those whose surroundings changed are looked at again.
 *
 * Moving s past u changes something only if one may have taken from the other: the one that now comes
 * first loses the other as a parent, the one that now comes second may gain one.
 */
import { likelihoods, gainOfOneMore, totals, type Explanation } from './explain-source.ts';
import { explainBy, selectParents, worth, type Field } from './select-parents.ts';

export interface Ordered {
  readonly order: readonly number[];
  readonly explained: Explanation[];
  readonly worth: number;
}

export interface Search {
  readonly fields: readonly Field[];
  /** By source: the others it may have taken from, before any order. */
  readonly candidates: readonly (readonly number[])[];
  /** Of these, those that matter for the order: one explains some of the other by itself. */
  readonly near: readonly (readonly number[])[];
  /** By source: its explanation with no parent but fixed ones. */
  readonly alone: readonly Explanation[];
}

const SWEEPS = 4;
/** A move is given up once it has lost so much on the way, in nats. */
const HOPELESS = 40;

/** Explanations under an order, beginning with the parents each had before as far as still allowed. */
export function explainInOrder(
  { fields, candidates, alone }: Search,
  order: readonly number[],
  before?: readonly Explanation[],
): Ordered {
  const place = new Int32Array(fields.length);
  order.forEach((s, i) => (place[s] = i));
  let sum = 0;
  const explained = fields.map((field, s) => {
    const allowed = (candidates[s] as readonly number[]).filter(
      (p) => (place[p] as number) < (place[s] as number) && !field.fixed.includes(p),
    );
    let start = alone[s] as Explanation;
    const had = before?.[s];
    if (had !== undefined && had.parents.length > 0) {
      const keep = had.parents.filter(
        (p) => field.fixed.includes(p) || (place[p] as number) < (place[s] as number),
      );
      if (keep.length > 0) start = explainBy(field, keep, had);
    }
    const e = selectParents(field, allowed, start);
    sum += worth(field, e);
    return e;
  });
  return { order, explained, worth: sum };
}

/**
 * Moves one source at a time to its best place until nothing is gained. Sources that have nothing to
 * do with each other, directly or through others, are ordered apart, so that work grows with groups.
 */
export function improveOrder(search: Search, from: Ordered): Ordered {
  const explained = [...from.explained];
  const order = groupsOf(search.near, from.order).flatMap((group) =>
    group.length === 1 ? group : improveGroup(search, group, explained),
  );
  let sum = 0;
  explained.forEach((e, s) => (sum += worth(search.fields[s] as Field, e)));
  return { order, explained, worth: sum };
}

/** Sources by group of those connected, in the order given. */
function groupsOf(near: readonly (readonly number[])[], order: readonly number[]): number[][] {
  const group = new Int32Array(near.length).fill(-1);
  let groups = 0;
  for (const s of order) {
    if (group[s] !== -1) continue;
    const waiting = [s];
    group[s] = groups;
    for (let u = waiting.pop(); u !== undefined; u = waiting.pop()) {
      for (const p of near[u] as readonly number[]) {
        if (group[p] !== -1) continue;
        group[p] = groups;
        waiting.push(p);
      }
    }
    groups++;
  }
  const out: number[][] = Array.from({ length: groups }, () => []);
  for (const s of order) (out[group[s] as number] as number[]).push(s);
  return out;
}

/** The new order of one group; its entries in `explained` are replaced. */
function improveGroup(search: Search, from: readonly number[], explained: Explanation[]): number[] {
  const { fields, near: candidates, alone } = search;
  const order = [...from];
  const near = new Map(order.map((s) => [s, new Set(candidates[s])]));
  const value = (s: number, e: Explanation) => worth(fields[s] as Field, e);
  // What one more parent would bring to a source as it is explained now; forgotten when that changes.
  const known = new Map<number, Map<number, number>>();
  const state = new Map<number, readonly [Float64Array, Float64Array, Float64Array]>();
  const more = (s: number, p: number): number => {
    let mine = known.get(s);
    if (mine === undefined) known.set(s, (mine = new Map<number, number>()));
    let gain = mine.get(p);
    if (gain !== undefined) return gain;
    const field = fields[s] as Field;
    const e = explained[s] as Explanation;
    let now = state.get(s);
    if (now === undefined) {
      const n = field.words.truth.length;
      const found = e.parents.map((x) => field.found(x));
      const now1 = new Float64Array(n);
      const now0 = new Float64Array(n);
      likelihoods(field.words, found, e.weights, now1, now0);
      state.set(s, (now = [now1, now0, totals(n, found, e.weights)]));
    }
    gain = gainOfOneMore(field.words, now[0], now[1], now[2], field.found(p));
    mine.set(p, gain);
    return gain;
  };
  let waiting = new Set(order);
  for (let sweep = 0; sweep < SWEEPS && waiting.size > 0; sweep++) {
    const again = new Set<number>();
    for (const s of order.filter((x) => waiting.has(x))) {
      const here = order.indexOf(s);
      let best = 0.05;
      let to = -1;
      let how: Map<number, Explanation> | null = null;
      for (const step of [-1, 1]) {
        const changed = new Map<number, Explanation>();
        let difference = 0;
        for (let j = here + step; j >= 0 && j < order.length; j += step) {
          const u = order[j] as number;
          const [child, parent] = step < 0 ? [u, s] : [s, u];
          let touched = false;
          const ahead = changed.get(parent) ?? (explained[parent] as Explanation);
          if (ahead.parents.includes(child) && !fields[parent]?.fixed.includes(child)) {
            const field = fields[parent] as Field;
            const kept = ahead.parents.filter((p) => p !== child);
            const rest =
              kept.length > 0 ? explainBy(field, kept, ahead) : (alone[parent] as Explanation);
            const before = new Set(order.slice(0, j).filter((x) => x !== s && x !== child));
            const next = selectParents(
              field,
              (candidates[parent] as readonly number[]).filter((p) => before.has(p)),
              rest,
            );
            changed.set(parent, next);
            difference += value(parent, next) - value(parent, ahead);
            touched = true;
          }
          const behind = changed.get(child) ?? (explained[child] as Explanation);
          if (near.get(child)?.has(parent) === true && !behind.parents.includes(parent)) {
            const field = fields[child] as Field;
            // A source already changed on the way is asked by a full trial.
            if (changed.has(child) || more(child, parent) > field.price(parent) - 1) {
              const next = selectParents(field, [parent], behind, true);
              const gained = value(child, next) - value(child, behind);
              if (gained > 0) {
                changed.set(child, next);
                difference += gained;
                touched = true;
              }
            }
          }
          if (touched && difference > best) {
            [best, to, how] = [difference, j, new Map(changed)];
          }
          if (difference < best - HOPELESS) break;
        }
      }
      if (how === null) continue;
      order.splice(here, 1);
      order.splice(to, 0, s);
      for (const [u, e] of how) {
        explained[u] = e;
        known.delete(u);
        state.delete(u);
        again.add(u);
        for (const p of e.parents) again.add(p);
      }
      again.add(s);
    }
    waiting = again;
  }
  return order;
}
