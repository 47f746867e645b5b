import { describe, expect, it } from 'vitest';
import { sceneName, wordsSaid } from './scene-name.ts';

const named = (...texts: readonly string[]) => ({
  names: texts.map((text) => ({ text, language: null, script: null, kind: 'name' as const })),
});

describe('[AS151] a scene goes by a name the witness has used', () => {
  it.each<[string, string, string | null]>([
    // The part of the name that was used, small where it is no proper name.
    ['Grain silo of Dar Sefin', 'There was only grain in the silo', 'the grain silo'],
    ['Grain silo of Dar Sefin', 'They were in the silo', 'the silo'],
    ['Market of Dar Sefin', 'the market of Dar Sefin', 'the market of Dar Sefin'],
    ['Office by the mill', 'From the office by the mill you go on', 'the office by the mill'],
    ['Interview', 'After the interview comes the course', 'the interview'],
    ['the tall man with the ledger', 'A tall man runs it', 'the tall man'],
    // Proper names stay as they are.
    ['Abu Tariq', 'It was Abu Tariq', 'Abu Tariq'],
    ['Tell Varo', 'below Tell Varo', 'Tell Varo'],
    ['Pont de Kest', 'vers le pont de Kest', 'the pont de Kest'],
    ['الصومعة', 'كانوا في الصومعة', 'الصومعة'],
    // What the name turns on was not said.
    ['Northern checkpoint', 'the northern road', null],
    ['Grain silo of Dar Sefin', 'I lived in Dar Sefin', null],
    ['School', 'the market', null],
    ['of the', 'of the', null],
  ])('%s, where was said: %s', (name, text, expected) => {
    expect(sceneName(named(name), wordsSaid([text]))).toBe(expected);
  });

  it('takes the longest of several names', () => {
    expect(sceneName(named('Silo', 'Grain silo'), wordsSaid(['grain in the silo']))).toBe(
      'the grain silo',
    );
  });
});
