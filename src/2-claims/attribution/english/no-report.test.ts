import { describe, expect, test } from 'vitest';
import { englishAttributions } from './english.ts';

const who = (text: string): string[] =>
  englishAttributions(text).map(
    (one) => `${one.speakers.map((x) => x.resolved).join(' ← ')} (${one.basis})`,
  );

describe('[CL336] what only looks like a report', () => {
  test.each([
    'The truck was seen in Marun.',
    'Rana was arguing with a truck driver over a fare.',
    'She keeps the couriers’ testimony in a drawer.',
    'He could read the sign above the door.',
    'The tailor quoted us forty dollars for the coat.',
  ])('%s', (text) => {
    expect(who(text)).toEqual([]);
  });

  test('who is seen is no eyewitness', () => {
    const text =
      'According to Aksoy, the guard claimed that Abu Lut had been seen in Jarabulus as late as March.';
    expect(who(text).some((one) => one.includes('Abu Lut'))).toBe(false);
    expect(who(text)).toContain('Aksoy ← the guard (unknown)');
  });

  test('why somebody is not named', () => {
    const text =
      'A fixer in Urfa, who asked that I not use his name, said the driver had died at Kobani.';
    expect(who(text)).toEqual(['A fixer in Urfa (unknown)']);
  });

  test('an argument about something is one, and a list of words too', () => {
    expect(who('Rana argued that the fare was too high.')).toHaveLength(1);
    expect(who('The paper quoted the mayor: "We will rebuild."')).toHaveLength(1);
  });
});

test('[CL336] two dozen suspects are no doubt of the speaker', () => {
  const sure = (text: string): string[] =>
    englishAttributions(text).flatMap((one) => [...one.certainty]);
  expect(sure('The radio said that two dozen suspects had been moved to Basra.')).toEqual([]);
  expect(sure('The radio said that police suspect the miller.')).toEqual(['suspect']);
});
