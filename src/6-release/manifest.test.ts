import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manifest } from './manifest.ts';
import { utf8Bytes } from './utf8.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('manifest', () => {
  it('[RE6] names, sizes and hashes every file, by name', () => {
    expect(
      manifest(
        [
          { name: 'b', bytes: utf8Bytes('abc') },
          { name: 'a', bytes: utf8Bytes('') },
        ],
        sha256,
      ),
    ).toEqual([
      {
        name: 'a',
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        size: 0,
      },
      {
        name: 'b',
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        size: 3,
      },
    ]);
    const twice = { name: 'a', bytes: utf8Bytes('') };
    expect(() => manifest([twice, twice], sha256)).toThrow(/Two files/);
  });
  it('[RE6] law: text becomes the same bytes as the platform makes of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(utf8Bytes(text)).toEqual(new TextEncoder().encode(text));
      }),
    );
  });
});
