/**
 * The few errors the store makes for whoever catches them. `message` is one clear line that says
 * what to do; `code` is for programs.
 */
export type StoreErrorCode =
  /** Absent, removed or not yours to see: the same answer on purpose. */
  | 'not-found'
  /** Somebody changed it first: read again, then decide. */
  | 'conflict'
  /** You may see it but not do this. */
  | 'forbidden'
  | 'invalid'
  /** The idempotency key was used for another request. */
  | 'key-reused'
  /** Another process holds the folder. */
  | 'locked'
  /** Bytes on disk are not what they were. */
  | 'damaged'
  /** The engine or its settings cannot be trusted to keep what is acknowledged. */
  | 'unsafe'
  | 'unavailable'
  | 'vault-locked'
  | 'vault-absent'
  | 'wrong-passphrase';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
