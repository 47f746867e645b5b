/**
 * Invented tables for the tests of this folder: sources that see for themselves and sources that take from
 * others, on questions with a known answer. The same seed gives the same table.
 */
import type { Choices } from '../choices.ts';

export interface Invented {
  /** How often right when seen for oneself. */
  readonly theta: number;
  /** On how many questions it speaks, as a share. */
  readonly covers: number;
  /** Earlier sources it asks, one after the other until one knows, and how often it asks each. */
  readonly takes?: readonly (readonly [source: number, rate: number])[];
  /** The same as an earlier source, always. */
  readonly twin?: number;
}

/** Numbers in [0, 1) (mulberry32): consecutive ones must not be related, or strangers would be. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

export function inventNetwork(
  sources: readonly Invented[],
  questions: number,
  wrongAnswers: number,
  seed: number,
): Choices {
  const chance = chanceFrom(seed);
  const start = [0];
  const source: number[] = [];
  const answer: number[] = [];
  const answers: number[] = [];
  for (let q = 0; q < questions; q++) {
    // What each says: 0 is the truth; −1 is silence.
    const says: number[] = [];
    for (const { theta, covers, takes, twin } of sources) {
      const speaks = chance() < covers;
      const right = chance() < theta;
      const wrong = 1 + Math.floor(chance() * wrongAnswers);
      let said = right ? 0 : wrong;
      let taken = false;
      for (const [from, rate] of takes ?? []) {
        const asks = chance() < rate;
        if (!taken && asks && says[from] !== -1) {
          said = says[from] as number;
          taken = true;
        }
      }
      says.push(twin === undefined ? (speaks ? said : -1) : (says[twin] as number));
    }
    const named: number[] = [];
    says.forEach((said, s) => {
      if (said < 0) return;
      if (!named.includes(said)) named.push(said);
      source.push(s);
      answer.push(named.indexOf(said));
    });
    start.push(source.length);
    answers.push(Math.max(1, named.length));
  }
  return {
    sources: sources.length,
    questions,
    start: Int32Array.from(start),
    source: Int32Array.from(source),
    answer: Int32Array.from(answer),
    time: new Int32Array(source.length).fill(-1),
    answers: Int32Array.from(answers),
    shared: false,
  };
}
