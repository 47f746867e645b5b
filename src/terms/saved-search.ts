import type { Id } from './ids.ts';
import type { Recorded } from './record.ts';

/**
 * A way of looking at a screen that somebody wants to come back to: what stands in the address of the
 * screen, under a name. It belongs to the case, so that everybody of the case has it.
 */
export interface SavedSearch extends Recorded<Id<'saved-search'>> {
  readonly name: string;
  /** A screen of the desk: `questions`, `map`. */
  readonly screen: string;
  /** The parameters of its address. */
  readonly search: Readonly<Record<string, string>>;
}
