import { expect, it } from 'vitest';
import { nearestWord } from './nearest-word.ts';

it('finds what was probably meant', () => {
  const words = ['garble', 'garbleDirty', 'gap', 'witnesses', 'seeWitnesses', 'pay', 'paid'];
  expect(nearestWord('garbel', words)).toBe('garble');
  expect(nearestWord('GARBLE', words)).toBe('garble');
  expect(nearestWord('witness', words)).toBe('witnesses');
  expect(nearestWord('see', words)).toBe('seeWitnesses');
  expect(nearestWord('colour', words)).toBeNull();
  expect(nearestWord('', [])).toBeNull();
});
