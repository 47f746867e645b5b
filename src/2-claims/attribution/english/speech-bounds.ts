import { lemma, REPORTING } from './lexicon.ts';
import type { Tokens } from './tokens.ts';

/**
 * Where speech ends or begins when its quotation mark was lost. The words around it say: speech ends at the comma (or
 * the question mark) before "Idris said", "said the guard" or "she told us", and begins behind "He said,".
 */

/** How far behind the comma the verb may stand: "the man at the gate told us". */
const FURTHEST = 8;
const WHO =
  /^(?:he|she|they|i|we|it|one|his|her|their|my|our|its|the|an?|another|some|several|two|three)$/u;
const STOP = /^(?:[.,;:!?…"(]|—)$/u;

/** The last token of the speech that begins at `open` and must end before `limit`; −1 where nothing tells. */
export function speechEnd(t: Tokens, open: number, limit: number): number {
  for (let i = open + 2; i < limit - 1; i++) {
    if (!/^[,?!]$/u.test(t.word[i] ?? '') || !reports(t, i + 1, limit)) continue;
    return i;
  }
  return -1;
}

/** The first token of the speech that ends at `close`, behind "He said," in the tokens from `from`; −1 where nothing tells. */
export function speechBegin(t: Tokens, from: number, close: number): number {
  for (let i = close - 2; i > from; i--) {
    if (!/^[,:]$/u.test(t.word[i] ?? '')) continue;
    for (let k = i - 1; k >= from && i - k <= 4 && !STOP.test(t.word[k] ?? ''); k--)
      if (isSaying(t, k)) return i + 1;
  }
  return -1;
}

/** Whether somebody and a verb of saying stand at a token, or the verb and somebody, and a clause ends there. */
function reports(t: Tokens, at: number, limit: number): boolean {
  const sentence = t.sentence[at];
  const first = t.word[at] ?? '';
  let verb = -1;
  if (isSaying(t, at)) verb = at;
  else if (WHO.test(t.lower[at] ?? '') || /^\p{Lu}/u.test(first))
    for (let k = at + 1; k < limit && k - at < FURTHEST && verb < 0; k++) {
      if (STOP.test(t.word[k] ?? '')) break;
      if (isSaying(t, k)) verb = k;
    }
  if (verb < 0 || t.sentence[verb] !== sentence) return false;
  // "…, he said no to them" goes on; a report set into speech is short, and a stop ends it.
  for (let k = verb + 1; k < verb + 10; k++)
    if (k >= limit || t.sentence[k] !== sentence || STOP.test(t.word[k] ?? '')) return true;
  return false;
}

/** Verbs that stand beside speech; "told us" too. */
function isSaying(t: Tokens, i: number): boolean {
  const word = t.lower[i] ?? '';
  if (!/(?:ed|s|said|told|wrote|swore|began|thought)$/u.test(word)) return false;
  const groups = REPORTING.get(lemma(word)) ?? '';
  return /^say(?:\+|$)/u.test(groups) || word === 'told' || word === 'tells' || word === 'asked';
}
