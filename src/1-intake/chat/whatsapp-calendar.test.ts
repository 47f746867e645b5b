import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf, dayOf } from './whatsapp-calendar.ts';
import { whatsapp } from './whatsapp.ts';

const read = async (lines: readonly string[]) => {
  const { documents, notes } = await whatsapp.read(
    new TextEncoder().encode(lines.join('\n')),
    'chat.txt',
    { zone: 'UTC' },
  );
  return { days: documents.map((d) => d.statedTime?.from?.slice(0, 10)), notes };
};
const iso = (day: number | null): string | null =>
  day === null ? null : new Date(day * 86_400_000).toISOString().slice(0, 10);

describe('[IN330] years of other calendars are read as the years they are', () => {
  test.each([
    ['Thai', ['15/9/2569 20:46 - Dana: a', '16/9/2569 08:00 - Karim: b'], 'Buddhist'],
    ['Thai, two digits', ['15/9/69 20:46 - Dana: a', '16/9/69 08:00 - Karim: b'], 'Buddhist'],
    ['Persian', ['1405/6/24, 20:46 - Dana: a', '1405/6/25, 08:00 - Karim: b'], 'Persian'],
    [
      'Persian digits',
      ['[۱۴۰۵/۶/۲۴،‏ ۲۰:۴۶:۰۰] Dana: a', '[۱۴۰۵/۶/۲۵،‏ ۰۸:۰۰:۰۰] Karim: b'],
      'Persian',
    ],
    ['Islamic', ['4/4/1448, 20:46 - Dana: a', '5/4/1448, 08:00 - Karim: b'], 'Islamic'],
  ] as const)('%s', async (_, lines, name) => {
    const { days, notes } = await read(lines);
    expect(days).toEqual(['2026-09-15', '2026-09-16']);
    expect(notes).toContainEqual(
      expect.objectContaining({ text: expect.stringContaining(`${name} calendar`) }),
    );
  });
  test('a year of our own needs no words, and one of none opens no message', async () => {
    const plain = await read(['15/09/2026, 20:46 - Dana: a', '16/09/26, 08:00 - Dana: b']);
    expect(plain.days[0]).toBe('2026-09-15');
    expect(plain.notes.some(({ text }) => text.includes('calendar'))).toBe(false);
    await expect(read(['15/09/1700, 20:46 - Dana: a'])).rejects.toThrow();
    expect([26, 51, 52, 2026, 2569, 1405, 1448, 1700, 2300].map(calendarOf)).toEqual([
      'gregory',
      'gregory',
      'buddhist',
      'gregory',
      'buddhist',
      'persian',
      'islamic-umalqura',
      null,
      null,
    ]);
  });
  test('days are those of the platform’s own calendar, and a day that is none has none', () => {
    for (const calendar of ['persian', 'islamic-umalqura'] as const) {
      const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, { timeZone: 'UTC' });
      fc.assert(
        fc.property(fc.integer({ min: 11_688, max: 24_000 }), (day) => {
          const parts = format.formatToParts(day * 86_400_000);
          const [y = 0, m = 0, d = 0] = ['year', 'month', 'day'].map((type) =>
            Number(/\d+/.exec(parts.find((one) => one.type === type)?.value ?? '')?.[0]),
          );
          if (calendarOf(y) === calendar) expect(dayOf(calendar, y, m, d)).toBe(day);
        }),
      );
    }
    expect(iso(dayOf('persian', 1403, 12, 30))).toBe('2025-03-20');
    expect(dayOf('persian', 1404, 12, 30)).toBeNull();
    expect(dayOf('persian', 1404, 13, 1)).toBeNull();
    expect(dayOf('buddhist', 2569, 2, 29)).toBeNull();
    expect(iso(dayOf('buddhist', 2567, 2, 29))).toBe('2024-02-29');
  });
});

describe('[IN331] where nothing decides it, only AM and PM in capitals put the month first', () => {
  test.each([
    ['5/9/26, 1:55 PM - Dana: a', '2026-05-09'],
    ['5/9/26, 1:55\u202FPM - Dana: a', '2026-05-09'],
    ['5/9/26, 1:55\u00A0p.\u00A0m. - Dana: a', '2026-09-05'],
    ['5/9/26, 1:55 p. m. - Dana: a', '2026-09-05'],
    ['5/9/26, 1:55 pm - Dana: a', '2026-09-05'],
    ['5/9/26, 13:55 - Dana: a', '2026-09-05'],
    ['25/9/26, 1:55 PM - Dana: a', '2026-09-25'],
  ])('%s', async (line, day) => {
    expect((await read([line])).days).toEqual([day]);
  });
});
