/**
 * How far our own findings turned out as they said: calibration of a row of forecasts.
 *
 * A forecast is the best answer of a finding as it stood before the outcome was known, with its
 * probability p; it came true (o = 1) or not (o = 0). "Cannot be judged" is no forecast and is counted
 * apart.
 *
 * **Bands.** Forecasts are gathered by the likelihood words they were given (ICD 203), because that is
 * what readers were told: of what we called *likely*, between 55 and 80 of a hundred should have come
 * true. Of k true among n the share is given with the equal-tailed 90 % interval of
 * Beta(k + ½, n − k + ½) (Jeffreys; Brown, Cai & DasGupta, *Statistical Science* 16, 2001), its lower
 * end 0 when k = 0, its upper end 1 when k = n. A band of fewer than `LEAST` is drawn and said to
 * be too few, as a whole record and a topic are: one rule for all of them.
 *
 * **Brier score** B = (1/N) Σ (p − o)², 0 best. Split over the bands, exactly (Murphy, *J. Appl.
 * Meteorol.* 12, 1973, with the two terms within bands of Stephenson, Coelho & Jolliffe, *Weather and
 * Forecasting* 23, 2008):
 *
 *     B = reliability − resolution + uncertainty + spread within bands − covariance within bands
 *
 *     reliability  Σ n_b (p̄_b − ō_b)² / N      how far the words were off; 0 best
 *     resolution   Σ n_b (ō_b − ō)² / N         how far the words told cases apart; larger is better
 *     uncertainty  ō (1 − ō)                    what saying the overall share each time would score
 *
 * **Altogether** Σp forecasts should have come true. The number that do is, if every p is right,
 * Poisson-binomial; the chance of a number at least as far from Σp is given in words. It is a check of
 * the whole row, not proof of anything: below `LEAST` forecasts nothing is concluded.
 */
import type { Probability } from '#terms/quantities.ts';
import { betaInterval } from '../beta-interval.ts';
import { likelihood } from '../likelihood.ts';
import { percent } from '../words.ts';

/** Fewer forecasts than this – in a band, a topic or altogether – say nothing about us. */
export const LEAST = 20;

export interface Forecast {
  readonly probability: Probability;
  readonly right: boolean;
}

export interface Band {
  readonly words: string;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly right: number;
  /** Mean of what was said. */
  readonly said: number;
  /** Share that came true, with its 90 % interval. */
  readonly share: number;
  readonly interval: readonly [number, number];
  readonly enough: boolean;
}

export interface Calibration {
  readonly n: number;
  readonly right: number;
  /** How many should have come true if every probability had been right. */
  readonly expected: number;
  /** Chance of a number of right ones at least as far from expected; 1 when there is none. */
  readonly chance: number;
  readonly brier: number | null;
  readonly parts: {
    readonly reliability: number;
    readonly resolution: number;
    readonly uncertainty: number;
    readonly spreadWithin: number;
    readonly covarianceWithin: number;
  } | null;
  /** Bands in which something was said, lowest first. */
  readonly bands: readonly Band[];
  readonly enough: boolean;
  readonly sentence: string;
}

export function calibrate(forecasts: readonly Forecast[]): Calibration {
  const n = forecasts.length;
  const right = forecasts.filter((one) => one.right).length;
  const expected = sum(forecasts, ({ probability }) => probability);
  const bands = bandsOf(forecasts);
  const chance = chanceOf(forecasts, right, expected);
  const enough = n >= LEAST;
  return {
    n,
    right,
    expected,
    chance,
    brier: n === 0 ? null : sum(forecasts, (one) => squared(one)) / n,
    parts: n === 0 ? null : partsOf(forecasts, right / n),
    bands,
    enough,
    sentence: sentenceOf(n, right, expected, chance),
  };
}

const outcome = ({ right }: Forecast): number => (right ? 1 : 0);
const squared = (one: Forecast): number => (one.probability - outcome(one)) ** 2;

function grouped(forecasts: readonly Forecast[]): ReadonlyMap<string, readonly Forecast[]> {
  const groups = new Map<string, Forecast[]>();
  for (const one of forecasts) {
    const { words } = likelihood(one.probability, 'ICD 203');
    const group = groups.get(words);
    if (group === undefined) groups.set(words, [one]);
    else group.push(one);
  }
  return groups;
}

function bandsOf(forecasts: readonly Forecast[]): readonly Band[] {
  return [...grouped(forecasts)]
    .map(([words, members]): Band => {
      const { band } = likelihood((members[0] as Forecast).probability, 'ICD 203');
      const n = members.length;
      const right = members.filter((one) => one.right).length;
      const [low, high] = betaInterval(right + 0.5, n - right + 0.5);
      return {
        words,
        low: band[0],
        high: band[1],
        n,
        right,
        said: sum(members, ({ probability }) => probability) / n,
        share: right / n,
        interval: [right === 0 ? 0 : low, right === n ? 1 : high],
        enough: n >= LEAST,
      };
    })
    .toSorted((a, b) => a.low - b.low);
}

function partsOf(forecasts: readonly Forecast[], overall: number): Calibration['parts'] {
  const n = forecasts.length;
  let reliability = 0;
  let resolution = 0;
  let spreadWithin = 0;
  let covarianceWithin = 0;
  for (const members of grouped(forecasts).values()) {
    const said = sum(members, ({ probability }) => probability) / members.length;
    const came = sum(members, outcome) / members.length;
    reliability += (members.length * (said - came) ** 2) / n;
    resolution += (members.length * (came - overall) ** 2) / n;
    for (const one of members) {
      spreadWithin += (one.probability - said) ** 2 / n;
      covarianceWithin += (2 * (one.probability - said) * (outcome(one) - came)) / n;
    }
  }
  return {
    reliability,
    resolution,
    uncertainty: overall * (1 - overall),
    spreadWithin,
    covarianceWithin,
  };
}

/** Two-sided chance under the Poisson-binomial distribution, worked out one forecast at a time. */
function chanceOf(forecasts: readonly Forecast[], right: number, expected: number): number {
  let distribution = [1];
  for (const { probability } of forecasts) {
    const next = Array.from({ length: distribution.length + 1 }, () => 0);
    distribution.forEach((p, k) => {
      next[k] = (next[k] as number) + p * (1 - probability);
      next[k + 1] = (next[k + 1] as number) + p * probability;
    });
    distribution = next;
  }
  const far = Math.abs(right - expected) - 1e-9;
  return Math.min(
    1,
    distribution.reduce((all, p, k) => (Math.abs(k - expected) >= far ? all + p : all), 0),
  );
}

function sentenceOf(n: number, right: number, expected: number, chance: number): string {
  if (n === 0) return 'Nothing we said has turned out yet.';
  const count = `${right} of ${n} findings turned out as they said; ${expected.toFixed(1)} were to be expected.`;
  if (n < LEAST) return `${count} That is too few to say how well we judge.`;
  if (chance >= 0.1) {
    return `${count} If every probability was right, a difference as large would come about in ${percent(chance)} of cases: nothing to see.`;
  }
  const how =
    right < expected ? 'We have been too sure' : 'We have been more careful than we needed to be';
  return `${count} ${how}: a difference as large would come about by chance in ${percent(chance)} of cases.`;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((all, item) => all + of(item), 0);
}
