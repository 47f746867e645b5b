/**
 * A linear-chain conditional random field over few labels (Lafferty, McCallum & Pereira 2001): the score
 * of a sequence of labels is the sum, over its words, of a number for each word's label and of one for each
 * step from a label to the next. Two computations are needed here: the best sequence (Viterbi) and the
 * probability of each label at each word (forward–backward).
 *
 * Numbers: each word's exponentials are taken after subtracting their maximum, and the running sums are
 * brought to 1 at each word, so that nothing overflows or vanishes; what was divided away is kept as a logarithm.
 */
export interface Lattice {
  readonly length: number;
  readonly labels: number;
  /** `[i × labels + y]`. */
  readonly node: Float64Array;
  /** `[before × labels + y]`, the same between any two words. */
  readonly steps: Float64Array;
}

export function lattice(length: number, labels: number): Lattice {
  return {
    length,
    labels,
    node: new Float64Array(length * labels),
    steps: new Float64Array(labels * labels),
  };
}

/** The best sequence of labels. */
export function viterbi({ length, labels, node, steps }: Lattice): Int32Array {
  const best = new Float64Array(length * labels).fill(-Infinity);
  const from = new Int32Array(length * labels);
  for (let y = 0; y < labels; y++) best[y] = node[y] ?? 0;
  for (let i = 1; i < length; i++) {
    for (let y = 0; y < labels; y++) {
      let top = -Infinity;
      let arg = 0;
      for (let x = 0; x < labels; x++) {
        const score = (best[(i - 1) * labels + x] as number) + (steps[x * labels + y] as number);
        if (score > top) {
          top = score;
          arg = x;
        }
      }
      best[i * labels + y] = top + (node[i * labels + y] as number);
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
  /** Logarithm of the sum, over all sequences, of the exponential of their score. */
  readonly logZ: number;
  /** Probability of each label at each word, `[i × labels + y]`. */
  readonly node: Float64Array;
}

/** The probability of each label at each word. */
export function beliefs({ length, labels, node, steps }: Lattice): Beliefs {
  const step = steps.map(Math.exp);
  const likely = new Float64Array(length * labels);
  const alpha = new Float64Array(length * labels);
  let logZ = 0;
  for (let i = 0; i < length; i++) {
    const at = i * labels;
    let top = -Infinity;
    for (let y = 0; y < labels; y++) top = Math.max(top, node[at + y] as number);
    let sum = 0;
    for (let y = 0; y < labels; y++) {
      const here = Math.exp((node[at + y] as number) - top);
      likely[at + y] = here;
      let into = i === 0 ? 1 : 0;
      if (i > 0)
        for (let x = 0; x < labels; x++)
          into += (alpha[at - labels + x] as number) * (step[x * labels + y] as number);
      sum += alpha[at + y] = into * here;
    }
    for (let y = 0; y < labels; y++) alpha[at + y] = (alpha[at + y] as number) / sum;
    logZ += top + Math.log(sum);
  }
  const out = new Float64Array(length * labels);
  let behind = new Float64Array(labels).fill(1);
  for (let i = length - 1; i >= 0; i--) {
    const at = i * labels;
    let sum = 0;
    for (let y = 0; y < labels; y++)
      sum += out[at + y] = (alpha[at + y] as number) * (behind[y] as number);
    for (let y = 0; y < labels; y++) out[at + y] = (out[at + y] as number) / sum;
    const before = new Float64Array(labels);
    let all = 0;
    for (let x = 0; x < labels; x++) {
      let on = 0;
      for (let y = 0; y < labels; y++)
        on += (step[x * labels + y] as number) * (likely[at + y] as number) * (behind[y] as number);
      all += before[x] = on;
    }
    for (let x = 0; x < labels; x++) before[x] = (before[x] as number) / all;
    behind = before;
  }
  return { logZ, node: out };
}
