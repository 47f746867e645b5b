import { LABELS, type CueView } from './cue-view.ts';
import type { Columns } from './columns.ts';
import { lattice, type Lattice } from './crf.ts';
import { addRow, mix, normalise, product, type Mix, type Norm } from './layers.ts';
import { unpackMatrices, type Hashes, type Matrices, type Matrix } from './net-format.ts';
import {
  LIE_COLUMNS,
  LIE_WIDTH,
  lieInputs,
  WORD_COLUMNS,
  WORD_WIDTH,
  wordInputs,
} from './net-inputs.ts';

/**
 * The network that reads a text.
 *
 * Each word begins as the sum of rows of tables: its vector, its ending, its part of speech, how it hangs in the
 * tree, its place, its quotation marks. Three layers mix each word with its neighbours, its head and
 * its dependants (`layers.ts`); what comes out says how likely a cue is there. For one cue the words around it
 * are looked at again, with how they lie to it; smaller layers then say how likely each is to be source or content, and a
 * table of steps from label to label makes of this a field (`crf.ts`).
 *
 * Learnt by `bench/intake/learn-attribution.py`.
 */
export interface Net {
  readonly hashes: ReadonlyMap<string, Hashes>;
  /** One table for each column of a word but `kids`, in the order of `WORD_COLUMNS`. */
  readonly tables: readonly Matrix[];
  readonly kids: Matrix;
  readonly norm: Norm;
  readonly mixes: readonly Mix[];
  readonly cue: Layer;
  readonly own: Layer;
  readonly of: Layer;
  readonly gate: Layer;
  readonly lies: readonly Matrix[];
  readonly clauses: Matrix;
  readonly partNorm: Norm;
  readonly partMixes: readonly Mix[];
  readonly part: Layer;
  /** From each label to each, `[before × 6 + label]`. */
  readonly steps: Float32Array;
}

interface Layer {
  readonly weights: Matrix;
  readonly bias: Float32Array | null;
}

const STEPS = [1, 2, 4];
const PART_STEPS = [1, 3];

/** A network from the bytes of `net-format.ts`. */
export function readNet(bytes: Uint8Array): Net {
  const all: Matrices = unpackMatrices(bytes);
  const norm = (name: string): Norm => ({
    scale: all.matrix(`${name}.weight`).data,
    shift: all.matrix(`${name}.bias`).data,
  });
  const layer = (name: string, biased = true): Layer => ({
    weights: all.matrix(`${name}.weight`),
    bias: biased ? all.matrix(`${name}.bias`).data : null,
  });
  const mixes = (name: string, steps: readonly number[]): Mix[] =>
    steps.map((step, k) => ({
      step,
      weights: all.matrix(`${name}.${k}.w.weight`),
      bias: all.matrix(`${name}.${k}.w.bias`).data,
      norm: norm(`${name}.${k}.norm`),
    }));
  return {
    hashes: new Map(
      ['word', 'suffix', 'group', 'tag', 'path'].map((name) => [name, all.hashes(name)]),
    ),
    tables: WORD_COLUMNS.slice(0, -1).map((_, k) => all.matrix(`tables.${k}.weight`)),
    kids: all.matrix('kids'),
    norm: norm('norm'),
    mixes: mixes('mixes', STEPS),
    cue: layer('cue'),
    own: layer('own'),
    of: layer('of', false),
    gate: layer('gate'),
    lies: LIE_COLUMNS.slice(0, -1).map((_, k) => all.matrix(`lies.${k}.weight`)),
    clauses: all.matrix('clauses'),
    partNorm: norm('part_norm'),
    partMixes: mixes('part_mixes', PART_STEPS),
    part: layer('part'),
    steps: all.matrix('steps').data,
  };
}

/** What the network made of a text. */
export interface Sight {
  readonly net: Net;
  readonly c: Columns;
  /** The state of each word, and what of it is looked at around a cue. */
  readonly states: Float32Array;
  readonly own: Float32Array;
  /** `[word × 3 + label]`, as logarithms up to a constant. */
  readonly cues: Float32Array;
}

/** A text is read in stretches of whole paragraphs, of this many words or more. */
const STRETCH = 1500;

/** Looks at all words of a text. */
export function look(net: Net, c: Columns): Sight {
  const { t } = c;
  const width = net.norm.scale.length;
  const states = new Float32Array(t.length * width);
  const inputs = wordInputs(c);
  let from = 0;
  for (const to of t.paragraphEnd)
    if (to - from >= STRETCH || to === t.length) {
      states.set(statesOf(net, c, inputs, from, to), from * width);
      from = to;
    }
  const own = new Float32Array(t.length * net.own.weights.rows);
  product(states, t.length, net.own.weights, net.own.bias, own);
  const cues = new Float32Array(t.length * 3);
  product(states, t.length, net.cue.weights, net.cue.bias, cues);
  return { net, c, states, own, cues };
}

function statesOf(
  net: Net,
  c: Columns,
  inputs: Int32Array,
  from: number,
  to: number,
): Float32Array {
  const n = to - from;
  const width = net.norm.scale.length;
  let x: Float32Array = new Float32Array(n * width);
  const head = new Int32Array(n);
  const perHead = new Float32Array(n);
  const hashed = WORD_COLUMNS.map((name) => net.hashes.get(name));
  for (let i = 0; i < n; i++) {
    const at = (from + i) * WORD_WIDTH;
    for (let k = 0; k < WORD_WIDTH - 1; k++) {
      const value = inputs[at + k] ?? 0;
      const table = net.tables[k];
      const hashes = hashed[k];
      if (table !== undefined)
        addRow(x, i * width, table, hashes === undefined ? value : (hashes.get(value) ?? 0));
    }
    addBits(x, i * width, net.kids, inputs[at + WORD_WIDTH - 1] ?? 0);
    const over = c.head[from + i] ?? -1;
    head[i] = over < from || over >= to ? -1 : over - from;
    if (head[i] !== -1) perHead[over - from] = (perHead[over - from] ?? 0) + 1;
  }
  for (let i = 0; i < n; i++) perHead[i] = 1 / Math.max(1, perHead[i] ?? 0);
  normalise(x, n, net.norm);
  for (const layer of net.mixes) x = mix(x, n, head, perHead, layer);
  return x;
}

function addBits(x: Float32Array, at: number, table: Matrix, bits: number): void {
  for (let k = 0, left = bits; left !== 0 && k < table.rows; k++, left >>>= 1)
    if ((left & 1) === 1) addRow(x, at, table, k);
}

const PART_LABELS = 5;
const LABEL_COUNT = 6;
const NEVER = -1e9;

/** The field of sources and contents around a cue, over the words of its window. */
export function partLattice({ net, c, states, own }: Sight, v: CueView): Lattice {
  const width = net.norm.scale.length;
  const small = net.partNorm.scale.length;
  const n = v.to - v.from;
  const state = new Float32Array(width);
  for (const i of [v.start, v.end - 1, v.head])
    for (let k = 0; k < width; k++) state[k] = (state[k] ?? 0) + (states[i * width + k] ?? 0) / 3;
  const of = new Float32Array(small);
  product(state, 1, net.of.weights, net.of.bias, of);
  const gate = new Float32Array(small);
  product(state, 1, net.gate.weights, net.gate.bias, gate);
  for (let k = 0; k < small; k++) gate[k] = 1 / (1 + Math.exp(-(gate[k] ?? 0)));
  const inputs = lieInputs(c, v);
  const paths = net.hashes.get('path');
  let x: Float32Array = new Float32Array(n * small);
  const head = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const at = i * small;
    x.set(own.subarray((v.from + i) * small, (v.from + i + 1) * small), at);
    addBits(x, at, net.clauses, inputs[i * LIE_WIDTH + LIE_WIDTH - 1] ?? 0);
    for (let k = 0; k < LIE_WIDTH - 1; k++) {
      const value = inputs[i * LIE_WIDTH + k] ?? 0;
      const table = net.lies[k];
      if (table !== undefined) addRow(x, at, table, k === 0 ? (paths?.get(value) ?? 0) : value);
    }
    for (let k = 0; k < small; k++)
      x[at + k] = (x[at + k] as number) * (gate[k] as number) + (of[k] as number);
    const over = c.head[v.from + i] ?? -1;
    head[i] = over < v.from || over >= v.to ? -1 : over - v.from;
  }
  normalise(x, n, net.partNorm);
  for (let k = 0; k < x.length; k++) if ((x[k] as number) < 0) x[k] = 0;
  for (const layer of net.partMixes) x = mix(x, n, head, null, layer);
  const scores = new Float32Array(n * PART_LABELS);
  product(x, n, net.part.weights, net.part.bias, scores);
  const lat = lattice(n, LABEL_COUNT);
  lat.steps.set(net.steps);
  for (let i = 0; i < n; i++) {
    const isCue = v.from + i >= v.start && v.from + i < v.end;
    for (let y = 0; y < PART_LABELS; y++)
      lat.node[i * LABEL_COUNT + y] = isCue ? NEVER : (scores[i * PART_LABELS + y] ?? 0);
    lat.node[i * LABEL_COUNT + LABELS.K] = isCue ? 0 : NEVER;
  }
  return lat;
}
