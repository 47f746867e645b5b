import type { Answers, Manner } from './answers.ts';
import type { Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';
import { Popularity } from './popularity.ts';

/** Rumoured numbers lie this far from the truth at least, in natural logarithms, and this much more. */
const NEAREST_RUMOUR = 0.7;
const RUMOUR_SPREAD = 1.5;

/**
 * Whole numbers from 1. Who has it right is near the truth: off by a lasting error of one's own, by an
 * error from case to case, and perhaps rounded to one digit. Who has it wrong repeats one of a few
 * numbers that go around. A hop garbles by slipping a nought or a digit.
 */
export class NumberAnswers implements Answers {
  readonly written = 'number';
  readonly #p: Parameters;
  readonly #popularity: Popularity;
  #rumours: number[] = [];
  truth = 1;

  constructor(p: Parameters) {
    this.#p = p;
    this.#popularity = new Popularity(p.falseAnswers, p.popularity);
  }

  ask(chance: Chance): void {
    this.truth = whole(this.#p.magnitude * Math.exp(this.#p.magnitudeSpread * chance.normal()));
    this.#rumours = Array.from({ length: this.#p.falseAnswers }, () => {
      const far = NEAREST_RUMOUR + RUMOUR_SPREAD * chance.uniform();
      const rumour = whole(this.truth * Math.exp(chance.happens(0.5) ? far : -far));
      // Below the smallest numbers there is no room: go the other way.
      return rumour === this.truth ? whole(this.truth * Math.exp(far)) : rumour;
    });
  }

  right(chance: Chance, { bias, noise }: Manner): number {
    const seen = whole(this.truth * Math.exp(bias + noise * chance.normal()));
    return chance.happens(this.#p.rounding) ? toOneDigit(seen) : seen;
  }

  wrong(chance: Chance): number {
    return this.#rumours[this.#popularity.draw(chance)] as number;
  }

  get mirage(): number {
    return this.#rumours[0] as number;
  }

  invented(chance: Chance): number {
    return toOneDigit(
      whole(this.#p.magnitude * Math.exp(this.#p.magnitudeSpread * chance.normal())),
    );
  }

  garbled(chance: Chance, answer: number): number {
    if (chance.happens(0.5)) return answer % 10 === 0 ? answer / 10 : answer * 10;
    const place = 10 ** chance.below(Math.floor(Math.log10(answer)) + 1);
    const digit = Math.floor(answer / place) % 10;
    const other = (digit + 1 + chance.below(9)) % 10;
    const changed = answer + (other - digit) * place;
    // Nought is not among the answers: a digit lost altogether becomes ten times as many.
    return changed === 0 ? answer * 10 : changed;
  }

  standsBehind(said: number, answer: number): boolean {
    return said === answer;
  }

  text(answer: number): string {
    return String(answer);
  }
}

function whole(x: number): number {
  return Math.min(1e15, Math.max(1, Math.round(x)));
}

function toOneDigit(x: number): number {
  const place = 10 ** Math.floor(Math.log10(x));
  return Math.max(1, Math.round(x / place)) * place;
}
