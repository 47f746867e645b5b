import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributions } from './attributions.ts';
import { QUOTED } from './quoted-text.ts';
import { squeeze } from './squeezed.ts';

test('[CL190] every letter that is left lies where it came from', () => {
  const piece = fc.constantFrom('a', 'ق', '،', ' ', '  ', '\u2028\u2028\u2028', QUOTED.repeat(9));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const sentence = pieces.join('');
      const { text, back } = squeeze(sentence);
      for (let i = 0; i < text.length; i += 1) {
        expect(sentence.charAt(back(i))).toBe(text.charAt(i));
      }
      expect(back(text.length)).toBe(sentence.length);
      expect(text).not.toMatch(/\s{2}/);
    }),
  );
});

test('[CL190] a thousand spaces cost no more than one', () => {
  for (const [verb, language] of [
    ['قال', 'ar'],
    ['selon', 'fr'],
  ] as const) {
    // Patterns are made ready for letters of two bytes as well before the time is taken.
    attributions(`${verb} x`, language);
    attributions(`${verb}\u2028 أبو»»»`, language);
    for (const space of [' ', '\u2028', '\u00A0\u202F']) {
      const begin = process.cpuUsage();
      attributions(`${verb}${space.repeat(600)} أبو»»»`, language);
      const { user, system } = process.cpuUsage(begin);
      expect((user + system) / 1000).toBeLessThan(500);
    }
  }
});

test('[CL190] spaces move nothing but places', () => {
  const close = attributions('قال سائق إن الجسر مغلق.', 'ar')[0];
  const wide = attributions('قال     سائق     إن الجسر     مغلق.', 'ar')[0];
  expect(wide?.source).toEqual([8, 12]);
  expect(close?.source).toEqual([4, 8]);
});
