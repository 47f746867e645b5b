/**
 * The answer a finding gives. For most questions it is the most probable of the answers that were
 * given. Numbers and times spread over many values – twelve, thirteen, eleven to fifteen – and no
 * single one of them is the finding: there the answer is the 90 % interval of the estimate, widened
 * to what a person would say (whole numbers when people were counted, whole days when the interval is
 * longer than a day and a half).
 *
 * Its probability is then the mass inside that interval. How uncertain this is because of what we do
 * not know of the sources is taken from the best single answer: the same distance in log-odds to
 * either side.
 */
import { fromLogOdds, type LogOdds, logOdds, type Probability } from '#terms/quantities.ts';
import type { Claim } from '#claims/claim.ts';
import { formatValue } from '#claims/format-value.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import type { Posterior } from '#corroboration/posterior.ts';
import type { Assessment } from './finding.ts';
import type { SentenceInput } from './sentence.ts';
import { valueAgrees } from './value-agrees.ts';

export interface BestAnswer {
  readonly best: NonNullable<Assessment['best']>;
  /** Probability of the answer and of all answers that agree with it: what grades are given on. */
  readonly support: number;
  /** For numbers and times: how the estimate is said. */
  readonly said: SentenceInput['estimate'];
}

export function bestAnswer(
  posterior: Posterior,
  question: Question,
  claims: readonly Claim[],
): BestAnswer | null {
  const [top] = posterior.answers;
  if (top === undefined) return null;
  const { estimate } = posterior;
  const rounded =
    estimate === null
      ? null
      : question.type === 'time'
        ? timeEstimate(estimate)
        : numberEstimate(estimate, question, claims);
  if (rounded === null) {
    const { value, label, probability } = top;
    const support = value.type === 'point' ? agreeing(posterior, value, question) : probability;
    return {
      best: { value, label, probability, interval: posterior.probabilityInterval },
      support,
      said: null,
    };
  }
  // The interval holds nine tenths of what is not "none of these".
  const probability = (0.9 * (1 - posterior.none)) as Probability;
  return {
    best: {
      value: rounded.value,
      label: formatValue(rounded.value, question),
      probability,
      interval: shifted(posterior, top.probability, probability),
    },
    support: probability,
    said: rounded.said,
  };
}

interface Rounded {
  readonly value: Value;
  readonly said: NonNullable<SentenceInput['estimate']>;
}

type Estimate = NonNullable<Posterior['estimate']>;

function numberEstimate(estimate: Estimate, question: Question, claims: readonly Claim[]): Rounded {
  const bounds = claims.flatMap(({ value }) =>
    value.type === 'number' ? [value.low, value.high].filter((bound) => bound !== null) : [],
  );
  const counted = bounds.length > 0 && bounds.every((bound) => Number.isInteger(bound));
  const step = digitsThatMatter(estimate.high - estimate.low, counted);
  const low = Math.floor(estimate.low / step) * step;
  const high = Math.ceil(estimate.high / step) * step;
  const median = Math.round(estimate.median / step) * step;
  const label = (n: number, unit: string | null) =>
    formatValue({ type: 'number', low: tidy(n), high: tidy(n) }, { unit });
  return {
    value: { type: 'number', low: tidy(low), high: tidy(high) },
    said: {
      median: label(median, question.unit),
      low: label(low, null),
      high: label(high, question.unit),
      bimodal: estimate.bimodal,
    },
  };
}

/** A power of ten that is about a tenth of the width or less; at least 1 for counts. */
function digitsThatMatter(width: number, counted: boolean): number {
  const fine =
    width > 0 && Number.isFinite(width) ? 10 ** Math.floor(Math.log10(width / 10)) : 1e-3;
  return counted ? Math.max(1, fine) : fine;
}

/** 0.1 + 0.2 is said as 0.3. */
function tidy(n: number): number {
  return Number(n.toPrecision(12));
}

const HOUR = 3_600_000;

function timeEstimate(estimate: Estimate): Rounded | null {
  const length = estimate.high - estimate.low;
  // Times are naive more often than not: written without a zone, as they were read.
  const cut = length > 36 * HOUR ? 10 : 16;
  const text = (at: number): string | null => {
    const moment = new Date(at);
    return Number.isNaN(moment.getTime()) ? null : moment.toISOString().slice(0, cut);
  };
  const [low, median, high] = [estimate.low, estimate.median, estimate.high].map(text);
  if (low == null || median == null || high == null) return null;
  const label = (at: string) => formatValue({ type: 'time', from: at, to: at }, null);
  return {
    value: { type: 'time', from: low, to: high },
    said: {
      median: label(median),
      low: label(low),
      high: label(high),
      bimodal: estimate.bimodal,
    },
  };
}

function agreeing(posterior: Posterior, value: Value, question: Question): number {
  const together = posterior.answers.reduce(
    (sum, answer) => (valueAgrees(answer.value, value, question) ? sum + answer.probability : sum),
    0,
  );
  return Math.min(1, together);
}

function shifted(
  { probabilityInterval: [low, high] }: Posterior,
  from: Probability,
  to: Probability,
): readonly [Probability, Probability] {
  const move = (edge: Probability): Probability => {
    const by = logOdds(edge) - logOdds(from);
    // Infinite minus infinite where a probability is exactly 0 or 1: nothing to move by.
    return Number.isNaN(by) ? to : fromLogOdds((logOdds(to) + by) as LogOdds);
  };
  const [a, b] = [move(low), move(high)];
  return [Math.min(a, b, to) as Probability, Math.max(a, b, to) as Probability];
}
