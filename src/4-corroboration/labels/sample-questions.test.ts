import { expect, test } from 'vitest';
import type { LabelTable } from './fit-model.ts';
import { sampleQuestions } from './sample-questions.ts';
import { choicesFrom, inventedTable } from './sample-table.ts';

const { choices } = inventedTable(
  2,
  { sources: 30, questions: 2000, labels: 3, each: 5 },
  (s) => 0.5 + s / 70,
);
const table: LabelTable = { choices, labels: 3, firstHand: null, known: null };

test('a small table is its own sample', () => {
  expect(sampleQuestions(table, 10_000)).toBe(table);
});

test('about as many claims as asked for, whole questions', () => {
  const { choices: part } = sampleQuestions(table, 2000);
  expect(part.source.length).toBeGreaterThan(1500);
  expect(part.source.length).toBeLessThan(2500);
  for (let q = 0; q < part.questions; q++) {
    expect((part.start[q + 1] as number) - (part.start[q] as number)).toBe(5);
  }
});

test('[L1, L3] the same questions in another order and under other names', () => {
  const rows: [number, number, number][] = [];
  for (let q = 0; q < 2000; q++) {
    for (let i = choices.start[q] as number; i < (choices.start[q + 1] as number); i++) {
      rows.push([29 - (choices.source[i] as number), 1999 - q, choices.answer[i] as number]);
    }
  }
  const turned = { ...table, choices: choicesFrom(rows.reverse(), 30, 2000, 3) };
  const asText = ({ choices: part }: LabelTable, name: (s: number) => number) =>
    Array.from({ length: part.questions }, (_, q) =>
      Array.from({ length: 5 }, (_unused, k) => (part.start[q] as number) + k)
        .map((i) => `${name(part.source[i] as number)}:${part.answer[i]}`)
        .sort()
        .join(' '),
    ).sort();
  expect(asText(sampleQuestions(turned, 2000), (s) => 29 - s)).toEqual(
    asText(sampleQuestions(table, 2000), (s) => s),
  );
});
