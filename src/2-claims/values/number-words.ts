import { around } from '#claims/parse-number.ts';
import { isArabicWord } from './arabic-particles.ts';
import { countedNoun } from './counted-noun.ts';
import { PhraseList } from './phrase-list.ts';
import type { Language, Reading } from './reading.ts';

/** A number as its words state it; an interval where they are vague by themselves (`dozens`). */
export interface NumberWords {
  readonly low: number;
  readonly high: number;
  readonly next: number;
  /** Vague by itself: hedges do not widen it further. */
  readonly vague: boolean;
  /** `one`, `un`: a number only where something says so. */
  readonly one: boolean;
  /** Words, not digits. */
  readonly spelled: boolean;
  /** What a word multiplied it by: 1000 in `4 thousand`. */
  readonly scale: number;
  readonly doubts: readonly string[];
}

type Part =
  | { readonly add: number }
  | { readonly hundred: true }
  | { readonly scale: number }
  | { readonly tens: number };

const add = (n: number): Part => ({ add: n });
const scale = (n: number): Part => ({ scale: n });

function counted(words: string, from = 0, step = 1): Record<string, Part> {
  return Object.fromEntries(words.split(' ').map((word, i) => [word, add(from + i * step)]));
}

const PARTS: Readonly<Record<Language | 'ar', PhraseList<Part>>> = {
  en: new PhraseList<Part>(
    counted(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    ),
    counted('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
    {
      fourty: add(40),
      hundred: { hundred: true },
      thousand: scale(1e3),
      million: scale(1e6),
      billion: scale(1e9),
      dozen: scale(12),
      score: scale(20),
      'mio|mln|mil': scale(1e6),
      'bn|mrd': scale(1e9),
    },
  ),
  fr: new PhraseList<Part>(
    counted(
      'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
    ),
    counted('vingt trente quarante cinquante soixante', 20, 10),
    {
      une: add(1),
      'dix-sept': add(17),
      'dix-huit': add(18),
      'dix-neuf': add(19),
      septante: add(70),
      huitante: add(80),
      octante: add(80),
      nonante: add(90),
      vingts: add(20),
      'cent|cents': { hundred: true },
      mille: scale(1e3),
      'million|millions': scale(1e6),
      'milliard|milliards|mrd|md': scale(1e9),
      'mio|mln': scale(1e6),
    },
  ),
  ar: new PhraseList<Part>({
    صفر: add(0),
    'واحد|واحدة': add(1),
    'اثنان|اثنين|اثنتان|اثنتين|اثنا|اثني|اثنتا|اثنتي|إتنين|تنين': add(2),
    'ثلاثة|ثلاث|تلاتة|تلات|ثلاثه': add(3),
    'أربعة|أربع': add(4),
    'خمسة|خمس': add(5),
    'ستة|ست': add(6),
    'سبعة|سبع': add(7),
    'ثمانية|ثماني|ثمان|تمانية|تمن': add(8),
    'تسعة|تسع': add(9),
    'عشرة|عشر': add(10),
    'أحد عشر|إحدى عشرة|احدعش|حداشر': add(11),
    'اثنا عشر|اثني عشر|اثنتا عشرة|اثنتي عشرة|اطنعش|اتناشر|طنعش': add(12),
    'تلتطعش|تلاتطعش|تلاتاشر': add(13),
    'أربعطعش|اربعتاشر': add(14),
    'خمسطعش|خمستاشر|خمستعش': add(15),
    'ستطعش|ستاشر': add(16),
    'سبعطعش|سبعتاشر': add(17),
    'تمنطعش|تمنتاشر': add(18),
    'تسعطعش|تسعتاشر': add(19),
    'عشرون|عشرين': { tens: 20 },
    'ثلاثون|ثلاثين|تلاتين': { tens: 30 },
    'أربعون|أربعين': { tens: 40 },
    'خمسون|خمسين': { tens: 50 },
    'ستون|ستين': { tens: 60 },
    'سبعون|سبعين': { tens: 70 },
    'ثمانون|ثمانين|تمانين': { tens: 80 },
    'تسعون|تسعين': { tens: 90 },
    'مئة|مائة|مية': { hundred: true },
    'مئات|مئه': { hundred: true },
    'مئتان|مئتين|مائتان|مائتين|ميتين|مئتا|مئتي|مائتي': add(200),
    'ثلاثمئة|ثلاثمائة|تلتمية|ثلثمائة': add(300),
    'أربعمئة|أربعمائة|اربعمية': add(400),
    'خمسمئة|خمسمائة|خمسمية': add(500),
    'ستمئة|ستمائة|ستمية': add(600),
    'سبعمئة|سبعمائة|سبعمية': add(700),
    'ثمانمئة|ثمانمائة|تمنمية|ثمانيمئة': add(800),
    'تسعمئة|تسعمائة|تسعمية': add(900),
    'ألف|آلاف|ألفا|تلاف': scale(1e3),
    'ألفان|ألفين|ألفي': add(2e3),
    'مليون|ملايين': scale(1e6),
    'مليونان|مليونين|مليونا|مليوني': add(2e6),
    'مليار|مليارات|بليون': scale(1e9),
    'مليارين|ملياران': add(2e9),
  }),
};

type Vague = readonly [low: number, high: number];

const VAGUE: Readonly<Record<Language | 'ar', PhraseList<Vague>>> = {
  en: new PhraseList<Vague>({
    'dozens|dozens and dozens|several dozen|many dozens': [24, 99],
    tens: [20, 99],
    scores: [40, 99],
    'hundreds|many hundreds': [200, 999],
    'thousands|many thousands': [2000, 9999],
    'tens of thousands': [20_000, 99_999],
    'hundreds of thousands': [200_000, 999_999],
    millions: [2e6, 9_999_999],
    'tens of millions': [2e7, 99_999_999],
    'a couple': [2, 2],
    'a few': [3, 5],
    several: [3, 9],
    'a handful': [3, 6],
    both: [2, 2],
    'a quarter of a million|quarter of a million': [250_000, 250_000],
  }),
  fr: new PhraseList<Vague>({
    'des dizaines|plusieurs dizaines|quelques dizaines': [20, 99],
    'des centaines': [200, 999],
    'quelques centaines': [300, 500],
    'plusieurs centaines': [300, 900],
    'des milliers': [2000, 9999],
    'quelques milliers': [3000, 5000],
    'plusieurs milliers': [3000, 9000],
    'des dizaines de milliers': [20_000, 99_999],
    'des centaines de milliers': [200_000, 999_999],
    'des millions': [2e6, 9_999_999],
    'une huitaine': [7, 9],
    'une dizaine': [5, 15],
    'une douzaine': [12, 12],
    'une demi-douzaine|la demi-douzaine': [6, 6],
    'une quinzaine': [14, 16],
    'une vingtaine': [15, 25],
    'une trentaine': [25, 35],
    'une quarantaine': [35, 45],
    'une cinquantaine': [45, 55],
    'une soixantaine': [54, 66],
    'une centaine': [50, 150],
    'un millier': [500, 1500],
    'un demi-million': [5e5, 5e5],
    'deux douzaines': [24, 24],
    'deux dizaines': [20, 20],
    'deux centaines': [200, 200],
    quelques: [3, 5],
    plusieurs: [3, 9],
    'les deux|tous les deux|toutes les deux': [2, 2],
    'une poignée': [3, 6],
    'une quarantaine de milliers': [35_000, 45_000],
    'une trentaine de milliers': [25_000, 35_000],
    'une cinquantaine de milliers': [45_000, 55_000],
    'une bonne dizaine|une petite dizaine': [5, 15],
    'une bonne vingtaine|une petite vingtaine': [15, 25],
    'une bonne trentaine': [25, 35],
    'une bonne centaine': [100, 150],
    'une septantaine': [63, 77],
    'la quinzaine': [14, 16],
    'la vingtaine': [15, 25],
    'deux ou trois centaines': [200, 300],
    'une dizaine de milliers': [5000, 15_000],
    'une vingtaine de milliers': [15_000, 25_000],
    'une centaine de milliers': [50_000, 150_000],
    'un quart de million': [250_000, 250_000],
    'une paire': [2, 2],
  }),
  ar: new PhraseList<Vague>({
    'عشرات|العشرات': [20, 99],
    'مئات|المئات': [200, 999],
    'آلاف|الآلاف': [2000, 9999],
    'عشرات الآلاف|عشرات آلاف': [20_000, 99_999],
    'مئات الآلاف|مئات آلاف': [200_000, 999_999],
    'ملايين|الملايين': [2e6, 9_999_999],
    'عدة|بضعة|بضع': [3, 9],
    'بضع عشرات|بضعة عشرات': [30, 50],
    'بضع مئات|بضعة مئات': [300, 500],
    'بضع آلاف|بضعة آلاف': [3000, 5000],
    'عدة عشرات': [30, 90],
    'عدة مئات': [300, 900],
    'عدة آلاف': [3000, 9000],
    'نصف مليون': [5e5, 5e5],
    'ربع مليون': [250_000, 250_000],
    'نصف ألف': [500, 500],
    'كلا|كلتا': [2, 2],
  }),
};

/** Two of something in one Arabic word. */
const DUALS = new PhraseList<true>({
  'شخصان|شخصين|رجلان|رجلين|طفلان|طفلين|امرأتان|امرأتين|شابان|شابين|جنديان|جنديين|عنصران|عنصرين|سيارتان|سيارتين|شاحنتان|شاحنتين|منزلان|منزلين|بيتان|بيتين|صاروخان|صاروخين|قذيفتان|قذيفتين|برميلان|برميلين|جثتان|جثتين|شقيقان|شقيقين|أخوان|أخوين|حارسان|حارسين|قتيلان|قتيلين|جريحان|جريحين|شاهدان|شاهدين|معتقلان|معتقلين اثنين|غارتان|غارتين|مدنيان|طائرتان|طائرتين|دبابتان|دبابتين|حاجزان|حاجزين': true,
});

/** The lists a number can begin with. */
export function numberLists(tongue: Language | 'ar'): readonly PhraseList<unknown>[] {
  return [PARTS[tongue], VAGUE[tongue], DUALS];
}

/** Whether an Arabic word counts two by its own ending. */
export function isDual(reading: Reading, at: number): number | null {
  return DUALS.at(reading.tokens, at)?.next ?? null;
}

/* Maps, not objects: a look-up by a word cut from a text is several times cheaper. */
const FEW_OF: ReadonlyMap<string, Vague> = new Map([
  ['few', [3, 5]],
  ['several', [3, 9]],
  ['couple', [2, 2]],
]);

/** The number that begins at token `at`, in digits or words; null when there is none. */
export function readNumberWords(reading: Reading, at: number): NumberWords | null {
  const first = reading.tokens[at];
  if (first === undefined) return null;
  if (first.kind === 'digits') return readDigitsAndScale(reading, at);
  if (first.kind !== 'word') return null;
  const tongue = isArabicWord(first.word) ? 'ar' : reading.language;

  // "a few hundred", "several thousand", "a couple of hundred"
  if (tongue === 'en') {
    const some = first.word === 'a' ? at + 1 : at;
    const few = FEW_OF.get(reading.tokens[some]?.word ?? '');
    if (few !== undefined && (some > at || first.word === 'several')) {
      const of = reading.tokens[some + 1]?.word === 'of' ? some + 2 : some + 1;
      const size = SIZES.get(reading.tokens[of]?.word ?? '');
      if (size !== undefined) {
        // Of hundreds and more nobody counts "a couple": as "about two hundred".
        const about = few[0] === few[1] && size >= 100 ? around(few[0] * size) : null;
        return spelled(about?.low ?? few[0] * size, about?.high ?? few[1] * size, of + 1, true);
      }
    }
    if (first.word === 'half') {
      const skip = reading.tokens[at + 1]?.word === 'a' ? at + 2 : at + 1;
      const size = SIZES.get(reading.tokens[skip]?.word ?? '');
      if (size !== undefined && size !== 100) {
        return spelled(size / 2, size / 2, skip + 1, false);
      }
      return null;
    }
  }
  const vague = VAGUE[tongue].at(reading.tokens, at);
  if (vague !== null) {
    const [low, high] = vague.value;
    return spelled(low, high, vague.next, low !== high);
  }
  return addUp(reading, at, tongue);
}

function spelled(low: number, high: number, next: number, vague: boolean): NumberWords {
  return { low, high, next, vague, one: false, spelled: true, scale: 1, doubts: [] };
}

const SIZES: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);

function readDigitsAndScale(reading: Reading, at: number): NumberWords {
  const { tokens } = reading;
  const first = tokens[at];
  let value = first?.value ?? 0;
  let next = at + 1;
  let by = 1;
  const part = smallFraction(reading, next);
  if (part !== null && Number.isInteger(value)) {
    value += part.value;
    next = part.next;
  }
  const suffix = tokens[next];
  if (suffix !== undefined) {
    const millions = suffix.word === 'm' && countedNoun(reading, next + 1, 2) !== null;
    if (suffix.glued && (suffix.word === 'k' || suffix.word === 'bn' || millions)) {
      by = suffix.word === 'k' ? 1e3 : suffix.word === 'm' ? 1e6 : 1e9;
      next++;
    } else if (suffix.kind === 'word' && !isCents(suffix.word)) {
      const part = PARTS[isArabicWord(suffix.word) ? 'ar' : reading.language].at(tokens, next);
      if (part !== null && ('scale' in part.value || 'hundred' in part.value)) {
        by = 'scale' in part.value ? part.value.scale : 100;
        next = part.next;
      }
    }
  }
  value *= by;
  // 2.3 × 1,000,000 must not become 2299999.9999999995.
  if (by > 1) value = Math.round(value * 1e3) / 1e3;
  return {
    low: value,
    high: value,
    next,
    vague: false,
    one: false,
    spelled: false,
    scale: by,
    doubts: first?.doubt == null ? [] : [first.doubt],
  };
}

/** `30 cents`, behind digits: money, not hundreds. */
function isCents(word: string): boolean {
  return word === 'cent' || word === 'cents';
}

/** `3 1/2`, `3 ½`: the fraction behind a whole number. */
function smallFraction(
  { tokens }: Reading,
  at: number,
): { readonly value: number; readonly next: number } | null {
  const above = tokens[at];
  if (above?.kind !== 'digits' || above.glued) return null;
  if (above.word.length === 1 && above.value < 1) return { value: above.value, next: at + 1 };
  const below = tokens[at + 2];
  const after = tokens[at + 3];
  if (tokens[at + 1]?.word !== '/' || tokens[at + 1]?.glued !== true) return null;
  if (below?.glued !== true || !/^[2348]$/.test(below.word) || !/^[1-7]$/.test(above.word))
    return null;
  if (above.value >= below.value || (after?.glued === true && !/^[-.,;:!?)]$/.test(after.word)))
    return null;
  return { value: above.value / below.value, next: at + 3 };
}

/**
 * Adds up the words of one number. Each word must fit where the number stands: units after tens, tens
 * after hundreds, each scale smaller than the last; the first that does not fit ends the number, so that
 * "five six" is five.
 */
function addUp(reading: Reading, from: number, tongue: Language | 'ar'): NumberWords | null {
  const { tokens } = reading;
  const list = PARTS[tongue];
  let at = from;
  let total = 0;
  let current = 0;
  let lastScale = Number.POSITIVE_INFINITY;
  let by = 1;
  let seen = 0;
  let end = from;
  let onlyOne = false;
  if (tongue === 'en' && (tokens[at]?.word === 'a' || tokens[at]?.word === 'an')) {
    if (SIZES.get(tokens[at + 1]?.word ?? '') === undefined) return null;
    at++;
  }
  for (;;) {
    let joined = false;
    let place = at;
    const word = tokens[place]?.word ?? '';
    if (seen > 0) {
      if (word === '-' && tokens[place]?.glued === true) place++;
      else if (
        (tongue === 'en' && word === 'and' && current % 100 === 0 && (current > 0 || total > 0)) ||
        (tongue === 'fr' && word === 'et') ||
        (tongue === 'ar' && word === 'و')
      ) {
        place++;
        joined = true;
      }
      // Arabic joins all parts but scales and teens with و.
      else if (
        word === ',' &&
        tongue === 'en' &&
        current === 0 &&
        hundredsFollow(reading, place + 1)
      )
        place++;
    }
    const part = list.at(tokens, place);
    if (part === null) break;
    const { value } = part;
    if ('add' in value) {
      const n = value.add;
      if (tongue === 'fr') {
        const rest = current % 100;
        if (n === 20 && rest === 4) current += 76;
        else if (n >= 10 && n <= 19 && (rest === 60 || rest === 80)) current += n;
        else if (n < 10 && rest % 10 === 0 && rest !== 10 && rest !== 70 && rest !== 90) {
          if (joined && n !== 1) break;
          if (n === 0 && seen > 0) break;
          current += n;
        } else if (n >= 10 && n <= 19 && rest === 0) current += n;
        else if (n >= 20 && rest === 0) current += n;
        else break;
        if (joined && !(n === 1 || n === 11)) break;
      } else if (tongue === 'ar') {
        const rest = current % 100;
        if (n === 10 && !joined && rest >= 1 && rest <= 9) current += 10;
        else if (seen > 0 && !joined) break;
        else if (n >= 1000) {
          if (current > 0 || n >= lastScale) break;
          total += n;
          lastScale = n;
          by = n / 2;
        } else if (n >= 100) {
          if (current > 0) break;
          current += n;
        } else if (n < 20 && rest === 0 && !(n === 0 && seen > 0)) current += n;
        else break;
      } else {
        const rest = current % 100;
        if (n < 10 ? rest !== 0 && !(rest >= 20 && rest % 10 === 0) : rest !== 0) break;
        if (n === 0 && seen > 0) break;
        if (seen > 0 && rest === 0 && current === 0 && total === 0) break;
        current += n;
      }
      onlyOne = seen === 0 && n === 1;
    } else if ('tens' in value) {
      const rest = current % 100;
      if (seen > 0 && !joined) break;
      if (rest > 9) break;
      current += value.tens;
      onlyOne = false;
    } else if ('hundred' in value) {
      if (tongue === 'ar' && seen > 0 && joined) {
        if (current !== 0) break;
        current = 100;
      } else {
        if (joined || current >= 100 || (tongue === 'fr' && current === 1)) break;
        if (tongue === 'ar' && current > 9) break;
        current = (current === 0 ? 1 : current) * 100;
        by = 100;
      }
      onlyOne = false;
    } else {
      const size = value.scale;
      if (size >= lastScale || (joined && (tongue !== 'ar' || current > 0))) break;
      if (tongue !== 'ar' && seen === 0 && size > 1000 && at === from) break;
      if (size < 100) {
        if (total > 0) break;
        current = (current === 0 ? 1 : current) * size;
        if (at === from && seen === 0) break;
      } else {
        if (tongue === 'en' && seen === 0 && at === from) break;
        total += (current === 0 ? 1 : current) * size;
        current = 0;
        lastScale = size;
      }
      by = size;
      onlyOne = false;
    }
    seen++;
    end = part.next;
    at = part.next;
  }
  if (seen === 0) return null;
  let value = total + current;
  let next = end;
  const half = halfAfter(reading, next, tongue);
  const quarter =
    tongue === 'ar' &&
    tokens[next]?.word === 'و' &&
    /^(?:ال)?ربع$/.test(tokens[next + 1]?.word ?? '');
  if (quarter && by >= 1000 && value === by * Math.round(value / by)) {
    value += by / 4;
    next += 2;
    if (/^ال(?:مليون|الف|مليار)$/.test(tokens[next]?.word ?? '')) next++;
    onlyOne = false;
  } else if (half !== null && by >= 1000 && value === by * Math.round(value / by)) {
    // "a million and a half", "un million et demi", "مليون ونصف": half of the million.
    value += by / 2;
    next = half;
    if (/^ال(?:مليون|الف|مليار)$/.test(tokens[next]?.word ?? '')) next++;
    onlyOne = false;
  } else if (half !== null && value < 100) {
    value += 0.5;
    next = half;
    onlyOne = false;
    const size = SIZES.get(tokens[next]?.word ?? '');
    if (tongue === 'en' && size !== undefined && size >= 1000) {
      value *= size;
      by = size;
      next++;
    }
  }
  return {
    low: value,
    high: value,
    next,
    vague: false,
    one: onlyOne,
    spelled: true,
    scale: by,
    doubts: [],
  };
}

/** `Fourteen thousand, two hundred`: behind a comma goes on what can only be hundreds of the same number. */
function hundredsFollow(reading: Reading, at: number): boolean {
  const { tokens } = reading;
  const part = PARTS.en.at(tokens, at);
  if (part === null || !('add' in part.value) || part.value.add < 1 || part.value.add > 9)
    return false;
  return tokens[part.next]?.word === 'hundred';
}

/** Whether these words stand at a token, one each. */
function stand(tokens: Reading['tokens'], at: number, words: string): boolean {
  return words.split(' ').every((word, i) => tokens[at + i]?.word === word);
}

/** "and a half", "et demie", "ونصف": the token after it, or null. */
export function halfAfter({ tokens }: Reading, at: number, tongue: Language | 'ar'): number | null {
  const opens = tokens[at]?.word;
  if (tongue === 'ar')
    return opens === 'و' && /^(ال)?نصف$/.test(tokens[at + 1]?.word ?? '') ? at + 2 : null;
  if (tongue === 'fr')
    return opens === 'et' && /^demie?$/.test(tokens[at + 1]?.word ?? '') ? at + 2 : null;
  if (opens === 'and') return stand(tokens, at + 1, 'a half') ? at + 3 : null;
  // "two-and-a-half"
  return opens === '-' && stand(tokens, at + 1, 'and - a - half') ? at + 6 : null;
}
