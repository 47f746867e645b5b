/**
 * The figures of a run by name, `set/measure`, as targets and floors ask for them. Measures: `accuracy`,
 * `log-loss`, `Brier`, `ECE` (with another scoring than the plain one: `accuracy within 10 min`), `MAE`,
 * `RMSE`, `coverage`, `links`, `directed links`, `direction`, `origins off`, `origins exact`, `seconds`.
 * Means over the label sets stand under `label sets`, in a quick run under `quick label sets`, of sets
 * that were named under `some label sets`; with them `pooled ECE`, over all their items together.
 */
import { accuracy } from './metrics/accuracy.ts';
import { brier } from './metrics/brier.ts';
import { calibrationError } from './metrics/calibration.ts';
import type { Judgements } from './metrics/judge.ts';
import { logLoss } from './metrics/log-loss.ts';
import { mean } from './metrics/mean.ts';
import { outcomeOf, type Outcome, type TaskReport } from './outcome.ts';
import type { BenchResult } from './result.ts';
import { ENGINE } from './methods.ts';

export type Figures = ReadonlyMap<string, number>;

export function figuresOf(result: BenchResult, method: string = ENGINE): Figures {
  const figures = new Map<string, number>();
  for (const report of result.reports) {
    const outcome = outcomeOf(report, method);
    if (outcome === null) continue;
    for (const [measure, value] of measuresOf(outcome)) {
      figures.set(`${report.name}/${measure}`, value);
    }
  }
  const labels = labelSets(result.reports).filter((one) => outcomeOf(one, method) !== null);
  const means = meansName(result);
  for (const measure of ['accuracy', 'log-loss', 'Brier', 'ECE']) {
    const own = labels.map(({ name }) => figures.get(`${name}/${measure}`) ?? Number.NaN);
    if (own.length > 0) figures.set(`${means}/${measure}`, mean(own));
  }
  if (labels.length > 0)
    figures.set(`${means}/pooled ECE`, calibrationError(pooled(labels, method)));
  return figures;
}

/** What the means over the label sets of a run are called. */
export function meansName({ run }: Pick<BenchResult, 'run'>): string {
  return run === 'full' ? 'label sets' : `${run} label sets`;
}

/** The sets that all tools are compared on: labels, and none that we made. */
export function labelSets(reports: readonly TaskReport[]): readonly TaskReport[] {
  return reports.filter(({ kind, invented }) => kind === 'labels' && !invented);
}

/** All items of several sets as if they were one. */
export function pooled(reports: readonly TaskReport[], method: string): Judgements {
  const all = reports.flatMap((report) => outcomeOf(report, method)?.judged['exact'] ?? []);
  return {
    right: all.flatMap(({ right }) => right),
    top: all.flatMap(({ top }) => top),
    gold: all.flatMap(({ gold }) => gold),
    wrongSquares: all.flatMap(({ wrongSquares }) => wrongSquares),
  };
}

function* measuresOf(outcome: Outcome): Generator<readonly [string, number]> {
  for (const [scoring, judged] of Object.entries(outcome.judged)) {
    const as = scoring === 'exact' ? '' : ` ${scoring}`;
    yield [`accuracy${as}`, accuracy(judged)];
    yield [`log-loss${as}`, logLoss(judged)];
    yield [`Brier${as}`, brier(judged)];
    yield [`ECE${as}`, calibrationError(judged)];
  }
  if (outcome.numbers !== null) {
    yield ['MAE', outcome.numbers.mae];
    yield ['RMSE', outcome.numbers.rmse];
    if (outcome.numbers.coverage !== null) yield ['coverage', outcome.numbers.coverage];
  }
  if (outcome.links !== null) {
    yield ['links', outcome.links.undirected];
    if (outcome.links.directed !== null) yield ['directed links', outcome.links.directed];
    if (outcome.links.direction !== null) yield ['direction', outcome.links.direction];
  }
  if (outcome.origins !== null) {
    yield ['origins off', outcome.origins.meanError];
    yield ['origins exact', outcome.origins.exact];
  }
  yield ['seconds', outcome.seconds];
}
