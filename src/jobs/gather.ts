import type { Source } from '#terms/source.ts';
import type { CaseId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Link } from '#lineage/link.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import type { AssessInput } from '#assessment/assess-input.ts';
import { dealCase } from '#assessment/deal-case.ts';
import type { Reliability } from '#assessment/reliability.ts';
import type { ReadTx } from '#store/store.ts';
import type { Instant } from '#terms/time.ts';

export interface GatheredCase {
  readonly questions: readonly Question[];
  readonly claims: readonly Claim[];
  readonly links: readonly Link[];
  readonly sources: readonly Source[];
  input(question: Question): AssessInput;
}

/**
 * Reads a case once and deals out, question by question, everything an assessment rests on
 * (`dealCase`).
 */
export async function gatherCase(tx: ReadTx, caseId: CaseId, now: Instant): Promise<GatheredCase> {
  const questions = await tx.list('question', { caseId });
  const claims = await tx.list('claim', { caseId });
  const links = await tx.list('link', { caseId });
  const sources = await tx.list('source', { caseId });
  const ties = await tx.list('tie', { caseId });
  const payments = await tx.list('payment', { caseId });
  const trackRecords = trackRecordsOf(await tx.list('reliability', { caseId }));
  const outcomes = await tx.list('outcome', { caseId });
  const sessions = await tx.list('session', { caseId });

  const records = { questions, claims, links, sources, ties, payments, outcomes, sessions };
  const { input } = dealCase(records, now, trackRecords);
  return { questions, input, claims, links, sources };
}

/** Labelled counts of every source, as the engine takes them. */
export function trackRecordsOf(reliability: readonly Reliability[]): readonly TrackRecord[] {
  return reliability.map(({ sourceId, role, topic, right, wrong }) => ({
    sourceId,
    role,
    topic,
    right,
    wrong,
  }));
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const k = key(item);
    const group = groups.get(k);
    if (group === undefined) groups.set(k, [item]);
    else group.push(item);
  }
  return groups;
}
