import type { Question } from '#claims/question.ts';
import { traceLineage } from '#lineage/trace-lineage.ts';
import type { AssessInput } from './assess-input.ts';
import type { Outcome } from './finding.ts';
import type { DecidedQuestion } from './reliability-from-outcomes.ts';

/** The questions of a case whose truth is known, each with its chains; the newest outcome counts. */
export function decidedQuestions(
  gathered: {
    readonly questions: readonly Question[];
    input(question: Question): Pick<AssessInput, 'claims' | 'links' | 'sources' | 'ties'>;
  },
  outcomes: readonly Outcome[],
): readonly DecidedQuestion[] {
  const byQuestion = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const list = byQuestion.get(outcome.questionId);
    if (list === undefined) byQuestion.set(outcome.questionId, [outcome]);
    else list.push(outcome);
  }
  return gathered.questions.flatMap((question): DecidedQuestion[] => {
    const outcome = newestOutcome(byQuestion.get(question.id) ?? []);
    if (outcome === null) return [];
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

/** Of several outcomes of one question the newest; the one recorded last where moments are equal. */
export function newestOutcome(outcomes: readonly Outcome[]): Outcome | null {
  return outcomes.reduce<Outcome | null>(
    (known, outcome) => (known === null || known.at <= outcome.at ? outcome : known),
    null,
  );
}
