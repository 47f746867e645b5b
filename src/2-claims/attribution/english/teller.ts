import { nounPhrase, TIME } from './chain.ts';
import type { Columns } from './columns.ts';
import type { Range } from './find.ts';
import { isPerson } from './people.ts';

/**
 * Somebody who told something, with what is said of them and from whom they had it: "a neighbour, who had been alerted by the
 * baker,", "her brother-in-law, himself informed by a smuggler,", "an unnamed officer who had spoken with survivors".
 */
export interface Teller {
  readonly who: Range;
  /** From whom they had it, nearest first. */
  readonly from: readonly Range[];
  /** Past everything that is said of them, the comma that closes it too. */
  readonly end: number;
}

/** How long an aside between commas may be. */
const LONGEST = 24;
const DEEPEST = 4;

/** The one who tells, from the first word of a phrase; null where no phrase begins. */
export function tellerAt(c: Columns, at: number, depth = 0): Teller | null {
  for (let i = at; i < at + 4 && c.t.sentence[i] === c.t.sentence[at]; i++) {
    // "reporting by local councils": a noun that looks like a verb.
    if (!GIVEN.test(c.t.lower[i] ?? '') || !/^(?:from|by|with)$/u.test(c.t.lower[i + 1] ?? ''))
      continue;
    const giver = described(c, i + 2);
    if (giver !== null) return withAside(c, giver, depth);
  }
  const first = described(c, at);
  if (first === null) return null;
  const head = innards(c, first);
  if (head !== null && head < first[1]) {
    // "figures from the municipality", "reporting by local councils": who gave them.
    const giver = described(c, head);
    if (giver !== null) return withAside(c, giver, depth);
  }
  return withAside(c, first, depth);
}

/** A noun phrase with the places and clauses that belong to it: "the woman across the lane", "the man who sold water". */
export function described(c: Columns, at: number): Range | null {
  const phrase = nounPhrase(c, at);
  if (phrase === null) return null;
  let end = pastHead(c, phrase[1]);
  for (let more = 0; more < 3; more++) {
    if (
      !/^(?:of|in|at|across|near|behind|beside|opposite|next|inside|outside|above|below|with|from|by|for|on)$/u.test(
        c.t.lower[end] ?? '',
      )
    )
      break;
    const next = nounPhrase(c, end + 1);
    if (next !== null && TIME.test(c.t.lower[next[1] - 1] ?? '')) break;
    if (next === null || c.t.sentence[end + 1] !== c.t.sentence[at]) break;
    end = pastHead(c, next[1]);
  }
  return [at, end];
}

/** "The building", "the wounded": what looks like a verb ends the phrase after an article. */
function pastHead(c: Columns, end: number): number {
  const bare = /^(?:DET|POS|'s)$/u.test(c.tagName[end - 1] ?? '');
  return bare && /^(?:ING|VING|ED|VED|V|VS|JJ)$/u.test(c.tagName[end] ?? '') ? end + 1 : end;
}

const GIVEN =
  /^(?:figures?|data|numbers?|reports?|reporting|information|testimon(?:y|ies)|accounts?|interviews?|statements?|records?|statistics|estimates|intelligence|word|claims?|conversations?|stories|story|details|sources|messages?|notes?|calls?)$/u;

/** Where the giver begins in "figures from the municipality": past the preposition; null for anything else. */
function innards(c: Columns, [from, to]: Range): number | null {
  for (let i = from + 1; i < to; i++) {
    if (!/^(?:from|by|with|of)$/u.test(c.t.lower[i] ?? '')) continue;
    return GIVEN.test(c.t.lower[i - 1] ?? '') ? i + 1 : null;
  }
  return null;
}

function withAside(c: Columns, who: Range, depth: number): Teller {
  const at = who[1];
  const comma = c.t.word[at] === ',' ? 1 : 0;
  if (comma === 0 && !/^(?:who|which|citing|quoting)$/u.test(c.t.lower[at] ?? ''))
    return { who, from: [], end: at };
  if (depth < DEEPEST) {
    const next = receivedFrom(c, at + comma, depth);
    if (next !== null) {
      const end = c.t.word[next.end] === ',' && comma === 1 ? next.end + 1 : next.end;
      return { who, from: [next.who, ...next.from], end };
    }
  }
  const close = asideEnd(c, at);
  return { who, from: [], end: close < 0 ? at : close };
}

/** Past the comma (or bracket) that closes the aside that opens at `at`; −1 where none does. */
export function asideEnd(c: Columns, at: number): number {
  const { t } = c;
  const bracket = t.word[at] === '(';
  if (!bracket && t.word[at] !== ',') return -1;
  const first = t.lower[at + 1] ?? '';
  const tag = c.tagName[at + 1] ?? '';
  const opens =
    bracket ||
    /^(?:who|whom|whose|which|himself|herself|themselves|itself|in|on|off|at|by|as|under|through|over|not|though|according|then|now|speaking|declined|asked|reached|known|named)$/u.test(
      first,
    ) ||
    /^(?:DET|POS|VING|ING|VED|ED|NUM)$/u.test(tag);
  if (!opens) return -1;
  const close = bracket ? ')' : ',';
  for (let i = at + 2; i < t.length && i < at + LONGEST; i++) {
    if (t.sentence[i] !== t.sentence[at]) return -1;
    if (t.word[i] === '"') return -1;
    if (t.word[i] === close) return i + 1;
  }
  return -1;
}

const SKIP = /^(?:ADV|HAVE|BE|MOD)$/u;
const IT = /^(?:it|this|that|so|word|news|them|all|everything|things)$/u;
const HAD =
  /^(?:had|has|have|having|got|gets|get|getting|gotten|received|receives|took|takes|obtained)$/u;
const HEARD = /^(?:heard|hears|hear|hearing|learned|learnt|learns|learning|knew|knows|found)$/u;
const COMES = /^(?:comes|came|come|coming)$/u;
const TOLD =
  /^(?:told|informed|assured|warned|advised|alerted|tipped|briefed|notified|woken|awakened|roused|phoned|called|contacted|rung|messaged|texted|reminded|sent|given|handed|passed|relayed|forwarded|shown)$/u;
const CITES =
  /^(?:citing|quoting|cited|cites|quoted|quotes|echoing|relaying|paraphrasing|repeating)$/u;
const SPOKE = /^(?:spoken|spoke|speaks|talked|talks|talking|speaking)$/u;
const MET = /^(?:interviewed|debriefed|questioned|consulted)$/u;

/**
 * From whom it came, in the words of an aside that begins at `at`: "who had it on good authority from a driver", "himself
 * informed by a smuggler", "citing his uncle"; null where it says nothing of that.
 */
export function receivedFrom(c: Columns, at: number, depth = 0): Teller | null {
  const giver = giverAt(c, at);
  if (giver < 0) return null;
  const one = tellerAt(c, giver, depth + 1);
  // "from the start", "by the cold": a thing.
  return one === null || !isGiver(c, one.who) ? null : one;
}

function isGiver(c: Columns, who: Range): boolean {
  return isPerson(c, who) || GIVEN.test(c.t.lower[who[1] - 1] ?? '');
}

/** Where the giver's phrase begins behind a verb of receiving at or behind `at`; −1 without one. */
export function giverAt(c: Columns, at: number): number {
  const { lower } = c.t;
  let i = at;
  const relative = /^(?:who|which|himself|herself|themselves|itself)$/u.test(lower[i] ?? '');
  if (relative) i++;
  // "which he says comes straight from".
  if (
    relative &&
    /^(?:he|she|they)$/u.test(lower[i] ?? '') &&
    (c.groupName[i + 1] ?? '').startsWith('say')
  )
    i += 2;
  for (let k = 0; k < 5; k++) {
    if (lower[i] === 'in' && lower[i + 1] === 'turn') i += 2;
    else if (SKIP.test(c.tagName[i] ?? '') && !HAD.test(lower[i] ?? '')) i++;
    else if (
      HAD.test(lower[i] ?? '') &&
      !IT.test(lower[i + 1] ?? '') &&
      (SKIP.test(c.tagName[i + 1] ?? '') ||
        isReceiving(lower[i + 1] ?? '') ||
        lower[i + 1] === 'in')
    )
      i++;
    else break;
  }
  const verb = lower[i] ?? '';
  i++;
  if (CITES.test(verb)) return i;
  if (MET.test(verb) && relative) return i;
  if (SPOKE.test(verb) && /^(?:with|to)$/u.test(lower[i] ?? '') && relative) return i + 1;
  if (HAD.test(verb)) {
    if (!IT.test(lower[i] ?? '')) return -1;
    return pastWords(c, i + 1, 'from');
  }
  if (COMES.test(verb)) return pastWords(c, i, 'from');
  if (HEARD.test(verb)) return pastWords(c, i, 'from', true);
  if (TOLD.test(verb)) {
    if (lower[i] === 'off') i++;
    return pastWords(c, i, 'by', true);
  }
  return -1;
}

function isReceiving(word: string): boolean {
  return (
    HEARD.test(word) ||
    TOLD.test(word) ||
    HAD.test(word) ||
    SPOKE.test(word) ||
    MET.test(word) ||
    CITES.test(word)
  );
}

/** Past `by` or `from`, over "on good authority", "straight", "in turn" and – where `about` – what it was about. */
function pastWords(c: Columns, from: number, preposition: string, about = false): number {
  const { t } = c;
  for (let i = from; i < t.length && i < from + 9; i++) {
    const word = t.lower[i] ?? '';
    if (t.sentence[i] !== t.sentence[from]) return -1;
    if (word === preposition) return i + 1;
    if (
      /^(?:it|this|that|so|on|good|authority|straight|directly|first-hand|firsthand|second-hand|secondhand|in|turn|to|him|her|them|me|us|separately|privately|quietly|later|earlier)$/u.test(
        word,
      )
    )
      continue;
    if (about && /^(?:about|of|the|a|an|matter|case|his|her|their)$/u.test(word)) continue;
    if (about && (c.chunk[i] ?? -1) >= 0 && !/^(?:PRO)/u.test(c.tagName[i] ?? '')) continue;
    return -1;
  }
  return -1;
}

/** A subject with what is said of it, found from the verb backwards. */
export interface Subject {
  readonly who: Range;
  /** The aside between it and the verb, with its commas or brackets. */
  readonly aside: Range | null;
}

/** The subject of the verb at `verb`, over auxiliaries, an aside and the places that belong to it; null without one. */
export function subjectOf(c: Columns, verb: number, least = 0): Subject | null {
  const { t } = c;
  const first = Math.max(least, t.sentenceStart[t.sentence[verb] ?? 0] ?? 0);
  let k = verb - 1;
  while (
    k >= first &&
    (/^(?:HAVE|ADV|MOD|NEG|BE|DO)$/u.test(c.tagName[k] ?? '') ||
      /^(?:once|both|all)$/u.test(t.lower[k] ?? ''))
  )
    k--;
  let aside: Range | null = null;
  if (t.word[k] === ',' || t.word[k] === ')') {
    const open = asideStart(c, k, first);
    if (open < 0) return null;
    aside = [open, k + 1];
    k = open - 1;
  }
  const chunk = k < first ? -1 : (c.chunk[k] ?? -1);
  // "Witness (name withheld)": a role that looks like a verb begins the sentence.
  if (chunk < 0 && k === first && aside !== null && /^\p{Lu}/u.test(t.word[k] ?? ''))
    return { who: [k, k + 1], aside };
  if (chunk < 0 || c.tagName[k] === 'OBJ') return null;
  // A dash or a sign sets it apart: "FYI – got this from".
  if (!/[\p{L}\p{N}]$/u.test(t.word[k] ?? '')) return null;
  let from = phraseStart(c, k, first);
  for (let more = 0; more < 3; more++) {
    if (!/^(?:at|in|from|near|of|with|across|behind)$/u.test(t.lower[from - 1] ?? '')) break;
    if ((c.chunk[from - 2] ?? -1) < 0 || from - 2 < first) break;
    from = phraseStart(c, from - 2, first);
  }
  return { who: [from, k + 1], aside };
}

/** Where the phrase begins that ends at `k`: "An American official" though its head looks like an adjective. */
function phraseStart(c: Columns, k: number, first: number): number {
  let from = Math.max(first, c.chunkStart[c.chunk[k] ?? -1] ?? k);
  const before = c.chunk[from - 1] ?? -1;
  if (c.tagName[from] === 'JJ' && before >= 0 && from - 1 >= first)
    from = Math.max(first, c.chunkStart[before] ?? from);
  return from;
}

/** Where the aside opens that a comma or bracket at `close` ends; over asides inside it ("…, who was told by X, who …,"). */
function asideStart(c: Columns, close: number, first: number): number {
  const { t } = c;
  if (t.word[close] === ')') {
    for (let i = close - 1; i > first && i > close - LONGEST; i--) if (t.word[i] === '(') return i;
    return -1;
  }
  let best = -1;
  for (let i = close - 1; i > first && i > close - LONGEST * 2; i--) {
    if (t.word[i] === '"') break;
    if (t.word[i] !== ',') continue;
    if (asideEnd(c, i) < 0) break;
    best = i;
    // An aside inside an aside: go on only over relative clauses.
    if (!/^(?:who|which|whose|whom)$/u.test(t.lower[i + 1] ?? '')) break;
  }
  return best;
}

/** Past the last word of the clause that begins at `from`: to the sentence's end, a semicolon, or the end of its quotation. */
export function clauseEnd(c: Columns, from: number): number {
  const { t, q } = c;
  const level = q.of[from] ?? -1;
  let end = t.sentenceEnd[t.sentence[from] ?? 0] ?? t.length;
  for (let i = from + 1; i < end; i++)
    if (t.word[i] === ';' || (level >= 0 && (q.of[i] ?? -1) !== level)) {
      end = i;
      break;
    }
  while (end > from + 1 && /^[.!?,"…]$/u.test(t.word[end - 1] ?? '')) end--;
  return end;
}
