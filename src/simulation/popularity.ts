import type { Chance } from './chance.ts';

/**
 * Which of n things is taken when the first is most popular: Zipf's law, the r-th has weight r^−s.
 * s = 0 makes all alike.
 */
export class Popularity {
  readonly #upTo: Float64Array;
  constructor(n: number, s: number) {
    this.#upTo = new Float64Array(n);
    let sum = 0;
    for (let r = 0; r < n; r++) this.#upTo[r] = sum += (r + 1) ** -s;
    for (let r = 0; r < n; r++) this.#upTo[r] = (this.#upTo[r] as number) / sum;
  }

  /** A rank from 0. */
  draw(chance: Chance): number {
    const u = chance.uniform();
    let low = 0;
    let high = this.#upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (u < (this.#upTo[middle] as number)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** How likely a rank is. */
  share(rank: number): number {
    return (this.#upTo[rank] as number) - (rank === 0 ? 0 : (this.#upTo[rank - 1] as number));
  }
}
