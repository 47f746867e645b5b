import { CLOSED_CLASS, lemma, REPORTING } from './lexicon.ts';
import { analyse, ARCS, POS, type Grammar, type Seen } from './grammar.ts';
import { quotes, type Quotes } from './quotes.ts';
import { tokens, type Tokens } from './tokens.ts';
import { words, type Words } from './words.ts';

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
  /** Capital letters, digits and hyphens. */
  readonly shape: Int32Array;
  /** Groups of words that are used alike, by published vectors; see word-groups.ts. */
  readonly fine: Int32Array;
  readonly middle: Int32Array;
  readonly coarse: Int32Array;
  /** Part of speech, the word it depends on (−1: none) and how; see grammar.ts. */
  readonly pos: Int32Array;
  readonly head: Int32Array;
  readonly arc: Int32Array;
  /** One bit for each kind of dependant a word has, by number of arc. */
  readonly kids: Int32Array;
  /** The word's subject (its own, or the one of the verb it is joined to), object and clause; −1: none. */
  readonly subject: Int32Array;
  readonly object: Int32Array;
  readonly clause: Int32Array;
  /** Noun phrases: index of the chunk each token stands in, or −1. */
  readonly chunk: Int32Array;
  readonly chunkStart: readonly number[];
  readonly chunkEnd: readonly number[];
}

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

export function columns(text: string, grammar: Grammar): Columns {
  const c = flatColumns(text);
  const tree = analyse(c, c.t.sentenceStart, c.t.length, grammar);
  return { ...c, ...tree, ...dependants(tree.head, tree.arc) };
}

const arcNamed = (name: string): number => ARCS.indexOf(name);
const [SBJ, SBJP, OBJ, CCOMP, XCOMP, ADVCL, ACL, CONJ] = [
  'sbj',
  'sbjp',
  'obj',
  'ccomp',
  'xcomp',
  'advcl',
  'acl',
  'conj',
].map(arcNamed);

/** What hangs on each word. */
function dependants(head: Int32Array, arc: Int32Array) {
  const n = head.length;
  const kids = new Int32Array(n);
  const subject = new Int32Array(n).fill(-1);
  const object = new Int32Array(n).fill(-1);
  const clause = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    const over = head[i] ?? -1;
    const how = arc[i] ?? 0;
    if (over < 0) continue;
    kids[over] = (kids[over] ?? 0) | (1 << how);
    if (how === SBJ || how === SBJP) subject[over] = i;
    else if (how === OBJ) object[over] = i;
    else if (how === CCOMP || how === XCOMP) clause[over] = i;
    else if ((how === ADVCL || how === ACL) && (clause[over] ?? -1) < 0) clause[over] = i;
  }
  // "said X and added Y", "wants to leave": the subject is that of the verb above.
  for (let i = 0; i < n; i++) {
    let at = i;
    for (let up = 0; up < 3 && (subject[i] ?? -1) < 0; up++) {
      const how = arc[at] ?? 0;
      if (how !== CONJ && how !== XCOMP) break;
      at = head[at] ?? -1;
      if (at < 0) break;
      subject[i] = subject[at] ?? -1;
    }
  }
  return { kids, subject, object, clause };
}

/** What the grammar sees of a text. */
export function seenOf(text: string): Seen {
  return flatColumns(text);
}

export const POS_NAMES = POS;
export const ARC_NAMES = ARCS;

function flatColumns(
  text: string,
): Omit<Columns, 'pos' | 'head' | 'arc' | 'kids' | 'subject' | 'object' | 'clause'> {
  const { common, groups: alike }: Words = words();
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
  const shape = new Int32Array(n);
  const fine = new Int32Array(n);
  const middle = new Int32Array(n);
  const coarse = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const written = t.word[i] ?? '';
    const lower = (t.lower[i] ?? '').replaceAll('’', "'").replaceAll('â', "'");
    const capital = CAPITAL.test(written);
    const first =
      i === t.sentenceStart[t.sentence[i] ?? 0] || t.word[i - 1] === '"' || t.word[i - 1] === ':';
    const known = common.get(lower) ?? -1;
    const group_ = alike.fine.get(lower) ?? -1;
    const seen = known >= 0 || group_ >= 0;
    const closed = CLOSED_CLASS.get(lower);
    const name = capital && closed === undefined && !(seen && (first || allCapitals(t, i)));
    let as = lower;
    if (NUMBER.test(lower)) as = '<num>';
    else if (name && closed === undefined) as = ALL_CAPITALS.test(written) ? '<NAME>' : '<Name>';
    else if (!seen && closed === undefined && LETTERS.test(lower)) as = `<${ending(lower)}>`;
    const base = name || as === '<num>' ? as : lemma(lower);
    word[i] = hashText(as);
    lemmaText.push(base);
    lemmaHash[i] =
      !seen && !REPORTING.has(base) && closed === undefined ? (word[i] ?? 0) : hashText(base);
    const groups = name ? '' : (REPORTING.get(base) ?? '');
    groupName.push(groups);
    group[i] = groups === '' ? 0 : hashText(groups);
    const kind = tagOf(lower, written, name, closed, groups, as);
    tagName.push(kind);
    tag[i] = hashText(kind);
    cluster[i] = known >= 0 ? known + 1 : -hashText(kind) | 1;
    fine[i] = !name && group_ >= 0 ? group_ + 1 : -hashText(kind) | 1;
    middle[i] = !name && group_ >= 0 ? (alike.middle[group_] ?? 0) + 1 : -hashText(kind) | 1;
    coarse[i] = !name && group_ >= 0 ? (alike.coarse[group_] ?? 0) + 1 : -hashText(kind) | 1;
    shape[i] =
      (capital ? 1 : 0) +
      (ALL_CAPITALS.test(written) ? 2 : 0) +
      (/\d/.test(written) ? 4 : 0) +
      (written.includes('-') ? 8 : 0) +
      (first ? 16 : 0);
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
    shape,
    fine,
    middle,
    coarse,
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
