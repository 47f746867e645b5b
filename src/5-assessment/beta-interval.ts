/**
 * Equal-tailed interval of a Beta(a, b) distribution: what is known of a rate after a − prior
 * successes and b − prior failures.
 *
 * The distribution function is the regularised incomplete beta function I_x(a, b), computed by
 * Lentz's continued fraction (Press et al., *Numerical Recipes*, 3rd ed., §6.4) on the side where it
 * converges fast; its inverse by bisection, which is slow, certain, and never leaves 0…1.
 * Odd cases: a, b must be > 0 and finite. a or b below 1 is fine (the density rises at the edge).
 */
import type { Probability } from '#terms/quantities.ts';

/** The `level` (0.9 → 5 % and 95 %) interval of Beta(a, b). */
export function betaInterval(
  a: number,
  b: number,
  level = 0.9,
): readonly [low: Probability, high: Probability] {
  const tail = (1 - level) / 2;
  return [betaQuantile(tail, a, b), betaQuantile(1 - tail, a, b)];
}

/** The x with I_x(a, b) = p. */
export function betaQuantile(p: number, a: number, b: number): Probability {
  if (!(a > 0 && b > 0 && Number.isFinite(a + b))) {
    throw new RangeError(
      `A Beta distribution needs two positive finite counts; got ${a} and ${b}.`,
    );
  }
  let low = 0;
  let high = 1;
  // 60 halvings reach 1e-18, below what a number near 1 can tell apart.
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (betaCdf(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return ((low + high) / 2) as Probability;
}

/** I_x(a, b): the probability that a Beta(a, b) rate is at most x. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // In logarithms: x^a alone underflows for the large counts of an old source.
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let h = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + even / c;
    if (Math.abs(c) < tiny) c = tiny;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + odd / c;
    if (Math.abs(c) < tiny) c = tiny;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return h;
}

/** ln Γ(x) for x > 0: Lanczos' approximation (g = 7, n = 9), relative error about 1e-15. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const g = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7,
  ];
  const t = x + 6.5;
  let sum = g[0] ?? 0;
  for (let i = 1; i < g.length; i++) sum += (g[i] ?? 0) / (x + i - 1);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}
