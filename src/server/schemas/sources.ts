import { z } from '@hono/zod-openapi';
import type { PaymentId, ReliabilityId, SourceId, SubjectId, TieId } from '#terms/ids.ts';
import { SOURCE_KINDS, type Payment, type Source, type Tie } from '#terms/source.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import type { Letter, Reliability } from '#assessment/reliability.ts';
import type { SourceView } from '../views.ts';
import { instantText, probabilityNumber, recorded, recordId, timeSpan } from './basics.ts';
import { role } from './claims.ts';

const contactRisk = z
  .strictObject({
    level: z.enum(['none', 'low', 'medium', 'high']),
    why: z.string(),
    by: z.string(),
    at: instantText,
  })
  .openapi('ContactRisk');

export const source: z.ZodType<Source> = z
  .strictObject({
    ...recorded<SourceId>(),
    pseudonym: z.string(),
    kind: z.enum(SOURCE_KINDS),
    tier: z.number().nullable(),
    cell: z.string().nullable(),
    languages: z.array(z.string()).readonly(),
    firstContact: timeSpan.nullable(),
    howMet: z.string().nullable(),
    status: z.enum(['active', 'dormant', 'closed']),
    riskLimit: z.enum(['none', 'low', 'medium', 'high']),
    consent: z.enum(['none', 'internal', 'pseudonymous-release', 'named-release']),
    handles: z.array(z.string()).readonly(),
    contactRisk: contactRisk.nullable().exactOptional(),
  })
  .openapi('Source');

export const tie: z.ZodType<Tie> = z
  .strictObject({
    ...recorded<TieId>(),
    from: recordId<SourceId>(),
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('source'), id: recordId<SourceId>() }),
      z.strictObject({ kind: z.literal('subject'), id: recordId<SubjectId>() }),
    ]),
    tie: z.enum([
      'reports-to',
      'same-cell',
      'kin',
      'paid-by',
      'rival-of',
      'grudge-against',
      'friend-of',
    ]),
    during: timeSpan.nullable(),
    howKnown: z.string(),
  })
  .openapi('Tie');

export const payment: z.ZodType<Payment> = z
  .strictObject({
    ...recorded<PaymentId>(),
    sourceId: recordId<SourceId>(),
    on: timeSpan,
    amount: z.number(),
    currency: z.string(),
    for: z.enum(['retainer', 'per-report', 'bonus', 'expenses', 'protection', 'other']),
    decidedBy: z.string(),
  })
  .openapi('Payment');

export const trackRecord: z.ZodType<TrackRecord> = z
  .strictObject({
    sourceId: recordId<SourceId>(),
    role,
    topic: z.string(),
    right: z.number(),
    wrong: z.number(),
  })
  .openapi('TrackRecord');

export const letter: z.ZodType<Letter> = z.enum(['A', 'B', 'C', 'D', 'E', 'F']);

export const reliability: z.ZodType<Reliability> = z
  .strictObject({
    ...recorded<ReliabilityId>(),
    sourceId: recordId<SourceId>(),
    role,
    topic: z.string(),
    prior: z.strictObject({ right: z.number(), wrong: z.number() }),
    right: z.number(),
    wrong: z.number(),
    mean: probabilityNumber,
    low: probabilityNumber,
    high: probabilityNumber,
    letter,
  })
  .openapi('Reliability');

export const sourceView: z.ZodType<SourceView> = z
  .strictObject({
    source,
    reliability: z.array(reliability).readonly(),
    letter,
    claims: z.int(),
    payments: z.int(),
    grudges: z.array(z.string()).readonly(),
  })
  .openapi('SourceView');
