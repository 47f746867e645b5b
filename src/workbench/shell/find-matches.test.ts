import { describe, expect, it } from 'vitest';
import { makeQuestion, makeSource } from '#assessment/hand-made.ts';
import type { DocumentSummary, QuestionRow, SourceView } from '#server/views.ts';
import { type Findable, findMatches } from './find-matches.ts';

const question = (ref: string, text: string) =>
  ({ question: makeQuestion({ ref, text }), assessment: { best: null } }) as unknown as QuestionRow;
const document = (number: number, title: string) =>
  ({ id: `d${number}`, number, title, sender: 'Heron' }) as DocumentSummary;

const all: Findable = {
  caseId: 'c',
  screens: [{ name: 'Chain', to: '/case/c/chain' }],
  questions: [
    question('Q-001', 'Was the old silo full?'),
    question('Q-017', 'Silo: were detainees held there?'),
  ],
  documents: [document(41, 'At the silo'), document(4, 'Élodie writes')],
  sources: [{ source: makeSource('Plum'), letter: 'B' } as SourceView],
};
const found = (typed: string) =>
  findMatches(typed, all).flatMap((group) => group.found.map((each) => each.text));

describe('findMatches', () => {
  it('[DE1] finds what contains every word, names that begin with it first', () => {
    expect(found('silo')).toEqual([
      'Silo: were detainees held there?',
      'Was the old silo full?',
      'At the silo',
    ]);
    expect(found('silo detainees')).toEqual(['Silo: were detainees held there?']);
  });

  it('[DE1] finds a document by its number, a source, a screen', () => {
    expect(found('#41')).toEqual(['At the silo']);
    expect(found('plum')).toEqual(['Plum']);
    expect(found('chai')).toEqual(['Chain']);
  });

  it('minds neither accents nor case, and says nothing where nothing fits', () => {
    expect(found('ELODIE')).toEqual(['Élodie writes']);
    expect(found('zzz')).toEqual([]);
  });
});
