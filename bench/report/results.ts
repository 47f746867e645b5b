/** The results page: all tables of one run. */
import { figuresOf, labelSets, meansName } from '../figures.ts';
import {
  ACCU,
  ACCUCOPY,
  CRH,
  DAWID_SKENE,
  ENGINE,
  INDEPENDENT,
  MEAN,
  MEDIAN,
  ONE_COIN,
  TRUE_ORIGINS,
  VOTES,
} from '../methods.ts';
import { accuracy } from '../metrics/accuracy.ts';
import { brier } from '../metrics/brier.ts';
import { calibrationError } from '../metrics/calibration.ts';
import { logLoss } from '../metrics/log-loss.ts';
import type { Judgements } from '../metrics/judge.ts';
import { paired } from '../metrics/paired.ts';
import { outcomeOf, type TaskReport } from '../outcome.ts';
import { bestPeer, peerMeans, type PeerFigures } from '../peers.ts';
import type { BenchResult } from '../result.ts';
import { shown, targetsOf } from '../targets.ts';
import { markdownTable } from './markdown.ts';
import { picturesOf } from './pictures.ts';

const NONE = '–';

const RUNS = { full: 'the full run', quick: 'the quick run', some: 'a run of some sets' } as const;

export function resultsPage(result: BenchResult): string {
  return [...opening(result), ...sections(result)].join('\n\n') + '\n';
}

function opening({ machine, run, absent, seconds, reports }: BenchResult): string[] {
  const { date, node, cores, processor, memoryGb } = machine;
  const failed = reports.filter((one) => one.failed !== null);
  return [
    '# Benchmark of the engine',
    `Measured on ${date}: ${processor}, ${cores} cores, ${memoryGb} GB, Node ${node}; ${RUNS[run]}, ${Math.round(seconds)} s. Made by \`npm run bench\`; do not edit.`,
    'One fixed setting for all sets. Accuracy is over the items with an answer and at least one claim, ties by expectation; log-loss is of the probability given to the right answer, none taken for less than 1e-9; ECE has ten bins. **Peers** are other tools, measured by the same scoring on another day: their seconds are not shown beside ours, and where they gave the right answer no probability at all their log-loss is higher than by our floor. References are our own implementations, not shipped.',
    ...(absent.length > 0 ? [`Absent, not measured: ${absent.join(', ')}.`] : []),
    ...failed.map(({ name, failed: why }) => `**${name}: the engine gave nothing (${why}).**`),
  ];
}

function sections(result: BenchResult): string[] {
  const { reports } = result;
  const choices = reports.filter(({ kind }) => kind !== 'numbers');
  return [
    '## The whole at a glance',
    glance(result),
    '## Accuracy',
    accuracyTable(choices),
    'Gap: ours less the best peer, in points. Against votes: the difference item by item with a 95 % interval (bootstrap, 2,000 draws).',
    '## Calibration',
    calibrationTable(choices),
    ...pictures(result),
    ...links(reports),
    ...origins(reports),
    ...numbers(reports),
    ...scale(result),
    '## Time and memory, set by set',
    costs(reports),
    '## Held against what we set out to reach',
    targets(result),
  ];
}

function glance(result: BenchResult): string {
  const labels = labelSets(result.reports);
  const means = meansName(result);
  if (labels.length === 0) return 'None of the label sets is there.';
  const measures = ['accuracy', 'log-loss', 'Brier', 'ECE', 'pooled ECE'];
  const ours = [ENGINE, INDEPENDENT, VOTES, DAWID_SKENE, ONE_COIN, ACCU, ACCUCOPY].flatMap(
    (method) => {
      const figures = figuresOf(result, method);
      if (!figures.has(`${means}/accuracy`)) return [];
      return [[method, ...measures.map((m) => figure(figures.get(`${means}/${m}`), m))]];
    },
  );
  const names = labels.map(({ name }) => name);
  const fields = ['accuracy', 'logLoss', 'brier', 'ece'] as const;
  const byField = fields.map(
    (field) => new Map(peerMeans(names, field).map((p) => [p.name, p.figure])),
  );
  const peers = peerMeans(names, 'accuracy')
    .slice(0, 6)
    .map(({ name }) => [
      name,
      ...fields.map((_, k) => figure(byField[k]?.get(name), measures[k] as string)),
      NONE,
    ]);
  const best = fields.map((field) => {
    const own = names.flatMap((name) => bestPeer(name, field)?.figure ?? []);
    return own.length === names.length ? own.reduce((a, b) => a + b, 0) / own.length : undefined;
  });
  return [
    `Means over ${labels.length} label sets: ${names.join(', ')}.`,
    markdownTable(
      ['method', ...measures],
      [
        ...ours,
        ...peers,
        ['best peer of each set', ...best.map((x, k) => figure(x, measures[k] as string)), NONE],
      ],
    ),
  ].join('\n\n');
}

function figure(x: number | undefined, measure: string): string {
  if (x === undefined || Number.isNaN(x)) return NONE;
  return measure === 'accuracy' ? percent(x) : x.toFixed(3);
}

function percent(x: number): string {
  return (100 * x).toFixed(1);
}

function accuracyTable(reports: readonly TaskReport[]): string {
  const rows = reports.flatMap((report) =>
    scoringsOf(report).map((scoring) => {
      const of = (method: string) => {
        const judged = outcomeOf(report, method)?.judged[scoring];
        return judged === undefined ? undefined : accuracy(judged);
      };
      const ours = of(ENGINE);
      const best = scoring === 'exact' ? bestPeer(report.name, 'accuracy') : null;
      const shownAccuracy = (method: string) => figure(of(method), 'accuracy');
      return [
        name(report, scoring),
        String(report.gold),
        ...[ENGINE, VOTES, DAWID_SKENE, ONE_COIN, ACCU, ACCUCOPY].map(shownAccuracy),
        best === null ? NONE : `${percent(best.figure)} ${best.name}`,
        best === null || ours === undefined ? NONE : signed(100 * (ours - best.figure)),
        againstVotes(report, scoring),
        shownAccuracy(INDEPENDENT),
      ];
    }),
  );
  return markdownTable(
    [
      'set',
      'items',
      'ours',
      'votes',
      'D–S',
      'one-coin',
      'ACCU',
      'ACCUCOPY',
      'best peer',
      'gap',
      'against votes',
      '--independent',
    ],
    rows,
  );
}

function againstVotes(report: TaskReport, scoring: string): string {
  const ours = outcomeOf(report, ENGINE)?.judged[scoring]?.right;
  const theirs = outcomeOf(report, VOTES)?.judged[scoring]?.right;
  if (ours === undefined || theirs === undefined || ours.length === 0) return NONE;
  const { difference, low, high } = paired(ours, theirs);
  return `${signed(100 * difference)} [${signed(100 * low)}, ${signed(100 * high)}]`;
}

function calibrationTable(reports: readonly TaskReport[]): string {
  const rows = reports.flatMap((report) =>
    scoringsOf(report).map((scoring) => {
      const cells = (of: (judged: Judgements) => number) =>
        [ENGINE, VOTES, DAWID_SKENE].map((method) => {
          const judged = outcomeOf(report, method)?.judged[scoring];
          return judged === undefined ? NONE : of(judged).toFixed(3);
        });
      const peer = (field: keyof PeerFigures) => {
        const best = scoring === 'exact' ? bestPeer(report.name, field) : null;
        return best === null ? NONE : `${best.figure.toFixed(3)} ${best.name}`;
      };
      return [
        name(report, scoring),
        ...cells(logLoss),
        peer('logLoss'),
        ...cells(brier),
        peer('brier'),
        ...cells(calibrationError),
        peer('ece'),
      ];
    }),
  );
  const three = (measure: string) => [measure, 'votes', 'D–S', 'best peer'];
  return markdownTable(['set', ...three('log-loss'), ...three('Brier'), ...three('ECE')], rows);
}

/** Those the run has drawn, if it was one that draws. */
function pictures(result: BenchResult): string[] {
  if (result.run === 'quick') return [];
  const drawn = picturesOf(result);
  return [...PICTURES]
    .filter(([file]) => drawn.has(file) && file !== 'scale.svg')
    .map(([file]) => image(file));
}

const PICTURES: ReadonlyMap<string, string> = new Map([
  ['reliability.svg', 'Reliability diagrams over all items of the label sets'],
  ['reliability-sets.svg', 'Reliability diagrams set by set'],
  ['accuracy.svg', 'Accuracy set by set: ours, votes, best peer'],
  ['scale.svg', 'Time and memory against claims'],
]);

function image(file: string): string {
  return `![${PICTURES.get(file)}](../docs/images/bench/${file})`;
}

function links(reports: readonly TaskReport[]): string[] {
  const rows = reports.flatMap((report) =>
    [ENGINE, ACCUCOPY].flatMap((method) => {
      const found = outcomeOf(report, method)?.links ?? null;
      if (found === null) return [];
      return [
        [
          `${report.name}, ${method}`,
          String(found.pairs),
          String(found.known),
          String(found.neither),
          found.undirected.toFixed(3),
          found.directed?.toFixed(3) ?? NONE,
          found.direction?.toFixed(3) ?? NONE,
          found.precision.toFixed(3),
          found.recall.toFixed(3),
        ],
      ];
    }),
  );
  if (rows.length === 0) return [];
  return [
    '## Who copies whom',
    'Average precision over pairs of sources that share an item: pairs, and pairs with a direction. Pairs whose only tie is a common parent nobody hears count neither way. Direction: of the one-way links found at a probability of .5 or more, the share pointed right. Precision and recall at .5.',
    markdownTable(
      [
        'set',
        'pairs',
        'true',
        'neither',
        'pairs AP',
        'directed AP',
        'direction',
        'precision',
        'recall',
      ],
      rows,
    ),
  ];
}

function origins(reports: readonly TaskReport[]): string[] {
  const rows = reports.flatMap((report) => {
    const ours = outcomeOf(report, ENGINE)?.origins ?? null;
    const counted = outcomeOf(report, VOTES)?.origins ?? null;
    const ideal = outcomeOf(report, TRUE_ORIGINS)?.judged['exact'];
    if (ours === null || counted === null) return [];
    return [
      [
        report.name,
        String(ours.values),
        ours.meanError.toFixed(2),
        percent(ours.exact),
        counted.meanError.toFixed(2),
        percent(counted.exact),
        ideal === undefined ? NONE : percent(accuracy(ideal)),
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    '## Independent origins of each claimed value',
    'How far the number of first-hand origins is off, on average, and how often it is exact; lineage not declared. Last: how often one vote for each *true* origin is right, which somebody could say who knew all lineage and nothing of the sources.',
    markdownTable(
      [
        'set',
        'values',
        'ours off by',
        'exact %',
        'counting sources',
        'exact %',
        'true origins right %',
      ],
      rows,
    ),
  ];
}

function numbers(reports: readonly TaskReport[]): string[] {
  const own = reports.filter(({ kind }) => kind === 'numbers');
  if (own.length === 0) return [];
  const rows = own.map((report) => {
    const of = (method: string) => outcomeOf(report, method)?.numbers ?? null;
    const peer = (field: 'mae' | 'rmse') => {
      const best = bestPeer(report.name, field);
      return best === null ? NONE : `${digits(best.figure)} ${best.name}`;
    };
    const coverage = of(ENGINE)?.coverage ?? null;
    return [
      report.name,
      String(report.gold),
      ...[ENGINE, MEAN, MEDIAN, CRH].map((method) => digits(of(method)?.mae)),
      peer('mae'),
      digits(of(ENGINE)?.rmse),
      peer('rmse'),
      coverage === null ? NONE : `${percent(coverage)} %`,
    ];
  });
  return [
    '## Numbers',
    markdownTable(
      [
        'set',
        'items',
        'MAE',
        'mean',
        'median',
        'CRH',
        'best peer',
        'RMSE',
        'best peer',
        '90 % holds',
      ],
      rows,
    ),
  ];
}

function scale(result: BenchResult): string[] {
  const { scale: found, speed, run } = result;
  const parts: string[] = [];
  if (found !== null) {
    parts.push(
      '## Growth',
      '`hearsay corroborate`, from a file to the written answers, each in a process of its own.',
      markdownTable(
        ['claims', 'file MB', 'seconds', 'peak MB', ''],
        found.points.map(({ claims, megabytes, seconds, peakMb, problem }) => [
          claims.toLocaleString('en'),
          megabytes.toFixed(1),
          seconds?.toFixed(1) ?? NONE,
          peakMb === null ? NONE : String(Math.round(peakMb)),
          problem ?? '',
        ]),
      ),
    );
    if (found.timeSlope !== null && found.memorySlope !== null) {
      parts.push(
        `From 10⁵ claims on, time grows with claims to the power ${found.timeSlope.toFixed(2)}, memory to the power ${found.memorySlope.toFixed(2)}.`,
      );
    }
    if (run !== 'quick' && picturesOf(result).has('scale.svg')) parts.push(image('scale.svg'));
  }
  const more = result.incremental;
  if (more !== undefined) {
    parts.push(
      `**One more report** in a case of ${more.claims.toLocaleString('en')} claims (\`node --import tsx bench/incremental.ts\`): re-assessed in ${more.medianMs.toFixed(1)} ms (median), ${more.p95Ms.toFixed(1)} ms at the 95th hundredth; working the whole case out again takes ${more.batchMs.toFixed(0)} ms. An outcome, which moves everybody’s prior, and one question read after it: ${more.outcomeMs.toFixed(1)} ms.`,
    );
  }
  if (speed !== null) {
    parts.push(
      `${speed.set}, ${speed.claims.toLocaleString('en')} claims, in this run: ours ${speed.engine.toFixed(2)} s; **our own reference** Dawid–Skene, in the same language and on the same machine, ${speed.dawidSkene.toFixed(2)} s (ours takes ${(speed.engine / speed.dawidSkene).toFixed(1)} times as long). This says nothing about other tools.`,
    );
  }
  return parts;
}

function costs(reports: readonly TaskReport[]): string {
  return markdownTable(
    ['set', 'claims', 'sources', 'items', 'ours s', 'peak MB', 'refused rows'],
    reports.map((report) => {
      const ours = outcomeOf(report, ENGINE);
      return [
        report.name,
        report.claims.toLocaleString('en'),
        report.sources.toLocaleString('en'),
        report.items.toLocaleString('en'),
        ours?.seconds.toFixed(2) ?? NONE,
        ours?.peakMb === null || ours === null ? NONE : String(Math.round(ours.peakMb)),
        String(report.refused),
      ];
    }),
  );
}

function targets(result: BenchResult): string {
  const all = targetsOf(result);
  if (all.length === 0) return 'Nothing of what we set out to reach was measured.';
  const met = all.filter((one) => one.met).length;
  const rows = [...all]
    .sort((a, b) => Number(a.met) - Number(b.met))
    .map(({ what, where, aim, reached, met: is, short, unit }) => [
      where,
      what,
      aim,
      shown(reached, unit),
      is
        ? 'met'
        : `short by ${unit === 'points' ? `${(100 * short).toFixed(1)} points` : shown(short, unit)}`,
    ]);
  return [
    `${met} of ${all.length} met; what falls short comes first.`,
    markdownTable(['figure', 'what', 'aim', 'reached', ''], rows),
  ].join('\n\n');
}

function scoringsOf(report: TaskReport): readonly string[] {
  const any = report.outcomes.find(({ judged }) => Object.keys(judged).length > 0);
  // Times as times are held to ten minutes only: as words they never agree with the answers.
  return Object.keys(any?.judged ?? {}).filter(
    (scoring) => !(report.name.endsWith('as times') && scoring === 'exact'),
  );
}

function name(report: TaskReport, scoring: string): string {
  const own = report.invented ? `${report.name} (invented)` : report.name;
  return scoring === 'exact' ? own : `${own}, ${scoring}`;
}

function signed(x: number): string {
  const text = x.toFixed(1);
  return x >= 0 && text !== '-0.0' ? `+${text}` : text.replace('-', '−');
}

function digits(x: number | undefined | null): string {
  if (x === undefined || x === null) return NONE;
  if (!Number.isFinite(x)) return String(x);
  return x >= 1e6 ? x.toExponential(2) : x >= 1000 ? x.toFixed(0) : x.toFixed(2);
}
