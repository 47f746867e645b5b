import { describe, expect, test } from 'vitest';
import { asId, type QuestionId } from '#terms/ids.ts';
import type { Payment } from '#terms/source.ts';
import { day, makeClaim, namedHop, makeSource, YES } from '../hand-made.ts';
import { oftenWords, reportsOf, testPayments, type PaidReport } from './payments.ts';
import { seeded } from './permutation.ts';

const report = (paid: boolean, alone: boolean, topic = 'x'): PaidReport => ({
  questionId: asId<QuestionId>('q'),
  topic,
  paid,
  alone,
});
const reports = (paid: readonly boolean[], unpaid: readonly boolean[]): PaidReport[] => [
  ...paid.map((alone) => report(true, alone)),
  ...unpaid.map((alone) => report(false, alone)),
];
const T = true;
const F = false;

describe('testPayments', () => {
  test('[AS66] a source whose paid reports nobody bears out shows a pattern, with its p in words', () => {
    const found = testPayments(
      [
        {
          source: makeSource('Heron'),
          reports: reports([T, T, T, T, T, T, T], [F, F, F, F, F, F, F]),
        },
      ],
      seeded(1),
    );
    const [heron] = found.sources;
    expect(heron?.test).toMatchObject({ exact: true });
    expect(heron?.test?.p).toBeCloseTo(1 / 3432, 10);
    expect(heron?.verdict).toBe('pattern');
    expect(heron?.text).toMatch(/7 of 7 paid reports, 0 of 7 unpaid reports/);
    expect(heron?.text).toMatch(/about once in 3432 \(p < \.001\)/);
    expect(heron?.text).toContain('may have other reasons');
  });

  test('[AS66] no word of the findings accuses anybody', () => {
    const found = testPayments(
      [
        { source: makeSource('Heron'), reports: reports([T, T, T, T, T, T], [F, F, F, F, F, F]) },
        { source: makeSource('Ibis'), reports: reports([T, F], [T, F]) },
        { source: makeSource('Fig'), reports: reports([T, F], []) },
      ],
      seeded(1),
    );
    const all = [...found.sources.map(({ text }) => text), found.together.text].join(' ');
    expect(all).not.toMatch(
      /\b(lie|lied|lies|liar|lying|fraud|invent|false|dishonest|suspect|guilty|cheat)/i,
    );
  });

  test('[AS66] it is corrected for the number of sources looked at', () => {
    const one = reports([T, T, T, T], [F, F, F, F]);
    const quiet = reports([T, F, F, T], [F, T, T, F]);
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      source: makeSource(name),
      reports: quiet,
    }));
    const alone = testPayments([{ source: makeSource('Heron'), reports: one }], seeded(1));
    const among = testPayments([{ source: makeSource('Heron'), reports: one }, ...many], seeded(1));
    expect(alone.sources[0]?.verdict).toBe('pattern');
    expect(among.sources[0]?.sourceId).toBe('source-Heron');
    expect(among.sources[0]?.verdict).toBe('no-sign');
    expect(among.lookedAt).toBe(6);
    expect(among.sources[0]?.text).toContain('after correcting for 6 sources');
  });

  test.each([
    [
      'every report was paid for',
      reports([T, F, T], []),
      /every report through Heron was paid for/,
    ],
    ['all are borne out', reports([F, F], [F]), /is borne out by somebody else/],
    ['none is borne out', reports([T, T], [T]), /no report through Heron is borne out/],
    [
      'topics do not mix',
      [report(true, true, 'a'), report(false, false, 'b')],
      /no topic has paid and unpaid/,
    ],
  ])('[AS66] it says that it cannot be tested when %s', (_, own, words) => {
    const [heron] = testPayments(
      [{ source: makeSource('Heron'), reports: own }],
      seeded(1),
    ).sources;
    expect(heron?.verdict).toBe('cannot-be-tested');
    expect(heron?.corrected).toBeNull();
    expect(heron?.text).toMatch(words);
  });

  test('[AS66] within topics: what is true of topics is not taken for pay', () => {
    // On topic x all is alone and mostly paid, on topic y nothing is alone and mostly unpaid.
    const own = [
      ...Array.from({ length: 9 }, () => report(true, true, 'x')),
      report(false, true, 'x'),
      ...Array.from({ length: 9 }, () => report(false, false, 'y')),
      report(true, false, 'y'),
    ];
    expect(
      testPayments([{ source: makeSource('Heron'), reports: own }], seeded(1)).sources[0]?.verdict,
    ).toBe('cannot-be-tested');
  });

  test('[AS67] all together are compared within tiers', () => {
    const paid = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      source: makeSource(name, { tier: 1 }),
      reports: reports([T, T, F], []),
    }));
    const others = ['f', 'g', 'h', 'i', 'j'].map((name) => ({
      source: makeSource(name, { tier: 1 }),
      reports: reports([], [T, F, F, F]),
    }));
    const { together } = testPayments([...paid, ...others], seeded(1));
    expect(together.test?.p).toBeCloseTo(1 / 252, 10);
    expect(together.text).toMatch(/^On average 67 % .* against 25 %/);
    const apart = testPayments(
      [...paid, ...others.map((one) => ({ ...one, source: { ...one.source, tier: 3 } }))],
      seeded(1),
    );
    expect(apart.together.test).toBeNull();
    expect(testPayments([], seeded(1)).together.text).toContain('nobody is known to be paid');
  });
});

describe('reportsOf', () => {
  const heron = makeSource('Heron');
  const pay = (on: string, what: Payment['for']): Payment => ({
    ...heron,
    id: asId('p'),
    sourceId: heron.id,
    on: day(on),
    amount: 60,
    currency: 'USD',
    for: what,
    decidedBy: '',
  });
  const told = (on: string | null) => [
    makeClaim('c', ['Plum', 'Heron'], YES, { toldAt: on === null ? null : day(on) }),
  ];
  const of = (claims: ReturnType<typeof told>, payments: readonly Payment[]) =>
    reportsOf({
      sourceId: heron.id,
      claims,
      payments,
      question: () => ({ topic: 'x' }),
      borneOut: () => false,
    });

  test.each([
    ['on the day of the report', '2026-03-12', 'per-report', true],
    ['a week after', '2026-03-19', 'bonus', true],
    ['nine days after', '2026-03-21', 'per-report', false],
    ['two days before', '2026-03-10', 'per-report', false],
    ['as a retainer', '2026-03-12', 'retainer', false],
    ['as expenses', '2026-03-12', 'expenses', false],
  ] as const)('[AS66] pay %s', (_, on, what, paid) => {
    expect(of(told('2026-03-12'), [pay(on, what)])[0]?.paid).toBe(paid);
  });

  test('[AS66] a report without a date is paid only when its hop says so', () => {
    expect(of(told(null), [pay('2026-03-12', 'per-report')])[0]?.paid).toBe(false);
    const hops = [
      namedHop('Plum', 'observer'),
      namedHop('Heron', 'relay', { paidPerReport: true }),
    ];
    expect(of([makeClaim('c', [], YES, { hops, toldAt: null })], [])[0]?.paid).toBe(true);
  });

  test('[AS66] several claims on one question are one report; what was not accepted is none', () => {
    const claims = [...told('2026-03-12'), ...told('2026-03-13')];
    expect(of(claims, [])).toHaveLength(1);
    expect(of([makeClaim('c', ['Heron'], YES, { status: 'suggested' })], [])).toEqual([]);
    expect(of([makeClaim('c', ['Plum'], YES)], [])).toEqual([]);
  });
});

test.each([
  [0.5, 'about every other time'],
  [0.97, 'nearly always'],
  [0.62, 'about 6 times in 10'],
  [0.5, 'about every other time'],
  [0.4, 'about 4 times in 10'],
  [0.31, 'about 3 times in 10'],
  [0.25, 'about once in 4'],
  [0.1, 'about once in 10'],
  [0.02, 'about once in 50'],
])('[AS66] a chance of %s comes up %s', (p, words) => expect(oftenWords(p)).toBe(words));
