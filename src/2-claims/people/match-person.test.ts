import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames } from './compare-names.ts';
import { listedSpellings } from './given-names.ts';
import { indexPeople, matchPerson } from './match-person.ts';
import { parseName } from './parse-name.ts';

const known = [
  { id: 'p1', names: [{ text: 'خالد ناصر الحلبي' }, { text: 'Abu Omar' }] },
  { id: 'p2', names: [{ text: 'Walid Nasser al-Halabi' }] },
  { id: 'p3', names: [{ text: 'Umm Hassan' }] },
  { id: 'p4', names: [{ text: 'Hassan Velkassem' }] },
];

test('[CL222] people are proposed across scripts, with what speaks for it and what against', () => {
  const { candidates } = matchPerson('Khaled al-Halaby', known);
  expect(candidates.map(({ id }) => id)).toEqual(['p1']);
  expect(candidates[0]?.reasons.join(' ')).toContain('spellings of one name');
  expect(candidates[0]?.verdict).toBe('same');
  const short = matchPerson('Hassan', known).candidates;
  expect(short.map(({ id }) => id)).toEqual(['p4']);
  expect(short[0]?.against).toEqual(['only the given name is common']);
});

test('[CL223] who shares nothing but a kunya is shown among the nearest and never proposed', () => {
  const found = matchPerson('Abou Omar', known);
  expect(found.candidates).toEqual([]);
  expect(found.nearest[0]).toMatchObject({ id: 'p1', verdict: 'kunya' });
  expect(found.nearest[0]?.against).toContain('a kunya alone never says who somebody is');
});

test('[CL223] without a match the nearest are shown with what sets them apart', () => {
  const found = matchPerson('Hussein Velkassem', known);
  expect(found.candidates).toEqual([]);
  expect(found.nearest[0]).toMatchObject({ id: 'p4', against: ['"Hussein" is not "Hassan"'] });
});

test('[CL224] the index proposes whom comparing with everybody proposes', () => {
  const word = fc.constantFrom(
    ...listedSpellings().flat(),
    'Velkassem',
    'Osmani',
    'عثماني',
    'Chahine',
    'شاهين',
  );
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(name, fc.array(name, { maxLength: 12 }), (asked, names) => {
      const people = names.map((text, i) => ({
        id: `p${String(i).padStart(2, '0')}`,
        names: [{ text }],
      }));
      const slow = people
        .filter(({ names: [only] }) =>
          ['same', 'possible'].includes(
            compareNames(parseName(asked), parseName(only!.text)).verdict,
          ),
        )
        .map(({ id }) => id);
      const fast = matchPerson(asked, indexPeople(people)).candidates.map(({ id }) => id);
      expect(fast.toSorted()).toEqual(slow.toSorted());
    }),
    { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 200) },
  );
});
