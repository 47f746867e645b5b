import type { CaseId, OutcomeId, QuestionId, ReleaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Instant } from '#terms/time.ts';
import { formatValue } from '#claims/format-value.ts';
import type { Question } from '#claims/question.ts';
import { traceLineage } from '#lineage/trace-lineage.ts';
import { backTrace, type TracedReport } from '#assessment/calibration/back-trace.ts';
import { calibrate, type Calibration } from '#assessment/calibration/calibrate.ts';
import {
  byTopic,
  caseForecasts,
  overTime,
  type JudgedFinding,
  type OverTime,
} from '#assessment/calibration/forecasts.ts';
import { newestOutcome } from '#assessment/decided-questions.ts';
import type { Outcome } from '#assessment/finding.ts';
import {
  outcomeEffect,
  reliabilityMoves,
  type ReliabilityMove,
} from '#assessment/outcome-effect.ts';
import { reliabilityFromOutcomes } from '#assessment/reliability-from-outcomes.ts';
import type { LiveCase } from '#assessment/live-case.ts';
import type { Release } from '#release/release.ts';
import { StoreError } from '#store/errors.ts';
import type { DocumentSummary } from './views.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { summaries } from './documents.ts';
import { groupBy } from './gather.ts';
import { liveCase } from './live-cases.ts';

/** Our own record: what we said, what came of it, and how far the two agree. */
export interface CalibrationView {
  readonly calibration: Calibration;
  readonly topics: readonly { readonly topic: string; readonly calibration: Calibration }[];
  readonly months: readonly OverTime[];
  /** Newest first. */
  readonly outcomes: readonly OutcomeRow[];
  /** Questions without an outcome yet, to record one. */
  readonly open: number;
}

export interface OutcomeRow {
  readonly outcome: Outcome;
  readonly questionId: QuestionId;
  readonly ref: string;
  readonly text: string;
  readonly topic: string;
  readonly turnedOut: string;
  /** What we had said; null when it could not be judged. */
  readonly forecast: JudgedFinding | null;
  /** Releases that must be corrected because of it. */
  readonly corrections: number;
}

/** One outcome back to every report and hop, and forward to every release. */
export interface OutcomeReport {
  readonly row: OutcomeRow;
  readonly question: Question;
  readonly reports: readonly TracedReport[];
  readonly documents: readonly DocumentSummary[];
  /** What this outcome moved: each source and hop without it and with it. */
  readonly moves: readonly (ReliabilityMove & { readonly name: string })[];
  readonly releases: readonly TracedRelease[];
  /** Earlier versions of the outcome, newest first. */
  readonly earlier: readonly {
    readonly version: number;
    readonly turnedOut: string;
    readonly standardOfProof: Outcome['standardOfProof'];
    readonly evidence: string;
    readonly decidedBy: string;
    readonly madeAt: Instant;
  }[];
}

export interface TracedRelease {
  readonly releaseId: ReleaseId;
  readonly title: string;
  readonly audience: string;
  readonly status: Release['status'];
  readonly agrees: boolean;
  readonly said: string;
  readonly correction: string | null;
  readonly receivedBy: readonly {
    readonly to: string;
    readonly at: Instant;
    readonly channel: string;
  }[];
}

export async function calibration(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  topic: string | null = null,
): Promise<CalibrationView> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const live = await liveCase(desk, tx, caseId);
    const { questions, outcomes } = live.records();
    const decided = outcomes.map(({ questionId }) => questionId);
    const findings =
      decided.length === 0
        ? []
        : await tx.list('finding', { caseId, questionIds: [...new Set(decided)] });
    const { forecasts } = caseForecasts({ questions, outcomes, findings });
    const releases = await tx.list('release', { caseId });
    const wanted = forecasts.filter((one) => topic === null || one.topic === topic);
    const rows = rowsOf(live, forecasts, releases);
    return {
      calibration: calibrate(wanted),
      topics: byTopic(forecasts),
      months: overTime(wanted),
      outcomes: rows.filter((row) => topic === null || row.topic === topic),
      open: questions.length - new Set(decided).size,
    };
  });
}

export async function outcomeReport(
  desk: Desk,
  principal: Principal,
  id: OutcomeId,
): Promise<OutcomeReport> {
  return desk.store.read(principal, async (tx) => {
    const outcome = await tx.get('outcome', id);
    if (outcome === null) throw new StoreError('not-found', 'There is no such outcome.');
    const { caseId, questionId } = outcome;
    const live = await liveCase(desk, tx, caseId);
    const { questions, outcomes, sources } = live.records();
    const question = questions.find((one) => one.id === questionId);
    if (question === undefined) throw new StoreError('not-found', 'There is no such question.');
    const names = new Map<string, string>(sources.map((one) => [one.id, one.pseudonym]));
    const nameOf = (sourceId: string): string => names.get(sourceId) ?? 'a source';
    const findings = await tx.list('finding', { caseId, questionId });
    const { forecasts } = caseForecasts({ questions: [question], outcomes, findings });
    const releases = await tx.list('release', { caseId });
    const row = rowsOf(live, forecasts, releases).find((one) => one.outcome.id === id);
    if (row === undefined) throw new StoreError('not-found', 'There is no such outcome.');
    const now = desk.clock();
    const decide = (one: Question) => {
      const truth = newestOutcome(outcomes.filter((o) => o.questionId === one.id));
      if (truth === null) return [];
      const { claims, links, sources: own, ties } = live.input(one.id, now);
      const lineage = traceLineage({ claims, links, sources: own, ties });
      return [{ question: one, claims, lineage, truth: truth.value }];
    };
    const decided = questions.flatMap(decide);
    const own = decided.find((one) => one.question.id === questionId);
    const reports = own === undefined ? [] : backTrace(own, nameOf);
    const moves = reliabilityMoves(
      reliabilityFromOutcomes(decided.filter((one) => one !== own)),
      reliabilityFromOutcomes(decided),
      // Other topics inform the prior, so only those whose own counts differ are listed.
    ).map((move) => ({ ...move, name: nameOf(move.sourceId) }));
    const { contradicted } = outcomeEffect({ question, outcome, before: [], after: [], findings });
    const disclosures = groupBy(await tx.list('disclosure', { caseId }), (d) => d.releaseId);
    const documentIds = [...new Set(reports.flatMap(({ documentId }) => documentId ?? []))];
    return {
      row,
      question,
      reports,
      documents: await summaries(tx, caseId, documentIds),
      moves,
      releases: releases
        .filter((r) => r.questionIds.includes(questionId) && r.status !== 'refused')
        .map((release): TracedRelease => {
          const finding = findings.find((one) => release.findingIds.includes(one.id));
          return {
            releaseId: release.id,
            title: release.title,
            audience: release.audience,
            status: release.status,
            agrees: finding === undefined || !contradicted.includes(finding.id),
            said: finding?.assessment.best?.label ?? 'cannot be judged',
            correction: release.correction?.why ?? null,
            receivedBy: (disclosures.get(release.id) ?? []).map(({ to, at, channel }) => ({
              to,
              at,
              channel,
            })),
          };
        }),
      earlier: (await tx.history('outcome', id))
        .filter((one) => !one.removed && one.version < outcome.version)
        .toReversed()
        .map((one) => ({
          version: one.version,
          turnedOut: formatValue(one.value, question),
          standardOfProof: one.standardOfProof,
          evidence: one.evidence,
          decidedBy: one.decidedBy,
          madeAt: one.madeAt,
        })),
    };
  });
}

function rowsOf(
  live: LiveCase,
  forecasts: readonly JudgedFinding[],
  releases: readonly Release[],
): readonly OutcomeRow[] {
  const { questions, outcomes } = live.records();
  const said = new Map(forecasts.map((one) => [one.questionId as string, one]));
  const decided = groupBy(outcomes, (outcome) => outcome.questionId);
  return questions
    .flatMap((question): OutcomeRow[] => {
      const outcome = newestOutcome(decided.get(question.id) ?? []);
      if (outcome === null) return [];
      return [
        {
          outcome,
          questionId: question.id,
          ref: question.ref,
          text: question.text,
          topic: question.topic,
          turnedOut: formatValue(outcome.value, question),
          forecast: said.get(question.id) ?? null,
          corrections: releases.filter(
            (r) => r.status === 'correction-due' && r.questionIds.includes(question.id),
          ).length,
        },
      ];
    })
    .toSorted((a, b) =>
      a.outcome.madeAt > b.outcome.madeAt
        ? -1
        : a.outcome.madeAt < b.outcome.madeAt
          ? 1
          : a.ref.localeCompare(b.ref, 'en', { numeric: true }),
    );
}
