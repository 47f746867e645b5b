/**
 * Learns one model of the panel from a table: expectation–maximisation with priors.
 *
 * In turn, until the posteriors stand still:
 *
 * - *E step*, by question: P(t | reports) ∝ π_t · Π_i (a_i·M_s[t, v] + 1 − a_i), where
 *   t is the kind of the question and a_i the probability that report i is first-hand – the rest of it says
 *   nothing of the truth. A product over the claims of a question, scaled before it can vanish; no
 *   logarithm is needed (as a sum of logarithms it is a join and a sum for SQL).
 * - *M step*: expected counts c_s[t, v], a sum over the claims of a source; from them the prevalence of
 *   kinds π, the population's matrix and the sources' matrices. A report that may be a copy counts
 *   with the probability that it is first-hand given what was found, a·M/(a·M + 1 − a).
 *
 * A question whose answer is known from an outcome is held to the kinds of that label and counts in full;
 * mere agreement counts `AGREEMENT`. The first round takes the posteriors from the votes (`votes.ts`).
 *
 * Both steps are done in one sweep over the claims, question by question, so that each claim's counts
 * are still at hand when its posterior is known.
 */
import type { Choices } from '../choices.ts';
import { at } from '../channel.ts';
import { labelOfKind, type ModelShape } from './model-shape.ts';
import { populationMatrix, RIGHT, type Population } from './population-matrix.ts';
import { abilityOf, sourceMatrices } from './source-matrices.ts';
import { bandOf, BANDS, sourceSlots } from './source-slots.ts';
import { startingKinds, voteShares } from './votes.ts';

/** The table as the models of shared labels read it. */
export interface LabelTable {
  readonly choices: Choices;
  readonly labels: number;
  /** By claim: probability of being first-hand; null when all are. */
  readonly firstHand: Float64Array | null;
  /** By question: the label known from an outcome, or −1; null when none is known. */
  readonly known: Int32Array | null;
}

/** Rates learnt: enough to work out any posterior. */
export interface LabelModel {
  readonly shape: ModelShape;
  readonly labelOf: Int32Array;
  /** By kind: log π. */
  readonly prior: Float64Array;
  /** By source: its matrix. */
  readonly slot: Int32Array;
  /** log M: (slot · labels + v) · kinds + t. */
  readonly log: Float64Array;
  /** By slot and kind: reports behind the row, those assumed beforehand included; Infinity where shared. */
  readonly behind: Float64Array;
  readonly population: Population;
  /** By source: expected reports of the true label, and of others. */
  readonly right: Float64Array;
  readonly wrong: Float64Array;
  readonly rounds: number;
}

/** What agreement counts beside a known outcome. */
export const AGREEMENT = 0.5;
/** Questions of each label seen beforehand, shared by its kinds. */
const PREVALENCE = 0.5;
/** Rounds at most. */
export const ROUNDS = 60;
/** Mean move of a posterior below which learning ends. */
const STILL = 1e-4;

/**
 * `most`: rounds at most. `begin`: rates to begin from instead of the votes, learnt for the same
 * sources and shape from a part of the table.
 */
export function fitModel(
  table: LabelTable,
  shape: ModelShape,
  most: number = ROUNDS,
  begin: LabelModel | null = null,
): LabelModel {
  const { choices, labels, firstHand, known } = table;
  const { sources, questions, start, source, answer } = choices;
  const labelOf = labelOfKind(shape, labels);
  const kinds = labelOf.length;
  const cells = labels * kinds;
  const { subtypes } = shape;
  const { own, owners } = sourceSlots(claimsBySource(choices), cells);

  /** M while learning, log M when done. */
  const rate = new Float64Array((owners + BANDS) * cells);
  const behind = new Float64Array((owners + BANDS) * kinds);
  const counts = new Float64Array(owners * cells);
  /** Counts of the sources without a matrix, all together; in the end, of all sources. */
  const rest = new Float64Array(cells);
  const right = new Float64Array(sources);
  const wrong = new Float64Array(sources);
  /** By source: hits expected of everyone in its place. */
  const expected = new Float64Array(sources);
  const slot = own.map((k) => (k < 0 ? owners + (BANDS - 1) / 2 : k));
  const ability = new Float64Array(owners);
  const prior = new Float64Array(kinds);
  const prevalence = new Float64Array(kinds);
  /** By kind: how often everyone says the true label; of the round before, which hardly differs. */
  const hit = new Float64Array(kinds).fill(RIGHT);
  const byLabel = new Float64Array(labels);
  let population: Population = { matrix: new Float64Array(cells), right: 0 };

  const beginPrior = begin === null ? null : begin.prior.map(Math.exp);
  const beginRate = begin === null ? null : begin.log.map(Math.exp);
  const kind = new Float64Array(kinds);
  const share = new Float64Array(labels);
  const before = new Float64Array(questions * labels);
  // Reports that are all first-hand, by sources with a matrix each, and no outcomes: the usual table.
  const plain = firstHand === null && owners === sources && !(known?.some((z) => z >= 0) ?? false);
  /** By claim – where all are plain of the table, else of the question at hand –: where its rates begin. */
  const entry = new Int32Array(plain ? source.length : mostClaims(choices));
  let rounds = 0;
  let moved = Infinity;
  for (; rounds < most && moved > STILL; rounds++) {
    counts.fill(0);
    rest.fill(0);
    right.fill(0);
    wrong.fill(0);
    expected.fill(0);
    prevalence.fill(PREVALENCE / shape.subtypes);
    moved = 0;
    if (plain && rounds > 0) {
      moved = sweepPlainly(
        choices,
        labels,
        subtypes,
        entry,
        prior,
        rate,
        before,
        prevalence,
        counts,
      );
    } else {
      sweep();
      if (plain) findEntries(choices, 0, source.length, labels, kinds, own, entry);
    }
    moved /= Math.max(1, questions);
    maximise();
  }
  for (let t = 0; t < kinds; t++) prior[t] = Math.log(at(prior, t));
  for (let c = 0; c < rate.length; c++) rate[c] = Math.log(rate[c] as number);
  return { shape, labelOf, prior, slot, log: rate, behind, population, right, wrong, rounds };

  /** Both steps of all questions. */
  function sweep(): void {
    for (let q = 0; q < questions; q++) {
      const from = start[q] as number;
      const to = start[q + 1] as number;
      if (rounds > 0) {
        findEntries(choices, from, to, labels, kinds, slot, entry);
        kindsGiven(prior, rate, entry, to - from, firstHand, from, kind);
      } else if (begin !== null && beginPrior !== null && beginRate !== null) {
        findEntries(choices, from, to, labels, kinds, begin.slot, entry);
        kindsGiven(beginPrior, beginRate, entry, to - from, firstHand, from, kind);
      } else {
        voteShares(choices, firstHand, q, labels, share);
        startingKinds(share, labels, shape.subtypes, kind);
      }
      const outcome = known === null ? -1 : at(known, q);
      if (outcome >= 0) holdTo(outcome);
      let change = 0;
      for (let z = 0, t = 0; z < labels; z++) {
        let sum = 0;
        for (let g = 0; g < subtypes; g++, t++) sum += kind[t] as number;
        change += Math.abs(sum - (before[q * labels + z] as number));
        before[q * labels + z] = sum;
      }
      moved += change;
      const weight = outcome >= 0 ? 1 : AGREEMENT;
      for (let t = 0; t < kinds; t++) {
        kind[t] = (kind[t] as number) * weight;
        prevalence[t] = (prevalence[t] as number) + (kind[t] as number);
      }
      count(from, to);
    }
  }

  /** What is left of the kinds once the label is known. */
  function holdTo(label: number): void {
    let sum = 0;
    for (let t = 0; t < kinds; t++) {
      if (at(labelOf, t) !== label) kind[t] = 0;
      else sum += kind[t] as number;
    }
    for (let t = 0; t < kinds; t++) {
      // The reports may have ruled the label out to the last digit; then nothing is known of the kind.
      if (at(labelOf, t) === label) {
        kind[t] = sum > 0 ? (kind[t] as number) / sum : 1 / shape.subtypes;
      }
    }
  }

  /** M step, the part of one question: adds `kind` to the counts of those who reported. */
  function count(from: number, to: number): void {
    if (firstHand === null && owners === sources) {
      if (rounds === 0) findEntries(choices, from, to, labels, kinds, own, entry);
      addCounts(entry, to - from, kind, counts);
      return;
    }
    // Of the question, not of the claim: reports, hits by label, hits expected of everyone.
    let all = 0;
    let usual = 0;
    byLabel.fill(0);
    for (let t = 0; t < kinds; t++) {
      const c = kind[t] as number;
      const z = labelOf[t] as number;
      all += c;
      usual += c * (hit[t] as number);
      byLabel[z] = (byLabel[z] as number) + c;
    }
    for (let i = from; i < to; i++) {
      const a = firstHand === null ? 1 : (firstHand[i] as number);
      const s = source[i] as number;
      const v = answer[i] as number;
      if (a < 1) {
        if (a > 0) countInPart(s, v, a);
      } else if ((own[s] as number) >= 0) {
        const into = ((own[s] as number) * labels + v) * kinds;
        for (let t = 0; t < kinds; t++) {
          counts[into + t] = (counts[into + t] as number) + (kind[t] as number);
        }
      } else {
        const hits = byLabel[v] as number;
        right[s] = (right[s] as number) + hits;
        // (Not below zero by rounding.)
        wrong[s] = (wrong[s] as number) + Math.max(0, all - hits);
        expected[s] = (expected[s] as number) + usual;
        const into = v * kinds;
        for (let t = 0; t < kinds; t++) {
          rest[into + t] = (rest[into + t] as number) + (kind[t] as number);
        }
      }
    }
  }

  function countInPart(s: number, v: number, a: number): void {
    const k = own[s] as number;
    const own1 = (at(slot, s) * labels + v) * kinds;
    const target = k >= 0 ? counts : rest;
    const into = k >= 0 ? own1 : v * kinds;
    for (let t = 0; t < kinds; t++) {
      let c = at(kind, t);
      if (a < 1) {
        const p = rounds === 0 ? 1 / labels : at(rate, own1 + t);
        c *= (a * p) / (a * p + 1 - a);
      }
      target[into + t] = at(target, into + t) + c;
      if (k >= 0) continue;
      if (at(labelOf, t) === v) right[s] = at(right, s) + c;
      else wrong[s] = at(wrong, s) + c;
      expected[s] = at(expected, s) + c * at(hit, t);
    }
  }

  /** M step, the rest: from the counts to prevalence, population and matrices. */
  function maximise(): void {
    let sum = 0;
    for (let t = 0; t < kinds; t++) sum += at(prevalence, t);
    for (let t = 0; t < kinds; t++) prior[t] = at(prevalence, t) / sum;

    for (let k = 0; k < owners; k++) {
      const from = k * cells;
      for (let c = 0; c < cells; c++) rest[c] = (rest[c] as number) + (counts[from + c] as number);
    }
    population = populationMatrix(rest, labelOf, labels, shape.population);
    for (let t = 0; t < kinds; t++) hit[t] = at(population.matrix, t * labels + at(labelOf, t));

    for (let s = 0; s < sources; s++) {
      const k = at(own, s);
      if (k >= 0) countOwn(s, k);
      const n = at(right, s) + at(wrong, s);
      const found = abilityOf(at(right, s), at(expected, s), n, population.right);
      if (k >= 0) ability[k] = found;
      else slot[s] = owners + bandOf(found);
    }
    sourceMatrices(population, labelOf, labels, owners, counts, ability, rate, behind);
  }

  /** Hits and misses of a source with counts of its own. */
  function countOwn(s: number, k: number): void {
    let hits = 0;
    let misses = 0;
    let usual = 0;
    for (let v = 0; v < labels; v++) {
      const entry = k * cells + v * kinds;
      for (let t = 0; t < kinds; t++) {
        const c = counts[entry + t] as number;
        if ((labelOf[t] as number) === v) hits += c;
        else misses += c;
        usual += c * (hit[t] as number);
      }
    }
    right[s] = hits;
    wrong[s] = misses;
    expected[s] = usual;
  }
}

/**
 * Both steps of all questions of a table without copies, outcomes and sources too small for a matrix,
 * with nothing in it but the sums; gives how much the posteriors moved in all.
 */
function sweepPlainly(
  { questions, start }: Choices,
  labels: number,
  subtypes: number,
  entry: Int32Array,
  prior: Float64Array,
  rate: Float64Array,
  before: Float64Array,
  prevalence: Float64Array,
  counts: Float64Array,
): number {
  const kinds = prior.length;
  const kind = new Float64Array(kinds);
  let moved = 0;
  let from = 0;
  for (let q = 0; q < questions; q++) {
    const to = start[q + 1] as number;
    let sum = 0;
    if (to - from <= STRIDE) {
      for (let t = 0; t < kinds; t++) {
        let p = prior[t] as number;
        for (let i = from; i < to; i++) p *= rate[(entry[i] as number) + t] as number;
        kind[t] = p;
        sum += p;
      }
    } else {
      for (let t = 0; t < kinds; t++) kind[t] = prior[t] as number;
      for (let i = from, next = from + STRIDE; i < to; i++) {
        const e = entry[i] as number;
        for (let t = 0; t < kinds; t++) kind[t] = (kind[t] as number) * (rate[e + t] as number);
        if (i !== next) continue;
        next += STRIDE;
        rescale(kind);
      }
      for (let t = 0; t < kinds; t++) sum += kind[t] as number;
    }
    const scale = 1 / sum;
    for (let z = 0, t = 0; z < labels; z++) {
      let p = 0;
      for (let g = 0; g < subtypes; g++, t++) p += kind[t] as number;
      p *= scale;
      moved += Math.abs(p - (before[q * labels + z] as number));
      before[q * labels + z] = p;
    }
    for (let t = 0; t < kinds; t++) {
      const counted = (kind[t] as number) * (AGREEMENT * scale);
      prevalence[t] = (prevalence[t] as number) + counted;
      for (let i = from; i < to; i++) {
        const e = (entry[i] as number) + t;
        counts[e] = (counts[e] as number) + counted;
      }
    }
    from = to;
  }
  return moved;
}

/** Where the rates of the reports `from` … `to` − 1 begin: (slot · labels + v) · kinds. */
function findEntries(
  { source, answer }: Choices,
  from: number,
  to: number,
  labels: number,
  kinds: number,
  slot: Int32Array,
  entry: Int32Array,
): void {
  for (let i = from; i < to; i++) {
    entry[i - from] =
      ((slot[source[i] as number] as number) * labels + (answer[i] as number)) * kinds;
  }
}

/** Reports between two looks at how small the product has become; no rate is below 1e-18. */
const STRIDE = 8;
const SMALL = 1e-140;

/** E step of one question: P(t | its reports), into `kind`. */
function kindsGiven(
  prior: Float64Array,
  rate: Float64Array,
  entry: Int32Array,
  reports: number,
  firstHand: Float64Array | null,
  from: number,
  kind: Float64Array,
): void {
  const kinds = kind.length;
  for (let t = 0; t < kinds; t++) kind[t] = prior[t] as number;
  for (let begin = 0; begin < reports; begin += STRIDE) {
    const end = Math.min(reports, begin + STRIDE);
    for (let i = begin; i < end; i++) {
      const e = entry[i] as number;
      const a = firstHand === null ? 1 : (firstHand[from + i] as number);
      if (a === 1) {
        for (let t = 0; t < kinds; t++) kind[t] = (kind[t] as number) * (rate[e + t] as number);
      } else if (a > 0) {
        for (let t = 0; t < kinds; t++) {
          kind[t] = (kind[t] as number) * (a * (rate[e + t] as number) + 1 - a);
        }
      }
    }
    if (end === reports) break;
    rescale(kind);
  }
  let sum = 0;
  for (let t = 0; t < kinds; t++) sum += kind[t] as number;
  const scale = 1 / sum;
  for (let t = 0; t < kinds; t++) kind[t] = (kind[t] as number) * scale;
}

/** Keeps a product of many rates from vanishing. */
function rescale(kind: Float64Array): void {
  let most = 0;
  for (let t = 0; t < kind.length; t++) if ((kind[t] as number) > most) most = kind[t] as number;
  if (most > SMALL) return;
  for (let t = 0; t < kind.length; t++) kind[t] = (kind[t] as number) / most;
}

/** Adds `kind` to the counts of all who reported, each with a matrix of its own. */
function addCounts(
  entry: Int32Array,
  reports: number,
  kind: Float64Array,
  counts: Float64Array,
): void {
  const kinds = kind.length;
  for (let i = 0; i < reports; i++) {
    const e = entry[i] as number;
    for (let t = 0; t < kinds; t++) {
      counts[e + t] = (counts[e + t] as number) + (kind[t] as number);
    }
  }
}

/** From logarithms to probabilities, in place; the largest is taken off first, so nothing overflows. */
export function toProbabilities(values: Float64Array, length: number): void {
  let most = -Infinity;
  for (let t = 0; t < length; t++) if ((values[t] as number) > most) most = values[t] as number;
  let sum = 0;
  for (let t = 0; t < length; t++) {
    const p = Math.exp((values[t] as number) - most);
    values[t] = p;
    sum += p;
  }
  for (let t = 0; t < length; t++) values[t] = (values[t] as number) / sum;
}

function claimsBySource({ sources, source }: Choices): Int32Array {
  const claims = new Int32Array(sources);
  for (const s of source) claims[s] = at(claims, s) + 1;
  return claims;
}

function mostClaims({ questions, start }: Choices): number {
  let most = 0;
  for (let q = 0; q < questions; q++) most = Math.max(most, at(start, q + 1) - at(start, q));
  return most;
}
