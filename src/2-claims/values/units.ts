import { isArabicWord } from './arabic-particles.ts';
import { countedNoun } from './counted-noun.ts';
import { PhraseList } from './phrase-list.ts';
import type { Language, Reading } from './reading.ts';

export type DurationUnit =
  'second' | 'minute' | 'hour' | 'day' | 'night' | 'week' | 'month' | 'year';

/** What stands after a number and says what it measures. */
export type Unit =
  /** `times`: how many of the unit one of the word is; a decade is ten years. */
  | { readonly kind: 'duration'; readonly unit: DurationUnit; readonly times?: number }
  | { readonly kind: 'measure'; readonly unit: string }
  | { readonly kind: 'money'; readonly unit: string; readonly doubt?: string };

const duration = (unit: DurationUnit, times?: number): Unit =>
  times === undefined ? { kind: 'duration', unit } : { kind: 'duration', unit, times };
const measure = (unit: string): Unit => ({ kind: 'measure', unit });
const money = (unit: string, doubt?: string): Unit =>
  doubt === undefined ? { kind: 'money', unit } : { kind: 'money', unit, doubt };

const SIGNS: Readonly<Record<string, Unit>> = {
  '%|percent|per cent|pct': measure('%'),
  'km|kilometre|kilometres|kilometer|kilometers|kms': measure('km'),
  'm|metre|metres|meter|meters': measure('m'),
  'cm|centimetre|centimetres|centimeter|centimeters': measure('cm'),
  'mm|millimetre|millimetres|millimeter|millimeters': measure('mm'),
  'kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes': measure('kg'),
  'g|gram|grams|gramme|grammes': measure('g'),
  'l|litre|litres|liter|liters': measure('l'),
  'ml|millilitre|millilitres|milliliter|milliliters': measure('ml'),
  'hectare|hectares|ha': measure('ha'),
  '° c|°c|degrees celsius|degree celsius|degrees centigrade|degrees c|degrés celsius|degrés centigrades|درجة مئوية|درجات مئوية|درجة مئويه':
    measure('°C'),
  '° f|degrees fahrenheit|degrees f': measure('°F'),
  'square kilometres|square kilometers|square km|km2|km²': measure('km2'),
  'square metres|square meters|m2|m²|sqm': measure('m2'),
  $: money('USD'),
  '€': money('EUR'),
  '£': money('GBP'),
  '₺': money('TRY'),
  'usd|us dollars|us dollar|u.s. dollars|american dollars|dollar|dollars|bucks': money('USD'),
  'eur|euro|euros': money('EUR'),
  'gbp|pounds sterling|british pounds': money('GBP'),
  '₽': money('RUB'),
  '₪': money('ILS'),
  '¥': money('JPY'),
  'fcfa|f cfa|cfa|xof|xaf|cfa francs|cfa franc|francs cfa|franc cfa': money('CFA'),
  'cents|cent|pence|penny|centimes|centime|قرش|قروش|قرشا|سنت|سنتات': money(
    'cents',
    'a hundredth of a currency that is not said here',
  ),
  'piastres|piastre': money('piastres'),
  chf: money('CHF'),
  rub: money('RUB'),
  sar: money('SAR'),
  aed: money('AED'),
  kwd: money('KWD'),
  qar: money('QAR'),
  lyd: money('LYD'),
  sdg: money('SDG'),
  yer: money('YER'),
  irr: money('IRR'),
  uah: money('UAH'),
  cad: money('CAD'),
  aud: money('AUD'),
  ils: money('ILS'),
  syp: money('SYP'),
  iqd: money('IQD'),
  lbp: money('LBP'),
  jod: money('JOD'),
  try: money('TRY'),
  egp: money('EGP'),
  mad: money('MAD'),
  dzd: money('DZD'),
  tnd: money('TND'),
};

const AFTER: Readonly<Record<Language | 'ar', PhraseList<Unit>>> = {
  en: new PhraseList<Unit>(SIGNS, {
    'second|seconds|sec|secs': duration('second'),
    'minute|minutes|min|mins': duration('minute'),
    'hour|hours|hr|hrs': duration('hour'),
    'day|days': duration('day'),
    'night|nights': duration('night'),
    'week|weeks': duration('week'),
    'fortnight|fortnights': duration('week', 2),
    'decade|decades': duration('year', 10),
    'century|centuries': duration('year', 100),
    'percentage point|percentage points': measure('percentage points'),
    'month|months': duration('month'),
    'year|years|yr|yrs': duration('year'),
    'mile|miles|mi': measure('mi'),
    'ton|tons|tonne|tonnes': measure('t'),
    'foot|feet|ft': measure('ft'),
    'inch|inches': measure('in'),
    'yard|yards': measure('yd'),
    'degrees|degree': measure('°'),
    'syrian pound|syrian pounds|syrian lira|syrian liras': money('SYP'),
    'egyptian pound|egyptian pounds': money('EGP'),
    'lebanese pound|lebanese pounds|lebanese lira|lebanese liras': money('LBP'),
    'sudanese pound|sudanese pounds': money('SDG'),
    'turkish lira|turkish liras': money('TRY'),
    'lira|liras': money('liras'),
    'iraqi dinar|iraqi dinars': money('IQD'),
    'jordanian dinar|jordanian dinars': money('JOD'),
    'kuwaiti dinar|kuwaiti dinars': money('KWD'),
    'libyan dinar|libyan dinars': money('LYD'),
    'tunisian dinar|tunisian dinars': money('TND'),
    'algerian dinar|algerian dinars': money('DZD'),
    'dinar|dinars': money('dinars'),
    'moroccan dirham|moroccan dirhams': money('MAD'),
    'dirham|dirhams': money('dirhams'),
    'saudi riyal|saudi riyals': money('SAR'),
    'iranian rial|iranian rials': money('IRR'),
    'yemeni rial|yemeni rials': money('YER'),
    'riyal|riyals|rial|rials': money('riyals'),
    'us cents|us cent|american cents': money('cents', 'cents of a US dollar'),
    'euro cents|euro cent|eurocents': money('cents', 'cents of a euro'),
    'swiss francs': money('CHF'),
    'ruble|rubles|roubles': money('RUB'),
    'rupee|rupees': money('rupees'),
    'pound|pounds': money('pounds', '"pounds" may be money or a weight'),
  }),
  fr: new PhraseList<Unit>(SIGNS, {
    'pour cent|pourcent': measure('%'),
    'points de pourcentage': measure('percentage points'),
    'décennie|décennies': duration('year', 10),
    'siècle|siècles': duration('year', 100),
    'seconde|secondes': duration('second'),
    'minute|minutes|min|mn': duration('minute'),
    'heure|heures': duration('hour'),
    'jour|jours|journée|journées': duration('day'),
    'nuit|nuits': duration('night'),
    'semaine|semaines': duration('week'),
    mois: duration('month'),
    'an|ans|année|années': duration('year'),
    'kilomètre|kilomètres': measure('km'),
    'mètre|mètres': measure('m'),
    'centimètre|centimètres': measure('cm'),
    'tonne|tonnes': measure('t'),
    'mètres carrés': measure('m2'),
    'kilomètres carrés': measure('km2'),
    'degré|degrés': measure('°'),
    "d'euros|d'euro": money('EUR'),
    'de dollars|dollars américains': money('USD'),
    'livre syrienne|livres syriennes|de livres syriennes': money('SYP'),
    'livre turque|livres turques|lires turques': money('TRY'),
    'livre libanaise|livres libanaises': money('LBP'),
    'livre égyptienne|livres égyptiennes': money('EGP'),
    'livres sterling': money('GBP'),
    'dinar irakien|dinars irakiens': money('IQD'),
    'dinar jordanien|dinars jordaniens': money('JOD'),
    'dinar tunisien|dinars tunisiens': money('TND'),
    'dinar algérien|dinars algériens': money('DZD'),
    'dinar libyen|dinars libyens': money('LYD'),
    'dinar|dinars|de dinars': money('dinars'),
    'dirham marocain|dirhams marocains': money('MAD'),
    'dirham|dirhams|de dirhams': money('dirhams'),
    'riyal|riyals|rials': money('riyals'),
    "centimes d'euro|cents d'euro": money('cents', 'cents of a euro'),
    'de francs cfa|de fcfa': money('CFA'),
    'francs suisses': money('CHF'),
    'franc|francs': money('francs'),
  }),
  ar: new PhraseList<Unit>(SIGNS, {
    'عقد|عقود': duration('year', 10),
    'قرن|قرون': duration('year', 100),
    'في المئة|في المائة|بالمئة|بالمائة|بالمية|في المية': measure('%'),
    'ثانية|ثواني|ثوان': duration('second'),
    'دقيقة|دقائق|دقايق': duration('minute'),
    'ساعة|ساعات': duration('hour'),
    'يوم|أيام|يوما|ايام': duration('day'),
    'ليلة|ليال|ليالي': duration('night'),
    'أسبوع|أسابيع|أسبوعا': duration('week'),
    'شهر|أشهر|شهور|شهرا': duration('month'),
    'سنة|سنوات|سنين|عام|أعوام|عاما': duration('year'),
    'كم|كيلومتر|كيلومترات|كيلومترا|كيلو متر': measure('km'),
    'متر|أمتار|مترا': measure('m'),
    'سم|سنتيمتر|سنتمتر': measure('cm'),
    'كغ|كغم|كيلوغرام|كيلوغرامات|كيلوغراما|كيلوجرام|كيلو': measure('kg'),
    'غرام|غرامات|غراما|جرام': measure('g'),
    'طن|أطنان|طنا': measure('t'),
    'لتر|لترات|لترا|ليتر': measure('l'),
    'هكتار|هكتارات': measure('ha'),
    'دونم|دونمات': measure('dunam'),
    'دولار|دولارات|دولارا|دولار أمريكي|دولار أميركي|دولارا أمريكيا': money('USD'),
    يورو: money('EUR'),
    'ليرة سورية|ليرات سورية': money('SYP'),
    'ليرة تركية|ليرات تركية': money('TRY'),
    'ليرة لبنانية|ليرات لبنانية': money('LBP'),
    'ليرة|ليرات': money('ليرة'),
    'دينار عراقي|دنانير عراقية': money('IQD'),
    'دينار أردني|دنانير أردنية': money('JOD'),
    'دينار ليبي|دنانير ليبية': money('LYD'),
    'دينار تونسي|دنانير تونسية': money('TND'),
    'دينار جزائري|دنانير جزائرية': money('DZD'),
    'دينار كويتي': money('KWD'),
    'دينار|دنانير|دينارا': money('دينار'),
    'درهم مغربي': money('MAD'),
    'درهم|دراهم|درهما': money('درهم'),
    'جنيه مصري|جنيها مصريا': money('EGP'),
    'جنيه سوداني': money('SDG'),
    'جنيه|جنيهات|جنيها': money('جنيه'),
    'ريال سعودي': money('SAR'),
    'ريال يمني': money('YER'),
    'ريال|ريالات|ريالا': money('ريال'),
  }),
};

/** Two of a unit in one Arabic word. */
const DUAL_UNITS = new PhraseList<Unit>({
  'دقيقتان|دقيقتين': duration('minute'),
  'ساعتان|ساعتين': duration('hour'),
  'يومان|يومين': duration('day'),
  'ليلتان|ليلتين': duration('night'),
  'أسبوعان|أسبوعين': duration('week'),
  'شهران|شهرين': duration('month'),
  'سنتان|سنتين|عامان|عامين': duration('year'),
  'متران|مترين': measure('m'),
  'لتران|لترين': measure('l'),
  'طنان|طنين': measure('t'),
  'كيلومتران|كيلومترين': measure('km'),
  'ديناران|دينارين': money('دينار'),
  'دولاران|دولارين': money('USD'),
});

/** Signs and codes of money that stand before the number. */
const BEFORE = new PhraseList<Unit>({
  '$|us$|us $|usd|u.s. $': money('USD'),
  '€|eur': money('EUR'),
  '£|gbp': money('GBP'),
  '₺': money('TRY'),
  syp: money('SYP'),
  iqd: money('IQD'),
  lbp: money('LBP'),
  jod: money('JOD'),
  egp: money('EGP'),
});

const PER: Readonly<Record<Language | 'ar', PhraseList<string>>> = {
  en: new PhraseList({
    'a month|per month|each month|every month|monthly|/ month|a person a month': 'month',
    'a week|per week|each week|every week|weekly|/ week': 'week',
    'a day|per day|each day|every day|daily|/ day': 'day',
    'a year|per year|each year|every year|yearly|annually|/ year': 'year',
    'an hour|per hour|hourly|/ hour': 'hour',
    'a night|per night|/ night': 'night',
    'per person|a head|per head|each|/ person': 'person',
    'a kilo|per kilo|per kg|/ kg': 'kg',
    'a litre|per litre': 'l',
    'a barrel|per barrel': 'barrel',
  }),
  fr: new PhraseList({
    'par mois|/ mois|mensuels|chaque mois': 'month',
    'par semaine|la semaine|/ semaine': 'week',
    'par jour|/ jour|chaque jour': 'day',
    'par an|/ an|chaque année': 'year',
    "de l'heure|par heure": 'hour',
    'par nuit|la nuit': 'night',
    'par personne|par tête|chacun': 'person',
    'le kilo|par kilo': 'kg',
    'le litre': 'l',
  }),
  ar: new PhraseList({
    'شهريا|شهرياً|في الشهر|بالشهر|كل شهر': 'month',
    'أسبوعيا|في الأسبوع|بالأسبوع|كل أسبوع': 'week',
    'يوميا|في اليوم|باليوم|كل يوم': 'day',
    'سنويا|في السنة|بالسنة|كل سنة': 'year',
    'في الساعة|بالساعة': 'hour',
    'للشخص|لكل شخص': 'person',
    للكيلو: 'kg',
  }),
};

interface Read<T> {
  readonly value: T;
  readonly next: number;
}

/** The lists of units an amount can begin with: signs of money, duals and bare Arabic units. */
export function unitLists(tongue: Language | 'ar'): readonly PhraseList<unknown>[] {
  return tongue === 'ar' ? [DUAL_UNITS, AFTER.ar] : [BEFORE];
}

const MORE = new Set([
  'more',
  'other',
  'further',
  'full',
  'whole',
  'long',
  'autres',
  'longues',
  'longs',
]);

export function unitAfter(reading: Reading, at: number): Read<Unit> | null {
  const { tokens } = reading;
  let place = at;
  // "750-mile", "15-year-old"
  const hyphen = tokens[at]?.word === '-' && tokens[at]?.glued === true;
  if (hyphen) place++;
  const token = tokens[place];
  if (token === undefined || token.word === '¶') return null;
  const list = AFTER[isArabicWord(token.word) ? 'ar' : reading.language];
  // "two more weeks", "three whole days"
  if (MORE.has(token.word)) {
    const further = list.at(tokens, place + 1);
    return further?.value.kind === 'duration' ? further : null;
  }
  const read = list.at(tokens, place);
  if (read === null) return null;
  // A lone letter is a unit only right behind digits; "min." and "m." may carry their point.
  if (token.word.length === 1 && /[a-z]/.test(token.word)) {
    if (tokens[place - 1]?.kind !== 'digits' || token.capital) return null;
    if (tokens[read.next]?.word === "'") return null;
    // "1.2m people" counts millions.
    if (token.word === 'm' && token.glued && countedNoun(reading, read.next, 2) !== null)
      return null;
  }
  if (
    read.value.kind === 'money' &&
    isCode(token.word) &&
    !inCapitals(reading, token.start, token.end)
  )
    return null;
  if (hyphen && read.value.kind === 'money') return null;
  let { next } = read;
  if (hyphen && tokens[next]?.word === '-' && tokens[next + 1]?.word === 'old') next += 2;
  return { value: read.value, next };
}

/** Codes of money that are words as well: `12 mad dogs`, `3 try`. */
function isCode(word: string): boolean {
  return /^(?:mad|try|rub|sar|all|irr|cad|sdg)$/.test(word);
}

/** Whether it is written in capitals. */
function inCapitals(reading: Reading, start: number, end: number): boolean {
  const word = reading.text.slice(start, end);
  return word === word.toUpperCase();
}

export function moneyBefore(reading: Reading, at: number): Read<Unit> | null {
  const read = BEFORE.at(reading.tokens, at);
  return read !== null && reading.tokens[read.next]?.kind === 'digits' ? read : null;
}

export function dualUnit(reading: Reading, at: number): Read<Unit> | null {
  return DUAL_UNITS.at(reading.tokens, at);
}

/** "a month", "par jour", "شهريا": what the money is paid for each. */
export function perWhat(reading: Reading, at: number): Read<string> | null {
  const word = reading.tokens[at]?.word ?? '';
  return PER[isArabicWord(word) ? 'ar' : reading.language].at(reading.tokens, at);
}
