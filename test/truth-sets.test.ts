/**
 * A first look at public sets of claims with known answers: does weighing sources do at least about as
 * well as counting votes? (The full comparison with other tools is `npm run bench`.) The sets may not
 * be copied into the project; without the folder the test says so and is skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { corroborateTable } from '#corroboration/corroborate-table.ts';
import { TableBuilder } from '#corroboration/table/build-table.ts';

const FOLDER = resolve(import.meta.dirname, '../../shared/data/truth');
const SETS = ['CF', 'MS', 'SP', 'S_Dog', 'gen_layered', 'book', 'ZenCrowd_us'];

const rows = (file: string): Record<string, string>[] =>
  parse(readFileSync(file), { columns: true, bom: true, relax_quotes: true });

describe.skipIf(!existsSync(FOLDER))(
  'public sets of claims (skipped where ../shared/data/truth is absent)',
  () => {
    test.each(SETS)('%s: no worse than counting votes, but for chance', (set) => {
      const builder = new TableBuilder();
      const votes = new Map<string, Map<string, number>>();
      for (const { source = '', item = '', value = '', time } of rows(
        `${FOLDER}/${set}/claims.csv`,
      )) {
        if (builder.add({ source, question: item, value, time, type: 'choice' }) !== null) continue;
        const own = votes.get(item) ?? new Map<string, number>();
        votes.set(item, own.set(value, (own.get(value) ?? 0) + 1));
      }
      const truth = new Map(
        rows(`${FOLDER}/${set}/truth.csv`).map(({ item = '', value = '' }) => [item, value]),
      );
      let right = 0;
      let byVotes = 0;
      let judged = 0;
      const table = builder.done();
      const from = performance.now();
      for (const { question, answers } of corroborateTable(table).results()) {
        const gold = truth.get(question)?.trim().toLowerCase();
        const own = votes.get(question);
        if (gold === undefined || own === undefined) continue;
        judged += 1;
        if (answers[0]?.value.trim().toLowerCase() === gold) right += 1;
        const most = Math.max(...own.values());
        const first = [...own].filter(([, n]) => n === most);
        byVotes +=
          first.filter(([value]) => value.trim().toLowerCase() === gold).length / first.length;
      }
      const seconds = (performance.now() - from) / 1000;
      const percent = (n: number) => `${((100 * n) / judged).toFixed(1)} %`;
      console.log(
        `${set}: ${percent(right)} right, ${percent(byVotes)} by votes, of ${judged}; ${table.claims} claims in ${seconds.toFixed(2)} s`,
      );
      // Three standard errors of a share.
      expect(right).toBeGreaterThan(byVotes - 1.5 * Math.sqrt(judged));
    });
  },
);
