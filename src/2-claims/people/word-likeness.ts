import { listedName } from './given-names.ts';
import { wordSounds, type WordSound } from './word-sound.ts';

/**
 * How alike two words of personal names are: 1 is the same name in another spelling, 0 nothing in common.
 *
 * 1. Both stand in the list of given names: 1 when one line holds both, else at most `LISTED_APART`.
 * 2. Else by sound: the consonants are laid side by side by the cheapest edits, each pair at the cost of
 *    taking one sound for the other, and the vowels between them at the cost of their spellings (below).
 *    Likeness = 1 − (consonants + ½ · vowels) / (number of consonants + ½), and one vowel that cannot be
 *    the other's costs `CLASH` besides, because that is what tells Salim from Salam.
 *
 * Each spelling of a vowel stands for some of: nothing, short a i u, long ā ī ū, ay, aw. Two spellings that share
 * one cost nothing; else they cost what `VOWELS` says. In Arabic script an empty place may be any short
 * vowel, ا is long a, ي is ī or ay, و is ū or aw. Places with more than one vowel are compared by how
 * much of a, i and u is there.
 *
 * Source of the correspondences: ALA-LC, BGN/PCGN and DIN 31635 romanisation, the spellings of the French
 * civil registers in North Africa, Egyptian g for ج, Turkish c, ç, ş, k, h and final t, Kurdish x, ş, ê, û,
 * Persian e, o and v.
 */
export function wordLikeness(a: string, b: string): number {
  const [x, y] = [listedName(a), listedName(b)];
  if (x !== null && y !== null) {
    if (x.some((line) => y.includes(line))) return 1;
    return Math.min(LISTED_APART, soundLikeness(a, b));
  }
  return soundLikeness(a, b);
}

/** From here on two words are taken for spellings of one; chosen on the half of the pairs that is for tuning. */
export const SAME_WORD = 0.8;
const LISTED_APART = 0.6;
const EVEN_OUT = 0.5;
const VOWEL_WEIGHT = 0.5;
const CLASH = 0.12;
const CLASHES = 0.65;

/** By sound alone, whether listed or not. */
export function soundLikeness(a: string, b: string): number {
  // Of two ways to lay them beside each other that cost the same the first is taken: so always in one order.
  const [x, y] = a <= b ? [wordSounds(a), wordSounds(b)] : [wordSounds(b), wordSounds(a)];
  if (x.length === 0 || y.length === 0) return plain(a) === plain(b) ? 1 : 0;
  let best = 0;
  for (const one of x) for (const two of y) best = Math.max(best, likenessOfSounds(one, two));
  return best;
}

function plain(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}

function likenessOfSounds(a: WordSound, b: WordSound): number {
  const n = a.consonants.length;
  const m = b.consonants.length;
  // Cost and, packed behind it, nothing: clashes are added as cost where they happen.
  let above = new Float64Array(m + 1);
  let row = new Float64Array(m + 1);
  for (let j = 1; j <= m; j++) above[j] = above[j - 1]! + skip(b.consonants, j - 1);
  for (let i = 1; i <= n; i++) {
    row[0] = above[0]! + skip(a.consonants, i - 1);
    for (let j = 1; j <= m; j++) {
      row[j] = Math.min(
        above[j - 1]! +
          consonantCost(a, i - 1, b, j - 1) +
          vowels(a, i - 1, b, j - 1, Math.max(n, m)),
        above[j]! + skip(a.consonants, i - 1),
        row[j - 1]! + skip(b.consonants, j - 1),
      );
    }
    [above, row] = [row, above];
  }
  const cost = above[m]! + vowels(a, n, b, m, Math.max(n, m));
  return Math.max(0, 1 - cost / (Math.max(n, m) + EVEN_OUT));
}

function vowels(a: WordSound, i: number, b: WordSound, j: number, size: number): number {
  const cost = vowelCost(a, i, b, j);
  return VOWEL_WEIGHT * cost + (cost >= CLASHES ? CLASH * (size + EVEN_OUT) : 0);
}

function skip(consonants: string, at: number): number {
  return consonants.charAt(at) === 'h' ? 0.6 : 1;
}

/** Sounds that may stand for one letter, and what taking one for the other costs; all else costs 1. */
const NEAR: Readonly<Record<string, number>> = {
  kq: 0.05,
  ck: 0.05,
  cq: 0.1,
  cj: 0.1,
  gj: 0.1,
  gq: 0.2,
  Gg: 0.15,
  Gq: 0.45,
  gk: 0.5,
  Gk: 0.6,
  Gr: 0.7,
  Zj: 0.1,
  Zz: 0.25,
  CS: 0.05,
  Cj: 0.6,
  Ck: 0.5,
  Cx: 0.5,
  Cs: 0.6,
  Cc: 0.4,
  Ss: 0.55,
  Ts: 0.1,
  Tt: 0.05,
  ST: 0.8,
  cs: 0.3,
  Dd: 0.05,
  Dz: 0.05,
  dz: 0.5,
  dḍ: 0,
  Dḍ: 0.02,
  zḍ: 0.05,
  DZ: 0.5,
  DT: 0.6,
  bp: 0.15,
  fv: 0.2,
  hx: 0.3,
  kx: 0.35,
};

function consonantCost(a: WordSound, i: number, b: WordSound, j: number): number {
  const [x, y] = [a.consonants.charAt(i), b.consonants.charAt(j)];
  if (x === y) return 0;
  const pair = x < y ? x + y : y + x;
  // Turkish hardens the end of a word: Ahmet, Murat, Recep.
  if (pair === 'dt') {
    const last =
      i === a.consonants.length - 1 &&
      j === b.consonants.length - 1 &&
      a.vowels[i + 1] === '' &&
      b.vowels[j + 1] === '';
    return last ? 0.1 : 0.6;
  }
  return NEAR[pair] ?? 1;
}

/** What one sign may stand for: n nothing, a i u short, A I U long, Y ay, W aw. */
const STANDS: Readonly<Record<string, string>> = {
  '': 'n',
  a: 'aA',
  e: 'ai',
  i: 'iI',
  o: 'uUW',
  u: 'uU',
  y: 'iI',
  w: 'uU',
  A: 'A',
  I: 'iI',
  O: 'U',
  U: 'uUW',
  Y: 'Y',
  W: 'W',
};
/** The same in Arabic script. */
const WRITTEN: Readonly<Record<string, string>> = {
  '': 'naiu',
  ا: 'A',
  إ: 'i',
  ي: 'IY',
  و: 'UW',
  ع: 'aiu',
};

/** Two things vowels stand for, in order of the alphabet, and what taking one for the other costs. */
const VOWELS: Readonly<Record<string, number>> = {
  an: 0.4,
  in: 0.35,
  nu: 0.45,
  AI: 1,
  AU: 1,
  AW: 0.8,
  AY: 0.75,
  Aa: 0.05,
  Ai: 0.8,
  An: 0.8,
  Au: 0.9,
  IU: 1,
  IW: 1,
  IY: 0.3,
  Ia: 0.9,
  Ii: 0.15,
  In: 0.8,
  Iu: 0.9,
  UW: 0.15,
  UY: 0.9,
  Ua: 0.9,
  Ui: 0.9,
  Un: 0.8,
  Uu: 0.1,
  WY: 1,
  Wa: 0.8,
  Wi: 0.9,
  Wn: 0.9,
  Wu: 0.35,
  Ya: 0.75,
  Yi: 0.35,
  Yn: 0.9,
  Yu: 0.9,
  ai: 0.7,
  au: 0.75,
  iu: 0.7,
};

/** From 0 to 1. */
function vowelCost(a: WordSound, i: number, b: WordSound, j: number): number {
  const [x, y] = [a.vowels[i] ?? '', b.vowels[j] ?? ''];
  if (x === y && (x === '' || a.arabic === b.arabic)) return 0;
  const first = i === 0 && j === 0;
  const last = i === a.consonants.length && j === b.consonants.length;
  if (x === '' || y === '') {
    // A word begins with a vowel or it does not; at its end nothing is left out in Arabic script either.
    if (first) return 0.9;
    if (last) {
      const other = x === '' ? y : x;
      return other === 'e' ? 0.5 : 0.9;
    }
  }
  if (first && (a.arabic || b.arabic)) return initial(a.arabic ? x : y, a.arabic ? y : x, a, b);
  // ى at the end is ī in Egypt and ā elsewhere.
  if (last && a.arabic && b.arabic && /^[اىي]{2}$/.test(x + y) && (x + y).includes('ى')) return 0;
  if (last && a.arabic !== b.arabic) return final(a.arabic ? x : y, a.arabic ? y : x);
  const left = a.arabic ? WRITTEN[x] : STANDS[x];
  const right = b.arabic ? WRITTEN[y] : STANDS[y];
  if (left === undefined || right === undefined) return byShares(x, a.arabic, y, b.arabic);
  // e for u is Turkish and Moroccan, e for long a Lebanese: possible, if rarer.
  if (!a.arabic && !b.arabic) {
    if (pairIs(x, y, 'e', 'uoU')) return 0.5;
    if (pairIs(x, y, 'e', 'I')) return 0.5;
    if (pairIs(x, y, 'e', 'A')) return 0.35;
    if (pairIs(x, y, 'e', 'Y')) return 0.1;
    if (last && pairIs(x, y, 'y', 'iI')) return 0;
  } else {
    const [latin, arabic] = a.arabic ? [y, x] : [x, y];
    if (latin === 'e' && arabic === 'ا') return 0.25;
    if (latin === 'e' && arabic === 'ي') return 0.15;
    if (latin === 'o' && arabic === 'ا') return 0.5;
    // An ʿayn between vowels, or none written.
    if (latin === '' && arabic === 'ع') return 0.1;
    if (latin === 'I' && arabic === '') return 0.7;
  }
  let least = 1;
  for (const one of left) {
    for (const two of right) {
      if (one === two) return one === 'n' || x === y ? 0 : 0.02;
      least = Math.min(least, VOWELS[one < two ? one + two : two + one] ?? 1);
    }
  }
  return least;
}

function pairIs(x: string, y: string, one: string, others: string): boolean {
  return (
    (x === one && y !== '' && others.includes(y)) || (y === one && x !== '' && others.includes(x))
  );
}

/** Before the first consonant: Arabic alif and ʿayn carry any vowel, ي is y, و is w (written w, ou or v). */
function initial(arabic: string, other: string, a: WordSound, b: WordSound): number {
  if (a.arabic && b.arabic) {
    const [x, y] = [a.vowels[0] ?? '', b.vowels[0] ?? ''];
    const same = x.replace(/[اإ]/g, 'ا') === y.replace(/[اإ]/g, 'ا');
    return same ? 0 : x.charAt(0) === y.charAt(0) ? 0.6 : 0.9;
  }
  const head = arabic.charAt(0);
  const rest = arabic.slice(1);
  if (head === 'ي') return /^[yYI]|^i[aeou]/.test(other) ? bodies(rest, other.slice(1)) : 0.9;
  if (head === 'و') return /^[wW]|^U|^o[aeiu]/.test(other) ? bodies(rest, other.slice(1)) : 0.9;
  if (head === 'إ') return /^[iIeyE]/.test(other) ? 0 : 0.5;
  if (/^[yw]/.test(other)) return 0.9;
  if (rest === 'ي') return /[iIYey]/.test(other) ? 0 : 0.8;
  if (rest === 'و') return /[uoUOW]/.test(other) ? 0 : 0.8;
  if (rest === 'ا') return /[aAe]/.test(other) ? 0 : 0.8;
  return other.length > 1 && rest === '' ? 0.3 : 0;
}

/** What follows a first y or w. */
function bodies(arabic: string, other: string): number {
  if (arabic === '') return other.length > 1 ? 0.3 : 0;
  return byShares(arabic, true, other, false);
}

/** Behind the last consonant. */
function final(arabic: string, other: string): number {
  if (arabic === 'ى') return Math.min(final('ا', other), final('ي', other));
  if (arabic === 'ا' || arabic === 'اع')
    return /^[aAe]$/.test(other) ? 0 : /a/.test(other) ? 0.3 : 0.8;
  if (arabic === 'ي') return /^(?:i|y|I|ie|e|Y|iy)$/.test(other) ? 0 : 0.7;
  if (arabic === 'و') return /^[uoUOw]/.test(other) ? 0 : 0.7;
  if (arabic === 'ع') return 0.1;
  return byShares(arabic, true, other, false);
}

/** How much of a, i and u stands there; what Arabic script does not write is not missed. */
function byShares(x: string, xArabic: boolean, y: string, yArabic: boolean): number {
  const left = shares(x, xArabic);
  const right = shares(y, yArabic);
  let cost = 0;
  for (let k = 0; k < 3; k++) {
    const difference = left[k]! - right[k]!;
    // More in Latin than in Arabic: a short vowel that is not written.
    const unwritten =
      (xArabic && !yArabic && difference < 0) || (yArabic && !xArabic && difference > 0);
    cost += Math.abs(difference) * (unwritten ? 0.1 : 0.45);
  }
  return Math.min(1, cost);
}

function shares(letters: string, arabic: boolean): readonly [number, number, number] {
  let [a, i, u] = [0, 0, 0];
  for (const one of letters) {
    if (arabic) {
      if (one === 'ا') a = 1;
      else if (one === 'ي' || one === 'إ' || one === 'ى') i = 1;
      else if (one === 'و') u = 1;
    } else if (one === 'a' || one === 'A') a = 1;
    else if (one === 'e') [a, i] = [Math.max(a, 0.5), Math.max(i, 0.5)];
    else if (one === 'i' || one === 'I' || one === 'y') i = 1;
    else if (one === 'Y') [a, i] = [Math.max(a, 0.7), 1];
    else if (one === 'W') [a, u] = [Math.max(a, 0.7), 1];
    else u = 1;
  }
  return [a, i, u];
}
