/**
 * How far the probability of an answer depends on reliabilities we know only roughly.
 *
 * Each person's θ and 1 − ε has a Beta distribution. With f the log-odds of the answer, to first
 * order (the delta method)
 *
 *     Var f ≈ Σ_persons (∂f/∂θ)² · Var θ,
 *
 * and the 90 % interval is f ± 1.645·√Var f, turned back into probabilities: on the log-odds scale it
 * is near enough to symmetric, and it never leaves 0…1. The derivatives come from one sweep down
 * (`sweepDown`). One person's reliability moves everything that went through them at once; people
 * without a name are a person each.
 *
 * What it leaves out: that suggested links may turn out either way (they are taken the likelier way
 * here), and ρ. The probability itself averages over the links.
 */
import { at } from './channel.ts';
import type { NodeRates } from './build-network.ts';
import { infer, type InferenceSettings } from './infer.ts';
import { isOrigin, type Network } from './network.ts';
import { sumBySize, sweepDown } from './sum-product.ts';
import { likelierLinks } from './without.ts';

/** 95 % point of the standard normal distribution. */
const Z90 = 1.6448536269514722;

/** Variance of the log-odds that the truth is among `inside` (one flag a state). */
export function logOddsVariance(
  network: Network,
  rates: readonly NodeRates[],
  inside: Uint8Array,
  settings: InferenceSettings,
): number {
  const { answers } = network;
  const { states } = answers;
  const plain = likelierLinks(network);
  const found = infer(plain, settings);
  let p = 0;
  for (let z = 0; z < states; z++) if (inside[z] === 1) p += at(found.posterior, z);
  if (!(p > 0 && p < 1)) return 0;
  // ∂ log-odds / ∂ log P(z, everything)
  const push = found.posterior.map((q, z) => (inside[z] === 1 ? q / p : -q / (1 - p)));

  const weights = new Map<number, Float64Array>();
  found.origins.forEach((r, i) => {
    const message = found.messages[r]?.log ?? new Float64Array(states);
    let top = 0;
    for (let z = 1; z < states; z++) if (at(message, z) > at(message, top)) top = z;
    const own = push.map((value, z) => value * at(found.weights, i * states + z));
    // The evidence is w·(ℓ(z) − ℓ(top)): what pushes z pulls the top.
    own[top] = at(own, top) - own.reduce((sum, value) => sum + value, 0);
    weights.set(r, own);
  });
  const nothing = new Float64Array(states);
  const { slope } = sweepDown(plain, found.messages, (r) => weights.get(r) ?? nothing);

  const slopes = new Map<string, { parts: number[]; variance: number }>();
  const terms: number[] = [];
  for (let n = 0; n < plain.parent.length; n++) {
    const rate = rates[n];
    if (rate === undefined) continue;
    const origin = isOrigin(plain, n);
    const { variance } = origin ? rate.observer : rate.relay;
    if (rate.who === '') {
      terms.push(at(slope, n) ** 2 * variance);
      continue;
    }
    const key = `${origin ? 'observer' : rate.role} ${rate.who}`;
    const known = slopes.get(key);
    if (known === undefined) slopes.set(key, { parts: [at(slope, n)], variance });
    else known.parts.push(at(slope, n));
  }
  for (const { parts, variance } of slopes.values()) {
    terms.push(sumBySize(Float64Array.from(parts)) ** 2 * variance);
  }
  return sumBySize(Float64Array.from(terms));
}

/** The 90 % interval of a probability, given its log-odds and their variance. */
export function intervalOf(logOdds: number, variance: number): readonly [number, number] {
  const half = Z90 * Math.sqrt(variance);
  return [logistic(logOdds - half), logistic(logOdds + half)];
}

/** e^x / (1 + e^x) without overflow: exp is only taken of numbers ≤ 0. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}
