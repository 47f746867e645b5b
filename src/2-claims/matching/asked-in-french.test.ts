import { describe, expect, test } from 'vitest';
import { french } from './asked-in-french.ts';

describe('[CL348] questions in French', () => {
  test.each([
    ['Un camion est venu de Tell Varo', 'Est-ce qu’un camion est venu de Tell Varo ?'],
    ['Les routes sont fermées, dit-on', 'Est-ce que les routes sont fermées ?'],
    ['route fermée à tous', 'Est-ce vrai : « route fermée à tous » ?'],
    ['ils ont fermé la route', 'Est-ce vrai : « ils ont fermé la route » ?'],
    ['Le pont n’est pas miné', 'Est-ce vrai : « Le pont n’est pas miné » ?'],
  ])('“%s”: “%s”', (said, asked) => {
    expect(french.whether(said)).toEqual({ text: asked, answer: 'yes' });
  });
  test('a time and a colour are left out of what asks for them', () => {
    expect(french.when('Le pont a été détruit le 3 mars', '3 mars')).toBe(
      'Quand cela s’est-il passé : « Le pont a été détruit » ?',
    );
    expect(french.colour('Un camion ', '')).toBe('De quelle couleur était le camion ?');
  });
});
