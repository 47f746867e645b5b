import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Table } from '#intake/format.ts';
import { readFile } from '#intake/formats.ts';
import type { CodedClaim } from '../coded-claim.ts';
import { nameKey } from '../pair-articles.ts';
import { splitParts } from '../parse-value.ts';
import { mapTable } from '../sheet-mapping.ts';
import { conflictEvents } from './conflict-events.ts';

const HEADER =
  'id,source_office,source_date,source_original,where_coordinates,date_start,date_end,low,best,high';

async function read(text: string): Promise<Table> {
  const { table } = await readFile(new TextEncoder().encode(text), 'events.csv', {});
  if (table === null) throw new Error('There is no table.');
  return table;
}

const chain = (claim: CodedClaim): string =>
  claim.chain
    .map(({ actor }) =>
      actor.kind === 'gap' ? '?' : actor.kind === 'source' ? actor.name : `(${actor.descriptor})`,
    )
    .join(' → ');

test('[CL44] an event is a question, its articles are reports, the sources they named are origins', async () => {
  const table = await read(
    [
      HEADER,
      '7,Varo Post;Hill Radio,2026-01-03;2026-01-05,Sefin Monitor,Tell Varo,2026-01-01,2026-01-02,2,3,4',
      '8,NA,NA,"police, Sefin  Monitor",Sefin,2026-01-01,2026-01-01,1,1,1',
      '9,Lake News,2026-01-03,NA,Sefin,2026-01-01,2026-01-01,0,0,5',
      '10,NA,NA,NA,Sefin,2026-01-01,2026-01-01,3,2,2',
    ].join('\n'),
  );
  const { claims, errors, notes } = mapTable(table, conflictEvents, { zone: 'UTC' });
  expect(errors).toEqual([]);
  expect(claims.map((c) => [c.line, chain(c)])).toEqual([
    [2, 'Sefin Monitor → Varo Post'],
    [2, 'Sefin Monitor → Hill Radio'],
    [3, '(police) → ?'],
    [3, 'Sefin Monitor → ?'],
    [4, '? → Lake News'],
    [5, '?'],
  ]);
  expect(claims[1]).toMatchObject({
    question: {
      text: 'How many people were killed at Tell Varo on 2026-01-01 to 2026-01-02 (event 7)?',
      type: 'number',
      topic: 'deaths',
      unit: 'deaths',
    },
    value: { type: 'number', low: 2, high: 4 },
    quote: 'low: 2\nbest: 3\nhigh: 4',
    place: 'Tell Varo',
    toldAt: { from: '2026-01-05T00:00:00' },
    aboutTime: { from: '2026-01-01T00:00:00', to: '2026-01-02T23:59:59' },
  });
  expect(claims.at(-1)?.value).toEqual({ type: 'number', low: 2, high: 3 });
  expect(notes).toContainEqual(
    expect.objectContaining({
      level: 'doubt',
      lines: [5],
      text: expect.stringContaining('turned round'),
    }),
  );
});

const SAMPLE = new URL('../../../../shared/data/conflict-events/events.csv', import.meta.url);
const there = existsSync(SAMPLE);

test.skipIf(!there)(
  `[CL44] the public sample: 210 events with two or more articles, 94 of them from one named source${there ? '' : ' (skipped: the sample is not on this machine)'}`,
  async () => {
    const { table } = await readFile(readFileSync(SAMPLE), 'events.csv', {});
    if (table === null) throw new Error('There is no table.');
    const { claims, errors } = mapTable(table, conflictEvents, { zone: 'UTC' });
    expect(errors).toEqual([]);
    const byLine = groupByLine(claims);
    expect(byLine.size).toBe(1000);
    expect(new Set(claims.map((c) => c.question.text)).size).toBe(1000);

    const column = (name: string): number => table.header.indexOf(name);
    let severalArticles = 0;
    let oneOrigin = 0;
    for (const { line, cells } of table.rows) {
      const office = cells[column('source_office')] ?? '';
      const articles = office === 'NA' ? [] : splitParts(office, ';');
      const reports = byLine.get(line) ?? [];
      // Every article is the end of a chain.
      const ends = reports.map((c) => c.chain.at(-1)?.actor).filter((a) => a?.kind === 'source');
      expect(new Set(ends.map((a) => nameKey(a?.kind === 'source' ? a.name : '')))).toEqual(
        new Set(articles.map(nameKey)),
      );
      if (articles.length < 2) continue;
      severalArticles += 1;
      const origins = new Set(
        reports
          .map((c) => c.chain[0]?.actor)
          .flatMap((a) =>
            a === undefined || a.kind === 'gap'
              ? []
              : [nameKey(a.kind === 'source' ? a.name : a.descriptor)],
          ),
      );
      if (origins.size === 1) oneOrigin += 1;
    }
    expect([severalArticles, oneOrigin]).toEqual([210, 94]);
  },
);

function groupByLine(claims: readonly CodedClaim[]): ReadonlyMap<number, readonly CodedClaim[]> {
  const groups = new Map<number, CodedClaim[]>();
  for (const claim of claims) groups.set(claim.line, [...(groups.get(claim.line) ?? []), claim]);
  return groups;
}
