import type { CaseId, QuestionId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { outcomeEffect, type OutcomeEffect } from '#assessment/outcome-effect.ts';
import type { Outcome } from '#assessment/finding.ts';
import { decidedQuestions } from '#assessment/decided-questions.ts';
import { rateSources } from '#assessment/rate-sources.ts';
import { reliabilityFromOutcomes } from '#assessment/reliability-from-outcomes.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
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
      const at = desk.clock();
      await recordFindingIn(desk, tx, questionId);
      const before = trackRecordsOf(await tx.list('reliability', { caseId }));
      const outcome = await tx.insert('outcome', caseId, {
        questionId,
        ...draft,
        decidedBy: principal.name,
        at,
      });
      const after = await learnReliability(desk, tx, caseId);
      const effect = outcomeEffect({
        question,
        outcome,
        before,
        after,
        findings: await tx.list('finding', { caseId, questionId }),
      });
      const releases = await tx.list('release', { caseId });
      const corrections = correctionsDue({
        releases,
        contradicted: effect.contradicted,
        question,
        since: at,
      });
      for (const due of corrections) {
        const release = releases.find((r) => r.id === due.releaseId);
        if (release === undefined) continue;
        await tx.revise('release', release.id, release.version, {
          status: 'correction-due',
          correction: due.correction,
        });
      }
      return { outcome, ...effect, corrections };
    },
  );
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
