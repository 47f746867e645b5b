import { CLOSED_CLASS, lemma, REPORTING } from './lexicon.ts';
import { quotes, type Quotes } from './quotes.ts';
import { tokens, type Tokens } from './tokens.ts';

/**
 * What the scorers see of each word, as columns of whole numbers.
 *
 * Names are not seen by their letters: any capitalised word that the list of common words does not hold
 * is `<Name>`, any number `<num>`. What is learnt is therefore how people report, not whom.
 *
 * `tag` is a light part of speech: the closed classes by list, the open ones by ending and shape.
 * `cluster` groups words that are used alike (learnt, see `bench/intake/learn-clusters.ts`).
 */
export interface Columns {
  readonly t: Tokens;
  readonly q: Quotes;
  readonly word: Int32Array;
  readonly lemma: Int32Array;
  readonly lemmaText: readonly string[];
  readonly tag: Int32Array;
  readonly tagName: readonly string[];
  readonly cluster: Int32Array;
  readonly group: Int32Array;
  readonly groupName: readonly string[];
  readonly suffix: Int32Array;
  /** Noun phrases: index of the chunk each token stands in, or −1. */
  readonly chunk: Int32Array;
  readonly chunkStart: readonly number[];
  readonly chunkEnd: readonly number[];
}

/** The common lower-case words with the cluster of each. */
export type CommonWords = ReadonlyMap<string, number>;

/** FNV-1a over UTF-16 units: the same number on every machine. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}

const CAPITAL = /^\p{Lu}/u;
const ALL_CAPITALS = /^[\p{Lu}.&-]{2,}$/u;
const NUMBER = /^[$€£¥]?\d/;
const LETTERS = /^[\p{L}\p{M}]/u;

export function columns(text: string, common: CommonWords): Columns {
  const t = tokens(text);
  const q = quotes(t);
  const n = t.length;
  const word = new Int32Array(n);
  const lemmaHash = new Int32Array(n);
  const lemmaText: string[] = [];
  const tag = new Int32Array(n);
  const tagName: string[] = [];
  const cluster = new Int32Array(n);
  const group = new Int32Array(n);
  const groupName: string[] = [];
  const suffix = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const written = t.word[i] ?? '';
    const lower = (t.lower[i] ?? '').replaceAll('’', "'").replaceAll('â', "'");
    const capital = CAPITAL.test(written);
    const first =
      i === t.sentenceStart[t.sentence[i] ?? 0] || t.word[i - 1] === '"' || t.word[i - 1] === ':';
    const known = common.get(lower) ?? -1;
    const closed = CLOSED_CLASS.get(lower);
    const name = capital && closed === undefined && !(known >= 0 && (first || allCapitals(t, i)));
    let as = lower;
    if (NUMBER.test(lower)) as = '<num>';
    else if (name && closed === undefined) as = ALL_CAPITALS.test(written) ? '<NAME>' : '<Name>';
    else if (known < 0 && closed === undefined && LETTERS.test(lower)) as = `<${ending(lower)}>`;
    const base = name || as === '<num>' ? as : lemma(lower);
    word[i] = hashText(as);
    lemmaText.push(base);
    lemmaHash[i] =
      known < 0 && !REPORTING.has(base) && closed === undefined ? (word[i] ?? 0) : hashText(base);
    const groups = name ? '' : (REPORTING.get(base) ?? '');
    groupName.push(groups);
    group[i] = groups === '' ? 0 : hashText(groups);
    const kind = tagOf(lower, written, name, closed, groups, as);
    tagName.push(kind);
    tag[i] = hashText(kind);
    cluster[i] = known >= 0 ? known + 1 : -hashText(kind) | 1;
    suffix[i] = hashText(as.startsWith('<') ? as : lower.slice(-3));
  }
  const { chunk, chunkStart, chunkEnd } = chunks(t, tagName);
  return {
    t,
    q,
    word,
    lemma: lemmaHash,
    lemmaText,
    tag,
    tagName,
    cluster,
    group,
    groupName,
    suffix,
    chunk,
    chunkStart,
    chunkEnd,
  };
}

function allCapitals(t: Tokens, i: number): boolean {
  const one = t.word[i] ?? '';
  return one.length > 3 && ALL_CAPITALS.test(one);
}

function ending(lower: string): string {
  for (const end of [
    'ing',
    'ed',
    'ly',
    'tion',
    'ness',
    'ment',
    'ers',
    'ists',
    'ist',
    'er',
    'ity',
    's',
  ])
    if (lower.endsWith(end)) return end;
  return 'word';
}

function tagOf(
  lower: string,
  written: string,
  name: boolean,
  closed: string | undefined,
  groups: string,
  as: string,
): string {
  if (closed !== undefined) {
    if (closed === 'TIT') return CAPITAL.test(written) ? 'TIT' : 'NN';
    return closed === 'PRO' && 'he she they we i it you who'.split(' ').includes(lower)
      ? `PRO${lower === 'it' || lower === 'who' ? lower : ''}`
      : closed;
  }
  if (name) return 'NAME';
  if (as === '<num>') return 'NUM';
  if (!LETTERS.test(lower)) {
    if (lower === "'s" || lower === "'") return "'s";
    if (lower.startsWith("'")) return 'BE';
    if (/^[.!?…]+$/.test(lower)) return '.';
    if (/^[-–—]+$/.test(lower)) return '-';
    if (/^[([{]$/.test(lower)) return '(';
    if (/^[)\]}]$/.test(lower)) return ')';
    return [',', ';', ':', '"', '@', '#'].includes(lower) ? lower : 'SYM';
  }
  if (lower.endsWith("n't"))
    return lower === "can't" || lower === "won't" || lower.endsWith("ouldn't") ? 'MOD' : 'DO';
  if (lower.endsWith('ly')) return 'ADV';
  const verbal =
    groups !== '' && groups !== 'noun' && groups !== 'document' && groups !== 'noun+document';
  if (lower.endsWith('ing')) return verbal ? 'VING' : 'ING';
  if (lower.endsWith('ed') || (verbal && lemma(lower) !== lower && !lower.endsWith('s')))
    return verbal ? 'VED' : 'ED';
  if (verbal) return lower.endsWith('s') && lemma(lower) !== lower ? 'VS' : 'V';
  if (/(?:ous|ful|ive|able|ible|ical|ish|less|al|ic)$/.test(lower)) return 'JJ';
  if (lower.endsWith('s') && !lower.endsWith('ss')) return 'NNS';
  return 'NN';
}

const INSIDE = new Set([
  'DET',
  'POS',
  'NUM',
  'NAME',
  'TIT',
  'NN',
  'NNS',
  'JJ',
  'PRO',
  'PROit',
  'PROwho',
  'OBJ',
  "'s",
  '-',
  'SYM',
  '@',
  '#',
  'ING',
  'ED',
  'THAT',
]);
const BEGINS = new Set([
  'DET',
  'POS',
  'PRO',
  'PROit',
  'PROwho',
  'OBJ',
  'TIT',
  'NAME',
  'NN',
  'NNS',
  'JJ',
  'NUM',
  '@',
]);
const HEADS = new Set([
  'NUM',
  'NAME',
  'TIT',
  'NN',
  'NNS',
  'PRO',
  'PROit',
  'PROwho',
  'OBJ',
  'DET',
  'SYM',
]);

/** Plain noun phrases: from a word that can begin one to its last head. */
function chunks(t: Tokens, tag: readonly string[]) {
  const chunk = new Int32Array(t.length).fill(-1);
  const chunkStart: number[] = [];
  const chunkEnd: number[] = [];
  let i = 0;
  while (i < t.length) {
    if (!BEGINS.has(tag[i] ?? '')) {
      i++;
      continue;
    }
    const sentence = t.sentence[i];
    let head = HEADS.has(tag[i] ?? '') ? i : -1;
    let k = i + 1;
    const pronoun =
      (tag[i] ?? '').startsWith('PRO') &&
      !/^(?:one|others|many|several|few|most)$/.test(t.lower[i] ?? '');
    if (!pronoun && tag[i] !== 'OBJ') {
      while (k < t.length && t.sentence[k] === sentence && INSIDE.has(tag[k] ?? '')) {
        const here = tag[k] ?? '';
        if (
          here === 'DET' ||
          here === 'POS' ||
          here === 'OBJ' ||
          (here.startsWith('PRO') && tag[k - 1] !== 'DET')
        )
          break;
        if (here === 'THAT') break;
        if (HEADS.has(here)) head = k;
        k++;
      }
    }
    if (head < 0) head = i;
    for (let j = i; j <= head; j++) chunk[j] = chunkStart.length;
    chunkStart.push(i);
    chunkEnd.push(head + 1);
    i = head + 1;
  }
  return { chunk, chunkStart, chunkEnd };
}
