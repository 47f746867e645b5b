import { z } from '@hono/zod-openapi';
import { asId, type DocumentId } from '#terms/ids.ts';
import { documentView as viewDocument, listDocuments } from '#jobs/documents.ts';
import { sayTranslation } from '#jobs/translations.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { recordId } from '../schemas/basics.ts';
import { documentSummary, documentView, translationView } from '../schemas/documents.ts';

export function addDocuments(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.listDocuments,
      summary: 'All documents of the case in the order they arrived.',
      reply: z.array(documentSummary).readonly(),
    },
    ({ principal, id }) => listDocuments(desk, principal, asId(id('case'))),
  );

  addRoute(
    house,
    {
      door: doors.readDocument,
      summary: 'One document with the claims found in it.',
      reply: documentView,
    },
    ({ principal, id }) => viewDocument(desk, principal, asId(id('id'))),
  );

  addRoute(
    house,
    {
      door: doors.sayTranslation,
      summary: 'Say which document this one is a translation of; null takes it back.',
      body: z.strictObject({ of: recordId<DocumentId>().nullable() }),
      reply: translationView,
    },
    ({ principal, id, body }) => sayTranslation(desk, principal, asId(id('id')), body.of),
  );
}
