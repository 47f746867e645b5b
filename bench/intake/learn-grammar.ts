/**
 * Learns parts of speech and dependencies from UD English EWT (release 2.16, CC BY-SA 4.0):
 *
 *     node --max-old-space-size=4096 --import tsx bench/intake/learn-grammar.ts TREEBANK
 *
 * TREEBANK is a copy of the repository UniversalDependencies/UD_English-EWT. Averaged perceptrons (Collins
 * 2002); the parser learns from its own mistakes by a dynamic oracle (Goldberg & Nivre 2013). What is
 * written are weights by feature number only. Prints how right both are on the treebank's dev part.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seenOf } from '#claims/attribution/english/columns.ts';
import { Features } from '#claims/attribution/english/features.ts';
import {
  act,
  ACTIONS,
  allowed,
  analyse,
  arcNumber,
  beginParse,
  best,
  BITS,
  fold,
  LEFT,
  POS,
  posFeatures,
  posNumber,
  parseFeatures,
  RIGHT,
  scorer,
  SHIFT,
  type Parse,
  type Seen,
} from '#claims/attribution/english/grammar.ts';
import { emptyWeights, type Weights } from '#claims/attribution/english/model.ts';
import { packTables, unpackTables } from '#claims/attribution/english/weights-format.ts';
import { strong } from './strong.ts';
import { readTreebank, type TreebankSentence } from './treebank.ts';

const EPOCHS = { pos: 5, parse: 8 } as const;
/** Rows whose largest weight is smaller are left out, to keep the file small. */
const LEAST_WEIGHT = { pos: 2.4, parse: 3 } as const;
const KEEP = { pos: 40_000, parse: 110_000 } as const;

/** An averaged perceptron over folded feature numbers. */
class Perceptron {
  readonly weights: Float32Array;
  private readonly total: Float32Array;
  private readonly stamp: Int32Array;
  private now = 0;
  readonly width: number;
  constructor(width: number) {
    this.width = width;
    this.weights = new Float32Array(width << BITS);
    this.total = new Float32Array(width << BITS);
    this.stamp = new Int32Array(width << BITS);
  }
  score = (f: Features, out: Float64Array): void => {
    out.fill(0);
    for (let i = 0; i < f.length; i++) {
      const base = fold(f.codes[i] ?? 0) * this.width;
      for (let k = 0; k < this.width; k++) out[k] = (out[k] ?? 0) + (this.weights[base + k] ?? 0);
    }
  };
  learn(f: Features, right: number, wrong: number): void {
    this.now++;
    if (right === wrong) return;
    for (let i = 0; i < f.length; i++) {
      const base = fold(f.codes[i] ?? 0) * this.width;
      this.step(base + right, 1);
      this.step(base + wrong, -1);
    }
  }
  private step(at: number, by: number): void {
    const w = this.weights[at] ?? 0;
    this.total[at] = (this.total[at] ?? 0) + w * (this.now - (this.stamp[at] ?? 0));
    this.stamp[at] = this.now;
    this.weights[at] = w + by;
  }
  /** The averages of the rows that matter most. */
  averaged(keep: number): Weights {
    const size = new Float64Array(1 << BITS);
    const mean = new Float32Array(this.weights.length);
    for (let at = 0; at < mean.length; at++) {
      const sum =
        (this.total[at] ?? 0) + (this.weights[at] ?? 0) * (this.now - (this.stamp[at] ?? 0));
      mean[at] = sum / this.now;
      const row = Math.floor(at / this.width);
      size[row] = Math.max(size[row] ?? 0, Math.abs(mean[at] ?? 0));
    }
    const least = [...size].filter((x) => x > 0).toSorted((a, b) => b - a)[keep] ?? 0;
    const rows = [...size.keys()].filter((row) => (size[row] ?? 0) > least);
    const table = emptyWeights(this.width, this.width, Int32Array.from(rows));
    rows.forEach((row, i) =>
      table.weights.set(mean.subarray(row * this.width, (row + 1) * this.width), i * this.width),
    );
    return table;
  }
}

interface Lesson {
  readonly seen: Seen;
  readonly n: number;
  readonly pos: Int32Array;
  readonly head: Int32Array;
  readonly arc: Int32Array;
}

function lesson(one: TreebankSentence): Lesson {
  return {
    seen: seenOf(one.text),
    n: one.head.length,
    pos: Int32Array.from(one.tag, posNumber),
    head: Int32Array.from(one.head),
    arc: Int32Array.from(one.label, arcNumber),
  };
}

/** How many arcs of the treebank an action makes impossible; a gold arc with another label counts as one. */
function cost(p: Parse, gold: Lesson, action: number): number {
  const { stack, next, to } = p;
  const s0 = stack.at(-1) ?? -1;
  const s1 = stack.at(-2) ?? -1;
  const headOf = (k: number): number => ((gold.head[k] ?? -1) < 0 ? to : (gold.head[k] ?? 0));
  let lost = 0;
  if (action === SHIFT) {
    const h = headOf(next);
    for (const k of stack) {
      if (k !== s0 && h === k) lost++;
      if (headOf(k) === next) lost++;
    }
    return lost;
  }
  const left = action < RIGHT;
  const h = headOf(s0);
  const over = left ? next : s1;
  if (h === over) lost += (gold.arc[s0] ?? 0) === (left ? action - LEFT : action - RIGHT) ? 0 : 1;
  else if (h >= next || h === s1) lost++;
  for (let k = next; k < to; k++) if (headOf(k) === s0) lost++;
  return lost;
}

function learnParser(
  lessons: readonly Lesson[],
  positions: readonly Int32Array[],
  say: (x: string) => void,
): Perceptron {
  const model = new Perceptron(ACTIONS);
  const f = new Features();
  const scores = new Float64Array(ACTIONS);
  let seed = 99;
  const chance = (): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32;
  const order = lessons.map((_, i) => i);
  for (let epoch = 0; epoch < EPOCHS.parse; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(chance() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    let right = 0;
    let all = 0;
    for (const index of order) {
      const one = lessons[index];
      if (one === undefined) continue;
      const p = beginParse(one.n, 0, one.n, new Int32Array(one.n).fill(-1), new Int32Array(one.n));
      while (p.next < one.n || p.stack.length > 0) {
        parseFeatures(one.seen, positions[index] ?? one.pos, p, f);
        model.score(f, scores);
        const can = allowed(p);
        const mine = best(scores, can);
        // Whether an arc with this label costs more than with the right one is known from one look.
        const base = [SHIFT, LEFT + 1, RIGHT + 1].map((a) =>
          a === LEFT + 1 && p.next >= p.to ? LEFT : a,
        );
        let least = Infinity;
        const costs = new Map<number, number>();
        const s0 = p.stack.at(-1) ?? -1;
        const s1 = p.stack.at(-2) ?? -1;
        const h = s0 < 0 ? -9 : (one.head[s0] ?? -1) < 0 ? p.to : (one.head[s0] ?? 0);
        for (const a of base) {
          if (!can(a)) continue;
          let c = cost(p, one, a);
          const over = a === SHIFT ? -5 : a < RIGHT ? p.next : s1;
          if (a !== SHIFT && h === over) {
            // The gold arc: without its label's cost.
            const label = a < RIGHT ? a - LEFT : a - RIGHT;
            if (label !== (one.arc[s0] ?? 0)) c--;
          }
          costs.set(a === SHIFT ? 0 : a < RIGHT ? 1 : 2, c);
          least = Math.min(least, c);
        }
        const good = (a: number): boolean => {
          if (!can(a)) return false;
          const kind = a === SHIFT ? 0 : a < RIGHT ? 1 : 2;
          if ((costs.get(kind) ?? Infinity) > least) return false;
          const over = kind === 0 ? -5 : kind === 1 ? p.next : s1;
          if (kind > 0 && h === over && p.next < p.to)
            return (a < RIGHT ? a - LEFT : a - RIGHT) === (one.arc[s0] ?? 0);
          return true;
        };
        const wanted = good(mine) ? mine : best(scores, good);
        all++;
        if (wanted === mine) right++;
        model.learn(f, wanted < 0 ? mine : wanted, mine);
        act(p, epoch > 0 && chance() < 0.9 ? mine : wanted < 0 ? mine : wanted);
      }
    }
    say(`parse ${epoch + 1}: ${(right / all).toFixed(4)}`);
  }
  return model;
}

function learnPos(lessons: readonly Lesson[], say: (x: string) => void): Perceptron {
  const model = new Perceptron(POS.length);
  const f = new Features();
  const scores = new Float64Array(POS.length);
  for (let epoch = 0; epoch < EPOCHS.pos; epoch++) {
    let right = 0;
    let all = 0;
    for (const one of lessons) {
      const pos = new Int32Array(one.n);
      for (let i = 0; i < one.n; i++) {
        posFeatures(one.seen, pos, i, 0, one.n, f);
        model.score(f, scores);
        const mine = best(scores, () => true);
        model.learn(f, one.pos[i] ?? 0, mine);
        all++;
        if (mine === one.pos[i]) right++;
        pos[i] = mine;
      }
    }
    say(`pos ${epoch + 1}: ${(right / all).toFixed(4)}`);
  }
  return model;
}

function main([treebank]: readonly string[]): void {
  if (treebank === undefined) {
    process.stderr.write('Give the folder of the treebank; see the top of this file.\n');
    process.exitCode = 2;
    return;
  }
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const lessons = readTreebank(treebank, 'train').map(lesson);
  const posTable = learnPos(lessons, say).averaged(KEEP.pos);
  const pos = scorer(posTable);
  // The parser learns from parts of speech as they will be given to it.
  const positions = lessons.map(
    ({ seen, n }) => analyse(seen, [0], n, { pos, parse: (_, out) => void out.fill(0) }).pos,
  );
  const parseTable = learnParser(lessons, positions, say).averaged(KEEP.parse);
  // Weights are rounded before the weak ones are left out, so that the same rows go on every machine.
  const [roundPos, roundParse] = unpackTables(packTables([posTable, parseTable]));
  if (roundPos === undefined || roundParse === undefined) throw new Error('The tables are lost.');
  const posKept = strong(roundPos, LEAST_WEIGHT.pos);
  const parseKept = strong(roundParse, LEAST_WEIGHT.parse);
  const bytes = packTables([posKept, parseKept]);
  writeFileSync(
    new URL('../../src/2-claims/attribution/english/grammar.generated.ts', import.meta.url),
    `/* Made by bench/intake/learn-grammar.ts from UD English EWT (CC BY-SA 4.0); do not edit. Numbers only. */

/** See weights-format.ts. */
export const GRAMMAR =
  '${Buffer.from(bytes).toString('base64')}';
`,
  );
  let words = 0,
    tags = 0,
    heads = 0,
    both = 0;
  for (const one of readTreebank(treebank, 'dev').map(lesson)) {
    const found = analyse(one.seen, [0], one.n, {
      pos: scorer(posKept),
      parse: scorer(parseKept),
    });
    for (let i = 0; i < one.n; i++) {
      if ((one.pos[i] ?? 0) === (found.pos[i] ?? -1)) tags++;
      words++;
      if (found.head[i] === one.head[i]) {
        heads++;
        if (found.arc[i] === one.arc[i]) both++;
      }
    }
  }
  say(
    `dev: parts of speech ${(tags / words).toFixed(4)}, heads ${(heads / words).toFixed(4)}, with label ${(both / words).toFixed(4)}; ${bytes.length} bytes`,
  );
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1])
  main(process.argv.slice(2));
