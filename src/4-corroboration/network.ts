/**
 * The chains of one question as arrays: what the inference reads. Built once (`build-network.ts` from
 * a lineage, `table/` from rows), then computed on without another look at records.
 *
 * Node n had it from node `parent[n]`; −1 means that n is an origin and looks at the world. A node is
 * a person's version of the matter, one of the states of `answers`. What reached us from a node is
 * its row of `statements`: the probability of what was said to us given each state, 1 and 0 for a
 * plain answer, several ones for a coarse or one-sided statement; null for somebody we only know of.
 *
 * A step that only a suggested link claims has `copied[n]` strictly between 0 and 1: with that
 * probability n had it from its parent, otherwise n is an origin of its own.
 */
import type { Answers } from './channel.ts';

export interface Network {
  readonly answers: Answers;
  /** Parents come before children: parent[n] < n. */
  readonly parent: Int32Array;
  /** 1 for a declared or accepted step (and for roots, where it has no meaning). */
  readonly copied: Float64Array;
  /** θ: how often n is right when it is an origin. */
  readonly observes: Float64Array;
  /** 1 − ε: how often n passes on what it was told. */
  readonly passes: Float64Array;
  readonly statements: readonly (Float64Array | null)[];
  /**
   * For origins: −1 when not shown independent of the others; otherwise the number of its cluster.
   * Two established origins of different clusters are shown independent; of one cluster, not.
   */
  readonly cluster: Int32Array;
  /** P(y | x) outright for single nodes, instead of `observes` or `passes`. */
  readonly matrices?: ReadonlyMap<number, Float64Array>;
}

export const isOrigin = (network: Network, n: number): boolean =>
  (network.parent[n] as number) < 0 || (network.copied[n] as number) < 1;

/** Refuses arrays that could not be a network, with the first thing that is wrong. */
export function checkNetwork(network: Network): void {
  const { answers, parent, copied, observes, passes, statements, cluster } = network;
  const n = parent.length;
  for (const [name, array] of Object.entries({ copied, observes, passes, statements, cluster })) {
    if (array.length !== n) {
      throw new RangeError(
        `A network of ${n} nodes needs ${n} entries in \`${name}\`; got ${array.length}.`,
      );
    }
  }
  for (let i = 0; i < n; i++) {
    const up = parent[i] as number;
    if (!(up >= -1 && up < i)) {
      throw new RangeError(`Node ${i} has parent ${up}; parents come before their children.`);
    }
    for (const [name, p] of [
      ['copied', copied[i]],
      ['observes', observes[i]],
      ['passes', passes[i]],
    ] as const) {
      if (!((p as number) >= 0 && (p as number) <= 1)) {
        throw new RangeError(`\`${name}\` of node ${i} is ${p}; it must be a probability.`);
      }
    }
    const said = statements[i];
    if (said !== null && said !== undefined && said.length !== answers.states) {
      throw new RangeError(`The statement of node ${i} must speak of ${answers.states} states.`);
    }
  }
}
