/**
 * Boosted decision trees (Friedman 2001): the answer is the sum of what each tree says, made a probability
 * by the logistic function. A tree is asked "is number `feature` at most `least`?" from its root down; the
 * answer no leads to `right`, yes to the next node. Learnt by `bench/intake/learn-trees.ts`.
 */
export interface Trees {
  readonly start: number;
  /** One list a tree: for each node feature, threshold, right; for a leaf −1, value, 0. */
  readonly trees: readonly (readonly number[])[];
}

/** Between 0 and 1. */
export function probability({ start, trees }: Trees, numbers: Float64Array): number {
  let sum = start;
  for (const tree of trees) {
    let at = 0;
    for (;;) {
      const feature = tree[at] ?? -1;
      if (feature < 0) {
        sum += tree[at + 1] ?? 0;
        break;
      }
      at = (numbers[feature] ?? 0) <= (tree[at + 1] ?? 0) ? at + 3 : (tree[at + 2] ?? 0);
    }
  }
  return 1 / (1 + Math.exp(-sum));
}
