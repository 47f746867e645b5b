/**
 * Sets of a whole table: each member its own yes or no.
 *
 * After LTM (Zhao, Rubinstein, Gemmell & Han, *PVLDB* 5, 2012). A source that speaks of a question
 * says yes to every member it lists and no to every other. It has two rates, because leaving out and
 * making up are different faults:
 *
 *     P(lists f | f is so) = sensitivity         P(lists f | f is not so) = 1 − specificity
 *
 * Both are learnt by expectation–maximisation, each source drawn towards everybody, and so is the
 * share π of members that are so. Members of a question are independent given the rates:
 *
 *     odds(f) = π/(1 − π) · Π_yes (a·sens + 1 − a)/(a·(1 − spec) + 1 − a)
 *                         · Π_no (a·(1 − sens) + 1 − a)/(a·spec + 1 − a)
 *
 * with a the probability that the claim is first-hand. Those who say yes and those who say no are
 * each taken as n_eff = n/(1 + (n − 1)ρ) reports (`independence.ts`). The rates are learnt with no more
 * than `RHO`: with so much discounted that silence costs nothing, making everything true and everybody
 * forgetful explains a table best (seen on a public one from ρ = .2 on).
 *
 * **The set to report** is made of the members above one half, which is the most probable set of all;
 * its probability is the product of theirs and of the absence of the others.
 *
 * **What is known** of a member teaches the rates and the share; the posterior stays what the claims say.
 *
 * Odd cases: a question with claims and no member has the empty set for certain; without claims every
 * member keeps π. Rates are held so that sensitivity exceeds 1 − specificity on the whole
 * (`LISTS`, `OMITS`, `LEAST_SPECIFIC`), or the two truths would change places.
 */
import { at } from '../channel.ts';
import type { Fit, FitOptions } from '../fit.ts';
import { effectiveNumber } from '../independence.ts';
import { rate, type Rate } from '../reliability.ts';
import { SourceRates } from '../source-rates.ts';
import type { SetChoices } from './set-choices.ts';

/**
 * Here the answers of a question are its members and their probabilities do not exclude each other:
 * they do not add up to one. `none` is the probability of the empty set; `right` and `wrong` count
 * single yes's and no's.
 */
export interface SetFit extends Omit<Fit, 'everyone'> {
  /** By member: whether it belongs to the set to report. */
  readonly chosen: Uint8Array;
  /** By question: probability that the set to report is right, member by member. */
  readonly probability: Float64Array;
  readonly sensitivity: Float64Array;
  readonly specificity: Float64Array;
  readonly everyone: { readonly sensitivity: Rate; readonly specificity: Rate };
  /** π: share of members that are so. */
  readonly share: number;
}

export interface SetFitOptions extends Omit<FitOptions, 'known'> {
  /** By member: 1 known to be so, 0 known not to be, −1 not known. */
  readonly known?: Int8Array;
}

/** What agreement counts beside a known outcome. */
const AGREEMENT = 0.5;
const RHO = 0.1;
const ROUNDS = 60;
const STILL = 1e-4;
/** What is assumed of everybody. */
const LISTS = rate(4, 1);
const OMITS = rate(9, 1);
/**
 * Of what is not so everybody together makes up no more than this leaves. Where nobody ever disagrees
 * about a member, "all of it is made up, by all of them" explains a table as well as "all of it is so".
 */
const LEAST_SPECIFIC = rate(18, 2);
/** Members so and not so that are added to those there are. */
const BEFOREHAND = 5;

export function fitSets(choices: SetChoices, options: SetFitOptions = {}): SetFit {
  const { sources, questions, start, source, members } = choices;
  const { firstHand, known, progress } = options;
  const rho = options.rho ?? RHO;
  const first = new Int32Array(questions + 1);
  for (let q = 0; q < questions; q++) first[q + 1] = at(first, q) + at(members, q);
  const posterior = new Float64Array(at(first, questions));
  const sens = new SourceRates(sources, LISTS);
  const spec = new SourceRates(sources, OMITS, LEAST_SPECIFIC);
  let share = 0.5;

  /** Claims in an order free of names and of the order of reports: by rates and what they list. */
  const order = Int32Array.from(source, (_, c) => c);
  const size = (c: number): number => at(choices.list, c + 1) - at(choices.list, c);
  const before = (c: number, d: number): number =>
    at(sens.mean, at(source, c)) - at(sens.mean, at(source, d)) ||
    at(spec.mean, at(source, c)) - at(spec.mean, at(source, d)) ||
    (firstHand === undefined ? 0 : at(firstHand, c) - at(firstHand, d)) ||
    size(c) - size(d);

  /** Fills `into` with the probabilities of question q's members; what is known teaches only. */
  function weigh(
    q: number,
    into: Float64Array,
    correlation: number,
    keep: ((claim: number) => boolean) | null,
    known: Int8Array | undefined,
  ): void {
    const n = at(members, q);
    const yes = new Float64Array(n);
    const no = new Float64Array(n);
    const yesCount = new Float64Array(n);
    let count = 0;
    let allNo = 0;
    // Everyone says no to everything to begin with; a yes takes the no back.
    for (const c of order.subarray(at(start, q), at(start, q + 1)).sort(before)) {
      if (keep !== null && !keep(c)) continue;
      count++;
      const a = firstHand === undefined ? 1 : at(firstHand, c);
      const s = at(source, c);
      const listing = logRatio(a, at(sens.mean, s), 1 - at(spec.mean, s));
      const omitting = logRatio(a, 1 - at(sens.mean, s), at(spec.mean, s));
      allNo += omitting;
      for (let i = at(choices.list, c); i < at(choices.list, c + 1); i++) {
        const f = at(choices.listed, i);
        yes[f] = at(yes, f) + listing;
        no[f] = at(no, f) + omitting;
        yesCount[f] = at(yesCount, f) + 1;
      }
    }
    const prior = Math.log(share / (1 - share));
    for (let f = 0; f < n; f++) {
      const fixed = known === undefined ? -1 : at(known as unknown as Int32Array, at(first, q) + f);
      const said = at(yesCount, f);
      const logOdds =
        prior +
        (said > 0 ? (at(yes, f) * effectiveNumber(said, correlation)) / said : 0) +
        (said < count
          ? ((allNo - at(no, f)) * effectiveNumber(count - said, correlation)) / (count - said)
          : 0);
      into[f] = fixed >= 0 ? fixed : 1 / (1 + Math.exp(-logOdds));
    }
  }

  let rounds = 0;
  for (let moved = 1; rounds < ROUNDS && moved > STILL;) {
    rounds++;
    sens.begin();
    spec.begin();
    let so = 0;
    for (let q = 0; q < questions; q++) {
      const own = posterior.subarray(at(first, q), at(first, q + 1));
      weigh(q, own, Math.min(rho, RHO), null, known);
      // Outcomes count in full; `all` is what saying no to everything would earn.
      let allSo = 0;
      let allNot = 0;
      const weights = own.map((p, f) => {
        const weight =
          known !== undefined && at(known as unknown as Int32Array, at(first, q) + f) >= 0
            ? 1
            : AGREEMENT;
        allSo += weight * p;
        allNot += weight * (1 - p);
        so += p;
        return weight;
      });
      for (let c = at(start, q); c < at(start, q + 1); c++) {
        const a = firstHand === undefined ? 1 : at(firstHand, c);
        let hit = 0;
        let made = 0;
        for (let i = at(choices.list, c); i < at(choices.list, c + 1); i++) {
          const f = at(choices.listed, i);
          hit += at(weights, f) * at(own, f);
          made += at(weights, f) * (1 - at(own, f));
        }
        sens.count(at(source, c), a * hit, a * Math.max(0, allSo - hit));
        spec.count(at(source, c), a * Math.max(0, allNot - made), a * made);
      }
    }
    share = (so + BEFOREHAND) / (posterior.length + 2 * BEFOREHAND);
    moved = Math.max(sens.learn(), spec.learn());
    progress?.(rounds);
  }

  for (let q = 0; q < questions; q++) {
    weigh(q, posterior.subarray(at(first, q), at(first, q + 1)), rho, null, undefined);
  }
  const chosen = Uint8Array.from(posterior, (p) => (p > 0.5 ? 1 : 0));
  const probability = new Float64Array(questions).fill(1);
  const none = new Float64Array(questions).fill(1);
  const effective = new Float64Array(questions);
  for (let q = 0; q < questions; q++) {
    for (let f = at(first, q); f < at(first, q + 1); f++) {
      const p = at(posterior, f);
      probability[q] = at(probability, q) * Math.max(p, 1 - p);
      none[q] = at(none, q) * (1 - p);
    }
    effective[q] = effectiveNumber(at(start, q + 1) - at(start, q), rho);
  }
  const sum = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, s) => x + at(b, s));
  return {
    first,
    posterior,
    none,
    effective,
    right: sum(sens.right, spec.right),
    wrong: sum(sens.wrong, spec.wrong),
    everyone: { sensitivity: sens.everyone, specificity: spec.everyone },
    rho,
    rounds,
    without(q, keep) {
      const into = new Float64Array(at(members, q));
      weigh(q, into, rho, keep, undefined);
      return into;
    },
    chosen,
    probability,
    sensitivity: sens.mean,
    specificity: spec.mean,
    share,
  };
}

/** log of P(said | so) over P(said | not so), when only a share `a` of it is first-hand. */
function logRatio(a: number, so: number, not: number): number {
  return Math.log((a * so + (1 - a)) / (a * not + (1 - a)));
}
