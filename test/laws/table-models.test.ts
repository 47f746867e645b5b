/**
 * The laws that speak of weights, for tables: question by question, with the rates of the sources fixed. (Over a
 * whole table they cannot be laws: a report more also teaches who is reliable.)
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactCopying, type ExactClaim } from '#corroboration/copying/exact-copying.ts';
import { foldValues } from '#corroboration/fold-values.ts';
import { COPIES_EXPLAINED } from '#corroboration/open/fit-open.ts';
import { weighSlowly } from '#corroboration/open/weigh-answers-slowly.ts';
import { declaredResult, type NodeRates } from '#corroboration/results/declared-result.ts';
import { exactSets } from '#corroboration/sets/exact-sets.ts';
import { SETTINGS } from '#corroboration/settings.ts';
import { ArrayCache, buildTableQuestion } from '#corroboration/table-question.ts';
import { TableBuilder, type TableRow } from '#corroboration/table/build-table.ts';
import { law } from './invent.ts';

const HAIR = 1e-9;
const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });

describe('a question of whose lineage something is declared', () => {
  /** The probability of a value, every source being right, and passing on, as often as `rateOf` says. */
  function probability(
    rows: readonly TableRow[],
    value: string,
    rateOf: (source: string) => number,
  ): number {
    const builder = new TableBuilder();
    for (const row of rows) builder.add({ type: 'choice', ...row });
    const table = builder.done();
    const question = buildTableQuestion(
      {
        table,
        settings: SETTINGS,
        places: new Map(),
        labels: null,
        folded: foldValues(table.values).answer,
        independent: false,
        cache: new ArrayCache(SETTINGS),
      },
      0,
      Int32Array.from({ length: table.claims }, (_, i) => i),
    );
    const of = (source: number): number => (source < 0 ? 0.7 : rateOf(table.sources.at(source)));
    const rates: NodeRates = { observes: of, passes: of };
    const found = declaredResult(table, question, rates, 0.3, false);
    return found.answers.find((answer) => answer.value === value)?.probability ?? 0;
  }

  const others = fc.array(
    fc.record({ value: fc.constantFrom('mill', 'bridge', 'school'), rate: share }),
    { maxLength: 4 },
  );
  const relays = fc.array(fc.tuple(fc.double({ min: 0.5, max: 0.98, noNaN: true }), fc.nat()), {
    minLength: 1,
    maxLength: 8,
  });
  const good = fc.double({ min: 0.5, max: 0.98, noNaN: true });

  const company = (list: readonly { value: string }[]): TableRow[] =>
    list.map(({ value }, i) => ({ source: `O${i}`, question: 'q', value, basis: 'saw' }));
  const told = (source: string, from: string): TableRow => ({
    source,
    question: 'q',
    value: 'mill',
    from,
  });

  test('[L4] no chain from somebody we do not hear weighs more than its origin would', () => {
    law(
      fc.property(others, good, relays, (list, own, chain) => {
        const rateOf = (source: string): number =>
          source === 'Ana'
            ? own
            : source.startsWith('R')
              ? (chain[Number(source.slice(1))]?.[0] ?? 0.7)
              : (list[Number(source.slice(1))]?.rate ?? 0.7);
        const seen: TableRow = { source: 'Ana', question: 'q', value: 'mill', basis: 'saw' };
        const origin = probability([...company(list), seen], 'mill', rateOf);
        const last = chain.map((_, i) => told(`R${i}`, i === 0 ? 'Ana' : `R${i - 1}`));
        expect(probability([...company(list), ...last], 'mill', rateOf)).toBeLessThanOrEqual(
          origin + HAIR,
        );
      }),
    );
  });

  test('[L5] no number of relays of somebody we do not hear weighs more than that one would', () => {
    law(
      fc.property(others, good, relays, (list, own, all) => {
        const rateOf = (source: string): number =>
          source === 'Ana'
            ? own
            : source.startsWith('R')
              ? (all[Number(source.slice(1))]?.[0] ?? 0.7)
              : (list[Number(source.slice(1))]?.rate ?? 0.7);
        const seen: TableRow = { source: 'Ana', question: 'q', value: 'mill', basis: 'saw' };
        const origin = probability([...company(list), seen], 'mill', rateOf);
        // Each has it from Ana, or from one who has.
        const tree = all.map(([, up], i) =>
          told(`R${i}`, up % (i + 1) === 0 ? 'Ana' : `R${(up % (i + 1)) - 1}`),
        );
        expect(probability([...company(list), ...tree], 'mill', rateOf)).toBeLessThanOrEqual(
          origin + HAIR,
        );
      }),
    );
  });

  test('[L6] one more who saw it, better than chance, never lowers an answer', () => {
    law(
      fc.property(others, good, (list, own) => {
        const rateOf = (source: string): number =>
          source === 'Ana' ? own : (list[Number(source.slice(1))]?.rate ?? 0.7);
        fc.pre(list.some(({ value }) => value === 'mill'));
        const seen: TableRow = { source: 'Ana', question: 'q', value: 'mill', basis: 'saw' };
        expect(probability([...company(list), seen], 'mill', rateOf)).toBeGreaterThanOrEqual(
          probability(company(list), 'mill', rateOf) - HAIR,
        );
      }),
    );
  });
});

describe('a claim that may have been taken from another', () => {
  const between = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );

  test('[L7] open values: between a copy and a report of its own, within two hundredths', () => {
    const reports = fc.array(fc.tuple(fc.nat(2), share), { maxLength: 6 });
    law(
      fc.property(reports, between, share, (list, [firstHand], own) => {
        const wrong = Math.min(own, 0.5);
        const claims = list.map(([answer, w]) => ({
          answer,
          firstHand: 1,
          exact: 1 - w,
          slip: 0,
          wrong: w,
        }));
        // As where copies were found. The slack: an error that may be first-hand is already a little more popular.
        const { rho, urn } = COPIES_EXPLAINED;
        const of = (a: number): number =>
          weighSlowly(
            3,
            [...claims, { answer: 0, firstHand: a, exact: 1 - wrong, slip: 0, wrong }],
            () => 0,
            urn,
            rho,
            10,
          )[0] as number;
        expect(of(1)).toBeGreaterThanOrEqual(of(0) - HAIR);
        expect(of(firstHand)).toBeGreaterThanOrEqual(of(0) - 0.02);
        expect(of(firstHand)).toBeLessThanOrEqual(of(1) + 0.02);
      }),
    );
  });

  const explained = fc.array(fc.tuple(fc.nat(2), share), { minLength: 1, maxLength: 4 });

  test('[L7] claim by claim: between a copy and a report of its own', () => {
    law(
      fc.property(explained, between, good(), (list, pair, right) => {
        const chance = 0.2;
        const before = list.map(([answer, r]): ExactClaim => ({
          answer,
          right: r,
          wrong: 1 - r,
          parents: [],
        }));
        const answer = before[0]?.answer ?? 0;
        const of = (own: number): number =>
          exactCopying(
            [
              ...before,
              {
                answer,
                right: own * right,
                wrong: own * (1 - right),
                parents: own === 1 ? [] : [{ claim: 0, weight: 1 - own }],
              },
            ],
            3,
            2,
            chance,
          ).truth[answer] as number;
        const [low, high] = [Math.min(...pair), Math.max(...pair)];
        const all = [0, low, high, 1].map(of);
        const without = exactCopying(before, 3, 2, chance).truth[answer] as number;
        expect(all[0]).toBeCloseTo(without, 9);
        all.forEach((p, i) => expect(p).toBeGreaterThanOrEqual((all[i - 1] ?? 0) - HAIR));
      }),
    );
  });

  test('[L5] claim by claim: any number of copies of one claim weigh what that claim does', () => {
    law(
      fc.property(explained, fc.integer({ min: 1, max: 4 }), (list, copies) => {
        const before = list.map(([answer, r]): ExactClaim => ({
          answer,
          right: r,
          wrong: 1 - r,
          parents: [],
        }));
        const answer = before[0]?.answer ?? 0;
        const repeated = Array.from({ length: copies }, (_, i): ExactClaim => ({
          answer,
          right: 0,
          wrong: 0,
          parents: [{ claim: i === 0 ? 0 : before.length + i - 1, weight: 1 }],
        }));
        const one = exactCopying(before, 3, 2, 0.2).truth;
        const many = exactCopying([...before, ...repeated], 3, 2, 0.2).truth;
        many.forEach((p, z) => expect(p).toBeCloseTo(one[z] as number, 9));
      }),
    );
  });

  test('[L6] [L7] sets: one who lists a member never makes it less likely, a copy says nothing', () => {
    const rates = fc.tuple(
      fc.double({ min: 0.5, max: 0.98, noNaN: true }),
      fc.double({ min: 0.5, max: 0.98, noNaN: true }),
    );
    const lists = fc.array(fc.tuple(rates, fc.uniqueArray(fc.nat(2), { maxLength: 3 })), {
      maxLength: 4,
    });
    law(
      fc.property(lists, rates, between, (said, own, pair) => {
        const claim = (
          [sensitivity, specificity]: readonly [number, number],
          members: readonly number[],
          firstHand: number,
        ) => ({ lists: members, sensitivity, specificity, firstHand });
        const others = said.map(([r, members]) => claim(r, members, 1));
        const of = (firstHand: number): number =>
          exactSets(3, [...others, claim(own, [0], firstHand)], 0.4, 0).members[0] as number;
        const without = exactSets(3, others, 0.4, 0).members[0] as number;
        const [low, high] = [Math.min(...pair), Math.max(...pair)];
        const all = [0, low, high, 1].map(of);
        expect(all[0]).toBeCloseTo(without, 9);
        all.forEach((p, i) => expect(p).toBeGreaterThanOrEqual((all[i - 1] ?? 0) - HAIR));
      }),
    );
  });

  /** Right more often than not. */
  function good(): fc.Arbitrary<number> {
    return fc.double({ min: 0.5, max: 0.98, noNaN: true });
  }
});
