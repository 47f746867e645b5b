/**
 * Finding texts that share wording without comparing every pair.
 *
 * Of a text's shingles a *sketch* is kept: those whose number falls into the lowest 1/`scale` of all.
 * The same shingle is kept in every text or in none, so a sketch of an excerpt is part of the sketch
 * of the whole, and the share found again estimates containment (FracMinHash; Irber et al. 2022,
 * after Broder's MinHash). Texts of up to `WHOLE` shingles are kept whole: messages and articles are
 * short, and no excerpt of them may be missed; of a book only longer excerpts are found.
 *
 * An index from shingle to texts then gives the candidates. Runs of words that more than `COMMON`
 * different texts contain ("there is no power here") show nothing and are left out.
 */
const WHOLE = 3000;
const SCALE = 16;
const COMMON = 50;
/** 2^52: shingles are numbers below it. */
const ALL = 4503599627370496;

export function sketch(shingles: Float64Array): Float64Array {
  return shingles.length <= WHOLE ? shingles : shingles.filter((run) => run < ALL / SCALE);
}

/**
 * Pairs of texts whose sketches share at least `least` shingles, each pair once, first number lower.
 * Linear in the number of shingles as long as texts are mostly different.
 */
export function candidates(
  sketches: readonly Float64Array[],
  least: number,
): readonly (readonly [a: number, b: number])[] {
  const where = new Map<number, number[]>();
  sketches.forEach((runs, i) => {
    for (const run of runs) {
      const list = where.get(run);
      if (list === undefined) where.set(run, [i]);
      else if (list.length <= COMMON) list.push(i);
    }
  });
  const pairs: (readonly [number, number])[] = [];
  sketches.forEach((runs, b) => {
    const counts = new Map<number, number>();
    for (const run of runs) {
      const list = where.get(run) as number[];
      if (list.length > COMMON) continue;
      for (const a of list) if (a < b) counts.set(a, (counts.get(a) ?? 0) + 1);
    }
    for (const [a, count] of counts) {
      if (count >= least) pairs.push([a, b]);
    }
  });
  return pairs;
}
