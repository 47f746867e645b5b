/** The names that go with what a search found: who was paid, which question an outcome answers. */
import type { CaseId, QuestionId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import type { ReadTx, SearchAnswers } from '#store/store.ts';

export interface SearchNames {
  /** The name of a source or a subject. */
  who(id: string): string;
  /** The short name of a question; empty where there is none. */
  ref(questionId: string): string;
  /** The text of a question. */
  asks(questionId: string): string;
  /** The question a claim answers, or the first that a document speaks to. */
  questionOf(id: string): string;
  /** The title of a release. */
  title(releaseId: string): string;
}

/** Reads the names the found records need, and no others. */
export async function namesFor(
  tx: ReadTx,
  caseId: CaseId,
  answers: SearchAnswers,
): Promise<SearchNames> {
  const sourceIds = new Set<string>();
  const subjectIds = new Set<string>();
  const claimIds = new Set<string>();
  const documentIds = new Set<string>();
  const questionIds = new Set<string>();
  const releaseIds = new Set<string>();
  for (const { record } of answers.session?.found ?? []) {
    sourceIds.add(record.sourceId);
    if (record.interpreter !== null) sourceIds.add(record.interpreter);
  }
  for (const { record } of answers.payment?.found ?? []) sourceIds.add(record.sourceId);
  for (const { record } of answers.contact_window?.found ?? []) sourceIds.add(record.sourceId);
  for (const { record } of answers.tie?.found ?? []) {
    sourceIds.add(record.from);
    (record.to.kind === 'source' ? sourceIds : subjectIds).add(record.to.id);
  }
  for (const { record } of answers.outcome?.found ?? []) {
    questionIds.add(record.questionId);
    if (record.value.type === 'person') subjectIds.add(record.value.subjectId);
  }
  for (const { record } of answers.identity?.found ?? []) {
    for (const other of [record.sameAs, record.partedFrom, ...(record.notSameAs ?? [])]) {
      if (other != null) subjectIds.add(other.id);
    }
  }
  for (const { record } of answers.link?.found ?? []) {
    (record.child.kind === 'claim' ? claimIds : documentIds).add(record.child.id);
  }
  for (const { record } of answers.disclosure?.found ?? []) releaseIds.add(record.releaseId);

  const list = async <K extends 'source' | 'subject' | 'claim' | 'question' | 'release'>(
    kind: K,
    ids: ReadonlySet<string>,
  ) => (ids.size === 0 ? [] : tx.list(kind, { caseId, ids: [...ids] }));
  const claims = new Map<string, Claim>(
    (await list('claim', claimIds)).map((claim) => [claim.id, claim]),
  );
  if (documentIds.size > 0) {
    for (const claim of await tx.list('claim', { caseId, documentIds: [...documentIds] })) {
      if (claim.documentId !== null && !claims.has(claim.documentId)) {
        claims.set(claim.documentId, claim);
      }
    }
  }
  for (const { questionId } of [
    ...claims.values(),
    ...(answers.claim?.found ?? []).map(({ record }) => record),
    ...(answers.telling?.found ?? []).map(({ record }) => record),
  ]) {
    questionIds.add(questionId);
  }
  const who = new Map<string, string>([
    ...(await list('source', sourceIds)).map((one) => [one.id, one.pseudonym] as const),
    ...(await list('subject', subjectIds)).map(
      (one) => [one.id, one.names[0]?.text ?? one.descriptors[0] ?? '?'] as const,
    ),
  ]);
  const questions = new Map<QuestionId, { readonly ref: string; readonly text: string }>(
    (await list('question', questionIds)).map((one) => [one.id, one]),
  );
  const releases = new Map<string, string>(
    (await list('release', releaseIds)).map((one) => [one.id, one.title]),
  );
  return {
    who: (id) => who.get(id) ?? '?',
    ref: (id) => questions.get(id as QuestionId)?.ref ?? '',
    asks: (id) => questions.get(id as QuestionId)?.text ?? '',
    questionOf: (id) => claims.get(id)?.questionId ?? '',
    title: (id) => releases.get(id) ?? '',
  };
}
