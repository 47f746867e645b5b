/**
 * Whether two sources copy, after Dong, Berti-Équille & Srivastava ("Integrating conflicting data: the
 * role of source dependence", PVLDB 2009): sharing what is false tells of copying, sharing what is true
 * does not. Counted over the items both speak of: the same and believed true (kt), the same and believed
 * false (kf), different (kd).
 *
 * With accuracies A1, A2 and n false values, each alike, independent sources give
 *   Pt = A1·A2,  Pf = (1 − A1)(1 − A2)/n,  Pd = 1 − Pt − Pf,
 * and if 1 copies from 2 a share c of what it says
 *   Pt' = A2·c + Pt(1 − c),  Pf' = (1 − A2)·c + Pf(1 − c),  Pd' = Pd(1 − c).
 * The prior of dependence α is split between the directions.
 */
export interface CopyingSettings {
  /** Prior probability that two sources depend on each other. */
  readonly alpha: number;
  /** Share of its values that a copier copies. */
  readonly copied: number;
  /** Number of false values of an item. */
  readonly falseValues: number;
}

export interface CopyingPosterior {
  readonly independent: number;
  /** The first copies from the second. */
  readonly firstFromSecond: number;
  readonly secondFromFirst: number;
}

export function copyingTest(
  [kt, kf, kd]: readonly [number, number, number],
  first: number,
  second: number,
  { alpha, copied, falseValues }: CopyingSettings,
): CopyingPosterior {
  const pt = first * second;
  const pf = ((1 - first) * (1 - second)) / falseValues;
  const pd = 1 - pt - pf;
  const log = (t: number, f: number, d: number) =>
    kt * Math.log(t) + kf * Math.log(f) + kd * Math.log(d);
  const copying = (from: number) =>
    log(
      from * copied + pt * (1 - copied),
      (1 - from) * copied + pf * (1 - copied),
      pd * (1 - copied),
    );
  const logs = [
    Math.log(1 - alpha) + log(pt, pf, pd),
    Math.log(alpha / 2) + copying(second),
    Math.log(alpha / 2) + copying(first),
  ];
  const most = Math.max(...logs);
  const weights = logs.map((x) => Math.exp(x - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  return {
    independent: (weights[0] as number) / sum,
    firstFromSecond: (weights[1] as number) / sum,
    secondFromFirst: (weights[2] as number) / sum,
  };
}
