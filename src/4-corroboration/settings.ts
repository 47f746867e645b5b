/**
 * What the engine assumes where the data of one question cannot say. One fixed setting for every use;
 * each number has its reason here. All may be overridden.
 */
export interface Settings {
  /**
   * ρ: correlation of origins that are not shown independent (`independence.ts`). Measured on public
   * label sets, .2–.3 gives calibrated probabilities among strangers who merely err alike; chains whose
   * lineage we do not know also hide plain copies, hence more. At .5 two such origins weigh 1.33, many 2.
   */
  readonly rho: number;
  /** Prior of "none of these" where the answers are given beforehand (yes/no, listed options, grids). */
  readonly noneOfThese: number;
  /**
   * How many answers an open question is taken to have at least. With N equally likely answers and
   * errors spread over the others, a single report by a source that is right with probability θ makes
   * its answer θ probable, whatever N; N matters for how telling it is that two sources agree.
   */
  readonly openAnswers: number;
  /** Spread of honest numbers around the truth, relative to their size. */
  readonly numberNoise: number;
  /** Spread of honest times around the truth, in milliseconds; six hours when only days are stated. */
  readonly timeNoise: number;
  /** Points nearer than this are one place, in metres, unless they are stated more coarsely. */
  readonly samePlace: number;
  /** Chance that somebody who lists several things leaves out a true one. */
  readonly omission: number;
  /** Chance that one of two contradictory tellings by one source is the slip. */
  readonly slip: number;
}

export const SETTINGS: Settings = {
  rho: 0.5,
  noneOfThese: 0.02,
  openAnswers: 10,
  numberNoise: 0.05,
  timeNoise: 600_000,
  samePlace: 250,
  omission: 0.3,
  slip: 0.1,
};

/** The settings with some overridden. Throws `RangeError` for one that makes no sense. */
export function settingsWith(change: Partial<Settings> = {}): Settings {
  const settings = { ...SETTINGS, ...change };
  const within = (name: keyof Settings, low: number, high: number): void => {
    if (!(settings[name] >= low && settings[name] <= high)) {
      throw new RangeError(
        `\`${name}\` must lie between ${low} and ${high}; got ${settings[name]}.`,
      );
    }
  };
  within('rho', 0, 1);
  within('noneOfThese', 1e-6, 0.5);
  within('openAnswers', 2, 1e9);
  within('numberNoise', 1e-6, 10);
  within('timeNoise', 1, 1e12);
  within('samePlace', 0, 1e7);
  within('omission', 1e-6, 1 - 1e-6);
  within('slip', 1e-6, 0.5);
  return settings;
}
