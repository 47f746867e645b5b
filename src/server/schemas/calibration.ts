import { z } from '@hono/zod-openapi';
import type {
  ClaimId,
  DocumentId,
  FindingId,
  QuestionId,
  ReleaseId,
  SourceId,
} from '#terms/ids.ts';
import type { CalibrationView, OutcomeReport, OutcomeRow } from '#jobs/calibration.ts';
import { instantText, probabilityNumber, recordId } from './basics.ts';
import { question, role } from './claims.ts';
import { documentSummary } from './documents.ts';
import { outcome } from './findings.ts';
import { letter } from './sources.ts';

const pair = z
  .tuple([z.number(), z.number()])
  .readonly()
  .openapi({
    type: 'array',
    items: { type: 'number' },
    minItems: 2,
    maxItems: 2,
  });

const calibration = z
  .strictObject({
    n: z.int(),
    right: z.int(),
    expected: z.number(),
    chance: z.number(),
    brier: z.number().nullable(),
    parts: z
      .strictObject({
        reliability: z.number(),
        resolution: z.number(),
        uncertainty: z.number(),
        spreadWithin: z.number(),
        covarianceWithin: z.number(),
      })
      .nullable(),
    bands: z
      .array(
        z.strictObject({
          words: z.string(),
          low: z.number(),
          high: z.number(),
          n: z.int(),
          right: z.int(),
          said: z.number(),
          share: z.number(),
          interval: pair,
          enough: z.boolean(),
        }),
      )
      .readonly(),
    enough: z.boolean(),
    sentence: z.string(),
  })
  .openapi('Calibration');

const standard = z.enum([
  'reasonable-suspicion',
  'reasonable-grounds',
  'balance-of-probabilities',
  'clear-and-convincing',
  'beyond-reasonable-doubt',
]);

const row: z.ZodType<OutcomeRow> = z
  .strictObject({
    outcome,
    questionId: recordId<QuestionId>(),
    ref: z.string(),
    text: z.string(),
    topic: z.string(),
    turnedOut: z.string(),
    forecast: z
      .strictObject({
        questionId: recordId<QuestionId>(),
        findingId: recordId<FindingId>(),
        ref: z.string(),
        text: z.string(),
        topic: z.string(),
        probability: probabilityNumber,
        right: z.boolean(),
        said: z.string(),
        turnedOut: z.string(),
        at: instantText,
        knownAt: instantText,
        known: z.string(),
        standardOfProof: standard,
      })
      .nullable(),
    corrections: z.int(),
  })
  .openapi('OutcomeRow');

export const calibrationView: z.ZodType<CalibrationView> = z
  .strictObject({
    calibration,
    topics: z.array(z.strictObject({ topic: z.string(), calibration })).readonly(),
    months: z
      .array(
        z.strictObject({
          month: z.string(),
          n: z.int(),
          brier: z.number(),
          soFar: z.strictObject({ n: z.int(), brier: z.number() }),
        }),
      )
      .readonly(),
    outcomes: z.array(row).readonly(),
    open: z.int(),
  })
  .openapi('CalibrationView');

const state = z.strictObject({
  right: z.number(),
  wrong: z.number(),
  mean: probabilityNumber,
  low: probabilityNumber,
  high: probabilityNumber,
  letter,
});

export const outcomeReportView: z.ZodType<OutcomeReport> = z
  .strictObject({
    row,
    question,
    reports: z
      .array(
        z.strictObject({
          claimId: recordId<ClaimId>(),
          documentId: recordId<DocumentId>().nullable(),
          says: z.string(),
          quote: z.string(),
          agrees: z.boolean(),
          hops: z
            .array(
              z.strictObject({
                sourceId: recordId<SourceId>().nullable(),
                name: z.string(),
                role,
                verdict: z.enum(['right', 'wrong', 'shared', 'open']),
                wrong: z.number(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
    documents: z.array(documentSummary).readonly(),
    moves: z
      .array(
        z.strictObject({
          sourceId: recordId<SourceId>(),
          name: z.string(),
          role,
          topic: z.string(),
          before: state,
          after: state,
        }),
      )
      .readonly(),
    releases: z
      .array(
        z.strictObject({
          releaseId: recordId<ReleaseId>(),
          title: z.string(),
          audience: z.string(),
          status: z.enum([
            'refused',
            'awaiting-signature',
            'released',
            'correction-due',
            'corrected',
          ]),
          agrees: z.boolean(),
          said: z.string(),
          correction: z.string().nullable(),
          receivedBy: z
            .array(z.strictObject({ to: z.string(), at: instantText, channel: z.string() }))
            .readonly(),
        }),
      )
      .readonly(),
    earlier: z
      .array(
        z.strictObject({
          version: z.int(),
          turnedOut: z.string(),
          standardOfProof: standard,
          evidence: z.string(),
          decidedBy: z.string(),
          madeAt: instantText,
        }),
      )
      .readonly(),
  })
  .openapi('OutcomeReport');
