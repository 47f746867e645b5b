import type { DisclosureId, FindingId, QuestionId, ReleaseId, UserId } from '#terms/ids.ts';
import type { Recorded } from '#terms/record.ts';
import type { Instant } from '#terms/time.ts';

/** Something that left, or was about to: what it contains, who let it go, who received it. */
export interface Release extends Recorded<ReleaseId> {
  readonly title: string;
  readonly audience: string;
  readonly questionIds: readonly QuestionId[];
  readonly findingIds: readonly FindingId[];
  readonly formats: readonly ('markdown' | 'html')[];
  readonly gate: GateReport;
  readonly signatures: readonly {
    readonly userId: UserId;
    readonly name: string;
    readonly at: Instant;
  }[];
  readonly status: 'refused' | 'awaiting-signature' | 'released' | 'correction-due' | 'corrected';
  /** Files that left, with their hashes; same input, same bytes. */
  readonly manifest: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly size: number;
  }[];
  readonly expires: Instant | null;
  /** Set when an outcome contradicts what was released. */
  readonly correction: { readonly why: string; readonly since: Instant } | null;
}

export interface GateReport {
  readonly passed: boolean;
  readonly checks: readonly GateCheck[];
}

export interface GateCheck {
  readonly rule: string;
  readonly passed: boolean;
  /** What was found; never repeats the secret itself. */
  readonly text: string;
  /** What a person can do about it. */
  readonly mend: string | null;
}

/** Who received a release, when and how. */
export interface Disclosure extends Recorded<DisclosureId> {
  readonly releaseId: ReleaseId;
  readonly to: string;
  readonly by: string;
  readonly at: Instant;
  readonly channel: string;
}
