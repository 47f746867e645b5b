import { z } from '@hono/zod-openapi';
import type { CaseId, ClaimId, DocumentId, QuestionId } from '#terms/ids.ts';
import type {
  DecisionDraft,
  OpenWarnings,
  ThreatSuggestion,
  WarningDraft,
  WarningsView,
} from '#jobs/warnings.ts';
import { instantText, neededText, recordId, version } from './basics.ts';
import { warningDecision } from './claims.ts';

const span = z
  .tuple([z.int().min(0), z.int().min(0)])
  .readonly()
  .openapi({ type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 });

const warning: z.ZodType<WarningsView['warnings'][number]> = z
  .strictObject({
    questionId: recordId<QuestionId>(),
    version: z.int(),
    ref: z.string(),
    text: z.string(),
    why: z.string().nullable(),
    state: z.enum(['open', 'again', 'decided']),
    responsible: z.string().nullable(),
    raisedBy: z.string().nullable(),
    raisedAt: instantText,
    since: instantText,
    minutes: z.int().min(0),
    reports: z
      .array(
        z.strictObject({
          claimId: recordId<ClaimId>(),
          documentId: recordId<DocumentId>().nullable(),
          quote: z.string(),
          toldAt: z.string().nullable(),
          later: z.boolean(),
        }),
      )
      .readonly(),
    decisions: z.array(warningDecision).readonly(),
  })
  .openapi('Warning');

const suggestion: z.ZodType<ThreatSuggestion> = z
  .strictObject({
    span,
    quote: z.string(),
    words: z.string(),
    language: z.enum(['en', 'fr', 'ar']),
    when: z.string().nullable(),
    documentId: recordId<DocumentId>(),
    number: z.int(),
    sender: z.string().nullable(),
    toldAt: z.string().nullable(),
  })
  .openapi('ThreatSuggestion');

export const warningsView: z.ZodType<WarningsView> = z
  .strictObject({
    warnings: z.array(warning).readonly(),
    suggestions: z.array(suggestion).readonly(),
    now: instantText,
  })
  .openapi('WarningsView');

export const openWarningsView: z.ZodType<OpenWarnings> = z
  .strictObject({
    cases: z
      .array(
        z.strictObject({
          caseId: recordId<CaseId>(),
          title: z.string(),
          warnings: z.array(warning).readonly(),
          suggestions: z.int(),
        }),
      )
      .readonly(),
    now: instantText,
  })
  .openapi('OpenWarnings');

export const warningDraft: z.ZodType<WarningDraft> = z
  .strictObject({
    questionId: recordId<QuestionId>().nullable().default(null),
    text: neededText.nullable().default(null),
    why: neededText,
    responsible: neededText,
    documentId: recordId<DocumentId>().nullable().default(null),
    span: span.nullable().default(null),
  })
  .openapi('WarningDraft');

export const decisionDraft: z.ZodType<DecisionDraft & { readonly version: number }> = z
  .strictObject({
    version,
    action: z.enum(['warned', 'moved', 'passed-on', 'no-threat', 'other']),
    what: neededText,
    why: neededText,
  })
  .openapi('DecisionDraft');

export const handOver = z.strictObject({ version, responsible: neededText }).openapi('HandOver');
export const undoStep = z.strictObject({ version }).openapi('UndoStep');
export const dismissal = z
  .strictObject({ documentId: recordId<DocumentId>(), span, why: neededText })
  .openapi('ThreatDismissal');
