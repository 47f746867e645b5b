/**
 * The forecasts of a case: what each finding said before its outcome was known, and what came of it.
 *
 * For every question with an outcome, the newest finding recorded no later than the outcome first was.
 * Recording an outcome records the finding as it stood, so there always is one, unless the finding
 * could not be judged: then there is no forecast, and the question is counted as such. An outcome that
 * is corrected keeps the moment at which it was first known, so what was said before stays what was
 * said before, and is measured against what is now taken to be true.
 *
 * Where the desk knew the outcome before it put it on record (`knownSince`), what it said before that
 * day is the forecast. Where nothing was on record by then, the finding recorded with the outcome stands
 * in: the engine had not been told. Over time it counts for the month in which it became known.
 */
import type { FindingId, QuestionId } from '#terms/ids.ts';
import type { Instant } from '#terms/time.ts';
import type { Question } from '#claims/question.ts';
import { formatValue } from '#claims/format-value.ts';
import { newestOutcome } from '../decided-questions.ts';
import type { Finding, Outcome } from '../finding.ts';
import { valueAgrees } from '../value-agrees.ts';
import { calibrate, type Calibration, type Forecast } from './calibrate.ts';

export interface JudgedFinding extends Forecast {
  readonly questionId: QuestionId;
  readonly findingId: FindingId;
  readonly ref: string;
  readonly text: string;
  readonly topic: string;
  readonly said: string;
  readonly turnedOut: string;
  readonly at: Instant;
  /** When the outcome was first put on record. */
  readonly knownAt: Instant;
  /** When it became known: the day since when the desk knew it, where that was before. */
  readonly known: string;
  readonly standardOfProof: Outcome['standardOfProof'];
}

export interface CaseForecasts {
  /** In the order in which they became known. */
  readonly forecasts: readonly JudgedFinding[];
  /** Questions with an outcome whose finding could not be judged. */
  readonly notJudged: readonly { readonly questionId: QuestionId; readonly ref: string }[];
}

export function caseForecasts(input: {
  readonly questions: readonly Question[];
  readonly outcomes: readonly Outcome[];
  readonly findings: readonly Finding[];
}): CaseForecasts {
  const outcomes = group(input.outcomes, ({ questionId }) => questionId);
  const findings = group(input.findings, ({ questionId }) => questionId);
  const forecasts: JudgedFinding[] = [];
  const notJudged: { questionId: QuestionId; ref: string }[] = [];
  for (const question of input.questions) {
    const own = outcomes.get(question.id) ?? [];
    const outcome = newestOutcome(own);
    if (outcome === null) continue;
    const knownAt = own.reduce<Instant>((first, { at }) => (at < first ? at : first), outcome.at);
    const known = earlier(outcome.knownSince ?? null, knownAt);
    const said = (findings.get(question.id) ?? [])
      .filter(({ at }) => at <= knownAt)
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
    const before =
      said.filter(({ at }) => at.slice(0, known.length) <= known).at(-1) ?? said.at(-1);
    const best = before?.assessment.best ?? null;
    if (before === undefined || best === null || before.assessment.verdict !== 'assessed') {
      notJudged.push({ questionId: question.id, ref: question.ref });
      continue;
    }
    forecasts.push({
      questionId: question.id,
      findingId: before.id,
      ref: question.ref,
      text: question.text,
      topic: question.topic,
      probability: best.probability,
      right: valueAgrees(best.value, outcome.value, question),
      said: best.label,
      turnedOut: formatValue(outcome.value, question),
      at: before.at,
      knownAt,
      known,
      standardOfProof: outcome.standardOfProof,
    });
  }
  return {
    forecasts: forecasts.toSorted((a, b) =>
      a.known < b.known ? -1 : a.known > b.known ? 1 : a.ref < b.ref ? -1 : 1,
    ),
    notJudged,
  };
}

/** A stated day counts where it is before the moment of recording. */
function earlier(since: string | null, recorded: Instant): string {
  return since !== null && since < recorded.slice(0, since.length) ? since : recorded;
}

export interface OverTime {
  /** The month, `2026-03`. */
  readonly month: string;
  readonly n: number;
  readonly brier: number;
  /** Over everything up to and with this month. */
  readonly soFar: { readonly n: number; readonly brier: number };
}

/** Brier score by the month in which outcomes became known. */
export function overTime(forecasts: readonly JudgedFinding[]): readonly OverTime[] {
  const months = group(forecasts, ({ known }) => known.slice(0, 7));
  let all: readonly JudgedFinding[] = [];
  return [...months]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, members]) => {
      all = [...all, ...members];
      return {
        month,
        n: members.length,
        brier: calibrate(members).brier ?? 0,
        soFar: { n: all.length, brier: calibrate(all).brier ?? 0 },
      };
    });
}

/** Calibration topic by topic, the one with most forecasts first. */
export function byTopic(
  forecasts: readonly JudgedFinding[],
): readonly { readonly topic: string; readonly calibration: Calibration }[] {
  return [...group(forecasts, ({ topic }) => topic)]
    .map(([topic, members]) => ({ topic, calibration: calibrate(members) }))
    .toSorted((a, b) => b.calibration.n - a.calibration.n || (a.topic < b.topic ? -1 : 1));
}

function group<T>(
  items: readonly T[],
  key: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const own = groups.get(key(item));
    if (own === undefined) groups.set(key(item), [item]);
    else own.push(item);
  }
  return groups;
}
