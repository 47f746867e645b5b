import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import { direct, statementsFit, valueAgrees } from '#assessment/value-agrees.ts';

/** What a claim says of the best answer. */
export type Bearing = 'for' | 'against' | 'neither';

/** Whether one claim bears out the best answer, goes against it, or does neither. */
export function bearingOf(
  claim: Pick<Claim, 'value' | 'polarity'>,
  best: Value | null,
  question: Question,
): Bearing {
  if (best === null) return 'neither';
  if (!statementsFit(claim, { value: best, polarity: 'asserts' }, question)) return 'against';
  const { value, polarity } = direct(claim);
  if (polarity === 'denies') return 'neither';
  if (value.type === 'set' && best.type === 'set') {
    return value.answers.some((member) => best.answers.includes(member)) ? 'for' : 'neither';
  }
  return valueAgrees(value, best, question) ? 'for' : 'neither';
}
