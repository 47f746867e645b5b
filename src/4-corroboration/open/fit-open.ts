/**
 * Open values: every question has its own answers, and any other might have been given.
 *
 * Who is how often right is learnt from how the sources agree (expectation–maximisation; Dempster,
 * Laird & Rubin 1977). In turn, until nothing moves: the posterior of every question with the rates
 * of the moment (`weigh-answers.ts`); from the posteriors, how often each source was exact, slipped or
 * was wrong; from all sources together, the population they are drawn from (empirical Bayes).
 *
 * A source's rates enter as the means of their Beta distributions, so that one report alone makes its
 * answer as probable as its source is right (CO2). Their geometric means (variational Bayes; Bishop
 * 2006, ch. 10) are no better on any public set tried, take more rounds, and make a single report by
 * somebody unknown say more than it should: E[logit θ] > logit E[θ] for the better than even.
 *
 * What is counted: expected *first-hand* claims only. Agreement between a report and the one it was
 * taken from raises nobody's record. A known outcome counts in full, mere agreement `AGREEMENT`.
 *
 * Cost: one pass over the claims for sums and one for counts in each round, nothing allocated on the
 * way; about 30 ns for each claim and round while no two answers are close.
 */
import { EVERYONE, rate, type Rate } from '../reliability.ts';
import type { Choices } from '../choices.ts';
import type { Fit, FitOptions } from '../fit.ts';
import { gatherSlips, type Closeness } from './closeness.ts';
import { Predictor } from './held-out.ts';
import { groupClaims, type GroupedClaims } from './grouped-claims.ts';
import { fitPopulation } from './population.ts';
import { AnswerWeigher, type Chances, type Errors } from './weigh-answers.ts';

/** What agreement counts beside a known outcome. */
const AGREEMENT = 0.5;
/** ρ among reports not shown independent when it is not given. */
const OPEN_RHO = 0.2;
/** Strength of the urn of wrong answers. */
const URN = 2;
/** An open question has at least this many answers. */
const AT_LEAST = 10;
/** Slips before anything is known of them: one in ten of those not wrong. */
const SLIPS = { right: 1, wrong: 9 };
/** The population is taken to be right at least this often; below, all errors would be one conspiracy. */
const LEAST = 0.5;
const ROUNDS = 40;
/** Mean change of the posteriors, question by question, below which nothing moves any more. */
const STILL = 1e-5;
/** About how many claims the urn and ρ are learnt from. */
const SAMPLE = 20_000;
/** ρ is learnt in steps of 1/20, up to .4; beyond, hardly anybody would be believed. */
const RHO_STEPS = 20;
/** Reports not shown independent never count in full, however well that would foretell: ρ ≥ .05. */
const LEAST_STEP = 1;
const MOST_RHO = 0.4;
/** Gain in nats for which the errors' settings are changed. */
const CLEARLY = 2;

/**
 * Where who copies whom was found, what sources share is explained claim by claim: no correlation is
 * left to assume, and an error that several make first-hand is popular but slowly becomes so. (Learning
 * both beside the copies found undoes them: on flight data ρ climbs until the true camp is discounted.)
 */
export const COPIES_EXPLAINED = { rho: 0, urn: 8 } as const;

export interface OpenOptions extends FitOptions {
  /**
   * A posterior to begin from, over all answers of all questions. Where copies hide who is right, the
   * reports alone lead elsewhere.
   */
  readonly begin?: Float64Array;
  /** Which answers are slips of which; none when absent. */
  readonly closeness?: Closeness;
  /** Fixes the strength of the urn of wrong answers instead of learning it. */
  readonly urn?: number;
}

export interface OpenFit extends Fit {
  /** How popular wrong answers become, and ρ. */
  readonly errors: Errors;
  /** Of those who are not wrong: how many slip, and how many are exact. */
  readonly slipping: Rate;
}

/** Learns from the table and gives the posterior of every question. */
export function fitOpen(choices: Choices, options: OpenOptions = {}): OpenFit {
  const { sources, questions } = choices;
  const claims = groupClaims(choices);
  const { first, from, claim, source } = claims;
  const answers = first[questions] as number;
  const slips = options.closeness === undefined ? null : gatherSlips(options.closeness, first);
  const firstHand = inPlace(options.firstHand, claim);
  const known = options.known;
  const weigher = new AnswerWeigher(claims, firstHand, slips, AT_LEAST);
  let errors: Errors = { strength: options.urn ?? URN, rho: options.rho ?? OPEN_RHO };
  const predictor = new Predictor(claims, firstHand, slips, AT_LEAST, weigher.mostAnswers);
  const sample = evenSample(claims, firstHand, SAMPLE);

  const posterior = new Float64Array(answers);
  const none = new Float64Array(questions);
  const effective = new Float64Array(questions);
  const right = new Float64Array(sources);
  const slipped = new Float64Array(sources);
  const wrong = new Float64Array(sources);
  const chances: Chances = {
    exact: new Float64Array(sources),
    slip: new Float64Array(sources),
    wrong: new Float64Array(sources),
    lnExact: new Float64Array(sources),
    lnWrong: new Float64Array(sources),
  };
  let everyone: Rate = rate(EVERYONE.observer.right, EVERYONE.observer.wrong);
  let slipping: Rate = rate(SLIPS.right, SLIPS.wrong);

  weigher.settle(errors);
  // Where every claim is first-hand and exact or wrong, those wrong are the rest of those counted.
  const plain = firstHand === null && slips === null ? countedClaims() : null;
  setChances();
  if (options.begin !== undefined) learnFrom(options.begin);

  /** Errors once settled on and left again. */
  const left: Errors[] = [];
  let rounds = 0;
  let learnNext = 2;
  for (let moved = Infinity; rounds < ROUNDS && moved > STILL; rounds++) {
    moved = round();
    if (rounds === learnNext && rounds < ROUNDS - 2) {
      const next = learnErrors();
      // Rates fitted to one setting may favour its neighbour, and the other way round, for ever: what was
      // left before is not gone back to.
      const back = left.some(({ strength, rho }) => strength === next.strength && rho === next.rho);
      if (next === errors) {
        // Rates settle in between; the longer they have stood still, the less there is to learn.
        learnNext = rounds * 2;
      } else if (back) {
        learnNext = Infinity;
      } else {
        left.push(errors);
        errors = next;
        learnNext = rounds + 3;
        moved = Infinity;
        weigher.settle(errors);
      }
    }
    options.progress?.(rounds + 1);
  }
  // An outcome teaches; what is found of its own question is what the reports say of it.
  for (let q = 0; known !== undefined && q < questions; q++) {
    if ((known[q] as number) < 0) continue;
    weigher.weigh(q, chances, errors);
    const named = (first[q + 1] as number) - (first[q] as number);
    posterior.set(weigher.posterior.subarray(0, named), first[q] as number);
    none[q] = weigher.posterior[named] as number;
  }
  return {
    first,
    posterior,
    none,
    effective,
    right,
    wrong,
    everyone,
    rho: errors.rho,
    errors,
    slipping,
    rounds,
    without(q, keep) {
      weigher.weigh(q, chances, errors, keep);
      return weigher.posterior.slice(0, (first[q + 1] as number) - (first[q] as number));
    },
  };

  /** Climbs from the errors of the moment to those that predict claims best, rates held as they are. */
  function learnErrors(): Errors {
    let best = errors;
    let most = worth(best);
    for (let climbing = true; climbing;) {
      climbing = false;
      const { strength, rho } = best;
      const neighbours: Errors[] = [];
      if (options.urn === undefined) {
        if (strength > 0.5) neighbours.push({ strength: strength / 2, rho });
        if (strength < 32) neighbours.push({ strength: strength * 2, rho });
      }
      if (options.rho === undefined) {
        // In whole steps, so that the same ρ is the same number whichever way it was reached.
        const step = Math.round(rho * RHO_STEPS);
        if (step > LEAST_STEP) neighbours.push({ strength, rho: (step - 1) / RHO_STEPS });
        if (rho < MOST_RHO) neighbours.push({ strength, rho: (step + 1) / RHO_STEPS });
      }
      for (const next of neighbours) {
        const value = worth(next);
        // Leaving what has been settled on takes a clear gain, or rates and errors chase each other.
        if (!(value > most + (best === errors ? CLEARLY : 0))) continue;
        most = value;
        best = next;
        climbing = true;
      }
    }
    return best;
  }

  function worth(tried: Errors): number {
    const found = { sum: 0, claims: 0 };
    for (const q of sample) {
      if (known !== undefined && (known[q] as number) >= 0) continue;
      weigher.weigh(q, chances, tried);
      predictor.add(q, weigher, chances, tried, found);
    }
    const far = Math.log(tried.strength / URN) / Math.log(4);
    const off = (tried.rho - OPEN_RHO) / 0.1;
    return found.sum - (far * far + off * off) / 2;
  }

  /** Rates from a posterior that is handed in, so that the first round starts there. */
  function learnFrom(begin: Float64Array): void {
    for (let q = 0; q < questions; q++) {
      const offset = first[q] as number;
      const named = (first[q + 1] as number) - offset;
      weigher.weigh(q, chances, errors);
      let rest = 1;
      for (let k = 0; k < named; k++) {
        const p = begin[offset + k] as number;
        weigher.posterior[k] = p;
        rest -= p;
      }
      weigher.posterior[named] = Math.max(0, rest);
      count(offset, named, weightOf(q));
    }
    learnRates();
  }

  function round(): number {
    right.fill(0);
    slipped.fill(0);
    wrong.fill(0);
    let moved = 0;
    let asked = 0;
    for (let q = 0; q < questions; q++) {
      weigher.weigh(q, chances, errors);
      const offset = first[q] as number;
      const named = (first[q + 1] as number) - offset;
      const truth = known === undefined ? -1 : (known[q] as number);
      if (truth >= 0) {
        weigher.posterior.fill(0, 0, named + 1);
        weigher.posterior[truth] = 1;
      }
      let most = 0;
      for (let k = 0; k < named; k++) {
        const p = weigher.posterior[k] as number;
        most = Math.max(most, Math.abs(p - (posterior[offset + k] as number)));
        posterior[offset + k] = p;
      }
      moved += most;
      if (weigher.effective > 0) asked++;
      none[q] = weigher.posterior[named] as number;
      effective[q] = weigher.effective;
      count(offset, named, weightOf(q));
    }
    learnRates();
    return moved / Math.max(1, asked);
  }

  /** The population, and from it and their counts the rates of all sources. */
  function learnRates(): void {
    if (slips !== null) {
      slipping = fitPopulation(slipped, right, rate(SLIPS.right, SLIPS.wrong), 0.001);
      // From here on a slip is right: it came from somebody who knew.
      for (let s = 0; s < sources; s++) right[s] = (right[s] as number) + (slipped[s] as number);
    }
    if (plain !== null) {
      for (let s = 0; s < sources; s++) {
        // Differences may fall short of 0 by rounding.
        wrong[s] = Math.max(0, (plain[s] as number) - (right[s] as number));
      }
    }
    everyone = fitPopulation(
      right,
      wrong,
      rate(EVERYONE.observer.right, EVERYONE.observer.wrong),
      LEAST,
    );
    setChances();
  }

  function weightOf(q: number): number {
    return known !== undefined && (known[q] as number) >= 0 ? 1 : AGREEMENT;
  }

  function countedClaims(): Float64Array {
    const counted = new Float64Array(sources);
    for (let q = 0; q < questions; q++) {
      const hi = from[first[q + 1] as number] as number;
      for (let i = from[first[q] as number] as number; i < hi; i++) {
        const s = source[i] as number;
        counted[s] = (counted[s] as number) + weightOf(q);
      }
    }
    return counted;
  }

  /** Adds the question's expected first-hand claims to its sources' records. */
  function count(offset: number, named: number, weight: number): void {
    for (let k = 0; k < named; k++) {
      const p = weigher.posterior[k] as number;
      let popular = -1;
      const end = from[offset + k + 1] as number;
      for (let i = from[offset + k] as number; i < end; i++) {
        const s = source[i] as number;
        const a = firstHand === null ? 1 : (firstHand[i] as number);
        if (a === 1) {
          right[s] = (right[s] as number) + weight * p;
          if (plain === null) wrong[s] = (wrong[s] as number) + weight * (1 - p);
          continue;
        }
        if (popular < 0) popular = Math.exp(weigher.lnError(k));
        const exact = a * (chances.exact[s] as number);
        const err = a * (chances.wrong[s] as number) * popular;
        right[s] =
          (right[s] as number) + (exact > 0 ? (weight * p * exact) / (exact + (1 - a)) : 0);
        wrong[s] =
          (wrong[s] as number) + (err > 0 ? (weight * (1 - p) * err) / (err + (1 - a)) : 0);
      }
    }
    if (slips === null) return;
    const { from: rows, said, probability } = slips;
    for (let z = 0; z < named; z++) {
      const p = weight * (weigher.posterior[z] as number);
      if (p === 0) continue;
      for (let j = rows[offset + z] as number; j < (rows[offset + z + 1] as number); j++) {
        const k = said[j] as number;
        const kappa = probability[j] as number;
        const popular = Math.exp(weigher.lnError(k - offset));
        for (let i = from[k] as number; i < (from[k + 1] as number); i++) {
          const s = source[i] as number;
          const a = firstHand === null ? 1 : (firstHand[i] as number);
          if (a === 0) continue;
          // Above it was counted as wrong; some of that was a slip.
          const err = a * (chances.wrong[s] as number) * popular;
          const slip = a * (chances.slip[s] as number) * kappa;
          const total = err + slip + (1 - a);
          slipped[s] = (slipped[s] as number) + (p * slip) / total;
          wrong[s] = (wrong[s] as number) + p * err * (1 / total - 1 / (err + (1 - a)));
        }
      }
    }
  }

  function setChances(): void {
    for (let s = 0; s < sources; s++) {
      const r = everyone.right + (right[s] as number);
      const w = everyone.wrong + (wrong[s] as number);
      const all = Math.log(r + w);
      let lnExact = Math.log(r) - all;
      const lnWrong = Math.log(w) - all;
      if (slips !== null) {
        const slip = slipping.right + (slipped[s] as number);
        const exact = slipping.wrong + (right[s] as number) - (slipped[s] as number);
        const both = Math.log(slip + exact);
        chances.slip[s] = Math.exp(lnExact + Math.log(slip) - both);
        lnExact += Math.log(exact) - both;
      }
      chances.lnExact[s] = lnExact;
      chances.lnWrong[s] = lnWrong;
      if (plain !== null) continue;
      chances.exact[s] = Math.exp(lnExact);
      chances.wrong[s] = Math.exp(lnWrong);
    }
  }
}

/** Questions with more than one first-hand claim, evenly spread, with about `most` claims in all. */
function evenSample(
  { first, from }: GroupedClaims,
  firstHand: Float64Array | null,
  most: number,
): Int32Array {
  const open: number[] = [];
  let total = 0;
  for (let q = 0; q + 1 < first.length; q++) {
    let n = 0;
    const lo = from[first[q] as number] as number;
    const hi = from[first[q + 1] as number] as number;
    if (firstHand === null) n = hi - lo;
    else for (let i = lo; i < hi; i++) if ((firstHand[i] as number) > 0) n++;
    if (n < 2) continue;
    open.push(q);
    total += n;
  }
  const every = Math.max(1, total / most);
  const chosen: number[] = [];
  for (let i = 0; i < open.length; i += every) chosen.push(open[Math.floor(i)] as number);
  return Int32Array.from(chosen);
}

/** First-hand probabilities in the order of the grouped claims; null when all are 1. */
function inPlace(given: Float64Array | undefined, claim: Int32Array): Float64Array | null {
  if (given === undefined || given.every((a) => a >= 1)) return null;
  const own = new Float64Array(claim.length);
  for (let k = 0; k < claim.length; k++) {
    const i = claim[k] as number;
    const a = given[i] as number;
    if (Number.isNaN(a)) throw new RangeError(`Claim ${i} has no probability of being first-hand.`);
    own[k] = Math.min(1, Math.max(0, a));
  }
  return own;
}
