import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCompact } from './compact-gazetteer.ts';
import { addVotes, caseCountries, type CaseTraces, leaningOf, votesOf } from './leaning.ts';
import { matchPlace } from './match-place.ts';

const packed = new URL('../../../data/gazetteer/places.tsv.gz', import.meta.url);
const gazetteer = readCompact(gunzipSync(readFileSync(packed)).toString('utf8'));
const countries = (traces: Partial<CaseTraces>): readonly string[] =>
  caseCountries({ names: [], points: [], texts: [], zone: null, ...traces }, gazetteer);
const votes = (name: string) => votesOf(matchPlace(name, gazetteer).candidates, name);

describe('[CL313] the countries of a case follow from what it holds', () => {
  test.each([
    ['a place somebody accepted', { names: ['Deir ez-Zor'] }, ['SY']],
    ['one point', { points: [{ lat: 36.37, lon: 37.51 }] }, ['SY']],
    [
      'ambiguous names that have one country in common',
      { texts: ['Qamishli', 'Palmyra', 'Suluk'].map(votes) },
      ['SY'],
    ],
    ['a zone and a hint of it', { zone: 'SY', texts: [votes('Palmyra')] }, ['SY']],
    ['two countries', { names: ['Raqqa', 'Aleppo', 'Mosul', 'Baghdad'] }, ['SY', 'IQ']],
  ] as const)('%s', (_, traces, expected) => {
    expect([...countries(traces)].toSorted()).toEqual([...expected].toSorted());
  });
  test.each([
    ['nothing', {}],
    ['a zone alone, which may be that of the desk', { zone: 'DE' }],
    ['invented names', { names: ['Tell Varo', 'Orsk Medna', 'Sefin district'] }],
  ])('none from %s', (_, traces) => {
    expect(countries(traces)).toEqual([]);
  });
  test('one text about somewhere else does not make it another case', () => {
    expect(countries({ names: ['Raqqa', 'Aleppo', 'Idlib'], texts: [votes('Lyon')] })).toEqual([
      'SY',
    ]);
  });
});

test('[CL311] a name has one vote, parted among the countries it may be in', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Tripoli', 'Palmyra', 'Raqqa', 'Suluk', 'Qamishli', 'Medina'), {
        minLength: 1,
        maxLength: 6,
      }),
      (names) => {
        const all = addVotes(names.map(votes));
        const sum = [...all.values()].reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(names.length, 6);
        for (const share of leaningOf(all).values()) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThan(1);
        }
      },
    ),
    { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 50) },
  );
});
