import type { QuestionRow } from '#server/views.ts';

/**
 * The question where counting reports misleads most: the largest distance between what counting would
 * have said and what was found; among equals the one with most reports. Undefined without questions.
 */
export function mostMisleading(rows: readonly QuestionRow[]): QuestionRow | undefined {
  const distance = ({ assessment }: QuestionRow): number =>
    assessment.best === null || assessment.countingReports === null
      ? -1
      : Math.abs(assessment.countingReports - assessment.best.probability);
  return rows.toSorted(
    (a, b) => distance(b) - distance(a) || b.assessment.reports - a.assessment.reports,
  )[0];
}
