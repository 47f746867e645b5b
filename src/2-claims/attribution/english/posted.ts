import type { Columns } from './columns.ts';
import type { Range } from './find.ts';
import { isPerson } from './people.ts';
import { isClause, relay, sameSentence, word, type Relay } from './relay.ts';
import { asideEnd, clauseEnd, described, tellerAt } from './teller.ts';

/**
 * Short forms of posts and notes: "Per Rami, citing his uncle, the bridge is shut", "the road is closed, per the governor",
 * "RT @karim: …", "Rami, via Hassan: …", "via Tala: …", "Citing a nurse, Dawn Radio reported that …". "Per" and "via" name a
 * person here, or they name a rate or a road.
 */
export function per(c: Columns, i: number): Relay | null {
  const { t } = c;
  if (word(c, i) !== 'per' || !opensPhrase(c, i + 1)) return null;
  const first = t.sentenceStart[t.sentence[i] ?? 0] ?? 0;
  const who = tellerAt(c, i + 1);
  if (who === null || !isPerson(c, who.who)) return null;
  const links = [...repost(c, i), who.who, ...who.from];
  const cue: Range = [i, i + 1];
  if (i === first || isRepost(c, i - 1)) {
    const begins =
      t.word[who.end] === ',' ? who.end + 1 : t.word[who.end - 1] === ',' ? who.end : -1;
    if (begins < 0 || !sameSentence(c, begins, i)) return null;
    return isClause(c, begins, clauseEnd(c, begins)) ? relay(c, cue, first, links, begins) : null;
  }
  if (t.word[i - 1] !== ',' && t.word[i - 1] !== '(' && t.word[i - 1] !== '-') return null;
  const begins = afterRepost(c, first);
  const last = t.sentenceEnd[t.sentence[i] ?? 0] ?? i;
  if (who.end < last && !/^[.!?,;)]$/u.test(t.word[who.end] ?? '')) return null;
  if (!isClause(c, begins, i)) return null;
  const one = relay(c, cue, i, links, begins, i - 1);
  return one === null ? null : { ...one, frame: [i, who.end] };
}

/** A name, or a phrase with an article: "per Rami", "per the governor"; "per month" is a rate. */
function opensPhrase(c: Columns, i: number): boolean {
  return (
    /^(?:DET|POS|NAME|TIT|NUM)$/u.test(c.tagName[i] ?? '') || (c.t.word[i] ?? '').startsWith('@')
  );
}

/** "RT @karim: bridge at Jisr is shut". */
export function reposted(c: Columns, i: number): Relay | null {
  if (!isRepost(c, i + 2) || word(c, i) !== 'rt') return null;
  const begins = i + 3;
  if (!sameSentence(c, begins, i)) return null;
  // With "per" the form of its own has the whole chain.
  const end = clauseEnd(c, begins);
  for (let k = begins; k < end; k++) if (per(c, k) !== null) return null;
  return relay(c, [i, i + 1], i, [[i + 1, i + 2]], begins, end);
}

/** Whether a repost's head ends with the colon at `i`. */
function isRepost(c: Columns, i: number): boolean {
  return c.t.word[i] === ':' && (c.t.word[i - 1] ?? '').startsWith('@') && word(c, i - 2) === 'rt';
}

function repost(c: Columns, at: number): Range[] {
  const first = c.t.sentenceStart[c.t.sentence[at] ?? 0] ?? 0;
  return isRepost(c, first + 2) ? [[first + 1, first + 2]] : [];
}

function afterRepost(c: Columns, first: number): number {
  return isRepost(c, first + 2) ? first + 3 : first;
}

/** "Rami, via Hassan: the bridge is shut", "via Hassan: …". */
export function via(c: Columns, i: number): Relay | null {
  const { t } = c;
  if (word(c, i) !== 'via') return null;
  const first = t.sentenceStart[t.sentence[i] ?? 0] ?? 0;
  const through = described(c, i + 1);
  if (through === null || !isPerson(c, through) || !opensPhrase(c, i + 1)) return null;
  const colon = through[1];
  if (t.word[colon] !== ':' && !(i === first && t.word[colon] === '-')) return null;
  if (!sameSentence(c, colon + 1, i)) return null;
  let from: Range | null = null;
  if (i > first) {
    const end = t.word[i - 1] === ',' || t.word[i - 1] === '(' ? i - 1 : i;
    const phrase = described(c, first);
    if (phrase === null || phrase[1] !== end || !isPerson(c, phrase)) return null;
    from = phrase;
  }
  return relay(c, [i, i + 1], first, [through, from], colon + 1);
}

/** "Citing a nurse, Dawn Radio reported that …". */
export function citingFirst(c: Columns, i: number): Relay | null {
  const { t } = c;
  if (!/^(?:citing|quoting)$/u.test(word(c, i))) return null;
  if (i !== (t.sentenceStart[t.sentence[i] ?? 0] ?? 0)) return null;
  const cited = tellerAt(c, i + 1);
  if (cited === null) return null;
  const at =
    t.word[cited.end] === ',' ? cited.end + 1 : t.word[cited.end - 1] === ',' ? cited.end : -1;
  if (at < 0) return null;
  const who = described(c, at);
  if (who === null || !sameSentence(c, who[1], i)) return null;
  let verb = who[1];
  const past = asideEnd(c, verb);
  if (past >= 0) verb = past;
  while (/^(?:HAVE|ADV)$/u.test(c.tagName[verb] ?? '')) verb++;
  if (
    !/^(?:say|tell)/u.test(c.groupName[verb] ?? '') ||
    !/^(?:VED|VS|V)$/u.test(c.tagName[verb] ?? '')
  )
    return null;
  let begins = verb + 1;
  if ((c.groupName[verb] ?? '').startsWith('tell'))
    begins = c.chunkEnd[c.chunk[begins] ?? -1] ?? begins;
  return relay(c, [verb, verb + 1], i, [who, cited.who, ...cited.from], begins);
}
