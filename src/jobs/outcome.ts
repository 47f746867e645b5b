import type { CaseId, OutcomeId, QuestionId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { outcomeEffect, type OutcomeEffect } from '#assessment/outcome-effect.ts';
import type { Outcome } from '#assessment/finding.ts';
import { decidedQuestions, newestOutcome } from '#assessment/decided-questions.ts';
import { rateSources } from '#assessment/rate-sources.ts';
import { reliabilityFromOutcomes } from '#assessment/reliability-from-outcomes.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import type { Question } from '#claims/question.ts';
import type { Release } from '#release/release.ts';
import { correctionsDue, type CorrectionDue } from '#release/correction.ts';
import type { Tx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import { act } from './act.ts';
import type { Desk } from './desk.ts';
import { gatherCase, trackRecordsOf } from './gather.ts';
import { needQuestion, recordFindingIn } from './questions.ts';

export type OutcomeDraft = Pick<Outcome, 'value' | 'standardOfProof' | 'evidence' | 'knownSince'>;

/** What an outcome moved, from the sources and hops that fed the question to what had left. */
export interface OutcomeResult extends OutcomeEffect {
  readonly outcome: Outcome;
  readonly corrections: readonly CorrectionDue[];
}

/**
 * Records what turned out. The finding as it stood before is recorded first, so that our own
 * calibration can be judged later; then every source and hop that fed the question is re-scored, and
 * releases that carried a contradicted finding become due for correction. All in one transaction.
 *
 * A question with an outcome gets a new version of it: a correction. The moment at which the outcome
 * was first known stays, so that nothing said after it counts as said before. Everything follows the
 * newest version: reliability, calibration, and releases, of which those that are no longer
 * contradicted are no longer due.
 */
export async function recordOutcome(
  desk: Desk,
  principal: Principal,
  questionId: QuestionId,
  draft: OutcomeDraft,
  key?: string,
): Promise<OutcomeResult> {
  return desk.store.transact(
    principal,
    act('outcome.record', questionId, draft, key),
    async (tx): Promise<OutcomeResult> => {
      const question = await needQuestion(tx, questionId);
      if (draft.value.type !== question.type) {
        throw new StoreError(
          'invalid',
          `${question.ref} is answered by a ${question.type}; the outcome gives a ${draft.value.type}.`,
        );
      }
      const caseId = question.caseId;
      await tx.alone(`outcome ${questionId}`);
      const known = newestOutcome(await tx.list('outcome', { caseId, questionId }));
      if (known === null) await recordFindingIn(desk, tx, questionId);
      const now = desk.clock();
      const before = trackRecordsOf(await tx.list('reliability', { caseId }));
      const outcome =
        known === null
          ? await tx.insert('outcome', caseId, {
              questionId,
              ...draft,
              decidedBy: principal.name,
              at: now,
            })
          : await tx.revise('outcome', known.id, known.version, {
              ...draft,
              decidedBy: principal.name,
            });
      const after = await learnReliability(desk, tx, caseId);
      const effect = outcomeEffect({
        question,
        outcome,
        before,
        after,
        findings: await tx.list('finding', { caseId, questionId }),
      });
      const corrections = correctionsDue({
        releases: await tx.list('release', { caseId }),
        contradicted: effect.contradicted,
        question,
        since: now,
      });
      await markReleases(tx, question, corrections);
      return { outcome, ...effect, corrections };
    },
  );
}

/**
 * Takes an outcome back to the version before, or away altogether when it is the first; everything
 * that followed from it follows again. Nothing is lost: the history keeps every version.
 */
export async function withdrawOutcome(
  desk: Desk,
  principal: Principal,
  id: OutcomeId,
  version: number,
): Promise<Outcome | null> {
  return desk.store.transact(principal, { verb: 'outcome.withdraw', object: id }, async (tx) => {
    const outcome = await tx.get('outcome', id);
    if (outcome === null) throw new StoreError('not-found', 'There is no such outcome.');
    const question = await needQuestion(tx, outcome.questionId);
    const back = (await tx.history('outcome', id)).filter((one) => !one.removed).at(-2);
    let left: Outcome | null = null;
    if (back === undefined || version === 1) await tx.remove('outcome', id, version);
    else {
      const { value, standardOfProof, evidence, decidedBy, at } = back;
      left = await tx.revise('outcome', id, version, {
        value,
        standardOfProof,
        evidence,
        decidedBy,
        at,
      });
    }
    await followOutcome(desk, tx, question, left);
    return left;
  });
}

/** Everything that follows from an outcome, anew: it was taken back, brought back, or is another. */
export async function followOutcome(
  desk: Desk,
  tx: Tx,
  question: Question,
  left: Outcome | null,
): Promise<void> {
  const { caseId, id: questionId } = question;
  await learnReliability(desk, tx, caseId);
  const contradicted =
    left === null
      ? []
      : outcomeEffect({
          question,
          outcome: left,
          before: [],
          after: [],
          findings: await tx.list('finding', { caseId, questionId }),
        }).contradicted;
  const releases = await tx.list('release', { caseId });
  const due = correctionsDue({ releases, contradicted, question, since: desk.clock() });
  await markReleases(tx, question, due);
}

/** Marks the releases that are due, and clears those that were due only because of this question. */
async function markReleases(
  tx: Tx,
  question: Question,
  corrections: readonly CorrectionDue[],
): Promise<void> {
  const { caseId } = question;
  const due = new Map(corrections.map((one) => [one.releaseId as string, one]));
  for (const release of await tx.list('release', { caseId })) {
    const now = due.get(release.id);
    if (now !== undefined) {
      await tx.revise('release', release.id, release.version, {
        status: 'correction-due',
        correction: now.correction,
      });
    } else if (release.status === 'correction-due' && release.questionIds.includes(question.id)) {
      const other = await otherwiseDue(tx, release, question.id);
      if (other === null) {
        await tx.revise('release', release.id, release.version, {
          status: 'released',
          correction: null,
        });
      } else if (release.correction?.why !== other.correction.why) {
        await tx.revise('release', release.id, release.version, { correction: other.correction });
      }
    }
  }
}

/** Why a release is due for correction because of another of its questions; null when it is not. */
async function otherwiseDue(
  tx: Tx,
  release: Release,
  except: QuestionId,
): Promise<CorrectionDue | null> {
  const { caseId } = release;
  for (const questionId of release.questionIds) {
    if (questionId === except) continue;
    const outcome = newestOutcome(await tx.list('outcome', { caseId, questionId }));
    if (outcome === null) continue;
    const question = await needQuestion(tx, questionId);
    const { contradicted } = outcomeEffect({
      question,
      outcome,
      before: [],
      after: [],
      findings: await tx.list('finding', { caseId, questionId }),
    });
    const since = release.correction?.since ?? outcome.at;
    const [due] = correctionsDue({ releases: [release], contradicted, question, since });
    if (due !== undefined) return due;
  }
  return null;
}

/** Re-scores every source of the case from all its outcomes and stores what changed. */
export async function learnReliability(
  desk: Desk,
  tx: Tx,
  caseId: CaseId,
): Promise<readonly TrackRecord[]> {
  const gathered = await gatherCase(tx, caseId, desk.clock());
  const records = reliabilityFromOutcomes(
    decidedQuestions(gathered, await tx.list('outcome', { caseId })),
  );
  const stored = new Map(
    (await tx.list('reliability', { caseId })).map((r) => [keyOf(r), r] as const),
  );
  for (const rated of rateSources(records)) {
    const known = stored.get(keyOf(rated));
    stored.delete(keyOf(rated));
    if (known === undefined) await tx.insert('reliability', caseId, rated);
    else if (
      known.right !== rated.right ||
      known.wrong !== rated.wrong ||
      known.mean !== rated.mean
    ) {
      await tx.revise('reliability', known.id, known.version, rated);
    }
  }
  for (const gone of stored.values()) await tx.remove('reliability', gone.id, gone.version);
  return records;
}

function keyOf(record: Pick<TrackRecord, 'sourceId' | 'role' | 'topic'>): string {
  return JSON.stringify([record.sourceId, record.role, record.topic]);
}
