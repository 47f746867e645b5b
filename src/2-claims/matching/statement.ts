import type { Suggestion } from '../suggest/suggestion.ts';

/** A suggestion together with what stands around it and says what it is about. */
export interface Statement extends Suggestion {
  /**
   * Words that are no part of it but say what it speaks of: the sentence before it in the same message, the heading
   * of its line, the question it answers. They help to find the question and never give a value.
   */
  readonly context?: string;
  /** The whole sentence it stands in. */
  readonly sentence?: string;
  /** The question above it that it answers, as it was asked; null where there is none. */
  readonly asked?: string | null;
  /** How many of the speakers, from the first on, are whose turn or quoted mail it stands in. */
  readonly tellers?: number;
  /** Noted down by whoever was told: the last one it names told us, and nobody stands between. */
  readonly noted?: boolean;
  /** What opens it up to a colon is a subject (`Market: …`) and nobody who speaks. */
  readonly labelled?: boolean;
}
