import type { Copying } from './copying.ts';
import { expect, test } from 'vitest';
import type { Choices } from '../choices.ts';
import { findDependence } from './find-dependence.ts';
import { inventNetwork } from './invent-network.ts';
import { sampleQuestions } from './sample-questions.ts';

/** There are few sources here, so there is always something to report. */
const dependenceIn = (...given: Parameters<typeof findDependence>): Copying =>
  findDependence(...given) as Copying;

const observer = (theta: number) => ({ theta, covers: 1 });

/** How many speak on each question that was kept. */
function voices({ start, questions }: Choices): number[] {
  return Array.from(
    { length: questions },
    (_, q) => (start[q + 1] as number) - (start[q] as number),
  );
}

test('[CO56] questions with fewer than four voices are left out', () => {
  const choices = inventNetwork(
    [0.5, 0.6, 0.7, 0.8, 0.9].map((theta) => ({ theta, covers: 0.6 })),
    200,
    6,
    1,
  );
  const sample = sampleQuestions(choices, 1);
  expect(Math.min(...voices(choices))).toBeLessThan(4);
  expect(Math.min(...voices(sample))).toBe(4);
  expect(sample.questions).toBe(voices(choices).filter((n) => n >= 4).length);
});

test('[CO56] so three voices never show a copy, four do', () => {
  const twin = { theta: 0, covers: 0, twin: 0 };
  const three = dependenceIn(inventNetwork([observer(0.6), observer(0.5), twin], 300, 8, 5));
  expect(three.pairs).toEqual([]);
  expect([...three.firstHand].every((p) => p === 1)).toBe(true);
  const four = dependenceIn(
    inventNetwork([observer(0.6), observer(0.5), twin, observer(0.7)], 300, 8, 5),
  );
  expect(four.pairs.length).toBeGreaterThan(0);
});

test('every k-th of what is left', () => {
  const choices = inventNetwork([0.5, 0.6, 0.7, 0.8].map(observer), 100, 6, 1);
  expect(sampleQuestions(choices, 7).questions).toBe(Math.ceil(100 / 7));
});
