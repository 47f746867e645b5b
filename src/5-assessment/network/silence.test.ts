import { describe, expect, test } from 'vitest';
import { instant, type TimeSpan } from '#terms/time.ts';
import { day } from '../hand-made.ts';
import { seeded } from './permutation.ts';
import { contactDays, contactOf, contactsOf } from './silence.ts';

const NOW = instant('2026-04-20T09:00:00Z');
const every = (step: number, times: number, from = 1): TimeSpan[] =>
  Array.from({ length: times }, (_, i) => day(dated(from + i * step)));
const dated = (n: number) => new Date(Date.UTC(2026, 2, n)).toISOString().slice(0, 10);
const of = (
  heard: readonly (TimeSpan | null)[],
  more: Partial<Parameters<typeof contactOf>[0]> = {},
) => contactOf({ person: true, heard, silences: [], lastOfCase: '2026-04-19', now: NOW, ...more });

describe('silence', () => {
  test('[AS69] a source heard every third day and then not for a month is pointed out in words', () => {
    const found = of(every(3, 7));
    expect(found.last).toBe('2026-03-19');
    expect(found.quietFor).toBe(32);
    expect(found.usual).toEqual({ middle: 3, longest: 3 });
    // (18 / (18 + 32))^6
    expect(found.chance).toBeCloseTo((18 / 50) ** 6, 12);
    expect(found.verdict).toBe('longer-than-usual');
    expect(found.text).toContain('32 days without a word');
    expect(found.text).toContain('ask whether all is well');
    expect(of(every(3, 7), { person: false }).text).not.toContain('ask');
  });

  test('[AS69] a silence no longer than the longest before is usual, however rare', () => {
    const burst = [...every(1, 12), day('2026-03-15'), day('2026-04-15')];
    expect(of([...burst, day('2026-04-16')]).verdict).toBe('usual');
    expect(of(every(3, 7), { now: instant('2026-03-21T09:00:00Z') }).verdict).toBe('usual');
  });

  test('[AS69] a silence that is on record as expected is called so', () => {
    const silence: TimeSpan = { from: '2026-03-20', to: '2026-05-01', stated: 'away', zone: null };
    expect(of(every(3, 7), { silences: [silence] }).verdict).toBe('expected');
    const over = { ...silence, to: '2026-03-25' };
    expect(of(every(3, 7), { silences: [over] }).verdict).toBe('longer-than-usual');
  });

  test('[AS69] when the whole case fell silent it is counted two weeks further and no more', () => {
    const found = of(every(3, 7), { lastOfCase: '2026-03-19' });
    expect(found.quietFor).toBe(14);
    expect(found.countedTo).toBe('2026-04-02');
    expect(found.text).toContain('when the whole case fell silent');
  });

  test.each([
    ['never', [], 'never-heard'],
    ['once', every(1, 1), 'cannot-be-told'],
    ['on three days', every(2, 3), 'cannot-be-told'],
    ['in March, as far as is known', [{ ...day('2026-03-01'), to: '2026-03-31' }], 'never-heard'],
    ['at a time nobody knows', [null], 'never-heard'],
  ] as const)('[AS69] heard %s: what is usual cannot be told', (_, heard, verdict) => {
    expect(of(heard).verdict).toBe(verdict);
    expect(of(heard).chance).toBeNull();
  });

  test('[AS69] whoever writes in bursts is measured by the gaps between them', () => {
    // Five days on end, then two weeks; now three weeks of quiet.
    const bursts = [0, 18, 36, 54].flatMap((at) => every(1, 5, at - 60));
    const quiet = of(bursts, { now: instant('2026-03-20T09:00:00Z') });
    expect(quiet.usual).toEqual({ middle: 1, longest: 14 });
    // The longer gaps alone: three that exceed a day by thirteen.
    expect(quiet.chance).toBeCloseTo((39 / (39 + (quiet.quietFor as number) - 1)) ** 3, 12);
    expect(quiet.verdict).toBe('usual');
    // One burst says nothing about what comes after bursts.
    expect(of(every(1, 5)).verdict).toBe('cannot-be-told');
  });

  test('[AS158] of a thousand who write at random hardly anybody is called silent, and the words say how many chance makes', () => {
    let [alarms, listed, cases] = [0, 0, 0];
    for (let seed = 1; seed <= 10; seed++) {
      const chance = seeded(seed);
      const found = contactsOf(
        Array.from({ length: 300 }, () => {
          const every = 2 + 6 * chance();
          const heard: TimeSpan[] = [];
          for (let at = chance() * every; at < 80; at -= Math.log(1 - chance()) * every)
            heard.push(day(dated(Math.floor(at) - 30)));
          return { person: true, heard, silences: [], lastOfCase: '2026-04-19', now: NOW };
        }),
      );
      const of = (verdict: string) => found.filter((one) => one.verdict === verdict);
      alarms += of('longer-than-usual').length;
      listed += of('long-among-many').length;
      cases += of('longer-than-usual').length > 0 ? 1 : 0;
      for (const { text } of of('long-among-many'))
        expect(text).toMatch(
          /but \d+ sources are compared here, and about [\d.]+ of them would be/u,
        );
    }
    // Three thousand sources, nobody silent: uncorrected every one of the listed would be an alarm.
    expect(listed).toBeGreaterThan(15);
    expect(alarms).toBeLessThanOrEqual(2);
    expect(cases).toBeLessThanOrEqual(2);
  });

  test('[AS158] one who has fallen silent is pointed out among many, and alone says what it says alone', () => {
    const input = { person: true, silences: [], lastOfCase: '2026-04-19', now: NOW };
    const gone = { ...input, heard: every(1, 20) };
    const others = Array.from({ length: 100 }, (_, i) => ({
      ...input,
      heard: every(3, 17 - (i % 3)),
    }));
    const [found] = contactsOf([gone, ...others]);
    expect(found?.verdict).toBe('longer-than-usual');
    expect(found?.text).toContain('101 sources are compared here: it is more than chance');
    expect(contactsOf([gone])[0]).toEqual(contactOf(gone));
  });

  test('[AS69] a day counts once, whatever was sent on it', () => {
    expect(contactDays([day('2026-03-02'), day('2026-03-01'), day('2026-03-02')])).toEqual([
      '2026-03-01',
      '2026-03-02',
    ]);
  });
});
