/* Laws of what is told and heard, and whether the shares asked for are there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOrigins } from './count-origins.ts';
import { VALUE_TYPES, type Parameters } from './parameters.ts';
import { PRESETS } from './presets.ts';
import type { SimulatedClaim } from './question.ts';
import { simulate } from './simulation.ts';
import { simulateTable } from './simulate-table.ts';
import { KINDS } from './tell-question.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const members = fc.integer({ min: 0, max: 5 });

/** Small worlds of every kind. */
const worlds: fc.Arbitrary<Partial<Parameters>> = fc.record({
  type: fc.constantFrom(...VALUE_TYPES),
  questions: fc.constant(6),
  cells: fc.integer({ min: 1, max: 4 }),
  witnesses: fc.integer({ min: 5, max: 12 }),
  translators: members,
  collectors: members,
  checkers: members,
  leads: members,
  desks: members,
  cover: share.map((x) => 0.1 + 0.9 * x),
  misperceive: share,
  tell: share,
  pass: share,
  garble: share,
  mistranslate: share,
  foreign: share,
  resale: share,
  repeat: share,
  check: share,
  echo: share,
  fabricators: share,
  fabricate: share,
  grudgeQuestions: share,
  demand: fc.integer({ min: 1, max: 4 }),
  cohorts: fc.constant(3),
  paid: share,
  bonus: fc.integer({ min: 0, max: 2 }),
  seeWitnesses: share.map((x) => 0.2 + 0.8 * x),
  seeTranslators: share,
  seeCollectors: share,
  seeDesks: share,
  declared: share,
  gap: share,
  forget: share,
  timed: share,
});
const seeds = fc.nat();
const runs = { numRuns: 200 };

/** Everything is said, heard and kept. */
const OPEN: Partial<Parameters> = {
  seeWitnesses: 1,
  seeTranslators: 1,
  seeCollectors: 1,
  seeCheckers: 1,
  seeLeads: 1,
  seeDesks: 1,
  declared: 1,
  gap: 0,
  forget: 0,
};

describe('chance', () => {
  it('[SI1] the same seed gives the same, another seed another', () => {
    for (const [name, { sets }] of Object.entries(PRESETS)) {
      const few = { ...sets, questions: 5, claims: 0 };
      const all = (seed: number) => JSON.stringify([...simulate(few, seed)]);
      expect(all(3), name).toBe(all(3));
      expect(all(3), name).not.toBe(all(4));
    }
    const world = simulate({ questions: 3 });
    expect([...world]).toEqual([...world]);
  });

  it('[SI2] more questions change none of those before', () => {
    fc.assert(
      fc.property(worlds, seeds, (world, seed) => {
        const still = { ...world, demand: 1 };
        const few = [...simulate({ ...still, questions: 3 }, seed)];
        const many = [...simulate({ ...still, questions: 9 }, seed)];
        expect(many.slice(0, 3)).toEqual(few);
      }),
      { numRuns: 100 },
    );
  });

  it('[SI3] the first of a thousand million questions comes at once', () => {
    for (const question of simulate({ questions: 1e9, spacing: 1 })) {
      expect(question.name).toBe('q1');
      break;
    }
  });

  it('ends after the question that brings as many claims as were asked for', () => {
    const { claims, questions } = simulateTable({ claims: 500, questions: 1e6, spacing: 1 });
    const before = simulateTable({ questions: questions.length - 1 });
    expect(claims).toBeGreaterThanOrEqual(500);
    expect(before.claims).toBeLessThan(500);
  });
});

describe('lineage', () => {
  it('[SI5] every chain ends in an observation or an invention', () => {
    fc.assert(
      fc.property(worlds, seeds, (world, seed) => {
        const simulation = simulate(world, seed);
        for (const { claims } of simulation) {
          for (const { source, lineage } of claims) {
            expect(lineage.root).toMatch(/^[ox][1-9]\d*$/);
            // Counted anew on every question: each source begins one chain at most.
            expect(Number(lineage.root.slice(1))).toBeLessThanOrEqual(simulation.sources.length);
            expect(lineage.chain).toHaveLength(lineage.hops);
            expect(lineage.hops === 0).toBe(lineage.kind !== 'relay');
            expect(lineage.garbles).toBeLessThanOrEqual(lineage.hops);
            const first = lineage.chain.at(-1) ?? source;
            const { tier, invents, grudge } = simulation.sources[first]!;
            if (lineage.root.startsWith('o')) expect(tier).toBe('witness');
            else expect(invents > 0 || grudge >= 0).toBe(true);
          }
        }
      }),
      runs,
    );
  });

  it('[SI5] and, where all are heard, the chain can be walked from claim to claim', () => {
    fc.assert(
      fc.property(worlds, seeds, (world, seed) => {
        for (const { claims } of simulate({ ...world, ...OPEN }, seed)) {
          const at = new Set(claims.map((one) => `${one.source} ${tail(one)}`));
          for (const { lineage } of claims) {
            lineage.chain.forEach((source, i) =>
              expect(at.has(`${source} ${lineage.chain.slice(i + 1).join()} ${lineage.root}`)).toBe(
                true,
              ),
            );
          }
        }
      }),
      runs,
    );
  });

  it('[SI7] inventions and grudges have no origin', () => {
    fc.assert(
      fc.property(worlds, seeds, (world, seed) => {
        for (const { claims } of simulate({ ...world, check: 0 }, seed)) {
          for (const { lineage } of claims) {
            if (lineage.kind === 'fabricated' || lineage.kind === 'grudge') {
              expect(lineage.root.startsWith('x')).toBe(true);
            }
            if (lineage.root.startsWith('x')) expect(lineage.origins).toEqual([]);
            else expect([[], [lineage.root]]).toContainEqual(lineage.origins);
          }
        }
      }),
      runs,
    );
  });

  it('[SI6] where nothing is garbled what was seen stands behind what is said', () => {
    fc.assert(
      fc.property(worlds, seeds, (world, seed) => {
        const clean = { ...world, garble: 0, mistranslate: 0, dirty: 0 };
        for (const { claims } of simulate(clean, seed)) {
          for (const { lineage } of claims) {
            expect(lineage.garbles).toBe(0);
            expect(lineage.origins.includes(lineage.root)).toBe(lineage.root.startsWith('o'));
          }
        }
        const lost = { ...world, type: 'open', garble: 1, foreign: 0, check: 0, falseAnswers: 40 };
        for (const { claims } of simulate(lost, seed)) {
          for (const { lineage } of claims) {
            expect(lineage.garbles).toBe(lineage.hops);
            if (lineage.hops === 1) expect(lineage.origins).toEqual([]);
          }
        }
      }),
      runs,
    );
  });

  it('[SI8] the origins of a value are those its claims name, each once', () => {
    fc.assert(
      fc.property(worlds, seeds, (world, seed) => {
        for (const { claims, origins } of simulate(world, seed)) {
          const slow = [...new Set(claims.map(({ value }) => value))].map((value) => ({
            value,
            independent: new Set(
              claims.flatMap((c) => (c.value === value ? c.lineage.origins : [])),
            ).size,
          }));
          expect(origins).toEqual(slow);
          expect(countOrigins(claims)).toEqual(slow);
        }
      }),
      runs,
    );
  });

  it('[SI9] where all is declared and kept, `from` is the lineage', () => {
    fc.assert(
      fc.property(worlds, seeds, (world, seed) => {
        const open = { ...world, ...OPEN, garble: 0, mistranslate: 0 };
        for (const { claims } of simulate(open, seed)) {
          for (const { from, basis, lineage } of claims) {
            expect(from).toBe(lineage.chain[0] ?? -1);
            expect(basis).toBe(lineage.hops === 0 ? 'saw' : 'heard');
          }
        }
        // With one claim each, following the names alone finds every chain.
        const single = { ...open, repeat: 0, translators: 0 };
        for (const { claims } of simulate(single, seed)) {
          const by = new Map(claims.map((claim) => [claim.source, claim]));
          for (const claim of claims) {
            const chain: number[] = [];
            for (let at = claim.from; at >= 0; at = by.get(at)!.from) chain.push(at);
            expect(chain).toEqual(claim.lineage.chain);
          }
        }
      }),
      runs,
    );
  });

  it('[SI14] a group with a grudge says one thing, and it is false', () => {
    const world = { grudgeGroups: 2, grudgeSize: 5, grudgeQuestions: 0.5, seeWitnesses: 1 };
    const { sources, ...rest } = simulateTable({ ...world, questions: 400 }, 2);
    const said = new Map<string, Set<number>>();
    rest.kind.forEach((kind, i) => {
      if (KINDS[kind] !== 'grudge') return;
      const group = `${rest.question[i]} ${sources[rest.source[i]!]!.grudge}`;
      said.set(group, (said.get(group) ?? new Set()).add(rest.value[i]!));
      expect(rest.value[i]).not.toBe(rest.truth[rest.question[i]!]);
    });
    expect(said.size).toBeGreaterThan(300);
    for (const values of said.values()) expect(values.size).toBe(1);
    expect(sources.filter(({ grudge }) => grudge === 1)).toHaveLength(5);
  });

  it('[SI15] a witness makes one claim, a relay one unless it repeats itself', () => {
    fc.assert(
      fc.property(worlds, seeds, (world, seed) => {
        const simulation = simulate({ ...world, repeat: 0, seeTranslators: 0 }, seed);
        for (const { claims } of simulation) {
          expect(new Set(claims.map(({ source }) => source)).size).toBe(claims.length);
        }
        const repeating = simulate({ ...world, repeat: 1, resale: 1, translators: 0 }, seed);
        for (const { claims } of repeating) {
          // Nothing is sold twice to the same buyer.
          const all = claims.map((claim) => `${claim.source} ${tail(claim)}`);
          expect(new Set(all).size).toBe(all.length);
          const seen = claims.filter(({ source }) => repeating.sources[source]!.tier === 'witness');
          expect(new Set(seen.map(({ source }) => source)).size).toBe(seen.length);
        }
      }),
      runs,
    );
  });
});

describe('[SI13] money', () => {
  it('goes to the paid, once for each report bought', () => {
    fc.assert(
      fc.property(worlds, seeds, (world, seed) => {
        const simulation = simulate({ ...world, bonus: 3, pay: 2 }, seed);
        for (const { payments } of simulation) {
          const bonuses = new Set<number>();
          for (const { source, payer, pay, bonus } of payments) {
            expect(simulation.sources[source]!.paid).toBe(true);
            expect(pay).toBe(2);
            expect([0, 3]).toContain(bonus);
            if (bonus === 3) {
              expect(bonuses.has(payer)).toBe(false);
              bonuses.add(payer);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
    // With everything repeated each report bought is told on, and becomes a claim. Through a
    // translator it is the translated who are paid.
    const all = simulate({ ...OPEN, paid: 1, repeat: 1, echo: 0, check: 0, questions: 200 });
    const tier = (i: number) => all.sources[i]!.tier;
    let bought = 0;
    let paid = 0;
    for (const { claims, payments } of all) {
      paid += payments.length;
      for (const { source, lineage } of claims) {
        if (lineage.hops === 0 || tier(source) === 'translator') continue;
        const seller = lineage.chain.find((one) => tier(one) !== 'translator')!;
        if (tier(seller) === 'witness' || tier(seller) === 'collector') bought += 1;
      }
    }
    expect(paid).toBe(bought);
    expect(paid).toBeGreaterThan(1000);
  });
});

/** Within four and a half standard errors of what was asked for. */
function near(happened: number, of: number, p: number, what: string): void {
  expect(of, what).toBeGreaterThan(500);
  const error = Math.sqrt((p * (1 - p)) / of);
  expect(Math.abs(happened / of - p), `${what}: ${happened} of ${of}`).toBeLessThanOrEqual(
    4.5 * error,
  );
}

describe('[SI4] shares measured in a large run', () => {
  const honest = { fabricators: 0, grudgeGroups: 0, misperceive: 0, echo: 0 };

  it('accuracy of each witness, how much it sees, by topic', () => {
    const world = { ...honest, topics: 2, topicSpread: 1, questions: 8000, seeWitnesses: 1 };
    const all = simulateTable({ ...world, collectors: 0, checkers: 0, leads: 0, desks: 0 }, 1);
    for (let s = 0; s < 8; s++) {
      const { accuracy, cover } = all.sources[s]!;
      for (const [t, p] of accuracy.entries()) {
        const own = [...all.source.keys()].filter(
          (i) => all.source[i] === s && all.topic[all.question[i]!] === `topic ${t + 1}`,
        );
        const right = own.filter((i) => all.value[i] === all.truth[all.question[i]!]).length;
        near(right, own.length, p, `accuracy of ${all.sources[s]!.name}`);
      }
      near(all.source.filter((one) => one === s).length, 8000, cover, 'cover');
    }
    const meanCover = all.sources.reduce((sum, one) => sum + one.cover, 0) / all.sources.length;
    expect(meanCover).toBeCloseTo(0.25, 9);
  });

  it('accuracies are Beta, and of late joiners as demand says', () => {
    const world = { witnesses: 30_000, cover: 0.0001, grudgeGroups: 0, questions: 1 };
    const { sources } = simulate({ ...world, demand: 4, cohorts: 4, dilution: 1 }, 1);
    const seen = sources.filter(({ tier }) => tier === 'witness');
    const vetted = seen.filter((one) => one.vetted).map((one) => one.accuracy[0] as number);
    const loose = seen.filter((one) => !one.vetted).map((one) => one.accuracy[0] as number);
    const mean = (x: readonly number[]) => x.reduce((s, v) => s + v, 0) / x.length;
    expect(mean(vetted)).toBeCloseTo(3.1 / 4.3, 1.8);
    expect(mean(loose)).toBeCloseTo(1.2 / 4.3, 1.8);
  });

  it('[SI12] the vetted share falls as demand grows, and nobody tells before joining', () => {
    const world = {
      ...honest,
      witnesses: 3000,
      cover: 0.02,
      questions: 400,
      demand: 4,
      cohorts: 4,
      dilution: 1,
      seeWitnesses: 1,
      fabricators: 0.1,
      collectors: 0,
      checkers: 0,
      leads: 0,
      desks: 0,
    };
    const all = simulateTable(world, 3);
    const wave = (c: number) => all.sources.filter(({ cohort }) => cohort === c);
    expect(wave(0)).toHaveLength(750);
    for (const c of [0, 1, 2, 3]) {
      const vetted = wave(c).filter((one) => one.vetted).length;
      near(vetted, wave(c).length, c === 0 ? 1 : 1 / (1 + (3 * c) / 4), `vetted of wave ${c}`);
    }
    const loose = all.sources.filter((one) => !one.vetted);
    near(loose.filter((one) => one.fabricator).length, loose.length, 0.5, 'unvetted inventors');
    all.source.forEach((s, i) =>
      expect(all.question[i]! / 400).toBeGreaterThanOrEqual(all.sources[s]!.cohort / 4),
    );
  });

  it('popular wrong answers, and shared misperception', () => {
    const world = { ...honest, witnesses: 20, coverZipf: 0, cover: 0.5, questions: 4000 };
    const alone = { ...world, collectors: 0, checkers: 0, leads: 0, desks: 0, seeWitnesses: 1 };
    const wrong = { ...alone, accuracyA: 0.01, accuracyB: 1e6, type: 'labels', falseAnswers: 4 };
    const all = simulateTable(wrong, 1);
    const counts = new Map<number, number>();
    all.value.forEach((v, i) => {
      if (all.values[all.truth[all.question[i]!]!] === 'A') counts.set(v, (counts.get(v) ?? 0) + 1);
    });
    const sorted = [...counts.values()].sort((a, b) => b - a);
    const total = sorted.reduce((s, n) => s + n, 0);
    sorted.forEach((n, r) => near(n, total, 1 / (r + 1) / (25 / 12), `wrong answer ${r + 1}`));

    const fooled = { ...alone, accuracyA: 1e6, accuracyB: 0.01, misperceive: 0.2 };
    const together = simulateTable(fooled, 1);
    const off = new Set<number>();
    together.value.forEach((v, i) => {
      if (v !== together.truth[together.question[i]!]) off.add(together.question[i]!);
    });
    near(off.size, 4000, 0.2, 'shared misperception');
  });

  it('each hop: told, passed on, garbled, sold, translated', () => {
    const line = {
      ...honest,
      ...OPEN,
      questions: 4000,
      cells: 1,
      witnesses: 1,
      cover: 0.5,
      collectors: 1,
      checkers: 0,
      leads: 1,
      desks: 0,
      foreign: 1,
      translators: 1,
      garble: 0.1,
      mistranslate: 0.2,
    };
    const all = simulateTable({ ...line, resale: 0.1 }, 1);
    const by = (tier: string) =>
      [...all.source.keys()].filter((i) => all.sources[all.source[i]!]!.tier === tier);
    const [seen, put, taken, led] = ['witness', 'translator', 'collector', 'lead'].map(by);
    near(seen!.length, 4000, 0.5, 'cover');
    near(put!.length, seen!.length, 0.8, 'tell');
    near(put!.filter((i) => all.garbles[i] === 1).length, put!.length, 0.2, 'mistranslate');
    near(led!.length, taken!.length, 0.55, 'pass');
    const over = (of: readonly number[], before: readonly number[]) => {
      const earlier = new Map(before.map((i) => [all.question[i], all.garbles[i] as number]));
      return of.filter((i) => all.garbles[i]! > earlier.get(all.question[i])!).length;
    };
    near(over(taken!, put!), taken!.length, 0.1, 'garble');
    near(over(led!, taken!), led!.length, 0.1, 'garble');

    // Two witnesses, one collector that talks to one of them: the other can only sell.
    const market = { ...line, witnesses: 2, coverZipf: 0, foreign: 0, suppliersPerCollector: 1 };
    const sold = simulateTable({ ...market, cover: 1, tell: 0, resale: 0.3 }, 1);
    near(
      sold.source.filter((s) => sold.sources[s]!.tier === 'collector').length,
      4000,
      0.3,
      'resale',
    );
    const twice = simulateTable(
      { ...market, suppliersPerCollector: 2, tell: 1, cover: 1, repeat: 0.4 },
      1,
    );
    const filed = twice.source.filter((s) => twice.sources[s]!.tier === 'collector').length;
    near(filed - 4000, 4000, 0.4, 'repeat');
  });

  it('cross-checking, echo, dirty relays, suppliers from elsewhere', () => {
    // One checker between two collectors, each with a witness of its own; whoever checks keeps to
    // what both say, and both origins stand behind it.
    const pair = {
      ...honest,
      ...OPEN,
      questions: 4000,
      cells: 2,
      crossCell: 0,
      witnesses: 2,
      suppliersPerCollector: 1,
      collectors: 2,
      checkers: 1,
      leads: 0,
      desks: 0,
      translators: 0,
      cover: 1,
      accuracyA: 1e6,
      accuracyB: 0.01,
      tell: 1,
      pass: 1,
      garble: 0,
      resale: 0,
      check: 0.3,
    };
    const world = simulate(pair, 1);
    const checked = [...world].flatMap(({ claims }) =>
      claims.filter(({ source }) => world.sources[source]!.tier === 'checker'),
    );
    expect(checked).toHaveLength(4000);
    // The two cells differ, so each collector brings another witness.
    const both = checked.filter(({ lineage }) => lineage.origins.length === 2).length;
    near(both, 4000, 0.3, 'check');

    const echoing = { ...pair, checkers: 0, leads: 1, desks: 2, suppliersPerDesk: 1, echo: 0.2 };
    const echo = simulateTable({ ...echoing, pass: 0.5 }, 1);
    const desks = new Map<number, number>();
    let repeated = 0;
    echo.source.forEach((s, i) => {
      if (echo.sources[s]!.tier !== 'desk') return;
      if (echo.sources[echo.parent[i]!]!.tier === 'desk') repeated += 1;
      else desks.set(echo.question[i]!, (desks.get(echo.question[i]!) ?? 0) + 1);
    });
    near(repeated, [...desks.values()].filter((n) => n === 1).length, 0.2, 'echo');

    const many = simulate({ witnesses: 3000, leads: 3000, dirty: 0.3, questions: 1 }, 1);
    const leads = many.sources.filter(({ tier }) => tier === 'lead');
    near(leads.filter(({ garble }) => garble === 0.1).length, leads.length, 0.3, 'dirty');

    const far = {
      ...pair,
      cells: 4,
      crossCell: 0.4,
      witnesses: 4000,
      collectors: 2000,
      cover: 0.01,
    };
    const spread = simulateTable({ ...far, checkers: 0, questions: 300 }, 1);
    const ties = new Set<number>();
    spread.copies.forEach(({ child, parent }) => ties.add(child * 1e5 + parent));
    const other = [...ties].filter(
      (tie) => spread.sources[Math.floor(tie / 1e5)]!.cell !== spread.sources[tie % 1e5]!.cell,
    ).length;
    // From anywhere is, one time in four, from one's own.
    near(other, ties.size, 0.4 * 0.75, 'crossCell');
  });

  it('time goes forward along a chain, by the delay asked for', () => {
    const world = { ...honest, ...OPEN, questions: 600, delay: 45, delaySpread: 0.7, spacing: 10 };
    const late = { under: 0, all: 0 };
    for (const { number, claims } of simulate({ ...world, translators: 0, repeat: 0 }, 1)) {
      const at = new Map(claims.map(({ source, time }) => [source, time]));
      claims.forEach(({ time, lineage }, i) => {
        const before = lineage.hops === 0 ? 10 * (number - 1) : at.get(lineage.chain[0]!)!;
        expect(time).toBeGreaterThan(before);
        expect(time).toBeGreaterThanOrEqual(claims[Math.max(0, i - 1)]!.time);
        // A relay takes what comes first; a witness has one delay only.
        if (lineage.hops > 0) return;
        late.all += 1;
        if (time - before < 45) late.under += 1;
      });
    }
    near(late.under, late.all, 0.5, 'delay');
  });

  it('a relay takes what comes first', () => {
    const two = { ...honest, ...OPEN, witnesses: 2, cover: 1, tell: 1, collectors: 1, leads: 0 };
    const world = simulate({ ...two, checkers: 0, desks: 0, translators: 0, cells: 1 }, 1);
    let earlier = 0;
    for (const { claims } of world) {
      const [first] = claims;
      const taken = claims.find(({ lineage }) => lineage.hops === 1);
      earlier += Number(taken?.lineage.chain[0] === first?.source);
    }
    // The delay of the hop now and then lets the later one overtake.
    expect(earlier).toBeGreaterThan(650);
    expect(earlier).toBeLessThan(950);
  });

  it('what is said of it: declared, forgotten, left out, timed, typed', () => {
    const simulation = simulate({ ...honest, questions: 1500, timed: 0.7 }, 1);
    const rows = [...simulation].flatMap(({ claims }) => claims);
    const said = rows.filter(({ basis }) => basis !== '');
    near(said.length, rows.length, 0.45, 'declared');
    const relayed = said.filter(({ lineage }) => lineage.hops > 0);
    near(relayed.filter(({ basis }) => basis === 'saw').length, relayed.length, 0.25, 'forget');
    const heard = relayed.filter(({ basis }) => basis === 'heard');
    const whole = heard.filter(({ from, lineage }) => from === lineage.chain[0]);
    near(heard.length - whole.length, heard.length, 0.1, 'gap');
    near(rows.filter(({ time }) => Number.isNaN(time)).length, rows.length, 0.3, 'untimed');
    const leads = simulation.sources.filter(({ tier }) => tier === 'lead');
    expect(leads.every((one) => one.visible)).toBe(true);
    const typed = [...simulate({ questions: 2000, typed: 0.4 })].filter((one) => one.typed);
    near(typed.length, 2000, 0.4, 'typed');
  });

  it('who is heard, paid, invents, bears a grudge', () => {
    const { sources } = simulate({ witnesses: 5000, collectors: 3000, paid: 0.3, questions: 1 });
    for (const tier of ['witness', 'collector'] as const) {
      const own = sources.filter((one) => one.tier === tier);
      near(own.filter((one) => one.visible).length, own.length, 0.5, 'heard');
      near(own.filter((one) => one.paid).length, own.length, 0.3, 'paid');
      near(own.filter((one) => one.fabricator).length, own.length, 0.1, 'inventors');
    }
    const made = simulateTable({
      witnesses: 1,
      cover: 0,
      fabricators: 1,
      fabricate: 0.3,
      questions: 5000,
      seeWitnesses: 1,
      grudgeGroups: 0,
      collectors: 0,
      checkers: 0,
      leads: 0,
      desks: 0,
    });
    near(made.claims, 5000, 0.3, 'fabricate');
  });
});

function tail(claim: SimulatedClaim): string {
  return `${claim.lineage.chain.join()} ${claim.lineage.root}`;
}
