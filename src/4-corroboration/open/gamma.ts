/**
 * The logarithm of the gamma function and its derivative, for positive arguments.
 *
 * Both by Stirling's series, after the argument has been moved to 8 or above with Γ(x + 1) = x·Γ(x):
 * from there five terms are right to better than 1e-12 (Abramowitz & Stegun 1964, 6.1.41 and 6.3.18).
 * The steps on the way are multiplied up, so that a small argument costs one logarithm more and not six.
 *
 * Odd cases: at 0 the first is infinite and the second minus infinity; arguments below 0 are not used.
 */
const HALF_LOG_TWO_PI = 0.9189385332046727;

/** ln Γ(x), x > 0. */
export function lnGamma(x: number): number {
  let product = 1;
  let y = x;
  while (y < 8) {
    product *= y;
    y += 1;
  }
  const r = 1 / y;
  const s = r * r;
  const series = r * (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188))));
  return (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + series - Math.log(product);
}

/** ψ(x) = d/dx ln Γ(x), x > 0. */
export function digamma(x: number): number {
  // Σ 1/y as one fraction, which costs one division instead of up to eight.
  let above = 0;
  let below = 1;
  let y = x;
  while (y < 8) {
    above = above * y + below;
    below *= y;
    y += 1;
  }
  const s = 1 / (y * y);
  return (
    Math.log(y) -
    0.5 / y -
    s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s / 132)))) -
    above / below
  );
}
