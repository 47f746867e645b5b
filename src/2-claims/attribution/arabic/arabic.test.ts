import { describe, expect, test } from 'vitest';
import { wrongOf } from '../suite.ts';
import { ARABIC_CASES } from './cases.ts';
import { arabicAttributions } from './arabic.ts';

describe('suite', () => {
  test('x', () => {
    const wrong = wrongOf(ARABIC_CASES, arabicAttributions);
    console.log(ARABIC_CASES.length, wrong.length, '\n' + wrong.join('\n'));
    expect(1).toBe(1);
  });
});
