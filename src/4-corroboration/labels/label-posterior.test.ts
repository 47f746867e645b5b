import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enumerateLabels } from './enumerate-labels.ts';
import { fitModel, type LabelModel, type LabelTable } from './fit-model.ts';
import { PosteriorOf } from './label-posterior.ts';
import { PANEL } from './model-shape.ts';
import { choicesFrom } from './sample-table.ts';
import { law } from '../../../test/laws/invent.ts';

const room = (labels: number) => ({ label: new Float64Array(labels), none: 0, reports: 0 });

const smallTables = fc.integer({ min: 2, max: 4 }).chain((labels) =>
  fc.record({
    labels: fc.constant(labels),
    rows: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: labels - 1 }),
      ),
      { maxLength: 20 },
    ),
    firstHand: fc.option(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
    ),
    shape: fc.constantFrom(...PANEL),
    rho: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
);

function tableOf(
  labels: number,
  rows: readonly (readonly [number, number, number])[],
  firstHand: readonly number[] | null,
): LabelTable {
  const choices = choicesFrom(rows, 5, 4, labels);
  return {
    choices,
    labels,
    firstHand:
      firstHand === null
        ? null
        : Float64Array.from(choices.source, (_, i) => firstHand[i] as number),
    known: null,
  };
}

describe('the posterior of a question', () => {
  test('[L9] agrees with the plain enumeration', () => {
    law(
      fc.property(smallTables, ({ labels, rows, firstHand, shape, rho }) => {
        const table = tableOf(labels, rows, firstHand);
        const model = fitModel(table, shape, 4);
        const fast = new PosteriorOf(table, model, rho, 0.02);
        const found = room(labels);
        for (let q = 0; q < 4; q++) {
          fast.of(q, null, found);
          const slow = enumerateLabels(table, model, rho, 0.02, q);
          expect(Math.abs(found.none - slow.none)).toBeLessThan(1e-9);
          slow.label.forEach((p, z) => {
            expect(Math.abs((found.label[z] as number) - p)).toBeLessThan(1e-9);
          });
        }
      }),
    );
  });

  test('[L12] adds up to one with none', () => {
    law(
      fc.property(smallTables, ({ labels, rows, firstHand, shape, rho }) => {
        const table = tableOf(labels, rows, firstHand);
        const fast = new PosteriorOf(table, fitModel(table, shape, 3), rho, 0.02);
        const found = room(labels);
        for (let q = 0; q < 4; q++) {
          fast.of(q, null, found);
          expect(found.label.reduce((a, b) => a + b, found.none)).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  test('[CO47] ρ changes how sure a model is, never which label it puts first', () => {
    law(
      fc.property(smallTables, ({ labels, rows, firstHand, shape, rho }) => {
        const table = tableOf(labels, rows, firstHand);
        const model = fitModel(table, shape, 3);
        const [full, tempered] = [0, rho].map((one) => new PosteriorOf(table, model, one, 0.02));
        const [before, after] = [room(labels), room(labels)];
        for (let q = 0; q < 4; q++) {
          full?.of(q, null, before);
          tempered?.of(q, null, after);
          for (let a = 0; a < labels; a++) {
            for (let b = 0; b < labels; b++) {
              const lead = Math.log((before.label[a] as number) / (before.label[b] as number));
              if (lead > 1e-6)
                expect(after.label[a]).toBeGreaterThanOrEqual(after.label[b] as number);
            }
          }
        }
      }),
    );
  });

  /** Two honest sources and one whose words have nothing to do with the truth, rates given. */
  const table: LabelTable = {
    choices: choicesFrom(
      [
        [0, 0, 1],
        [1, 0, 0],
        [2, 0, 0],
        [0, 1, 1],
        [1, 1, 0],
      ],
      3,
      2,
      2,
    ),
    labels: 2,
    firstHand: null,
    known: null,
  };
  const given = (matrices: readonly (readonly number[])[]): LabelModel => ({
    ...fitModel(table, { subtypes: 1, population: 'free' }, 1),
    slot: Int32Array.from([0, 1, 2]),
    // As [v, t]: what is said, by what is so.
    log: Float64Array.from(matrices.flat(), Math.log),
    prior: Float64Array.from([0.6, 0.4], Math.log),
  });

  test('[L6] [CO47] a source at the level of chance adds nothing, whatever it prefers to say', () => {
    const model = given([
      [0.9, 0.2, 0.1, 0.8],
      [0.7, 0.3, 0.3, 0.7],
      [0.85, 0.85, 0.15, 0.15],
    ]);
    const fast = new PosteriorOf(table, model, 0.4, 0.02);
    const [withIt, without] = [room(2), room(2)];
    fast.of(0, null, withIt);
    fast.of(1, null, without);
    expect(withIt.none).toBeCloseTo(without.none, 12);
    expect(withIt.label[0]).toBeCloseTo(without.label[0] as number, 12);
    expect(withIt.reports).toBeCloseTo(without.reports, 12);
  });

  test('[L6] a concurring report by a better-than-chance source never lowers an answer', () => {
    // One-coin sources, none stronger than a full report: ln(.88/.12) < 2.
    const rates = fc.double({ min: 0.5, max: 0.88, noNaN: true });
    law(
      fc.property(
        fc.array(fc.tuple(rates, fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 12 }),
        rates,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (others, own, rho) => {
          const sources = [...others.map(([p]) => p), own];
          const rows = others.map(([, v], s) => [s, 0, v] as const);
          const both = choicesFrom(
            [...rows, ...rows.map(([s, , v]) => [s, 1, v] as const), [others.length, 1, 1]],
            sources.length,
            2,
            2,
          );
          const claims: LabelTable = { choices: both, labels: 2, firstHand: null, known: null };
          const model: LabelModel = {
            ...given(sources.map((p) => [p, 1 - p, 1 - p, p])),
            slot: Int32Array.from(sources, (_, s) => s),
            prior: Float64Array.from([0.5, 0.5], Math.log),
          };
          const fast = new PosteriorOf(claims, model, rho, 0.02);
          const [before, after] = [room(2), room(2)];
          fast.of(0, null, before);
          fast.of(1, null, after);
          const odds = ({ label }: { label: Float64Array }) =>
            (label[1] as number) / (label[0] as number);
          expect(odds(after)).toBeGreaterThanOrEqual(odds(before) * (1 - 1e-9));
        },
      ),
    );
  });

  test('[L2] a report that is surely a copy adds nothing', () => {
    const rows = [
      [0, 0, 1],
      [1, 0, 0],
      [2, 0, 1],
    ] as const;
    const copied: LabelTable = {
      choices: choicesFrom(rows, 3, 1, 2),
      labels: 2,
      firstHand: Float64Array.from([1, 1, 0]),
      known: null,
    };
    const fast = new PosteriorOf(
      copied,
      fitModel(copied, PANEL[0] as (typeof PANEL)[number]),
      0.4,
      0.02,
    );
    const [all, some] = [room(2), room(2)];
    fast.of(0, null, all);
    fast.of(0, (claim) => claim < 2, some);
    expect(all).toEqual(some);
  });
});
