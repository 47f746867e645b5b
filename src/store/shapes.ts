import { z } from 'zod';
import type { Id, Sha256 } from '#terms/ids.ts';
import type { Recorded } from '#terms/record.ts';
import type { Instant } from '#terms/time.ts';
import { SOURCE_KINDS } from '#terms/source.ts';
import type { RecordKind, RecordKinds } from './store.ts';

/**
 * The shape of every kind of record, as it is checked at the door of the store.
 *
 * Strict: a key nobody knows is refused, so that a misspelt field is never silently kept or lost.
 * The compiler holds these shapes against the record types (`satisfies` at the end): a field added
 * there and forgotten here does not compile.
 */

/** What a record holds besides what the store fills in. */
export type Body<K extends RecordKind> = Omit<RecordKinds[K], keyof Recorded<string>>;

/** Ids, ours or proposed: printable ASCII without spaces, so that they can stand in any log line. */
export const ID_PATTERN = /^[!-~]{1,200}$/;

const id = <T extends Id<string>>() =>
  z.custom<T>((value) => typeof value === 'string' && ID_PATTERN.test(value), {
    error: 'must be an id: 1 to 200 printable ASCII characters without spaces',
  });
const sha256 = z.custom<Sha256>(
  (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  { error: 'must be a SHA-256 in 64 lower-case hexadecimal digits' },
);
const instant = z.custom<Instant>(
  (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
  { error: 'must be a moment with an offset, like 2026-03-12T21:10:00Z' },
);
/** Any finite number; zod refuses NaN and the infinities. */
const number = z.number();
/** A number with a unit as its type: checked like any other, the brand is the compiler's business. */
const quantity = <T extends number>(low = -Infinity, high = Infinity) =>
  z.custom<T>(
    (value) => typeof value === 'number' && Number.isFinite(value) && value >= low && value <= high,
    {
      error: low === 0 && high === 1 ? 'must be a number from 0 to 1' : 'must be a finite number',
    },
  );
type ProbabilityType = Body<'link'>['direction'];
type DecibansType = Body<'link'>['weight'];
const probability = quantity<ProbabilityType>(0, 1);
const decibans = quantity<DecibansType>();
const whole = z.int().nonnegative();
const text = z.string();
const maybeText = text.nullable();
const texts = z.array(text);
const span = z.tuple([whole, whole]);
const timeSpan = z.strictObject({
  from: maybeText,
  to: maybeText,
  stated: text,
  zone: maybeText,
});

const photoFacts = z.strictObject({
  type: text,
  width: whole.nullable(),
  height: whole.nullable(),
  orientation: z.int().min(1).max(8),
  takenAt: z
    .strictObject({
      span: timeSpan,
      naive: text,
      offset: maybeText,
      likelyOffset: number.nullable(),
      field: text,
    })
    .nullable(),
  gps: z
    .strictObject({
      lat: number.min(-90).max(90),
      lon: number.min(-180).max(180),
      hemisphere: z.enum(['stated', 'assumed']),
      radius: number.nonnegative(),
      radiusStated: z.boolean(),
      altitude: number.nullable(),
      direction: z
        .strictObject({ degrees: number, from: z.enum(['true', 'magnetic', 'unknown']) })
        .nullable(),
      at: maybeText,
    })
    .nullable(),
  device: z
    .strictObject({ make: maybeText, model: maybeText, lens: maybeText, serials: texts })
    .nullable(),
  software: maybeText,
  hash: maybeText,
  parts: z.array(text).exactOptional(),
  captions: z.array(z.strictObject({ what: text, text, where: text })),
  flags: texts,
});

const value = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('yes-no'), answer: z.enum(['yes', 'no']) }),
  z.strictObject({ type: z.literal('choice'), answer: text }),
  z.strictObject({ type: z.literal('set'), answers: texts }),
  z.strictObject({
    type: z.literal('number'),
    low: number.nullable(),
    high: number.nullable(),
  }),
  z.strictObject({ type: z.literal('time'), from: maybeText, to: maybeText }),
  z.strictObject({ type: z.literal('place'), place: text }),
  z.strictObject({
    type: z.literal('point'),
    lat: number.min(-90).max(90),
    lon: number.min(-180).max(180),
    radius: number.nonnegative(),
  }),
  z.strictObject({ type: z.literal('person'), subjectId: id<Id<'subject'>>() }),
]);
const valueType = z.enum(['yes-no', 'choice', 'set', 'number', 'time', 'place', 'point', 'person']);

const actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source'), sourceId: id<Id<'source'>>() }),
  z.strictObject({ kind: z.literal('unnamed'), descriptor: text }),
  z.strictObject({ kind: z.literal('gap') }),
]);
const hop = z.strictObject({
  actor,
  role: z.enum(['observer', 'relay', 'translator']),
  channel: maybeText,
  heardAt: timeSpan.nullable(),
  passedAt: timeSpan.nullable(),
  language: maybeText,
  rendering: z.enum(['verbatim', 'paraphrase', 'translated', 'unknown']),
  known: z.enum(['declared', 'inferred']),
  paidPerReport: z.boolean().nullable(),
  evidence: maybeText,
});
const linkEnd = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('claim'), id: id<Id<'claim'>>() }),
  z.strictObject({ kind: z.literal('document'), id: id<Id<'document'>>() }),
]);
const linkKind = z.enum([
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
const safetyFlag = z.strictObject({
  raised: z.boolean(),
  why: maybeText,
  answer: z.strictObject({ text, by: text, at: instant }).nullable(),
});
const subjectDecision = { id: id<Id<'subject'>>(), why: text, by: text, at: instant };
const letter = z.enum(['A', 'B', 'C', 'D', 'E', 'F']);
const role = z.enum(['observer', 'relay', 'translator']);
const scale = z.enum(['ICD 203', 'PHIA']);
const claimIds = z.array(id<Id<'claim'>>());
const sourceIds = z.array(id<Id<'source'>>());

const assessment = z.strictObject({
  verdict: z.enum(['assessed', 'cannot-be-judged']),
  sentence: text,
  best: z
    .strictObject({
      value,
      label: text,
      probability,
      interval: z.tuple([probability, probability]),
    })
    .nullable(),
  answers: z.array(
    z.strictObject({ value, label: text, probability, reports: number, origins: number }),
  ),
  none: probability,
  estimate: z
    .strictObject({ median: number, low: number, high: number, bimodal: z.boolean() })
    .nullable(),
  likelihood: z.strictObject({ words: text, band: z.tuple([number, number]), scale }).nullable(),
  credibility: z.literal([1, 2, 3, 4, 5, 6]),
  credibilityWhy: text,
  reports: whole,
  origins: z.strictObject({
    independent: number,
    notEstablished: number,
    dependentReports: number,
    effective: number,
  }),
  evidence: z.array(
    z.strictObject({
      origin: text,
      name: text,
      sourceId: id<Id<'source'>>().nullable(),
      standing: z.enum(['independent', 'dependent', 'not-established']),
      says: text,
      supportsBest: z.boolean(),
      reliability: letter,
      decibans,
      claimIds,
      without: z.strictObject({ label: text, probability, bestWithout: probability }),
    }),
  ),
  contradictions: z.array(z.strictObject({ between: z.tuple([claimIds, claimIds]), text })),
  flags: z.array(
    z.strictObject({
      kind: z.enum([
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
      ]),
      text,
      claimIds,
      sourceIds,
    }),
  ),
  countingReports: probability.nullable(),
});

export const SHAPES = {
  case: z.strictObject({
    title: text,
    purpose: z.enum(['harm', 'event', 'claim']),
    members: z
      .array(
        z.strictObject({
          userId: id<Id<'user'>>(),
          role: z.enum(['reader', 'editor', 'lead']),
        }),
      )
      .refine((members) => new Set(members.map((m) => m.userId)).size === members.length, {
        error: 'must name each member once',
      })
      .refine((members) => members.some((m) => m.role === 'lead'), {
        error: 'must have at least one lead',
      }),
    releasePolicy: z.strictObject({
      signatures: z.literal([1, 2]),
      coordinateDigits: z.literal([0, 1, 2]),
      timePrecision: z.enum(['day', 'month']),
    }),
    zone: text,
    mayAskModel: z.boolean().exactOptional(),
    countries: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .max(20)
      .exactOptional(),
  }),
  source: z.strictObject({
    pseudonym: text,
    kind: z.enum(SOURCE_KINDS),
    tier: number.nullable(),
    cell: maybeText,
    languages: texts,
    firstContact: timeSpan.nullable(),
    howMet: maybeText,
    status: z.enum(['active', 'dormant', 'closed']),
    riskLimit: z.enum(['none', 'low', 'medium', 'high']),
    consent: z.enum(['none', 'internal', 'pseudonymous-release', 'named-release']),
    handles: texts,
    contactRisk: z
      .strictObject({
        level: z.enum(['none', 'low', 'medium', 'high']),
        why: text,
        by: text,
        at: instant,
      })
      .nullable()
      .exactOptional(),
  }),
  tie: z.strictObject({
    from: id<Id<'source'>>(),
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('source'), id: id<Id<'source'>>() }),
      z.strictObject({ kind: z.literal('subject'), id: id<Id<'subject'>>() }),
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
    howKnown: text,
  }),
  payment: z.strictObject({
    sourceId: id<Id<'source'>>(),
    on: timeSpan,
    amount: number,
    currency: text,
    for: z.enum(['retainer', 'per-report', 'bonus', 'expenses', 'protection', 'other']),
    decidedBy: text,
  }),
  contact_window: z.strictObject({
    sourceId: id<Id<'source'>>(),
    channel: text,
    reachable: text,
    silences: z.array(timeSpan),
  }),
  session: z.strictObject({
    sourceId: id<Id<'source'>>(),
    number,
    held: timeSpan,
    place: maybeText,
    interpreter: id<Id<'source'>>().nullable(),
    questions: z.array(
      z.strictObject({
        text,
        type: z.enum(['open', 'probing', 'closed', 'leading']),
        why: maybeText.exactOptional(),
        about: z.array(id<Id<'question'>>()).nullable().exactOptional(),
      }),
    ),
    documentIds: z.array(id<Id<'document'>>()),
    disclosed: z.array(
      z.strictObject({
        fact: text,
        at: instant,
        by: text,
        questionId: id<Id<'question'>>().nullable().exactOptional(),
        says: maybeText.exactOptional(),
      }),
    ),
    put: z
      .array(
        z.strictObject({
          questionId: id<Id<'question'>>(),
          earlier: id<Id<'claim'>>().nullable(),
          later: id<Id<'claim'>>().nullable(),
          weight: z.enum(['central', 'peripheral']).nullable(),
          standing: z.enum(['explained', 'unexplained', 'not-put']),
          comment: maybeText,
          by: text,
          at: instant,
        }),
      )
      .nullable()
      .exactOptional(),
  }),
  subject: z.strictObject({
    kind: z.enum(['person', 'group', 'office', 'place', 'object', 'stage']),
    names: z.array(
      z.strictObject({
        text,
        language: maybeText,
        script: maybeText,
        kind: z.enum(['name', 'alias', 'kunya', 'description']),
      }),
    ),
    descriptors: texts,
    possibleSameAs: z.array(id<Id<'subject'>>()),
    point: z
      .strictObject({
        lat: number.min(-90).max(90),
        lon: number.min(-180).max(180),
        radius: number.nonnegative(),
      })
      .nullable(),
    protectedSite: z.boolean(),
    sameAs: z.strictObject(subjectDecision).nullable().exactOptional(),
    partedFrom: z
      .strictObject({
        ...subjectDecision,
        names: texts,
        descriptors: texts,
        questionIds: z.array(id<Id<'question'>>()),
      })
      .nullable()
      .exactOptional(),
    notSameAs: z.array(z.strictObject(subjectDecision)).nullable().exactOptional(),
  }),
  exhibit: z.strictObject({
    sha256,
    size: whole,
    mediaType: text,
    name: text,
    receivedFrom: z.strictObject({ sourceId: id<Id<'source'>>().nullable(), description: text }),
    channel: text,
    receivedAt: instant,
    containedIn: sha256.nullable(),
    custody: z.array(z.strictObject({ at: instant, who: text, what: text })),
  }),
  import: z.strictObject({
    exhibitIds: z.array(id<Id<'exhibit'>>()),
    repeats: z
      .array(z.strictObject({ by: id<Id<'exhibit'>>(), of: id<Id<'exhibit'>>() }))
      .exactOptional(),
    format: text,
    options: z.strictObject({
      encoding: text.exactOptional(),
      zone: text.exactOptional(),
      dayFirst: z.boolean().exactOptional(),
      language: text.exactOptional(),
      repair: z.boolean().exactOptional(),
      mapping: text.exactOptional(),
    }),
    notes: z.array(
      z.strictObject({
        level: z.enum(['info', 'doubt', 'error']),
        text,
        lines: z.array(number),
      }),
    ),
    counts: z.strictObject({ documents: whole, claims: whole, rowErrors: whole }),
    status: z.enum(['done', 'undone', 'failed']),
    finishedAt: instant,
  }),
  document: z.strictObject({
    exhibitId: id<Id<'exhibit'>>(),
    importId: id<Id<'import'>>(),
    part: text,
    kind: z.enum(['message', 'article', 'transcript', 'row', 'photo', 'file', 'note']),
    language: maybeText,
    textReceived: text,
    text,
    repairs: z.array(
      z.strictObject({
        received: span,
        read: span,
        why: text,
        confidence: z.enum(['certain', 'likely', 'guess']),
      }),
    ),
    statedTime: timeSpan.nullable(),
    sender: maybeText,
    senderSourceId: id<Id<'source'>>().nullable(),
    sessionId: id<Id<'session'>>().nullable(),
    forwardedFrom: maybeText,
    media: z.array(z.strictObject({ exhibitId: id<Id<'exhibit'>>(), sha256, name: text })),
    title: maybeText,
    photo: photoFacts.nullable().exactOptional(),
  }),
  question: z.strictObject({
    ref: text,
    text,
    type: valueType,
    subjectIds: z.array(id<Id<'subject'>>()),
    topic: text,
    period: timeSpan.nullable(),
    importance: z.literal([1, 2, 3]),
    options: texts,
    places: z.record(text, text),
    unit: maybeText,
    staleAfterDays: number.nullable(),
    askAs: maybeText.exactOptional(),
    relation: z
      .strictObject({
        kind: z.enum([
          'commands',
          'reports-to',
          'member-of',
          'works-at',
          'holds-office',
          'stage-before',
          'lasts',
        ]),
        from: id<Id<'subject'>>().nullable(),
        to: id<Id<'subject'>>().nullable(),
      })
      .nullable()
      .exactOptional(),
    protectedSite: safetyFlag,
    threatToLife: safetyFlag,
    warning: z
      .strictObject({
        raisedAt: instant,
        raisedBy: text,
        responsible: text,
        decisions: z.array(
          z.strictObject({
            action: z.enum(['warned', 'moved', 'passed-on', 'no-threat', 'other']),
            what: text,
            why: maybeText,
            by: text,
            at: instant,
          }),
        ),
      })
      .nullable()
      .exactOptional(),
    status: z.enum(['open', 'under-review', 'settled', 'closed']),
  }),
  claim: z.strictObject({
    questionId: id<Id<'question'>>(),
    value,
    polarity: z.enum(['asserts', 'denies']),
    quote: text,
    documentId: id<Id<'document'>>().nullable(),
    span: span.nullable(),
    hops: z.array(hop),
    basis: z.enum(['saw', 'heard', 'inferred', 'document', 'unknown']),
    access: z.enum(['direct', 'indirect', 'not-known']),
    certainty: texts,
    toldAt: timeSpan.nullable(),
    aboutTime: timeSpan.nullable(),
    countedFrom: z
      .strictObject({ questionId: id<Id<'question'>>(), words: text, why: text })
      .nullable()
      .exactOptional(),
    place: maybeText,
    suggestedBy: z.enum(['person', 'machine', 'import']),
    decidedBy: maybeText,
    status: z.enum(['suggested', 'accepted', 'rejected', 'withdrawn']),
    comment: maybeText,
  }),
  link: z.strictObject({
    child: linkEnd,
    parent: linkEnd,
    kind: linkKind,
    weight: decibans,
    direction: probability,
    reasons: z.array(z.strictObject({ what: linkKind, decibans, detail: text })),
    state: z.enum(['suggested', 'accepted', 'rejected']),
    decidedBy: maybeText,
    comment: maybeText,
  }),
  finding: z.strictObject({
    questionId: id<Id<'question'>>(),
    assessment,
    at: instant,
    engineVersion: text,
    inputHash: text,
    claimIds,
    linkIds: z.array(id<Id<'link'>>()),
  }),
  outcome: z.strictObject({
    questionId: id<Id<'question'>>(),
    value,
    standardOfProof: z.enum([
      'reasonable-suspicion',
      'reasonable-grounds',
      'balance-of-probabilities',
      'clear-and-convincing',
      'beyond-reasonable-doubt',
    ]),
    evidence: text,
    decidedBy: text,
    at: instant,
    knownSince: maybeText.exactOptional(),
  }),
  reliability: z.strictObject({
    sourceId: id<Id<'source'>>(),
    role,
    topic: text,
    prior: z.strictObject({ right: number, wrong: number }),
    right: number,
    wrong: number,
    mean: probability,
    low: probability,
    high: probability,
    letter,
  }),
  release: z.strictObject({
    title: text,
    audience: text,
    questionIds: z.array(id<Id<'question'>>()),
    findingIds: z.array(id<Id<'finding'>>()),
    formats: z.array(z.enum(['markdown', 'html'])),
    gate: z.strictObject({
      passed: z.boolean(),
      checks: z.array(z.strictObject({ rule: text, passed: z.boolean(), text, mend: maybeText })),
    }),
    signatures: z.array(z.strictObject({ userId: id<Id<'user'>>(), name: text, at: instant })),
    status: z.enum(['refused', 'awaiting-signature', 'released', 'correction-due', 'corrected']),
    manifest: z.array(z.strictObject({ name: text, sha256: text, size: whole })),
    expires: instant.nullable(),
    correction: z.strictObject({ why: text, since: instant }).nullable(),
  }),
  disclosure: z.strictObject({
    releaseId: id<Id<'release'>>(),
    to: text,
    by: text,
    at: instant,
    channel: text,
  }),
  dismissal: z.strictObject({
    exhibitId: id<Id<'exhibit'>>(),
    part: text,
    quote: text,
    decidedBy: text,
  }),
  sheet_mapping: z.strictObject({
    name: text,
    // What a mapping may hold is checked by `parseMapping`, which names each fault, before it comes here.
    mapping: z.custom<Body<'sheet_mapping'>['mapping']>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      { error: 'must be a mapping' },
    ),
  }),
  saved_search: z.strictObject({
    name: text,
    screen: text,
    search: z.record(text, text),
  }),
} satisfies { readonly [K in RecordKind]: z.ZodType<Body<K>> };
