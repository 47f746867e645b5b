import { turnsOf } from '#intake/texts/transcript.ts';
import type { Basis } from '../claim.ts';
import type { FoundValue, Span, Suggestion } from '../suggest/suggestion.ts';
import { languageOf } from '../suggest/language-of.ts';
import { contentWords } from './content-words.ts';
import { sentencesOf } from './sentences.ts';

/**
 * Everything a document says, statement by statement: what somebody is reported to have said (as `suggest` found it)
 * and, beside it, every other sentence as the document's own statement – a chat message without "he said" is its
 * sender's word, and most of what a field desk receives is of that kind.
 *
 * - A sentence most of whose words lie in reported speech is not said again.
 * - Values found outside reported speech go with the sentence they stand in.
 * - Of a transcript only what the witness said is offered; the question before it stands in `why`.
 * - What nobody could code (greetings, a question, a heading that only names the document) is left out.
 */
export function statementsOf(
  text: string,
  found: readonly Suggestion[],
  kind: 'message' | 'transcript' | 'other',
): readonly Suggestion[] {
  const language = found[0]?.language ?? languageOf(text);
  const turns = kind === 'transcript' ? turnsOf(text) : [];
  const said = turns.filter((turn) => turn.role !== 'interviewer' && turn.role !== 'interpreter');
  const allowed = (span: Span): boolean =>
    said.length === 0 || said.some((turn) => turn.said[0] <= span[0] && span[1] <= turn.said[1]);
  const reported = found.filter(
    (one) =>
      one.content !== null &&
      allowed(one.content.span) &&
      contentWords(one.content.text).length >= 2,
  );
  const loose = found.filter((one) => one.content === null).flatMap((one) => one.values);
  const own: Suggestion[] = [];
  const sentences =
    said.length === 0
      ? sentencesOf(text)
      : said.flatMap((turn) =>
          sentencesOf(text.slice(...turn.said)).map(([a, b]): Span => [
            turn.said[0] + a,
            turn.said[0] + b,
          ]),
        );
  for (const span of sentences) {
    const quote = text.slice(...span);
    if (/[?؟]["”’»)\]]*$/u.test(quote)) continue;
    const words = contentWords(quote);
    const free = words.filter(
      ({ at }) => !reported.some((one) => covers(one, span[0] + at)),
    ).length;
    if (free * 2 < words.length || (words.length > 0 && free === 0)) continue;
    const within = loose.filter((value) => span[0] <= value.span[0] && value.span[1] <= span[1]);
    const values = [
      ...within,
      ...reported
        .filter((one) => one.span[0] < span[1] && span[0] < one.span[1])
        .flatMap((one) => one.values)
        .filter((value) => span[0] <= value.span[0] && value.span[1] <= span[1]),
    ]
      .filter(once)
      .toSorted((a, b) => a.span[0] - b.span[0]);
    // A word or two say something only when they are what somebody saw or did.
    if (free < 2 && values.length === 0 && basisOf(quote) !== 'saw') continue;
    const asked = turns.findLast((turn) => turn.role === 'interviewer' && turn.span[1] <= span[0]);
    own.push({
      span,
      quote,
      content: { span, text: quote },
      cue: null,
      speakers: [],
      basis: basisOf(quote),
      certainty: certaintyOf(quote),
      values,
      language,
      why:
        asked === undefined
          ? 'nobody else is named: the words of whoever wrote this'
          : `the answer to “${asked.text}”`,
    });
  }
  return [...reported, ...own].toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

function covers(one: Suggestion, at: number): boolean {
  const content = one.content?.span ?? one.span;
  const whole: Span = [Math.min(one.span[0], content[0]), Math.max(one.span[1], content[1])];
  return whole[0] <= at && at < whole[1];
}

function once(value: FoundValue, i: number, all: readonly FoundValue[]): boolean {
  return all.findIndex((one) => one.type === value.type && one.span[0] === value.span[0]) === i;
}

/** How the speaker knows, where the words say it: first person and a verb of seeing or doing. */
function basisOf(sentence: string): Basis {
  if (SAW.test(sentence)) return 'saw';
  if (HEARD.test(sentence)) return 'heard';
  return INFERRED.test(sentence) ? 'inferred' : 'unknown';
}

const SAW =
  /(?<!\p{L})(?:(?:I|we)\s+(?:myself\s+)?(?:saw|see|watched|counted|carried|brought|drove|drive|took|stood|opened|was there|were there|am helping)|they\s+\p{L}+\s+(?:me|us)|j[\u2019'](?:ai|étais)\s+(?:vu|compté|là)|nous avons (?:vu|compté)|رأيت|رأينا|شاهدت|عددت\p{M}*\p{L}*|عدّ\p{L}*|رجّعونا|بنفسي)(?!\p{L})|(?<!\p{L})(?:counted|saw|sees|watched|عدّت|رأت|رأى|شاهد)(?!\p{L})/iu;
const HEARD =
  /(?<!\p{L})(?:(?:I|we)\s+(?:heard|was told|were told)|they say|people say|on (?:m[\u2019']a |nous a )?dit|سمعت|قيل|قال لي)(?!\p{L})/iu;
const INFERRED =
  /(?<!\p{L})(?:must have been|so (?:it|they) (?:was|were)|therefore|donc|sans doute|لا بد)(?!\p{L})/iu;

/** Words of certainty as they stand in the sentence. */
function certaintyOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(SURE)].map((match) => match[0]);
}

const SURE =
  /(?<!\p{L})(?:for sure|I (?:know|think|believe|guess)|(?:fairly |quite |almost |not )?(?:sure|certain)|maybe|perhaps|probably|possibly|apparently|confirmed|at least|around|about|like|peut-être|sans doute|probablement|environ|au moins|ربما|أكيد|متأكد|حوالي|تقريبًا|على الأقل|مؤكد)(?!\p{L})/giu;
