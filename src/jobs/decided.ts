import type { Outcome } from '#assessment/finding.ts';
import type { DecidedQuestion } from '#assessment/reliability-from-outcomes.ts';
import type { AssessInput } from '#assessment/assess-input.ts';
import type { Question } from '#claims/question.ts';
import { traceLineage } from '#lineage/trace-lineage.ts';

/** The questions of a case whose truth is known, each with its chains; the newest outcome counts. */
export function decidedQuestions(
  gathered: {
    readonly questions: readonly Question[];
    input(question: Question): Pick<AssessInput, 'claims' | 'links' | 'sources' | 'ties'>;
  },
  outcomes: readonly Outcome[],
): readonly DecidedQuestion[] {
  const newest = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const known = newest.get(outcome.questionId);
    if (known === undefined || known.at <= outcome.at) newest.set(outcome.questionId, outcome);
  }
  return gathered.questions.flatMap((question): DecidedQuestion[] => {
    const outcome = newest.get(question.id);
    if (outcome === undefined) return [];
    const { claims, links, sources, ties } = gathered.input(question);
    return [
      {
        question,
        claims,
        lineage: traceLineage({ claims, links, sources, ties }),
        truth: outcome.value,
      },
    ];
  });
}
