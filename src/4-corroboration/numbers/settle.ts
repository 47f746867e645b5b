/**
 * Learns the noise of every source from the whole table: rounds of weighted means.
 *
 * Each round holds every claim against its question's present value z and asks how it came about
 * (`noise.ts`); then each source's bias, precision and shares of record, noise and gross error follow
 * from sums over its claims, drawn towards everyone's:
 *
 *     bias       b = Σ w·(x − z) / (Σ w + s²/τ²)
 *     precision  λ = (n + k) / (Σ r·e²/σ² + k),   e the residual with the claim itself left out
 *     shares     P = (expected counts + PSEUDO·everyone's) / (n + PSEUDO)
 *
 * How strongly they are drawn is learnt (empirical Bayes). τ² is what the sources' mean residuals vary
 * beyond chance, less a tenth of the noise: smaller differences come and go with the questions a source
 * happened to answer, and correcting for them moves more than it mends. k is `CAUTION` times
 * what equates the spread of the sources' mean squares with chance, (kurtosis − 1)/excess (light and
 * heavy noises spread differently by chance): the squares are taken from the others' mean and not from
 * the truth, a source's claims are about the same few questions, and agreeing is not being right.
 *
 * **Where records are repeated** (`repetition.ts`), z is one of the values claimed (the `CANDIDATES`
 * most claimed), each with its probability, and all sums are expectations over them: two clusters of
 * concurring claims remain two possibilities and are never averaged. **Otherwise** z is the weighted
 * mean with the Student-t's weights (ν+1)/(ν + e²/σ²), from the median on (iteratively reweighted least
 * squares).
 *
 * **The tail** ν is the one under which the distances from the question's median, counted in coarse bins
 * (below 2 noise scales, 2–4, 4–8, …), are likeliest. Finer bins would be led by heaps such as half the
 * table saying 0, which tell of rounding and not of outliers. Shift and unit of the numbers change nothing.
 *
 * Wrong records are repeated too. The second and every further claim of a group of m identical ones may
 * be an **echo** of the first, whatever the truth is: with the chance e, learnt from the groups that are
 * not z, its factor is f + e·d, d the density of an echo: 1/cell where
 * others say exactly the same, flat over a fifth of a noise scale where they say nearly so. All claims being alike, each is the first with 1/m:
 *
 *     log fᵢ → (1/m)·log fᵢ + (1 − 1/m)·log(fᵢ + e·d)
 *
 * so that one more voice for a value is worth (P(record) + e)/e at most, and not the thousands that the
 * coincidence of two long numbers would be if only the truth were ever repeated.
 *
 * Intervals with two ends stand for their middle with the interval's variance; half lines wait for the
 * final posterior. An outcome (`known`) replaces z.
 */
import { at } from '../channel.ts';
import {
  BETWEEN,
  kindOf,
  type Line,
  median,
  middleOf,
  ONE_SIDED,
  place,
  sampleOf,
  SILENT,
  unplace,
  widthAt,
} from './line.ts';
import type { Measures } from './measures.ts';
import { cauchy, difficulty, logWithEcho, type Noise, total } from './noise.ts';
import {
  cellsOf,
  concurring,
  type Echoes,
  echoesOf,
  NO_ECHOES,
  RARE,
  repetitionRate,
} from './repetition.ts';
import { NORMAL, studentBelow, studentFactor, studentShape, TAILS } from './student.ts';

export interface Settled {
  readonly noise: Noise;
  /** By question: the rough value and the variance of its noise. */
  readonly z: Float64Array;
  readonly variance: Float64Array;
  readonly rounds: number;
}

export interface SettleOptions {
  readonly known: Float64Array | null;
  readonly firstHand: Float64Array | null;
  readonly rho: number;
  /** The noise scale when the table cannot tell. */
  readonly assumed: number | null;
  readonly progress: ((round: number) => void) | null;
}

/** What is usual counts as this many claims. */
const BACKING = 4;
const FEWEST_ROUNDS = 6;
const MOST_ROUNDS = 16;
const CANDIDATES = 8;
const PSEUDO = 4;
/** How many times more strongly than chance alone asks for precisions are drawn together. */
const CAUTION = 12;
/** The chance of an echo before anything is learnt, and what that is worth in claims. */
const FIRST_ECHO = 0.1;
const ECHO_BACKING = 20;
/** Farther than this many noise scales from the question's median is far out. */
const OUT = 6;
/** Edges, in noise scales, between which residuals are counted for the tail. */
const EDGES = [0, 2, 4, 8, 16, 32, Infinity];
/** In nats a claim: what a heavier tail must win by. */
const HEAVIER = 0.005;

/** The claims on the line, read once. */
interface Claims {
  readonly y: Float64Array;
  /** Variance of what was said: rounding, or the width of an interval. */
  readonly floor: Float64Array;
  /** 1 or the probability of being first-hand; 0 for what does not count in the rounds. */
  readonly use: Float64Array;
}

/** What the rounds improve. */
interface State {
  readonly z: Float64Array;
  readonly variance: Float64Array;
  s2: number;
  readonly tail: number;
  echo: number;
  readonly bias: Float64Array;
  readonly precision: Float64Array;
  readonly pRecord: Float64Array;
  readonly pNoise: Float64Array;
  readonly pGross: Float64Array;
}

/** Sums by source, from which a round's estimates follow. */
interface Sums {
  readonly n: Float64Array;
  readonly weight: Float64Array;
  readonly off: Float64Array;
  readonly squares: Float64Array;
  readonly record: Float64Array;
  readonly noise: Float64Array;
  readonly gross: Float64Array;
  /** Over all claims: Σ e²/σ² and Σ e⁴/σ⁴ of the noise part. */
  fourth: number;
  /** Σ λ·e² of the noise part: what the ordinary question's variance is the mean of. */
  plain: number;
  /** Expected echoes of values that are not so, and the claims that could have been one. */
  echoes: number;
  chances: number;
}

export function settle(measures: Measures, line: Line, options: SettleOptions): Settled {
  const { sources, questions } = measures;
  const claims = readClaims(measures, line, options.firstHand);
  const scale = firstScale(measures, line, claims, options.assumed);
  const s = scale.first;
  const few = concurring(measures, options.firstHand, sampleOf(measures));
  const rate = repetitionRate(measures, line, s, few);
  const records = rate >= RARE;
  const same = records ? concurring(measures, options.firstHand, null) : few;
  const cell = records ? cellsOf(measures, line, s) : new Float64Array(0);
  const echoes = records ? echoesOf(measures, line, s, same, cell, options.firstHand) : NO_ECHOES;
  const gross = widthOfGross(measures, line, claims, s);
  const pRecord = records ? Math.min(0.9, rate) : 0;
  const state: State = {
    z: new Float64Array(questions),
    variance: new Float64Array(questions).fill(s * s),
    s2: s * s,
    tail: records ? 4 : chooseTail(measures, claims, s),
    echo: FIRST_ECHO,
    bias: new Float64Array(sources),
    precision: new Float64Array(sources).fill(1),
    pRecord: new Float64Array(sources).fill(pRecord),
    pNoise: new Float64Array(sources).fill((1 - pRecord) * (records ? 0.6 : 0.98)),
    pGross: new Float64Array(sources).fill((1 - pRecord) * (records ? 0.4 : 0.02)),
  };
  const known = options.known === null ? null : onTheLine(measures, line, options.known);
  const smallest = s * s * 1e-6;
  let rounds = 0;
  const last = new Float64Array(questions);
  while (rounds < MOST_ROUNDS) {
    rounds++;
    options.progress?.(rounds);
    last.set(state.z);
    const sums = records
      ? roundBySupport(measures, claims, state, cell, same, echoes, gross, known)
      : roundByMean(measures, claims, state, gross, known);
    learn(state, sums, records, known === null, smallest, scale);
    if (records) {
      state.echo = (sums.echoes + ECHO_BACKING * FIRST_ECHO) / (total(sums.n) + ECHO_BACKING);
    }
    let moved = 0;
    for (let q = 0; q < questions; q++) {
      moved += Math.min(1, (at(state.z, q) - at(last, q)) ** 2 / at(state.variance, q));
    }
    // On average a hundredth of the noise or less: far below what any answer depends on.
    if (rounds >= FEWEST_ROUNDS && moved < (records ? 1e-4 : 1e-5) * questions) break;
  }
  const noise: Noise = {
    line,
    records,
    tail: state.tail,
    variance: state.s2,
    scale: s,
    gross,
    rho: options.rho,
    echo: state.echo,
    bias: state.bias,
    precision: state.precision,
    pRecord: state.pRecord,
    pNoise: state.pNoise,
    pGross: state.pGross,
    cell,
    echoes,
  };
  return { noise, z: state.z, variance: state.variance, rounds };
}

function readClaims(measures: Measures, line: Line, firstHand: Float64Array | null): Claims {
  const { questions, start, low, high, precision } = measures;
  const n = at(start, questions);
  const y = new Float64Array(n);
  const floor = new Float64Array(n);
  const use = new Float64Array(n);
  for (let q = 0; q < questions; q++) {
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      const kind = kindOf(at(low, i), at(high, i));
      if (kind === SILENT) continue;
      const middle = middleOf(at(low, i), at(high, i));
      y[i] = place(line, q, middle);
      if (kind === ONE_SIDED) continue;
      use[i] = firstHand === null ? 1 : at(firstHand, i);
      const width =
        kind === BETWEEN
          ? place(line, q, at(high, i)) - place(line, q, at(low, i))
          : widthAt(line, middle, at(precision, i));
      floor[i] = Math.min(1e200, (width * width) / 12);
    }
  }
  return { y, floor, use };
}

function onTheLine({ questions }: Measures, line: Line, known: Float64Array): Float64Array {
  const z = new Float64Array(questions);
  for (let q = 0; q < questions; q++) {
    z[q] = Number.isFinite(at(known, q)) ? place(line, q, at(known, q)) : Number.NaN;
  }
  return z;
}

interface FirstScale {
  readonly first: number;
  /** How far numbers commonly differ, and as how many claims that counts. */
  readonly usual: number;
  readonly backing: number;
}

/**
 * A robust first scale: the median of what differs from its question's median, drawn towards what is
 * usual; and the usual one.
 */
function firstScale(
  measures: Measures,
  line: Line,
  { y, floor, use }: Claims,
  assumed: number | null,
): FirstScale {
  const { start } = measures;
  const off: number[] = [];
  const sizes: number[] = [];
  let rounding = 0;
  for (const q of sampleOf(measures)) {
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (at(use, i) === 0) continue;
      if (at(y, i) !== 0) off.push(Math.min(1e90, Math.abs(at(y, i))));
      const size = Math.abs(unplace(line, q, at(y, i)));
      if (size > 0) sizes.push(size);
      if (at(floor, i) < 1e100) rounding = Math.max(rounding, at(floor, i));
    }
  }
  // Before anything differs: one in twenty, or what the caller assumes; at least the rounding.
  const size = assumed ?? (sizes.length > 0 ? 0.05 * median(sizes) : 1);
  const scale = line.logarithmic ? 0.05 : Math.min(1e50, size / line.unit);
  const found = Math.max(1e-50, 1.4826 * median(off));
  if (off.length < 2) {
    const first = Math.max(scale, Math.sqrt(rounding), 1e-50);
    return { first, usual: first, backing: 0 };
  }
  // On a line where nothing is zero by nature no scale is usual.
  if (!line.logarithmic) return { first: found, usual: found, backing: 0 };
  // A handful of differences does not say yet how far numbers commonly differ.
  const share = off.length / (off.length + BACKING);
  const first = Math.exp(share * Math.log(found) + (1 - share) * Math.log(scale));
  return { first, usual: scale, backing: BACKING };
}

/**
 * How wide gross errors are: ten noise scales at least, as wide as the numbers of the table lie apart
 * (1.48 times their median distance from their median; an answer to another question is a gross error),
 * and as wide as what is farther out than `OUT` noise scales commonly is.
 */
function widthOfGross(measures: Measures, line: Line, { y, use }: Claims, scale: number): number {
  const { start } = measures;
  const first = line.origin.length > 0 ? at(line.origin, 0) : 0;
  const all: number[] = [];
  const out: number[] = [];
  for (const q of sampleOf(measures)) {
    const away = line.logarithmic
      ? at(line.origin, q) - first
      : at(line.origin, q) / line.unit - first / line.unit;
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (at(use, i) === 0) continue;
      if (Math.abs(at(y, i)) > OUT * scale) out.push(Math.abs(at(y, i)));
      if (Number.isFinite(away)) all.push(at(y, i) + away);
    }
  }
  const middle = median(all);
  const table = 1.4826 * median(all.map((x) => Math.abs(x - middle)));
  return Math.min(1e60, Math.max(10 * scale, table, median(out)));
}

function emptySums(sources: number): Sums {
  return {
    n: new Float64Array(sources),
    weight: new Float64Array(sources),
    off: new Float64Array(sources),
    squares: new Float64Array(sources),
    record: new Float64Array(sources),
    noise: new Float64Array(sources),
    gross: new Float64Array(sources),
    fourth: 0,
    plain: 0,
    echoes: 0,
    chances: 0,
  };
}

function add(array: Float64Array, index: number, amount: number): void {
  array[index] = at(array, index) + amount;
}

/** One round where numbers are measurements: z by reweighted means, then the sums by source. */
function roundByMean(
  { questions, sources, start, source }: Measures,
  { y, floor, use }: Claims,
  state: State,
  gross: number,
  known: Float64Array | null,
): Sums {
  const sums = emptySums(sources);
  const { z, variance, bias, precision, tail, pNoise, pGross } = state;
  const factor = studentFactor(tail);
  for (let q = 0; q < questions; q++) {
    const from = at(start, q);
    const to = at(start, q + 1);
    const v = at(variance, q);
    const old = at(z, q);
    const outcome = known === null ? Number.NaN : at(known, q);
    let weight = 0;
    let sum = 0;
    for (let i = from; i < to; i++) {
      if (at(use, i) === 0) continue;
      const s = at(source, i);
      const s2 = v / at(precision, s) + at(floor, i);
      const x = at(y, i) - at(bias, s);
      const square = Math.min(1e60, ((x - old) * (x - old)) / s2);
      const near = (at(pNoise, s) * factor * studentShape(tail, square)) / Math.sqrt(s2);
      const far = at(pGross, s) * cauchy(at(y, i), gross);
      const pull = tail === NORMAL ? 1 : (tail + 1) / (tail + square);
      // Both may vanish for a value beyond every scale; it is gross then.
      const w = near > 0 ? (at(use, i) * pull * (near / (near + far))) / s2 : 0;
      weight += w;
      sum += w * x;
    }
    const now = outcome === outcome ? outcome : weight > 0 ? sum / weight : old;
    z[q] = now;
    let squares = 0;
    let claims = 0;
    for (let i = from; i < to; i++) {
      if (at(use, i) === 0) continue;
      const s = at(source, i);
      const lambda = at(precision, s);
      const s2 = v / lambda + at(floor, i);
      const e = at(y, i) - at(bias, s) - now;
      const square = Math.min(1e60, (e * e) / s2);
      const near = (at(pNoise, s) * factor * studentShape(tail, square)) / Math.sqrt(s2);
      const far = at(pGross, s) * cauchy(at(y, i), gross);
      const r = near > 0 ? near / (near + far) : 0;
      const pull = tail === NORMAL ? 1 : (tail + 1) / (tail + square);
      const a = at(use, i);
      add(sums.n, s, a);
      add(sums.noise, s, a * r);
      add(sums.gross, s, a * (1 - r));
      if (r === 0) continue;
      // The claim's own share of the mean, without which its residual looks too small.
      const own = outcome === outcome || weight === 0 ? 0 : (a * r * pull) / s2 / weight;
      if (own > 0.999) continue;
      const full = square / (1 - own);
      add(sums.weight, s, (a * r * pull * state.s2) / s2);
      add(sums.off, s, ((a * r * pull * state.s2) / s2) * (e + at(bias, s)));
      add(sums.squares, s, a * r * pull * full);
      sums.fourth += a * r * pull * pull * full * full;
      sums.plain += ((a * r * pull * e * e) / (1 - own)) * lambda;
      squares += a * r * pull * e * e * lambda;
      claims += a * r;
    }
    if (claims > 1 || outcome === outcome) {
      variance[q] = difficulty(squares, outcome === outcome ? claims + 1 : claims, state.s2);
    } else variance[q] = state.s2;
  }
  return sums;
}

/** One round where records are repeated: z is one of the values claimed, and the sums are expectations. */
function roundBySupport(
  { questions, sources, start, source, low, high }: Measures,
  { y, floor, use }: Claims,
  state: State,
  cell: Float64Array,
  same: Float64Array,
  echoes: Echoes,
  gross: number,
  known: Float64Array | null,
): Sums {
  const sums = emptySums(sources);
  const { z, variance, bias, precision, tail, pRecord, pNoise, pGross } = state;
  const factor = studentFactor(tail);
  const value = new Float64Array(CANDIDATES);
  const number = new Float64Array(CANDIDATES);
  const mass = new Float64Array(CANDIDATES);
  let largest = 0;
  for (let q = 0; q < questions; q++) largest = Math.max(largest, at(start, q + 1) - at(start, q));
  const scale2 = new Float64Array(largest);
  const peak = new Float64Array(largest);
  const slip = new Float64Array(largest);
  for (let q = 0; q < questions; q++) {
    const from = at(start, q);
    const to = at(start, q + 1);
    variance[q] = state.s2;
    let k = chooseCandidates(low, high, y, use, same, from, to, value, number);
    if (k === 0) continue;
    const outcome = known === null ? Number.NaN : at(known, q);
    if (outcome === outcome) {
      let named = -1;
      for (let c = 0; c < k; c++) if (at(value, c) === outcome) named = c;
      value[0] = outcome;
      number[0] = named < 0 ? Number.NaN : at(number, named);
      k = 1;
    }
    // What does not depend on the candidate, once by claim.
    for (let i = from; i < to; i++) {
      const s = at(source, i);
      const s2 = state.s2 / at(precision, s) + at(floor, i);
      scale2[i - from] = s2;
      peak[i - from] = (at(pNoise, s) * factor) / Math.sqrt(s2);
      slip[i - from] = at(pGross, s) * cauchy(at(y, i), gross);
    }
    let most = -Infinity;
    for (let c = 0; c < k; c++) {
      let sum = Math.log(studentShape(4, (at(value, c) / gross) ** 2));
      let narrow = Infinity;
      // Multiply, and take the logarithm before the product can underflow.
      let product = 1;
      for (let i = from; i < to; i++) {
        const a = at(use, i);
        if (a === 0) continue;
        const o = i - from;
        const e = at(y, i) - at(bias, at(source, i)) - at(value, c);
        let f =
          at(peak, o) * studentShape(tail, Math.min(1e60, (e * e) / at(scale2, o))) + at(slip, o);
        if (at(low, i) === at(number, c) && at(high, i) === at(low, i)) {
          f += at(pRecord, at(source, i)) / at(cell, i);
          narrow = Math.min(narrow, at(cell, i));
        }
        const alike = at(echoes.alike, i);
        if (a === 1 && !(alike > 1)) product *= f;
        else sum += a * logWithEcho(f, state.echo * at(echoes.density, i), alike);
        if (product < 1e-150 || product > 1e150) {
          sum += Math.log(Math.max(product, 1e-300));
          product = 1;
        }
      }
      mass[c] = sum + Math.log(product) + (narrow < Infinity ? Math.log(narrow) : 0);
      most = Math.max(most, at(mass, c));
    }
    let all = 0;
    for (let c = 0; c < k; c++) all += mass[c] = Math.exp(at(mass, c) - most);
    let best = 0;
    for (let c = 0; c < k; c++) {
      mass[c] = at(mass, c) / all;
      if (at(mass, c) > at(mass, best)) best = c;
    }
    z[q] = at(value, best);
    // A lone claim is its own candidate and would confirm itself.
    let voices = 0;
    for (let i = from; i < to; i++) voices += at(use, i) > 0 ? 1 : 0;
    if (outcome !== outcome && voices < 2) continue;
    for (let i = from; i < to; i++) {
      const a = at(use, i);
      if (a === 0) continue;
      const s = at(source, i);
      const s2 = at(scale2, i - from);
      const far = at(slip, i - from);
      add(sums.n, s, a);
      for (let c = 0; c < k; c++) {
        const p = at(mass, c);
        if (p < 1e-4) continue;
        const e = at(y, i) - at(bias, s) - at(value, c);
        const square = Math.min(1e60, (e * e) / s2);
        const near = at(peak, i - from) * studentShape(tail, square);
        const exact =
          at(low, i) === at(number, c) && at(high, i) === at(low, i)
            ? at(pRecord, s) / at(cell, i)
            : 0;
        // An echo has its chance to be one; what else the claim may be has the rest.
        const alike = at(echoes.alike, i);
        const others = alike > 1 && exact === 0 ? 1 - 1 / alike : 0;
        const echo = others * state.echo * at(echoes.density, i);
        if (exact === 0) sums.chances += a * p;
        const f = near + far + exact + echo;
        sums.echoes += f > 0 ? (a * p * echo) / f : 0;
        if (!(f > 0)) {
          add(sums.gross, s, a * p);
          continue;
        }
        const r = (a * p * near) / f;
        const pull = tail === NORMAL ? 1 : (tail + 1) / (tail + square);
        add(sums.record, s, (a * p * exact) / f);
        add(sums.noise, s, r);
        add(sums.gross, s, (a * p * (far + echo)) / f);
        add(sums.weight, s, (r * pull * state.s2) / s2);
        add(sums.off, s, ((r * pull * state.s2) / s2) * (e + at(bias, s)));
        add(sums.squares, s, r * pull * square);
        sums.fourth += r * pull * pull * square * square;
        sums.plain += r * pull * square * state.s2;
      }
    }
  }
  return sums;
}

/** The values claimed most; of equally many, those nearest to the middle, then the least. */
function chooseCandidates(
  low: Float64Array,
  high: Float64Array,
  y: Float64Array,
  use: Float64Array,
  same: Float64Array,
  from: number,
  to: number,
  value: Float64Array,
  number: Float64Array,
): number {
  const seen: { readonly x: number; readonly y: number; readonly n: number }[] = [];
  const names = to - from > 24 ? new Set<number>() : null;
  for (let i = from; i < to; i++) {
    const x = at(low, i);
    if (at(use, i) === 0 || x !== at(high, i)) continue;
    if (names === null ? seen.some((other) => other.x === x) : names.has(x)) continue;
    names?.add(x);
    seen.push({ x, y: at(y, i), n: at(same, i) });
  }
  seen.sort((a, b) => b.n - a.n || Math.abs(a.y) - Math.abs(b.y) || a.x - b.x);
  // Three voices fewer than the most: no candidate for what the rounds learn.
  const top = (seen[0]?.n ?? 0) - 2.5;
  let k = 0;
  while (k < seen.length && k < CANDIDATES && seen[k]!.n > top) k++;
  for (let c = 0; c < k; c++) {
    value[c] = seen[c]!.y;
    number[c] = seen[c]!.x;
  }
  return k;
}

/** From the sums to the estimates; everything drawn towards what holds for all. */
function learn(
  state: State,
  sums: Sums,
  records: boolean,
  centre: boolean,
  smallest: number,
  { usual: commonly, backing }: FirstScale,
): void {
  const { bias, precision, pRecord, pNoise, pGross } = state;
  const sources = bias.length;
  const n = total(sums.n);
  const noisy = total(sums.noise);
  if (n === 0) return;
  const mean = {
    record: total(sums.record) / n,
    noise: noisy / n,
    gross: total(sums.gross) / n,
  };
  // Never certain: a hundredth of each possibility stays.
  const keep = (share: number): number => (share + 0.005) / (1 + (records ? 0.015 : 0.01));
  for (let s = 0; s < sources; s++) {
    const cases = at(sums.n, s) + PSEUDO;
    pRecord[s] = records ? (at(sums.record, s) + PSEUDO * keep(mean.record)) / cases : 0;
    pNoise[s] = (at(sums.noise, s) + PSEUDO * keep(mean.noise)) / cases;
    pGross[s] = (at(sums.gross, s) + PSEUDO * keep(mean.gross)) / cases;
  }
  const weighed = total(sums.weight);
  const squares = total(sums.squares);
  if (!(noisy > 1) || !(squares > 0)) return;
  // Not the mean of e²/σ², in which questions without any difference would have the say.
  const backed = (sums.plain + backing * commonly * commonly) / (noisy + backing);
  state.s2 = Math.max(smallest, backed);
  const ratio = squares / noisy;
  // How much the sources' mean residuals vary beyond chance, as a share of the noise.
  let between = 0;
  let chance = 0;
  for (let s = 0; s < sources; s++) {
    const w = at(sums.weight, s);
    if (w > 0) {
      between += (at(sums.off, s) * at(sums.off, s)) / w;
      chance += 1;
    }
  }
  const tau2 = weighed > 0 ? (between / state.s2 - chance) / weighed - 0.1 : 0;
  for (let s = 0; s < sources; s++) {
    bias[s] = tau2 > 0 ? at(sums.off, s) / (at(sums.weight, s) + 1 / tau2) : 0;
  }
  if (centre && tau2 > 0) {
    let sum = 0;
    for (let s = 0; s < sources; s++) sum += at(sums.weight, s) * at(bias, s);
    for (let s = 0; s < sources; s++) bias[s] = at(bias, s) - sum / weighed;
  }
  // How much their mean squares vary beyond chance.
  const kurtosis = sums.fourth / noisy / (ratio * ratio);
  let spread = 0;
  // Squares relative to an ordinary source: e²/σ² has λ in it, which is taken out again.
  let usual = 0;
  for (let s = 0; s < sources; s++) usual += at(sums.squares, s) / at(precision, s) / noisy;
  for (let s = 0; s < sources; s++) {
    const m = at(sums.noise, s);
    if (m > 0) spread += m * (at(sums.squares, s) / m / usual / at(precision, s) - 1) ** 2;
  }
  const excess = (spread - sources * Math.max(0, kurtosis - 1)) / noisy;
  const strength =
    excess > 0 ? Math.max(10, Math.min(200, (CAUTION * Math.max(1, kurtosis - 1)) / excess)) : 200;
  let logarithms = 0;
  for (let s = 0; s < sources; s++) {
    const m = at(sums.noise, s);
    const alike = at(sums.squares, s) / usual / at(precision, s);
    precision[s] = (m + strength) / (alike + strength);
    logarithms += m * Math.log(at(precision, s));
  }
  const middle = Math.exp(logarithms / noisy);
  for (let s = 0; s < sources; s++) precision[s] = at(precision, s) / middle;
}

/** The tail under which distances from the question's median, in whole noise scales, are likeliest. */
function chooseTail(measures: Measures, { y, use }: Claims, scale: number): number {
  const { start } = measures;
  const counts = new Float64Array(EDGES.length - 1);
  for (const q of sampleOf(measures)) {
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (at(use, i) === 0 || at(y, i) === 0) continue;
      let bin = 0;
      while (Math.abs(at(y, i)) >= (EDGES[bin + 1] as number) * scale) bin++;
      add(counts, bin, 1);
    }
  }
  if (total(counts) < 10) return 4;
  let best = NORMAL;
  let most = -Infinity;
  // From the lightest on; a heavier one needs a reason.
  for (const tail of [...TAILS].reverse()) {
    let likeliest = -Infinity;
    for (let unit = 0.35; unit < 3; unit *= 1.15) {
      let sum = 0;
      for (let bin = 0; bin < counts.length; bin++) {
        if (at(counts, bin) === 0) continue;
        const inside =
          studentBelow(tail, -(EDGES[bin] as number) / unit) -
          studentBelow(tail, -(EDGES[bin + 1] as number) / unit);
        sum += at(counts, bin) * Math.log(Math.max(2 * inside, 1e-12));
      }
      likeliest = Math.max(likeliest, sum / total(counts));
    }
    if (likeliest > most + HEAVIER) {
      most = likeliest;
      best = tail;
    }
  }
  return best;
}
