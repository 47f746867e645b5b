/**
 * What can be answered to a question, and how one goes wrong. Four kinds share this shape: open
 * answers, labels that all questions share, numbers, and places in a tree.
 *
 * An answer is a whole number or, for numbers, the number itself; `text` says it as it is written in
 * a table. One object serves question after question: `ask` begins the next.
 */
import type { Chance } from './chance.ts';
import type { AnswerType, Parameters } from './parameters.ts';
import { NumberAnswers } from './number-answers.ts';
import { OpenAnswers } from './open-answers.ts';
import { PlaceAnswers } from './place-answers.ts';
import { SharedLabels } from './shared-labels.ts';

export interface Answers {
  /** What the column `type` of a table of claims says. */
  readonly written: 'choice' | 'number' | 'place';
  /** Draws a question: its truth and its wrong answers. */
  ask(chance: Chance, name: string): void;
  readonly truth: number;
  /** What somebody says who has it right: for numbers near the truth, for places perhaps coarse. */
  right(chance: Chance, manner: Manner): number;
  /** A wrong answer; the popular ones more often. */
  wrong(chance: Chance): number;
  /** The most popular wrong answer: what all see who see the same wrong thing. */
  readonly mirage: number;
  /** What somebody says who knows nothing: now and then it is true. */
  invented(chance: Chance): number;
  /** What is left of an answer that a hop got wrong; never the same. */
  garbled(chance: Chance, answer: number): number;
  /** Whether who said the one stands behind the other: it is the same, or a place around it. */
  standsBehind(said: number, answer: number): boolean;
  text(answer: number): string;
}

/** How one witness puts numbers: lasting error and error from case to case, both in logarithms. */
export interface Manner {
  readonly bias: number;
  readonly noise: number;
}

export function answersOf(p: Parameters, seed: number): Answers {
  const kinds: Readonly<Record<AnswerType, () => Answers>> = {
    open: () => new OpenAnswers(p),
    labels: () => new SharedLabels(p, seed),
    number: () => new NumberAnswers(p),
    place: () => new PlaceAnswers(p),
  };
  return kinds[p.type]();
}

/** Letters for a small whole number: a … z, aa, ab … */
export function letters(n: number): string {
  const last = String.fromCharCode(97 + (n % 26));
  return n < 26 ? last : letters(Math.floor(n / 26) - 1) + last;
}
