import { expect, test } from 'vitest';
import { foldValues } from './fold-values.ts';
import { groupRows } from './group-rows.ts';
import { sharedLabels } from './table-choices.ts';
import { TableBuilder } from './table/build-table.ts';

/** The labels of a table of so many questions, which take their answers from the list in turn. */
function labels(questions: number, answers: readonly string[]): readonly string[] | null {
  const builder = new TableBuilder();
  for (let q = 0; q < questions; q++) {
    for (const source of ['A', 'B', 'C']) {
      const value = answers[(q + source.charCodeAt(0)) % answers.length] ?? '';
      builder.add({ source, question: `q${q}`, value });
    }
  }
  const table = builder.done();
  const rows = { table, grouped: groupRows(table), folded: foldValues(table.values) };
  return (
    sharedLabels(
      rows,
      Int32Array.from(table.questions, (_, q) => q),
    )?.words ?? null
  );
}

const many = (n: number): string[] => Array.from({ length: n }, (_, i) => `label ${i + 10}`);

test('[CO41] a few labels and three questions for each are shared', () => {
  expect(labels(6, ['cat', 'dog'])).toEqual(['cat', 'dog']);
  expect(labels(5, ['cat', 'dog'])).toBeNull();
  expect(labels(60, many(20))).toHaveLength(20);
});

test('[CO41] more than twenty are answers of their own, and so is a single one', () => {
  expect(labels(100, many(21))).toBeNull();
  expect(labels(10, ['cat'])).toBeNull();
});

test('one label is one however it is spelt, by its first spelling', () => {
  expect(labels(9, ['cat', 'Cat', 'dog'])).toEqual(['Cat', 'dog']);
});
