/**
 * One step of knowing: from what is so to what is observed, or from what was told to what is passed on.
 *
 * With probability `keep` the step is faithful; otherwise something else comes out, drawn from the
 * spread of wrong answers q. For states x (in) and y (out):
 *
 *     P(y | x) = keep · [y = x] + (1 − keep) · (q(y) − [y = x]·a(x)) / (1 − a(x))
 *
 * a(x) is the share of q that is x itself, which an error by definition is not. For an ordinary
 * answer a(x) = q(x). A state may also stand for many unlisted answers at once ("none of these",
 * "elsewhere in the district"); then a(x) = q(x)/size, the share of *one* of them, because an error
 * can still land on another unlisted answer. The model is exactly lumpable: it gives what listing
 * them all one by one would give, at no cost.
 *
 * Observations of numbers and times are blurred as well: with probability `keep` the observer reports
 * something near the truth, by the row-stochastic matrix `blur`; otherwise anything, by q. A relay
 * does not look at the world, so `blur` never applies to it.
 *
 * A `matrix` replaces all this with P(y | x) given outright (rows x, columns y), for instance a hit
 * rate and a false-alarm rate that do not add up to 1.
 *
 * Both directions cost one sweep over the states: sums over "all but one" are taken from the left
 * and from the right, never as total minus one, which would cancel.
 */
export interface Answers {
  /** Number of states, the last of which is "none of these". */
  readonly states: number;
  /** Prior probability of each state; positive, sums to 1. */
  readonly prior: Float64Array;
  /** q: how errors spread over the states; positive, sums to 1. */
  readonly wrong: Float64Array;
  /** a: the share of q that an error from this state cannot hit; less than 1. */
  readonly alone: Float64Array;
  /** states × states, or null when an honest observer sees exactly what is so. */
  readonly blur: Float64Array | null;
}

export interface Step {
  readonly keep: number;
  /** Whether this step looks at the world (then `blur` applies). */
  readonly observes: boolean;
  readonly matrix: Float64Array | null;
}

/** P(y | x) of a step, one entry; the definition that the sweeps below must agree with. */
export function stepProbability(answers: Answers, step: Step, x: number, y: number): number {
  const { states, wrong, alone, blur } = answers;
  if (step.matrix !== null) return at(step.matrix, x * states + y);
  if (step.observes && blur !== null) {
    return step.keep * at(blur, x * states + y) + (1 - step.keep) * at(wrong, y);
  }
  const error = (at(wrong, y) - (x === y ? at(alone, x) : 0)) / (1 - at(alone, x));
  return (x === y ? step.keep : 0) + (1 - step.keep) * error;
}

/** What a message could have come from: λ(x) = Σ_y P(y | x)·b(y), with its faithful part. */
export function upward(
  answers: Answers,
  step: Step,
  b: Float64Array,
  into: {
    readonly lambda: Float64Array;
    readonly kept: Float64Array;
    readonly error: Float64Array;
  },
): void {
  const { states, wrong, alone, blur } = answers;
  const { lambda, kept, error } = into;
  if (step.matrix !== null) {
    for (let x = 0; x < states; x++) {
      let sum = 0;
      for (let y = 0; y < states; y++) sum += at(step.matrix, x * states + y) * at(b, y);
      lambda[x] = sum;
      kept[x] = sum;
      error[x] = 0;
    }
    return;
  }
  if (step.observes && blur !== null) {
    let all = 0;
    for (let y = 0; y < states; y++) all += at(wrong, y) * at(b, y);
    for (let x = 0; x < states; x++) {
      let sum = 0;
      for (let y = 0; y < states; y++) sum += at(blur, x * states + y) * at(b, y);
      kept[x] = sum;
      error[x] = all;
      lambda[x] = step.keep * sum + (1 - step.keep) * all;
    }
    return;
  }
  let left = 0;
  for (let x = 0; x < states; x++) {
    error[x] = left;
    left += at(wrong, x) * at(b, x);
  }
  let right = 0;
  for (let x = states - 1; x >= 0; x--) {
    const others = at(error, x) + right + (at(wrong, x) - at(alone, x)) * at(b, x);
    right += at(wrong, x) * at(b, x);
    kept[x] = at(b, x);
    error[x] = others / (1 - at(alone, x));
    lambda[x] = step.keep * at(b, x) + (1 - step.keep) * at(error, x);
  }
}

/**
 * The way back: given h(x) for every state in, g(y) = Σ_x P(y | x)·h(x).
 * With h = (weight of x) / λ(x), b(y)·g(y) is the weight that falls on y.
 */
export function downward(answers: Answers, step: Step, h: Float64Array, g: Float64Array): void {
  const { states, wrong, alone, blur } = answers;
  if (step.matrix !== null || (step.observes && blur !== null)) {
    const rows = step.matrix ?? blur ?? new Float64Array(states * states);
    const keep = step.matrix === null ? step.keep : 1;
    let all = 0;
    for (let x = 0; x < states; x++) all += at(h, x);
    for (let y = 0; y < states; y++) {
      let sum = 0;
      for (let x = 0; x < states; x++) sum += at(rows, x * states + y) * at(h, x);
      g[y] = keep * sum + (1 - keep) * at(wrong, y) * all;
    }
    return;
  }
  let left = 0;
  for (let y = 0; y < states; y++) {
    g[y] = left;
    left += at(h, y) / (1 - at(alone, y));
  }
  let right = 0;
  for (let y = states - 1; y >= 0; y--) {
    const own = at(h, y) / (1 - at(alone, y));
    const others = at(wrong, y) * (at(g, y) + right) + (at(wrong, y) - at(alone, y)) * own;
    right += own;
    g[y] = step.keep * at(h, y) + (1 - step.keep) * others;
  }
}

/** Reads an array where the index is known to be inside; `noUncheckedIndexedAccess` cannot see it. */
export function at(array: Float64Array | Int32Array | Uint8Array, index: number): number {
  return array[index] as number;
}
