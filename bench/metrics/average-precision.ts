/**
 * Area under the curve of precision against recall, in steps: Σ (Rₖ − Rₖ₋₁) · Pₖ over the scores from
 * the highest down, cases of one score taken together (as scikit-learn's `average_precision_score`).
 * A method that ranks by chance gets about the share of cases that are true.
 */
export interface Ranked {
  readonly score: number;
  readonly isTrue: boolean;
}

export function averagePrecision(cases: readonly Ranked[]): number {
  const all = cases.filter(({ isTrue }) => isTrue).length;
  return precisionRecall(cases).reduce(
    (sum, { precision, gained }) => sum + (gained / all) * precision,
    0,
  );
}

export interface PrecisionRecall {
  readonly score: number;
  readonly precision: number;
  readonly recall: number;
  /** True cases that come in at this score. */
  readonly gained: number;
}

/** Precision and recall when everything of at least each score is called a link. */
export function precisionRecall(cases: readonly Ranked[]): readonly PrecisionRecall[] {
  const sorted = [...cases].sort((a, b) => b.score - a.score);
  const all = sorted.filter(({ isTrue }) => isTrue).length;
  const points: PrecisionRecall[] = [];
  let taken = 0;
  let found = 0;
  let gained = 0;
  sorted.forEach(({ score, isTrue }, i) => {
    taken += 1;
    if (isTrue) {
      found += 1;
      gained += 1;
    }
    if (sorted[i + 1]?.score === score) return;
    points.push({ score, precision: found / taken, recall: found / all, gained });
    gained = 0;
  });
  return points;
}
