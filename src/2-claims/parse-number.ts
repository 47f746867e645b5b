import { foldDigits } from '#intake/encoding/fold-digits.ts';
import { found, LONGEST, none, type Parsed } from './parsed.ts';

/** A number as people state it: a closed interval, null where it is open. */
export interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Numbers with the bounds that were said.
 *
 * | words | interval |
 * |---|---|
 * | `12`, `exactly 12`, `a dozen`, `fifteen hundred` | 12…12, 12…12, 12…12, 1500…1500 |
 * | `between 4,000 and 5,000`, `11–16`, `11:16`, `11~16`, `like 50 or 60` | as stated |
 * | `over 100`, `at least 132`, `more than 100`, `132+`, `≥ 100` | 100…, 132…, 100…, 132…, 100… |
 * | `under 20`, `at most 20`, `up to 20`, `≤ 20` | …20 |
 * | `~30`, `about 30`, `like 30` | 25…35: half a unit of the last digit that was not rounded away, at least 10 % |
 * | `nearly 30` | 25…30 |
 * | `dozens`, `tens`, `hundreds`, `thousands` | 24…99, 20…99, 200…999, 2000…9999 |
 * | `tens of thousands`, `hundreds of thousands` | 20,000…99,999, 200,000…999,999 |
 * | `a couple`, `a few`, `several`, `a handful` | 2, 3…5, 3…9, 3…6 |
 *
 * "Over 100" keeps 100 inside: people round when they say it. Words after the number ("12 people")
 * are left aside; two numbers that nothing joins ("12 killed, 30 wounded") are no number.
 */
export function parseNumber(words: string): Parsed<Bounds> {
  if (words.length > LONGEST) return none(`A text of ${words.length} characters is not a number.`);
  const plain = normalise(words);
  if (plain === '') return none('There is nothing to read as a number.');
  const dotted = readDotted(plain);
  if (dotted !== null) return dotted;
  const vague = VAGUE.find(([pattern]) => pattern.test(plain));
  if (vague !== undefined && !/\d/.test(plain)) return found({ low: vague[1], high: vague[2] });

  const hedge = HEDGES.find(({ pattern }) => pattern.test(plain));
  const rest = hedge === undefined ? plain : plain.replace(hedge.pattern, ' ').trim();
  const range = readRange(rest);
  if (range !== null) {
    const [a, b] = range;
    if (a.value > b.value) return none(`"${words}" runs from the larger number to the smaller.`);
    return found({ low: a.value, high: b.value });
  }
  const one = readOne(rest);
  if (one === null)
    return none(`"${words}" is not a number; write digits, a range (11–16) or a bound (over 100).`);
  const trailing = rest.slice(one.end);
  if (/\d/.test(trailing))
    return none(`"${words}" holds more than one number; give one number, a range or a bound.`);
  const plus = /^\s*(\+|or more|or above|et plus|plus|فأكثر|أو أكثر)(?!\w)/.exec(trailing);
  if (plus !== null) return found({ low: one.value, high: null });
  if (/^\s*(or less|or fewer|or below|ou moins|فأقل|أو أقل)(?!\w)/.test(trailing))
    return found({ low: null, high: one.value });
  switch (hedge?.kind) {
    case 'at-least':
      return found({ low: one.value, high: null });
    case 'at-most':
      return found({ low: null, high: one.value });
    case 'about':
      return found(around(one.value));
    case 'nearly':
      return found({ low: around(one.value).low, high: one.value });
    default:
      return found({ low: one.value, high: one.value });
  }
}

/** Points and commas that some countries write the other way round, alone in a cell. */
function readDotted(plain: string): Parsed<Bounds> | null {
  const exactly = (value: number, ...doubts: string[]): Parsed<Bounds> =>
    found({ low: value, high: value }, ...doubts);
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(plain)) return exactly(Number(plain.replaceAll('.', '')));
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(plain)) {
    return exactly(
      Number(plain.replace('.', '')),
      `"${plain}" was read as ${plain.replace('.', ',')}; if it is a decimal, write it with other digits.`,
    );
  }
  if (/^\d+,\d{1,2}$/.test(plain)) {
    return exactly(Number(plain.replace(',', '.')), `"${plain}" was read with a decimal comma.`);
  }
  return null;
}

/** How far "about n" reaches: half a unit of the last digit not rounded away, at least a tenth of n. */
export function around(n: number): Bounds {
  const size = Math.abs(n);
  if (size === 0) return { low: 0, high: 0 };
  let unit = 1;
  while (Number.isInteger(size) && size % (unit * 10) === 0) unit *= 10;
  const reach = Math.max(unit / 2, size / 10);
  if (!Number.isInteger(n)) return { low: n - reach, high: n + reach };
  return { low: Math.ceil(n - reach), high: Math.floor(n + reach) };
}

const VAGUE: readonly (readonly [RegExp, number, number])[] = [
  [/^(many |several |some )?hundreds of thousands\b/, 200_000, 999_999],
  [/^(many |several |some )?tens of thousands\b/, 20_000, 99_999],
  [/^(many |several |some )?dozens( and dozens)?\b/, 24, 99],
  [/^(des |plusieurs |quelques )?dizaines\b/, 20, 99],
  [/^(des |plusieurs )?centaines\b/, 200, 999],
  [/^(des |plusieurs )?milliers\b/, 2000, 9999],
  [/^(many |several |some )?tens\b/, 20, 99],
  [/^scores\b/, 40, 99],
  [/^(many |several |some )?hundreds\b/, 200, 999],
  [/^(many |several |some )?thousands\b/, 2000, 9999],
  [/^(no one|nobody|none|nothing|no [a-z]+|aucun(e)?( [a-z]+)?|personne|لا أحد|صفر)$/, 0, 0],
  [/^a couple( of)?( (?!hundred|thousand|million|dozen)[a-z]+)?$/, 2, 2],
  [/^(a |only a )?few( [a-z]+)?$/, 3, 5],
  [/^several( [a-z]+)?$/, 3, 9],
  [/^a handful\b/, 3, 6],
  [/^quelques[- ]un(e)?s$/, 3, 5],
  [/^(ال)?عشرات/, 20, 99],
  [/^(ال)?مئات/, 200, 999],
  [/^(ال)?(آلاف|الاف)/, 2000, 9999],
  [/^عشرات (ال)?(آلاف|الاف)/, 20_000, 99_999],
];

const HEDGES: readonly {
  readonly kind: 'at-least' | 'at-most' | 'about' | 'nearly' | 'exact';
  readonly pattern: RegExp;
}[] = [
  {
    kind: 'at-least',
    pattern:
      /^(?:(?:well |far )?(?:over|above|more than|upwards of|in excess of)|at least|no (?:less|fewer) than|not (?:less|fewer) than|a minimum of|minimum|min\.?|>=?|≥|plus de|au moins|pas moins de|أكثر من|اكثر من|ما يزيد عن|على الأقل|لا يقل عن)\s*/,
  },
  {
    kind: 'at-most',
    pattern:
      /^(?:under|below|less than|fewer than|at most|up to|no more than|not more than|a maximum of|maximum|max\.?|<=?|≤|moins de|au plus|jusqu['’]à|pas plus de|أقل من|اقل من|على الأكثر|لا يزيد عن)\s*/,
  },
  {
    kind: 'nearly',
    pattern: /^(?:nearly|almost|close to|just under|presque|près de|ما يقارب|قرابة)\s*/,
  },
  {
    kind: 'about',
    pattern:
      /^(?:~|≈|±|about|around|roughly|approximately|approx\.?|some|like|maybe|perhaps|circa|ca?\.|or so|environ|à peu près|autour de|حوالي|نحو|تقريبا|تقريباً)\s*/,
  },
  { kind: 'exact', pattern: /^(?:exactly|precisely|=|exactement|بالضبط)\s*/ },
];

/** "11-16", "11 to 16", "between 11 and 16", "50 or 60", "11:16", "11~16". */
function readRange(text: string): readonly [One, One] | null {
  const open = text.replace(/^(?:between|from|entre|de|بين|من)\s+/, '');
  const between = open !== text;
  const a = readOne(open);
  if (a === null) return null;
  const middle = open.slice(a.end);
  const joint = (
    between
      ? /^\s*(?:and|to|et|à|و\s?|إلى|الى|[-–—:~])\s*/
      : /^\s*(?:to|or|à|ou|إلى|الى|أو|او|[-–—:~]|\.\.\.?|…)\s*/
  ).exec(middle);
  if (joint === null) return null;
  const tail = middle.slice(joint[0].length).replace(/^(?:maybe|even|perhaps)\s+/, '');
  const b = readOne(tail);
  if (b === null || !/^[$€£\s]*$/.test(tail.slice(0, b.start)) || /\d/.test(tail.slice(b.end)))
    return null;
  // "3 to 4 thousand" and "10-15k" scale both ends.
  const scaled =
    b.scale > 1 && a.scale === 1 && a.value < b.value / b.scale + 1
      ? { ...a, value: a.value * b.scale }
      : a;
  return [scaled, b];
}

interface One {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** What a word or letter multiplied it by. */
  readonly scale: number;
}

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  hundred: 1e2,
  cent: 1e2,
  thousand: 1e3,
  mille: 1e3,
  ألف: 1e3,
  الف: 1e3,
  آلاف: 1e3,
  dozen: 12,
  m: 1e6,
  million: 1e6,
  مليون: 1e6,
};

/** The first number of a text that nothing but signs of money stands before. */
function readOne(text: string): One | null {
  const digits =
    /^(?<before>[$€£\s]*)(?<number>-?(?:\d{1,3}(?:[ ,'’]\d{3})+|\d+)(?:\.\d+)?|-?\.\d+)(?:\s?(?<scale>k|m|hundred|thousand|million|dozen|mille|ألف|الف|آلاف|مليون)(?![a-z]))?/.exec(
      text,
    );
  if (digits?.groups !== undefined) {
    const scale = SCALES[digits.groups['scale'] ?? ''] ?? 1;
    const value = Number((digits.groups['number'] ?? '').replace(/[ ,'’]/g, '')) * scale;
    if (!Number.isFinite(value)) return null;
    return { value, start: (digits.groups['before'] ?? '').length, end: digits[0].length, scale };
  }
  return readWords(text);
}

const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

/** Numbers in English words: "twenty-five", "fifteen hundred", "half a million", "a couple of hundred". */
function readWords(text: string): One | null {
  const match = /^(half a|a couple of|[a-z]+)(?:[\s-]+(?:and\s+)?[a-z]+)*/.exec(text);
  if (match === null) return null;
  let total = 0;
  let current = 0;
  let seen = false;
  let end = 0;
  let scale = 1;
  let factor = 1;
  const opening = /^(half a|a couple of)\s+(?=hundred|thousand|million|dozen)/.exec(text);
  let at = 0;
  if (opening !== null) {
    factor = opening[1] === 'half a' ? 0.5 : 2;
    at = opening[0].length;
    current = 1;
  }
  const word = /(?:and\s+)?([a-z]+)(?:[\s-]+|$|(?=[^a-z]))/y;
  for (word.lastIndex = at; ;) {
    const next = word.exec(text);
    const name = next?.[1] ?? '';
    const unit = UNITS[name];
    const size = SCALES[name] ?? SCALES[name.replace(/s$/, '')];
    if (next === null) break;
    if (unit !== undefined) {
      // "a" counts only before what it counts: "a dozen", not "two a day".
      if (seen && (name === 'a' || name === 'an')) break;
      current += unit;
    } else if (size !== undefined && name.length > 1) {
      current = (current === 0 ? 1 : current) * size;
      scale = size;
      if (size >= 1000) {
        total += current;
        current = 0;
      }
    } else break;
    seen = true;
    end = next.index + next[0].trimEnd().length;
  }
  if (!seen) return null;
  // "a man" is a man, "a guard" no count we can read with confidence.
  const bare = text.slice(0, end).trim();
  if (bare === 'a' || bare === 'an') return null;
  return { value: (total + current) * factor, start: 0, end, scale };
}

function normalise(words: string): string {
  return foldDigits(words.normalize('NFKC'))
    .replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/٬/g, ',')
    .replace(/٫/g, '.')
    .replace(/[\u2212\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[("'“”‘\s]+|[)"'“”’\s.;]+$/g, '')
    .toLowerCase()
    .replace(/^(?:the|les|le|la)\s+/, '')
    .replace(/^"?like\s+(?=\d)/, 'like ');
}
