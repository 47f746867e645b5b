/**
 * A tree of places: what lies in what.
 *
 * Place 0 is the top, "somewhere", which contains everything and answers nothing. A file that names
 * one place above all others ("World") means this top by it. Places are numbered from 1 in the order
 * they were given, and known by name, letter case and spacing aside.
 *
 * **The same name twice.** There is a Brooklyn in several states. Places of one name in different
 * places are different places; a report that gives the name alone may mean any of them, and the fit
 * weighs the readings (`fit-places.ts`).
 *
 * Refused in words (`PlaceTreeError`): a place inside itself, a parent nobody listed, a place listed
 * twice.
 */
import { fold } from '../spread-answers.ts';

export interface PlaceTree {
  /** By place: the place it lies in; −1 for the top. */
  readonly parent: Int32Array;
  /** By place: steps below the top, which has 0. */
  readonly depth: Int32Array;
  readonly name: readonly string[];
  /**
   * Places in an order in which each comes after what it lies in, and next to what lies in it: the
   * places inside p are `order[enter[p]]` to `order[leave[p] − 1]`, p itself first.
   */
  readonly order: Int32Array;
  readonly enter: Int32Array;
  readonly leave: Int32Array;
  /** By place: a number for its name; places of the same name have the same. */
  readonly nameOf: Int32Array;
  /** Where the places of each name begin in `placesOf`; one entry more than there are names. */
  readonly nameStart: Int32Array;
  readonly placesOf: Int32Array;
  /** The number of a name; −1 when the tree does not know it. */
  find(name: string): number;
}

/** One line each, made to be shown as it is. */
export class PlaceTreeError extends Error {
  override readonly name = 'PlaceTreeError';
}

export interface PlaceRow {
  readonly id: string;
  readonly name: string;
  /** The `id` of the place it lies in; null at the top. */
  readonly parent: string | null;
}

/** A tree of rows that have numbers (or other marks) of their own. */
export function treeFromRows(rows: readonly PlaceRow[]): PlaceTree {
  const index = new Map<string, number>();
  rows.forEach(({ id, name }, i) => {
    if (index.has(id)) throw new PlaceTreeError(`Place ${quoted(id)} is listed twice.`);
    if (fold(name) === '') throw new PlaceTreeError(`Place ${quoted(id)} has no name.`);
    index.set(id, i + 1);
  });
  const parent = new Int32Array(rows.length + 1);
  parent[0] = -1;
  rows.forEach(({ id, name, parent: above }, i) => {
    const found = above === null ? 0 : index.get(above);
    if (found === undefined) {
      throw new PlaceTreeError(
        `${quoted(name)} (${id}) lies in ${quoted(above ?? '')}, which is not listed.`,
      );
    }
    parent[i + 1] = found;
  });
  return build(['', ...rows.map(({ name }) => name)], parent);
}

/**
 * A tree of pairs of names, what and in what. A place that only ever contains others lies at the top,
 * as does one whose parent is empty.
 *
 * Names do not always say which place is meant. One that lies in a place of its own name ("Luxembourg
 * in Luxembourg") lies in *another* one. Where the name of a parent stands for several places, the
 * outermost is taken: of a town and the province called after it, the province. A row that would put
 * a place inside itself is left out. `note` is told of both, in a sentence each; who wants names told
 * apart gives the places numbers (`treeFromRows`).
 */
export function treeFromPairs(
  pairs: Iterable<readonly [string, string]>,
  note?: (sentence: string) => void,
): PlaceTree {
  const names: string[] = [];
  const parents: string[] = [];
  const rowsOf = new Map<string, number[]>();
  const add = (name: string, parent: string): void => {
    const folded = fold(name);
    const same = rowsOf.get(folded) ?? [];
    if (same.some((i) => fold(parents[i] as string) === fold(parent))) return;
    rowsOf.set(folded, [...same, names.length]);
    names.push(name.trim());
    parents.push(parent.trim());
  };
  for (const [child, parent] of pairs) add(child, parent);
  for (let i = 0, listed = names.length; i < listed; i++) {
    const parent = parents[i] as string;
    const meant = rowsOf.get(fold(parent)) ?? [];
    if (fold(parent) !== '' && !meant.some((row) => row !== i)) add(parent, '');
  }

  const inside = new Int32Array(names.length).fill(-1);
  const open: number[] = [];
  parents.forEach((parent, i) => {
    if (fold(parent) === '') return;
    const meant = (rowsOf.get(fold(parent)) as number[]).filter((row) => row !== i);
    if (meant.length !== 1) open.push(i);
    else if (!under(meant[0] as number, i)) inside[i] = meant[0] as number;
    else
      note?.(
        `${quoted(names[i] as string)} would lie inside itself, in ${quoted(parent)}; that row is left out.`,
      );
  });
  // Those that are clear stand; the others are hung one by one, never below themselves.
  let guessed = 0;
  for (const i of open) {
    const parent = fold(parents[i] as string);
    const meant = (rowsOf.get(parent) as number[]).filter((row) => row !== i && !under(row, i));
    const outer = meant.filter((row) => fold(parents[row] as string) !== parent);
    inside[i] = outer[0] ?? meant[0] ?? -1;
    guessed += 1;
  }
  if (guessed > 0) {
    note?.(
      `${guessed} ${guessed === 1 ? 'place lies' : 'places lie'} in a name that stands for several places; the outermost of them is taken.`,
    );
  }
  return treeFromRows(
    names.map((name, i) => ({
      id: String(i),
      name,
      parent: (inside[i] as number) < 0 ? null : String(inside[i]),
    })),
  );

  function under(row: number, top: number): boolean {
    let up = row;
    for (let steps = 0; up >= 0 && steps <= names.length; steps++) {
      if (up === top) return true;
      up = inside[up] as number;
    }
    return false;
  }
}

/** The tree with further places at the top, for names that it does not know. */
export function withUnlisted(tree: PlaceTree, names: Iterable<string>): PlaceTree {
  const more = new Map<string, string>();
  for (const name of names) {
    if (tree.find(name) < 0 && fold(name) !== '')
      more.set(fold(name), more.get(fold(name)) ?? name);
  }
  if (more.size === 0) return tree;
  return index(
    [...tree.name, ...more.values()],
    Int32Array.from([...tree.parent, ...Array.from(more, () => 0)]),
  );
}

/** Whether place a contains place b, or is it. */
export function contains({ enter, leave }: PlaceTree, a: number, b: number): boolean {
  const at = enter[b] as number;
  return at >= (enter[a] as number) && at < (leave[a] as number);
}

/** The smallest place that contains both. */
export function common(tree: PlaceTree, a: number, b: number): number {
  let up = a;
  while (!contains(tree, up, b)) up = tree.parent[up] as number;
  return up;
}

/** The place and all that contain it, smallest first: "Ardo, Sefin, Erbil". */
export function placePath({ name, parent }: PlaceTree, place: number): string {
  const path: string[] = [];
  for (let up = place; up > 0; up = parent[up] as number) path.push(name[up] as string);
  return path.join(', ');
}

function build(givenNames: readonly string[], givenParents: Int32Array): PlaceTree {
  return index(...withoutNamedTop(givenNames, givenParents));
}

function index(name: readonly string[], parent: Int32Array): PlaceTree {
  const n = name.length;
  const first = new Int32Array(n).fill(-1);
  const next = new Int32Array(n).fill(-1);
  for (let i = n - 1; i > 0; i--) {
    const up = parent[i] as number;
    next[i] = first[up] as number;
    first[up] = i;
  }
  const depth = new Int32Array(n);
  const order = new Int32Array(n);
  const enter = new Int32Array(n).fill(-1);
  const leave = new Int32Array(n);
  let count = 0;
  for (let at = 0; at >= 0;) {
    enter[at] = count;
    order[count++] = at;
    if (at > 0) depth[at] = (depth[parent[at] as number] as number) + 1;
    let to = first[at] as number;
    while (to < 0 && at >= 0) {
      leave[at] = count;
      to = next[at] as number;
      at = parent[at] as number;
    }
    at = to;
  }
  if (count < n) {
    const inside = enter.findIndex((at) => at < 0);
    const loop = [inside];
    for (let up = parent[inside] as number; !loop.includes(up); up = parent[up] as number) {
      loop.push(up);
    }
    const path = [...loop, parent[loop.at(-1) as number] as number];
    throw new PlaceTreeError(
      `A place cannot lie inside itself: ${path.map((i) => quoted(name[i] as string)).join(' in ')}.`,
    );
  }

  const numbers = new Map<string, number>();
  const nameOf = Int32Array.from(name, (text) => {
    const folded = fold(text);
    const known = numbers.get(folded) ?? numbers.size;
    numbers.set(folded, known);
    return known;
  });
  const nameStart = new Int32Array(numbers.size + 1);
  for (const k of nameOf) nameStart[k + 1] = (nameStart[k + 1] as number) + 1;
  for (let k = 0; k < numbers.size; k++) {
    nameStart[k + 1] = (nameStart[k + 1] as number) + (nameStart[k] as number);
  }
  const fill = nameStart.slice();
  const placesOf = new Int32Array(n);
  nameOf.forEach((k, i) => {
    placesOf[fill[k] as number] = i;
    fill[k] = (fill[k] as number) + 1;
  });
  return {
    parent,
    depth,
    name,
    order,
    enter,
    leave,
    nameOf,
    nameStart,
    placesOf,
    find: (text) => numbers.get(fold(text)) ?? -1,
  };
}

/** Where one place was named above all others, it is the top: place 1 becomes place 0. */
function withoutNamedTop(
  names: readonly string[],
  parent: Int32Array,
): [names: readonly string[], parent: Int32Array] {
  const tops: number[] = [];
  parent.forEach((up, i) => {
    if (up === 0) tops.push(i);
  });
  const [top] = tops;
  if (tops.length !== 1 || top === undefined || !parent.includes(top)) return [names, parent];
  // The others move up by one number from where it stood.
  const moved = (i: number): number => (i === top ? 0 : i > top ? i - 1 : i);
  const kept = names.map((_, i) => i).filter((i) => i !== 0 && i !== top);
  return [
    [names[top] as string, ...kept.map((i) => names[i] as string)],
    Int32Array.from([-1, ...kept.map((i) => moved(parent[i] as number))]),
  ];
}

function quoted(text: string): string {
  return `“${text}”`;
}
