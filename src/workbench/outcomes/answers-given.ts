import { formatValue } from '#claims/format-value.ts';
import type { Value } from '#claims/value.ts';
import type { QuestionRow } from '#server/views.ts';

export interface GivenAnswer {
  readonly value: Value;
  readonly label: string;
  readonly reports: number;
}

/** What can turn out, as far as it was said: the answers that were given, most reported first; yes and no always. */
export function answersGiven(
  row: Pick<QuestionRow, 'question' | 'assessment'>,
): readonly GivenAnswer[] {
  const { question, assessment } = row;
  if (question.type === 'yes-no') {
    return (['yes', 'no'] as const).map((answer) => {
      const given = assessment.answers.find(
        ({ value }) => value.type === 'yes-no' && value.answer === answer,
      );
      return {
        value: given?.value ?? { type: 'yes-no', answer },
        label: answer,
        reports: given?.reports ?? 0,
      };
    });
  }
  return assessment.answers
    .toSorted((a, b) => b.reports - a.reports || (a.label < b.label ? -1 : 1))
    .slice(0, 9)
    .map(({ value, reports }) => ({ value, label: formatValue(value, question), reports }));
}

/** Questions without an outcome of which something was said, the newest first: those asked last turn out first. */
export function settleOrder<
  T extends Pick<QuestionRow, 'question' | 'assessment'> & { readonly outcome: unknown },
>(rows: readonly T[]): readonly T[] {
  const number = (ref: string): number => Number(/\d+$/.exec(ref)?.[0] ?? 0);
  return rows
    .filter(({ outcome, assessment }) => outcome === null && assessment.reports > 0)
    .toSorted((a, b) => number(b.question.ref) - number(a.question.ref));
}
