/**
 * Everything that can be turned in the simulated world: name, default, limits, meaning, and where the
 * default comes from. `docs/simulator.md` shows this table; a test compares the two.
 *
 * A default is *measured* when a figure stands behind it and *assumed* when none does. Shares and
 * chances lie between 0 and 1.
 */
import { nearestWord } from './nearest-word.ts';

export const VALUE_TYPES = ['open', 'labels', 'number', 'place'] as const;
/** What is asked for; see the files `*-answers.ts`. */
export type AnswerType = (typeof VALUE_TYPES)[number];

interface Turn {
  readonly byDefault: number;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  readonly means: string;
  readonly measured: string;
}

const ASSUMED = 'assumed';
const share = (byDefault: number, means: string, measured = ASSUMED): Turn => ({
  byDefault,
  min: 0,
  max: 1,
  whole: false,
  means,
  measured,
});
const count = (byDefault: number, min: number, means: string, measured = ASSUMED): Turn => ({
  byDefault,
  min,
  max: 1e9,
  whole: true,
  means,
  measured,
});
const size = (
  byDefault: number,
  limits: readonly [min: number, max: number],
  means: string,
  measured = ASSUMED,
): Turn => ({
  byDefault,
  min: limits[0],
  max: limits[1],
  whole: false,
  means,
  measured,
});

/** Every number that can be set. */
export const TURNS = {
  // How much
  questions: count(1000, 1, 'questions asked, one after the other'),
  claims: count(0, 0, 'stop after the question that brings this many claims; 0: ask all questions'),
  topics: count(1, 1, 'topics; each question has one'),
  topicSpread: size(
    0,
    [0, 10],
    'how much accuracy differs by topic: standard deviation in log-odds',
  ),

  // Who there is, and who has it from whom
  cells: count(3, 1, 'cells the sources are dealt into'),
  crossCell: share(0.1, 'chance that a supplier is of any cell, not of one’s own'),
  witnesses: count(40, 1, 'ground sources, who see for themselves'),
  translators: count(2, 0, 'translators between witnesses and foreign collectors'),
  collectors: count(10, 0, 'collectors, who talk to witnesses'),
  checkers: count(4, 0, 'cross-checkers, who compare what collectors bring'),
  leads: count(6, 0, 'team leads, who buy and sell on'),
  desks: count(12, 0, 'desks and outlets at the end'),
  suppliersPerCollector: count(6, 1, 'witnesses a collector talks to'),
  suppliersPerChecker: count(4, 1, 'collectors a cross-checker compares'),
  suppliersPerLead: count(3, 1, 'cross-checkers or collectors a lead draws on'),
  suppliersPerDesk: count(2, 1, 'leads a desk draws on'),

  // What witnesses see
  cover: share(0.25, 'share of the questions the average witness has seen something of'),
  coverZipf: size(0.5, [0, 10], 'how unequal witnesses are in that: exponent of Zipf’s law'),
  accuracyA: size(
    3.1,
    [0.01, 1e6],
    'accuracy of a vetted witness is Beta(accuracyA, accuracyB)',
    'flight times on the web: Beta(3.1, 1.2)',
  ),
  accuracyB: size(1.2, [0.01, 1e6], 'see accuracyA', 'flight times on the web: Beta(3.1, 1.2)'),
  misperceive: share(0.02, 'chance that all who see rightly see the same wrong thing'),

  // Answers
  falseAnswers: count(8, 1, 'wrong answers there are to a question'),
  popularity: size(1, [0, 10], 'how popular the first wrong answers are: exponent of Zipf’s law'),
  prevalence: size(0, [0, 10], 'labels: how unequal right answers are; exponent of Zipf’s law'),
  magnitude: size(20, [0.001, 1e6], 'numbers: the median truth'),
  magnitudeSpread: size(
    1.2,
    [0, 10],
    'numbers: standard deviation of the truth’s natural logarithm',
  ),
  bias: size(
    0.1,
    [0, 10],
    'numbers: standard deviation, over witnesses, of their lasting error (log)',
  ),
  noise: size(
    0.4,
    [0, 10],
    'numbers: the middle witness’s error from case to case, standard deviation (log)',
    'death tolls of one event: median ratio of highest to lowest 1.5; of two draws that is .42',
  ),
  rounding: share(0.5, 'numbers: chance that a witness says a round number'),
  branching: count(4, 2, 'places: smaller places in each'),
  depth: count(3, 1, 'places: levels of the tree'),
  coarse: share(0.2, 'places: chance that a witness names only the larger place'),

  // What becomes of it on the way
  tell: share(0.8, 'chance that a witness tells a collector what was seen'),
  pass: share(
    0.55,
    'chance that any other source passes on what it holds to who draws on it',
    'retelling chains: .55 of content words kept per hop (.30 at the first telling)',
  ),
  garble: share(
    0.01,
    'chance that a hop changes the answer',
    'copied manuscripts: 1.0 % of words per copy (.1–1.9)',
  ),
  dirty: share(0, 'share of relays that garble at garbleDirty instead'),
  garbleDirty: share(0.1, 'see dirty'),
  foreign: share(0.2, 'share of collectors who reach witnesses through a translator only'),
  mistranslate: share(0.03, 'chance that a translator changes the answer'),
  resale: share(0.1, 'chance that what one holds is also sold to one more buyer of the next tier'),
  repeat: share(0, 'chance that a relay files each further report on a question too'),
  check: share(0.5, 'chance that a cross-checker prefers what two suppliers agree on'),
  echo: share(0.05, 'chance that a collector or desk with nothing repeats what another desk has'),

  // Who is not honest
  fabricators: share(0.1, 'share of vetted witnesses and collectors who invent'),
  fabricate: share(0.05, 'chance that an inventor who has nothing invents an answer'),
  grudgeGroups: count(1, 0, 'groups of witnesses with a grudge'),
  grudgeSize: count(4, 2, 'witnesses in such a group'),
  grudgeQuestions: share(0.03, 'share of questions on which a group pushes one false answer'),

  // Demand
  demand: size(1, [1, 1e6], 'how many times as large the network is in the end as at first'),
  cohorts: count(1, 1, 'waves in which sources join; they are as many as demand makes them'),
  dilution: size(
    0,
    [0, 10],
    'how far vetting gives way: vetted share of joiners is demand^−dilution',
  ),
  unvettedFabricators: share(0.5, 'share of unvetted witnesses and collectors who invent'),

  // Money
  paid: share(0, 'share of witnesses and collectors paid per report'),
  pay: size(1, [0, 1e6], 'paid for each report bought'),
  bonus: size(0, [0, 1e6], 'paid on top for the first report a buyer gets on a question'),
  payFabricates: share(
    0,
    'chance, added to fabricate, that someone paid invents when having nothing',
  ),

  // What we hear of it
  seeWitnesses: share(0.5, 'share of witnesses we hear ourselves'),
  seeTranslators: share(0, 'share of translators we hear ourselves'),
  seeCollectors: share(0.5, 'share of collectors we hear ourselves'),
  seeCheckers: share(0.5, 'share of cross-checkers we hear ourselves'),
  seeLeads: share(1, 'share of leads we hear ourselves'),
  seeDesks: share(1, 'share of desks we hear ourselves'),
  declared: share(
    0.45,
    'chance that a report says how it is known and from whom',
    'conflict events: of 210 with two or more articles 94 name one original source',
  ),
  gap: share(0.1, 'chance that a stated lineage leaves the last hop out'),
  forget: share(
    0.25,
    'chance that a relay presents as seen what it heard',
    'retelling chains: words of attribution left after five hops 24 %, which is .75 a hop',
  ),
  timed: share(1, 'share of claims with a time'),
  typed: share(1, 'share of questions whose claims state their type'),

  // Time
  spacing: size(60, [0, 1e6], 'minutes from question to question'),
  delay: size(30, [0, 1e4], 'median minutes from seeing to telling, and of each hop'),
  delaySpread: size(1, [0, 2], 'standard deviation of the delay’s natural logarithm'),
} as const satisfies Readonly<Record<string, Turn>>;

export type NumberName = keyof typeof TURNS;

/** All parameters of a world; see {@link TURNS} for what each means. */
export type Parameters = Readonly<Record<NumberName, number>> & { readonly type: AnswerType };

export const PARAMETER_NAMES: readonly string[] = ['type', ...Object.keys(TURNS)];

/** A parameter that makes no sense; the message says what to do instead. */
export class ParameterError extends RangeError {
  override readonly name = 'ParameterError';
}

/**
 * Fills in what was not said and refuses what makes no sense.
 *
 * @param said names to numbers, or to their digits as on a command line.
 * @throws ParameterError in words.
 */
export function readParameters(said: Readonly<Record<string, unknown>>): Parameters {
  for (const name of Object.keys(said)) {
    if (!PARAMETER_NAMES.includes(name)) throw new ParameterError(unknownName(name));
  }
  const numbers = Object.fromEntries(
    Object.entries<Turn>(TURNS).map(([name, turn]) => [name, readNumber(name, turn, said[name])]),
  ) as Record<NumberName, number>;
  const parameters = { type: readType(said['type']), ...numbers };
  refuseNonsense(parameters);
  return parameters;
}

function unknownName(name: string): string {
  const meant = nearestWord(name, PARAMETER_NAMES);
  const hint = meant === null ? 'docs/simulator.md lists them all.' : `Did you mean ${meant}?`;
  return `there is no parameter "${name}". ${hint}`;
}

function readType(said: unknown): AnswerType {
  if (said === undefined) return 'open';
  const type = VALUE_TYPES.find((one) => one === said);
  if (type === undefined) {
    throw new ParameterError(`type is one of ${VALUE_TYPES.join(', ')}; it is "${String(said)}".`);
  }
  return type;
}

function readNumber(name: string, turn: Turn, said: unknown): number {
  if (said === undefined) return turn.byDefault;
  const value = typeof said === 'string' && said.trim() !== '' ? Number(said) : said;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new ParameterError(`${name} needs a number; it is "${String(said)}".`);
  }
  if (turn.whole && !Number.isInteger(value)) {
    throw new ParameterError(`${name} counts something and must be whole; it is ${value}.`);
  }
  if (value < turn.min || value > turn.max) {
    throw new ParameterError(
      `${name} must lie between ${turn.min} and ${turn.max}; it is ${value}.`,
    );
  }
  return value;
}

/** What is possible one by one and not together. */
function refuseNonsense(p: Parameters): void {
  const heard =
    p.seeWitnesses +
    p.translators * p.seeTranslators +
    p.collectors * p.seeCollectors +
    p.checkers * p.seeCheckers +
    p.leads * p.seeLeads +
    p.desks * p.seeDesks;
  if (heard === 0) {
    throw new ParameterError(
      'nobody would be heard: raise one of seeWitnesses … seeDesks for a tier that has members.',
    );
  }
  if (p.grudgeGroups * p.grudgeSize > p.witnesses) {
    throw new ParameterError(
      `${p.grudgeGroups} groups of ${p.grudgeSize} with a grudge are more than the ${p.witnesses} witnesses; lower grudgeGroups or grudgeSize.`,
    );
  }
  if (p.demand > 1 && p.cohorts === 1) {
    throw new ParameterError('demand grows only when sources join in waves; set cohorts above 1.');
  }
  if (p.dilution > 0 && p.demand === 1) {
    throw new ParameterError('dilution does nothing while demand stays 1; raise demand.');
  }
  if (p.type === 'place' && p.branching ** p.depth > 1e6) {
    throw new ParameterError('the tree of places would have over a million leaves; lower depth.');
  }
  if (p.type === 'place' && p.branching ** p.depth <= p.falseAnswers) {
    throw new ParameterError(
      `the tree has ${p.branching ** p.depth} smallest places and needs more than falseAnswers, ${p.falseAnswers}; raise depth or branching.`,
    );
  }
  if (p.claims === 0 && p.questions * p.spacing > 2e9) {
    throw new ParameterError(
      'the last question would be asked thousands of years from now; lower spacing or questions.',
    );
  }
  if (p.cover === 0 && p.fabricate * p.fabricators + p.paid * p.payFabricates === 0) {
    throw new ParameterError('nobody would have anything to tell: raise cover.');
  }
}
