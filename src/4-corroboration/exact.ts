/**
 * The slow way, plainly right: lists every joint state.
 *
 * For every true answer z, every way the suggested links can turn out, and every combination of what
 * each node might have believed, it multiplies the probabilities and adds them up. Exponential: for
 * a handful of nodes only. It shares with the fast path the definition of one step
 * (`stepProbability`) and nothing else; the weights of origins are worked out again from their
 * definition. `infer.ts` must agree with it to 1e-9 (L9).
 */
import { at, stepProbability } from './channel.ts';
import type { Network } from './network.ts';
import { stepOf } from './sum-product.ts';

/** Joint states above which we refuse: a test that never ends helps nobody. */
const MOST = 5_000_000;

export function exactPosterior(network: Network, rho: number, groupOf?: Int32Array): Float64Array {
  const { answers, parent } = network;
  const n = parent.length;
  const { states } = answers;
  const open: number[] = [];
  for (let i = 0; i < n; i++) if (at(parent, i) >= 0 && at(network.copied, i) < 1) open.push(i);
  if (states ** (n + 1) * 2 ** open.length > MOST) {
    throw new RangeError(
      `${n} nodes with ${states} states and ${open.length} suggested links are too many to list; use infer().`,
    );
  }
  const origins: number[] = [];
  for (let i = 0; i < n; i++) if (at(parent, i) < 0 || open.includes(i)) origins.push(i);
  const weights = weightsByDefinition(network, origins, rho, groupOf);

  const joint = new Float64Array(states);
  for (let turn = 0; turn < 2 ** open.length; turn++) {
    const copied = (i: number): boolean => {
      const k = open.indexOf(i);
      return k < 0 ? at(parent, i) >= 0 : ((turn >> k) & 1) === 1;
    };
    let chance = 1;
    for (const i of open) chance *= copied(i) ? at(network.copied, i) : 1 - at(network.copied, i);
    for (let z = 0; z < states; z++) {
      let discount = 1;
      for (const i of origins) if (!copied(i)) discount *= Math.exp(weights(i, z));
      let sum = 0;
      eachVersion(n, states, (x) => {
        let p = 1;
        for (let i = 0; i < n && p > 0; i++) {
          const from = copied(i) ? (x[at(parent, i)] as number) : z;
          p *= stepProbability(answers, stepOf(network, i, !copied(i)), from, x[i] as number);
          const said = network.statements[i];
          if (said !== null && said !== undefined) p *= at(said, x[i] as number);
        }
        sum += p;
      });
      joint[z] = at(joint, z) + at(answers.prior, z) * chance * discount * sum;
    }
  }
  let total = 0;
  for (const p of joint) total += p;
  return joint.map((p) => p / total);
}

/** (1 − w_r(z))·D_r(z): what the discount gives back, by the words of `independence.ts`. */
function weightsByDefinition(
  network: Network,
  origins: readonly number[],
  rho: number,
  groupOf: Int32Array | undefined,
): (origin: number, z: number) => number {
  const { answers, parent } = network;
  const { states } = answers;
  const evidence = new Map(
    origins.map((r) => {
      const own = subtree(network, r);
      const log = Array.from({ length: states }, (_, z) => {
        let sum = 0;
        eachVersion(own.length, states, (x) => {
          let p = 1;
          own.forEach((node, k) => {
            const from = node === r ? z : (x[own.indexOf(at(parent, node))] as number);
            p *= stepProbability(answers, stepOf(network, node, node === r), from, x[k] as number);
            const said = network.statements[node];
            if (said !== null && said !== undefined) p *= at(said, x[k] as number);
          });
          sum += p;
        });
        return Math.log(sum);
      });
      const most = Math.max(...log);
      return [r, log.map((value) => most - value)] as const;
    }),
  );
  const d = (r: number, z: number) => evidence.get(r)?.[z] as number;
  const group = (z: number) => (groupOf === undefined ? z : at(groupOf, z));
  const all = Array.from({ length: states }, (_, z) => z);
  const fits = (r: number) => {
    const said = network.statements[r] ?? [];
    const several = [...said].filter((p) => p > 0).length > 1;
    const most = Math.max(...all.map((z) => d(r, z)));
    const found = [
      ...new Set(all.filter((z) => d(r, z) <= (several ? 0.25 : 1e-9) * most).map(group)),
    ];
    found.sort((a, b) => a - b);
    return several ? found : found.slice(0, 1);
  };
  const real = (r: number) => (at(parent, r) < 0 ? 1 : 1 - at(network.copied, r));
  const support = (g: number) =>
    origins
      .filter((r) => all.some((z) => d(r, z) >= 1e-9) && fits(r).length === 1 && fits(r)[0] === g)
      .reduce((sum, r) => sum + real(r), 0);
  const joined = new Map(
    origins.map((r) => [r, fits(r).reduce((best, g) => (support(g) > support(best) ? g : best))]),
  );
  const effective = (m: number) => (m <= 1 ? m : m / (1 + (m - 1) * rho));
  const weigh = (set: readonly number[], extra: number) => {
    const clusters = new Set(set.map((r) => at(network.cluster, r)).filter((k) => k >= 0)).size;
    const others = set.length - clusters + extra;
    return clusters > 0 ? clusters - 1 + effective(others + 1) : effective(others);
  };
  /** Level by level, what those who reach it weigh: certain ones, and possible ones by their size. */
  const integral = (
    certain: readonly number[],
    possible: readonly number[],
    size: (o: number) => number,
    z: number,
  ) => {
    const levels = [...new Set([0, ...[...certain, ...possible].map((o) => d(o, z))])];
    levels.sort((a, b) => a - b);
    return levels.slice(1).reduce((sum, level, k) => {
      const reach = (o: number) => d(o, z) >= level;
      const extra = possible.filter(reach).reduce((all, o) => all + size(o), 0);
      return sum + (level - (levels[k] as number)) * weigh(certain.filter(reach), extra);
    }, 0);
  };
  return (r, z) => {
    const says = (o: number) => all.some((y) => d(o, y) >= 1e-9);
    const mates = origins.filter((o) => joined.get(o) === joined.get(r) && says(o));
    if (!says(r)) return 0;
    const certain = mates.filter((o) => real(o) === 1);
    if (real(r) < 1) {
      const possible = mates.filter((o) => real(o) < 1);
      const expected = possible.reduce((sum, o) => sum + real(o), 0);
      const size = (o: number) => (real(o) * Math.max(1, expected)) / expected;
      const most = possible.reduce((sum, o) => sum + size(o) * d(o, z), 0);
      if (most === 0) return 0;
      const gain = integral(certain, possible, size, z) - integral(certain, [], size, z);
      return (1 - Math.min(1, Math.max(0, gain / most))) * d(r, z);
    }
    const equal = certain.filter((o) => d(o, z) === d(r, z));
    const before = certain.filter((o) => d(o, z) > d(r, z));
    const gain = weigh([...before, ...equal], 0) - weigh(before, 0);
    return (1 - gain / equal.length) * d(r, z);
  };
}

/** r and everything that certainly came through it, parents first. */
function subtree(network: Network, r: number): number[] {
  const own = [r];
  for (let i = r + 1; i < network.parent.length; i++) {
    if (at(network.copied, i) === 1 && own.includes(at(network.parent, i))) own.push(i);
  }
  return own;
}

function eachVersion(n: number, states: number, visit: (x: Int32Array) => void): void {
  const x = new Int32Array(n);
  for (;;) {
    visit(x);
    let k = 0;
    while (k < n && (x[k] as number) === states - 1) x[k++] = 0;
    if (k === n) return;
    x[k] = (x[k] as number) + 1;
  }
}
