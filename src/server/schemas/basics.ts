import { z } from '@hono/zod-openapi';
import type { Id } from '#terms/ids.ts';
import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Instant, TimeSpan } from '#terms/time.ts';

/**
 * The shapes of requests and answers, as zod schemas. Objects are strict: an unknown field is an
 * error, not a guess. Each schema is annotated with the record type it describes, so that the
 * compiler notices when the two part.
 */

/** Ids as we make them and as fixtures name them; anything else cannot be the id of a record. */
export const ID_PATTERN = /^[0-9A-Za-z][0-9A-Za-z_.:-]{0,79}$/;

/** An id in a request body or an answer. */
export function recordId<I extends Id<string>>(): z.ZodType<I, string> {
  const schema: z.ZodType<string, string> = z
    .string()
    .regex(ID_PATTERN, 'not an id')
    .openapi({ example: '01J9Z3V6Q2W8X4Y5Z6A7B8C9D0' });
  return schema as z.ZodType<I, string>;
}

export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');

/** A branded string or number, for the compiler only. */
function branded<T>(schema: z.ZodType): z.ZodType<T> {
  return schema as z.ZodType<T>;
}

export const instantText = branded<Instant>(
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
    .openapi({ format: 'date-time' }),
);
export const probabilityNumber = branded<Probability>(z.number().min(0).max(1));
export const decibansNumber = branded<Decibans>(z.number());

/** A day: `2026-03-12`. */
export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2026-03-12');

/** Text a person typed: short (a name, a label) or long (a quote, a comment). */
export const shortText = z.string().max(500);
export const longText = z.string().max(100_000);
export const neededText = z.string().trim().min(1, 'needed').max(2_000);

export const timeSpan: z.ZodType<TimeSpan> = z
  .strictObject({
    from: shortText.nullable(),
    to: shortText.nullable(),
    stated: shortText,
    zone: shortText.nullable(),
  })
  .openapi('TimeSpan');

/** What every record carries. */
export function recorded<I extends Id<string>>() {
  return {
    id: recordId<I>(),
    caseId: recordId<Id<'case'>>(),
    version: z.int().min(1),
    madeAt: instantText,
    madeBy: recordId<Id<'user'>>(),
  };
}

export const version = z
  .int()
  .min(1)
  .openapi({ description: 'The version you read; 409 if it is no longer the current one.' });

export const errorView = z
  .strictObject({ error: z.strictObject({ code: z.string(), message: z.string() }) })
  .openapi('Error');
