import { ANY, readName, type Reading } from './place-key.ts';

/**
 * How alike two readings of a place name are: 1 is the same sound, 0 nothing in common.
 *
 * The consonants are laid side by side by the cheapest edits (a weighted Levenshtein distance); each pair
 * costs what its two sounds cost, each skipped consonant 1, h alone less. The vowels before each pair are
 * compared by their share of a, i and u. The sum is divided by the number of consonants, so that one
 * difference weighs more in a short name: Homs and Hama are far apart, Mayadin and Mayadeen are not.
 */
export function nameLikeness(
  a: Reading,
  b: Reading,
  /** Below this the exact likeness is not asked for: 0 will do. */
  least = 0,
): number {
  if (a.skeleton.startsWith('=') || b.skeleton.startsWith('=')) {
    return a.skeleton === b.skeleton && a.skeleton.length > 1 ? 1 : 0;
  }
  const n = a.sounds.length;
  const m = b.sounds.length;
  const most = (1 - least) * (Math.max(n, m) + EVEN_OUT);
  const cost = a.skeleton === b.skeleton ? sideBySide(a, b) : cheapest(a, b, most);
  const tail = VOWEL_WEIGHT * vowelCost(a, n, b, m);
  return Math.max(0, 1 - (cost + tail) / (Math.max(n, m) + EVEN_OUT));
}

/** Two names are taken for spellings of one from this likeness on; chosen on one half of the variant pairs. */
export const SAME_NAME = 0.8;

export function sameName(a: string, b: string): boolean {
  return nameLikeness(readName(a), readName(b)) >= SAME_NAME;
}

/** How many consonants of each group of near sounds a reading has, and how many of them are h. */
export interface SoundBag {
  readonly groups: readonly number[];
  readonly h: number;
  readonly size: number;
  /** Whether it is read by sound at all. */
  readonly read: boolean;
}

/** Sounds of different groups have nothing in `NEAR`: to take one for the other costs 1. */
const GROUPS = ['ckqgGjhxsSʂTtdDzZ', 'bpfv', 'mn', 'l', 'r'] as const;

export function soundBag({ sounds, skeleton }: Reading): SoundBag {
  return {
    groups: GROUPS.map((group) => [...sounds].filter((sound) => group.includes(sound)).length),
    h: [...sounds].filter((sound) => sound === 'h').length,
    size: sounds.length,
    read: !skeleton.startsWith('='),
  };
}

/**
 * The most that `nameLikeness` of two readings can be, from their bags alone: what one has of a group
 * beyond the other must be skipped or taken for a sound of another group, each at a cost of 1, or of ½ to
 * skip an h. So thousands of places can be held against each other, and few need be laid side by side.
 */
export function mostLikeness(a: SoundBag, b: SoundBag): number {
  if (!a.read || !b.read) return 1;
  let onlyA = 0;
  let onlyB = 0;
  for (let i = 0; i < GROUPS.length; i++) {
    const more = a.groups[i]! - b.groups[i]!;
    if (more > 0) onlyA += more;
    else onlyB -= more;
  }
  const least = Math.max(onlyA, onlyB) - (SKIP - SKIP_H) * (a.h + b.h);
  return 1 - Math.max(0, least) / (Math.max(a.size, b.size) + EVEN_OUT);
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
      soundCost(a.sounds.charCodeAt(i), b.sounds.charCodeAt(i)) +
      VOWEL_WEIGHT * vowelCost(a, i, b, i);
  }
  return cost;
}

/** The cheapest way to lay one beside the other; infinite as soon as every way costs more than `most`. */
function cheapest(a: Reading, b: Reading, most: number): number {
  const n = a.sounds.length;
  const m = b.sounds.length;
  let above = new Float64Array(m + 1);
  let row = new Float64Array(m + 1);
  for (let j = 1; j <= m; j++) above[j] = above[j - 1]! + skipCost(b.sounds.charCodeAt(j - 1));
  for (let i = 1; i <= n; i++) {
    const own = a.sounds.charCodeAt(i - 1);
    row[0] = above[0]! + skipCost(own);
    let lowest = row[0];
    for (let j = 1; j <= m; j++) {
      const other = b.sounds.charCodeAt(j - 1);
      const cost = Math.min(
        above[j - 1]! + soundCost(own, other) + VOWEL_WEIGHT * vowelCost(a, i - 1, b, j - 1),
        above[j]! + skipCost(own),
        row[j - 1]! + skipCost(other),
      );
      row[j] = cost;
      if (cost < lowest) lowest = cost;
    }
    // Every way leads through this row, and costs only grow.
    if (lowest > most + 1e-9) return Infinity;
    [above, row] = [row, above];
  }
  return above[m]!;
}

const H = 'h'.charCodeAt(0);

function skipCost(sound: number): number {
  return sound === H ? SKIP_H : SKIP;
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

/** `NEAR` as a square by the codes of the two sounds; ʂ, the one sound that is no small code, stands at 0. */
const COSTS = Float64Array.from({ length: 128 * 128 }, (_, at) => {
  const [a, b] = [at >> 7, at & 127].map((code) => (code === 0 ? 'ʂ' : String.fromCharCode(code)));
  return a === b ? 0 : (NEAR[a! < b! ? a! + b! : b! + a!] ?? 1);
});

function soundCost(a: number, b: number): number {
  return COSTS[((a < 128 ? a : 0) << 7) | (b < 128 ? b : 0)]!;
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
