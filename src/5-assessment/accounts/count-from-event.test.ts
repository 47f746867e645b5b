import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '#claims/values/days.ts';
import { countFromEvent } from './count-from-event.ts';

const BRIDGE = { name: 'Q-016', from: '2026-03-10', to: '2026-03-12' };

const CASES: readonly (readonly [string, string | null, string | null])[] = [
  ['three days after the bridge fell', '2026-03-13', '2026-03-15'],
  ['exactly two weeks after the bridge fell', '2026-03-24', '2026-03-26'],
  ['about a month after the bridge fell', '2026-03-26', '2026-04-27'],
  ['a month after the bridge fell', '2026-04-02', '2026-04-20'],
  ['a couple of weeks after', '2026-03-24', '2026-04-02'],
  ['a few days after the bridge fell', '2026-03-12', '2026-03-17'],
  ['less than a month after the bridge fell', '2026-03-10', '2026-04-12'],
  ['more than two weeks after', '2026-03-24', null],
  ['the day after the bridge fell', '2026-03-11', '2026-03-13'],
  ['the same day as the bridge', '2026-03-10', '2026-03-12'],
  ['the same week', '2026-03-07', '2026-03-15'],
  ['soon after the bridge fell', '2026-03-10', '2026-03-19'],
  ['after the bridge fell', '2026-03-10', null],
  ['before the bridge fell', null, '2026-03-12'],
  ['two days before the bridge fell', '2026-03-08', '2026-03-10'],
  ['about a week before', '2026-02-27', '2026-03-09'],
  ['4 or 5 days after', '2026-03-14', '2026-03-17'],
  ['environ un mois après la chute du pont', '2026-03-26', '2026-04-27'],
  ['trois jours avant', '2026-03-07', '2026-03-09'],
  ['quelques jours après le pont', '2026-03-12', '2026-03-17'],
  ['بعد شهر تقريبا من سقوط الجسر', '2026-03-26', '2026-04-27'],
  ['قبل ثلاثة أيام من سقوط الجسر', '2026-03-07', '2026-03-09'],
  ['بعد يومين من سقوط الجسر', '2026-03-12', '2026-03-14'],
  ['بعد ٣ أيام', '2026-03-13', '2026-03-15'],
];

describe('a time counted from an event', () => {
  it.each(CASES)('[AS91] %s', (words, from, to) => {
    const counted = countFromEvent(words, BRIDGE);
    if ('reason' in counted) throw new Error(counted.reason);
    expect([
      counted.span.from?.slice(0, 10) ?? null,
      counted.span.to?.slice(0, 10) ?? null,
    ]).toEqual([from, to]);
    expect(counted.span.stated).toBe(words);
    expect(counted.why).toContain('Q-016');
  });

  it('[AS91] words without a side, or an event without a date, give a reason', () => {
    expect(countFromEvent('a month', BRIDGE)).toHaveProperty('reason');
    expect(countFromEvent('', BRIDGE)).toHaveProperty('reason');
    expect(countFromEvent('a month after', { ...BRIDGE, to: null })).toHaveProperty('reason');
    expect(countFromEvent('9999 years after', BRIDGE)).toHaveProperty('reason');
  });

  it('[AS91] “soon” says what it was taken as', () => {
    expect(countFromEvent('soon after', BRIDGE)).toMatchObject({
      doubts: ['“Soon” was taken as within a week.'],
    });
  });

  it('[AS91] an event known less well never gives a time known better, and after is never before', () => {
    const day = fc.integer({ min: 1, max: 28 });
    fc.assert(
      fc.property(
        fc.constantFrom(...CASES.map(([words]) => words)),
        day,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        (words, start, wide, wider) => {
          const on = (n: number): string =>
            new Date(Date.UTC(2026, 4, n)).toISOString().slice(0, 10);
          const narrow = countFromEvent(words, {
            name: 'E',
            from: on(start),
            to: on(start + wide),
          });
          const loose = countFromEvent(words, {
            name: 'E',
            from: on(start - wider),
            to: on(start + wide + wider),
          });
          if ('reason' in narrow || 'reason' in loose) throw new Error(words);
          const bounds = (span: { from: string | null; to: string | null }): [number, number] => [
            dayOf(span.from) ?? -Infinity,
            dayOf(span.to) ?? Infinity,
          ];
          const [a0, a1] = bounds(narrow.span);
          const [b0, b1] = bounds(loose.span);
          expect(a0).toBeLessThanOrEqual(a1);
          expect(b0).toBeLessThanOrEqual(a0);
          expect(b1).toBeGreaterThanOrEqual(a1);
          if (/after|après|بعد/u.test(words)) {
            expect(a0).toBeGreaterThanOrEqual(dayOf(on(start)) ?? 0);
          }
        },
      ),
    );
  });

  it('[AS91] any words are read, or refused, without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (words) => {
        const counted = countFromEvent(words, BRIDGE);
        expect('reason' in counted || counted.why.length > 0).toBe(true);
      }),
    );
  });
});
