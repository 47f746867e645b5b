import { describe, expect, test } from 'vitest';
import type { Document, Exhibit } from '#intake/document.ts';
import { uncountedTimes, writtenOn } from './written-on.ts';

const document = (text: string, more: Partial<Document> = {}): Document =>
  ({ text, kind: 'article', language: 'en', statedTime: null, ...more }) as Document;
const exhibit = { receivedAt: '2026-11-22T10:00:00Z' } as Exhibit;
const OLD = 'The group took 40 men last year. They burned the mill three weeks ago.';

describe('[IN329] the day a document was written is its own, never the day it was imported', () => {
  test.each([
    ['its stated time', OLD, { from: '2014-11-03T10:00:00Z' }, '2014-11-03'],
    ['the date of its heading', `Note, 3 November 2014\n\n${OLD}`, null, '2014-11-03'],
    ['a heading without a year', `Note, 3 November\n\n${OLD}`, null, '2026-11-03'],
    ['nothing', OLD, null, null],
    ['words that count from today', `Today\n\n${OLD}`, null, null],
    ['a month only', `November 2014\n\n${OLD}`, null, null],
    ['a date further down', `Note\n\na\n\nb\n\n${OLD}\n3 November 2014`, null, null],
  ] as const)('%s', (_, text, time, day) => {
    const statedTime =
      time === null ? null : { from: time.from, to: time.from, stated: '', zone: null };
    expect(writtenOn(document(text, { statedTime } as Partial<Document>), exhibit)).toBe(day);
  });
  test('without one the times that count from it are open, and it is said why', () => {
    expect(uncountedTimes(document(OLD), null)).toEqual([
      expect.objectContaining({ kind: 'time', about: 'last year' }),
      expect.objectContaining({ kind: 'time', about: 'three weeks ago' }),
    ]);
    expect(uncountedTimes(document(OLD), '2014-11-03')).toEqual([]);
    expect(uncountedTimes(document('On 3 November 2014 they burned the mill.'), null)).toEqual([]);
    expect(uncountedTimes(document(OLD, { kind: 'row' }), null)).toEqual([]);
  });
});
