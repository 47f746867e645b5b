import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import { item } from '#assessment/cross-check/hand-made-items.ts';
import { inViewFirst, rowsOf } from './rows.ts';

const span = (from: number | null, to: number | null) => ({
  from,
  to,
  stated: '',
  takenFrom: 'stated' as const,
});

it('[DE76] nothing in a row hides another, and nothing is lost', () => {
  const spans = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 30 })),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(spans, (all) => {
      const items = all.map(([from, length], i) =>
        item(`c${i}`, { about: span(from, from + length), kind: i === 3 ? 'finding' : 'claim' }),
      );
      const rows = rowsOf(items, 'question', ({ about }) => about);
      expect(rows.flatMap(({ lanes }) => lanes.flat()).length).toBe(items.length);
      for (const lane of rows.flatMap(({ lanes }) => lanes)) {
        for (const [i, one] of lane.entries()) {
          const next = lane[i + 1];
          if (next !== undefined) expect(next.about!.from!).toBeGreaterThan(one.about!.to!);
        }
      }
      if (all.length > 3) expect(rows[0]?.lanes[0]?.[0]?.kind).toBe('finding');
    }),
    { numRuns: 100 },
  );
});

it('[DE76] a row for each question or each source, in the order in which they begin', () => {
  const items = [
    item('a', { about: span(9, 10), ref: 'Q-001', sourceId: 's1', who: 'Plum' }),
    item('b', {
      about: span(1, 2),
      ref: 'Q-002',
      questionId: asId('q2'),
      sourceId: 's1',
      who: 'Plum',
    }),
    item('c', { about: span(null, 2), ref: 'Q-002', questionId: asId('q2'), who: '“a guard”' }),
    item('f', { about: span(1, 2), kind: 'finding' }),
    item('t', { told: span(1, 2) }),
  ];
  const names = (by: 'question' | 'source') =>
    rowsOf(items, by, ({ about }) => about).map(({ name }) => name);
  expect(names('question')).toEqual(['Q-001', 'Q-002']);
  expect(names('source')).toEqual(['Plum', '“a guard”']);
});

it('[DE188] rows with something that begins or ends in view stand first, then what goes on throughout', () => {
  const about = (id: string, from: number | null, to: number | null) =>
    item(id, { about: span(from, to), ref: id, questionId: asId(id) });
  const rows = rowsOf(
    [about('long', 0, 100), about('before', 1, 2), about('in', 51, 52), about('open', 55, null)],
    'question',
    (one) => one.about,
  );
  const order = (from: number, to: number) =>
    inViewFirst(rows, { from, to }, (one) => one.about).map(({ name }) => name);
  expect(order(50, 60)).toEqual(['in', 'open', 'long', 'before']);
  expect(order(0, 10)).toEqual(['long', 'before', 'in', 'open']);
});
