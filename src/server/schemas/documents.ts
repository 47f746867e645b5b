import { z } from '@hono/zod-openapi';
import type { DocumentId, ExhibitId, ImportId, Sha256, SourceId, SessionId } from '#terms/ids.ts';
import type { Document, Import, Note, ReadOptions, Repair } from '#intake/document.ts';
import type { PhotoFacts } from '#intake/photos/photo-facts.ts';
import type {
  ConversationLine,
  DocumentSummary,
  DocumentView,
  ImportView,
  OtherText,
  TranslationView,
} from '../views.ts';
import { instantText, recorded, recordId, sha256Text, timeSpan } from './basics.ts';
import { claim, question } from './claims.ts';
import { source } from './sources.ts';

const kind: z.ZodType<Document['kind']> = z.enum([
  'message',
  'article',
  'transcript',
  'row',
  'photo',
  'file',
  'note',
]);

const range = z
  .tuple([z.int(), z.int()])
  .readonly()
  .openapi({ type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 });
const repair: z.ZodType<Repair> = z.strictObject({
  received: range,
  read: range,
  why: z.string(),
  confidence: z.enum(['certain', 'likely', 'guess']),
});

/** What a photo or video says about itself. */
export const photoFacts: z.ZodType<PhotoFacts> = z
  .strictObject({
    type: z.string(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    orientation: z.int(),
    takenAt: z
      .strictObject({
        span: timeSpan,
        naive: z.string(),
        offset: z.string().nullable(),
        likelyOffset: z.number().nullable(),
        field: z.string(),
      })
      .nullable(),
    gps: z
      .strictObject({
        lat: z.number(),
        lon: z.number(),
        hemisphere: z.enum(['stated', 'assumed']),
        radius: z.number(),
        radiusStated: z.boolean(),
        altitude: z.number().nullable(),
        direction: z
          .strictObject({ degrees: z.number(), from: z.enum(['true', 'magnetic', 'unknown']) })
          .nullable(),
        at: z.string().nullable(),
      })
      .nullable(),
    device: z
      .strictObject({
        make: z.string().nullable(),
        model: z.string().nullable(),
        lens: z.string().nullable(),
        serials: z.array(z.string()).readonly(),
      })
      .nullable(),
    software: z.string().nullable(),
    hash: z.string().nullable(),
    parts: z.exactOptional(z.array(z.string()).readonly()),
    captions: z
      .array(z.strictObject({ what: z.string(), text: z.string(), where: z.string() }))
      .readonly(),
    flags: z.array(z.string()).readonly(),
  })
  .openapi('PhotoFacts');

export const document: z.ZodType<Document> = z
  .strictObject({
    ...recorded<DocumentId>(),
    exhibitId: recordId<ExhibitId>(),
    importId: recordId<ImportId>(),
    part: z.string(),
    kind,
    language: z.string().nullable(),
    textReceived: z.string(),
    text: z.string(),
    repairs: z.array(repair).readonly(),
    statedTime: timeSpan.nullable(),
    sender: z.string().nullable(),
    senderSourceId: recordId<SourceId>().nullable(),
    sessionId: recordId<SessionId>().nullable(),
    forwardedFrom: z.string().nullable(),
    media: z
      .array(
        z.strictObject({
          exhibitId: recordId<ExhibitId>(),
          sha256: recordId<Sha256>(),
          name: z.string(),
        }),
      )
      .readonly(),
    title: z.string().nullable(),
    photo: z.exactOptional(photoFacts.nullable()),
  })
  .openapi('Document');

export const documentSummary: z.ZodType<DocumentSummary> = z
  .strictObject({
    id: z.string(),
    number: z.int(),
    kind,
    title: z.string(),
    sender: z.string().nullable(),
    statedTime: z.string().nullable(),
    language: z.string().nullable(),
    claims: z.int(),
    ownLine: z.exactOptional(z.boolean()),
  })
  .openapi('DocumentSummary');

const otherText: z.ZodType<OtherText> = z.strictObject({
  id: recordId<DocumentId>(),
  number: z.int(),
  title: z.string(),
  language: z.string().nullable(),
});

export const translationView: z.ZodType<TranslationView> = z
  .strictObject({ of: otherText.nullable(), into: z.array(otherText).readonly() })
  .openapi('TranslationView');

const conversationLine: z.ZodType<ConversationLine> = z
  .strictObject({
    number: z.int(),
    sender: z.string().nullable(),
    statedTime: timeSpan.nullable(),
    text: z.string(),
    media: z.array(z.string()).readonly(),
    language: z.string().nullable(),
  })
  .openapi('ConversationLine');

export const documentView: z.ZodType<DocumentView> = z
  .strictObject({
    document,
    number: z.int(),
    title: z.string(),
    claims: z.array(claim).readonly(),
    questions: z.array(question).readonly(),
    sources: z.array(source).readonly(),
    previous: z.string().nullable(),
    next: z.string().nullable(),
    receivedFrom: z.string(),
    receivedAt: z.string(),
    exhibitSha256: z.union([sha256Text, z.literal('')]),
    translation: translationView,
    around: z.array(conversationLine).readonly(),
  })
  .openapi('DocumentView');

const note: z.ZodType<Note> = z
  .strictObject({
    level: z.enum(['info', 'doubt', 'error']),
    text: z.string(),
    lines: z.array(z.int()).readonly(),
  })
  .openapi('Note');

const readOptions: z.ZodType<ReadOptions> = z.strictObject({
  encoding: z.exactOptional(z.string()),
  zone: z.exactOptional(z.string()),
  dayFirst: z.exactOptional(z.boolean()),
  language: z.exactOptional(z.string()),
  repair: z.exactOptional(z.boolean()),
  mapping: z.exactOptional(z.string()),
});

const importRecord: z.ZodType<Import> = z
  .strictObject({
    ...recorded<ImportId>(),
    exhibitIds: z.array(recordId<ExhibitId>()).readonly(),
    repeats: z.exactOptional(
      z.array(z.strictObject({ by: recordId<ExhibitId>(), of: recordId<ExhibitId>() })).readonly(),
    ),
    format: z.string(),
    options: readOptions,
    notes: z.array(note).readonly(),
    counts: z.strictObject({ documents: z.int(), claims: z.int(), rowErrors: z.int() }),
    status: z.enum(['done', 'undone', 'failed']),
    finishedAt: instantText,
  })
  .openapi('Import');

export const importView: z.ZodType<ImportView> = z
  .strictObject({
    import: importRecord,
    fileName: z.string(),
    rowErrors: z.array(z.strictObject({ line: z.int(), text: z.string() })).readonly(),
    notes: z.array(note).readonly(),
    alreadyThere: z.boolean(),
  })
  .openapi('ImportView');
