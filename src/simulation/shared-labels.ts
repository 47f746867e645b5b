import { letters, type Answers } from './answers.ts';
import { Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';
import { Popularity } from './popularity.ts';

/** The stream that label confusions are drawn from; questions count from 1. */
const CONFUSIONS = 2 ** 40 + 1;

/**
 * A few labels that all questions share. Which label is mistaken for which is the same throughout:
 * each has its own order of confusion, most often with the first.
 */
export class SharedLabels implements Answers {
  readonly written = 'choice';
  readonly #labels: readonly string[];
  readonly #prevalence: Popularity;
  readonly #popularity: Popularity;
  /** By true label: the others, the likeliest confusion first. */
  readonly #others: readonly (readonly number[])[];
  truth = 0;

  constructor(p: Parameters, seed: number) {
    const n = p.falseAnswers + 1;
    const chance = new Chance(seed, CONFUSIONS);
    this.#labels = Array.from({ length: n }, (_, i) => letters(i).toUpperCase());
    this.#prevalence = new Popularity(n, p.prevalence);
    this.#popularity = new Popularity(n - 1, p.popularity);
    this.#others = this.#labels.map((_, i) =>
      chance.shuffle(Array.from({ length: n - 1 }, (__, k) => (k < i ? k : k + 1))),
    );
  }

  ask(chance: Chance): void {
    this.truth = this.#prevalence.draw(chance);
  }

  right(): number {
    return this.truth;
  }

  wrong(chance: Chance): number {
    return this.#others[this.truth]?.[this.#popularity.draw(chance)] as number;
  }

  get mirage(): number {
    return this.#others[this.truth]?.[0] as number;
  }

  invented(chance: Chance): number {
    return this.#prevalence.draw(chance);
  }

  garbled(chance: Chance, answer: number): number {
    const n = this.#labels.length;
    return (answer + 1 + chance.below(n - 1)) % n;
  }

  standsBehind(said: number, answer: number): boolean {
    return said === answer;
  }

  text(answer: number): string {
    return this.#labels[answer] as string;
  }
}
