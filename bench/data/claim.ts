/** One claim of a set, as words. */
export interface Claim {
  readonly source: string;
  readonly item: string;
  readonly value: string;
  readonly time?: string;
}

/** What a method says about one item. */
export interface Prediction {
  /** The answer it stands by, where that need not be the most probable one (a coarser place). */
  readonly reported?: { readonly value: string; readonly probability: number };
  /** The answers with their probabilities, most probable first; ties stand in any order. */
  readonly answers: readonly {
    readonly value: string;
    readonly probability: number;
    /** Expected number of independent first-hand origins behind it, where the method counts them. */
    readonly origins?: number;
  }[];
  /** Of a number: the best single value and the interval that should hold 90 %. */
  readonly estimate?: { readonly value: number; readonly low: number; readonly high: number };
}

/** What a method says about every item. */
export type Predictions = ReadonlyMap<string, Prediction>;

/** A source that may have taken from another: `probability` that the two depend on each other. */
export interface FoundLink {
  readonly child: string;
  readonly parent: string;
  readonly probability: number;
  /** Probability that it runs child ← parent, given that they depend on each other. */
  readonly direction: number;
}
