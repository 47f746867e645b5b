import { describe, expect, it } from 'vitest';
import { showTimesIn, spanWords, whenWords } from './when.ts';

describe('whenWords', () => {
  it('shows a time without an offset as it was written, whatever zone the reader is in', () => {
    expect(whenWords('2026-03-13T02:10:44', 'en')).toBe('13 Mar 2026, 02:10');
  });

  it('shows a day as that day', () => {
    expect(whenWords('2026-03-13', 'en')).toBe('13 Mar 2026');
    expect(whenWords('2026-03-13', 'en', 'no year')).toBe('13 Mar');
  });

  it('shows words that meant a whole day as the day, and what is no date as it stands', () => {
    const day = {
      from: '2026-03-13T00:00:00',
      to: '2026-03-13T23:59:59',
      stated: '13/3',
      zone: null,
    };
    expect(spanWords(day, 'en')).toBe('13 Mar 2026');
    expect(spanWords({ ...day, to: day.from }, 'en')).toBe('13 Mar 2026, 00:00');
    expect(spanWords({ from: null, to: null, stated: 'that winter', zone: null }, 'en')).toBe(
      'that winter',
    );
    expect(whenWords('soon', 'en')).toBe('soon');
  });

  it('[DE180] shows moments in the zone of the case, whoever reads, and names it where asked', () => {
    showTimesIn('Etc/GMT+2');
    try {
      expect(whenWords('2026-03-25T10:30:00Z', 'en')).toBe('25 Mar 2026, 08:30');
      expect(whenWords('2026-03-25T10:30:00Z', 'en', 'year', true)).toBe(
        '25 Mar 2026, 08:30 UTC−2',
      );
      expect(whenWords('2026-03-25', 'en')).toBe('25 Mar 2026');
      // A day of that zone begins and ends at other hours of UTC.
      const day = {
        from: '2026-03-25T02:00:00Z',
        to: '2026-03-26T01:59:59Z',
        stated: 'the 25th',
        zone: null,
      };
      expect(spanWords(day, 'en')).toBe('25 Mar 2026');
    } finally {
      showTimesIn(undefined);
    }
  });
});
