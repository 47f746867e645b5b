/**
 * Reliability diagrams (Murphy & Winkler 1977): what was stated against what came true, in ten bins, with
 * the number of items in each below. On the diagonal a method means what it says; below it, it says too
 * much. One panel a method, drawn to be read at 320 pixels.
 */
import type { Bin } from '../metrics/calibration.ts';
import { GRID, INK, picture, SOFT, tag, text } from './svg.ts';

export interface Panel {
  readonly name: string;
  readonly bins: readonly Bin[];
  readonly ece: number;
  /** Of the method: panels of one method are of one colour. */
  readonly colour: string;
}

const WIDTH = 320;
const SIDE = 220;
const LEFT = 62;
const TOP = 52;
const COUNTS = 46;
const HEIGHT = TOP + SIDE + COUNTS + 66;
const PER_ROW = 3;

export function reliabilityDiagram(title: string, panels: readonly Panel[]): string {
  const columns = Math.min(PER_ROW, panels.length);
  const rows = Math.ceil(panels.length / PER_ROW);
  const about = panels
    .map(({ name, ece }) => `${name}: expected calibration error ${ece.toFixed(3)}`)
    .join('; ');
  return picture(columns * WIDTH, rows * HEIGHT + 26, { title, about }, [
    text(12, 20, title, { 'font-size': 15, 'font-weight': 600 }),
    ...panels.map((one, i) =>
      tag(
        'g',
        {
          transform: `translate(${(i % PER_ROW) * WIDTH},${Math.floor(i / PER_ROW) * HEIGHT + 26})`,
        },
        panel(one).join('\n'),
      ),
    ),
  ]);
}

function panel({ name, bins, ece, colour }: Panel): string[] {
  const x = (share: number) => LEFT + share * SIDE;
  const y = (share: number) => TOP + (1 - share) * SIDE;
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const floor = TOP + SIDE + COUNTS;
  const width = SIDE / bins.length;
  const filled = bins.flatMap((bin, i) => (bin.count > 0 ? [{ ...bin, i }] : []));
  return [
    text(LEFT, 20, name, { 'font-weight': 600 }),
    text(LEFT, 38, `ECE ${ece.toFixed(3)}`, { fill: SOFT }),
    ...ticks.flatMap((t) => [
      tag('line', { x1: x(0), x2: x(1), y1: y(t), y2: y(t), stroke: GRID }),
      text(LEFT - 8, y(t) + 4, t.toFixed(1), { 'text-anchor': 'end', fill: SOFT }),
      text(x(t), floor + 18, t.toFixed(1), { 'text-anchor': 'middle', fill: SOFT }),
    ]),
    tag('line', {
      x1: x(0),
      y1: y(0),
      x2: x(1),
      y2: y(1),
      stroke: SOFT,
      'stroke-dasharray': '4 4',
    }),
    tag('polyline', {
      points: filled
        .map((bin) => `${x(bin.stated).toFixed(1)},${y(bin.right).toFixed(1)}`)
        .join(' '),
      fill: 'none',
      stroke: colour,
      'stroke-width': 2,
    }),
    ...filled.map((bin) =>
      tag('circle', {
        cx: x(bin.stated),
        cy: y(bin.right),
        // By the number of items, but never too small to see.
        r: 2.5 + 4 * Math.sqrt(bin.count / most),
        fill: colour,
      }),
    ),
    ...filled.flatMap((bin) => {
      const height = Math.max(1, (bin.count / most) * (COUNTS - 16));
      return [
        tag('rect', {
          x: x(0) + bin.i * width + 2,
          y: floor - height,
          width: width - 4,
          height,
          fill: colour,
          'fill-opacity': '0.35',
        }),
        text(x(0) + (bin.i + 0.5) * width, floor - height - 3, compact(bin.count), {
          'text-anchor': 'middle',
          'font-size': 9,
          fill: SOFT,
        }),
      ];
    }),
    tag('line', { x1: x(0), x2: x(1), y1: floor, y2: floor, stroke: INK }),
    text(x(0.5), floor + 38, 'probability stated; items in each bin', {
      'text-anchor': 'middle',
      fill: INK,
    }),
    text(0, 0, 'share that were right', {
      'text-anchor': 'middle',
      transform: `translate(20,${y(0.5).toFixed(1)}) rotate(-90)`,
    }),
  ];
}

function compact(n: number): string {
  return n >= 10_000
    ? `${Math.round(n / 1000)}k`
    : n >= 1000
      ? `${(n / 1000).toFixed(1)}k`
      : `${n}`;
}
