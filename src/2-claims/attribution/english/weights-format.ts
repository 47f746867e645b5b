import { emptyWeights, type Weights } from './model.ts';

/**
 * Learnt weights as text: bytes in base 64. A table is: labels, width and number of rows (32 bits each),
 * the size of one step (32-bit float), the bytes of all rows (32 bits), the features' numbers in rising order (32 bits each), then for each row
 * a bit for each weight that is not nothing, followed by these weights as whole steps, a signed byte each.
 * Rows whose weights all round to nothing are left out.
 */
export function packTables(tables: readonly Weights[]): Uint8Array {
  const parts = tables.map(pack);
  const bytes = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function pack({ labels, width, keys, weights }: Weights): Uint8Array {
  let most = 0;
  for (const w of weights) most = Math.max(most, Math.abs(w));
  const unit = most === 0 ? 1 : Math.max(most / 127, 1 / 24);
  const rows = [...keys.keys()]
    .filter((row) => {
      for (let k = 0; k < width; k++)
        if (Math.round((weights[row * width + k] ?? 0) / unit) !== 0) return true;
      return false;
    })
    .toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const step = (row: number, k: number): number =>
    Math.max(-127, Math.min(127, Math.round((weights[row * width + k] ?? 0) / unit)));
  const masks = Math.ceil(width / 8);
  const body: number[] = [];
  for (const row of rows) {
    const at = body.length;
    for (let m = 0; m < masks; m++) body.push(0);
    for (let k = 0; k < width; k++) {
      const steps = step(row, k);
      if (steps === 0) continue;
      body[at + (k >> 3)] = (body[at + (k >> 3)] ?? 0) | (1 << (k & 7));
      body.push(steps & 255);
    }
  }
  const bytes = new Uint8Array(20 + rows.length * 4 + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, labels);
  view.setUint32(4, width);
  view.setUint32(8, rows.length);
  view.setFloat32(12, unit);
  view.setUint32(16, body.length);
  rows.forEach((row, i) => view.setInt32(20 + 4 * i, keys[row] ?? 0));
  bytes.set(body, 20 + 4 * rows.length);
  return bytes;
}

export function unpackTables(bytes: Uint8Array): Weights[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables: Weights[] = [];
  for (let at = 0; at < bytes.length;) {
    const labels = view.getUint32(at);
    const width = view.getUint32(at + 4);
    const rows = view.getUint32(at + 8);
    const unit = view.getFloat32(at + 12);
    const keys = new Int32Array(rows);
    const length = view.getUint32(at + 16);
    for (let i = 0; i < rows; i++) keys[i] = view.getInt32(at + 20 + 4 * i);
    const table = emptyWeights(labels, width, keys);
    const masks = Math.ceil(width / 8);
    const from = at + 20 + 4 * rows;
    let read = from;
    for (let row = 0; row < rows; row++) {
      const mask = read;
      read += masks;
      for (let k = 0; k < width; k++) {
        if (((bytes[mask + (k >> 3)] ?? 0) & (1 << (k & 7))) === 0) continue;
        table.weights[row * width + k] = view.getInt8(read++) * unit;
      }
    }
    tables.push(table);
    at = from + length;
  }
  return tables;
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function fromBase64(text: string): Uint8Array {
  const value = new Uint8Array(128);
  for (let i = 0; i < 64; i++) value[SIGNS.charCodeAt(i)] = i;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let at = 0;
  for (let i = 0; i < text.length; i += 4) {
    const four =
      ((value[text.charCodeAt(i)] ?? 0) << 18) |
      ((value[text.charCodeAt(i + 1)] ?? 0) << 12) |
      ((value[text.charCodeAt(i + 2)] ?? 0) << 6) |
      (value[text.charCodeAt(i + 3)] ?? 0);
    if (at < bytes.length) bytes[at++] = four >> 16;
    if (at < bytes.length) bytes[at++] = (four >> 8) & 255;
    if (at < bytes.length) bytes[at++] = four & 255;
  }
  return bytes;
}
