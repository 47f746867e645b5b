import type pg from 'pg';
import type { Clock } from '#terms/time.ts';
import type { Checkpointer, Signer } from './checkpoint.ts';
import { StoreError } from './errors.ts';
import type { Store } from './store.ts';

/** What backup and restore need of a store beyond its contract. Nobody else looks in here. */
export interface Internals {
  readonly pool: pg.Pool;
  readonly signer: Signer;
  readonly checkpoints: Checkpointer;
  readonly clock: Clock;
}

/** A symbol, so that a copy made with `{...store}` still has it. */
export const INTERNALS = Symbol('internals of a store');

export function internalsOf(store: Store): Internals {
  const internals = (store as Store & { readonly [INTERNALS]?: Internals })[INTERNALS];
  if (internals === undefined) {
    throw new StoreError('invalid', 'This is not a store made by createStore.');
  }
  return internals;
}
