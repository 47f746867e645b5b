/**
 * A picture of a screen in at most 256 colours: a third of the size, and nobody sees the difference. What is
 * read is what a browser writes: eight bits a channel, not interlaced.
 */
import { deflateSync, inflateSync } from 'node:zlib';

const MOST = 256;
/** So many of the commonest colours are kept as they are; the rest share what is left. */
const EXACT = 208;

/** The same picture with a palette; throws for a PNG of another kind. */
export function paletted(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png);
  const palette = paletteOf(pixels);
  const nearest = new Map<number, number>(palette.map((colour, i) => [colour, i]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = pixels[y * width + x] as number;
      let index = nearest.get(colour);
      if (index === undefined) nearest.set(colour, (index = closest(colour, palette)));
      rows[y * (width + 1) + 1 + x] = index;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** Width, height and every pixel as 0xRRGGBB. */
export function decode(png: Buffer): {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
} {
  let [width, height, channels] = [0, 0, 3];
  let palette: Buffer | null = null;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    const name = png.toString('latin1', at + 4, at + 8);
    if (name === 'IDAT') parts.push(body);
    if (name === 'PLTE') palette = body;
    if (name !== 'IHDR') continue;
    [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
    const kind = body[9] as number;
    const known = { 2: 3, 3: 1, 6: 4 }[kind];
    if (body[8] !== 8 || known === undefined || body[12] !== 0) {
      throw new Error(`a PNG of ${body[8]} bits, colour type ${kind} is not what a browser writes`);
    }
    channels = known;
  }
  const data = inflateSync(Buffer.concat(parts));
  const length = width * channels;
  const pixels = new Uint32Array(width * height);
  let above = Buffer.alloc(length);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (length + 1)];
    const row = Buffer.from(data.subarray(y * (length + 1) + 1, (y + 1) * (length + 1)));
    for (let i = 0; i < length; i += 1) {
      const left = i < channels ? 0 : (row[i - channels] as number);
      const up = above[i] as number;
      const corner = i < channels ? 0 : (above[i - channels] as number);
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] as number;
      row[i] = ((row[i] as number) + add) & 255;
    }
    for (let x = 0; x < width; x += 1) {
      const at = palette === null ? x * channels : 3 * (row[x] as number);
      const from = palette ?? row;
      pixels[y * width + x] =
        ((from[at] as number) << 16) | ((from[at + 1] as number) << 8) | (from[at + 2] as number);
    }
    above = row;
  }
  return { width, height, pixels };
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The commonest colours, then the commonest of what lies between them, sixteen steps a channel. */
function paletteOf(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const common = [...counts].toSorted(([a, n], [b, m]) => m - n || a - b);
  if (common.length <= MOST) return common.map(([colour]) => colour);
  const rest = new Map<number, { colour: number; n: number }>();
  for (const [colour, n] of common.slice(EXACT)) {
    const bucket = rest.get(colour & 0xf0f0f0);
    if (bucket === undefined) rest.set(colour & 0xf0f0f0, { colour, n });
    else bucket.n += n;
  }
  const shared = [...rest.values()].toSorted((a, b) => b.n - a.n || a.colour - b.colour);
  return [
    ...common.slice(0, EXACT).map(([colour]) => colour),
    ...shared.slice(0, MOST - EXACT).map(({ colour }) => colour),
  ];
}

function closest(colour: number, palette: readonly number[]): number {
  let best = 0;
  let least = Infinity;
  for (const [i, one] of palette.entries()) {
    const red = (colour >> 16) - (one >> 16);
    const green = ((colour >> 8) & 255) - ((one >> 8) & 255);
    const blue = (colour & 255) - (one & 255);
    const far = 2 * red * red + 4 * green * green + 3 * blue * blue;
    if (far < least) [best, least] = [i, far];
  }
  return best;
}

function chunk(name: string, body: Buffer): Buffer {
  const whole = Buffer.alloc(12 + body.length);
  whole.writeUInt32BE(body.length, 0);
  whole.write(name, 4, 'latin1');
  whole.set(body, 8);
  whole.writeUInt32BE(crc(whole.subarray(4, 8 + body.length)), 8 + body.length);
  return whole;
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
