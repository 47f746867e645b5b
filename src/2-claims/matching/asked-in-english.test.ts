import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from './asked-in-english.ts';

describe('[CL349] a clause turned round', () => {
  test.each([
    [
      'the ambulance had a red sign on both doors',
      'Did the ambulance have a red sign on both doors?',
      'yes',
    ],
    ['Residents had been warned', 'Had residents been warned?', 'yes'],
    ['there are snipers on the roof', 'Are there snipers on the roof?', 'yes'],
    ['yesterday two trucks came to the mill', 'Did two trucks come to the mill yesterday?', 'yes'],
    ['bridge is open', 'Is the bridge open?', 'yes'],
    ['the guards did not burn the files', 'Did the guards burn the files?', 'no'],
    ['nobody was hurt', 'Was anybody hurt?', 'no'],
    ['In winter it was cold', 'Is this true: “In winter it was cold”?', 'yes'],
    ['we were stopped at the gate', 'Is this true: “we were stopped at the gate”?', 'yes'],
    ['Two trucks loaded with flour', 'Is this true: “Two trucks loaded with flour”?', 'yes'],
    ['six dead, the guard was there', 'Is this true: “six dead, the guard was there”?', 'yes'],
  ] as const)('“%s”: “%s” %s', (said, text, answer) => {
    expect(english.whether(said)).toEqual({ text, answer });
  });
  test('what is counted ends with its noun', () => {
    expect(english.counted(' of shells afterwards', false)).toBe('shells');
    expect(english.counted(' fuel tankers went north', false)).toBe('fuel tankers');
    expect(english.counted(' injured acc to the nurse', false)).toBe('injured');
    expect(english.counted(' truck', true)).toBe('trucks');
    expect(english.counted(' confirmed', false)).toBe('');
  });
  test('nothing is slow', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('the ', 'was ', 'a, ', 'in the ', '- ', ': ', 'nobody '),
        (part) => {
          const said = part.repeat(20_000 / part.length);
          const started = performance.now();
          english.whether(said);
          english.when(said, 'the');
          expect(performance.now() - started).toBeLessThan(1500);
        },
      ),
      { numRuns: 10 },
    );
  });
});
