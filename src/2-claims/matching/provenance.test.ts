import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { provenanceOf } from './provenance.ts';

const names = (sentence: string) => provenanceOf(sentence).map(({ name }) => name);

describe('where a sentence says it is from', () => {
  test.each([
    ['Wounded: 31, Rowan has it from Teal.', ['Rowan', 'Teal']],
    ['Families: fifty, from Rowan, who translated for Teal.', ['Rowan', 'Teal']],
    ['A big crowd, says Rowan, from Teal.', ['Rowan', 'Teal']],
    ['It was in the district, says Rowan.', ['Rowan']],
    ['From the driver, through Rowan.', ['Rowan', 'the driver']],
    ['Checkpoint: Rowan’s shopkeeper names Abu Salim.', ['Rowan', 'Rowan’s shopkeeper']],
    ['A clerk of the office read me the roll on the telephone.', ['A clerk of the office']],
    ['My source on the roof: they brought nine men.', ['My source on the roof']],
    ['Forwarded from the channel River Post: the market an hour ago', ['River Post']],
    ['The photograph, provided by River Post, shows the market.', ['River Post']],
    ['From Teal, who says: our market this morning', ['Teal']],
  ])('[IN272] “%s”', (sentence, wanted) => {
    expect(names(sentence)).toEqual(wanted);
  });
  test.each([
    'It came from the ridge.',
    'They walked from Tell Varo to the ford.',
    'The road is closed since morning.',
    'He drove from Rowan Street, through the market.',
  ])('[IN272] “%s” says nothing of the kind', (sentence) => {
    expect(names(sentence)).toEqual([]);
  });
  test('[IN272] who translated is told apart, and who has no name', () => {
    const [near, far] = provenanceOf('Fifty, from Rowan, who translated for Teal.');
    expect([near?.translated, far?.translated]).toEqual([true, false]);
    expect(provenanceOf('My driver: the road is closed.')[0]?.described).toBe(true);
  });
  test('[IN272] any words are read at once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (words) => {
        for (const { name } of provenanceOf(words)) expect(name).not.toBe('');
      }),
    );
    const start = performance.now();
    for (const bad of ['Aa '.repeat(50_000), 'the x of '.repeat(30_000), ', says '.repeat(30_000)])
      provenanceOf(bad);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
