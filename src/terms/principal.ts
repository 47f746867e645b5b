import type { UserId } from './ids.ts';

/** Who is asking. Every call on the store names one; the policy decides with it. */
export interface Principal {
  readonly userId: UserId;
  readonly name: string;
  /** `owner` is the one person on a loopback desk: may create cases. `user` sees own cases only. */
  readonly kind: 'owner' | 'user';
}
