/**
 * Numbers and times: a line cut into cells.
 *
 * **Statements are censored observations.** "Between 4,000 and 5,000" says that the teller's version
 * lies in the interval and nothing about where; "over 100" says the same of a half line. The
 * probability of the statement given a cell is the part of the cell it covers, so the stated precision
 * is always respected.
 *
 * **Honest observers differ.** An observer who gets it right is near the truth, by a Student-t
 * distribution with 4 degrees of freedom and the scale σ: like a normal one in the middle, but a value
 * 5 σ away is surprising, not impossible. Otherwise anything on the line may come out. σ is
 * `numberNoise` times the size of the numbers, `timeNoise` for times (six hours when nobody states
 * less than half a day).
 *
 * **Scale.** Numbers that are all positive and span more than a factor of five are treated on a
 * logarithmic line, where σ is the same share of every value. Every cell has prior and error
 * probability in proportion to its width.
 *
 * **Cells** lie densest around the values that were stated and cover the claimed range with room on
 * both sides; beyond it is *none of these*. They depend on which values were stated, not on how often:
 * repeating a number moves nothing.
 *
 * **Answers.** Stated values whose cells touch (within ¾ σ of each other on both sides) are one
 * answer; of several answers that contain a cell, the narrowest has it. Cells in no answer count as
 * none of these.
 *
 * F(t) for 4 degrees of freedom has a closed form (Student's t-distribution, ν = 4):
 * ½ + ⅜·s·(1 − s²/12), where s = t/√(1 + t²/4).
 */
import { formatValue } from '#claims/format-value.ts';
import type { Value } from '#claims/value.ts';
import { at } from './channel.ts';
import type { Asked, Axis, Domain, Said } from './domain.ts';
import type { Settings } from './settings.ts';
import { denied } from './spread-answers.ts';
import { boundsOfTime } from './time-bounds.ts';

/** Fewer than this many cells, or the work (cells²) is no longer worth the sharpness. */
const MOST_CELLS = 240;
/** Edges around each stated bound, in σ. */
const AROUND = [-12, -6, -3, -1.5, -0.75, -0.25, 0.25, 0.75, 1.5, 3, 6, 12];

interface Span {
  readonly low: number;
  readonly high: number;
}

/** A span with the bounds as they were written, for times. */
interface StatedSpan extends Span {
  readonly from: string | null;
  readonly to: string | null;
}

export function gridDomain(
  question: Asked & { readonly type: 'number' | 'time' },
  said: readonly Said[],
  settings: Settings,
): Domain {
  const { type } = question;
  const spans = new Map<string, StatedSpan>();
  for (const { value } of said) {
    const span = boundsOf(value);
    if (span === null) continue;
    const written =
      value.type === 'time' ? { from: value.from, to: value.to } : { from: null, to: null };
    const known = spans.get(spanName(span));
    // One moment written in two ways: the first in the alphabet, whatever came first.
    if (known === undefined || `${written.from} ${written.to}` < `${known.from} ${known.to}`) {
      spans.set(spanName(span), { ...span, ...written });
    }
  }
  const stated = [...spans.values()].sort((a, b) => a.low - b.low || a.high - b.high);
  const ends = [...new Set(stated.flatMap(({ low, high }) => [low, high]))]
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const { bend, unbend, sigma } = scaleFor(type, stated, ends, settings);
  const edges = cut(ends.map(bend), stated, sigma);
  const cells = Math.max(0, edges.length - 1);
  const states = cells + 1;
  const axis: Axis = { edges, unbend };

  const prior = new Float64Array(states);
  const room = cells === 0 ? 1 : at(edges, cells) - at(edges, 0);
  const none = cells === 0 ? 1 : settings.noneOfThese;
  for (let i = 0; i < cells; i++) prior[i] = ((1 - none) * width(edges, i)) / room;
  prior[cells] = none;
  // "None of these" stands for everything beyond the line: an error there can still land there.
  const alone = prior.slice();
  alone[cells] = none / 2;

  const found = findAnswers(
    stated.map((span) => ({ low: bend(span.low), high: bend(span.high) })),
    edges,
    sigma,
  );
  const listed = found.groups.map((members) => {
    const value = valueOf(
      type,
      members.map((i) => stated[i] as StatedSpan),
    );
    const coarse = found.contains(members);
    // What lies inside it and was said more narrowly is an answer of its own.
    return { value, label: `${coarse ? 'elsewhere in ' : ''}${formatValue(value, question)}` };
  });
  const home = new Map(
    found.groups.flatMap((members, a) =>
      members.map((i) => [spanName(stated[i] as Span), a] as const),
    ),
  );
  const answerOf = Int32Array.from([...found.answerOf, -1]);
  const cache = new Map<string, Float64Array>();
  return {
    answers: { states, prior, wrong: prior.slice(), alone, blur: blur(edges, sigma) },
    listed,
    answerOf,
    groupOf: answerOf.map((a) => (a < 0 ? listed.length : a)),
    answerFor: (value) => {
      const span = boundsOf(value);
      return span === null ? -1 : (home.get(spanName(span)) ?? -1);
    },
    statement({ value, polarity }) {
      const span = value.type === type ? boundsOf(value) : null;
      if (span === null || cells === 0) return null;
      const key = polarity + spanName(span);
      let statement = cache.get(key);
      if (statement === undefined) {
        statement = cover(edges, bend(span.low), bend(span.high), sigma);
        if (polarity === 'denies') statement = denied(statement);
        cache.set(key, statement);
      }
      return statement;
    },
    axis,
  };
}

/** Student's t with 4 degrees of freedom: the distribution function. */
export function studentT4(t: number): number {
  if (t === Infinity) return 1;
  if (t === -Infinity) return 0;
  const s = t / Math.sqrt(1 + (t * t) / 4);
  return 0.5 + 0.375 * s * (1 - (s * s) / 12);
}

function boundsOf(value: Value): Span | null {
  if (value.type === 'time') return boundsOfTime(value);
  if (value.type !== 'number') return null;
  const low = value.low === null ? -Infinity : handy(value.low);
  const high = value.high === null ? Infinity : handy(value.high);
  // "Any number" says nothing; a reversed or broken interval says nothing we could use.
  if (!(low <= high) || (low === -Infinity && high === Infinity)) return null;
  return { low, high };
}

/** Beyond 1e100 differences overflow, below 1e-100 they vanish; nobody counts such things. */
function handy(x: number): number {
  if (Math.abs(x) < 1e-100) return 0;
  return Math.max(-1e100, Math.min(1e100, x));
}

function spanName({ low, high }: Span): string {
  return `${low} ${high}`;
}

function scaleFor(
  type: 'number' | 'time',
  stated: readonly Span[],
  ends: readonly number[],
  settings: Settings,
): { bend(x: number): number; unbend(at: number): number; sigma: number } {
  const same = (x: number) => x;
  if (type === 'time') {
    const precise = stated.some(({ low, high }) => high - low < 43_200_000);
    const sigma = precise ? settings.timeNoise : Math.max(settings.timeNoise, 21_600_000);
    return { bend: same, unbend: same, sigma };
  }
  const least = ends[0] ?? 0;
  const most = ends.at(-1) ?? 0;
  if (least > 0 && most > 5 * least) {
    return {
      bend: (x) => (x <= 0 ? -Infinity : Math.log(x)),
      unbend: Math.exp,
      sigma: settings.numberNoise,
    };
  }
  const sizes = ends.map(Math.abs).sort((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const largest = sizes.at(-1) ?? 0;
  const size = middle > 0 ? middle : largest;
  return {
    bend: same,
    unbend: same,
    sigma: size > 0 ? settings.numberNoise * size : settings.numberNoise,
  };
}

/** The edges of the cells, rising; none when nothing finite was stated. */
function cut(ends: readonly number[], stated: readonly Span[], sigma: number): Float64Array {
  const least = ends[0];
  const most = ends.at(-1);
  if (least === undefined || most === undefined) return new Float64Array(0);
  // A one-sided statement reaches as far again as all that was stated, at least 48 σ (a factor of
  // ten on a logarithmic line of 5 % noise).
  const reach = Math.max(most - least, 48 * sigma);
  const from = least - (stated.some(({ low }) => low === -Infinity) ? reach : 12 * sigma);
  const to = most + (stated.some(({ high }) => high === Infinity) ? reach : 12 * sigma);
  const all = [from, to];
  for (let i = 1; i < 16; i++) all.push(from + ((to - from) * i) / 16);
  for (const end of ends) for (const step of AROUND) all.push(end + step * sigma);
  all.sort((a, b) => a - b);
  for (let gap = sigma / 8; ; gap *= 2) {
    const kept: number[] = [];
    for (const edge of all) {
      if (edge < from || edge > to) continue;
      const last = kept.at(-1);
      // Not nearer than the gap, nor than rounding can tell apart.
      if (last === undefined || edge - last >= Math.max(gap, Math.abs(edge) * 1e-12))
        kept.push(edge);
    }
    if (kept.length <= MOST_CELLS + 1) return Float64Array.from(kept);
  }
}

function width(edges: Float64Array, i: number): number {
  return at(edges, i + 1) - at(edges, i);
}

/** The part of each cell that an interval covers; a value stated exactly is ½ σ wide. */
function cover(edges: Float64Array, low: number, high: number, sigma: number): Float64Array {
  const cells = edges.length - 1;
  const statement = new Float64Array(cells + 1);
  const from = Math.min(low, (low + high) / 2 - sigma / 4);
  const to = Math.max(high, (low + high) / 2 + sigma / 4);
  for (let i = 0; i < cells; i++) {
    const covered = Math.min(at(edges, i + 1), to) - Math.max(at(edges, i), from);
    statement[i] = Math.max(0, Math.min(1, covered / width(edges, i)));
  }
  // A half line reaches past the grid; half of what lies beyond is on its side.
  statement[cells] = low === -Infinity || high === Infinity ? 0.5 : 0;
  return statement;
}

/** P(an honest observer says cell y | the truth is in cell x), rows adding up to 1. */
function blur(edges: Float64Array, sigma: number): Float64Array {
  const cells = Math.max(0, edges.length - 1);
  const states = cells + 1;
  const rows = new Float64Array(states * states);
  for (let x = 0; x < cells; x++) {
    const centre = (at(edges, x) + at(edges, x + 1)) / 2;
    // Inside a wide cell the truth itself is spread over the cell.
    const scale = Math.max(sigma, width(edges, x) / 4);
    let below = 0;
    for (let y = 0; y < cells; y++) {
      // What falls beyond either end of the line is counted to the last cell there.
      const upTo = y === cells - 1 ? 1 : studentT4((at(edges, y + 1) - centre) / scale);
      rows[x * states + y] = Math.max(0, upTo - below);
      below = upTo;
    }
  }
  rows[cells * states + cells] = 1;
  return rows;
}

/** Which stated values are one answer, and which cells belong to it. */
function findAnswers(
  spans: readonly Span[],
  edges: Float64Array,
  sigma: number,
): {
  readonly groups: readonly (readonly number[])[];
  readonly answerOf: Int32Array;
  contains(members: readonly number[]): boolean;
} {
  const reach = 0.75 * sigma;
  const order = spans.map((_, i) => i);
  const precise = order.filter((i) => width2(spans[i] as Span) <= 2 * sigma);
  const coarse = order.filter((i) => width2(spans[i] as Span) > 2 * sigma);
  const groups: number[][] = [];
  let end = -Infinity;
  // Sorted by their low end: a value that touches the group before it joins that group.
  for (const i of precise) {
    const { low, high } = spans[i] as Span;
    const last = groups.at(-1);
    if (last !== undefined && low - reach <= end) last.push(i);
    else {
      groups.push([i]);
      end = -Infinity;
    }
    end = Math.max(end, high + reach);
  }
  for (const i of coarse) groups.push([i]);
  const hulls = groups.map((members) => ({
    low: Math.min(...members.map((i) => (spans[i] as Span).low)) - reach,
    high: Math.max(...members.map((i) => (spans[i] as Span).high)) + reach,
  }));
  const cells = Math.max(0, edges.length - 1);
  const answerOf = new Int32Array(cells).fill(-1);
  const byWidth = hulls
    .map((hull, a) => [hull, a] as const)
    .sort(([x, a], [y, b]) => width2(x) - width2(y) || a - b);
  for (let cell = 0; cell < cells; cell++) {
    const centre = (at(edges, cell) + at(edges, cell + 1)) / 2;
    const owner = byWidth.find(([hull]) => centre >= hull.low && centre <= hull.high);
    if (owner !== undefined) answerOf[cell] = owner[1];
  }
  return {
    groups,
    answerOf,
    contains: (members) => {
      const hull = hulls[groups.findIndex((group) => group === members)];
      return (
        hull !== undefined &&
        hulls.some(
          (other) =>
            other !== hull &&
            width2(other) < width2(hull) &&
            other.low < hull.high &&
            other.high > hull.low,
        )
      );
    },
  };
}

function width2({ low, high }: Span): number {
  const difference = high - low;
  return Number.isNaN(difference) ? Infinity : difference;
}

function valueOf(type: 'number' | 'time', members: readonly StatedSpan[]): Value {
  const first = members.reduce((a, b) => (b.low < a.low ? b : a));
  const last = members.reduce((a, b) => (b.high > a.high ? b : a));
  if (type === 'time') return { type, from: first.from, to: last.to };
  const bound = (x: number) => (Number.isFinite(x) ? x : null);
  return { type, low: bound(first.low), high: bound(last.high) };
}
