/**
 * A world that can be asked, and the asking: question after question, nothing kept between two.
 */
import { answersOf, type Answers } from './answers.ts';
import { Chance } from './chance.ts';
import { countOrigins } from './count-origins.ts';
import { hear } from './hear.ts';
import { ParameterError, readParameters, type Parameters } from './parameters.ts';
import { PlaceAnswers } from './place-answers.ts';
import type { SimulatedQuestion } from './question.ts';
import { Teller } from './tell-question.ts';
import { drawWorld, type SimulatedSource, type World } from './world.ts';

/** A world that can be asked, as often as one likes: each time it answers the same. */
export interface Simulation extends Iterable<SimulatedQuestion> {
  readonly parameters: Parameters;
  readonly seed: number;
  readonly sources: readonly SimulatedSource[];
  /** Which place lies in which; nothing when questions are not about places. */
  places(): Iterable<readonly [place: string, parent: string]>;
}

/**
 * Draws a world and hands out its questions, one after the other.
 *
 * @param said parameters that differ from the defaults.
 * @param seed a whole number from 0; the same gives the same to the last bit.
 * @throws ParameterError, in words, for what makes no sense.
 */
export function simulate(
  said: Readonly<Partial<Record<keyof Parameters, unknown>>> = {},
  seed = 1,
): Simulation {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new ParameterError(`the seed is a whole number from 0; it is ${seed}.`);
  }
  const parameters = readParameters(said);
  const world = drawWorld(parameters, seed);
  return {
    parameters,
    seed,
    sources: world.sources,
    [Symbol.iterator]: () => ask(parameters, seed, world),
    places: () => {
      const answers = answersOf(parameters, seed);
      return answers instanceof PlaceAnswers ? answers.tree() : [];
    },
  };
}

function* ask(p: Parameters, seed: number, world: World): Generator<SimulatedQuestion, void> {
  const answers: Answers = answersOf(p, seed);
  const teller = new Teller(p, world, answers);
  let heard = 0;
  for (let q = 0; q < p.questions; q++) {
    if (p.claims > 0 && heard >= p.claims) return;
    const chance = new Chance(seed, q + 1);
    const name = `q${q + 1}`;
    // How far we are: by claims when they are what ends it.
    const at = Math.max(q / p.questions, p.claims > 0 ? heard / p.claims : 0);
    const { tellings, sales, topic } = teller.tell(chance, name, at, q * p.spacing);
    const claims = hear(p, world, answers, chance, tellings);
    heard += claims.length;
    yield {
      number: q + 1,
      name,
      topic: p.topics === 1 ? '' : `topic ${topic + 1}`,
      type: answers.written,
      typed: chance.happens(p.typed),
      truth: answers.text(answers.truth),
      claims,
      origins: countOrigins(claims),
      payments: sales,
    };
  }
}
