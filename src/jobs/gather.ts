import type { Source } from '#terms/source.ts';
import type { CaseId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Link, LinkEnd } from '#lineage/link.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import type { AssessInput } from '#assessment/assess-input.ts';
import type { Reliability } from '#assessment/reliability.ts';
import {
  reliabilityFromOutcomes,
  type DecidedQuestion,
} from '#assessment/reliability-from-outcomes.ts';
import type { ReadTx } from '#store/store.ts';
import type { Instant } from '#terms/time.ts';
import { decidedQuestions } from './decided.ts';

export interface GatheredCase {
  readonly questions: readonly Question[];
  readonly claims: readonly Claim[];
  readonly links: readonly Link[];
  readonly sources: readonly Source[];
  input(question: Question): AssessInput;
}

/**
 * Reads a case once and deals out, question by question, everything an assessment rests on.
 *
 * Links run between claims or between the documents that claims were found in; a link between two
 * documents concerns every question that both speak to.
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

  const claimsByQuestion = groupBy(claims, (claim) => claim.questionId);
  const linksByEnd = new Map<string, Link[]>();
  for (const link of links) {
    for (const end of [link.child, link.parent]) {
      const key = endKey(end);
      const list = linksByEnd.get(key);
      if (list === undefined) linksByEnd.set(key, [link]);
      else list.push(link);
    }
  }
  const sourceById = new Map(sources.map((source) => [source.id as string, source]));

  // What turned out on a question must not raise the very sources it is judged by: a settled question
  // is assessed with the track records that the other outcomes give.
  const decidedIds = new Set<string>(outcomes.map((outcome) => outcome.questionId));
  let decided: readonly DecidedQuestion[] | null = null;
  function recordsWithout(question: Question): readonly TrackRecord[] {
    decided ??= decidedQuestions({ questions, input: basics }, outcomes);
    return reliabilityFromOutcomes(decided.filter((d) => d.question.id !== question.id));
  }

  function input(question: Question): AssessInput {
    return {
      ...basics(question),
      trackRecords: decidedIds.has(question.id) ? recordsWithout(question) : trackRecords,
      now,
      likelihoodScale: 'ICD 203',
    };
  }

  function basics(
    question: Question,
  ): Omit<AssessInput, 'trackRecords' | 'now' | 'likelihoodScale'> {
    const own = claimsByQuestion.get(question.id) ?? [];
    const claimIds = new Set<string>(own.map((claim) => claim.id));
    const documentIds = new Set<string>(own.flatMap((claim) => claim.documentId ?? []));
    const here = (end: LinkEnd) =>
      end.kind === 'claim' ? claimIds.has(end.id) : documentIds.has(end.id);
    const relevant = new Map<string, Link>();
    for (const id of [...claimIds, ...documentIds]) {
      for (const link of linksByEnd.get(id) ?? []) {
        if (here(link.child) && here(link.parent)) relevant.set(link.id, link);
      }
    }
    const used = new Set<string>();
    for (const claim of own) {
      for (const hop of claim.hops) if (hop.actor.kind === 'source') used.add(hop.actor.sourceId);
    }
    return {
      question,
      claims: own,
      links: [...relevant.values()],
      sources: [...used].flatMap((id) => sourceById.get(id) ?? []),
      ties: ties.filter((tie) => used.has(tie.from)),
      payments: payments.filter((payment) => used.has(payment.sourceId)),
    };
  }

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

function endKey(end: LinkEnd): string {
  return end.id;
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
