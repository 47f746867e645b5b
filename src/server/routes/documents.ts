import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import { documentView as viewDocument, listDocuments } from '#jobs/documents.ts';
import { doors } from '../doors.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { documentSummary, documentView } from '../schemas/documents.ts';

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
}
