import { createHash, timingSafeEqual } from 'node:crypto';

/** Hands out random bytes; tests hand in a counter. */
export type RandomBytes = (size: number) => Uint8Array;

/** Milliseconds since some moment; only differences are used. */
export type Milliseconds = () => number;

/** 256 bits nobody can guess, in letters that need no escaping in an address or a cookie. */
export function newSecret(random: RandomBytes): string {
  return Buffer.from(random(32)).toString('base64url');
}

/** What is kept of a secret: enough to know it again, nothing to use it with. */
export function digest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/** Compares in a time that does not depend on where the two differ. */
export function sameDigest(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
