/**
 * Chance that can be had again: a seeded generator, and what is drawn with it.
 *
 * xoshiro128** (Blackman & Vigna, *Scrambled linear pseudorandom number generators*, ACM TOMS 2021):
 * 128 bits of state, 32 at a time, whole-number steps only, so every machine gives the same. The state
 * is filled by SplitMix (Steele, Lea & Flood, OOPSLA 2014) from a seed and the number of a *stream*:
 * every question draws from a stream of its own, so that what happens on one never depends on how
 * many draws another took. Not for secrets.
 */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #d: number;
  /** The second of a pair of normal draws; NaN when there is none. */
  #spare = NaN;

  /** @param seed a whole number from 0 to 2⁵³−1. @param stream likewise. */
  constructor(seed: number, stream = 0) {
    let state = (seed >>> 0) ^ Math.imul(Math.floor(seed / 2 ** 32) >>> 0, 0x85ebca6b);
    state = mix(state ^ 0x2545f491);
    state ^= mix((stream >>> 0) + 0x1234567);
    state = mix(state ^ Math.imul(Math.floor(stream / 2 ** 32) + 1, 0xc2b2ae35));
    this.#a = mix((state = (state + 0x9e3779b9) | 0));
    this.#b = mix((state = (state + 0x9e3779b9) | 0) ^ seed);
    this.#c = mix((state = (state + 0x9e3779b9) | 0) ^ stream);
    // A state of nothing but zeros would stay there; an odd word cannot be zero.
    this.#d = mix((state + 0x9e3779b9) | 0) | 1;
  }

  /** A generator in a known state, to compare with the published one. */
  static inState(a: number, b: number, c: number, d: number): Chance {
    const chance = new Chance(0);
    chance.#a = a;
    chance.#b = b;
    chance.#c = c;
    chance.#d = d;
    return chance;
  }

  /** The next 32 bits, as a whole number from 0. */
  bits(): number {
    const x = Math.imul(this.#b, 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9);
    const t = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result >>> 0;
  }

  /** A number between 0 and 1, never either: its logarithm is always finite. */
  uniform(): number {
    return (this.bits() + 0.5) / 2 ** 32;
  }

  /** Whether something of probability p happens; nothing is drawn when it is certain. */
  happens(p: number): boolean {
    if (p <= 0) return false;
    return p >= 1 || this.uniform() < p;
  }

  /** A whole number from 0 to n−1. */
  below(n: number): number {
    return Math.floor(this.uniform() * n);
  }

  /** Standard normal, by Marsaglia's polar method. */
  normal(): number {
    if (!Number.isNaN(this.#spare)) {
      const spare = this.#spare;
      this.#spare = NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const s = x * x + y * y;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        this.#spare = y * scale;
        return x * scale;
      }
    }
  }

  /** Gamma of a shape and scale 1 (Marsaglia & Tsang, ACM TOMS 2000). */
  gamma(shape: number): number {
    // Below 1: draw one higher and scale down by a power of a uniform.
    if (shape < 1) return this.gamma(shape + 1) * this.uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }

  /** Beta(a, b): a share whose mean is a/(a+b). */
  beta(a: number, b: number): number {
    const x = this.gamma(a);
    const y = this.gamma(b);
    // Both can underflow to zero when a and b are tiny; then it is one end or the other.
    return x + y > 0 ? x / (x + y) : Number(this.happens(a / (a + b)));
  }

  /** Puts a list in a random order, in place (Fisher & Yates). */
  shuffle<T extends number[] | Int32Array>(list: T): T {
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const kept = list[i] as number;
      list[i] = list[j] as number;
      list[j] = kept;
    }
    return list;
  }
}

/** Spreads the bits of a 32-bit word over the whole word. */
function mix(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}
