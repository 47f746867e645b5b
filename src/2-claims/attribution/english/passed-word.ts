import type { Columns } from './columns.ts';
import type { Range } from './find.ts';
import { isPerson } from './people.ts';
import {
  isClause,
  isWriter,
  relay,
  sameSentence,
  thatAt,
  toldAt,
  word,
  type Relay,
} from './relay.ts';
import {
  asideEnd,
  clauseEnd,
  described,
  giverAt,
  receivedFrom,
  subjectOf,
  tellerAt,
} from './teller.ts';

/**
 * Messages, calls and word that came from somebody:
 *
 * - "Rami passed on a message from Hassan that …", "Sgt Haddad logged a call from a woman to the effect that …";
 * - "word from the hospital is that …", "my understanding from Rami is that …", "the landlord's version, which he says comes
 *   straight from the police, is that …", "rumour has it that …";
 * - "we have it from two guards that …", "had it on good authority from a driver that …", "got this from Yara, who got it
 *   from a trucker, who says …", and alone, of the sentence before: "Idlibi had it from the woman across the lane.";
 * - "report via Lt Saleh, passed to him by Civil Defence, of a second van".
 */
const MESSAGE =
  /^(?:message|word|news|report|warning|note|tip|call|complaint|rumou?r|story|letter|text|email|e-mail|statement|account|information|allegation|claim|tip-off|voicemail|request)s?$/u;
const PASSES =
  /^(?:pass|passes|passed|relay|relays|relayed|forward|forwards|forwarded|carry|carries|carried|bring|brings|brought|deliver|delivers|delivered|convey|conveys|conveyed|log|logs|logged|take|takes|took|receive|receives|received|record|records|recorded|note|notes|noted|get|gets|got|have|has|had|report|reports|reported|read|reads)$/u;

/** "passed on a message from Hassan that", "logged a call from a woman, …, to the effect that". */
export function messageFrom(c: Columns, i: number): Relay | null {
  if (!MESSAGE.test(word(c, i)) || word(c, i + 1) !== 'from') return null;
  let verb = nounStart(c, i) - 1;
  if (word(c, verb) === 'on') verb--;
  if (!PASSES.test(word(c, verb)) || !sameSentence(c, verb, i)) return null;
  const from = tellerAt(c, i + 2);
  if (from === null) return null;
  const subject = subjectOf(c, verb);
  const begins = effectAt(c, from.end, i);
  if (begins < 0) return null;
  return relay(
    c,
    [verb, i + 1],
    subject?.who[0] ?? verb,
    [subject?.who ?? null, from.who, ...from.from],
    begins,
  );
}

/** Where the phrase of a noun that looks like a verb begins: "a further report". */
function nounStart(c: Columns, i: number): number {
  let from = i;
  while (
    from > 0 &&
    sameSentence(c, from - 1, i) &&
    /^(?:DET|POS|JJ|NN|NUM|ED|NAME)$/u.test(c.tagName[from - 1] ?? '')
  ) {
    from--;
    if (/^(?:DET|POS)$/u.test(c.tagName[from] ?? '')) break;
  }
  return from;
}

/** `that`, "to the effect that", "saying (that)"; over one aside that says nothing of where it came from. */
function effectAt(c: Columns, at: number, first: number): number {
  let i = at;
  const past = c.t.word[i] === ',' ? asideEnd(c, i) : -1;
  if (past >= 0 && past < i + 14 && effectHere(c, i, first) < 0) i = past;
  return effectHere(c, i, first);
}

function effectHere(c: Columns, at: number, first: number): number {
  let i = c.t.word[at] === ',' ? at + 1 : at;
  if (!sameSentence(c, i, first)) return -1;
  if (word(c, i) === 'to' && word(c, i + 1) === 'the' && word(c, i + 2) === 'effect') i += 3;
  else if (/^(?:saying|reporting|stating|claiming|warning|alleging)$/u.test(word(c, i))) {
    i++;
    return word(c, i) === 'that' || sameSentence(c, i, first) ? i : -1;
  }
  return toldAt(c, i, first);
}

const REPORTS =
  /^(?:word|news|reports?|rumou?rs?|message|understanding|information|story|account|version|line|impression|gossip|latest|tip|warning|verdict|explanation|claim|view)$/u;

/** "word from the hospital is that …"; "the landlord's version, which he says comes from the police, is that …". */
export function wordIs(c: Columns, i: number): Relay | null {
  if (!/^(?:is|was|were|are)$/u.test(word(c, i)) || word(c, i + 1) !== 'that') return null;
  const first = c.t.sentenceStart[c.t.sentence[i] ?? 0] ?? 0;
  let at = first;
  if (c.t.word[at] === '"') at++;
  while (
    /^(?:the|a|but|and|so|now|latest|our|my|his|her|their|new|first|last|only)$/u.test(word(c, at))
  )
    at++;
  if (REPORTS.test(word(c, at)) && /^(?:from|via|through|at|around)$/u.test(word(c, at + 1))) {
    const from = tellerAt(c, at + 2);
    if (from === null || !isAt(c, from.end, i)) return null;
    const who = /^(?:at|around)$/u.test(word(c, at + 1)) ? null : from.who;
    return relay(c, [at, i + 1], first, [who, ...from.from], i + 1);
  }
  // A possessor: "the landlord's version".
  for (let k = first; k < i && k < first + 10; k++) {
    if (c.tagName[k] !== "'s" || !REPORTS.test(word(c, k + 1))) continue;
    const chunk = c.chunk[k - 1] ?? -1;
    if (chunk < 0) return null;
    let end = k + 2;
    let from: readonly Range[] = [];
    if (c.t.word[end] === ',') {
      const giver = receivedFrom(c, end + 1);
      if (giver !== null) from = [giver.who, ...giver.from];
      end = asideEnd(c, end);
    }
    if (!isAt(c, end, i)) return null;
    return relay(c, [k + 1, i + 1], first, [[c.chunkStart[chunk] ?? k, k], ...from], i + 1);
  }
  return null;
}

function isAt(c: Columns, end: number, i: number): boolean {
  let k = end;
  while (k < i && (/^(?:ADV)$/u.test(c.tagName[k] ?? '') || c.t.word[k] === ',')) k++;
  return k === i;
}

/** "Rumour has it that …", "word has it that …": nobody is named. */
export function hasIt(c: Columns, i: number): Relay | null {
  if (!/^(?:has|had)$/u.test(word(c, i)) || word(c, i + 1) !== 'it') return null;
  const who = word(c, i - 1);
  if (!/^(?:rumou?r|word|legend|gossip|story|tradition|report|talk|hearsay)s?$/u.test(who))
    return null;
  const begins =
    word(c, i + 2) === 'that' ? i + 2 : isClause(c, i + 2, clauseEnd(c, i + 2)) ? i + 2 : -1;
  if (begins < 0 || !sameSentence(c, begins, i)) return null;
  return relay(c, [i - 1, i + 2], i - 1, [], begins);
}

/** "We have it from two guards that …", "got this from Yara, who got it from a trucker, who says …", and alone. */
export function haveIt(c: Columns, i: number): Relay | null {
  if (!/^(?:have|has|had|got|gets|get|received)$/u.test(word(c, i))) return null;
  if (!/^(?:it|this|that)$/u.test(word(c, i + 1))) return null;
  // In an aside of somebody: that one's form reads it.
  if (/^(?:who|which|whom)$/u.test(word(c, i - 1)) || /^(?:who|which)$/u.test(word(c, i - 2)))
    return null;
  const giver = giverAt(c, i);
  if (giver < 0) return null;
  const from = tellerAt(c, giver);
  if (from === null) return null;
  const subject = subjectOf(c, i);
  const start = subject?.who[0] ?? i;
  const first = c.t.sentenceStart[c.t.sentence[i] ?? 0] ?? 0;
  const links = [subject?.who ?? null, from.who, ...from.from];
  const cue: Range = [i, giver];
  const that = thatAt(c, from.end, i);
  if (that >= 0) return relay(c, cue, start, links, that);
  if (!isPerson(c, from.who)) return null;
  // "…, who says a cop told him …".
  let says = from.end;
  if (c.t.word[says] === ',') says++;
  if (word(c, says) === 'who') says++;
  if ((c.groupName[says] ?? '').startsWith('say') && /^(?:VS|VED)$/u.test(c.tagName[says] ?? '')) {
    const begins = word(c, says + 1) === 'that' ? says + 2 : says + 1;
    return relay(c, [says, says + 1], start, links, begins);
  }
  // "got this from Yara: …".
  if (c.t.word[from.end] === ':' && sameSentence(c, from.end + 1, i))
    return relay(c, cue, start, links, from.end + 1);
  return isSaidOfBefore(c, subject?.who ?? null, first, i, from.end)
    ? ofBefore(c, cue, start, links)
    : null;
}

/** "They came at night. The imam told him.": who told, of the sentence before. */
export function bareTold(c: Columns, i: number): Relay | null {
  const { t } = c;
  if (!/^(?:told|informed|warned)$/u.test(word(c, i))) return null;
  const s = t.sentence[i] ?? 0;
  let end = t.sentenceEnd[s] ?? i;
  while (end > i && /^[.!]$/u.test(t.word[end - 1] ?? '')) end--;
  const whom = i + 1;
  if (!/^(?:him|her|them|me|us)$/u.test(word(c, whom))) return null;
  if (!(end === whom + 1 || (end === whom + 2 && /^(?:so|this|that)$/u.test(word(c, whom + 1)))))
    return null;
  const subject = subjectOf(c, i);
  const first = t.sentenceStart[s] ?? 0;
  if (subject === null || subject.who[0] !== first || subject.aside !== null) return null;
  if (/^(?:he|she|they|it|who|nobody|i|we)$/u.test(word(c, first)) || (c.q.of[first] ?? -1) >= 0)
    return null;
  return ofBefore(c, [i, i + 1], first, [[whom, whom + 1], subject.who]);
}

/** Whether a sentence says no more than from whom somebody had the one before. */
function isSaidOfBefore(
  c: Columns,
  who: Range | null,
  first: number,
  at: number,
  end: number,
): boolean {
  if (who === null || isWriter(c, who) || who[0] > first + 1) return false;
  if ((c.q.of[at] ?? -1) !== (c.q.of[first - 1] ?? -1)) return false;
  const last = c.t.sentenceEnd[c.t.sentence[at] ?? 0] ?? end;
  return !isClause(c, end, last) || c.t.word[end - 1] === ',' || c.t.word[end] === ',';
}

/** A relay of the sentence before, in the same paragraph. */
export function ofBefore(
  c: Columns,
  cue: Range,
  start: number,
  links: readonly (Range | null)[],
): Relay | null {
  const { t } = c;
  const s = t.sentence[cue[0]] ?? 0;
  const from = t.sentenceStart[s - 1] ?? -1;
  let to = t.sentenceEnd[s - 1] ?? -1;
  if (from < 0 || t.paragraph[from] !== t.paragraph[cue[0]]) return null;
  if ((c.q.of[to - 1] ?? -1) >= 0 || t.word[to - 1] === '?') return null;
  while (to > from + 1 && /^[.!"]$/u.test(t.word[to - 1] ?? '')) to--;
  if (to - from < 3) return null;
  const one = relay(c, cue, start, links, from, to);
  return one === null ? null : { ...one, frame: [start, cue[1]] };
}

/** "Unconfirmed report via Lt Saleh, passed to him by Civil Defence, of a second van near the bridge." */
export function reportVia(c: Columns, i: number): Relay | null {
  if (
    !/^(?:reports?|word|news|call|tip|tip-off|message|warning|rumou?rs?|information|complaint)$/u.test(
      word(c, i),
    )
  )
    return null;
  if (!/^(?:via|through|from|by)$/u.test(word(c, i + 1))) return null;
  const start = nounStart(c, i);
  // A heading: nothing stands before it in its sentence.
  if (start !== (c.t.sentenceStart[c.t.sentence[i] ?? 0] ?? 0)) return null;
  const from = described(c, i + 2);
  if (from === null || !isPerson(c, from)) return null;
  const who = tellerAt(c, i + 2);
  if (who === null) return null;
  let at = who.end;
  if (c.t.word[at] === ',') at++;
  const cue: Range = [i, i + 2];
  if (word(c, at) === 'that') return relay(c, cue, start, [who.who, ...who.from], at);
  if (c.t.word[at] === ':') return relay(c, cue, start, [who.who, ...who.from], at + 1);
  if (word(c, at) !== 'of' || (c.chunk[at + 1] ?? -1) < 0) return null;
  return relay(c, cue, start, [who.who, ...who.from], at + 1);
}
