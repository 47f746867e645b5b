/**
 * Which pairs of sources agree more than chance allows: a first guess, before anything is known of who
 * copied whom or of what is true.
 *
 * Per pair: c, the chance that one repeats the other, against agreement by chance. With f how common
 * the answer is among the *others* on the question (the pair left out, smoothed),
 *
 *     log L(c) = Σ_{same} log(c/f + 1 − c) + Σ_{other} log(1 − c),
 *
 * with c fitted by EM. Sharing what everybody says, true or not, says nothing: f is near 1. The idea
 * is that of shared rare errors (Dong, Berti-Équille & Srivastava, PVLDB 2, 2009) without their need to
 * know which values are errors.
 *
 * Two accurate sources among many poor ones share what few others say, too: the truth. Where a first
 * posterior of it is at hand (`known`), f is at least the chance that both are
 * right, by what all but the two say.
 *
 * From the pairs, how much each claim counts: 1/(1 + Σ c over those who say the same and are taken for
 * dependent); n copies of one weigh as one. This alone gives a far better start for the truth than votes.
 *
 * Pairs are sought only among sources that share a rare answer, so that a million sources with a claim
 * each cost no more than their claims; an answer given by more than `CROWD` is not rare.
 */
import { firstAnswers, type Choices } from '../choices.ts';
import { counterparts, type BySource } from './by-source.ts';

export const CROWD = 64;
/** Up to so many sources all pairs are looked at. */
export const FEW = 128;

export interface PairGuess {
  readonly a: number;
  readonly b: number;
  /** Questions on which both spoke, and on which they said the same. */
  readonly both: number;
  readonly same: number;
  /** c and log L(c), in nats. */
  readonly rate: number;
  readonly gain: number;
}

/** How often each answer is given, with weights. */
export interface Popularity {
  readonly first: Int32Array;
  readonly said: Float64Array;
  readonly total: Float64Array;
}

export function popularity(choices: Choices, weight: Float64Array): Popularity {
  const { questions, start, answer } = choices;
  const first = firstAnswers(choices);
  const said = new Float64Array(first[questions] as number);
  const total = new Float64Array(questions);
  for (let q = 0; q < questions; q++) {
    for (let i = start[q] as number; i < (start[q + 1] as number); i++) {
      const at = (first[q] as number) + (answer[i] as number);
      said[at] = (said[at] as number) + (weight[i] as number);
      total[q] = (total[q] as number) + (weight[i] as number);
    }
  }
  return { first, said, total };
}

/** Pairs worth a look, as a·sources + b with a < b, in order. */
export function candidatePairs(choices: Choices): Float64Array {
  const { sources, questions, start, source, answer, answers } = choices;
  if (sources <= FEW) {
    const all = new Float64Array((sources * (sources - 1)) / 2);
    let n = 0;
    for (let a = 0; a < sources; a++)
      for (let b = a + 1; b < sources; b++) all[n++] = a * sources + b;
    return all;
  }
  const surprise = new Map<number, number>();
  for (let q = 0; q < questions; q++) {
    const from = start[q] as number;
    const to = start[q + 1] as number;
    const n = to - from;
    if (n < 3) continue;
    const groups: number[][] = Array.from({ length: answers[q] as number }, () => []);
    for (let i = from; i < to; i++)
      (groups[answer[i] as number] as number[]).push(source[i] as number);
    for (const group of groups) {
      if (group.length < 2 || group.length > CROWD || group.length === n) continue;
      const f = (group.length - 2 + 0.3) / (n - 2 + 1);
      const more = Math.log(0.5 / f + 0.5);
      if (more <= 0) continue;
      group.sort((a, b) => a - b);
      for (let x = 0; x < group.length; x++) {
        for (let y = x + 1; y < group.length; y++) {
          const key = (group[x] as number) * sources + (group[y] as number);
          surprise.set(key, (surprise.get(key) ?? 0) + more);
        }
      }
    }
  }
  const found: number[] = [];
  for (const [key, sum] of surprise) if (sum > Math.log(sources) / 2) found.push(key);
  return Float64Array.from(found).sort();
}

const ROUNDS = 6;

/** c and its support for every candidate pair. */
export function guessPairs(
  choices: Choices,
  index: BySource,
  candidates: Float64Array,
  weight: Float64Array,
  known?: {
    readonly right: Float64Array;
    readonly theta: Float64Array;
    readonly if1: Float64Array;
    readonly if0: Float64Array;
  },
): PairGuess[] {
  const { sources, answer } = choices;
  const { first, said, total } = popularity(choices, weight);
  const { start, claim, question } = index;
  const out: PairGuess[] = [];
  let inverse = new Float64Array(16);
  for (const key of candidates) {
    const size = (s: number) => (start[s + 1] as number) - (start[s] as number);
    let a = Math.floor(key / sources);
    let b = key % sources;
    // The shorter list asks the longer one.
    if (size(a) > size(b)) [a, b] = [b, a];
    const theirs = counterparts(index, a, b);
    if (inverse.length < theirs.length) inverse = new Float64Array(theirs.length * 2);
    let both = 0;
    let same = 0;
    for (let x = 0; x < theirs.length; x++) {
      const j = theirs[x] as number;
      if (j < 0) continue;
      both++;
      const i = claim[(start[a] as number) + x] as number;
      if (answer[i] !== answer[j]) continue;
      const q = question[i] as number;
      const w = (weight[i] as number) + (weight[j] as number);
      const n = Math.max(0, (said[(first[q] as number) + (answer[i] as number)] as number) - w);
      let more = (Math.max(0, (total[q] as number) - w) + 1) / (n + 0.3);
      if (known !== undefined) {
        // What the others say of it: the odds of its truth without the two.
        const t = Math.min(1 - 1e-12, Math.max(1e-12, known.right[i] as number));
        const odds =
          (t / (1 - t)) *
          ((known.if0[i] as number) / (known.if1[i] as number)) *
          ((known.if0[j] as number) / (known.if1[j] as number));
        const honest =
          (odds / (1 + odds)) * Math.sqrt((known.theta[a] as number) * (known.theta[b] as number));
        more = Math.min(more, 1 / Math.max(1e-9, honest));
      }
      inverse[same++] = more;
    }
    if (same === 0) continue;
    let c = 0.2;
    for (let round = 0; round < ROUNDS; round++) {
      let taken = 0;
      for (let x = 0; x < same; x++) {
        const r = c * Math.max(1, inverse[x] as number);
        taken += r / (r + 1 - c);
      }
      c = Math.min(0.99, (taken + 0.02) / (both + 1));
    }
    let gain = (both - same) * Math.log(1 - c);
    for (let x = 0; x < same; x++) gain += Math.log(c * Math.max(1, inverse[x] as number) + 1 - c);
    out.push({ a: Math.min(a, b), b: Math.max(a, b), both, same, rate: c, gain });
  }
  return out;
}

/** What a link must bring, in nats: what picking one of so many sources costs, and e³ for its rate. */
export function price(sources: number): number {
  return Math.log(Math.max(2, sources)) + 3;
}

/** By claim: 1 / (1 + Σ c over those who say the same and are dependent). */
export function weightsOfPairs(
  choices: Choices,
  index: BySource,
  pairs: readonly PairGuess[],
): Float64Array {
  const { sources, source, answer } = choices;
  const { start, claim } = index;
  const sum = new Float64Array(source.length).fill(1);
  const enough = price(sources);
  for (const { a, b, rate, gain } of pairs) {
    if (gain <= enough) continue;
    const theirs = counterparts(index, a, b);
    for (let x = 0; x < theirs.length; x++) {
      const j = theirs[x] as number;
      const i = claim[(start[a] as number) + x] as number;
      if (j < 0 || answer[i] !== answer[j]) continue;
      sum[i] = (sum[i] as number) + rate;
      sum[j] = (sum[j] as number) + rate;
    }
  }
  return sum.map((x) => 1 / x);
}
