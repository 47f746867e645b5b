import { z } from '@hono/zod-openapi';
import type { ClaimId, DocumentId, QuestionId, SessionId, SourceId } from '#terms/ids.ts';
import type { AskedQuestion, DisclosedFact, PutDifference, Session } from '#terms/source.ts';
import type { Account } from '#assessment/accounts/account.ts';
import type { SheetLine } from '#assessment/accounts/interview-sheet.ts';
import type {
  AccountRow,
  AccountView,
  CountTime,
  DifferenceDecision,
  DifferenceView,
  QuestionName,
  SessionEdit,
  TellingView,
  TranscriptView,
} from '#jobs/session-views.ts';
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
import { claim, question, valueType } from './claims.ts';
import { documentSummary } from './documents.ts';
import { reliability, source } from './sources.ts';

const questionId = recordId<QuestionId>();
const claimId = recordId<ClaimId>();
const claimIds = z.array(claimId).readonly();
const questionKind = z.enum(['open', 'probing', 'closed', 'leading']);

const asked: z.ZodType<AskedQuestion> = z
  .strictObject({
    text: longText,
    type: questionKind,
    why: z.exactOptional(shortText.nullable()),
    about: z.exactOptional(z.array(questionId).max(50).readonly().nullable()),
  })
  .openapi('AskedQuestion');

const disclosedFact: z.ZodType<DisclosedFact> = z
  .strictObject({
    fact: neededText,
    at: instantText,
    by: neededText,
    questionId: z.exactOptional(questionId.nullable()),
    says: z.exactOptional(shortText.nullable()),
  })
  .openapi('DisclosedFact');

const decisionFields = {
  questionId,
  earlier: claimId.nullable(),
  later: claimId.nullable(),
  weight: z.enum(['central', 'peripheral']).nullable(),
  standing: z.enum(['explained', 'unexplained', 'not-put']),
  comment: longText.nullable(),
};

const putDifference: z.ZodType<PutDifference> = z
  .strictObject({ ...decisionFields, by: z.string(), at: instantText })
  .openapi('PutDifference');

const sessionFields = {
  sourceId: recordId<SourceId>(),
  number: z.int().min(1).max(10_000),
  held: timeSpan,
  place: shortText.nullable(),
  interpreter: recordId<SourceId>().nullable(),
  questions: z.array(asked).max(5_000).readonly(),
  documentIds: z.array(recordId<DocumentId>()).max(1_000).readonly(),
  disclosed: z.array(disclosedFact).max(1_000).readonly(),
};

export const session: z.ZodType<Session> = z
  .strictObject({
    ...recorded<SessionId>(),
    ...sessionFields,
    number: z.number(),
    put: z.exactOptional(z.array(putDifference).readonly().nullable()),
  })
  .openapi('Session');

export const sessionEdit: z.ZodType<SessionEdit> = z
  .strictObject(sessionFields)
  .openapi('SessionEdit');

type Change<T> = { readonly [K in keyof T]?: T[K] };

export const sessionChange: z.ZodType<{
  readonly version: number;
  readonly change: Change<SessionEdit>;
}> = z
  .strictObject({
    version,
    change: z
      .strictObject({
        sourceId: z.exactOptional(sessionFields.sourceId),
        number: z.exactOptional(sessionFields.number),
        held: z.exactOptional(sessionFields.held),
        place: z.exactOptional(sessionFields.place),
        interpreter: z.exactOptional(sessionFields.interpreter),
        questions: z.exactOptional(sessionFields.questions),
        documentIds: z.exactOptional(sessionFields.documentIds),
        disclosed: z.exactOptional(sessionFields.disclosed),
      })
      .refine((change) => Object.keys(change).length > 0, 'names no field to change'),
  })
  .openapi('SessionChange');

export const differenceDecision: z.ZodType<DifferenceDecision & { readonly version: number }> = z
  .strictObject({ version, ...decisionFields })
  .openapi('DifferenceDecision');

export const countTime: z.ZodType<CountTime> = z
  .strictObject({ version, words: neededText, questionId })
  .openapi('CountTime');

export const changedClaims = z.strictObject({
  changed: z.array(z.strictObject({ id: claimId, version })).readonly(),
});

export const transcriptView: z.ZodType<TranscriptView> = z
  .strictObject({
    documentId: recordId<DocumentId>(),
    turns: z
      .array(
        z.strictObject({
          speaker: z.string(),
          role: z.enum(['interviewer', 'witness', 'interpreter', 'other']),
          text: z.string(),
          span: z
            .tuple([z.int(), z.int()])
            .readonly()
            .openapi({ type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 }),
        }),
      )
      .readonly(),
    questions: z.array(asked).readonly(),
  })
  .openapi('TranscriptView');

export const accountRow: z.ZodType<AccountRow> = z
  .strictObject({
    source,
    sessions: z.int(),
    tellings: z.int(),
    statements: z.int(),
    differences: z.int(),
    notPut: z.int(),
    last: z.string().nullable(),
  })
  .openapi('AccountRow');

const telling: z.ZodType<TellingView> = z.strictObject({
  key: z.string(),
  sessionId: recordId<SessionId>().nullable(),
  number: z.number().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  statements: z
    .array(
      z.strictObject({
        claimId,
        through: z.array(z.string()).readonly(),
        translators: z.array(z.string()).readonly(),
        prompt: asked.nullable(),
      }),
    )
    .readonly(),
});

const side = z.strictObject({
  telling: z.string(),
  claimId: claimId.nullable(),
  says: z.string().nullable(),
  quote: z.string().nullable(),
});

const difference: z.ZodType<DifferenceView> = z.strictObject({
  key: z.string(),
  kind: z.enum(['addition', 'omission', 'precision', 'contradiction']),
  questionId,
  change: z.enum(['same', 'conflict', 'narrower', 'wider', 'shifted', 'more', 'fewer']).nullable(),
  earlier: side,
  later: side,
  cameUp: z.enum(['asked', 'came-up']).nullable(),
  weight: z.enum(['central', 'peripheral']),
  weightBy: z.enum(['importance', 'person']),
  standing: z.enum(['explained', 'unexplained', 'not-put']),
  decision: putDifference.nullable(),
  sessionId: recordId<SessionId>().nullable(),
  reasons: z
    .array(
      z.strictObject({
        kind: z.enum([
          'interpreter',
          'passed-on',
          'asked-differently',
          'certainty',
          'basis',
          'told-by-us',
          'interval',
          'peripheral',
        ]),
        text: z.string(),
      }),
    )
    .readonly(),
});

const sheetLine: z.ZodType<SheetLine> = z.strictObject({
  section: z.enum(['knowing', 'account', 'differences', 'closing']),
  kind: z.enum(['lineage', 'invitation', 'control', 'difference', 'closing']),
  text: z.string(),
  settles: z.string(),
  questionIds: z.array(questionId).readonly(),
});

const sheet: z.ZodType<Account['sheet']> = z
  .strictObject({
    pseudonym: z.string(),
    session: z.int(),
    lines: z.array(sheetLine).readonly(),
    leftOut: z.array(z.strictObject({ ref: z.string(), why: z.string() })).readonly(),
    needWording: z.array(questionId).readonly(),
  })
  .openapi('InterviewSheet');

const questionName: z.ZodType<QuestionName> = z.strictObject({
  id: questionId,
  ref: z.string(),
  text: z.string(),
  type: valueType,
});

export const accountView: z.ZodType<AccountView> = z
  .strictObject({
    source,
    sources: z
      .array(z.strictObject({ id: recordId<SourceId>(), pseudonym: z.string() }))
      .readonly(),
    sessions: z.array(session).readonly(),
    tellings: z.array(telling).readonly(),
    differences: z.array(difference).readonly(),
    controls: z
      .array(
        z.strictObject({
          questionId,
          claimId,
          telling: z.string(),
          said: z.string(),
          known: z.string(),
          agrees: z.boolean(),
          knownSince: z.string(),
          evidence: z.string(),
        }),
      )
      .readonly(),
    disclosed: z
      .array(
        z.strictObject({
          sessionId: z.string(),
          index: z.int(),
          repeated: claimIds,
          perhaps: claimIds,
        }),
      )
      .readonly(),
    withoutInterpreter: z.array(z.strictObject({ sessionId: z.string(), claimIds })).readonly(),
    biography: z.array(z.strictObject({ questionId, claimId })).readonly(),
    sheet,
    questions: z.array(question).readonly(),
    allQuestions: z.array(questionName).readonly(),
    claims: z.array(claim).readonly(),
    documents: z.array(documentSummary).readonly(),
    reliability: z.array(reliability).readonly(),
    moved: z.array(z.strictObject({ claimId, now: timeSpan, why: z.string() })).readonly(),
  })
  .openapi('AccountView');

export const sessionNamed = z.strictObject({ session: recordId<SessionId>() });
