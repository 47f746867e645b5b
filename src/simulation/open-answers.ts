import { letters, type Answers } from './answers.ts';
import type { Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';
import { Popularity } from './popularity.ts';

/**
 * Answers of their own for every question: one true, `falseAnswers` wrong ones by Zipf's law. They
 * are written as the question's name and a letter, and which letter is true is chance.
 */
export class OpenAnswers implements Answers {
  readonly written = 'choice';
  readonly #all: number;
  readonly #popularity: Popularity;
  readonly #letters: readonly string[];
  #turn = 0;
  #name = '';
  #texts: (string | undefined)[] = [];
  truth = 0;

  constructor(p: Parameters) {
    this.#all = p.falseAnswers + 1;
    this.#popularity = new Popularity(p.falseAnswers, p.popularity);
    this.#letters = Array.from({ length: this.#all }, (_, i) => letters(i));
  }

  ask(chance: Chance, name: string): void {
    this.#name = name;
    this.#texts = [];
    this.truth = chance.below(this.#all);
    this.#turn = chance.below(this.#all - 1);
  }

  right(): number {
    return this.truth;
  }

  wrong(chance: Chance): number {
    return this.#falseOne(this.#popularity.draw(chance));
  }

  get mirage(): number {
    return this.#falseOne(0);
  }

  invented(chance: Chance): number {
    return chance.below(this.#all);
  }

  garbled(chance: Chance, answer: number): number {
    return (answer + 1 + chance.below(this.#all - 1)) % this.#all;
  }

  standsBehind(said: number, answer: number): boolean {
    return said === answer;
  }

  text(answer: number): string {
    return (this.#texts[answer] ??= `${this.#name}${this.#letters[answer]}`);
  }

  /** The wrong answer of a rank: all but the true one, turned by what was drawn for this question. */
  #falseOne(rank: number): number {
    return (this.truth + 1 + ((rank + this.#turn) % (this.#all - 1))) % this.#all;
  }
}
