import { z } from '@hono/zod-openapi';
import type { Case, CaseMember, CaseRole } from '#terms/case.ts';
import type { CaseId, UserId } from '#terms/ids.ts';
import type { VerifyReport } from '#store/store.ts';
import type { CaseView, MeView } from '../views.ts';
import { neededText, recorded, recordId } from './basics.ts';

const caseRole: z.ZodType<CaseRole> = z.enum(['reader', 'editor', 'lead']);
const member: z.ZodType<CaseMember> = z.strictObject({
  userId: recordId<UserId>(),
  role: caseRole,
});
const releasePolicy: z.ZodType<Case['releasePolicy']> = z.strictObject({
  signatures: z.union([z.literal(1), z.literal(2)]),
  coordinateDigits: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  timePrecision: z.enum(['day', 'month']),
});
const purpose = z.enum(['harm', 'event', 'claim']);
const zone = z.string().max(64).refine(isZone, 'expected a time zone such as UTC or Asia/Damascus');

const caseRecord: z.ZodType<Case> = z
  .strictObject({
    ...recorded<CaseId>(),
    title: z.string(),
    purpose,
    members: z.array(member).readonly(),
    releasePolicy,
    zone: z.string(),
    mayAskModel: z.exactOptional(z.boolean()),
    countries: z.exactOptional(z.array(z.string()).readonly()),
  })
  .openapi('Case');

/** Two signatures and coarse coordinates unless somebody says otherwise. */
export const caseDraft = z
  .strictObject({
    title: neededText,
    purpose,
    zone: zone.default('UTC'),
    /** Where it plays, as codes of two letters; worked out from what is taken in when left out. */
    countries: z.exactOptional(
      z
        .array(z.string().regex(/^[A-Z]{2}$/))
        .max(20)
        .readonly(),
    ),
    members: z.array(member).max(200).readonly().default([]),
    releasePolicy: releasePolicy.default({
      signatures: 2,
      coordinateDigits: 1,
      timePrecision: 'day',
    }),
  })
  .openapi('CaseDraft');

/** Said in words, so that nobody loads it by a slip. */
export const sampleWanted = z.strictObject({ load: z.literal('sample') }).openapi('SampleWanted');
export const sampleLoaded = z.strictObject({ caseId: recordId<CaseId>() }).openapi('SampleLoaded');

export const caseView: z.ZodType<CaseView> = z
  .strictObject({
    case: caseRecord,
    role: caseRole,
    counts: z.strictObject({
      questions: z.int(),
      documents: z.int(),
      claims: z.int(),
      sources: z.int(),
      suggestedLinks: z.int(),
    }),
  })
  .openapi('CaseView');

export const meView: z.ZodType<MeView> = z
  .strictObject({
    name: z.string(),
    vault: z.enum(['absent', 'locked', 'unlocked']),
    version: z.string(),
  })
  .openapi('MeView');

export const verifyReport: z.ZodType<VerifyReport> = z
  .strictObject({
    ok: z.boolean(),
    auditEntries: z.int(),
    exhibits: z.int(),
    problems: z
      .array(z.strictObject({ what: z.string(), where: z.string(), text: z.string() }))
      .readonly(),
  })
  .openapi('VerifyReport');

/** Whether the runtime knows a zone of that name. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
