import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { ContactWindow } from '#terms/source.ts';
import { instant } from '#terms/time.ts';
import { NOW } from '../hand-made.ts';
import { reachOf } from './reachable.ts';

function window(reachable: string, silences: ContactWindow['silences'] = []): ContactWindow {
  return {
    id: asId('window-1'),
    caseId: asId('case-1'),
    version: 1,
    madeAt: NOW,
    madeBy: asId('user-1'),
    sourceId: asId('source-1'),
    channel: 'chat',
    reachable,
    silences,
  };
}
// A Sunday, ten in the morning in UTC.
const now = instant('2026-11-22T10:00:00Z');
const next = (words: string, zone = 'Etc/UTC') => reachOf(window(words), now, zone).next;

describe('when somebody can be reached', () => {
  it.each([
    ['Fridays', '2026-11-27T08:00'],
    ['mornings', '2026-11-22T10:00'],
    ['after the last prayer, when the roof is dark', '2026-11-22T20:00'],
    ['at the ends of the line, about noon and six', '2026-11-22T12:00'],
    ['Monday evenings', '2026-11-23T18:00'],
    ['around 17:30', '2026-11-22T17:00'],
    ['when the bakery is open', null],
  ])('[AS120] "%s" is next %s', (words, expected) => expect(next(words)).toBe(expected));

  it('[AS120] [DE176] says until when, and gives no hour that is over, though now is rounded down', () => {
    const at = (words: string, clock: string, zone = 'Etc/UTC') => {
      const { next, until } = reachOf(window(words), instant(clock), zone);
      return [next?.slice(11), until?.slice(5, 16)];
    };
    expect(at('mornings', '2026-11-22T10:00:00Z')).toEqual(['10:00', '11-22T12:00']);
    expect(at('evenings', '2026-11-22T21:00:00Z')).toEqual(['21:00', '11-22T22:00']);
    expect(at('nights', '2026-11-22T21:59:00Z')).toEqual(['21:00', '11-23T00:00']);
    // Half past five there, and up to half past six: the hour from five may be over.
    expect(at('about five', '2026-11-22T12:00:00Z', 'Asia/Kolkata')).toEqual([
      '17:00',
      '11-23T18:00',
    ]);
    expect(at('about six', '2026-11-22T12:00:00Z', 'Asia/Kolkata')).toEqual([
      '18:00',
      '11-22T19:00',
    ]);
    expect(at('when the bakery is open', '2026-11-22T12:00:00Z')).toEqual([undefined, undefined]);
  });

  it('[AS120] counts in the zone of the case', () => {
    expect(next('mornings', 'Etc/GMT+2')).toBe('2026-11-22T08:00');
    expect(next('mornings', 'Asia/Tokyo')).toBe('2026-11-23T07:00');
  });

  it('[AS120] says a silence that holds now, in its own words', () => {
    const silence = { from: '2026-11-20', to: null, stated: 'since Friday', zone: null };
    expect(reachOf(window('mornings', [silence]), now, 'Etc/UTC').silent).toBe('since Friday');
    const past = { from: '2026-03-14', to: '2026-04-01', stated: 'in March', zone: null };
    expect(reachOf(window('mornings', [past]), now, 'Etc/UTC').silent).toBeNull();
  });
});
