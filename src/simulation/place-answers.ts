import type { Answers } from './answers.ts';
import type { Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';
import { Popularity } from './popularity.ts';

/**
 * Places in a tree: `branching` smaller ones in each, `depth` levels below the whole. The truth is a
 * smallest place. Who has it right names it or, if coarse, the place around it; who has it wrong
 * names another smallest place, neighbours first.
 *
 * Places are numbered from the whole, 0, level by level: the parent of n is ⌊(n−1)/branching⌋.
 */
export class PlaceAnswers implements Answers {
  readonly written = 'place';
  readonly #p: Parameters;
  readonly #popularity: Popularity;
  readonly #firstLeaf: number;
  readonly #leaves: number;
  readonly #names: (string | undefined)[] = [];
  #wrong: number[] = [];
  truth = 0;

  constructor(p: Parameters) {
    this.#p = p;
    this.#popularity = new Popularity(p.falseAnswers, p.popularity);
    this.#leaves = p.branching ** p.depth;
    this.#firstLeaf = (this.#leaves - 1) / (p.branching - 1);
  }

  /** Every place but the whole, and the place around it. */
  *tree(): Generator<readonly [place: string, parent: string]> {
    for (let place = 1; place < this.#firstLeaf + this.#leaves; place++) {
      yield [this.text(place), this.text(this.#parent(place))];
    }
  }

  ask(chance: Chance): void {
    this.truth = this.#firstLeaf + chance.below(this.#leaves);
    const wrong = new Set<number>();
    // The nearer half of the wrong answers are neighbours, as far as there are any.
    const near = Math.min(this.#p.branching - 1, Math.ceil(this.#p.falseAnswers / 2));
    while (wrong.size < near) wrong.add(this.#sibling(chance, this.truth));
    while (wrong.size < this.#p.falseAnswers) {
      const leaf = this.#firstLeaf + chance.below(this.#leaves);
      if (leaf !== this.truth) wrong.add(leaf);
    }
    this.#wrong = [...wrong];
  }

  right(chance: Chance): number {
    return chance.happens(this.#p.coarse) && this.#p.depth > 1
      ? this.#parent(this.truth)
      : this.truth;
  }

  wrong(chance: Chance): number {
    return this.#wrong[this.#popularity.draw(chance)] as number;
  }

  get mirage(): number {
    return this.#wrong[0] as number;
  }

  invented(chance: Chance): number {
    return this.#firstLeaf + chance.below(this.#leaves);
  }

  /** A neighbour of the same level: a name next to it in the list. */
  garbled(chance: Chance, answer: number): number {
    return this.#sibling(chance, answer);
  }

  standsBehind(said: number, answer: number): boolean {
    let place = said;
    while (place > answer) place = this.#parent(place);
    return place === answer;
  }

  text(answer: number): string {
    return (this.#names[answer] ??= this.#name(answer));
  }

  #name(place: number): string {
    if (place === 0) return 'P';
    const turn = ((place - 1) % this.#p.branching) + 1;
    const around = this.#parent(place);
    return around === 0 ? `P${turn}` : `${this.text(around)}.${turn}`;
  }

  #parent(place: number): number {
    return Math.floor((place - 1) / this.#p.branching);
  }

  #sibling(chance: Chance, place: number): number {
    const first = this.#parent(place) * this.#p.branching + 1;
    const turn = place - first;
    return first + ((turn + 1 + chance.below(this.#p.branching - 1)) % this.#p.branching);
  }
}
