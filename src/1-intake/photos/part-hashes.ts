import { perceptualHash } from './perceptual-hash.ts';
import type { Picture } from './picture.ts';

/**
 * Fingerprints of parts of a picture, so that a crop of it is found: what was cut off the borders moves
 * every frequency of the whole, and little of the part that is left.
 *
 * The parts are what remains when a twentieth and a tenth of each side is cut off, at nine places: from
 * the middle, the corners and the edges. The fingerprint bears three in a hundred either way, so these
 * eighteen find crops of 5 to 10 % wherever they were cut. Smaller parts are not kept: each asks for as
 * many again, and strangers come nearer.
 *
 * Made from every n-th point, at least 320 a side: no sign of a low frequency moves by it.
 */
const CUTS = [0.05, 0.1];
const PLACES = [0, 0.5, 1];
const ENOUGH = 320;

/** The fingerprints, parts without structure left out; turned upright first. */
export function partHashes(picture: Picture, orientation = 1): readonly string[] {
  const small = sampled(picture);
  const found: string[] = [];
  for (const cut of CUTS) {
    for (const top of PLACES) {
      for (const left of PLACES) {
        const hash = perceptualHash(part(small, cut, left, top), orientation);
        if (hash !== null) found.push(hash);
      }
    }
  }
  return found;
}

function sampled(picture: Picture): Picture {
  const step = Math.floor(Math.min(picture.width, picture.height) / ENOUGH);
  if (step < 2) return picture;
  const [width, height] = [Math.floor(picture.width / step), Math.floor(picture.height / step)];
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += 4) {
      const from = 4 * ((y * step + (step >> 1)) * picture.width + x * step + (step >> 1));
      for (let k = 0; k < 4; k += 1) data[to + k] = picture.data[from + k] ?? 0;
    }
  }
  return { width, height, data };
}

function part(picture: Picture, cut: number, left: number, top: number): Picture {
  const width = Math.round(picture.width * (1 - cut));
  const height = Math.round(picture.height * (1 - cut));
  const [x, y] = [
    Math.round((picture.width - width) * left),
    Math.round((picture.height - height) * top),
  ];
  const data = new Uint8ClampedArray(4 * width * height);
  for (let row = 0; row < height; row += 1) {
    const from = 4 * ((y + row) * picture.width + x);
    data.set(picture.data.subarray(from, from + 4 * width), 4 * row * width);
  }
  return { width, height, data };
}
