import type { NewId } from '#terms/ids.ts';
import type { Clock } from '#terms/time.ts';
import type { Store } from '#store/store.ts';

/**
 * What a job works with: the store, and the clock and chance that the stages must not have.
 *
 * The files of this folder are the use cases – take in a file, add a claim, assess a question, record
 * an outcome, release. Each is one function that the server and the command line both call, so that
 * the two can never do the same thing differently.
 */
export interface Desk {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
}
