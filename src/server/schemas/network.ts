import { z } from '@hono/zod-openapi';
import type {
  ClaimId,
  ContactWindowId,
  LinkId,
  QuestionId,
  SourceId,
  SubjectId,
} from '#terms/ids.ts';
import type { Decibans } from '#terms/quantities.ts';
import { SOURCE_KINDS, type ContactWindow, type Tie } from '#terms/source.ts';
import type { CaseBehind } from '#assessment/network/cases-behind.ts';
import type { CohortRate, Drift, RateInterval } from '#assessment/network/drift.ts';
import type { PaidReport, PaymentTest, PaymentTests } from '#assessment/network/payments.ts';
import type { Permuted } from '#assessment/network/permutation.ts';
import type { Resale, ResaleSign } from '#assessment/network/resale.ts';
import type { Contact } from '#assessment/network/silence.ts';
import type {
  ContactWindowEdit,
  DriftView,
  Named,
  NetworkSource,
  NetworkView,
  PaymentEdit,
  SourceClaim,
  SourceEdit,
  SourceFile,
  TieEdit,
  TimeEdit,
} from '../views.ts';
import {
  decibansNumber,
  longText,
  neededText,
  probabilityNumber,
  recorded,
  recordId,
  shortText,
  timeSpan,
  version,
} from './basics.ts';
import { role } from './claims.ts';
import { letter, payment, reliability, source, tie } from './sources.ts';

const count = z.int().min(0);

export const contactWindow: z.ZodType<ContactWindow> = z
  .strictObject({
    ...recorded<ContactWindowId>(),
    sourceId: recordId<SourceId>(),
    channel: z.string(),
    reachable: z.string(),
    silences: z.array(timeSpan).readonly(),
  })
  .openapi('ContactWindow');

const contactVerdict: z.ZodType<Contact['verdict']> = z.enum([
  'never-heard',
  'cannot-be-told',
  'usual',
  'expected',
  'long-among-many',
  'longer-than-usual',
]);
const contact: z.ZodType<Contact> = z
  .strictObject({
    days: z.array(z.string()).readonly(),
    last: z.string().nullable(),
    quietFor: z.number().nullable(),
    countedTo: z.string().nullable(),
    usual: z.strictObject({ middle: z.number(), longest: z.number() }).nullable(),
    chance: z.number().nullable(),
    verdict: contactVerdict,
    text: z.string(),
  })
  .openapi('Contact');

const networkSource: z.ZodType<NetworkSource> = z
  .strictObject({
    source,
    reliability: z.array(reliability).readonly(),
    letter,
    claims: count,
    payments: count,
    grudges: z.array(z.string()).readonly(),
    cohort: z.string().nullable(),
    contact: z.strictObject({
      last: z.string().nullable(),
      quietFor: z.number().nullable(),
      verdict: contactVerdict,
      text: z.string(),
    }),
  })
  .openapi('NetworkSource');

const named: z.ZodType<Named> = z.strictObject({ id: z.string(), name: z.string() });

const rateInterval: z.ZodType<RateInterval> = z.strictObject({
  mean: probabilityNumber,
  low: probabilityNumber,
  high: probabilityNumber,
});
const cohortRate: z.ZodType<CohortRate> = z.strictObject({
  cohort: z.string(),
  sources: count,
  right: z.number(),
  wrong: z.number(),
  rate: rateInterval.nullable(),
});
const maybeDecibans: z.ZodType<Decibans | null> = decibansNumber.nullable();
const drift: z.ZodType<Drift> = z
  .strictObject({
    verdict: z.enum(['too-little', 'no-sign', 'hint', 'change']),
    cohorts: z.array(cohortRate).readonly(),
    decibans: maybeDecibans,
    change: z
      .strictObject({
        at: z.string(),
        from: z.string(),
        to: z.string(),
        positions: z
          .array(z.strictObject({ cohort: z.string(), probability: z.number() }))
          .readonly(),
      })
      .nullable(),
    before: rateInterval.nullable(),
    after: rateInterval.nullable(),
    text: z.string(),
  })
  .openapi('Drift');
const driftView: z.ZodType<DriftView> = z.strictObject({
  role,
  unit: z.enum(['month', 'quarter', 'year']),
  unknown: count,
  drift,
});

const permuted: z.ZodType<Permuted | null> = z
  .strictObject({ p: z.number(), exact: z.boolean(), draws: count })
  .nullable();
const paidReport: z.ZodType<PaidReport> = z.strictObject({
  questionId: recordId<QuestionId>(),
  topic: z.string(),
  paid: z.boolean(),
  alone: z.boolean(),
});
const reportCount = z.strictObject({ reports: count, alone: count });
const paymentTest: z.ZodType<PaymentTest> = z
  .strictObject({
    sourceId: recordId<SourceId>(),
    paid: reportCount,
    unpaid: reportCount,
    reports: z.array(paidReport).readonly(),
    verdict: z.enum(['cannot-be-tested', 'no-sign', 'pattern']),
    test: permuted,
    corrected: z.number().nullable(),
    text: z.string(),
  })
  .openapi('PaymentTest');
const shareOf = z.strictObject({ sources: count, alone: z.number() });
const paymentTests: z.ZodType<PaymentTests> = z
  .strictObject({
    sources: z.array(paymentTest).readonly(),
    lookedAt: count,
    together: z.strictObject({ paid: shareOf, unpaid: shareOf, test: permuted, text: z.string() }),
  })
  .openapi('PaymentTests');

const resaleSign: z.ZodType<ResaleSign> = z.strictObject({
  what: z.enum([
    'declared',
    'forward',
    'same-wording',
    'near-wording',
    'same-media',
    'shared-rare-error',
    'same-collector',
    'timing',
    'translation',
    'analyst',
  ]),
  detail: z.string(),
  decibans: z.number().nullable(),
  linkId: recordId<LinkId>().nullable(),
  state: z.enum(['accepted', 'suggested']).nullable(),
});
const resale: z.ZodType<Resale> = z
  .strictObject({
    questionId: recordId<QuestionId>(),
    ref: z.string(),
    state: z.enum(['shown', 'possible']),
    sellers: z.tuple([recordId<SourceId>(), recordId<SourceId>()]).readonly(),
    claimIds: z.array(recordId<ClaimId>()).readonly(),
    text: z.string(),
    shownBy: z.array(resaleSign).readonly(),
  })
  .openapi('Resale');

export const networkView: z.ZodType<NetworkView> = z
  .strictObject({
    sources: z.array(networkSource).readonly(),
    ties: z.array(tie).readonly(),
    relays: z
      .array(z.strictObject({ from: z.string(), to: z.string(), reports: count }))
      .readonly(),
    subjects: z.array(named).readonly(),
    drift: z.array(driftView).readonly(),
    payments: paymentTests,
    resale: z.array(resale).readonly(),
  })
  .openapi('NetworkView');

const caseBehind: z.ZodType<CaseBehind> = z.strictObject({
  questionId: recordId<QuestionId>(),
  ref: z.string(),
  text: z.string(),
  topic: z.string(),
  role,
  right: z.number(),
  wrong: z.number(),
  said: z.array(z.string()).readonly(),
  turnedOut: z.string(),
});
const sourceClaim: z.ZodType<SourceClaim> = z.strictObject({
  id: z.string(),
  questionId: z.string(),
  ref: z.string(),
  question: z.string(),
  role,
  says: z.string(),
  quote: z.string(),
  told: z.string().nullable(),
  status: z.enum(['suggested', 'accepted', 'rejected', 'withdrawn']),
  borneOut: z.boolean(),
  document: z.int().nullable(),
});
export const sourceFile: z.ZodType<SourceFile> = z
  .strictObject({
    row: networkSource,
    cases: z.array(caseBehind).readonly(),
    claims: z.array(sourceClaim).readonly(),
    ties: z.array(tie).readonly(),
    payments: z.array(payment).readonly(),
    paymentTest: paymentTest.nullable(),
    windows: z.array(contactWindow).readonly(),
    contact,
    sessions: z
      .array(
        z.strictObject({ id: z.string(), number: z.number(), held: timeSpan, documents: count }),
      )
      .readonly(),
    resale: z.array(resale).readonly(),
  })
  .openapi('SourceFile');

/** In words, read in the zone of the case; or a span as a record has it. */
const timeEdit: z.ZodType<TimeEdit> = z.union([shortText, timeSpan]);

const kind = z.enum(SOURCE_KINDS);
const sourceFields = {
  pseudonym: neededText.max(200),
  kind,
  tier: z.int().min(0).max(4).nullable(),
  cell: shortText.nullable(),
  languages: z.array(shortText).max(50).readonly(),
  firstContact: timeEdit.nullable(),
  howMet: longText.nullable(),
  status: z.enum(['active', 'dormant', 'closed']),
  riskLimit: z.enum(['none', 'low', 'medium', 'high']),
  consent: z.enum(['none', 'internal', 'pseudonymous-release', 'named-release']),
  handles: z.array(shortText).max(50).readonly(),
};

/** A new source: a pseudonym and what kind of source it is; nothing is presumed of the rest. */
export const sourceDraft: z.ZodType<SourceEdit> = z
  .strictObject({
    ...sourceFields,
    tier: sourceFields.tier.default(null),
    cell: sourceFields.cell.default(null),
    languages: sourceFields.languages.default([]),
    firstContact: sourceFields.firstContact.default(null),
    howMet: sourceFields.howMet.default(null),
    status: sourceFields.status.default('active'),
    riskLimit: sourceFields.riskLimit.default('low'),
    consent: sourceFields.consent.default('none'),
    handles: sourceFields.handles.default([]),
  })
  .openapi('SourceDraft');

const tieWord: z.ZodType<Tie['tie']> = z.enum([
  'reports-to',
  'same-cell',
  'kin',
  'paid-by',
  'rival-of',
  'grudge-against',
  'friend-of',
]);
const tieFields = {
  from: recordId<SourceId>(),
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('source'), id: recordId<SourceId>() }),
    z.strictObject({ kind: z.literal('subject'), id: recordId<SubjectId>() }),
  ]),
  tie: tieWord,
  during: timeEdit.nullable(),
  howKnown: longText,
};
export const tieDraft: z.ZodType<TieEdit> = z
  .strictObject({
    ...tieFields,
    during: tieFields.during.default(null),
    howKnown: tieFields.howKnown.default(''),
  })
  .openapi('TieDraft');

const paymentFields = {
  sourceId: recordId<SourceId>(),
  on: timeEdit,
  amount: z.number().min(0),
  currency: shortText,
  for: z.enum(['retainer', 'per-report', 'bonus', 'expenses', 'protection', 'other']),
  decidedBy: shortText,
};
export const paymentDraft: z.ZodType<PaymentEdit> = z
  .strictObject({ ...paymentFields, decidedBy: paymentFields.decidedBy.default('') })
  .openapi('PaymentDraft');

const windowFields = {
  sourceId: recordId<SourceId>(),
  channel: shortText,
  reachable: longText,
  silences: z.array(timeEdit).max(500).readonly(),
};
export const contactWindowDraft: z.ZodType<ContactWindowEdit> = z
  .strictObject({ ...windowFields, silences: windowFields.silences.default([]) })
  .openapi('ContactWindowDraft');

type ChangeOf<E> = { readonly version: number; readonly change: Partial<E> };

export const sourceChange = z
  .strictObject({ version, change: z.strictObject(sourceFields).partial() })
  .openapi('SourceChange') as unknown as z.ZodType<ChangeOf<SourceEdit>>;
export const tieChange = z
  .strictObject({ version, change: z.strictObject(tieFields).partial() })
  .openapi('TieChange') as unknown as z.ZodType<ChangeOf<TieEdit>>;
export const paymentChange = z
  .strictObject({ version, change: z.strictObject(paymentFields).partial() })
  .openapi('PaymentChange') as unknown as z.ZodType<ChangeOf<PaymentEdit>>;
export const contactWindowChange = z
  .strictObject({ version, change: z.strictObject(windowFields).partial() })
  .openapi('ContactWindowChange') as unknown as z.ZodType<ChangeOf<ContactWindowEdit>>;
