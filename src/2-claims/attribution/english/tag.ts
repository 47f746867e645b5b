import { beliefs, lattice, viterbi, type Lattice } from './crf.ts';
import { Features } from './features.ts';
import { addRow, rowOf, type Weights } from './model.ts';

/** A learnt tagger: weights of its words' features and of its steps'. */
export interface Tagger {
  readonly nodes: Weights;
  readonly edges: Weights;
}

const nodes = new Features();
const edges = new Features();

/** The scores of all labels of the words of a stretch. */
export function latticeOf(
  tagger: Tagger,
  labels: number,
  from: number,
  to: number,
  look: (i: number, nodes: Features, edges: Features) => void,
  allowed: ((i: number) => number) | null,
): Lattice {
  const lat = lattice(to - from, labels);
  for (let i = from; i < to; i++) {
    look(i, nodes, edges);
    const at = (i - from) * labels;
    for (let f = 0; f < nodes.length; f++) {
      const row = rowOf(tagger.nodes, nodes.codes[f] ?? 0);
      if (row >= 0) addRow(tagger.nodes, row, lat.node, at);
    }
    const bits = allowed?.(i) ?? 0;
    if (bits !== 0)
      for (let y = 0; y < labels; y++) if ((bits & (1 << y)) === 0) lat.node[at + y] = -1e9;
    if (i > from) {
      for (let f = 0; f < edges.length; f++) {
        const row = rowOf(tagger.edges, edges.codes[f] ?? 0);
        if (row >= 0) addRow(tagger.edges, row, lat.edge, at * labels);
      }
    }
  }
  return lat;
}

export { beliefs, viterbi };
