import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import type { CaseId } from '#terms/ids.ts';
import { StoreError } from '#store/errors.ts';
import { caseView } from '#jobs/cases.ts';
import { importFile } from '#jobs/import-file.ts';
import { importErrors } from '#jobs/import-errors.ts';
import { listImports, undoImport } from '#jobs/imports.ts';
import { savedMappings } from '#jobs/sheets.ts';
import { withUpload } from '../body.ts';
import type { UploadLimits } from '../body.ts';
import { doors } from '../doors.ts';
import { download } from '../download.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { neededText, shortText } from '../schemas/basics.ts';
import { isZone } from '../schemas/cases.ts';
import { importView } from '../schemas/documents.ts';

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
});

export function addImports(house: House, limits: UploadLimits): void {
  const { desk } = house;
  const budget = { limits, held: 0 };

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
      const { name, from, channel, mapping: wanted, dayFirst, repair, ...rest } = query;
      const saved = wanted === undefined ? [] : await savedMappings(desk, principal, caseId);
      const mapping = saved.find((one) => one.name === wanted)?.mapping ?? wanted;
      return withUpload(c, budget, (bytes) =>
        importFile(desk, principal, caseId, {
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
        }),
      );
    },
  );

  addRoute(
    house,
    {
      door: doors.undoImport,
      summary: 'Take an import back: its documents and claims go, the original stays.',
      reply: z.strictObject({ removed: z.int() }),
    },
    ({ principal, id }) => undoImport(desk, principal, asId(id('id'))),
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
