/**
 * Points on the map of a whole table: where each question's place is, within which radius with 90 %, and
 * what was learnt of the sources.
 *
 * The same noise as for numbers, in two directions: a report lies round the true place with a scale per
 * source (drawn towards everyone's), Student-t with 4 degrees of freedom so that slips of a digit pull at
 * nothing, and never finer than it was stated. Each question is projected to a plane round one of its
 * reports (east = Δlongitude·cos latitude; good to a per mille within 100 km), so nothing is added across
 * questions but squares of metres.
 *
 * - Rounds: centre c by weighted means, weights w = λ·(ν + 2)/(ν + r²/σ²); σ² by question as in
 *   `difficulty`, λ = (n + k)/(Σ r²/2σ² + k). They start at the report nearest to all others.
 * - The radius: with v the variance of the weighted mean and c = s²·ρ/(1 − ρ) what all reports err in
 *   common, the place has a two-dimensional t-distribution with d degrees of freedom round the centre:
 *   P(farther than r) = (1 + r²/(d·(v + c)))^(−d/2), hence r = √(d·(v + c)·(.1^(−2/d) − 1)).
 * - **Bimodal** where starting at another report ends elsewhere with at least a ninth of the likelihood;
 *   the radius then holds both.
 *
 * A question with one report has its own noise from all others. The antimeridian is no edge: differences
 * of longitude are taken the short way round.
 */
import { at } from '../channel.ts';
import { SHARED_ERROR } from './fit-numbers.ts';
import { weightOfEach } from '../independence.ts';
import { difficulty, ORDINARY } from './noise.ts';

export interface Points {
  readonly sources: number;
  readonly questions: number;
  /** questions + 1 entries. */
  readonly start: Int32Array;
  /** By claim: who said it, degrees, and the radius in metres it was stated to. */
  readonly source: Int32Array;
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  readonly precision: Float64Array;
}

export interface PointsOptions {
  readonly rho?: number;
  readonly firstHand?: Float64Array;
  /** Metres, where no two reports of a question differ. */
  readonly assumedNoise?: number;
}

export interface PointsFit {
  /** By question: the centre in degrees and the radius in metres that holds the place with 90 %. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  readonly radius: Float64Array;
  readonly bimodal: Uint8Array;
  readonly effective: Float64Array;
  /** By source: the scale of its noise in metres. */
  readonly scale: Float64Array;
}

const METRES = 111_194.93;
const TAIL = 4;
const ROUNDS = 8;
const STRENGTH = 40;
const STARTS = 6;

/** One question in its plane. */
interface Plane {
  n: number;
  readonly claims: number[];
  readonly east: number[];
  readonly north: number[];
  /** Degrees of the plane's origin and the length of a degree of longitude there. */
  latitude: number;
  longitude: number;
  degree: number;
}

export function fitPoints(points: Points, options: PointsOptions = {}): PointsFit {
  const { sources, questions, source, precision } = points;
  const rho = Math.max(0, Math.min(0.95, options.rho ?? SHARED_ERROR));
  const firstHand = options.firstHand ?? null;
  const lambda = new Float64Array(sources).fill(1);
  const own = new Float64Array(questions);
  let s2 = (options.assumedNoise ?? 250) ** 2;
  const weigh = (plane: Plane, k: number, variance: number, east: number, north: number) => {
    const i = plane.claims[k] as number;
    const s = at(source, i);
    const sigma2 = variance / at(lambda, s) + at(precision, i) ** 2 / 4;
    const r2 = ((plane.east[k] as number) - east) ** 2 + ((plane.north[k] as number) - north) ** 2;
    const a = firstHand === null ? 1 : at(firstHand, i);
    return { sigma2, r2, a, s, pull: (TAIL + 2) / (TAIL + r2 / sigma2) };
  };
  /** Weighted means from a report on; and how likely the reports are where it ends. */
  const climb = (plane: Plane, from: number, variance: number) => {
    let east = plane.east[from] as number;
    let north = plane.north[from] as number;
    for (let round = 0; round < 12; round++) {
      let weight = 0;
      let x = 0;
      let y = 0;
      for (let k = 0; k < plane.n; k++) {
        const { sigma2, a, pull } = weigh(plane, k, variance, east, north);
        const w = (a * pull) / sigma2;
        weight += w;
        x += w * (plane.east[k] as number);
        y += w * (plane.north[k] as number);
      }
      if (!(weight > 0)) break;
      east = x / weight;
      north = y / weight;
    }
    let likelihood = 0;
    let precise = 0;
    for (let k = 0; k < plane.n; k++) {
      const { sigma2, r2, a } = weigh(plane, k, variance, east, north);
      likelihood -= a * (Math.log(sigma2) + (TAIL / 2 + 1) * Math.log1p(r2 / sigma2 / TAIL));
      precise += a / sigma2;
    }
    return { east, north, likelihood, mean: 1 / precise };
  };

  const first: number[] = [];
  for (let q = 0; q < questions; q++) {
    const plane = planeOf(points, q, firstHand);
    if (plane.n < 2) continue;
    const k = medoid(plane);
    plane.east.forEach((x, j) => {
      const r2 =
        (x - (plane.east[k] as number)) ** 2 +
        ((plane.north[j] as number) - (plane.north[k] as number)) ** 2;
      if (r2 > 0) first.push(r2 / 2);
    });
  }
  if (first.length >= 2) {
    first.sort((a, b) => a - b);
    s2 = first[first.length >> 1] as number;
  }
  own.fill(s2);
  for (let round = 0; round < ROUNDS && first.length >= 2; round++) {
    const cases = new Float64Array(sources);
    const squares = new Float64Array(sources);
    let sum = 0;
    let all = 0;
    for (let q = 0; q < questions; q++) {
      const plane = planeOf(points, q, firstHand);
      if (plane.n < 2) continue;
      const { east, north } = climb(plane, medoid(plane), at(own, q));
      let within = 0;
      let reports = 0;
      let weight = 0;
      for (let k = 0; k < plane.n; k++) {
        const { sigma2, a, pull } = weigh(plane, k, at(own, q), east, north);
        weight += (a * pull) / sigma2;
      }
      for (let k = 0; k < plane.n; k++) {
        const { sigma2, r2, a, s, pull } = weigh(plane, k, at(own, q), east, north);
        const share = (a * pull) / sigma2 / weight;
        if (share > 0.999) continue;
        const square = (a * pull * r2) / 2;
        cases[s] = at(cases, s) + a;
        squares[s] = at(squares, s) + square / (1 - share) / at(own, q);
        within += square * at(lambda, s);
        sum += (square * at(lambda, s)) / (1 - share);
        all += a;
        reports += a;
      }
      own[q] = difficulty(within, reports, s2);
    }
    s2 = Math.max(1e-6, sum / all);
    let logs = 0;
    let n = 0;
    for (let s = 0; s < sources; s++) {
      lambda[s] = (at(cases, s) + STRENGTH) / (at(squares, s) + STRENGTH);
      logs += at(cases, s) * Math.log(at(lambda, s));
      n += at(cases, s);
    }
    for (let s = 0; s < sources; s++) lambda[s] = at(lambda, s) / Math.exp(logs / n);
  }

  const fit = {
    latitude: new Float64Array(questions).fill(Number.NaN),
    longitude: new Float64Array(questions).fill(Number.NaN),
    radius: new Float64Array(questions).fill(Number.NaN),
    bimodal: new Uint8Array(questions),
    effective: new Float64Array(questions),
    scale: lambda.map((l) => Math.sqrt(s2 / l)),
  };
  for (let q = 0; q < questions; q++) {
    const plane = planeOf(points, q, firstHand);
    if (plane.n === 0) continue;
    const variance = plane.n < 2 ? s2 : at(own, q);
    let best = climb(plane, medoid(plane), variance);
    const others = [];
    const step = Math.max(1, Math.ceil(plane.n / STARTS));
    for (let k = 0; k < plane.n; k += step) others.push(climb(plane, k, variance));
    for (const other of others) {
      if (other.likelihood > best.likelihood + 1e-9) best = other;
    }
    const reports = plane.claims.reduce(
      (sum, i) => sum + (firstHand === null ? 1 : at(firstHand, i)),
      0,
    );
    const d = ORDINARY + Math.max(0, reports - 1);
    const spread2 = best.mean + (variance * rho) / (1 - rho);
    let radius = Math.sqrt(d * spread2 * (0.1 ** (-2 / d) - 1));
    let farthest = 0;
    for (const other of others) {
      const away = Math.hypot(other.east - best.east, other.north - best.north);
      const gain = (best.likelihood - other.likelihood) * weightOfEach(reports, rho);
      if (away > 2 * Math.sqrt(spread2) && gain < Math.log(9)) farthest = Math.max(farthest, away);
    }
    if (farthest > 0) {
      fit.bimodal[q] = 1;
      radius += farthest;
    }
    fit.radius[q] = radius;
    fit.latitude[q] = plane.latitude + best.north / METRES;
    fit.longitude[q] = shortWay(plane.longitude + best.east / plane.degree);
    fit.effective[q] = reports * weightOfEach(reports, rho);
  }
  return fit;
}

/** Degrees from −180 to 180. */
function shortWay(degrees: number): number {
  return degrees - 360 * Math.round(degrees / 360);
}

function planeOf(
  { start, latitude, longitude }: Points,
  q: number,
  firstHand: Float64Array | null,
): Plane {
  const claims: number[] = [];
  for (let i = at(start, q); i < at(start, q + 1); i++) {
    const said = Math.abs(at(latitude, i)) <= 90 && Math.abs(at(longitude, i)) <= 360;
    if (said && (firstHand === null || at(firstHand, i) > 0)) claims.push(i);
  }
  // The southernmost, so that the plane does not depend on the order of reports.
  const origin = claims.reduce<number | undefined>((best, i) => {
    if (best === undefined) return i;
    const south = at(latitude, i) - at(latitude, best) || at(longitude, i) - at(longitude, best);
    return south < 0 ? i : best;
  }, undefined);
  const north0 = origin === undefined ? 0 : at(latitude, origin);
  const east0 = origin === undefined ? 0 : at(longitude, origin);
  // At the pole a degree of longitude has no length; keep one that can be divided by.
  const degree = METRES * Math.max(1e-6, Math.cos((north0 * Math.PI) / 180));
  return {
    n: claims.length,
    claims,
    east: claims.map((i) => shortWay(at(longitude, i) - east0) * degree),
    north: claims.map((i) => (at(latitude, i) - north0) * METRES),
    latitude: north0,
    longitude: east0,
    degree,
  };
}

/** The report with the least sum of distances to the others; of many, the one nearest the medians. */
function medoid(plane: Plane): number {
  const { n, east, north } = plane;
  const goals: { readonly x: number; readonly y: number }[] =
    n <= 40
      ? east.map((x, k) => ({ x, y: north[k] as number }))
      : [{ x: middle(east), y: middle(north) }];
  let best = 0;
  let least = Infinity;
  for (let k = 0; k < n; k++) {
    let sum = 0;
    for (const { x, y } of goals) {
      sum += Math.hypot((east[k] as number) - x, (north[k] as number) - y);
    }
    if (sum < least) {
      least = sum;
      best = k;
    }
  }
  return best;
}

function middle(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return at(sorted, sorted.length >> 1);
}
