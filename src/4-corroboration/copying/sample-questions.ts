/**
 * Part of a large table, enough to learn who takes from whom: every k-th question. Links show in a few
 * thousand claims of a source or not at all, while the search for them looks at each claim many times.
 */
import type { Choices } from '../choices.ts';

/** Claims of the average source beyond which questions are left out, and how many are kept. */
export const CLAIMS_PER_SOURCE = 1500;

export function sampleQuestions(choices: Choices, every: number): Choices {
  const { questions, start, source, answer, time, answers } = choices;
  const kept = Math.ceil(questions / every);
  const from = new Int32Array(kept + 1);
  const named = new Int32Array(kept);
  let claims = 0;
  for (let k = 0; k < kept; k++) {
    const q = k * every;
    claims += (start[q + 1] as number) - (start[q] as number);
    from[k + 1] = claims;
    named[k] = answers[q] as number;
  }
  const pick = (column: Int32Array): Int32Array => {
    const out = new Int32Array(claims);
    for (let k = 0; k < kept; k++) {
      const q = k * every;
      out.set(column.subarray(start[q] as number, start[q + 1] as number), from[k] as number);
    }
    return out;
  };
  return {
    ...choices,
    questions: kept,
    start: from,
    source: pick(source),
    answer: pick(answer),
    time: pick(time),
    answers: named,
  };
}
