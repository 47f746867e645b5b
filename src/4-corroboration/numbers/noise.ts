/**
 * How a claim comes about, given the true number z. One of three things happened:
 *
 * - **record**: the source repeats the record exactly, and the record is right: x = z, to the cell x was
 *   rounded to. Only where the table shows that numbers are repeated (`repetition.ts`).
 * - **noise**: the source was near: x = z + bias + σ·T, with T Student-t. σ² is the question's own
 *   difficulty over the source's precision, and never less than the rounding of x itself.
 * - **gross**: a slip, a vandal, another question: x anywhere, by a Cauchy distribution `gross` wide.
 *
 *     f(x | z) = P(record)·[x = z]/cell + P(noise)·t((x − z − bias)/σ)/σ + P(gross)·cauchy(x)
 *
 * All numbers here stand on the line of `line.ts`, counted from the question's origin.
 */
import { at } from '../channel.ts';
import type { Line } from './line.ts';
import type { Echoes } from './repetition.ts';
import { studentFactor, studentShape } from './student.ts';

export interface Noise {
  readonly line: Line;
  /** Whether the table repeats records; else P(record) is 0 and no value has a mass of its own. */
  readonly records: boolean;
  /** Degrees of freedom of the noise; Infinity is normal. */
  readonly tail: number;
  /** Variance of the noise of an ordinary source on an ordinary question, within a question. */
  readonly variance: number;
  /** The first, robust scale: what 'near' means for cells and echoes. */
  readonly scale: number;
  /** How wide a gross error is, and the prior of z. */
  readonly gross: number;
  /** Share of the error that all sources of a question have in common. */
  readonly rho: number;
  /** Chance that a claim repeats what another said, right or wrong (`settle.ts`). */
  readonly echo: number;
  /** By source: what it adds on average; how much more precise than ordinary; P of the three. */
  readonly bias: Float64Array;
  readonly precision: Float64Array;
  readonly pRecord: Float64Array;
  readonly pNoise: Float64Array;
  readonly pGross: Float64Array;
  /** By claim: the cell a plain value was rounded to, as `repetition.ts` has it; empty without records. */
  readonly cell: Float64Array;
  readonly echoes: Echoes;
}

/** A question of ordinary difficulty counts as this many reports when a question's own is estimated. */
export const ORDINARY = 4;

/** Density of gross errors. */
export function cauchy(x: number, width: number): number {
  const t = x / width;
  return 1 / (Math.PI * width * (1 + t * t));
}

/**
 * The prior of z: Student-t with 4 degrees of freedom round the middle of what was said, as wide as a
 * gross error (at least ten noise scales), so that it pulls at nothing that was measured. Its tails are
 * lighter than a gross error's: the truth is no slip.
 */
export function prior(z: number, noise: Noise): number {
  // Never zero: its logarithm is taken, also a thousand widths out.
  const shape = Math.max(1e-200, studentShape(4, Math.min(1e60, (z / noise.gross) ** 2)));
  return (studentFactor(4) * shape) / noise.gross;
}

/** The question's difficulty from the residuals of its claims. */
export function difficulty(sumOfSquares: number, claims: number, ordinary: number): number {
  return (ORDINARY * ordinary + sumOfSquares) / (ORDINARY + Math.max(0, claims - 1));
}

/** log f of one of m claims alike, of which all but the first may be echoes. */
export function logWithEcho(f: number, echo: number, m: number): number {
  const own = Math.log(Math.max(f, 1e-300));
  if (!(m > 1)) return own;
  return own / m + (1 - 1 / m) * Math.log(Math.max(f + echo, 1e-300));
}

/** The sum of an array's entries. */
export function total(array: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < array.length; i++) sum += at(array, i);
  return sum;
}
