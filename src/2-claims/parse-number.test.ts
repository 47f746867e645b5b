import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumber } from './parse-number.ts';

const read = (words: string): string => {
  const parsed = parseNumber(words);
  return parsed.value === null ? 'none' : `${parsed.value.low ?? ''}…${parsed.value.high ?? ''}`;
};

describe('[CL2] numbers keep the bounds that were said', () => {
  test.each([
    ['12', '12…12'],
    ['exactly 12', '12…12'],
    ['12 people', '12…12'],
    ['0', '0…0'],
    ['-5', '-5…-5'],
    ['2.5', '2.5…2.5'],
    ['3,000', '3000…3000'],
    ['4 000', '4000…4000'],
    ['4k', '4000…4000'],
    ['1.5 million', '1500000…1500000'],
    ['$300', '300…300'],
    ['over 100', '100…'],
    ['well over 100', '100…'],
    ['at least 132', '132…'],
    ['No fewer than 7 men', '7…'],
    ['132+', '132…'],
    ['≥ 100', '100…'],
    ['> 100', '100…'],
    ['100 or more', '100…'],
    ['fewer than 20', '…20'],
    ['up to 20', '…20'],
    ['≤20', '…20'],
    ['between 4,000 and 5,000', '4000…5000'],
    ['from 12 to 15', '12…15'],
    ['11-16', '11…16'],
    ['11–16', '11…16'],
    ['11 – 16', '11…16'],
    ['11:16', '11…16'],
    ['11~16', '11…16'],
    ['11..16', '11…16'],
    ['50 or 60', '50…60'],
    ['like 50 or 60', '50…60'],
    ['like 50, or 60', 'none'],
    ['$100–$300', '100…300'],
    ['10-15k', '10000…15000'],
    ['3 to 4 thousand', '3000…4000'],
    ['three to four', '3…4'],
    ['~30', '25…35'],
    ['about 30', '25…35'],
    ['around 3,000', '2500…3500'],
    ['roughly 132', '119…145'],
    ['nearly 30', '25…30'],
    ['~0', '0…0'],
    ['dozens', '24…99'],
    ['dozens of men', '24…99'],
    ['hundreds', '200…999'],
    ['tens of thousands', '20000…99999'],
    ['a dozen', '12…12'],
    ['half a dozen', '6…6'],
    ['two dozen', '24…24'],
    ['a couple of hundred', '200…200'],
    ['half a million', '500000…500000'],
    ['fifteen hundred', '1500…1500'],
    ['twenty-five', '25…25'],
    ['three thousand two hundred and six', '3206…3206'],
    ['no one', '0…0'],
    ['none', '0…0'],
    ['no casualties', '0…0'],
    ['several', '3…9'],
    ['at least three', '3…'],
    ['more than a dozen', '12…'],
    ['١٢', '12…12'],
    ['٤٬٠٠٠', '4000…4000'],
    ['أكثر من ١٠٠', '100…'],
    ['بين ٤ و ٥', '4…5'],
    ['حوالي 30', '25…35'],
    ['عشرات القتلى', '20…99'],
    ['au moins 40', '40…'],
    ['entre 10 et 20', '10…20'],
    ['des dizaines', '20…99'],
    ['1.234.567', '1234567…1234567'],
  ])('%s → %s', (words, bounds) => {
    expect(read(words)).toBe(bounds);
  });
});

test.each([
  '',
  'many',
  'a man',
  'no',
  'unknown',
  '12 killed and 30 wounded',
  '20-10',
  '1,2,3',
  'Tell Varo',
])('[CL1] "%s" is no number, and it says why', (words) => {
  const parsed = parseNumber(words);
  expect(parsed.value).toBeNull();
  expect('reason' in parsed ? parsed.reason : '').not.toBe('');
});

test('[CL2] a point or comma that could mean two things is read with a doubt', () => {
  expect(parseNumber('4.000')).toEqual({
    value: { low: 4000, high: 4000 },
    doubts: [expect.stringContaining('4,000')],
  });
  expect(parseNumber('3,5')).toEqual({
    value: { low: 3.5, high: 3.5 },
    doubts: [expect.stringContaining('decimal comma')],
  });
});

test('[CL1] any whole number is read as itself, and any text without throwing or NaN', () => {
  fc.assert(
    fc.property(fc.integer(), (n) => {
      expect(read(String(n))).toBe(`${n}…${n}`);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (words) => {
      const { value } = parseNumber(words);
      if (value !== null) {
        expect(Number.isNaN(value.low) || Number.isNaN(value.high)).toBe(false);
        expect((value.low ?? -Infinity) <= (value.high ?? Infinity)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});
