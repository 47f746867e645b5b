import { describe, expect, test } from 'vitest';
import { wrongOf } from '../suite.ts';
import { FRENCH_CASES } from './cases.ts';
import { frenchAttributions } from './french.ts';

describe('suite', () => {
  test('x', () => {
    const wrong = wrongOf(FRENCH_CASES, frenchAttributions);
    console.log(FRENCH_CASES.length, wrong.length, '\n' + wrong.join('\n'));
    expect(1).toBe(1);
  });
});
