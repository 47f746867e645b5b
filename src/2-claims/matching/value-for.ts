import { parseYesNo } from '../parse-yes-no.ts';
import type { Question } from '../question.ts';
import type { FoundValue, Span, Suggestion } from '../suggest/suggestion.ts';
import type { Value } from '../value.ts';
import { foldWord, wordKey, contentWords } from './content-words.ts';

/** What the matching needs to know of a question. */
export type AskedQuestion = Pick<
  Question,
  'id' | 'ref' | 'text' | 'type' | 'unit' | 'options' | 'places' | 'period' | 'topic'
>;

/** One way to read a statement as an answer. */
export interface Reading {
  readonly value: Value;
  /** Where the value itself stands in the document; null when the statement as a whole is the answer. */
  readonly span: Span | null;
  /** What had to be assumed. */
  readonly doubts: readonly string[];
}

export interface WhenWritten {
  /** ISO date of the document; null when nobody knows. */
  readonly writtenOn: string | null;
}

/**
 * How a statement can answer a question of a type, likeliest first; empty when it states nothing of that type.
 *
 * The value keeps the precision that was stated: "at least eleven" is 11 and upwards, a day is the whole day. Of several
 * numbers the one stands first whose neighbouring words the question uses. A time of day without a date is taken on
 * the day the document was written, and says so. Yes or no is read from negation and from opposites (`closed` answers
 * "open?" with no); it is the only type that always has an answer.
 */
export function readingsFor(
  suggestion: Suggestion,
  question: Pick<AskedQuestion, 'text' | 'type' | 'unit' | 'options' | 'places'>,
  when: WhenWritten,
): readonly Reading[] {
  switch (question.type) {
    case 'number':
      return numbers(suggestion, question);
    case 'time':
      return times(suggestion, when);
    case 'point':
      return suggestion.values.flatMap((found) =>
        found.type === 'point'
          ? [
              {
                value: { type: 'point', lat: found.lat, lon: found.lon, radius: found.radius },
                span: found.span,
                doubts: found.doubts,
              } as const,
            ]
          : [],
      );
    case 'place':
      return places(suggestion, question);
    case 'choice':
      return optionsIn(suggestion, question.options).map(({ text, span }) => ({
        value: { type: 'choice', answer: text },
        span,
        doubts: [],
      }));
    case 'set': {
      const all = optionsIn(suggestion, question.options);
      return all.length === 0
        ? []
        : [
            {
              value: { type: 'set', answers: all.map(({ text }) => text) },
              span: null,
              doubts: [],
            },
          ];
    }
    case 'yes-no':
      return yesOrNo(suggestion, question.text);
    case 'person':
      return [];
  }
}

function numbers(
  suggestion: Suggestion,
  question: Pick<AskedQuestion, 'text' | 'unit'>,
): readonly Reading[] {
  const asked = new Set(
    contentWords(`${question.text} ${question.unit ?? ''}`).map(({ key }) => key),
  );
  return suggestion.values
    .filter((found) => found.type === 'number' || found.type === 'money')
    .filter(({ low, high }) => low !== null || high !== null)
    .map((found) => ({
      found,
      near: nearWords(suggestion, found).filter((key) => asked.has(key)).length,
    }))
    .toSorted((a, b) => b.near - a.near || a.found.span[0] - b.found.span[0])
    .map(({ found }) => ({
      value: { type: 'number', low: found.low, high: found.high },
      span: found.span,
      doubts: found.doubts,
    }));
}

/** Keys of the words around a value, up to the next value: what it counts. */
export function nearWords(suggestion: Suggestion, found: FoundValue): readonly string[] {
  const at = found.span[1] - suggestion.span[0];
  const next = Math.min(
    ...suggestion.values
      .filter((other) => other.span[0] >= found.span[1])
      .map((other) => other.span[0] - suggestion.span[0]),
    suggestion.quote.length,
  );
  const after = contentWords(suggestion.quote.slice(at, next)).slice(0, 3);
  const before = contentWords(
    suggestion.quote.slice(
      Math.max(0, found.span[0] - suggestion.span[0] - 30),
      found.span[0] - suggestion.span[0],
    ),
  ).slice(-2);
  return [...after, ...before].map(({ key }) => key);
}

function times(suggestion: Suggestion, { writtenOn }: WhenWritten): readonly Reading[] {
  return suggestion.values.flatMap((found): readonly Reading[] => {
    if (found.type !== 'time') return [];
    const clock = (found.low ?? found.high ?? '').startsWith('T');
    if (clock && writtenOn === null) return [];
    if (found.low === null && found.high === null) return [];
    // From half past eleven to half past midnight runs into the next day.
    const over = clock && found.low !== null && found.high !== null && found.low > found.high;
    const dated = (bound: string | null, day: string | null): string | null =>
      bound === null || !clock ? bound : `${day}${bound}`;
    return [
      {
        value: {
          type: 'time',
          from: dated(found.low, writtenOn),
          to: dated(found.high, over ? dayAfter(writtenOn ?? '') : writtenOn),
        },
        span: found.span,
        doubts: [
          ...found.doubts,
          ...(clock ? [`no day is said: taken on ${writtenOn}, when it was written`] : []),
        ],
      },
    ];
  });
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function places(
  suggestion: Suggestion,
  question: Pick<AskedQuestion, 'options' | 'places'>,
): readonly Reading[] {
  const known = [
    ...new Set([
      ...question.options,
      ...Object.keys(question.places),
      ...Object.values(question.places),
    ]),
  ];
  const read = optionsIn(suggestion, known);
  const found = suggestion.values.flatMap((value) =>
    value.type === 'place' ? [{ text: value.low, span: value.span }] : [],
  );
  const named = namesAfterPrepositions(suggestion);
  const seen = new Set<string>();
  return [...read, ...found, ...named]
    .filter(({ text }) => !seen.has(foldWord(text)) && seen.add(foldWord(text)))
    .map(({ text, span }) => ({ value: { type: 'place', place: text }, span, doubts: [] }));
}

/** `under Tell Varo`, `at the ford below Ain Marra`: capitals after a word of place. */
function namesAfterPrepositions(
  suggestion: Suggestion,
): readonly { readonly text: string; readonly span: Span }[] {
  return [...suggestion.quote.matchAll(AFTER_PREPOSITION)].flatMap((match) => {
    const text = match.groups?.['name'] ?? '';
    if (text.split(' ').every((word) => wordKey(word) === null)) return [];
    const start = suggestion.span[0] + match.index + match[0].length - text.length;
    return [{ text, span: [start, start + text.length] as const }];
  });
}

const AFTER_PREPOSITION =
  /(?<!\p{L})(?:at|in|near|under|below|above|outside|from|to|of|on|into|towards|around|through|à|près de|dans|sur|vers|sous|عند|قرب|في)\s+(?:the\s+|l[ae]s?\s+)?(?<name>\p{Lu}[\p{L}\u2019'-]+(?:\s+\p{Lu}[\p{L}\u2019'-]+){0,3}(?:\s+(?:district|bridge|ford|road))?)/gu;

/** The known answers that are named in the words, the longest first of those that stand in one another. */
function optionsIn(
  suggestion: Suggestion,
  options: readonly string[],
): readonly { readonly text: string; readonly span: Span }[] {
  const text = suggestion.quote;
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}\u2019'-]*/gu)];
  const found: { text: string; span: Span }[] = [];
  for (const option of options.toSorted((a, b) => b.length - a.length)) {
    const wanted = option.split(/\s+/).map(stemless);
    if (wanted.every((word) => word === '')) continue;
    for (let i = 0; i + wanted.length <= words.length; i += 1) {
      if (!wanted.every((word, k) => stemless(words[i + k]?.[0] ?? '') === word)) continue;
      const first = words[i];
      const last = words[i + wanted.length - 1];
      if (first === undefined || last === undefined) continue;
      const span: Span = [
        suggestion.span[0] + first.index,
        suggestion.span[0] + last.index + last[0].length,
      ];
      if (found.some((other) => other.span[0] <= span[0] && span[1] <= other.span[1])) break;
      found.push({ text: option, span });
      break;
    }
  }
  return found.toSorted((a, b) => a.span[0] - b.span[0]);
}

function stemless(word: string): string {
  return foldWord(word)
    .replace(/^ال(?=.{2})/u, '')
    .replace(/(?<=\p{Script=Latin}{3})s$/u, '');
}

function yesOrNo(suggestion: Suggestion, asked: string): readonly Reading[] {
  const said = suggestion.content?.text ?? suggestion.quote;
  const spoken = parseYesNo(said.trim());
  const opposite = OPPOSITES.some(
    ([one, other]) =>
      (one.test(asked) && other.test(said) && !one.test(said)) ||
      (other.test(asked) && one.test(said) && !other.test(said)),
  );
  const answer =
    spoken.value ?? (NEGATION.test(said) !== opposite ? ('no' as const) : ('yes' as const));
  const other = answer === 'yes' ? 'no' : 'yes';
  const span = suggestion.content?.span ?? null;
  return [
    { value: { type: 'yes-no', answer }, span, doubts: [] },
    { value: { type: 'yes-no', answer: other }, span, doubts: [] },
  ];
}

const NEGATION =
  /(?<!\p{L})(?:not|no|never|nobody|none|nothing|neither|nor|\p{L}+n[\u2019']t|ne\s+\p{L}+\s+(?:pas|plus|jamais|rien|personne)|n[\u2019']\p{L}+\s+(?:pas|plus|jamais)|aucun[e]?|jamais|لا|لم|لن|ليس|ليست|لست|ما من|غير|لا أحد)(?!\p{L})/iu;

const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:open|opened|reopened|ouvert\w*)\b|مفتوح/iu,
    /\b(?:closed|close|shut|blocked|ferm\w*)\b|مغلق|أغلق/iu,
  ],
  [/\b(?:alive|survived|vivant\w*)\b/iu, /\b(?:dead|died|killed|mort\w*)\b/iu],
  [/\b(?:released|freed|libér\w*)\b/iu, /\b(?:held|detained|arrested|détenu\w*)\b/iu],
  [/\b(?:full|held|prisoners|detainees)\b/iu, /\b(?:empty|only grain|vide)\b/iu],
];
