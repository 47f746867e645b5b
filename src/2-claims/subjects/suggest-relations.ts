/**
 * What a text says of a structure, found by simple rules for a person to decide: “Abu Rami commands the
 * northern checkpoint”, “the post reports to the captain”, “after the checkpoint they take you to the
 * office”, “the course lasts ten days”. English only; what the rules do not know they leave alone.
 *
 * A rule is a pattern over one sentence with two ends. An end is a run of words without punctuation:
 * names and descriptions, an article allowed; a pronoun says nothing by itself, and the sentence is left
 * out. A sentence that denies, asks or supposes is left out too: what it says is not that it is so.
 * Spans are half-open UTF-16 offsets into the text, and `text` is exactly what stands there.
 */
import { sentencesOf } from '../matching/sentences.ts';
import { parseNumber } from '../parse-number.ts';
import type { Relation } from '../relation.ts';
import type { Passage, Span } from '../suggest/suggestion.ts';

export interface RelationSuggestion {
  readonly relation: Relation;
  readonly from: Passage;
  /** Null for `lasts`. */
  readonly to: Passage | null;
  /** For `lasts`: how long, in the unit said. */
  readonly lasts: {
    readonly low: number;
    readonly high: number;
    readonly unit: DurationUnit;
  } | null;
  /** The sentence. */
  readonly span: Span;
  readonly quote: string;
  /** The words that make it one, for a person to check. */
  readonly why: string;
}

export type DurationUnit = 'hours' | 'days' | 'weeks' | 'months';

/** Everything the rules find in a text, in its order. */
export function suggestRelations(text: string): readonly RelationSuggestion[] {
  const found: RelationSuggestion[] = [];
  for (const span of sentencesOf(text)) {
    const whole = text.slice(span[0], span[1]);
    if (whole.length > 600) continue;
    const lead = /^(?:[QA]|Question|Answer)\s*[:.]\s*/u.exec(whole)?.[0].length ?? 0;
    const sentence = whole.slice(lead);
    if (NOT_SAID.test(sentence) || sentence.endsWith('?')) continue;
    const at = span[0] + lead;
    const quote: Span = [at, span[1]];
    for (const rule of RULES) {
      const match = rule.pattern.exec(sentence);
      if (match === null) continue;
      const ends = match.indices?.groups ?? {};
      const from = passage(text, at, ends[rule.turned === true ? 'b' : 'a'], sentence);
      const to = passage(text, at, ends[rule.turned === true ? 'a' : 'b'], sentence);
      if (from === null || to === null || fold(from.text) === fold(to.text)) continue;
      const why = `“${match.groups?.['cue'] ?? ''}”`;
      found.push({
        relation: rule.relation,
        from,
        to,
        lasts: null,
        span: quote,
        quote: text.slice(quote[0], quote[1]),
        why,
      });
      break;
    }
    const lasts = duration(text, at, sentence, quote);
    if (lasts !== null) found.push(lasts);
  }
  return found;
}

interface Rule {
  readonly relation: Exclude<Relation, 'lasts'>;
  readonly pattern: RegExp;
  /** `b` comes first. */
  readonly turned?: boolean;
}

const NOT_SAID =
  /(?<!\p{L})(?:not|never|no longer|nobody|none|don['’]t|doesn['’]t|didn['’]t|isn['’]t|wasn['’]t|aren['’]t|if|whether|might|may|would|suppose)(?!\p{L})/iu;

/** A run of words: up to six, no punctuation inside. */
const END = String.raw`(?:(?:the|a|an|my|our|their|his)\s+)?[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*(?:\s+[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*){0,5}`;
const A = `(?<a>${END}?)`;
/** The second end stops before what no longer belongs to it. */
const B = String.raw`(?<b>${END}?)(?=\s*(?:$|[.,;:!?…)—–]|\s(?:and|but|or|who|which|that|since|until|for|from|in|on|at|with|because|when|where|after|before|now|then|there|again|too|also|by|as)\s|\s(?:now|then|there|again|too|also)\b))`;
const START = String.raw`(?:^|[,;:.—–]\s*|\b(?:and|that|but|says|said|know|knows|because|then)\s+)`;

const rule = (
  relation: Rule['relation'],
  a: string,
  cue: string,
  b: string,
  turned = false,
): Rule => ({
  relation,
  pattern: new RegExp(`${a}(?<cue>${cue})\\s+${b}`, 'diu'),
  turned,
});

const SUBJECT = `${START}${A}\\s+`;
const MOVE =
  '(?:(?:they|we|you|he|she|people|men|everybody|everyone|one)\\s+)?(?:were\\s+|are\\s+|was\\s+|is\\s+)?(?:taken|brought|sent|moved|transferred|take|takes|took|bring|brings|brought|send|sends|sent|go|goes|went|move|moves|moved|pass|passes|passed|come|comes|came)(?:\\s+(?:you|us|them|him|her|me|people|men))?(?:\\s+(?:on|over|straight|directly|along))?\\s+(?:to|into|on to)';

const RULES: readonly Rule[] = [
  rule(
    'commands',
    SUBJECT,
    String.raw`(?:is|are|was)\s+(?:commanded|led|run|headed)\s+by`,
    B,
    true,
  ),
  rule(
    'commands',
    SUBJECT,
    String.raw`(?:commands|commanded|leads|led|heads|headed|runs|is in command of|is in charge of|gives the orders at|is (?:the )?commander of|is (?:the )?head of|is (?:the )?chief of)`,
    B,
  ),
  rule(
    'reports-to',
    SUBJECT,
    String.raw`(?:reports?|reported|answers?|answered)\s+to|(?:takes?|took)\s+(?:their |his |its )?orders\s+from`,
    B,
  ),
  rule(
    'member-of',
    SUBJECT,
    String.raw`(?:is|was|are|were)\s+(?:a |one )?(?:members?|man|men|fighters?|one)\s+of|belongs?\s+to|belonged\s+to|joined|serves?\s+in|served\s+in`,
    B,
  ),
  rule(
    'works-at',
    SUBJECT,
    String.raw`(?:works?|worked|sits|sat|is posted|was posted)\s+(?:at|in|for)`,
    B,
  ),
  rule(
    'holds-office',
    SUBJECT,
    String.raw`holds\s+the\s+(?:office|post)\s+of|was\s+(?:appointed|made)|is\s+the\s+new`,
    B,
  ),
  rule(
    'stage-before',
    String.raw`(?:^|[,;:.—–]\s*|\b(?:and|then)\s+)(?:after|from)\s+${A}\s*,?\s+`,
    MOVE,
    B,
  ),
  rule(
    'stage-before',
    String.raw`(?:^|[,;:.—–]\s*|\b(?:and|then)\s+)(?:after|from)\s+${A}\s*,?\s+`,
    String.raw`(?:comes|came|there is|there was|follows|followed)`,
    B,
  ),
  rule(
    'stage-before',
    SUBJECT,
    String.raw`(?:comes|came)\s+before|is\s+followed\s+by|was\s+followed\s+by`,
    B,
  ),
  rule('stage-before', SUBJECT, String.raw`(?:comes|came|follows|followed)\s+after`, B, true),
];

const UNIT = String.raw`(?<unit>hours?|days?|nights?|weeks?|months?)`;
const AMOUNT = String.raw`(?<n>(?:about |around |some |roughly |between )?[\p{L}\p{N}]+(?:[ -](?:and|or|to|a)[ -])?[\p{L}\p{N}]*)`;
const LASTS = [
  new RegExp(
    `${SUBJECT}(?<cue>(?:lasts?|lasted|takes?|took|is|was|goes on for|went on for))\\s+${AMOUNT}\\s+${UNIT}`,
    'diu',
  ),
  new RegExp(
    String.raw`(?<n>(?:about |around |some )?[\p{L}\p{N}]+)\s+${UNIT}\s+(?<cue>at|in|of)\s+${B.replace('<b>', '<a>')}`,
    'diu',
  ),
];

function duration(
  text: string,
  at: number,
  sentence: string,
  span: Span,
): RelationSuggestion | null {
  for (const pattern of LASTS) {
    const match = pattern.exec(sentence);
    const { n = '', unit = '', cue = '' } = match?.groups ?? {};
    if (match === null) continue;
    const from = passage(text, at, match.indices?.groups?.['a'], sentence);
    const amount = parseNumber(/^an?$/iu.test(n) ? '1' : n);
    // “3,000 a week at the camp” is how often, not how long.
    if (from === null || 'reason' in amount || (/^an?$/iu.test(n) && cue.length < 3)) continue;
    const { low, high } = amount.value;
    if (low === null || high === null || high <= 0) continue;
    return {
      relation: 'lasts',
      from,
      to: null,
      lasts: { low, high, unit: unitOf(unit) },
      span,
      quote: text.slice(span[0], span[1]),
      why: `“${cue} ${n} ${unit}”`,
    };
  }
  return null;
}

function unitOf(word: string): DurationUnit {
  const plural = word.toLowerCase().replace(/s?$/u, 's');
  return plural === 'nights' ? 'days' : (plural as DurationUnit);
}

const PRONOUN =
  /^(?:I|we|you|he|she|it|they|him|her|them|us|me|who|this|that|these|those|there|everybody|everyone|people|men|one|what|some|all|here|home|work|something|somebody|someone|nothing)$/iu;

function passage(
  text: string,
  at: number,
  span: readonly [number, number] | undefined,
  sentence: string,
): Passage | null {
  if (span === undefined) return null;
  let [start, end] = span;
  while (start < end && /\s/u.test(sentence[start] ?? '')) start += 1;
  while (end > start && /\s/u.test(sentence[end - 1] ?? '')) end -= 1;
  // “I know that Hassan commands …”: what stands before is who says so.
  start += LED_IN.exec(sentence.slice(start, end))?.[0].length ?? 0;
  const own = sentence.slice(start, end);
  if (own.length < 2 || PRONOUN.test(own) || STRAY.test(own)) return null;
  return { span: [at + start, at + end], text: text.slice(at + start, at + end) };
}

const LED_IN = /^.*(?<!\p{L})(?:that|says?|said|knows?|knew|because|then|and|but)\s+/iu;

/** A run of words with a verb or pronoun in it is half a sentence, no end of an edge. */
const STRAY =
  /(?<!\p{L})(?:is|are|was|were|be|been|has|have|had|do|does|did|will|can|could|I|we|you|he|she|they|it|them|us|me|and|or|who|which|that)(?!\p{L})/u;

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:the|a|an)\s+/u, '')
    .trim();
}
