/**
 * Claims that list several things at once, as columns: who was held there, which parties signed.
 *
 * Claims are grouped by question as in `choices.ts`; a source stands at most once in a question. The
 * members of a question are everything that somebody listed in it, numbered from 0. Listing nothing
 * is a claim too: "nobody was held there".
 */
export interface SetChoices {
  readonly sources: number;
  readonly questions: number;
  /** questions + 1 entries: where each question's claims begin. */
  readonly start: Int32Array;
  /** By claim: who said it. */
  readonly source: Int32Array;
  /** claims + 1 entries: where each claim's list begins in `listed`. */
  readonly list: Int32Array;
  /** Members of the question, each once in a list. */
  readonly listed: Int32Array;
  /** By question: how many members it has. */
  readonly members: Int32Array;
}
