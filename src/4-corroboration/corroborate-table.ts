/**
 * Any table of claims, no case needed: learns how reliable the sources are from how they agree, and
 * gives the posterior of every question.
 *
 * **Learning** (expectation–maximisation, Dempster, Laird & Rubin 1977; for observers Dawid & Skene
 * 1979 with one rate a source). In turn: with the reliabilities of the moment, the posterior of every
 * question; with the posteriors, how often each source's observation was true, and how often each
 * relay passed on what it was told. Counts enter as fractions, shrunk to the level above
 * (`reliability.ts`), so no rate ever becomes 0 or 1. An outcome that is known counts in full, mere
 * agreement counts `AGREEMENT`. A relay is measured against the one it had it from and never against
 * the truth, so agreement between dependent reports raises nobody's record as an observer.
 *
 * **Shared labels.** When all questions choose from the same few labels (grades, yes and no), every
 * question has all of them as possible answers, claimed or not. How common each label is, and which
 * errors are popular, is *not* learnt along: tried on public label sets, with one rate a source it
 * lets the most common label swallow the others (D_Duck .77 → .56, S_Adult .76 → .69). That needs a
 * rate for each label and source.
 *
 * **ρ.** Sources of a table of whose lineage nothing is known are strangers who err alike rather than
 * chains that hide copies, so they correlate less than not-established origins in a case.
 */
import { at } from './channel.ts';
import { countOrigins } from './count-origins.ts';
import { estimateOn } from './estimate.ts';
import { infer, type Inference, type InferenceSettings } from './infer.ts';
import type { Network } from './network.ts';
import { EVERYONE, fitLevel, rate, type Counts, type Rate } from './reliability.ts';
import { sure } from './build-network.ts';
import { settingsWith, type Settings } from './settings.ts';
import { fold } from './spread-answers.ts';
import { sweepDown } from './sum-product.ts';
import type { ClaimTable } from './table.ts';
import {
  ArrayCache,
  buildTableQuestion,
  networkOf,
  type TableQuestion,
  type TableShared,
} from './table-question.ts';
import { withoutNode } from './without.ts';

/** What agreement counts beside a known outcome. */
const AGREEMENT = 0.5;
/** ρ among the sources of a table: of 0, .1, .2, .3 and .5 the best calibrated on public label sets. */
export const TABLE_RHO = 0.3;
const ROUNDS = 30;
const STILL = 1e-4;
/** More labels than this are not a set that all questions share. */
const MOST_LABELS = 20;

export interface TableOptions {
  /** Outcomes: question → value. */
  readonly known?: ReadonlyMap<string, string>;
  /** Turns dependence off, for comparison. */
  readonly independent?: boolean;
  /** Child → parent. */
  readonly places?: ReadonlyMap<string, string>;
  readonly settings?: Partial<Settings>;
  /** Whether to work out what each origin contributes. */
  readonly contributions?: boolean;
  readonly progress?: (done: number, total: number) => void;
}

export interface QuestionResult {
  readonly question: string;
  /** Most probable first. */
  readonly answers: readonly {
    readonly value: string;
    readonly probability: number;
    readonly reports: number;
    readonly origins: number;
  }[];
  readonly none: number;
  /** Median and 90 % interval of a number; of a time, in milliseconds since 1970. */
  readonly estimate: {
    readonly median: number;
    readonly low: number;
    readonly high: number;
  } | null;
  readonly isTime: boolean;
  readonly reports: number;
  readonly origins: number;
  readonly established: {
    readonly independent: number;
    readonly dependent: number;
    readonly unknown: number;
  };
  readonly effective: number;
  readonly flags: readonly string[];
  readonly contributions: readonly { readonly origin: string; readonly decibans: number }[];
  /** The origins behind the best answer and against it, for a digit of credibility. */
  readonly support: {
    readonly for: readonly { readonly source: number; readonly cluster: number }[];
    readonly against: number;
  };
}

export interface SourceResult {
  readonly source: string;
  readonly role: 'observer' | 'relay';
  readonly topic: string;
  readonly rate: Rate;
  /** Cases with a known outcome. */
  readonly known: number;
  readonly claims: number;
}

export interface TableResult {
  readonly sources: readonly SourceResult[];
  readonly rounds: number;
}

/** Works through the table; hands over each question's result, in order of first mention. */
export function corroborateTable(
  table: ClaimTable,
  options: TableOptions,
  each: (result: QuestionResult) => void,
): TableResult {
  const settings = settingsWith({
    rho: TABLE_RHO,
    ...options.settings,
    ...(options.independent === true ? { rho: 0 } : {}),
  });
  const folded = foldValues(table.values);
  const labels = commonLabels(table, folded);
  const shared: TableShared = {
    table,
    settings,
    places: options.places ?? new Map<string, string>(),
    labels: labels?.words ?? null,
    folded: labels === null ? folded : labels.answer,
    independent: options.independent === true,
    cache: new ArrayCache(settings),
  };
  const questions = groupRows(table).map((rows, q) => buildTableQuestion(shared, q, rows));
  const learner = new Learner(
    table,
    questions,
    settings,
    options.known ?? new Map<string, string>(),
  );
  const total = questions.length * 2;
  let rounds = 0;
  for (let moved = Infinity; rounds < ROUNDS && moved > STILL; rounds++) {
    moved = learner.round();
    options.progress?.(Math.round((questions.length * (rounds + 1)) / ROUNDS), total);
  }
  questions.forEach((question, i) => {
    each(resultOf(table, question, learner, options.contributions === true));
    if (i % 1000 === 0) options.progress?.(questions.length + i, total);
  });
  options.progress?.(total, total);
  return { sources: learner.sources(), rounds };
}

/** Rows of each question, by counting. */
function groupRows(table: ClaimTable): readonly Int32Array[] {
  const n = table.questions.length;
  const start = new Int32Array(n + 1);
  for (const q of table.question) start[q + 1] = at(start, q + 1) + 1;
  for (let q = 0; q < n; q++) start[q + 1] = at(start, q + 1) + at(start, q);
  const next = start.slice();
  const rows = new Int32Array(table.claims);
  table.question.forEach((q, i) => {
    rows[at(next, q)] = i;
    next[q] = at(next, q) + 1;
  });
  return Array.from({ length: n }, (_, q) => rows.subarray(at(start, q), at(start, q + 1)));
}

function foldValues(values: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(values, (value) => {
    const key = fold(value);
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    return number;
  });
}

/** The labels that all questions choose from, if they do; and the label of every value. */
function commonLabels(
  table: ClaimTable,
  folded: Int32Array,
): { readonly words: readonly string[]; readonly answer: Int32Array } | null {
  if (table.type.some((type) => type !== 'choice')) return null;
  const spelling = new Map<number, string>();
  table.values.forEach((word, v) => {
    const answer = at(folded, v);
    const before = spelling.get(answer);
    if (before === undefined || word < before) spelling.set(answer, word);
  });
  if (spelling.size > MOST_LABELS || table.questions.length < 3 * spelling.size) return null;
  const sorted = [...spelling].sort(([, a], [, b]) => (a < b ? -1 : 1));
  const numbers = new Map(sorted.map(([answer], i) => [answer, i]));
  return {
    words: sorted.map(([, word]) => word),
    answer: folded.map((answer) => numbers.get(answer) as number),
  };
}

type RoleName = 'observer' | 'relay';

/** Counts and rates of every source and topic, and the rounds that learn them. */
class Learner {
  readonly #table: ClaimTable;
  readonly #questions: readonly TableQuestion[];
  readonly #settings: Settings;
  readonly #known: ReadonlyMap<number, string>;
  /** Number of (source, topic): source · topics + topic. */
  readonly #topics: number;
  readonly #rates: Record<RoleName, Float64Array>;
  readonly #counts: Record<
    RoleName,
    { right: Float64Array; wrong: Float64Array; known: Float64Array }
  >;
  readonly #levels: Record<RoleName, Rate[]>;

  constructor(
    table: ClaimTable,
    questions: readonly TableQuestion[],
    settings: Settings,
    known: ReadonlyMap<string, string>,
  ) {
    this.#table = table;
    this.#questions = questions;
    this.#settings = settings;
    this.#topics = table.topics.length;
    const numbers = new Map(table.questions.map((name, q) => [name, q]));
    this.#known = new Map(
      [...known].flatMap(([name, value]) => {
        const q = numbers.get(name);
        return q === undefined ? [] : [[q, value] as const];
      }),
    );
    const size = table.sources.length * this.#topics;
    const start = (role: RoleName) => rate(EVERYONE[role].right, EVERYONE[role].wrong);
    const levels = (role: RoleName) => Array.from({ length: this.#topics }, () => start(role));
    const empty = () => ({
      right: new Float64Array(size),
      wrong: new Float64Array(size),
      known: new Float64Array(size),
    });
    this.#levels = { observer: levels('observer'), relay: levels('relay') };
    this.#rates = {
      observer: new Float64Array(size).fill(start('observer').mean),
      relay: new Float64Array(size).fill(start('relay').mean),
    };
    this.#counts = { observer: empty(), relay: empty() };
  }

  how(question: TableQuestion): InferenceSettings {
    return { rho: this.#settings.rho, groupOf: question.groupOf };
  }

  network(question: TableQuestion): Network {
    const topic = at(this.#table.topic, question.number);
    const { sourceAt } = question;
    const observes = new Float64Array(sourceAt.length);
    const passes = new Float64Array(sourceAt.length);
    for (let n = 0; n < sourceAt.length; n++) {
      const source = at(sourceAt, n);
      const k = source * this.#topics + topic;
      observes[n] = sure(
        source < 0 ? (this.#levels.observer[topic] as Rate).mean : at(this.#rates.observer, k),
      );
      passes[n] = sure(
        source < 0 ? (this.#levels.relay[topic] as Rate).mean : at(this.#rates.relay, k),
      );
    }
    return networkOf(question, observes, passes);
  }

  /** One round; gives the largest move of any rate. */
  round(): number {
    for (const { right, wrong, known } of Object.values(this.#counts)) {
      right.fill(0);
      wrong.fill(0);
      known.fill(0);
    }
    for (const question of this.#questions) this.#learnFrom(question);
    return Math.max(this.#fit('observer'), this.#fit('relay'));
  }

  #learnFrom(question: TableQuestion): void {
    const network = this.network(question);
    const found = infer(network, this.how(question));
    const outcome = this.#known.get(question.number);
    const truth = outcome === undefined ? null : question.truth(outcome);
    const target = truth === null ? found.posterior : given(found.posterior, truth);
    const weight = truth === null ? AGREEMENT : 1;
    const { faithful } = sweepDown(network, found.messages, () => target);
    const topic = at(this.#table.topic, question.number);
    for (let n = 0; n < faithful.length; n++) {
      const origin = at(network.parent, n) < 0;
      const kept = Math.min(1, at(faithful, n));
      const source = at(question.sourceAt, n);
      if (source < 0) continue;
      const k = source * this.#topics + topic;
      const counts = this.#counts[origin ? 'observer' : 'relay'];
      counts.right[k] = at(counts.right, k) + weight * kept;
      counts.wrong[k] = at(counts.wrong, k) + weight * (1 - kept);
      if (truth !== null) counts.known[k] = at(counts.known, k) + 1;
    }
  }

  #fit(role: RoleName): number {
    const { right, wrong } = this.#counts[role];
    const rates = this.#rates[role];
    const sources = this.#table.sources.length;
    const everyone = rate(EVERYONE[role].right, EVERYONE[role].wrong);
    const all: Counts[] = [];
    for (let s = 0; s < sources; s++) {
      const sum = { right: 0, wrong: 0 };
      for (let t = 0; t < this.#topics; t++) {
        sum.right += at(right, s * this.#topics + t);
        sum.wrong += at(wrong, s * this.#topics + t);
      }
      all.push(sum);
    }
    const overall = fitLevel(all, everyone);
    let moved = 0;
    for (let t = 0; t < this.#topics; t++) {
      const own = (s: number): Counts => ({
        right: at(right, s * this.#topics + t),
        wrong: at(wrong, s * this.#topics + t),
      });
      const level =
        this.#topics === 1
          ? overall
          : fitLevel(
              Array.from({ length: sources }, (_, s) => own(s)),
              overall,
            );
      this.#levels[role][t] = level;
      for (let s = 0; s < sources; s++) {
        const counts = own(s);
        const k = s * this.#topics + t;
        const mean = rate(level.right + counts.right, level.wrong + counts.wrong).mean;
        moved = Math.max(moved, Math.abs(mean - at(rates, k)));
        rates[k] = mean;
      }
    }
    return moved;
  }

  sources(): readonly SourceResult[] {
    const { sources, topics } = this.#table;
    const made = new Int32Array(sources.length * this.#topics);
    this.#table.source.forEach((s, i) => {
      const k = s * this.#topics + at(this.#table.topic, at(this.#table.question, i));
      made[k] = at(made, k) + 1;
    });
    const results: SourceResult[] = [];
    const order = sources
      .map((_, s) => s)
      .sort((a, b) => ((sources[a] as string) < (sources[b] as string) ? -1 : 1));
    for (const s of order) {
      for (const role of ['observer', 'relay'] as const) {
        for (let t = 0; t < this.#topics; t++) {
          const k = s * this.#topics + t;
          const { right, wrong, known } = this.#counts[role];
          if (at(right, k) + at(wrong, k) === 0) continue;
          const level = this.#levels[role][t] as Rate;
          results.push({
            source: sources[s] as string,
            role,
            topic: topics[t] as string,
            rate: rate(level.right + at(right, k), level.wrong + at(wrong, k)),
            known: at(known, k),
            claims: at(made, k),
          });
        }
      }
    }
    return results;
  }
}

/** The posterior once the truth is known: what the stated truth leaves of it. */
function given(posterior: Float64Array, truth: Float64Array): Float64Array {
  const left = posterior.map((p, z) => Math.max(p, 1e-12) * at(truth, z));
  const sum = left.reduce((a, b) => a + b, 0);
  return sum > 0 ? left.map((p) => p / sum) : posterior;
}

function resultOf(
  table: ClaimTable,
  question: TableQuestion,
  learner: Learner,
  wantContributions: boolean,
): QuestionResult {
  const network = learner.network(question);
  const how = learner.how(question);
  const found = infer(network, how);
  const { answerOf, labels } = question;
  const shares = sharesOf(found.posterior, answerOf, labels.length);
  const order = labels
    .map((_, a) => a)
    .sort((a, b) => (shares[b] as number) - (shares[a] as number) || a - b);
  const best = order[0] ?? -1;
  const origins = countOrigins(network, answerOf, labels.length, found);
  const reports = new Int32Array(labels.length);
  for (const a of question.answerOfClaim) if (a >= 0) reports[a] = at(reports, a) + 1;
  const claimed = (a: number) => at(reports, a) > 0 || (origins.byAnswer[a] as number) > 1e-3;
  const { established, flags } = lineageOf(table, question, origins.all);
  const estimate = question.axis === null ? null : estimateOn(question.axis, found.posterior);
  const spoken = order.filter((a) => at(reports, a) > 0).length;
  const support = supportOf(question, network, found, best);
  return {
    question: table.questions[question.number] as string,
    answers: order.filter(claimed).map((a) => ({
      value: labels[a] as string,
      probability: shares[a] as number,
      reports: at(reports, a),
      origins: origins.byAnswer[a] as number,
    })),
    none: Math.max(0, 1 - shares.reduce((sum, p) => sum + p, 0)),
    estimate,
    isTime: table.type[question.number] === 'time',
    reports: question.claims.length,
    origins: origins.all,
    established,
    effective: found.effective,
    flags: [...flags, ...(spoken > 1 ? ['contradiction'] : [])],
    contributions: wantContributions ? contributionsOf(question, network, found, how, best) : [],
    support,
  };
}

function sharesOf(posterior: Float64Array, answerOf: Int32Array, answers: number): number[] {
  const shares = Array<number>(answers).fill(0);
  posterior.forEach((p, z) => {
    const a = at(answerOf, z);
    if (a >= 0) shares[a] = Math.min(1, (shares[a] as number) + p);
  });
  return shares;
}

/** What is known of pairs of reports, and what should be seen. */
function lineageOf(
  table: ClaimTable,
  question: TableQuestion,
  origins: number,
): Pick<QuestionResult, 'established' | 'flags'> {
  const n = question.claims.length;
  const { lineage } = question;
  const single = n > 1 && origins <= 1 ? ['single-origin'] : [];
  if (lineage !== null) {
    const kinds = [...new Set(lineage.marks.map(({ kind }) => kind))].sort();
    const open = lineage.origins.some(({ standing }) => standing === 'not-established');
    return {
      established: lineage.established,
      flags: [...single, ...kinds, ...(open ? ['lineage-not-established'] : [])],
    };
  }
  const by = new Map<number, number>();
  for (const i of question.claims)
    by.set(at(table.source, i), (by.get(at(table.source, i)) ?? 0) + 1);
  let dependent = 0;
  for (const own of by.values()) dependent += (own * (own - 1)) / 2;
  return {
    established: { independent: 0, dependent, unknown: (n * (n - 1)) / 2 - dependent },
    flags: [...single, 'lineage-not-established'],
  };
}

/** Which origins speak for the best answer: those whose evidence is strongest for it. */
function supportOf(
  question: TableQuestion,
  network: Network,
  found: Inference,
  best: number,
): QuestionResult['support'] {
  const supporters: { source: number; cluster: number }[] = [];
  let against = 0;
  for (const r of found.origins) {
    const log = found.messages[r]?.log;
    if (log === undefined) continue;
    let top = 0;
    for (let z = 1; z < log.length; z++) if (at(log, z) > at(log, top)) top = z;
    if (at(question.answerOf, top) === best) {
      supporters.push({ source: at(question.sourceAt, r), cluster: at(network.cluster, r) });
    } else against += 1;
  }
  return { for: supporters, against };
}

/** Log-odds of the best answer with everything, less without each origin, in decibans. */
function contributionsOf(
  question: TableQuestion,
  network: Network,
  found: Inference,
  how: InferenceSettings,
  best: number,
): QuestionResult['contributions'] {
  const odds = ({ posterior }: Inference): number => {
    let inside = 0;
    let outside = 0;
    posterior.forEach((p, z) => {
      if (at(question.answerOf, z) === best) inside += p;
      else outside += p;
    });
    return Math.log(Math.max(inside, 1e-300)) - Math.log(Math.max(outside, 1e-300));
  };
  const all = odds(found);
  return Array.from(found.origins, (r) => ({
    origin: question.originName(r),
    decibans: (10 / Math.LN10) * (all - odds(infer(withoutNode(network, r), how))),
  })).sort((a, b) => Math.abs(b.decibans) - Math.abs(a.decibans) || (a.origin < b.origin ? -1 : 1));
}
