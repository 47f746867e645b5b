import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findThreats } from './threat-words.ts';

describe('words that may speak of a threat to life', () => {
  it.each([
    ['en', 'The school will be attacked on Friday.', 'will be attacked', 'on Friday'],
    ['en', 'They are going to burn the mill tonight', 'are going to burn', 'tonight'],
    ['en', 'He has orders to shoot whoever comes.', 'has orders to shoot', null],
    ['en', 'She got death threats again.', 'death threats', null],
    ['fr', 'Ils vont brûler la clinique vendredi.', 'vont brûler', 'vendredi'],
    ['fr', 'Le pont sera bombardé demain.', 'sera bombardé', 'demain'],
    ['fr', 'Il a reçu des menaces de mort.', 'menaces de mort', null],
    ['ar', 'قالوا إنهم سيهاجمون المدرسة غدًا', 'سيهاجمون', 'غدًا'],
    ['ar', 'إنهم سيحرقون العيادة يوم الجمعة', 'سيحرقون', 'يوم الجمعة'],
    ['ar', 'سَيَقْتُلُونَهُ الليلة', 'سَيَقْتُلُونَهُ', 'الليلة'],
    ['ar', 'وصلته تهديدات بالقتل', 'تهديدات بالقتل', null],
    ['ar', 'رح يقصفوا الجسر بكرا', 'رح يقصفوا', 'بكرا'],
  ])('[AS126] %s: %s', (language, text, words, when) => {
    expect(findThreats(text)).toMatchObject([{ language, words, when }]);
  });

  it.each([
    'The school was attacked on Friday.',
    'They will not attack the school.',
    'Ils ne vont pas attaquer.',
    'لن يهاجموا المدرسة',
    'هاجموا المدرسة يوم الجمعة',
    'We will strike a balance? No: we shall see.',
    'The bakery will be open on Friday.',
  ])('[AS126] leaves alone: %s', (text) => {
    // "strike a balance" is the price of a short list; everything else must stay quiet.
    const found = findThreats(text);
    expect(found.length).toBe(text.includes('strike') ? 1 : 0);
  });

  it('[AS126] gives the whole sentence, at its place in the text as it stands', () => {
    const text = 'All is calm. \u200fزيتونة خائفة. إنهم سيحرقون العيادة يوم الجمعة. عاجل.';
    const [hit] = findThreats(text);
    expect(hit?.quote).toBe('إنهم سيحرقون العيادة يوم الجمعة');
    expect(text.slice(...(hit?.span ?? [0, 0]))).toBe(hit?.quote);
  });

  it('[AS126] every hit lies within the text, whatever the text', () => {
    const pieces = fc.constantFrom(
      'will be ',
      'killed',
      ' سي',
      'قتلون',
      '. ',
      '\n',
      'vont tuer ',
      '\u064e',
      'x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (list) => {
        const text = list.join('');
        for (const { span, quote, words } of findThreats(text)) {
          expect(text.slice(...span)).toBe(quote);
          expect(quote).toContain(words);
        }
      }),
    );
  });
});
