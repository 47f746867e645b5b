/** How the reader of places does on the tables here: what was right and what was not. */
import type { Gazetteer } from '#claims/places/gazetteer.ts';
import { scanPlaces } from '#claims/places/scan-places.ts';
import type { FoundValue, TextContext } from '#claims/suggest/suggestion.ts';
import type { CoordinatePhrase } from './coordinate-phrases.ts';
import type { PlaceSentence } from './place-sentences.ts';

export interface Score {
  readonly right: number;
  readonly all: number;
  /** One line for each that was wrong. */
  readonly wrong: readonly string[];
}

/** Fifty metres: hand-worked degrees have five decimals, tools' answers four. */
const CLOSE = 5e-4;

export function scorePhrases(phrases: readonly CoordinatePhrase[]): Score {
  const wrong: string[] = [];
  for (const phrase of phrases) {
    const points = scanPlaces(phrase.text, contextOf(phrase.language, [])).filter(
      (value) => value.type === 'point',
    );
    const shown = points.map((p) => `[${p.text}] ${p.low} ±${p.radius} ${p.doubts.join(' / ')}`);
    const right =
      points.length === phrase.points.length &&
      phrase.points.every((expected, at) => {
        const point = points[at]!;
        return (
          Math.abs(point.lat - expected.lat) < CLOSE &&
          Math.abs(point.lon - expected.lon) < CLOSE &&
          Math.abs(point.radius - expected.radius) <= Math.max(0.6, expected.radius * 0.03) &&
          point.text === expected.words &&
          phrase.text.slice(...point.span) === expected.words
        );
      }) &&
      (phrase.doubt === undefined
        ? points.every(({ doubts }) => doubts.length === 0)
        : points.some(({ doubts }) => doubts.join(' ').includes(phrase.doubt ?? '')));
    if (!right) wrong.push(`${phrase.text} → ${shown.join('; ') || 'nothing'}`);
  }
  return { right: phrases.length - wrong.length, all: phrases.length, wrong };
}

export interface SpanScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly wrong: readonly string[];
}

/** A found place counts when its span is exactly the expected one and its name the expected place. */
export function scoreSentences(
  sentences: readonly PlaceSentence[],
  gazetteer: Gazetteer,
): SpanScore {
  let hits = 0;
  let found = 0;
  let expected = 0;
  const wrong: string[] = [];
  for (const sentence of sentences) {
    const values = scanPlaces(sentence.text, {
      ...contextOf(sentence.language, ['SY', 'IQ']),
      gazetteer,
    });
    const places = values.filter(
      (value): value is FoundValue & { type: 'place' } => value.type === 'place',
    );
    const got = places.map(({ text, low }) => `${text}=${low}`);
    const want = sentence.places.map(([words, name]) => `${words}=${name}`);
    const left = [...want];
    for (const one of got) {
      const at = left.indexOf(one);
      if (at === -1) wrong.push(`${sentence.text} → too much: ${one}`);
      else {
        left.splice(at, 1);
        hits++;
      }
    }
    for (const one of left) wrong.push(`${sentence.text} → missed: ${one}`);
    found += got.length;
    expected += want.length;
  }
  const precision = found === 0 ? 0 : hits / found;
  const recall = expected === 0 ? 0 : hits / expected;
  return {
    precision,
    recall,
    f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    wrong,
  };
}

function contextOf(language: string, countries: readonly string[]): TextContext {
  return { writtenOn: null, language, dayFirst: null, countries };
}
