/**
 * The posterior of one question's number, given the noise learnt from the whole table.
 *
 *     log p(z) = log prior(z) + ω′·Σᵢ log fᵢ(z)
 *
 * with fᵢ of `noise.ts`. Three things keep it honest:
 *
 * - **Shared error.** Reports are not independent views: items mislead everyone alike. Besides the noise
 *   of each, of variance s²/λ on this question, there is a common part of variance c = s²·ρ/(1 − ρ), of
 *   which nothing is seen *within* a question and which no number of reports averages away. With v the
 *   variance of the reports' weighted mean, every σ² is divided by ω = v/(v + c), so that for normal
 *   noise the posterior has the variance v + c, as it must. (For n reports alike, ω = (1 − ρ)/(1 + (n −
 *   1)ρ).) Beyond a fifth it is the log likelihood that is multiplied by what is left of ω: noise wider
 *   still would hide the slips among many reports, and a likelihood that is flattened from the start
 *   would make slips of the few. Where
 *   records are repeated it is the echoes that are not independent (`settle.ts`), and ω = 1.
 * - **Not knowing the question's own difficulty** makes normal tails Student tails: of up to three
 *   reports each has 4 degrees of freedom, of more their product: with the best log
 *   likelihood L*, L becomes −(d + 1)/2·log(1 + 2(L* − L)/d), d = reports − 1 + `ORDINARY`; for normal
 *   noise that is exactly what integrating over an inverse-gamma variance gives.
 * - **Copies.** A claim first-hand with probability a enters as a·f + (1 − a)·(its peak): a copy would
 *   have been made wherever the truth lay. a = 0 adds a constant, that is nothing.
 *
 * An interval enters with the probability that a noisy version of z lies in it. "Over 100" besides says
 * that the teller found 100 worth naming: it fades like a Cauchy distribution `REACH` scales above 100.
 *
 * Where records are repeated, every value claimed carries a mass of its own next to the density:
 * prior · cell · Π f, with P(record)/cell added to f of those who said it. A value claimed once, by a
 * source that repeats the record with probability r, thereby has about r of what it supports.
 *
 * The density is taken at nodes round the centre and round the claims and is exponential between them;
 * masses and quantiles follow in closed form. `posterior-by-grid.ts` does the same sum on a fine even
 * grid, plainly.
 */
import { at } from '../channel.ts';
import { BETWEEN, kindOf, middleOf, ONE_SIDED, PLAIN, place, SILENT, widthAt } from './line.ts';
import type { Measures } from './measures.ts';
import { cauchy, difficulty, logWithEcho, type Noise, ORDINARY, prior } from './noise.ts';
import { weightOfEach } from '../independence.ts';
import { concurring, echoesOf } from './repetition.ts';
import { NORMAL, studentBelow, studentFactor, studentShape } from './student.ts';

/** How far above 100, in noise scales, "over 100" still sounds natural. */
export const REACH = 4;
/** By this share noise is widened for a common error before the likelihood is flattened instead. */
const WIDENED = 0.2;
/** So many reports are few. */
const FEW = 3;
/** Values with a mass of their own at most. */
const MASSES = 32;

/** One question's claims, ready to be weighed. The arrays are used again for the next question. */
export interface Heard {
  /** How many claims say something; only so many entries of the arrays count. */
  n: number;
  /** Their numbers in the table. */
  claims: Int32Array;
  kind: Uint8Array;
  /** Where they stand on the line, less the bias; for intervals the middle and the ends. */
  place: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** Variance of the noise, and of what was said. */
  scale2: Float64Array;
  floor: Float64Array;
  /** f = near·shape + far (+ exact where z is what was said). */
  near: Float64Array;
  far: Float64Array;
  exact: Float64Array;
  /** How many say the same or nearly so, and the density of an echo of them. */
  alike: Float64Array;
  echo: Float64Array;
  firstHand: Float64Array;
  /** What every log f is multiplied by. */
  weight: number;
  /** Sum of the probabilities of being first-hand, and what the reports weigh in full ones. */
  reports: number;
  effective: number;
  /** Degrees of freedom of not knowing the difficulty; Infinity where it plays no part. */
  freedom: number;
  /** Degrees of freedom of the noise of each. */
  tail: number;
  /** Centre and spread round which the nodes are placed. */
  centre: number;
  spread: number;
  /** Whether all are plain values. */
  plain: boolean;
}

export interface Posterior {
  /** Places on the line, rising. */
  readonly nodes: Float64Array;
  readonly logDensity: Float64Array;
  /** Mass from this node to the next, and at this node. */
  readonly segment: Float64Array;
  readonly atom: Float64Array;
}

/** Room for questions of so many claims. */
export function emptyHeard(room: number): Heard {
  const column = (): Float64Array => new Float64Array(room);
  return {
    n: 0,
    claims: new Int32Array(room),
    kind: new Uint8Array(room),
    place: column(),
    low: column(),
    high: column(),
    scale2: column(),
    floor: column(),
    near: column(),
    far: column(),
    exact: column(),
    alike: column(),
    echo: column(),
    firstHand: column(),
    weight: 1,
    reports: 0,
    effective: 0,
    freedom: Infinity,
    tail: NORMAL,
    centre: 0,
    spread: 1,
    plain: true,
  };
}

/** Room for the largest question of a table. */
export function roomFor({ questions, start }: Measures): Heard {
  let most = 0;
  for (let q = 0; q < questions; q++) most = Math.max(most, at(start, q + 1) - at(start, q));
  return emptyHeard(most);
}

/** Reads the claims of question q for which `keep` holds. False when nothing was said. */
export function hear(
  measures: Measures,
  noise: Noise,
  firstHand: Float64Array | null,
  q: number,
  keep: ((claim: number) => boolean) | null,
  heard: Heard,
): boolean {
  const { start, source, low, high, precision } = measures;
  const { line, records, rho } = noise;
  let n = 0;
  heard.reports = 0;
  heard.plain = true;
  for (let i = at(start, q); i < at(start, q + 1); i++) {
    const kind = kindOf(at(low, i), at(high, i));
    const a = firstHand === null ? 1 : at(firstHand, i);
    if (kind === SILENT || !(a > 0) || (keep !== null && !keep(i))) continue;
    const bias = at(noise.bias, at(source, i));
    const middle = middleOf(at(low, i), at(high, i));
    const y = place(line, q, middle);
    let width = 0;
    if (kind === PLAIN) {
      heard.low[n] = y - bias;
      heard.high[n] = y - bias;
      width = widthAt(line, middle, at(precision, i));
    } else {
      heard.plain = false;
      heard.low[n] = at(low, i) === -Infinity ? -Infinity : place(line, q, at(low, i)) - bias;
      heard.high[n] = at(high, i) === Infinity ? Infinity : place(line, q, at(high, i)) - bias;
      if (kind === BETWEEN) width = at(heard.high, n) - at(heard.low, n);
    }
    heard.claims[n] = i;
    heard.kind[n] = kind;
    heard.place[n] = y - bias;
    heard.floor[n] = Math.min(1e100, (width * width) / 12);
    heard.firstHand[n] = a;
    heard.reports += a;
    n++;
  }
  heard.n = n;
  if (n === 0) return false;
  const variance = records ? noise.variance : ownDifficulty(measures, noise, heard);
  // Of few reports each has the tail, and the chance of a slip stays what it is.
  const few = n <= FEW;
  heard.tail = noise.tail === NORMAL && !records && few ? 4 : noise.tail;
  heard.freedom =
    records || few || noise.tail !== NORMAL ? Infinity : ORDINARY + Math.max(0, heard.reports - 1);
  heard.effective = 0;
  if (records) groupsOf(measures, noise, heard, keep !== null);
  else {
    heard.alike.fill(1, 0, n);
    heard.echo.fill(0, 0, n);
    heard.effective = heard.reports * weightOfEach(heard.reports, rho);
  }
  // The variance of the reports' mean, and what they have in common; for half lines as for values.
  let precise = 0;
  for (let k = 0; k < n; k++) {
    if (at(heard.kind, k) === ONE_SIDED) continue;
    const own = variance / at(noise.precision, at(source, at(heard.claims, k)));
    precise += at(heard.firstHand, k) / (own + at(heard.floor, k));
  }
  const mean = precise > 0 ? 1 / precise : variance / Math.max(heard.reports, 1e-9);
  const common = records ? 0 : (variance * rho) / (1 - rho);
  const share = mean / (mean + common);
  const widened = Math.max(share, WIDENED);
  heard.weight = share / widened;
  heard.spread = Math.sqrt(mean + common);
  const factor = studentFactor(heard.tail);
  for (let k = 0; k < n; k++) {
    const i = at(heard.claims, k);
    const s = at(source, i);
    const plain = at(heard.kind, k) === PLAIN;
    // The width of an interval is in its bounds already, not in its scale.
    const own = variance / at(noise.precision, s) + (plain ? at(heard.floor, k) : 0);
    const scale2 = own / widened;
    const a = at(heard.firstHand, k);
    const gross = plain
      ? cauchy(at(heard.place, k), noise.gross)
      : cauchyBelow(at(heard.high, k) / noise.gross) - cauchyBelow(at(heard.low, k) / noise.gross);
    const far = at(noise.pGross, s) * gross;
    const near = at(noise.pNoise, s) * (plain ? factor / Math.sqrt(scale2) : 1);
    const exact = !records ? 0 : at(noise.pRecord, s) / (plain ? at(noise.cell, i) : 1);
    heard.scale2[k] = scale2;
    heard.near[k] = a * near;
    heard.exact[k] = a * exact;
    heard.far[k] = a * far + (1 - a) * (near + far + exact);
    heard.echo[k] = a * noise.echo * at(heard.echo, k);
    if (records) {
      // Of what one more voice for a record is worth, the share that an echo would bring anyway.
      const echoed = noise.echo / (noise.echo + Math.max(at(noise.pRecord, s), 1e-6));
      heard.effective += a * weightOfEach(at(heard.alike, k), echoed);
    }
  }
  return true;
}

/** The centre by reweighted means, and from what is left the question's own variance. */
function ownDifficulty({ source }: Measures, noise: Noise, heard: Heard): number {
  const { tail } = noise;
  const factor = studentFactor(tail);
  const { n } = heard;
  let variance = noise.variance;
  let centre = middleOfHeard(heard);
  for (let round = 0; round < 5; round++) {
    let weight = 0;
    let sum = 0;
    let claims = 0;
    // Squares about the old centre, moved to the new one below: Σ w(y − c′)² = Σ w(y − c)² − W(c′ − c)².
    let squares = 0;
    let pulls = 0;
    let moment = 0;
    for (let k = 0; k < n; k++) {
      if (at(heard.kind, k) === ONE_SIDED) continue;
      const s = at(source, at(heard.claims, k));
      const lambda = at(noise.precision, s);
      const s2 = variance / lambda + at(heard.floor, k);
      const off = at(heard.place, k) - centre;
      const square = Math.min(1e60, (off * off) / s2);
      const near = (at(noise.pNoise, s) * factor * studentShape(tail, square)) / Math.sqrt(s2);
      if (!(near > 0)) continue;
      const far = at(noise.pGross, s) * cauchy(at(heard.place, k), noise.gross);
      const r = (at(heard.firstHand, k) * near) / (near + far);
      const w = tail === NORMAL ? r : (r * (tail + 1)) / (tail + square);
      weight += w / s2;
      sum += (w * off) / s2;
      claims += r;
      squares += w * lambda * off * off;
      pulls += w * lambda;
      moment += w * lambda * off;
    }
    if (!(weight > 0)) break;
    const step = sum / weight;
    centre += step;
    squares = Math.max(0, squares - 2 * step * moment + step * step * pulls);
    variance = claims > 1 ? difficulty(squares, claims, noise.variance) : noise.variance;
    if (Math.abs(step) < 1e-4 * Math.sqrt(variance) && round > 0) break;
  }
  heard.centre = centre;
  return variance;
}

function middleOfHeard({ place: places, n }: Heard): number {
  const sorted = places.slice(0, n).sort();
  // The lower one of two: between two camps there may be nobody.
  return at(sorted, (n - 1) >> 1);
}

/** Who says the same among those heard: as learnt for the whole question, or anew for a part of it. */
function groupsOf(measures: Measures, noise: Noise, heard: Heard, part: boolean): void {
  const { n, claims } = heard;
  heard.centre = middleOfHeard(heard);
  if (!part) {
    for (let k = 0; k < n; k++) {
      heard.alike[k] = at(noise.echoes.alike, at(claims, k));
      heard.echo[k] = at(noise.echoes.density, at(claims, k));
    }
    return;
  }
  const kept = claims.subarray(0, n);
  const partial: Measures = {
    sources: measures.sources,
    questions: 1,
    start: Int32Array.of(0, n),
    source: Int32Array.from(kept, (i) => at(measures.source, i)),
    low: Float64Array.from(kept, (i) => at(measures.low, i)),
    high: Float64Array.from(kept, (i) => at(measures.high, i)),
    precision: new Float64Array(n),
  };
  const firstHand = heard.firstHand.slice(0, n);
  const groups = echoesOf(
    partial,
    { ...noise.line, origin: new Float64Array(1) },
    noise.scale,
    concurring(partial, firstHand, null),
    Float64Array.from(kept, (i) => at(noise.cell, i)),
    firstHand,
  );
  heard.alike.set(groups.alike);
  heard.echo.set(groups.density);
}

function cauchyBelow(t: number): number {
  return 0.5 + Math.atan(t) / Math.PI;
}

/** f of the k-th claim at z, without the mass of an exact repetition. */
export function factorAt(heard: Heard, tail: number, k: number, z: number): number {
  const scale2 = at(heard.scale2, k);
  if (at(heard.kind, k) === PLAIN) {
    const off = z - at(heard.place, k);
    return at(heard.near, k) * studentShape(tail, (off * off) / scale2) + at(heard.far, k);
  }
  const scale = Math.sqrt(scale2);
  const low = at(heard.low, k);
  const high = at(heard.high, k);
  // From the side on which z lies, so that far out the difference is one of small numbers.
  const inside =
    z < low
      ? studentBelow(tail, (z - low) / scale) - studentBelow(tail, (z - high) / scale)
      : studentBelow(tail, (high - z) / scale) - studentBelow(tail, (low - z) / scale);
  const beyond = low === -Infinity ? high - z : z - low;
  const natural =
    at(heard.kind, k) === ONE_SIDED && beyond > 0 ? 1 / (1 + (beyond / (REACH * scale)) ** 2) : 1;
  const record = z >= low && z <= high ? at(heard.exact, k) : 0;
  return (at(heard.near, k) * Math.max(0, inside) + record) * natural + at(heard.far, k);
}

/** Σ log f at z, times the weight; without exact repetitions. */
export function logLikelihood(heard: Heard, noise: Noise, z: number): number {
  const { n, place: places, scale2, near, far, alike, echo, tail } = heard;
  let sum = 0;
  // Multiply, and take the logarithm before the product can underflow.
  let product = 1;
  if (heard.plain && !noise.records) {
    for (let k = 0; k < n; k++) {
      const off = z - at(places, k);
      product *= at(near, k) * studentShape(tail, (off * off) / at(scale2, k)) + at(far, k);
      if (product < 1e-150 || product > 1e150) {
        sum += Math.log(Math.max(product, 1e-300));
        product = 1;
      }
    }
    return (sum + Math.log(Math.max(product, 1e-300))) * heard.weight;
  }
  for (let k = 0; k < n; k++) {
    const f = factorAt(heard, tail, k, z);
    if (at(alike, k) > 1) sum += logWithEcho(f, at(echo, k), at(alike, k));
    else product *= f;
    if (product < 1e-150 || product > 1e150) {
      sum += Math.log(Math.max(product, 1e-300));
      product = 1;
    }
  }
  return (sum + Math.log(Math.max(product, 1e-300))) * heard.weight;
}

/** Log of the mass that the value of claim j has of its own: a density times its cell. */
export function logAtom(measures: Measures, heard: Heard, noise: Noise, j: number): number {
  const { low, high, source } = measures;
  const i = at(heard.claims, j);
  const v = at(heard.place, j) + at(noise.bias, at(source, i));
  let narrow = Infinity;
  let sum = 0;
  for (let k = 0; k < heard.n; k++) {
    const other = at(heard.claims, k);
    let f = factorAt(heard, heard.tail, k, v);
    if (at(low, other) === at(low, i) && at(high, other) === at(low, i)) {
      f += at(heard.exact, k);
      narrow = Math.min(narrow, at(noise.cell, other));
    }
    sum += logWithEcho(f, at(heard.echo, k), at(heard.alike, k));
  }
  return sum + Math.log(prior(v, noise)) + Math.log(narrow);
}

/** L* − L → the log density once the question's difficulty is integrated out. */
export function studentised(below: number, freedom: number): number {
  if (freedom === Infinity) return -below;
  return (-(freedom + 1) / 2) * Math.log1p((2 * below) / freedom);
}

const ROUND_CENTRE = [
  0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.3, 2.7, 3.2, 4, 5, 7, 10, 16, 30,
];
const ROUND_SETTLED = [0.5, 2, 30];
const ROUND_CLAIM = [0, 0.35, 0.8, 1.4, 2.4, 5, 12];
const FAR_OUT = [0.1, 0.3, 0.7, 1.5, 3, 7, 20, 100, 1000];

/** The posterior at its nodes; masses add up to 1. */
export function posteriorOf(measures: Measures, noise: Noise, heard: Heard): Posterior {
  const { centre, spread } = heard;
  const places: number[] = [];
  const values = noise.records ? valuesOf(measures, heard) : [];
  const settled = values.length > 0 && recordsDecide(measures, noise, heard, values);
  const around = settled
    ? []
    : noise.records
      ? [...values.slice(0, 5), ...outlying(heard).filter((k) => at(heard.kind, k) !== PLAIN)]
      : outlying(heard);
  for (const step of settled ? ROUND_SETTLED : ROUND_CENTRE) {
    places.push(centre - step * spread, centre + step * spread);
  }
  for (const k of around) {
    const scale = Math.sqrt(at(heard.scale2, k));
    const width = noise.records ? scale : Math.min(scale, spread * 2);
    for (const end of [at(heard.low, k), at(heard.high, k)]) {
      if (!Number.isFinite(end)) continue;
      for (const step of ROUND_CLAIM) places.push(end - step * width, end + step * width);
      if (at(heard.kind, k) === PLAIN) break;
      // What a record says ends sharply at the end of an interval.
      places.push(end - 1e-6 * width, end + 1e-6 * width);
    }
  }
  for (const k of values) places.push(valueOf(measures, noise, heard, k));
  if (around.length > 0) {
    for (const step of FAR_OUT) places.push(-step * noise.gross, step * noise.gross);
  }
  const nodes = distinct(Float64Array.from(places).sort());
  const m = nodes.length;
  const logDensity = new Float64Array(m);
  let best = -Infinity;
  for (let j = 0; j < m; j++) {
    const likelihood = logLikelihood(heard, noise, at(nodes, j));
    logDensity[j] = likelihood;
    if (likelihood > best) best = likelihood;
  }
  let highest = -Infinity;
  for (let j = 0; j < m; j++) {
    const z = at(nodes, j);
    logDensity[j] =
      studentised(best - at(logDensity, j), heard.freedom) + Math.log(prior(z, noise));
    highest = Math.max(highest, at(logDensity, j));
  }
  const atom = new Float64Array(m);
  const logAtoms = values.map((k) => {
    // On the scale of the density, from which the best likelihood was taken.
    const log = logAtom(measures, heard, noise, k) - best;
    highest = Math.max(highest, log);
    return log;
  });
  const segment = new Float64Array(m);
  let all = 0;
  for (let j = 0; j + 1 < m; j++) {
    segment[j] = segmentMass(
      at(nodes, j + 1) - at(nodes, j),
      at(logDensity, j) - highest,
      at(logDensity, j + 1) - highest,
    );
    all += at(segment, j);
  }
  values.forEach((k, a) => {
    const mass = Math.exp((logAtoms[a] as number) - highest);
    atom[indexOf(nodes, valueOf(measures, noise, heard, k))] = mass;
    all += mass;
  });
  // A density too narrow to have any width: all of it at its highest node.
  if (!(all > 0)) {
    atom[logDensity.indexOf(Math.max(...logDensity))] = 1;
    all = 1;
  }
  const shift = highest + Math.log(all);
  for (let j = 0; j < m; j++) {
    segment[j] = at(segment, j) / all;
    atom[j] = at(atom, j) / all;
    logDensity[j] = at(logDensity, j) - shift;
  }
  return { nodes, logDensity, segment, atom };
}

/**
 * Whether the masses at the values claimed leave less than a thousandth to the density, going by its
 * height at the values said most, times a few scales. Then it need not be looked at closely.
 */
function recordsDecide(
  measures: Measures,
  noise: Noise,
  heard: Heard,
  values: readonly number[],
): boolean {
  let highest = -Infinity;
  let density = -Infinity;
  for (const k of values.slice(0, 3)) {
    const v = valueOf(measures, noise, heard, k);
    highest = Math.max(highest, logAtom(measures, heard, noise, k));
    density = Math.max(density, logLikelihood(heard, noise, v) + Math.log(prior(v, noise)));
  }
  return density + Math.log(30 * heard.spread) < highest - Math.log(1000);
}

function valueOf({ source }: Measures, noise: Noise, heard: Heard, k: number): number {
  return at(heard.place, k) + at(noise.bias, at(source, at(heard.claims, k)));
}

/** One claim of every plain value, the values said most first. */
function valuesOf({ low }: Measures, heard: Heard): readonly number[] {
  const order: number[] = [];
  for (let k = 0; k < heard.n; k++) if (at(heard.kind, k) === PLAIN) order.push(k);
  const x = (k: number): number => at(low, at(heard.claims, k));
  order.sort((j, k) => x(j) - x(k));
  const groups: { readonly k: number; count: number }[] = [];
  for (const k of order) {
    const last = groups.at(-1);
    if (last !== undefined && x(last.k) === x(k)) last.count += at(heard.firstHand, k);
    else groups.push({ k, count: at(heard.firstHand, k) });
  }
  groups.sort((a, b) => b.count - a.count || x(a.k) - x(b.k));
  return groups.slice(0, MASSES).map(({ k }) => k);
}

/** The claims that the nodes round the centre may miss: few, far out, or no plain values. */
function outlying(heard: Heard): readonly number[] {
  const { n, centre } = heard;
  if (n <= 5) return Array.from({ length: n }, (_, k) => k);
  const far: number[] = [];
  for (let k = 0; k < n; k++) {
    const off = at(heard.place, k) - centre;
    if (at(heard.kind, k) !== PLAIN || off * off > 12 * at(heard.scale2, k)) far.push(k);
  }
  if (far.length <= 6) return far;
  far.sort((j, k) => at(heard.place, j) - at(heard.place, k));
  return Array.from({ length: 6 }, (_, j) => far[Math.round((j * (far.length - 1)) / 5)] as number);
}

function distinct(sorted: Float64Array): Float64Array {
  let m = 0;
  for (let j = 0; j < sorted.length; j++) {
    if (m === 0 || at(sorted, j) > at(sorted, m - 1)) sorted[m++] = at(sorted, j);
  }
  return sorted.slice(0, m);
}

function indexOf(nodes: Float64Array, v: number): number {
  let low = 0;
  let high = nodes.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(nodes, middle) < v) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** ∫ of a density that is exponential between its ends. */
function segmentMass(width: number, from: number, to: number): number {
  const slope = to - from;
  // A nearly even density: the mean of the ends, or 0/0 comes out.
  if (Math.abs(slope) < 1e-6) return (width * (Math.exp(from) + Math.exp(to))) / 2;
  return (width * (Math.exp(to) - Math.exp(from))) / slope;
}

/** The place below which a share p of the posterior lies. */
export function quantile({ nodes, logDensity, segment, atom }: Posterior, p: number): number {
  let below = 0;
  const m = nodes.length;
  for (let j = 0; j < m; j++) {
    below += at(atom, j);
    if (below >= p) return at(nodes, j);
    const mass = at(segment, j);
    if (j + 1 < m && below + mass >= p) {
      return within(
        at(nodes, j),
        at(nodes, j + 1),
        at(logDensity, j),
        at(logDensity, j + 1),
        (p - below) / mass,
      );
    }
    below += mass;
  }
  return at(nodes, m - 1);
}

function within(from: number, to: number, low: number, high: number, upTo: number): number {
  // Rounding may lead a hair past the end, where there is no logarithm.
  const share = Math.max(0, Math.min(1, upTo));
  const slope = high - low;
  const part =
    Math.abs(slope) < 1e-6
      ? share
      : slope > 0
        ? 1 + Math.log(share + (1 - share) * Math.exp(-slope)) / slope
        : Math.log1p(share * Math.expm1(slope)) / slope;
  return from + (to - from) * Math.max(0, Math.min(1, part));
}

/** Mass of the posterior from one place to another, both ends included. */
export function massBetween(posterior: Posterior, from: number, to: number): number {
  const { nodes, logDensity, segment, atom } = posterior;
  let sum = 0;
  for (let j = 0; j < nodes.length; j++) {
    const left = at(nodes, j);
    if (left > to) break;
    if (left >= from) sum += at(atom, j);
    if (j + 1 === nodes.length) break;
    const right = at(nodes, j + 1);
    if (right <= from || at(segment, j) === 0) continue;
    const lower = Math.max(from, left);
    const upper = Math.min(to, right);
    if (lower <= left && upper >= right) {
      sum += at(segment, j);
      continue;
    }
    // By shares of the segment: a slope per unit overflows where nodes are almost one.
    const rise = at(logDensity, j + 1) - at(logDensity, j);
    const first = at(logDensity, j) + rise * ((lower - left) / (right - left));
    const last = at(logDensity, j) + rise * ((upper - left) / (right - left));
    sum += Math.min(at(segment, j), Math.max(0, segmentMass(upper - lower, first, last)));
  }
  return Math.min(1, sum);
}

/** Two lumps of at least a tenth each, with a valley of less than half the lower one between them. */
export function isBimodal({ nodes, logDensity, segment, atom }: Posterior, apart: number): boolean {
  const lumps: { place: number; mass: number }[] = [];
  for (let j = 0; j < nodes.length; j++) {
    if (at(atom, j) >= 0.1) lumps.push({ place: at(nodes, j), mass: at(atom, j) });
  }
  // Walk the density: a peak is left when it has fallen to half, a valley when it has doubled.
  let mass = 0;
  let peak = -Infinity;
  let place = 0;
  let valley = Infinity;
  let falling = false;
  const close = (): void => {
    const near = lumps.some((lump) => Math.abs(lump.place - place) < apart);
    if (mass >= 0.1 && !near) lumps.push({ place, mass });
    mass = 0;
  };
  for (let j = 0; j < nodes.length; j++) {
    const height = at(logDensity, j);
    if (falling && height > valley + Math.LN2) {
      close();
      falling = false;
      peak = -Infinity;
    }
    if (height > peak) {
      peak = height;
      place = at(nodes, j);
    }
    if (height < peak - Math.LN2) {
      if (!falling || height < valley) valley = height;
      falling = true;
    }
    mass += at(segment, j);
  }
  close();
  return lumps.length > 1;
}
