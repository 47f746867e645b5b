import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
import { said } from './made-by-hand.ts';
import { wordsSaid } from './scene-name.ts';
import { scenesOf } from './scenes.ts';
import type { Statement } from './tellings.ts';

const subject = (text: string, kind: Subject['kind'] = 'place') => ({
  kind,
  names: [{ text, language: null, script: null, kind: 'name' as const }],
});
const subjects = new Map([
  ['office', subject('Office', 'office')],
  ['course', subject('Course', 'stage')],
  ['silo', subject('Silo')],
  ['silo-again', subject('The silo')],
  ['unsaid', subject('Clinic')],
]);
const statement = (id: string): Statement => ({
  claim: said(1, id, { type: 'yes-no', answer: 'yes' }),
  origin: '[]',
  through: [],
  translators: [],
  prompt: null,
});
const about = (...ids: readonly string[]) => ({ subjectIds: ids.map((id) => asId<never>(id)) });
const WORDS = wordsSaid(['the office, the course, the silo']);

describe('[AS156] the scenes of an account', () => {
  it('asks about each subject once, whatever the topics, in the order it was first spoken of', () => {
    const questions = new Map([
      ['q1', about('office', 'course')],
      ['q2', about('silo')],
      ['q3', about('office')],
      ['q4', about('silo-again')],
      ['q5', about('unsaid')],
      ['q6', about()],
      ['q7', about('course')],
    ]);
    const scenes = scenesOf([...questions.keys()].map(statement), questions, subjects, WORDS);
    expect(
      scenes.map(({ name, kind, statements }) => [
        name,
        kind,
        statements.map(({ claim }) => claim.questionId),
      ]),
    ).toEqual([
      ['the office', 'office', ['q1', 'q3']],
      ['the silo', 'place', ['q2', 'q4']],
      ['the course', 'stage', ['q7']],
      [null, null, ['q5', 'q6']],
    ]);
  });

  it('puts every statement into one scene and no scene twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.subarray([...subjects.keys()]), { minLength: 1, maxLength: 12 }),
        (each) => {
          const questions = new Map(each.map((ids, i) => [`q${i}`, about(...ids)]));
          const statements = [...questions.keys()].map(statement);
          const scenes = scenesOf(statements, questions, subjects, WORDS);
          const all = scenes.flatMap((scene) => scene.statements);
          expect(all.toSorted((a, b) => statements.indexOf(a) - statements.indexOf(b))).toEqual(
            statements,
          );
          const names = scenes.map(({ name }) => name);
          expect(new Set(names).size).toBe(names.length);
        },
      ),
    );
  });
});
