/**
 * A whole simulation in memory, as columns: for tests and measurements. Claims are numbered from 0 as
 * they come, question by question; sources, questions and values are numbers into their lists. A claim
 * takes 36 bytes, whatever it says; whole chains are left to {@link simulate}.
 */
import { reals, small, wholes } from './columns.ts';
import { CopyTally, type Copy } from './copies.ts';
import type { Parameters } from './parameters.ts';
import type { Payment, SimulatedQuestion, StatedBasis } from './question.ts';
import { simulate } from './simulation.ts';
import { KINDS, type Kind } from './tell-question.ts';
import type { SimulatedSource } from './world.ts';

export interface SimulatedTable {
  readonly parameters: Parameters;
  readonly seed: number;
  readonly sources: readonly SimulatedSource[];
  /** Names of the questions. */
  readonly questions: readonly string[];
  /** By question; empty when there is only one. */
  readonly topic: readonly string[];
  readonly type: SimulatedQuestion['type'];
  readonly values: readonly string[];
  /** By question: its true value, which may be one that nobody claimed. */
  readonly truth: Int32Array;

  /** How many claims there are; the columns below are by claim. */
  readonly claims: number;
  readonly source: Int32Array;
  readonly question: Int32Array;
  readonly value: Int32Array;
  /** Minutes since the first question; NaN. */
  readonly time: Float64Array;
  /** The source a claim names; −1. */
  readonly from: Int32Array;
  /** Number in {@link BASES}. */
  readonly basis: Uint8Array;
  /** Number in {@link KINDS}. */
  readonly kind: Uint8Array;
  readonly hops: Uint8Array;
  readonly garbles: Uint8Array;
  /** The source it was really taken from; −1. */
  readonly parent: Int32Array;
  /** Number of the root on its question, from 1; below zero when it was made up. */
  readonly root: Int32Array;

  /** Observations behind each claimed value, as columns of their own. */
  readonly origins: {
    readonly question: Int32Array;
    readonly value: Int32Array;
    readonly independent: Int32Array;
  };
  readonly copies: readonly Copy[];
  readonly payments: readonly (Payment & { readonly question: number })[];
}

export const BASES: readonly StatedBasis[] = ['', 'saw', 'heard'];

/** As {@link simulate}, all of it. */
export function simulateTable(
  said: Readonly<Partial<Record<keyof Parameters, unknown>>> = {},
  seed = 1,
): SimulatedTable {
  const simulation = simulate(said, seed);
  const numbers = new Map<string, number>();
  const numberOf = (value: string): number => {
    let number = numbers.get(value);
    if (number === undefined) numbers.set(value, (number = numbers.size));
    return number;
  };
  const names: string[] = [];
  const topic: string[] = [];
  const copies = new CopyTally(simulation.sources);
  const payments: (Payment & { question: number })[] = [];
  const [truth, source, question, value] = [wholes(), wholes(), wholes(), wholes()];
  const [from, parent, root, time] = [wholes(), wholes(), wholes(), reals()];
  const [basis, kind, hops, garbles] = [small(), small(), small(), small()];
  const origins = { question: wholes(), value: wholes(), independent: wholes() };
  let type: SimulatedQuestion['type'] = 'choice';
  for (const asked of simulation) {
    const q = names.length;
    names.push(asked.name);
    topic.push(asked.topic);
    type = asked.type;
    truth.push(numberOf(asked.truth));
    copies.add(asked);
    for (const payment of asked.payments) payments.push({ ...payment, question: q });
    for (const { value: words, independent } of asked.origins) {
      origins.question.push(q);
      origins.value.push(numberOf(words));
      origins.independent.push(independent);
    }
    for (const claim of asked.claims) {
      const { lineage } = claim;
      source.push(claim.source);
      question.push(q);
      value.push(numberOf(claim.value));
      time.push(claim.time);
      from.push(claim.from);
      basis.push(BASES.indexOf(claim.basis));
      kind.push(KINDS.indexOf(lineage.kind satisfies Kind));
      hops.push(lineage.hops);
      garbles.push(lineage.garbles);
      parent.push(lineage.chain[0] ?? -1);
      root.push(Number(lineage.root.slice(1)) * (lineage.root.startsWith('x') ? -1 : 1));
    }
  }
  const sourceOf = source.done();
  return {
    parameters: simulation.parameters,
    seed,
    sources: simulation.sources,
    questions: names,
    topic,
    type,
    values: [...numbers.keys()],
    truth: truth.done(),
    claims: sourceOf.length,
    source: sourceOf,
    question: question.done(),
    value: value.done(),
    time: time.done(),
    from: from.done(),
    basis: basis.done(),
    kind: kind.done(),
    hops: hops.done(),
    garbles: garbles.done(),
    parent: parent.done(),
    root: root.done(),
    origins: {
      question: origins.question.done(),
      value: origins.value.done(),
      independent: origins.independent.done(),
    },
    copies: copies.list(),
    payments,
  };
}
