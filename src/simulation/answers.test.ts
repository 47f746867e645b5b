import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf, letters } from './answers.ts';
import { Chance } from './chance.ts';
import { readParameters, VALUE_TYPES } from './parameters.ts';

const MANNER = { bias: 0.1, noise: 0.3 };

describe.each(VALUE_TYPES)('answers: %s', (type) => {
  it('a wrong or garbled answer is another one, and can be written in a table', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 12 }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (seed, falseAnswers, magnitudeSpread) => {
          const p = readParameters({ type, falseAnswers, magnitudeSpread });
          const answers = answersOf(p, seed);
          for (let q = 1; q < 5; q++) {
            const chance = new Chance(seed, q);
            answers.ask(chance, `q${q}`);
            const said = [
              answers.truth,
              answers.mirage,
              answers.wrong(chance),
              answers.right(chance, MANNER),
              answers.invented(chance),
            ];
            expect(said[1]).not.toBe(answers.truth);
            expect(said[2]).not.toBe(answers.truth);
            for (const one of said) {
              const garbled = answers.garbled(chance, one);
              expect(garbled).not.toBe(one);
              for (const x of [one, garbled]) {
                expect(Number.isFinite(x)).toBe(true);
                expect(answers.text(x)).toMatch(/^[A-Za-z0-9.]+$/);
                expect(answers.standsBehind(x, x)).toBe(true);
              }
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('[SI6] places', () => {
  it('who named a village stands behind the district, not the other way round', () => {
    const p = readParameters({ type: 'place', coarse: 1 });
    const answers = answersOf(p, 1);
    const chance = new Chance(1, 1);
    answers.ask(chance, 'q1');
    const coarse = answers.right(chance, MANNER);
    expect(answers.text(answers.truth).startsWith(`${answers.text(coarse)}.`)).toBe(true);
    expect(answers.standsBehind(answers.truth, coarse)).toBe(true);
    expect(answers.standsBehind(coarse, answers.truth)).toBe(false);
    expect(answers.standsBehind(answers.garbled(chance, coarse), coarse)).toBe(false);
  });
});

describe('numbers', () => {
  it('lie about the truth as bias and noise say', () => {
    const p = readParameters({ type: 'number', rounding: 0, magnitude: 1e5, magnitudeSpread: 0 });
    const answers = answersOf(p, 1);
    const chance = new Chance(1, 1);
    answers.ask(chance, 'q1');
    const off = Array.from({ length: 20_000 }, () =>
      Math.log(answers.right(chance, { bias: 0.2, noise: 0.3 }) / answers.truth),
    );
    const mean = off.reduce((s, x) => s + x, 0) / off.length;
    const spread = Math.sqrt(off.reduce((s, x) => s + (x - mean) ** 2, 0) / off.length);
    expect(mean).toBeCloseTo(0.2, 1.8);
    expect(spread).toBeCloseTo(0.3, 1.8);
  });
});

describe('labels', () => {
  it('are mistaken for the same others on every question', () => {
    const p = readParameters({ type: 'labels', falseAnswers: 3 });
    const answers = answersOf(p, 5);
    const mirages = new Map<string, Set<string>>();
    for (let q = 1; q < 200; q++) {
      answers.ask(new Chance(5, q), `q${q}`);
      const truth = answers.text(answers.truth);
      mirages.set(truth, (mirages.get(truth) ?? new Set()).add(answers.text(answers.mirage)));
    }
    expect([...mirages.keys()].sort()).toEqual(['A', 'B', 'C', 'D']);
    for (const found of mirages.values()) expect(found.size).toBe(1);
  });
});

it('letters go on after z', () => {
  expect([0, 25, 26, 27, 701, 702].map(letters)).toEqual(['a', 'z', 'aa', 'ab', 'zz', 'aaa']);
});
