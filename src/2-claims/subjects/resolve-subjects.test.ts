import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type QuestionId, type SubjectId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
import { decided, subject } from './made-by-hand.ts';
import { resolveSubjects } from './resolve-subjects.ts';

const id = (text: string) => asId<SubjectId>(text);
const q = (text: string) => asId<QuestionId>(text);

describe('resolving subjects', () => {
  const guard = subject('guard', 'the tall guard with the scar/description', {
    descriptors: ['a limp'],
  });
  const rami = subject('rami', 'Abu Rami/kunya', { descriptors: ['a captain'] });

  it('[CL245] a merge counts what is said of one for the other and keeps both records', () => {
    const book = resolveSubjects([{ ...guard, sameAs: decided('rami') }, rami]);
    expect(book.meant(id('guard'))).toBe('rami');
    expect([...book.subjects.keys()]).toEqual(['rami']);
    expect(book.subjects.get(id('rami'))).toMatchObject({
      name: 'Abu Rami',
      knownBy: 'kunya',
      members: ['rami', 'guard'],
      descriptors: ['a captain', 'a limp'],
    });
    expect(book.subjects.get(id('rami'))?.names.map(({ text }) => text)).toEqual([
      'Abu Rami',
      'the tall guard with the scar',
    ]);
  });

  it('[CL246] a parting moves the names and questions it names, and nothing else', () => {
    const other = subject('other', 'the guard of the ford/description', {
      partedFrom: {
        ...decided('guard'),
        names: [],
        descriptors: ['a limp'],
        questionIds: [q('q2')],
      },
      descriptors: ['a limp'],
    });
    const book = resolveSubjects([guard, rami, other]);
    expect(book.meant(id('guard'), q('q1'))).toBe('guard');
    expect(book.meant(id('guard'), q('q2'))).toBe('other');
    expect(book.meant(id('guard'))).toBe('guard');
    expect(book.subjects.get(id('guard'))?.descriptors).toEqual([]);
    expect(book.subjects.get(id('other'))?.descriptors).toEqual(['a limp']);
  });

  it('[CL246] whose every name was parted off is still called by its first', () => {
    const other = subject('other', 'X', {
      partedFrom: {
        ...decided('guard'),
        names: ['the tall guard with the scar'],
        descriptors: [],
        questionIds: [],
      },
    });
    expect(resolveSubjects([guard, other]).subjects.get(id('guard'))?.name).toBe(
      'the tall guard with the scar',
    );
  });

  it('[CL247] what is not there means nobody; a decision about it is passed over', () => {
    const book = resolveSubjects([{ ...guard, sameAs: decided('gone') }]);
    expect(book.meant(id('gone'))).toBeNull();
    expect(book.meant(id('guard'))).toBe('guard');
  });

  const world = fc.integer({ min: 1, max: 7 }).chain((n) =>
    fc.array(
      fc.record({
        same: fc.option(fc.integer({ min: 0, max: n }), { nil: null }),
        from: fc.option(fc.integer({ min: 0, max: n }), { nil: null }),
        asked: fc.subarray(['q0', 'q1']),
      }),
      { minLength: n, maxLength: n },
    ),
  );
  const recordsOf = (drawn: typeof world extends fc.Arbitrary<infer T> ? T : never): Subject[] =>
    drawn.map(({ same, from, asked }, i) =>
      subject(`s${i}`, `name ${i}`, {
        ...(same === null ? {} : { sameAs: decided(`s${same}`) }),
        ...(from === null
          ? {}
          : {
              partedFrom: {
                ...decided(`s${from}`),
                names: [`name ${from}`],
                descriptors: [],
                questionIds: asked.map(q),
              },
            }),
      }),
    );

  it('[CL247] every record belongs to one meant subject, in circles too, whatever the order', () => {
    fc.assert(
      fc.property(world, fc.boolean(), (drawn, turned) => {
        const records = recordsOf(drawn);
        const book = resolveSubjects(turned ? records.toReversed() : records);
        const again = resolveSubjects(records);
        const members = [...book.subjects.values()].flatMap((one) => one.members);
        expect(members.toSorted()).toEqual(records.map((one) => one.id as string).toSorted());
        for (const record of records) {
          for (const question of [undefined, q('q0'), q('q1')]) {
            const end = book.meant(record.id, question);
            expect(end).toBe(again.meant(record.id, question));
            // Whom it means stands for itself.
            expect(end === null ? null : book.meant(end)).toBe(end);
          }
        }
        expect([...again.subjects.values()].map((one) => one.name).toSorted()).toEqual(
          [...book.subjects.values()].map((one) => one.name).toSorted(),
        );
      }),
      { numRuns: 300 },
    );
  });
});
