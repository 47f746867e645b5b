/**
 * A learnt network as bytes: the length of a JSON list (32 bits, little end first), the list of
 * `[name, rows, columns]` by name, then each matrix in this order. A matrix of signed bytes is a 32-bit float
 * a row (the size of one step) followed by the bytes; names that begin with `keys.` are whole numbers of 32 bits,
 * rising; those of one row are floats as they are.
 */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

/** A table of rows by hash; row 0 stands for what it does not list. */
export type Hashes = ReadonlyMap<number, number>;

export interface Matrices {
  readonly matrix: (name: string) => Matrix;
  readonly hashes: (name: string) => Hashes;
}

/** Throws where the bytes are cut short or a name is missing. */
export function unpackMatrices(bytes: Uint8Array): Matrices {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed = view.getUint32(0, true);
  let text = '';
  for (let i = 4; i < 4 + listed; i++) text += String.fromCharCode(bytes[i] ?? 0);
  const list = JSON.parse(text) as readonly (readonly [string, number, number])[];
  const matrices = new Map<string, Matrix>();
  const tables = new Map<string, Hashes>();
  let at = 4 + listed;
  for (const [name, rows, columns] of list) {
    if (name.startsWith('keys.')) {
      const keys = new Map<number, number>();
      for (let row = 0; row < rows; row++, at += 4) keys.set(view.getInt32(at, true), row + 1);
      tables.set(name.slice('keys.'.length), keys);
      continue;
    }
    const data = new Float32Array(rows * columns);
    if (rows === 1) {
      for (let k = 0; k < columns; k++, at += 4) data[k] = view.getFloat32(at, true);
    } else {
      const steps = at;
      at += rows * 4;
      for (let row = 0; row < rows; row++) {
        const step = view.getFloat32(steps + 4 * row, true);
        for (let k = 0; k < columns; k++) data[row * columns + k] = view.getInt8(at++) * step;
      }
    }
    matrices.set(name, { rows, columns, data });
  }
  const named = <T>(all: ReadonlyMap<string, T>, name: string): T => {
    const found = all.get(name);
    if (found === undefined)
      throw new Error(`The learnt network has no ${name}; restore learnt.generated.ts.`);
    return found;
  };
  return { matrix: (name) => named(matrices, name), hashes: (name) => named(tables, name) };
}
