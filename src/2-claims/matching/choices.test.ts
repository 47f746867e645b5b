import { describe, expect, test } from 'vitest';
import { choiceAsked, choicesIn } from './choices.ts';

const found = (text: string) => choicesIn(text).map(({ kind, text: name }) => [kind, name]);

describe('answers out of a short list', () => {
  test.each([
    ['We heard the thuds and the whistle, so mortar.', [['weapon', 'mortar']]],
    ['A car bomb tore through the mill.', [['weapon', 'car bomb']]],
    ['قصفوا السوق بالهاون', [['weapon', 'mortar']]],
    ['سقطت قذيفة هاون', [['weapon', 'mortar']]],
    [
      'Une voiture piégée, grise.',
      [
        ['weapon', 'car bomb'],
        ['colour', 'grey'],
      ],
    ],
    ['A white truck came.', [['colour', 'white']]],
    ['Who commands at Tell Varo now: Abu Salim, they say.', [['commander', 'Abu Salim']]],
    ['Northern checkpoint, commander: Abu Salim.', [['commander', 'Abu Salim']]],
    ['The barrier is commanded by Abu Salim.', [['commander', 'Abu Salim']]],
    ['Nobody came out before noon.', []],
  ] as const)('[IN278] “%s”', (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });
  test('[IN278] spans are the words’ own, and none lies in another', () => {
    const text = 'A white car bomb, then mortar shells.';
    expect(choicesIn(text).map(({ span }) => text.slice(...span))).toEqual([
      'white',
      'car bomb',
      'mortar shells',
    ]);
  });
  test('[IN278] a question says by its words or its answers what it asks for', () => {
    expect(choiceAsked('What colour was the truck?', [])).toBe('colour');
    expect(choiceAsked('Who commands the post?', [])).toBe('commander');
    expect(choiceAsked('What struck the mill?', [])).toBe('weapon');
    expect(choiceAsked('Q-4', ['car bomb'])).toBe('weapon');
    expect(choiceAsked('Which of the three?', ['first'])).toBeNull();
  });
});
