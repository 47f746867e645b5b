import type { QuestionId, SubjectId } from './ids.ts';
import type { Recorded } from './record.ts';
import type { Instant } from './time.ts';

/**
 * A person, group, office, place, object or stage of a process spoken of. Two subjects are never merged
 * automatically; that two are one, or one is two, is a decision kept on top (`sameAs`, `partedFrom`):
 * what was said of each stays as it was said.
 */
export interface Subject extends Recorded<SubjectId> {
  readonly kind: SubjectKind;
  readonly names: readonly SubjectName[];
  readonly descriptors: readonly string[];
  /** Somebody wondered whether these are the same. It decides nothing. */
  readonly possibleSameAs: readonly SubjectId[];
  /** For places: where the place is, in degrees, and how far the statement may be off. */
  readonly point: { readonly lat: number; readonly lon: number; readonly radius: number } | null;
  /** A hospital, school, place of worship, shelter, or a site where detainees are held. */
  readonly protectedSite: boolean;
  /** Decided: what is said of this one is said of that one. Absent or null: nobody has decided so. */
  readonly sameAs?: SameAs | null;
  /** Decided: this was taken for another until somebody told them apart. */
  readonly partedFrom?: PartedFrom | null;
  /** Decided: these are others, however alike; no proposal joins them again. */
  readonly notSameAs?: readonly SameAs[] | null;
}

/** A stage is a step people are put through: an interview, a course. */
export type SubjectKind = 'person' | 'group' | 'office' | 'place' | 'object' | 'stage';

export interface SubjectName {
  readonly text: string;
  readonly language: string | null;
  readonly script: string | null;
  readonly kind: 'name' | 'alias' | 'kunya' | 'description';
}

/** A person's decision about a subject: which other it concerns, and why. */
export interface SameAs {
  readonly id: SubjectId;
  readonly why: string;
  readonly by: string;
  readonly at: Instant;
}

/** What of the other subject is in truth this one. */
export interface PartedFrom extends SameAs {
  /** Names and descriptions that stood with the other, letter for letter. */
  readonly names: readonly string[];
  readonly descriptors: readonly string[];
  /** Questions that name the other and mean this one. */
  readonly questionIds: readonly QuestionId[];
}
