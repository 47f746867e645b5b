import { z } from '@hono/zod-openapi';
import type {
  ClaimId,
  FindingId,
  LinkId,
  OutcomeId,
  QuestionId,
  ReleaseId,
  SourceId,
} from '#terms/ids.ts';
import type { ToldToSource } from '#assessment/accounts/disclosed.ts';
import type { AssessInput } from '#assessment/assess-input.ts';
import type { Assessment, Finding, FlagKind, Outcome } from '#assessment/finding.ts';
import type { OutcomeDraft, OutcomeResult } from '#jobs/outcome.ts';
import type { QuestionBundle, QuestionRow } from '../views.ts';
import {
  decibansNumber,
  instantText,
  isoDate,
  neededText,
  probabilityNumber,
  recorded,
  recordId,
} from './basics.ts';
import { claim, question, role, value } from './claims.ts';
import { documentSummary } from './documents.ts';
import { dependence, link } from './links.ts';
import { release } from './releases.ts';
import { letter, payment, source, tie, trackRecord } from './sources.ts';

const pairOfNumbers = {
  type: 'array',
  items: { type: 'number' },
  minItems: 2,
  maxItems: 2,
} as const;
const claimIds = z.array(recordId<ClaimId>()).readonly();
const scale = z.enum(['ICD 203', 'PHIA']);
const flagKind: z.ZodType<FlagKind> = z.enum([
  'single-origin',
  'circular',
  'resale',
  'grudge',
  'paid-per-report',
  'stale',
  'contradiction',
  'lineage-not-established',
  'common-relay',
  'suggested-link',
  'protected-site',
  'threat-to-life',
  'could-come-from-us',
]);

export const assessment: z.ZodType<Assessment> = z
  .strictObject({
    verdict: z.enum(['assessed', 'cannot-be-judged']),
    sentence: z.string(),
    best: z
      .strictObject({
        value,
        label: z.string(),
        probability: probabilityNumber,
        interval: z.tuple([probabilityNumber, probabilityNumber]).readonly().openapi(pairOfNumbers),
      })
      .nullable(),
    answers: z
      .array(
        z.strictObject({
          value,
          label: z.string(),
          probability: probabilityNumber,
          reports: z.number(),
          origins: z.number(),
        }),
      )
      .readonly(),
    none: probabilityNumber,
    estimate: z
      .strictObject({
        median: z.number(),
        low: z.number(),
        high: z.number(),
        bimodal: z.boolean(),
      })
      .nullable(),
    likelihood: z
      .strictObject({
        words: z.string(),
        band: z.tuple([z.number(), z.number()]).readonly().openapi(pairOfNumbers),
        scale,
      })
      .nullable(),
    credibility: z.union([
      z.literal(1),
      z.literal(2),
      z.literal(3),
      z.literal(4),
      z.literal(5),
      z.literal(6),
    ]),
    credibilityWhy: z.string(),
    reports: z.number(),
    origins: z.strictObject({
      independent: z.number(),
      notEstablished: z.number(),
      dependentReports: z.number(),
      effective: z.number(),
    }),
    evidence: z
      .array(
        z.strictObject({
          origin: z.string(),
          name: z.string(),
          sourceId: recordId<SourceId>().nullable(),
          standing: dependence,
          says: z.string(),
          supportsBest: z.boolean(),
          reliability: letter,
          decibans: decibansNumber,
          claimIds,
          without: z.strictObject({
            label: z.string(),
            probability: probabilityNumber,
            bestWithout: probabilityNumber,
          }),
        }),
      )
      .readonly(),
    contradictions: z
      .array(
        z.strictObject({
          between: z
            .tuple([claimIds, claimIds])
            .readonly()
            .openapi({
              type: 'array',
              items: { type: 'array', items: { type: 'string' } },
              minItems: 2,
              maxItems: 2,
            }),
          text: z.string(),
        }),
      )
      .readonly(),
    flags: z
      .array(
        z.strictObject({
          kind: flagKind,
          text: z.string(),
          claimIds,
          sourceIds: z.array(recordId<SourceId>()).readonly(),
        }),
      )
      .readonly(),
    countingReports: probabilityNumber.nullable(),
  })
  .openapi('Assessment');

export const finding: z.ZodType<Finding> = z
  .strictObject({
    ...recorded<FindingId>(),
    questionId: recordId<QuestionId>(),
    assessment,
    at: instantText,
    engineVersion: z.string(),
    inputHash: z.string(),
    claimIds,
    linkIds: z.array(recordId<LinkId>()).readonly(),
  })
  .openapi('Finding');

const standardOfProof: z.ZodType<Outcome['standardOfProof']> = z.enum([
  'reasonable-suspicion',
  'reasonable-grounds',
  'balance-of-probabilities',
  'clear-and-convincing',
  'beyond-reasonable-doubt',
]);

export const outcome: z.ZodType<Outcome> = z
  .strictObject({
    ...recorded<OutcomeId>(),
    questionId: recordId<QuestionId>(),
    value,
    standardOfProof,
    evidence: z.string(),
    decidedBy: z.string(),
    at: instantText,
    knownSince: z.exactOptional(z.string().nullable()),
  })
  .openapi('Outcome');

export const outcomeDraft: z.ZodType<OutcomeDraft> = z
  .strictObject({
    value,
    standardOfProof,
    evidence: neededText,
    knownSince: z.exactOptional(isoDate.nullable()).openapi({
      description: 'Since when the desk knew it, if before today: then it was a control question.',
    }),
  })
  .openapi('OutcomeDraft');

const toldToSource: z.ZodType<ToldToSource> = z
  .strictObject({
    sourceId: recordId<SourceId>(),
    fact: z.string(),
    at: instantText,
    by: z.string(),
    questionId: z.exactOptional(recordId<QuestionId>().nullable()),
    says: z.exactOptional(z.string().nullable()),
  })
  .openapi('ToldToSource');

const assessInput: z.ZodType<AssessInput> = z
  .strictObject({
    question,
    claims: z.array(claim).readonly(),
    links: z.array(link).readonly(),
    sources: z.array(source).readonly(),
    ties: z.array(tie).readonly(),
    payments: z.array(payment).readonly(),
    disclosed: z.exactOptional(z.array(toldToSource).readonly()),
    trackRecords: z.array(trackRecord).readonly(),
    now: instantText,
    likelihoodScale: scale,
  })
  .openapi('AssessInput');

export const questionRow: z.ZodType<QuestionRow> = z
  .strictObject({
    question,
    assessment,
    outcome: outcome.nullable(),
    suggestedLinks: z.int(),
    changedAt: z.string(),
  })
  .openapi('QuestionRow');

export const questionBundle: z.ZodType<QuestionBundle> = z
  .strictObject({
    input: assessInput,
    assessment,
    explanation: z.string(),
    documents: z.array(documentSummary).readonly(),
    outcome: outcome.nullable(),
    findings: z.array(finding).readonly(),
    releases: z.array(release).readonly(),
  })
  .openapi('QuestionBundle');

const reliabilityState = z.looseObject({
  right: z.number(),
  wrong: z.number(),
  mean: probabilityNumber,
  low: probabilityNumber,
  high: probabilityNumber,
  letter,
});

/** What recording an outcome moved. */
export const outcomeEffect: z.ZodType<OutcomeResult> = z
  .strictObject({
    outcome,
    moves: z
      .array(
        z.strictObject({
          sourceId: recordId<SourceId>(),
          role,
          topic: z.string(),
          before: reliabilityState,
          after: reliabilityState,
        }),
      )
      .readonly(),
    contradicted: z.array(recordId<FindingId>()).readonly(),
    confirmed: z.array(recordId<FindingId>()).readonly(),
    corrections: z
      .array(
        z.strictObject({
          releaseId: recordId<ReleaseId>(),
          title: z.string(),
          correction: z.strictObject({ why: z.string(), since: instantText }),
        }),
      )
      .readonly(),
  })
  .openapi('OutcomeEffect');
