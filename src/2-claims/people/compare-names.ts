import type { NameUnit, PersonName } from './parse-name.ts';
import { SAME_WORD, wordLikeness } from './word-likeness.ts';

/**
 * Whether two personal names may be one name in two spellings. It is about names: two people may bear one name,
 * and one person several. Nothing here says who anybody is.
 *
 * - The given names must be alike (`wordLikeness` of SAME_WORD or more). What stands behind them may be
 *   left out – father, grandfather, family, nisba – but what both have must be alike and in order.
 * - `same`: so many parts agree that the names read as one: the given name and at least one more, or
 *   everything there is, and nothing speaks against it.
 * - `possible`: nothing but the given name is common, or only an initial, or the parts stand in another
 *   order, or the kunyas differ, or beside what agrees each has a part that the other lacks.
 * - `kunya`: only the kunya agrees. Half a town is called Abu Muhammad; this never makes a candidate.
 * - `different`: everything else.
 */
export interface NameComparison {
  readonly verdict: 'same' | 'possible' | 'kunya' | 'different';
  /** 0 to 1, of the parts that were laid side by side; 0 when none were. */
  readonly likeness: number;
  /** How many parts agree; a kunya counts half, an initial a third. */
  readonly agreeing: number;
  /** In plain words. */
  readonly reasons: readonly string[];
  /** What speaks against it, in plain words. */
  readonly against: readonly string[];
}

export function compareNames(
  a: PersonName,
  b: PersonName,
  /** Whoever compares many names hands in one that remembers (`rememberLikeness`). */
  alike: UnitLikeness = unitLikeness,
): NameComparison {
  const reasons: string[] = [];
  const against: string[] = [];
  const kunya = compareKunyas(a, b, reasons, against, alike);
  if (a.given === null || b.given === null) {
    return withoutGiven(a, b, kunya, reasons, against, alike);
  }

  const given = alike(a.given, b.given);
  const initial = given < SAME_WORD && isInitialOf(a.given, b.given);
  if (given < SAME_WORD && !initial) {
    const swapped = inAnotherOrder(a, b, alike);
    if (swapped !== null) {
      reasons.push(`the same names: ${said(a)} and ${said(b)}`);
      against.push('they stand in another order');
      return {
        verdict: 'possible',
        likeness: swapped,
        agreeing: 1 + a.rest.length,
        reasons,
        against,
      };
    }
    against.unshift(`"${a.given.written}" is not "${b.given.written}"`);
    const verdict = kunya === 'same' ? 'kunya' : 'different';
    return { verdict, likeness: given, agreeing: kunya === 'same' ? 0.5 : 0, reasons, against };
  }
  reasons.unshift(agrees(a.given, b.given, initial));
  if (initial) against.push('only an initial is given');

  const laid = layBeside(a.rest, b.rest, alike);
  for (const [x, y] of laid.pairs) reasons.push(agrees(x, y, isInitialOf(x, y)));
  const likeness =
    [given, ...laid.pairs.map(([x, y]) => alike(x, y))].reduce((sum, one) => sum + one, 0) /
    (1 + laid.pairs.length);
  const agreeing = (initial ? 1 / 3 : 1) + laid.pairs.length + (kunya === 'same' ? 0.5 : 0);
  const [left, right] = [laid.onlyA, laid.onlyB];
  if (left.length > 0 && right.length > 0) {
    against.unshift(`"${spoken(left)}" is not "${spoken(right)}"`);
    // Each has a part the other lacks: one gives the father, one the grandfather – or they are two people.
    const verdict = laid.pairs.length > 0 ? 'possible' : 'different';
    return { verdict, likeness: likeness * 0.7, agreeing, reasons, against };
  }
  const bare = a.rest.length === 0 || b.rest.length === 0;
  const both = a.rest.length === 0 && b.rest.length === 0;
  if (bare && !both) against.push('only the given name is common');
  else if (both) against.push('a given name alone is borne by many');
  const clean = !initial && kunya !== 'different' && (both || !bare);
  return { verdict: clean ? 'same' : 'possible', likeness, agreeing, reasons, against };
}

/**
 * False where `compareNames` is sure to find the two different, or alike in nothing but the kunya: the given
 * names are not alike, and the names hold nothing that would make them the same in another order. It asks for
 * few likenesses and makes no words, so it goes first where many are compared.
 */
export function mayBeOne(a: PersonName, b: PersonName, alike: UnitLikeness): boolean {
  const { given } = a;
  if (given === null || b.given === null) {
    return a.rest.some((x) => b.rest.some((y) => alike(x, y) >= SAME_WORD || isInitialOf(x, y)));
  }
  if (alike(given, b.given) >= SAME_WORD || isInitialOf(given, b.given)) return true;
  return (
    a.rest.length === b.rest.length && b.rest.some((other) => alike(given, other) >= SAME_WORD)
  );
}

/** Whether two names, as written, read as one name. */
export function sameName(a: PersonName, b: PersonName): boolean {
  return compareNames(a, b).verdict === 'same';
}

/** How alike two parts of names are: `unitLikeness`, or the same remembered. */
export type UnitLikeness = (a: NameUnit, b: NameUnit) => number;

/**
 * `unitLikeness` that works out each pair of words once. Among thousands of names there are few words, and
 * to lay the sounds of two beside each other takes a hundred times as long as to look the answer up.
 */
export function rememberLikeness(): UnitLikeness {
  const numbers = new Map<string, number>();
  const numberOf = new WeakMap<NameUnit, number>();
  /** By the smaller number, then by the other: it is the same either way round. */
  const known: Map<number, number>[] = [];
  const number = (unit: NameUnit): number => {
    let found = numberOf.get(unit);
    if (found !== undefined) return found;
    // All that `unitLikeness` looks at.
    const key = `${unit.kind} ${unit.article ? 1 : 0} ${unit.word}`;
    found = numbers.get(key);
    if (found === undefined) {
      numbers.set(key, (found = numbers.size));
      known.push(new Map());
    }
    numberOf.set(unit, found);
    return found;
  };
  return (a, b) => {
    const x = number(a);
    const y = number(b);
    const row = known[x < y ? x : y]!;
    const other = x < y ? y : x;
    let likeness = row.get(other);
    if (likeness === undefined) row.set(other, (likeness = unitLikeness(a, b)));
    return likeness;
  };
}

/** 0 to 1; compounds of different kinds have nothing in common. */
export function unitLikeness(a: NameUnit, b: NameUnit): number {
  if (a.kind !== b.kind) return Math.min(0.5, gluedLikeness(a, b));
  const plain = wordLikeness(a.word, b.word);
  if (plain >= SAME_WORD || a.kind !== 'plain') return plain;
  // An article written as one with the word: Alhalabi, Elkhatib.
  return Math.max(plain, ...articleOff(a, b).map(([x, y]) => wordLikeness(x, y)));
}

function articleOff(a: NameUnit, b: NameUnit): readonly (readonly [string, string])[] {
  const off = (unit: NameUnit): string | null =>
    /^[ae]l.{5,}$/.test(unit.word) && !unit.article ? unit.word.slice(2) : null;
  const [x, y] = [off(a), off(b)];
  if ((x === null) === (y === null)) return [];
  return [[x ?? a.word, y ?? b.word]];
}

function gluedLikeness(a: NameUnit, b: NameUnit): number {
  return wordLikeness(a.word, b.word);
}

function isInitialOf(a: NameUnit, b: NameUnit): boolean {
  const [short, long] = a.word.length <= b.word.length ? [a.word, b.word] : [b.word, a.word];
  return short.length === 1 && long.length > 1 && a.kind === b.kind && long.charAt(0) === short;
}

type KunyaState = 'same' | 'different' | 'none';

function compareKunyas(
  a: PersonName,
  b: PersonName,
  reasons: string[],
  against: string[],
  alike: UnitLikeness,
): KunyaState {
  if (a.kunya === null || b.kunya === null) return 'none';
  const same = a.kunya.of === b.kunya.of && alike(a.kunya.name, b.kunya.name) >= SAME_WORD;
  const [x, y] = [saidKunya(a), saidKunya(b)];
  if (same) reasons.push(`the kunya "${x}" agrees with "${y}"`);
  else against.push(`the kunya "${x}" is not "${y}"`);
  return same ? 'same' : 'different';
}

function withoutGiven(
  a: PersonName,
  b: PersonName,
  kunya: KunyaState,
  reasons: string[],
  against: string[],
  alike: UnitLikeness,
): NameComparison {
  const laid = layBeside(a.rest, b.rest, alike);
  for (const [x, y] of laid.pairs) reasons.push(agrees(x, y, false));
  against.push(
    a.given === null && b.given === null ? 'no given name is known' : 'one has no given name',
  );
  const agreeing = laid.pairs.length + (kunya === 'same' ? 0.5 : 0);
  const apart = laid.onlyA.length > 0 && laid.onlyB.length > 0;
  if (apart) against.unshift(`"${spoken(laid.onlyA)}" is not "${spoken(laid.onlyB)}"`);
  const likeness =
    laid.pairs.length === 0
      ? kunya === 'same'
        ? alike(a.kunya!.name, b.kunya!.name)
        : 0
      : laid.pairs.reduce((sum, [x, y]) => sum + alike(x, y), 0) / laid.pairs.length;
  if (laid.pairs.length === 0 || kunya === 'different') {
    if (kunya === 'same') against.push('a kunya alone never says who somebody is');
    const verdict = kunya === 'same' ? 'kunya' : 'different';
    return { verdict, likeness, agreeing, reasons, against };
  }
  // A kunya with a nisba or a father's name in common: the same name of war, or by chance.
  const clean = !apart && kunya === 'same' && a.given === null && b.given === null;
  return { verdict: clean ? 'same' : 'possible', likeness, agreeing, reasons, against };
}

/** Parts laid side by side in order, as many as possible, and what is left over on either side. */
function layBeside(a: readonly NameUnit[], b: readonly NameUnit[], alike: UnitLikeness) {
  const n = a.length;
  const m = b.length;
  const agree = (i: number, j: number): boolean =>
    alike(a[i]!, b[j]!) >= SAME_WORD || isInitialOf(a[i]!, b[j]!);
  const best: number[][] = Array.from({ length: n + 1 }, () => Array<number>(m + 1).fill(0));
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      best[i]![j] = Math.max(
        best[i + 1]![j]!,
        best[i]![j + 1]!,
        agree(i, j) ? 1 + best[i + 1]![j + 1]! : 0,
      );
    }
  }
  const pairs: (readonly [NameUnit, NameUnit])[] = [];
  const onlyA: NameUnit[] = [];
  const onlyB: NameUnit[] = [];
  let [i, j] = [0, 0];
  while (i < n && j < m) {
    if (agree(i, j) && best[i]![j] === 1 + best[i + 1]![j + 1]!) pairs.push([a[i++]!, b[j++]!]);
    else if (best[i + 1]![j]! >= best[i]![j + 1]!) onlyA.push(a[i++]!);
    else onlyB.push(b[j++]!);
  }
  return { pairs, onlyA: [...onlyA, ...a.slice(i)], onlyB: [...onlyB, ...b.slice(j)] };
}

/** `Halabi, Khaled`: the likeness when all parts agree in some order, else null. */
function inAnotherOrder(a: PersonName, b: PersonName, alike: UnitLikeness): number | null {
  const [x, y] = [
    [a.given!, ...a.rest],
    [b.given!, ...b.rest],
  ];
  if (x.length !== y.length || x.length < 2 || x.length > 4) return null;
  const left = [...y];
  let sum = 0;
  for (const one of x) {
    const at = left.findIndex((other) => alike(one, other) >= SAME_WORD);
    if (at < 0) return null;
    sum += alike(one, left[at]!);
    left.splice(at, 1);
  }
  return sum / x.length;
}

function agrees(a: NameUnit, b: NameUnit, initial: boolean): string {
  if (a.written === b.written) return `"${a.written}" as written`;
  if (initial) return `"${a.written}" may be short for "${b.written}"`;
  return `"${a.written}" and "${b.written}" are spellings of one name`;
}

function spoken(units: readonly NameUnit[]): string {
  return units.map((unit) => unit.written).join(' ');
}

function said(name: PersonName): string {
  return `"${name.written}"`;
}

function saidKunya({ kunya }: PersonName): string {
  if (kunya === null) return '';
  return `${kunya.of === 'father' ? 'Abu' : 'Umm'} ${kunya.name.written}`;
}
