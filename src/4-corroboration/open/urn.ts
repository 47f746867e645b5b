/**
 * Popular wrong answers.
 *
 * People who are wrong about the same question are often wrong alike: a misprint in a catalogue, a
 * town of the same name. If errors fell evenly on N − 1 wrong answers, a handful of sources that
 * share one would look like proof. Instead, how popular each wrong answer of a question is counts as
 * unknown, with a symmetric Dirichlet distribution of total strength c; averaged over it, the errors
 * of a question come from Pólya's urn. The first is evenly spread; every one after it repeats
 * answer k with probability
 *
 *     (b + errors that said k so far) / (c + errors so far),      b = c/(N − 1),
 *
 * so that m errors, n_k of them saying k, together have the probability
 *
 *     Π_k [Γ(b + n_k)/Γ(b)] · Γ(c)/Γ(c + m),
 *
 * whatever their order. A large c spreads errors evenly; a small one makes them agree. This is what
 * Dong, Saha & Srivastava (POPACCU, *PVLDB* 6, 2013) reach for when they read the popularity of a
 * false answer from its votes, but it does not take the votes at their word: a single error says
 * little about how popular its answer is.
 *
 * Counts may be fractions: a claim that is first-hand with probability a counts a. Below one the
 * logarithm is taken as linear, so that a fraction of a report weighs that fraction of one.
 */
import { lnGamma } from './gamma.ts';

/** ln Γ(x + n) − ln Γ(x): n draws of one kind (x = b), or of all kinds (x = c). */
export function draws(x: number, n: number): number {
  return n < 1 ? n * Math.log(x) : lnGamma(x + n) - lnGamma(x);
}

/** `draws(x, n) / n`: what one of n draws costs on average, in the limit for n = 0. */
export function perDraw(x: number, n: number): number {
  return n < 1 ? Math.log(x) : (lnGamma(x + n) - lnGamma(x)) / n;
}
