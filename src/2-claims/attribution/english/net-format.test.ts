import { describe, expect, it } from 'vitest';
import { unpackMatrices } from './net-format.ts';

/** Bytes as learn-attribution.py writes them. */
function packed(list: readonly (readonly [string, number, number])[], body: Uint8Array) {
  const head = new TextEncoder().encode(JSON.stringify(list));
  const bytes = new Uint8Array(4 + head.length + body.length);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  bytes.set(body, 4 + head.length);
  return bytes;
}

function body(...parts: readonly (Float32Array | Int32Array | Int8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((one) => [...new Uint8Array(one.buffer, one.byteOffset, one.byteLength)]),
  );
}

describe('[CL261] a learnt network as bytes', () => {
  const bytes = packed(
    [
      ['keys.word', 2, 1],
      ['shift', 1, 3],
      ['weights', 2, 2],
    ],
    body(
      Int32Array.of(-5, 9),
      Float32Array.of(0.5, -1, 2),
      Float32Array.of(0.5, 0.25),
      Int8Array.of(2, -4, 127, 0),
    ),
  );

  it('gives its tables, floats and steps back', () => {
    const all = unpackMatrices(bytes);
    expect([...all.hashes('word')]).toEqual([
      [-5, 1],
      [9, 2],
    ]);
    expect([...all.matrix('shift').data]).toEqual([0.5, -1, 2]);
    expect(all.matrix('weights')).toEqual({
      rows: 2,
      columns: 2,
      data: Float32Array.of(1, -2, 31.75, 0),
    });
  });

  it('says what is missing, and never reads past its end', () => {
    expect(() => unpackMatrices(bytes).matrix('cue')).toThrow(/has no cue; restore/);
    expect(() => unpackMatrices(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
  });
});
