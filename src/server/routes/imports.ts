import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import type { CaseId } from '#terms/ids.ts';
import { StoreError } from '#store/errors.ts';
import { caseView } from '#jobs/cases.ts';
import { restoreImport } from '#jobs/restore-import.ts';
import { importFile } from '#jobs/import-file.ts';
import { goOn, type ImportWatch } from '#jobs/import-progress.ts';
import { importErrors } from '#jobs/import-errors.ts';
import { listImports, undoImport } from '#jobs/imports.ts';
import { savedMappings } from '#jobs/sheets.ts';
import { withUpload } from '../body.ts';
import type { UploadLimits } from '../body.ts';
import { doors } from '../doors.ts';
import { download } from '../download.ts';
import { addRoute } from '../route.ts';
import { RunningImports } from '../running-imports.ts';
import type { House } from '../route.ts';
import { neededText, shortText } from '../schemas/basics.ts';
import { isZone } from '../schemas/cases.ts';
import { importView } from '../schemas/documents.ts';

const ticketText = z
  .string()
  .regex(/^[\w-]{8,64}$/, 'expected 8 to 64 letters, digits and hyphens')
  .openapi({ description: 'A name for this upload, by which it can be watched and stopped.' });

const runningImport = z.strictObject({
  ticket: z.string(),
  name: z.string(),
  milliseconds: z.int(),
  stage: z.enum(['arriving', 'reading', 'storing']),
  file: z.string(),
  files: z.int(),
  ofFiles: z.int(),
  bytes: z.int(),
  ofBytes: z.int(),
  documents: z.int(),
});

const importQuery = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'needed')
    .max(255)
    .openapi({ description: 'The name the file came under. Kept as text, never used as a path.' }),
  from: neededText.openapi({
    description: 'A source by its pseudonym, or words for whoever it was.',
  }),
  channel: neededText.openapi({ example: 'chat export by hand' }),
  mapping: z
    .exactOptional(shortText.min(1))
    .openapi({ description: 'For sheets: a saved mapping.' }),
  zone: z
    .exactOptional(shortText.refine(isZone, 'expected a time zone such as UTC or Asia/Damascus'))
    .openapi({ description: 'For times without an offset; else the zone of the case.' }),
  encoding: z.exactOptional(shortText.regex(/^[\w.:-]+$/, 'expected a charset such as utf-8')),
  language: z.exactOptional(
    shortText.regex(/^[A-Za-z0-9-]+$/, 'expected a tag such as ar or en-GB'),
  ),
  dayFirst: z.exactOptional(z.enum(['true', 'false'])),
  repair: z
    .exactOptional(z.enum(['true', 'false']))
    .openapi({ description: 'false: read without repairing damaged text.' }),
  ticket: z.exactOptional(ticketText),
});

export function addImports(house: House, limits: UploadLimits): void {
  const { desk } = house;
  const budget = { limits, held: 0 };
  const running = new RunningImports();
  const ownerOf = (caseId: string, userId: string): string => `${caseId} ${userId}`;

  addRoute(
    house,
    {
      door: doors.listImports,
      summary: 'What was imported, newest first.',
      reply: z.array(importView).readonly(),
    },
    ({ principal, id }) => listImports(desk, principal, asId(id('case'))),
  );

  addRoute(
    house,
    {
      door: doors.importFile,
      summary: 'Take a file in: the original is kept, then read. The body is the file, raw.',
      query: importQuery,
      body: 'bytes',
      reply: importView,
      status: 201,
    },
    async ({ c, principal, id, query, key }) => {
      const caseId = asId<CaseId>(id('case'));
      // Before a single byte is read or kept: may this person hand anything in here?
      if ((await caseView(desk, principal, caseId)).role === 'reader') {
        throw new StoreError(
          'forbidden',
          'You can read this case but not add to it; ask its lead.',
        );
      }
      const { name, from, channel, mapping: wanted, dayFirst, repair, ticket, ...rest } = query;
      const saved = wanted === undefined ? [] : await savedMappings(desk, principal, caseId);
      const mapping = saved.find((one) => one.name === wanted)?.mapping ?? wanted;
      const take = (bytes: Uint8Array, watch: ImportWatch) =>
        importFile(
          desk,
          principal,
          caseId,
          {
            name,
            bytes,
            from,
            channel,
            options: {
              ...rest,
              ...(dayFirst === undefined ? {} : { dayFirst: dayFirst === 'true' }),
              ...(repair === undefined ? {} : { repair: repair === 'true' }),
            },
            ...(mapping === undefined ? {} : { mapping }),
            ...(key === undefined ? {} : { idempotencyKey: key }),
          },
          watch,
        );
      return running.run(ownerOf(caseId, principal.userId), ticket, name, (watch) =>
        withUpload(
          c,
          budget,
          (bytes) => take(bytes, watch),
          (bytes, ofBytes) => {
            goOn(watch.signal, name);
            const rest = { files: 0, ofFiles: 1, documents: 0 };
            watch.report?.({ stage: 'arriving', file: name, bytes, ofBytes, ...rest });
          },
        ),
      );
    },
  );

  addRoute(
    house,
    {
      door: doors.runningImports,
      summary: 'How far the files are that you are handing in to this case.',
      reply: z.array(runningImport).readonly(),
    },
    async ({ principal, id }) => {
      await caseView(desk, principal, asId(id('case')));
      return running.list(ownerOf(id('case'), principal.userId));
    },
  );

  addRoute(
    house,
    {
      door: doors.stopImport,
      summary: 'Stop taking in a file you are handing in: nothing of it will be in the case.',
      body: z.strictObject({ ticket: ticketText }),
      reply: z.strictObject({ stopped: z.boolean() }),
    },
    async ({ principal, id, body }) => {
      await caseView(desk, principal, asId(id('case')));
      return { stopped: running.stop(ownerOf(id('case'), principal.userId), body.ticket) };
    },
  );

  addRoute(
    house,
    {
      door: doors.undoImport,
      summary:
        'Take an import back: its documents, claims and the questions only it asked go, the original stays, and what another file repeats is read from that one.',
      reply: z.strictObject({
        removed: z.int(),
        claims: z.int(),
        questions: z.int(),
        stay: z.int(),
      }),
    },
    ({ principal, id }) => undoImport(desk, principal, asId(id('id'))),
  );

  addRoute(
    house,
    {
      door: doors.restoreImport,
      summary:
        'Bring back an import that was taken back: its documents, claims and links, as they were.',
      reply: z.strictObject({ documents: z.int(), claims: z.int() }),
    },
    ({ principal, id }) => restoreImport(desk, principal, asId(id('id'))),
  );

  addRoute(
    house,
    {
      door: doors.importErrors,
      summary: 'What was not understood in an import, line by line, as a sheet to download.',
      reply: 'file',
    },
    async ({ c, principal, id }) =>
      download(c, await importErrors(desk, principal, asId(id('id')))),
  );
}
