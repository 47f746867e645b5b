/**
 * A reading is kept when it is right with at least this probability. F1 is greatest where the bar is about
 * half of the F1 that is reached (Lipton, Elkan & Naryanaswamy 2014).
 */
export const ACCEPT = 0.36;

/** The likeliest reading of each cue (`at`: its first word), where it is likely enough or its cue is `sure`. */
export function chosen<Reading extends { readonly at: number }>(
  all: readonly Reading[],
  probabilityOf: (one: Reading) => number,
  sure: (one: Reading) => boolean = () => false,
  accept = ACCEPT,
): Reading[] {
  const best = new Map<number, { one: Reading; p: number }>();
  for (const one of all) {
    const p = probabilityOf(one);
    const before = best.get(one.at);
    if (before === undefined || p > before.p) best.set(one.at, { one, p });
  }
  return [...best.values()].filter(({ one, p }) => p >= accept || sure(one)).map(({ one }) => one);
}
