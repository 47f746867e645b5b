import { describe, expect, test } from 'vitest';
import { nthWeekday } from './nth-weekday.ts';
import { doubtsOf, stated } from './testing.ts';

const language = (text: string): string =>
  /[؀-ۿ]/.test(text) ? 'ar' : /[éèûôë]|(?:^| )(?:la|le|du|de) /i.test(text) ? 'fr' : 'en';
const only = (text: string) => stated(text, language(text));

describe('[CL357] a year with its era, and a month by two names, are one date', () => {
  test.each([
    ['في 12 رمضان 1436هـ وصلوا', '12 رمضان 1436هـ = 2015-06-27..2015-06-30'],
    ['في 12 رمضان 1436 هـ وصلوا', '12 رمضان 1436 هـ = 2015-06-27..2015-06-30'],
    ['في 12/9/1436هـ وصلوا', '12/9/1436هـ = 2015-06-27..2015-06-30'],
    ['في عام 1436 وصلوا', '1436 = 2014-10-23..2015-10-15'],
    ['في 7 آذار/مارس 2018م وصلوا', '7 آذار/مارس 2018م = 2018-03-07'],
    ['في كانون الأول/ديسمبر 2014 وصلوا', 'كانون الأول/ديسمبر 2014 = 2014-12-01..2014-12-31'],
    ['في آذار (مارس) 2013 وصلوا', 'آذار (مارس) 2013 = 2013-03-01..2013-03-31'],
    ['It fell on 12 Ramadan 1436AH.', '12 Ramadan 1436AH = 2015-06-27..2015-06-30'],
    ['It fell on 12 Ramadan 1436H.', '12 Ramadan 1436H = 2015-06-27..2015-06-30'],
    ['It fell on 3 June 2014 AD.', '3 June 2014 AD = 2014-06-03'],
  ])('%s', (text, value) => {
    expect(only(text)).toEqual([value]);
  });
  test.each([
    ['They bought 12ad and left.', []],
    [
      'في آذار/نيسان 2013',
      ['آذار = 2015-03-01..2015-03-31', 'نيسان 2013 = 2013-04-01..2013-04-30'],
    ],
    ['وصل 1436 شخصاً', ['1436 = 1436']],
  ])('but not %s', (text, values) => {
    expect(only(text)).toEqual(values);
  });
});

describe('[CL358] the nth weekday of a month is that day', () => {
  test.each([
    ['the second Friday of Ramadan 1436', '2015-06-26'],
    ['the last Monday in May 2015', '2015-05-25'],
    ['the 3rd Tuesday of June 2014', '2014-06-17'],
    ['the second Friday of May', '2015-05-08'],
    ['le deuxième vendredi de ramadan 1436', '2015-06-26'],
    ['le premier lundi de mai 2015', '2015-05-04'],
    ['ثاني جمعة من رمضان 1436هـ', '2015-06-26'],
    ['الجمعة الثانية من رمضان 1436', '2015-06-26'],
    ['أول اثنين من أيار 2015', '2015-05-04'],
    ['آخر جمعة في رمضان 1436', '2015-07-10..2015-07-17'],
    ['the Friday before Christmas 2015', '2015-12-18'],
    ['the second Friday after Eid al-Fitr 2015', '2015-07-31'],
    ['two Fridays ago', '2015-10-30'],
  ])('%s', (text, day) => {
    expect(only(text)).toEqual([`${text} = ${day}`]);
  });
  test('without a month it is open, and never today', () => {
    expect(stated('The second Friday was worse.')).toEqual(['The second Friday = null']);
    expect(doubtsOf('The second Friday was worse.')).toContain('other words say');
  });
  test.each([
    ['He came on Friday.', ['Friday = 2015-11-06']],
    ['He came last Friday.', ['last Friday = 2015-11-06']],
    ['the second man on Friday', ['Friday = 2015-11-06']],
  ])('a plain weekday stays what it is: %s', (text, values) => {
    expect(stated(text, 'en')).toEqual(values);
  });
  test('where the beginning of the month is open all that it can be is in', () => {
    const month = { low: 0, high: 32 };
    // Day 0 is a Thursday: the first Friday is day 1, or up to day 8 when the month begins on a Saturday.
    expect(nthWeekday(month, 1, 5, { early: 2, late: 1 })).toEqual({ low: 1, high: 8 });
    expect(nthWeekday({ low: 0, high: 27 }, 5, 5)).toBeNull();
  });
});

describe('[CL359] what stands beside a date is counted from that date', () => {
  test.each([
    ['two days before Christmas 2015', '2015-12-23'],
    ['a week after 5 June 2014', '2014-06-09..2014-06-15'],
    ['the day before 5 June 2014', '2014-06-04'],
    ['the eve of Eid al-Adha 1436', '2015-09-21..2015-09-24'],
    ['the first day of Eid al-Fitr 2015', '2015-07-16..2015-07-19'],
    ['the week of 5 June 2014', '2014-06-02..2014-06-11'],
    ['the week beginning 5 June 2014', '2014-06-05..2014-06-11'],
    ['the weekend of 7 June 2014', '2014-06-05..2014-06-09'],
    ['day before yesterday', '2015-11-08'],
    ['Q3 2015', '2015-07-01..2015-09-30'],
    ['the third quarter of 2015', '2015-07-01..2015-09-30'],
    ['The night of 3-4 June 2014', '2014-06-03T18:00..2014-06-04T06:00'],
    ['la veille de Noël 2015', '2015-12-24'],
    ['deux jours avant Noël 2014', '2014-12-23'],
    ['trois jours après le 5 juin 2014', '2014-06-08'],
    ['la semaine du 5 juin 2014', '2014-06-02..2014-06-11'],
    ['عشية عيد الأضحى 1436', '2015-09-21..2015-09-24'],
    ['بعد يومين من 5 حزيران 2014', '2014-06-07'],
    ['قبل عيد الأضحى 1436 بيومين', '2015-09-20..2015-09-23'],
  ])('%s', (text, day) => {
    expect(only(text)).toEqual([`${text} = ${day}`]);
  });
  test('the date before it is not asked, and what it was counted from is said', () => {
    const text = 'He left on 1 March 2013. It was two days before Christmas 2015.';
    expect(stated(text)).toEqual([
      '1 March 2013 = 2013-03-01',
      'two days before Christmas 2015 = 2015-12-23',
    ]);
    expect(doubtsOf(text)).toContain('counted from "Christmas 2015"');
    expect(doubtsOf(text)).not.toContain('the last date before it');
  });
  test('without a date beside them they are counted from the last one', () => {
    expect(stated('On 1 March 2015 he left. Two days later he came.')).toEqual([
      '1 March 2015 = 2015-03-01',
      'Two days later = 2015-03-03',
    ]);
    expect(stated('Le 5 juin 2014 il partit. La veille, il chantait.', 'fr')).toEqual([
      '5 juin 2014 = 2014-06-05',
      'La veille = 2014-06-04',
    ]);
  });
  test.each([
    'The week of rain was long.',
    'the eve of the battle',
    'Q3 was better.',
    'He wore a T3 badge in 12.',
  ])('no time in %s', (text) => {
    expect(stated(text, 'en').filter((one) => /\d{4}-|week|eve|Q3/.test(one))).toEqual([]);
  });
});

describe('[CL360] hours as they are spoken, times of a log, and what is no time of day', () => {
  test.each([
    ['half six in the evening', 'half six in the evening = T18:30'],
    ['He came at half six.', 'half six = T06:30..T18:30'],
    ['at six thirty in the morning', 'six thirty in the morning = T06:30'],
    ['She left at five-thirty.', 'five-thirty = T05:30..T17:30'],
    ['0700 hrs back at base', '0700 hrs = T07:00'],
  ])('%s', (text, value) => {
    expect(stated(text, 'en')).toEqual([value]);
  });
  test('half six may be half past five to others, and says so', () => {
    expect(doubtsOf('He came at half six.')).toContain('half an hour before');
  });
  test.each([
    ['half six men', ['six = 6']],
    ['half a dozen boxes', ['half a dozen = 6']],
    ['They held six thirty men.', ['six = 6', 'thirty = 30']],
    ['It took five fifty times', ['five = 5', 'fifty = 50']],
  ])('but not %s', (text, values) => {
    expect(stated(text, 'en')).toEqual(values);
  });
  test('four digits that begin the lines of a log are times', () => {
    expect(
      stated('0612 hrs. A call.\n0640. PC Amin left.\n1015. Another call.\n1930 – quiet'),
    ).toEqual(['0612 hrs = T06:12', '0640 = T06:40', '1015 = T10:15', '1930 = T19:30']);
  });
  test('years that begin the lines of a chronicle are none, nor a number alone', () => {
    expect(
      stated('1998. The mill was built.\n2003. It burned.\n2014. It was built again.').join(),
    ).not.toContain('T');
    expect(stated('1015. A number.').join()).not.toContain('T');
  });
  test.each([
    '[Forwarded voice note, 1:42, transcribed by Nour]',
    '(audio 12:07)',
    'a 3:15 recording',
    'Duration: 2:30',
    '[رسالة صوتية، 1:42]',
    '(vidéo, 0:45)',
  ])('the length of a recording is no time: %s', (text) => {
    expect(stated(text)).toEqual([]);
  });
  test.each([
    ['[1:42 PM] the gate', '1:42 PM = T13:42'],
    ['(at 12:07 it fell)', '12:07 = T12:07'],
    ['The video shows it. At 12:07 it fell.', '12:07 = T12:07'],
  ])('but %s', (text, value) => {
    expect(stated(text)).toEqual([value]);
  });
});
