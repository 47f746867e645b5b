import type { Chance } from './chance.ts';

/** Numbers at which readers of sizes, counts and offsets go wrong. */
const EXTREMES = [
  0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000,
  0xfffffffe, 0xffffffff,
];

/** Bytes that mean something in many encodings and formats. */
const SIGNS: readonly (readonly number[])[] = [
  [0],
  [0xff],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xef, 0xbb, 0xbf],
  [0xc3],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x80, 0x8e],
  [0xe2, 0x80, 0xae],
  [0xe2, 0x80, 0xaf],
  [0xcc, 0x81],
  [0x0a],
  [0x0d],
  [0x0d, 0x0a],
  [0x1b],
  [0x0b],
  [0xd9, 0xa3],
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];

type Mutation = (bytes: Uint8Array, chance: Chance, other: Uint8Array) => Uint8Array;

const MUTATIONS: readonly Mutation[] = [
  function flipBits(bytes, chance) {
    const out = bytes.slice();
    for (let n = chance.some(16); n > 0; n -= 1) {
      const at = chance.below(out.length);
      out[at] = (out[at] ?? 0) ^ (1 << chance.below(8));
    }
    return out;
  },
  function setBytes(bytes, chance) {
    const out = bytes.slice();
    for (let n = chance.some(8); n > 0; n -= 1) out[chance.below(out.length)] = chance.below(256);
    return out;
  },
  function truncate(bytes, chance) {
    return bytes.slice(0, chance.below(bytes.length));
  },
  function beheaded(bytes, chance) {
    return bytes.slice(chance.below(bytes.length));
  },
  function cutOut(bytes, chance) {
    const from = chance.below(bytes.length);
    return joined(bytes.subarray(0, from), bytes.subarray(from + chance.some(bytes.length)));
  },
  function repeat(bytes, chance) {
    const from = chance.below(bytes.length);
    const piece = bytes.subarray(from, from + chance.some(200));
    const times = Math.min(
      chance.some(2000),
      Math.floor(chance.largest / Math.max(1, piece.length)),
    );
    return joined(
      bytes.subarray(0, from),
      ...Array<Uint8Array>(times).fill(piece),
      bytes.subarray(from),
    );
  },
  function swap(bytes, chance) {
    const cuts = [0, 1, 2, 3].map(() => chance.below(bytes.length)).sort((a, b) => a - b);
    const [a = 0, b = 0, c = 0, d = 0] = cuts;
    return joined(
      bytes.subarray(0, a),
      bytes.subarray(c, d),
      bytes.subarray(b, c),
      bytes.subarray(a, b),
      bytes.subarray(d),
    );
  },
  function splice(bytes, chance, other) {
    const from = chance.below(other.length);
    const piece = other.subarray(from, from + chance.some(other.length));
    const at = chance.below(bytes.length);
    return joined(
      bytes.subarray(0, at),
      piece,
      bytes.subarray(at + chance.below(piece.length + 1)),
    );
  },
  function extreme(bytes, chance) {
    const out = bytes.slice();
    const view = new DataView(out.buffer);
    const size = chance.pick([1, 2, 4]);
    if (out.length < size) return out;
    const at = chance.below(out.length - size + 1);
    const value = chance.pick(EXTREMES);
    const little = chance.yes(2);
    if (size === 1) view.setUint8(at, value & 0xff);
    else if (size === 2) view.setUint16(at, value & 0xffff, little);
    else view.setUint32(at, value >>> 0, little);
    return out;
  },
  function insertSigns(bytes, chance) {
    const at = chance.below(bytes.length + 1);
    const sign = Uint8Array.from(chance.pick(SIGNS));
    const times = chance.some(chance.yes(8) ? 2000 : 4);
    return joined(
      bytes.subarray(0, at),
      ...Array<Uint8Array>(times).fill(sign),
      bytes.subarray(at),
    );
  },
  function noise(bytes, chance) {
    const at = chance.below(bytes.length + 1);
    const more = Uint8Array.from({ length: chance.some(300) }, () => chance.below(256));
    return joined(bytes.subarray(0, at), more, bytes.subarray(at));
  },
  function wrongEncoding(bytes, chance) {
    const text = Buffer.from(bytes)
      .toString('utf8')
      .slice(0, chance.largest / 4);
    return new Uint8Array(Buffer.from(text, chance.pick(['utf16le', 'latin1', 'utf8'] as const)));
  },
  function doubleEncoded(bytes) {
    return new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1'), 'utf8'));
  },
];

export function mutateBytes(bytes: Uint8Array, chance: Chance, other: Uint8Array): Uint8Array {
  let out = bytes;
  for (let n = chance.pick([1, 1, 1, 2, 3]); n > 0; n -= 1) {
    if (out.length === 0) return out;
    out = chance.pick(MUTATIONS)(out, chance, other.length === 0 ? bytes : other);
    // What it was made from may be larger.
    const most = Math.max(chance.largest, bytes.length);
    if (out.length > most) out = out.slice(0, most);
  }
  return out;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
