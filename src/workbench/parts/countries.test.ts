import { describe, expect, it } from 'vitest';
import { countriesIn, countryName } from './countries.ts';

describe('[DE179] countries as somebody types them', () => {
  it.each([
    ['', [], undefined],
    ['Syria', ['SY'], undefined],
    ['syria , IQ,Iraq', ['SY', 'IQ'], undefined],
    ['Yemen; Germany', ['YE', 'DE'], undefined],
    ['Côte d’Ivoire', ['CI'], undefined],
    ['cote d ivoire', ['CI'], undefined],
    ['Syria, Marran', ['SY'], 'Marran'],
    ['European Union', [], 'European Union'],
  ])('%s', (typed, codes, unknown) => {
    expect(countriesIn(typed)).toEqual({ codes, unknown });
  });

  it('says each by its name', () => expect(countryName('SD')).toBe('Sudan'));
});
