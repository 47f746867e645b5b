import { z } from '@hono/zod-openapi';
import type { ClaimId, DocumentId, LinkId } from '#terms/ids.ts';
import type { Dependence, Link, LinkEnd, LinkKind } from '#lineage/link.ts';
import type { LinkDecision } from '../views.ts';
import {
  decibansNumber,
  longText,
  probabilityNumber,
  recorded,
  recordId,
  version,
} from './basics.ts';

export const dependence: z.ZodType<Dependence> = z.enum([
  'independent',
  'dependent',
  'not-established',
]);

const end: z.ZodType<LinkEnd> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('claim'), id: recordId<ClaimId>() }),
  z.strictObject({ kind: z.literal('document'), id: recordId<DocumentId>() }),
]);
const kind: z.ZodType<LinkKind> = z.enum([
  'forward',
  'same-wording',
  'near-wording',
  'same-media',
  'shared-rare-error',
  'same-collector',
  'timing',
  'translation',
  'analyst',
]);
const state: z.ZodType<Link['state']> = z.enum(['suggested', 'accepted', 'rejected']);

export const link: z.ZodType<Link> = z
  .strictObject({
    ...recorded<LinkId>(),
    child: end,
    parent: end,
    kind,
    weight: decibansNumber,
    direction: probabilityNumber,
    reasons: z
      .array(z.strictObject({ what: kind, decibans: decibansNumber, detail: z.string() }))
      .readonly(),
    state,
    decidedBy: z.string().nullable(),
    comment: z.string().nullable(),
  })
  .openapi('Link');

export const linkDecision: z.ZodType<LinkDecision> = z
  .strictObject({ version, state, comment: longText.nullable() })
  .openapi('LinkDecision');
