import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CopyTally } from './copies.ts';
import { simulate } from './simulation.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const worlds = fc.record({
  witnesses: fc.integer({ min: 4, max: 8 }),
  collectors: fc.integer({ min: 0, max: 4 }),
  leads: fc.integer({ min: 0, max: 4 }),
  desks: fc.integer({ min: 0, max: 4 }),
  repeat: share,
  echo: share,
  grudgeQuestions: share,
  seeWitnesses: share.map((x) => 0.3 + 0.7 * x),
  seeCollectors: share,
  seeLeads: share,
});

describe('copies', () => {
  it('[SI10] [SI11] are those found by comparing every claim with every other', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), (world, seed) => {
        const simulation = simulate({ ...world, questions: 4 }, seed);
        const tally = new CopyTally(simulation.sources);
        const slow = new Map<string, number>();
        const count = (...key: readonly (string | number)[]) =>
          slow.set(key.join(), (slow.get(key.join()) ?? 0) + 1);
        const heard = (source: number) => simulation.sources[source]!.visible;
        for (const question of simulation) {
          tally.add(question);
          const pairs = new Set<string>();
          const { claims } = question;
          /** The part of the chain before anybody we hear. */
          const hidden = (chain: readonly number[]) => {
            const end = chain.findIndex(heard);
            return end < 0 ? chain : chain.slice(0, end);
          };
          for (const a of claims) {
            const parent = a.lineage.chain.find(heard);
            if (parent !== undefined && parent !== a.source) {
              count(a.source, parent, 'relay', a.lineage.chain[0] === parent ? 'direct' : 'unseen');
            }
            for (const b of claims) {
              if (a.source <= b.source) continue;
              const common = hidden(a.lineage.chain).some((s) =>
                hidden(b.lineage.chain).includes(s),
              );
              if (common && a.lineage.root === b.lineage.root)
                pairs.add([a.source, b.source, 'sibling', 'unseen'].join());
              if (a.lineage.kind === 'grudge' && b.lineage.kind === 'grudge' && a.value === b.value)
                pairs.add([a.source, b.source, 'grudge', 'direct'].join());
            }
          }
          for (const pair of pairs) count(pair);
        }
        const fast = tally
          .list()
          .map(({ child, parent, kind, via, claims }) => [
            [child, parent, kind, via].join(),
            claims,
          ]);
        expect(Object.fromEntries(fast)).toEqual(Object.fromEntries(slow));
      }),
      { numRuns: 300 },
    );
  });
});
