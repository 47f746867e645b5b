import { describe, expect, test } from 'vitest';
import { asId, type SubjectId } from '#terms/ids.ts';
import { makeGazetteer } from '../places/gazetteer.ts';
import { matchSubject, type KnownSubject } from './match-subject.ts';

function subject(
  id: string,
  kind: KnownSubject['kind'],
  names: readonly string[],
  more: Partial<KnownSubject> = {},
): KnownSubject {
  return {
    id: asId<SubjectId>(id),
    kind,
    names: names.map((text) => ({ text, language: null, script: null, kind: 'name' })),
    descriptors: [],
    point: null,
    ...more,
  };
}

const SUBJECTS = [
  subject('s1', 'person', ['خالد الحلبي']),
  subject('s2', 'person', ['Umm Khaled']),
  subject('s3', 'place', ['الرقة'], { point: { lat: 35.95, lon: 39.01, radius: 3000 } }),
  subject('s4', 'group', ['Free Valley Army']),
  subject('s5', 'person', [], { descriptors: ['the tall guard with a scar'] }),
  subject('s6', 'place', ['Old Mill']),
];
const ids = (text: string, more = {}) =>
  matchSubject(text, SUBJECTS, more).candidates.map(({ id }) => id);

describe('[CL225] a name or place in a claim finds the subject it may mean', () => {
  test('people and places across scripts, groups by their words', () => {
    expect(ids('Khaled al-Halabi')[0]).toBe('s1');
    expect(ids('Ar-Raqqah')).toEqual(['s3']);
    expect(ids('the Valley Army')).toEqual(['s4']);
  });

  test('with every letter typed', () => {
    expect(ids('Free V')).toEqual(['s4']);
    expect(ids('Old')).toEqual(['s6']);
    expect(ids('')).toEqual([]);
    expect(ids('x')).toEqual([]);
  });

  test('a description finds who is described, and says that many may fit', () => {
    const [found] = matchSubject('a tall guard', SUBJECTS).candidates;
    expect(found).toMatchObject({ id: 's5', against: ['a description may fit many'] });
  });

  test('a kunya alone is shown, not offered', () => {
    const found = matchSubject('Oum Khaled', SUBJECTS);
    expect(found.candidates).toEqual([]);
    expect(found.nearest[0]?.id).toBe('s2');
    expect(matchSubject('Umm Kha', SUBJECTS).candidates).toEqual([]);
  });

  test('a place of that name elsewhere speaks against it', () => {
    const place = {
      id: 'g1',
      name: 'Raqqah',
      lat: 20,
      lon: 45,
      country: 'SA',
      kind: 'village',
      population: 900,
      extent: 1000,
      aliases: [],
    };
    const gazetteer = makeGazetteer([place as never]);
    const [found] = matchSubject('Raqqah', SUBJECTS, { gazetteer }).candidates;
    expect(found?.id).toBe('s3');
    expect(found?.against[0]).toMatch(/lies .* from the subject/);
  });

  test('no match shows the nearest and why not', () => {
    const found = matchSubject('Khaled Sahli', SUBJECTS);
    expect(found.candidates).toEqual([]);
    expect(found.nearest[0]).toMatchObject({ id: 's1', against: ['"Sahli" is not "الحلبي"'] });
  });
});
