import { z } from '@hono/zod-openapi';
import type { ClaimId, QuestionId } from '#terms/ids.ts';
import type { Area, Span, WhereWhenItem } from '#assessment/cross-check/case-where-when.ts';
import type { Column } from '#assessment/cross-check/columns.ts';
import type { Difference } from '#assessment/cross-check/difference.ts';
import type { SideBySideView, TwoPlacesView, WhereWhenView } from '../views.ts';
import { recordId, sha256Text, timeSpan } from './basics.ts';
import { basis } from './claims.ts';
import { documentSummary } from './documents.ts';

/** Kilometres an hour, as a parameter of an address. */
export const speedQuery: z.ZodType<{ readonly speed?: number | undefined }> = z.strictObject({
  speed: z
    .string()
    .regex(/^\d{1,4}(?:\.\d{1,2})?$/, 'a number of kilometres an hour, such as 100')
    .transform(Number)
    .refine((kmh) => kmh > 0, 'more than 0')
    .optional()
    .openapi({ description: 'Top speed in km/h for "in two places"; 100 when left out.' }),
}) as never;

const takenFrom = z.enum(['value', 'stated', 'question']);

const area: z.ZodType<Area> = z
  .strictObject({
    lat: z.number(),
    lon: z.number(),
    radius: z.number(),
    name: z.string().nullable(),
    takenFrom,
    heldBack: z.boolean(),
  })
  .openapi('Area');

const span: z.ZodType<Span> = z
  .strictObject({
    from: z.number().nullable(),
    to: z.number().nullable(),
    stated: z.string(),
    takenFrom: z.enum(['value', 'stated', 'question', 'claims', 'told']),
  })
  .openapi('Span');

const item: z.ZodType<WhereWhenItem> = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['claim', 'finding']),
    questionId: recordId<QuestionId>(),
    ref: z.string(),
    question: z.string(),
    claimId: recordId<ClaimId>().nullable(),
    documentId: z.string().nullable(),
    says: z.string(),
    who: z.string(),
    sourceId: z.string().nullable(),
    state: z.enum(['for', 'against', 'unknown']),
    where: area.nullable(),
    about: span.nullable(),
    told: span.nullable(),
  })
  .openapi('WhereWhenItem');

const side = z.strictObject({
  claimId: z.string(),
  documentId: z.string().nullable(),
  documentNumber: z.int().nullable(),
  questionId: recordId<QuestionId>(),
  ref: z.string(),
  quote: z.string(),
  says: z.string(),
  where: area,
  about: span,
});

const twoPlaces: z.ZodType<TwoPlacesView> = z
  .strictObject({
    speed: z.number(),
    compared: z.int(),
    found: z
      .array(
        z.strictObject({
          who: z.string(),
          judgement: z.enum(['cannot-both-be', 'just-possible']),
          metres: z.number(),
          neededMinutes: z.number(),
          availableMinutes: z.number(),
          slackMinutes: z.number(),
          sides: z
            .tuple([side, side])
            .readonly()
            .openapi({ type: 'array', items: { type: 'object' }, minItems: 2, maxItems: 2 }),
        }),
      )
      .readonly(),
  })
  .openapi('TwoPlaces');

export const whereWhenView: z.ZodType<WhereWhenView> = z
  .strictObject({
    zone: z.string(),
    items: z.array(item).readonly(),
    landmarks: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          lat: z.number(),
          lon: z.number(),
          radius: z.number(),
          heldBack: z.boolean(),
        }),
      )
      .readonly(),
    twoPlaces,
  })
  .openapi('WhereWhen');

const column: z.ZodType<Column> = z
  .strictObject({
    claimId: recordId<ClaimId>(),
    says: z.string(),
    group: z.int(),
    bears: z.enum(['for', 'against', 'neither']),
    standing: z.enum(['independent', 'not-established', 'dependent']),
    chain: z.array(z.string()).readonly(),
    origin: z.string(),
    basis,
    access: z.enum(['direct', 'indirect', 'not-known']),
    certainty: z.array(z.string()).readonly(),
    quote: z.string(),
    language: z.string().nullable(),
    rendering: z.enum(['verbatim', 'paraphrase', 'translated', 'unknown']),
    toldAt: timeSpan.nullable(),
    aboutTime: timeSpan.nullable(),
    place: z.string().nullable(),
    session: z.int().nullable(),
    documentId: z.string().nullable(),
    media: z.array(z.strictObject({ name: z.string(), sha256: sha256Text })).readonly(),
  })
  .openapi('SideBySideColumn');

const claimIds = z.array(recordId<ClaimId>()).readonly();
const difference: z.ZodType<Difference> = z
  .strictObject({
    kind: z.enum([
      'value',
      'precision',
      'coordinates',
      'site',
      'time',
      'told-before',
      'photo',
      'people',
    ]),
    between: z
      .tuple([claimIds, claimIds])
      .readonly()
      .openapi({ type: 'array', items: { type: 'array' }, minItems: 2, maxItems: 2 }),
    text: z.string(),
    metres: z.number().nullable(),
    minutes: z.number().nullable(),
  })
  .openapi('Difference');

export const sideBySideView: z.ZodType<SideBySideView> = z
  .strictObject({
    questionId: recordId<QuestionId>(),
    ref: z.string(),
    question: z.string(),
    sentence: z.string(),
    columns: z.array(column).readonly(),
    differences: z.array(difference).readonly(),
    documents: z.array(documentSummary).readonly(),
    twoPlaces,
  })
  .openapi('SideBySide');
