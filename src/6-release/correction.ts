/**
 * Which releases an outcome contradicts. What left cannot be called back, but whoever received it can
 * be told: a release that carried a finding the outcome contradicts is due for correction.
 */
import type { FindingId, QuestionId, ReleaseId } from '#terms/ids.ts';
import type { Instant } from '#terms/time.ts';
import type { Release } from './release.ts';

export interface CorrectionDue {
  readonly releaseId: ReleaseId;
  readonly title: string;
  readonly correction: NonNullable<Release['correction']>;
}

/**
 * Releases that left with one of the contradicted findings. Refused and unsigned releases never left;
 * a release already corrected for this reason is due again, since a new outcome has come in.
 */
export function correctionsDue(input: {
  readonly releases: readonly Release[];
  readonly contradicted: readonly FindingId[];
  readonly question: { readonly id: QuestionId; readonly ref: string };
  readonly since: Instant;
}): readonly CorrectionDue[] {
  const wrong = new Set<string>(input.contradicted);
  return input.releases.flatMap((release): CorrectionDue[] => {
    if (release.status === 'refused' || release.status === 'awaiting-signature') return [];
    if (!release.questionIds.includes(input.question.id)) return [];
    if (!release.findingIds.some((id) => wrong.has(id))) return [];
    return [
      {
        releaseId: release.id,
        title: release.title,
        correction: {
          why: `What turned out on ${input.question.ref} contradicts what was released. Tell everyone who received it.`,
          since: input.since,
        },
      },
    ];
  });
}
