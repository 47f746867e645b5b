import { describe, expect, it } from 'vitest';
import { PARAMETER_NAMES, ParameterError, readParameters, TURNS } from './parameters.ts';
import { PRESETS } from './presets.ts';
import { simulate } from './simulation.ts';

describe('parameters', () => {
  it('[SI16] are refused in words where they make no sense', () => {
    const refused: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
      [{ garbel: 1 }, 'there is no parameter "garbel". Did you mean garble?'],
      [{ colour: 1 }, 'docs/simulator.md lists them all'],
      [{ garble: 'much' }, 'garble needs a number; it is "much"'],
      [{ garble: '' }, 'garble needs a number'],
      [{ garble: NaN }, 'garble needs a number'],
      [{ garble: Infinity }, 'garble needs a number'],
      [{ garble: -0.1 }, 'garble must lie between 0 and 1; it is -0.1'],
      [{ witnesses: 1.5 }, 'witnesses counts something and must be whole'],
      [{ witnesses: 0 }, 'witnesses must lie between 1'],
      [{ type: 'colour' }, 'type is one of open, labels, number, place'],
      [
        {
          seeWitnesses: 0,
          seeTranslators: 0,
          seeCollectors: 0,
          seeCheckers: 0,
          leads: 0,
          seeDesks: 0,
        },
        'nobody would be heard',
      ],
      [{ grudgeGroups: 30 }, 'more than the 40 witnesses'],
      [{ demand: 2 }, 'set cohorts above 1'],
      [{ dilution: 1 }, 'raise demand'],
      [{ type: 'place', branching: 100, depth: 100 }, 'lower depth'],
      [{ type: 'place', branching: 2, depth: 3 }, 'raise depth or branching'],
      [{ questions: 1e9, spacing: 1e6 }, 'lower spacing or questions'],
      [{ cover: 0, fabricators: 0 }, 'raise cover'],
    ];
    for (const [said, words] of refused) {
      expect(() => readParameters(said), JSON.stringify(said)).toThrow(ParameterError);
      expect(() => readParameters(said)).toThrow(words);
    }
    for (const seed of [-1, 1.5, NaN, 2 ** 53]) {
      expect(() => simulate({}, seed)).toThrow('the seed is a whole number from 0');
    }
  });

  it('may be digits, as on a command line', () => {
    expect(readParameters({ garble: '0.05', questions: ' 12 ' })).toMatchObject({
      garble: 0.05,
      questions: 12,
    });
  });

  it('have defaults within their limits, and every preset is possible', () => {
    for (const [name, turn] of Object.entries(TURNS)) {
      expect(turn.byDefault, name).toBeGreaterThanOrEqual(turn.min);
      expect(turn.byDefault, name).toBeLessThanOrEqual(turn.max);
      expect(PARAMETER_NAMES).toContain(name);
    }
    expect(() => readParameters({})).not.toThrow();
    for (const [name, { sets }] of Object.entries(PRESETS)) {
      expect(() => readParameters(sets), name).not.toThrow();
    }
  });
});
