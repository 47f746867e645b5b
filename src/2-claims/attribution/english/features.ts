/** Collects the features of one word as 32-bit numbers; a feature is its template and what it saw. */
export class Features {
  readonly codes = new Int32Array(256);
  length = 0;
  private template = 0;

  clear(): void {
    this.length = 0;
    this.template = 0;
  }

  /** Adds the next template's feature. Templates are told apart by their order, so call all of them every time. */
  add(a: number, b = 0, c = 0, d = 0): void {
    let h = Math.imul(this.template++ + 0x9e37, 0x85ebca6b) ^ a;
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ b;
    h = Math.imul(h ^ (h >>> 13), 0x297a2d39) ^ c;
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b) ^ d;
    h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
    h ^= h >>> 15;
    this.codes[this.length++] = h;
  }

  /** A template that does not apply here. */
  skip(): void {
    this.template++;
  }
}

/** Distances in steps that grow: 0 1 2 3 4 5–6 7–9 10–14 15–24 25–49 50+. */
export function bin(distance: number): number {
  const d = Math.abs(distance);
  const b = d <= 4 ? d : d <= 6 ? 5 : d <= 9 ? 6 : d <= 14 ? 7 : d <= 24 ? 8 : d <= 49 ? 9 : 10;
  return distance < 0 ? -b : b;
}
