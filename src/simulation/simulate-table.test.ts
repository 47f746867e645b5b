import { expect, it } from 'vitest';
import { CopyTally } from './copies.ts';
import { simulate } from './simulation.ts';
import { BASES, simulateTable } from './simulate-table.ts';
import { KINDS } from './tell-question.ts';

it('the table holds what the questions yield, claim by claim', () => {
  for (const type of ['open', 'labels', 'number', 'place']) {
    const world = { type, questions: 40, topics: 2, repeat: 0.3, timed: 0.5, paid: 0.5 };
    const table = simulateTable(world, 3);
    const simulation = simulate(world, 3);
    const copies = new CopyTally(simulation.sources);
    let i = 0;
    let k = 0;
    for (const [q, asked] of [...simulation].entries()) {
      copies.add(asked);
      expect(table.questions[q]).toBe(asked.name);
      expect(table.topic[q]).toBe(asked.topic);
      expect(table.values[table.truth[q]!]).toBe(asked.truth);
      for (const { source, value, time, from, basis, lineage } of asked.claims) {
        expect(table.question[i]).toBe(q);
        expect(table.source[i]).toBe(source);
        expect(table.values[table.value[i]!]).toBe(value);
        expect(table.time[i]).toBe(time);
        expect(table.from[i]).toBe(from);
        expect(BASES[table.basis[i]!]).toBe(basis);
        expect(KINDS[table.kind[i]!]).toBe(lineage.kind);
        expect([table.hops[i], table.garbles[i]]).toEqual([lineage.hops, lineage.garbles]);
        expect(table.parent[i]).toBe(lineage.chain[0] ?? -1);
        const root = table.root[i]!;
        expect(root < 0 ? `x${-root}` : `o${root}`).toBe(lineage.root);
        i += 1;
      }
      for (const { value, independent } of asked.origins) {
        expect(table.origins.question[k]).toBe(q);
        expect(table.values[table.origins.value[k]!]).toBe(value);
        expect(table.origins.independent[k]).toBe(independent);
        k += 1;
      }
      expect(table.payments.filter(({ question }) => question === q)).toHaveLength(
        asked.payments.length,
      );
    }
    expect(table.claims).toBe(i);
    expect(table.copies).toEqual(copies.list());
  }
});
