import type { SubjectId } from '#terms/ids.ts';

/**
 * What a claim asserts, as a typed value with the precision that was stated.
 *
 * - number: a closed interval; "over 100" is `low: 100, high: null`, "exactly 12" is 12…12.
 * - time: ISO 8601 bounds, inclusive; "12 March" is the whole day.
 * - place: a name in the question's own tree or list ("Tell Varo"); broader places support narrower.
 * - point: degrees north and east with a radius in metres.
 */
export type Value =
  | { readonly type: 'yes-no'; readonly answer: 'yes' | 'no' }
  | { readonly type: 'choice'; readonly answer: string }
  | { readonly type: 'set'; readonly answers: readonly string[] }
  | { readonly type: 'number'; readonly low: number | null; readonly high: number | null }
  | { readonly type: 'time'; readonly from: string | null; readonly to: string | null }
  | { readonly type: 'place'; readonly place: string }
  | { readonly type: 'point'; readonly lat: number; readonly lon: number; readonly radius: number }
  | { readonly type: 'person'; readonly subjectId: SubjectId };

export type ValueType = Value['type'];
