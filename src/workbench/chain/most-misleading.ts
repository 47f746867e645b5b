import type { QuestionRow } from '#server/views.ts';

/**
 * The question where counting reports misleads most: the distance between what counting would have
 * said and what was found, times the reports that only repeat another. Undefined without questions.
 */
export function mostMisleading(rows: readonly QuestionRow[]): QuestionRow | undefined {
  const distance = ({ assessment }: QuestionRow): number =>
    assessment.best === null || assessment.countingReports === null
      ? -1
      : Math.abs(assessment.countingReports - assessment.best.probability) *
        (assessment.reports - assessment.origins.independent);
  return rows.toSorted(
    (a, b) => distance(b) - distance(a) || b.assessment.reports - a.assessment.reports,
  )[0];
}
