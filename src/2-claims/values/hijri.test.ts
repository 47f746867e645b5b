import { describe, expect, it } from 'vitest';
import { isoDay } from './days.ts';
import { hijriDays, hijriInGregorian, lastHijri } from './hijri.ts';

function reader(calendar: string): (day: number) => string {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  return (day) => format.format(new Date(day * 86_400_000));
}

describe('[CL139] Islamic dates', () => {
  it('agree to the day with the tabular calendar of ICU, 1350–1499', () => {
    const civil = reader('islamic-civil');
    for (let year = 1350; year < 1500; year += 7) {
      for (let month = 1; month <= 12; month++) {
        expect(civil(hijriDays(year, month, 1).low + 2)).toBe(`${month}/1/${year} AH`);
      }
    }
  });

  it('hold the day of Umm al-Qura, 1400–1449', () => {
    const ummAlQura = reader('islamic-umalqura');
    for (let year = 1400; year < 1450; year += 3) {
      for (let month = 1; month <= 12; month++) {
        const { low, high } = hijriDays(year, month, 15);
        const days = Array.from({ length: high - low + 1 }, (_, i) => ummAlQura(low + i));
        expect(days).toContain(`${month}/15/${year} AH`);
      }
    }
  });

  it('find Ramadan of a Gregorian year, two of them where two begin in it, and the last one', () => {
    expect(hijriInGregorian(2014, 9).map(({ low }) => isoDay(low))).toEqual(['2014-06-27']);
    expect(hijriInGregorian(2030, 9)).toHaveLength(2);
    const day = hijriDays(1436, 9, 1).low + 2;
    expect(lastHijri(day, 9)).toEqual(hijriDays(1436, 9, null));
    expect(lastHijri(day - 1, 9)).toEqual(hijriDays(1435, 9, null));
  });
});
