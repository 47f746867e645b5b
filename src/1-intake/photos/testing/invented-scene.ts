import type { Picture } from '../picture.ts';

/**
 * Invented pictures with structure, for tests and figures: sky, ridges, houses with windows, poles,
 * a road, trees, people and cars, each with light of its own. The same seed gives the same picture.
 * No photo of any real place is needed to measure how well pictures are told apart.
 */
/** A small generator of chance (mulberry32); the seed is the whole of it. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Colour = readonly [number, number, number];

/** A scene of `width × height` pixels. Drawn in shares of the sides, so that sizes agree. */
export function inventedScene(seed: number, width = 320, height = 240): Picture {
  const random = chance(seed);
  const data = new Uint8ClampedArray(width * height * 4);
  const between = (low: number, high: number): number => low + (high - low) * random();
  const colour = (low: number, high: number): Colour => [
    between(low, high),
    between(low, high),
    between(low, high),
  ];
  const put = (x: number, y: number, [r, g, b]: Colour, light = 1): void => {
    const at = (y * width + x) * 4;
    data[at] = r * light;
    data[at + 1] = g * light;
    data[at + 2] = b * light;
    data[at + 3] = 255;
  };
  const box = (x0: number, y0: number, x1: number, y1: number, c: Colour, light = 1): void => {
    const [left, right] = [
      Math.max(0, Math.round(x0 * width)),
      Math.min(width, Math.round(x1 * width)),
    ];
    const [top, bottom] = [
      Math.max(0, Math.round(y0 * height)),
      Math.min(height, Math.round(y1 * height)),
    ];
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) put(x, y, c, light);
  };
  const oval = (cx: number, cy: number, rx: number, ry: number, c: Colour): void => {
    const [top, bottom] = [
      Math.max(0, Math.floor((cy - ry) * height)),
      Math.min(height, Math.ceil((cy + ry) * height)),
    ];
    const [left, right] = [
      Math.max(0, Math.floor((cx - rx) * width)),
      Math.min(width, Math.ceil((cx + rx) * width)),
    ];
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const [u, v] = [(x / width - cx) / rx, (y / height - cy) / ry];
        if (u * u + v * v <= 1) put(x, y, c, 1 - 0.35 * (u + v));
      }
    }
  };

  // Sky, brighter towards one side.
  const horizon = between(0.25, 0.6);
  const [high, low] = [colour(60, 220), colour(120, 255)];
  const slant = between(-0.4, 0.4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const t = Math.min(1, y / height / horizon);
      put(
        x,
        y,
        [
          high[0] + (low[0] - high[0]) * t,
          high[1] + (low[1] - high[1]) * t,
          high[2] + (low[2] - high[2]) * t,
        ],
        1 + slant * (x / width - 0.5),
      );
    }
  }
  if (random() < 0.5) oval(between(0.1, 0.9), between(0.05, horizon), 0.04, 0.05, [255, 250, 220]);
  // Ridges, each a sum of three waves.
  for (let ridge = 0; ridge < 3; ridge += 1) {
    const base = horizon + 0.04 * ridge - 0.06;
    const waves = [2, 5, 11].map((k) => ({
      k: k * between(0.6, 1.4),
      a: between(0.01, 0.1) / Math.sqrt(k),
      p: between(0, 6.3),
    }));
    const c = colour(30, 190);
    for (let x = 0; x < width; x += 1) {
      const top = waves.reduce((sum, { k, a, p }) => sum + a * Math.sin((k * x) / width + p), base);
      for (let y = Math.max(0, Math.round(top * height)); y < height; y += 1)
        put(x, y, c, 0.8 + (0.3 * y) / height);
    }
  }
  // Ground and a road.
  const ground = colour(70, 200);
  for (let y = Math.round((horizon + 0.08) * height); y < height; y += 1) {
    for (let x = 0; x < width; x += 1)
      put(
        x,
        y,
        ground,
        0.7 + 0.5 * (y / height) + 0.06 * Math.sin((x * 40) / width + (y * 25) / height),
      );
  }
  const [vanish, left, wide] = [between(0.1, 0.9), between(-0.2, 0.7), between(0.15, 0.5)];
  const tar = colour(40, 140);
  for (let y = Math.round((horizon + 0.08) * height); y < height; y += 1) {
    const t = (y / height - horizon - 0.08) / (1 - horizon - 0.08);
    const from = vanish + (left - vanish) * t;
    box(from, y / height, from + 0.01 + wide * t, (y + 1) / height, tar);
  }
  // Houses with windows.
  for (let i = 0, n = 2 + Math.floor(random() * 6); i < n; i += 1) {
    const [x, w, h] = [between(-0.05, 0.95), between(0.06, 0.28), between(0.08, 0.42)];
    const foot = between(horizon + 0.05, horizon + 0.3);
    const wall = colour(60, 240);
    box(x, foot - h, x + w, foot, wall);
    box(x + w * 0.8, foot - h, x + w, foot, wall, 0.6);
    const [columns, rows] = [1 + Math.floor(random() * 5), 1 + Math.floor(random() * 5)];
    const pane = colour(10, 120);
    for (let column = 0; column < columns; column += 1) {
      for (let row = 0; row < rows; row += 1) {
        const [wx, wy] = [
          x + (0.8 * w * (column + 0.25)) / columns,
          foot - h + (h * (row + 0.25)) / rows,
        ];
        if (random() < 0.85) box(wx, wy, wx + (0.4 * w) / columns, wy + (0.45 * h) / rows, pane);
      }
    }
  }
  // Trees, poles, people, cars.
  for (let i = 0, n = Math.floor(random() * 6); i < n; i += 1) {
    const [x, y, r] = [between(0, 1), between(horizon, 0.9), between(0.03, 0.12)];
    box(x - 0.006, y, x + 0.006, y + 1.8 * r, [70, 50, 30]);
    oval(x, y, r, r * 1.3, [between(10, 90), between(60, 150), between(10, 80)]);
  }
  for (let i = 0, n = Math.floor(random() * 4); i < n; i += 1) {
    const x = between(0, 1);
    box(x, between(0.05, horizon), x + 0.008, between(horizon + 0.1, 1), [40, 40, 40]);
  }
  for (let i = 0, n = Math.floor(random() * 7); i < n; i += 1) {
    const [x, y, s] = [between(0, 1), between(horizon + 0.1, 0.95), between(0.02, 0.07)];
    oval(x, y - 1.2 * s, s * 0.3, s * 0.4, [210, 170, 140]);
    oval(x, y, s * 0.5, s, colour(10, 255));
  }
  for (let i = 0, n = Math.floor(random() * 4); i < n; i += 1) {
    const [x, y, s] = [between(0, 0.9), between(horizon + 0.1, 0.9), between(0.05, 0.14)];
    const paint = colour(20, 250);
    box(x, y, x + s, y + s * 0.45, paint);
    box(x + s * 0.2, y - s * 0.3, x + s * 0.8, y, paint, 0.7);
    oval(x + s * 0.25, y + s * 0.45, s * 0.12, s * 0.16, [15, 15, 15]);
    oval(x + s * 0.75, y + s * 0.45, s * 0.12, s * 0.16, [15, 15, 15]);
  }
  // The grain of a sensor.
  for (let at = 0; at < data.length; at += 4) {
    const grain = 14 * (random() - 0.5);
    for (const k of [0, 1, 2]) data[at + k] = (data[at + k] ?? 0) + grain;
  }
  return { width, height, data };
}
