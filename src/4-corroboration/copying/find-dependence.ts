/**
 * Dependence nobody declared, from the coarse to the fine: feeds that are one (`mirrors.ts`), then who
 * had what from whom (`find-copying.ts`).
 *
 * Where feeds carry each other wholesale – a fifth of all claims are of such feeds – the finer question
 * is not asked. There sources fall into camps, each following its own definition (the time a plane leaves
 * the gate, the time it leaves the ground), and a camp that agrees on what others have wrong looks like
 * copies of each other: on public flight data half of those who are right would be taken for copies of the
 * rest. People who relay piecemeal garble and leave out, and are no mirrors.
 */
import { bySource } from './by-source.ts';
import { firstAnswers, type Choices } from '../choices.ts';
import { findCopying, type CopyPair, type Copying, type CopyingOptions } from './find-copying.ts';
import { DECIBANS } from './link-pairs.ts';
import { findMirrors, groupMirrors, joinMirrors, type Joined, type MirrorPair } from './mirrors.ts';
import { candidatePairs, guessPairs, weightsOfPairs } from './pair-guess.ts';
import { everyKth, sampleQuestions } from './sample-questions.ts';
import { weightedTruth } from './weighted-truth.ts';

/**
 * More sources than this are looked through for mirrors only. A joint explanation of thousands takes
 * minutes, and where most have a handful of claims it finds next to nothing.
 */
export const MOST_SOURCES = 2000;
/** Share of the claims that are of feeds with mirrors, from which on nothing finer is asked. */
const FEEDS = 0.2;
/** Probability that what a mirror says is its own. */
const OWN = 0.03;

/** Null where there are too many sources to look further, and no two of them are one feed. */
export function findDependence(choices: Choices, options: CopyingOptions = {}): Copying | null {
  // Who shares a handful of labels with everybody errs alike without being anybody's mirror.
  const mirrors = choices.shared ? [] : mirrorsOf(choices);
  const many = choices.sources > MOST_SOURCES;
  if (mirrors.length === 0) return many ? null : findCopying(choices, options);
  const index = bySource(choices);
  const group = groupMirrors(choices, index, mirrors);
  const joined = joinMirrors(choices, group);
  const members = new Int32Array(choices.sources);
  for (const s of group) members[s] = (members[s] as number) + 1;
  let fed = 0;
  for (const s of choices.source) if ((members[group[s] as number] as number) > 1) fed += 1;
  if (many || fed >= FEEDS * choices.source.length) return feedsOnly(choices, joined, mirrors);
  const { truth, declared, ...rest } = options;
  const found = findCopying(joined.choices, {
    ...rest,
    ...(truth === undefined ? {} : { truth }),
    ...(declared === undefined ? {} : { declared: joined.claim.map((i) => declared[i] as number) }),
  });

  const claims = choices.source.length;
  const firstHand = new Float64Array(claims).fill(OWN);
  const beforehand = firstHand.slice();
  const origins = new Float64Array(claims);
  const parentClaim = joined.standsFor.map((i, j) => (i === j ? -1 : i));
  const parentProbability = new Float64Array(claims).fill(1 - OWN);
  joined.claim.forEach((i, k) => {
    firstHand[i] = found.firstHand[k] as number;
    beforehand[i] = found.beforehand[k] as number;
    origins[i] = found.origins[k] as number;
    const up = found.parentClaim[k] as number;
    parentClaim[i] = up < 0 ? -1 : (joined.claim[up] as number);
    parentProbability[i] = found.parentProbability[k] as number;
  });
  return {
    ...found,
    pairs: [...mirrors.map(asPair), ...found.pairs],
    firstHand,
    beforehand,
    origins,
    parentClaim,
    parentProbability,
  };
}

/** Every mirror repeats, everybody else speaks for himself. */
function feedsOnly(
  choices: Choices,
  { choices: one, claim, standsFor }: Joined,
  mirrors: readonly MirrorPair[],
): Copying {
  const claims = choices.source.length;
  const firstHand = new Float64Array(claims).fill(OWN);
  const origins = new Float64Array(claims);
  for (const i of claim) {
    firstHand[i] = 1;
    origins[i] = 1;
  }
  const parentClaim = new Int32Array(claims).fill(-1);
  const parentProbability = new Float64Array(claims);
  for (let i = 0; i < claims; i++) {
    if (standsFor[i] === i) continue;
    parentClaim[i] = standsFor[i] as number;
    parentProbability[i] = 1 - OWN;
  }
  let truth: Float64Array | null = null;
  return {
    pairs: mirrors.map(asPair),
    joint: false,
    firstHand,
    beforehand: firstHand,
    origins,
    parentClaim,
    parentProbability,
    first: firstAnswers(choices),
    // Nothing was learnt of the truth on the way; most who ask for mirrors do not ask for it either.
    get posterior() {
      truth ??= weightedTruth(one, new Float64Array(claim.length).fill(1)).truth;
      return truth;
    },
    order: Array.from({ length: choices.sources }, (_, s) => s),
  };
}

/** Mirrors are learnt from as many questions as copying is. */
function mirrorsOf(choices: Choices): readonly MirrorPair[] {
  const sample = sampleQuestions(choices, everyKth(choices));
  const index = bySource(sample);
  const candidates = candidatePairs(sample);
  const even = new Float64Array(sample.source.length).fill(1);
  const first = weightedTruth(sample, even);
  const weight = weightsOfPairs(sample, index, guessPairs(sample, index, candidates, even, first));
  return findMirrors(sample, index, candidates, weightedTruth(sample, weight));
}

function asPair({ a, b, both, same, dated, later, gain }: MirrorPair): CopyPair {
  // Whoever comes later has it from the other; from one case of doubt either way.
  const aFromB = (later + 1) / (dated + 2);
  return {
    child: aFromB > 0.5 ? a : b,
    parent: aFromB > 0.5 ? b : a,
    rate: same / both,
    probability: 1 - 1 / (2 + gain),
    direct: 1 - 1 / (2 + gain),
    direction: Math.max(aFromB, 1 - aFromB),
    decibans: gain * DECIBANS,
    reasons: [{ what: 'the same wherever others differ', claims: same, decibans: gain * DECIBANS }],
    contested: both,
    kind: 'mirror',
  };
}
