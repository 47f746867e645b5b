/**
 * Loads a case file through the ordinary jobs: nothing here writes what a person could not have
 * entered. The order is that of the work itself – the network, the questions, what arrived, what was
 * read out of it, which links were decided, what turned out.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  asId,
  type CaseId,
  type DocumentId,
  type ImportId,
  type QuestionId,
  type SourceId,
  type SubjectId,
} from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Draft } from '#terms/record.ts';
import { instant, type TimeSpan } from '#terms/time.ts';
import type { Document, ReadOptions } from '#intake/document.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Question, SafetyFlag } from '#claims/question.ts';
import { findSpan } from '#claims/span.ts';
import type { Link } from '#lineage/link.ts';
import type { Tx } from '#store/store.ts';
import { makeHop } from '#claims/make-hop.ts';
import { createCase } from './cases.ts';
import { findDocuments, locate } from './case-file-documents.ts';
import { CaseFileError } from './case-file-error.ts';
import {
  parseCaseFile,
  parseChain,
  timeIn,
  valueIn,
  type CaseFile,
  type FileClaim,
  type FileQuestion,
} from './case-file-format.ts';
import type { Desk } from './desk.ts';
import { hashOf } from './hash.ts';
import { importFile } from './import-file.ts';
import { decideLink, suggestLinksForCase } from './links.ts';
import { recordOutcome } from './outcome.ts';

export { CaseFileError } from './case-file-error.ts';
export { parseCaseFile, type CaseFile } from './case-file-format.ts';

export interface LoadedCase {
  readonly caseId: CaseId;
  /** True when everything was there before: nothing was added. */
  readonly alreadyThere: boolean;
  readonly counts: {
    readonly sources: number;
    readonly questions: number;
    readonly documents: number;
    readonly claims: number;
    readonly links: number;
    readonly outcomes: number;
    /** Identities sealed; 0 while the vault is locked or absent. */
    readonly identities: number;
  };
}

/** Told after each step: what was done, and how much of the whole. */
export type LoadProgress = (done: number, total: number, what: string) => void;

/** Reads `case.json` of a folder. */
export async function readCaseFile(folder: string): Promise<CaseFile> {
  const json = await readFile(path.join(folder, 'case.json'), 'utf8');
  try {
    return parseCaseFile(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new CaseFileError([`case.json is not JSON: ${error.message}`]);
    throw error;
  }
}

/**
 * Loads the case of a folder – `case.json` and `raw/` – and says what it holds then. A case of the
 * same title that is complete is left alone; one whose loading was cut short is completed: every step
 * has a key of its own and is done once.
 */
export async function loadCaseFile(
  desk: Desk,
  principal: Principal,
  folder: string,
  progress: LoadProgress = () => undefined,
): Promise<LoadedCase> {
  const file = await readCaseFile(folder);
  const total = file.imports.length + 5;
  let done = 0;
  const step = (what: string) => progress(++done, total, what);

  const cases = await desk.store.read(principal, (tx) => tx.cases());
  const known = cases.find((one) => one.title === file.title);
  if (known !== undefined && (await isComplete(desk, principal, known.id, file))) {
    return {
      caseId: known.id,
      alreadyThere: true,
      counts: await countsOf(desk, principal, known.id, 0),
    };
  }
  const caseId =
    known?.id ??
    (
      await createCase(desk, principal, {
        title: file.title,
        purpose: file.purpose,
        members: [{ userId: principal.userId, role: 'lead' }],
        releasePolicy: file.releasePolicy,
        zone: file.zone,
      })
    ).id;
  const key = (name: string) => `case-file:${caseId}:${name}`;

  await once(desk, principal, caseId, key('network'), file, (tx) =>
    addNetwork(desk, tx, caseId, file),
  );
  step('sources and questions');

  const documents = new Map<string, readonly Document[]>();
  for (const one of file.imports) {
    const { import: record } = await importFile(desk, principal, caseId, {
      name: one.file,
      bytes: await readFile(path.join(folder, 'raw', one.file)),
      from: one.from,
      channel: one.channel,
      receivedAt: instant(one.receivedAt),
      options: optionsOf(one),
      ...(one.mapping === undefined ? {} : { mapping: one.mapping }),
    });
    documents.set(
      one.file,
      await desk.store.read(principal, (tx) =>
        tx.list('document', { caseId, importId: record.id satisfies ImportId }),
      ),
    );
    step(one.file);
  }

  const found = findDocuments(file, documents);
  await once(desk, principal, caseId, key('claims'), file, (tx) =>
    addClaims(tx, principal, caseId, file, documents, found),
  );
  step('claims');

  await suggestLinksForCase(desk, principal, caseId);
  await decideLinks(desk, principal, caseId, file, documents);
  step('links');

  const questions = await desk.store.read(principal, (tx) => tx.list('question', { caseId }));
  for (const question of file.questions) {
    if (question.outcome === null) continue;
    const id = questions.find((one) => one.ref === question.ref)?.id;
    if (id === undefined) continue;
    const { standardOfProof, evidence, known } = question.outcome;
    await recordOutcome(
      desk,
      principal,
      id,
      {
        value: valueOf(question.outcome.value, question, file),
        standardOfProof,
        evidence,
        ...(known === null ? {} : { knownSince: known }),
      },
      key(`outcome:${question.ref}`),
    );
  }
  step('outcomes');

  const sealed = await sealIdentities(desk, principal, caseId, file);
  step('identities');
  return {
    caseId,
    alreadyThere: false,
    counts: await countsOf(desk, principal, caseId, sealed),
  };
}

/**
 * Seals the identities of the file in the vault, if it is unlocked; returns how many. For a desk whose
 * vault was made after the case was loaded.
 */
export async function sealIdentities(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  file: CaseFile,
): Promise<number> {
  if ((await desk.store.vault.state()) !== 'unlocked') return 0;
  const sources = await desk.store.read(principal, (tx) => tx.list('source', { caseId }));
  let sealed = 0;
  for (const { source, ...identity } of file.identities) {
    const id = sources.find((one) => one.pseudonym === source)?.id;
    if (id === undefined) continue;
    await desk.store.vault.seal(principal, caseId, id, identity);
    sealed += 1;
  }
  return sealed;
}

/** Does a part of the loading at most once, whatever was interrupted before. */
async function once(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  key: string,
  file: CaseFile,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  await desk.store.transact(
    principal,
    {
      verb: 'sample.load',
      object: caseId,
      idempotencyKey: key,
      requestHash: hashOf({ key, title: file.title }),
    },
    async (tx) => {
      await work(tx);
      return null;
    },
  );
}

async function isComplete(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  file: CaseFile,
): Promise<boolean> {
  return desk.store.read(principal, async (tx) => {
    const refs = new Set((await tx.list('question', { caseId })).map((question) => question.ref));
    if (!file.questions.every((question) => refs.has(question.ref))) return false;
    if ((await tx.count('import', { caseId })) < file.imports.length) return false;
    const claims = file.questions.reduce((sum, question) => sum + question.claims.length, 0);
    if (claims > 0 && (await tx.count('claim', { caseId })) === 0) return false;
    // Outcomes come last: with all of them there, so is everything before.
    const outcomes = file.questions.filter((question) => question.outcome !== null).length;
    return (await tx.count('outcome', { caseId })) >= outcomes;
  });
}

async function countsOf(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  identities: number,
): Promise<LoadedCase['counts']> {
  return desk.store.read(principal, async (tx) => ({
    sources: await tx.count('source', { caseId }),
    questions: await tx.count('question', { caseId }),
    documents: await tx.count('document', { caseId }),
    claims: await tx.count('claim', { caseId }),
    links: await tx.count('link', { caseId }),
    outcomes: await tx.count('outcome', { caseId }),
    identities,
  }));
}

async function addNetwork(desk: Desk, tx: Tx, caseId: CaseId, file: CaseFile): Promise<void> {
  const spanOf = (words: string) => timeIn(words, file.zone);
  const sourceIds = new Map(
    file.sources.map((one) => [one.pseudonym, asId<SourceId>(desk.newId())]),
  );
  const subjectIds = new Map(file.subjects.map((one) => [one.key, asId<SubjectId>(desk.newId())]));
  const source = (name: string) => needed(sourceIds, name);

  await tx.insertMany(
    'source',
    caseId,
    file.sources.map((one) => ({
      ...one,
      id: source(one.pseudonym),
      firstContact: one.firstContact === null ? null : spanOf(one.firstContact),
    })),
  );
  await tx.insertMany(
    'subject',
    caseId,
    file.subjects.map(({ key, ...one }) => ({
      ...one,
      id: needed(subjectIds, key),
      possibleSameAs: [],
    })),
  );
  await tx.insertMany(
    'tie',
    caseId,
    file.ties.map((one) => {
      const subject = subjectIds.get(one.to);
      return {
        from: source(one.from),
        to:
          subject === undefined
            ? { kind: 'source' as const, id: source(one.to) }
            : { kind: 'subject' as const, id: subject },
        tie: one.tie,
        during: one.during === null ? null : spanOf(one.during),
        howKnown: one.howKnown,
      };
    }),
  );
  await tx.insertMany(
    'payment',
    caseId,
    file.payments.map(({ source: name, on, ...one }) => ({
      ...one,
      sourceId: source(name),
      on: spanOf(on),
    })),
  );
  await tx.insertMany(
    'contact_window',
    caseId,
    file.contactWindows.map(({ source: name, silences, ...one }) => ({
      ...one,
      sourceId: source(name),
      silences: silences.map(spanOf),
    })),
  );
  await tx.insertMany(
    'question',
    caseId,
    file.questions.map((one): Draft<Question> => ({
      ref: one.ref,
      text: one.text,
      type: one.type,
      subjectIds: one.subjects.map((key) => needed(subjectIds, key)),
      topic: one.topic,
      period: one.period === null ? null : spanOf(one.period),
      importance: one.importance,
      options: one.options,
      places: one.places,
      unit: one.unit,
      staleAfterDays: one.staleAfterDays,
      ...(one.askAs === null ? {} : { askAs: one.askAs }),
      ...(one.relation === null
        ? {}
        : {
            relation: {
              kind: one.relation.kind,
              from: one.relation.from === null ? null : needed(subjectIds, one.relation.from),
              to: one.relation.to === null ? null : needed(subjectIds, one.relation.to),
            },
          }),
      protectedSite: safetyFlag(one.protectedSite),
      threatToLife: safetyFlag(one.threatToLife),
      status: one.status,
    })),
  );
}

async function addClaims(
  tx: Tx,
  principal: Principal,
  caseId: CaseId,
  file: CaseFile,
  documents: ReadonlyMap<string, readonly Document[]>,
  found: ReadonlyMap<FileClaim, Document>,
): Promise<void> {
  const sources = new Map<string, SourceId>(
    (await tx.list('source', { caseId })).map((one) => [one.pseudonym, one.id]),
  );
  const questions = new Map<string, QuestionId>(
    (await tx.list('question', { caseId })).map((one) => [one.ref, one.id]),
  );
  await tx.insertMany(
    'session',
    caseId,
    file.sessions.map((one) => ({
      sourceId: needed(sources, one.source),
      number: one.number,
      held: timeIn(one.held, file.zone),
      place: one.place,
      interpreter: one.interpreter === null ? null : needed(sources, one.interpreter),
      questions: one.questions,
      documentIds: one.files.flatMap((name): DocumentId[] =>
        (documents.get(name) ?? []).map((document) => document.id),
      ),
      disclosed: one.disclosed.map((fact) => ({ ...fact, at: instant(fact.at) })),
    })),
  );
  const told = new Map(file.imports.map((one) => [one.file, one.told]));
  const drafts = file.questions.flatMap((question) =>
    question.claims.map((claim): Draft<Claim> => {
      const document = found.get(claim);
      if (document === undefined) throw new RangeError(`${question.ref}: a claim has no document.`);
      const hops = hopsOf(claim, sources);
      return {
        questionId: needed(questions, question.ref),
        value: valueOf(claim.says, question, file),
        polarity: claim.denies ? 'denies' : 'asserts',
        quote: claim.quote,
        documentId: document.id,
        span: findSpan(document.text, claim.quote),
        hops,
        basis: claim.basis,
        access:
          hops.length > 1
            ? 'indirect'
            : claim.basis === 'saw' || claim.basis === 'document'
              ? 'direct'
              : 'not-known',
        certainty: claim.certainty,
        toldAt: toldAt(claim.told ?? told.get(claim.in), document, file),
        aboutTime: claim.about === null ? null : timeIn(claim.about, file.zone),
        place: claim.place,
        suggestedBy: 'person',
        decidedBy: principal.name,
        status: 'accepted',
        comment: claim.comment,
      };
    }),
  );
  await tx.insertMany('claim', caseId, drafts);
}

function toldAt(words: string | undefined, document: Document, file: CaseFile): TimeSpan | null {
  return words === undefined ? document.statedTime : timeIn(words, file.zone);
}

function hopsOf(claim: FileClaim, sources: ReadonlyMap<string, SourceId>): readonly Hop[] {
  const chain = parseChain(claim.chain);
  if ('reason' in chain) throw new RangeError(chain.reason);
  return chain.map(({ actor, role }, i): Hop => {
    const last = i === chain.length - 1;
    const told =
      actor.kind === 'source'
        ? ({ kind: 'source', sourceId: needed(sources, actor.name) } as const)
        : actor;
    const hop = makeHop(told, role, last ? { language: claim.language } : {});
    return last && role !== 'translator' ? { ...hop, rendering: claim.rendering } : hop;
  });
}

/** Decides what the machine suggested, or draws the link itself where it saw nothing. */
async function decideLinks(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  file: CaseFile,
  documents: ReadonlyMap<string, readonly Document[]>,
): Promise<void> {
  const { links, claims } = await desk.store.read(principal, async (tx) => ({
    links: await tx.list('link', { caseId }),
    claims: new Map((await tx.list('claim', { caseId })).map((c) => [c.id as string, c])),
  }));
  const documentOf = (end: Link['child']) =>
    end.kind === 'document' ? end.id : (claims.get(end.id)?.documentId ?? null);
  const faults: string[] = [];
  const drawn: Draft<Link>[] = [];
  for (const [i, one] of file.links.entries()) {
    const child = locate(documents.get(one.child.in) ?? [], one.child.near);
    const parent = locate(documents.get(one.parent.in) ?? [], one.parent.near);
    if (child === null || parent === null || 'reason' in child || 'reason' in parent) {
      const why = [child, parent].map((end) =>
        end === null ? 'the file holds no document' : 'reason' in end ? end.reason : '',
      );
      faults.push(`links[${i}]: ${why.filter((w) => w !== '').join('; ')}`);
      continue;
    }
    const between = links.filter((link) => {
      const ends = [documentOf(link.child), documentOf(link.parent)];
      return ends.includes(child.id) && ends.includes(parent.id) && child.id !== parent.id;
    });
    let decided = false;
    for (const link of between) {
      const right = documentOf(link.child) === child.id;
      if (right) decided = true;
      const state = right ? one.state : 'rejected';
      const comment = right ? one.why : `It runs the other way: ${one.why}`;
      if (link.state === state) continue;
      await decideLink(desk, principal, link.id, { version: link.version, state, comment });
    }
    if (!decided) {
      drawn.push({
        child: { kind: 'document', id: child.id },
        parent: { kind: 'document', id: parent.id },
        kind: one.kind,
        weight: 60 as Decibans,
        direction: 1 as Probability,
        reasons: [{ what: one.kind, decibans: 60 as Decibans, detail: one.why }],
        state: one.state,
        decidedBy: principal.name,
        comment: one.why,
      });
    }
  }
  if (faults.length > 0) throw new CaseFileError(faults);
  if (drawn.length === 0) return;
  await desk.store.transact(principal, { verb: 'link.decide', object: caseId }, async (tx) => {
    await tx.insertMany('link', caseId, drawn);
    return null;
  });
}

function safetyFlag(flag: FileQuestion['protectedSite']): SafetyFlag {
  if (flag === null) return { raised: false, why: null, answer: null };
  const { why, answer } = flag;
  return {
    raised: true,
    why,
    answer: answer === null ? null : { ...answer, at: instant(answer.at) },
  };
}

function valueOf(words: string, question: FileQuestion, file: CaseFile): Claim['value'] {
  const value = valueIn(words, question.type, file.zone);
  if ('reason' in value) throw new RangeError(`${question.ref}: ${value.reason}`);
  return value;
}

/** The options that were given; absent ones stay absent. */
function optionsOf({ options }: CaseFile['imports'][number]): ReadOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function needed<T>(map: ReadonlyMap<string, T>, name: string): T {
  const found = map.get(name);
  if (found === undefined) throw new RangeError(`Nothing is called "${name}" in this case.`);
  return found;
}
