/**
 * The pictures of method.md, worked out by the engine: `npm run docs:pictures` writes them to
 * `docs/images/method/`. The same engine gives the same bytes; a test holds the files against it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  corroborateQuestion,
  infer,
  traceLineage,
  type Answers,
  type Lineage,
  type Network,
} from 'hearsay/engine';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import { asId } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import { COLOURS, GRID, INK, PAPER, picture, SOFT, tag, text } from '../bench/draw/svg.ts';

const [BLUE, ORANGE, GREEN] = COLOURS;
const WIDTH = 640;

/** By file name. */
export function pictures(): ReadonlyMap<string, string> {
  return new Map([
    ['nine-reports.svg', nineReports()],
    ['relays.svg', relays()],
    ['copying.svg', copying()],
    ['effective.svg', effective()],
  ]);
}

// ── Nine reports, two origins ────────────────────────────────────────────────────────────────────

/** Who told whom, the one who saw it first; everybody last in a line told us. */
const CHAINS = [
  ['the baker', 'a cousin', 'Ada'],
  ['the baker', 'a cousin', 'Bo'],
  ['the baker', 'a cousin', 'Cy'],
  ['the baker', 'a driver', 'the depot', 'Dee'],
  ['the baker', 'a driver', 'the depot', 'Eli'],
  ['the baker', 'a driver', 'Fay'],
  ['the baker', 'Gus'],
  ['the teacher', 'a pupil', 'Hana'],
  ['the teacher', 'a pupil', 'Ivo'],
];

function nineReports(): string {
  const claims = CHAINS.map(claimOf);
  const lineage = traceLineage({ claims, links: [], sources: [], ties: [] });
  const { reports, origins, answers, countingReports } = corroborateQuestion({
    question: QUESTION,
    claims,
    lineage,
    trackRecords: [],
  });
  const words = `${reports} reports, ${origins} origins: ${percent(answers[0]?.probability)} – counting reports would say ${percent(countingReports)}`;
  return forest(lineage, words);
}

/** Origins to the left, what reached us to the right, a line for every telling. */
function forest({ nodes }: Lineage, words: string): string {
  const [top, row, left, step] = [66, 34, 76, 162];
  const depth: number[] = [];
  const size: number[] = nodes.map(() => 0);
  const y: number[] = nodes.map(() => 0);
  for (const { index, parent } of nodes) depth[index] = parent === null ? 0 : depthOf(parent) + 1;
  const last = Math.max(...depth);
  let reports = 0;
  // In the order of the chains, so that no two lines cross.
  const place = (index: number): void => {
    const below = nodes.filter(({ parent }) => parent === index);
    if (below.length === 0) {
      y[index] = top + row * reports++;
      size[index] = 1;
      return;
    }
    for (const { index: child } of below) {
      place(child);
      size[index] = at(size, index) + at(size, child);
    }
    y[index] = below.reduce((sum, child) => sum + at(y, child.index), 0) / below.length;
  };
  for (const { index, parent } of nodes) if (parent === null) place(index);
  const told = (index: number): boolean => (nodes[index]?.claimIds.length ?? 0) > 0;
  const x = (index: number): number => left + step * (told(index) ? last : depthOf(index));
  const parts: string[] = [];
  for (const { index, parent } of nodes) {
    if (parent === null) continue;
    const [x1, y1, x2, y2] = [x(parent), at(y, parent), x(index), at(y, index)];
    // Bent near its beginning: the rest runs level, clear of what stands between.
    const bend = x1 + step * 0.75;
    const d = `M${x1} ${y1}C${x1 + step / 2} ${y1} ${bend - step / 3} ${y2} ${bend} ${y2}H${x2}`;
    parts.push(tag('path', { d, fill: 'none', stroke: SOFT, 'stroke-width': 1.5 }));
  }
  for (const { index, actor, parent } of nodes) {
    const fill = parent === null ? ORANGE : told(index) ? BLUE : PAPER;
    const stroke = parent === null ? ORANGE : told(index) ? BLUE : SOFT;
    const name = actor.kind === 'source' ? String(actor.sourceId) : '';
    parts.push(
      tag('circle', { cx: x(index), cy: at(y, index), r: 7, fill, stroke, 'stroke-width': 1.5 }),
      told(index)
        ? text(x(index) + 14, at(y, index) + 4.5, name)
        : text(x(index), at(y, index) - 13, name, { 'text-anchor': 'middle' }),
    );
  }
  const head = { 'font-weight': 600, 'text-anchor': 'middle' };
  parts.push(
    text(x(0), 24, 'who saw it', { ...head, fill: ORANGE }),
    text(left + step * ((last - 1) / 2 + 0.5), 24, 'who passed it on', { ...head, fill: SOFT }),
    text(left + step * last + 16, 24, 'who told us', { ...head, fill: BLUE }),
    text(WIDTH / 2, top + row * reports + 8, words, { ...head, 'font-size': 15 }),
  );
  const about =
    'Chains from the people who saw it, by those who passed it on, to nine who told us.';
  return picture(WIDTH, top + row * reports + 26, { title: words, about }, parts);

  function depthOf(index: number): number {
    return at(depth, index);
  }
}

const RECORDED = {
  caseId: asId<Question['caseId']>('case'),
  version: 1,
  madeAt: instant('2026-05-03T08:00:00Z'),
  madeBy: asId<Question['madeBy']>('you'),
};
const SILENT = { raised: false, why: null, answer: null };
const QUESTION: Question = {
  ...RECORDED,
  id: asId('bridge'),
  ref: 'Q-001',
  text: 'Is the bridge down?',
  type: 'yes-no',
  subjectIds: [],
  topic: '',
  period: null,
  importance: 2,
  options: [],
  places: {},
  unit: null,
  staleAfterDays: null,
  protectedSite: SILENT,
  threatToLife: SILENT,
  status: 'open',
};

function claimOf(chain: readonly string[], i: number): Claim {
  return {
    ...RECORDED,
    id: asId(String(i)),
    questionId: QUESTION.id,
    value: { type: 'yes-no', answer: 'yes' },
    polarity: 'asserts',
    quote: 'yes',
    documentId: null,
    span: null,
    hops: chain.map((name, hop): Hop => ({
      actor: { kind: 'source', sourceId: asId(name) },
      role: hop === 0 ? 'observer' : 'relay',
      channel: null,
      heardAt: null,
      passedAt: null,
      language: null,
      rendering: 'unknown',
      known: 'declared',
      paidPerReport: null,
      evidence: null,
    })),
    basis: 'saw',
    access: 'indirect',
    certainty: [],
    toldAt: null,
    aboutTime: null,
    place: null,
    suggestedBy: 'person',
    decidedBy: 'you',
    status: 'accepted',
    comment: null,
  };
}

// ── Relays of one origin ─────────────────────────────────────────────────────────────────────────

/** Yes or no, with a "none of these" so small that it does not matter. */
const TINY = 1e-12;
const YES_NO: Answers = {
  states: 3,
  prior: Float64Array.of(0.5 - TINY / 2, 0.5 - TINY / 2, TINY),
  wrong: Float64Array.of(0.5, 0.5, 1e-300),
  alone: Float64Array.of(0.5, 0.5, 1e-300),
  blur: null,
};
const YES = Float64Array.of(1, 0, 0);

/** P(out | in) of a hit rate and a false-alarm rate for "yes". */
const rates = (hit: number, alarm: number) =>
  Float64Array.of(hit, 1 - hit, 0, alarm, 1 - alarm, 0, alarm, 1 - alarm, 0);
const ORIGIN = rates(0.8, 0.05);
const RELAY = rates(0.95, 0.02);

/** Nodes by parent, −1 for an origin; those `heard` say yes. */
function network(parents: readonly number[], heard: (n: number) => boolean, shown = true): Network {
  const n = parents.length;
  return {
    answers: YES_NO,
    parent: Int32Array.from(parents),
    copied: new Float64Array(n).fill(1),
    observes: new Float64Array(n).fill(0.8),
    passes: new Float64Array(n).fill(0.95),
    statements: parents.map((_, i) => (heard(i) ? YES : null)),
    cluster: Int32Array.from(parents, (up, i) => (up < 0 && shown ? i : -1)),
    matrices: new Map(parents.map((up, i) => [i, up < 0 ? ORIGIN : RELAY])),
  };
}

/** Decibans for yes against no: both are as probable before anybody speaks. */
function decibans(of: Network, rho = 0.5): number {
  const { log } = infer(of, { rho });
  return (10 / Math.LN10) * (at(log, 0) - at(log, 1));
}

function relays(): string {
  const most = 20;
  const counts = Array.from({ length: most }, (_, k) => k + 1);
  const chains = (n: number) => Array.from({ length: 2 * n }, (_, i) => (i % 2 === 0 ? -1 : i - 1));
  const ofOne = (n: number) => [-1, ...Array<number>(n).fill(0)];
  const curve = (weight: (n: number) => number) => counts.map((n) => ({ x: n, y: weight(n) }));
  const shown = curve((n) => decibans(network(chains(n), (i) => i % 2 === 1)));
  const unknown = curve((n) => decibans(network(chains(n), (i) => i % 2 === 1, false)));
  const one = curve((n) => decibans(network(ofOne(n), (i) => i > 0)));
  const origin = decibans(network([-1], () => true));
  return lineChart({
    title: 'What one to twenty reports of the same answer weigh',
    x: { name: 'reports', ticks: [1, 5, 10, 15, 20] },
    y: {
      name: 'weight of evidence, decibans',
      ticks: [0, 10, 20, 30, 40, 50],
      written: String,
    },
    right: 176,
    curves: [
      {
        name: [
          'each from an origin of its own,',
          'as counting reports takes them',
          `(20 reports: ${decimal(shown.at(-1)?.y)})`,
        ],
        points: shown,
        colour: SOFT,
        label: { x: 5.3, y: 46 },
      },
      {
        name: ['of origins not shown', 'independent (ρ = ½)'],
        points: unknown,
        colour: BLUE,
      },
      {
        name: ['relays of one origin', 'we have not heard'],
        points: one,
        colour: ORANGE,
        lower: 4,
      },
    ],
    level: { y: origin, name: `the origin itself: ${decimal(origin)}`, colour: ORANGE, x: 7 },
  });
}

// ── From origin to copy ──────────────────────────────────────────────────────────────────────────

/** Two reports of the same answer, right with .7; the second has it from the first with `copied`. */
function second(alternatives: number, copied: number): number {
  const states = alternatives + 1;
  const spread = (none: number) =>
    Float64Array.from({ length: states }, (_, z) =>
      z < alternatives ? (1 - none) / alternatives : none,
    );
  const says = Float64Array.from({ length: states }, (_, z) => (z === 0 ? 1 : 0));
  const pair: Network = {
    answers: {
      states,
      prior: spread(TINY),
      wrong: spread(1e-300),
      alone: spread(1e-300),
      blur: null,
    },
    parent: Int32Array.of(-1, 0),
    copied: Float64Array.of(1, copied),
    observes: Float64Array.of(0.7, 0.7),
    passes: Float64Array.of(1, 1),
    statements: [says, says],
    cluster: Int32Array.of(0, -1),
  };
  return at(infer(pair, { rho: 0 }).posterior, 0);
}

function copying(): string {
  const shares = Array.from({ length: 101 }, (_, k) => k / 100);
  const curve = (alternatives: number) =>
    shares.map((firstHand) => ({ x: firstHand, y: second(alternatives, 1 - firstHand) }));
  return lineChart({
    title: 'Two reports agree. How probable is what they say?',
    x: {
      name: 'probability that the second is first-hand: an origin … a copy',
      ticks: [1, 0.8, 0.6, 0.4, 0.2, 0],
    },
    y: {
      name: 'probability of the answer',
      ticks: [0.6, 0.7, 0.8, 0.9, 1],
      written: (p) => percent(p),
    },
    right: 40,
    curves: [
      {
        name: ['one of ten answers'],
        points: curve(10),
        colour: BLUE,
        label: { x: 0.86, y: 0.955 },
      },
      { name: ['yes or no'], points: curve(2), colour: ORANGE, label: { x: 0.97, y: 0.785 } },
    ],
    level: { y: second(2, 1), name: 'one report alone', colour: SOFT, x: 0 },
  });
}

// ── What n reports weigh ─────────────────────────────────────────────────────────────────────────

function effective(): string {
  const counts = Array.from({ length: 20 }, (_, k) => k + 1);
  const weigh = (n: number, rho: number) =>
    infer(
      network(Array<number>(n).fill(-1), () => true, false),
      { rho },
    ).effective;
  return lineChart({
    title: 'What n reports weigh when strangers err together',
    x: { name: 'reports', ticks: [1, 5, 10, 15, 20] },
    y: { name: 'weight, in independent reports', ticks: [0, 5, 10, 15, 20], written: String },
    right: 96,
    curves: [0, 0.1, 0.2, 0.4, 1].map((rho, i) => ({
      name: [`ρ = ${rho}`],
      points: counts.map((n) => ({ x: n, y: weigh(n, rho) })),
      colour: [SOFT, BLUE, GREEN, ORANGE, INK][i] as string,
    })),
  });
}

// ── Drawing ──────────────────────────────────────────────────────────────────────────────────────

interface Curve {
  /** In lines, beside its end or where `label` says. */
  readonly name: readonly string[];
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly colour: string;
  readonly label?: { readonly x: number; readonly y: number };
  /** Pixels by which the name stands lower. */
  readonly lower?: number;
}

interface Axis {
  readonly name: string;
  /** The first is where the axis begins, the last where it ends. */
  readonly ticks: readonly number[];
}

interface LineChart {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis & { written(y: number): string };
  /** Room for names to the right of the curves, in pixels. */
  readonly right: number;
  readonly curves: readonly Curve[];
  /** A line across, named at `x`. */
  readonly level?: {
    readonly y: number;
    readonly name: string;
    readonly colour: string;
    readonly x: number;
  };
}

const [LEFT, TOP, BOTTOM, HEIGHT] = [72, 50, 60, 380];

function lineChart({ title, x, y, right, curves, level }: LineChart): string {
  const scale = (ticks: readonly number[], from: number, to: number) => {
    const [low, high] = [ticks[0] as number, ticks.at(-1) as number];
    return (v: number) => from + ((v - low) / (high - low)) * (to - from);
  };
  const across = scale(x.ticks, LEFT, WIDTH - right);
  const up = scale(y.ticks, HEIGHT - BOTTOM, TOP);
  const [first, end] = [x.ticks[0] as number, x.ticks.at(-1) as number];
  const most = y.ticks.at(-1) as number;
  const parts = [text(LEFT, 26, title, { 'font-size': 15, 'font-weight': 600 })];
  for (const tick of y.ticks) {
    const [x1, x2, line] = [across(first), across(end), up(tick)];
    parts.push(
      tag('line', { x1, x2, y1: line, y2: line, stroke: GRID }),
      text(LEFT - 8, line + 4.5, y.written(tick), { 'text-anchor': 'end', fill: SOFT }),
    );
  }
  for (const tick of x.ticks) {
    parts.push(
      text(across(tick), HEIGHT - BOTTOM + 20, String(tick), {
        'text-anchor': 'middle',
        fill: SOFT,
      }),
    );
  }
  parts.push(
    text((LEFT + WIDTH - right) / 2, HEIGHT - 16, x.name, { 'text-anchor': 'middle' }),
    text(0, 0, y.name, {
      'text-anchor': 'middle',
      transform: `translate(20,${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)`,
    }),
  );
  if (level !== undefined) {
    const [x1, x2, line] = [across(first), across(end), up(level.y)];
    const anchor = level.x === end ? 'end' : 'start';
    parts.push(
      tag('line', { x1, x2, y1: line, y2: line, stroke: level.colour, 'stroke-dasharray': '5 4' }),
      text(across(level.x), line + 18, level.name, { fill: level.colour, 'text-anchor': anchor }),
    );
  }
  for (const { name, points, colour, label, lower = 0 } of curves) {
    const inside = points.filter((p) => p.y <= most);
    const next = points[inside.length];
    const last = inside.at(-1) as { x: number; y: number };
    if (next !== undefined) {
      // Where it leaves the picture.
      const share = (most - last.y) / (next.y - last.y);
      inside.push({ x: last.x + share * (next.x - last.x), y: most });
    }
    const [nameX, nameY] =
      label === undefined
        ? [across(last.x) + 10, up(last.y) + 4.5 + lower]
        : [across(label.x), up(label.y)];
    parts.push(
      tag('polyline', {
        points: inside.map((p) => `${pixel(across(p.x))},${pixel(up(p.y))}`).join(' '),
        fill: 'none',
        stroke: colour,
        'stroke-width': 2.5,
        'stroke-linejoin': 'round',
      }),
      ...name.map((line, i) => text(nameX, nameY + 17 * i, line, { fill: colour })),
    );
  }
  const about = `${y.name} by ${x.name}; lines: ${curves.map(({ name }) => name.join(' ')).join('; ')}`;
  return picture(WIDTH, HEIGHT, { title, about }, parts);
}

function pixel(x: number): string {
  return x.toFixed(1);
}

function decimal(x = NaN): string {
  return x.toFixed(1);
}

function percent(p = NaN): string {
  return p > 0.999 && p < 1 ? 'over 99.9 %' : `${Math.round(100 * p)} %`;
}

function at(list: ArrayLike<number>, i: number): number {
  return list[i] as number;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = join(import.meta.dirname, 'images', 'method');
  mkdirSync(folder, { recursive: true });
  for (const [name, svg] of pictures()) writeFileSync(join(folder, name), svg);
}
