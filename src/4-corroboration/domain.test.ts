import { describe, expect, test } from 'vitest';
import type { Value } from '#claims/value.ts';
import {
  chain,
  claim,
  corroborate,
  probabilityOf,
  YES_NO,
  type Case,
} from '../../test/laws/invent.ts';
import { buildDomain, type Asked, type Said } from './domain.ts';
import { studentT4 } from './domain-grid.ts';
import { groundDistance } from './domain-point.ts';

const asserts = (value: Value): Said => ({ value, polarity: 'asserts' });
const ask = (change: Partial<Asked>): Asked => ({ ...YES_NO, ...change });
const reports = (question: Asked, values: readonly Value[]): Case => ({
  question: { ...question, topic: 'detention' },
  claims: values.map((value, i) => claim(`C${i}`, value, chain(`S${i}`))),
  links: [],
  sources: [],
  ties: [],
  trackRecords: [],
});
const number = (low: number | null, high: number | null = low): Value => ({
  type: 'number',
  low,
  high,
});
const place = (name: string): Value => ({ type: 'place', place: name });

describe('answers', () => {
  test('[CO1] what was claimed, what was given, and none of these', () => {
    const { listed, answers } = buildDomain(ask({ type: 'choice', options: ['Red', 'blue'] }), [
      asserts({ type: 'choice', answer: 'red ' }),
      asserts({ type: 'choice', answer: 'green' }),
    ]);
    expect(listed.map(({ label }) => label)).toEqual(['blue', 'green', 'Red']);
    expect(answers.states).toBe(4);
    expect(answers.prior.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });

  test('[CO2] a lone source that is right three times in four makes its answer .75 probable', () => {
    for (const openAnswers of [3, 10, 1000]) {
      const found = corroborate(
        reports(ask({ type: 'choice' }), [{ type: 'choice', answer: 'mill' }]),
        { openAnswers },
      );
      expect(found.answers[0]?.probability).toBeCloseTo(0.75, 9);
    }
    expect(
      corroborate(reports(YES_NO, [{ type: 'yes-no', answer: 'yes' }])).answers[0]?.probability,
    ).toBeCloseTo(0.75, 1);
  });

  test('[CO89] a list of one option, or one that an answer goes beyond, says nothing of what else could be', () => {
    const one = (options: string[], ...said: string[]) =>
      corroborate(
        reports(
          ask({ type: 'choice', options }),
          said.map((answer) => ({ type: 'choice', answer })),
        ),
      );
    expect(one(['car bomb'], 'car bomb').answers[0]?.probability).toBeCloseTo(0.75, 9);
    expect(one([' Car  bomb '], 'car bomb').answers[0]?.probability).toBeCloseTo(0.75, 9);
    const open = one([], 'mine', 'car bomb');
    const beyond = one(['car bomb', 'mine', 'shell'].slice(0, 1), 'mine', 'car bomb');
    expect(probabilityOf(beyond, 'mine')).toBeCloseTo(probabilityOf(open, 'mine'), 9);
    const closed = one(['car bomb', 'mine'], 'mine', 'car bomb');
    expect(probabilityOf(closed, 'mine')).toBeGreaterThan(probabilityOf(open, 'mine'));
    expect(
      buildDomain(ask({ type: 'place', options: ['Oru'] }), [asserts(place('Oru'))]).answers
        .prior[0],
    ).toBeLessThan(0.2);
  });

  test('[CO7] a denial supports every other answer', () => {
    const said = [
      claim('C0', { type: 'choice', answer: 'a' }, chain('S0'), { polarity: 'denies' }),
    ];
    const found = corroborate({
      ...reports(ask({ type: 'choice', options: ['a', 'b', 'c'] }), []),
      claims: said,
    });
    expect(probabilityOf(found, 'a')).toBeLessThan(0.2);
    expect(probabilityOf(found, 'b')).toBeCloseTo(probabilityOf(found, 'c'), 12);
  });
});

describe('[CO4] places', () => {
  const places = { 'Tell Varo': 'Sefin', Arde: 'Sefin', Sefin: 'North' };

  test('a district supports its villages', () => {
    const found = corroborate(
      reports(ask({ type: 'place', places }), [place('Tell Varo'), place('Sefin'), place('Sefin')]),
    );
    const alone = corroborate(reports(ask({ type: 'place', places }), [place('Tell Varo')]));
    expect(found.answers[0]?.label).toBe('Tell Varo');
    expect(probabilityOf(found, 'Tell Varo')).toBeGreaterThan(
      probabilityOf(alone, 'Tell Varo') - 0.05,
    );
    expect(found.answers.map(({ label }) => label)).toContain('elsewhere in Sefin');
  });

  test('a place alone is called by its name', () => {
    expect(
      corroborate(reports(ask({ type: 'place', places }), [place('Sefin')])).answers[0]?.label,
    ).toBe('Sefin');
  });
});

describe('[CO5] numbers and times', () => {
  const asked = ask({ type: 'number' });

  test('one number is its own estimate, with room', () => {
    const { estimate, answers } = corroborate(reports(asked, [number(40)]));
    expect(estimate?.median).toBeCloseTo(40, 0);
    expect(estimate?.low).toBeLessThan(40);
    expect(estimate?.high).toBeGreaterThan(40);
    expect(answers[0]?.value).toEqual({ type: 'number', low: 40, high: 40 });
    expect(answers[0]?.reports).toBe(1);
  });

  test('independent numbers that agree sharpen the estimate', () => {
    const wide = (values: readonly Value[]) => {
      const { estimate } = corroborate(reports(asked, values));
      return (estimate?.high ?? 0) - (estimate?.low ?? 0);
    };
    expect(wide([number(40), number(41), number(39)])).toBeLessThan(wide([number(40)]));
  });

  test('an interval holds the truth without saying where; one end open is half as much', () => {
    const { estimate } = corroborate(
      reports(asked, [number(4000, 5000), number(4400), number(3000, null)]),
    );
    expect(estimate?.median).toBeGreaterThan(4200);
    expect(estimate?.median).toBeLessThan(4600);
  });

  test('two camps are bimodal, one is not', () => {
    const camps = corroborate(reports(asked, [number(12), number(12), number(300), number(300)]));
    expect(camps.estimate?.bimodal).toBe(true);
    expect(corroborate(reports(asked, [number(12), number(13)])).estimate?.bimodal).toBe(false);
  });

  test('times are milliseconds, a day is a day', () => {
    const day: Value = { type: 'time', from: '2026-03-12', to: '2026-03-12' };
    const hour: Value = { type: 'time', from: '2026-03-12T21:10:00Z', to: '2026-03-12T21:10:00Z' };
    const { estimate } = corroborate(reports(ask({ type: 'time' }), [day, hour]));
    expect(Math.abs((estimate?.median ?? 0) - Date.parse('2026-03-12T21:10:00Z'))).toBeLessThan(
      1_800_000,
    );
  });

  test('Student’s t with 4 degrees of freedom, against the published table', () => {
    for (const [t, p] of [
      [0, 0.5],
      [0.741, 0.75],
      [1.533, 0.9],
      [2.132, 0.95],
      [2.776, 0.975],
      [4.604, 0.995],
    ] as const) {
      expect(studentT4(t)).toBeCloseTo(p, 3);
      expect(studentT4(-t)).toBeCloseTo(1 - p, 3);
    }
  });
});

test('[CO8] leaving a name out is likely, inventing one is not', () => {
  const set = (...answers: string[]): Value => ({ type: 'set', answers });
  const found = corroborate(
    reports(ask({ type: 'set' }), [set('Ilven'), set('Ilven', 'Marro'), set('Marro')]),
  );
  expect(found.answers[0]?.label).toBe('ilven, marro'.replace(/^./, 'I').replace(' m', ' M'));
});

test('[CO9] near points are one place, and a coarse one supports several', () => {
  const point = (lat: number, radius = 20): Value => ({ type: 'point', lat, lon: 36.4, radius });
  const found = corroborate(
    reports(ask({ type: 'point' }), [point(35.1), point(35.101), point(35.2), point(35.1, 5000)]),
  );
  expect(found.answers).toHaveLength(2);
  expect(found.answers[0]?.reports).toBe(3);
  // One degree of latitude on a sphere of 6,371,008.8 m.
  expect(groundDistance({ lat: 35, lon: 36 }, { lat: 36, lon: 36 })).toBeCloseTo(111_195.08, 1);
});

test('a value of another type says nothing', () => {
  const found = corroborate(reports(YES_NO, [{ type: 'choice', answer: 'mill' }]));
  expect(found.reports).toBe(0);
  expect(probabilityOf(found, 'yes')).toBeCloseTo(probabilityOf(found, 'no'), 12);
});

test('[CO8] many sets stay few answers: those claimed, and all together', () => {
  const { listed } = buildDomain(
    ask({ type: 'set' }),
    Array.from({ length: 30 }, (_, i) => asserts({ type: 'set', answers: [`name ${i}`] })),
  );
  expect(listed).toHaveLength(31);
});
