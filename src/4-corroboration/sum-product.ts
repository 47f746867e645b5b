/**
 * One sweep over the chains: for every origin, how well each true answer explains all that reached us
 * from it.
 *
 * Each node collects b(x), the probability of everything at and below it given that its version of
 * the matter is x: what it told us itself, times the messages of all who had it from it. The step
 * that leads to the node (`channel.ts`) turns b into λ, which is the node's message to whoever it had
 * it from – or, for an origin, the likelihood of each true answer. On a forest this is exact: it is
 * the sum over all joint states of all hidden and heard nodes, in time linear in hops × answers
 * instead of exponential (Pearl, *Probabilistic Reasoning in Intelligent Systems*, 1988, ch. 4).
 * `exact.ts` does the exponential sum; a property test makes the two agree.
 *
 * What follows without being written anywhere: once a node's own version is known, everything below
 * it is independent of everything above, so a relay of a report we hold adds nothing; and many relays
 * of one origin we have not heard sharpen what that origin said, never beyond the origin's own weight.
 *
 * Odd cases: steps that only a suggested link claims are left out here, and their child is an origin
 * of its own; `infer.ts` then averages over both possibilities. Sums of logarithms are taken in order
 * of size, so the same reports give the same bits in whatever order they came and whatever they are
 * called.
 */
import { at, downward, upward, type Answers, type Step } from './channel.ts';
import { isOrigin, type Network } from './network.ts';

/** What a node says upwards. `lambda`, `kept`, `error` and `b` share one scale; `log` is in full. */
export interface Message {
  /** log λ(x) of all evidence at and below the node. */
  readonly log: Float64Array;
  readonly lambda: Float64Array;
  /** λ if the step had been faithful for sure, … */
  readonly kept: Float64Array;
  /** … and if it had gone wrong for sure. */
  readonly error: Float64Array;
  readonly b: Float64Array;
}

/** The step that leads to a node: an observation for an origin, a relay otherwise. */
export function stepOf(network: Network, n: number, asOrigin = isOrigin(network, n)): Step {
  return {
    keep: at(asOrigin ? network.observes : network.passes, n),
    observes: asOrigin,
    matrix: network.matrices?.get(n) ?? null,
  };
}

/** For every node the nodes that had it from it, suggested steps included: `of(n)` in one array. */
export interface Children {
  readonly start: Int32Array;
  readonly list: Int32Array;
}

export function childrenOf(network: Network): Children {
  const { parent } = network;
  const start = new Int32Array(parent.length + 1);
  for (const up of parent) if (up >= 0) start[up + 1] = at(start, up + 1) + 1;
  for (let i = 0; i < parent.length; i++) start[i + 1] = at(start, i + 1) + at(start, i);
  const next = start.slice();
  const list = new Int32Array(at(start, parent.length));
  for (let i = 0; i < parent.length; i++) {
    const up = at(parent, i);
    if (up < 0) continue;
    list[at(next, up)] = i;
    next[up] = at(next, up) + 1;
  }
  return { start, list };
}

/** Every node's message: origins to the question itself, all others to whoever they had it from. */
export function sweep(
  network: Network,
  children: Children = childrenOf(network),
): readonly Message[] {
  const { answers, parent } = network;
  const messages = Array<Message>(parent.length);
  // Leaves that say the same with the same reliability send the same message: work it out once.
  const leaves = new Map<Float64Array | null, Map<string, Message>>();
  const below: number[] = [];
  for (let n = parent.length - 1; n >= 0; n--) {
    const first = at(children.start, n);
    const last = at(children.start, n + 1);
    const said = network.statements[n] ?? null;
    below.length = 0;
    for (let i = first; i < last; i++) {
      const child = at(children.list, i);
      if (!isOrigin(network, child)) below.push(child);
    }
    const step = stepOf(network, n);
    if (below.length > 0 || step.matrix !== null) {
      const logB = collect(
        answers,
        said,
        below.map((child) => messages[child] as Message),
      );
      messages[n] = send(answers, step, logB);
      continue;
    }
    let known = leaves.get(said);
    if (known === undefined) leaves.set(said, (known = new Map<string, Message>()));
    const key = `${step.keep} ${step.observes}`;
    let message = known.get(key);
    if (message === undefined) {
      message = send(answers, step, collect(answers, said, []));
      known.set(key, message);
    }
    messages[n] = message;
  }
  return messages;
}

/** log b(x): what the node said itself, and all that came to us through it. */
export function collect(
  answers: Answers,
  said: Float64Array | null,
  below: readonly Pick<Message, 'log'>[],
): Float64Array {
  const logB = new Float64Array(answers.states);
  const terms = new Float64Array(below.length);
  for (let x = 0; x < answers.states; x++) {
    for (let i = 0; i < below.length; i++) terms[i] = at((below[i] as Message).log, x);
    logB[x] = sumBySize(terms) + (said === null ? 0 : Math.log(at(said, x)));
  }
  return logB;
}

/** Sends log b up a step. */
export function send(answers: Answers, step: Step, logB: Float64Array): Message {
  const { states } = answers;
  let shift = -Infinity;
  for (const value of logB) if (value > shift) shift = value;
  const b = new Float64Array(states);
  // Shifted so that the largest entry is e^0 = 1: nothing overflows, and what underflows is smaller
  // than the largest by more than 10^300 and could not have mattered. The shift is put back below.
  if (shift > -Infinity) for (let x = 0; x < states; x++) b[x] = Math.exp(at(logB, x) - shift);
  const lambda = new Float64Array(states);
  const kept = new Float64Array(states);
  const error = new Float64Array(states);
  upward(answers, step, b, { lambda, kept, error });
  const log = new Float64Array(states);
  for (let x = 0; x < states; x++) log[x] = Math.log(at(lambda, x)) + shift;
  return { log, lambda, kept, error, b };
}

/** The sum of the numbers, smallest first: the same bits for the same numbers in any order. */
export function sumBySize(terms: Float64Array): number {
  if (terms.length > 1) terms.sort();
  let sum = 0;
  for (const term of terms) sum += term;
  return sum;
}

/** What falls on each step when `weight` is spread over the true answers. */
export interface Shares {
  /** Weight with which the step into n was faithful; `weight` minus this is the blame. */
  readonly faithful: Float64Array;
  /** Derivative of Σ_z weight_r(z)·log O_r(z) by the `keep` of the step into n. */
  readonly slope: Float64Array;
  /** Weight on each version of the node: node × state. Only filled when asked for. */
  readonly beliefs: Float64Array | null;
}

/**
 * The way back down, by the chain rule. Given for every origin r a weight over the true answers, it
 * finds what that weight says of every step and node. With the posterior P(z) as weight these are
 * posterior probabilities (was this step faithful? what did this node believe?); with the derivative
 * of a log-odds as weight they are its derivatives. Also one sweep.
 */
export function sweepDown(
  network: Network,
  messages: readonly Message[],
  weight: (origin: number) => Float64Array,
  wantBeliefs = false,
): Shares {
  const { answers, parent } = network;
  const { states } = answers;
  const faithful = new Float64Array(parent.length);
  const slope = new Float64Array(parent.length);
  const onNode = Array<Float64Array | null>(parent.length).fill(null);
  const beliefs = wantBeliefs ? new Float64Array(parent.length * states) : null;
  const isParent = new Uint8Array(parent.length);
  for (let n = 0; n < parent.length; n++) {
    if (!isOrigin(network, n)) isParent[at(parent, n)] = 1;
  }
  const h = new Float64Array(states);
  const g = new Float64Array(states);
  for (let n = 0; n < parent.length; n++) {
    const message = messages[n] as Message;
    const step = stepOf(network, n);
    const incoming = isOrigin(network, n) ? weight(n) : (onNode[at(parent, n)] as Float64Array);
    let kept = 0;
    let change = 0;
    for (let x = 0; x < states; x++) {
      const lambda = at(message.lambda, x);
      // λ(x) = 0 only where the evidence excludes x, and then no weight can fall on x.
      h[x] = lambda > 0 ? at(incoming, x) / lambda : 0;
      kept += at(h, x) * step.keep * at(message.kept, x);
      change += at(h, x) * (at(message.kept, x) - at(message.error, x));
    }
    faithful[n] = kept;
    slope[n] = step.matrix === null ? change : 0;
    if (isParent[n] === 0 && !wantBeliefs) continue;
    downward(answers, step, h, g);
    const own = new Float64Array(states);
    for (let y = 0; y < states; y++) own[y] = at(message.b, y) * at(g, y);
    onNode[n] = own;
    if (beliefs !== null) beliefs.set(own, n * states);
  }
  return { faithful, slope, beliefs };
}
