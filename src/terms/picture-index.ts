import { likeness, pictureBits, type Likeness, type PictureBits } from './picture-hash.ts';

/**
 * Fingerprints of pictures that can be asked for those near another one, in any of the eight views;
 * exact: it finds what comparing with each would find.
 *
 * All words stand in one plain array and each fingerprint is compared with all, in the order of their
 * parity classes: the first class counts as it is, each further one at least by the smaller of its two
 * readings, and a stranger – half of all bits – passes the limit after two or three classes of four, so
 * that hardly any is compared in full. Trees and tables of parts are no help at this reach: within 63
 * of 256 bits, a sixteenth of the bits may differ in three places, and the table has more places to
 * look at than there are pictures. Fifty thousand pictures are passed in a few milliseconds.
 */
export interface NearPicture extends Likeness {
  readonly key: string;
}

const WORDS = 8;

export class PictureIndex {
  #words = new Int32Array(64 * WORDS);
  readonly #keys: string[] = [];
  readonly #bits: PictureBits[] = [];
  readonly #hashes: string[] = [];
  readonly #at = new Map<string, number>();

  get size(): number {
    return this.#keys.length;
  }

  /** Puts a fingerprint in under a key of its own, in place of the one it had; false when it is none. */
  put(key: string, hash: string): boolean {
    const bits = pictureBits(hash);
    if (bits === null) return false;
    let at = this.#at.get(key);
    if (at === undefined) {
      at = this.#keys.length;
      this.#keys.push(key);
      this.#at.set(key, at);
      if ((at + 1) * WORDS > this.#words.length) {
        const larger = new Int32Array(2 * this.#words.length);
        larger.set(this.#words);
        this.#words = larger;
      }
    }
    this.#words.set(bits.upright, at * WORDS);
    this.#bits[at] = bits;
    this.#hashes[at] = hash;
    return true;
  }

  remove(key: string): void {
    const at = this.#at.get(key);
    if (at === undefined) return;
    // The last one takes its place, so that there are no holes to step over.
    const last = this.#keys.length - 1;
    const moved = this.#keys[last] as string;
    this.#keys[at] = moved;
    this.#bits[at] = this.#bits[last] as PictureBits;
    this.#hashes[at] = this.#hashes[last] as string;
    this.#words.copyWithin(at * WORDS, last * WORDS, (last + 1) * WORDS);
    this.#at.set(moved, at);
    this.#at.delete(key);
    this.#keys.pop();
    this.#bits.pop();
    this.#hashes.pop();
  }

  /** All within `most` bits of a fingerprint, nearest first, then by key; empty when it is none. */
  near(hash: string, most: number): readonly NearPicture[] {
    const bits = pictureBits(hash);
    if (bits === null) return [];
    const found: NearPicture[] = [];
    for (const at of this.#within(bits, most)) {
      const other = this.#bits[at] as PictureBits;
      // Always in the same order: of equally near views the same one is named, whoever asks.
      const { distance, view } =
        hash < (this.#hashes[at] as string) ? likeness(bits, other) : likeness(other, bits);
      if (distance <= most) found.push({ key: this.#keys[at] as string, distance, view });
    }
    return found.sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1));
  }

  /** Places of all that could be within `most`: none that is, is left out. */
  #within({ upright, swapped }: PictureBits, most: number): readonly number[] {
    const places: number[] = [];
    const words = this.#words;
    // Plain numbers: taking arrays apart in this loop costs more than everything else in it.
    const word = (of: Uint32Array, i: number): number => (of[i] as number) | 0;
    const a0 = word(upright, 0);
    const a1 = word(upright, 1);
    const a2 = word(upright, 2);
    const a3 = word(upright, 3);
    const a4 = word(upright, 4);
    const a5 = word(upright, 5);
    const a6 = word(upright, 6);
    const a7 = word(upright, 7);
    const b0 = word(swapped, 0);
    const b1 = word(swapped, 1);
    const b2 = word(swapped, 2);
    const b3 = word(swapped, 3);
    const b4 = word(swapped, 4);
    const b5 = word(swapped, 5);
    const b6 = word(swapped, 6);
    const b7 = word(swapped, 7);
    for (let at = 0, n = this.#keys.length; at < n; at += 1) {
      const k = at * WORDS;
      const w0 = words[k] as number;
      const w1 = words[k + 1] as number;
      const w2 = words[k + 2] as number;
      const w3 = words[k + 3] as number;
      const w4 = words[k + 4] as number;
      const w5 = words[k + 5] as number;
      let sum = ones(a0 ^ w0, a1 ^ w1) + folded(ones(a2 ^ w2, a3 ^ w3));
      if (sum <= most) {
        sum += folded(ones(a4 ^ w4, a5 ^ w5));
        if (sum <= most) {
          sum += folded(ones(a6 ^ (words[k + 6] as number), a7 ^ (words[k + 7] as number)));
          if (sum <= most) {
            places.push(at);
            continue;
          }
        }
      }
      sum = ones(b0 ^ w0, b1 ^ w1) + folded(ones(b2 ^ w2, b3 ^ w3));
      if (sum > most) continue;
      sum += folded(ones(b4 ^ w4, b5 ^ w5));
      if (sum > most) continue;
      sum += folded(ones(b6 ^ (words[k + 6] as number), b7 ^ (words[k + 7] as number)));
      if (sum <= most) places.push(at);
    }
    return places;
  }
}

/** Of 64 bits, those that differ, or those that differ from the inverse: whichever are fewer. */
function folded(different: number): number {
  return different > 32 ? 64 - different : different;
}

/** Ones in two words of 32 bits (Hacker's Delight, §5–1), added up where their fields are wide enough. */
function ones(a: number, b: number): number {
  let v = a - ((a >>> 1) & 0x55555555);
  let w = b - ((b >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  w = (w & 0x33333333) + ((w >>> 2) & 0x33333333);
  v = (v + w) | 0;
  return Math.imul((v & 0x0f0f0f0f) + ((v >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
}
