/** Invented tables of shared labels for tests: honest, careless and lopsided sources, by a seed. */
import type { Choices } from '../choices.ts';

/** Rows `[source, question, label]` as columns; a later row of a source replaces its earlier one. */
export function choicesFrom(
  rows: readonly (readonly [source: number, question: number, label: number])[],
  sources: number,
  questions: number,
  labels: number,
): Choices {
  const byQuestion = Array.from({ length: questions }, () => new Map<number, number>());
  for (const [s, q, v] of rows) byQuestion[q]?.set(s, v);
  const start = new Int32Array(questions + 1);
  byQuestion.forEach((said, q) => {
    start[q + 1] = (start[q] as number) + said.size;
  });
  const flat = byQuestion.flatMap((said) => [...said]);
  return {
    sources,
    questions,
    start,
    source: Int32Array.from(flat, ([s]) => s),
    answer: Int32Array.from(flat, ([, v]) => v),
    time: new Int32Array(flat.length).fill(-1),
    answers: new Int32Array(questions).fill(labels),
    shared: true,
  };
}

/** Numbers from 0 to 1 out of a seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Every question is answered by `each` sources; source s tells the truth with the probability
 * `reliability(s, truth)`, else another label at random.
 */
export function inventedTable(
  seed: number,
  shape: { sources: number; questions: number; labels: number; each: number },
  reliability: (source: number, truth: number) => number,
): { readonly choices: Choices; readonly truth: Int32Array } {
  const next = numbersFrom(seed);
  const { sources, questions, labels, each } = shape;
  const truth = Int32Array.from({ length: questions }, () => Math.floor(next() * labels));
  const rows: [number, number, number][] = [];
  for (let q = 0; q < questions; q++) {
    const z = truth[q] as number;
    const offset = Math.floor(next() * sources);
    for (let i = 0; i < each; i++) {
      const s = (offset + i * 7) % sources;
      const other = (z + 1 + Math.floor(next() * (labels - 1))) % labels;
      rows.push([s, q, next() < reliability(s, z) ? z : other]);
    }
  }
  return { choices: choicesFrom(rows, sources, questions, labels), truth };
}
