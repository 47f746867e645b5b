import { asId } from '#terms/ids.ts';
import type { UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';

/** What tests of the server's small parts share: somebody to sign in, and chance we hold. */

export const OWNER: Principal = { userId: asId<UserId>('owner'), name: 'Owner', kind: 'owner' };

/** Bytes that differ from call to call and are the same in every run. */
export function countingBytes(): (size: number) => Uint8Array {
  let n = 0;
  return (size) => {
    n++;
    return Uint8Array.from({ length: size }, (_, i) => (n * 31 + i * 7) & 255);
  };
}
