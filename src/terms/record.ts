import type { CaseId, UserId } from './ids.ts';
import type { Instant } from './time.ts';

/**
 * What every record carries. Nothing is overwritten: a correction is the next `version` of the same
 * `id`, a deletion is a last version marked as removed. The store fills these in.
 */
export interface Recorded<I extends string> {
  readonly id: I;
  readonly caseId: CaseId;
  readonly version: number;
  readonly madeAt: Instant;
  readonly madeBy: UserId;
}

/** A record before the store has given it an id (one may be proposed), a version and an author. */
export type Draft<R extends Recorded<string>> = Omit<R, keyof Recorded<string>> & {
  readonly id?: R['id'];
};
