/**
 * The reliability letter of a source in one role and topic, from the 90 % interval of how often it
 * was right in cases whose outcome is known. The interval decides, not the mean, so that a letter is
 * earned by evidence and not by a lucky start:
 *
 * - **F** (cannot be judged yet) below three known cases, or while the interval is wider than .60;
 * - **A** the rate is at least .80 even at the low end; **B** at least .65;
 * - **E** at most .35 even at the high end; **D** at most .60;
 * - otherwise **C** when the mean is at least .50, **D** when below.
 *
 * F is "not known", not worse than E. The words are those of the Admiralty system (STANAG 2511:
 * A completely reliable … E unreliable, F cannot be judged); the numbers are ours and are printed
 * with every letter, because the standard has none. We do not use the numbers some tools attach to
 * the letters (F = 50 = "fairly reliable"): they turn "not known" into a middling grade.
 */
import type { Letter } from './reliability.ts';

/** Known cases below which the letter is F, whatever they say. */
export const ENOUGH_CASES = 3;
/** Width of the 90 % interval above which the letter is F. */
export const TOO_WIDE = 0.6;

export function letter(rate: {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Cases with a known outcome in this role and topic; fractional blame counts by its part. */
  readonly cases: number;
}): Letter {
  if (rate.cases < ENOUGH_CASES || rate.high - rate.low > TOO_WIDE) return 'F';
  if (rate.low >= 0.8) return 'A';
  if (rate.low >= 0.65) return 'B';
  if (rate.high <= 0.35) return 'E';
  if (rate.high <= 0.6) return 'D';
  return rate.mean >= 0.5 ? 'C' : 'D';
}

/** The letter in words. */
export function letterWords(of: Letter): string {
  return WORDS[of];
}

const WORDS: Readonly<Record<Letter, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged yet',
};
