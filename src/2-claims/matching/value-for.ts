import { parseYesNo } from '../parse-yes-no.ts';
import type { Question } from '../question.ts';
import type { FoundValue, Span, Suggestion } from '../suggest/suggestion.ts';
import type { Value } from '../value.ts';
import { sameName } from '../places/name-likeness.ts';
import { choiceAsked, choicesIn } from './choices.ts';
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
 * "open?" with no) and from a verb that denies ("denied that …"); it is the only type that always has an answer.
 * Speech that is denied, asked or supposed ("never said", "did he say", "if he says") is read as no answer at all.
 */
export function readingsFor(
  suggestion: Suggestion,
  question: Pick<AskedQuestion, 'text' | 'type' | 'unit' | 'options' | 'places'>,
  when: WhenWritten,
): readonly Reading[] {
  // What nobody is said to have said answers nothing: a person reads it.
  if (suggestion.polarity !== undefined) return [];
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
      return choices(suggestion, question);
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

/** The answers the question knows, by their words; then what is named of the kind it asks for. */
function choices(
  suggestion: Suggestion,
  question: Pick<AskedQuestion, 'text' | 'options'>,
): readonly Reading[] {
  const kind = choiceAsked(question.text, question.options);
  const named =
    kind === null
      ? []
      : choicesIn(suggestion.quote)
          .filter((one) => one.kind === kind)
          .map(({ text, span }) => ({
            text,
            span: [suggestion.span[0] + span[0], suggestion.span[0] + span[1]] as Span,
          }));
  const seen = new Set<string>();
  return [...optionsIn(suggestion, question.options), ...named]
    .filter(({ text }) => !seen.has(foldWord(text)) && seen.add(foldWord(text)))
    .map(({ text, span }) => ({ value: { type: 'choice', answer: text }, span, doubts: [] }));
}

function numbers(
  suggestion: Suggestion,
  question: Pick<AskedQuestion, 'text' | 'unit'>,
): readonly Reading[] {
  const asked = new Set(
    contentWords(`${question.text} ${question.unit ?? ''}`).map(({ key }) => key),
  );
  const unit = new Set(contentWords(question.unit ?? '').map(({ key }) => key));
  const head = new Set(contentWords(question.text).map(({ key }) => key));
  const stated = suggestion.values
    .filter((found) => found.type === 'number' || found.type === 'money')
    .filter(({ low, high }) => low !== null || high !== null)
    .filter((found) => !isLabel(suggestion, found));
  return stated
    .map((found, i) => {
      const near = nearWords(suggestion, found);
      return {
        found,
        bounds: boundsOf(suggestion, found, stated[i - 1]),
        // What it counts by the question's own unit and first words weighs more than a word of its clause.
        near:
          near.filter((key) => asked.has(key)).length +
          near.filter((key) => unit.has(key) || head.has(key)).length * 2,
      };
    })
    .filter(({ found }, i) => !isAlternative(suggestion, found, stated[i + 1]))
    .toSorted((a, b) => b.near - a.near || a.found.span[0] - b.found.span[0])
    .map(({ found, bounds }) => ({
      value: { type: 'number', ...bounds },
      span: found.span,
      doubts: found.doubts,
    }));
}

/** `Shop 4`, `memo 31`: a number that is a name and counts nothing. */
export function isLabel(suggestion: Suggestion, found: FoundValue): boolean {
  const before = suggestion.quote.slice(0, found.span[0] - suggestion.span[0]).slice(-24);
  return /(?<!\p{L})(?:shop|memo|session|room|gate|unit|block|route|page|item|house|cell|no|number|q|k)[ .#-]*$/iu.test(
    before,
  );
}

/** `fourteen, maybe fifteen`: whether the next number only goes on with this one. */
function isAlternative(
  suggestion: Suggestion,
  found: FoundValue,
  next: FoundValue | undefined,
): boolean {
  if (next === undefined) return false;
  const between = suggestion.quote.slice(
    found.span[1] - suggestion.span[0],
    next.span[0] - suggestion.span[0],
  );
  return (
    /^\s*,\s*$/u.test(between) &&
    /^(?:maybe|perhaps|possibly|or|peut-être|ou|ربما|أو)\s/iu.test(next.text)
  );
}

/** The bounds the words give, with what stands apart from the number: `twenty stalls at least`. */
function boundsOf(
  suggestion: Suggestion,
  found: FoundValue & { readonly low: number | null; readonly high: number | null },
  before: (FoundValue & { readonly low: number | null; readonly high: number | null }) | undefined,
): { readonly low: number | null; readonly high: number | null } {
  if (before !== undefined && isAlternative(suggestion, before, found)) {
    // `maybe` widened it already; said beside another number it is the number itself.
    const middle =
      found.low !== null && found.high !== null ? (found.low + found.high) / 2 : found.high;
    return { low: before.low, high: middle };
  }
  const after = suggestion.quote.slice(found.span[1] - suggestion.span[0]).slice(0, 40);
  if (found.low === found.high && found.low !== null) {
    if (/^\s+(?:\p{L}+\s+){0,2}(?:at least|or more|au moins|على الأقل)(?!\p{L})/iu.test(after))
      return { low: found.low, high: null };
    if (
      /^\s+(?:\p{L}+\s+){0,2}(?:at most|or fewer|or less|au plus|على الأكثر)(?!\p{L})/iu.test(after)
    )
      return { low: null, high: found.low };
  }
  return { low: found.low, high: found.high };
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
    // An hour by its words alone may be before or after noon: one reading each.
    if (
      clock &&
      found.doubts.some((doubt) => doubt.startsWith('before or after noon is not said'))
    ) {
      const halves = halvesOf(found.low, found.high);
      if (halves !== null)
        return halves.map(([at, which]) => ({
          value: { type: 'time', from: `${writtenOn}${at}`, to: `${writtenOn}${at}` },
          span: found.span,
          doubts: [
            `before or after noon is not said: taken ${which} noon`,
            `no day is said: taken on ${writtenOn}, when it was written`,
          ],
        }));
    }
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

/** `T10:40` and `T22:40`, where the two bounds are the same hour of either half of the day. */
function halvesOf(
  low: string | null,
  high: string | null,
): readonly (readonly [at: string, which: string])[] | null {
  if (low === null || high === null) return null;
  const minutes = (time: string): number =>
    Number(time.slice(1, 3)) * 60 + Number(time.slice(4, 6));
  return minutes(high) - minutes(low) === 720
    ? [
        [low, 'before'],
        [high, 'after'],
      ]
    : null;
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
    value.type === 'place' ? [{ text: value.low, span: value.span, doubts: value.doubts }] : [],
  );
  const named = namesAfterPrepositions(suggestion);
  const seen = new Set<string>();
  const all: readonly NamedPlace[] = [
    ...partsOfPlaces(suggestion),
    ...read,
    ...otherScript(suggestion, known),
    ...found,
    ...named,
  ];
  return all
    .filter(({ text }) => !NO_PLACE.test(text))
    .filter(({ text }) => !seen.has(foldWord(text)) && seen.add(foldWord(text)))
    .map(({ text, span, doubts }) => ({
      value: { type: 'place', place: text },
      span,
      doubts: doubts ?? [],
    }));
}

interface NamedPlace {
  readonly text: string;
  readonly span: Span;
  readonly doubts?: readonly string[];
}

const NO_PLACE =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|English|French|Arabic)$/u;

/** `the ford below Ain Marra`, `the bridge at Wadi Lum`: a place within one that is named. */
function partsOfPlaces(suggestion: Suggestion): readonly NamedPlace[] {
  return [...suggestion.quote.matchAll(PART_OF_PLACE)].map((match) => {
    const start = suggestion.span[0] + match.index;
    return {
      text: `${match.groups?.['name'] ?? ''} ${(match.groups?.['part'] ?? '').toLowerCase()}`,
      span: [start, start + match[0].length] as const,
    };
  });
}

const PART_OF_PLACE =
  /(?<!\p{L})(?<part>[Ff]ord|[Bb]ridge|[Cc]rossing|[Cc]heckpoint|[Dd]am|[Jj]unction|[Ss]pring|[Qq]uarry|[Aa]irfield|[Ss]tation)\s+(?:at|of|below|above|near|by|under|in|outside|before)\s+(?<name>\p{Lu}[\p{L}\u2019'-]+(?:\s+\p{Lu}[\p{L}\u2019'-]+){0,2})/gu;

/** A name in Arabic letters that sounds like an answer the question knows in Latin ones, and the reverse. */
function otherScript(suggestion: Suggestion, known: readonly string[]): readonly NamedPlace[] {
  if (known.length === 0 || known.length > 500) return [];
  return [...suggestion.quote.matchAll(ARABIC_PLACE)].flatMap((match) => {
    const both = match.groups?.['name'] ?? '';
    const start = suggestion.span[0] + match.index + match[0].length - both.length;
    for (const words of [both, both.split(/\s+/)[0] ?? '']) {
      const same = known.find((name) => /\p{Script=Latin}/u.test(name) && sameName(name, words));
      if (same !== undefined)
        return [
          {
            text: same,
            span: [start, start + words.length] as const,
            doubts: [`“${words}” is read as ${same}, which it sounds like`],
          },
        ];
    }
    return [];
  });
}

const ARABIC_PLACE =
  /(?<!\p{L})(?:عند|قرب|في|من|إلى|تحت|فوق|باتجاه|نحو)\s+(?<name>[\u0621-\u064A]{2,}(?:\s+[\u0621-\u064A]{2,})?)/gu;

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
  const denied = suggestion.cue !== null && DENYING.test(suggestion.cue.text);
  // `Is this true: “nobody died”?` asks for what was denied, and a denial agrees with it.
  const denies = WHETHER.test(asked) && NEGATION.test(asked);
  const not = [NEGATION.test(said), opposite, denied, denies].filter(Boolean).length % 2 === 1;
  const answer = spoken.value ?? (not ? ('no' as const) : ('yes' as const));
  const other = answer === 'yes' ? 'no' : 'yes';
  const span = suggestion.content?.span ?? null;
  return [
    { value: { type: 'yes-no', answer }, span, doubts: [] },
    { value: { type: 'yes-no', answer: other }, span, doubts: [] },
  ];
}

/** A question that repeats what was said, denial and all. */
const WHETHER = /^(?:Is (?:this|it) (?:true|so)|Est-ce (?:vrai|que)|هل (?:هذا )?صحيح)/u;
const NEGATION =
  /(?<!\p{L})(?:not|no|never|nobody|none|nothing|neither|nor|\p{L}+n[\u2019']t|ne\s+\p{L}+\s+(?:pas|plus|jamais|rien|personne)|n[\u2019']\p{L}+\s+(?:pas|plus|jamais)|aucun[e]?|jamais|لا|لم|لن|ليس|ليست|لست|ما من|غير|لا أحد)(?!\p{L})/iu;

const DENYING = /\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|doubt(?:s|ed|ing)?)\b/iu;

const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:open|opened|reopened|ouvert\w*)\b|مفتوح/iu,
    /\b(?:closed|close|shut|blocked|ferm\w*)\b|مغلق|أغلق/iu,
  ],
  [/\b(?:alive|survived|vivant\w*)\b/iu, /\b(?:dead|died|killed|mort\w*)\b/iu],
  [/\b(?:released|freed|libér\w*)\b/iu, /\b(?:held|detained|arrested|détenu\w*)\b/iu],
  [/\b(?:full|held|prisoners|detainees)\b/iu, /\b(?:empty|only grain|vide)\b/iu],
];
