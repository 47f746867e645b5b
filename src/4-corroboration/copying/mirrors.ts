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
  const claims = source.length;
  const from = new Int32Array(questions + 1);
  const standsFor = new Int32Array(claims);
  const kept = new Int32Array(claims);
  /** By group: the question it was last met on, and its first claim there. */
  const seen = new Int32Array(choices.sources).fill(-1);
  const firstOf = new Int32Array(choices.sources);
  /** By claim: the next of the same group on the question; −1. */
  const next = new Int32Array(mostOn(choices));
  const lastOf = new Int32Array(choices.sources);
  let n = 0;
  for (let q = 0; q < questions; q++) {
    const begin = start[q] as number;
    const end = start[q + 1] as number;
    const firstKept = n;
    for (let i = begin; i < end; i++) {
      const g = group[source[i] as number] as number;
      next[i - begin] = -1;
      if (seen[g] === q) next[(lastOf[g] as number) - begin] = i;
      else {
        seen[g] = q;
        firstOf[g] = i;
        kept[n++] = i;
      }
      lastOf[g] = i;
    }
    for (let k = firstKept; k < n; k++) {
      const one = kept[k] as number;
      const best = (next[one - begin] as number) < 0 ? one : bestOf(one, begin);
      for (let i = one; i >= 0; i = next[i - begin] as number) standsFor[i] = best;
      kept[k] = best;
    }
    from[q + 1] = n;
  }
  const claim = kept.slice(0, n);
  const joinedSource = new Int32Array(n);
  const joinedAnswer = new Int32Array(n);
  const joinedTime = new Int32Array(n);
  for (let k = 0; k < n; k++) {
    const i = claim[k] as number;
    joinedSource[k] = group[source[i] as number] as number;
    joinedAnswer[k] = answer[i] as number;
    joinedTime[k] = time[i] as number;
  }
  return {
    choices: {
      ...choices,
      start: from,
      source: joinedSource,
      answer: joinedAnswer,
      time: joinedTime,
    },
    claim,
    standsFor,
  };

  /** Of the group's claims, `first` and those after it: what most say, the earliest, the group's own. */
  function bestOf(first: number, begin: number): number {
    const g = group[source[first] as number] as number;
    let best = first;
    let most = 0;
    for (let i = first; i >= 0; i = next[i - begin] as number) {
      let votes = 0;
      for (let j = first; j >= 0; j = next[j - begin] as number) {
        if (answer[j] === answer[i]) votes++;
      }
      const better =
        i === first
          ? 1
          : votes - most ||
            when(best) - when(i) ||
            Number(source[i] === g) - Number(source[best] === g);
      if (better > 0) [best, most] = [i, votes];
    }
    return best;
  }

  function when(i: number): number {
    return (time[i] as number) < 0 ? LATE : (time[i] as number);
  }
}

const LATE = 2 ** 31 - 1;

/** The most claims any question has. */
function mostOn({ questions, start }: Choices): number {
  let most = 0;
  for (let q = 0; q < questions; q++) {
    most = Math.max(most, (start[q + 1] as number) - (start[q] as number));
  }
  return most;
}
