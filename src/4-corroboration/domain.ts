/**
 * The possible answers of a question: a finite list, made from what was claimed, and always with
 * *none of these*.
 *
 * - **yes/no** – yes, no.
 * - **choice, person** – every value claimed, every option given; letter case and spacing aside.
 * - **set** – every set claimed and the unions of them; leaving something out is likely, naming
 *   something untrue is an error (`domain-set.ts`).
 * - **place** – every place claimed; "Sefin district" supports every place inside it, and itself
 *   stands for "elsewhere in Sefin district" (`domain-place.ts`).
 * - **number, time** – cells of a grid over the claimed range; intervals and one-sided statements are
 *   censored observations with heavy-tailed noise (`domain-grid.ts`).
 * - **point** – clusters of points on the ground (`domain-point.ts`).
 *
 * A *state* is what the inference works on; an *answer* is what is reported. They are the same except
 * on grids, where an answer is several cells.
 *
 * A value of another type than the question's says nothing here and is left out.
 */
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import { gridDomain } from './domain-grid.ts';
import { choiceDomain, yesNoDomain } from './domain-choice.ts';
import { placeDomain } from './domain-place.ts';
import { pointDomain } from './domain-point.ts';
import { setDomain } from './domain-set.ts';
import type { Answers } from './channel.ts';
import { SETTINGS, type Settings } from './settings.ts';

/** What was said: a value, asserted or denied. */
export type Said = Pick<Claim, 'value' | 'polarity'>;

/** What a domain must know of its question. */
export type Asked = Pick<Question, 'type' | 'options' | 'places' | 'unit'>;

export interface Domain {
  readonly answers: Answers;
  /** The answers somebody could be told, in an order that depends on the values alone. */
  readonly listed: readonly { readonly value: Value; readonly label: string }[];
  /** The answer each state belongs to; −1 for "none of these". */
  readonly answerOf: Int32Array;
  /** States that count as the same answer when origins are weighed. */
  readonly groupOf: Int32Array;
  /** The answer this value is a report of; −1 when it is none of the listed. */
  answerFor(value: Value): number;
  /** Probability of the statement given each state; null when it says nothing about this question. */
  statement(said: Said): Float64Array | null;
  /** For numbers and times: the cells, to read a median and an interval from. */
  readonly axis: Axis | null;
}

/** A grid on a line, perhaps a bent one (logarithms). */
export interface Axis {
  /** One more than there are cells, rising; in the bent scale. */
  readonly edges: Float64Array;
  /** From the bent scale to the value's own units. */
  unbend(at: number): number;
}

export function buildDomain(
  question: Asked,
  said: readonly Said[],
  settings: Settings = SETTINGS,
): Domain {
  const mine = said.filter(({ value }) => value.type === question.type);
  switch (question.type) {
    case 'yes-no':
      return yesNoDomain(settings);
    case 'choice':
    case 'person':
      return choiceDomain(question, mine, settings);
    case 'set':
      return setDomain(question, mine, settings);
    case 'place':
      return placeDomain(question, mine, settings);
    case 'point':
      return pointDomain(mine, settings);
    case 'number':
    case 'time':
      return gridDomain({ ...question, type: question.type }, mine, settings);
  }
}
