/**
 * Who had it from whom, when nobody said: between sources with a direction, and claim by claim.
 *
 * Agreement is not copying: sources agree because they know the truth, because a question is easy, and
 * because some errors are popular. What gives a copy away are errors it need not have made. The older
 * tests compare two sources at a time, so that a child's sibling and its grandparent look like its
 * parent. Here every claim is explained once, by everything there is to explain it:
 *
 *     claim i of source s  =  first-hand, right or wrong          with weight a₁ or a₀
 *                             or taken from parent p              with weight w_p  (if p spoke)
 *
 * (`explain-source.ts`), so a true parent leaves nothing for grandparents and siblings to explain. By
 * claim, not by source: passing on some things and having seen others is the normal case.
 *
 * 1. *A start* (`pair-guess.ts`, `weighted-truth.ts`): pairs that agree beyond popularity are down-
 *    weighted, and a first posterior of the truth worked out with what remains.
 * 2. *In turns*: what strangers would say (`first-hand.ts`); who takes from whom, in an order in which parents come
 *    first (`order-sources.ts`, `select-parents.ts`) – with those who take back what others had from elsewhere
 *    (`loops.ts`); the truth given all that (`answer-truth.ts`).
 * 3. *Claim by claim* (`trace-claims.ts`) and *pair by pair* (`link-pairs.ts`).
 *
 * **Direction** comes from the sum over all sources: parents of one child are independent of each
 * other while children of one parent are not, what a child says where the parent is silent, and time where it is
 * stated (nobody takes from what came later).
 *
 * **Odd cases.** Exact duplicates: one is the parent of the others; which, nobody can tell, and the
 * direction says so. Few labels that mean the same everywhere: that two err on the same question is no
 * evidence (`first-hand.ts`), so there links are rare. Large tables: links are learnt from every k-th question
 * (`sample-questions.ts`) and applied to all.
 */
import { firstAnswers, type Choices } from '../choices.ts';
import { answerTruth } from './answer-truth.ts';
import { SILENT, bySource, findings, type BySource } from './by-source.ts';
import type { Copying, CopyingOptions } from './copying.ts';
export type { CopyPair, Copying, CopyingOptions, Reason } from './copying.ts';
import { describeClaims } from './describe-claims.ts';
import {
  explain,
  gainOfOneMore,
  likelihoods,
  totals,
  type Explanation,
  type Words,
} from './explain-source.ts';
import { firstHandModel } from './first-hand.ts';
import { DECIBANS, linkPairs } from './link-pairs.ts';
import { maskOwn } from './loops.ts';
import { explainInOrder, improveOrder, type Ordered, type Search } from './order-sources.ts';
import { FEW, candidatePairs, guessPairs, price, weightsOfPairs } from './pair-guess.ts';
import { everyKth, sampleQuestions } from './sample-questions.ts';
import { explainBy, selectParents, type Field } from './select-parents.ts';
import { descent, traceClaims, type Traced } from './trace-claims.ts';
import { weightedTruth } from './weighted-truth.ts';

/** What one source must explain of another, alone, to be tried as its parent, in nats. */
const WORTH_A_LOOK = 1;
/** Others a source is held against, where there are more sources than are all compared. */
const MOST_NEAR = 16;
const ROUNDS = 3;
const LEAN_ROUNDS = 2;
/** Wrong first-hand reports for every right one. */
const WRONG_PER_RIGHT = 0.35;

export function findCopying(choices: Choices, options: CopyingOptions = {}): Copying {
  const { source } = choices;
  const sample = sampleQuestions(choices, everyKth(choices));
  const given = sample.source.length === source.length ? options.truth?.posterior : undefined;
  const learnt = learn(sample, options, given);
  const applied = apply(choices, learnt, options);
  return { ...applied, joint: true, pairs: learnt.pairs, order: learnt.order };
}

interface Learnt {
  readonly pairs: Copying['pairs'];
  readonly order: readonly number[];
  readonly explained: readonly Explanation[];
  /** child·sources + parent of those that take back. */
  readonly loops: ReadonlySet<number>;
}

function learn(choices: Choices, options: CopyingOptions, given?: Float64Array): Learnt {
  const { sources, source } = choices;
  const claims = source.length;
  const index = bySource(choices);
  const first = firstAnswers(choices);
  const enough = price(sources);
  const prior = options.priorDecibans ?? (() => 0);

  const possible = candidatePairs(choices);
  const even = new Float64Array(claims).fill(1);
  // With few labels shared by all questions the agreement of a pair says too little by itself.
  let weight: Float64Array = even;
  let guess = weightedTruth(choices, weight);
  for (let round = 0; round < 2 && !choices.shared; round++) {
    weight = weightsOfPairs(choices, index, guessPairs(choices, index, possible, even, guess));
    guess = weightedTruth(choices, weight);
  }
  const guesses = guessPairs(choices, index, possible, weight, guess);
  let truth = given ?? guess.truth;
  // A truth handed in is taken as it is: no claim brought anything into it.
  let { if1, if0 } = given === undefined ? guess : { if1: even, if0: even };
  let firstHand: Float64Array = weight;

  const near: number[][] = Array.from({ length: sources }, () => []);
  // Of many sources each is held only against those it agrees with beyond chance most.
  for (const { a, b, gain } of sources > FEW
    ? guesses.toSorted((x, y) => y.gain - x.gain)
    : guesses) {
    if (sources > FEW && gain < WORTH_A_LOOK) break;
    const [mine, theirs] = [near[a] as number[], near[b] as number[]];
    if (sources > FEW && (mine.length >= MOST_NEAR || theirs.length >= MOST_NEAR)) continue;
    mine.push(b);
    theirs.push(a);
  }
  const cache = new Map<number, Uint8Array>();
  const loops = new Map<number, Uint8Array>();
  const plain = (s: number, p: number): Uint8Array => {
    const key = s * sources + p;
    let f = cache.get(key);
    if (f === undefined) cache.set(key, (f = findings(choices, index, s, p)));
    return f;
  };
  const found = (s: number, p: number): Uint8Array => loops.get(s * sources + p) ?? plain(s, p);

  let ordered: Ordered | null = null;
  let search: Search | null = null;
  let close: number[][] | null = null;
  let traced: Traced | null = null;
  const rounds = options.rounds ?? (sources > FEW ? LEAN_ROUNDS : ROUNDS);
  for (let round = 0; round < rounds; round++) {
    const model = firstHandModel(choices, truth, firstHand);
    const words = describeClaims(choices, index, first, truth, model, if1, if0);
    const fields: Field[] = words.map((w, s) => ({
      words: w,
      found: (p: number) => found(s, p),
      fixed: (near[s] as number[]).filter((p) => loops.has(s * sources + p)),
      price: (p: number) => enough - prior(s, p) / DECIBANS,
      lean: sources > FEW,
    }));
    const alone = fields.map((field) => {
      const none = explain(field.words, [], [], 8);
      return field.fixed.length === 0 ? none : explainBy(field, field.fixed, none);
    });
    close ??= closest(fields, alone, near);
    search = { fields, candidates: near, near: close, alone };
    const before: readonly Explanation[] | undefined = ordered?.explained;
    let best: Ordered | null = null;
    const orders = starts(search).slice(0, sources > FEW ? 1 : 2);
    for (const start of ordered === null ? orders : [ordered.order, ...orders.slice(0, 1)]) {
      const moved = improveOrder(search, explainInOrder(search, start, before));
      const tried = explainInOrder(search, moved.order, moved.explained);
      if (best === null || tried.worth > best.worth + 1e-9) best = tried;
    }
    if (best === null) break;
    traced = trace(index, claims, words, best.explained, found, model.collision);
    const place = new Int32Array(sources);
    best.order.forEach((s, i) => (place[s] = i));
    const explained = [...best.explained];
    for (const s of best.order) {
      const later = (near[s] as number[]).filter(
        (p) =>
          (place[p] as number) > (place[s] as number) &&
          !loops.has(s * sources + p) &&
          !(best.explained[p] as Explanation).parents.includes(s),
      );
      if (later.length === 0) continue;
      const own = descent(index, claims, best.order, best.explained, traced.shares, s);
      const masked = new Map(later.map((p) => [p, maskOwn(index, s, p, plain(s, p), own)]));
      const field: Field = { ...(fields[s] as Field), found: (p) => masked.get(p) ?? found(s, p) };
      const e = selectParents(field, later, explained[s] as Explanation, true);
      for (const p of e.parents) {
        const mask = masked.get(p);
        if (mask !== undefined) loops.set(s * sources + p, mask);
      }
      explained[s] = e;
    }
    ordered = { ...best, explained };
    traced = trace(index, claims, words, explained, found, model.collision);
    ({ if1, if0, firstHand } = traced);
    truth = answerTruth(choices, if1, if0, model.collision);
  }
  if (ordered === null || search === null || traced === null) {
    return { pairs: [], order: [], explained: [], loops: new Set() };
  }
  const { order, explained } = ordered;
  const { shares, firstHand: seen } = traced;
  const place = new Int32Array(sources);
  order.forEach((s, i) => (place[s] = i));
  const pairs = linkPairs({
    index,
    search,
    ordered,
    // For the reader dependence is judged without a belief about the truth, by popularity alone.
    guesses: choices.shared
      ? []
      : guessPairs(
          choices,
          index,
          possible,
          weightsOfPairs(choices, index, guessPairs(choices, index, possible, even)),
        ),
    price: enough,
    firstHand: seen,
    priorDecibans: prior,
    timed: (c, p) => timedOf(choices, index, c, plain(c, p)),
    lookers: (s) => {
      let own: Float64Array | null = null;
      const masks = new Map<number, Uint8Array>();
      return (p) => {
        const known = loops.get(s * sources + p) ?? masks.get(p);
        if (known !== undefined) return known;
        if ((place[p] as number) < (place[s] as number)) return plain(s, p);
        own ??= descent(index, claims, order, explained, shares, s);
        const mask = maskOwn(index, s, p, plain(s, p), own);
        masks.set(p, mask);
        return mask;
      };
    },
  });
  return { pairs, order, explained, loops: new Set(loops.keys()) };
}

/** The links learnt, on the whole table: weights, truth and claims. */
function apply(
  choices: Choices,
  { order, explained, loops }: Learnt,
  options: CopyingOptions,
): Omit<Copying, 'pairs' | 'order' | 'joint'> {
  const { sources, source } = choices;
  const claims = source.length;
  const index = bySource(choices);
  const first = firstAnswers(choices);
  const declared = options.declared;
  const finds = new Map<number, Uint8Array>();
  const found = (s: number, p: number): Uint8Array => {
    const key = s * sources + p;
    let f = finds.get(key);
    if (f === undefined) finds.set(key, (f = findings(choices, index, s, p)));
    return f;
  };
  let now = [...explained];
  let firstHand: Float64Array = new Float64Array(claims).fill(1);
  let if1: Float64Array = firstHand;
  let if0: Float64Array = firstHand;
  let truth = options.truth?.posterior;
  if (truth === undefined) {
    // As if everything with a parent who said the same were taken from it.
    const weight = new Float64Array(claims).fill(1);
    explained.forEach(({ parents, weights }, s) => {
      const all = parents.map((p) => found(s, p));
      for (let x = 0; x < (all[0]?.length ?? 0); x++) {
        let same = 0;
        parents.forEach((_, j) => {
          if ((all[j] as Uint8Array)[x] === 2) same += weights[j + 2] as number;
        });
        const right = weights[0] as number;
        weight[index.claim[(index.start[s] as number) + x] as number] = right / (right + same);
      }
    });
    ({ truth, if1, if0 } = weightedTruth(choices, weight));
    firstHand = weight;
  }
  let traced: Traced | null = null;
  for (let round = 0; round < 2; round++) {
    const model = firstHandModel(choices, truth, firstHand);
    const words = describeClaims(choices, index, first, truth, model, if1, if0);
    if (round > 0 && loops.size > 0 && traced !== null) {
      for (let s = 0; s < sources; s++) {
        const back = (now[s] as Explanation).parents.filter((p) => loops.has(s * sources + p));
        if (back.length === 0) continue;
        const own = descent(index, claims, order, now, traced.shares, s);
        for (const p of back) {
          finds.set(s * sources + p, maskOwn(index, s, p, findings(choices, index, s, p), own));
        }
      }
    }
    now = now.map((e, s) =>
      explain(
        words[s] as Words,
        e.parents,
        e.parents.map((p) => found(s, p)),
        5,
        e.weights,
      ),
    );
    // In the first turn nothing is taken back, so that what descends from whom can be seen.
    const forward = now.map((e, s) => (round === 0 ? forwardOnly(e, s, sources, loops) : e));
    traced = trace(index, claims, words, forward, found, model.collision, declared);
    ({ if1, if0, firstHand } = traced);
    truth = answerTruth(choices, if1, if0, model.collision);
  }
  const { firstHand: hand, beforehand, origins, parentClaim, parentProbability } = traced as Traced;
  return {
    firstHand: hand,
    beforehand,
    origins,
    parentClaim,
    parentProbability,
    first,
    posterior: truth,
  };
}

function forwardOnly(
  e: Explanation,
  s: number,
  sources: number,
  loops: ReadonlySet<number>,
): Explanation {
  const parents = e.parents.filter((p) => !loops.has(s * sources + p));
  if (parents.length === e.parents.length) return e;
  const weights = new Float64Array(parents.length + 2);
  weights[0] = e.weights[0] as number;
  weights[1] = e.weights[1] as number;
  parents.forEach((p, j) => (weights[j + 2] = e.weights[e.parents.indexOf(p) + 2] as number));
  let sum = 0;
  for (const w of weights) sum += w;
  return { parents, weights: weights.map((w) => w / sum), gain: e.gain };
}

function trace(
  index: BySource,
  claims: number,
  words: readonly Words[],
  explained: readonly Explanation[],
  found: (s: number, p: number) => Uint8Array,
  chance: number,
  declared?: Int32Array,
): Traced {
  return traceClaims(index, claims, words, explained, found, WRONG_PER_RIGHT, chance, declared);
}

/** Claims of the child that came after the parent's. */
function timedOf({ time }: Choices, index: BySource, child: number, found: Uint8Array): number {
  let n = 0;
  for (let x = 0; x < found.length; x++) {
    const i = index.claim[(index.start[child] as number) + x] as number;
    if (found[x] !== SILENT && (time[i] as number) > 0) n++;
  }
  return n;
}

/** Gain of every near source as the only parent. */
function singles(field: Field, alone: Explanation, others: readonly number[]): Float64Array {
  const { words, found } = field;
  const n = words.truth.length;
  const now1 = new Float64Array(n);
  const now0 = new Float64Array(n);
  likelihoods(words, [], alone.weights, now1, now0);
  const total = totals(n, [], alone.weights);
  return Float64Array.from(others, (p) =>
    Math.max(0, gainOfOneMore(words, now1, now0, total, found(p))),
  );
}

/** Of the others, those that explain some of a source by themselves, or that it explains. */
function closest(
  fields: readonly Field[],
  alone: readonly Explanation[],
  near: readonly (readonly number[])[],
): number[][] {
  const gains = near.map((list, s) => {
    const all = singles(fields[s] as Field, alone[s] as Explanation, list);
    return new Map(list.map((p, k) => [p, all[k] as number]));
  });
  const tells = (s: number, p: number) => (gains[s]?.get(p) ?? 0) > WORTH_A_LOOK;
  return near.map((list, s) => list.filter((p) => tells(s, p) || tells(p, s)));
}

/** Orders to begin with: fewest claims first, and by how much better one is explained than explains. */
function starts({ fields, candidates, alone }: Search): number[][] {
  const net = new Float64Array(fields.length);
  fields.forEach((field, s) => {
    const others = candidates[s] as readonly number[];
    singles(field, alone[s] as Explanation, others).forEach((gain, k) => {
      const p = others[k] as number;
      net[s] = (net[s] as number) + gain;
      net[p] = (net[p] as number) - gain;
    });
  });
  const all = fields.map((_, s) => s);
  const size = (s: number) => (fields[s] as Field).words.truth.length;
  const derived = (a: number, b: number) => (net[a] as number) - (net[b] as number);
  return [
    [...all].sort((a, b) => size(a) - size(b) || derived(a, b)),
    [...all].sort((a, b) => derived(a, b) || size(a) - size(b)),
  ];
}
