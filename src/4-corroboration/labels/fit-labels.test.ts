import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitLabels } from './fit-labels.ts';
import { choicesFrom, inventedTable, numbersFrom } from './sample-table.ts';
import type { Choices } from '../choices.ts';
import { law } from '../../../test/laws/invent.ts';

const table = inventedTable(
  7,
  { sources: 20, questions: 200, labels: 3, each: 6 },
  (s) => 0.45 + (s / 19) * 0.5,
);

function accuracy(choices: Choices, truth: Int32Array): number {
  const { posterior, first } = fitLabels(choices);
  let hits = 0;
  truth.forEach((z, q) => {
    const p = posterior.subarray(first[q], first[q + 1]);
    if (p.every((other, v) => v === z || other < (p[z] as number))) hits++;
  });
  return hits / truth.length;
}

function rowsOf(choices: Choices): [number, number, number][] {
  const rows: [number, number, number][] = [];
  for (let q = 0; q < choices.questions; q++) {
    for (let i = choices.start[q] as number; i < (choices.start[q + 1] as number); i++) {
      rows.push([choices.source[i] as number, q, choices.answer[i] as number]);
    }
  }
  return rows;
}

function expectClose(a: Float64Array, b: Float64Array, digits = 6): void {
  expect(a.length).toBe(b.length);
  a.forEach((value, i) => expect(value).toBeCloseTo(b[i] as number, digits));
}

describe('sources that share a label set', () => {
  test('better than the vote when sources differ', () => {
    const { choices, truth } = table;
    let votes = 0;
    truth.forEach((z, q) => {
      const count = [0, 0, 0];
      for (let i = choices.start[q] as number; i < (choices.start[q + 1] as number); i++) {
        const v = choices.answer[i] as number;
        count[v] = (count[v] as number) + 1;
      }
      const most = Math.max(...count);
      if (count[z] === most) votes += 1 / count.filter((n) => n === most).length;
    });
    expect(accuracy(choices, truth)).toBeGreaterThan(votes / truth.length + 0.03);
  });

  test('a label that most sources miss is found through those who see it', () => {
    // Label 1 is rare to the eye: most say 0 whatever is so; a third of the sources can tell.
    const hidden = inventedTable(3, { sources: 30, questions: 150, labels: 2, each: 30 }, (s, z) =>
      z === 0 ? 0.9 : s % 3 === 0 ? 0.85 : 0.3,
    );
    expect(accuracy(hidden.choices, hidden.truth)).toBeGreaterThan(0.93);
  });

  test('the best source has the best record, and expected hits add up to its reports', () => {
    const { right, wrong } = fitLabels(table.choices);
    const share = (s: number) =>
      (right[s] as number) / ((right[s] as number) + (wrong[s] as number));
    expect(share(19)).toBeGreaterThan(0.85);
    expect(share(0)).toBeLessThan(0.6);
    const claims = table.choices.source.filter((s) => s === 19).length;
    expect((right[19] as number) + (wrong[19] as number)).toBeCloseTo(claims / 2, 9);
  });

  test('[L1] the order of reports does not matter', () => {
    const next = numbersFrom(1);
    const rows = rowsOf(table.choices)
      .map((row) => [next(), row] as const)
      .sort(([a], [b]) => a - b)
      .map(([, row]) => row);
    const turned = choicesFrom(rows, 20, 200, 3);
    expectClose(fitLabels(turned).posterior, fitLabels(table.choices).posterior);
  });

  test('[L3] renaming sources and labels changes nothing else', () => {
    const rows = rowsOf(table.choices);
    const renamed = choicesFrom(
      rows.map(([s, q, v]) => [19 - s, q, (v + 1) % 3]),
      20,
      200,
      3,
    );
    const [before, after] = [fitLabels(table.choices), fitLabels(renamed)];
    for (let q = 0; q < 200; q++) {
      for (let v = 0; v < 3; v++) {
        expect(after.posterior[q * 3 + ((v + 1) % 3)]).toBeCloseTo(
          before.posterior[q * 3 + v] as number,
          6,
        );
      }
    }
    expectClose(after.right.slice().reverse(), before.right);
  });

  test('[L2] copies known to be copies change nothing, neither answers nor records', () => {
    const rows = rowsOf(table.choices);
    // Source 20 repeats source 0 word for word.
    const copies = rows.filter(([s]) => s === 0).map(([, q, v]) => [20, q, v] as const);
    const withCopies = choicesFrom([...rows, ...copies], 21, 200, 3);
    const firstHand = Float64Array.from(withCopies.source, (s) => (s === 20 ? 0 : 1));
    const [before, after] = [fitLabels(table.choices), fitLabels(withCopies, { firstHand })];
    expectClose(after.posterior, before.posterior);
    expectClose(after.effective, before.effective);
    expectClose(after.right.subarray(0, 20), before.right);
  });

  test('[L11] same input, same bytes out', () => {
    expect(fitLabels(table.choices).posterior).toEqual(fitLabels(table.choices).posterior);
  });

  test('[L13] outcomes teach who is reliable', () => {
    // Two camps that always contradict each other: only outcomes can tell which is right.
    const rows: [number, number, number][] = [];
    for (let q = 0; q < 60; q++)
      for (let s = 0; s < 6; s++) rows.push([s, q, s < 3 ? q % 2 : 1 - (q % 2)]);
    const choices = choicesFrom(rows, 6, 60, 2);
    const known = Int32Array.from({ length: 60 }, (_, q) => (q < 20 ? 1 - (q % 2) : -1));
    const { posterior, right, wrong } = fitLabels(choices, { known });
    expect(right[5]).toBeGreaterThan(5 * (wrong[5] as number));
    for (let q = 20; q < 60; q++) expect(posterior[q * 2 + 1 - (q % 2)]).toBeGreaterThan(0.8);
  });

  test('leaving out every claim but one gives what that one says', () => {
    const fit = fitLabels(table.choices);
    const q = 5;
    const all = fit.without(q, () => true);
    expectClose(all, fit.posterior.subarray(q * 3, q * 3 + 3), 12);
    const nothing = fit.without(q, () => false);
    expect(Math.max(...nothing)).toBeLessThan(Math.max(...all));
  });

  test('a fixed ρ is used; 0 counts every report in full', () => {
    const full = fitLabels(table.choices, { rho: 0 });
    const weighed = fitLabels(table.choices);
    expect(full.rho).toBe(0);
    const surest = (p: Float64Array) => p.reduce((sum, x) => sum + x * x, 0);
    expect(surest(full.posterior)).toBeGreaterThan(surest(weighed.posterior));
    expect(full.effective[0]).toBeGreaterThan(weighed.effective[0] as number);
  });

  test('[L12] empty, single-report, all-conflicting and silent questions are fine', () => {
    const empty = fitLabels(choicesFrom([], 0, 0, 2));
    expect(empty.posterior).toHaveLength(0);
    const silent = fitLabels(choicesFrom([], 0, 2, 3));
    expectClose(silent.posterior, new Float64Array(6).fill(0.98 / 3));
    const single = fitLabels(choicesFrom([[0, 0, 1]], 1, 1, 2));
    expect(single.posterior[1]).toBeGreaterThan(single.posterior[0] as number);
    const split = fitLabels(
      choicesFrom(
        [
          [0, 0, 0],
          [1, 0, 1],
          [2, 0, 2],
        ],
        3,
        1,
        3,
      ),
    );
    for (let v = 1; v < 3; v++)
      expect(split.posterior[v]).toBeCloseTo(split.posterior[0] as number, 6);
    const oneLabel = fitLabels(
      choicesFrom(
        [
          [0, 0, 0],
          [1, 0, 0],
        ],
        2,
        1,
        1,
      ),
    );
    expect((oneLabel.posterior[0] as number) + (oneLabel.none[0] as number)).toBeCloseTo(1, 12);
  });

  test('[L12] no NaN with 100,000 reports on one question', () => {
    const rows = Array.from({ length: 100_000 }, (_, s) => [s, 0, s % 3 === 0 ? 1 : 0] as const);
    const fit = fitLabels(choicesFrom(rows, 100_000, 1, 2));
    expect(
      (fit.posterior[0] as number) + (fit.posterior[1] as number) + (fit.none[0] as number),
    ).toBeCloseTo(1, 9);
    expect([...fit.right].every(Number.isFinite)).toBe(true);
  });

  test('[L12] probabilities add up and are finite for any table', () => {
    law(
      fc.property(
        fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(2)), { maxLength: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, a) => {
          const choices = choicesFrom(rows, 6, 6, 3);
          const firstHand = Float64Array.from(choices.source, (s) => (s % 2 === 0 ? 1 : a));
          const { posterior, none } = fitLabels(choices, { firstHand });
          for (let q = 0; q < 6; q++) {
            const sum = posterior
              .subarray(q * 3, q * 3 + 3)
              .reduce((x, y) => x + y, none[q] as number);
            expect(sum).toBeCloseTo(1, 9);
          }
        },
      ),
    );
  });
});
