import { describe, expect, test } from 'vitest';
import { doubtsOf, stated } from './testing.ts';

describe('[CL320] the half of the day and the zone belong to every hour they are said of', () => {
  test.each([
    ['between 2 and 3 a.m.', 'between 2 and 3 a.m. = T02:00..T03:00', 'en'],
    ['from 9 to 11 pm', 'from 9 to 11 pm = T21:00..T23:00', 'en'],
    ['from 11 to 1 pm', 'from 11 to 1 pm = T11:00..T13:00', 'en'],
    ['between 11 and 1 a.m.', 'between 11 and 1 a.m. = T23:00..T01:00', 'en'],
    ['2:10-3:40 pm', '2:10-3:40 pm = T14:10..T15:40', 'en'],
    ['entre 2 et 3 heures du matin', 'entre 2 et 3 heures du matin = T02:00..T03:00', 'fr'],
    ['0230 local', '0230 local = T02:30', 'en'],
    ['14:30 UTC', '14:30 UTC = T14:30', 'en'],
    ['0230Z', '0230Z = T02:30', 'en'],
  ])('%s', (text, value, language) => {
    expect(stated(text, language)).toEqual([value]);
  });
  test.each([
    ['between 2 and 3 guards', 'between 2 and 3 = 2..3'],
    ['It was 14:30 and he left', '14:30 = T14:30'],
    ['They had 0230 rifles', null],
    ['2 or 3 men in the morning', '2 or 3 = 2..3'],
  ])('not %s', (text, value) => {
    const found = stated(text, 'en');
    if (value === null) expect(found.filter((one) => one.includes('T02'))).toEqual([]);
    else expect(found).toContain(value);
  });
  test('a zone is said, not reckoned with', () => {
    expect(doubtsOf('He called at 14:30 UTC+3 then')).toContain(
      'the zone "UTC+3" is written behind it',
    );
    expect(doubtsOf('He called at 0230 local then')).not.toContain('zone');
  });
});
