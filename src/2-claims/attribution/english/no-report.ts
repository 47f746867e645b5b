import type { Columns } from './columns.ts';
import type { Found } from './find.ts';

/**
 * What looks like a report and is none:
 *
 * - the time of an entry ("0705: …");
 * - who is seen says nothing by it: "the truck was seen in Marun", "the ferry has not been spotted since March";
 * - why somebody is not named: "who asked that I not use his name";
 * - doing something with things, where no words, no clause and no speech follow: "keeps the testimony in a drawer", "was
 *   arguing with a driver over a fare", "quoted us forty dollars", "could read the sign", "cited no rule".
 */
export function isReport(c: Columns, one: Found): boolean {
  return !(isClock(c, one) || isSeen(c, one) || isUnnamed(c, one) || isDeed(c, one));
}

/** "0705: Informant B2 advised": the time of an entry. */
function isClock({ t }: Columns, { cue, source }: Found): boolean {
  return (
    source !== null &&
    source[1] - source[0] === 1 &&
    t.word[cue[0]] === ':' &&
    /^\d[\d.:]*$/u.test(t.word[source[0]] ?? '')
  );
}

const SEEN = /^(?:seen|spotted|sighted|filmed|photographed|glimpsed|watched|noticed)$/u;

/** A passive of sight with nobody who sees: not "was seen by a boy", not "is seen as". */
function isSeen(c: Columns, { cue, source }: Found): boolean {
  const { lower } = c.t;
  const last = cue[1] - 1;
  if (!SEEN.test(lower[last] ?? '') || /^(?:by|as)$/u.test(lower[cue[1]] ?? '')) return false;
  let k = last - 1;
  while (k >= 0 && /^(?:ADV|NEG)$/u.test(c.tagName[k] ?? '')) k--;
  if (c.tagName[k] !== 'BE') return false;
  return source === null || lower[source[0] - 1] !== 'by';
}

const NAME = /^(?:name|names|named|identity|identified|anonymous|anonymity|nameless|unnamed)$/u;

function isUnnamed(c: Columns, { cue, source, content }: Found): boolean {
  const { lower } = c.t;
  let asks = false;
  for (let i = cue[0]; i < cue[1]; i++)
    if (/^(?:ask|request|insist|want|prefer|demand)$/u.test(c.lemmaText[i] ?? '')) asks = true;
  if (!asks || lower[source?.[0] ?? cue[0] - 1] !== 'who') return false;
  return content.some(([from, to]) => {
    for (let i = from; i < to; i++) if (NAME.test(lower[i] ?? '')) return true;
    return false;
  });
}

/** Verbs that report only with words behind them; of things they are deeds. */
const DEEDS =
  /^(?:quote|read|keep|pass|cite|call|record|note|address|list|draw|hold|carry|take|raise)$/u;
const THINGS = /^(?:DET|POS|NUM|OBJ)$/u;

function isDeed(c: Columns, { cue, source, content }: Found): boolean {
  const { t, q } = c;
  const verb = cue[1] - 1;
  // "arguing with a driver over a fare".
  if (c.lemmaText[verb] === 'argue' && t.lower[cue[1]] === 'with' && content.length === 1) {
    const [from, to] = content[0] ?? [0, 0];
    if (
      from === cue[1] &&
      hasWord(c, from, to, /^over$/u) &&
      !hasWord(c, from, to, /^(?:that|whether|how)$/u)
    )
      return true;
  }
  if (!DEEDS.test(c.lemmaText[verb] ?? '') || source === null || source[0] > cue[0]) return false;
  const piece = content[0];
  if (content.length !== 1 || piece === undefined || piece[0] !== cue[1]) return false;
  const [from, to] = piece;
  const lemma = c.lemmaText[verb] ?? '';
  // "Cited no rule".
  if (lemma === 'cite') return t.lower[from] === 'no';
  // Only in the sentence's main clause, plainly told: nothing before the source.
  if ((t.sentenceStart[t.sentence[cue[0]] ?? 0] ?? 0) !== source[0]) return false;
  for (let i = from; i < to; i++) {
    if ((q.of[i] ?? -1) !== (q.of[cue[0]] ?? -1)) return false;
    if (/^(?:THAT|WH|PROwho|BE|MOD|DO|VED|VS|VING|SUB|:)$/u.test(c.tagName[i] ?? '')) return false;
    if (c.tagName[i] === 'TO' && !/^(?:DET|POS|NAME|OBJ|TIT)$/u.test(c.tagName[i + 1] ?? ''))
      return false;
    // "an argument against", "a need for": words about words stay.
    if (
      c.groupName[i] !== '' &&
      c.groupName[i] !== undefined &&
      !/document/u.test(c.groupName[i] ?? '')
    )
      if (!/^(?:testimony|word|words)$/u.test(t.lower[i] ?? '')) return false;
  }
  const first = c.tagName[from] ?? '';
  if (lemma === 'quote')
    return /^(?:price|prices|fee|rate|rates|cost|\$?\d.*|us|me|him|her|them|one|two|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)$/u.test(
      t.lower[first === 'DET' ? from + 1 : from] ?? '',
    );
  return THINGS.test(first) && to - from <= 9;
}

function hasWord(c: Columns, from: number, to: number, what: RegExp): boolean {
  for (let i = from; i < to; i++) if (what.test(c.t.lower[i] ?? '')) return true;
  return false;
}
