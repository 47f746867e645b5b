import { pictureHash } from '#terms/picture-hash.ts';
import type { Picture } from './picture.ts';

/**
 * The fingerprint of a picture by what it looks like: see `#terms/picture-hash.ts` for what it means.
 *
 * Grey values are averaged over equal areas into 64 × 64 fields, a point on a border counting to both
 * by its share, so that a picture and its quarter size give the same fields. Transparent points are
 * white, as they are shown. A picture of more than some megapixels is sampled: every n-th point of
 * every n-th row, at least a thousand a side, which moves no sign that means anything.
 */
const SIDE = 64;
const FREQUENCIES = 16;
/** Points a side that are enough for 64 fields. */
const ENOUGH = 1024;
/**
 * Mean square of the coefficients' grey levels below which a picture has nothing to be told by: a
 * blank wall, a black frame, a plain gradient.
 */
const LEAST_STRUCTURE = 0.2;

/** cos(π f (2n + 1) / 2N) for f = 1…16, scaled so that the transform keeps squares. */
const COSINES = Float64Array.from({ length: FREQUENCIES * SIDE }, (_, i) => {
  const [f, n] = [Math.floor(i / SIDE) + 1, i % SIDE];
  return Math.sqrt(2 / SIDE) * Math.cos((Math.PI * f * (2 * n + 1)) / (2 * SIDE));
});

/**
 * The fingerprint in 64 hexadecimal digits; null when the picture has too little structure to be told
 * from others. `orientation` (EXIF, 1–8) turns it upright first.
 */
export function perceptualHash(picture: Picture, orientation = 1): string | null {
  const grid = upright(greyFields(picture), orientation);
  const coefficients = lowFrequencies(grid);
  let energy = 0;
  for (const c of coefficients) energy += c * c;
  // Parseval: the mean square over all fields that these frequencies make up.
  return energy / (SIDE * SIDE) < LEAST_STRUCTURE ? null : pictureHash(coefficients);
}

/** 64 × 64 mean grey values, 0–255. Exported for its test. */
export function greyFields({ width, height, data }: Picture): Float64Array {
  const sums = new Float64Array(SIDE * SIDE);
  const step = Math.max(1, Math.floor(Math.min(width, height) / ENOUGH));
  const [columns, rows] = [shares(width, step), shares(height, step)];
  const line = new Float64Array(SIDE);
  for (const row of rows) {
    line.fill(0);
    let at = row.at * width * 4;
    const start = at;
    for (const column of columns) {
      at = start + column.at * 4;
      const alpha = data[at + 3] as number;
      let grey =
        0.299 * (data[at] as number) +
        0.587 * (data[at + 1] as number) +
        0.114 * (data[at + 2] as number);
      if (alpha !== 255) grey = 255 + ((grey - 255) * alpha) / 255;
      for (let k = 0; k < column.fields.length; k += 2) {
        const field = column.fields[k] as number;
        line[field] = (line[field] as number) + grey * (column.fields[k + 1] as number);
      }
    }
    for (let k = 0; k < row.fields.length; k += 2) {
      const from = (row.fields[k] as number) * SIDE;
      const share = row.fields[k + 1] as number;
      for (let x = 0; x < SIDE; x += 1) {
        sums[from + x] = (sums[from + x] as number) + (line[x] as number) * share;
      }
    }
  }
  return sums;
}

/** For every sampled point of a side: the fields it reaches into and its share of each field's mean. */
function shares(
  length: number,
  step: number,
): { readonly at: number; readonly fields: number[] }[] {
  const count = Math.floor((length + step - 1) / step);
  const width = SIDE / count;
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [i * width, (i + 1) * width];
    const fields: number[] = [];
    for (let f = Math.floor(from + 1e-9); f < Math.min(SIDE, to - 1e-9); f += 1) {
      // Fields are one wide, so the part that reaches into one is its share.
      fields.push(f, Math.min(to, f + 1) - Math.max(from, f));
    }
    return { at: Math.min(length - 1, i * step + (step >> 1)), fields };
  });
}

/** The fields turned as EXIF orientation says. */
function upright(grid: Float64Array, orientation: number): Float64Array {
  if (!(orientation >= 2 && orientation <= 8)) return grid;
  const last = SIDE - 1;
  return Float64Array.from(grid, (_, i) => {
    const [y, x] = [Math.floor(i / SIDE), i % SIDE];
    const [fromY, fromX] = (
      {
        2: [y, last - x],
        3: [last - y, last - x],
        4: [last - y, x],
        5: [x, y],
        6: [last - x, y],
        7: [last - x, last - y],
        8: [x, last - y],
      } as Record<number, [number, number]>
    )[orientation] ?? [y, x];
    return grid[fromY * SIDE + fromX] as number;
  });
}

/** The 16 × 16 lowest frequencies without a constant one, rows by vertical frequency. */
function lowFrequencies(grid: Float64Array): Float64Array {
  const half = new Float64Array(FREQUENCIES * SIDE);
  for (let f = 0; f < FREQUENCIES; f += 1) {
    for (let y = 0; y < SIDE; y += 1) {
      const c = COSINES[f * SIDE + y] as number;
      for (let x = 0; x < SIDE; x += 1) {
        half[f * SIDE + x] = (half[f * SIDE + x] as number) + c * (grid[y * SIDE + x] as number);
      }
    }
  }
  const out = new Float64Array(FREQUENCIES * FREQUENCIES);
  for (let v = 0; v < FREQUENCIES; v += 1) {
    for (let u = 0; u < FREQUENCIES; u += 1) {
      let sum = 0;
      for (let x = 0; x < SIDE; x += 1) {
        sum += (COSINES[u * SIDE + x] as number) * (half[v * SIDE + x] as number);
      }
      out[v * FREQUENCIES + u] = sum;
    }
  }
  return out;
}
