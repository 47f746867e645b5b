import type { QuestionId } from '#terms/ids.ts';
import type { Area, Span, WhereWhenItem } from '#assessment/cross-check/case-where-when.ts';
import type { Column } from '#assessment/cross-check/columns.ts';
import type { Difference } from '#assessment/cross-check/difference.ts';
import type { DocumentSummary } from './views.ts';

/** Map and Timeline of a case. */
export interface WhereWhenView {
  /** Zone in which times are shown. */
  readonly zone: string;
  readonly items: readonly WhereWhenItem[];
  readonly landmarks: readonly Landmark[];
  readonly twoPlaces: TwoPlacesView;
}

/** A named place of the case, to find one's way by; protected sites coarse and marked. */
export interface Landmark {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly radius: number;
  readonly heldBack: boolean;
}

export interface TwoPlacesView {
  /** Kilometres an hour that were taken as possible. */
  readonly speed: number;
  /** How many statements of somebody's place and time were compared. */
  readonly compared: number;
  readonly found: readonly TwoPlacesPair[];
}

/** Somebody who cannot, or can only just, have been at both places. */
export interface TwoPlacesPair {
  readonly who: string;
  readonly judgement: 'cannot-both-be' | 'just-possible';
  /** The least distance between the two, as far as both leave it open. */
  readonly metres: number;
  readonly neededMinutes: number;
  readonly availableMinutes: number;
  /** What is left; negative when it cannot be done. */
  readonly slackMinutes: number;
  readonly sides: readonly [TwoPlacesSide, TwoPlacesSide];
}

export interface TwoPlacesSide {
  readonly claimId: string;
  readonly documentId: string | null;
  readonly documentNumber: number | null;
  readonly questionId: QuestionId;
  readonly ref: string;
  readonly quote: string;
  readonly says: string;
  readonly where: Area;
  readonly about: Span;
}

/** One question cross-checked. */
export interface SideBySideView {
  readonly questionId: QuestionId;
  readonly ref: string;
  readonly question: string;
  readonly sentence: string;
  readonly columns: readonly Column[];
  readonly differences: readonly Difference[];
  readonly documents: readonly DocumentSummary[];
  readonly twoPlaces: TwoPlacesView;
}
