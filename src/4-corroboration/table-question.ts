/**
 * One question of a table as chains and answers, ready for the inference with any reliabilities.
 *
 * Where nobody says from whom they have it or how they know it, every source is an origin whose
 * lineage is not established, and nothing but numbers is needed. Otherwise the declared chains are
 * followed: a claim heard *from* a source hangs under that source's claim on the same question; if it
 * made none there, under a hop we only know of. A source with several rows on a question is one
 * teller; the earliest row that names one says from whom it has it. Chains that run in a circle are
 * cut, and begin with a gap.
 */
import { asId } from '#terms/ids.ts';
import type { ClaimId } from '#terms/ids.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Value, ValueType } from '#claims/value.ts';
import { formatValue } from '#claims/format-value.ts';
import type { Lineage } from '#lineage/lineage.ts';
import { traceLineage } from '#lineage/trace-lineage.ts';
import { makeHop } from '#claims/make-hop.ts';
import { buildNetwork, tellings } from './build-network.ts';
import type { Answers } from './channel.ts';
import { buildDomain, type Axis } from './domain.ts';
import type { Network } from './network.ts';
import { rate, type Reliabilities } from './reliability.ts';
import type { Settings } from './settings.ts';
import { plainStates, spreadAnswers } from './spread-answers.ts';
import { basisOf, typeOf, type ClaimTable } from './table/claim-table.ts';
import { readValue } from './table/read-value.ts';

/** A question with its chains; `observes` and `passes` are filled in by whoever knows reliabilities. */
export interface TableQuestion {
  readonly number: number;
  /** Rows on it, earliest first. */
  readonly claims: Int32Array;
  readonly answers: Answers;
  readonly answerOf: Int32Array;
  readonly groupOf: Int32Array;
  readonly labels: readonly string[];
  /** The labels that all questions share, if these are they. */
  readonly closed: readonly string[] | null;
  /** The answer each of `claims` is a report of; −1. */
  readonly answerOfClaim: Int32Array;
  readonly axis: Axis | null;
  /** Probability of a stated truth given each state; null when it is no possible value. */
  truth(words: string): Float64Array | null;
  readonly parent: Int32Array;
  readonly copied: Float64Array;
  readonly cluster: Int32Array;
  readonly statements: readonly (Float64Array | null)[];
  /** The source at each node; −1 for nobody we know. */
  readonly sourceAt: Int32Array;
  /** Null when nothing about lineage was stated. */
  readonly lineage: Lineage | null;
  /** Names of origins, by node. */
  readonly originName: (node: number) => string;
}

/** What all questions share, built once. */
export interface TableShared {
  readonly table: ClaimTable;
  readonly settings: Settings;
  /** Child → parent of every place. */
  readonly places: ReadonlyMap<string, string>;
  /** Labels that all questions choose from; null when each has answers of its own. */
  readonly labels: readonly string[] | null;
  /** Number of the answer each value is, letter case and spacing aside. */
  readonly folded: Int32Array;
  /** Every report a witness of its own: no chains, no repeats. */
  readonly independent: boolean;
  readonly cache: ArrayCache;
}

/** Arrays that many questions have in common. */
export class ArrayCache {
  readonly #roots = new Map<number, Int32Array>();
  readonly #ones = new Map<number, Float64Array>();
  readonly #answers = new Map<number, Answers>();
  readonly #states = new Map<number, ReturnType<typeof plainStates>>();
  readonly #said = new Map<number, Float64Array[]>();
  readonly #settings: Settings;
  constructor(settings: Settings) {
    this.#settings = settings;
  }
  /** n times −1. */
  roots(n: number): Int32Array {
    return make(this.#roots, n, () => new Int32Array(n).fill(-1));
  }
  ones(n: number): Float64Array {
    return make(this.#ones, n, () => new Float64Array(n).fill(1));
  }
  /** n answers, closed when the list is known to be whole. */
  answers(n: number, kind: 'open' | 'closed'): Answers {
    return make(this.#answers, kind === 'open' ? n : -n, () =>
      spreadAnswers(Array<number>(n).fill(1), kind, this.#settings),
    );
  }
  states(n: number): ReturnType<typeof plainStates> {
    return make(this.#states, n, () => plainStates(n));
  }
  /** "It is answer v", of n states: always the same array. */
  said(n: number, v: number): Float64Array {
    const all = make(this.#said, n, () => []);
    return (all[v] ??= Float64Array.from({ length: n }, (_, x) => Number(x === v)));
  }
}

function make<T>(map: Map<number, T>, n: number, how: () => T): T {
  let found = map.get(n);
  if (found === undefined) map.set(n, (found = how()));
  return found;
}

/** `claims`: its rows of the question in order (`group-rows.ts`). */
export function buildTableQuestion(
  shared: TableShared,
  number: number,
  claims: Int32Array,
): TableQuestion {
  const known = answersFor(shared, number, claims);
  return { number, claims, ...known, ...chainsFor(shared, number, claims, known) };
}

type Known = Pick<
  TableQuestion,
  'answers' | 'answerOf' | 'groupOf' | 'labels' | 'closed' | 'answerOfClaim' | 'axis' | 'truth'
> & {
  readonly statementOf: (i: number) => Float64Array | null;
};

function answersFor(shared: TableShared, number: number, claims: Int32Array): Known {
  const { table, cache, folded, labels: common } = shared;
  const type = typeOf(table, number);
  if (type !== 'choice') return typedAnswers(shared, number, type, claims);
  let labels = common;
  let place: (answer: number) => number = (answer) => answer;
  if (labels === null) {
    const spelling = new Map<number, string>();
    for (const i of claims) {
      const word = table.values.at(table.value[i] as number);
      const answer = folded[table.value[i] as number] as number;
      const before = spelling.get(answer);
      if (before === undefined || word < before) spelling.set(answer, word);
    }
    const sorted = [...spelling].sort(([, a], [, b]) => (a < b ? -1 : 1));
    const numbers = new Map(sorted.map(([answer], i) => [answer, i]));
    labels = sorted.map(([, word]) => word);
    place = (answer) => numbers.get(answer) ?? -1;
  }
  const states = labels.length + 1;
  const answerOfClaim = claims.map((i) => place(folded[table.value[i] as number] as number));
  const list = labels;
  return {
    answers: cache.answers(labels.length, common === null ? 'open' : 'closed'),
    ...cache.states(states),
    labels,
    closed: common,
    answerOfClaim,
    axis: null,
    truth: (words) => {
      const v = list.findIndex((label) => label.toLowerCase() === words.trim().toLowerCase());
      return cache.said(states, v < 0 ? states - 1 : v);
    },
    statementOf: (k) => cache.said(states, answerOfClaim[k] as number),
  };
}

function typedAnswers(
  shared: TableShared,
  number: number,
  type: ValueType,
  claims: Int32Array,
): Known {
  const { table, settings } = shared;
  const read = new Map<number, Value>();
  for (const i of claims) {
    const v = table.value[i] as number;
    if (!read.has(v)) read.set(v, readValue(table.values.at(v), type));
  }
  const places: Record<string, string> = {};
  if (type === 'place') for (const value of read.values()) walkUp(value, shared.places, places);
  const asserts = (value: Value) => ({ value, polarity: 'asserts' as const });
  const said = [...read.values()].map(asserts);
  const domain = buildDomain({ type, options: [], places, unit: null }, said, settings);
  const written = new Map<number, string>();
  const answerOfClaim = claims.map((i) => {
    const v = table.value[i] as number;
    const answer = domain.answerFor(read.get(v) as Value);
    const word = table.values.at(v);
    if (answer >= 0 && (written.get(answer) ?? '\uffff') > word) written.set(answer, word);
    return answer;
  });
  return {
    answers: domain.answers,
    answerOf: domain.answerOf,
    groupOf: domain.groupOf,
    // A place or a yes is written as the table writes it; a group of numbers as the range it is.
    closed: null,
    labels: domain.listed.map(({ value }, a) =>
      type === 'number' || type === 'time' || type === 'point' || type === 'set'
        ? formatValue(value)
        : (written.get(a) ?? formatValue(value)),
    ),
    answerOfClaim,
    axis: domain.axis,
    truth: (words) => domain.statement(asserts(readValue(words, type))),
    statementOf: (k) =>
      domain.statement(asserts(read.get(table.value[claims[k] as number] as number) as Value)),
  };
}

function walkUp(
  value: Value,
  tree: ReadonlyMap<string, string>,
  into: Record<string, string>,
): void {
  if (value.type !== 'place') return;
  for (let at = value.place; ;) {
    const up = tree.get(at);
    if (up === undefined || Object.hasOwn(into, at)) return;
    into[at] = up;
    at = up;
  }
}

type Chains = Pick<
  TableQuestion,
  'parent' | 'copied' | 'cluster' | 'statements' | 'sourceAt' | 'lineage' | 'originName'
>;

function chainsFor(shared: TableShared, number: number, claims: Int32Array, known: Known): Chains {
  const { table } = shared;
  const stated = claims.some(
    (i) => (table.from[i] as number) >= 0 || (table.basis[i] as number) > 0,
  );
  return stated && !shared.independent
    ? declaredChains(shared, number, claims, known)
    : plainReports(shared, claims, known);
}

/** Every source an origin of its own; with `independent` every row. */
function plainReports(shared: TableShared, claims: Int32Array, known: Known): Chains {
  const { table, cache, independent, settings } = shared;
  const nodes: { source: number; said: Float64Array[] }[] = [];
  const at = new Map<number, number>();
  claims.forEach((i, k) => {
    const source = table.source[i] as number;
    const statement = known.statementOf(k);
    const before = independent ? undefined : at.get(source);
    if (before === undefined) {
      at.set(source, nodes.length);
      nodes.push({ source, said: statement === null ? [] : [statement] });
    } else if (statement !== null) nodes[before]?.said.push(statement);
  });
  const n = nodes.length;
  const sourceAt = Int32Array.from(nodes, ({ source }) => source);
  return {
    parent: cache.roots(n),
    copied: cache.ones(n),
    cluster: cache.roots(n),
    statements: nodes.map(({ said }) => tellings(said, known.answers.wrong, settings.slip)),
    sourceAt,
    lineage: null,
    originName: (node) => table.sources.at(sourceAt[node] as number),
  };
}

const NO_TIME = { madeAt: '' as Claim['madeAt'], madeBy: asId<Claim['madeBy']>('') };

function declaredChains(
  shared: TableShared,
  number: number,
  claims: Int32Array,
  known: Known,
): Chains {
  const { table, settings } = shared;
  const first = new Map<number, number>();
  const heardFrom = new Map<number, number>();
  for (const i of claims) {
    const source = table.source[i] as number;
    if (!first.has(source)) first.set(source, i);
    if (!heardFrom.has(source) && (table.from[i] as number) >= 0)
      heardFrom.set(source, table.from[i] as number);
  }
  const built = Array.from(claims, (i, k): Claim => {
    const { hops, basis } = chainOfRow(table, i, first, heardFrom);
    return {
      ...NO_TIME,
      id: asId<ClaimId>(String(k).padStart(7, '0')),
      caseId: asId(''),
      version: 1,
      questionId: asId(String(number)),
      // Numbers of answers stand for the answers: the lineage only asks whether two are the same.
      value: { type: 'choice', answer: String(table.value[i]) },
      polarity: 'asserts',
      quote: '',
      documentId: null,
      span: null,
      hops,
      basis,
      access: 'not-known',
      certainty: [],
      toldAt: null,
      aboutTime: null,
      place: null,
      suggestedBy: 'import',
      decidedBy: null,
      status: 'accepted',
      comment: null,
    };
  });
  const lineage = traceLineage({ claims: built, links: [], sources: [], ties: [] });
  const index = new Map<Claim, number>(built.map((claim, k) => [claim, k]));
  const anybody = rate(1, 1);
  const nobody: Reliabilities = { of: () => anybody, anyone: () => anybody };
  const { network, rates, originOf } = buildNetwork({
    claims: built,
    lineage,
    domain: {
      answers: known.answers,
      listed: [],
      answerOf: known.answerOf,
      groupOf: known.groupOf,
      axis: null,
      answerFor: () => -1,
      statement: (claim) => known.statementOf(index.get(claim as Claim) as number),
    },
    topic: '',
    reliabilities: nobody,
    settings,
  });
  const names = new Map([...originOf].map(([key, node]) => [node, key]));
  const sourceAt = Int32Array.from(rates, ({ who }) => (who === '' ? -1 : Number(who)));
  return {
    parent: network.parent,
    copied: network.copied,
    cluster: network.cluster,
    statements: network.statements,
    sourceAt,
    lineage,
    originName: (node) => {
      const source = sourceAt[node] as number;
      if (source >= 0) return table.sources.at(source);
      const key = names.get(node) ?? '';
      const claim = built[Number(key.replace(/^gap:/, ''))];
      const teller = claim?.hops.at(-1)?.actor;
      return teller?.kind === 'source'
        ? `not traced (behind ${table.sources.at(Number(teller.sourceId))})`
        : 'not traced';
    },
  };
}

/** The chain of a row: from whom, and from whom they, on the same question. */
function chainOfRow(
  table: ClaimTable,
  row: number,
  first: ReadonlyMap<number, number>,
  heardFrom: ReadonlyMap<number, number>,
): { readonly hops: readonly Hop[]; readonly basis: Claim['basis'] } {
  const people = [table.source[row] as number];
  let circle = false;
  for (let up = heardFrom.get(people[0] as number); up !== undefined; up = heardFrom.get(up)) {
    if (people.includes(up)) {
      circle = true;
      break;
    }
    people.unshift(up);
  }
  const origin = people[0] as number;
  const hops: Hop[] = people.map((source, i) =>
    makeHop(
      { kind: 'source', sourceId: asId(String(source)) },
      i === 0 && !circle ? 'observer' : 'relay',
    ),
  );
  if (circle) hops.unshift(makeHop({ kind: 'gap' }, 'observer'));
  const said = people.length === 1 ? row : first.get(origin);
  return { hops, basis: said === undefined || circle ? 'unknown' : basisOf(table, said) };
}

/** The question as a network, with the reliabilities of the moment. */
export function networkOf(
  question: TableQuestion,
  observes: Float64Array,
  passes: Float64Array,
): Network {
  const { answers, parent, copied, cluster, statements } = question;
  return { answers, parent, copied, cluster, statements, observes, passes };
}
