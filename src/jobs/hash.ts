import { createHash } from 'node:crypto';
import { canonicalJson } from '#terms/canonical-json.ts';

/** Lower-case hexadecimal SHA-256 of bytes or UTF-8 text. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** SHA-256 of a value's canonical JSON: the same content, the same hash. */
export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}
