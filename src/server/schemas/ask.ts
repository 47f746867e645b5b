import { z } from '@hono/zod-openapi';
import type { QuestionId, SourceId } from '#terms/ids.ts';
import type { AskView, QuestionAskView, RiskDraft } from '#jobs/ask.ts';
import { instantText, neededText, recordId, version } from './basics.ts';

const level = z.enum(['none', 'low', 'medium', 'high']);
const stand = z.strictObject({
  label: z.string(),
  probability: z.number(),
  estimate: z.strictObject({ low: z.number(), median: z.number(), high: z.number() }).nullable(),
});
const ask = z
  .strictObject({
    questionId: recordId<QuestionId>(),
    ref: z.string(),
    question: z.string(),
    importance: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    about: z.enum(['matter', 'chain']),
    who: z.array(z.strictObject({ sourceId: recordId<SourceId>(), name: z.string() })).readonly(),
    sentence: z.string(),
    words: z.string().nullable(),
    why: z.string(),
    gain: z.number().min(0),
    worth: z.number().min(0),
    settles: z.number().min(0).max(1),
    moves: z.number(),
    outcomes: z
      .array(
        z.strictObject({
          says: z.string(),
          chance: z.number(),
          after: stand,
          settles: z.boolean(),
          words: z.string(),
          next: z.string().nullable(),
        }),
      )
      .readonly(),
    nothing: z.number(),
    contact: z.strictObject({
      risk: level,
      limit: level,
      judged: z
        .strictObject({ level, why: z.string(), by: z.string(), at: instantText })
        .nullable(),
      veto: z
        .strictObject({ kind: z.enum(['risk', 'consent', 'closed']), why: z.string() })
        .nullable(),
    }),
    reach: z
      .array(
        z.strictObject({
          channel: z.string(),
          noted: z.string(),
          next: z.string().nullable(),
          until: z.string().nullable(),
          silent: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .openapi('Ask');

export const askView: z.ZodType<AskView> = z
  .strictObject({
    asks: z.array(ask).readonly(),
    looked: z.int(),
    notLookedAt: z.int(),
    notListed: z.int(),
    settled: z.int(),
    nobody: z
      .array(
        z.strictObject({
          questionId: recordId<QuestionId>(),
          ref: z.string(),
          text: z.string(),
        }),
      )
      .readonly(),
  })
  .openapi('AskView');

export const questionAskView: z.ZodType<QuestionAskView> = z
  .strictObject({
    questionId: recordId<QuestionId>(),
    ref: z.string(),
    text: z.string(),
    now: stand.nullable(),
    settled: z.boolean(),
    asks: z.array(ask).readonly(),
    others: z.strictObject({
      toldUs: z.array(z.string()).readonly(),
      onlyRepeat: z.array(z.string()).readonly(),
      couldNotKnow: z.int(),
      notWorkedOut: z.int(),
    }),
  })
  .openapi('QuestionAskView');

export const riskJudgement: z.ZodType<{ readonly version: number; readonly risk: RiskDraft }> = z
  .strictObject({
    version,
    risk: z.strictObject({ level, why: neededText }).nullable(),
  })
  .openapi('RiskJudgement');
