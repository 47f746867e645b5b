import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  fromPaperKey,
  newKeyPair,
  openFrom,
  openWith,
  paperKey,
  publicKeyOf,
  sealTo,
  sealWith,
  stretch,
} from './vault-crypto.ts';

it('[SA10] sealed with a key, it opens with that key at that place only, and not with a bit changed', () => {
  const key = randomBytes(32);
  const plain = Buffer.from('an invented name');
  const sealed = sealWith(key, plain, 'source a');
  expect(openWith(key, sealed, 'source a')).toEqual(plain);
  expect(openWith(key, sealed, 'source b')).toBeNull();
  expect(openWith(randomBytes(32), sealed, 'source a')).toBeNull();
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openWith(key, changed, 'source a')).toBeNull();
  }
  expect(openWith(key, sealed.subarray(0, 20), 'source a')).toBeNull();
  expect(sealWith(key, plain, 'source a').equals(sealed)).toBe(false);
});

it('[SA10] sealed to a public key, only its private key opens it', () => {
  const mine = newKeyPair();
  const other = newKeyPair();
  expect(publicKeyOf(mine.privateKey)).toEqual(mine.publicKey);
  const sealed = sealTo(mine.publicKey, Buffer.from('key of a case'), 'case 1');
  expect(openFrom(mine.privateKey, sealed, 'case 1')?.toString()).toBe('key of a case');
  expect(openFrom(mine.privateKey, sealed, 'case 2')).toBeNull();
  expect(openFrom(other.privateKey, sealed, 'case 1')).toBeNull();
  expect(openFrom(mine.privateKey, sealed.subarray(0, 50), 'case 1')).toBeNull();
});

it('[SA15] a recovery key survives paper: case, spaces, O for 0, I and L for 1', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const key = Buffer.from(bytes);
      const paper = paperKey(key);
      expect(paper).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(fromPaperKey(paper)).toEqual(key);
      const written = paper
        .toLowerCase()
        .replaceAll('-', ' ')
        .replaceAll('0', 'o')
        .replaceAll('1', 'l');
      expect(fromPaperKey(written)).toEqual(key);
    }),
  );
});

it('[SA15] every single misread letter of a recovery key is noticed', () => {
  const paper = paperKey(Buffer.alloc(32, 7));
  for (let at = 0; at < paper.length; at++) {
    if (paper[at] === '-') continue;
    const changed = paper.slice(0, at) + (paper[at] === 'X' ? 'Y' : 'X') + paper.slice(at + 1);
    expect(() => fromPaperKey(changed)).toThrow(/not a recovery key/);
  }
  expect(() => fromPaperKey(paper.slice(0, -1))).toThrow(/not a recovery key/);
  expect(() => fromPaperKey('')).toThrow(/not a recovery key/);
});

it('[SA10] a passphrase is the same whichever way its letters are composed', async () => {
  const salt = Buffer.alloc(32, 1);
  const [composed, decomposed, other] = await Promise.all([
    stretch('caf\u00e9 pass', salt),
    stretch('cafe\u0301 pass', salt),
    stretch('cafe pass', salt),
  ]);
  expect(composed).toEqual(decomposed);
  expect(composed).not.toEqual(other);
});
