/**
 * What is known of any two origins: shown independent, shown dependent, or not established.
 *
 * Unknown never counts as independent. Two origins are **shown dependent** when accepted links say that
 * one goes back to the other, or both to a third. They are **shown independent** only when all of this holds:
 *
 * 1. both are people who can be told apart: two named sources, or one named and one known by
 *    description (who, with both at first hand, is somebody else); two descriptions may be one person;
 * 2. both know it first-hand: it is said that they saw it or hold the document. To stand first in a
 *    chain is not enough, because whoever is named first stands there;
 * 3. each can be followed to us without a gap, and both by ways that share nobody: whoever passes on
 *    two witnesses may have made one from the other (a *common relay*);
 * 4. no suggested link joins them;
 * 5. no tie joins them: same cell, kin, one reports to the other.
 *
 * Everything else is **not established**.
 *
 * An origin's own standing is `independent` when it belongs to the set we can count: origins that are
 * all shown independent of each other. The set is chosen greedily – fewest conflicts first, then
 * earliest told – because the largest such set cannot be found fast, and people with few
 * ties are what makes it large. Its brother, who saw it too, is `not-established`.
 *
 * Pairs are worked out one by one up to `MOST_PAIRWISE` origins. Beyond that (thousands of origins on
 * one question) an origin is counted when it conflicts with nobody chosen before it, which takes one
 * pass; only pairs joined by a link are then listed, and only pairs of counted origins are counted as
 * independent, which errs on the safe side.
 */
import type { Source, Tie } from '#terms/source.ts';
import type { Claim } from '#claims/claim.ts';
import { knowOrigins, type KnownOrigin } from './known-origin.ts';
import type { Lineage, LineageNode, Origin, OriginPair } from './lineage.ts';
import type { Names } from './names.ts';
import { readTies, type Ties } from './ties.ts';

const MOST_PAIRWISE = 400;

export type Judged = Pick<Lineage, 'origins' | 'pairs' | 'established'>;

export function judgeOrigins(input: {
  readonly nodes: readonly LineageNode[];
  readonly origins: readonly Origin[];
  /** Nodes of origins of which a suggested link speaks that could not be drawn. */
  readonly doubted: ReadonlySet<number>;
  readonly claims: readonly Claim[];
  readonly sources: readonly Source[];
  readonly ties: readonly Tie[];
  readonly names: Names;
}): Judged {
  const known = knowOrigins(input);
  const ties = readTies(input.ties, input.sources);
  return known.length <= MOST_PAIRWISE ? judgePairwise(known, ties) : judgeMany(known, ties);
}

type Finding = Omit<OriginPair, 'a' | 'b'>;

/** The rules above, for one pair. */
export function judgePair(a: KnownOrigin, b: KnownOrigin, ties: Ties): Finding {
  if (a.unit === b.unit) {
    const ancestor = [a, b].some(({ origin }) => origin.node === a.unit);
    return {
      state: 'dependent',
      probability: null,
      why: ancestor
        ? 'an accepted link says that one goes back to the other'
        : 'accepted links say that both go back to one origin',
    };
  }
  if (a.root === b.root) {
    // Siblings below one report are one only if both links are right.
    return open('a suggested link says that one goes back to the other', a.link * b.link);
  }
  const why = a.lacks ?? b.lacks ?? notTwoPeople(a, b) ?? tiedText(a, b, ties);
  if (why !== null) return open(why);
  if (!reachUsApart(a, b))
    return open(`${a.name} and ${b.name} reach us only through the same people`);
  return {
    state: 'independent',
    probability: null,
    why: 'both know it first-hand, reach us by separate ways, and no tie between them is known',
  };
}

function open(why: string, probability: number | null = null): Finding {
  return { state: 'not-established', probability, why };
}

function notTwoPeople(a: KnownOrigin, b: KnownOrigin): string | null {
  if (a.sourceId !== null && b.sourceId !== null) {
    return a.sourceId === b.sourceId ? 'both are the same source' : null;
  }
  if (a.sourceId === null && b.sourceId === null) {
    return 'both are known by description only and may be one person';
  }
  return null;
}

function tiedText(a: KnownOrigin, b: KnownOrigin, ties: Ties): string | null {
  if (a.sourceId === null || b.sourceId === null) return null;
  const tie = ties.between(a.sourceId, b.sourceId);
  return tie === null ? null : `${a.name} and ${b.name}: ${tie}`;
}

/** Whether there is a way from each to us such that nobody is on both. */
function reachUsApart(a: KnownOrigin, b: KnownOrigin): boolean {
  return a.ways.some((one) =>
    b.ways.some((other) => [...one].every((person) => !other.has(person))),
  );
}

function judgePairwise(known: readonly KnownOrigin[], ties: Ties): Judged {
  const n = known.length;
  const pairs: OriginPair[] = [];
  const found = new Map<number, OriginPair>();
  known.forEach((a, i) => {
    for (let j = i + 1; j < n; j++) {
      const b = known[j] as KnownOrigin;
      const pair = { a: a.origin.key, b: b.origin.key, ...judgePair(a, b, ties) };
      pairs.push(pair);
      found.set(i * n + j, pair);
    }
  });
  const between = (i: number, j: number) => found.get(i < j ? i * n + j : j * n + i) as OriginPair;
  const conflict = (i: number, j: number) => between(i, j).state !== 'independent';

  const able = known.flatMap((one, i) => (one.lacks === null ? [i] : []));
  const conflicts = new Map(
    able.map((i) => [i, able.filter((j) => j !== i && conflict(i, j)).length]),
  );
  able.sort(
    (i, j) =>
      (conflicts.get(i) as number) - (conflicts.get(j) as number) ||
      byRank(known[i] as KnownOrigin, known[j] as KnownOrigin),
  );
  const chosen: number[] = [];
  for (const i of able) if (!chosen.some((j) => conflict(i, j))) chosen.push(i);

  const origins = known.map((one, i) => {
    if (chosen.includes(i)) return counted(one);
    const against = chosen.find((j) => conflict(i, j));
    return notCounted(one, against === undefined ? undefined : between(i, against).why);
  });
  const established = { independent: 0, dependent: 0, unknown: 0 };
  known.forEach((one, i) => {
    const own = reportsOf(one);
    established.dependent += (own * (own - 1)) / 2;
    for (let j = i + 1; j < n; j++) {
      const reports = own * reportsOf(known[j] as KnownOrigin);
      const { state } = between(i, j);
      established[state === 'not-established' ? 'unknown' : state] += reports;
    }
  });
  return { origins, pairs, established };
}

function judgeMany(known: readonly KnownOrigin[], ties: Ties): Judged {
  const chosen = new Set<KnownOrigin>();
  const people = new Set<string>();
  const tied = new Set<string>();
  const cells = new Set<string>();
  let described = false;
  for (const one of known.filter(({ lacks }) => lacks === null).sort(byRank)) {
    const way = one.ways.find((persons) => [...persons].every((person) => !people.has(person)));
    if (way === undefined) continue;
    if (one.sourceId === null) {
      if (described) continue;
      described = true;
    } else {
      const cell = ties.cell(one.sourceId);
      if (tied.has(one.sourceId) || (cell !== null && cells.has(cell))) continue;
      for (const partner of ties.partners(one.sourceId)) tied.add(partner);
      if (cell !== null) cells.add(cell);
    }
    for (const person of way) people.add(person);
    chosen.add(one);
  }
  const atNode = new Map(known.map((one) => [one.origin.node, one]));
  const pairs = known.flatMap((one): OriginPair[] => {
    const root = atNode.get(one.root);
    if (root === undefined || root === one) return [];
    return [{ a: root.origin.key, b: one.origin.key, ...judgePair(root, one, ties) }];
  });
  let reports = 0;
  let independent = 0;
  let dependent = 0;
  let before = 0;
  for (const one of known) {
    const own = reportsOf(one);
    reports += own;
    dependent += (own * (own - 1)) / 2;
    if (!chosen.has(one)) continue;
    independent += before * own;
    before += own;
  }
  return {
    origins: known.map((one) => (chosen.has(one) ? counted(one) : notCounted(one))),
    pairs,
    established: {
      independent,
      dependent,
      unknown: (reports * (reports - 1)) / 2 - independent - dependent,
    },
  };
}

/** Reports of an origin; those of one that hangs by an accepted link are counted where it hangs. */
function reportsOf(one: KnownOrigin): number {
  return one.unit === one.origin.node ? one.origin.claimIds.length : 0;
}

/**
 * Described people come last: each of them excludes more. Then the earlier told. Not the more often
 * reported: a copy must not decide who is counted.
 */
function byRank(a: KnownOrigin, b: KnownOrigin): number {
  return (
    Number(a.sourceId === null) - Number(b.sourceId === null) ||
    (a.toldAt < b.toldAt ? -1 : a.toldAt > b.toldAt ? 1 : 0) ||
    (a.origin.key < b.origin.key ? -1 : 1)
  );
}

function counted(one: KnownOrigin): Origin {
  const { origin, name } = one;
  const how = origin.basis === 'document' ? 'holds the document' : 'saw it';
  return {
    ...origin,
    standing: 'independent',
    why: `${name} ${how} and can be followed to us without a gap`,
  };
}

function notCounted(one: KnownOrigin, conflict?: string): Origin {
  const dependent = one.unit !== one.origin.node;
  return {
    ...one.origin,
    standing: dependent ? 'dependent' : 'not-established',
    why: dependent
      ? 'an accepted link says that it goes back to another origin'
      : (one.lacks ?? conflict ?? 'it is not shown independent of the origins that are counted'),
  };
}
