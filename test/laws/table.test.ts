/**
 * The laws for tables of claims, through the engine's own door: whatever the rows, the same holds.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corroborate, type Corroborated, type TableRow } from '#corroboration/engine.ts';
import { law } from './invent.ts';

const NAMES = ['Ana', 'Bo', 'Cy', 'Di', 'Eve', 'Fay'];
const TIMES = ['2026-03-12', '2026-03-12T09:10:00Z', '2026-03-14'];

const row: fc.Arbitrary<TableRow> = fc.record(
  {
    source: fc.constantFrom(...NAMES),
    question: fc.constantFrom('q1', 'q2', 'q3', 'q4'),
    value: fc.constantFrom('mill', 'bridge', 'school', '12', 'Mill'),
    time: fc.option(fc.constantFrom(...TIMES), { nil: undefined }),
    from: fc.option(fc.constantFrom(...NAMES), { nil: undefined, freq: 3 }),
    basis: fc.option(fc.constantFrom('saw', 'heard'), { nil: undefined, freq: 2 }),
  },
  { requiredKeys: ['source', 'question', 'value'] },
);
const rows = fc.array(row, { minLength: 1, maxLength: 24 });
/** Rows that state nothing about lineage, each source once on a question. */
const plainRows = fc
  .uniqueArray(
    fc.record({
      source: fc.constantFrom(...NAMES),
      question: fc.constantFrom('q1', 'q2', 'q3', 'q4', 'q5'),
      value: fc.constantFrom('mill', 'bridge', 'school'),
    }),
    { minLength: 1, maxLength: 24, selector: ({ source, question }) => `${source} ${question}` },
  )
  .map((list): readonly TableRow[] => list);

const TREE = [
  ['Varo', 'Sefin'],
  ['Korrin', 'Sefin'],
  ['Sefin', 'North'],
] as const;
/** One question of each kind. */
const VALUES = {
  place: ['Varo', 'Sefin', 'Korrin', 'North', 'elsewhere'],
  number: ['12', '11–16', 'over 100', '1e5', '-3.5'],
  time: ['2026-03-12', '2026-03-12T21:10Z', '2026-03-14', '2026-04'],
  set: ['Ana;Bo', 'Ana', 'Bo;Cy', 'Di'],
  'yes-no': ['yes', 'no'],
  point: ['34.1, 41.2', '34.2, 41.2', '-10, 179.9'],
} as const;
const mixed: fc.Arbitrary<TableRow> = fc
  .constantFrom(...(Object.keys(VALUES) as (keyof typeof VALUES)[]))
  .chain((type) =>
    fc.record(
      {
        source: fc.constantFrom(...NAMES),
        question: fc.constant(type),
        value: fc.constantFrom(...VALUES[type]),
        type: fc.constant(type),
        time: fc.option(fc.constantFrom(...TIMES), { nil: undefined }),
        from: fc.option(fc.constantFrom(...NAMES), { nil: undefined, freq: 3 }),
        basis: fc.option(fc.constantFrom('saw', 'heard'), { nil: undefined, freq: 2 }),
      },
      { requiredKeys: ['source', 'question', 'value', 'type'] },
    ),
  );

/** question → answer → probability. */
function probabilities({ findings }: Corroborated): Map<string, Map<string, number>> {
  return new Map(
    findings.map(({ question, answers }) => [
      question,
      new Map(answers.map(({ value, probability }) => [value.toLowerCase(), probability])),
    ]),
  );
}

function expectSame(a: Corroborated, b: Corroborated, digits = 7): void {
  const [one, other] = [probabilities(a), probabilities(b)];
  expect([...other.keys()].sort()).toEqual([...one.keys()].sort());
  for (const [question, answers] of one) {
    for (const [value, p] of answers) {
      expect(other.get(question)?.get(value), `${question} ${value}`).toBeCloseTo(p, digits);
    }
  }
}

describe('tables', () => {
  test('[L1] the order of rows does not matter', () => {
    law(
      fc.property(rows, fc.infiniteStream(fc.nat()), (list, order) => {
        const shuffled = list
          .map((one) => ({ one, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expectSame(corroborate(list), corroborate(shuffled));
      }),
    );
  });

  test('[L2] a declared copy of a report we hold adds nothing', () => {
    law(
      fc.property(plainRows, fc.nat(), (list, pick) => {
        const held = list[pick % list.length] as TableRow;
        const copy = { ...held, source: 'Copyist', from: held.source };
        const more = corroborate([...list, { ...held, basis: 'saw' }, copy]);
        const before = corroborate([...list, { ...held, basis: 'saw' }]);
        expectSame(before, more);
      }),
    );
  });

  test('[L3] what sources are called changes nothing else', () => {
    law(
      fc.property(rows, (all) => {
        // Who names two others at one moment is taken by the name that comes first.
        const list = all.filter(
          (one, i) =>
            all.findIndex(
              ({ source, question }) => source === one.source && question === one.question,
            ) === i,
        );
        const called = (name: string) => `Z${NAMES.length - NAMES.indexOf(name)}`;
        const renamed = list.map((one) => ({
          ...one,
          source: called(one.source),
          ...(one.from === undefined ? {} : { from: called(one.from) }),
        }));
        expectSame(corroborate(list), corroborate(renamed));
      }),
    );
  });

  test('[L11] [CO83] the same rows give the same bytes', () => {
    law(
      fc.property(rows, (list) => {
        expect(JSON.stringify(corroborate(list))).toBe(JSON.stringify(corroborate(list)));
      }),
    );
  });

  test('[L12] [CO77] [CO78] probabilities add up to one and nothing is NaN', () => {
    law(
      fc.property(rows, (list) => {
        for (const { answers, none, effective, origins, reports } of corroborate(list).findings) {
          const sum = answers.reduce((total, { probability }) => total + probability, none);
          expect(Math.abs(sum - 1)).toBeLessThan(1e-9);
          for (const x of [effective, origins, reports, none])
            expect(Number.isFinite(x)).toBe(true);
          expect(effective).toBeLessThanOrEqual(reports + 1e-9);
        }
      }),
    );
  });

  test('[L12] [CO77] [CO78] of any kind, by any source, declared or not', () => {
    law(
      fc.property(fc.array(mixed, { minLength: 1, maxLength: 24 }), (list) => {
        const { findings, sources } = corroborate(list, { places: TREE });
        for (const one of findings) {
          const { answers, none, effective, origins, reports, probability } = one;
          for (const x of [effective, origins, reports, none, probability]) {
            expect(Number.isFinite(x)).toBe(true);
          }
          expect(none).toBeGreaterThanOrEqual(0);
          // "Over 100" and 120 may both be right: what is said of a number need not exclude the rest.
          if (one.question !== 'number') {
            const sum = answers.reduce((total, { probability: p }) => total + p, none);
            expect(Math.abs(sum - 1), one.question).toBeLessThan(1e-9);
          }
          expect(effective).toBeLessThanOrEqual(reports + 1e-9);
          expect(origins).toBeLessThanOrEqual(reports + 1e-9);
        }
        for (const { rate } of sources) expect(rate.mean > 0 && rate.mean < 1).toBe(true);
      }),
    );
  });
});
