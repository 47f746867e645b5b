/**
 * Learns boosted trees for a yes-or-no question: logistic loss, second-order leaf values, thresholds from
 * the quantiles of each number. The same examples in the same order give the same trees.
 */
import type { Trees } from '#claims/attribution/english/trees.ts';

export interface TreeSettings {
  readonly rounds: number;
  readonly depth: number;
  readonly rate: number;
  /** Added to the second derivatives of a leaf. */
  readonly damping: number;
  readonly leastInLeaf: number;
}

const BINS = 48;

export function learnTrees(
  examples: readonly Float64Array[],
  right: Uint8Array,
  { rounds, depth, rate, damping, leastInLeaf }: TreeSettings,
): Trees {
  const n = examples.length;
  const width = examples[0]?.length ?? 0;
  const cuts = Array.from({ length: width }, (_, f) => {
    const values = Float64Array.from(examples, (x) => x[f] ?? 0).sort();
    const found = new Set<number>();
    for (let b = 1; b < BINS; b++) found.add(values[Math.floor((b * n) / BINS)] ?? 0);
    return [...found].toSorted((a, b) => a - b);
  });
  const bins = Array.from({ length: width }, (_, f) =>
    Uint8Array.from(examples, (x) => {
      const value = x[f] ?? 0;
      let b = 0;
      const own = cuts[f] ?? [];
      while (b < own.length && value > (own[b] ?? 0)) b++;
      return b;
    }),
  );
  let yes = 0;
  for (const one of right) yes += one;
  const start = Math.log((yes + 1) / (n - yes + 1));
  const sum = new Float64Array(n).fill(start);
  const g = new Float64Array(n);
  const h = new Float64Array(n);
  const trees: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-(sum[i] ?? 0)));
      g[i] = (right[i] ?? 0) - p;
      h[i] = p * (1 - p);
    }
    const tree: number[] = [];
    const grow = (members: Int32Array, left: number): void => {
      let G = 0;
      let H = 0;
      for (const i of members) {
        G += g[i] ?? 0;
        H += h[i] ?? 0;
      }
      let gain = 1e-6;
      let feature = -1;
      let bin = 0;
      if (left > 0 && members.length >= 2 * leastInLeaf) {
        const gs = new Float64Array(BINS + 1);
        const hs = new Float64Array(BINS + 1);
        const ns = new Float64Array(BINS + 1);
        // Each tree is asked about a third of the numbers, so that no two are alike.
        for (let f = round % 3; f < width; f += 3) {
          gs.fill(0);
          hs.fill(0);
          ns.fill(0);
          const own = bins[f] ?? new Uint8Array();
          for (const i of members) {
            const b = own[i] ?? 0;
            gs[b] = (gs[b] ?? 0) + (g[i] ?? 0);
            hs[b] = (hs[b] ?? 0) + (h[i] ?? 0);
            ns[b] = (ns[b] ?? 0) + 1;
          }
          let a = 0;
          let b = 0;
          let c = 0;
          for (let k = 0; k < (cuts[f]?.length ?? 0); k++) {
            a += gs[k] ?? 0;
            b += hs[k] ?? 0;
            c += ns[k] ?? 0;
            if (c < leastInLeaf || members.length - c < leastInLeaf) continue;
            const better =
              (a * a) / (b + damping) +
              ((G - a) * (G - a)) / (H - b + damping) -
              (G * G) / (H + damping);
            if (better > gain) [gain, feature, bin] = [better, f, k];
          }
        }
      }
      const at = tree.length;
      if (feature < 0) {
        const value = Number(((rate * G) / (H + damping)).toFixed(4));
        tree.push(-1, value, 0);
        for (const i of members) sum[i] = (sum[i] ?? 0) + value;
        return;
      }
      tree.push(feature, Number((cuts[feature]?.[bin] ?? 0).toPrecision(5)), 0);
      const own = bins[feature] ?? new Uint8Array();
      grow(
        members.filter((i) => (own[i] ?? 0) <= bin),
        left - 1,
      );
      tree[at + 2] = tree.length;
      grow(
        members.filter((i) => (own[i] ?? 0) > bin),
        left - 1,
      );
    };
    grow(
      Int32Array.from({ length: n }, (_, i) => i),
      depth,
    );
    trees.push(tree);
  }
  return { start: Number(start.toFixed(5)), trees };
}
