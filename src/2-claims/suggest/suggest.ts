import { attributions } from '../attribution/attributions.ts';
import type { Attribution } from '../attribution/attribution.ts';
import { scanPeople } from '../people/scan-people.ts';
import { scanPlaces } from '../places/scan-places.ts';
import { datelineOf, saidByDateline } from '../values/dateline.ts';
import { scanValues } from '../values/scan-values.ts';
import { byMail } from './by-mail.ts';
import { languageOf } from './language-of.ts';
import type { FoundValue, Passage, Span, Suggestion, TextContext } from './suggestion.ts';

/** Whoever finds values in a text. Adding one is naming it here. */
const SCANNERS: readonly ((text: string, context: TextContext) => readonly FoundValue[])[] = [
  scanValues,
  scanPlaces,
  scanPeople,
];

/**
 * What a text suggests: each attribution with the values its content states, and each value that stands
 * in no attribution as a suggestion of its own (`content` null). In order of their first word.
 *
 * A value belongs to the innermost attribution whose content holds all of it; the outer ones of a chain do not repeat
 * it. Without a date of the document the one at its head is counted from, with a doubt. Values that overlap are all kept: a place that is also part of a person's name is for a person to decide.
 * What is only part of how somebody is named ("one informant", "a baker in Tell Varo") is no value, nor is a
 * "one" that nobody said: it mostly means "a". What a mail quotes is said by whoever wrote it (`by-mail.ts`). The language is the one handed in, else guessed from the letters and the commonest words.
 */
export function suggest(text: string, context: TextContext): Suggestion[] {
  const language = context.language ?? languageOf(text);
  const dateline = context.writtenOn === null ? datelineOf(text, language) : null;
  const told = { ...context, language, writtenOn: context.writtenOn ?? dateline?.day ?? null };
  const found = attributions(text, language);
  const scanned = SCANNERS.flatMap((scan) => [...scan(text, told)]);
  const values = withoutDigitsOfPoints(
    (dateline === null ? scanned : saidByDateline(scanned, dateline)).toSorted(
      (a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1],
    ),
  );
  const own: FoundValue[][] = found.map(() => []);
  const alone: FoundValue[] = [];
  const index = new PiecesByStart(found);
  const isNaming = spansHolding(
    found.flatMap(({ source, cue }) => [source, cue].filter((span) => span !== null)),
  );
  for (const value of values) {
    const holder = index.innermost(value.span);
    if (holder >= 0) own[holder]?.push(value);
    else if (!isArticle(value) && !isNaming(value.span)) alone.push(value);
  }
  return byMail(
    text,
    [
      ...found.map((one, i) => suggestionOf(text, one, own[i] ?? [])),
      ...alone.map((value) => valueAlone(text, value, language)),
    ].toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]),
  ).toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

/** Numbers, money, times and phones read in the digits of coordinates are none. */
function withoutDigitsOfPoints(values: readonly FoundValue[]): readonly FoundValue[] {
  const points = values.filter(
    ({ type, text }) => type === 'point' || (type === 'place' && /[°º˚]/.test(text)),
  );
  if (points.length === 0) return values;
  const isPoint = spansHolding(points.map(({ span }) => span));
  return values.filter(
    (value) => !DIGITS.has(value.type) || points.includes(value) || !isPoint(value.span),
  );
}

const DIGITS: ReadonlySet<FoundValue['type']> = new Set(['number', 'money', 'time', 'phone']);

function isArticle({ type, text, low, high }: FoundValue): boolean {
  return type === 'number' && low === 1 && high === 1 && /^one$/iu.test(text.trim());
}

/** Whether a span stands inside one of these, by one search in what is sorted once. */
function spansHolding(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = spans.toSorted((a, b) => a[0] - b[0]);
  let most = 0;
  const reach = sorted.map(([, end]) => (most = Math.max(most, end)));
  return ([start, end]) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.[0] ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (reach[low - 1] ?? 0) >= end;
  };
}

function suggestionOf(text: string, one: Attribution, values: readonly FoundValue[]): Suggestion {
  const content: Span = [one.content[0]?.[0] ?? 0, one.content.at(-1)?.[1] ?? 0];
  const all = [content, one.cue, one.source].filter((span) => span !== null);
  const span: Span = [Math.min(...all.map(([a]) => a)), Math.max(...all.map(([, b]) => b))];
  return {
    span,
    quote: text.slice(...span),
    content: passage(text, content),
    cue: one.cue === null ? null : passage(text, one.cue),
    speakers: one.speakers,
    basis: one.basis,
    certainty: one.certainty,
    ...(one.polarity === undefined ? {} : { polarity: one.polarity }),
    values,
    language: one.language,
    why: one.why,
  };
}

function passage(text: string, span: Span): Passage {
  return { span, text: text.slice(...span) };
}

function valueAlone(text: string, value: FoundValue, language: string): Suggestion {
  return {
    span: value.span,
    quote: text.slice(...value.span),
    content: null,
    cue: null,
    speakers: [],
    basis: 'unknown',
    certainty: [],
    values: [value],
    language,
    why: `a ${value.type} that nobody is reported to have said`,
  };
}

/** Finds the smallest content around a span without trying every attribution. */
class PiecesByStart {
  private readonly pieces: readonly { from: number; to: number; owner: number; size: number }[];
  private readonly widest: number;

  constructor(found: readonly Attribution[]) {
    this.pieces = found
      .flatMap((one, owner) => {
        const size = one.content.reduce((n, [a, b]) => n + b - a, 0);
        return one.content.map(([from, to]) => ({ from, to, owner, size }));
      })
      .toSorted((a, b) => a.from - b.from);
    this.widest = this.pieces.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  }

  innermost([start, end]: Span): number {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pieces[middle]?.from ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    let best = -1;
    let smallest = Infinity;
    for (let k = low - 1; k >= 0; k--) {
      const piece = this.pieces[k];
      if (piece === undefined || piece.from < start - this.widest) break;
      if (piece.to >= end && piece.size < smallest) [smallest, best] = [piece.size, piece.owner];
    }
    return best;
  }
}
