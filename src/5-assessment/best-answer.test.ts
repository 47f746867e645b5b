import { describe, expect, it } from 'vitest';
import type { Probability } from '#terms/quantities.ts';
import type { Value } from '#claims/value.ts';
import type { Posterior } from '#corroboration/posterior.ts';
import { assess } from './assess.ts';
import { bestAnswer } from './best-answer.ts';
import { makeClaim, makeInput, makeQuestion } from './hand-made.ts';
import { siloPosterior } from './silo-case.ts';

const n = (low: number, high = low): Value => ({ type: 'number', low, high });
const posterior = (median: number, low: number, high: number): Posterior => ({
  ...siloPosterior(),
  answers: [{ value: n(12), label: '12', probability: 0.4 as Probability, reports: 1, origins: 1 }],
  none: 0.1 as Probability,
  probabilityInterval: [0.3 as Probability, 0.5 as Probability],
  estimate: { median, low, high, bimodal: false },
});

describe('bestAnswer', () => {
  const number = makeQuestion({ type: 'number', unit: 'people' });
  it('[AS23] people are counted in whole numbers, measures are not', () => {
    const counted = bestAnswer(posterior(12.5, 11.6, 13.5), number, [
      makeClaim('c', ['Plum'], n(12)),
    ]);
    expect(counted?.best).toMatchObject({ value: n(11, 14), label: '11–14 people' });
    expect(counted?.best.probability).toBeCloseTo(0.81, 12);
    expect(counted?.said).toEqual({
      median: '13 people',
      low: '11',
      high: '14 people',
      bimodal: false,
    });
    const measured = bestAnswer(posterior(1.234, 1.11, 1.52), makeQuestion({ type: 'number' }), [
      makeClaim('c', ['Plum'], n(1.2)),
    ]);
    expect(measured?.best.value).toEqual(n(1.11, 1.52));
    expect(
      bestAnswer(posterior(3120, 2810, 4470), number, [makeClaim('c', ['Plum'], n(3000))])?.best
        .label,
    ).toBe('2,800–4,500 people');
  });
  it('[AS23] the interval of its probability holds it', () => {
    const { interval, probability } = bestAnswer(posterior(12, 11, 13), number, [])?.best ?? {
      interval: [1, 0],
      probability: 0,
    };
    expect(interval[0]).toBeLessThan(probability);
    expect(interval[1]).toBeGreaterThan(probability);
  });
  it('[AS23] times longer than a day and a half are said in days', () => {
    const time = makeQuestion({ type: 'time' });
    const at = (text: string) => Date.parse(`${text}Z`);
    const days = bestAnswer(
      posterior(at('2024-10-18T12:00'), at('2024-10-17T10:09'), at('2024-10-19T13:50')),
      time,
      [],
    );
    expect(days?.best.label).toBe('17–19 Oct 2024');
    expect(days?.said?.median).toBe('18 Oct 2024');
    const hours = bestAnswer(
      posterior(at('2024-10-18T12:00'), at('2024-10-18T10:09'), at('2024-10-18T13:50')),
      time,
      [],
    );
    expect(hours?.said?.median).toBe('18 Oct 2024 12:00');
  });
  it('[AS23] twelve, thirteen and eleven to fifteen bear each other out; twenty-one does not', () => {
    const assessment = assess(
      makeInput(
        [
          makeClaim('c1', ['Plum'], n(12)),
          makeClaim('c2', ['Quince'], n(13)),
          makeClaim('c3', ['Tern'], n(11, 15)),
          makeClaim('c4', ['Birch'], n(45)),
        ],
        {
          question: makeQuestion({
            type: 'number',
            unit: 'people',
            text: 'How many people were killed at the market?',
          }),
        },
      ),
    );
    expect(assessment.sentence).toMatch(
      /^The best estimate is that 1[234] people were killed at the market; nine times in ten it lies between \d+ and \d+ people\. Three of four reports say so/,
    );
    expect(assessment.contradictions.map(({ text }) => text)).toEqual([
      'Plum, Quince and Tern say 11–15 people, 12 people and 13 people; Birch says 45 people.',
    ]);
  });
});
