import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  scrypt,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { StoreError } from './errors.ts';

/**
 * What the vault is built of, each from node:crypto: AES-256-GCM, X25519, HKDF-SHA-256, scrypt.
 *
 * Every sealed thing is `nonce (12) ‖ ciphertext ‖ tag (16)` with a fresh random nonce, and bound by
 * its associated data to the place it belongs to, so that rows cannot be swapped.
 */
export function sealWith(key: Buffer, plain: Buffer, place: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Null when the key is another one or a bit was changed. */
export function openWith(key: Buffer, sealed: Buffer, place: string): Buffer | null {
  if (sealed.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(place, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-16));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Raw X25519 keys, 32 bytes each. */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

export function newKeyPair(): KeyPair {
  const { privateKey } = generateKeyPairSync('x25519');
  const raw = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  return { privateKey: Buffer.from(raw), publicKey: publicKeyOf(raw) };
}

export function publicKeyOf(privateKey: Buffer): Buffer {
  const spki = createPublicKey(privateObject(privateKey)).export({ format: 'der', type: 'spki' });
  return Buffer.from(spki.subarray(-32));
}

/**
 * Seals to a public key: `ephemeral public key (32) ‖ sealed`, the key derived from the X25519
 * secret and both public keys, so that only the holder of the private key can open it.
 */
export function sealTo(publicKey: Buffer, plain: Buffer, place: string): Buffer {
  const ephemeral = newKeyPair();
  const key = sharedKey(ephemeral.privateKey, publicKey, ephemeral.publicKey, publicKey);
  return Buffer.concat([ephemeral.publicKey, sealWith(key, plain, place)]);
}

export function openFrom(privateKey: Buffer, sealed: Buffer, place: string): Buffer | null {
  if (sealed.length < 60) return null;
  const ephemeral = sealed.subarray(0, 32);
  const key = sharedKey(privateKey, ephemeral, ephemeral, publicKeyOf(privateKey));
  return openWith(key, sealed.subarray(32), place);
}

function sharedKey(mine: Buffer, theirs: Buffer, ephemeral: Buffer, recipient: Buffer): Buffer {
  const secret = diffieHellman({
    privateKey: privateObject(mine),
    publicKey: publicObject(theirs),
  });
  const salt = Buffer.concat([ephemeral, recipient]);
  return Buffer.from(hkdfSync('sha256', secret, salt, 'hearsay vault key', 32));
}

function privateObject(raw: Buffer): KeyObject {
  // PKCS #8 and SubjectPublicKeyInfo wrappings of raw X25519 keys (RFC 8410).
  return createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), raw]),
    format: 'der',
    type: 'pkcs8',
  });
}

function publicObject(raw: Buffer): KeyObject {
  return createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), raw]),
    format: 'der',
    type: 'spki',
  });
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * 32 bytes from a passphrase by scrypt (RFC 7914) with N = 2^17, r = 8, p = 1: about 128 MB and a
 * third of a second, one at a time, so that a burst of attempts cannot exhaust the machine. The
 * passphrase is taken in Unicode NFKC: what looks the same on another keyboard is the same.
 */
export function stretch(passphrase: string, salt: Buffer): Promise<Buffer> {
  const run = queue.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(
          passphrase.normalize('NFKC'),
          salt,
          32,
          { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 },
          (error, key) => (error === null ? resolve(key) : reject(error)),
        );
      }),
  );
  queue = run.catch(() => undefined);
  return run;
}

/** The key that a member's private key is sealed with: needs the passphrase and the key file. */
export function memberKey(stretched: Buffer, instanceKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', stretched, instanceKey, 'hearsay vault member', 32));
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * 32 bytes as a person can copy them from paper: Crockford's base 32 in groups of four, the last
 * group a checksum.
 */
export function paperKey(key: Buffer): string {
  const sum = createHash('sha256').update(key).digest().subarray(0, 3);
  const text = base32(key).padEnd(52, '0') + base32(sum).slice(0, 4);
  return (text.match(/.{4}/g) ?? []).join('-');
}

/** The bytes of a key copied from paper. Forgives case, spaces, and O, I, L for 0 and 1. */
export function fromPaperKey(paper: string): Buffer {
  const text = paper.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  let value = 0n;
  for (const letter of text.slice(0, 52)) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) throw wrongPaper();
    value = value * 32n + BigInt(digit);
  }
  if (text.length !== 56) throw wrongPaper();
  // 52 letters are 260 bits: 256 of the key and four zeros at the end.
  const key = Buffer.from((value >> 4n).toString(16).padStart(64, '0').slice(-64), 'hex');
  if (paperKey(key).replaceAll('-', '') !== text) throw wrongPaper();
  return key;
}

function wrongPaper(): StoreError {
  return new StoreError(
    'wrong-passphrase',
    'This is not a recovery key: 14 groups of four letters or digits. Look for a misread letter.',
  );
}

function base32(bytes: Buffer): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(value >> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}
