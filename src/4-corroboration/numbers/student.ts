/**
 * Student's t-distribution for the tail weights the model chooses from: 2, 4, 8 degrees of freedom, and
 * the normal distribution as the lightest tail (`NORMAL`).
 *
 * For an even number ν of degrees of freedom the distribution function is a finite sum (Abramowitz &
 * Stegun 26.7.4): with s = t/√(ν + t²),
 *
 *     F(t) = ½ + ½·s·Σ_{k < ν/2} C(2k, k)/4ᵏ·(1 − s²)ᵏ
 *
 * and the density's power (1 + t²/ν)^(−(ν+1)/2) is one square root and a few products, which is what
 * makes integrating millions of posteriors cheap.
 */
export const NORMAL = Infinity;
export type Tail = 2 | 4 | 8 | typeof NORMAL;
export const TAILS: readonly number[] = [2, 4, 8, NORMAL];

/** The factor in front of the density: Γ((ν+1)/2) / (Γ(ν/2)·√(νπ)). */
export function studentFactor(tail: number): number {
  if (tail === 2) return 1 / (2 * Math.SQRT2);
  if (tail === 4) return 3 / 8;
  if (tail === 8) return 35 / (64 * Math.SQRT2);
  return 1 / Math.sqrt(2 * Math.PI);
}

/** Density of the standard distribution without its factor, from t². */
export function studentShape(tail: number, squared: number): number {
  if (tail === NORMAL) return Math.exp(-squared / 2);
  const x = 1 / (1 + squared / tail);
  const root = Math.sqrt(x);
  if (tail === 2) return x * root;
  if (tail === 4) return x * x * root;
  const x2 = x * x;
  return x2 * x2 * root;
}

/** P(T ≤ t). */
export function studentBelow(tail: number, t: number): number {
  if (t === Infinity) return 1;
  if (t === -Infinity) return 0;
  if (tail === NORMAL) return normalBelow(t);
  // A square that overflows gives s = 0 and not ±1.
  if (Math.abs(t) > 1e100) return t > 0 ? 1 : 0;
  // The smaller tail is computed, so that far out nothing cancels away.
  const s = Math.abs(t) / Math.sqrt(tail + t * t);
  const rest = tail / (tail + t * t);
  let term = 1;
  let sum = 1;
  for (let k = 1; k < tail / 2; k++) {
    term *= (rest * (2 * k - 1)) / (2 * k);
    sum += term;
  }
  const upper = Math.max(0, 0.5 - 0.5 * s * sum);
  return t > 0 ? 1 - upper : upper;
}

/** The normal distribution function; relative error below 1.2e-7 everywhere (Press et al., erfc). */
function normalBelow(t: number): number {
  const z = Math.abs(t) / Math.SQRT2;
  const u = 1 / (1 + 0.5 * z);
  const poly =
    -1.26551223 +
    u *
      (1.00002368 +
        u *
          (0.37409196 +
            u *
              (0.09678418 +
                u *
                  (-0.18628806 +
                    u *
                      (0.27886807 +
                        u *
                          (-1.13520398 +
                            u * (1.48851587 + u * (-0.82215223 + u * 0.17087277))))))));
  const tail = 0.5 * u * Math.exp(-z * z + poly);
  return t > 0 ? 1 - tail : tail;
}
