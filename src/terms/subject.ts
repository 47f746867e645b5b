import type { SubjectId } from './ids.ts';
import type { Recorded } from './record.ts';

/** A person, group, place or object spoken of. Two subjects are never merged automatically. */
export interface Subject extends Recorded<SubjectId> {
  readonly kind: 'person' | 'group' | 'place' | 'object';
  readonly names: readonly {
    readonly text: string;
    readonly language: string | null;
    readonly script: string | null;
    readonly kind: 'name' | 'alias' | 'kunya' | 'description';
  }[];
  readonly descriptors: readonly string[];
  readonly possibleSameAs: readonly SubjectId[];
  /** For places: where the place is, in degrees, and how far the statement may be off. */
  readonly point: { readonly lat: number; readonly lon: number; readonly radius: number } | null;
  /** A hospital, school, place of worship, shelter, or a site where detainees are held. */
  readonly protectedSite: boolean;
}
