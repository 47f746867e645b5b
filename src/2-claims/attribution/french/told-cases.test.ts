import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wrongOf } from '../suite.ts';
import { frenchAttributions } from './french.ts';
import { FRENCH_TOLD } from './told-cases.ts';

test('[CL331] [CL332] [CL333] [CL365] news and chats in French: whole reports with their chains and marks; the wrong ones are known', () => {
  const wrong = wrongOf(FRENCH_TOLD, frenchAttributions);
  const golden = readFileSync(new URL('./told-wrong.txt', import.meta.url), 'utf8');
  expect(wrong.map((line) => `${line}\n`).join('')).toBe(golden);
  expect(FRENCH_TOLD.length).toBeGreaterThanOrEqual(30);
  expect(wrong.length).toBeLessThanOrEqual(FRENCH_TOLD.length / 5);
});

test('[CL332] the words that mark a report come first, and it knows nothing', () => {
  const [denied] = frenchAttributions('Personne ne m’a dit que le pont était miné.');
  expect(denied).toMatchObject({ polarity: 'denied', basis: 'unknown', speakers: [] });
  expect(denied?.certainty[0]).toBe('Personne ne m’a dit');
  expect(denied?.why).toContain('says that it was not said');
  for (const text of [
    'Le garde a dit que le pont n’était pas miné.',
    'Le colonel nie que ses hommes soient venus.',
    'Le juge a dit : « A-t-il parlé ? »',
    'La juge a demandé : « Qui était là ? »',
    'Simon a dit que la porte était ouverte.',
    'Le garde a dit que, si la pluie continue, le pont cédera.',
  ])
    expect(frenchAttributions(text)[0]?.polarity, text).toBeUndefined();
});

test('[CL331] a name that begins like a conjunction stays whole', () => {
  for (const name of ['Étienne', 'Etienne', 'Orlane', 'Carine', 'Quentin', 'Simon', 'Alorsine'])
    expect(frenchAttributions(`${name} a dit que le four était froid.`)[0]?.speakers[0]?.text).toBe(
      name,
    );
});

test('[CL365] a cue is whole words: nothing is cut inside one, and what only looks like a cue reports nothing', () => {
  for (const text of [
    'Le maire dispose d’un réseau de sources fiables dans la vallée.',
    'Le jour suivant le maire est parti.',
    'Il est certain que le pont est coupé.',
    'Le meunier tient la barre de la main gauche.',
    'Le registre tenait compte de tout ce que les gens apportaient.',
    'Le ruisseau prend sa source près du moulin.',
  ])
    expect(frenchAttributions(text), text).toEqual([]);
  const text = 'Dix hommes ont fui, à en croire le préfet, qui s’appuie sur des sources locales.';
  for (const { speakers } of frenchAttributions(text))
    for (const { text: name } of speakers)
      expect(text).toMatch(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u'));
});
