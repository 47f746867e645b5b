import { ANY, readName, type Reading } from './place-key.ts';

/**
 * How alike two readings of a place name are: 1 is the same sound, 0 nothing in common.
 *
 * The consonants are laid side by side by the cheapest edits (a weighted Levenshtein distance); each pair
 * costs what its two sounds cost, each skipped consonant 1, h alone less. The vowels before each pair are
 * compared by their share of a, i and u. The sum is divided by the number of consonants, so that one
 * difference weighs more in a short name: Homs and Hama are far apart, Mayadin and Mayadeen are not.
 */
export function nameLikeness(a: Reading, b: Reading): number {
  if (a.skeleton.startsWith('=') || b.skeleton.startsWith('=')) {
    return a.skeleton === b.skeleton && a.skeleton.length > 1 ? 1 : 0;
  }
  const n = a.sounds.length;
  const m = b.sounds.length;
  const cost = a.skeleton === b.skeleton ? sideBySide(a, b) : cheapest(a, b);
  const tail = VOWEL_WEIGHT * vowelCost(a, n, b, m);
  return Math.max(0, 1 - (cost + tail) / (Math.max(n, m) + EVEN_OUT));
}

/** Two names are taken for spellings of one from this likeness on; chosen on one half of the variant pairs. */
export const SAME_NAME = 0.8;

export function sameName(a: string, b: string): boolean {
  return nameLikeness(readName(a), readName(b)) >= SAME_NAME;
}

/** Half a consonant more than there are, lest names of one or two fall apart over a vowel. */
const EVEN_OUT = 0.5;
const VOWEL_WEIGHT = 0.5;
const SKIP = 1;
const SKIP_H = 0.5;

function sideBySide(a: Reading, b: Reading): number {
  let cost = 0;
  for (let i = 0; i < a.sounds.length; i++) {
    cost +=
      soundCost(a.sounds.charAt(i), b.sounds.charAt(i)) + VOWEL_WEIGHT * vowelCost(a, i, b, i);
  }
  return cost;
}

function cheapest(a: Reading, b: Reading): number {
  const n = a.sounds.length;
  const m = b.sounds.length;
  let above = new Float64Array(m + 1);
  let row = new Float64Array(m + 1);
  for (let j = 1; j <= m; j++) above[j] = above[j - 1]! + skipCost(b.sounds.charAt(j - 1));
  for (let i = 1; i <= n; i++) {
    const own = a.sounds.charAt(i - 1);
    row[0] = above[0]! + skipCost(own);
    for (let j = 1; j <= m; j++) {
      const other = b.sounds.charAt(j - 1);
      row[j] = Math.min(
        above[j - 1]! + soundCost(own, other) + VOWEL_WEIGHT * vowelCost(a, i - 1, b, j - 1),
        above[j]! + skipCost(own),
        row[j - 1]! + skipCost(other),
      );
    }
    [above, row] = [row, above];
  }
  return above[m]!;
}

function skipCost(sound: string): number {
  return sound === 'h' ? SKIP_H : SKIP;
}

/** Sounds that may stand for one letter, and what taking one for the other costs; all else costs 1. */
const NEAR: Readonly<Record<string, number>> = {
  ck: 0.03,
  cq: 0.1,
  cj: 0.15,
  cg: 0.5,
  cs: 0.4,
  cS: 0.3,
  kq: 0.05,
  gq: 0.15,
  gk: 0.4,
  gj: 0.15,
  Gg: 0.1,
  Gj: 0.4,
  jk: 0.6,
  jq: 0.6,
  Gk: 0.5,
  Gq: 0.3,
  hx: 0.2,
  kx: 0.4,
  Ss: 0.5,
  sʂ: 0.02,
  Sʂ: 0.02,
  cʂ: 0.4,
  Tʂ: 0.4,
  ST: 0.7,
  Ts: 0.4,
  Dd: 0.1,
  Dz: 0.1,
  dz: 0.5,
  Zz: 0.15,
  DZ: 0.4,
  Zd: 0.7,
  Zj: 0.2,
  Sj: 0.7,
  Tt: 0.1,
  Dt: 0.7,
  dt: 0.6,
  bp: 0.3,
  fv: 0.2,
  bv: 0.5,
  mn: 0.5,
};

function soundCost(a: string, b: string): number {
  if (a === b) return 0;
  return NEAR[a < b ? a + b : b + a] ?? 1;
}

/**
 * From 0 (the same, or nothing said) to 1. A vowel that begins a word is heard more than one within it; one
 * that ends a word is written in Arabic script too.
 */
function vowelCost(a: Reading, i: number, b: Reading, j: number): number {
  const left = a.vowels[i] ?? 0;
  const right = b.vowels[j] ?? 0;
  if (left === right) return 0;
  if (left === 0 || right === 0) {
    const silent = left === 0 ? a : b;
    const letters = lengthOf(left === 0 ? right : left);
    if (i === 0 || j === 0) return 0.9;
    const ends = i === a.sounds.length || j === b.sounds.length;
    if (ends && a.unvowelled && b.unvowelled) return 0.8;
    if (silent.unvowelled && !ends) return letters <= 2 ? 0.04 : 0.12;
    return letters <= 2 ? 0.3 : 0.4;
  }
  if (left === ANY || right === ANY) return 0.04;
  const la = lengthOf(left);
  const lb = lengthOf(right);
  const apart =
    Math.abs((left >> 6) / la - (right >> 6) / lb) +
    Math.abs(((left >> 3) & 7) / la - ((right >> 3) & 7) / lb) +
    Math.abs((left & 7) / la - (right & 7) / lb);
  return (apart / 2) * (a.unvowelled === b.unvowelled ? 0.75 : 0.5);
}

/** In half letters. */
function lengthOf(vowels: number): number {
  return (vowels >> 6) + ((vowels >> 3) & 7) + (vowels & 7);
}
