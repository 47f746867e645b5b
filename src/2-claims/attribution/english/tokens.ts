/**
 * Words of an English text, in sentences and paragraphs, as plain columns.
 *
 * A token is a run of letters and digits with the marks that belong inside (`U.S.`, `don't`, `9,000`,
 * `$1.5`), or one mark of punctuation; a possessive `'s` is a token of its own. Dots end a sentence
 * unless they belong to a title, an abbreviation or initials; closing quotes and brackets stay with the
 * sentence they close. A blank line ends a paragraph, and so does a line break, except where the
 * text was wrapped at a fixed width.
 *
 * Damage: a lone `â` is what is left of a curly mark whose other bytes were lost. Between letters it is
 * read as an apostrophe, beside a space as a quotation mark. Nothing is changed: offsets are those of
 * the text as given.
 */
export interface Tokens {
  readonly length: number;
  readonly text: string;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** As written; quotation marks of every shape are `"` (double) or `'` (single). */
  readonly word: readonly string[];
  readonly lower: readonly string[];
  /** Index of the sentence and of the paragraph each token stands in. */
  readonly sentence: Int32Array;
  readonly paragraph: Int32Array;
  /** First and one past the last token, by sentence. */
  readonly sentenceStart: readonly number[];
  readonly sentenceEnd: readonly number[];
  readonly paragraphStart: readonly number[];
  readonly paragraphEnd: readonly number[];
  /** Quotation marks: 1 opening, 2 closing, 0 none; see `quotes.ts` for which belong together. */
  readonly mark: Uint8Array;
}

const DOUBLE = '"“”„‟«»″〝〞＂';
const SINGLE = "'‘’‚‛‹›`´′";
const LETTER = /[\p{L}\p{N}]/u;

/* Letters and digits with dots, hyphens, apostrophes and commas inside; money and percent; or one mark. */
const TOKEN =
  /(?:https?:\/\/\S+|www\.\S+|[@#]\w+|(?:[A-Za-z]\.){2,}|[$€£¥]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|bn|k)?%?|[\p{L}\p{M}]+(?:[-&.][\p{L}\p{M}\p{N}]+|[’'ʼ´â][\p{L}\p{M}]+)*|``|''|´´|\.{2,}|…|--+|\S)/gu;

const POSSESSIVE = /^(.+?)([’'ʼ´â](?:s|S|ll|re|ve|d|m|LL|RE|VE|D|M))$/u;

const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof sen sens rep reps gov govs gen col lt maj capt cmdr sgt cpl pvt adm brig rev hon st jr sr messrs pres supt det insp amb atty jan feb mar apr jun jul aug sept sep oct nov dec vs etc inc ltd co corp no nos vol dept ft mt ave blvd calif fla ala ariz colo conn del ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo approx est al cf fig e.g i.e a.m p.m u.s u.k u.n d.c'.split(
    ' ',
  ),
);
/** After these a capital letter does not begin a sentence. */
const NEVER_ENDS = new Set(
  'mr mrs ms dr prof sen sens rep reps gov gen col lt maj capt cmdr sgt cpl adm brig rev hon st messrs supt det insp amb atty vs e.g i.e'.split(
    ' ',
  ),
);
const BEGINS_SENTENCE = new Set(
  'the a an he she it they we i you but and in on at this that these those his her their its our my there when while if as for after before however so or then what who how why one some many most no not'.split(
    ' ',
  ),
);

export function tokens(text: string): Tokens {
  const start: number[] = [];
  const end: number[] = [];
  const word: string[] = [];
  const mark: number[] = [];
  const paragraphOf: number[] = [];
  let paragraphs = 0;
  for (const [from, to] of paragraphSpans(text)) {
    const before = start.length;
    TOKEN.lastIndex = from;
    for (let hit = TOKEN.exec(text); hit !== null && hit.index < to; hit = TOKEN.exec(text)) {
      let at = hit.index;
      let found = hit[0];
      if (at + found.length > to) found = found.slice(0, to - at);
      if (found === '') break;
      // A damaged opening mark that sticks to its word: "âWe saw".
      if (found.length > 1 && found[0] === 'â' && !/^â(?:ge|me|ne|tre|pre|cre)s?$/u.test(found)) {
        push(at, at + 1, '"');
        at += 1;
        found = found.slice(1);
      }
      let tail = '';
      if (found.length > 2 && found.endsWith('â') && !LETTER.test(text[at + found.length] ?? ' ')) {
        found = found.slice(0, -1);
        tail = 'â';
      }
      // "nothing.â": the stop before a broken mark is no part of the word.
      let stop = '';
      if (tail !== '' && found.length > 2 && found.endsWith('.')) {
        found = found.slice(0, -1);
        stop = '.';
      }
      const possessive = POSSESSIVE.exec(found);
      if (possessive !== null && LETTER.test(found[0] ?? '')) {
        const cut = at + (possessive[1] ?? '').length;
        push(at, cut, possessive[1] ?? '');
        push(cut, at + found.length, `'${(possessive[2] ?? '').slice(1)}`);
      } else {
        push(at, at + found.length, normal(text, at, found));
      }
      const after = at + found.length + stop.length;
      if (stop !== '') push(after - 1, after, '.');
      if (tail !== '') push(after, after + 1, '"');
    }
    if (start.length > before) paragraphs++;
  }
  function push(from: number, to: number, as: string): void {
    const isDouble = as === '"';
    const isSingle = as === "'";
    let shape = 0;
    if (isDouble || isSingle) shape = orientation(text, from, to, isSingle);
    start.push(from);
    end.push(to);
    word.push(as);
    mark.push(shape);
    paragraphOf.push(paragraphs);
  }
  return withSentences(text, start, end, word, mark, paragraphOf, paragraphs);
}

function normal(text: string, at: number, found: string): string {
  // Between two spaces it was a dash.
  if (found === 'â')
    return /\s/.test(text[at - 1] ?? '') && /\s/.test(text[at + 1] ?? '') ? '—' : '"';
  if (found === '``' || found === "''" || found === '´´') return '"';
  if (found.length === 1 && DOUBLE.includes(found)) return '"';
  if (found.length === 1 && SINGLE.includes(found)) return "'";
  return found;
}

/** 1 opening, 2 closing, 0 an apostrophe. The shape of the mark counts first, then what stands beside it. */
function orientation(text: string, from: number, to: number, single: boolean): number {
  const own = text.slice(from, to);
  const left = text[from - 1] ?? ' ';
  const right = text[to] ?? ' ';
  const spaceLeft = /[\s([{—–\-"“„«‘]/u.test(left);
  const spaceRight = /[\s)\]}—–\-"”»’.,;:!?…]/u.test(right);
  if (single) {
    if (!spaceLeft && !spaceRight) return 0;
    if (own === '’' && !spaceRight) return 0;
    // A plural possessive ("the guards' story") looks like a closing mark; it is told apart by its partner.
    if (own === '‘' || own === '‚' || own === '‹' || own === '`') return 1;
    if (spaceLeft && !spaceRight) return 1;
    if (!spaceLeft && spaceRight) return 2;
    return 0;
  }
  // German „this way“ ends with the mark that opens in English.
  if (own === '“' && !spaceLeft && spaceRight) return 2;
  if (own === '“' || own === '„' || own === '«' || own === '``' || own === '〝') return 1;
  if (own === '”' || own === '»' || own === '〞') {
    // Some write ”this way” on both sides.
    return spaceLeft && !spaceRight ? 1 : 2;
  }
  if (spaceLeft && !spaceRight) return 1;
  if (!spaceLeft && spaceRight) return 2;
  // Undecided by its neighbours: left to the pairing.
  return 3;
}

function* paragraphSpans(text: string): Generator<readonly [number, number]> {
  const wrapped = isWrapped(text);
  const breaks = wrapped ? /(?:\r?\n[ \t]*){2,}|\r?\n(?=[ \t]*(?:[-*•]|\d+[.)]) )/g : /[\r\n]+/g;
  let from = 0;
  for (const hit of text.matchAll(breaks)) {
    if (hit.index > from) yield [from, hit.index];
    from = hit.index + hit[0].length;
  }
  if (from < text.length) yield [from, text.length];
}

/** Lines of one width that mostly end in the middle of a sentence. */
function isWrapped(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 4) return false;
  const long = lines.filter((line) => line.length > 40);
  const open = long.filter((line) => !/[.!?:;"”’'»)\]]\s*$/.test(line));
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  return longest <= 110 && long.length > lines.length / 2 && open.length > long.length / 2;
}

function withSentences(
  text: string,
  start: readonly number[],
  end: readonly number[],
  word: readonly string[],
  mark: readonly number[],
  paragraphOf: readonly number[],
  paragraphs: number,
): Tokens {
  const n = start.length;
  const sentence = new Int32Array(n);
  const sentenceStart: number[] = [];
  const sentenceEnd: number[] = [];
  const paragraphStart = Array.from({ length: paragraphs }, () => 0);
  const paragraphEnd = Array.from({ length: paragraphs }, () => 0);
  let current = -1;
  let open = false;
  for (let i = 0; i < n; i++) {
    const newParagraph = i === 0 || paragraphOf[i] !== paragraphOf[i - 1];
    if (newParagraph) paragraphStart[paragraphOf[i] ?? 0] = i;
    paragraphEnd[paragraphOf[i] ?? 0] = i + 1;
    if (newParagraph || !open) {
      if (current >= 0) sentenceEnd[current] = i;
      current++;
      sentenceStart.push(i);
      open = true;
    }
    sentence[i] = current;
    if (endsSentence(text, start, end, word, mark, i)) open = false;
  }
  if (current >= 0) sentenceEnd[current] = n;
  return {
    length: n,
    text,
    start: Int32Array.from(start),
    end: Int32Array.from(end),
    word,
    lower: word.map((one) => one.toLowerCase()),
    sentence,
    paragraph: Int32Array.from(paragraphOf),
    sentenceStart,
    sentenceEnd,
    paragraphStart,
    paragraphEnd,
    mark: Uint8Array.from(mark),
  };
}

const TERMINAL = /^(?:[.!?…؟]|\.{2,})$/u;
const CLOSER = /^["')\]}]$/;

const SMALL =
  /^(?:the|he|she|they|we|it|then|his|her|my|their|there|this|these|those|you|but|so|anyway|apparently|also|yesterday|today|now|nobody|everyone|i)$/u;

/** Whether a sentence begins without a capital, as in chats and notes: "going to Tabqa. the guard told everybody". */
function beginsSmall(before: string, begins: string): boolean {
  return (
    SMALL.test(begins) && /^\p{L}{3,}$/u.test(before) && !ABBREVIATIONS.has(before.toLowerCase())
  );
}

/** Whether the sentence ends with token `i`: the next token that is not a closing mark begins another. */
function endsSentence(
  text: string,
  start: readonly number[],
  end: readonly number[],
  word: readonly string[],
  mark: readonly number[],
  i: number,
): boolean {
  // The terminal itself, or a closer after it.
  let dot = i;
  while (dot >= 0 && CLOSER.test(word[dot] ?? '') && mark[dot] !== 1 && i - dot < 4) dot--;
  const terminal = word[dot] ?? '';
  const dotted = /^(?:[A-Za-z]\.){2,}$/.test(terminal);
  if (!TERMINAL.test(terminal) && !dotted) return false;
  const next = word[i + 1];
  if (next === undefined) return true;
  if (CLOSER.test(next) && mark[i + 1] !== 1 && start[i + 1] === end[i]) return false;
  if (start[i + 1] === end[i]) return false;
  let first = i + 1;
  while (first < word.length && /^["'([{]$/.test(word[first] ?? '')) first++;
  const begins = word[first] ?? '';
  if (terminal === '.' && dot === i && first === i + 1 && beginsSmall(word[dot - 1] ?? '', begins))
    return true;
  if (!/^[\p{Lu}\p{N}$@#]/u.test(begins))
    return mark[i + 1] === 1 && terminal !== '…' && /^[.!?]$/.test(terminal) && first > i + 1;
  if (terminal === '.' || dotted) {
    const before = dotted
      ? terminal.slice(0, -1).toLowerCase()
      : (word[dot - 1] ?? '').toLowerCase();
    const glued = dotted || end[dot - 1] === start[dot];
    if (glued) {
      if (NEVER_ENDS.has(before)) return false;
      if (/^\p{L}$/u.test(before) && before !== 'i') return false;
      if (ABBREVIATIONS.has(before) || dotted)
        return i > dot || BEGINS_SENTENCE.has(begins.toLowerCase());
    }
  }
  return true;
}
