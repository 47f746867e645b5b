/**
 * A rate by source, learnt round by round: right and wrong are counted (in fractions), and every
 * source is drawn towards everybody (`fitLevel`: empirical Bayes).
 */
import { at } from './channel.ts';
import { fitLevel, rate, type Counts, type Rate } from './reliability.ts';

export class SourceRates {
  /** By source: counts of this round. */
  readonly right: Float64Array;
  readonly wrong: Float64Array;
  /** By source: the mean of its rate, from the round before. */
  readonly mean: Float64Array;
  /** What a source is drawn towards. */
  everyone: Rate;
  readonly #above: Rate;
  readonly #least: Rate | null;

  /** `least`: everybody is not taken for worse than this, nor for less alike. */
  constructor(sources: number, above: Rate, least: Rate | null = null) {
    this.#least = least;
    this.right = new Float64Array(sources);
    this.wrong = new Float64Array(sources);
    this.mean = new Float64Array(sources).fill(above.mean);
    this.everyone = above;
    this.#above = above;
  }

  /** Forgets the counts; the means stay. */
  begin(): void {
    this.right.fill(0);
    this.wrong.fill(0);
  }

  count(source: number, right: number, wrong: number): void {
    this.right[source] = at(this.right, source) + right;
    this.wrong[source] = at(this.wrong, source) + wrong;
  }

  /** New means from the counts; how far the furthest moved. */
  learn(): number {
    const counts: Counts[] = [];
    this.right.forEach((right, s) => counts.push({ right, wrong: at(this.wrong, s) }));
    const found = fitLevel(counts, this.#above);
    this.everyone = this.#least === null ? found : atLeast(found, this.#least);
    let moved = 0;
    this.mean.forEach((before, s) => {
      const { right, wrong } = this.everyone;
      const { mean } = rate(right + at(this.right, s), wrong + at(this.wrong, s));
      moved = Math.max(moved, Math.abs(mean - before));
      this.mean[s] = mean;
    });
    return moved;
  }
}

/** The one of the two that is better, with the weight of the one that weighs more. */
function atLeast(found: Rate, least: Rate): Rate {
  const mean = Math.max(found.mean, least.mean);
  const strength = Math.max(found.right + found.wrong, least.right + least.wrong);
  return rate(mean * strength, (1 - mean) * strength);
}
