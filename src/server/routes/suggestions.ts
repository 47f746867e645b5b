import { z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import type { CaseId } from '#terms/ids.ts';
import { StoreError } from '#store/errors.ts';
import { caseView } from '#jobs/cases.ts';
import { decisionsOf } from '#jobs/inbox.ts';
import { pictureOf } from '#jobs/photos.ts';
import { rereadImport } from '#jobs/reread-import.ts';
import { nameSender, setTeller, unnameSender } from '#jobs/senders.ts';
import { previewSheet, saveMapping, savedMappings } from '#jobs/sheets.ts';
import {
  acceptSuggestions,
  dismissSuggestions,
  documentSuggestions as viewSuggestions,
  takeBackSuggestions,
} from '#jobs/suggestions.ts';
import { UPLOAD_LIMITS, withUpload } from '../body.ts';
import { doors } from '../doors.ts';
import { DOWNLOAD_POLICY } from '../headers.ts';
import { addRoute } from '../route.ts';
import type { House } from '../route.ts';
import { shortText } from '../schemas/basics.ts';
import { isZone } from '../schemas/cases.ts';
import { document, importView } from '../schemas/documents.ts';
import {
  accepted,
  acceptances,
  decisions,
  dismissed,
  documentSuggestions,
  madeHere,
  mappingJson,
  namedSender,
  quotes,
  senderNaming,
  senderTakenBack,
  sheetPreview,
  teller,
} from '../schemas/suggestions.ts';

/** A preview is read and let go: larger sheets are imported first. */
const PREVIEW = { ...UPLOAD_LIMITS, largest: 256 * 1024 ** 2 };

export function addSuggestions(house: House): void {
  const { desk } = house;

  addRoute(
    house,
    {
      door: doors.listSuggestions,
      summary: 'What is suggested about a document, with chains, matching questions and reasons.',
      reply: documentSuggestions,
    },
    ({ principal, id }) => viewSuggestions(desk, principal, asId(id('id'))),
  );

  addRoute(
    house,
    {
      door: doors.acceptSuggestions,
      summary: 'Accept suggestions of a document as claims, on open questions or on new ones.',
      body: acceptances,
      reply: accepted,
      status: 201,
    },
    ({ principal, id, body, key }) =>
      acceptSuggestions(desk, principal, asId(id('id')), body.accepted, key),
  );

  addRoute(
    house,
    {
      door: doors.dismissSuggestions,
      summary: 'Set suggestions of a document aside; they stay so when the file is read again.',
      body: quotes,
      reply: dismissed,
      status: 201,
    },
    ({ principal, id, body, key }) =>
      dismissSuggestions(desk, principal, asId(id('id')), body.quotes, key),
  );

  addRoute(
    house,
    {
      door: doors.takeBackSuggestions,
      summary: 'Take out again what was accepted or set aside in one step.',
      body: madeHere,
    },
    async ({ principal, id, body }) => {
      await takeBackSuggestions(desk, principal, asId(id('id')), body);
      return undefined;
    },
  );

  addRoute(
    house,
    {
      door: doors.setTeller,
      summary: 'Say which source a document is from that names no sender.',
      body: teller,
      reply: document,
    },
    ({ principal, id, body }) =>
      setTeller(desk, principal, asId(id('id')), body.version, body.sourceId),
  );

  addRoute(
    house,
    {
      door: doors.documentPicture,
      summary: 'The original of a photo document, to be shown behind a click.',
      reply: 'file',
    },
    async ({ c, principal, id }) => {
      const { mediaType, bytes } = await pictureOf(desk, principal, asId(id('id')));
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': mediaType,
        'content-disposition': 'attachment; filename="hearsay-picture"',
        'content-security-policy': DOWNLOAD_POLICY,
      });
    },
  );

  addRoute(
    house,
    {
      door: doors.listDecisions,
      summary: 'What of the case waits for a person: suggestions, unknown names, flagged photos.',
      reply: decisions,
    },
    ({ principal, id }) => decisionsOf(desk, principal, asId(id('case'))),
  );

  addRoute(
    house,
    {
      door: doors.nameSender,
      summary: 'Say which source a sender or speaker is, or that they are a new one.',
      body: senderNaming,
      reply: namedSender,
      status: 201,
    },
    ({ principal, id, body, key }) => nameSender(desk, principal, asId(id('case')), body, key),
  );

  addRoute(
    house,
    {
      door: doors.unnameSender,
      summary: 'Take back who a sender or speaker was said to be.',
      body: senderTakenBack,
    },
    async ({ principal, id, body }) => {
      await unnameSender(desk, principal, asId(id('case')), body);
      return undefined;
    },
  );

  const budget = { limits: PREVIEW, held: 0 };
  addRoute(
    house,
    {
      door: doors.previewSheet,
      summary: 'The columns and first rows of a sheet; nothing is kept. The body is the file, raw.',
      query: z.strictObject({ name: z.string().trim().min(1, 'needed').max(255) }),
      body: 'bytes',
      reply: sheetPreview,
    },
    async ({ c, principal, id, query }) => {
      const caseId = asId<CaseId>(id('case'));
      if ((await caseView(desk, principal, caseId)).role === 'reader') {
        throw new StoreError(
          'forbidden',
          'You can read this case but not add to it; ask its lead.',
        );
      }
      return withUpload(c, budget, (bytes) =>
        previewSheet(desk, principal, caseId, { name: query.name, bytes, options: {} }),
      );
    },
  );

  addRoute(
    house,
    {
      door: doors.saveMapping,
      summary: 'Keep a mapping of columns under its name.',
      body: mappingJson,
      reply: z.strictObject({ name: z.string() }),
      status: 201,
    },
    async ({ principal, id, body }) => {
      const { name } = await saveMapping(desk, principal, asId(id('case')), body);
      return { name };
    },
  );

  addRoute(
    house,
    {
      door: doors.rereadImport,
      summary: 'Read an original again with other options; claims stay at their words.',
      body: z
        .strictObject({
          zone: z.exactOptional(shortText.refine(isZone, 'expected a time zone such as UTC')),
          encoding: z.exactOptional(
            shortText.regex(/^[\w.:-]+$/, 'expected a charset such as utf-8'),
          ),
          language: z.exactOptional(
            shortText.regex(/^[A-Za-z0-9-]+$/, 'expected a tag such as ar or en-GB'),
          ),
          dayFirst: z.exactOptional(z.boolean()),
          repair: z.exactOptional(z.boolean()),
          mapping: z.exactOptional(shortText.min(1)),
        })
        .openapi('ReadAgain'),
      reply: z.strictObject({ view: importView, kept: z.int(), lost: z.int() }),
      status: 201,
    },
    async ({ principal, id, body }) => {
      const { mapping, ...options } = body;
      const own =
        mapping === undefined ? undefined : await ownMapping(id('id'), mapping, principal);
      return rereadImport(desk, principal, asId(id('id')), options, own);
    },
  );

  /** A mapping the case keeps, else the name of a built-in one. */
  async function ownMapping(
    importId: string,
    name: string,
    principal: Parameters<typeof savedMappings>[1],
  ) {
    const record = await desk.store.read(principal, (tx) => tx.get('import', asId(importId)));
    if (record === null) throw new StoreError('not-found', 'There is no such import.');
    const saved = await savedMappings(desk, principal, record.caseId);
    return saved.find((one) => one.name === name)?.mapping ?? name;
  }
}
