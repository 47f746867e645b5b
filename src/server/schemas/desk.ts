import { z } from '@hono/zod-openapi';
import type { Case } from '#terms/case.ts';
import type { Id, QuestionId } from '#terms/ids.ts';
import type { SavedSearch } from '#terms/saved-search.ts';
import type { Question } from '#claims/question.ts';
import type { LogLine } from '#store/store.ts';
import { MOST_CHANGED } from '#jobs/change-questions.ts';
import type { ChangeOfQuestion } from '#jobs/change-questions.ts';
import type { CaseChange } from '#jobs/case-settings.ts';
import type { SavedSearchDraft } from '#jobs/saved-searches.ts';
import { SEARCH_KINDS, type SearchView } from '#jobs/search.ts';
import type { TableView } from '#jobs/table-views.ts';
import { neededText, recorded, recordId, shortText, version } from './basics.ts';
import { isZone } from './cases.ts';

const count = z.int().min(0);
const status = z.enum(['open', 'under-review', 'settled', 'closed']);
const importance = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const whole = (most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,7}$/, 'expected a whole number')
    .transform(Number)
    .refine((n) => n <= most, `expected at most ${most}`)
    .default(usual);

/** What narrows and sorts the table; the address of the screen carries the same. */
const narrowing = {
  only: shortText.optional(),
  text: shortText.optional(),
  topic: z.string().max(2000).optional(),
  status: shortText.optional(),
  importance: shortText.optional(),
  type: shortText.optional(),
  /** Short names of questions, joined by commas. */
  pick: z.string().max(60_000).optional(),
  sort: shortText.optional(),
};
export const sheetQuery = z.strictObject(narrowing);
export const tableQuery = z.strictObject({
  ...narrowing,
  find: shortText.optional(),
  offset: whole(9_999_999, 0) as unknown as z.ZodType<number>,
  limit: whole(2_000, 100) as unknown as z.ZodType<number>,
});

const counted = z.array(z.strictObject({ value: z.string(), count })).readonly();
export const tableView: z.ZodType<TableView> = z
  .strictObject({
    total: count,
    matching: count,
    offset: count,
    found: count.nullable(),
    rows: z
      .array(
        z.strictObject({
          id: recordId<QuestionId>(),
          version: count,
          ref: z.string(),
          text: z.string(),
          type: z.string() as unknown as z.ZodType<Question['type']>,
          topic: z.string(),
          importance,
          status,
          finding: z
            .strictObject({
              best: z
                .strictObject({
                  label: z.string(),
                  probability: z.number(),
                  interval: z.tuple([z.number(), z.number()]).readonly(),
                })
                .nullable(),
              why: z.string(),
              reports: count,
              independent: z.number(),
              notEstablished: z.number(),
              credibility: z.number(),
              credibilityWhy: z.string(),
              countingReports: z.number().nullable(),
              flags: z
                .array(
                  z.strictObject({
                    kind: z.string() as unknown as z.ZodType<never>,
                    text: z.string(),
                  }),
                )
                .readonly(),
            })
            .nullable(),
          outcome: z.boolean(),
          suggestedLinks: count,
          changedAt: z.string(),
        }),
      )
      .readonly(),
    filters: z
      .array(z.strictObject({ filter: z.string() as unknown as z.ZodType<never>, count }))
      .readonly(),
    facets: z.strictObject({
      topic: counted,
      status: counted,
      importance: counted,
      type: counted,
    }),
    workedOut: count,
    nextRef: z.string(),
    revision: count,
  })
  .openapi('QuestionTable');

export const questionChanges: z.ZodType<{ readonly changes: readonly ChangeOfQuestion[] }> = z
  .strictObject({
    changes: z
      .array(
        z.strictObject({
          id: recordId<QuestionId>(),
          version,
          change: z
            .strictObject({
              status: status.exactOptional(),
              importance: importance.exactOptional(),
              topic: neededText.exactOptional(),
            })
            .refine((change) => Object.keys(change).length > 0, 'nothing is changed'),
        }),
      )
      .min(1)
      .max(MOST_CHANGED)
      .readonly(),
  })
  .openapi('QuestionChanges');

const searchKind = z.enum(SEARCH_KINDS);
export const searchQuery = z.strictObject({
  text: shortText,
  /** One kind alone, and more of it. */
  kind: searchKind.exactOptional(),
});
export const searchView: z.ZodType<SearchView> = z
  .strictObject({
    groups: z
      .array(
        z.strictObject({
          kind: searchKind,
          count,
          found: z
            .array(
              z.strictObject({
                id: z.string(),
                ref: z.string(),
                mark: z.string(),
                parts: z.array(z.strictObject({ text: z.string(), lit: z.boolean() })).readonly(),
                note: z.string(),
                search: z.record(z.string(), z.string()).exactOptional(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('Search');

const search = z.record(z.string().max(60), z.string().max(2000));
const savedName = z.string().trim().min(1, 'needed').max(120);
export const savedSearchDraft: z.ZodType<SavedSearchDraft> = z
  .strictObject({ name: savedName, screen: z.string().regex(/^[a-z-]{1,40}$/), search })
  .openapi('SavedSearchDraft');
export const savedSearchChange: z.ZodType<{
  readonly version: number;
  readonly change: Partial<Pick<SavedSearch, 'name' | 'search'>>;
}> = z.strictObject({
  version,
  change: z.strictObject({ name: savedName.exactOptional(), search: search.exactOptional() }),
});
export const savedSearch: z.ZodType<SavedSearch> = z
  .strictObject({
    ...recorded<Id<'saved-search'>>(),
    name: z.string(),
    screen: z.string(),
    search: z.record(z.string(), z.string()),
  })
  .openapi('SavedSearch');

export const caseChange: z.ZodType<{ readonly version: number; readonly change: CaseChange }> =
  z.strictObject({
    version,
    change: z.strictObject({
      title: neededText.exactOptional(),
      purpose: z.enum(['harm', 'event', 'claim']).exactOptional(),
      mayAskModel: z.boolean().exactOptional(),
      countries: z
        .array(z.string().regex(/^[A-Z]{2}$/, 'expected a country code of two letters such as SY'))
        .max(20)
        .readonly()
        .exactOptional(),
      zone: z
        .string()
        .max(64)
        .refine(isZone, 'expected a time zone such as UTC or Asia/Damascus')
        .exactOptional(),
      members: z
        .array(
          z.strictObject({
            userId: recordId<Case['members'][number]['userId']>(),
            role: z.enum(['reader', 'editor', 'lead']),
          }),
        )
        .min(1)
        .max(200)
        .readonly()
        .exactOptional(),
      releasePolicy: z
        .strictObject({
          signatures: z.union([z.literal(1), z.literal(2)]),
          coordinateDigits: z.union([z.literal(0), z.literal(1), z.literal(2)]),
          timePrecision: z.enum(['day', 'month']),
        })
        .exactOptional(),
    }),
  });

export const logQuery = z.strictObject({
  before: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: whole(500, 100) as unknown as z.ZodType<number>,
});
export const logLines: z.ZodType<readonly LogLine[]> = z
  .array(
    z.strictObject({
      seq: count,
      at: z.string(),
      actor: z.string(),
      verb: z.string(),
      object: z.string().nullable(),
      records: z
        .array(
          z.strictObject({
            kind: z.string() as unknown as z.ZodType<never>,
            id: z.string(),
            version: count,
          }),
        )
        .readonly(),
      count,
    }),
  )
  .readonly();

export const backups = z.strictObject({
  folder: z.string(),
  backups: z
    .array(z.strictObject({ name: z.string(), bytes: count, madeAt: z.string() }))
    .readonly(),
});
export const backupOrder = z.strictObject({ passphrase: z.string().max(1000).nullable() });
export const backupMade = z.strictObject({
  name: z.string(),
  rows: count,
  exhibits: count,
  bytes: count,
  damaged: z.array(z.string()).readonly(),
});
