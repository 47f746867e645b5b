/**
 * Questions of a table whose values are answers to choose from, as columns for the models.
 *
 * A claim here is one observation: a row with a voice (`declared.ts`). Relays and repetitions are no
 * claims but keep their answer (`answerOfRow`), because they are reports. Answers are numbered by
 * question in the order in which they come up, which is the order of the rows (`group-rows.ts`);
 * where all questions share their labels, by the labels' own order.
 *
 * A known outcome that nobody claimed is one more answer of its question, without claims.
 */
import { at } from './channel.ts';
import type { Choices } from './choices.ts';
import type { FoldedValues } from './fold-values.ts';
import type { GroupedRows } from './group-rows.ts';
import type { ClaimTable } from './table/claim-table.ts';

/** More labels than this are not a set that all questions share. */
const MOST_LABELS = 20;
/** A set of labels is shared when there are this many questions for each label. */
const QUESTIONS_FOR_A_LABEL = 3;

export interface TableChoices {
  readonly choices: Choices;
  /** Numbers in the table of the questions, in order. */
  readonly question: Int32Array;
  /** By claim: its row. */
  readonly row: Int32Array;
  /** By row of the table: the answer it gives, in its question; −1 for rows of other questions. */
  readonly answerOfRow: Int32Array;
  /** By answer over all questions: the value that spells it; a negative number: see `answerWords`. */
  readonly word: Int32Array;
  /** Where each question's answers begin in `word`. */
  readonly first: Int32Array;
  /** By question: the answer known from an outcome; −1. */
  readonly known: Int32Array;
  /** The labels all questions share; null where each has answers of its own. */
  readonly labels: readonly string[] | null;
  /** Answers put together of what several said, as written (`table-sets.ts`). */
  readonly composed?: readonly string[];
}

/** In `word`: one of `labels`; an outcome that nobody in the table ever said. */
const LABEL = -1;
const UNSPOKEN = -2;
/** And from here downwards: the answers of `composed`. */
export const COMPOSED = -3;

/** How answer k of question n is written. */
export function answerWords(
  { table, outcomes }: Pick<ChoiceRows, 'table' | 'outcomes'>,
  { word, first, labels, question, composed }: TableChoices,
  n: number,
  k: number,
): string {
  const value = at(word, at(first, n) + k);
  if (value === LABEL) return labels?.[k] ?? '';
  if (value <= COMPOSED) return composed?.[COMPOSED - value] ?? '';
  return value === UNSPOKEN ? (outcomes.get(at(question, n)) ?? '') : table.values.at(value);
}

/** Whether answer k of question n was put together of what several said. */
export function isComposed({ word, first }: TableChoices, n: number, k: number): boolean {
  return at(word, at(first, n) + k) <= COMPOSED;
}

export interface ChoiceRows {
  readonly table: ClaimTable;
  readonly grouped: GroupedRows;
  /** By row: who observed (`declared.ts`); −1 when it is no observation. */
  readonly voice: Int32Array;
  readonly voices: number;
  readonly folded: FoldedValues;
  /** By question of the table: the value known from an outcome. */
  readonly outcomes: ReadonlyMap<number, string>;
}

/** `questions`: numbers of the questions to take; `labels`: those that they share, if they do. */
export function tableChoices(
  rows: ChoiceRows,
  questions: Int32Array,
  labels: SharedLabels | null,
): TableChoices {
  const { table, grouped, voice, voices, folded, outcomes } = rows;
  const start = new Int32Array(questions.length + 1);
  // Most tables declare nothing: then every row is an observation, and none need be looked at.
  const allSpeak = !voice.includes(-1);
  let rowsInAll = 0;
  for (let n = 0; n < questions.length; n++) {
    const q = at(questions, n);
    const [from, to] = [at(grouped.start, q), at(grouped.start, q + 1)];
    let claims = allSpeak ? to - from : 0;
    if (!allSpeak) {
      for (let k = from; k < to; k++) if (at(voice, at(grouped.rows, k)) >= 0) claims += 1;
    }
    rowsInAll += to - from;
    start[n + 1] = at(start, n) + claims;
  }
  const claims = at(start, questions.length);
  const source = new Int32Array(claims);
  const answer = new Int32Array(claims);
  const time = new Int32Array(claims);
  const row = new Int32Array(claims);
  const answers = new Int32Array(questions.length);
  const known = new Int32Array(questions.length).fill(-1);
  const first = new Int32Array(questions.length + 1);
  const answerOfRow = new Int32Array(table.claims).fill(-1);
  // No question has more answers than rows, but for its labels or one outcome that nobody claimed.
  const word = new Int32Array(
    labels === null ? rowsInAll + questions.length : labels.words.length * questions.length,
  );
  let words = 0;
  // The question's own number of an answer, and the last question that gave it one.
  const place = new Int32Array(folded.answers);
  const seen = new Int32Array(folded.answers).fill(-1);
  if (labels !== null) labels.answers.forEach((a, k) => (place[a] = k));

  let claim = 0;
  for (let n = 0; n < questions.length; n++) {
    const q = at(questions, n);
    const begin = words;
    for (let k = at(grouped.start, q); k < at(grouped.start, q + 1); k++) {
      const i = at(grouped.rows, k);
      const value = at(table.value, i);
      const own = numberOf(n, begin, at(folded.answer, value), value);
      answerOfRow[i] = own;
      if (at(voice, i) < 0) continue;
      source[claim] = at(voice, i);
      answer[claim] = own;
      time[claim] = at(table.time, i);
      row[claim] = i;
      claim += 1;
    }
    const outcome = outcomes.get(q);
    if (outcome !== undefined) known[n] = outcomeOf(outcome, n, begin);
    if (labels !== null) for (const _ of labels.words) word[words++] = LABEL;
    answers[n] = words - begin;
    first[n + 1] = words;
  }
  return {
    choices: {
      sources: voices,
      questions: questions.length,
      start,
      source,
      answer,
      time,
      answers,
      shared: labels !== null,
    },
    question: questions,
    row,
    answerOfRow,
    word: word.slice(0, words),
    first,
    known,
    labels: labels?.words ?? null,
  };

  /** The number of answer `a` in question n, whose answers begin at `begin`; new if it was not there. */
  function numberOf(n: number, begin: number, a: number, value: number): number {
    if (labels !== null) return at(place, a);
    if (at(seen, a) !== n) {
      seen[a] = n;
      place[a] = words - begin;
      word[words++] = value;
    } else {
      const known = begin + at(place, a);
      const before = at(word, known);
      // Of several spellings the first by its bytes, so that the order of rows does not matter.
      if (before !== value && table.values.compare(value, before) < 0) word[known] = value;
    }
    return at(place, a);
  }

  function outcomeOf(outcome: string, n: number, begin: number): number {
    const a = folded.find(outcome);
    if (labels !== null) return labels.answers.includes(a) ? at(place, a) : -1;
    if (a < 0) {
      word[words++] = UNSPOKEN;
      return words - 1 - begin;
    }
    const value = table.values.find(outcome);
    return numberOf(n, begin, a, value >= 0 ? value : folded.answer.indexOf(a));
  }
}

/** Labels that all questions choose from, in order of their spelling. */
export interface SharedLabels {
  readonly words: readonly string[];
  /** The number of each as an answer (`fold-values.ts`). */
  readonly answers: readonly number[];
}

/** The labels that all questions choose from, if they do. */
export function sharedLabels(
  { table, grouped, folded }: Pick<ChoiceRows, 'table' | 'grouped' | 'folded'>,
  questions: Int32Array,
): SharedLabels | null {
  /** By answer: the value that spells it. */
  const spelling = new Map<number, number>();
  for (const q of questions) {
    for (let k = at(grouped.start, q); k < at(grouped.start, q + 1); k++) {
      const value = at(table.value, at(grouped.rows, k));
      const a = at(folded.answer, value);
      const before = spelling.get(a);
      if (before === undefined) {
        if (spelling.size === MOST_LABELS) return null;
        spelling.set(a, value);
      } else if (before !== value && table.values.compare(value, before) < 0) {
        spelling.set(a, value);
      }
    }
  }
  if (spelling.size < 2 || questions.length < QUESTIONS_FOR_A_LABEL * spelling.size) return null;
  const sorted = [...spelling].sort(([, a], [, b]) => table.values.compare(a, b));
  return {
    words: sorted.map(([, value]) => table.values.at(value)),
    answers: sorted.map(([a]) => a),
  };
}
