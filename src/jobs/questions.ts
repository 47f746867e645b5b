import type { CaseId, QuestionId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Draft, Recorded } from '#terms/record.ts';
import type { Question } from '#claims/question.ts';
import { assess } from '#assessment/assess.ts';
import { explain } from '#assessment/explain.ts';
import type { Finding } from '#assessment/finding.ts';
import { foldText } from '#store/fold-words.ts';
import type { ReadTx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import type { QuestionBundle, QuestionRow } from './views.ts';
import { act } from './act.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { summaries } from './documents.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import { gatherCase, groupBy } from './gather.ts';
import { hashOf } from './hash.ts';
import { liveCase } from './live-cases.ts';
import { thisHour } from './this-hour.ts';

/** The Questions table: every question of the case with its assessment as of now. */
export async function listQuestionRows(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<readonly QuestionRow[]> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const live = await liveCase(desk, tx, caseId);
    const { questions, outcomes: decided } = live.records();
    const outcomes = groupBy(decided, (o) => o.questionId);
    const now = thisHour(desk.clock());
    return questions
      .map((question) => {
        const input = live.input(question.id, now);
        const times = [question, ...input.claims, ...input.links].map((r) => r.madeAt);
        return {
          question,
          assessment: live.assess(question.id, now).assessment,
          outcome: outcomes.get(question.id)?.at(-1) ?? null,
          suggestedLinks: input.links.filter((link) => link.state === 'suggested').length,
          changedAt: times.reduce((a, b) => (a > b ? a : b)),
        };
      })
      .sort(openFirst);
  });
}

/** What is still open before what is settled, each by its name. */
function openFirst({ question: a }: QuestionRow, { question: b }: QuestionRow): number {
  const settled = (q: Question) => (q.status === 'settled' || q.status === 'closed' ? 1 : 0);
  return settled(a) - settled(b) || a.ref.localeCompare(b.ref, 'en', { numeric: true });
}

/** Everything about one question, for the drawer, the Chain screen and `hearsay explain`. */
export async function questionBundle(
  desk: Desk,
  principal: Principal,
  questionId: QuestionId,
): Promise<QuestionBundle> {
  return desk.store.read(principal, async (tx) => {
    const question = await needQuestion(tx, questionId);
    const caseId = question.caseId;
    const live = await liveCase(desk, tx, caseId);
    const now = thisHour(desk.clock());
    const input = live.input(questionId, now);
    const full = live.assess(questionId, now);
    const documentIds = [...new Set(input.claims.flatMap((claim) => claim.documentId ?? []))];
    const documents = await summaries(tx, caseId, documentIds);
    const releases = await tx.list('release', { caseId });
    return {
      input,
      assessment: full.assessment,
      explanation: explain(
        input,
        full,
        documents.map(({ id, number, kind, title, sender, statedTime }) => ({
          id,
          number,
          kind,
          title,
          sender,
          statedTime,
        })),
      ),
      documents,
      outcome: (await tx.list('outcome', { caseId, questionId })).at(-1) ?? null,
      findings: await tx.list('finding', { caseId, questionId }),
      releases: releases.filter((release) => release.questionIds.includes(questionId)),
    };
  });
}

export async function addQuestion(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  draft: Draft<Question>,
  key?: string,
): Promise<Question> {
  return desk.store.transact(principal, act('question.add', caseId, draft, key), async (tx) => {
    await needCase(tx, caseId);
    const taken = await tx.list('question', { caseId });
    if (taken.some((question) => question.ref === draft.ref)) {
      throw new StoreError('conflict', `There is already a question ${draft.ref} in this case.`);
    }
    return tx.insert('question', caseId, draft);
  });
}

export async function editQuestion(
  desk: Desk,
  principal: Principal,
  id: QuestionId,
  version: number,
  change: Partial<Omit<Question, keyof Recorded<string>>>,
): Promise<Question> {
  return desk.store.transact(principal, { verb: 'question.edit', object: id }, (tx) =>
    tx.revise('question', id, version, change),
  );
}

/**
 * Records the assessment as it is now, with the hash of everything it rests on. If the newest
 * finding already rests on the same input, that one is returned and nothing is added.
 */
export async function recordFinding(
  desk: Desk,
  principal: Principal,
  questionId: QuestionId,
): Promise<Finding> {
  return desk.store.transact(principal, { verb: 'finding.record', object: questionId }, (tx) =>
    recordFindingIn(desk, tx, questionId),
  );
}

export async function recordFindingIn(
  desk: Desk,
  tx: Parameters<Parameters<Desk['store']['transact']>[2]>[0],
  questionId: QuestionId,
): Promise<Finding> {
  const question = await needQuestion(tx, questionId);
  const caseId = question.caseId;
  const now = desk.clock();
  const gathered = await gatherCase(tx, caseId, now);
  const input = gathered.input(question);
  // The moment itself is left out: it matters only through what it makes stale, which is in the flags.
  const assessment = assess(input);
  const inputHash = hashOf({ ...input, now: null, flags: assessment.flags.map((f) => f.kind) });
  const newest = (await tx.list('finding', { caseId, questionId })).at(-1);
  if (
    newest !== undefined &&
    newest.inputHash === inputHash &&
    newest.engineVersion === ENGINE_VERSION
  ) {
    return newest;
  }
  return tx.insert('finding', caseId, {
    questionId,
    assessment,
    at: now,
    engineVersion: ENGINE_VERSION,
    inputHash,
    claimIds: input.claims.map((claim) => claim.id),
    linkIds: input.links.map((link) => link.id),
  });
}

/**
 * The question of a name (`Q-017`, `17`), an id, or its words within a case: all of them, however they are
 * written, or so many that no other question has them. Throws a `StoreError` that says what to do when none
 * or several are meant.
 */
export async function findQuestion(tx: ReadTx, caseId: CaseId, name: string): Promise<Question> {
  const questions = await tx.list('question', { caseId });
  const wanted = name.trim().toLowerCase();
  const found = questions.find(
    (q) =>
      q.id.toLowerCase() === wanted ||
      q.ref.toLowerCase() === wanted ||
      q.ref.toLowerCase().replace(/^q-0*/, '') === wanted.replace(/^q-?0*/, ''),
  );
  if (found !== undefined) return found;
  const meant = byItsWords(questions, name);
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    const first = meant.slice(0, MOST_MEANT).map(({ ref, text }) => `${ref} “${text}”`);
    const more = meant.length > MOST_MEANT ? ` and ${meant.length - MOST_MEANT} more` : '';
    throw new StoreError(
      'invalid',
      `${meant.length} questions have the words "${name}": ${first.join(', ')}${more}. Name one of them, such as ${only.ref}.`,
    );
  }
  const refs = questions
    .map((q) => q.ref)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  throw new StoreError(
    'not-found',
    `There is no question "${name}" in this case. ` +
      (refs.length === 0
        ? 'It has no questions yet.'
        : `Its questions run from ${refs[0]} to ${refs.at(-1)}; \`hearsay questions\` lists them.`),
  );
}

/** So many questions are named when several have the words. */
const MOST_MEANT = 4;
/** Fewer letters than that are no words of a question. */
const LEAST_LETTERS = 4;

/** The questions of exactly these words; without one, those that have them next to each other. */
function byItsWords(questions: readonly Question[], words: string): readonly Question[] {
  const wanted = foldText(words).trim();
  if (wanted.replaceAll(' ', '').length < LEAST_LETTERS || !/\p{L}/u.test(wanted)) return [];
  const folded = questions.map((question) => ({ question, text: foldText(question.text).trim() }));
  const exactly = folded.filter(({ text }) => text === wanted);
  const fits =
    exactly.length > 0 ? exactly : folded.filter(({ text }) => ` ${text} `.includes(` ${wanted} `));
  return fits.map(({ question }) => question);
}

export async function needQuestion(tx: ReadTx, id: QuestionId): Promise<Question> {
  const question = await tx.get('question', id);
  if (question === null) throw new StoreError('not-found', 'There is no such question.');
  return question;
}
