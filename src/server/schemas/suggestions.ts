import { z } from '@hono/zod-openapi';
import type { QuestionId, SourceId } from '#terms/ids.ts';
import { SOURCE_KINDS, type SourceKind } from '#terms/source.ts';
import type { QuestionProposal } from '#claims/matching/propose-question.ts';
import type { Reading } from '#claims/matching/value-for.ts';
import type { PhotoFlag } from '#claims/photos/photo-flags.ts';
import type { NewSource } from '#jobs/senders.ts';
import type { Acceptance } from '#jobs/suggestions.ts';
import type {
  Accepted,
  Decisions,
  DocumentSuggestions,
  MadeHere,
  NamedSender,
  PhotoView,
  SheetPreview,
  SuggestionCard,
} from '#jobs/suggestions-views.ts';
import { longText, neededText, recordId, shortText, version } from './basics.ts';
import { basis, claim, claimBody, hop, question, value, valueType } from './claims.ts';
import { photoFacts } from './documents.ts';
import { source } from './sources.ts';

const span = z
  .tuple([z.int(), z.int()])
  .readonly()
  .openapi({ type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 });

const reading: z.ZodType<Reading> = z
  .strictObject({ value, span: span.nullable(), doubts: z.array(z.string()).readonly() })
  .openapi('ReadingOfValue');

const proposal: z.ZodType<QuestionProposal> = z
  .strictObject({
    text: z.string(),
    type: valueType,
    unit: z.string().nullable(),
    options: z.array(z.string()).readonly(),
    topic: z.string(),
    places: z.record(z.string(), z.string()).readonly(),
    readings: z.array(reading).readonly(),
    why: z.string(),
  })
  .openapi('QuestionProposal');

const card: z.ZodType<SuggestionCard> = z
  .strictObject({
    key: z.string(),
    suggestion: z.strictObject({
      span,
      quote: z.string(),
      basis,
      certainty: z.array(z.string()).readonly(),
      language: z.string(),
      why: z.string(),
      content: span,
    }),
    hops: z.array(hop).readonly(),
    chainWhy: z.array(z.string()).readonly(),
    unknown: z.array(z.string()).readonly(),
    matches: z
      .array(
        z.strictObject({
          questionId: recordId<QuestionId>(),
          score: z.number(),
          reasons: z.array(z.string()).readonly(),
          readings: z.array(reading).readonly(),
          sure: z.boolean(),
          firm: z.boolean(),
          ways: z
            .array(z.strictObject({ hops: z.array(hop).readonly(), basis, why: z.string() }))
            .readonly(),
        }),
      )
      .readonly(),
    proposals: z.array(proposal).readonly(),
    state: z.enum(['open', 'coded', 'dismissed']),
    dismissal: z.strictObject({ id: z.string(), version: z.int() }).nullable(),
  })
  .openapi('SuggestionCard');

const photoFlag: z.ZodType<PhotoFlag> = z.strictObject({
  kind: z.enum([
    'place',
    'time',
    'after-sent',
    'direction',
    'same-device',
    'same-picture',
    'screenshot',
    'edited',
    'file',
  ]),
  text: z.string(),
  metres: z.number().nullable(),
  minutes: z.number().nullable(),
});
const photo: z.ZodType<PhotoView> = z.strictObject({
  facts: photoFacts.nullable(),
  flags: z.array(photoFlag).readonly(),
  shown: z.boolean(),
});

export const documentSuggestions: z.ZodType<DocumentSuggestions> = z
  .strictObject({
    documentId: z.string(),
    writtenOn: z.string().nullable(),
    cards: z.array(card).readonly(),
    teller: recordId<SourceId>().nullable(),
    photo: photo.nullable(),
    checks: z
      .array(
        z.strictObject({
          kind: z.enum(['place', 'photo', 'time']),
          about: z.string(),
          text: z.string(),
          metres: z.number().nullable(),
          minutes: z.number().nullable(),
        }),
      )
      .readonly(),
    twin: z
      .strictObject({
        id: z.string(),
        number: z.int(),
        language: z.string().nullable(),
        text: z.string(),
        why: z.string(),
      })
      .nullable(),
  })
  .openapi('DocumentSuggestions');

const acceptance: z.ZodType<Acceptance> = z.strictObject({
  claim: z.strictObject(claimBody),
  questionId: recordId<QuestionId>().nullable(),
  newQuestion: z
    .strictObject({
      text: neededText,
      type: valueType,
      unit: shortText.nullable(),
      options: z.array(neededText).max(500).readonly(),
      topic: shortText,
      places: z.record(z.string().max(200), z.string().max(200)).readonly(),
    })
    .nullable(),
});
export const acceptances: z.ZodType<{ readonly accepted: readonly Acceptance[] }> = z
  .strictObject({ accepted: z.array(acceptance).min(1).max(500).readonly() })
  .openapi('Acceptances');

export const accepted: z.ZodType<Accepted> = z
  .strictObject({ claims: z.array(claim).readonly(), questions: z.array(question).readonly() })
  .openapi('Accepted');

const madeOnes = z
  .array(z.strictObject({ id: recordId(), version: z.int().min(1) }))
  .max(2_000)
  .readonly();
export const madeHere: z.ZodType<MadeHere> = z
  .strictObject({ claims: madeOnes, questions: madeOnes, dismissals: madeOnes })
  .openapi('MadeHere');

export const quotes = z
  .strictObject({ quotes: z.array(longText.min(1)).min(1).max(2_000).readonly() })
  .openapi('SetAside');
export const dismissed = z.array(z.strictObject({ id: z.string(), version: z.int() })).readonly();

export const teller = z
  .strictObject({ version, sourceId: recordId<SourceId>().nullable() })
  .openapi('Teller');

const sourceKind: z.ZodType<SourceKind> = z.enum(SOURCE_KINDS);
const newSourceFields = {
  pseudonym: z.string().trim().min(1, 'needed').max(120),
  kind: sourceKind,
  tier: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  cell: z.string().trim().min(1).max(120).nullable(),
};
const newSource: z.ZodType<NewSource> = z.strictObject(newSourceFields);
const senderName = z.string().trim().min(1, 'needed').max(300);
export const senderNaming: z.ZodType<{
  readonly name: string;
  readonly sourceId: SourceId | null;
  readonly newSource: NewSource | null;
}> = z
  .strictObject({
    name: senderName,
    sourceId: recordId<SourceId>().nullable(),
    newSource: newSource.nullable(),
  })
  .openapi('SenderNaming');
export const namedSender: z.ZodType<NamedSender> = z
  .strictObject({ source, added: z.boolean(), name: z.string(), claims: z.int() })
  .openapi('NamedSender');
export const senderTakenBack = z
  .strictObject({ name: senderName, sourceId: recordId<SourceId>(), added: z.boolean() })
  .openapi('SenderTakenBack');

export const decisions: z.ZodType<Decisions> = z
  .strictObject({
    documents: z
      .array(
        z.strictObject({
          id: z.string(),
          number: z.int(),
          title: z.string(),
          importId: z.string(),
          writtenAt: z.string(),
          open: z.int(),
          sure: z.int(),
        }),
      )
      .readonly(),
    workedOut: z.int(),
    all: z.int(),
    senders: z
      .array(
        z.strictObject({
          name: z.string(),
          kind: z.enum(['sender', 'speaker', 'giver']),
          documents: z.int(),
          first: z.int(),
          as: sourceKind.nullable(),
        }),
      )
      .readonly(),
    photos: z
      .array(
        z.strictObject({
          id: z.string(),
          number: z.int(),
          title: z.string(),
          flags: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('Decisions');

/** What a mapping may hold is checked by `parseMapping`, which names each fault. */
export const mappingJson = z.record(z.string().max(80), z.unknown()).openapi('SheetMapping');

export const sheetPreview: z.ZodType<SheetPreview> = z
  .strictObject({
    header: z.array(z.string()).readonly(),
    rows: z
      .array(z.strictObject({ line: z.int(), cells: z.array(z.string()).readonly() }))
      .readonly(),
    allRows: z.int(),
    notes: z.array(z.string()).readonly(),
    usual: z.string().nullable(),
    saved: z
      .array(
        z.strictObject({
          name: z.string(),
          mapping: mappingJson as unknown as z.ZodType<SheetPreview['saved'][number]['mapping']>,
        }),
      )
      .readonly(),
  })
  .openapi('SheetPreview');
