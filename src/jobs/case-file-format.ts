/**
 * A case as a file a person can read and write: `case.json` beside a folder `raw/` with the files as
 * they arrived. Sources and questions go by their names, documents by the file and a few words in
 * them, values and times in words ("over 100", "12 March 2026"), chains as one line:
 *
 *     "Plum > C-Alder > L-Heron"                 Plum saw it, C-Alder and L-Heron passed it on
 *     "“a guard” > Quince > C-Birch (translator)"  somebody known by words only; a translator
 *     "? > Valley Now"                           where it comes from is not known
 *
 * `parseCaseFile` checks all that can be checked without the raw files: shapes, names, values, chains.
 * Every fault is named by its path. `case-file.ts` loads a case through the ordinary jobs.
 */
import { z } from 'zod';
import type { Hop } from '#claims/claim.ts';
import { parseTime } from '#claims/parse-time.ts';
import { parseValue } from '#claims/parse-value.ts';
import type { Value, ValueType } from '#claims/value.ts';
import type { TimeSpan } from '#terms/time.ts';
import { SOURCE_KINDS } from '#terms/source.ts';
import { CaseFileError } from './case-file-error.ts';

const text = z.string().min(1);
const maybe = text.nullable().default(null);
const texts = z.array(text).default([]);
const risk = z.enum(['none', 'low', 'medium', 'high']);

const source = z.strictObject({
  pseudonym: text,
  kind: z.enum(SOURCE_KINDS),
  tier: z.int().min(0).max(4).nullable().default(null),
  cell: maybe,
  languages: texts,
  firstContact: maybe,
  howMet: maybe,
  status: z.enum(['active', 'dormant', 'closed']).default('active'),
  riskLimit: risk.default('low'),
  consent: z
    .enum(['none', 'internal', 'pseudonymous-release', 'named-release'])
    .default('internal'),
  handles: texts,
});

/** What goes into the vault, by pseudonym; never into any record. */
const identity = z.strictObject({
  source: text,
  name: text,
  aliases: texts,
  phones: texts,
  addresses: texts,
  notes: z.string().default(''),
});

const subject = z.strictObject({
  /** What ties and questions call it in this file. */
  key: text,
  kind: z.enum(['person', 'group', 'office', 'place', 'object', 'stage']),
  names: z
    .array(
      z.strictObject({
        text,
        language: maybe,
        script: maybe,
        kind: z.enum(['name', 'alias', 'kunya', 'description']),
      }),
    )
    .min(1),
  descriptors: texts,
  point: z
    .strictObject({ lat: z.number(), lon: z.number(), radius: z.number().nonnegative() })
    .nullable()
    .default(null),
  protectedSite: z.boolean().default(false),
});

const tie = z.strictObject({
  from: text,
  /** A source's pseudonym, or a subject's key. */
  to: text,
  tie: z.enum([
    'reports-to',
    'same-cell',
    'kin',
    'paid-by',
    'rival-of',
    'grudge-against',
    'friend-of',
  ]),
  during: maybe,
  howKnown: text,
});

const payment = z.strictObject({
  source: text,
  on: text,
  amount: z.number().nonnegative(),
  currency: text,
  for: z.enum(['retainer', 'per-report', 'bonus', 'expenses', 'protection', 'other']),
  decidedBy: text,
});

const contactWindow = z.strictObject({
  source: text,
  channel: text,
  reachable: text,
  silences: texts,
});

const imported = z.strictObject({
  /** Name in the folder `raw/`. */
  file: text,
  /** A source's pseudonym, or words for whoever handed it over. */
  from: text,
  channel: text,
  receivedAt: z.iso.datetime({ offset: true }),
  /** When what is in it was told, if the documents themselves do not say. */
  told: text.optional(),
  mapping: text.optional(),
  options: z
    .strictObject({
      encoding: text.optional(),
      zone: text.optional(),
      dayFirst: z.boolean().optional(),
      language: text.optional(),
      repair: z.boolean().optional(),
    })
    .default({}),
});

const session = z.strictObject({
  source: text,
  number: z.int().positive(),
  held: text,
  place: maybe,
  interpreter: maybe,
  questions: z
    .array(z.strictObject({ text, type: z.enum(['open', 'probing', 'closed', 'leading']) }))
    .default([]),
  /** Files of `imports`. */
  files: z.array(text).min(1),
  disclosed: z
    .array(z.strictObject({ fact: text, at: z.iso.datetime({ offset: true }), by: text }))
    .default([]),
});

const flag = z.strictObject({
  why: text,
  answer: z
    .strictObject({ text, by: text, at: z.iso.datetime({ offset: true }) })
    .nullable()
    .default(null),
});

const claim = z.strictObject({
  /** The file of `imports` it was found in. */
  in: text,
  /** The words that say it, as they stand in the document. */
  quote: text,
  /** Other words of the same document, when the quote stands in several of that file. */
  near: text.optional(),
  /** The value in words, read as the question's type. */
  says: text,
  denies: z.boolean().default(false),
  chain: text,
  basis: z.enum(['saw', 'heard', 'inferred', 'document', 'unknown']).default('unknown'),
  certainty: texts,
  told: text.optional(),
  about: maybe,
  place: maybe,
  /** How the last hop hands it on. */
  rendering: z.enum(['verbatim', 'paraphrase', 'translated', 'unknown']).default('unknown'),
  language: maybe,
  comment: maybe,
});

const question = z.strictObject({
  ref: text,
  text,
  type: z.enum(['yes-no', 'choice', 'set', 'number', 'time', 'place', 'point']),
  topic: text,
  subjects: texts,
  period: maybe,
  importance: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(2),
  options: texts,
  /** What it says of a structure: two subjects by key, or one where the answers are the other. */
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
      from: maybe,
      to: maybe,
    })
    .nullable()
    .default(null),
  /** Child → parent, for places. */
  places: z.record(z.string(), text).default({}),
  unit: maybe,
  staleAfterDays: z.int().positive().nullable().default(null),
  protectedSite: flag.nullable().default(null),
  threatToLife: flag.nullable().default(null),
  /** How to ask it without suggesting an answer. */
  askAs: maybe,
  status: z.enum(['open', 'under-review', 'settled', 'closed']).default('open'),
  claims: z.array(claim).default([]),
  /** What it turned out to be. */
  outcome: z
    .strictObject({
      value: text,
      standardOfProof: z.enum([
        'reasonable-suspicion',
        'reasonable-grounds',
        'balance-of-probabilities',
        'clear-and-convincing',
        'beyond-reasonable-doubt',
      ]),
      evidence: text,
      /** ISO date since when the desk knew it. */
      known: z.iso.date().nullable().default(null),
    })
    .nullable()
    .default(null),
});

const linkEnd = z.strictObject({ in: text, near: text.optional() });

const link = z.strictObject({
  /** The document that is believed to derive … */
  child: linkEnd,
  /** … from this one. */
  parent: linkEnd,
  kind: z.enum([
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
  state: z.enum(['accepted', 'rejected']),
  why: text,
});

const shape = z.strictObject({
  format: z.literal('hearsay-case/1'),
  title: text,
  purpose: z.enum(['harm', 'event', 'claim']),
  zone: text,
  releasePolicy: z.strictObject({
    signatures: z.union([z.literal(1), z.literal(2)]),
    coordinateDigits: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    timePrecision: z.enum(['day', 'month']),
  }),
  sources: z.array(source),
  identities: z.array(identity).default([]),
  subjects: z.array(subject).default([]),
  ties: z.array(tie).default([]),
  payments: z.array(payment).default([]),
  contactWindows: z.array(contactWindow).default([]),
  imports: z.array(imported),
  sessions: z.array(session).default([]),
  questions: z.array(question),
  links: z.array(link).default([]),
});

export type CaseFile = z.infer<typeof shape>;
export type FileQuestion = CaseFile['questions'][number];
export type FileClaim = FileQuestion['claims'][number];

/**
 * Checks that something is a case file. Throws `CaseFileError` with all faults, each with its path:
 * `questions[3].claims[0].chain: nobody is called "Plumm"`.
 */
export function parseCaseFile(json: unknown): CaseFile {
  const parsed = shape.safeParse(json);
  if (!parsed.success) {
    throw new CaseFileError(
      parsed.error.issues.map((issue) => `${pathOf(issue.path)}: ${issue.message}`),
    );
  }
  const faults = [...checkNames(parsed.data)];
  if (faults.length > 0) throw new CaseFileError(faults);
  return parsed.data;
}

/** One step of a chain as it is written, before names are ids. */
export interface WrittenHop {
  readonly actor:
    | { readonly kind: 'source'; readonly name: string }
    | { readonly kind: 'unnamed'; readonly descriptor: string }
    | { readonly kind: 'gap' };
  readonly role: Hop['role'];
}

/** Reads a chain: origin first, steps parted by `>`. Empty steps are gaps nobody meant: an error. */
export function parseChain(words: string): readonly WrittenHop[] | { readonly reason: string } {
  const steps = words.split('>').map((step) => step.trim());
  if (steps.some((step) => step === '')) {
    return { reason: `"${words}" has an empty step; write ? for a hop that is missing` };
  }
  return steps.map((step, i): WrittenHop => {
    if (step === '?') return { actor: { kind: 'gap' }, role: 'relay' };
    const translator = step.endsWith(' (translator)');
    const name = translator ? step.slice(0, -' (translator)'.length).trim() : step;
    const described = /^[“"](.+)[”"]$/u.exec(name)?.[1];
    return {
      actor:
        described === undefined
          ? { kind: 'source', name }
          : { kind: 'unnamed', descriptor: described },
      role: translator ? 'translator' : i === 0 ? 'observer' : 'relay',
    };
  });
}

/** A value in words, as the question wants it; the reason when it cannot be read. */
export function valueIn(
  words: string,
  type: ValueType,
  zone: string,
): Value | { readonly reason: string } {
  const parsed = parseValue(words, type, { zone, dayFirst: true });
  return 'reason' in parsed ? { reason: parsed.reason } : parsed.value;
}

/** A time in words as a span. Throws `RangeError`: `parseCaseFile` has read all of them before. */
export function timeIn(words: string, zone: string): TimeSpan {
  const parsed = parseTime(words, { zone, dayFirst: true });
  if ('reason' in parsed) throw new RangeError(parsed.reason);
  return parsed.value;
}

function* checkNames(file: CaseFile): Generator<string> {
  const sources = new Set(file.sources.map((s) => s.pseudonym));
  const subjects = new Set(file.subjects.map((s) => s.key));
  const files = new Set(file.imports.map((i) => i.file));
  yield* twice(
    file.sources.map((s) => s.pseudonym),
    'sources',
  );
  yield* twice([...subjects, ...sources], 'sources and subjects');
  yield* twice(
    file.imports.map((i) => i.file),
    'imports',
  );
  yield* twice(
    file.questions.map((q) => q.ref),
    'questions',
  );

  const source = (name: string, path: string) =>
    sources.has(name) ? [] : [`${path}: nobody is called "${name}" in sources`];
  const inFiles = (name: string, path: string) =>
    files.has(name) ? [] : [`${path}: "${name}" is not among the imports`];
  const time = (words: string | null | undefined, path: string): string[] => {
    if (words === null || words === undefined) return [];
    const parsed = parseTime(words, { zone: file.zone, dayFirst: true });
    return 'reason' in parsed ? [`${path}: ${parsed.reason}`] : [];
  };

  for (const [i, s] of file.sources.entries())
    yield* time(s.firstContact, `sources[${i}].firstContact`);
  for (const [i, one] of file.identities.entries())
    yield* source(one.source, `identities[${i}].source`);
  for (const [i, one] of file.ties.entries()) {
    yield* source(one.from, `ties[${i}].from`);
    if (!subjects.has(one.to)) yield* source(one.to, `ties[${i}].to`);
    yield* time(one.during, `ties[${i}].during`);
  }
  for (const [i, one] of file.payments.entries()) {
    yield* source(one.source, `payments[${i}].source`);
    yield* time(one.on, `payments[${i}].on`);
  }
  for (const [i, one] of file.contactWindows.entries()) {
    yield* source(one.source, `contactWindows[${i}].source`);
    for (const [k, silence] of one.silences.entries())
      yield* time(silence, `contactWindows[${i}].silences[${k}]`);
  }
  for (const [i, one] of file.imports.entries()) yield* time(one.told, `imports[${i}].told`);
  for (const [i, one] of file.sessions.entries()) {
    yield* source(one.source, `sessions[${i}].source`);
    if (one.interpreter !== null) yield* source(one.interpreter, `sessions[${i}].interpreter`);
    for (const [k, name] of one.files.entries()) yield* inFiles(name, `sessions[${i}].files[${k}]`);
    yield* time(one.held, `sessions[${i}].held`);
  }
  for (const [i, q] of file.questions.entries()) {
    const at = `questions[${i}] (${q.ref})`;
    for (const key of q.subjects)
      if (!subjects.has(key)) yield `${at}.subjects: no subject has the key "${key}"`;
    for (const key of [q.relation?.from, q.relation?.to])
      if (key != null && !subjects.has(key))
        yield `${at}.relation: no subject has the key "${key}"`;
    yield* time(q.period, `${at}.period`);
    if (q.outcome !== null) {
      const value = valueIn(q.outcome.value, q.type, file.zone);
      if ('reason' in value) yield `${at}.outcome.value: ${value.reason}`;
    }
    for (const [k, c] of q.claims.entries()) {
      const here = `${at}.claims[${k}]`;
      yield* inFiles(c.in, `${here}.in`);
      const value = valueIn(c.says, q.type, file.zone);
      if ('reason' in value) yield `${here}.says: ${value.reason}`;
      yield* time(c.told, `${here}.told`);
      yield* time(c.about, `${here}.about`);
      const chain = parseChain(c.chain);
      if ('reason' in chain) yield `${here}.chain: ${chain.reason}`;
      else
        for (const { actor } of chain)
          if (actor.kind === 'source') yield* source(actor.name, `${here}.chain`);
    }
  }
  for (const [i, one] of file.links.entries()) {
    yield* inFiles(one.child.in, `links[${i}].child.in`);
    yield* inFiles(one.parent.in, `links[${i}].parent.in`);
  }
}

function* twice(names: readonly string[], where: string): Generator<string> {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) yield `${where}: "${name}" stands there twice`;
    seen.add(name);
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  let out = '';
  for (const step of path)
    out += typeof step === 'number' ? `[${step}]` : `${out === '' ? '' : '.'}${String(step)}`;
  return out === '' ? 'the file' : out;
}
