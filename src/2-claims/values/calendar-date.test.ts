import { describe, expect, test } from 'vitest';
import { doubtsOf, stated } from './testing.ts';

describe('[CL319] a date is no more certain than it is written', () => {
  test.each([
    ['It fell on 21-Aug-13.', '21-Aug-13 = 2013-08-21'],
    ['It fell on 21/Aug/98.', '21/Aug/98 = 1998-08-21'],
    ["It fell in Aug '13.", "Aug '13 = 2013-08-01..2013-08-31"],
    ['It fell in Aug ’13.', 'Aug ’13 = 2013-08-01..2013-08-31'],
    ['It fell on Aug 13.', 'Aug 13 = 2015-08-13'],
    ['It fell on 21-Aug-2013.', '21-Aug-2013 = 2013-08-21'],
    ['On Tuesday, Aug. 20 it fell.', 'Tuesday, Aug. 20 = 2013-08-20'],
    ['On Thursday, Aug. 20 it fell.', 'Thursday, Aug. 20 = 2015-08-20'],
    ['It says 2015-02-30.', '2015-02-30 = 2015-02-01..2015-02-28'],
    ['It says 2015-17-30.', '2015-17-30 = 2015-01-01..2015-12-31'],
    ['It says 2016-02-29.', '2016-02-29 = 2016-02-29'],
    ['On 1 Kanun al-Thani 2014.', '1 Kanun al-Thani 2014 = 2014-01-01'],
    ['On 3 Huzayran 2014.', '3 Huzayran 2014 = 2014-06-03'],
    ['In Dhu al-Hijja 1435.', 'Dhu al-Hijja 1435 = 2014-09-24..2014-10-25'],
    ['On Eid al-Fitr 2015.', 'Eid al-Fitr 2015 = 2015-07-16..2015-07-21'],
  ])('%s', (text, value) => {
    expect(stated(text)).toEqual([value]);
  });
  test.each([
    ['On Tuesday, Aug. 20 it fell.', '2013 is the last in which the weekday fits'],
    ['It says 2015-02-30.', 'there is no day "2015-02-30"'],
    ['On Eid al-Fitr 2015.', 'Islamic date'],
  ])('%s says so', (text, doubt) => {
    expect(doubtsOf(text)).toContain(doubt);
  });
  test('without a day to count from a weekday tells no year', () => {
    expect(doubtsOf('On Tuesday, Aug. 20 it fell.', null)).toContain('nothing to take it from');
  });
  test.each(['Nisan and Azar came.', 'Shubat said so.', 'The Dec-13 rifle', 'Aug-13-b'])(
    'no year: %s',
    (text) => {
      expect(stated(text).filter((one) => /20(?:13|03)|Nisan|Azar|Shubat/.test(one))).toEqual([]);
    },
  );
  test('a count for each day is no date', () => {
    expect(stated('ثلاثة آلاف في اليوم', 'ar')).toEqual(['ثلاثة آلاف = 3000']);
    expect(stated('وصلوا اليوم', 'ar')).toEqual(['اليوم = 2015-11-10']);
  });
});
