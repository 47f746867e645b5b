/**
 * What changes have still to set off on the part of a screen they were made in: the words that say they
 * are done, and with them the way back.
 *
 * It waits until everything on screen has been asked for again, so that nobody acts on what they see while
 * it is old. But what comes first may take that very part off the screen – a question that got its wording
 * leaves the list of those without one – and what was owed must not go with it: then it is said at once.
 */
export class Owed {
  readonly #open = new Set<() => void>();

  /** The change is made: `say` is owed. Gives what says it, once, however often it is called. */
  add(say: () => void): () => void {
    const once = (): void => {
      if (this.#open.delete(once)) say();
    };
    this.#open.add(once);
    return once;
  }

  /** The part leaves the screen. */
  leave(): void {
    for (const say of this.#open) say();
  }
}
