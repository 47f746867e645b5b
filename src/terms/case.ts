import type { CaseId, UserId } from './ids.ts';
import type { Recorded } from './record.ts';

/**
 * A case: what is being found out, and who may see it. A case is about a harm, an event or a claim;
 * it is never about a person.
 */
export interface Case extends Recorded<CaseId> {
  readonly title: string;
  readonly purpose: 'harm' | 'event' | 'claim';
  /** The compartment: who may see anything of this case. Everyone else is told it does not exist. */
  readonly members: readonly CaseMember[];
  readonly releasePolicy: {
    /** Signatures a release needs (the person who made it counts as one). */
    readonly signatures: 1 | 2;
    /** Digits kept of a coordinate in what leaves: 0 → about 100 km, 1 → 10 km, 2 → 1 km. */
    readonly coordinateDigits: 0 | 1 | 2;
    /** Times that leave are coarsened to this. */
    readonly timePrecision: 'day' | 'month';
  };
  /** IANA zone in which naive times of this case are read unless said otherwise. */
  readonly zone: string;
  /** Whether texts of this case may be sent to the model its desk has been set up with. Absent is no. */
  readonly mayAskModel?: boolean;
  /** ISO 3166-1 alpha-2 codes of the countries it is about, where a lead has said so; absent: worked out. */
  readonly countries?: readonly string[];
}

export interface CaseMember {
  readonly userId: UserId;
  readonly role: CaseRole;
}

/** `reader` sees; `editor` also changes records; `lead` also releases, and changes members. */
export type CaseRole = 'reader' | 'editor' | 'lead';
