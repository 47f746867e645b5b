import { around } from '#claims/parse-number.ts';
import { isArabicWord } from './arabic-particles.ts';
import { countedNoun, isFunctionWord } from './counted-noun.ts';
import { halfAfter, isDual, readNumberWords, type NumberWords } from './number-words.ts';
import { PhraseList } from './phrase-list.ts';
import type { Language, Reading } from './reading.ts';
import { dualUnit, moneyBefore, perWhat, unitAfter, type Unit } from './units.ts';

/**
 * An amount as it was said: a number or a range, with its hedge and with the unit that belongs to it.
 *
 * | said | interval |
 * |---|---|
 * | `between A and B`, `A–B`, `A to B`, `A or B`, `from A to B` | A…B, when A < B |
 * | `over`, `more than`, `at least`, `… or more`, `100+` | A…, open above |
 * | `up to`, `fewer than`, `no more than`, `… or less` | …A, open below |
 * | `about`, `around`, `some`, `like`, `… or so` | `around` of `parse-number.ts`; of measures not rounded inwards |
 * | `two hundred and something`, `deux cents et quelques`, `مئة ونيف` | A up to the next of its last place: 200–299 |
 * | `nearly`, `almost`, `près de`, `قرابة` | from the low end of `about` to A |
 * | `double this number`, `twice as many` | open at both ends, with a doubt that names what it hangs on |
 *
 * A bound keeps its own number inside ("over 100" holds 100): people round when they say it.
 */
export interface Amount {
  readonly low: number | null;
  readonly high: number | null;
  readonly next: number;
  readonly unit: Unit | null;
  /** The counted noun, when no unit belongs to it. */
  readonly noun: string | null;
  /** `month` in "a month", of money. */
  readonly per: string | null;
  readonly hedge: Hedge | null;
  /** The number before its hedge, when one was said. */
  readonly stated: number | null;
  readonly doubts: readonly string[];
  /** Digits of a year's shape with nothing that makes them a count. */
  readonly maybeYear: boolean;
}

/** `something`: "two hundred and something", up to the next hundred. */
export type Hedge = 'at-least' | 'at-most' | 'about' | 'nearly' | 'exact' | 'something';

const HEDGES: Readonly<Record<Language | 'ar', PhraseList<Hedge>>> = {
  en: new PhraseList<Hedge>({
    'over|well over|far over|more than|far more than|at least|no fewer than|no less than|not fewer than|not less than|upwards of|in excess of|above|a minimum of|minimum of|just over|a little over|slightly over|slightly more than|a bit over|>|≥|> =':
      'at-least',
    'up to|as many as|as much as|no more than|not more than|fewer than|less than|under|at most|a maximum of|maximum of|below|well under|<|≤|< =':
      'at-most',
    'nearly|almost|close to|just under|just short of|a little under': 'nearly',
    'about|around|roughly|approximately|approx|approx .|some|something like|like|maybe|perhaps|circa|ca .|an estimated|estimated|in the region of|in the order of|probably|more or less|~|≈|±':
      'about',
    'exactly|precisely|a total of': 'exact',
  }),
  fr: new PhraseList<Hedge>({
    "plus de|plus d'|bien plus de|au moins|pas moins de|pas moins d'|un minimum de|au minimum|>|≥|au-delà de|un peu plus de|un peu plus d'":
      'at-least',
    "moins de|moins d'|au plus|tout au plus|au maximum|jusqu'à|pas plus de|pas plus d'|un maximum de|<|≤|un peu moins de":
      'at-most',
    "presque|près de|près d'|quasiment": 'nearly',
    'environ|à peu près|autour de|quelque|quelques|dans les|approximativement|peut-être|aux alentours de|~|≈|±|une estimation de':
      'about',
    'exactement|précisément|un total de': 'exact',
  }),
  ar: new PhraseList<Hedge>({
    'أكثر من|ما يزيد عن|ما يزيد على|ما لا يقل عن|لا يقل عن|على الأقل|فوق|ما يفوق|أزيد من|يزيد عن|>|≥':
      'at-least',
    'أقل من|ما يصل إلى|ما لا يزيد عن|لا يزيد عن|على الأكثر|حتى|دون|<|≤': 'at-most',
    'قرابة|ما يقارب|ما يقرب من|يقارب|يقرب من|تقريبا من': 'nearly',
    'حوالي|نحو|زهاء|تقريبا|حوالى|قدر|ربما|بحدود|في حدود|يمكن|شي|~|≈|±': 'about',
    'بالضبط|بالتحديد': 'exact',
  }),
};

const AFTERWARDS: Readonly<Record<Language | 'ar', PhraseList<Hedge>>> = {
  en: new PhraseList<Hedge>({
    'or more|or above|or over|at least|and more|+': 'at-least',
    'or less|or fewer|or below|at most|at the most': 'at-most',
    'or so|or thereabouts|more or less|odd': 'about',
    'and something|something|and change': 'something',
  }),
  fr: new PhraseList<Hedge>({
    'ou plus|et plus|au moins|au minimum|+': 'at-least',
    'ou moins|au plus|au maximum': 'at-most',
    'environ|à peu près': 'about',
    'et quelques|et des poussières|et quelque': 'something',
  }),
  ar: new PhraseList<Hedge>({
    'ونيف|و نيف|وكسور|وشوي': 'something',
    'أو أكثر|فأكثر|على الأقل|وأكثر|+': 'at-least',
    'أو أقل|فأقل|على الأكثر': 'at-most',
    'تقريبا|على وجه التقريب': 'about',
  }),
};

const OPENERS: Readonly<Record<Language | 'ar', PhraseList<'between' | 'from'>>> = {
  en: new PhraseList({
    between: 'between',
    'anywhere between|somewhere between': 'between',
    'from|anywhere from': 'from',
  }),
  fr: new PhraseList({ entre: 'between', "de|d'": 'from' }),
  ar: new PhraseList({ 'بين|ما بين': 'between', من: 'from' }),
};

const JOINTS: Readonly<Record<'between' | 'from' | 'none', PhraseList<true>>> = {
  between: new PhraseList<true>({ 'and|to|-|—|~|et|à|و|إلى|الى': true }),
  from: new PhraseList<true>({ 'to|-|—|until|à|إلى|الى|لـ|ل|حتى': true }),
  none: new PhraseList<true>({
    'to|or|or maybe|or even|or perhaps|-|—|~|à|ou|ou même|إلى|الى|أو|او|أو حتى|لـ': true,
  }),
};

const RELATIVE: Readonly<Record<Language | 'ar', PhraseList<true>>> = {
  en: new PhraseList<true>({
    'double this number|double that number|double the number|double this figure|double that figure|double that|twice this number|twice that number|twice as many|twice as much|three times as many|three times that number|half that number|half this number|half as many|triple that number|triple this number|the same number|twice that': true,
  }),
  fr: new PhraseList<true>({
    'le double|deux fois plus|trois fois plus|le triple|deux fois moins|la moitié de ce nombre|le même nombre|autant': true,
  }),
  ar: new PhraseList<true>({
    'ضعف هذا العدد|ضعف هذا الرقم|ضعف العدد|ضعفي هذا العدد|نصف هذا العدد|نفس العدد|ثلاثة أضعاف': true,
  }),
};

/** The lists an amount can begin with, besides those of numbers and units. */
export function amountLists(tongue: Language | 'ar'): readonly PhraseList<unknown>[] {
  return [HEDGES[tongue], OPENERS[tongue], RELATIVE[tongue]];
}

interface One {
  readonly low: number;
  readonly high: number;
  readonly next: number;
  readonly words: NumberWords | null;
  readonly unit: Unit | null;
  readonly noun: string | null;
  readonly bare: boolean;
}

function tongueAt(reading: Reading, at: number): Language | 'ar' {
  return isArabicWord(reading.tokens[at]?.word ?? '') ? 'ar' : reading.language;
}

/** The token behind the hedges at a place: `about`, `more than`. */
export function behindHedges(reading: Reading, at: number): number {
  let place = at;
  for (let i = 0; i < 3; i++) {
    const read = HEDGES[tongueAt(reading, place)].at(reading.tokens, place);
    if (read === null) break;
    place = read.next;
  }
  return place;
}

/** The amount that begins at token `at`; null when there is none. */
export function readAmount(reading: Reading, at: number): Amount | null {
  if (reading.lastAmount?.at === at) return reading.lastAmount.amount;
  const amount = readAmountAnew(reading, at);
  reading.lastAmount = { at, amount };
  return amount;
}

function readAmountAnew(reading: Reading, at: number): Amount | null {
  const { tokens } = reading;
  const first = tokens[at];
  if (first === undefined) return null;
  const tongue = tongueAt(reading, at);

  const relative = RELATIVE[tongue].at(tokens, at);
  if (relative !== null) {
    const words = reading.text.slice(first.start, tokens[relative.next - 1]?.end);
    return {
      ...EMPTY,
      next: relative.next,
      doubts: [`"${words}" hangs on a number given elsewhere`],
    };
  }
  if (tongue === 'en' && first.word === 'one') {
    const whole = oneOf(reading, at);
    if (whole !== null) return whole;
  }

  let hedge: Hedge | null = null;
  let place = at;
  for (let i = 0; i < 3; i++) {
    const read = HEDGES[tongueAt(reading, place)].at(tokens, place);
    if (read === null) break;
    // "quelques voisins" is a few; "quelque 300" is about 300.
    if (tokens[place]?.word === 'quelques' && tokens[read.next]?.kind !== 'digits') break;
    hedge = hedge === null || hedge === 'exact' || hedge === 'about' ? read.value : hedge;
    place = read.next;
    if (tokens[place]?.word === ',') place++;
  }
  const opener = OPENERS[tongueAt(reading, place)].at(tokens, place);
  if (opener !== null) {
    const range = readRange(reading, opener.next, opener.value);
    if (range !== null) return finish(reading, at, range, hedge);
  }
  const one = readOne(reading, place, hedge !== null);
  if (one === null) return null;
  const range = readRange(reading, place, 'none', one);
  if (range !== null) return finish(reading, at, range, hedge === 'about' ? null : hedge);
  return finish(reading, at, { a: one, b: one }, hedge);
}

const EMPTY: Amount = {
  low: null,
  high: null,
  next: 0,
  unit: null,
  noun: null,
  per: null,
  hedge: null,
  stated: null,
  doubts: [],
  maybeYear: false,
};

/** "one of the three drivers": one, with what it is one of. */
function oneOf(reading: Reading, at: number): Amount | null {
  const { tokens } = reading;
  if (tokens[at + 1]?.word !== 'of') return null;
  const the = /^(the|these|those|his|her|their|our)$/.test(tokens[at + 2]?.word ?? '')
    ? at + 3
    : at + 2;
  const words = readNumberWords(reading, the);
  if (words === null || words.vague || words.low < 2) return null;
  return {
    ...EMPTY,
    low: 1,
    high: 1,
    stated: 1,
    next: words.next,
    noun: countedNoun(reading, words.next, words.low),
    doubts: [`one out of ${words.low}`],
  };
}

/** One number with the money or unit around it. */
function readOne(reading: Reading, at: number, hedged: boolean): One | null {
  const { tokens } = reading;
  const before = moneyBefore(reading, at);
  const start = before?.next ?? at;
  const first = tokens[start];
  if (first === undefined || first.word === '¶') return null;
  const dual = dualUnit(reading, start);
  if (dual !== null) {
    const half = halfAfter(reading, dual.next, 'ar');
    const n = half === null ? 2 : 2.5;
    return {
      low: n,
      high: n,
      next: half ?? dual.next,
      words: null,
      unit: dual.value,
      noun: null,
      bare: false,
    };
  }
  const pair = isDual(reading, start);
  if (pair !== null) {
    return { low: 2, high: 2, next: pair, words: null, unit: null, noun: first.word, bare: false };
  }
  const halfUnit = readHalf(reading, start);
  if (halfUnit !== null) return halfUnit;
  const words = readNumberWords(reading, start);
  if (words === null) return readBareUnit(reading, start, hedged);
  let { low, high, next } = words;
  if (before !== null && tokens[next]?.glued === true && tokens[next]?.word === 'm') {
    low *= 1e6;
    high *= 1e6;
    next++;
  }
  let unit = before?.value ?? null;
  // "one and a half" is in the number; "deux heures et demie" has its half behind the unit.
  // "half a million dinars", "a couple of hours", "une quinzaine de jours"
  const of = /^(of|de|d|من)$/.test(tokens[next]?.word ?? '')
    ? tokens[next + 1]?.word === "'"
      ? next + 2
      : next + 1
    : next;
  const after = unitAfter(reading, next) ?? (of === next ? null : unitAfter(reading, of));
  if (after !== null && !(unit !== null && after.value.kind !== 'money')) {
    unit = before?.value ?? after.value;
    next = after.next;
    if (after.value.kind === 'duration' || after.value.kind === 'measure') {
      const half = halfAfter(reading, next, tongueAt(reading, next - 1));
      if (half !== null && low === high) {
        low += 0.5;
        high += 0.5;
        next = half;
      }
    }
  }
  const times = unit?.kind === 'duration' ? (unit.times ?? 1) : 1;
  return { low: low * times, high: high * times, next, words, unit, noun: null, bare: false };
}

/** "half an hour", "une demi-heure", "نصف ساعة". */
function readHalf(reading: Reading, at: number): One | null {
  const { tokens } = reading;
  const opens = tokens[at]?.word ?? '';
  const then = tokens[at + 1]?.word ?? '';
  let place: number | null = null;
  if (opens === 'half') place = /^an?$/.test(then) ? at + 2 : null;
  else if (opens === 'نصف') place = at + 1;
  else if (reading.language === 'fr' && then === 'demi' && /^une?$/.test(opens)) {
    place = tokens[at + 2]?.word === '-' ? at + 3 : at + 2;
  }
  if (place === null) return null;
  const unit = unitAfter(reading, place);
  if (unit === null) return null;
  return {
    low: 0.5,
    high: 0.5,
    next: unit.next,
    words: null,
    unit: unit.value,
    noun: null,
    bare: false,
  };
}

/** "a month", "un an", "شهر": one of a unit, without a number word. */
function readBareUnit(reading: Reading, at: number, hedged: boolean): One | null {
  const { tokens } = reading;
  const word = tokens[at]?.word ?? '';
  let place = at;
  if (isArabicWord(word)) {
    const after = unitAfter(reading, at);
    if (after === null) return null;
    const half = halfAfter(reading, after.next, 'ar');
    if (!hedged && half === null) return null;
    const n = half === null ? 1 : 1.5;
    return {
      low: n,
      high: n,
      next: half ?? after.next,
      words: null,
      unit: after.value,
      noun: null,
      bare: true,
    };
  }
  if (reading.language !== 'en' || (word !== 'a' && word !== 'an')) return null;
  place = at + 1;
  const after = unitAfter(reading, place);
  if (after?.value.kind !== 'duration') return null;
  const half = halfAfter(reading, after.next, 'en');
  const n = (half === null ? 1 : 1.5) * (after.value.times ?? 1);
  const before = tokens[at - 1]?.word ?? '';
  const led = /^(for|within|after|in|lasted|took|take|takes|spent|waited|stayed|than|every)$/.test(
    before,
  );
  const followed = /^(ago|later|earlier|after|before|afterwards|previously)$/.test(
    tokens[after.next]?.word ?? '',
  );
  if (!hedged && half === null && !led && !followed) return null;
  return {
    low: n,
    high: n,
    next: half ?? after.next,
    words: null,
    unit: after.value,
    noun: null,
    bare: true,
  };
}

interface Range {
  readonly a: One;
  readonly b: One;
}

function readRange(
  reading: Reading,
  at: number,
  opener: 'between' | 'from' | 'none',
  given?: One,
): Range | null {
  const { tokens } = reading;
  let a = given ?? readOne(reading, at, false);
  if (a === null || a.noun !== null) return null;
  let joint = JOINTS[opener].at(tokens, a.next);
  if (joint === null && opener === 'between') {
    const noun = countedNoun(reading, a.next, a.high);
    if (noun !== null) joint = JOINTS[opener].at(tokens, a.next + 1);
  }
  if (joint === null) return null;
  const b = readOne(reading, joint.next, false);
  if (b === null || b.noun !== null || b.bare || a.bare) return null;
  // "a–b–c" is a label or a date, not a range.
  const chain = tokens[b.next];
  if (chain?.word === '-' && chain.glued && tokens[b.next + 1]?.kind === 'digits') return null;
  if (a.unit !== null && b.unit !== null && a.unit.unit !== b.unit.unit) return null;
  // "three or a thousand"? Only ends that are numbers of one size are scaled together.
  const by = b.words?.scale ?? 1;
  if (by > 1 && (a.words?.scale ?? 1) === 1 && a.low * by < b.low) {
    a = { ...a, low: a.low * by, high: a.high * by };
  }
  if (a.low >= b.high) return null;
  const spoken = tokens[a.next]?.word ?? '';
  if (opener === 'none' && /^(or|ou|او)$/.test(spoken) && a.unit !== null && b.unit === null)
    return null;
  return { a, b };
}

function finish(
  reading: Reading,
  at: number,
  { a, b }: Range,
  hedgeBefore: Hedge | null,
): Amount | null {
  const { tokens } = reading;
  let next = b.next;
  let hedge = hedgeBefore;
  const unit = b.unit ?? a.unit;
  const behind = tokens[next]?.word === '-' && tokens[next]?.glued === true ? next + 1 : next;
  const afterwards =
    hedge === null ? AFTERWARDS[tongueAt(reading, behind)].at(tokens, behind) : null;
  if (afterwards !== null) {
    const follows = tokens[afterwards.next];
    // "50 at least three" binds forward, not back.
    if (
      !(tokens[next]?.word === 'environ' && follows?.kind === 'digits') &&
      follows?.kind !== 'digits'
    ) {
      hedge = afterwards.value;
      next = afterwards.next;
    }
  }
  // "100-plus"
  if (hedge === null && behind > next && tokens[behind]?.word === 'plus') {
    hedge = 'at-least';
    next = behind + 1;
  }
  const single = a === b;
  const words = a.words;
  const noun = b.noun ?? (unit === null ? countedNoun(reading, next, b.high) : null);
  // The French word is also "new".
  if (
    single &&
    words?.spelled === true &&
    hedge === null &&
    unit === null &&
    noun === null &&
    tokens[at]?.word === 'neuf' &&
    next === at + 1
  ) {
    return null;
  }
  // "both" alone says that there are two of something named elsewhere.
  if (
    single &&
    noun === null &&
    unit === null &&
    tokens[at]?.word === 'both' &&
    tokens[next]?.word !== 'of'
  )
    return null;
  // "one" is a number only when something counts it so.
  if (
    single &&
    words?.one === true &&
    hedge === null &&
    unit === null &&
    !countsOne(reading, at, next, noun)
  ) {
    return null;
  }
  if (single && words?.one === true && words.spelled && unit !== null && hedge === null) {
    if (!countsOneUnit(reading, at, unit)) return null;
  }
  // "three quarters of", "deux tiers": a share, not a count.
  const share = tokens[next]?.word === '-' ? next + 1 : next;
  if (
    /^(quarters?|thirds?|fifths?|tenths?|quarts|tiers|cinquiemes)$/.test(tokens[share]?.word ?? '')
  )
    return null;
  let low: number | null = a.low;
  let high: number | null = b.high;
  const integer = unit === null;
  if (hedge === 'at-least') high = null;
  else if (hedge === 'at-most') low = null;
  else if (hedge === 'something') high = b.high + lastPlace(b.high) - 1;
  else if ((hedge === 'about' || hedge === 'nearly') && words?.vague !== true) {
    const below = reach(a.low, integer);
    const above = reach(b.high, integer);
    low = below[0];
    high = hedge === 'nearly' ? b.high : above[1];
  }
  let per: string | null = null;
  if (unit?.kind === 'money') {
    const rate = perWhat(reading, next);
    if (rate !== null) {
      per = rate.value;
      next = rate.next;
    }
  }
  const doubts = [...(words?.doubts ?? []), ...(single ? [] : (b.words?.doubts ?? []))];
  if (unit?.kind === 'money' && unit.doubt !== undefined) doubts.push(unit.doubt);
  return {
    low,
    high,
    next,
    unit,
    noun,
    per,
    hedge,
    stated: single ? a.low : null,
    doubts,
    maybeYear:
      unit === null &&
      words !== null &&
      !words.spelled &&
      /^(1[89]|20)\d\d$/.test(tokens[at]?.word ?? ''),
  };
}

/** The size of the last place that is said: 100 of 14,200. */
function lastPlace(n: number): number {
  let size = 1;
  while (size < n && n % (size * 10) === 0) size *= 10;
  return size;
}

/** How far "about" reaches; of measures and money not rounded to whole numbers. */
function reach(n: number, integer: boolean): readonly [number, number] {
  const { low, high } = around(n);
  if (integer || low === null || high === null || high > low) return [low ?? n, high ?? n];
  const size = Math.max(0.5, n / 10);
  return [n - size, n + size];
}

function countsOne(reading: Reading, at: number, next: number, noun: string | null): boolean {
  const tongue = tongueAt(reading, at);
  // The French and Arabic words are articles and pronouns far more often than counts.
  if (tongue !== 'en') return false;
  if (noun === null || isFunctionWord(noun)) return false;
  if (reading.tokens[at]?.glued === true && reading.tokens[at - 1]?.word === '-') return false;
  const before = reading.tokens[at - 1]?.word ?? '';
  if (
    /^(no|any|every|each|some|this|that|the|which|part|another|many|day|number|level)$/.test(before)
  )
    return false;
  return !/^(day|time|side|thing|way|point|hand|morning|night|evening|more|such|word|man's)$/.test(
    reading.tokens[next]?.word ?? '',
  );
}

function countsOneUnit(reading: Reading, at: number, unit: Unit): boolean {
  if (unit.kind !== 'duration') return true;
  const before = reading.tokens[at - 1]?.word ?? '';
  const next = reading.tokens[at + 1]?.word ?? '';
  // "un jour il reviendra", "one day he will": some day, not a count.
  if (unit.unit === 'day' || unit.unit === 'night')
    return /^(pendant|durant|for|apres|within|en)$/.test(before);
  if (/^(par|chaque|fois)$/.test(before)) return false;
  return next !== '';
}
