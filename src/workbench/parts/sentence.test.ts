import { describe, expect, it } from 'vitest';
import { stress } from './sentence.tsx';

const strong = (text: string) =>
  stress(text)
    .filter((part) => part.strong)
    .map((part) => part.text);

describe('the finding as a sentence', () => {
  it('[DE7] sets apart how likely and how many people, and loses no word', () => {
    const text =
      'It is very likely (92 %, 49–99) that detainees were held. Ten of eleven reports say so, but all eleven go back to three people shown independent of each other and two more chains.';
    expect(strong(text)).toEqual([
      'very likely (92 %, 49–99)',
      'three people shown independent of each other',
    ]);
    expect(
      stress(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('[DE6] sets apart that it cannot be judged', () => {
    expect(strong('It cannot be judged whether it was open: nobody saw it.')).toEqual([
      'cannot be judged',
    ]);
  });
});
