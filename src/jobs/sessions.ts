/** Debriefing: sessions of a witness, the tellings compared, and the sheet for the next interview. */
import type { CaseId, ClaimId, DocumentId, QuestionId, SessionId, SourceId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { PutDifference, Session, Source } from '#terms/source.ts';
import type { Document } from '#intake/document.ts';
import { turnsOf, type Turn } from '#intake/texts/transcript.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import { accountIndex, accountOf, versionsOf, type Account } from '#assessment/accounts/account.ts';
import { countFromEvent, type DatedEvent } from '#assessment/accounts/count-from-event.ts';
import type { InterviewSheet } from '#assessment/accounts/interview-sheet.ts';
import { guessQuestionType } from '#assessment/accounts/question-type.ts';
import { newestOutcome } from '#assessment/decided-questions.ts';
import { actorName } from '#assessment/origin-view.ts';
import type { ReadTx, Tx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import { makeHop } from '#claims/make-hop.ts';
import { act } from './act.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { summaries } from './documents.ts';
import { liveCase } from './live-cases.ts';
import { needQuestion } from './questions.ts';
import type {
  AccountRow,
  AccountView,
  CountTime,
  DifferenceDecision,
  DifferenceView,
  SessionEdit,
  TellingView,
  TranscriptView,
} from './session-views.ts';

/** So many questions are offered for choosing from. */
const MOST_NAMES = 2_000;

/** Every source that has told us something or sat for a session, those with sessions first. */
export async function listAccounts(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<readonly AccountRow[]> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const records = await recordsOf(tx, caseId);
    const heard = new Map<string, Claim[]>();
    for (const claim of records.claims) {
      for (const id of new Set(
        claim.hops.flatMap(({ actor, role }) =>
          actor.kind === 'source' && role !== 'translator' ? [actor.sourceId as string] : [],
        ),
      )) {
        const list = heard.get(id);
        if (list === undefined) heard.set(id, [claim]);
        else list.push(claim);
      }
    }
    const index = accountIndex(records);
    const held = new Map<string, Session[]>();
    for (const one of records.sessions) {
      held.set(one.sourceId, [...(held.get(one.sourceId) ?? []), one]);
    }
    return records.sources
      .flatMap((source): AccountRow[] => {
        const claims = heard.get(source.id) ?? [];
        const sessions = held.get(source.id) ?? [];
        if (claims.length === 0 && sessions.length === 0) return [];
        const account = versionsOf({ ...records, claims, sessions, source }, index);
        const dates = account.tellings.flatMap(({ to }) => to?.slice(0, 10) ?? []);
        return [
          {
            source,
            sessions: sessions.length,
            tellings: account.tellings.length,
            statements: account.tellings.reduce((sum, one) => sum + one.statements.length, 0),
            differences: account.differences.length,
            notPut: account.differences.filter(({ standing }) => standing === 'not-put').length,
            last: dates.toSorted().at(-1) ?? null,
          },
        ];
      })
      .toSorted(
        (a, b) =>
          b.sessions - a.sessions ||
          b.notPut - a.notPut ||
          a.source.pseudonym.localeCompare(b.source.pseudonym),
      );
  });
}

/** Everything about one witness: sessions, tellings, differences, controls, and the next sheet. */
export async function accountView(
  desk: Desk,
  principal: Principal,
  sourceId: SourceId,
): Promise<AccountView> {
  return desk.store.read(principal, async (tx) => {
    const source = await needSource(tx, sourceId);
    const { caseId } = source;
    const records = await recordsOf(tx, caseId);
    const account = accountOf({ ...records, source });
    const sessions = records.sessions.filter((one) => one.sourceId === sourceId);
    const told = new Set<string>(
      account.tellings.flatMap(({ statements }) => statements.map(({ claim }) => claim.id)),
    );
    for (const { repeated, perhaps } of account.disclosed) {
      for (const id of [...repeated, ...perhaps]) told.add(id);
    }
    const claims = records.claims.filter((claim) => told.has(claim.id));
    const asked = new Set<string>([
      ...claims.map((claim) => claim.questionId),
      ...account.sheet.needWording,
      ...account.sheet.lines.flatMap(({ questionIds }) => questionIds),
      ...sessions.flatMap((one) => one.disclosed.flatMap((fact) => fact.questionId ?? [])),
    ]);
    const documentIds = new Set<string>([
      ...claims.flatMap((claim) => claim.documentId ?? []),
      ...sessions.flatMap((one) => one.documentIds),
    ]);
    return {
      ...plain(account, records.sources),
      source,
      sources: records.sources.map(({ id, pseudonym }) => ({ id, pseudonym })),
      sessions: sessions.toSorted((a, b) => a.number - b.number),
      questions: records.questions
        .filter((question) => asked.has(question.id))
        .toSorted((a, b) => a.ref.localeCompare(b.ref, 'en', { numeric: true })),
      allQuestions: records.questions
        .toSorted((a, b) => a.ref.localeCompare(b.ref, 'en', { numeric: true }))
        .slice(0, MOST_NAMES)
        .map(({ id, ref, text, type }) => ({ id, ref, text, type })),
      claims,
      documents: await summaries(tx, caseId, [...documentIds]),
      reliability: await tx.list('reliability', { caseId, sourceId }),
      moved: await movedTimes(desk, tx, caseId, claims),
    };
  });
}

/** The sheet for the next interview with a source. */
export async function interviewSheetFor(
  desk: Desk,
  principal: Principal,
  sourceId: SourceId,
): Promise<InterviewSheet> {
  return desk.store.read(principal, async (tx) => {
    const source = await needSource(tx, sourceId);
    return accountOf({ ...(await recordsOf(tx, source.caseId)), source }).sheet;
  });
}

/** The turns of a transcript, with the kind of each question as its wording suggests. */
export async function readTranscript(
  desk: Desk,
  principal: Principal,
  documentId: DocumentId,
): Promise<TranscriptView> {
  return desk.store.read(principal, async (tx) => {
    const document = await tx.get('document', documentId);
    if (document === null) throw new StoreError('not-found', 'There is no such document.');
    const turns = turnsOf(document.text);
    return {
      documentId,
      turns: turns.map(({ speaker, role, text, span }) => ({ speaker, role, text, span })),
      questions: turns
        .filter((turn) => turn.role === 'interviewer' && turn.text !== '')
        .map(({ text }) => ({ text, ...guessQuestionType(text) })),
    };
  });
}

export async function addSession(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  edit: SessionEdit,
  key?: string,
): Promise<Session> {
  return desk.store.transact(principal, act('session.add', caseId, edit, key), async (tx) => {
    await needCase(tx, caseId);
    await checkSession(tx, caseId, edit, null);
    return tx.insert('session', caseId, edit);
  });
}

export async function editSession(
  desk: Desk,
  principal: Principal,
  id: SessionId,
  version: number,
  change: Partial<SessionEdit>,
): Promise<Session> {
  return desk.store.transact(principal, { verb: 'session.edit', object: id }, async (tx) => {
    const session = await needSession(tx, id);
    await checkSession(tx, session.caseId, { ...session, ...change }, id);
    return tx.revise('session', id, version, change);
  });
}

export async function removeSession(
  desk: Desk,
  principal: Principal,
  id: SessionId,
  version: number,
): Promise<void> {
  await desk.store.transact(principal, { verb: 'session.remove', object: id }, async (tx) => {
    await tx.remove('session', id, version);
    return null;
  });
}

/** Brings a session of a source back as it was before it was removed, with what was decided about its differences. */
export async function restoreSession(
  desk: Desk,
  principal: Principal,
  sourceId: SourceId,
  id: SessionId,
): Promise<Session> {
  return desk.store.transact(principal, { verb: 'session.add', object: id }, async (tx) => {
    const { caseId } = await needSource(tx, sourceId);
    await tx.allowed(caseId);
    const last = (await tx.history('session', id)).at(-1);
    if (last === undefined || last.sourceId !== sourceId) {
      throw new StoreError('not-found', 'There was no such session with this source.');
    }
    if (!last.removed) {
      throw new StoreError('conflict', 'This session stands: there is nothing to bring back.');
    }
    const { removed: _, ...session } = last;
    await checkSession(tx, caseId, session, id);
    await tx.restoreMany('session', caseId, [id]);
    return needSession(tx, id);
  });
}

/**
 * Says how a difference stands: central or peripheral, explained, unexplained or not yet put. Kept with the
 * session of the later telling, under the name of who decided. A decision that says nothing takes back
 * what was decided before.
 */
export async function decideDifference(
  desk: Desk,
  principal: Principal,
  id: SessionId,
  version: number,
  decision: DifferenceDecision,
): Promise<Session> {
  return desk.store.transact(principal, { verb: 'session.edit', object: id }, async (tx) => {
    const session = await needSession(tx, id);
    await needQuestion(tx, decision.questionId);
    const others = (session.put ?? []).filter((one) => !isAbout(one, decision));
    const says =
      decision.standing !== 'not-put' || decision.weight !== null || decision.comment !== null;
    const put: readonly PutDifference[] = says
      ? [...others, { ...decision, by: principal.name, at: desk.clock() }]
      : others;
    return tx.revise('session', id, version, { put: put.length === 0 ? null : put });
  });
}

/** Puts the interpreter of a session into the chains of its claims where they stand without one. */
export async function addInterpreterHops(
  desk: Desk,
  principal: Principal,
  id: SessionId,
): Promise<{ readonly changed: readonly { readonly id: ClaimId; readonly version: number }[] }> {
  return desk.store.transact(principal, { verb: 'claim.edit', object: id }, async (tx) => {
    const session = await needSession(tx, id);
    await tx.allowed(session.caseId);
    const { interpreter } = session;
    if (interpreter === null) {
      throw new StoreError('invalid', 'This session names no interpreter; say who it was first.');
    }
    const records = await recordsOf(tx, session.caseId);
    const source = await needSource(tx, session.sourceId);
    const missing = accountOf({ ...records, source }).withoutInterpreter.find(
      (one) => one.sessionId === id,
    );
    const changed: { id: ClaimId; version: number }[] = [];
    for (const claimId of missing?.claimIds ?? []) {
      const claim = records.claims.find((one) => one.id === claimId);
      if (claim === undefined) continue;
      const revised = await tx.revise('claim', claim.id, claim.version, {
        hops: withInterpreter(claim, session.sourceId, interpreter),
        access: 'indirect',
      });
      changed.push({ id: revised.id, version: revised.version });
    }
    return { changed };
  });
}

/** Counts the time a claim is about from an event, and keeps the words and the reckoning with it. */
export async function countTime(
  desk: Desk,
  principal: Principal,
  id: ClaimId,
  { version, words, questionId }: CountTime,
): Promise<Claim> {
  return desk.store.transact(principal, { verb: 'claim.edit', object: id }, async (tx) => {
    const claim = await tx.get('claim', id);
    if (claim === null) throw new StoreError('not-found', 'There is no such claim.');
    await tx.allowed(claim.caseId);
    const question = await needQuestion(tx, questionId);
    if (question.caseId !== claim.caseId) {
      throw new StoreError('invalid', 'The event is a question of another case.');
    }
    const counted = countFromEvent(words, await eventOf(desk, tx, question));
    if ('reason' in counted) throw new StoreError('invalid', counted.reason);
    return tx.revise('claim', id, version, {
      aboutTime: counted.span,
      countedFrom: {
        questionId,
        words: counted.span.stated,
        why: [counted.why, ...counted.doubts].join(' '),
      },
      decidedBy: principal.name,
    });
  });
}

/** A source by pseudonym or id within a case. */
export async function findSource(tx: ReadTx, caseId: CaseId, name: string): Promise<Source> {
  const sources = await tx.list('source', { caseId });
  const wanted = name.trim().toLowerCase();
  const found = sources.find(
    (one) => one.id.toLowerCase() === wanted || one.pseudonym.toLowerCase() === wanted,
  );
  if (found !== undefined) return found;
  throw new StoreError(
    'not-found',
    `There is no source "${name}" in this case; \`hearsay sources\` lists them.`,
  );
}

async function recordsOf(tx: ReadTx, caseId: CaseId) {
  const sessions = await tx.list('session', { caseId });
  const ids = [...new Set(sessions.flatMap((one) => one.documentIds as readonly string[]))];
  const documents = ids.length === 0 ? [] : await tx.list('document', { caseId, ids });
  return {
    sessions,
    sources: await tx.list('source', { caseId }),
    subjects: await tx.list('subject', { caseId }),
    questions: await tx.list('question', { caseId }),
    claims: (await tx.list('claim', { caseId })).filter((claim) => claim.status === 'accepted'),
    outcomes: await tx.list('outcome', { caseId }),
    turns: new Map<DocumentId, readonly Turn[]>(
      documents.map((document: Document) => [document.id, turnsOf(document.text)]),
    ),
    sessionOfDocument: new Map(
      documents.flatMap((document) =>
        document.sessionId === null ? [] : [[document.id as string, document.sessionId as string]],
      ),
    ),
  };
}

function plain(
  account: Account,
  sources: readonly Source[],
): Omit<Account, 'tellings' | 'differences'> & Pick<AccountView, 'tellings' | 'differences'> {
  const names = new Map<string, Source>(sources.map((one) => [one.id, one]));
  return {
    ...account,
    tellings: account.tellings.map(({ key, session, from, to, statements }): TellingView => ({
      key,
      sessionId: session?.id ?? null,
      number: session?.number ?? null,
      from,
      to,
      statements: statements.map(({ claim, through, translators, prompt }) => ({
        claimId: claim.id,
        through: through.map((actor) => actorName(actor, names)),
        translators: translators.map((actor) => actorName(actor, names)),
        prompt,
      })),
    })),
    differences: account.differences.map(({ decidedIn, ...one }): DifferenceView => ({
      ...one,
      sessionId: decidedIn?.id ?? null,
    })),
  };
}

/** When an event was: what turned out, else the best answer of the finding as it stands. */
async function eventOf(desk: Desk, tx: ReadTx, question: Question): Promise<DatedEvent> {
  const name = question.ref;
  if (question.type !== 'time') {
    throw new StoreError(
      'invalid',
      `${name} does not ask for a time: choose a question that asks when the event was.`,
    );
  }
  const { caseId } = question;
  const known = newestOutcome(await tx.list('outcome', { caseId, questionId: question.id }));
  const live = await liveCase(desk, tx, caseId);
  const value =
    known?.value ?? live.assess(question.id, desk.clock()).assessment.best?.value ?? null;
  return value?.type === 'time'
    ? { name, from: value.from, to: value.to }
    : { name, from: null, to: null };
}

async function movedTimes(
  desk: Desk,
  tx: ReadTx,
  caseId: CaseId,
  claims: readonly Claim[],
): Promise<AccountView['moved']> {
  const moved: AccountView['moved'][number][] = [];
  for (const claim of claims) {
    const from = claim.countedFrom ?? null;
    if (from === null) continue;
    const question = await tx.get('question', from.questionId);
    if (question === null || question.caseId !== caseId || question.type !== 'time') continue;
    const counted = countFromEvent(from.words, await eventOf(desk, tx, question));
    if ('reason' in counted) continue;
    const { from: start, to: end } = counted.span;
    if (start === (claim.aboutTime?.from ?? null) && end === (claim.aboutTime?.to ?? null))
      continue;
    moved.push({ claimId: claim.id, now: counted.span, why: counted.why });
  }
  return moved;
}

function withInterpreter(claim: Claim, sourceId: SourceId, interpreter: SourceId): readonly Hop[] {
  const at = claim.hops.findLastIndex(
    ({ actor }) => actor.kind === 'source' && actor.sourceId === sourceId,
  );
  const hop = makeHop({ kind: 'source', sourceId: interpreter }, 'translator', {
    heardAt: claim.toldAt,
    passedAt: claim.toldAt,
    evidence: 'interpreted the session',
  });
  return [...claim.hops.slice(0, at + 1), hop, ...claim.hops.slice(at + 1)];
}

function isAbout(
  a: Pick<PutDifference, 'questionId' | 'earlier' | 'later'>,
  b: Pick<PutDifference, 'questionId' | 'earlier' | 'later'>,
): boolean {
  return a.questionId === b.questionId && a.earlier === b.earlier && a.later === b.later;
}

async function needSession(tx: ReadTx, id: SessionId): Promise<Session> {
  const session = await tx.get('session', id);
  if (session === null) throw new StoreError('not-found', 'There is no such session.');
  return session;
}

async function needSource(tx: ReadTx, id: SourceId): Promise<Source> {
  const source = await tx.get('source', id);
  if (source === null) throw new StoreError('not-found', 'There is no such source.');
  return source;
}

/** Everything a session names is in its case; a number is given once to a source. */
async function checkSession(
  tx: Tx,
  caseId: CaseId,
  edit: SessionEdit,
  id: SessionId | null,
): Promise<void> {
  const invalid = (text: string): StoreError => new StoreError('invalid', text);
  for (const sourceId of [
    edit.sourceId,
    ...(edit.interpreter === null ? [] : [edit.interpreter]),
  ]) {
    const source = await tx.get('source', sourceId);
    if (source === null || source.caseId !== caseId) {
      throw invalid('The session names a source that is not in this case.');
    }
  }
  if (edit.interpreter === edit.sourceId) {
    throw invalid('A witness cannot interpret for themselves: leave the interpreter out.');
  }
  const others = await tx.list('session', { caseId, sourceId: edit.sourceId });
  if (others.some((one) => one.id !== id && one.number === edit.number)) {
    throw invalid(`There is a session ${edit.number} with this source already.`);
  }
  for (const documentId of new Set(edit.documentIds)) {
    const document = await tx.get('document', documentId);
    if (document === null || document.caseId !== caseId) {
      throw invalid('The session names a document that is not in this case.');
    }
    const taken = others.find((one) => one.id !== id && one.documentIds.includes(documentId));
    if (taken !== undefined) {
      throw invalid(`That document belongs to session ${taken.number} already.`);
    }
  }
  const questionIds = new Set<QuestionId>([
    ...edit.questions.flatMap(({ about }) => about ?? []),
    ...edit.disclosed.flatMap(({ questionId }) => questionId ?? []),
  ]);
  for (const questionId of questionIds) {
    const question = await tx.get('question', questionId);
    if (question === null || question.caseId !== caseId) {
      throw invalid('The session names a question that is not in this case.');
    }
  }
}
