/**
 * The part of a table from which is learnt who takes from whom: questions on which several sources
 * spoke, and of a large table every k-th of them. Links show in a few thousand claims of a source or not
 * at all, while the search for them looks at each claim many times.
 */
import type { Choices } from '../choices.ts';
import { FEW } from './pair-guess.ts';

/** Claims of the average source beyond which questions are left out, and how many are kept. */
const CLAIMS_PER_SOURCE = 1500;
/** Claims in all from which links are learnt, where not all sources can be compared with all. */
const CLAIMS = 150_000;

/** Every how manieth question is looked at. */
export function everyKth({ source, sources }: Choices): number {
  const each = Math.floor(source.length / Math.max(1, sources) / CLAIMS_PER_SOURCE);
  const all = sources > FEW ? Math.floor(source.length / CLAIMS) : 1;
  return Math.max(1, each, all);
}

/**
 * Claims a question must have for two of them to say anything of copying: where hardly anybody else
 * speaks, nobody knows what is common.
 */
const ENOUGH_OTHERS = 4;

/** Every k-th of the questions on which enough sources spoke. */
export function sampleQuestions(choices: Choices, every: number): Choices {
  const { questions, start, source, answer, time, answers } = choices;
  const chosen: number[] = [];
  for (let q = 0, wide = 0; q < questions; q++) {
    if ((start[q + 1] as number) - (start[q] as number) < ENOUGH_OTHERS) continue;
    if (wide++ % every === 0) chosen.push(q);
  }
  const kept = chosen.length;
  const from = new Int32Array(kept + 1);
  const named = new Int32Array(kept);
  let claims = 0;
  for (let k = 0; k < kept; k++) {
    const q = chosen[k] as number;
    claims += (start[q + 1] as number) - (start[q] as number);
    from[k + 1] = claims;
    named[k] = answers[q] as number;
  }
  const pick = (column: Int32Array): Int32Array => {
    const out = new Int32Array(claims);
    for (let k = 0; k < kept; k++) {
      const q = chosen[k] as number;
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
