import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseName, type NameUnit } from './parse-name.ts';

const words = (units: readonly NameUnit[]) => units.map(({ word }) => word);

test('[CL221] a name is read in its parts', () => {
  const name = parseName('Dr. Abu Omar Abd al-Rahman ibn Khalid al-Halabi');
  expect(name.titles).toEqual(['Dr']);
  expect(name.kunya).toMatchObject({ of: 'father', name: { word: 'omar' } });
  expect(name.given).toMatchObject({ kind: 'abd', word: 'rahman' });
  expect(words(name.nasab)).toEqual(['khalid']);
  expect(name.nasab[0]?.child).toBe('son');
  expect(words(name.nisba)).toEqual(['halabi']);
  const arabic = parseName('العقيد رياض بن خالد الأسعد الحلبي');
  expect(arabic.titles).toEqual(['العقيد']);
  expect(arabic.given?.word).toBe('رياض');
  expect(words(arabic.nasab)).toEqual(['خالد']);
  expect(words(arabic.laqab)).toEqual(['أسعد']);
  expect(words(arabic.nisba)).toEqual(['حلبي']);
  expect(parseName('Abu Omar al-Shami').given).toBeNull();
  expect(parseName('Umm Khalid').kunya?.of).toBe('mother');
});

test('[CL221] compounds are one name however they are parted', () => {
  for (const one of [
    'Abd al-Karim',
    'Abdul Karim',
    'Abdelkarim',
    'Abdulkarim',
    'Abdel-Karim',
    'Abdoul Karim',
  ]) {
    expect(parseName(`${one} Tazi`)).toMatchObject({
      given: { kind: 'abd', word: 'karim' },
      rest: [{ word: 'tazi' }],
    });
  }
  for (const one of ['Abdullah', 'Abdallah', 'Abd Allah', 'Abdulla', 'عبد الله', 'عبدالله']) {
    expect(parseName(one).given).toMatchObject({ kind: 'abd', word: 'allah' });
  }
  for (const one of ['Nur al-Din', 'Nureddin', 'Nouraddine', 'Nurettin', 'Nur ad-Din']) {
    expect(parseName(one).given?.kind).toBe('din');
  }
});

test('[CL221] any text is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const name = parseName(text);
      expect(name.written).toBe(text);
      for (const unit of name.rest) expect(unit.word).not.toBe('');
    }),
    { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 300) },
  );
});
