/**
 * The questions of a case on which a threat to life is raised, with the claims on them, kept up in memory.
 *
 * Every open desk asks every half minute what is open in all its cases. A case may hold a hundred thousand
 * questions and there may be a hundred cases, so they are read whole once and then kept up (`kept-by-case.ts`).
 * Kept is only what is raised.
 */
import type { CaseId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { ReadTx } from '#store/store.ts';
import type { Desk } from './desk.ts';
import { inPortions, keptByCase } from './kept-by-case.ts';

/** What words that are no threat are kept on. */
export const NO_THREAT_REF = 'No threat';

export interface Raised {
  /** Those with a threat to life, and the one for words that are none. */
  readonly questions: readonly Question[];
  readonly claims: readonly Claim[];
}

const kept = keptByCase<Raised>({ whole: readWhole, upTo });

/** What is raised in a case, as `tx` sees it or newer. */
export function raisedIn(desk: Desk, tx: ReadTx, caseId: CaseId): Promise<Raised> {
  return kept(desk.store, tx, caseId);
}

function counts({ threatToLife, ref }: Question): boolean {
  return threatToLife.raised || ref === NO_THREAT_REF;
}

async function readWhole(tx: ReadTx, caseId: CaseId): Promise<Raised> {
  const questions: Question[] = [];
  for await (const portion of inPortions(tx, 'question', caseId)) {
    questions.push(...portion.filter(counts));
  }
  return { questions, claims: await claimsOn(tx, caseId, questions) };
}

async function claimsOn(
  tx: ReadTx,
  caseId: CaseId,
  questions: readonly Question[],
): Promise<readonly Claim[]> {
  if (questions.length === 0) return [];
  return tx.list('claim', { caseId, questionIds: questions.map(({ id }) => id) });
}

async function upTo(tx: ReadTx, caseId: CaseId, known: Raised, since: number): Promise<Raised> {
  const changed = await tx.changes(caseId, since);
  const [asked, said] = [changed.get('question'), changed.get('claim')];
  if (asked === undefined && said === undefined) return known;
  const questions = new Map(known.questions.map((one) => [one.id, one]));
  const claims = new Map(known.claims.map((one) => [one.id, one]));
  if (asked !== undefined) {
    for (const id of asked) questions.delete(id as Question['id']);
    const now = await tx.list('question', { caseId, ids: [...asked] });
    const raised = now.filter(counts);
    for (const one of raised) questions.set(one.id, one);
    // Of what was raised just now the claims were of no interest before.
    const before = new Set(known.questions.map(({ id }) => id));
    const fresh = raised.filter(({ id }) => !before.has(id));
    for (const one of await claimsOn(tx, caseId, fresh)) claims.set(one.id, one);
  }
  if (said !== undefined) {
    for (const id of said) claims.delete(id as Claim['id']);
    for (const one of await tx.list('claim', { caseId, ids: [...said] })) claims.set(one.id, one);
  }
  return {
    questions: [...questions.values()],
    claims: [...claims.values()].filter(({ questionId }) => questions.has(questionId)),
  };
}
