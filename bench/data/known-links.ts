/**
 * Who copied from whom, as far as a set says.
 *
 * - `copies.csv` names parents and children. A parent nobody hears (in no claim) is bridged: its
 *   children are children of *its* parents, for that is as near as anybody can come.
 * - Two children of one unheard parent do depend on each other, but neither copied from the other: such
 *   pairs count neither way. In made networks the bridged parents are all the file lists, and unheard
 *   ones are found by `lineage.csv`: two claims on one item with a common origin, the same number of
 *   hops from it, and no heard parent one hop nearer to it on either side.
 * - `known_copy_groups.csv` names groups within which everybody copies; nobody knows from whom.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from './read-csv.ts';

export interface KnownLinks {
  /** Pairs that depend on each other directly, by `pairKey`. */
  readonly pairs: ReadonlySet<string>;
  /** Child ← parent by `arrowKey`; empty where no direction is known. */
  readonly arrows: ReadonlySet<string>;
  /** Pairs that count neither way. */
  readonly neither: ReadonlySet<string>;
  readonly sources: readonly string[];
}

export function pairKey(a: string, b: string): string {
  return a < b ? `${a}\t${b}` : `${b}\t${a}`;
}

export function arrowKey(child: string, parent: string): string {
  return `${child}\t${parent}`;
}

export function readKnownLinks(folder: string, heard: ReadonlySet<string>): KnownLinks | null {
  const sources = [...heard].sort();
  const groups = join(folder, 'known_copy_groups.csv');
  if (existsSync(groups)) {
    const members = new Map<string, string[]>();
    for (const { group = '', source = '' } of readCsv(groups)) {
      if (heard.has(source)) members.set(group, [...(members.get(group) ?? []), source]);
    }
    const pairs = [...members.values()].flatMap((own) =>
      own.flatMap((a, i) => own.slice(i + 1).map((b) => pairKey(a, b))),
    );
    return { pairs: new Set(pairs), arrows: new Set(), neither: new Set(), sources };
  }
  const copies = join(folder, 'copies.csv');
  if (!existsSync(copies)) return null;
  const edges = readCsv(copies).map(({ child = '', parent = '' }) => ({ child, parent }));
  const { arrows, siblings } = bridged(edges, heard);
  const lineage = join(folder, 'lineage.csv');
  const neither = new Set([
    ...siblings,
    ...(existsSync(lineage) ? siblingsByLineage(readCsv(lineage), arrows, heard) : []),
  ]);
  const pairs = new Set([...arrows].map((arrow) => pairKey(...(arrow.split('\t') as Two))));
  for (const pair of pairs) neither.delete(pair);
  return { pairs, arrows, neither, sources };
}

type Two = [string, string];

/** The edges among those heard, with the unheard bridged, and the children of one unheard parent. */
export function bridged(
  edges: readonly { readonly child: string; readonly parent: string }[],
  heard: ReadonlySet<string>,
): { readonly arrows: Set<string>; readonly siblings: Set<string> } {
  const parents = new Map<string, string[]>();
  const children = new Map<string, string[]>();
  for (const { child, parent } of edges) {
    parents.set(child, [...(parents.get(child) ?? []), parent]);
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  /** Those heard that are reached without passing another one heard. */
  const reach = (from: string, by: ReadonlyMap<string, readonly string[]>): Set<string> => {
    const found = new Set<string>();
    const seen = new Set<string>();
    const open = [...(by.get(from) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (heard.has(next)) found.add(next);
      else open.push(...(by.get(next) ?? []));
    }
    return found;
  };
  const arrows = new Set<string>();
  for (const child of heard) {
    for (const parent of reach(child, parents)) {
      if (parent !== child) arrows.add(arrowKey(child, parent));
    }
  }
  const siblings = new Set<string>();
  for (const unheard of children.keys()) {
    if (heard.has(unheard)) continue;
    const own = [...reach(unheard, children)];
    own.forEach((a, i) => own.slice(i + 1).forEach((b) => siblings.add(pairKey(a, b))));
  }
  return { arrows, siblings };
}

/** Items on which two sources must look like siblings before the pair counts neither way. */
const FEW = 3;

function siblingsByLineage(
  lineage: readonly Readonly<Record<string, string>>[],
  arrows: ReadonlySet<string>,
  heard: ReadonlySet<string>,
): Set<string> {
  const byItem = new Map<string, { source: string; origins: Set<string>; hops: number }[]>();
  for (const { source = '', item = '', origins = '', hops = '0' } of lineage) {
    if (!heard.has(source)) continue;
    const own = byItem.get(item) ?? [];
    byItem.set(item, own);
    own.push({ source, origins: new Set(origins.split(' ').filter(Boolean)), hops: Number(hops) });
  }
  const times = new Map<string, number>();
  for (const claims of byItem.values()) {
    const orphans = claims.filter(
      (child) =>
        child.hops > 0 &&
        !claims.some(
          (parent) =>
            parent.hops === child.hops - 1 &&
            arrows.has(arrowKey(child.source, parent.source)) &&
            meet(parent.origins, child.origins),
        ),
    );
    orphans.forEach((a, i) =>
      orphans.slice(i + 1).forEach((b) => {
        if (a.hops !== b.hops || !meet(a.origins, b.origins)) return;
        const key = pairKey(a.source, b.source);
        times.set(key, (times.get(key) ?? 0) + 1);
      }),
    );
  }
  return new Set([...times].filter(([, n]) => n >= FEW).map(([key]) => key));
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const x of a) if (b.has(x)) return true;
  return false;
}
