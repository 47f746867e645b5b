import { describe, expect, it } from 'vitest';
import type { Assessment } from '#assessment/finding.ts';
import { answerWords } from './estimate.ts';

function assessed(estimate: Assessment['estimate']): Pick<Assessment, 'best' | 'estimate'> {
  return {
    best: {
      value: { type: 'number', low: 12, high: 12 },
      label: '12 people',
      probability: 0.4 as never,
      interval: [0.2 as never, 0.6 as never],
    },
    estimate,
  };
}

describe('answerWords', () => {
  it('[DE6] shows a number as its 90 % interval with the median beside it', () => {
    const words = answerWords(assessed({ low: 10.7, median: 12.9, high: 16.2, bimodal: false }), {
      type: 'number',
      unit: 'people',
    });
    expect(words).toEqual({ answer: '10.7–16.2 people', median: '12.9' });
  });

  it('rounds a wide interval to two digits of its width', () => {
    const words = answerWords(assessed({ low: 3871, median: 4456, high: 5122, bimodal: false }), {
      type: 'number',
      unit: null,
    });
    expect(words).toEqual({ answer: '3,900–5,100', median: '4,500' });
  });

  it('shows a time as days', () => {
    const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
    const words = answerWords(
      assessed({
        low: at('2024-10-17'),
        median: at('2024-10-19'),
        high: at('2024-10-21'),
        bimodal: false,
      }),
      { type: 'time', unit: null },
    );
    expect(words).toEqual({ answer: '17–21 Oct 2024', median: '19 Oct 2024' });
  });

  it('shows any other answer as it is, and nothing where nothing can be judged', () => {
    const plain = assessed(null);
    expect(answerWords(plain, { type: 'number', unit: null })?.answer).toBe('12 people');
    expect(answerWords({ best: null, estimate: null }, { type: 'yes-no', unit: null })).toBeNull();
  });
});
