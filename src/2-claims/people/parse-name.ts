import { listedName, plainArabic, plainLatin } from './given-names.ts';
import {
  ABU,
  ARABIC_ABU,
  ARABIC_BINT,
  ARABIC_IBN,
  ARABIC_TITLES,
  ARABIC_UMM,
  ARTICLES,
  BINT,
  IBN,
  SUN,
  TITLES,
  UMM,
  WEAK_TITLES,
} from './person-words.ts';

/**
 * One name of a person's name, whatever it takes to write it.
 *
 * Compounds are one: `Abd al-Rahman` and `Abderrahmane` (servant of …), `Saif al-Din` and `Seifeddine` (… of
 * the faith), `Nasr Allah` and `Nasrallah`. What is compared of a compound is its other word.
 */
export interface NameUnit {
  readonly kind: 'plain' | 'abd' | 'din' | 'allah';
  /** The word that is compared: `rahman`, `saif`, `halabi`. */
  readonly word: string;
  readonly written: string;
  /** Whether an article stood before it. */
  readonly article: boolean;
  /** Whether `ibn` or `bint` stood before it. */
  readonly child: 'son' | 'daughter' | null;
}

/**
 * A personal name in its parts. Every part is as written; which part a bare word is – father's name or
 * family – nobody can tell from the name, so bare words behind the first are `nasab`.
 */
export interface PersonName {
  readonly written: string;
  /** `Dr`, `العقيد`. */
  readonly titles: readonly string[];
  /** Father or mother of …: a name of honour or of war, never proof of who somebody is. */
  readonly kunya: { readonly of: 'father' | 'mother'; readonly name: NameUnit } | null;
  readonly given: NameUnit | null;
  /** Father, grandfather, family, in order. */
  readonly nasab: readonly NameUnit[];
  /** Of a place, tribe or trade: `al-Halabi`. */
  readonly nisba: readonly NameUnit[];
  /** Other names with an article: `al-Mansour`. */
  readonly laqab: readonly NameUnit[];
  /** All behind the given name in the order they are written: what is compared. */
  readonly rest: readonly NameUnit[];
}

/** Reads a name. Text without a letter gives a name without parts; nothing throws. */
export function parseName(text: string): PersonName {
  const tokens = tokensOf(text);
  const titles: string[] = [];
  const units: NameUnit[] = [];
  let kunya: PersonName['kunya'] = null;
  let article = false;
  let child: NameUnit['child'] = null;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const more = i + 1 < tokens.length;
    if (more && isArticle(token.low, tokens[i + 1]!.low)) {
      article = true;
      continue;
    }
    if (isTitle(token, units.length === 0 && kunya === null, more)) {
      titles.push(token.text);
      continue;
    }
    if (more && (IBN.has(token.low) || ARABIC_IBN.has(token.low))) {
      child = 'son';
      continue;
    }
    if (more && (BINT.has(token.low) || ARABIC_BINT.has(token.low))) {
      child = 'daughter';
      continue;
    }
    const of = more ? parentWord(token.low) : null;
    if (of !== null) {
      const read = unitAt(tokens, i + 1, false, null);
      i = read.last;
      if (kunya === null) kunya = { of, name: read.unit };
      else units.push(read.unit);
      [article, child] = [false, null];
      continue;
    }
    const read = unitAt(tokens, i, article, child);
    i = read.last;
    units.push(read.unit);
    [article, child] = [false, null];
  }
  // `Abu Omar al-Shami`: no given name, the article says so. `Ibn Khalid`: neither.
  const first = units[0];
  const given =
    first === undefined || first.child !== null || (first.article && kunya !== null) ? null : first;
  const rest = given === null ? units : units.slice(1);
  return {
    written: text,
    titles,
    kunya,
    given,
    nasab: rest.filter((unit) => !unit.article),
    nisba: rest.filter((unit) => unit.article && isNisba(unit)),
    laqab: rest.filter((unit) => unit.article && !isNisba(unit)),
    rest,
  };
}

/** Whether a name with an article says where somebody is from or what he does. */
function isNisba({ kind, word }: NameUnit): boolean {
  return kind === 'plain' && /(?:i|y|ee|ī|î|ي|ی|ى)$/u.test(word) && word.length > 3;
}

interface NameToken {
  readonly text: string;
  /** In small letters without accents; Arabic with plain letters. */
  readonly low: string;
  readonly arabic: boolean;
}

function tokensOf(text: string): NameToken[] {
  const tokens: NameToken[] = [];
  for (const match of text
    .normalize('NFKC')
    .matchAll(/[\p{L}\p{M}](?:[\p{L}\p{M}\u0640\u200c]|['’ʼʿʾ‘`](?=\p{L}))*/gu)) {
    const word = match[0].replace(/\u0640/g, '');
    const arabic = /[\u0600-\u06FF]/.test(word);
    const low = arabic ? plainArabic(word) : plainLatin(word) || word.toLowerCase();
    if (low !== '') tokens.push({ text: word, low, arabic });
  }
  return tokens;
}

function parentWord(low: string): 'father' | 'mother' | null {
  if (ABU.has(low) || ARABIC_ABU.has(low)) return 'father';
  return UMM.has(low) || ARABIC_UMM.has(low) ? 'mother' : null;
}

function isTitle({ low, arabic }: NameToken, first: boolean, more: boolean): boolean {
  if (!more) return false;
  if (arabic) return first && ARABIC_TITLES.has(low);
  return TITLES.has(low) && (first || !WEAK_TITLES.has(low)) && listedName(low) === null;
}

function isArticle(low: string, next: string): boolean {
  if (ARTICLES.has(low)) return true;
  if (low === 'ال') return true;
  const sun = SUN.exec(low)?.[1];
  return sun !== undefined && next.startsWith(sun);
}

/** The unit that begins at a token, and its last token. */
function unitAt(
  tokens: readonly NameToken[],
  at: number,
  article: boolean,
  child: NameUnit['child'],
): { readonly unit: NameUnit; readonly last: number } {
  let from = at;
  let withArticle = article;
  while (from + 1 < tokens.length && isArticle(tokens[from]!.low, tokens[from + 1]!.low)) {
    withArticle = true;
    from++;
  }
  const token = tokens[from]!;
  const made = (kind: NameUnit['kind'], word: string, last: number, bare = withArticle) => ({
    unit: {
      kind,
      word,
      written: tokens
        .slice(from, last + 1)
        .map((one) => one.text)
        .join(' '),
      article: bare,
      child,
    },
    last,
  });
  return token.arabic ? arabicUnit(tokens, from, made, withArticle) : latinUnit(tokens, from, made);
}

type Made = (
  kind: NameUnit['kind'],
  word: string,
  last: number,
  bare?: boolean,
) => { readonly unit: NameUnit; readonly last: number };

const LATIN_ABD = /^ab[dt](?:u|e|a|i|o|ou|oul|eul)?(?:l|r|s|n|z|d|t|th|dh|sh)?$/;
const LATIN_ALLAH = /^(?:al|el|ul)?ll?ah?$|^allah$/;
const LATIN_DIN = /^(?:al|el|ed|ad|ud)?d[ie]e?ne?$/;

function latinUnit(tokens: readonly NameToken[], at: number, made: Made): ReturnType<Made> {
  const { low, text } = tokens[at]!;
  const next = tokens[at + 1];
  if (/^ab[dt]/.test(low)) {
    if (/^abd(?:u|e|a|i|o|ou)?ll?ah?i?$/.test(low)) return made('abd', 'allah', at);
    if (next !== undefined && LATIN_ABD.test(low) && low !== 'abdo' && low !== 'abdi') {
      const behind = next;
      const skip =
        tokens[at + 2] !== undefined && isArticle(behind.low, tokens[at + 2]!.low) ? 1 : 0;
      const word = tokens[at + 1 + skip]!.low;
      if (/^al(?:lah?|la)$/.test(word)) return made('abd', 'allah', at + 1 + skip);
      return made('abd', word, at + 1 + skip);
    }
    const glued =
      /^abd(?:ou|[ueaoi])(?:l(.{3,})|([rsnztd])(?=\2)(.{3,}))$/.exec(low) ??
      /^abd(?:ou|[ueaoi])()((?:[rsnztd]))(.{3,})$/.exec(low);
    const word = glued === null ? undefined : glued[1] || `${glued[3]}`;
    if (word !== undefined && word !== '') {
      // In `abderrahmane` the second r begins the word; in `abdurahman` the only one does.
      return made('abd', glued![1] || startOf(glued![2] ?? '', word), at);
    }
  }
  if (next !== undefined && !next.arabic) {
    const after = tokens[at + 2];
    const article = after !== undefined && isArticle(next.low, after.low);
    const tail = article ? after : next;
    const last = article ? at + 2 : at + 1;
    if (LATIN_DIN.test(tail.low) && low.length > 1) return made('din', low, last);
    if (/^al?ll?ah$/.test(tail.low)) return made('allah', low, last);
  }
  const din = /^(.{2,}?)(?:aa?|ou|[ueio])?(?:l-?)?(?:dd|tt|d(?=ine$))(?:in|ine|een|yn|ien)$/.exec(
    low,
  )?.[1];
  if (din !== undefined && low.length > 6) return made('din', din, at);
  const allah = /^(.{3,}?)[aeuio]?t?(?:[aeu]ll?ah)$/.exec(low)?.[1];
  if (allah !== undefined && low.length > 6 && !LATIN_ALLAH.test(low)) {
    return made('allah', low.replace(/[aeu]ll?ah$/, ''), at);
  }
  return made('plain', text.toLowerCase(), at);
}

function startOf(letter: string, word: string): string {
  return word.startsWith(letter) ? word : letter + word;
}

function arabicUnit(
  tokens: readonly NameToken[],
  at: number,
  made: Made,
  article: boolean,
): ReturnType<Made> {
  const { low } = tokens[at]!;
  const next = tokens[at + 1];
  if (low === 'عبد' && next !== undefined) {
    const skip = next.low === 'ال' && tokens[at + 2] !== undefined ? 2 : 1;
    return made('abd', god(tokens[at + skip]!.low), at + skip);
  }
  const glued = /^عبد(ال.{2,})$/.exec(low)?.[1];
  if (glued !== undefined) return made('abd', god(glued), at);
  if (next?.low === 'الدين' || next?.low === 'دين') return made('din', bare(low), at + 1);
  if (next?.low === 'الله') return made('allah', bare(low), at + 1);
  const din = /^(.{2,})الدين$/.exec(low)?.[1];
  if (din !== undefined) return made('din', din, at);
  const allah = /^(.{2,})الله$/.exec(low)?.[1];
  if (allah !== undefined) return made('allah', allah, at);
  // The letters as written, not made plain: a hamza says which vowel begins.
  const word = tokens[at]!.text;
  const stripped = /^[اأٱ]ل(?=.{3})/.test(word) ? word.slice(2) : word;
  return made('plain', stripped, at, article || stripped !== word);
}

function bare(low: string): string {
  return low.replace(/^ال(?=.{3})/, '');
}

/** `الله` is kept as one word of its own, so that `Abdullah` is the same in both scripts. */
function god(low: string): string {
  return low === 'الله' || low === 'اللاه' || low === 'لله' ? 'allah' : bare(low);
}
