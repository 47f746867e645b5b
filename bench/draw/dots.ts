/** Figures of several methods set by set, as dots on a line each: who stands where, at a glance. */
import { COLOURS, GRID, PAPER, picture, SOFT, tag, text } from './svg.ts';

export interface DotRow {
  readonly name: string;
  /** By method; null where there is none. */
  readonly values: readonly (number | null)[];
}

const WIDTH = 640;
const LEFT = 170;
const RIGHT = 30;
const ROW = 22;
const TOP = 70;

export function dotPlot(
  title: string,
  methods: readonly string[],
  rows: readonly DotRow[],
  [low, high, step]: readonly [number, number, number],
  format: (x: number) => string,
): string {
  const height = TOP + rows.length * ROW + 40;
  const x = (v: number) =>
    LEFT + ((Math.min(high, Math.max(low, v)) - low) / (high - low)) * (WIDTH - LEFT - RIGHT);
  const parts = [text(12, 20, title, { 'font-size': 15, 'font-weight': 600 })];
  let across = 12;
  methods.forEach((name, i) => {
    parts.push(
      tag('circle', { cx: across + 5, cy: 40, r: 5, ...look(i) }),
      text(across + 15, 44, name, { fill: SOFT }),
    );
    across += 34 + name.length * 7;
  });
  for (let t = low; t <= high + step / 1000; t += step) {
    parts.push(
      tag('line', { x1: x(t), x2: x(t), y1: TOP - 8, y2: height - 32, stroke: GRID }),
      text(x(t), height - 14, format(t), { 'text-anchor': 'middle', fill: SOFT }),
    );
  }
  rows.forEach(({ name, values }, r) => {
    const y = TOP + r * ROW + 6;
    parts.push(text(LEFT - 12, y + 4, name, { 'text-anchor': 'end' }));
    const known = values.flatMap((v) => (v === null ? [] : [x(v)]));
    parts.push(
      tag('line', { x1: Math.min(...known), x2: Math.max(...known), y1: y, y2: y, stroke: SOFT }),
    );
    // Ours last, so that it lies on top.
    for (let i = values.length - 1; i >= 0; i--) {
      const v = values[i] ?? null;
      if (v !== null) parts.push(tag('circle', { cx: x(v), cy: y, r: 5, ...look(i) }));
    }
  });
  const about = `${rows.length} sets, ${methods.join(', ')}`;
  return picture(WIDTH, height, { title, about }, parts);
}

/** Ours is filled, others are rings: to be told apart without colours too. */
function look(i: number): Readonly<Record<string, string | number>> {
  const stroke = COLOURS[i % COLOURS.length] as string;
  return { fill: i === 0 ? stroke : PAPER, stroke, 'stroke-width': 2 };
}
