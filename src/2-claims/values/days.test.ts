import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, civil, dayNumber, dayOf, isoDay, partOf, weekdayOf, yearDays } from './days.ts';

describe('[CL140] days', () => {
  it('agree with the clock of the language and come back, years 1000–9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -354_285, max: 2_932_896 }), (day) => {
        const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(isoDay(day)).toBe(iso);
        expect(dayOf(iso)).toBe(day);
        const { year, month, day: of } = civil(day);
        expect(dayNumber(year, month, of)).toBe(day);
        expect(weekdayOf(day)).toBe(new Date(day * 86_400_000).getUTCDay());
      }),
      { numRuns: 500 },
    );
  });

  it('keep the day of the month where there is one', () => {
    expect(isoDay(addMonths(dayNumber(2015, 1, 31), 1))).toBe('2015-02-28');
    expect(isoDay(addMonths(dayNumber(2015, 3, 15), -14))).toBe('2014-01-15');
  });

  it('part a year in thirds of four months that join without a gap', () => {
    const year = yearDays(2016);
    const [early, mid, late] = (['early', 'mid', 'late'] as const).map((part) =>
      partOf(year, part),
    );
    expect(early?.low).toBe(year.low);
    expect(mid?.low).toBe((early?.high ?? 0) + 1);
    expect(late?.low).toBe((mid?.high ?? 0) + 1);
    expect(late?.high).toBe(year.high);
  });

  it('refuse what is no date', () => {
    expect(dayOf('2015-02-30')).toBeNull();
    expect(dayOf('soon')).toBeNull();
    expect(dayOf(null)).toBeNull();
  });
});
