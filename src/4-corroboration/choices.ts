/**
 * Claims that choose between answers, as columns: what the models of a whole table read.
 *
 * Claims are grouped by question (compressed rows: the claims of question q are `start[q]` to
 * `start[q + 1] − 1`), a source stands at most once in a question, and an answer is a number from 0
 * within its question. Built once; then computed on without another look at words.
 */
export interface Choices {
  readonly sources: number;
  readonly questions: number;
  /** questions + 1 entries. */
  readonly start: Int32Array;
  /** By claim: who said it. */
  readonly source: Int32Array;
  /** By claim: which of the question's answers, 0 … answers[q] − 1. */
  readonly answer: Int32Array;
  /** By claim: rank of its time; −1 where none is stated. */
  readonly time: Int32Array;
  /** By question: how many answers were named. */
  readonly answers: Int32Array;
  /** Whether answer k means the same in every question (grades, yes and no). */
  readonly shared: boolean;
}

/** Where each question's answers stand in an array over all answers of all questions. */
export function firstAnswers({ questions, answers }: Choices): Int32Array {
  const first = new Int32Array(questions + 1);
  for (let q = 0; q < questions; q++) first[q + 1] = (first[q] as number) + (answers[q] as number);
  return first;
}
