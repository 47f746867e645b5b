import { describe, expect, it } from 'vitest';
import { GUIDE_STEPS, readGuide } from './guide-steps.ts';

describe('the guide', () => {
  it('[DE131] is open at the step the address names, and closed for anything else', () => {
    expect(readGuide('1')).toBe(1);
    expect(readGuide(GUIDE_STEPS.length)).toBe(GUIDE_STEPS.length);
    for (const other of [undefined, '', '0', 'x', '1.5', GUIDE_STEPS.length + 1]) {
      expect(readGuide(other)).toBeUndefined();
    }
  });
});
