/**
 * How reliable a source is expected to be, in a role, on a topic.
 *
 * Two things are learnt apart: as an *observer*, how often what was said to have been seen was so
 * (θ); as a *relay* or *translator*, how often what was told was passed on as told (1 − ε). Each is a
 * rate with a Beta distribution, never a fixed number:
 *
 *     source in role and topic  ←  role and topic  ←  role  ←  what is assumed of everyone
 *
 * From the bottom: a source's rate is Beta(s·μ + right, s·(1 − μ) + wrong), where μ is the mean and
 * s the strength of the level above, both fitted from all sources with a record there (empirical
 * Bayes; method of moments for the beta-binomial, Kleinman, *JASA* 68, 1973). A level with few
 * records stays close to its own parent: the parent counts as `BACKING` fully known sources.
 *
 * With φ = 1/(s + 1) the spread of sources around μ, a share p of n cases has variance
 * μ(1 − μ)·(1/n + (1 − 1/n)·φ); equating expected and found sums of squares gives φ. It is kept
 * between 1/101 and 1/2, so that neither do a few alike records make everyone alike, nor a few
 * unlike ones make the level meaningless.
 *
 * Odd cases: counts may be fractional; a source without a record has the level's own distribution;
 * people known only by words ("a guard") and gaps are one more unknown source each.
 */
import type { SourceId } from '#terms/ids.ts';
import type { TrackRecord } from './track-record.ts';

export type Role = TrackRecord['role'];

/** A rate that is not exactly known: Beta(right, wrong). */
export interface Rate {
  readonly right: number;
  readonly wrong: number;
  readonly mean: number;
  readonly variance: number;
}

export interface Reliabilities {
  of(sourceId: SourceId, role: Role, topic: string): Rate;
  /** Somebody of whom nothing is known. */
  anyone(role: Role, topic: string): Rate;
}

/**
 * What is assumed before any outcome is known. Observers: informants are right more often than not,
 * and nobody is trusted on arrival (sources in published comparisons fit Beta(1.4…11, .4…6), means
 * .52–.78). Relays: most hops keep a plain yes/no or a name; about one in ten does not.
 */
export const EVERYONE: Readonly<Record<Role, { readonly right: number; readonly wrong: number }>> =
  {
    observer: { right: 3, wrong: 1 },
    relay: { right: 9, wrong: 1 },
    translator: { right: 9, wrong: 1 },
  };

/** How many fully known sources the level above is worth when a level is fitted. */
const BACKING = 2;

export function rate(right: number, wrong: number): Rate {
  const n = right + wrong;
  const mean = right / n;
  return { right, wrong, mean, variance: (mean * (1 - mean)) / (n + 1) };
}

export function learnReliabilities(records: readonly TrackRecord[]): Reliabilities {
  const own = new Map<string, Counts>();
  const byTopic = new Map<string, Map<string, Counts>>();
  const byRole = new Map<Role, Map<string, Counts>>();
  // Sorted, so that sums of fractions come out the same whatever the order of the records.
  for (const record of [...records].sort(compareRecords)) {
    const { sourceId, role, topic } = record;
    add(own, key(sourceId, role, topic), record);
    add(inner(byTopic, key(role, topic)), sourceId, record);
    add(inner(byRole, role), sourceId, record);
  }
  return reliabilitiesFrom({
    own: (sourceId, role, topic) => own.get(key(sourceId, role, topic)),
    ofTopic: (role, topic) => [...(byTopic.get(key(role, topic))?.values() ?? [])],
    ofRole: (role) => [...(byRole.get(role)?.values() ?? [])],
  });
}

/** Where the counts are found, by those who keep them in order themselves. */
export interface LevelCounts {
  own(sourceId: SourceId, role: Role, topic: string): Readonly<Counts> | undefined;
  /** Of every source with a record in this role and topic. */
  ofTopic(role: Role, topic: string): readonly Counts[];
  /** Of every source with a record in this role, over all topics. */
  ofRole(role: Role): readonly Counts[];
}

/** Reliabilities from counts; each level is fitted once, when first needed. */
export function reliabilitiesFrom(counts: LevelCounts): Reliabilities {
  const roles = new Map<Role, Rate>();
  const roleRate = (role: Role): Rate => {
    let found = roles.get(role);
    if (found === undefined) {
      const { right, wrong } = EVERYONE[role];
      roles.set(role, (found = fitLevel(counts.ofRole(role), rate(right, wrong))));
    }
    return found;
  };
  const topics = new Map<string, Rate>();
  const anyone = (role: Role, topic: string): Rate => {
    const name = key(role, topic);
    let found = topics.get(name);
    if (found === undefined) {
      topics.set(name, (found = fitLevel(counts.ofTopic(role, topic), roleRate(role))));
    }
    return found;
  };
  return {
    anyone,
    of(sourceId, role, topic) {
      const level = anyone(role, topic);
      const found = counts.own(sourceId, role, topic);
      return found === undefined
        ? level
        : rate(level.right + found.right, level.wrong + found.wrong);
    },
  };
}

export interface Counts {
  right: number;
  wrong: number;
}

/** Mean and strength of a level, from the counts of its sources and the level above. */
export function fitLevel(sources: readonly Counts[], above: Rate): Rate {
  const known = sources
    .filter(({ right, wrong }) => right + wrong > 0)
    // Sorted for the same bits in any order and under any names.
    .sort((a, b) => a.right - b.right || a.wrong - b.wrong);
  if (known.length === 0) return above;
  const prior = 1 / (above.right + above.wrong + 1);
  let phi = prior;
  let mean = above.mean;
  for (let round = 0; round < 8; round++) {
    let weight = BACKING / prior;
    let sum = weight * above.mean;
    for (const { right, wrong } of known) {
      const n = right + wrong;
      // The inverse of the variance of right/n, up to μ(1 − μ).
      const w = 1 / (1 / n + Math.max(0, 1 - 1 / n) * phi);
      weight += w;
      sum += (w * right) / n;
    }
    mean = Math.min(0.98, Math.max(0.02, sum / weight));
    let found = BACKING * prior;
    let scale = BACKING;
    for (const { right, wrong } of known) {
      const n = right + wrong;
      if (n <= 1) continue; // one case says nothing of how far sources differ
      const w = 1 / (1 / n + (1 - 1 / n) * phi) / (1 / phi);
      found += w * ((right / n - mean) ** 2 / (mean * (1 - mean)) - 1 / n);
      scale += w * (1 - 1 / n);
    }
    phi = Math.min(1 / 2, Math.max(1 / 101, found / scale));
  }
  const strength = 1 / phi - 1;
  return rate(mean * strength, (1 - mean) * strength);
}

function add(into: Map<string, Counts>, name: string, record: TrackRecord): void {
  const counts = into.get(name);
  if (counts === undefined) into.set(name, { right: record.right, wrong: record.wrong });
  else {
    counts.right += record.right;
    counts.wrong += record.wrong;
  }
}

function inner<K>(maps: Map<K, Map<string, Counts>>, name: K): Map<string, Counts> {
  let found = maps.get(name);
  if (found === undefined) maps.set(name, (found = new Map<string, Counts>()));
  return found;
}

function key(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** The order in which counts of a source in several topics are summed up. */
export function compareRecords(a: TrackRecord, b: TrackRecord): number {
  return a.right - b.right || a.wrong - b.wrong;
}
