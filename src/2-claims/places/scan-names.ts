import { listedName } from '../people/given-names.ts';
import { bareArabic } from './arabic-letters.ts';
import type { Gazetteer } from './gazetteer.ts';
import { candidatesFor, type Near, type PlaceCandidate, rerank } from './match-place.ts';
import { readName } from './place-key.ts';
import {
  ARABIC_COMMON,
  ARABIC_HEADS,
  ARABIC_NAMING_NOUNS,
  ARABIC_NOUNS,
  ARABIC_STRONG,
  ARABIC_TITLES,
  ARABIC_WEAK,
  COMMON_WORDS,
  NAMING_NOUNS,
  PERSON_NAMES,
  PLACE_HEADS,
  PLACE_NOUNS,
  SPEECH,
  STRONG_BEFORE,
  TITLES,
  WEAK_BEFORE,
} from './place-words.ts';
import { farDoubts, rivals, settleNames } from './settle-names.ts';

/** A name of a place in a text. */
export interface PlaceMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Best first; none when only the words around it say that it is a place. */
  readonly candidates: readonly PlaceCandidate[];
  readonly doubts: readonly string[];
}

/**
 * Names of places in running text.
 *
 * In Latin letters a name is capitalised words, with particles between (`Deir ez-Zor`, `Khan al-Assal`); in
 * Arabic any one to four words, with و ف ب ل ك before them taken off. Whatever sounds like a name of the
 * gazetteer is weighed: what stands before (`in`, `the town of`, في، بلدة), behind (`, Syria`,
 * `province`), the countries of the case and the size speak for a place; a title, a first name, a
 * neighbouring capitalised word, `said` behind it, or being a common word speak against. From EVIDENCE on
 * it is one. The longest name that passes is taken. A name nobody listed is one when a word such as `village of`
 * or a head such as `Tell` says so, with a doubt.
 *
 * Several places of one name stay several: the likeliest is first, the others are named in a doubt.
 */
export function scanNames(text: string, gazetteer: Gazetteer, near: Near = {}): PlaceMention[] {
  const tokens = tokensOf(text);
  const lower = lowerCaseWords(tokens);
  const surnames = surnamesIn(text, tokens);
  const found: Weighed[] = [];
  let last = -1;
  for (let i = 0; i < tokens.length;) {
    const scan: Scan = {
      text,
      tokens,
      lower,
      surnames,
      gazetteer,
      near,
      listed: inList(text, tokens, i, last),
    };
    const token = tokens[i]!;
    const mention = token.arabic
      ? arabicAt(scan, i)
      : token.capital || token.article
        ? latinAt(scan, i)
        : null;
    if (mention === null) {
      i++;
      continue;
    }
    found.push(mention.mention);
    i += mention.words;
    last = i - 1;
  }
  return settled(found, near);
}

/** With the places that the names mean beside each other, and what is to be asked about them. */
function settled(found: readonly Weighed[], near: Near): PlaceMention[] {
  const mentions = settleNames(found, near);
  const far =
    near.countries === undefined || near.countries.length === 0 ? farDoubts(mentions) : null;
  return mentions.map(({ beside, doubts, ...one }, i) => {
    // `Tripoli, Lebanon` says itself which one is meant.
    const told =
      beside === null ? near : { ...near, countries: [beside, ...(near.countries ?? [])] };
    const candidates = beside === null ? one.candidates : rerank(one.candidates, one.text, told);
    const away = beside === null ? far?.get(i) : undefined;
    return {
      ...one,
      candidates,
      doubts: [...doubts, ...doubtsOf(candidates, near), ...(away === undefined ? [] : [away])],
    };
  });
}

/** A mention with the country named right behind it. */
interface Weighed extends PlaceMention {
  readonly beside: string | null;
}

/** What the signs for and against must add up to. */
const EVIDENCE = 0.6;
/** Likeness that a name in a text must have; a person reads over a suggestion more lightly than a question. */
const LIKE = 0.93;
const LONGEST_NAME = 5;

interface Token {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** In small letters, Arabic without vowel signs. */
  readonly low: string;
  readonly arabic: boolean;
  readonly capital: boolean;
  /** `al` and the like, in small letters, with a hyphen behind. */
  readonly article: boolean;
  /** First of a sentence. */
  readonly first: boolean;
}

interface Scan {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Words that this text also writes small. */
  readonly lower: ReadonlySet<string>;
  /** Words that stand behind a first name somewhere in the text. */
  readonly surnames: ReadonlySet<string>;
  readonly gazetteer: Gazetteer;
  readonly near: Near;
  /** The name before it in a list is a place. */
  readonly listed: boolean;
}

interface Taken {
  readonly mention: Weighed;
  readonly words: number;
}

const WORD = /[\p{L}\p{M}](?:[\p{L}\p{M}\u0640ʿʾ`]|['’‘](?=\p{L}))*/gu;
const ARTICLE = /^(?:al|el|ul|as|ash|az|ad|at|ar|an|es|ez|ed|et|er|en|ech)$/;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let behind = 0;
  for (const match of text.matchAll(WORD)) {
    let word = match[0];
    let start = match.index;
    // French elision and English possessive are not part of the word.
    const elision = /^[ldLD]['’](?=\p{L}{2})/u.exec(word);
    if (elision !== null && !/^[ld]['’]\p{Ll}/u.test(word)) {
      word = word.slice(2);
      start += 2;
    }
    word = word.replace(/['’]s$/, '');
    if (isPieceOfCode(text, match.index, match[0])) continue;
    const gap = text.slice(behind, match.index);
    const arabic = /^[\u0600-\u06FF]/.test(word);
    const begin = word.charAt(0) === '‘' ? word.charAt(1) : word.charAt(0);
    const capital = !arabic && begin !== begin.toLowerCase();
    tokens.push({
      start,
      end: start + word.length,
      word,
      low: arabic
        ? word.replace(/[\u0640\u064B-\u0652]/g, '')
        : elision !== null
          ? word.toLowerCase()
          : word.toLowerCase(),
      arabic,
      capital,
      article:
        !arabic &&
        !capital &&
        ARTICLE.test(word) &&
        /^[-‐‑ ]\p{Lu}/u.test(text.slice(start + word.length, start + word.length + 2)),
      first: tokens.length === 0 || /[.!?؟:\n"“«•]/.test(gap),
    });
    behind = start + word.length;
  }
  return tokens;
}

/** `S` and `CA` beside the digits of a grid reference, `QX` of a plus code: letters that are no word. */
export function isPieceOfCode(text: string, start: number, word: string): boolean {
  if (word.length > 3 || !/^[A-Z]+$/.test(word)) return false;
  return /[\d+]/.test(text.charAt(start - 1)) || /[\d+]/.test(text.charAt(start + word.length));
}

/** `Tarraf` of `Hussein Tarraf`: who is named so in full is meant elsewhere as well. */
function surnamesIn(text: string, tokens: readonly Token[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i]!;
    const before = tokens[i - 1]!;
    if (!token.capital || !before.capital || token.first) continue;
    if (text.slice(before.end, token.start) !== ' ') continue;
    if (TITLES.has(before.low) || (listedName(before.word) !== null && !COMPASS.has(before.low)))
      found.add(token.low);
  }
  return found;
}

function lowerCaseWords(tokens: readonly Token[]): Set<string> {
  const lower = new Set<string>();
  for (const { arabic, capital, low } of tokens) if (!arabic && !capital) lower.add(low);
  return lower;
}

/** Whether the token follows a place by a comma or `and`. */
function inList(text: string, tokens: readonly Token[], at: number, last: number): boolean {
  if (last < 0) return false;
  const behind = tokens[last]!.end;
  const between = text.slice(behind, tokens[at]!.start);
  return /^(?:,|،)?\s(?:(?:and|or|et|ou|to|و)\s)?$/u.test(between) && between.length < 8;
}

/** The text between two tokens of one name. */
const JOIN = /^(?:[ \u00A0]|[-‐‑]|\. )$/;
const PARTICLES = new Set(
  'al el ul as ash az ad at ar an es ez ed et er en ech de du la le les sur of on am der bin ibn abu'.split(
    ' ',
  ),
);

function latinAt(scan: Scan, i: number): Taken | null {
  const { tokens, text } = scan;
  let most = 1;
  const ends: number[] = [];
  if (tokens[i]!.capital) ends.push(i);
  for (let j = i + 1; j < tokens.length && most < LONGEST_NAME; j++, most++) {
    const token = tokens[j]!;
    const gap = text.slice(tokens[j - 1]!.end, token.start);
    // A full stop joins only behind an abbreviation: `St. Petersburg`, not `Tell. They`.
    if (!JOIN.test(gap) || (gap === '. ' && tokens[j - 1]!.word.length > 3)) break;
    if (token.capital) ends.push(j);
    else if (!PARTICLES.has(token.low)) break;
  }
  const unlisted = unlistedLatin(scan, i, ends);
  for (const end of ends.toReversed()) {
    const taken = weighLatin(scan, i, end);
    // Of a name that nobody listed a part may be listed.
    if (taken !== null && (unlisted === null || taken.words >= unlisted.words)) return taken;
  }
  return unlisted;
}

function weighLatin(scan: Scan, from: number, to: number): Taken | null {
  const { tokens, text, gazetteer } = scan;
  const first = tokens[from]!;
  const start = first.start;
  const end = tokens[to]!.end;
  const written = text.slice(start, end);
  if (written.length < 2 || written.length > 60) return null;
  const reading = readName(written);
  // Names in Arabic letters leave the vowels open, which lets too much in where capitals abound.
  const names = gazetteer
    .named(reading.skeleton)
    .filter((one) => !one.reading.unvowelled && !isNisba(written, one.name));
  if (names.length === 0) return null;
  const beside = countryBehind(scan, to);
  const near =
    beside === null
      ? scan.near
      : { ...scan.near, countries: [beside, ...(scan.near.countries ?? [])] };
  // With one or two consonants hardly anything sets names apart but the vowels.
  const least = reading.skeleton.length <= 1 ? 0.985 : reading.skeleton.length === 2 ? 0.96 : LIKE;
  let candidates = candidatesFor(reading, written, names, near, least);
  const capitals = written.length <= 4 && written === written.toUpperCase();
  if (capitals) candidates = candidates.filter(({ name }) => name.replaceAll('.', '') === written);
  const best = candidates[0];
  if (best === undefined) return null;
  const content = to - from + 1;
  const place = best.place;
  const familiar = scan.near.countries?.includes(place.country) === true;
  let sum =
    sizeOf(best) +
    (familiar ? 0.5 : 0) +
    (best.likeness >= 0.985 ? 0.1 : best.likeness < 0.96 ? -0.15 : 0) +
    (content >= 2 ? 0.4 : 0) +
    (beside === null ? 0 : 0.6) +
    (scan.listed ? 0.4 : 0);
  sum += around(scan, from, to);
  if (content === 1) {
    if (COMMON_WORDS.has(first.low)) sum -= 1.1;
    else if (scan.lower.has(first.low)) sum -= 0.6;
    if (PERSON_NAMES.has(first.low)) sum -= 0.35;
    if (ISLAMIC_MONTHS.has(first.low)) sum -= 1;
    if (scan.surnames.has(first.low)) sum -= 0.7;
    if (text.charAt(end) === ':' && listedName(first.word) !== null) sum -= 0.6;
    // `CALLER (Abu Sami, Mosul):` is a label, though Cagliari sounds like it.
    else if (first.first && LABEL.test(text.slice(start, end + 80)) && !familiar) sum -= 1;
    // `Jisr` alone is short for some longer name; for which, only the country tells.
    if (PLACE_HEADS.has(first.low) && !familiar && plain(place.name) !== first.low) sum -= 0.8;
    if (first.low.length <= 3 && place.kind !== 'country') sum -= 0.3;
  } else if (COMMON_WORDS.has(first.low) && first.first && !sameStart(best.name, first.low))
    sum -= 0.8;
  if (sum < EVIDENCE) return null;
  return {
    mention: {
      start,
      end,
      text: written,
      candidates,
      doubts: [],
      beside,
    },
    words: content,
  };
}

const LABEL = /^\p{Lu}{4,}(?: ?\([^)\n]{0,60}\))? ?:/u;
const ISLAMIC_MONTHS = new Set(
  'ramadan ramadhan rajab shaaban shaban chaabane muharram mouharram safar shawwal chawwal'.split(
    ' ',
  ),
);

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}’‘'ʿʾ-]/gu, '')
    .toLowerCase();
}

/** `al-Baghdadi`, `Halabi`: who comes from a place, not the place. */
function isNisba(written: string, name: string): boolean {
  return /[iyīî]$/iu.test(written) && /[bcdfghjklmnpqrstvxzşţḩḑ‘’'`]$/iu.test(name);
}

function sameStart(name: string, word: string): boolean {
  return name.toLowerCase().startsWith(word);
}

function sizeOf({ place }: PlaceCandidate): number {
  if (place.kind === 'country') return 0.7;
  const size =
    place.population >= 1e6
      ? 0.6
      : place.population >= 1e5
        ? 0.5
        : place.population >= 2e4
          ? 0.25
          : 0.1;
  return (
    size +
    (place.kind === 'capital' || place.kind === 'region' ? 0.2 : place.kind === 'seat' ? 0.1 : 0)
  );
}

/** What the words before and behind say. */
function around({ tokens, text }: Scan, from: number, to: number): number {
  let sum = 0;
  const first = tokens[from]!;
  const before = tokens[from - 1];
  const gapBefore = before === undefined ? '' : text.slice(before.end, first.start);
  const joined = before !== undefined && /^(?:\s|['’]|\s?[-‐‑]\s?)$/.test(gapBefore);
  if (joined && !first.first) {
    const low = before.low;
    const earlier = tokens[from - 2]?.low ?? '';
    if (!before.capital || before.first) {
      if (STRONG_BEFORE.has(low)) sum += 0.6;
      else if (PLACE_NOUNS.has(low)) sum += 0.7;
      else if (WEAK_BEFORE.has(low))
        sum += PLACE_NOUNS.has(earlier) || DIRECTIONS.has(earlier) ? 0.8 : 0.3;
    }
    if (TITLES.has(low) || (low === '.' && TITLES.has(earlier))) sum -= 1.2;
    else if (before.capital && !before.first && !PLACE_NOUNS.has(low) && !COMPASS.has(low))
      sum -= 0.6;
    else if (before.capital && before.first && PERSON_NAMES.has(low)) sum -= 0.8;
  } else if (before !== undefined && gapBefore === '. ' && TITLES.has(before.low)) sum -= 1.2;
  // What stands behind an article is not a name of its own, nor is the tail of `Bab al-Salam`.
  const tail = first.article
    ? before
    : ARTICLE.test(before?.low ?? '')
      ? tokens[from - 2]
      : undefined;
  if (joined && tail?.capital === true && !tail.first) sum -= 0.6;
  const next = tokens[to + 1];
  if (next === undefined) return sum;
  // `Bab al-Hawa` is not Bab; `Aleppo al-Halabi said` is.
  const rest = tokens[to + 2];
  if (
    ARTICLE.test(next.low) &&
    rest?.capital === true &&
    text.slice(tokens[to]!.end, next.start) === ' ' &&
    /^[-‐‑]$/.test(text.slice(next.end, rest.start)) &&
    !/[iyīî]$/iu.test(rest.word)
  )
    sum -= PLACE_HEADS.has(first.low) ? 1 : 0.2;
  const gapAfter = text.slice(tokens[to]!.end, next.start);
  if (/^['’]?s?\s$/.test(gapAfter)) {
    if (PLACE_NOUNS.has(next.low)) sum += 0.6;
    else if (gapAfter === ' ' && next.capital) sum -= 0.6;
    else if (SPEECH.has(next.low)) sum -= 0.3;
  } else if (/^[-‐‑]$/.test(gapAfter) && next.capital) sum -= 0.3;
  return sum;
}

const DIRECTIONS = new Set(
  'north south east west northeast northwest southeast southwest outside nord sud est ouest km kilometres kilometers kilomètres miles'.split(
    ' ',
  ),
);
const COMPASS = new Set(
  'north south east west eastern western northern southern central greater downtown upper lower old'.split(
    ' ',
  ),
);

/** The country named right behind, as in `Tripoli, Lebanon` or `Tripoli (Libya)`. */
function countryBehind({ tokens, text, gazetteer }: Scan, to: number): string | null {
  const next = tokens[to + 1];
  if (next === undefined || !next.capital) return null;
  const gap = text.slice(tokens[to]!.end, next.start);
  if (gap !== ', ' && gap !== ' (') return null;
  const reading = readName(next.word);
  const country = candidatesFor(
    reading,
    next.word,
    gazetteer.named(reading.skeleton).filter(({ place }) => place.kind === 'country'),
    {},
    0.96,
  )[0];
  return country?.place.country ?? null;
}

/** A name that no list has, when a noun or a head says what it is. */
function unlistedLatin(scan: Scan, i: number, ends: readonly number[]): Taken | null {
  const { tokens, text } = scan;
  const first = tokens[i]!;
  const before = tokens[i - 1];
  const earlier = tokens[i - 2];
  const cued =
    before !== undefined &&
    !first.first &&
    (/^(?:of|de|d|called|named|appelé|nommé|du)$/.test(before.low)
      ? earlier !== undefined && NAMING_NOUNS.has(earlier.low)
      : /^(?:village|hamlet|hameau)$/.test(before.low)) &&
    /^(?:\s|['’])$/.test(text.slice(before.end, first.start));
  const headed =
    ends.length >= 2 &&
    PLACE_HEADS.has(first.low) &&
    !(before !== undefined && TITLES.has(before.low));
  if (!cued && !headed) return null;
  if (cued && !headed && COMMON_WORDS.has(first.low)) return null;
  const allowed = headed ? ends.filter((end) => end <= i + 2 || !tokens[i + 1]!.capital) : ends;
  const last = allowed.at(-1);
  if (last === undefined) return null;
  const written = text.slice(first.start, tokens[last]!.end);
  return {
    mention: {
      start: first.start,
      end: tokens[last]!.end,
      text: written,
      candidates: [],
      beside: null,
      doubts: ['not in the gazetteer; the words around it say that it is a place'],
    },
    words: last - i + 1,
  };
}

interface Stripped {
  readonly offset: number;
  readonly word: string;
  /** ب or ل was taken off, which say "in" and "to". */
  readonly preposition: boolean;
}

/** An Arabic word as it stands and without the letters that are written together with it. */
function strippings(word: string): Stripped[] {
  const all: Stripped[] = [{ offset: 0, word, preposition: false }];
  const prefix = /^[وف]?[بلك]?/.exec(word)?.[0] ?? '';
  for (let n = 1; n <= prefix.length; n++) {
    const rest = word.slice(n);
    if (rest.length < 3) break;
    const letter = prefix.charAt(n - 1);
    const preposition = letter === 'ب' || letter === 'ل';
    all.push({ offset: n, word: rest, preposition });
    // للرقة is ل and الرقة, its alif swallowed.
    if (letter === 'ل' && rest.startsWith('ل')) {
      all.push({ offset: n, word: `ا${rest}`, preposition });
    }
  }
  return all;
}

function arabicAt(scan: Scan, i: number): Taken | null {
  const { tokens, text } = scan;
  const first = tokens[i]!;
  if (first.low.length < 2) return null;
  let best: (Taken & { readonly sum: number }) | null = null;
  for (const stripped of strippings(first.word)) {
    let written = stripped.word;
    for (let to = i; to < i + 4; to++) {
      if (to > i) {
        const token = tokens[to];
        if (
          token === undefined ||
          !token.arabic ||
          text.slice(tokens[to - 1]!.end, token.start) !== ' '
        )
          break;
        written += ` ${token.word}`;
      }
      const taken = weighArabic(scan, i, to, stripped, written);
      // A longer name goes before a shorter, then the stronger signs.
      if (
        taken !== null &&
        (best === null ||
          taken.words > best.words ||
          (taken.words === best.words && taken.sum > best.sum))
      ) {
        best = taken;
      }
    }
  }
  return best ?? unlistedArabic(scan, i);
}

function weighArabic(
  scan: Scan,
  from: number,
  to: number,
  stripped: Stripped,
  written: string,
): (Taken & { readonly sum: number }) | null {
  const { tokens, gazetteer, text } = scan;
  const plain = written.replace(/[\u0640\u064B-\u0652]/g, '');
  if (plain.length < 3) return null;
  const reading = readName(written);
  const exact = bareArabic(plain);
  if (exact === '') return null;
  const before = tokens[from - 1];
  const adjacent = before !== undefined && /^\s$/.test(text.slice(before.end, tokens[from]!.start));
  const noun = adjacent && ARABIC_NOUNS.has(bare(before.low)) && stripped.offset === 0;
  // Without capitals only the very letters count; behind `town of` the sound in other letters too.
  const known = gazetteer.named(reading.skeleton);
  const lettered = known.filter(({ letters }) => letters === exact);
  const names = lettered.length > 0 ? lettered : noun ? known : [];
  if (names.length === 0) return null;
  const candidates = candidatesFor(
    reading,
    plain,
    names,
    scan.near,
    lettered.length > 0 ? 0.9 : 0.96,
  );
  const best = candidates[0];
  if (best === undefined) return null;
  const content = to - from + 1;
  let sum =
    sizeOf(best) +
    (scan.near.countries?.includes(best.place.country) === true ? 0.4 : 0) +
    (content >= 2 ? 0.4 : 0) +
    (scan.listed ? 0.4 : 0) +
    (stripped.preposition ? 0.4 : 0) -
    (stripped.offset > 0 && !stripped.preposition ? 0.05 : 0);
  if (adjacent && stripped.offset === 0) {
    if (noun) sum += 0.8;
    else if (ARABIC_STRONG.has(bare(before.low))) sum += 0.6;
    else if (ARABIC_WEAK.has(bare(before.low))) sum += 0.3;
  }
  if (adjacent && ARABIC_TITLES.has(bare(before.low))) sum -= 1.2;
  const common = (word: string): boolean =>
    ARABIC_COMMON.has(word) || ARABIC_NOUNS.has(word.replace(/^ال/, '')) || ARABIC_STRONG.has(word);
  if (content === 1 && (common(plain) || ARABIC_COMMON.has(tokens[from]!.low))) sum -= 0.9;
  if (content === 1 && reading.skeleton.length <= 1) sum -= 0.3;
  // Nothing is capitalised in Arabic: a word that is the name of a small place is mostly just a word.
  if (content === 1 && best.place.population < 1e5 && best.place.kind !== 'country') {
    sum -= exact.length >= 5 ? 0.05 : 0.25;
  }
  if (sum < EVIDENCE) return null;
  const start = tokens[from]!.start + stripped.offset;
  const end = tokens[to]!.end;
  return {
    mention: {
      start,
      end,
      text: text.slice(start, end),
      candidates,
      doubts: [],
      beside: null,
    },
    words: content,
    sum,
  };
}

/** Without the letters that join a word to the one before it. */
function bare(word: string): string {
  const plain = word.replace(/^[وف](?=.{3})/, '');
  return ARABIC_STRONG.has(word) || ARABIC_NOUNS.has(word)
    ? word
    : plain.replace(/^[بل](?=.{3})/, '');
}

function unlistedArabic(scan: Scan, i: number): Taken | null {
  const { tokens, text } = scan;
  const first = tokens[i]!;
  const before = tokens[i - 1];
  if (before === undefined || !before.arabic) return null;
  if (!/^ $/.test(text.slice(before.end, first.start))) return null;
  if (
    !ARABIC_NAMING_NOUNS.has(bare(before.low)) ||
    (ARABIC_COMMON.has(first.low) && !ARABIC_HEADS.has(first.low))
  )
    return null;
  // `بلدة صغيرة`: an adjective, not a name.
  if (/^(?:صغير|كبير|جديد|قديم|مجاور|أخرى|اخرى|محاصر|ساحلي|حدودي|نائي|قريب|بعيد)/.test(first.low))
    return null;
  const next = tokens[i + 1];
  const two =
    ARABIC_HEADS.has(first.low) && next !== undefined && text.slice(first.end, next.start) === ' ';
  if (ARABIC_HEADS.has(first.low) && !two) return null;
  const end = two ? next.end : first.end;
  return {
    mention: {
      start: first.start,
      end,
      text: text.slice(first.start, end),
      candidates: [],
      beside: null,
      doubts: ['not in the gazetteer; the words around it say that it is a place'],
    },
    words: two ? 2 : 1,
  };
}

const SHOWN = 3;

function doubtsOf(candidates: readonly PlaceCandidate[], near: Near): string[] {
  const [best] = candidates;
  if (best === undefined) return [];
  const ours = ({ place }: PlaceCandidate): boolean =>
    near.countries?.includes(place.country) === true;
  // Where the place is one of the case, what lies elsewhere in the world is not worth naming beside it.
  const others = rivals(candidates).filter((one) => ours(one) || !ours(best));
  const doubts: string[] = [];
  if (others.length > 0) {
    const names = others.slice(0, SHOWN).map(({ place }) => `${place.name} (${whereOf(place)})`);
    const more = others.length > SHOWN ? ` and ${others.length - SHOWN} more` : '';
    doubts.push(
      `read as ${best.place.name} (${whereOf(best.place)}); of this name also ${names.join(', ')}${more}`,
    );
  }
  if (
    near.countries !== undefined &&
    near.countries.length > 0 &&
    best.place.country !== '' &&
    !near.countries.includes(best.place.country) &&
    best.place.kind !== 'country'
  ) {
    doubts.push(`lies in ${best.place.country}, not in a country of this case`);
  }
  if (best.likeness < 0.95) doubts.push(`spelt as "${best.name}" in the gazetteer`);
  return doubts;
}

function whereOf(place: PlaceCandidate['place']): string {
  return [place.parent, place.country].filter((one) => one !== '').join(', ') || 'place unknown';
}
