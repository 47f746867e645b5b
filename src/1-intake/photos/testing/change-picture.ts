import type { Picture } from '../picture.ts';

/** What happens to pictures on their way: smaller, cut, lighter, turned. */

type Rgb = readonly [number, number, number];

export function drawn(
  width: number,
  height: number,
  point: (x: number, y: number) => Rgb,
): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const [r, g, b] = point(x, y);
      data[at] = r;
      data[at + 1] = g;
      data[at + 2] = b;
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

function at({ width, height, data }: Picture, x: number, y: number): Rgb {
  const i =
    4 * (Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x)));
  return [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
}

/** The mean over each new point's area; repeats points where it grows. */
export function resized(picture: Picture, factor: number): Picture {
  const [width, height] = [Math.round(picture.width * factor), Math.round(picture.height * factor)];
  return drawn(width, height, (x, y) => {
    const [x0, y0] = [Math.floor(x / factor), Math.floor(y / factor)];
    const [x1, y1] = [
      Math.max(x0 + 1, Math.floor((x + 1) / factor)),
      Math.max(y0 + 1, Math.floor((y + 1) / factor)),
    ];
    let [r, g, b, n] = [0, 0, 0, 0];
    for (let j = y0; j < y1; j += 1) {
      for (let i = x0; i < x1; i += 1) {
        const [r1, g1, b1] = at(picture, i, j);
        r += r1;
        g += g1;
        b += b1;
        n += 1;
      }
    }
    return [r / n, g / n, b / n];
  });
}

/** Without a share of each side; `left` and `top` say how much of it from there (.5: from the middle). */
export function cropped(picture: Picture, share: number, left = 0.5, top = 0.5): Picture {
  const width = Math.round(picture.width * (1 - share));
  const height = Math.round(picture.height * (1 - share));
  const [dx, dy] = [
    Math.round((picture.width - width) * left),
    Math.round((picture.height - height) * top),
  ];
  return drawn(width, height, (x, y) => at(picture, x + dx, y + dy));
}

export function lighter(picture: Picture, factor: number, plus: number): Picture {
  return drawn(picture.width, picture.height, (x, y) => {
    const [r, g, b] = at(picture, x, y);
    return [r * factor + plus, g * factor + plus, b * factor + plus];
  });
}

/** Turned by a quarter, clockwise. */
export function turned(picture: Picture): Picture {
  return drawn(picture.height, picture.width, (x, y) => at(picture, y, picture.height - 1 - x));
}

export function mirrored(picture: Picture): Picture {
  return drawn(picture.width, picture.height, (x, y) => at(picture, picture.width - 1 - x, y));
}
