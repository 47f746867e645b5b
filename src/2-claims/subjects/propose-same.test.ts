import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
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

  it('[CL252] a thousand subjects take a few seconds at most', () => {
    const given = ['Yusuf', 'Khalid', 'Salim', 'Nadir', 'Hamid', 'Karim', 'Tahir', 'Walid'];
    const records = Array.from({ length: 1_000 }, (_, i) =>
      i % 5 === 0
        ? subject(`p${i}`, `Tell ${String.fromCharCode(97 + (i % 26))}${i}`, { kind: 'place' })
        : subject(`p${i}`, `${given[i % 8]} ibn ${given[(i >> 3) % 8]} al-Dar${i % 97}i`, {
            descriptors: [`said to stand at gate ${i % 400}`],
          }),
    );
    const start = performance.now();
    propose(...records);
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 30_000);
});
