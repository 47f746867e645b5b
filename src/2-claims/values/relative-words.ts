import { PhraseList } from './phrase-list.ts';
import type { Language } from './reading.ts';

type Tongue = Language | 'ar';
export type PartName = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'so-far';
export type StepUnit = 'day' | 'week' | 'month' | 'year';

/** A step from a date: so many units on (0: the one it lies in), and a part of that day. */
export interface Step {
  readonly unit: StepUnit;
  readonly by: number;
  readonly part: PartName | null;
}

/** `"day-1 night"` is the night of the day before. */
function step(code: string): Step {
  const match = /^(day|week|month|year)([+-]\d+|0) ?([a-z-]*)$/.exec(code);
  if (match === null) throw new Error(`No such step: ${code}`);
  return {
    unit: match[1] as StepUnit,
    by: Number(match[2]),
    part: match[3] === '' ? null : (match[3] as PartName),
  };
}

function steps(list: Readonly<Record<string, string>>): PhraseList<Step> {
  return new PhraseList(
    Object.fromEntries(Object.entries(list).map(([words, code]) => [words, step(code)])),
  );
}

/** Counted from the day the document was written. */
export const FROM_WRITING: Readonly<Record<Tongue, PhraseList<Step>>> = {
  en: steps({
    yesterday: 'day-1',
    today: 'day0',
    tomorrow: 'day+1',
    tonight: 'day0 night',
    'the day before yesterday|day before yesterday': 'day-2',
    'the day after tomorrow|day after tomorrow': 'day+2',
    'the night before last': 'day-2 night',
    'last night': 'day-1 night',
    'this morning': 'day0 morning',
    'this afternoon': 'day0 afternoon',
    'this evening': 'day0 evening',
    'last week': 'week-1',
    'this week': 'week0',
    'next week': 'week+1',
    'the week before last': 'week-2',
    'last month': 'month-1',
    'this month': 'month0',
    'next month': 'month+1',
    'the month before last': 'month-2',
    'last year': 'year-1',
    'this year': 'year0',
    'next year': 'year+1',
    'the year before last': 'year-2',
    'earlier this week': 'week0 so-far',
    'earlier this month': 'month0 so-far',
    'earlier this year': 'year0 so-far',
  }),
  fr: steps({
    hier: 'day-1',
    "aujourd'hui": 'day0',
    'hier soir|hier au soir': 'day-1 evening',
    'hier matin': 'day-1 morning',
    'hier après-midi': 'day-1 afternoon',
    'demain matin': 'day+1 morning',
    'demain soir': 'day+1 evening',
    demain: 'day+1',
    'avant-hier': 'day-2',
    'après-demain': 'day+2',
    'la nuit dernière|cette nuit': 'day-1 night',
    'ce matin': 'day0 morning',
    'cet après-midi': 'day0 afternoon',
    'ce soir': 'day0 evening',
    'la semaine dernière|la semaine passée': 'week-1',
    'cette semaine': 'week0',
    'la semaine prochaine': 'week+1',
    'le mois dernier|le mois passé': 'month-1',
    'ce mois-ci': 'month0',
    'le mois prochain': 'month+1',
    "l'an dernier|l'année dernière|l'an passé|l'année passée": 'year-1',
    'cette année': 'year0',
    "l'an prochain|l'année prochaine": 'year+1',
  }),
  ar: steps({
    'أمس|البارحة|مبارح|امبارح|يوم أمس': 'day-1',
    'اليوم|النهارده': 'day0',
    'غدا|بكرا|بكرة': 'day+1',
    'أول أمس|أول من أمس|أول البارحة|أول مبارح': 'day-2',
    'الليلة الماضية|ليلة أمس|ليلة البارحة': 'day-1 night',
    'مساء أمس': 'day-1 evening',
    'صباح أمس': 'day-1 morning',
    'هذا الصباح|صباح اليوم|اليوم صباحا': 'day0 morning',
    'هذا المساء|مساء اليوم': 'day0 evening',
    الليلة: 'day0 night',
    'فجر اليوم': 'day0 dawn',
    'الأسبوع الماضي|الأسبوع الفائت|الأسبوع المنصرم': 'week-1',
    'هذا الأسبوع': 'week0',
    'الأسبوع القادم|الأسبوع المقبل': 'week+1',
    'الشهر الماضي|الشهر الفائت|الشهر المنصرم': 'month-1',
    'هذا الشهر': 'month0',
    'الشهر القادم|الشهر المقبل': 'month+1',
    'العام الماضي|السنة الماضية|العام الفائت|العام المنصرم': 'year-1',
    'هذا العام|هذه السنة': 'year0',
    'العام القادم|السنة القادمة|العام المقبل': 'year+1',
  }),
};

/** Counted from the last date in the text. */
export const FROM_ANCHOR: Readonly<Record<Tongue, PhraseList<Step>>> = {
  en: steps({
    'the same day|that same day|that day': 'day0',
    'the same night|that night|that same night': 'day0 night',
    'that morning|the same morning': 'day0 morning',
    'that evening|the same evening': 'day0 evening',
    'that afternoon|the same afternoon': 'day0 afternoon',
    'the same week|that week|that same week': 'week0',
    'the same month|that month|that same month': 'month0',
    'the same year|that year|that same year': 'year0',
    'the next day|the following day|the day after that': 'day+1',
    'the next morning|the following morning': 'day+1 morning',
    'the next evening|the following evening': 'day+1 evening',
    'the next night|the following night': 'day+1 night',
    'the next week|the following week': 'week+1',
    'the next month|the following month': 'month+1',
    'the next year|the following year': 'year+1',
    'the previous day|the day before that': 'day-1',
    'the previous night|the night before that': 'day-1 night',
    'the previous week': 'week-1',
    'the previous month': 'month-1',
    'the previous year': 'year-1',
  }),
  fr: steps({
    'le même jour|ce jour-là|ce même jour': 'day0',
    'cette nuit-là|la même nuit': 'day0 night',
    'ce matin-là|le même matin': 'day0 morning',
    'ce soir-là|le même soir': 'day0 evening',
    'la même semaine|cette semaine-là': 'week0',
    'le même mois|ce mois-là': 'month0',
    'la même année|cette année-là': 'year0',
    "le lendemain|le jour suivant|le jour d'après": 'day+1',
    'le lendemain matin': 'day+1 morning',
    'le lendemain soir': 'day+1 evening',
    'le surlendemain': 'day+2',
    'la veille': 'day-1',
    "l'avant-veille": 'day-2',
    "la semaine suivante|la semaine d'après": 'week+1',
    "le mois suivant|le mois d'après": 'month+1',
    "l'année suivante|l'année d'après": 'year+1',
    'le mois précédent': 'month-1',
    "l'année précédente": 'year-1',
    'la semaine précédente': 'week-1',
  }),
  ar: steps({
    'نفس اليوم|اليوم نفسه|ذلك اليوم|اليوم ذاته': 'day0',
    'تلك الليلة|الليلة نفسها|نفس الليلة': 'day0 night',
    'الأسبوع نفسه|نفس الأسبوع': 'week0',
    'الشهر نفسه|نفس الشهر|ذلك الشهر|الشهر ذاته': 'month0',
    'العام نفسه|نفس العام|ذلك العام|السنة نفسها|نفس السنة|تلك السنة|العام ذاته': 'year0',
    'اليوم التالي|تاني يوم|ثاني يوم': 'day+1',
    'صباح اليوم التالي': 'day+1 morning',
    'مساء اليوم التالي': 'day+1 evening',
    'الليلة التالية': 'day+1 night',
    'الأسبوع التالي': 'week+1',
    'الشهر التالي': 'month+1',
    'العام التالي|السنة التالية': 'year+1',
    'اليوم السابق': 'day-1',
    'الشهر السابق': 'month-1',
    'العام السابق|السنة السابقة': 'year-1',
  }),
};

/** Behind an amount of time: `ago` counts from the document, the others from the last date. */
export const AFTER_AMOUNT: Readonly<Record<Tongue, PhraseList<'ago' | 'later' | 'earlier'>>> = {
  en: new PhraseList({
    'ago|back': 'ago',
    'later|after|afterwards|afterward|after that': 'later',
    'earlier|before|before that|previously|prior': 'earlier',
  }),
  fr: new PhraseList({
    'plus tard|après|par la suite': 'later',
    'plus tôt|avant|auparavant': 'earlier',
  }),
  ar: new PhraseList({ 'لاحقا|بعد ذلك|بعدها': 'later', 'قبل ذلك|قبلها': 'earlier' }),
};

/** Before an amount of time. */
export const BEFORE_AMOUNT: Readonly<Record<Tongue, PhraseList<'ago' | 'later'>>> = {
  en: new PhraseList({}),
  fr: new PhraseList({ 'il y a': 'ago', 'voici|voilà': 'ago' }),
  ar: new PhraseList({ 'قبل|منذ|من قبل': 'ago', بعد: 'later' }),
};

/** Behind or before a weekday, month or season: which one it is. */
export const WHICH: Readonly<Record<Tongue, PhraseList<'last' | 'this' | 'next'>>> = {
  en: new PhraseList({
    'last|this past|this last': 'last',
    this: 'this',
    'next|this coming': 'next',
  }),
  fr: new PhraseList({ 'dernier|dernière|passé|passée': 'last', 'prochain|prochaine': 'next' }),
  ar: new PhraseList({ 'الماضي|الفائت|المنصرم|الماضية': 'last', 'القادم|المقبل': 'next' }),
};

/** Words that leave a time open at one end. */
export type Bound = 'since' | 'before' | 'until' | 'after';
export const BOUNDS: Readonly<Record<Tongue, PhraseList<Bound>>> = {
  en: new PhraseList<Bound>({
    'since|ever since|as of': 'since',
    'before|prior to': 'before',
    'until|till|up until|no later than|not later than|up to': 'until',
    after: 'after',
  }),
  fr: new PhraseList<Bound>({
    'depuis|dès|à partir de|à partir du': 'since',
    avant: 'before',
    "jusqu'en|jusqu'à|jusqu'au|d'ici": 'until',
    après: 'after',
  }),
  ar: new PhraseList<Bound>({
    'منذ|ابتداء من|اعتبارا من': 'since',
    قبل: 'before',
    'حتى|لغاية': 'until',
    بعد: 'after',
  }),
};
