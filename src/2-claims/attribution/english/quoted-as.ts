import type { Columns } from './columns.ts';
import { relay, sameSentence, thatAt, word, type Relay } from './relay.ts';
import { clauseEnd, subjectOf, tellerAt } from './teller.ts';

/**
 * Who quotes whom: "the paper quoted a miller as saying that …", "“…,” Rami quoted Hassan as saying", "Hassan was quoted by
 * Rami as saying …". The one who quotes told us; the one quoted told them.
 */
const QUOTES = /^(?:quote|cite|report|describe|paraphrase|record|film|hear)$/u;
const SAYING =
  /^(?:saying|claiming|insisting|telling|stating|warning|adding|admitting|denying|arguing|boasting|complaining|swearing|remarking)$/u;

export function quotedAs(c: Columns, i: number): Relay | null {
  // Found from "as saying", which nothing else has.
  if (word(c, i) !== 'as' || !SAYING.test(word(c, i + 1)) || !sameSentence(c, i, i + 1))
    return null;
  const verb = verbBefore(c, i);
  if (verb < 0) return null;
  const passive = c.tagName[verb - 1] === 'BE' || word(c, verb - 1) === 'been';
  const subject = subjectOf(c, verb);
  if (subject === null) return null;
  let links;
  if (passive) {
    const by = word(c, verb + 1) === 'by' ? tellerAt(c, verb + 2) : null;
    links = [by === null ? null : by.who, subject.who];
  } else {
    const quoted = tellerAt(c, verb + 1);
    if (quoted === null || quoted.who[1] > i) return null;
    links = [subject.who, quoted.who, ...quoted.from];
  }
  const cue = [verb, verb + 1] as const;
  let begins = i + 2;
  if (word(c, i + 1) === 'telling') begins = c.chunkEnd[c.chunk[begins] ?? -1] ?? begins;
  const that = thatAt(c, begins, i);
  if (that >= 0) begins = that;
  else if (/^[,:]$/u.test(c.t.word[begins] ?? '')) begins++;
  const more = sameSentence(c, begins, i) ? relay(c, cue, subject.who[0], links, begins) : null;
  const before = spokenBefore(c, subject.who[0]);
  if (before !== null && (more === null || !/^[,:]$/u.test(c.t.word[i + 2] ?? ','))) {
    const one = relay(c, cue, subject.who[0], links, before[0], before[1]);
    return one === null ? null : { ...one, frame: [subject.who[0], i + 2] };
  }
  if (before !== null && more !== null)
    return { ...more, content: [before, ...more.content], frame: [subject.who[0], begins] };
  return more;
}

/** The verb of quoting before "as saying"; −1 without one near. */
function verbBefore(c: Columns, at: number): number {
  for (let i = at - 1; i > at - 14 && i >= 0 && sameSentence(c, i, at); i--)
    if (QUOTES.test(c.lemmaText[i] ?? '') && /^(?:VED|VS|V|ED)$/u.test(c.tagName[i] ?? ''))
      return i;
  return -1;
}

/** What stands before ", X quoted": the quotation, or the sentence up to the comma. */
export function spokenBefore(c: Columns, at: number): readonly [number, number] | null {
  const { t, q } = c;
  let k = at - 1;
  if (k < 0 || !sameSentence(c, k, at)) return null;
  const id = q.of[k] ?? -1;
  if (id >= 0 && q.last[id] === k) return [q.first[id] ?? k, k + 1];
  if (t.word[k] !== ',') return null;
  k--;
  const inner = q.of[k] ?? -1;
  if (inner >= 0 && q.last[inner] === k) return [q.first[inner] ?? k, k + 1];
  const first = t.sentenceStart[t.sentence[at] ?? 0] ?? 0;
  return k - first >= 2 && clauseEnd(c, first) > k ? [first, k + 1] : null;
}
