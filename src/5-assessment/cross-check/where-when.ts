/**
 * Where and when a claim speaks of, with how far that may be off, and where we have it from.
 *
 * **Where**, the first of: the value itself (a point; a place the case knows) – the place stated with the
 * claim (coordinates in any written form, or a name the case knows) – the place the question is about,
 * if it has one. A claim about a place nobody has put on a map is nowhere; it is never put in the middle
 * of what surrounds it.
 *
 * **When**, the first of: the value itself (a time) – the time stated with the claim – the period of
 * the question. When it was *told* is another matter and kept apart.
 *
 * A denied value ("not at the bridge") says where something was not, and gives no place or time.
 */
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import { parsePoint } from '#claims/parse-point.ts';
import type { KnownPlace, PlaceBook } from './place-book.ts';
import { boundsOf, type Bounds } from './time-bounds.ts';

/** What a place or time was taken from: the answer itself, words beside it, or the question. */
export type TakenFrom = 'value' | 'stated' | 'question';

export interface Where {
  readonly lat: number;
  readonly lon: number;
  /** Metres. */
  readonly radius: number;
  /** Name of the place; null for bare coordinates. */
  readonly name: string | null;
  /** The protected site it is, or cannot be told from. */
  readonly site: KnownPlace | null;
  readonly takenFrom: TakenFrom;
}

export interface When extends Bounds {
  readonly stated: string;
  readonly takenFrom: TakenFrom;
}

type Said = Pick<Claim, 'value' | 'polarity' | 'place' | 'aboutTime'>;

export function whereOf(said: Said, question: Question, book: PlaceBook): Where | null {
  if (said.polarity === 'asserts') {
    const own = whereOfValue(said.value, book);
    if (own !== null) return own;
  }
  if (said.place !== null && said.place.trim() !== '') {
    const point = parsePoint(said.place).value;
    if (point !== null) return atPoint(point, book, 'stated');
    const place = book.find(said.place);
    if (place !== null) return atPlace(place, 'stated');
  }
  // A question that asks for a place is not answered by naming another.
  return question.type === 'place' || question.type === 'point'
    ? null
    : whereOfQuestion(question, book);
}

/** Where a value itself lies; null for values that are no places, and for places nobody has mapped. */
export function whereOfValue(value: Value, book: PlaceBook): Where | null {
  if (value.type === 'point') return atPoint(value, book, 'value');
  if (value.type === 'place') {
    const place = book.find(value.place);
    return place === null ? null : atPlace(place, 'value');
  }
  return null;
}

/** The first place the question is about that the case knows. */
export function whereOfQuestion(question: Question, book: PlaceBook): Where | null {
  for (const id of question.subjectIds) {
    const place = book.of(id);
    if (place !== null) return atPlace(place, 'question');
  }
  return null;
}

export function whenOf(said: Said, question: Question, zone: string): When | null {
  if (said.polarity === 'asserts') {
    const own = whenOfValue(said.value, zone);
    if (own !== null) return own;
  }
  const stated = boundsOf(said.aboutTime, zone);
  if (stated !== null) {
    return { ...stated, stated: said.aboutTime?.stated ?? '', takenFrom: 'stated' };
  }
  return question.type === 'time' ? null : whenOfQuestion(question, zone);
}

export function whenOfValue(value: Value, zone: string): When | null {
  if (value.type !== 'time') return null;
  const own = boundsOf(value, zone);
  return own === null ? null : { ...own, stated: '', takenFrom: 'value' };
}

export function whenOfQuestion(question: Question, zone: string): When | null {
  const period = boundsOf(question.period, zone);
  return period === null
    ? null
    : { ...period, stated: question.period?.stated ?? '', takenFrom: 'question' };
}

function atPoint(
  { lat, lon, radius }: { readonly lat: number; readonly lon: number; readonly radius: number },
  book: PlaceBook,
  takenFrom: TakenFrom,
): Where {
  return { lat, lon, radius, name: null, site: book.siteAt({ lat, lon, radius }), takenFrom };
}

function atPlace(place: KnownPlace, takenFrom: TakenFrom): Where {
  const { lat, lon, radius, name } = place;
  return { lat, lon, radius, name, site: place.protectedSite ? place : null, takenFrom };
}
