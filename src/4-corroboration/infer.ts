/**
 * The posterior of one question: chains swept (`sum-product.ts`), origins weighed
 * (`independence.ts`), suggested links averaged over.
 *
 *     log P(z | everything) = log prior(z) + Σ_r [ max ℓ_r − w_r(z)·D_r(z) ] + constant
 *
 * **Suggested links.** A step with probability p of being a copy contributes
 *
 *     p · λ_relay(x) + (1 − p) · O(z)
 *
 * to the node it may have been copied from: as a relay it says something of that node's version x, as
 * an origin of its own something of the true answer z. Given z the chains are still a forest, so one
 * sweep for each z gives the exact average over all 2^L ways the L suggested links can turn out –
 * without ever listing them. (That the two versions agree makes the copy likelier, that they differ
 * makes it less likely; both happens by itself.) An origin that may be a copy is not shown
 * independent, so its O(z) is discounted like any other's.
 *
 * Cost: hops × answers, and hops × answers² for chains with a suggested link.
 */
import { at } from './channel.ts';
import { isOrigin, type Network } from './network.ts';
import {
  childrenOf,
  collect,
  send,
  stepOf,
  sumBySize,
  sweep,
  type Children,
  type Message,
} from './sum-product.ts';
import { weighOrigins, type WeighedOrigin } from './independence.ts';

export interface InferenceSettings {
  /** Correlation of origins that are not shown independent. */
  readonly rho: number;
  /** Group of each state; by default every state is its own. */
  readonly groupOf?: Int32Array;
}

export interface Inference {
  /** P(z | everything), summing to 1. */
  readonly posterior: Float64Array;
  /** log P(z, everything) up to one constant. */
  readonly log: Float64Array;
  /** The origins, real and possible: node numbers. */
  readonly origins: Int32Array;
  /** Weight of each origin against each state: origin × state. */
  readonly weights: Float64Array;
  readonly effective: number;
  readonly messages: readonly Message[];
  /** False when the evidence excludes every state; then the posterior is the prior. */
  readonly possible: boolean;
}

export function infer(network: Network, settings: InferenceSettings): Inference {
  const { answers, parent } = network;
  const { states } = answers;
  const children = childrenOf(network);
  const messages = sweep(network, children);
  const groupOf = settings.groupOf ?? Int32Array.from({ length: states }, (_, z) => z);

  const nodes: number[] = [];
  for (let n = 0; n < parent.length; n++) if (isOrigin(network, n)) nodes.push(n);
  const origins = Int32Array.from(nodes);
  const { classes, classOf } = classify(network, messages, origins);
  const weighed = weighOrigins(classes, states, groupOf, settings.rho);

  const mixed = treesWithSuggestions(network, origins);
  const log = new Float64Array(states);
  const plain = classes.map(({ count }) => ({ count }));
  for (let i = 0; i < origins.length; i++) {
    const r = at(origins, i);
    if (at(parent, r) >= 0 || mixed.has(r)) (plain[at(classOf, i)] as { count: number }).count -= 1;
  }
  const mixedLogs =
    mixed.size === 0
      ? []
      : sweepMixed(network, children, messages, { origins, classOf, ...weighed, mixed });
  const terms = new Float64Array(classes.length + mixedLogs.length);
  for (let z = 0; z < states; z++) {
    plain.forEach(({ count }, c) => {
      const weight = at(weighed.weights, c * states + z);
      // A weight of zero silences even evidence that is infinite; 0 · ∞ would be NaN.
      terms[c] =
        count === 0 || weight === 0 ? 0 : -count * weight * at(weighed.against, c * states + z);
    });
    mixedLogs.forEach((tree, t) => (terms[classes.length + t] = at(tree, z)));
    log[z] = Math.log(at(answers.prior, z)) + sumBySize(terms);
  }

  const posterior = new Float64Array(states);
  const possible =
    classes.every((one) => one.log.some((value) => value > -Infinity)) && normalise(log, posterior);
  if (!possible) posterior.set(answers.prior);
  const weights = new Float64Array(origins.length * states);
  for (let i = 0; i < origins.length; i++) {
    const c = at(classOf, i);
    weights.set(weighed.weights.subarray(c * states, (c + 1) * states), i * states);
  }
  return { posterior, log, origins, weights, effective: weighed.effective, messages, possible };
}

/** Turns logarithms into probabilities; false when all are −∞. */
export function normalise(log: Float64Array, into: Float64Array): boolean {
  let shift = -Infinity;
  for (const value of log) if (value > shift) shift = value;
  if (shift === -Infinity) return false;
  let sum = 0;
  for (let z = 0; z < log.length; z++) {
    // Shifted by the largest: the exponents are ≤ 0, so the sum lies between 1 and the number of states.
    into[z] = Math.exp(at(log, z) - shift);
    sum += at(into, z);
  }
  for (let z = 0; z < log.length; z++) into[z] = at(into, z) / sum;
  return true;
}

/** Origins that say the same count the same: thousands of unknown sources become a few. */
function classify(
  network: Network,
  messages: readonly Message[],
  origins: Int32Array,
): { classes: WeighedOrigin[]; classOf: Int32Array } {
  const classes: (WeighedOrigin & { count: number })[] = [];
  const classOf = new Int32Array(origins.length);
  const known = new Map<Message, number>();
  origins.forEach((r, i) => {
    const message = messages[r] as Message;
    const real = at(network.parent, r) >= 0 ? 1 - at(network.copied, r) : 1;
    const cluster = real < 1 ? -1 : at(network.cluster, r);
    const alike = real < 1 || cluster >= 0 ? undefined : known.get(message);
    const c = alike ?? classes.length;
    if (alike === undefined) {
      const coarse = isCoarse(network.statements[r] ?? null);
      classes.push({ log: message.log, coarse, cluster, real, count: 0 });
      if (real === 1 && cluster < 0) known.set(message, c);
    }
    (classes[c] as { count: number }).count += 1;
    classOf[i] = c;
  });
  return { classes, classOf };
}

/** Whether a statement fits more than one state. */
export function isCoarse(statement: Float64Array | null): boolean {
  if (statement === null) return false;
  let fits = 0;
  for (const p of statement) if (p > 0 && ++fits > 1) return true;
  return false;
}

/** Roots of trees in which some step is only suggested. */
function treesWithSuggestions(network: Network, origins: Int32Array): Set<number> {
  const found = new Set<number>();
  for (const r of origins) {
    if (at(network.parent, r) < 0) continue;
    let up = r;
    while (at(network.parent, up) >= 0) up = at(network.parent, up);
    found.add(up);
  }
  return found;
}

/** Log evidence of each such tree, discounted, averaged over its suggested links. */
function sweepMixed(
  network: Network,
  children: Children,
  messages: readonly Message[],
  weighed: {
    readonly origins: Int32Array;
    readonly classOf: Int32Array;
    readonly weights: Float64Array;
    readonly against: Float64Array;
    readonly mixed: ReadonlySet<number>;
  },
): Float64Array[] {
  const { answers, parent } = network;
  const { states } = answers;
  const top = new Int32Array(parent.length);
  for (let n = 0; n < parent.length; n++) top[n] = at(parent, n) < 0 ? n : at(top, at(parent, n));
  const relief = new Map<number, (z: number) => number>();
  weighed.origins.forEach((r, i) => {
    const c = at(weighed.classOf, i);
    // ℓ(z) + (1 − w)·D(z) = max ℓ − w·D(z): the discount, anchored at the answer the origin supports.
    relief.set(r, (z) => {
      const d = at(weighed.against, c * states + z);
      const w = at(weighed.weights, c * states + z);
      return w === 1 ? 0 : (1 - w) * d;
    });
  });
  const trees = [...weighed.mixed];
  const results = new Map(trees.map((r) => [r, new Float64Array(states)]));
  const relay = Array<Float64Array | null>(parent.length).fill(null);
  const alone = new Float64Array(parent.length);
  for (let z = 0; z < states; z++) {
    for (let n = parent.length - 1; n >= 0; n--) {
      if (!weighed.mixed.has(at(top, n))) continue;
      const below: { readonly log: Float64Array }[] = [];
      for (let i = at(children.start, n); i < at(children.start, n + 1); i++) {
        const child = at(children.list, i);
        const copy = relay[child] as Float64Array;
        const p = at(network.copied, child);
        below.push({ log: p < 1 ? mix(p, copy, at(alone, child)) : copy });
      }
      const leaf = below.length === 0;
      const logB = leaf ? null : collect(answers, network.statements[n] ?? null, below);
      if (isOrigin(network, n)) {
        // A leaf's message does not depend on z: the first sweep has it.
        const own =
          logB === null ? (messages[n] as Message) : send(answers, stepOf(network, n, true), logB);
        const said = at(own.log, z);
        alone[n] = said === -Infinity ? said : said + (relief.get(n)?.(z) ?? 0);
      }
      if (at(parent, n) >= 0) {
        const as = logB ?? collect(answers, network.statements[n] ?? null, []);
        relay[n] = send(answers, stepOf(network, n, false), as).log;
      } else (results.get(n) as Float64Array)[z] = at(alone, n);
    }
  }
  return trees.map((r) => {
    const log = results.get(r) as Float64Array;
    let most = -Infinity;
    for (const value of log) if (value > most) most = value;
    // One constant per tree is free; taken off so that big trees do not drown small differences.
    return most === -Infinity ? log : log.map((value) => value - most);
  });
}

/** log(p·e^copy(x) + (1 − p)·e^alone), shifted by the larger so that neither overflows. */
function mix(p: number, copy: Float64Array, alone: number): Float64Array {
  return copy.map((log) => {
    const shift = Math.max(log, alone);
    if (shift === -Infinity) return shift;
    return shift + Math.log(p * Math.exp(log - shift) + (1 - p) * Math.exp(alone - shift));
  });
}
