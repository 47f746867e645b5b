/**
 * Learns the weights of a conditional random field by stochastic gradient ascent with a step for each
 * weight (AdaGrad) and a pull towards zero (L2, on the weights that are touched). Sequences come in an
 * order drawn from a seed: the same input gives the same weights.
 */
import { beliefs, lattice, type Lattice } from '#claims/attribution/english/crf.ts';
import { emptyWeights, rowOf, type Weights } from '#claims/attribution/english/model.ts';

/** A probability that is wrong by less teaches nothing: most words are far from any doubt. */
const NOTHING = 0.004;

export interface Sequence {
  readonly length: number;
  /** Feature codes, flattened, with the offset of each word's (length + 1 offsets). */
  readonly nodes: Int32Array;
  readonly nodeAt: Int32Array;
  readonly edges: Int32Array;
  readonly edgeAt: Int32Array;
  readonly gold: Uint8Array;
  /** Labels that word i may have, as bits; 0 means all. */
  readonly allowed: Uint8Array | null;
}

export interface Crf {
  readonly labels: number;
  readonly nodes: Weights;
  readonly edges: Weights;
}

export interface Training {
  readonly labels: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  /** A feature seen fewer times is left out. */
  readonly least: number;
  /** Share of a word's features that are hidden each time, so that no weight relies on another. */
  readonly dropout: number;
  readonly say?: (line: string) => void;
  /** Called after each epoch with the weights as they would be used. */
  readonly each?: (crf: Crf, epoch: number) => void;
}

function commonCodes(all: readonly Int32Array[], least: number): Int32Array {
  let total = 0;
  for (const one of all) total += one.length;
  const codes = new Int32Array(total);
  let at = 0;
  for (const one of all) {
    codes.set(one, at);
    at += one.length;
  }
  codes.sort();
  const kept: number[] = [];
  for (let i = 0; i < total;) {
    let j = i;
    while (j < total && codes[j] === codes[i]) j++;
    if (j - i >= least) kept.push(codes[i] ?? 0);
    i = j;
  }
  return Int32Array.from(kept);
}

export function trainCrf(sequences: readonly Sequence[], options: Training): Crf {
  const { labels: L, epochs, rate, decay, least, dropout, say, each } = options;
  const nodes = emptyWeights(
    L,
    L,
    commonCodes(
      sequences.map((s) => s.nodes),
      least,
    ),
  );
  const edges = emptyWeights(
    L,
    L * L,
    commonCodes(
      sequences.map((s) => s.edges),
      least,
    ),
  );
  say?.(`${sequences.length} sequences, ${nodes.keys.length} + ${edges.keys.length} features`);
  // Codes become rows once.
  const rows = sequences.map((s) => ({
    ...s,
    nodes: s.nodes.map((code) => rowOf(nodes, code)),
    edges: s.edges.map((code) => rowOf(edges, code)),
  }));
  const squaresN = new Float32Array(nodes.weights.length).fill(1);
  const squaresE = new Float32Array(edges.weights.length).fill(1);
  const order = rows.map((_, i) => i);
  let seed = 12345;
  const chance = (): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(chance() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    let loss = 0;
    const eta = rate / (1 + 0.1 * epoch);
    for (const index of order) {
      const whole = rows[index];
      if (whole === undefined || whole.length === 0) continue;
      const hide = (row: number): number => (chance() < dropout ? -1 : row);
      const s =
        dropout > 0
          ? { ...whole, nodes: whole.nodes.map(hide), edges: whole.edges.map(hide) }
          : whole;
      const { lat, score } = scores(s, nodes, edges, L);
      const b = beliefs(lat);
      loss += b.logZ - score;
      for (let i = 0; i < s.length; i++) {
        const gold = s.gold[i] ?? 0;
        for (let y = 0; y < L; y++) {
          const d = (y === gold ? 1 : 0) - (b.node[i * L + y] ?? 0);
          if (Math.abs(d) < NOTHING) continue;
          for (let f = s.nodeAt[i] ?? 0; f < (s.nodeAt[i + 1] ?? 0); f++) {
            const row = s.nodes[f] ?? -1;
            if (row >= 0) step(nodes.weights, squaresN, row * L + y, d, eta, decay);
          }
        }
        if (i === 0) continue;
        const before = s.gold[i - 1] ?? 0;
        for (let x = 0; x < L; x++) {
          for (let y = 0; y < L; y++) {
            const p = Math.exp(
              (b.alpha[(i - 1) * L + x] ?? 0) +
                (lat.edge[(i * L + x) * L + y] ?? 0) +
                (lat.node[i * L + y] ?? 0) +
                (b.beta[i * L + y] ?? 0) -
                b.logZ,
            );
            const d = (x === before && y === gold ? 1 : 0) - p;
            if (Math.abs(d) < NOTHING) continue;
            for (let f = s.edgeAt[i] ?? 0; f < (s.edgeAt[i + 1] ?? 0); f++) {
              const row = s.edges[f] ?? -1;
              if (row >= 0) step(edges.weights, squaresE, (row * L + x) * L + y, d, eta, decay);
            }
          }
        }
      }
    }
    say?.(`epoch ${epoch + 1}: ${(loss / rows.length).toFixed(4)}`);
    each?.(scaled(), epoch + 1);
  }
  return scaled();

  /** In use nothing is hidden: each weight counts for the share of times it was seen. */
  function scaled(): Crf {
    const shrink = (one: Weights): Weights => ({
      ...one,
      weights: one.weights.map((w) => w * (1 - dropout)),
    });
    return { labels: L, nodes: shrink(nodes), edges: shrink(edges) };
  }
}

function step(
  weights: Float32Array,
  squares: Float32Array,
  at: number,
  gradient: number,
  eta: number,
  decay: number,
): void {
  const w = weights[at] ?? 0;
  const g = gradient - decay * w;
  const sum = (squares[at] ?? 0) + g * g;
  squares[at] = sum;
  weights[at] = w + (eta * g) / Math.sqrt(sum);
}

function scores(
  s: Sequence,
  nodes: Weights,
  edges: Weights,
  L: number,
): { lat: Lattice; score: number } {
  const lat = lattice(s.length, L);
  let score = 0;
  for (let i = 0; i < s.length; i++) {
    for (let f = s.nodeAt[i] ?? 0; f < (s.nodeAt[i + 1] ?? 0); f++) {
      const row = s.nodes[f] ?? -1;
      if (row < 0) continue;
      for (let y = 0; y < L; y++)
        lat.node[i * L + y] = (lat.node[i * L + y] ?? 0) + (nodes.weights[row * L + y] ?? 0);
    }
    const allowed = s.allowed?.[i] ?? 0;
    if (allowed !== 0)
      for (let y = 0; y < L; y++) if ((allowed & (1 << y)) === 0) lat.node[i * L + y] = -1e9;
    if (i > 0) {
      const width = L * L;
      for (let f = s.edgeAt[i] ?? 0; f < (s.edgeAt[i + 1] ?? 0); f++) {
        const row = s.edges[f] ?? -1;
        if (row < 0) continue;
        for (let k = 0; k < width; k++)
          lat.edge[i * width + k] =
            (lat.edge[i * width + k] ?? 0) + (edges.weights[row * width + k] ?? 0);
      }
      score += lat.edge[(i * L + (s.gold[i - 1] ?? 0)) * L + (s.gold[i] ?? 0)] ?? 0;
    }
    score += lat.node[i * L + (s.gold[i] ?? 0)] ?? 0;
  }
  return { lat, score };
}
