import { z } from '@hono/zod-openapi';
import type { ClaimId, DocumentId, QuestionId, SourceId, SubjectId } from '#terms/ids.ts';
import type { Actor, Basis, Claim, Hop } from '#claims/claim.ts';
import type { Question, SafetyFlag, WarningDecision, WarningRecord } from '#claims/question.ts';
import type { QuestionRelation } from '#claims/relation.ts';
import type { Value, ValueType } from '#claims/value.ts';
import type { ClaimEdit } from '../views.ts';
import {
  instantText,
  longText,
  neededText,
  recorded,
  recordId,
  shortText,
  timeSpan,
  version,
} from './basics.ts';

const bound = z.number();
const timeBound = z.string().max(40).nullable();

export const value: z.ZodType<Value> = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('yes-no'), answer: z.enum(['yes', 'no']) }),
    z.strictObject({ type: z.literal('choice'), answer: neededText }),
    z.strictObject({ type: z.literal('set'), answers: z.array(neededText).max(200).readonly() }),
    z.strictObject({ type: z.literal('number'), low: bound.nullable(), high: bound.nullable() }),
    z.strictObject({ type: z.literal('time'), from: timeBound, to: timeBound }),
    z.strictObject({ type: z.literal('place'), place: neededText }),
    z.strictObject({
      type: z.literal('point'),
      lat: z.number().min(-90).max(90),
      lon: z.number().min(-180).max(180),
      radius: z.number().min(0),
    }),
    z.strictObject({ type: z.literal('person'), subjectId: recordId<SubjectId>() }),
  ])
  .openapi('Value');

export const valueType: z.ZodType<ValueType> = z.enum([
  'yes-no',
  'choice',
  'set',
  'number',
  'time',
  'place',
  'point',
  'person',
]);

export const actor: z.ZodType<Actor> = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('source'), sourceId: recordId<SourceId>() }),
    z.strictObject({ kind: z.literal('unnamed'), descriptor: neededText }),
    z.strictObject({ kind: z.literal('gap') }),
  ])
  .openapi('Actor');

export const role: z.ZodType<Hop['role']> = z.enum(['observer', 'relay', 'translator']);
export const basis: z.ZodType<Basis> = z.enum(['saw', 'heard', 'inferred', 'document', 'unknown']);

export const hop: z.ZodType<Hop> = z
  .strictObject({
    actor,
    role,
    channel: shortText.nullable(),
    heardAt: timeSpan.nullable(),
    passedAt: timeSpan.nullable(),
    language: shortText.nullable(),
    rendering: z.enum(['verbatim', 'paraphrase', 'translated', 'unknown']),
    known: z.enum(['declared', 'inferred']),
    paidPerReport: z.boolean().nullable(),
    evidence: longText.nullable(),
  })
  .openapi('Hop');

const claimFields = {
  questionId: recordId<QuestionId>(),
  value,
  polarity: z.enum(['asserts', 'denies']),
  quote: longText,
  documentId: recordId<DocumentId>().nullable(),
  span: z
    .tuple([z.int().min(0), z.int().min(0)])
    .readonly()
    .nullable()
    .openapi({ type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 }),
  hops: z.array(hop).max(100).readonly(),
  basis,
  access: z.enum(['direct', 'indirect', 'not-known']),
  certainty: z.array(shortText).max(50).readonly(),
  toldAt: timeSpan.nullable(),
  aboutTime: timeSpan.nullable(),
  countedFrom: z.exactOptional(
    z
      .strictObject({ questionId: recordId<QuestionId>(), words: shortText, why: shortText })
      .nullable(),
  ),
  place: shortText.nullable(),
  status: z.enum(['suggested', 'accepted', 'rejected', 'withdrawn']),
  comment: longText.nullable(),
};

/** What a claim says besides the question and document it belongs to. */
const { questionId: _question, documentId: _document, ...claimRest } = claimFields;
export const claimBody = claimRest;

const claimEditObject = z.strictObject(claimFields);
export const claimEdit: z.ZodType<ClaimEdit> = claimEditObject.openapi('ClaimEdit');

/** Only the fields that change; an absent field stays as it is. */
type Change<T> = { readonly [K in keyof T]?: T[K] };
function changeOf<S extends z.ZodRawShape>(fields: S) {
  const shape = Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, z.exactOptional(schema)]),
  ) as unknown as { [K in keyof S]: z.ZodExactOptional<S[K]> };
  return z
    .strictObject(shape)
    .refine((change) => Object.keys(change).length > 0, 'names no field to change');
}

export const claimChange: z.ZodType<{
  readonly version: number;
  readonly change: Change<ClaimEdit>;
}> = z.strictObject({ version, change: changeOf(claimFields) }).openapi('ClaimChange');

export const claim: z.ZodType<Claim> = z
  .strictObject({
    ...recorded<ClaimId>(),
    ...claimFields,
    // Records outlive the limits of forms.
    quote: z.string(),
    suggestedBy: z.enum(['person', 'machine', 'import']),
    decidedBy: z.string().nullable(),
  })
  .openapi('Claim');

const safetyFlag: z.ZodType<SafetyFlag> = z
  .strictObject({
    raised: z.boolean(),
    why: z.string().nullable(),
    answer: z.strictObject({ text: z.string(), by: z.string(), at: instantText }).nullable(),
  })
  .openapi('SafetyFlag');

export const warningDecision: z.ZodType<WarningDecision> = z
  .strictObject({
    action: z.enum(['warned', 'moved', 'passed-on', 'no-threat', 'other']),
    what: z.string(),
    why: z.string().nullable(),
    by: z.string(),
    at: instantText,
  })
  .openapi('WarningDecision');
const warningRecord: z.ZodType<WarningRecord> = z
  .strictObject({
    raisedAt: instantText,
    raisedBy: z.string(),
    responsible: z.string(),
    decisions: z.array(warningDecision).readonly(),
  })
  .openapi('WarningRecord');

/** A flag as a client may set it: who answered, and when, is the server's to say. */
export interface SafetyFlagEdit {
  readonly raised: boolean;
  readonly why: string | null;
  readonly answer: { readonly text: string } | null;
}
const safetyFlagEdit: z.ZodType<SafetyFlagEdit> = z
  .strictObject({
    raised: z.boolean(),
    why: longText.nullable(),
    answer: z.strictObject({ text: neededText }).nullable(),
  })
  .openapi('SafetyFlagEdit');

export const questionRelation: z.ZodType<QuestionRelation> = z
  .strictObject({
    kind: z.enum([
      'commands',
      'reports-to',
      'member-of',
      'works-at',
      'holds-office',
      'stage-before',
      'lasts',
    ]),
    from: recordId<SubjectId>().nullable(),
    to: recordId<SubjectId>().nullable(),
  })
  .openapi('QuestionRelation');

const questionFields = {
  ref: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u, 'expected a short name such as Q-017'),
  text: neededText,
  type: valueType,
  subjectIds: z.array(recordId<SubjectId>()).max(200).readonly(),
  topic: shortText,
  period: timeSpan.nullable(),
  importance: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  options: z.array(neededText).max(500).readonly(),
  places: z.record(z.string().max(200), z.string().max(200)).readonly(),
  unit: shortText.nullable(),
  staleAfterDays: z.number().positive().nullable(),
  askAs: z.exactOptional(shortText.nullable()),
  relation: z.exactOptional(questionRelation.nullable()),
  status: z.enum(['open', 'under-review', 'settled', 'closed']),
};
const questionEditFields = {
  ...questionFields,
  protectedSite: safetyFlagEdit,
  threatToLife: safetyFlagEdit,
};

export type QuestionEdit = Omit<
  Question,
  'id' | 'caseId' | 'version' | 'madeAt' | 'madeBy' | 'protectedSite' | 'threatToLife'
> & { readonly protectedSite: SafetyFlagEdit; readonly threatToLife: SafetyFlagEdit };

const NOT_RAISED: SafetyFlagEdit = { raised: false, why: null, answer: null };

/** A new question: name, text and kind; everything else has a default. */
export const questionDraft: z.ZodType<QuestionEdit> = z
  .strictObject({
    ...questionEditFields,
    subjectIds: questionFields.subjectIds.default([]),
    topic: questionFields.topic.default('general'),
    period: questionFields.period.default(null),
    importance: questionFields.importance.default(2),
    options: questionFields.options.default([]),
    places: questionFields.places.default({}),
    unit: questionFields.unit.default(null),
    staleAfterDays: questionFields.staleAfterDays.default(null),
    status: questionFields.status.default('open'),
    protectedSite: safetyFlagEdit.default(NOT_RAISED),
    threatToLife: safetyFlagEdit.default(NOT_RAISED),
  })
  .openapi('QuestionDraft');

export const questionChange: z.ZodType<{
  readonly version: number;
  readonly change: Change<QuestionEdit>;
}> = z.strictObject({ version, change: changeOf(questionEditFields) }).openapi('QuestionChange');

export const question: z.ZodType<Question> = z
  .strictObject({
    ...recorded<QuestionId>(),
    ...questionFields,
    ref: z.string(),
    text: z.string(),
    protectedSite: safetyFlag,
    threatToLife: safetyFlag,
    warning: warningRecord.nullable().exactOptional(),
  })
  .openapi('Question');
