import { describe, expect, it } from 'vitest';
import { foldText, foldWords, searchedBeginnings } from './fold-words.ts';

describe('foldWords', () => {
  it.each([
    ['Élodie’s HÔPITAL, near-by', ['elodie', 's', 'hopital', 'near', 'by']],
    ['مُحَمَّد الــحارس', ['محمد', 'الحارس']],
    ['أحمد إلى آخر ٱلمدرسة', ['احمد', 'الي', 'اخر', 'المدرسه']],
    ['کلیة ٢٠١٤ ۱۲', ['كليه', '2014', '12']],
    ['Łódź Øre straße Москва', ['lodz', 'ore', 'straße', 'москва']],
    ['a/b\\c:d', ['a', 'b', 'c', 'd']],
    ['', []],
    [' … ', []],
  ])('[DE126] %s', (text, words) => {
    expect(foldWords(text)).toEqual(words);
  });

  it('[DE126] folds what is folded to itself', () => {
    for (const text of ['Élodie', 'أحمد إلى', 'Łódź 12']) {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }
  });

  it('[DE126] looks for an Arabic word also behind the little words written together with it', () => {
    expect(searchedBeginnings('الحارس')).toContain('والحارس');
    expect(searchedBeginnings('حارس')).toContain('الحارس');
    expect(searchedBeginnings('silo')).toEqual(['silo']);
    expect(searchedBeginnings('من')).toEqual(['من']);
  });
});
