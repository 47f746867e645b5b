/**
 * Publisher against origin, on real input: imports a table of conflict events through the saved mapping
 * `conflict-events` and prints how many of the events with two or more articles rest on one origin, and
 * how many would have been called "confirmed" by counting articles.
 *
 *   npm run bench:events -- path/to/events.csv
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ulid } from 'ulid';
import { openStore } from '#store/open.ts';
import { createCase } from '#jobs/cases.ts';
import { importFile } from '#jobs/import-file.ts';
import { listQuestionRows } from '#jobs/questions.ts';
import { newCase } from '#cli/new-case.ts';
import { deskOwner, systemClock } from '#cli/with-desk.ts';

const file = process.argv[2];
if (file === undefined) {
  process.stderr.write('Name the table of events: npm run bench:events -- events.csv\n');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'hearsay-events-'));
const store = await openStore({ folder, clock: systemClock, newId: ulid });
try {
  const desk = { store, clock: systemClock, newId: ulid };
  const me = deskOwner();
  const found = await createCase(desk, me, newCase('Conflict events', 'event', 'UTC', me.userId));
  const begin = performance.now();
  const view = await importFile(desk, me, found.id, {
    name: basename(file),
    bytes: readFileSync(file),
    from: 'public data set',
    channel: 'file',
    mapping: 'conflict-events',
  });
  const imported = performance.now();
  const rows = await listQuestionRows(desk, me, found.id);
  const assessed = performance.now();

  // Counted from the table itself, apart from how Hearsay paired articles with origins.
  const claims = await store.read(me, (tx) => tx.list('claim', { caseId: found.id }));
  const documents = await store.read(me, (tx) => tx.list('document', { caseId: found.id }));
  const perDocument = new Map(
    documents.map((d) => {
      const offices = /^source_office: (.*)$/m.exec(d.text)?.[1] ?? '';
      return [
        d.id as string,
        offices.split(';').filter((o) => o.trim() !== '' && o.trim() !== 'NA').length,
      ];
    }),
  );
  const articles = new Map(
    claims.map((claim) => [
      claim.questionId as string,
      perDocument.get(claim.documentId ?? '') ?? 0,
    ]),
  );
  const several = rows.filter((row) => (articles.get(row.question.id) ?? 0) >= 2);
  const flagged = several.filter((row) =>
    row.assessment.flags.some((f) => f.kind === 'single-origin'),
  );
  const confirmed = several.filter((row) => (row.assessment.countingReports ?? 0) >= 0.95);
  const grades = new Map<number, number>();
  for (const row of several) {
    grades.set(row.assessment.credibility, (grades.get(row.assessment.credibility) ?? 0) + 1);
  }
  const lines = [
    ['events imported', rows.length],
    ['articles', [...articles.values()].reduce((a, b) => a + b, 0)],
    ['rows not understood', view.import.counts.rowErrors],
    ['events with two or more articles', several.length],
    ['  of these, Hearsay shows as single-origin', flagged.length],
    ['  counting articles would call "confirmed" (≥ 95 %)', confirmed.length],
    ['  of those, single-origin', confirmed.filter((row) => flagged.includes(row)).length],
    [
      '  credibility digits given',
      [...grades]
        .sort()
        .map(([digit, n]) => `${digit}: ${n}`)
        .join(', '),
    ],
    ['seconds to import', ((imported - begin) / 1000).toFixed(2)],
    ['seconds to assess all', ((assessed - imported) / 1000).toFixed(2)],
    ['peak memory of this process, MB', Math.round(process.resourceUsage().maxRSS / 1024)],
  ] as const;
  for (const [what, value] of lines) process.stdout.write(`${what.padEnd(54)} ${value}\n`);
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
