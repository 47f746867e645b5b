/**
 * The claims of a table in the order of question and answer, so that those which say the same stand
 * side by side; built once, by counting.
 */
import { firstAnswers, type Choices } from '../choices.ts';

export interface GroupedClaims {
  /** Where each question's answers begin among all answers; questions + 1 entries. */
  readonly first: Int32Array;
  /** By answer: where its claims begin; answers + 1 entries. */
  readonly from: Int32Array;
  /** By place: the claim, and who said it. */
  readonly claim: Int32Array;
  readonly source: Int32Array;
}

export function groupClaims(choices: Choices): GroupedClaims {
  const first = firstAnswers(choices);
  const answers = first[choices.questions] as number;
  const claims = choices.source.length;
  const from = new Int32Array(answers + 1);
  for (let q = 0; q < choices.questions; q++) {
    const offset = first[q] as number;
    for (let i = choices.start[q] as number; i < (choices.start[q + 1] as number); i++) {
      const k = offset + (choices.answer[i] as number);
      from[k + 1] = (from[k + 1] as number) + 1;
    }
  }
  for (let k = 0; k < answers; k++) from[k + 1] = (from[k + 1] as number) + (from[k] as number);
  const next = from.slice();
  const claim = new Int32Array(claims);
  const source = new Int32Array(claims);
  for (let q = 0; q < choices.questions; q++) {
    const offset = first[q] as number;
    for (let i = choices.start[q] as number; i < (choices.start[q + 1] as number); i++) {
      const k = offset + (choices.answer[i] as number);
      const at = next[k] as number;
      claim[at] = i;
      source[at] = choices.source[i] as number;
      next[k] = at + 1;
    }
  }
  return { first, from, claim, source };
}
