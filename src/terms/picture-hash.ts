/**
 * How alike two pictures look: a fingerprint of 256 bits and the distance between two of them.
 *
 * **The fingerprint.** The picture is averaged down to 64 × 64 grey values; of its cosine transform the
 * 16 × 16 lowest frequencies in both directions (1…16, none constant along an axis) keep their *signs*
 * alone. Recompressing, resizing and light leave these signs as they are; two pictures of different
 * things agree in about half of them, like coins (128 of 256, ± 8).
 *
 * **Turned and mirrored.** Mirroring negates exactly the odd frequencies of one axis, turning by a
 * quarter swaps the axes as well. So one stored fingerprint answers for all eight views: the bits are
 * kept by parity – even/even, odd/even, even/odd, odd/odd, 64 each – and a mirrored view has a whole
 * class inverted (distance d becomes 64 − d). The distance is the least over the eight.
 *
 * **What it cannot do.** A crop of a tenth or a strip of caption changes more bits than may be told
 * from another picture; two photos of one view a second apart are as near as two copies; pages of text
 * resemble each other. It finds what a person should look at, no more.
 *
 * Source: signs of the DCT carry the phase of a picture (Ito and Kiya, "DCT sign-only correlation",
 * ICIP 2007); the size and reach of the hash follow PDQ (Facebook, "The TMK+PDQF video-hashing
 * algorithm and the PDQ image-hashing algorithm", 2019), with signs for its median so that the views
 * are exact. Measured against blockhash: `docs/photos.md`.
 */
export const BITS = 256;

/** Up to here two pictures are taken for copies of one, resized, recompressed or a little cropped. */
export const SAME_PICTURE = 63;

/** Hexadecimal, 64 digits: eight words of 32 bits, two a class. */
const FORM = /^[0-9a-f]{64}$/;

/** A fingerprint made ready to be compared. */
export interface PictureBits {
  /** As it stands. */
  readonly upright: Uint32Array;
  /** With the axes swapped. */
  readonly swapped: Uint32Array;
}

export type View =
  | 'as it is'
  | 'mirrored'
  | 'upside down'
  | 'upside down and mirrored'
  | 'turned by a quarter'
  | 'turned by a quarter and mirrored';

export interface Likeness {
  /** Bits that differ, 0–256, in the view where they are fewest. */
  readonly distance: number;
  /** How the one has to be turned to look like the other. */
  readonly view: View;
}

/**
 * The fingerprint of 256 coefficients, rows of 16 by vertical frequency (1 first), as hexadecimal.
 * Throws `RangeError` for another count.
 */
export function pictureHash(coefficients: ArrayLike<number>): string {
  if (coefficients.length !== BITS) {
    throw new RangeError(`A picture has ${BITS} coefficients; got ${coefficients.length}.`);
  }
  const words = new Uint32Array(8);
  for (let row = 0; row < 16; row += 1) {
    for (let column = 0; column < 16; column += 1) {
      if ((coefficients[16 * row + column] ?? 0) > 0) set(words, row, column);
    }
  }
  return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
}

/** Reads a fingerprint; null when it is not one. */
export function pictureBits(hash: string): PictureBits | null {
  if (!FORM.test(hash)) return null;
  const upright = new Uint32Array(8);
  for (let i = 0; i < 8; i += 1) upright[i] = Number.parseInt(hash.slice(8 * i, 8 * i + 8), 16);
  const swapped = new Uint32Array(8);
  for (let row = 0; row < 16; row += 1) {
    for (let column = 0; column < 16; column += 1) {
      if (has(upright, row, column)) set(swapped, column, row);
    }
  }
  return { upright, swapped };
}

/** The distance of two fingerprints over all eight views. Symmetric. */
export function likeness(a: PictureBits, b: PictureBits): Likeness {
  const straight = overFlips(a.upright, b.upright, BITS);
  const turned = overFlips(a.upright, b.swapped, BITS);
  // Of equally near views the plainer one is said.
  return turned.distance < straight.distance
    ? { distance: turned.distance, view: TURNED[turned.flips] ?? 'turned by a quarter' }
    : { distance: straight.distance, view: STRAIGHT[straight.flips] ?? 'as it is' };
}

/** `likeness` when it is at most `most`, else null; ends as soon as that is sure. */
export function likenessWithin(a: PictureBits, b: PictureBits, most: number): Likeness | null {
  if (
    leastOver(a.upright, b.upright, most) > most &&
    leastOver(a.upright, b.swapped, most) > most
  ) {
    return null;
  }
  const found = likeness(a, b);
  return found.distance <= most ? found : null;
}

const STRAIGHT: readonly View[] = [
  'as it is',
  'mirrored',
  'upside down and mirrored',
  'upside down',
];
/** Swapped axes alone are a mirror along the diagonal; with one flip they are a turn. */
const TURNED: readonly View[] = [
  'turned by a quarter and mirrored',
  'turned by a quarter',
  'turned by a quarter',
  'turned by a quarter and mirrored',
];

/**
 * Frequency f stands at f − 1, so the odd ones have even places. A class is two words; its bits are
 * numbered by half the row and half the column.
 */
function place(row: number, column: number): number {
  const kind = (column % 2 === 0 ? 1 : 0) + (row % 2 === 0 ? 2 : 0);
  return 64 * kind + 8 * (row >> 1) + (column >> 1);
}

function set(words: Uint32Array, row: number, column: number): void {
  const at = place(row, column);
  words[at >> 5] = ((words[at >> 5] ?? 0) | (0x80000000 >>> (at & 31))) >>> 0;
}

function has(words: Uint32Array, row: number, column: number): boolean {
  const at = place(row, column);
  return ((words[at >> 5] ?? 0) & (0x80000000 >>> (at & 31))) !== 0;
}

/** Bits that differ in class `k`. */
function classDistance(a: Uint32Array, b: Uint32Array, k: number): number {
  return (
    ones((a[2 * k] as number) ^ (b[2 * k] as number)) +
    ones((a[2 * k + 1] as number) ^ (b[2 * k + 1] as number))
  );
}

/** The least distance over the four flips; `flips`: 1 along x, 2 along y, 3 both. */
function overFlips(
  a: Uint32Array,
  b: Uint32Array,
  start: number,
): { readonly distance: number; readonly flips: number } {
  const even = classDistance(a, b, 0);
  const x = classDistance(a, b, 1);
  const y = classDistance(a, b, 2);
  const both = classDistance(a, b, 3);
  let [distance, flips] = [start, 0];
  for (let f = 0; f < 4; f += 1) {
    const [fx, fy] = [f & 1, f >> 1];
    const d = even + (fx ? 64 - x : x) + (fy ? 64 - y : y) + (fx !== fy ? 64 - both : both);
    if (d < distance) [distance, flips] = [d, f];
  }
  return { distance, flips };
}

/** No more than the least distance over the flips; stops once it passes `most`. */
function leastOver(a: Uint32Array, b: Uint32Array, most: number): number {
  let sum = classDistance(a, b, 0);
  for (let k = 1; k < 4 && sum <= most; k += 1) {
    const d = classDistance(a, b, k);
    sum += d < 64 - d ? d : 64 - d;
  }
  return sum;
}

/** Ones in 32 bits (Hacker's Delight, §5–1). */
function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
