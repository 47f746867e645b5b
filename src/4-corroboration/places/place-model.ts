/**
 * How a place is reported: exactly, coarsely or wrongly.
 *
 * After TDH (Jung, Kim & Shim, *EDBT* 2019), with every share learnt. A source is right with
 * probability r, and when it is, it names the very place with probability p:
 *
 *     e = r·p   the place itself              (a place at the top cannot be coarsened: e = r)
 *     g = r·(1 − p)   one of the places that contain it, k steps up with weight γ_k
 *     w = 1 − r   anything else
 *
 * **Errors stay near.** A wrong place and the true one have a smallest place in common, j steps above
 * the true one; the share of j is λ_j, that of having only the top in common λ_top. Among the places
 * where an error at that step can fall, some are hit more often (ψ): names that are no place at all,
capitals, whatever this table's sources like to say. People confuse a
 * town with the next one rather than with one on another continent, and nothing but the data says how
 * much rather.
 *
 * **States.** Of a question these are the places that were named and all that contain them, each
 * twice, and one more:
 *   - *self*: the truth is this place, and nothing smaller is known;
 *   - *inside*: it is some place in it that is in no smaller candidate; all of them together are
 *     taken as one place, one step down;
 *   - *none*: it lies in no candidate at all.
 *
 * The prior of a state is the popularity of the places it stands for. So a coarse claim supports
 * everything inside it in proportion, and a place that nobody named keeps its chance.
 *
 * **Names that occur twice.** A claim of a name may mean any place of that name: its probability is
 * the sum over the readings, and all readings are candidates. Other claims and popularity decide.
 */
import { at } from '../channel.ts';
import { common, contains, type PlaceTree } from './place-tree.ts';

/** More steps than this are treated alike. */
export const STEPS = 8;

/** What all sources have in common. */
export interface PlaceShares {
  /** γ: weight of a coarse claim by steps up, from 1; entry 0 is not used. */
  readonly up: Float64Array;
  /** λ: weight of an error by steps up to what it has in common with the truth; the last: the top. */
  readonly apart: Float64Array;
  /** π: by place, how often it is the truth; the top has 0, the rest adds up to 1. */
  readonly popularity: Float64Array;
  /** By place: the popularity of it and all that lies in it. */
  readonly below: Float64Array;
  /** ψ: by place, how often it is said in error; the top has 0, the rest adds up to 1. */
  readonly mistaken: Float64Array;
  readonly mistakenBelow: Float64Array;
}

/** A question as the model sees it. */
export interface PlaceQuestion {
  /** Candidates: places, each after what contains it. */
  readonly place: Int32Array;
  /** By candidate: the smallest candidate that contains it; −1 at the top. */
  readonly inside: Int32Array;
  /** By name claimed: the candidates it may mean. */
  readonly readings: readonly Int32Array[];
}

/** Number of states: self and inside of every candidate, none. */
export function stateCount({ place }: PlaceQuestion): number {
  return 2 * place.length + 1;
}

/** The question in which these names were claimed. */
export function placeQuestion(tree: PlaceTree, names: Int32Array): PlaceQuestion {
  const { parent, enter, nameStart, placesOf } = tree;
  const found = new Set<number>();
  for (const name of names) {
    for (let i = at(nameStart, name); i < at(nameStart, name + 1); i++) {
      for (let up = at(placesOf, i); up > 0; up = at(parent, up)) found.add(up);
    }
  }
  const place = Int32Array.from(found).sort((a, b) => at(enter, a) - at(enter, b));
  const index = new Map<number, number>();
  place.forEach((p, i) => index.set(p, i));
  return {
    place,
    inside: place.map((p) => index.get(at(parent, p)) ?? -1),
    readings: Array.from(names, (name) => {
      const places = placesOf.subarray(at(nameStart, name), at(nameStart, name + 1));
      return places.filter((p) => p > 0).map((p) => index.get(p) as number);
    }),
  };
}

/** Prior of every state. */
export function placePrior(
  question: PlaceQuestion,
  tree: PlaceTree,
  { popularity, below }: PlaceShares,
  unlisted: number,
): Float64Array {
  const { place, inside } = question;
  const prior = new Float64Array(stateCount(question));
  let named = 0;
  // What lies in a candidate and in no smaller one: taken off the candidate above as they come.
  place.forEach((p, i) => {
    prior[2 * i] = at(popularity, p);
    prior[2 * i + 1] = at(below, p) - at(popularity, p);
    const up = at(inside, i);
    if (up < 0) named += at(below, p);
    else prior[2 * up + 1] = at(prior, 2 * up + 1) - at(below, p);
  });
  place.forEach((p, i) => {
    // Rounding may leave a little where nothing is.
    const some = at(prior, 2 * i + 1);
    prior[2 * i + 1] = at(tree.leave, p) - at(tree.enter, p) > 1 && some > 1e-15 ? some : 0;
  });
  for (let z = 0; z < 2 * place.length; z++) prior[z] = (1 - unlisted) * at(prior, z);
  prior[2 * place.length] = unlisted + (1 - unlisted) * Math.max(0, 1 - named);
  return prior;
}

/** What a claim is, should a state be the truth. */
export const EXACT = 0;
export const COARSE = 1;
export const ERROR = 2;

/**
 * The readings of one name against all states, reading by reading. `share` is the probability of just
 * this reading among the claims of its kind.
 */
export interface Told {
  readonly kind: Uint8Array;
  /** Entry of γ or λ. */
  readonly steps: Uint8Array;
  readonly share: Float64Array;
}

/**
 * Where an error can fall when this is the truth, by steps up to what the two have in common. The
 * probability of an error is its own ψ times the factor of its step.
 */
export interface Errors {
  readonly entry: Uint8Array;
  readonly factor: Float64Array;
}

/** What `told` asks again and again, kept while the shares stay as they are. */
export class PlaceTeller {
  readonly #tree: PlaceTree;
  readonly #shares: PlaceShares;
  readonly #errors: (Errors | undefined)[] = [];
  /** By depth of the truth: sum of γ over the places that contain it. */
  readonly #above: number[] = [0, 0];
  readonly #all: number;

  constructor(tree: PlaceTree, shares: PlaceShares) {
    this.#tree = tree;
    this.#shares = shares;
    let all = 0;
    for (const weight of shares.apart) all += weight;
    this.#all = all;
  }

  told(question: PlaceQuestion, readings: Int32Array): Told {
    const { place } = question;
    const { up, apart, mistaken } = this.#shares;
    const { depth } = this.#tree;
    const states = stateCount(question);
    const kind = new Uint8Array(readings.length * states);
    const steps = new Uint8Array(readings.length * states);
    const share = new Float64Array(readings.length * states);
    for (let r = 0; r < readings.length; r++) {
      const said = at(place, at(readings, r));
      for (let z = 0, k = r * states; z < states; z++, k++) {
        if (z === states - 1) {
          kind[k] = ERROR;
          steps[k] = STEPS;
          share[k] = (at(apart, STEPS) / this.#all) * at(mistaken, said);
          continue;
        }
        const truth = at(place, z >> 1);
        const further = z & 1;
        const deep = at(depth, truth) + further;
        if (contains(this.#tree, said, truth)) {
          const up1 = deep - at(depth, said);
          kind[k] = up1 === 0 ? EXACT : COARSE;
          steps[k] = Math.min(up1, STEPS - 1);
          share[k] = up1 === 0 ? 1 : at(up, at(steps, k)) / this.#sumAbove(deep);
          continue;
        }
        const step = deep - at(depth, common(this.#tree, truth, said));
        const { entry, factor } = this.#errorsOf(truth, further);
        kind[k] = ERROR;
        steps[k] = at(entry, step);
        share[k] = Math.min(1, at(mistaken, said) * at(factor, step));
      }
    }
    return { kind, steps, share };
  }

  #sumAbove(deep: number): number {
    const known = this.#above[deep];
    if (known !== undefined) return known;
    const sum = this.#sumAbove(deep - 1) + at(this.#shares.up, Math.min(deep - 1, STEPS - 1));
    this.#above[deep] = sum;
    return sum;
  }

  #errorsOf(truth: number, further: number): Errors {
    const key = 2 * truth + further;
    const known = this.#errors[key];
    if (known !== undefined) return known;
    const { parent, depth, enter, leave } = this.#tree;
    const { apart, mistaken, mistakenBelow } = this.#shares;
    const size = (place: number): number => at(leave, place) - at(enter, place);
    const levels = at(depth, truth) + further + 1;
    const entry = new Uint8Array(levels);
    const factor = new Float64Array(levels);
    let all = 0;
    let from = -1;
    for (let place = truth, step = further; place >= 0; step++) {
      if (size(place) - 1 > (from < 0 ? 0 : size(from))) {
        entry[step] = place === 0 ? STEPS : Math.min(step, STEPS - 1);
        const room =
          at(mistakenBelow, place) - at(mistaken, place) - (from < 0 ? 0 : at(mistakenBelow, from));
        all += at(apart, at(entry, step));
        // Where rounding left no room nothing is said either; 1e-12 keeps the factor finite.
        factor[step] = at(apart, at(entry, step)) / Math.max(room, 1e-12);
      }
      from = place;
      place = at(parent, place);
    }
    for (let step = 0; step < levels; step++) factor[step] = at(factor, step) / all;
    const errors = { entry, factor };
    this.#errors[key] = errors;
    return errors;
  }
}
