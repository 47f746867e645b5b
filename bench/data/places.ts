/**
 * The tree of places of a set: `hierarchy.csv` (ID, name, parentID) as name → name of what it lies in.
 *
 * Claims name places by their bare names, and one in ten names stands for several places. Such a name is
 * read as the one whose parents are most often named by other claims on the same items (as a reader
 * would), the first of the file on a tie. A name that would come to lie in itself stays without a parent.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from './claim.ts';
import { readCsv } from './read-csv.ts';

export function readPlaces(
  folder: string,
  claims: readonly Claim[],
): ReadonlyMap<string, string> | null {
  const file = join(folder, 'hierarchy.csv');
  if (!existsSync(file)) return null;
  const rows = readCsv(file).map(({ ID = '', name = '', parentID = '' }) => ({
    id: ID,
    name,
    up: parentID,
  }));
  return placesByName(rows, claims);
}

interface Place {
  readonly id: string;
  readonly name: string;
  readonly up: string;
}

export function placesByName(
  rows: readonly Place[],
  claims: readonly Claim[],
): ReadonlyMap<string, string> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const above = (row: Place): string[] => {
    const names: string[] = [];
    for (let at = byId.get(row.up); at !== undefined && names.length < 50; at = byId.get(at.up)) {
      if (byId.has(at.up)) names.push(at.name);
    }
    return names;
  };
  const byName = new Map<string, Place[]>();
  for (const row of rows) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);
  const namedWith = new Map<string, Map<string, number>>();
  const items = new Map<string, Set<string>>();
  for (const { item, value } of claims) items.set(item, (items.get(item) ?? new Set()).add(value));
  for (const values of items.values()) {
    for (const a of values) {
      if ((byName.get(a)?.length ?? 0) < 2) continue;
      const own = namedWith.get(a) ?? new Map<string, number>();
      namedWith.set(a, own);
      for (const b of values) if (b !== a) own.set(b, (own.get(b) ?? 0) + 1);
    }
  }
  const places = new Map<string, string>();
  const liesIn = (name: string, maybe: string): boolean => {
    for (let at: string | undefined = name; at !== undefined; at = places.get(at)) {
      if (at === maybe) return true;
    }
    return false;
  };
  for (const [name, all] of byName) {
    const seen = namedWith.get(name);
    const support = (row: Place) =>
      above(row).reduce((sum, other) => sum + (seen?.get(other) ?? 0), 0);
    const best = all.reduce((a, b) => (support(b) > support(a) ? b : a));
    const parent = byId.get(best.up);
    // The root of all is no place that anybody names.
    if (parent === undefined || !byId.has(parent.up)) continue;
    if (!liesIn(parent.name, name)) places.set(name, parent.name);
  }
  return places;
}

/** By item: the right place and everything it lies in. */
export function pathsOf(folder: string): ReadonlyMap<string, readonly string[]> {
  const file = join(folder, 'groundtruths.csv');
  if (!existsSync(file)) return new Map();
  return new Map(readCsv(file).map(({ obj = '', value = '' }) => [obj, value.split(',')]));
}
