/**
 * What people are put through, in its order: “checkpoint → office → interview → course → unit”.
 *
 * Stages that `stage-before` edges join make one process; an edge found not to hold joins nothing. A
 * stage stands at the length of the longest way to it, so that nothing stands before what precedes it.
 * The ways through are listed from each beginning to each end, the longest first, the first `MOST_WAYS`.
 *
 * A way's length in time is the sum of what its stages last, where told: least and most days. Stages
 * nobody gave a time for are counted and named, never filled in; the time between stages is not in it.
 *
 * Odd case: told in a circle (“from the office to the course”, “from the course to the office”) there is
 * no order. The stages of the circle are named, stand at one place, and no way runs through twice.
 */
import type { SubjectId } from '#terms/ids.ts';
import type { Structure, StructureEdge } from './structure.ts';

export interface Process {
  readonly stages: readonly { readonly id: SubjectId; readonly rank: number }[];
  /** Keys of the edges that join them. */
  readonly edges: readonly string[];
  readonly ways: readonly Way[];
  /** Sets of stages that were told in a circle. */
  readonly circles: readonly (readonly SubjectId[])[];
}

export interface Way {
  readonly stages: readonly SubjectId[];
  /** Least and most days of the stages that were given a time; null when none was. */
  readonly days: readonly [low: number, high: number] | null;
  /** Stages in it that nobody gave a time for. */
  readonly untimed: readonly SubjectId[];
}

export const MOST_WAYS = 12;

export function processesOf({
  nodes,
  edges,
}: Pick<Structure, 'nodes' | 'edges'>): readonly Process[] {
  const steps = edges.filter((edge) => edge.relation === 'stage-before' && edge.state !== 'denied');
  const lasts = new Map(
    nodes.map((node) => [node.id, node.lasts.find(({ days }) => days !== null)?.days ?? null]),
  );
  return components(steps).map((own) => processOf(own, lasts));
}

function processOf(
  steps: readonly StructureEdge[],
  lasts: ReadonlyMap<SubjectId, readonly [number, number] | null>,
): Process {
  const ids = [...new Set(steps.flatMap(({ from, to }) => [from, to]))].sort();
  const next = new Map<SubjectId, SubjectId[]>(ids.map((id) => [id, []]));
  for (const { from, to } of steps) next.get(from)?.push(to);
  for (const targets of next.values()) targets.sort();
  const group = circlesOf(ids, next);
  const circles = [...group.members.values()].filter((members) => members.length > 1);

  // Longest way to each group of stages; a group without a circle is one stage.
  const rank = new Map<number, number>();
  const rankOf = (g: number): number => {
    const known = rank.get(g);
    if (known !== undefined) return known;
    const before = steps
      .filter(({ from, to }) => group.of.get(to) === g && group.of.get(from) !== g)
      .map(({ from }) => rankOf(group.of.get(from) ?? 0) + 1);
    const own = before.reduce((most, n) => Math.max(most, n), 0);
    rank.set(g, own);
    return own;
  };

  const reached = new Set(
    steps.flatMap(({ from, to }) => (group.of.get(from) === group.of.get(to) ? [] : [to])),
  );
  // Where everything is one circle there is no beginning; then each of its stages may be one.
  const starts = ids.filter(
    (id) => ![...(group.members.get(group.of.get(id) ?? -1) ?? [])].some((one) => reached.has(one)),
  );
  const ways: SubjectId[][] = [];
  // Depth first with a ceiling: a net of stages can have more ways than anybody would read.
  const walk = (way: readonly SubjectId[]): void => {
    if (ways.length >= MOST_WAYS * 8) return;
    const last = way.at(-1)!;
    const onward = (next.get(last) ?? []).filter((id) => !way.includes(id));
    if (onward.length === 0) ways.push([...way]);
    for (const id of onward) walk([...way, id]);
  };
  for (const id of starts) walk([id]);
  return {
    stages: ids
      .map((id) => ({ id, rank: rankOf(group.of.get(id) ?? 0) }))
      .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)),
    edges: steps.map(({ key }) => key).sort(),
    ways: ways
      .sort((a, b) => b.length - a.length || (a.join(' ') < b.join(' ') ? -1 : 1))
      .slice(0, MOST_WAYS)
      .map((stages) => wayOf(stages, lasts)),
    circles,
  };
}

function wayOf(
  stages: readonly SubjectId[],
  lasts: ReadonlyMap<SubjectId, readonly [number, number] | null>,
): Way {
  const known = stages.flatMap((id) => {
    const days = lasts.get(id);
    return days == null ? [] : [days];
  });
  return {
    stages,
    days:
      known.length === 0
        ? null
        : [
            known.reduce((sum, [low]) => sum + low, 0),
            known.reduce((sum, [, high]) => sum + high, 0),
          ],
    untimed: stages.filter((id) => lasts.get(id) == null),
  };
}

function components(steps: readonly StructureEdge[]): readonly (readonly StructureEdge[])[] {
  const root = new Map<SubjectId, SubjectId>();
  const find = (id: SubjectId): SubjectId => {
    let at = id;
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up;
    return at;
  };
  for (const { from, to } of steps) {
    const [a, b] = [find(from), find(to)];
    if (a !== b) root.set(a < b ? b : a, a < b ? a : b);
  }
  const parts = new Map<SubjectId, StructureEdge[]>();
  for (const edge of steps) {
    const id = find(edge.from);
    const part = parts.get(id);
    if (part === undefined) parts.set(id, [edge]);
    else part.push(edge);
  }
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

/** Strongly connected parts (R. Tarjan 1972), without recursion. */
function circlesOf(
  ids: readonly SubjectId[],
  next: ReadonlyMap<SubjectId, readonly SubjectId[]>,
): {
  readonly of: ReadonlyMap<SubjectId, number>;
  readonly members: ReadonlyMap<number, readonly SubjectId[]>;
} {
  const index = new Map<SubjectId, number>();
  const low = new Map<SubjectId, number>();
  const open: SubjectId[] = [];
  const of = new Map<SubjectId, number>();
  const members = new Map<number, SubjectId[]>();
  for (const start of ids) {
    if (index.has(start)) continue;
    const work: { id: SubjectId; at: number }[] = [{ id: start, at: 0 }];
    while (work.length > 0) {
      const top = work.at(-1)!;
      const { id } = top;
      if (top.at === 0) {
        index.set(id, index.size);
        low.set(id, index.get(id)!);
        open.push(id);
      }
      const target = next.get(id)?.[top.at++];
      if (target !== undefined) {
        if (!index.has(target)) work.push({ id: target, at: 0 });
        else if (!of.has(target)) low.set(id, Math.min(low.get(id)!, index.get(target)!));
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above !== undefined) low.set(above.id, Math.min(low.get(above.id)!, low.get(id)!));
      if (low.get(id) !== index.get(id)) continue;
      const own: SubjectId[] = [];
      for (let out = open.pop(); out !== undefined; out = open.pop()) {
        own.push(out);
        if (out === id) break;
      }
      const n = members.size;
      members.set(n, own.sort());
      for (const one of own) of.set(one, n);
    }
  }
  return { of, members };
}
