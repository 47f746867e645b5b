import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
import { compareNames } from '../people/compare-names.ts';
import { nameKeys } from '../people/name-keys.ts';
import { parseName } from '../people/parse-name.ts';
import { nameLikeness, SAME_NAME } from '../places/name-likeness.ts';
import { readName } from '../places/place-key.ts';
import { decided, subject } from './made-by-hand.ts';
import { isKunyaAlone, proposeSame } from './propose-same.ts';
import { resolveSubjects } from './resolve-subjects.ts';

const propose = (...records: readonly Subject[]) => proposeSame(records, resolveSubjects(records));
const pairs = (...records: readonly Subject[]) =>
  propose(...records).map(({ a, b }) => `${a} ${b}`);

describe('proposing that two subjects are the same', () => {
  it.each([
    ['one name in two scripts', ['Yusuf al-Marrani'], ['يوسف المراني']],
    ['two spellings', ['Mohammed Sefini'], ['Muhammad Sefini']],
    [
      'descriptions that share what tells apart',
      ['the tall guard with the scar/description'],
      ['a guard, tall, scar on the cheek/description'],
    ],
  ])('[CL249] %s: proposed with reasons', (_, a, b) => {
    const [found] = propose(subject('a', a), subject('b', b));
    expect(found).toMatchObject({ a: 'a', b: 'b' });
    expect(found?.reasons.length).toBeGreaterThan(0);
  });

  it.each([
    ['a kunya alone', ['Abu Rami/kunya'], ['Abu Rami/kunya']],
    ['a kunya alone in two scripts', ['Abu Rami/kunya'], ['أبو رامي/kunya']],
    ['a kunya filed as a name', ['Abu Rami'], ['Abu Rami']],
    ['one common word of a description', ['a guard/description'], ['the tall guard/description']],
    ['two names', ['Yusuf Marrani'], ['Khalid Sefini']],
  ])('[CL250] %s: not proposed', (_, a, b) => {
    expect(propose(subject('a', a), subject('b', b))).toEqual([]);
  });

  it('[CL250] two who are called something are no pair because both were seen at one gate', () => {
    const seen = { descriptors: ['a captain, seen at the northern gate'] };
    expect(
      propose(subject('a', 'Abu Rami/kunya', seen), subject('b', 'Abu Tariq/kunya', seen)),
    ).toEqual([]);
    expect(
      pairs(
        subject('a', 'Abu Rami/kunya', seen),
        subject('b', 'the captain of the northern gate/description'),
      ),
    ).toEqual(['a b']);
  });

  it('[CL250] whatever kunyas people share, no kunya alone ever proposes anybody', () => {
    const kunya = fc
      .tuple(
        fc.constantFrom('Abu', 'Umm', 'أبو', 'أم'),
        fc.constantFrom('Rami', 'Tariq', 'Khaled', 'رامي', 'طارق'),
      )
      .map(([head, name]) => `${head} ${name}/kunya`);
    fc.assert(
      fc.property(
        fc.array(fc.array(kunya, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        (all) => {
          expect(propose(...all.map((names, i) => subject(`s${i}`, names)))).toEqual([]);
        },
      ),
    );
    expect(isKunyaAlone('Abu Rami')).toBe(true);
    expect(isKunyaAlone('Abu Rami Yusuf al-Marrani')).toBe(false);
  });

  it('[CL251] what was decided either way is not proposed again', () => {
    const a = subject('a', 'Yusuf al-Marrani');
    const b = subject('b', 'Yousef al Marrani');
    expect(pairs(a, b)).toEqual(['a b']);
    expect(pairs(a, { ...b, sameAs: decided('a') })).toEqual([]);
    expect(pairs({ ...a, notSameAs: [decided('b')] }, b)).toEqual([]);
    const parted = { ...decided('a'), names: [], descriptors: [], questionIds: [] };
    expect(pairs(a, { ...b, partedFrom: parted })).toEqual([]);
  });

  it('[CL249] places by sound unless their points lie apart; groups and offices by their words', () => {
    const at = (lat: number) => ({ lat, lon: -37, radius: 100 });
    const place = (id: string, name: string, lat: number | null) =>
      subject(id, name, { kind: 'place', point: lat === null ? null : at(lat) });
    expect(pairs(place('a', 'Tell Varo', 33.4), place('b', 'Tel Varo', 33.401))).toEqual(['a b']);
    expect(pairs(place('a', 'Tell Varo', 33.4), place('b', 'Tel Varo', 33.9))).toEqual([]);
    expect(pairs(place('a', 'Tell Varo', 33.4), place('b', 'Tel Varo', null))).toEqual(['a b']);
    const group = (id: string, name: string) => subject(id, name, { kind: 'group' });
    expect(pairs(group('a', 'the company at the bridge'), group('b', 'Bridge company'))).toEqual([
      'a b',
    ]);
    expect(pairs(group('a', 'the bridge company'), group('b', 'the river police'))).toEqual([]);
    expect(pairs(group('a', 'Bridge company'), subject('b', 'Bridge company'))).toEqual([]);
  });

  it('[CL249] a doubt somebody noted is a proposal', () => {
    const [found] = propose(
      subject('a', 'Abu Rami/kunya', { possibleSameAs: [asId('b')] }),
      subject('b', 'the captain/description'),
    );
    expect(found?.reasons).toEqual(['somebody noted that they may be the same']);
  });

  it('[CL252] finds what comparing one by one, without index or memory, finds', () => {
    const word = fc.constantFrom(
      'Yusuf',
      'Yousef',
      'يوسف',
      'Khalid',
      'Khaled',
      'Salim',
      'Salem',
      'Marrani',
      'al-Marani',
      'Halabi',
      'الحلبي',
      'Abd al-Rahman',
      'Abderrahmane',
      'Y.',
      'Abu Rami',
      'Umm Tariq',
      'Varo',
    );
    const person = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    const place = fc
      .tuple(
        fc.constantFrom('Tell', 'Tel', 'تل', 'Bir', 'Wadi', 'Ouadi', ''),
        fc.constantFrom(
          'Varo',
          'Faro',
          'Sefin',
          'Sifeen',
          'Hama',
          'Homs',
          'الرقة',
          'Raqqa',
          'Rakka',
        ),
      )
      .map((words) => words.join(' ').trim());
    const record = fc.oneof(
      fc.record({ kind: fc.constant('person' as const), name: person }),
      fc.record({ kind: fc.constant('place' as const), name: place }),
    );
    fc.assert(
      fc.property(fc.array(record, { maxLength: 14 }), (made) => {
        const records = made.map(({ kind, name }, i) => subject(`s${i + 10}`, name, { kind }));
        const found = propose(...records).map(({ a, b, likeness }) => ({ a, b, likeness }));
        const slow = oneByOne(records);
        expect(found.toSorted(byPair)).toEqual(slow.toSorted(byPair));
      }),
      { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 200) },
    );
  });

  it('[CL252] two thousand people of few names take about a second', () => {
    const records = Array.from({ length: 2_000 }, (_, i) =>
      subject(`p${i}`, `${madeUp(i % 120)} ${madeUp((i * 7) % 113)} al-${madeUp((i * 13) % 127)}`),
    );
    expect(cpuSeconds(() => propose(...records))).toBeLessThan(6);
  }, 60_000);

  it('[CL252] and two thousand places', () => {
    const records = Array.from({ length: 2_000 }, (_, i) =>
      subject(`p${i}`, `Tell ${madeUp(i)}${madeUp(i * 31)}`, { kind: 'place' }),
    );
    expect(cpuSeconds(() => propose(...records))).toBeLessThan(6);
  }, 60_000);
});

/** Every pair by the plain comparison: the slow, right version. */
function oneByOne(records: readonly Subject[]) {
  const found: { a: string; b: string; likeness: number }[] = [];
  for (const [i, one] of records.entries()) {
    for (const other of records.slice(i + 1)) {
      if (one.kind !== other.kind) continue;
      const [x, y] = [one.names[0]!.text, other.names[0]!.text];
      const likeness = one.kind === 'person' ? ofPeople(x, y) : ofPlaces(x, y);
      if (likeness !== null) found.push({ a: one.id, b: other.id, likeness });
    }
  }
  return found;
}

function ofPeople(x: string, y: string): number | null {
  if (isKunyaAlone(x) || isKunyaAlone(y)) return null;
  const [a, b] = [parseName(x), parseName(y)];
  if (!nameKeys(a).some((key) => nameKeys(b).includes(key))) return null;
  const { verdict, likeness } = compareNames(a, b);
  if (verdict !== 'same' && verdict !== 'possible') return null;
  return likeness * (verdict === 'same' ? 1 : 0.75);
}

function ofPlaces(x: string, y: string): number | null {
  const likeness = nameLikeness(readName(x), readName(y));
  return likeness < SAME_NAME ? null : likeness;
}

function byPair(a: { a: string; b: string }, b: { a: string; b: string }): number {
  return `${a.a} ${a.b}` < `${b.a} ${b.b}` ? -1 : 1;
}

/** A word that is nobody's name, another for each number. */
function madeUp(n: number): string {
  const parts = ['ra', 'ma', 'di', 'sa', 'lim', 'kha', 'tar', 'wal', 'nur', 'fa', 'har', 'zin'];
  const of = (m: number): string => parts[m % parts.length]!;
  return `${of(n)}${of(Math.floor(n / 12) + n)}${of(Math.floor(n / 144) + 5)}`;
}

/** What this process worked, so that a busy machine does not count. */
function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
