import type { Gazetteer } from '../places/gazetteer.ts';
import { COMMON_WORDS } from '../places/place-words.ts';
import { readName } from '../places/place-key.ts';
import { listedName, plainLatin } from './given-names.ts';
import { ABU, BINT, IBN, TITLES, UMM, WEAK_TITLES } from './person-words.ts';
import type { PersonToken } from './person-tokens.ts';
import type { PersonMention } from './scan-people.ts';
import {
  BODIES,
  CALLS,
  DOES,
  DOUBTFUL_NAMES,
  FIRST_NAMES,
  LINKS,
  MORE_NAMES,
  NEVER,
  PLACE_BEFORE,
  PLACE_BEHIND,
  STARTERS,
} from './text-words.ts';

/**
 * Names of people in Latin letters.
 *
 * A run of capitalised words, with particles between (`Khalid ibn al-Walid`), is cut where a title, a function word, a
 * day or a people's name stands, and what is left is weighed: a title before it, a kunya, `ibn`, a known first
 * name, a verb of speech behind it, an apposition or an age (`, 34,`) speak for a person; a word such as
 * `hospital` or `brigade` in it or right behind it, `in` before it, being a listed place, a word that the text also
 * writes small, or standing first in a sentence against. From EVIDENCE on it is one.
 *
 * Then whoever was named in full is found again under one of the words of the name.
 */
export function scanLatin(
  text: string,
  tokens: readonly PersonToken[],
  gazetteer: Gazetteer | undefined,
): PersonMention[] {
  const small = new Set<string>();
  for (const { arabic, capital, low } of tokens) if (!arabic && !capital) small.add(low);
  const scan: Scan = { text, tokens, small, gazetteer };
  const found: (PersonMention & { readonly from: number; readonly to: number })[] = [];
  for (let i = 0; i < tokens.length;) {
    const run = runAt(scan, i);
    if (run === null) {
      i++;
      continue;
    }
    const person = personIn(scan, run.from, run.to);
    if (person !== null) found.push(person);
    i = run.to + 1;
  }
  return withShortForms(scan, found);
}

const EVIDENCE = 0.6;
const LONGEST = 9;

interface Scan {
  readonly text: string;
  readonly tokens: readonly PersonToken[];
  /** Words that this text also writes small. */
  readonly small: ReadonlySet<string>;
  readonly gazetteer: Gazetteer | undefined;
}

const JOIN = /^(?: |\u00A0|[-‐‑]|\. |\.)$/;
/** Articles that are words of their own in English or French: only with a hyphen behind. */
const HYPHENED = /^(?:as|ash|az|ad|at|ar|an|es|ez|ed|et|er|en|ech|ul)$/;
const KUNYA_PLACES = new Set(
  'dhabi ghraib ghuraib kamal simbel kebir dis qasr qir fahm durman'.split(' '),
);

/** Capitalised words that stand together, with particles between and never at the end. */
function runAt(
  { tokens }: Scan,
  at: number,
): { readonly from: number; readonly to: number } | null {
  const first = tokens[at]!;
  if (first.arabic) return null;
  const opens =
    first.capital ||
    ((ABU.has(first.low) || UMM.has(first.low) || isArticleToken(tokens, at)) &&
      tokens[at + 1]?.capital === true &&
      /^[ -]$/.test(tokens[at + 1]!.gap));
  if (!opens) return null;
  let to = first.capital ? at : -1;
  for (let j = at + 1; j < tokens.length && j - at < LONGEST; j++) {
    const token = tokens[j]!;
    if (token.arabic || !JOIN.test(token.gap)) break;
    const before = tokens[j - 1]!;
    // A full stop joins only behind an initial or an abbreviation.
    if (token.gap.startsWith('.') && !(before.word.length <= 5 && !token.first)) break;
    if (token.capital) to = j;
    else if (!LINKS.has(token.low)) break;
    else if (HYPHENED.test(token.low) && !/^[-‐‑]$/.test(tokens[j + 1]?.gap ?? '')) break;
    else if (/^l[ae]s?$/.test(token.low) && before.low !== 'de') break;
  }
  return to < 0 ? null : { from: at, to };
}

function isArticleToken(tokens: readonly PersonToken[], at: number): boolean {
  return /^(?:al|el)$/.test(tokens[at]!.low) && /^[-‐‑]$/.test(tokens[at + 1]?.gap ?? '');
}

function personIn(
  scan: Scan,
  runFrom: number,
  runTo: number,
): (PersonMention & { from: number; to: number }) | null {
  const { tokens, text } = scan;
  let from = runFrom;
  let to = runTo;
  let title = false;
  // What stands before the name in the run: words that begin sentences, titles, peoples.
  for (let i = runFrom; i <= to; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    if (token.capital && isTitle(scan, i, to)) {
      title = true;
      from = i + 1;
    } else if (
      i === from &&
      ((STARTERS.has(token.low) && (token.first || token.low.length < 3 || !isGiven(token.low))) ||
        (NEVER.has(token.low) && next?.capital === true && !BODIES.has(next.low))) &&
      (token.word.length > 1 || next?.gap.startsWith('.') !== true)
    ) {
      from = i + 1;
    } else if (
      i === from &&
      token.first &&
      next !== undefined &&
      i < to &&
      isGiven(next.low) &&
      !isGiven(token.low) &&
      (COMMON_WORDS.has(token.low) || scan.small.has(token.low))
    ) {
      from = i + 1;
    }
  }
  // A title written small: "the commander Khaled", "colonel Hassan".
  const before = tokens[from - 1];
  if (
    !title &&
    before !== undefined &&
    /^\.? $/.test(tokens[from]?.gap ?? '') &&
    TITLES.has(before.low)
  ) {
    title = true;
  }
  while (from <= to && !tokens[from]!.capital && !opensName(tokens, from)) from++;
  for (let i = from; i <= to; i++) {
    const { low, capital, first } = tokens[i]!;
    if (!capital) continue;
    if (i > from && first && tokens[i]!.gap.includes('.')) {
      to = i - 1;
      break;
    }
    const article = i > from && /^[ae]l$/.test(tokens[i - 1]!.low);
    if (
      (NEVER.has(low) && !article) ||
      (STARTERS.has(low) && !isGiven(low) && tokens[i]!.word.length > 1)
    ) {
      // "Khaled Nasser Friday": what stands before may be a name.
      to = i - 1;
      break;
    }
  }
  while (to >= from && !tokens[to]!.capital) to--;
  if (to < from) return null;
  for (let i = from; i <= to; i++) {
    const { low, capital } = tokens[i]!;
    if (capital && BODIES.has(low)) return null;
  }
  const name = text.slice(tokens[from]!.start, tokens[to]!.end);
  if (MONTH_OR_FEAST.test(name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())) return null;
  if (name.length < 2 || name.length > 80) return null;
  const weight = weigh(scan, from, to, title);
  if (weight.sum < EVIDENCE) return null;
  return {
    start: tokens[from]!.start,
    end: tokens[to]!.end,
    name,
    doubts: weight.doubts,
    from,
    to,
  };
}

/** Months and feasts that look like names of people: `Kanun al-Thani`, `Dhu al-Hijja`, `Eid al-Fitr`. */
const MONTH_OR_FEAST =
  /^(?:(?:kan(?:o?u|ou)n|t[ei]s?h?ri?n|tichrine) ?(?:a[lt]h?[- ])?(?:thani|tani|awwal|awal)|d[h]?(?:u|ou|ul|zul)[- ]?(?:a?l[- ])?(?:hijja?h?|qi?'?i?a?da?h?)|rabi'?a? (?:al[- ])?(?:awwal|awal|thani|akhir)|j[ou]+mada (?:al[- ])?\S+|[ei]i?d (?:[aeu]l[- ])?(?:fitr|adha))$/;

function opensName(tokens: readonly PersonToken[], at: number): boolean {
  return ABU.has(tokens[at]!.low) || UMM.has(tokens[at]!.low) || isArticleToken(tokens, at);
}

function isTitle({ tokens }: Scan, at: number, to: number): boolean {
  const { low, word } = tokens[at]!;
  if (at >= to) return false;
  const next = tokens[at + 1]!;
  if (low === 'm' || low === 'me') return next.gap.startsWith('.') && next.word.length > 1;
  if (!TITLES.has(low)) return false;
  if (word.length === 1) return false;
  // Amir Haddad, Imam Husseini: a first name unless more follows.
  if (WEAK_TITLES.has(low) && listedName(word) !== null) return at + 1 < to;
  return next.capital || LINKS.has(next.low);
}

function isGiven(low: string): boolean {
  return listedName(low) !== null || FIRST_NAMES.has(low) || MORE_NAMES.has(low);
}

interface Weight {
  readonly sum: number;
  readonly doubts: readonly string[];
}

function weigh(scan: Scan, from: number, to: number, title: boolean): Weight {
  const { tokens } = scan;
  const first = tokens[from]!;
  const caps: PersonToken[] = [];
  let kunya = false;
  let child = false;
  for (let i = from; i <= to; i++) {
    const token = tokens[i]!;
    if (i < to && (ABU.has(token.low) || UMM.has(token.low))) {
      if (i === from && KUNYA_PLACES.has(tokens[to]!.low)) return { sum: 0, doubts: [] };
      kunya = true;
    }
    if (kunya && i === from) continue;
    if (i > from && i < to && (IBN.has(token.low) || BINT.has(token.low)) && token.word.length > 1)
      child = true;
    else if (token.capital && !(LINKS.has(token.low) && i < to && token.low.length < 4))
      caps.push(token);
  }
  const doubts: string[] = [];
  const [around, place] = context(scan, from, to);
  let sum = around;
  if (title) sum += 0.8;
  if (kunya) sum += 0.75;
  if (child && caps.length > 1) sum += 0.7;
  const lead = caps[0];
  if (lead === undefined) return { sum: 0, doubts };
  const compound = isCompound(scan, from, to);
  const doubtful = DOUBTFUL_NAMES.has(lead.low) && !compound;
  const given = isGiven(lead.low) || compound || doubtful;
  const later = caps.slice(1).some(({ low }) => isGiven(low) && !DOUBTFUL_NAMES.has(low));
  const acronym = caps.every(({ word }) => word.length > 1 && word === word.toUpperCase());
  if (acronym && caps.length === 1 && first.word.length <= 6) sum -= 0.8;
  if (caps.length === 1) {
    if (given) sum += doubtful ? 0.25 : 0.7;
    else if (!kunya && !title) sum -= 0.15;
    if (!given && (COMMON_WORDS.has(lead.low) || scan.small.has(lead.low)) && !kunya) sum -= 0.5;
    if (first.first && !given && !title && !kunya) sum -= 0.4;
    else if (doubtful && first.first && !title && !kunya) sum -= 0.35;
    if (kunya) doubts.push('only a kunya, which many share');
    else if (given) doubts.push('only a given name');
    else doubts.push('only one name');
  } else {
    const odd = caps.filter(
      ({ low, word }) =>
        word.length > 1 && !isGiven(low) && (COMMON_WORDS.has(low) || scan.small.has(low)),
    ).length;
    if (given) sum += doubtful ? 0.6 : 0.85;
    else if (later) sum += 0.65;
    else sum += caps.length <= 3 ? 0.6 : 0.5;
    sum -= odd * (given || title ? 0.2 : 0.5);
    if (caps.length > 4 && !child && !given) sum -= 0.3;
    if (first.first && !given && !title && !kunya && odd > 0) sum -= 0.2;
  }
  const listed = placeNamed(scan, from, to);
  if (listed && !title) {
    // Jordan, Salem, Khan Younis: somebody when what stands around says so.
    sum -=
      caps.length === 1
        ? place > 0
          ? 0.9
          : given && !doubtful
            ? 0.1
            : 0.5
        : given && place <= 0
          ? 0.25
          : 0.7;
    doubts.push('also the name of a place');
  }
  return { sum, doubts };
}

/** What the words around say: for a person, and for a place. */
function context({ tokens, text }: Scan, from: number, to: number): readonly [number, number] {
  let sum = 0;
  let place = 0;
  const before = tokens[from - 1];
  const first = tokens[from]!;
  if (before !== undefined && first.gap.endsWith(' ') && first.gap.length <= 2 && !first.first) {
    if (PLACE_BEFORE.has(before.low)) {
      sum -= 0.45;
      place = 1;
    } else if (CALLS.has(before.low)) sum += 0.25;
    else if (before.low === 'the') sum -= 0.4;
    else if (
      /^(?:of|de|from|to|a)$/.test(before.low) &&
      PLACE_BEHIND.has(tokens[from - 2]?.low ?? '')
    ) {
      sum -= to - from > 1 ? 0.2 : 0.7;
      place = 1;
    } else if (PLACE_BEHIND.has(before.low) || BODIES.has(before.low)) {
      sum -= to > from ? 0.3 : 0.7;
      place = 1;
    }
  }
  const end = tokens[to]!.end;
  const next = tokens[to + 1];
  const behind = text.slice(end, end + 12);
  if (/^, ?(?:aged? )?\d{1,2}\b(?! (?:km|kilo|mile))/.test(behind) || /^ \(\d{1,2}\)/.test(behind))
    sum += 0.4;
  if (next === undefined) return [sum, place];
  const gap = next.gap;
  if (/^ $/.test(gap) && !next.capital) {
    if (DOES.has(next.low)) sum += 0.3;
    else if (PLACE_BEHIND.has(next.low)) sum -= 0.9;
  } else if (
    /^,["”’]? $/.test(gap) &&
    /^(?:who|whose|aged|a|an|the|qui|un|une|le|la|age)$/.test(next.low)
  ) {
    sum += 0.2;
  } else if (
    /^['’]s? $/.test(text.slice(end, next.start)) &&
    /^(?:brother|sister|father|mother|son|wife|house|cousin|account|uncle|daughter|husband|family|friend)$/.test(
      next.low,
    )
  ) {
    sum += 0.35;
  }
  if (/^[,.] ?["”]? ?$/.test(first.gap) && before !== undefined && SPEECH_BEFORE.has(before.low))
    sum += 0.3;
  return [sum, place];
}

const SPEECH_BEFORE = new Set(['said', 'says', 'asked', 'told', 'added', 'dit', 'ajoute']);

/** Abd al-Rahman, Saladdin, Nasrallah. */
function isCompound({ tokens }: Scan, from: number, to: number): boolean {
  const low = tokens[from]!.low;
  for (let i = from + 1; i <= to; i++)
    if (/^(?:din|dine|deen|allah)$/.test(tokens[i]!.low)) return true;
  if (/^abd(?:ou|[ueaoi])?(?:l|r|s|n|z)?$/.test(low) && from < to) return true;
  return (
    /^abd(?:ou|[uea])(?:l.{3,}|([rsnz])\1.{3,}|llah|lla)$/.test(low) ||
    /^abd[ua]llah?$/.test(low) ||
    (/^.{3,}(?:e|u|a)(?:dd|tt)(?:in|ine|een)$/.test(low) && low.length > 7) ||
    (/^.{4,}[aeu]llah$/.test(low) && low.length > 7)
  );
}

/** Whether the gazetteer has a place that is spelt like the whole name. */
function placeNamed({ text, tokens, gazetteer }: Scan, from: number, to: number): boolean {
  if (gazetteer === undefined || to - from > 4) return false;
  const written = plainLatin(text.slice(tokens[from]!.start, tokens[to]!.end));
  return gazetteer
    .named(readName(text.slice(tokens[from]!.start, tokens[to]!.end)).skeleton)
    .some(({ name }) => plainLatin(name) === written);
}

type Found = PersonMention & { readonly from: number; readonly to: number };

/** `Haddad said`, once the text has named Riad Haddad. */
function withShortForms({ tokens }: Scan, found: readonly Found[]): PersonMention[] {
  const full = new Map<string, string | null>();
  const taken = new Uint8Array(tokens.length);
  for (const { from, to, name } of found) {
    taken.fill(1, from, to + 1);
    const parts = tokens
      .slice(from, to + 1)
      .filter(({ capital, low }) => capital && low.length > 2 && !LINKS.has(low));
    if (parts.length < 2 && !/^(?:abu|umm)/i.test(name)) continue;
    if (ABU.has(tokens[from]!.low) || UMM.has(tokens[from]!.low)) continue;
    for (const { low } of parts) {
      if (COMMON_WORDS.has(low) && !isGiven(low)) continue;
      const held = full.get(low);
      // Two people with one word in common: nobody knows which.
      if (held === undefined || held === null || sameWords(held, name))
        full.set(low, longer(held, name));
      else full.set(low, '');
    }
  }
  const mentions: PersonMention[] = found.map(({ start, end, name, doubts, from, to }) => {
    const known = from === to ? full.get(tokens[from]!.low) : undefined;
    return known === undefined || known === null || known === '' || known === name
      ? { start, end, name, doubts }
      : { start, end, name: known, doubts: [`taken as short for "${known}"`] };
  });
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const known = token.capital && taken[i] === 0 ? full.get(token.low) : undefined;
    if (known === undefined || known === null || known === '') continue;
    const next = tokens[i + 1];
    const before = tokens[i - 1];
    if (
      next !== undefined &&
      next.gap === ' ' &&
      (BODIES.has(next.low) || PLACE_BEHIND.has(next.low))
    )
      continue;
    if (before !== undefined && token.gap === ' ' && before.capital && BODIES.has(before.low))
      continue;
    if (next?.capital === true && next.gap === ' ' && !NEVER.has(next.low)) continue;
    mentions.push({
      start: token.start,
      end: token.end,
      name: known,
      doubts: [`taken as short for "${known}"`],
    });
  }
  return mentions;
}

function longer(a: string | null | undefined, b: string): string {
  return a === null || a === undefined || b.length > a.length ? b : a;
}

function sameWords(a: string, b: string): boolean {
  if (a === '') return false;
  const [x, y] = [a, b].map((one) => new Set(one.toLowerCase().split(/[\s-]+/)));
  const common = [...x!].filter((word) => y!.has(word)).length;
  return common >= Math.min(x!.size, y!.size);
}
