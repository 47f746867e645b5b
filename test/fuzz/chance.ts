/** Mutants look for faults, the named bombs for size. */
export const LARGEST = 256 * 1024;
export const USUAL = 6 * 1024;

/** Chance from a seed: the same seed makes the same mutants on every machine. */
export class Chance {
  #state: number;
  /** No mutant grows beyond so many bytes: one in thirty-two may be large, where readers are slow. */
  largest = LARGEST;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to, not including, `below` (mulberry32). */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  yes(oneIn: number): boolean {
    return this.below(oneIn) === 0;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  /** Small numbers often, large ones now and then, never over `most`. */
  some(most: number): number {
    return 1 + this.below(Math.max(1, Math.min(most, 2 ** this.below(12))));
  }
}

/** A seed for the mutant with this number of this parser. */
export function seedOf(seed: number, parser: string, number: number): number {
  let hash = seed >>> 0;
  for (const character of `${parser}:${number}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    hash = (hash ^ (hash >>> 13)) >>> 0;
  }
  return hash;
}
