import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import { statementLabel } from '../origin-view.ts';
import { areaOf, mayBeSaid, spanOf, type Area, type Span } from './case-where-when.ts';
import type { PlaceBook } from './place-book.ts';
import { whenOf, whereOf } from './where-when.ts';

/** One side of "in two places": the claim with its own words, place and time; null without one of them. */
export function claimSide(
  claim: Claim,
  question: Question,
  book: PlaceBook,
  zone: string,
  digits: 0 | 1 | 2,
): {
  readonly claimId: string;
  readonly documentId: string | null;
  readonly questionId: Question['id'];
  readonly ref: string;
  readonly quote: string;
  readonly says: string;
  readonly where: Area;
  readonly about: Span;
} | null {
  const place = whereOf(claim, question, book);
  const where = areaOf(place, digits);
  const about = whenOf(claim, question, zone);
  if (where === null || about === null) return null;
  return {
    claimId: claim.id,
    documentId: claim.documentId,
    questionId: question.id,
    ref: question.ref,
    // Words that hold coordinates would say what the circle holds back.
    quote: where.heldBack && claim.value.type === 'point' ? '' : claim.quote,
    says: mayBeSaid(statementLabel(claim, question), claim.value, place),
    where,
    about: spanOf(about, about.stated, about.takenFrom),
  };
}
