/**
 * The line on which errors are added: the numbers themselves, or their logarithms.
 *
 * Errors of counts and sums are shares of the number (a tenth more or less), errors of times and scores
 * are not. Which it is, the table tells: on both lines every value is held against the median of the
 * question's other values, the differences are fitted by a Student-t distribution, and the line that
 * gives the *values* the higher likelihood has it (densities on the logarithmic line carry the factor
 * dy/dx). Values equal to that median say nothing about the size of errors and are left out. Where more
 * than one claim in fifty is zero or less there is no logarithm to speak of, and the line is linear; the
 * logarithm must win by `MARGIN` nats a claim, or simplicity does.
 *
 * The logarithmic line is asinh(x/u), u half of the smallest numbers: a logarithm for all but those,
 * and still defined at zero and below.
 *
 * Each question is counted from an origin of its own (the median of what was said), so that moments 10¹²
 * milliseconds after 1970 keep their minutes when squared; and in a unit of the table's, so that neither
 * 10³⁰⁸ nor 5·10⁻³²⁴ can overflow or vanish. Beyond 10⁵⁰ units everything is equally far.
 */
import { at } from '../channel.ts';
import type { Measures } from './measures.ts';
import { NORMAL, studentFactor, studentShape, TAILS } from './student.ts';

export interface Line {
  readonly logarithmic: boolean;
  /** Linear: the unit. Logarithmic: u. */
  readonly unit: number;
  /** By question: a number (linear) or its logarithm; where the line has its zero. */
  readonly origin: Float64Array;
}

/** Enough to see which line fits and how wide the table is. */
const SAMPLE = 50_000;
const MARGIN = 0.02;
const FARTHEST = 1e50;

/** What a claim says. */
export const SILENT = 0;
export const PLAIN = 1;
export const BETWEEN = 2;
export const ONE_SIDED = 3;

export function kindOf(low: number, high: number): 0 | 1 | 2 | 3 {
  if (!(low <= high) || (low === -Infinity && high === Infinity)) return SILENT;
  if (low === Infinity || high === -Infinity) return SILENT;
  if (low === high) return PLAIN;
  return low === -Infinity || high === Infinity ? ONE_SIDED : BETWEEN;
}

/** The one number that stands for a claim: itself, the middle, or the end that was named. */
export function middleOf(low: number, high: number): number {
  if (low === -Infinity) return high;
  if (high === Infinity) return low;
  return low === high ? low : low / 2 + high / 2;
}

/** Where x stands on the line of question q. */
export function place(line: Line, q: number, x: number): number {
  const y = line.logarithmic
    ? bend(x, line.unit) - at(line.origin, q)
    : (x - at(line.origin, q)) / line.unit;
  return Math.max(-FARTHEST, Math.min(FARTHEST, y));
}

/** The number at a place of the line; never infinite. */
export function unplace(line: Line, q: number, y: number): number {
  const x = line.logarithmic
    ? unbend(y + at(line.origin, q), line.unit)
    : at(line.origin, q) + y * line.unit;
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, x));
}

/** How wide a cell of `width` around x is on the line. */
export function widthAt(line: Line, x: number, width: number): number {
  if (!line.logarithmic) return Math.min(FARTHEST, width / line.unit);
  // asinh′(x/u) = 1/√(x² + u²); the quotient first, or squares overflow.
  return Math.min(50, width / Math.max(Math.abs(x), line.unit));
}

function bend(x: number, unit: number): number {
  const share = Math.abs(x) / unit;
  const size =
    share > 1e150 ? Math.log(Math.abs(x)) - Math.log(unit) + Math.LN2 : Math.asinh(share);
  return x < 0 ? -size : size;
}

function unbend(y: number, unit: number): number {
  const size = Math.abs(y);
  const x =
    size > 30
      ? // In one power, or a tiny unit times an overflow is infinite; half before, or so is 10^308.
        Math.exp(size - Math.LN2 + Math.log(unit))
      : Math.sinh(size) * unit;
  return y < 0 ? -x : x;
}

export function lineFor(measures: Measures, kind: 'linear' | 'logarithmic' | 'learn'): Line {
  const linear = linearLine(measures);
  if (kind === 'linear') return linear;
  const logarithmic = logarithmicLine(measures);
  if (logarithmic === null) return linear;
  const sample = sampleOf(measures);
  if (kind === 'learn') {
    for (const q of sample) logarithmic.origin[q] = originOf(measures, q, logarithmic.unit);
    const gain = likelihood(measures, sample, logarithmic) - likelihood(measures, sample, linear);
    if (!(gain > MARGIN)) return linear;
  }
  for (let q = 0; q < measures.questions; q++) {
    logarithmic.origin[q] = originOf(measures, q, logarithmic.unit);
  }
  return logarithmic;
}

/** Whole questions, evenly over the table: the order of claims within a question does not matter. */
export function sampleOf({ questions, start }: Measures): Int32Array {
  const claims = at(start, questions);
  const step = Math.max(1, Math.ceil(claims / SAMPLE));
  const sample = new Int32Array(Math.ceil(questions / step));
  for (let i = 0; i < sample.length; i++) sample[i] = i * step;
  return sample;
}

function linearLine(measures: Measures): Line {
  const { questions, start, low, high, precision } = measures;
  const origin = new Float64Array(questions);
  for (let q = 0; q < questions; q++) origin[q] = medianOfQuestion(measures, q, (x) => x);
  const away: number[] = [];
  const cells: number[] = [];
  for (const q of sampleOf(measures)) {
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (kindOf(at(low, i), at(high, i)) === SILENT) continue;
      const far = Math.abs(middleOf(at(low, i), at(high, i)) - at(origin, q));
      if (far > 0) away.push(Math.min(far, Number.MAX_VALUE));
      if (at(precision, i) > 0 && at(precision, i) < Infinity) cells.push(at(precision, i));
    }
  }
  const usual = away.length > 0 ? median(away) : cells.length > 0 ? median(cells) : 1;
  // Half of the least of all numbers is zero; and nothing shall be more than 10⁴⁰ units away.
  const farthest = away.reduce((most, far) => Math.max(most, far), 0);
  const unit = Math.max(Number.MIN_VALUE, usual, farthest * 1e-40);
  return { logarithmic: false, unit, origin };
}

/** Null where too much is zero or less; the origins are still to be found. */
function logarithmicLine(measures: Measures): Line | null {
  const { questions, start, low, high } = measures;
  const sizes: number[] = [];
  let said = 0;
  for (const q of sampleOf(measures)) {
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (kindOf(at(low, i), at(high, i)) === SILENT) continue;
      said++;
      const x = middleOf(at(low, i), at(high, i));
      if (x > 0) sizes.push(x);
    }
  }
  if (sizes.length === 0 || said - sizes.length > said / 50) return null;
  sizes.sort((a, b) => a - b);
  // Half of what all but one in a hundred exceed; halving the least number of all gives zero.
  const unit = Math.max(Number.MIN_VALUE, (sizes[Math.floor(sizes.length / 100)] as number) / 2);
  return { logarithmic: true, unit, origin: new Float64Array(questions) };
}

function originOf(measures: Measures, q: number, unit: number): number {
  return medianOfQuestion(measures, q, (x) => bend(x, unit));
}

function medianOfQuestion(
  { start, low, high }: Measures,
  q: number,
  f: (x: number) => number,
): number {
  const from = at(start, q);
  const values = new Float64Array(at(start, q + 1) - from);
  let n = 0;
  for (let i = from; i < from + values.length; i++) {
    if (kindOf(at(low, i), at(high, i)) === SILENT) continue;
    values[n++] = f(middleOf(at(low, i), at(high, i)));
  }
  if (n === 0) return 0;
  const sorted = values.subarray(0, n).sort();
  // The mean of the two middle ones; halves first, or the sum overflows.
  return at(sorted, (n - 1) >> 1) / 2 + at(sorted, n >> 1) / 2;
}

/** Mean log density of values given the median of the others, by the best Student-t. */
function likelihood(measures: Measures, sample: Int32Array, line: Line): number {
  const { start, low, high } = measures;
  const squares: number[] = [];
  let slope = 0;
  for (const q of sample) {
    const values: number[] = [];
    const numbers: number[] = [];
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (at(low, i) !== at(high, i) || !Number.isFinite(at(low, i))) continue;
      values.push(place(line, q, at(low, i)));
      numbers.push(at(low, i));
    }
    if (values.length < 2) continue;
    const order = values.map((_, k) => k).sort((a, b) => values[a]! - values[b]! || a - b);
    const n = order.length;
    for (let r = 0; r < n; r++) {
      // The two middle ones of the others, by their ranks with r left out.
      const one = (n - 2) >> 1;
      const two = (n - 1) >> 1;
      const middle =
        (values[order[one >= r ? one + 1 : one]!]! + values[order[two >= r ? two + 1 : two]!]!) / 2;
      const off = values[order[r]!]! - middle;
      if (off === 0) continue;
      squares.push(Math.min(off * off, 1e200));
      slope += Math.log(widthAt(line, numbers[order[r]!]!, 1) || Number.MIN_VALUE);
    }
  }
  if (squares.length < 3) return line.logarithmic ? -Infinity : 0;
  let best = -Infinity;
  for (const tail of TAILS) best = Math.max(best, fitScale(squares, tail).likelihood);
  return best + slope / squares.length;
}

/** The scale² of a Student-t distribution round zero by iterated weights, and its mean log density. */
export function fitScale(
  squares: readonly number[],
  tail: number,
): { readonly scale2: number; readonly likelihood: number } {
  let scale2 = Math.max(median(squares.slice()), Number.MIN_VALUE);
  if (tail === NORMAL) scale2 = squares.reduce((a, b) => a + b / squares.length, 0);
  else {
    for (let round = 0; round < 30; round++) {
      let sum = 0;
      for (const square of squares) sum += (square * (tail + 1)) / (tail + square / scale2);
      scale2 = sum / squares.length;
    }
  }
  let likelihood = 0;
  for (const square of squares) {
    // Far out the shape underflows; its logarithm must not become −∞.
    likelihood += Math.log(Math.max(studentShape(tail, square / scale2), 1e-300));
  }
  likelihood = likelihood / squares.length + Math.log(studentFactor(tail)) - Math.log(scale2) / 2;
  return { scale2, likelihood };
}

export function median(values: number[]): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return at(sorted, (sorted.length - 1) >> 1) / 2 + at(sorted, sorted.length >> 1) / 2;
}
