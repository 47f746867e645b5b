import { z } from '@hono/zod-openapi';
import type { FindingId, QuestionId, ReleaseId, UserId } from '#terms/ids.ts';
import type { Release } from '#release/release.ts';
import { instantText, neededText, recorded, recordId, sha256Text } from './basics.ts';

const format = z.enum(['markdown', 'html']);

export const release: z.ZodType<Release> = z
  .strictObject({
    ...recorded<ReleaseId>(),
    title: z.string(),
    audience: z.string(),
    questionIds: z.array(recordId<QuestionId>()).readonly(),
    findingIds: z.array(recordId<FindingId>()).readonly(),
    formats: z.array(format).readonly(),
    gate: z.strictObject({
      passed: z.boolean(),
      checks: z
        .array(
          z.strictObject({
            rule: z.string(),
            passed: z.boolean(),
            text: z.string(),
            mend: z.string().nullable(),
          }),
        )
        .readonly(),
    }),
    signatures: z
      .array(z.strictObject({ userId: recordId<UserId>(), name: z.string(), at: instantText }))
      .readonly(),
    status: z.enum(['refused', 'awaiting-signature', 'released', 'correction-due', 'corrected']),
    manifest: z
      .array(z.strictObject({ name: z.string(), sha256: sha256Text, size: z.int() }))
      .readonly(),
    expires: instantText.nullable(),
    correction: z.strictObject({ why: z.string(), since: instantText }).nullable(),
  })
  .openapi('Release');

export const releaseDraft = z
  .strictObject({
    title: neededText,
    audience: neededText,
    questionIds: z.array(recordId<QuestionId>()).min(1).max(1_000).readonly(),
    formats: z.array(format).min(1).max(2).readonly(),
    expires: instantText.nullable().default(null),
  })
  .openapi('ReleaseDraft');
