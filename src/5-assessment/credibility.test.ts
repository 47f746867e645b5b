import { describe, expect, it } from 'vitest';
import { credibility, type CredibilityInput } from './credibility.ts';

const origin = (key: string, change: Partial<CredibilityInput['supporting'][number]> = {}) => ({
  key,
  letter: 'F' as const,
  firstHand: true,
  grudge: false,
  ...change,
});
const rule = (change: Partial<CredibilityInput> = {}) =>
  credibility({
    judged: true,
    whyNot: null,
    probability: 0.92,
    supporting: [origin('a'), origin('b')],
    against: 0,
    contradicted: false,
    independent: () => true,
    ...change,
  });

describe('credibility', () => {
  it('[AS9] is 1 only with two shown-independent, first-hand, credible origins and no contradiction', () => {
    expect(rule().digit).toBe(1);
    expect(rule({ independent: () => false }).digit).toBe(2);
    expect(rule({ supporting: [origin('a')] }).digit).toBe(3);
    expect(rule({ supporting: [origin('a', { letter: 'B' })] }).digit).toBe(2);
    expect(rule({ supporting: [origin('a'), origin('b', { firstHand: false })] }).digit).toBe(2);
    expect(rule({ supporting: [origin('a'), origin('b', { letter: 'E' })] }).digit).toBe(2);
    expect(rule({ supporting: [origin('a'), origin('b', { grudge: true })] }).digit).toBe(2);
    expect(rule({ contradicted: true, against: 1 }).digit).toBe(2);
    expect(rule({ probability: 0.79 }).digit).toBe(2);
  });
  it('[AS9] never reaches 1 without shown independence, however many origins there are', () => {
    const many = Array.from({ length: 50 }, (_, i) => origin(String(i), { letter: 'A' }));
    expect(rule({ supporting: many, independent: () => false, probability: 0.999 }).digit).toBe(2);
  });
  it('[AS9] goes down with the probability and with contradiction', () => {
    expect(rule({ probability: 0.5 }).digit).toBe(3);
    expect(rule({ probability: 0.4 }).digit).toBe(4);
    expect(rule({ probability: 0.4, against: 2 }).digit).toBe(5);
    expect(rule({ probability: 0.1 }).digit).toBe(5);
    expect(rule({ judged: false, whyNot: 'nobody has reported on it' })).toEqual({
      digit: 6,
      why: '6, cannot be judged: nobody has reported on it.',
    });
  });
});
