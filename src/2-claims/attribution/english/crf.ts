/**
 * A linear-chain conditional random field over few labels (Lafferty, McCallum & Pereira 2001): the score
 * of a sequence of labels is the sum, over its words, of the weights of the word's features for its label
 * and of some features for the pair of its label and the one before. Two computations are needed here:
 * the best sequence (Viterbi) and the probability of each label at each word (forward–backward).
 *
 * Numbers: all sums of exponentials are taken after subtracting their maximum, so that nothing
 * overflows; forbidden labels score −∞ and stay impossible.
 */
export interface Lattice {
  readonly length: number;
  readonly labels: number;
  /** `[i × labels + y]`. */
  readonly node: Float64Array;
  /** `[(i × labels + before) × labels + y]`, of the step into word i; the first word's are unused. */
  readonly edge: Float64Array;
}

export function lattice(length: number, labels: number): Lattice {
  return {
    length,
    labels,
    node: new Float64Array(length * labels),
    edge: new Float64Array(length * labels * labels),
  };
}

/** The best sequence of labels. */
export function viterbi({ length, labels, node, edge }: Lattice): Int32Array {
  const best = new Float64Array(length * labels).fill(-Infinity);
  const from = new Int32Array(length * labels);
  for (let y = 0; y < labels; y++) best[y] = node[y] ?? 0;
  for (let i = 1; i < length; i++) {
    for (let y = 0; y < labels; y++) {
      let top = -Infinity;
      let arg = 0;
      for (let x = 0; x < labels; x++) {
        const score =
          (best[(i - 1) * labels + x] ?? 0) + (edge[(i * labels + x) * labels + y] ?? 0);
        if (score > top) [top, arg] = [score, x];
      }
      best[i * labels + y] = top + (node[i * labels + y] ?? 0);
      from[i * labels + y] = arg;
    }
  }
  const path = new Int32Array(length);
  if (length === 0) return path;
  let last = 0;
  for (let y = 1; y < labels; y++)
    if ((best[(length - 1) * labels + y] ?? 0) > (best[(length - 1) * labels + last] ?? 0))
      last = y;
  for (let i = length - 1; i >= 0; i--) {
    path[i] = last;
    last = from[i * labels + last] ?? 0;
  }
  return path;
}

export interface Beliefs {
  readonly logZ: number;
  /** Probability of each label at each word, `[i × labels + y]`. */
  readonly node: Float64Array;
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
}

/** The probability of each label at each word. */
export function beliefs({ length, labels, node, edge }: Lattice): Beliefs {
  const alpha = new Float64Array(length * labels);
  const beta = new Float64Array(length * labels);
  const out = new Float64Array(length * labels);
  for (let y = 0; y < labels; y++) alpha[y] = node[y] ?? 0;
  for (let i = 1; i < length; i++) {
    for (let y = 0; y < labels; y++) {
      let top = -Infinity;
      for (let x = 0; x < labels; x++) {
        const s = (alpha[(i - 1) * labels + x] ?? 0) + (edge[(i * labels + x) * labels + y] ?? 0);
        if (s > top) top = s;
      }
      let sum = 0;
      if (top > -Infinity)
        for (let x = 0; x < labels; x++)
          sum += Math.exp(
            (alpha[(i - 1) * labels + x] ?? 0) + (edge[(i * labels + x) * labels + y] ?? 0) - top,
          );
      alpha[i * labels + y] =
        top === -Infinity ? -Infinity : top + Math.log(sum) + (node[i * labels + y] ?? 0);
    }
  }
  for (let i = length - 2; i >= 0; i--) {
    for (let x = 0; x < labels; x++) {
      let top = -Infinity;
      for (let y = 0; y < labels; y++) {
        const s =
          (beta[(i + 1) * labels + y] ?? 0) +
          (node[(i + 1) * labels + y] ?? 0) +
          (edge[((i + 1) * labels + x) * labels + y] ?? 0);
        if (s > top) top = s;
      }
      let sum = 0;
      if (top > -Infinity)
        for (let y = 0; y < labels; y++)
          sum += Math.exp(
            (beta[(i + 1) * labels + y] ?? 0) +
              (node[(i + 1) * labels + y] ?? 0) +
              (edge[((i + 1) * labels + x) * labels + y] ?? 0) -
              top,
          );
      beta[i * labels + x] = top === -Infinity ? -Infinity : top + Math.log(sum);
    }
  }
  let top = -Infinity;
  for (let y = 0; y < labels; y++) top = Math.max(top, alpha[(length - 1) * labels + y] ?? 0);
  let sum = 0;
  for (let y = 0; y < labels; y++) sum += Math.exp((alpha[(length - 1) * labels + y] ?? 0) - top);
  const logZ = length === 0 ? 0 : top + Math.log(sum);
  for (let k = 0; k < length * labels; k++)
    out[k] = Math.exp((alpha[k] ?? 0) + (beta[k] ?? 0) - logZ);
  return { logZ, node: out, alpha, beta };
}
