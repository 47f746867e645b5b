/**
 * A whole case dealt out: question by question, everything an assessment rests on. The plain way, over
 * all records at once; `live-case.ts` does the same for one question at a time.
 */
import type { Payment, Session, Source, Tie } from '#terms/source.ts';
import type { Instant } from '#terms/time.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Link, LinkEnd } from '#lineage/link.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import { toldAbout } from './accounts/disclosed.ts';
import type { AssessInput } from './assess-input.ts';
import { decidedQuestions } from './decided-questions.ts';
import type { Outcome } from './finding.ts';
import { type DecidedQuestion, reliabilityFromOutcomes } from './reliability-from-outcomes.ts';

/** What a case holds as far as assessments are concerned. */
export interface CaseRecords {
  readonly questions: readonly Question[];
  readonly claims: readonly Claim[];
  readonly links: readonly Link[];
  readonly sources: readonly Source[];
  readonly ties: readonly Tie[];
  readonly payments: readonly Payment[];
  readonly outcomes: readonly Outcome[];
  readonly sessions?: readonly Session[];
}

export interface DealtCase {
  input(question: Question): AssessInput;
}

/**
 * Links run between claims or between the documents that claims were found in; a link between two
 * documents concerns every question that both speak to.
 *
 * `trackRecords` are those of all outcomes, as they were recorded; worked out here when left out.
 */
export function dealCase(
  records: CaseRecords,
  now: Instant,
  trackRecords?: readonly TrackRecord[],
): DealtCase {
  const { questions, claims, links, sources, ties, payments, outcomes } = records;
  const claimsByQuestion = new Map<string, Claim[]>();
  for (const claim of claims) {
    const list = claimsByQuestion.get(claim.questionId);
    if (list === undefined) claimsByQuestion.set(claim.questionId, [claim]);
    else list.push(claim);
  }
  const linksByEnd = new Map<string, Link[]>();
  for (const link of links) {
    for (const end of [link.child, link.parent]) {
      const list = linksByEnd.get(end.id);
      if (list === undefined) linksByEnd.set(end.id, [link]);
      else list.push(link);
    }
  }
  const sourceById = new Map<string, Source>(sources.map((source) => [source.id, source]));

  // What turned out on a question must not raise the very sources it is judged by: a settled question
  // is assessed with the track records that the other outcomes give.
  const decidedIds = new Set<string>(outcomes.map((outcome) => outcome.questionId));
  let decided: readonly DecidedQuestion[] | null = null;
  const judged = () => (decided ??= decidedQuestions({ questions, input: basics }, outcomes));
  let all = trackRecords;

  function input(question: Question): AssessInput {
    return {
      ...basics(question),
      trackRecords: decidedIds.has(question.id)
        ? reliabilityFromOutcomes(judged().filter((d) => d.question.id !== question.id))
        : (all ??= reliabilityFromOutcomes(judged())),
      now,
      likelihoodScale: 'ICD 203',
    };
  }

  function basics(
    question: Question,
  ): Omit<AssessInput, 'trackRecords' | 'now' | 'likelihoodScale'> {
    const own = claimsByQuestion.get(question.id) ?? [];
    const relevant = new Map<string, Link>();
    const among = linksAmong(own);
    for (const id of among.ends) {
      for (const link of linksByEnd.get(id) ?? []) if (among.has(link)) relevant.set(link.id, link);
    }
    const used = sourcesIn(own);
    const disclosed = toldAbout(question, records.sessions ?? [], used);
    return {
      question,
      claims: own,
      links: [...relevant.values()],
      sources: [...used].flatMap((id) => sourceById.get(id) ?? []),
      ties: ties.filter((tie) => used.has(tie.from)),
      payments: payments.filter((payment) => used.has(payment.sourceId)),
      ...(disclosed.length === 0 ? {} : { disclosed }),
    };
  }

  return { input };
}

/** Which links concern these claims: both ends are among them, or among their documents. */
export function linksAmong(claims: readonly Claim[]): {
  /** Claims, then documents. */
  readonly ends: readonly string[];
  has(link: Link): boolean;
} {
  const claimIds = new Set<string>(claims.map((claim) => claim.id));
  const documentIds = new Set<string>(claims.flatMap((claim) => claim.documentId ?? []));
  const here = (end: LinkEnd): boolean =>
    end.kind === 'claim' ? claimIds.has(end.id) : documentIds.has(end.id);
  return {
    ends: [...claimIds, ...documentIds],
    has: (link) => here(link.child) && here(link.parent),
  };
}

/** Every source in any of the chains. */
export function sourcesIn(claims: readonly Claim[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const claim of claims) {
    for (const hop of claim.hops) if (hop.actor.kind === 'source') used.add(hop.actor.sourceId);
  }
  return used;
}
