import { isArabicWord, plainArabic } from './arabic-particles.ts';
import { ENGLISH_ORDINALS, ORDINAL_DAYS } from './calendar-date.ts';
import { NTH_WORDS } from './nth-weekday.ts';
import { numberLists } from './number-words.ts';
import type { PhraseList } from './phrase-list.ts';
import { amountLists } from './quantity.ts';
import type { Language } from './reading.ts';
import { BEFORE_AMOUNT, BOUNDS, FROM_ANCHOR, FROM_WRITING, WHICH } from './relative-words.ts';
import {
  AFTER_BEFORE,
  DAY_PARTS,
  FEASTS,
  FIXED_FEASTS,
  HIJRI_MONTHS,
  MONTHS,
  PARTS,
  SEASONS,
  WEEKDAYS,
} from './time-words.ts';
import type { Token } from './tokens.ts';
import { unitLists } from './units.ts';

type Tongue = Language | 'ar';

/**
 * Which words a value can begin with. Most words of a text begin none and are passed over for the price
 * of one look-up; the sets are made of the word lists themselves, so that they cannot fall behind.
 */
function gather(lists: readonly PhraseList<unknown>[], more: string): ReadonlySet<string> {
  return new Set([...lists.flatMap((list) => [...list.firsts()]), ...more.split(' ')]);
}

function timeLists(tongue: Tongue): readonly PhraseList<unknown>[] {
  return [
    MONTHS[tongue],
    HIJRI_MONTHS[tongue === 'ar' ? 'ar' : 'latin'],
    FEASTS[tongue === 'ar' ? 'ar' : 'latin'],
    FIXED_FEASTS[tongue],
    PARTS[tongue],
    SEASONS[tongue],
    WEEKDAYS[tongue],
    DAY_PARTS[tongue],
    AFTER_BEFORE[tongue],
    BOUNDS[tongue],
    FROM_WRITING[tongue],
    FROM_ANCHOR[tongue],
    BEFORE_AMOUNT[tongue],
    ...(tongue === 'en' ? [WHICH.en] : []),
  ];
}

const TIMES: Readonly<Record<Tongue, ReadonlySet<string>>> = {
  en: gather(
    [...timeLists('en'), ...numberLists('en')],
    `the half quarter from between past last around about roughly approximately week ${NTH_WORDS.join(' ')} ${ENGLISH_ORDINALS.join(' ')}`,
  ),
  fr: gather(
    [...timeLists('fr'), ...numberLists('fr')],
    `le la les ces l entre de du vers premier ${NTH_WORDS.join(' ')}`,
  ),
  ar: gather(
    timeLists('ar'),
    `عشيه ${NTH_WORDS.join(' ')} ${ORDINAL_DAYS.map(plainArabic).join(' ')} بين من ما الساعه حوالي نحو قرابه السبعينيات السبعينات الثمانينيات الثمانينات التسعينيات التسعينات`,
  ),
};

const AMOUNTS: Readonly<Record<Tongue, ReadonlySet<string>>> = {
  en: gather(
    [...numberLists('en'), ...amountLists('en'), ...unitLists('en')],
    'a an half one few several',
  ),
  fr: gather([...numberLists('fr'), ...amountLists('fr'), ...unitLists('fr')], 'un une'),
  ar: gather([...numberLists('ar'), ...amountLists('ar'), ...unitLists('ar')], 'نصف'),
};

export function startsTime(token: Token, language: Language): boolean {
  if (token.kind === 'mixed') return token.end - token.start === 2;
  return token.kind === 'digits' || TIMES[tongueOf(token, language)].has(token.word);
}

export function startsAmount(token: Token, language: Language): boolean {
  return token.kind === 'digits' || AMOUNTS[tongueOf(token, language)].has(token.word);
}

function tongueOf(token: Token, language: Language): Tongue {
  return isArabicWord(token.word) ? 'ar' : language;
}
