import { describe, expect, it } from 'vitest';
import { englishAttributions } from './english.ts';

const chain = (text: string, words: string): string | undefined =>
  englishAttributions(text)
    .filter(({ content }) => content.some((span) => text.slice(...span).includes(words)))
    .toSorted((a, b) => a.speakers.length - b.speakers.length)
    .at(-1)
    ?.speakers.map(({ resolved }) => resolved)
    .join(' ← ');

describe('[CL342] who told it on, and from whom they had it, are links of the chain', () => {
  it.each([
    ['Basil told Karim, who told us, that the well was dry.', 'Karim ← Basil'],
    [
      'Basil told Karim, who told Omar, who told me, that the well was dry.',
      'Omar ← Karim ← Basil',
    ],
    ['Basil told Karim, and Karim told me, that the well was dry.', 'Karim ← Basil'],
    ['I was told by Karim, who had it from a clerk, that the well was dry.', 'Karim ← a clerk'],
    ['I heard from Karim, who got it from a driver, that the well was dry.', 'Karim ← a driver'],
    ['I was told by the guard the well was dry.', 'the guard'],
    ['Word reached Karim through an aunt that the well was dry.', 'Karim ← an aunt'],
  ])('%s', (text, wanted) => {
    expect(chain(text, 'the well was dry')).toBe(wanted);
  });

  it.each([
    ['Basil told Karim, who was ill, that the well was dry.', 'Basil'],
    ['Basil told Karim that the well was dry.', 'Basil'],
    ['Basil told our reporter, who was there, that the well was dry.', 'Basil'],
    [
      'Two residents reached by phone said that the well was dry.',
      'Two residents reached by phone',
    ],
  ])('%s has no further link', (text, wanted) => {
    expect(chain(text, 'the well was dry')).toBe(wanted);
  });
});

describe('[CL343] whom somebody cites comes after who cites them', () => {
  it.each([
    [
      'Gunmen burned the mill, said farmers quoted by the Valley Post.',
      'the Valley Post ← farmers',
    ],
    [
      'Farmers interviewed by the Valley Post said that gunmen burned the mill.',
      'the Valley Post ← Farmers',
    ],
  ])('%s', (text, wanted) => {
    expect(chain(text, 'burned the mill')).toBe(wanted);
  });
});

describe('[CL344] a pronoun that stands for the one above is no link of its own', () => {
  it.each([
    [
      'She said she was told by a cousin in Marun that the school was shut.',
      'She ← a cousin in Marun',
    ],
    ['Rana said that she was told by a nurse that the school was shut.', 'Rana ← a nurse'],
  ])('%s', (text, wanted) => {
    expect(chain(text, 'school was shut')).toBe(wanted);
  });
});
