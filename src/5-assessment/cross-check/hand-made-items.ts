import type { ClaimId, QuestionId } from '#terms/ids.ts';
import type { WhereWhenItem } from './case-where-when.ts';

/** Items made by hand, for tests only: a test says what matters. */
export function item(id: string, change: Partial<WhereWhenItem> = {}): WhereWhenItem {
  return {
    id,
    kind: 'claim',
    questionId: 'q1' as QuestionId,
    ref: 'Q-001',
    question: '',
    claimId: id as ClaimId,
    documentId: null,
    says: '',
    who: '',
    sourceId: null,
    state: 'for',
    where: null,
    about: null,
    told: null,
    ...change,
  };
}

export const area = (lat: number, lon: number, radius = 100) => ({
  lat,
  lon,
  radius,
  name: null,
  takenFrom: 'stated' as const,
  heldBack: false,
});
