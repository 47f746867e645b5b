/**
 * Sources that share what hardly anybody else says.
 *
 * Two honest, careful sources agree on what is true, so agreement alone shows nothing. That both give
 * the same *rare* value – in practice an error – is hard to explain but by one having it from the
 * other, or both from a third (Dong, Berti-Équille & Srivastava, PVLDB 2009).
 *
 * For each pair of sources, over the questions both answer, with c the share of values one takes from
 * the other and f how popular the shared value is among everybody *else*:
 *
 *     the same value, given by less than half    + log(c/f + 1 − c)
 *     different values                           + log(1 − c)
 *     the same value, given by half or more        nothing
 *
 * f is smoothed by half a vote for each value and the one nobody gives, so that few voices do not make
 * a value rare. c is the best of `SHARES` for the pair; a pair is never helped by a c it does not
 * bear out. Counting nothing for popular values loses a little on pairs that copy the truth, and
 * keeps two good sources from looking like copies.
 *
 * Odd cases: a question only the two answer shows nothing; a source's several values for
 * one question count by the first. Questions with more than `MOST` sources are left out: their pairs
 * would cost the square of it.
 */
export interface ToldValues {
  /** Source, question and value of every claim, as whole numbers from 0. */
  readonly source: Int32Array;
  readonly question: Int32Array;
  readonly value: Int32Array;
}

export interface SharedValues {
  readonly a: number;
  readonly b: number;
  /** Evidence that the two are dependent. */
  readonly decibans: number;
  /** Claims with the same rare value: [claim of a, claim of b]. */
  readonly rare: readonly (readonly [number, number])[];
}

const SHARES = [0.1, 0.3, 0.6, 0.9];
const MOST = 300;

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly logs: Float64Array;
  readonly rare: [number, number][];
}

/** Pairs with any evidence for dependence, strongest first. */
export function sharedValues({ source, question, value }: ToldValues): readonly SharedValues[] {
  const groups = new Map<number, number[]>();
  question.forEach((q, i) => {
    const group = groups.get(q);
    if (group === undefined) groups.set(q, [i]);
    else group.push(i);
  });
  const pairs = new Map<number, Pair>();
  const size = source.reduce((most, s) => Math.max(most, s + 1), 0);
  for (const group of groups.values()) {
    const seen = new Set<number>();
    const claims = group.filter((i) => {
      const s = source[i] as number;
      return seen.has(s) ? false : seen.add(s) !== undefined;
    });
    if (claims.length < 3 || claims.length > MOST) continue;
    const votes = new Map<number, number>();
    for (const i of claims) votes.set(value[i] as number, (votes.get(value[i] as number) ?? 0) + 1);
    claims.forEach((i, k) => {
      for (const j of claims.slice(k + 1)) {
        const [x, y] = (source[i] as number) < (source[j] as number) ? [i, j] : [j, i];
        const key = (source[x] as number) * size + (source[y] as number);
        const same = value[x] === value[y];
        const others = claims.length - 2;
        const popular = same
          ? ((votes.get(value[x] as number) as number) - 2 + 0.5) /
            (others + 0.5 * (votes.size + 1))
          : 0;
        if (same && (votes.get(value[x] as number) as number) >= claims.length / 2) continue;
        let pair = pairs.get(key);
        if (pair === undefined) {
          pair = {
            a: source[x] as number,
            b: source[y] as number,
            logs: new Float64Array(SHARES.length),
            rare: [],
          };
          pairs.set(key, pair);
        }
        SHARES.forEach((c, n) => {
          const term = same ? Math.log(c / popular + 1 - c) : Math.log(1 - c);
          (pair as Pair).logs[n] = ((pair as Pair).logs[n] as number) + term;
        });
        if (same) pair.rare.push([x, y]);
      }
    });
  }
  return [...pairs.values()]
    .map(({ a, b, logs, rare }) => ({ a, b, decibans: (10 / Math.LN10) * Math.max(...logs), rare }))
    .filter(({ decibans }) => decibans > 0)
    .sort((x, y) => y.decibans - x.decibans || x.a - y.a || x.b - y.b);
}
