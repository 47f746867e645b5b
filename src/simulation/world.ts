/**
 * Who there is, before any question is asked: sources in tiers and cells, who has it from whom, and
 * how good each is. Drawn once from a seed.
 *
 * A source draws on a few suppliers of the tier before; a tier without members is left out, and the
 * next draws on the one before that. Suppliers are of one's own cell but for `crossCell`.
 *
 * Joining: with `demand` D the network is D times as large in the end as at first, and grows evenly.
 * Who vets joiners can do no more than before, so that of those who join when demand is d only the
 * share d^−dilution is vetted. Vetted witnesses are as accurate as Beta(a, b) says and invent with
 * `fabricators`; unvetted ones are Beta(b, a), the mirror image, and invent with
 * `unvettedFabricators`.
 */
import { Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';

export const TIERS = ['witness', 'translator', 'collector', 'checker', 'lead', 'desk'] as const;
export type Tier = (typeof TIERS)[number];

/** One source and what is true of it. */
export interface SimulatedSource {
  /** `W1`, `C3`, `L2` … */
  readonly name: string;
  readonly tier: Tier;
  /** From 0. */
  readonly cell: number;
  /** Wave in which it joined, from 0. */
  readonly cohort: number;
  /** Whether what it says reaches us. */
  readonly visible: boolean;
  readonly vetted: boolean;
  /** Chance of seeing rightly, by topic; empty for those who see nothing themselves. */
  readonly accuracy: readonly number[];
  /** Share of the questions a witness has seen something of; 0 for others. */
  readonly cover: number;
  /** Lasting and changing error in numbers, natural logarithms. */
  readonly bias: number;
  readonly noise: number;
  /** Chance that a hop through this source changes the answer; 0 for witnesses. */
  readonly garble: number;
  /** Chance of inventing when it has nothing. */
  readonly invents: number;
  readonly fabricator: boolean;
  /** Group with a grudge it belongs to, from 0; −1. */
  readonly grudge: number;
  readonly paid: boolean;
}

export interface World {
  readonly sources: readonly SimulatedSource[];
  /** Numbers of the members of each tier. */
  readonly members: Readonly<Record<Tier, Int32Array>>;
  /** By source: those who draw on it. */
  readonly customers: readonly (readonly number[])[];
  /** By source: the tier it sells to; empty at the end. */
  readonly market: readonly Int32Array[];
  /** By source: the translator a collector hears witnesses through; −1. */
  readonly translator: Int32Array;
  /** Chances of the witnesses to have seen something, falling. */
  readonly cover: Float64Array;
  /** Members of each group with a grudge. */
  readonly grudges: readonly (readonly number[])[];
  /** Witnesses who invent now and then. */
  readonly inventors: readonly number[];
  /** By source: the share of the questions after which it joins. */
  readonly joins: Float64Array;
}

/** Stream of the world; questions count from 1. */
const WORLD = 0;
const NOBODY: readonly number[] = [];
const EMPTY = new Int32Array(0);

export function drawWorld(p: Parameters, seed: number): World {
  const chance = new Chance(seed, WORLD);
  const cover = coverOf(p);
  const sizes: Readonly<Record<Tier, number>> = {
    witness: p.witnesses,
    // With nobody to translate for there are no translators.
    translator: p.collectors > 0 ? p.translators : 0,
    collector: p.collectors,
    checker: p.checkers,
    lead: p.leads,
    desk: p.desks,
  };
  const grudge = grudgesOf(p, chance);
  const sources: SimulatedSource[] = [];
  const members = {} as Record<Tier, Int32Array>;
  for (const tier of TIERS) {
    const cohorts = cohortsOf(p, chance, sizes[tier], tier);
    members[tier] = Int32Array.from(cohorts, (cohort, i) => {
      sources.push(
        newSource(p, chance, tier, i, cohort, {
          cover: tier === 'witness' ? (cover[i] as number) : 0,
          grudge: tier === 'witness' ? (grudge[i] ?? -1) : -1,
        }),
      );
      return sources.length - 1;
    });
  }
  const trade = drawTrade(p, chance, sources, members);
  return {
    sources,
    members,
    ...trade,
    translator: translatorsOf(p, chance, sources, members),
    cover,
    grudges: Array.from({ length: p.grudgeGroups }, (_, g) =>
      sources.flatMap((source, i) => (source.grudge === g ? [i] : [])),
    ),
    inventors: sources.flatMap(({ tier, invents }, i) =>
      tier === 'witness' && invents > 0 ? [i] : [],
    ),
    joins: Float64Array.from(sources, ({ cohort }) => cohort / p.cohorts),
  };
}

/** Demand when a share `at` of the questions has been asked. */
export function demandAt(p: Parameters, at: number): number {
  return 1 + (p.demand - 1) * at;
}

/** Share of those who join at a demand that is vetted. */
export function vettedShare(p: Parameters, demand: number): number {
  return demand ** -p.dilution;
}

function newSource(
  p: Parameters,
  chance: Chance,
  tier: Tier,
  i: number,
  cohort: number,
  own: { readonly cover: number; readonly grudge: number },
): SimulatedSource {
  const witness = tier === 'witness';
  const ground = witness || tier === 'collector';
  const vetted =
    !ground || chance.happens(vettedShare(p, cohort === 0 ? 1 : demandAt(p, cohort / p.cohorts)));
  const fabricator = ground && chance.happens(vetted ? p.fabricators : p.unvettedFabricators);
  const paid = ground && chance.happens(p.paid);
  const see: Readonly<Record<Tier, number>> = {
    witness: p.seeWitnesses,
    translator: p.seeTranslators,
    collector: p.seeCollectors,
    checker: p.seeCheckers,
    lead: p.seeLeads,
    desk: p.seeDesks,
  };
  return {
    name: `${MARKS[tier]}${i + 1}`,
    tier,
    cell: i % p.cells,
    cohort,
    visible: chance.happens(see[tier]),
    vetted,
    accuracy: witness ? accuracyOf(p, chance, vetted) : NO_TOPIC,
    cover: own.cover,
    bias: witness ? p.bias * chance.normal() : 0,
    noise: witness ? p.noise * Math.exp(chance.normal() / 3) : 0,
    garble: garbleOf(p, chance, tier),
    invents: Math.min(1, (fabricator ? p.fabricate : 0) + (paid ? p.payFabricates : 0)),
    fabricator,
    grudge: own.grudge,
    paid,
  };
}

const NO_TOPIC: readonly number[] = [];
/** X for cross-checkers: C are the collectors. */
const MARKS: Readonly<Record<Tier, string>> = {
  witness: 'W',
  translator: 'T',
  collector: 'C',
  checker: 'X',
  lead: 'L',
  desk: 'D',
};

function accuracyOf(p: Parameters, chance: Chance, vetted: boolean): number[] {
  const base = vetted
    ? chance.beta(p.accuracyA, p.accuracyB)
    : chance.beta(p.accuracyB, p.accuracyA);
  if (p.topics === 1 || p.topicSpread === 0) return Array<number>(p.topics).fill(base);
  return Array.from({ length: p.topics }, () => {
    const odds = Math.log(base / (1 - base)) + p.topicSpread * chance.normal();
    return 1 / (1 + Math.exp(-odds));
  });
}

function garbleOf(p: Parameters, chance: Chance, tier: Tier): number {
  if (tier === 'witness') return 0;
  if (tier === 'translator') return p.mistranslate;
  return chance.happens(p.dirty) ? p.garbleDirty : p.garble;
}

/** Share of the questions each witness sees, Zipf over witnesses, the mean `cover`, none above 1. */
function coverOf(p: Parameters): Float64Array {
  const cover = Float64Array.from({ length: p.witnesses }, (_, i) => (i + 1) ** -p.coverZipf);
  const wanted = p.cover * p.witnesses;
  // What is cut off at 1 goes to the others, in proportion, until nothing is above.
  let full = 0;
  for (;;) {
    let rest = 0;
    for (let i = full; i < cover.length; i++) rest += cover[i] as number;
    const scale = rest > 0 ? (wanted - full) / rest : 0;
    for (let i = full; i < cover.length; i++) cover[i] = (cover[i] as number) * scale;
    const before = full;
    while (full < cover.length && (cover[full] as number) >= 1) cover[full++] = 1;
    if (full === before) return cover;
  }
}

/** The wave each member joins in, in random order: those there at first, the rest evenly. */
function cohortsOf(p: Parameters, chance: Chance, n: number, tier: Tier): Int32Array {
  const cohorts = new Int32Array(n);
  if (p.cohorts === 1 || (tier !== 'witness' && tier !== 'collector')) return cohorts;
  const first = Math.ceil(n / p.demand);
  for (let i = first; i < n; i++) {
    cohorts[i] = 1 + Math.floor(((i - first) * (p.cohorts - 1)) / (n - first));
  }
  return chance.shuffle(cohorts);
}

/** By witness: the group it is in. */
function grudgesOf(p: Parameters, chance: Chance): readonly number[] {
  const group: number[] = [];
  const order = chance.shuffle(Int32Array.from({ length: p.witnesses }, (_, i) => i));
  for (let k = 0; k < p.grudgeGroups * p.grudgeSize; k++) {
    group[order[k] as number] = Math.floor(k / p.grudgeSize);
  }
  return group;
}

function drawTrade(
  p: Parameters,
  chance: Chance,
  sources: readonly SimulatedSource[],
  members: Readonly<Record<Tier, Int32Array>>,
): Pick<World, 'customers' | 'market'> {
  const customers = Array<readonly number[]>(sources.length).fill(NOBODY);
  const market = Array<Int32Array>(sources.length).fill(EMPTY);
  const wanted = [
    ['collector', p.suppliersPerCollector],
    ['checker', p.suppliersPerChecker],
    ['lead', p.suppliersPerLead],
    ['desk', p.suppliersPerDesk],
  ] as const;
  let before = members.witness;
  for (const [tier, suppliers] of wanted) {
    const buyers = members[tier];
    if (buyers.length === 0) continue;
    const byCell = Array.from({ length: p.cells }, (_, cell) =>
      before.filter((i) => sources[i]?.cell === cell),
    );
    for (const i of before) market[i] = buyers;
    for (const buyer of buyers) {
      const cell = byCell[sources[buyer]?.cell as number] as Int32Array;
      for (const supplier of someOf(chance, cell, before, suppliers, p.crossCell)) {
        if (customers[supplier] === NOBODY) customers[supplier] = [buyer];
        else (customers[supplier] as number[]).push(buyer);
      }
    }
    before = buyers;
  }
  return { customers, market };
}

/** So many different ones, near or from anywhere; fewer when there are not as many. */
function someOf(
  chance: Chance,
  near: Int32Array,
  all: Int32Array,
  n: number,
  far: number,
): ReadonlySet<number> {
  const found = new Set<number>();
  const most = Math.min(n, all.length);
  for (let tries = 0; found.size < most; tries++) {
    // A cell with too few of them is left after a while.
    const from = near.length === 0 || tries > 20 * n || chance.happens(far) ? all : near;
    found.add(from[chance.below(from.length)] as number);
  }
  return found;
}

function translatorsOf(
  p: Parameters,
  chance: Chance,
  sources: readonly SimulatedSource[],
  members: Readonly<Record<Tier, Int32Array>>,
): Int32Array {
  const translator = new Int32Array(sources.length).fill(-1);
  const all = members.translator;
  for (const i of members.collector) {
    if (all.length > 0 && chance.happens(p.foreign)) {
      translator[i] = all[chance.below(all.length)] as number;
    }
  }
  return translator;
}
