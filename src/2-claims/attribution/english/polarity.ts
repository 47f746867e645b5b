import type { Polarity } from '../attribution.ts';
import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';

/**
 * Speech that is named and not reported as done.
 *
 * - `denied`: nobody is its source ("no one told me that …", "none of them said"), or its verb is negated ("never said",
 *   "did not say", "refused to say whether", "without saying that"). What somebody denies was said all the same and is
 *   not marked: "denied that" is a report.
 * - `asked`: the sentence is a question about the speech ("did he say that …?", "who told you …?", "you said …?"), or
 *   what was said is itself a question ("asked whether …").
 * - `supposed`: it stands in a condition ("if he says", "unless she says") or only may be ("might say").
 *
 * A mark counts only on the level of the cue: what stands in quotation marks is about those words alone. The first
 * that fits in this order: denied, supposed, asked. `words` are those that say so, as written, to the end of the cue where
 * that is near.
 */
export interface Marked {
  readonly polarity: Polarity;
  readonly words: Range;
  /** Whether nobody is its source: no speaker then. */
  readonly nobody: boolean;
}

/** Longer than this, only the first word of the mark is given as its words. */
const NEAR = 7;

const NOBODY = /^(?:nobody|none|neither|no-one)$/u;
const ANYBODY = /^(?:anyone|anybody|someone|somebody|any|who|whoever|what|which)$/u;
const REFUSES = /^(?:refuse|decline|fail|omit|forget|neglect|stop)$/u;
const NEGATIVE = /^(?:not|never|n't|cannot|hardly|nor)$/u;
const IF = /^(?:if|unless|whether|suppose|supposing|provided|assuming)$/u;
const BEGINS_QUESTION =
  /^(?:did|didn't|do|don't|does|doesn't|has|hasn't|have|haven't|had|hadn't|is|isn't|are|aren't|was|wasn't|were|weren't|will|won't|would|wouldn't|can|can't|could|couldn't|should|may|might|who|whom|what|which|when|where|why|how|you)$/u;
const ASKS = /^(?:ask|wonder|inquire|enquire|question|query)$/u;
const QUESTION_WORD = /^(?:whether|if|who|whom|what|which|when|where|why|how)$/u;

/** How speech is marked, or null where it is reported plainly. */
export function polarityOf(c: Columns, { cue, source, content }: Found): Marked | null {
  const { t, q } = c;
  const level = q.of[cue[0]] ?? -1;
  const sentence = t.sentence[cue[0]] ?? 0;
  const first = t.sentenceStart[sentence] ?? 0;
  const here = (i: number): boolean =>
    i >= first && t.sentence[i] === sentence && (q.of[i] ?? -1) === level;
  const words = (from: number): Range =>
    from > cue[1] || cue[1] - from > NEAR ? [from, from + 1] : [from, Math.max(cue[1], from + 1)];
  const mark = (polarity: Polarity, from: number, nobody = false): Marked => ({
    polarity,
    words: words(from),
    nobody,
  });
  const open = source !== null && isAnybody(c, source);

  if (source !== null && isNobody(c, source)) return mark('denied', source[0], true);
  const no = negatedAt(c, cue, here);
  if (no >= 0) return mark('denied', no, open);

  // From the words before the cue back to where its clause begins.
  const subject = source !== null && source[0] < cue[0] ? source[0] : cue[0];
  let before = subject - 1;
  while (here(before) && /^(?:ADV|HAVE|DET)$/u.test(c.tagName[before] ?? '')) before--;
  if (here(before) && IF.test(lower(c, before)) && !isReportedQuestion(c, before))
    return mark('supposed', before, open);
  for (let k = cue[0]; k < cue[1]; k++)
    if (/^(?:might|may)$/u.test(lower(c, k)) && c.tagName[k] === 'MOD')
      return mark('supposed', k, open);
  for (let k = cue[0] - 1; here(k) && /^(?:MOD|ADV|HAVE|BE)$/u.test(c.tagName[k] ?? ''); k--)
    if (/^(?:might|may)$/u.test(lower(c, k))) return mark('supposed', k, open);

  const asked = questionAt(c, cue, first, here);
  if (asked >= 0) return mark('asked', asked, open);
  for (let k = cue[0]; k < cue[1]; k++) {
    if (!ASKS.test(c.lemmaText[k] ?? '')) continue;
    const after = content.find(([from]) => from >= cue[1]);
    if (after === undefined) continue;
    const begins = t.word[after[0]] === '"' ? after[0] + 1 : after[0];
    const quoted = (q.of[after[0]] ?? -1) !== level;
    let last = after[1] - 1;
    while (last > after[0] && /^["',]$/u.test(t.word[last] ?? '')) last--;
    const isQuestion = quoted
      ? t.word[last] === '?'
      : QUESTION_WORD.test(lower(c, begins)) || questionWithin(c, after);
    if (isQuestion) return mark('asked', k);
  }
  return null;
}

/** "him where the money was hidden", "his men whether …": the question's word behind who was asked. */
function questionWithin(c: Columns, [from, to]: Range): boolean {
  const chunk = c.chunk[from] ?? -1;
  const next = chunk < 0 ? from : (c.chunkEnd[chunk] ?? from);
  return next < to && QUESTION_WORD.test(lower(c, next));
}

function isNobody(c: Columns, [from, to]: Range): boolean {
  const word = lower(c, from);
  if (NOBODY.test(word)) return true;
  if (word === 'not' && /^(?:one|a|any)$/u.test(lower(c, from + 1))) return true;
  return word === 'no' && to > from + 1;
}

function isAnybody(c: Columns, [from, to]: Range): boolean {
  return ANYBODY.test(lower(c, from)) && (to - from === 1 || lower(c, from + 1) === 'of');
}

/** Where the verb of the cue is negated, or −1. */
function negatedAt(c: Columns, [from, to]: Range, here: (i: number) => boolean): number {
  for (let k = from; k < to; k++)
    if (isNegative(c, k) || (REFUSES.test(c.lemmaText[k] ?? '') && lower(c, k + 1) === 'to'))
      return k;
  let k = from - 1;
  while (here(k)) {
    if (isNegative(c, k)) return isDenial(c, from, to) ? -1 : k;
    if (lower(c, k) === 'to' && REFUSES.test(c.lemmaText[k - 1] ?? '')) return k - 1;
    if (lower(c, k) === 'without' && /^(?:VING|ING)$/u.test(c.tagName[from] ?? '')) return k;
    // A question puts its subject between: "didn't he say".
    if (!/^(?:HAVE|ADV|MOD|DO|BE|NEG|TO|PRO)$/u.test(c.tagName[k] ?? '')) return -1;
    k--;
  }
  return -1;
}

/** "did not deny that": two negations. */
function isDenial(c: Columns, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (/^(?:deny|dispute|doubt|contest)$/u.test(c.lemmaText[k] ?? '')) return true;
  return false;
}

function isNegative(c: Columns, i: number): boolean {
  const word = lower(c, i);
  // "not only said": it was said.
  if (word === 'not' && /^(?:only|just)$/u.test(lower(c, i + 1))) return false;
  return NEGATIVE.test(word) || word.endsWith("n't");
}

/** "whether he said" after a verb of asking or knowing is a question about it all the same; "if" there is none of condition. */
function isReportedQuestion(c: Columns, at: number): boolean {
  return lower(c, at) === 'whether' && c.t.lower[at + 1] === 'or';
}

/** Where a question about the speech begins, or −1. */
function questionAt(c: Columns, cue: Range, first: number, here: (i: number) => boolean): number {
  const { t } = c;
  let end = t.sentenceEnd[t.sentence[cue[0]] ?? 0] ?? cue[1];
  while (end > cue[1] && /^["')\]]$/u.test(t.word[end - 1] ?? '')) end--;
  if (t.word[end - 1] !== '?' || !here(end - 1)) return -1;
  // "He said it was mined, didn't he?"
  if (end - 3 > cue[0] && lower(c, end - 3).endsWith("n't") && t.word[end - 4] === ',')
    return end - 3;
  // From the last beginning of a clause before the cue: the sentence, or what a conjunction or a mark begins.
  let from = cue[0];
  while (from > first && here(from - 1) && !/^[,;:—–-]$/u.test(t.word[from - 1] ?? '')) from--;
  while (from < cue[0] && /^(?:"|AND|ADV|NN)$/u.test(c.tagName[from] ?? '')) {
    if (BEGINS_QUESTION.test(lower(c, from))) break;
    from++;
  }
  return BEGINS_QUESTION.test(lower(c, from)) ? from : -1;
}

function lower(c: Columns, i: number): string {
  return (c.t.lower[i] ?? '').replaceAll(/[’â]/gu, "'");
}

/** "If he says the road is clear, cross": what is told ends where the condition does. */
export function withinCondition(c: Columns, one: Found): Found {
  const marked = polarityOf(c, one);
  if (marked?.polarity !== 'supposed' || !IF.test(lower(c, marked.words[0]))) return one;
  const content = one.content.map(([from, to]): Range => {
    if (from < one.cue[1] || (c.q.of[from] ?? -1) >= 0) return [from, to];
    for (let k = from + 2; k < to - 1; k++)
      if (c.t.word[k] === ',' && c.t.sentence[k] === c.t.sentence[one.cue[0]]) return [from, k];
    return [from, to];
  });
  return { ...one, content };
}
