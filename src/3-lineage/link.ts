import type { ClaimId, DocumentId, LinkId } from '#terms/ids.ts';
import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Recorded } from '#terms/record.ts';

/**
 * A link says that one claim or document derives from another (or both from a third). Suggested by
 * the machine with its reasons, or drawn by a person; only a person accepts or rejects it.
 */
export interface Link extends Recorded<LinkId> {
  /** The one that is believed to derive … */
  readonly child: LinkEnd;
  /** … from this one. */
  readonly parent: LinkEnd;
  readonly kind: LinkKind;
  /** Evidence that the two are dependent, summed over `reasons`. */
  readonly weight: Decibans;
  /** Probability that it runs child ← parent, given that they are dependent. */
  readonly direction: Probability;
  readonly reasons: readonly LinkReason[];
  readonly state: 'suggested' | 'accepted' | 'rejected';
  readonly decidedBy: string | null;
  readonly comment: string | null;
}

export type LinkEnd =
  | { readonly kind: 'claim'; readonly id: ClaimId }
  | { readonly kind: 'document'; readonly id: DocumentId };

export type LinkKind =
  | 'forward'
  | 'same-wording'
  | 'near-wording'
  | 'same-media'
  | 'shared-rare-error'
  | 'same-collector'
  | 'timing'
  /** A person says that one is a translation of the other. */
  | 'translation'
  | 'analyst';

/** One piece of evidence for a link, in words a person can check. */
export interface LinkReason {
  readonly what: LinkKind;
  readonly decibans: Decibans;
  readonly detail: string;
}

/** What we know about two reports: shown independent, shown dependent, or neither. */
export type Dependence = 'independent' | 'dependent' | 'not-established';
