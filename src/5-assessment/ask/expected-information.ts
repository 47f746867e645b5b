/**
 * What an answer that we have not heard yet is worth (preposterior analysis).
 *
 * Before asking, we hold a distribution π(z) over the true answer. If z were true, the person asked
 * would say v with probability K(v | z). Whatever they say, we shall then believe
 *
 *     π_v(z) = π(z)·K(v | z) / p(v),        p(v) = Σ_z π(z)·K(v | z)
 *
 * and the expected information of asking is how much uncertainty is expected to go:
 *
 *     I = H(π) − Σ_v p(v)·H(π_v) = Σ_v Σ_z π(z)·K(v | z)·log₂( K(v | z) / p(v) )     bits
 *
 * (Lindley, *Annals of Mathematical Statistics* 27, 1956; Raiffa & Schlaifer, 1961). It is never
 * negative – no honest question makes us know less on average – and zero exactly when K does not
 * depend on z: asking somebody who only repeats what we hold, or who cannot know.
 *
 * The rows of `weights` are K up to a factor for each z: the engine gives the evidence of each answer,
 * and where origins are not shown independent it is discounted, so the answers to one z no longer sum
 * to one. They are made to, z by z. Where nothing is discounted this changes nothing.
 *
 * `knows` is the chance that the person has anything to say at all. "I do not know" tells nothing
 * about z, so it takes its share of I and of every p(v) and leaves the rest as it is.
 *
 * Odd cases: an answer that is impossible whatever is true has p = 0 and is kept, so that the numbers
 * stand in the order of the answers; a z of which no answer is possible takes no part.
 */
export interface Expected {
  /** Bits; never below zero. */
  readonly gain: number;
  /** p(v), in the order of `weights`; with the chance of "I do not know" they sum to one. */
  readonly chances: readonly number[];
}

export function expectedInformation(
  now: Float64Array,
  weights: readonly Float64Array[],
  knows = 1,
): Expected {
  if (!(knows >= 0 && knows <= 1)) {
    throw new RangeError(`The chance that somebody knows lies between 0 and 1; got ${knows}.`);
  }
  const states = now.length;
  const sums = new Float64Array(states);
  for (const row of weights) for (let z = 0; z < states; z++) sums[z] = at(sums, z) + at(row, z);
  const chances = weights.map((row) => {
    let p = 0;
    for (let z = 0; z < states; z++)
      if (at(sums, z) > 0) p += (at(now, z) * at(row, z)) / at(sums, z);
    return p;
  });
  const all = chances.reduce((sum, p) => sum + p, 0);
  let gain = 0;
  weights.forEach((row, v) => {
    const p = chances[v] as number;
    if (p <= 0) return;
    for (let z = 0; z < states; z++) {
      const k = at(sums, z) > 0 ? at(row, z) / at(sums, z) : 0;
      if (k > 0 && at(now, z) > 0) gain += at(now, z) * k * Math.log2(k / (p / all));
    }
  });
  return {
    // Rounding may leave a hair below zero where the answers say nothing.
    gain: knows * Math.max(0, gain),
    chances: chances.map((p) => knows * p),
  };
}

/** Shannon entropy in bits. */
export function entropy(p: Float64Array): number {
  let sum = 0;
  for (const one of p) if (one > 0) sum -= one * Math.log2(one);
  return sum;
}

/**
 * The same for a question whose answer does not speak of z but of how the reports hang together: each
 * possible state of affairs has a probability and leads to a distribution over z. What is expected to
 * be learnt is the spread between these (the Jensen–Shannon divergence), never negative either.
 */
export function informationBetween(
  states: readonly { readonly chance: number; readonly posterior: Float64Array }[],
): number {
  const [first] = states;
  if (first === undefined) return 0;
  const mixed = new Float64Array(first.posterior.length);
  for (const { chance, posterior } of states) {
    for (let z = 0; z < mixed.length; z++) mixed[z] = at(mixed, z) + chance * at(posterior, z);
  }
  const left = states.reduce((sum, one) => sum + one.chance * entropy(one.posterior), 0);
  return Math.max(0, entropy(mixed) - left);
}

function at(array: Float64Array, index: number): number {
  return array[index] as number;
}
