/**
 * What a person should see in the shape of the chains.
 *
 * - **loop** – a chain named somebody twice, or links ran in a circle; it was cut there.
 * - **circular** – one origin comes back to us by several ways that part on the road; or two people each say they have it
 *   from the other; or a chain returns to us before it reaches us.
 * - **resale** – one origin is offered through two leads, or through two people paid for each report.
 *   Named instead of circular.
 * - **common-relay** – several origins reach us through the same person only.
 * - **gap** – reports that cannot be followed all the way back.
 */
import type { Source } from '#terms/source.ts';
import type { ClaimId } from '#terms/ids.ts';
import type { Chain, Step } from './chain.ts';
import type { ChosenLink } from './choose-links.ts';
import type { LineageMark, LineageNode, Origin } from './lineage.ts';
import { listNames, nameOf, type Names } from './names.ts';

interface Forest {
  readonly nodes: readonly LineageNode[];
  readonly origins: readonly Origin[];
  readonly chains: ReadonlyMap<string, Chain>;
  /** Links that were cut because they ran in a circle. */
  readonly cut: readonly ChosenLink[];
  readonly sources: readonly Source[];
  readonly names: Names;
}

export function findMarks(forest: Forest): readonly LineageMark[] {
  const marks = [
    ...repeated(forest),
    ...circles(forest),
    ...returned(forest),
    ...eachOther(forest),
    ...manyWays(forest),
    ...commonRelays(forest),
    ...gaps(forest),
  ];
  return marks.map((mark) => ({
    ...mark,
    claimIds: [...new Set(mark.claimIds)].sort(),
    sourceIds: [...new Set(mark.sourceIds)].sort(),
  }));
}

function repeated({ chains, names }: Forest): readonly LineageMark[] {
  return [...chains.values()].flatMap(({ claim, repeated: twice }): LineageMark[] =>
    twice.map((id) => ({
      kind: 'loop',
      text: `A chain names ${names.get(id) ?? id} twice; it is cut where ${names.get(id) ?? id} came first.`,
      claimIds: [claim.id],
      sourceIds: [id],
    })),
  );
}

function circles({ cut }: Forest): readonly LineageMark[] {
  return cut.map(({ child, parent }) => ({
    kind: 'loop',
    text: 'Links between these reports run in a circle; the weakest of them is left out.',
    claimIds: [child.id, parent.id],
    sourceIds: [],
  }));
}

/** A chain that passes through our own desk before it reaches us. */
function returned({ chains, sources, names }: Forest): readonly LineageMark[] {
  const desks = new Set<string>(sources.filter(({ kind }) => kind === 'desk').map(({ id }) => id));
  return [...chains.values()].flatMap(({ claim, steps }): LineageMark[] => {
    const us = steps
      .slice(0, -1)
      .flatMap((step) => sourceOf(step))
      .find((id) => desks.has(id));
    if (us === undefined) return [];
    return [
      {
        kind: 'circular',
        text: `A report comes back to us that had already passed through ${names.get(us) ?? us}.`,
        claimIds: [claim.id],
        sourceIds: steps.flatMap((step) => sourceOf(step)),
      },
    ];
  });
}

/** A has it from B in one chain, and B from A in another. */
function eachOther({ chains, names }: Forest): readonly LineageMark[] {
  const before = new Map<string, ClaimId[]>();
  for (const { claim, steps } of chains.values()) {
    const people = steps.flatMap((step) => sourceOf(step));
    people.forEach((a, i) => {
      for (const b of people.slice(i + 1)) {
        const key = `${a} ${b}`;
        const list = before.get(key);
        if (list === undefined) before.set(key, [claim.id]);
        else list.push(claim.id);
      }
    });
  }
  return [...before].sort(byKey).flatMap(([key, claimIds]): LineageMark[] => {
    const [a = '', b = ''] = key.split(' ');
    const back = a < b ? before.get(`${b} ${a}`) : undefined;
    if (back === undefined) return [];
    return [
      {
        kind: 'circular',
        text: `${names.get(a) ?? a} has it from ${names.get(b) ?? b} in one chain, and the other way round in another.`,
        claimIds: [...claimIds, ...back],
        sourceIds: [a, b],
      },
    ];
  });
}

/** One origin that reaches us through several people. */
function manyWays({ nodes, origins, chains, sources, names }: Forest): readonly LineageMark[] {
  const sells = new Set<string>(sources.filter(({ kind }) => kind === 'lead').map(({ id }) => id));
  for (const { steps } of chains.values()) {
    for (const step of steps)
      if (step.paidPerReport) for (const id of sourceOf(step)) sells.add(id);
  }
  const published = new Set<string>(
    sources.filter(({ kind }) => kind === 'publication').map(({ id }) => id),
  );
  const tellers = new Map<number, LineageNode[]>();
  for (const node of nodes) {
    if (node.claimIds.length === 0) continue;
    const root = rootOf(nodes, node);
    const list = tellers.get(root);
    if (list === undefined) tellers.set(root, [node]);
    else list.push(node);
  }
  return origins.flatMap((origin): LineageMark[] => {
    const last = tellers.get(origin.node) ?? [];
    const claimIds = last.flatMap((node) => node.claimIds);
    const who = nameOf(origin.actor, names);
    // On each way the seller nearest to us; the origin's own pay does not make it two sellers.
    const own = sourceOf(nodes[origin.node] as LineageNode)[0];
    const sellers = [
      ...new Set(
        last.flatMap((node) => {
          const seller = path(nodes, node).findLast((id) => sells.has(id) && id !== own);
          return seller === undefined ? [] : [seller];
        }),
      ),
    ].sort();
    if (sellers.length >= 2) {
      return [
        {
          kind: 'resale',
          text: `What comes from ${who} is offered through ${listNames(sellers.map((id) => names.get(id) ?? id))}; it is one origin.`,
          claimIds,
          sourceIds: sellers,
        },
      ];
    }
    // A collector who told us and the lead who has it from them are one line of reporting, not two
    // ways. A channel and the paper that reprints it, or the collector who repeats it, are two.
    const inLine = (node: LineageNode): boolean =>
      node.actor.kind === 'source' && !published.has(node.actor.sourceId);
    const ends = last.filter(
      (node) =>
        !last.some(
          (other) => other !== node && inLine(node) && inLine(other) && isAbove(nodes, node, other),
        ),
    );
    const ways = [...new Set(ends.map((node) => nameOf(node.actor, names)))].sort();
    if (ways.length < 2) return [];
    return [
      {
        kind: 'circular',
        text: `What comes from ${who} reaches us by ${ways.length} ways (${listNames(ways)}); it is one origin, not ${ways.length}.`,
        claimIds,
        sourceIds: last.flatMap((node) => sourceOf(node)),
      },
    ];
  });
}

/** Whether `node` lies on the way from `other` back to its origin. */
function isAbove(nodes: readonly LineageNode[], node: LineageNode, other: LineageNode): boolean {
  for (let at = other.parent; at !== null; at = nodes[at]?.parent ?? null) {
    if (at === node.index) return true;
  }
  return false;
}

/** Somebody through whom alone two or more origins reach us. */
function commonRelays({ nodes, origins, names }: Forest): readonly LineageMark[] {
  const only = new Map<number, Set<string> | null>();
  for (const node of nodes) {
    if (node.claimIds.length === 0) continue;
    const root = rootOf(nodes, node);
    const between = new Set(path(nodes, node).slice(0, node.index === root ? 0 : undefined));
    const own = sourceOf(nodes[root] as LineageNode)[0];
    if (own !== undefined) between.delete(own);
    const known = only.get(root);
    only.set(
      root,
      known === undefined || known === null
        ? between
        : new Set([...known].filter((id) => between.has(id))),
    );
  }
  const behind = new Map<string, Origin[]>();
  for (const origin of origins) {
    for (const id of only.get(origin.node) ?? []) {
      const list = behind.get(id);
      if (list === undefined) behind.set(id, [origin]);
      else list.push(origin);
    }
  }
  return [...behind].sort(byKey).flatMap(([id, list]): LineageMark[] => {
    if (list.length < 2) return [];
    const who = list.map((origin) => nameOf(origin.actor, names));
    return [
      {
        kind: 'common-relay',
        text: `${listNames([...new Set(who)])} reach us only through ${names.get(id) ?? id}; nothing else shows that they are ${list.length} origins.`,
        claimIds: list.flatMap((origin) => origin.claimIds),
        sourceIds: [id],
      },
    ];
  });
}

function gaps({ chains }: Forest): readonly LineageMark[] {
  const broken = [...chains.values()].filter(({ steps }) =>
    steps.some((step) => step.actor.kind === 'gap'),
  );
  if (broken.length === 0) return [];
  return [
    {
      kind: 'gap',
      text:
        broken.length === 1
          ? 'One report cannot be followed all the way back: somebody in its chain is not known.'
          : `${broken.length} reports cannot be followed all the way back: somebody in each chain is not known.`,
      claimIds: broken.map(({ claim }) => claim.id),
      sourceIds: [],
    },
  ];
}

function rootOf(nodes: readonly LineageNode[], node: LineageNode): number {
  let at = node;
  // A suggested link is not yet a way back to anybody.
  while (at.parent !== null && at.viaLink?.state !== 'suggested') {
    at = nodes[at.parent] as LineageNode;
  }
  return at.index;
}

/** Sources from the root to the node. */
function path(nodes: readonly LineageNode[], node: LineageNode): readonly string[] {
  const people: string[] = [];
  for (let at: LineageNode | undefined = node; at !== undefined;) {
    people.unshift(...sourceOf(at));
    at = at.parent === null || at.viaLink?.state === 'suggested' ? undefined : nodes[at.parent];
  }
  return people;
}

function sourceOf({ actor }: Pick<Step, 'actor'>): readonly string[] {
  return actor.kind === 'source' ? [actor.sourceId] : [];
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
