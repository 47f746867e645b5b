import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CaseFileError } from './case-file-error.ts';
import { parseCaseFile, parseChain } from './case-file-format.ts';

const whole = (): Record<string, unknown> => ({
  format: 'hearsay-case/1',
  title: 'A well',
  purpose: 'event',
  zone: 'UTC',
  releasePolicy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
  sources: [{ pseudonym: 'Plum', kind: 'witness' }],
  imports: [{ file: 'a.txt', from: 'Plum', channel: 'mail', receivedAt: '2026-03-12T10:00:00Z' }],
  questions: [
    {
      ref: 'Q-001',
      text: 'How many wells are dry?',
      type: 'number',
      topic: 'water',
      claims: [{ in: 'a.txt', quote: 'over 100 wells', says: 'over 100', chain: 'Plum' }],
    },
  ],
});

const faults = (json: unknown): readonly string[] => {
  try {
    parseCaseFile(json);
  } catch (error) {
    if (error instanceof CaseFileError) return error.faults;
    throw error;
  }
  return [];
};

test('a case file is read, with what was left out filled in', () => {
  const file = parseCaseFile(whole());
  expect(file.sources[0]).toMatchObject({ riskLimit: 'low', consent: 'internal', handles: [] });
  expect(file.questions[0]?.claims[0]).toMatchObject({ basis: 'unknown', denies: false });
});

test('the sample is a case file', () => {
  const json = readFileSync(new URL('../../fixtures/sefin/case.json', import.meta.url), 'utf8');
  expect(faults(JSON.parse(json))).toEqual([]);
});

describe('every fault is named with its path', () => {
  test.each<[string, (file: ReturnType<typeof whole>) => void, RegExp]>([
    ['a missing field', (f) => delete f['title'], /^title: /],
    ['a misspelt field', (f) => (f['sorces'] = []), /the file: .*sorces/],
    [
      'somebody unknown in a chain',
      (f) => edit(f, { chain: 'Plum > Plumm' }),
      /^questions\[0\] \(Q-001\)\.claims\[0\]\.chain: nobody is called "Plumm"/,
    ],
    ['an empty step', (f) => edit(f, { chain: 'Plum > ' }), /chain: .*empty step/],
    ['a file not imported', (f) => edit(f, { in: 'b.txt' }), /in: "b\.txt" is not among/],
    ['a value of the wrong type', (f) => edit(f, { says: 'many' }), /says: "many" is not a number/],
    ['a time nobody can read', (f) => edit(f, { told: 'last year' }), /told: "last year"/],
    [
      'one name twice',
      (f) => (f['sources'] = [...(f['sources'] as []), ...(f['sources'] as [])]),
      /^sources: "Plum" stands there twice/,
    ],
  ])('%s', (_, spoil, expected) => {
    const file = whole();
    spoil(file);
    const found = faults(file);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatch(expected);
  });

  test('many faults come in one error, not one by one', () => {
    const file = whole();
    edit(file, { chain: 'Quince', says: 'many', in: 'b.txt' });
    expect(faults(file)).toHaveLength(3);
  });
});

test('chains: observers, relays, translators, people known by words only, and gaps', () => {
  expect(parseChain('“a guard” > Quince > C-Birch (translator)')).toEqual([
    { actor: { kind: 'unnamed', descriptor: 'a guard' }, role: 'observer' },
    { actor: { kind: 'source', name: 'Quince' }, role: 'relay' },
    { actor: { kind: 'source', name: 'C-Birch' }, role: 'translator' },
  ]);
  expect(parseChain('? > Valley Now')).toEqual([
    { actor: { kind: 'gap' }, role: 'relay' },
    { actor: { kind: 'source', name: 'Valley Now' }, role: 'relay' },
  ]);
});

function edit(file: ReturnType<typeof whole>, change: Record<string, unknown>): void {
  const questions = file['questions'] as { claims: Record<string, unknown>[] }[];
  Object.assign(questions[0]?.claims[0] ?? {}, change);
}
