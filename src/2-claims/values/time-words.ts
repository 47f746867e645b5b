import { PhraseList } from './phrase-list.ts';
import { MONTH_NAMES, monthNamed } from '#claims/calendar.ts';
import { isArabicWord } from './arabic-particles.ts';
import type { Part } from './days.ts';
import type { Language } from './reading.ts';

type Tongue = Language | 'ar';

export interface MonthName {
  readonly month: number;
  /** A word that means something else as well, without a day or year beside it. */
  readonly unsure: boolean;
}

const UNSURE = new Set([
  'march',
  'mar',
  'may',
  'mai',
  'mars',
  'apr',
  'april',
  'june',
  'august',
  'jan',
  'jun',
  'sep',
  'sept',
  'dec',
  'dic',
  'oct',
  'nov',
  'feb',
  'jul',
  'اب',
  'مارس',
  'ماي',
  'جوان',
  'أوت',
  'اوت',
]);

/** English and French month names are told apart by language; Arabic ones by their letters. */
function months(tongue: Tongue): Record<string, MonthName> {
  const names: Record<string, MonthName> = {};
  for (const name of MONTH_NAMES) {
    if (isArabicWord(name) !== (tongue === 'ar')) continue;
    const month = monthNamed(name) ?? 0;
    names[name] = { month, unsure: UNSURE.has(name) };
  }
  return names;
}

const MORE_ARABIC: Readonly<Record<string, MonthName>> = Object.fromEntries(
  (
    [
      ['كانون ثاني|كانون التاني|جانفيي', 1],
      ['فيفري|فبراير', 2],
      ['مارس', 3],
      ['أفريل|إبريل|أبريل', 4],
      ['مايو|ماي|أيار|ايار', 5],
      ['يونيو|جوان|يونية', 6],
      ['يوليو|يوليوز|جويلية|يولية', 7],
      ['أوت|غشت|أغسطس|اغسطس', 8],
      ['شتنبر|سبتمبر', 9],
      ['تشرين أول|أكتوبر', 10],
      ['تشرين ثاني|تشرين التاني|نونبر|نوفمبر', 11],
      ['كانون أول|كانون الاول|دجنبر|ديسمبر', 12],
    ] as const
  ).map(([name, month]) => [name, { month, unsure: /^(مارس|مايو|يونيو|أوت)/.test(name) }]),
);

/** Syrian names of months in Latin letters; alone some are names of people. */
const SYRIAN_MONTHS: Readonly<Record<string, MonthName>> = Object.fromEntries(
  (
    [
      ['kanun al-thani|kanoun al-thani|kanoun al-tani|kanun ath-thani|kanun thani', 1, false],
      ['shubat|shbat|chbat', 2, true],
      ['adhar|azar|aadhar', 3, true],
      ['nisan|nissan|naysan', 4, true],
      ['ayyar|ayar', 5, true],
      ['huzayran|haziran|hazirane|houzayran', 6, true],
      ['tammuz|tamuz|tamouz|tammouz', 7, true],
      ['aylul|ailul|ayloul|eylul|eyloul', 9, true],
      [
        'tishrin al-awwal|tishrin al-awal|tichrine al-awal|teshrin al-awwal|tishrin awwal',
        10,
        false,
      ],
      [
        'tishrin al-thani|tichrine al-thani|teshrin al-thani|tishrin ath-thani|tishrin thani',
        11,
        false,
      ],
      ['kanun al-awwal|kanoun al-awal|kanun al-awal|kanoun al-awwal|kanun awwal', 12, false],
    ] as const
  ).map(([name, month, unsure]) => [name, { month, unsure }]),
);

export const MONTHS: Readonly<Record<Tongue, PhraseList<MonthName>>> = {
  en: new PhraseList(months('en'), SYRIAN_MONTHS),
  fr: new PhraseList(months('fr'), SYRIAN_MONTHS),
  ar: new PhraseList(months('ar'), MORE_ARABIC),
};

/** Feasts of the Islamic year with the days they last. */
export interface Feast {
  readonly month: number;
  readonly from: number;
  readonly to: number;
}
const FITR: Feast = { month: 10, from: 1, to: 3 };
const ADHA: Feast = { month: 12, from: 10, to: 13 };
const ASHURA: Feast = { month: 1, from: 10, to: 10 };
const MAWLID: Feast = { month: 3, from: 12, to: 12 };
const QADR: Feast = { month: 9, from: 26, to: 27 };
const NEW_YEAR: Feast = { month: 1, from: 1, to: 1 };

export const FEASTS: Readonly<Record<'latin' | 'ar', PhraseList<Feast>>> = {
  latin: new PhraseList<Feast>({
    'eid al-fitr|eid el-fitr|eid ul-fitr|id al-fitr|aid el-fitr|aid al-fitr|eid-al-fitr|eid al fitr|l’aïd el-fitr':
      FITR,
    'eid al-adha|eid el-adha|eid ul-adha|id al-adha|aid el-adha|aid al-adha|aid el-kebir|eid al adha':
      ADHA,
    'ashura|ashoura|achoura': ASHURA,
    'mawlid|mawlid al-nabi|mouloud': MAWLID,
    'laylat al-qadr': QADR,
    'islamic new year|hijri new year|nouvel an musulman': NEW_YEAR,
  }),
  ar: new PhraseList<Feast>({
    'عيد الفطر|عيد الفطر المبارك': FITR,
    'عيد الأضحى|عيد الأضحى المبارك|العيد الكبير': ADHA,
    'عاشوراء|يوم عاشوراء': ASHURA,
    'المولد النبوي|عيد المولد النبوي': MAWLID,
    'ليلة القدر': QADR,
    'رأس السنة الهجرية': NEW_YEAR,
  }),
};

/** Feasts on one day of the Gregorian year. */
export interface FixedFeast {
  readonly month: number;
  readonly day: number;
  readonly doubt?: string;
}
const OLD_CALENDAR = '25 December was taken; churches of the old calendar keep it on 7 January';
const fixed = (month: number, day: number, doubt?: string): FixedFeast =>
  doubt === undefined ? { month, day } : { month, day, doubt };

export const FIXED_FEASTS: Readonly<Record<Tongue, PhraseList<FixedFeast>>> = {
  en: new PhraseList<FixedFeast>({
    'christmas|christmas day|xmas': fixed(12, 25, OLD_CALENDAR),
    'christmas eve': fixed(12, 24),
    'boxing day': fixed(12, 26),
    "new year's eve|new years eve": fixed(12, 31),
    "new year's day|new years day|new year's": fixed(1, 1),
    'nowruz|newroz|nawruz|norouz|nawroz|noruz': fixed(3, 21, 'in some years it is 20 March'),
    'may day': fixed(5, 1),
    'all saints day': fixed(11, 1),
  }),
  fr: new PhraseList<FixedFeast>({
    'noël|le jour de noël|jour de noël': fixed(12, 25, OLD_CALENDAR),
    "le nouvel an|nouvel an|le jour de l'an|jour de l'an": fixed(1, 1),
    'la saint-sylvestre|saint-sylvestre': fixed(12, 31),
    'la toussaint|toussaint': fixed(11, 1),
    'norouz|newroz|nowruz': fixed(3, 21, 'in some years it is 20 March'),
  }),
  ar: new PhraseList<FixedFeast>({
    'عيد الميلاد|عيد الميلاد المجيد': fixed(12, 25, OLD_CALENDAR),
    'رأس السنة الميلادية|رأس السنة': fixed(1, 1),
    'عيد النوروز|النوروز|نوروز': fixed(3, 21, 'in some years it is 20 March'),
    'عيد العمال': fixed(5, 1),
  }),
};

const days = (list: string): Record<string, number> =>
  Object.fromEntries(list.split(' ').map((names, i) => [names, i]));

export const WEEKDAYS: Readonly<Record<Tongue, PhraseList<number>>> = {
  en: new PhraseList(days('sunday monday tuesday wednesday thursday friday saturday')),
  fr: new PhraseList(days('dimanche lundi mardi mercredi jeudi vendredi samedi')),
  ar: new PhraseList({
    'الأحد|الاحد': 0,
    'الاثنين|الإثنين': 1,
    الثلاثاء: 2,
    'الأربعاء|الاربعاء': 3,
    الخميس: 4,
    الجمعة: 5,
    السبت: 6,
  }),
};

export const HIJRI_MONTHS: Readonly<Record<'latin' | 'ar', PhraseList<number>>> = {
  latin: new PhraseList({
    'muharram|mouharram': 1,
    safar: 2,
    "rabi al-awwal|rabi' al-awwal|rabi i|rabi' i|rabi al-awal|rabia al awal": 3,
    "rabi al-thani|rabi' al-thani|rabi al-akhir|rabi ii|rabi' ii|rabia al thani": 4,
    'jumada al-awwal|jumada al-ula|jumada i|joumada al oula': 5,
    'jumada al-thani|jumada al-akhira|jumada ii|jumada al-thaniya|joumada al thania': 6,
    rajab: 7,
    "sha'ban|shaban|shaaban|chaabane|cha'ban": 8,
    'ramadan|ramadhan': 9,
    'shawwal|shawal|chawwal': 10,
    "dhu al-qa'da|dhu al-qidah|dhul qadah|dhu al-qadah|dhul-qa'dah|dhu al-qi'dah|dhou al-qi'da|dhou al qida": 11,
    'dhu al-hijja|dhu al-hijjah|dhul hijjah|dhul-hijja|dhou al-hijja|dhou al hijja|dhu l-hijja|zul hijja': 12,
  }),
  ar: new PhraseList({
    'محرم|المحرم|محرم الحرام': 1,
    صفر: 2,
    'ربيع الأول': 3,
    'ربيع الآخر|ربيع الثاني': 4,
    'جمادى الأولى|جمادى الأول': 5,
    'جمادى الآخرة|جمادى الثانية': 6,
    رجب: 7,
    شعبان: 8,
    'رمضان|رمضان المبارك': 9,
    شوال: 10,
    'ذو القعدة|ذي القعدة|ذو القعده': 11,
    'ذو الحجة|ذي الحجة': 12,
  }),
};

export const PARTS: Readonly<Record<Tongue, PhraseList<Part>>> = {
  en: new PhraseList<Part>({
    'early|early in|the beginning of|beginning of|the start of|start of|the early part of|the first days of|the first weeks of':
      'early',
    'mid|the middle of|middle of|about the middle of': 'mid',
    'late|late in|the end of|end of|the last days of|the last weeks of': 'late',
    'the first half of|first half of': 'first-half',
    'the second half of|second half of': 'second-half',
    'the first week of|first week of': 'week-1',
    'the second week of|second week of': 'week-2',
    'the third week of|third week of': 'week-3',
    'the fourth week of|fourth week of': 'week-4',
    'the first quarter of|first quarter of': 'quarter-1',
    'the second quarter of|second quarter of': 'quarter-2',
    'the third quarter of|third quarter of': 'quarter-3',
    'the fourth quarter of|fourth quarter of|the last quarter of|last quarter of': 'quarter-4',
  }),
  fr: new PhraseList<Part>({
    "début|le début de|le début d'|au début de|au début du|au début d'|début de|le début du|les premiers jours de":
      'early',
    "mi|la mi|milieu|le milieu de|au milieu de|courant|le milieu d'": 'mid',
    "fin|la fin de|la fin d'|à la fin de|fin de|la fin du|les derniers jours de": 'late',
    'la première moitié de': 'first-half',
    'la seconde moitié de|la deuxième moitié de': 'second-half',
    'le premier trimestre|premier trimestre|au premier trimestre': 'quarter-1',
    'le deuxième trimestre|deuxième trimestre|au deuxième trimestre|le second trimestre|au second trimestre':
      'quarter-2',
    'le troisième trimestre|troisième trimestre|au troisième trimestre': 'quarter-3',
    'le quatrième trimestre|quatrième trimestre|au quatrième trimestre|le dernier trimestre|au dernier trimestre':
      'quarter-4',
  }),
  ar: new PhraseList<Part>({
    'أوائل|بداية|مطلع|أول|بدايات': 'early',
    'أواسط|منتصف|وسط|نص': 'mid',
    'أواخر|نهاية|آخر|نهايات': 'late',
    'النصف الأول من': 'first-half',
    'النصف الثاني من': 'second-half',
    'الربع الأول من': 'quarter-1',
    'الربع الثاني من': 'quarter-2',
    'الربع الثالث من': 'quarter-3',
    'الربع الرابع من|الربع الأخير من': 'quarter-4',
  }),
};

/** First month of a season of the northern half; winter runs into the next year. */
export const SEASONS: Readonly<Record<Tongue, PhraseList<number>>> = {
  en: new PhraseList({
    'spring|the spring': 3,
    'summer|the summer': 6,
    'autumn|fall|the autumn|the fall': 9,
    'winter|the winter': 12,
  }),
  fr: new PhraseList({
    'printemps|le printemps': 3,
    "été|l'été": 6,
    "automne|l'automne": 9,
    "hiver|l'hiver": 12,
  }),
  ar: new PhraseList({ 'ربيع|الربيع': 3, 'صيف|الصيف': 6, 'خريف|الخريف': 9, 'شتاء|الشتاء': 12 }),
};

/** Minutes since midnight; more than 1440 is the next day. */
export interface Clock {
  readonly low: number;
  readonly high: number;
}

const at = (low: number, high: number): Clock => ({ low: low * 60, high: high * 60 });

/**
 * Parts of a day as clock intervals, wide enough for any season between 15° and 45° north.
 */
const DAWN = at(3, 7);
const FAJR = at(3, 6.5);
const SUNRISE = at(4.5, 8);
const MORNING = at(5, 12);
const NOON = at(11.5, 13.5);
const AFTERNOON = at(12, 18);
const ASR = at(14, 18);
const SUNSET = at(16, 20.5);
const EVENING = at(17, 23);
const ISHA = at(17.5, 22.5);
const NIGHT = at(18, 30);
const MIDNIGHT = at(23.5, 24.5);

export interface DayPart {
  readonly clock: Clock;
  /** Can be a value alone: `at night`, but not the word `night`. */
  readonly alone: boolean;
}

const alone = (clock: Clock): DayPart => ({ clock, alone: true });
const leaning = (clock: Clock): DayPart => ({ clock, alone: false });

export const DAY_PARTS: Readonly<Record<Tongue, PhraseList<DayPart>>> = {
  en: new PhraseList<DayPart>({
    'dawn|daybreak|first light': alone(DAWN),
    'fajr|fajr prayer|fajr prayers|dawn prayer|dawn prayers|the dawn prayer|the dawn prayers|the fajr prayer|morning prayers':
      alone(FAJR),
    sunrise: alone(SUNRISE),
    'the morning': leaning(MORNING),
    morning: leaning(MORNING),
    'noon|midday|friday prayers|dhuhr|zuhr|noon prayers|noon prayer|dhuhr prayers|dhuhr prayer':
      alone(NOON),
    'afternoon|the afternoon': leaning(AFTERNOON),
    'asr|asr prayer|asr prayers|afternoon prayers|afternoon prayer': alone(ASR),
    'sunset|sundown|nightfall|dusk|maghrib|maghrib prayer|maghrib prayers|sunset prayer|sunset prayers|iftar':
      alone(SUNSET),
    'evening|the evening': leaning(EVENING),
    'isha|isha prayer|isha prayers|evening prayers|evening prayer|night prayers|night prayer|the evening prayer|the evening prayers|the night prayer':
      alone(ISHA),
    'night|the night|nighttime': leaning(NIGHT),
    midnight: alone(MIDNIGHT),
  }),
  fr: new PhraseList<DayPart>({
    "aube|l'aube|à l'aube|au petit matin|le petit matin|au point du jour|au lever du jour":
      alone(DAWN),
    "le fajr|fajr|la prière de l'aube|la prière du fajr|la prière du matin": alone(FAJR),
    'au lever du soleil|le lever du soleil': alone(SUNRISE),
    'le matin|matin|au matin|matinée|la matinée': leaning(MORNING),
    midi: alone(NOON),
    "l'après-midi|après-midi": leaning(AFTERNOON),
    "la prière de l'après-midi|l'asr": alone(ASR),
    "au coucher du soleil|le coucher du soleil|au crépuscule|le crépuscule|le maghreb|la prière du maghreb|l'iftar|à la tombée de la nuit|la tombée de la nuit":
      alone(SUNSET),
    'le soir|soir|la soirée|au soir|soirée': leaning(EVENING),
    "la prière du soir|la prière de la nuit|l'isha|la prière de l'isha": alone(ISHA),
    'la nuit|nuit|dans la nuit|pendant la nuit': leaning(NIGHT),
    minuit: alone(MIDNIGHT),
  }),
  ar: new PhraseList<DayPart>({
    'الفجر|صلاة الفجر|أذان الفجر': alone(FAJR),
    فجر: leaning(DAWN),
    'الشروق|شروق الشمس': alone(SUNRISE),
    'صباح|الصباح|صباحا|صبح|الصبح': leaning(MORNING),
    'الظهر|صلاة الجمعة|صلاة الظهر|الظهيرة|ظهرا|أذان الظهر': alone(NOON),
    ظهر: leaning(NOON),
    'العصر|صلاة العصر|أذان العصر': alone(ASR),
    'عصر|عصرا|بعد الظهر': leaning(AFTERNOON),
    'الغروب|المغرب|صلاة المغرب|غروب الشمس|أذان المغرب|الإفطار': alone(SUNSET),
    'مساء|المساء|مسا': leaning(EVENING),
    'العشاء|صلاة العشاء|أذان العشاء': alone(ISHA),
    'ليل|ليلا|الليل|ليلة': leaning(NIGHT),
    'منتصف الليل': alone(MIDNIGHT),
  }),
};

/** "after fajr": from the prayer's earliest to two hours past its latest. */
export const AFTER_BEFORE: Readonly<Record<Tongue, PhraseList<'after' | 'before' | 'at'>>> = {
  en: new PhraseList({
    'after|after the|just after|shortly after|soon after': 'after',
    'before|before the|just before|shortly before': 'before',
  }),
  fr: new PhraseList({
    'après|juste après|peu après': 'after',
    'avant|juste avant|peu avant': 'before',
  }),
  ar: new PhraseList({ 'بعد|عقب': 'after', 'قبل|قبيل': 'before' }),
};

/** Halves of the day behind a clock time. */
export const HALVES: Readonly<Record<Tongue, PhraseList<'am' | 'pm' | 'noon' | 'night'>>> = {
  en: new PhraseList({
    'am|a.m.|a.m|in the morning': 'am',
    'pm|p.m.|p.m|in the afternoon|in the evening': 'pm',
    'at night': 'night',
  }),
  fr: new PhraseList({
    'du matin': 'am',
    "de l'après-midi|du soir": 'pm',
  }),
  ar: new PhraseList({
    'صباحا|فجرا|صباح|الصبح|ص|فجر': 'am',
    'مساء|عصرا|بعد الظهر|المسا|م|العصر|مسا': 'pm',
    'ظهرا|الظهر': 'noon',
    'ليلا|بالليل': 'night',
  }),
};

/** Hours by their ordinal: الساعة الثالثة. */
export const ARABIC_HOURS = new PhraseList<number>({
  'الواحدة|الوحدة|واحدة': 1,
  'الثانية|التانية|تنتين': 2,
  'الثالثة|التالتة': 3,
  الرابعة: 4,
  الخامسة: 5,
  السادسة: 6,
  السابعة: 7,
  الثامنة: 8,
  التاسعة: 9,
  العاشرة: 10,
  'الحادية عشرة|الحادية عشر': 11,
  'الثانية عشرة|الثانية عشر': 12,
});
