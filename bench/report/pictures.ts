/** The pictures of a run, by file name. */
import { dotPlot } from '../draw/dots.ts';
import { logLogCharts } from '../draw/log-log.ts';
import { COLOURS } from '../draw/svg.ts';
import { reliabilityDiagram, type Panel } from '../draw/reliability-diagram.ts';
import { labelSets, pooled } from '../figures.ts';
import { DAWID_SKENE, ENGINE, VOTES } from '../methods.ts';
import { accuracy } from '../metrics/accuracy.ts';
import { calibrationError, reliabilityBins } from '../metrics/calibration.ts';
import type { Judgements } from '../metrics/judge.ts';
import { outcomeOf, type TaskReport } from '../outcome.ts';
import { bestPeer } from '../peers.ts';
import type { BenchResult } from '../result.ts';

export function picturesOf(result: BenchResult): ReadonlyMap<string, string> {
  const pictures = new Map<string, string>();
  const labels = labelSets(result.reports);
  const chosen = result.reports.filter(
    (one) => one.kind !== 'numbers' && !one.invented && ours(one) !== null,
  );
  if (labels.length > 0) {
    pictures.set(
      'reliability.svg',
      reliabilityDiagram(
        'Does a stated probability mean what it says? All label sets together',
        [ENGINE, VOTES, DAWID_SKENE].map((method, i) => panel(method, pooled(labels, method), i)),
      ),
    );
  }
  if (chosen.length > 0) {
    pictures.set(
      'reliability-sets.svg',
      reliabilityDiagram(
        'Hearsay, set by set',
        chosen.map((one) => panel(one.name, ours(one) as Judgements, 0)),
      ),
    );
    pictures.set('accuracy.svg', accuracies(chosen));
  }
  if (result.scale !== null) {
    const points = result.scale.points.filter(({ problem }) => problem === null);
    if (points.length > 1) {
      pictures.set(
        'scale.svg',
        logLogCharts('How time and memory grow with claims', [
          {
            title: 'Time, from file to answers',
            x: 'claims',
            y: 'seconds',
            lines: [
              {
                name: 'hearsay corroborate',
                points: points.map(({ claims, seconds }) => ({ x: claims, y: seconds ?? 0 })),
              },
            ],
          },
          {
            title: 'Memory at most',
            x: 'claims',
            y: 'megabytes',
            lines: [
              {
                name: 'hearsay corroborate',
                points: points.map(({ claims, peakMb }) => ({ x: claims, y: peakMb ?? 0 })),
              },
            ],
          },
        ]),
      );
    }
  }
  return pictures;
}

function panel(name: string, judged: Judgements, method: number): Panel {
  const colour = COLOURS[method % COLOURS.length] as string;
  return { name, bins: reliabilityBins(judged), ece: calibrationError(judged), colour };
}

function ours(report: TaskReport): Judgements | null {
  const judged = outcomeOf(report, ENGINE)?.judged ?? {};
  return (report.name.endsWith('as times') ? judged['within 10 min'] : judged['exact']) ?? null;
}

function accuracies(reports: readonly TaskReport[]): string {
  return dotPlot(
    'Share of answers that are right',
    ['Hearsay', 'votes', 'best other tool on that set'],
    reports
      .filter(({ name }) => bestPeer(name, 'accuracy') !== null)
      .map((report) => {
        const votes = outcomeOf(report, VOTES)?.judged['exact'];
        return {
          name: report.name,
          values: [
            accuracy(ours(report) as Judgements),
            votes === undefined ? null : accuracy(votes),
            bestPeer(report.name, 'accuracy')?.figure ?? null,
          ],
        };
      }),
    [0.5, 1, 0.1],
    (x) => `${Math.round(100 * x)} %`,
  );
}
