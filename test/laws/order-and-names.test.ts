import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clustersOf } from '#corroboration/build-network.ts';
import { asId, type SourceId } from '#terms/ids.ts';
import { corroborate, cases, KINDS, law, trace, type Case } from './invent.ts';

describe('what must not matter', () => {
  test('[L1] the order of reports, links, ties and records', () => {
    const shuffled = cases(KINDS).chain((one) =>
      fc.record({
        one: fc.constant(one),
        other: fc.record({
          claims: fc.shuffledSubarray([...one.claims], { minLength: one.claims.length }),
          links: fc.shuffledSubarray([...one.links], { minLength: one.links.length }),
          ties: fc.shuffledSubarray([...one.ties], { minLength: one.ties.length }),
          trackRecords: fc.shuffledSubarray([...one.trackRecords], {
            minLength: one.trackRecords.length,
          }),
        }),
      }),
    );
    law(
      fc.property(shuffled, ({ one, other }) => {
        expect(corroborate({ ...one, ...other })).toEqual(corroborate(one));
        expect(trace({ ...one, ...other })).toEqual(trace(one));
      }),
    );
  });

  test('[L3] what sources are called', () => {
    const names = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5'];
    law(
      fc.property(cases(KINDS), fc.shuffledSubarray(names, { minLength: 6 }), (one, others) => {
        const called = new Map(names.map((name, i) => [name, `X-${others[i]}`]));
        const before = corroborate(one);
        const after = corroborate(rename(one, called));
        const { contributions: a, ...plainBefore } = before;
        const { contributions: b, ...plainAfter } = after;
        expect(plainAfter).toEqual(plainBefore);
        expect(b.map(({ decibans }) => decibans).sort()).toEqual(
          a.map(({ decibans }) => decibans).sort(),
        );
      }),
    );
  });

  test('[L8] a source that was retracted', () => {
    law(
      fc.property(cases(KINDS), fc.nat(5), (one, k) => {
        const name = `S${k}`;
        const through = (claim: Case['claims'][number]) =>
          claim.hops.some(({ actor }) => actor.kind === 'source' && actor.sourceId === name);
        const withdrawn = one.claims.map((claim) =>
          through(claim) ? { ...claim, status: 'withdrawn' as const } : claim,
        );
        const never = one.claims.filter((claim) => !through(claim));
        expect(corroborate({ ...one, claims: withdrawn })).toEqual(
          corroborate({ ...one, claims: never }),
        );
      }),
    );
  });

  test('[L8] "without this origin" is what it would have been without its reports', () => {
    law(
      fc.property(cases(['yes-no']), (one) => {
        const lineage = trace(one);
        const all = corroborate(one);
        const best = all.answers[0]?.label;
        for (const { origin, bestWithout } of all.contributions) {
          const gone = new Set<string>(lineage.origins.find(({ key }) => key === origin)?.claimIds);
          const left = { ...one, claims: one.claims.filter(({ id }) => !gone.has(id)) };
          // When a brother or a common relay goes, others may count for more; that is another question.
          const after = trace(left);
          const stay = lineage.origins.filter(({ claimIds }) =>
            claimIds.some((id) => !gone.has(id)),
          );
          const before = clustersOf(lineage);
          const now = clustersOf(after);
          // So it is when a link led from what went to what stays: it went too.
          const joined = one.links.some(
            ({ child, parent }) => gone.has(child.id) !== gone.has(parent.id),
          );
          if (joined) continue;
          const same = stay.every(
            (a) =>
              before.has(a.key) === now.has(a.key) &&
              stay.every(
                (b) =>
                  (before.get(a.key) === before.get(b.key)) === (now.get(a.key) === now.get(b.key)),
              ),
          );
          if (!same || after.nodes.length + countNodes(lineage, gone) !== lineage.nodes.length)
            continue;
          const found = corroborate(left).answers.find(({ label }) => label === best);
          expect(found?.probability).toBe(bestWithout);
        }
      }),
    );
  });

  test('[L11] when it is worked out: the same input gives the same bytes', () => {
    law(
      fc.property(cases(KINDS), (one) => {
        const again = structuredClone(one);
        expect(JSON.stringify(corroborate(again))).toBe(JSON.stringify(corroborate(one)));
      }),
    );
  });
});

/** Nodes that only the given claims made. */
function countNodes(lineage: ReturnType<typeof trace>, gone: ReadonlySet<string>): number {
  const kept = new Set<number>();
  for (const node of lineage.nodes) {
    if (!node.claimIds.some((id) => !gone.has(id))) continue;
    for (let at: number | null = node.index; at !== null; at = lineage.nodes[at]?.parent ?? null)
      kept.add(at);
  }
  return lineage.nodes.length - kept.size;
}

function rename(one: Case, called: ReadonlyMap<string, string>): Case {
  const to = (id: SourceId): SourceId => asId(called.get(id) ?? id);
  return {
    ...one,
    claims: one.claims.map((claim) => ({
      ...claim,
      hops: claim.hops.map((step) =>
        step.actor.kind === 'source'
          ? { ...step, actor: { kind: 'source' as const, sourceId: to(step.actor.sourceId) } }
          : step,
      ),
    })),
    ties: one.ties.map((tie) => ({
      ...tie,
      from: to(tie.from),
      to: tie.to.kind === 'source' ? { kind: 'source' as const, id: to(tie.to.id) } : tie.to,
    })),
    trackRecords: one.trackRecords.map((record) => ({ ...record, sourceId: to(record.sourceId) })),
  };
}
