/**
 * Words for a probability, with the band they stand for.
 *
 * Two scales, never mixed in one text:
 * - **ICD 203** (US Intelligence Community Directive 203, Analytic Standards): seven bands that
 *   touch. A probability on an edge takes the band nearer to even chance – the more careful word.
 *   Below 1 % and above 99 % the standard has no word; the outermost word is used.
 * - **PHIA** (UK Professional Head of Intelligence Assessment, probability yardstick): seven bands
 *   with gaps between them, left open on purpose. A probability in a gap takes the nearer band; from
 *   the middle of a gap, the one nearer to even chance.
 */
import type { Probability } from '#terms/quantities.ts';

export type LikelihoodScale = 'ICD 203' | 'PHIA';

export interface LikelihoodBand {
  readonly words: string;
  readonly band: readonly [number, number];
}

const ICD_203: readonly LikelihoodBand[] = [
  { words: 'almost no chance', band: [0.01, 0.05] },
  { words: 'very unlikely', band: [0.05, 0.2] },
  { words: 'unlikely', band: [0.2, 0.45] },
  { words: 'roughly even chance', band: [0.45, 0.55] },
  { words: 'likely', band: [0.55, 0.8] },
  { words: 'very likely', band: [0.8, 0.95] },
  { words: 'almost certain', band: [0.95, 0.99] },
];

const PHIA: readonly LikelihoodBand[] = [
  { words: 'remote chance', band: [0, 0.05] },
  { words: 'highly unlikely', band: [0.1, 0.2] },
  { words: 'unlikely', band: [0.25, 0.35] },
  { words: 'realistic possibility', band: [0.4, 0.5] },
  { words: 'likely', band: [0.55, 0.75] },
  { words: 'highly likely', band: [0.8, 0.9] },
  { words: 'almost certain', band: [0.95, 1] },
];

/** The bands of a scale, from least to most likely: for axes and legends. */
export function likelihoodBands(scale: LikelihoodScale): readonly LikelihoodBand[] {
  return scale === 'PHIA' ? PHIA : ICD_203;
}

export function likelihood(
  p: Probability,
  scale: LikelihoodScale,
): LikelihoodBand & { readonly scale: LikelihoodScale } {
  let best: LikelihoodBand | undefined;
  let nearest = Infinity;
  for (const candidate of likelihoodBands(scale)) {
    const [low, high] = candidate.band;
    // Rounded, because 0.25 − 0.225 and 0.225 − 0.2 differ in the last bit and the tie must be seen.
    const away = Math.round(Math.max(low - p, p - high, 0) * 1e12) / 1e12;
    const moreCareful = best !== undefined && fromEven(candidate) < fromEven(best);
    if (away < nearest || (away === nearest && moreCareful)) {
      best = candidate;
      nearest = away;
    }
  }
  if (best === undefined) throw new RangeError(`A probability lies between 0 and 1; got ${p}.`);
  return { ...best, scale };
}

function fromEven({ band }: LikelihoodBand): number {
  return Math.abs((band[0] + band[1]) / 2 - 0.5);
}
