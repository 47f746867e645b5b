/**
 * How often the two tests of the network err, and how often they find what is there – measured on
 * invented networks whose truth is known (`src/simulation`).
 *
 * - **Drift**: networks that grow sixfold. With `dilution` 0 late joiners are as good as early ones:
 *   every finding is a false alarm. With `dilution` 1 vetting gives way as demand grows: every finding is
 *   right. Known cases are a share of all questions, as with outcomes and control questions; a source is
 *   judged on what it says it saw itself.
 * - **Pay**: the same network twice, before and after three in ten witnesses are paid per report. Under no
 *   effect pay changes nothing; under an effect somebody paid invents with some chance when having
 *   nothing. One source's paid reports are then compared with its unpaid ones, and in the second half all
 *   who are paid with all who are not.
 *
 * Every figure carries N and its 95 % interval (Clopper–Pearson). `npx tsx bench/desk/network.ts` prints
 * them; `npm run bench -- desk` collects them.
 */
import { pathToFileURL } from 'node:url';
import { betaQuantile } from '#assessment/beta-interval.ts';
import { type CohortMember, findDrift } from '#assessment/network/drift.ts';
import { testPayments, type PaidReport } from '#assessment/network/payments.ts';
import { seeded } from '#assessment/network/permutation.ts';
import { simulate, type Parameters } from '#simulation/simulate.ts';
import { asId } from '#terms/ids.ts';

/** One measured share: so many of so many, with its 95 % interval. */
export interface NetworkFigure {
  readonly name: string;
  readonly of: number;
  readonly n: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** @param worlds invented networks a figure; the intervals narrow with its root. */
export function measureNetwork(worlds = 200, say: (line: string) => void = () => undefined) {
  const figures: NetworkFigure[] = [];
  const add = (name: string, of: number, n: number): void => {
    figures.push(figure(name, of, n));
    say(lineOf(figures.at(-1) as NetworkFigure));
  };
  for (const known of [0.1, 0.3]) {
    for (const dilution of [0, 0.5, 1]) {
      let hints = 0;
      let changes = 0;
      let placed = 0;
      let told = 0;
      for (let seed = 1; seed <= worlds; seed++) {
        const drift = findDrift(cohortCases(dilution, known, seed));
        if (drift.verdict === 'too-little') continue;
        told++;
        if (drift.verdict === 'hint' || drift.verdict === 'change') hints++;
        if (drift.verdict === 'change') {
          changes++;
          if (drift.after !== null && drift.before !== null && drift.after.mean < drift.before.mean)
            placed++;
        }
      }
      const what = dilution === 0 ? 'false alarms' : `found (dilution ${dilution})`;
      const share = `${known * 100} % of outcomes known`;
      add(`drift, ${share}: “change”, ${what}`, changes, told);
      add(`drift, ${share}: “hint” or “change”, ${what}`, hints, told);
      if (dilution > 0 && changes > 0) {
        add(`drift, ${share}: of these, downwards (dilution ${dilution})`, placed, changes);
      }
    }
  }
  for (const invents of [0, 0.05, 0.15, 0.4]) {
    let looked = 0;
    let small = 0;
    let patterns = 0;
    let families = 0;
    let any = 0;
    let together = 0;
    let compared = 0;
    for (let seed = 1; seed <= worlds; seed++) {
      const reports = paidAndUnpaid(invents, seed);
      const { sources } = testPayments(reports, seeded(seed));
      const after = reports.map(({ source, reports: own, later }) => ({
        source,
        reports: later === 0 ? [] : own.slice(-later),
      }));
      const { test } = testPayments(after, seeded(seed)).together;
      if (test !== null) {
        compared++;
        if (test.p <= 0.05) together++;
      }
      const able = sources.filter(({ test }) => test !== null);
      if (able.length === 0) continue;
      families++;
      looked += able.length;
      small += able.filter(({ test }) => (test?.p ?? 1) <= 0.05).length;
      const found = able.filter(({ verdict }) => verdict === 'pattern').length;
      patterns += found;
      if (found > 0) any++;
    }
    const what = invents === 0 ? 'no effect' : `invents ${invents * 100} % when paid`;
    add(`pay, ${what}: p ≤ .05 for a source, uncorrected`, small, looked);
    add(`pay, ${what}: “pattern” for a source`, patterns, looked);
    add(`pay, ${what}: “pattern” for anybody in a network`, any, families);
    add(`pay, ${what}: p ≤ .05 for all together`, together, compared);
  }
  return figures;
}

/** Known cases of the witnesses and collectors of a growing network, by the wave they joined in. */
export function cohortCases(dilution: number, known: number, seed: number): CohortMember[] {
  const simulation = simulate(
    {
      witnesses: 120,
      collectors: 24,
      cover: 0.1,
      demand: 6,
      cohorts: 6,
      dilution,
      seeWitnesses: 0.7,
      questions: 300,
    },
    seed,
  );
  const chance = seeded(seed + 1_000_000);
  const counts = simulation.sources.map(() => ({ right: 0, wrong: 0 }));
  for (const question of simulation) {
    if (chance() >= known) continue;
    const judged = new Set<number>();
    for (const { source, value, basis, lineage } of question.claims) {
      // Judged as an observer: who says from whom they have it is a relay.
      if (basis === 'heard' || lineage.hops > 0 || judged.has(source)) continue;
      judged.add(source);
      const own = counts[source];
      if (own === undefined) continue;
      if (value === question.truth) own.right++;
      else own.wrong++;
    }
  }
  return simulation.sources.flatMap(({ tier, visible, cohort }, i) => {
    const own = counts[i];
    return tier === 'witness' && visible && own !== undefined
      ? [{ cohort: String(cohort + 1), ...own }]
      : [];
  });
}

/** Reports of the sources of one network, first unpaid and then paid, each borne out or alone. */
export function paidAndUnpaid(invents: number, seed: number) {
  const world = {
    witnesses: 30,
    collectors: 6,
    cover: 0.12,
    seeWitnesses: 1,
    questions: 120,
    fabricators: 0,
    grudgeGroups: 0,
    paid: 0.3,
  } satisfies Partial<Parameters>;
  const reports = new Map<number, PaidReport[]>();
  // What pay does draws nothing when the world is drawn: it is the same network both times.
  for (const [paid, parameters] of [
    [false, { ...world, payFabricates: 0 }],
    [true, { ...world, payFabricates: invents }],
  ] as const) {
    // Two periods are two sets of questions.
    let number = 0;
    for (const question of simulate({ ...parameters, questions: 240 }, seed)) {
      number++;
      if (paid ? number <= 120 : number > 120) continue;
      const seen = new Set<number>();
      for (const claim of question.claims) {
        if (seen.has(claim.source)) continue;
        seen.add(claim.source);
        const alone = !question.claims.some(
          (other) =>
            other.source !== claim.source &&
            other.value === claim.value &&
            other.lineage.root !== claim.lineage.root,
        );
        const own = reports.get(claim.source) ?? [];
        reports.set(claim.source, own);
        own.push({ questionId: asId(question.name), topic: '', paid, alone });
      }
    }
  }
  const { sources } = simulate(world, seed);
  return [...reports].flatMap(([i, own]) => {
    const source = sources[i];
    if (source?.tier !== 'witness') return [];
    return [
      {
        source: { id: asId<never>(`s${i}`), pseudonym: source.name, tier: 0 },
        reports: own.map((one) => ({ ...one, paid: one.paid && source.paid })),
        /** How many of them are of the second half. */
        later: own.filter(({ paid }) => paid).length,
      },
    ];
  });
}

function figure(name: string, of: number, n: number): NetworkFigure {
  return {
    name,
    of,
    n,
    share: n === 0 ? NaN : of / n,
    low: of === 0 ? 0 : betaQuantile(0.025, of, n - of + 1),
    high: of === n ? 1 : betaQuantile(0.975, of + 1, n - of),
  };
}

export function lineOf({ name, of, n, share, low, high }: NetworkFigure): string {
  const percent = (p: number) => `${(p * 100).toFixed(1)} %`;
  return `${name}: ${percent(share)} (${of} of ${n}; ${percent(low)}–${percent(high)})`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const worlds = Number(process.argv[2] ?? 200);
  measureNetwork(worlds, (line) => void process.stdout.write(`${line}\n`));
}
