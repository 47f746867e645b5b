import { listedName } from './given-names.ts';
import type { NameUnit, PersonName } from './parse-name.ts';
import { wordSounds } from './word-sound.ts';

/**
 * Keys under which a name is found whatever it is written in: the families of a word's consonants. Two spellings of
 * one word nearly always share a key, and so do many different words: a key only says whom to compare.
 *
 * Families: K (k q c g gh j), S (s sh ch), D (d t dh z zh ḍ), B (b p), F (f v), L, M, N, R; h and kh count with the
 * vowels, which do not count. th may be t or s (Osman, Othman), c and ç may be j, so some words have several keys. A word
 * in the list of given names has a key for each of its lines besides (Mehmet, Muhammad, Md).
 */
export function wordKeys(unit: NameUnit): readonly string[] {
  const keys = new Set<string>();
  for (const line of listedName(unit.word) ?? []) keys.add(`${unit.kind}#${line}`);
  const words = /^[ae]l.{5,}$/.test(unit.word) ? [unit.word, unit.word.slice(2)] : [unit.word];
  for (const word of words) {
    const sounds = wordSounds(word);
    if (sounds.length === 0) keys.add(`=${word.normalize('NFKC').toLowerCase()}`);
    for (const { consonants } of sounds) {
      let heads = [''];
      for (const one of consonants) {
        const families = FAMILIES[one] ?? one;
        heads = heads
          .flatMap((head) => (families === '' ? [head] : [...families].map((f) => head + f)))
          .slice(0, MOST);
      }
      for (const head of heads) keys.add(`${unit.kind}:${doubledOnce(head)}`);
    }
  }
  return [...keys];
}

/** All keys of all parts of a name; a part that says nothing gives none. */
export function nameKeys(name: PersonName): readonly string[] {
  const units = [
    ...(name.given === null ? [] : [name.given]),
    ...name.rest,
    ...(name.kunya === null ? [] : [name.kunya.name]),
  ];
  return [...new Set(units.flatMap((unit) => wordKeys(unit)))];
}

const MOST = 16;
const FAMILIES: Readonly<Record<string, string>> = {
  k: 'K',
  q: 'K',
  c: 'K',
  g: 'K',
  G: 'K',
  j: 'K',
  C: 'SK',
  s: 'S',
  S: 'S',
  T: 'DS',
  t: 'D',
  d: 'D',
  D: 'D',
  z: 'D',
  Z: 'DK',
  ḍ: 'D',
  b: 'B',
  p: 'B',
  f: 'F',
  v: 'F',
  l: 'L',
  m: 'M',
  n: 'N',
  r: 'R',
  h: '',
  x: '',
};

function doubledOnce(key: string): string {
  return key.replace(/(.)\1+/g, '$1');
}
