import type { ClaimId } from '#terms/ids.ts';
import type { Session } from '#terms/source.ts';
import type { Subject } from '#terms/subject.ts';
import type { Document } from '#intake/document.ts';
import type { AssessInput } from '../assess-input.ts';
import type { FullAssessment } from '../grade.ts';
import type { PlaceBook } from './place-book.ts';

export type DifferenceKind =
  'value' | 'precision' | 'coordinates' | 'site' | 'time' | 'told-before' | 'photo' | 'people';

export interface Difference {
  readonly kind: DifferenceKind;
  /** One side and the other; the second is empty where a claim is held against something that is none. */
  readonly between: readonly [readonly ClaimId[], readonly ClaimId[]];
  /** One sentence with both sides in it. */
  readonly text: string;
  readonly metres: number | null;
  readonly minutes: number | null;
}

/** Everything the checks of one question look at. */
export interface ToCheck {
  readonly input: AssessInput;
  readonly full: FullAssessment;
  /** The documents of the claims, and of the pictures that came with them. */
  readonly documents: readonly Document[];
  readonly sessions: readonly Session[];
  readonly subjects: readonly Subject[];
  readonly book: PlaceBook;
  readonly zone: string;
  /** The bytes of each document: their hash, and when they arrived. */
  readonly exhibits: ReadonlyMap<string, { readonly sha256: string; readonly receivedAt: string }>;
}
