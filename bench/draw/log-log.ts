/** Lines over powers of ten on both axes: how time or memory grows with claims. */
import { COLOURS, GRID, INK, picture, SOFT, tag, text } from './svg.ts';

export interface Line {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Chart {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly lines: readonly Line[];
}

const WIDTH = 340;
const HEIGHT = 320;
const LEFT = 66;
const RIGHT = 20;
const TOP = 46;
const BOTTOM = 58;

/** Charts side by side. */
export function logLogCharts(title: string, charts: readonly Chart[]): string {
  const about = charts
    .map(({ title: of, lines }) => `${of}: ${lines.map(({ name }) => name).join(', ')}`)
    .join('; ');
  return picture(WIDTH * charts.length, HEIGHT + 26, { title, about }, [
    text(12, 20, title, { 'font-size': 15, 'font-weight': 600 }),
    ...charts.map((chart, i) =>
      tag('g', { transform: `translate(${i * WIDTH},26)` }, one(chart).join('\n')),
    ),
  ]);
}

function one({ title, x: xName, y: yName, lines }: Chart): string[] {
  const all = lines.flatMap(({ points }) => points);
  const [x0, x1] = powers(all.map(({ x }) => x));
  const [y0, y1] = powers(all.map(({ y }) => y));
  const across = (v: number) =>
    LEFT + ((Math.log10(v) - x0) / Math.max(1, x1 - x0)) * (WIDTH - LEFT - RIGHT);
  const up = (v: number) =>
    HEIGHT - BOTTOM - ((Math.log10(v) - y0) / Math.max(1, y1 - y0)) * (HEIGHT - TOP - BOTTOM);
  const parts = [text(LEFT, 22, title, { 'font-weight': 600 })];
  for (let e = x0; e <= x1; e++) {
    const at = across(10 ** e);
    parts.push(
      tag('line', { x1: at, x2: at, y1: up(10 ** y0), y2: up(10 ** y1), stroke: GRID }),
      text(at, HEIGHT - BOTTOM + 18, power(e), { 'text-anchor': 'middle', fill: SOFT }),
    );
  }
  for (let e = y0; e <= y1; e++) {
    const at = up(10 ** e);
    parts.push(
      tag('line', { x1: across(10 ** x0), x2: across(10 ** x1), y1: at, y2: at, stroke: GRID }),
      text(LEFT - 8, at + 4, power(e), { 'text-anchor': 'end', fill: SOFT }),
    );
  }
  lines.forEach(({ name, points }, i) => {
    const stroke = COLOURS[i % COLOURS.length] as string;
    parts.push(
      tag('polyline', {
        points: points.map((p) => `${across(p.x).toFixed(1)},${up(p.y).toFixed(1)}`).join(' '),
        fill: 'none',
        stroke,
        'stroke-width': 2,
      }),
      ...points.map((p) => tag('circle', { cx: across(p.x), cy: up(p.y), r: 4, fill: stroke })),
      text(LEFT + 12, TOP + 12 + i * 18, name, { fill: stroke }),
    );
  });
  parts.push(
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16, xName, { 'text-anchor': 'middle' }),
    text(0, 0, yName, {
      'text-anchor': 'middle',
      transform: `translate(18,${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)`,
      fill: INK,
    }),
  );
  return parts;
}

function powers(values: readonly number[]): [number, number] {
  const logs = values.filter((v) => v > 0).map(Math.log10);
  return [Math.floor(Math.min(...logs) + 1e-9), Math.ceil(Math.max(...logs) - 1e-9)];
}

/** Plain where it is read at a glance, else as a power. */
function power(e: number): string {
  if (e < -2 || e > 3) return `10${[...String(e)].map((c) => SUPER[c] ?? c).join('')}`;
  return String(Number((10 ** e).toPrecision(1)));
}

const SUPER: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789-'].map((c, i) => [c, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁻'][i] as string]),
);
