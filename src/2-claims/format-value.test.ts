import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatValue } from './format-value.ts';
import { parseValue } from './parse-value.ts';
import type { Value } from './value.ts';

test.each<[Value, string | null, string]>([
  [{ type: 'yes-no', answer: 'no' }, null, 'no'],
  [{ type: 'choice', answer: 'grad rocket' }, null, 'grad rocket'],
  [{ type: 'set', answers: ['mortar', 'rifle'] }, null, 'mortar, rifle'],
  [{ type: 'number', low: 11, high: 16 }, null, '11–16'],
  [{ type: 'number', low: 11, high: 16 }, 'deaths', '11–16 deaths'],
  [{ type: 'number', low: 100, high: null }, null, '≥ 100'],
  [{ type: 'number', low: null, high: 20 }, null, '≤ 20'],
  [{ type: 'number', low: 12, high: 12 }, '%', '12%'],
  [{ type: 'number', low: 4000, high: 1234567.5 }, null, '4,000–1,234,567.5'],
  [{ type: 'number', low: -5, high: -2 }, null, '−5 to −2'],
  [{ type: 'time', from: '2026-03-12T00:00:00', to: '2026-03-12T23:59:59' }, null, '12 Mar 2026'],
  [{ type: 'time', from: '2026-03-12', to: '2026-03-12' }, null, '12 Mar 2026'],
  [{ type: 'time', from: '2026-03-12', to: '2026-03-14' }, null, '12–14 Mar 2026'],
  [{ type: 'time', from: '2026-03-30', to: '2026-04-02' }, null, '30 Mar 2026 – 2 Apr 2026'],
  [{ type: 'time', from: '2026-03-01T00:00:00', to: '2026-03-31T23:59:59' }, null, 'Mar 2026'],
  [{ type: 'time', from: '2026-01-01T00:00:00', to: '2026-12-31T23:59:59' }, null, '2026'],
  [
    { type: 'time', from: '2026-03-12T14:05:00', to: '2026-03-12T14:05:59' },
    null,
    '12 Mar 2026 14:05',
  ],
  [
    { type: 'time', from: '2026-03-12T14:05:06Z', to: '2026-03-12T14:05:06Z' },
    null,
    '12 Mar 2026 14:05:06 UTC',
  ],
  [
    { type: 'time', from: '2026-03-12T14:05:00', to: '2026-03-12T16:00:00' },
    null,
    '12 Mar 2026 14:05–16:00',
  ],
  [{ type: 'time', from: null, to: '2026-03-12T23:59:59' }, null, 'until 12 Mar 2026'],
  [{ type: 'time', from: '2026-03-12T00:00:00', to: null }, null, 'from 12 Mar 2026'],
  [{ type: 'place', place: 'Tell Varo' }, null, 'Tell Varo'],
  [{ type: 'point', lat: 35.1234, lon: 36.4561, radius: 400 }, null, '35.123, 36.456 ± 400 m'],
  [{ type: 'point', lat: 35.5, lon: -36.25, radius: 5560 }, null, '35.50, -36.25 ± 5.6 km'],
])('[CL10] %j with unit %s is shown as "%s"', (value, unit, shown) => {
  expect(formatValue(value, { unit })).toBe(shown);
});

test('[CL10] what is shown of a number, a day or a choice is read back as the same value', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e7 }),
      fc.nat(1e5),
      fc.constantFrom('closed', 'low', 'high'),
      (a, more, kind) => {
        const value: Value = {
          type: 'number',
          low: kind === 'high' ? null : a,
          high: kind === 'low' ? null : a + more,
        };
        expect(parseValue(formatValue(value), 'number').value).toEqual(value);
      },
    ),
  );
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (date) => {
        const iso = date.toISOString().slice(0, 10);
        const value: Value = { type: 'time', from: `${iso}T00:00:00`, to: `${iso}T23:59:59` };
        expect(parseValue(formatValue(value), 'time').value).toEqual(value);
      },
    ),
  );
});
