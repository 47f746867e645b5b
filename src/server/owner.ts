import type { Principal } from '#terms/principal.ts';
import { StoreError } from '#store/errors.ts';

/** For what belongs to the whole desk and not to a case: sessions, the vault's lock, verification. */
export function needOwner(principal: Principal): void {
  if (principal.kind !== 'owner') {
    throw new StoreError('forbidden', 'Only the owner of this desk may do this; ask them.');
  }
}
