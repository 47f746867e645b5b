/** What we set out to reach, held against what a run reached. */
import { figuresOf, labelSets, meansName, type Figures } from './figures.ts';
import { bestPeer, type PeerFigures } from './peers.ts';
import { TRUE_ORIGINS } from './methods.ts';
import type { BenchResult } from './result.ts';

export interface Target {
  readonly what: string;
  readonly where: string;
  readonly aim: string;
  readonly reached: number;
  readonly met: boolean;
  /** How far short, in the unit of the figure; 0 when met. */
  readonly short: number;
  readonly unit: 'points' | 'figure' | 'number' | 'seconds' | 'MB';
}

type Row = Target | null;

export function targetsOf(result: BenchResult): readonly Target[] {
  const figures = figuresOf(result);
  const means = meansName(result);
  const oracle = figuresOf(result, TRUE_ORIGINS);
  const made = ['gen_layered', 'gen_rumour', 'gen_dirty'];
  const numbers = result.reports.filter(({ kind, invented }) => kind === 'numbers' && !invented);
  const rows: Row[] = [
    least(figures, 'accuracy, mean of the label sets', `${means}/accuracy`, 0.835, 'points'),
    ...labelSets(result.reports).map(({ name }) =>
      besidePeer(figures, `${name}/accuracy`, name, 'accuracy', 0.003),
    ),
    most(figures, 'calibration error, mean', `${means}/ECE`, 0.05, 'figure'),
    most(figures, 'calibration error, pooled', `${means}/pooled ECE`, 0.03, 'figure'),
    most(figures, 'log-loss, mean', `${means}/log-loss`, 0.55, 'figure'),
    least(figures, 'flights', 'flight_1208/accuracy within 10 min', 0.95, 'points'),
    least(figures, 'flights', 'flight_1208 as times/accuracy within 10 min', 0.95, 'points'),
    least(figures, 'books', 'book/accuracy', 0.9, 'points'),
    least(figures, 'who copies whom', 'flight_1208/links', 0.95, 'figure'),
    least(figures, 'who copies whom', 'stem_besoin/links', 0.9, 'figure'),
    ...made.map((set) => least(figures, 'who copies whom', `${set}/links`, 0.8, 'figure')),
    ...['stem_besoin', ...made].map((set) =>
      least(figures, 'direction of copying', `${set}/direction`, 0.9, 'figure'),
    ),
    ...made.map((set) => most(figures, 'origins off by', `${set}/origins off`, 1.5, 'figure')),
    ...made.map((set) => {
      const ideal = oracle.get(`${set}/accuracy`);
      return ideal === undefined
        ? null
        : least(
            figures,
            'within a point of votes of the true origins',
            `${set}/accuracy`,
            ideal - 0.01,
            'points',
          );
    }),
    least(figures, 'places in a tree', 'birthplaces +tree/accuracy coarser counts', 0.9, 'points'),
    ...numbers.flatMap(({ name }) => [
      besidePeer(figures, `${name}/MAE`, name, 'mae', 0),
      between(figures, '90 % intervals hold', `${name}/coverage`, 0.88, 0.92),
    ]),
    ...scaleTargets(result),
  ];
  // Means of sets that were picked by hand are held to nothing.
  return rows.filter(
    (row): row is Target => row !== null && !row.where.startsWith('some label sets/'),
  );
}

function least(
  figures: Figures,
  what: string,
  figure: string,
  aim: number,
  unit: Target['unit'],
): Row {
  const reached = figures.get(figure);
  if (reached === undefined) return null;
  return {
    what,
    where: figure,
    aim: `≥ ${shown(aim, unit)}`,
    reached,
    met: reached >= aim,
    short: Math.max(0, aim - reached),
    unit,
  };
}

function most(
  figures: Figures,
  what: string,
  figure: string,
  aim: number,
  unit: Target['unit'],
): Row {
  const reached = figures.get(figure);
  if (reached === undefined) return null;
  return {
    what,
    where: figure,
    aim: `≤ ${shown(aim, unit)}`,
    reached,
    met: reached <= aim,
    short: Math.max(0, reached - aim),
    unit,
  };
}

function between(figures: Figures, what: string, figure: string, low: number, high: number): Row {
  const reached = figures.get(figure);
  if (reached === undefined) return null;
  return {
    what,
    where: figure,
    aim: `${low}–${high}`,
    reached,
    met: reached >= low && reached <= high,
    short: Math.max(0, low - reached, reached - high),
    unit: 'figure',
  };
}

function besidePeer(
  figures: Figures,
  figure: string,
  set: string,
  field: keyof PeerFigures,
  within: number,
): Row {
  const best = bestPeer(set, field);
  if (best === null) return null;
  return field === 'accuracy'
    ? least(figures, `within .3 points of ${best.name}`, figure, best.figure - within, 'points')
    : most(figures, `no worse than ${best.name}`, figure, best.figure + within, 'number');
}

function scaleTargets({ scale, incremental }: BenchResult): readonly Row[] {
  if (scale === null) return [];
  const figures = new Map<string, number>();
  for (const { claims, seconds, peakMb } of scale.points) {
    if (seconds !== null) figures.set(`${claims} claims/seconds`, seconds);
    if (peakMb !== null) figures.set(`${claims} claims/MB`, peakMb);
  }
  if (incremental !== undefined) figures.set('one more report/ms', incremental.medianMs);
  if (scale.timeSlope !== null) figures.set('growth/time', scale.timeSlope);
  if (scale.memorySlope !== null) figures.set('growth/memory', scale.memorySlope);
  return [
    most(figures, 'ten million claims', '10000000 claims/seconds', 30, 'seconds'),
    most(figures, 'ten million claims', '10000000 claims/MB', 2048, 'MB'),
    most(figures, 'one more report in a case', 'one more report/ms', 10, 'number'),
    most(figures, 'time grows in proportion', 'growth/time', 1.1, 'figure'),
    most(figures, 'memory grows in proportion', 'growth/memory', 1.1, 'figure'),
  ];
}

export function shown(value: number, unit: Target['unit']): string {
  switch (unit) {
    case 'points':
      return `${(100 * value).toFixed(1)} %`;
    case 'figure':
      return value.toFixed(3);
    case 'number':
      return value.toPrecision(5);
    case 'seconds':
      return `${value.toFixed(1)} s`;
    case 'MB':
      return `${Math.round(value)} MB`;
  }
}
