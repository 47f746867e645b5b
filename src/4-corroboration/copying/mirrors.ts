/**
 * Feeds that are one: sources that say the same wherever others do not.
 *
 * A site that carries another's feed agrees with it on everything, right or wrong. Several of them
 * hide each other: what five copies say looks popular, and a popular error needs no copying to be
 * shared. So they are looked for first, pair by pair, and joined before anything finer is asked.
 *
 * Two sources are mirrors when, over questions on which not everybody agrees,
 *
 *     they spoke together on `ENOUGH` of them at least, and said the same on `SAME_SHARE` of these,
 *
 * and when that is more than the popularity and the likely truth of what they said explains
 * (`pair-guess.ts`). Two who are right on nearly all of them are no mirrors; two who are right on every
 * single one cannot be told from one feed, and are taken for one. Mirrors of mirrors are one group.
 *
 * A group is one voice. On each question it says what most of its members say; the claim of the member
 * that spoke first, or else has most to say elsewhere, stands for it, the others repeat it.
 */
import { counterparts, type BySource } from './by-source.ts';
import type { Choices } from '../choices.ts';
import { guessPairs, price, type PairGuess } from './pair-guess.ts';
import type { WeightedTruth } from './weighted-truth.ts';

/** Contested questions on which both spoke. */
const ENOUGH = 20;
/** Of these, the share on which they agree. Relays that garble one claim in a hundred are none. */
const SAME_SHARE = 0.99;

/** Two sources that are one feed. */
export interface MirrorPair {
  readonly a: number;
  readonly b: number;
  /** Contested questions on which both spoke, and on which they agreed. */
  readonly both: number;
  readonly same: number;
  /** Questions on which both gave a time, and on which a was later. */
  readonly dated: number;
  readonly later: number;
  /** Weight of the evidence that they are dependent, in nats. */
  readonly gain: number;
}

export function findMirrors(
  choices: Choices,
  index: BySource,
  candidates: Float64Array,
  guess: WeightedTruth,
): readonly MirrorPair[] {
  const { sources, answer, answers, time } = choices;
  const { start, claim, question } = index;
  const size = (s: number) => (start[s + 1] as number) - (start[s] as number);
  const alike: (Omit<MirrorPair, 'a' | 'b' | 'gain'> & { readonly key: number })[] = [];
  for (const key of candidates) {
    let a = Math.floor(key / sources);
    let b = key % sources;
    if (size(a) > size(b)) [a, b] = [b, a];
    if (size(a) < ENOUGH) continue;
    const theirs = counterparts(index, a, b);
    let both = 0;
    let same = 0;
    let dated = 0;
    let later = 0;
    for (let x = 0; x < theirs.length; x++) {
      const j = theirs[x] as number;
      if (j < 0) continue;
      const i = claim[(start[a] as number) + x] as number;
      const [mine, other] = [time[i] as number, time[j] as number];
      if (mine >= 0 && other >= 0 && mine !== other) {
        dated++;
        // `later` counts for the one with the smaller number, whichever list is walked.
        if (a < b ? mine > other : other > mine) later++;
      }
      if ((answers[question[i] as number] as number) < 2) continue;
      both++;
      if (answer[i] === answer[j]) same++;
    }
    if (both >= ENOUGH && same >= SAME_SHARE * both) alike.push({ key, both, same, dated, later });
  }
  if (alike.length === 0) return [];
  const even = new Float64Array(answer.length).fill(1);
  const keys = Float64Array.from(alike, ({ key }) => key);
  const guesses = new Map(
    guessPairs(choices, index, keys, even, guess).map((one): [number, PairGuess] => [
      one.a * sources + one.b,
      one,
    ]),
  );
  const enough = price(sources);
  return alike.flatMap(({ key, ...pair }) => {
    const gain = guesses.get(key)?.gain ?? 0;
    if (gain <= enough) return [];
    return [{ ...pair, a: Math.floor(key / sources), b: key % sources, gain: gain - enough }];
  });
}

/** By source: the number of its group, which is that of one of its members. */
export function groupMirrors(
  { sources }: Choices,
  index: BySource,
  pairs: readonly MirrorPair[],
): Int32Array {
  const group = Int32Array.from({ length: sources }, (_, s) => s);
  const top = (s: number): number => {
    let up = s;
    while (group[up] !== up) up = group[up] as number;
    return up;
  };
  const size = (s: number) => (index.start[s + 1] as number) - (index.start[s] as number);
  for (const { a, b } of pairs) {
    const [x, y] = [top(a), top(b)];
    // Whoever has most to say stands for the group.
    if (size(x) > size(y) || (size(x) === size(y) && x < y)) group[y] = x;
    else group[x] = y;
  }
  return group.map((_, s) => top(s));
}

/** The table with every group as one source, and which claims were left. */
export interface Joined {
  readonly choices: Choices;
  /** By claim of the joined table: the claim it stands for. */
  readonly claim: Int32Array;
  /** By claim of the whole table: the claim that stands for it, itself if it stands. */
  readonly standsFor: Int32Array;
}

export function joinMirrors(choices: Choices, group: Int32Array): Joined {
  const { questions, start, source, answer, time } = choices;
  const kept: number[] = [];
  const from = new Int32Array(questions + 1);
  const standsFor = Int32Array.from(source, (_, i) => i);
  const late = 2 ** 31 - 1;
  for (let q = 0; q < questions; q++) {
    /** By group: its claims on the question. */
    const claims = new Map<number, number[]>();
    for (let i = start[q] as number; i < (start[q + 1] as number); i++) {
      const g = group[source[i] as number] as number;
      const own = claims.get(g);
      if (own === undefined) claims.set(g, [i]);
      else own.push(i);
    }
    for (const [g, own] of claims) {
      const votes = (i: number) => own.filter((j) => answer[j] === answer[i]).length;
      const when = (i: number) => ((time[i] as number) < 0 ? late : (time[i] as number));
      const best = own.reduce((x, y) => {
        const better =
          votes(y) - votes(x) ||
          when(x) - when(y) ||
          Number(source[y] === g) - Number(source[x] === g);
        return better > 0 ? y : x;
      });
      for (const i of own) standsFor[i] = best;
      kept.push(best);
    }
    from[q + 1] = kept.length;
  }
  const claim = Int32Array.from(kept);
  return {
    choices: {
      ...choices,
      start: from,
      source: claim.map((i) => group[source[i] as number] as number),
      answer: claim.map((i) => answer[i] as number),
      time: claim.map((i) => time[i] as number),
    },
    claim,
    standsFor,
  };
}
