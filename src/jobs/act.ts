import type { Act } from '#store/store.ts';
import { hashOf } from './hash.ts';

/** Names a command for the store; with a client's key, a repeated request does nothing twice. */
export function act(
  verb: string,
  object: string,
  request: unknown,
  idempotencyKey: string | undefined,
): Act {
  return idempotencyKey === undefined
    ? { verb, object }
    : { verb, object, idempotencyKey, requestHash: hashOf({ verb, object, request }) };
}
