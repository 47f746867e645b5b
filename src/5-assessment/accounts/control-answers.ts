/**
 * Control questions of a source: questions whose answer the desk knew on its own before the source was
 * asked, with what the source said. They are what a record of reliability can be made of: recorded as
 * outcomes they feed it like any other (`reliability-from-outcomes.ts`).
 *
 * The desk knew it when the outcome is older than the telling: by `knownSince` where that is stated, else by
 * the moment the outcome was recorded. A telling without a time cannot be shown to be later and is left out.
 * A question that was settled *by* the telling, or after it, is no control question.
 */
import type { ClaimId, QuestionId } from '#terms/ids.ts';
import type { Question } from '#claims/question.ts';
import { formatValue } from '#claims/format-value.ts';
import { newestOutcome } from '../decided-questions.ts';
import type { Outcome } from '../finding.ts';
import { statementLabel } from '../origin-view.ts';
import { claimAgrees, moment } from '../value-agrees.ts';
import type { Telling } from './tellings.ts';

export interface ControlAnswer {
  readonly questionId: QuestionId;
  readonly claimId: ClaimId;
  readonly telling: string;
  readonly said: string;
  readonly known: string;
  readonly agrees: boolean;
  /** ISO date since when the desk knew it. */
  readonly knownSince: string;
  readonly evidence: string;
}

/** Every answer to a control question, in order of telling. */
export function controlAnswers(
  tellings: readonly Telling[],
  questions: ReadonlyMap<string, Question>,
  outcomes: readonly Outcome[],
): readonly ControlAnswer[] {
  const known = outcomesByQuestion(outcomes);
  return tellings.flatMap((telling) =>
    telling.statements.flatMap(({ claim }): ControlAnswer[] => {
      const question = questions.get(claim.questionId);
      const outcome = known.get(claim.questionId);
      if (question === undefined || outcome === undefined) return [];
      const since = knownFrom(outcome);
      const told = claim.toldAt?.from ?? claim.toldAt?.to ?? telling.from;
      const at = told === null ? null : moment(told, 'start');
      const begun = moment(since, 'end');
      if (at === null || begun === null || begun >= at) return [];
      return [
        {
          questionId: question.id,
          claimId: claim.id,
          telling: telling.key,
          said: statementLabel(claim, question),
          known: formatValue(outcome.value, question),
          agrees: claimAgrees(claim, outcome.value, question),
          knownSince: since.slice(0, 10),
          evidence: outcome.evidence,
        },
      ];
    }),
  );
}

/** Since when the desk knows what an outcome says. */
export function knownFrom(outcome: Pick<Outcome, 'at' | 'knownSince'>): string {
  return outcome.knownSince ?? outcome.at;
}

/** The outcome that counts for each question. */
export function outcomesByQuestion(outcomes: readonly Outcome[]): ReadonlyMap<string, Outcome> {
  const lists = new Map<string, Outcome[]>();
  for (const one of outcomes) {
    lists.set(one.questionId, [...(lists.get(one.questionId) ?? []), one]);
  }
  return new Map(
    [...lists].flatMap(([id, list]) => {
      const newest = newestOutcome(list);
      return newest === null ? [] : [[id, newest] as const];
    }),
  );
}
