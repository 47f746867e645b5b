import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import type { Value } from '#claims/value.ts';
import { assess } from '../assess.ts';
import type { Finding, Outcome } from '../finding.ts';
import { makeClaim, makeInput, makeQuestion, NO, YES } from '../hand-made.ts';
import { byTopic, caseForecasts, overTime } from './forecasts.ts';

const question = makeQuestion();
const recorded = {
  caseId: question.caseId,
  version: 1,
  madeAt: question.madeAt,
  madeBy: question.madeBy,
};
const input = makeInput([makeClaim('c1', ['Plum'], YES), makeClaim('c2', ['Quince'], YES)]);

function finding(id: string, at: string, claims = input.claims): Finding {
  return {
    ...recorded,
    id: asId(id),
    questionId: question.id,
    assessment: assess({ ...input, claims }),
    at: instant(at),
    engineVersion: 'test',
    inputHash: id,
    claimIds: [],
    linkIds: [],
  };
}
function outcome(id: string, value: Value, at: string, change: Partial<Outcome> = {}): Outcome {
  return {
    ...recorded,
    id: asId(id),
    questionId: question.id,
    value,
    standardOfProof: 'clear-and-convincing',
    evidence: 'seen',
    decidedBy: 'R. Marrane',
    at: instant(at),
    ...change,
  };
}

describe('forecasts', () => {
  it('[AS133] are findings as they stood before the outcome was known', () => {
    const { forecasts } = caseForecasts({
      questions: [question],
      outcomes: [outcome('o1', NO, '2026-04-01T10:00:00Z')],
      findings: [
        finding('f1', '2026-03-20T10:00:00Z', input.claims.slice(0, 1)),
        finding('f2', '2026-03-25T10:00:00Z'),
        finding('f3', '2026-04-02T10:00:00Z', []),
      ],
    });
    expect(forecasts).toMatchObject([
      { findingId: 'f2', said: 'yes', turnedOut: 'no', right: false },
    ]);
  });

  it('[AS133] a corrected outcome changes what was right, not what was said before', () => {
    const findings = [
      finding('f1', '2026-03-25T10:00:00Z'),
      finding('f2', '2026-05-02T10:00:00Z', []),
    ];
    const first = outcome('o1', NO, '2026-04-01T10:00:00Z');
    const later = outcome('o2', YES, '2026-05-03T10:00:00Z');
    const found = caseForecasts({ questions: [question], outcomes: [first, later], findings });
    expect(found.forecasts).toMatchObject([
      { findingId: 'f1', right: true, knownAt: '2026-04-01T10:00:00.000Z' },
    ]);
  });

  it('[DE162] what the desk knew before it was on record: the forecast is what was said by then, in that month', () => {
    const early = finding('f1', '2026-02-01T10:00:00Z', []);
    const findings = [
      finding('f0', '2026-01-10T10:00:00Z'),
      early,
      finding('f2', '2026-04-01T10:00:00Z'),
    ];
    const late = (knownSince: string | null) =>
      caseForecasts({
        questions: [question],
        outcomes: [outcome('o1', YES, '2026-04-01T10:00:00Z', { knownSince })],
        findings,
      });
    const of = (knownSince: string | null) => late(knownSince).forecasts[0];
    expect(of(null)).toMatchObject({ findingId: 'f2', known: '2026-04-01T10:00:00.000Z' });
    expect(of('2026-01-10')).toMatchObject({ findingId: 'f0', known: '2026-01-10' });
    // Nothing was on record by then: the finding recorded with the outcome, which knew nothing of it.
    expect(of('2026-01-09')).toMatchObject({ findingId: 'f2', known: '2026-01-09' });
    // What could not be judged when it became known is no forecast.
    expect(late('2026-02-01')).toMatchObject({ forecasts: [], notJudged: [{ ref: 'Q-017' }] });
    // A day after the recording says nothing.
    expect(of('2026-09-01')).toMatchObject({ findingId: 'f2', known: '2026-04-01T10:00:00.000Z' });
    expect(overTime(late('2026-01-10').forecasts).map(({ month }) => month)).toEqual(['2026-01']);
  });

  it('[AS133] what could not be judged is no forecast, and is counted', () => {
    const found = caseForecasts({
      questions: [question],
      outcomes: [outcome('o1', NO, '2026-04-01T10:00:00Z')],
      findings: [finding('f1', '2026-03-25T10:00:00Z', [])],
    });
    expect(found).toMatchObject({ forecasts: [], notJudged: [{ ref: 'Q-017' }] });
  });

  it('[AS133] are scored month by month and topic by topic', () => {
    const other = makeQuestion({ id: asId('question-2'), ref: 'Q-2', topic: 'roads' });
    const found = caseForecasts({
      questions: [question, other],
      outcomes: [
        outcome('o1', YES, '2026-04-01T10:00:00Z'),
        outcome('o2', NO, '2026-05-01T10:00:00Z', { questionId: other.id }),
      ],
      findings: [
        finding('f1', '2026-03-25T10:00:00Z'),
        { ...finding('f2', '2026-03-25T10:00:00Z'), questionId: other.id },
      ],
    });
    const months = overTime(found.forecasts);
    expect(months.map(({ month, n, soFar }) => [month, n, soFar.n])).toEqual([
      ['2026-04', 1, 1],
      ['2026-05', 1, 2],
    ]);
    const [april, may] = months;
    expect(may?.soFar.brier).toBeCloseTo(((april?.brier ?? 0) + (may?.brier ?? 0)) / 2, 12);
    expect(
      byTopic(found.forecasts).map(({ topic, calibration }) => [topic, calibration.n]),
    ).toEqual([
      ['detention', 1],
      ['roads', 1],
    ]);
  });
});
