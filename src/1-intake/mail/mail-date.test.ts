import { describe, expect, test } from 'vitest';
import { mailDate } from './mail-date.ts';

describe('[IN121] the date of a mail', () => {
  test.each([
    ['Tue, 15 Sep 2026 20:46:01 +0300', '2026-09-15T17:46:01Z'],
    ['15 Sep 2026 20:46:01 +0300 (EEST (summer))', '2026-09-15T17:46:01Z'],
    ['Tue,15 Sep 2026 20:46 GMT', '2026-09-15T20:46:00Z'],
    ['Tue, 15 Sep 26 20:46:01 EST', '2026-09-16T01:46:01Z'],
    ['15 Sep 98 20:46:01 -0800', '1998-09-16T04:46:01Z'],
    ['15-Sep-2026 20:46:01 +0000', '2026-09-15T20:46:01Z'],
    ['Tue, 15 Sep 2026 20:46:01 -0000', '2026-09-15T20:46:01Z'],
    ['2026-09-15T20:46:01+03:00', '2026-09-15T17:46:01Z'],
    ['Tue Sep 15 20:46:01 +0300 2026', '2026-09-15T17:46:01Z'],
    ['Tuesday, 15 September 2026 20.46.01 +0300', '2026-09-15T17:46:01Z'],
  ])('%s is a moment', (header, from) => {
    expect(mailDate(header)).toEqual({ from, to: from, stated: header, zone: null });
  });

  test.each([
    ['15 Sep 2026 20:46', '2026-09-15T20:46:00', '2026-09-15T20:46:59'],
    ['Tue Sep 15 20:46:01 2026', '2026-09-15T20:46:01', '2026-09-15T20:46:01'],
    ['15 Sep 2026 20:46:01 XYZ', '2026-09-15T20:46:01', '2026-09-15T20:46:01'],
    ['15 Sep 2026 20:46:01 +9900', '2026-09-15T20:46:01', '2026-09-15T20:46:01'],
  ])('%s is a wall clock', (header, from, to) => {
    expect(mailDate(header, 'Asia/Damascus')).toEqual({
      from,
      to,
      stated: header,
      zone: 'Asia/Damascus',
    });
  });

  test.each([
    '',
    'soon',
    '31 Feb 2026 10:00:00 +0000',
    '15 Foo 2026 10:00:00',
    '15 Sep 2026',
    '15 Sep 2026 99:00:00 +0000',
    '('.repeat(100_000),
  ])('none in %s', (header) => {
    expect(mailDate(header)).toBeNull();
  });
});
