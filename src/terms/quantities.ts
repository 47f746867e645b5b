/**
 * Quantities that must not be confused. Each is a plain number with a type of its own.
 *
 * - `Probability`: 0…1.
 * - `LogOdds`: natural logarithm of p/(1−p); adds up when evidence is independent.
 * - `Decibans`: 10·log10 of a likelihood ratio (I. J. Good, *Probability and the Weighing of
 *   Evidence*, 1950). +10 dB is ten times the odds; a change of about 1 dB is just noticeable.
 * - `Metres`: distance on the ground.
 */
declare const unit: unique symbol;
export type Probability = number & { readonly [unit]: 'probability' };
export type LogOdds = number & { readonly [unit]: 'log-odds' };
export type Decibans = number & { readonly [unit]: 'decibans' };
export type Metres = number & { readonly [unit]: 'metres' };

/** Checks that a number is a probability. Throws `RangeError` for NaN or anything outside 0…1. */
export function probability(value: number): Probability {
  if (!(value >= 0 && value <= 1)) {
    throw new RangeError(`A probability lies between 0 and 1; got ${value}.`);
  }
  return value as Probability;
}

/** Log-odds of a probability; −Infinity at 0 and +Infinity at 1. */
export function logOdds(p: Probability): LogOdds {
  // log(p) − log1p(−p) keeps its digits near 0 and near 1, where log(p/(1−p)) loses them.
  return (Math.log(p) - Math.log1p(-p)) as LogOdds;
}

/** The probability with the given log-odds. Never overflows: exp is only taken of numbers ≤ 0. */
export function fromLogOdds(value: LogOdds): Probability {
  if (value >= 0) return (1 / (1 + Math.exp(-value))) as Probability;
  const e = Math.exp(value);
  return (e / (1 + e)) as Probability;
}

/** Decibans of a change in log-odds (natural logarithm): 10·log10(e^x). */
export function decibans(change: number): Decibans {
  return ((10 / Math.LN10) * change) as Decibans;
}

/** The change in log-odds (natural logarithm) that a number of decibans stands for. */
export function fromDecibans(value: Decibans): LogOdds {
  return ((Math.LN10 / 10) * value) as LogOdds;
}

/** Says that a number is a distance in metres. Throws `RangeError` when negative or not finite. */
export function metres(value: number): Metres {
  if (!(value >= 0 && Number.isFinite(value))) {
    throw new RangeError(`A distance is a finite number of metres, 0 or more; got ${value}.`);
  }
  return value as Metres;
}
