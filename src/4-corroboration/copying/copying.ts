/**
 * What is found of dependence nobody declared: between sources, and claim by claim.
 */

/** What speaks for a link, or against it. */
export interface Reason {
  readonly what:
    | 'the same wherever others differ'
    | 'shared errors'
    | 'shared truths'
    | 'different answers'
    | 'order in time'
    | 'evidence from elsewhere'
    | 'beforehand';
  /** How many claims it rests on. */
  readonly claims: number;
  readonly decibans: number;
}

export interface CopyPair {
  /** The one that has it from the other, as far as `direction` says. Numbers of sources. */
  readonly child: number;
  readonly parent: number;
  /** Share of the child's claims, where both spoke, that come from the parent (among all present). */
  readonly rate: number;
  /** Probability that the two are dependent at all: one from the other, or both from a third. */
  readonly probability: number;
  /** Probability that one took from the other without anybody between whom we hear. */
  readonly direct: number;
  /** Probability that it runs child ← parent, if it runs directly one way or the other. */
  readonly direction: number;
  /** Evidence that the two are dependent, in decibans; not bounded as a probability is. */
  readonly decibans: number;
  readonly reasons: readonly Reason[];
  /** For mirrors: questions on which both spoke while others disagreed; 0 for other kinds. */
  readonly contested: number;
  /**
   * `mirror`: one feed under two names (`mirrors.ts`); a direction only from times.
   * `common-unseen-source`: they share what neither has from anybody we hear; no direction.
   * `related`: dependent through others in the table.
   */
  readonly kind: 'mirror' | 'copy' | 'common-unseen-source' | 'related';
}

export interface Copying {
  readonly pairs: readonly CopyPair[];
  /** Whether every claim was explained jointly (`find-copying.ts`), or only mirrors joined. */
  readonly joint: boolean;
  /** By claim: probability that it was taken from no other claim of the table. */
  readonly firstHand: Float64Array;
  /**
   * By claim: the same before it is known how probable what it says is, (a₁ + a₀)/(a₁ + a₀ + Σ w_p) over
   * the parents who said so. This is the mixture weight with which the claim enters a posterior:
   * a·P(v | z) + (1 − a). (`firstHand` has the posterior in it already.)
   */
  readonly beforehand: Float64Array;
  /**
   * By claim: expected number of origins it brings: first-hand, not garbled or invented on the way, and
   * not taken from the same unseen feed as another. Their sum over a value's claims is its expected number of
   * independent origins.
   */
  readonly origins: Float64Array;
  /** By claim: the likeliest claim it was taken from; −1 when there is none. */
  readonly parentClaim: Int32Array;
  readonly parentProbability: Float64Array;
  /** The posterior of every answer at the end; `first` as in `choices.ts`. */
  readonly first: Int32Array;
  readonly posterior: Float64Array;
  /** Sources, parents before children. */
  readonly order: readonly number[];
}

export interface CopyingOptions {
  /** The truth as far as it is known, to begin with; guessed when absent. */
  readonly truth?: { readonly first: Int32Array; readonly posterior: Float64Array };
  /** How often links and truth are worked out anew from each other. */
  readonly rounds?: number;
  /** Decibans for (or against) child ← parent from elsewhere: wording, media, collectors. */
  readonly priorDecibans?: (child: number, parent: number) => number;
  /** By claim: the source it is said to be from; −1 where nothing is said. */
  readonly declared?: Int32Array;
}
