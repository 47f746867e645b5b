import type { FindAttributions } from '../attribution.ts';
import {
  findReports,
  type Form,
  type Mark,
  type Person,
  type ReportWords,
  type Tongue,
} from '../find-reports.ts';

/**
 * Reported speech in Arabic: `قال X إن …`, `أفاد X بأن …`, `بحسب X`, `وفقاً لـX`, `نقلاً عن X`, a quotation
 * with its verb before or behind it, `على حد قوله`, chains (`نقلاً عن جاره الذي سمع من …`, `قال X إن Y
 * أخبره أن …`). The verb mostly comes first and its ending tells gender and number; without a name
 * behind it the subject is the last speaker that fits.
 */
export const arabicAttributions: FindAttributions = (text) => findReports(text, ARABIC);

const MARKS = '[\\u064B-\\u0652\\u0670]*';
/** Any of the words, with any vowel signs between their letters; shared beginnings are read once. */
const words = (list: string): string => branches(list.split(' '));
function branches(list: readonly string[]): string {
  const heads = [...new Set(list.map((word) => word.charAt(0)))].filter((head) => head !== '');
  const ways = heads.map((head) => {
    const rest = list.filter((word) => word.startsWith(head)).map((word) => word.slice(1));
    return head + MARKS + branches(rest);
  });
  if (ways.length === 0) return '';
  return `(?:${ways.join('|')})${list.includes('') ? '?' : ''}`;
}

const SAID = words(
  'قال قالت قالوا قلن قالا يقول تقول يقولون أضاف أضافت أضافوا يضيف تضيف أكد أكدت أكدوا يؤكد تؤكد ذكر ذكرت ذكروا يذكر تذكر أفاد أفادت أفادوا يفيد تفيد صرح صرحت صرحوا يصرح أوضح أوضحت يوضح توضح أعلن أعلنت أعلنوا يعلن زعم زعمت زعموا يزعم تزعم ادعى ادعت يدعي روى روت رووا يروي تروي حكى حكت يحكي تحكي شهد شهدت شهدوا أشار أشارت أشاروا يشير تشير نفى نفت كتب كتبت كتبوا شرح شرحت يشرح تشرح علق علقت صاح صاحت همس همست حذر حذرت اعترف اعترفت رأى رأت يرى ترى ظن ظنت يظن تظن يعتقد تعتقد يعتقدون اعتقد كشف كشفت بين بينت تابع تابعت ردد أجاب أجابت رد ردت نقل نقلت شدد شددت يقل تقل يقولوا سأل سألت سألوا يسأل تسأل تساءل تساءلت أردف أردفت استدرك استطرد لفت لفتت نوه أقر أقرت كرر كررت هتف هتفت هتفوا صرخ صرخت تمتم غرد جزم جزمت رجح رجحت قدر بيقول بتقول بيقولوا يقولو عميقولو بيحكي بتحكي بيحكو حكو قالو بيأكد كشفوا يكشف تكشف ينفي تنفي نفوا ينقل تنقل نقلوا تحدث تحدثت تحدثوا قيل يقال يحكى يروى',
);
const TOLD = words(
  'أخبرنا أخبرتنا أخبروني أخبروا أخبرني أخبرتني أخبره أخبرته أخبرها أخبرتها أخبرهم أخبر أخبرت أبلغ أبلغت أبلغنا أبلغني أبلغه حدثنا حدثني حدثتني حدثه أعلمنا أعلمه أخبرك أخبرتك يخبرني يخبرنا يخبره يخبرك تخبرني تخبرنا يبلغني يبلغنا تبلغني قلك قالك قلكم قلي قالي قاللي قللي قالتلي قلتلي قالولي قالتلنا قاللنا قالولنا حكالي حكتلي حكولي حكالنا حكتلنا حكولنا حكيلي خبرني خبرو خبرتو خبرتني خبرنا خبروني خبرتنا سألني سألنا سألته سأله سألها',
);
/** `أن` and its kin, with the pronoun on them, as written in news and in chats. */
const THAT = `ب?[إأا]ن${MARKS}(?:ه|ها|هم|هما|ني|نا|هن|ك|و)?(?![\\p{L}\\p{M}])`;
const HEARER =
  '(?:\\s+(?<hearer>(?:لل|لـ|ل(?=[^ا\\s])|أمام\\s)(?:[^،,:\uE000]{2,40}?|\\s?\uE000+)))?';
const QUOTE = '\uE000+';
const LEAD = '(?:^|[،,؛]\\s*|\\s)';
const AND = '[وف]?';
const ACCORDING =
  '(?:(?:(?:ب?حسب|وفق) ما|(?:وفقا|وفقاً|وفقًا|طبقا|طبقاً) لما) (?:قاله?|ذكره?|نقله?|نقلته?|أورده|أوردته|أعلنه?|أعلنته?|نشره|نشرته|قالته?|ذكرته?|أفادت?(?: به)?|أكده|أكدته)|بحسب|حسبما ذكر|حسبما قال|حسب|وفقاً|وفقًا|وفقا|وفق|طبقاً|طبقا|نقلاً عن|نقلًا عن|نقلا عن|على حد قول|على حد تعبير|على ذمة|على لسان|استناداً إلى|استنادًا إلى|استنادا إلى|بالاستناد إلى|كما قالت|كما قال|كما ذكرت|كما ذكر|كما أفاد|كما يقول|كما تقول|كما روى|كما أكد)(?=[\\sـ])';
/** One of the words that report, or that open what is reported: no part of a name. */
const NO_NAME = `(?:${AND}(?:${SAID}|${TOLD})(?!\\p{L})|${THAT}|(?:ثم|لكن|و?قد)(?!\\p{L}))`;
/** What opens a clause: not who says it. */
const NO_SUBJECT = `(?:${NO_NAME}|(?:[وف]?(?:إذا|اذا|لو|لئن|هل|ألم|لم|لن|كما|حين|حينما|عندما|بعدما|بينما|حيث|مثلما|حسبما)|[وف]?(?:لا|ما)(?!\\s(?:أحد|حدا|من أحد)))(?!\\p{L}))`;
/** Words up to what opens the speech. */
const UNTIL = (least: number, most: number, but = ''): string =>
  `(?:(?!\\s${THAT})[^،,؛:\uE000${but}]){${String(least)},${String(most)}}?`;
/** A paper and the like, with its name in quotation marks. */
const PAPER = `(?:صحيفة|وكالة|قناة|موقع|إذاعة|مجلة|شبكة|جريدة|تلفزيون|منصة|راديو)\\s*${QUOTE}`;
const NAME = `(?<source>(?!${NO_NAME})(?:${PAPER}|${UNTIL(2, 80, '.')}))`;
/** When it was said, behind who said it. */
const DAY = 'ال(?:أحد|احد|اثنين|إثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة|سبت)';
const WHEN = `(?:\\s+(?:(?:اليوم|أمس|البارحة|مساء|صباح|ظهر|فجر|ليل|يوم|${DAY}|الماضي|الجاري)(?!\\p{L}))){0,4}`;
/** What says on whom somebody relies. */
const RELYING =
  '(?:نقلا?ً?ا?\\s+عن|(?:استنادا?ً?ا?|مستندا?ً?ا?|مستندةً?|بالاستناد|استناداً)\\s+إلى|بناءً?\\s+على|اعتمادا?ً?ا?\\s+على|مقتبسا?ً?ا?\\s+عن)';
/** `، نقلاً عن Y،` between the name and what is told. */
const CITING = `(?:[،,]?\\s+${RELYING}\\s+(?<via>${UNTIL(2, 60)})(?=[،,]|\\s${THAT}))?`;
/** Between commas, and no report: `، في بيان صدر أمس،`. */
const ASIDES = `(?:[،,]\\s+(?:و?(?:الذي\\s|التي\\s)?(?:طلب|رفض|فضل|فضّل|اشترط|آثر|لم\\sيشأ|لم\\sيرغب)(?:ت|وا)?\\s[^،,؛:\uE000]{3,60}|(?:(?!${NO_NAME})[^\\s،,؛:\uE000]+(?:\\s+|(?=[،,]))){1,14})(?=[،,])){0,3}`;
/** Family and those one meets: in chats they speak without `أن`. */
const KIN =
  '(?:(?:ابن|بنت|ابنة|زوج|زوجة|مرت|أخو|اخو)\\s+)?(?:عمي|خالي|خالتي|عمتي|أخي|اخي|أخوي|اخوي|أختي|اختي|أبوي|ابوي|أبي|أمي|امي|جدي|جدتي|جاري|جارتي|جارنا|جارتنا|صديقي|صديقتي|صاحبي|رفيقي|زميلي)';
const ASKS = words('سأل سألت سألوا يسأل تسأل تساءل تساءلت سألني سألنا سأله سألها');
/** Those one speaks to in news, behind `بحسب ما قاله X`. */
const TOLD_TO =
  '(?:\\s+(?<hearer>(?:لـ\\s?|لل|ل(?=مراسل|وكال|صحيف|قنا|موقع|إذاع|راديو|شبك|جريد|مجل|منص|تلفزيون|لجن|بعث|منظم|مندوب|محقق|صحفي))[^،,:\uE000]{0,40}|لنا))?';
/** To whom, as one word behind the verb. */
const TO = '(?:\\s+(?:له|لها|لهم|لنا|لي|لك)(?!\\p{L}))?';

const form = (pattern: string, needs?: RegExp): Form =>
  needs === undefined
    ? { pattern: new RegExp(pattern, 'du') }
    : { pattern: new RegExp(pattern, 'du'), needs };

/** `شافن`, `شفنا`: saw it, in the dialects, with whom or what written onto it. */
const SAW_IT =
  /(?<!\p{L})[وف]?(?:شاف|شافت|شافو|شافوا|شفت|شفنا|شايف|شايفة)(?:ن|هم|هن|ها|ه|ني|نا)?(?!\p{L})/u;

const ARABIC: Tongue = {
  code: 'ar',
  forms: [
    // «…»، قال X
    form(
      `^(?<content>${QUOTE})\\s*[،,]?\\s*(?<cue>(?:كما\\s+|هكذا\\s+)?${AND}(?:${SAID}))(?:\\s+(?<source>[^،,؛:\uE000]{2,60}?))?(?=\\s*(?:[.،,؛!؟]|$|\uE000))(?:[^\uE000]*?(?<more>${QUOTE}))?`,
    ),
    // بحسب X، … ; …، بحسب X ; … على حد قوله
    form(
      `^(?<cue>${AND}${ACCORDING})ـ?\\s*(?<source>${UNTIL(2, 100)})${TOLD_TO}(?:[،,:]|\\s(?=فإن))\\s*(?<content>.+)$`,
    ),
    form(
      `^(?<content>.{5,}?)[،,]?\\s+(?<cue>على حد قول|على حد تعبير)(?<source>ه|ها|هم)\\s*[.]?$`,
      /على حد/,
    ),
    form(
      `^(?<content>.{5,}?)[،,]?\\s+(?<cue>${ACCORDING})ـ?\\s*(?<source>${UNTIL(2, 80)}(?:[،,]?\\s(?:الذي|التي)\\s(?:(?!\\s${THAT})[^؛:.\uE000]){3,60})?)\\s*[.!؟]*$`,
      /حسب|وفق|طبق|نقل|على (?:حد|ذمة|لسان)|استناد|كما/,
    ),
    // الشاهد قال إن …
    form(
      `^(?:(?:إن|أن|بأن|[وف]?(?:إذا|اذا|لو|هل|فيما|بينما))\\s+)?(?<source>(?:(?!${NO_SUBJECT})[^\\s،,؛:\uE000]+\\s+){1,6}?)(?:عم\\s+)?(?<cue>(?:${SAID}|${TOLD}))${TO}${HEARER}\\s*(?<content>\\s${THAT}.+|:\\s*${QUOTE})$`,
      /[إأا]ن|\uE000/,
    ),
    // قال X (لـY) : «…»
    form(
      `${LEAD}(?<cue>${AND}(?:${SAID}|${TOLD}))${TO}(?:\\s+${NAME})?${HEARER}(?:[،,]\\s+[^:\uE000]{3,80}(?=:))?(?:\\s+قائل(?:اً|ا|ة|ةً|ين))?\\s*:?\\s*(?<!(?:\\s|^)(?:ل|لـ|ب|بـ|وكالة|صحيفة|قناة|موقع|إذاعة)\\s?|\uE000)(?<content>${QUOTE})`,
      /\uE000/,
    ),
    // رفض X أن يقول إن كان …
    form(
      `${LEAD}(?<cue>${AND}(?:رفض|رفضت|رفضوا|يرفض|ترفض))(?:\\s+${NAME})?\\s+(?:أن\\s+(?:${SAID})|القول|التأكيد)\\s+(?<content>(?:ما إذا|إن كان|إن كانت|إذا|${THAT}).+)$`,
      /رفض/,
    ),
    // نقلت صحيفة «…» عن X أن …
    form(
      `${LEAD}(?<cue>${AND}(?:نقل|نقلت|نقلوا|ينقل|تنقل))(?=.{0,150}\\sعن\\s)\\s+(?<source>(?!${NO_NAME})${UNTIL(2, 60)}\\s*(?:${QUOTE})?)\\s+عن\\s+(?<via>(?:(?!\\s(?:قول|${THAT}))[^،,؛:\uE000]){2,60}?)${ASIDES}[،,]?\\s+(?<content>${THAT}.+)$`,
      /\sعن\s/,
    ),
    // نقل X عن Y قوله إن …
    form(
      `${LEAD}(?<cue>${AND}(?:نقل|نقلت|نقلوا|ينقل|تنقل))(?=.{0,150}\\sعن\\s)\\s+${NAME}${WHEN}\\s+عن\\s+(?<via>(?!${NO_NAME})${UNTIL(2, 60)})${ASIDES}[،,]?\\s+(?:قوله|قولها|قولهم|قولهما)[،,]?\\s*:?\\s*(?<content>${THAT}.+|${QUOTE})$`,
      /\sعن\s/,
    ),
    // سأل X هل …
    form(
      `${LEAD}(?<cue>${AND}(?:${ASKS}))(?:\\s+${NAME})?\\s+(?<content>(?:هل|عما إذا|ما إذا|فيما إذا|إن كان|إن كانت|إذا|أين|متى|كيف|لماذا|كم)(?!\\p{L}).+)$`,
      /هل|إذا|إن كان|أين|متى|كيف|لماذا|كم/,
    ),
    // قال X (لـY) إن …
    form(
      `${LEAD}(?<cue>${AND}(?:${SAID}))${TO}(?:\\s+${NAME}${WHEN})?${HEARER}${CITING}${ASIDES}[،,]?\\s+(?:(?:إلى|من|على)\\s+)?(?<content>${THAT}.+)$`,
      /[إأا]ن/,
    ),
    // أخبرنا X أن …
    form(
      `${LEAD}(?<cue>${AND}(?:${TOLD}))(?:\\s+${NAME})?${CITING}${ASIDES}[،,]?\\s+(?<content>${THAT}.+)$`,
      /[إأا]ن/,
    ),
    // X سمع من Y أن … ; سمعت من X إن …
    form(
      `^(?:${THAT}\\s+)?(?<through>(?:(?!${NO_SUBJECT})[^\\s،,؛:\uE000]+\\s+){1,4}?)(?<cue>(?:سمع|سمعت|سمعوا|عرف|عرفت|علم|علمت)\\s+من)\\s+${NAME}${ASIDES}[،,]?\\s+(?<content>${THAT}.+)$`,
      /سمع|عرف|علم/,
    ),
    form(
      `${LEAD}(?<cue>${AND}(?:سمع|سمعت|سمعنا|سمعوا|عرف|عرفت|عرفنا|علم|علمت|علمنا)\\s+من)\\s+${NAME}${ASIDES}[،,]?\\s+(?<content>${THAT}.+)$`,
      /سمع|عرف|علم/,
    ),
    // نفى X صحة ما تردد عن …
    form(
      `${LEAD}(?<cue>${AND}(?:نفى|نفت|نفوا|ينفي|تنفي|كذب|كذبت|فند|فندت|استبعد|استبعدت|أكد|أكدت))\\s+${NAME}${WHEN}${ASIDES}[،,]?\\s+(?:صحة\\s+)?(?:ما\\s+(?:تردد|تردّد|أشيع|قيل|ذكر|نشر|تداول|يتردد|يشاع)(?!\\p{L})(?:\\s+(?:(?!عن\\s|حول\\s|بشأن\\s)[^\\s،,؛:\uE000]+)){0,4}|(?:الأنباء|أنباء|الأخبار|المعلومات|الشائعات|التقارير|الاتهامات|الادعاءات|المزاعم)(?:\\s+(?:(?!عن\\s|حول\\s|بشأن\\s)[^\\s،,؛:\uE000]+)){0,4})\\s+(?:عن|حول|بشأن|بخصوص)\\s+(?<content>[^:]{4,})$`,
      /\s(?:عن|حول|بشأن|بخصوص)\s/,
    ),
    // بلغني من X أن …
    form(
      `${LEAD}(?<cue>${AND}(?:بلغني|بلغنا|وصلني|وصلنا)(?:\\s+خبر)?\\s+(?:من|عن طريق|عبر))\\s+${NAME}${ASIDES}[،,]?\\s+(?<content>${THAT}.+)$`,
      /بلغن|وصلن/,
    ),
    // كشف X عن …
    form(
      `${LEAD}(?<cue>${AND}(?:كشف|كشفت|كشفوا|أعلن|أعلنت|أعلنوا|تحدث|تحدثت|تحدثوا))\\s+${NAME}${WHEN}${HEARER}${ASIDES}[،,]?\\s+عن\\s+(?<content>(?!طريق|قرب|كثب)[^:]{4,})$`,
      /\sعن\s/,
    ),
    // ابن عمي قال … ; قلي ابن عمي …
    form(
      `^(?<source>${KIN}(?:\\s+أبو\\s\\p{L}+)?)\\s+(?<cue>(?:${SAID}|${TOLD}))${TO}\\s+(?<content>[^:\uE000]{6,})$`,
    ),
    form(`^(?<cue>(?:${TOLD}))\\s+(?<source>${KIN})\\s+(?<content>[^:\uE000]{6,})$`),
    // X: «…» ; قال X: …
    form(`^(?<cue>${AND}(?:${SAID}))(?:\\s+${NAME})?\\s*:\\s*(?<content>[^\uE000]{4,})$`, /:/),
    form(
      `^(?<source>(?:(?!${NO_SUBJECT})[^\\s،,؛:\uE000]+(?:\\s+|(?=:))){1,3}?)(?<cue>\\s*:)\\s*(?<content>${QUOTE})`,
      /\uE000/,
    ),
  ],
  behind:
    /[،,]?\s*(?:(?:الذي|التي|الذين)\s+(?:سمع|سمعه|سمعها|سمعت|سمعته|سمعوا|نقل|نقله|نقلت|علم|علمت|عرف|أخذه)\s*(?:ذلك\s+|هذا\s+|الخبر\s+|القصة\s+)?(?:من|عن)\s+|(?:الذي|التي)\s+(?:أخبره|أخبرها|أبلغه|حدثه|أخبرته)\s+|نقل(?:ا|اً|ًا)\s+عن\s+|(?:استنادا?ً?ا?|مستندا?ً?ا?|مستندةً?|بالاستناد)\s+إلى\s+|(?:الذي|التي)\s+(?:استند|استندت|تستند|يستند)\s+إلى\s+|(?<=^(?:\S+\s+){0,3}\S+\s+)(?<!(?:مسؤول|مسؤولة|مسؤولين|ناطق|متحدث|دفاع|الدفاع|كشف|الكشف|الإفصاح|الإعلان|بعيد|فضلا|معلومات|صادر|صادرة|الصادر|الصادرة|نيابة|نائب|بحث|البحث|شيئا|شيء)\s+)عن\s+(?=\p{L}{2}))(?<from>.+)$/du,
  person,
  polarity,
  unnamed:
    /\s+(?:اليوم|أمس|البارحة|(?:مساء|صباح|ظهر|فجر|ليل|يوم)\s+(?:اليوم|أمس|ال\p{L}+)|ال(?:أحد|اثنين|إثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت))(?=\s*$)|\s+(?:في|خلال|عبر|على هامش|لدى)\s(?:تصريح|بيان|حديث|مقابلة|مؤتمر|اتصال|تغريد|منشور|كلمة|خطاب|لقاء|رسالة)|[،,]?\s+و?(?:الذي |التي )?(?:طلب|رفض|فضل|فضّل|اشترط|آثر|لم يشأ|لم يرغب|تحدث)(?:ت|وا)?\s(?=.*(?:سم|هوي))/u,
  passedOn:
    /[،,]?\s+(?:كما\s+)?(?:(?:الذي|التي|الذين)\s+)?(?:نقلت|نقل)\s+عن(?:ه|ها|هم)\s+(?<by>[^،,؛:\uE000]{2,60})$/du,
  goesOn: /^(?:و?(?:مضيفا?ً?ا?|مضيفة|مضيفين|موضحا?ً?ا?|موضحة|مؤكدا?ً?ا?|مؤكدة|مشيرا?ً?ا?|مشيرة)\s)/u,
  to: /^(?:لـ?|أمام\s+)/u,
  turn: new RegExp(`[،,]\\s+(?=(?:فيما|بينما|في حين)\\s+(?:${SAID})(?!\\p{L}))`, 'u'),
  says: new RegExp(`(?<!\\p{L})${AND}(?:${SAID}|${TOLD})(?!\\p{L})|:`, 'u'),
  // `وفقاً للجيران`: the preposition is written with the name.
  nameOf: (words, cue) =>
    /^و?(?:وفق|طبق)/.test(cue) && !/ ل?ما /.test(`${cue} `)
      ? words.replace(/^لل/, 'ال').replace(/^ل(?=\p{L}{3})/u, '')
      : words,
  basis: (content) =>
    (/ش[اف]/.test(content) && SAW_IT.test(content)) ||
    /(?:رأيت|رأى بعينه|رأى بنفسه|شاهدت|شاهدنا|شاهد بعينه|رأينا|بأم عيني|بأم عينه|كنت هناك|بعيني|بعيوني|بعينه)/u.test(
      content,
    )
      ? 'saw'
      : /(?:سمعت|سمعنا|سمع من|قيل لي|قيل له|بلغني|بلغنا|وصلني|قالولي|حكولي|خبروني|يقال|نقلا عن|نقلاً عن|أخبره|أخبرني)/u.test(
            content,
          )
        ? 'heard'
        : /(?:استنتج|أظن|يظن|يعتقد|أعتقد|على الأرجح)/u.test(content)
          ? 'inferred'
          : 'unknown',
  certainty:
    /(?<!\p{L})(?:ربما|لعل|يبدو|على الأرجح|من المرجح|من المحتمل|قد يكون|متأكد(?:ة|ون)?|واثق(?:ة)?|بالتأكيد|حتما|حتماً|أظن|يظن|تظن|أعتقد|يعتقد|تعتقد|نحو|حوالي|حوالى|تقريبا|تقريباً|زعم(?:ت|وا)?|يشتبه|لست متأكداً)(?!\p{L})/gu,
};

/** Who says nothing by this name: nobody. */
const NOBODY = /^(?:لا أحد|ولا أحد|ما حدا|ماحدا|محدا|ولا واحد|ما من أحد)(?!\p{L})/u;

/**
 * `لم يقل`, `ما قلي`, `لا أحد قال`, `رفض أن يقول` were not said; `هل قال … ؟` and `سأل هل` ask; `إذا قال` supposes.
 */
function polarity({ before, cue, source, content, sentence }: ReportWords): Mark | null {
  const mark = (polarity: Mark['polarity'], words: string, nobody = false): Mark => ({
    polarity,
    words: words.trim(),
    nobody,
  });
  if (NOBODY.test(source)) return mark('denied', `${source} ${cue}`, true);
  const nobody = /(?:لا أحد|ما حدا|محدا|ولا واحد)\s+(?:\S+\s+){0,4}$/u.exec(before);
  if (nobody !== null && source === '') return mark('denied', `${nobody[0].trim()} ${cue}`, true);
  const no =
    /(?<!(?:هذا|هو|وهو|هي|حسب|بحسب|وفق)\s)(?<!\p{L})[وف]?(?:لم|لن|لا|ما|مو|مش|رفض أن|رفضت أن|دون أن|من غير أن)\s+$/u.exec(
      before,
    );
  if (no !== null) {
    const any = /^(?:أحد|أي أحد|أي شخص|حدا|اي حدا)$/.test(source);
    return mark('denied', `${no[0].trim()} ${cue}`, any);
  }
  const condition = /(?:^|[\s،,])([وف]?(?:إذا|اذا|لو|لئن|في حال))\s+(?:ما\s+)?(?:\S+\s+)?$/u.exec(
    before,
  );
  const anybody = /^(?:أحد|احد|حدا|أحدهم|شخص|مين|من)$/.test(source);
  if (condition !== null) return mark('supposed', `${condition[1] ?? ''} ${cue}`, anybody);
  if (/^(?:رفض|يرفض|ترفض)/.test(cue)) return mark('denied', cue);
  const asks = /(?:^|[\s،,])([وف]?(?:هل|ألم))\s+(?:\S+\s+){0,4}$/u.exec(before);
  if (asks !== null) return mark('asked', asks[1] ?? '', anybody);
  if (
    /^[وف]?(?:سأل|يسأل|تسأل|تساءل)/.test(cue) &&
    /^(?:هل|عما|ما|فيما|إن كان|إذا)\s/u.test(content)
  )
    return mark('asked', cue);
  return /[؟?]\s*$/.test(sentence) && new RegExp(`^${THAT}`, 'u').test(content)
    ? mark('asked', '؟', anybody)
    : null;
}

const FEMININE = /(?:ت|تلي|تنا|تني|ته|تها|تهم)$/;

function person(words: string, cue: string): Person | null {
  const verb = cue
    .replace(/[\u064B-\u0652]/g, '')
    .replace(/^[وف](?=.{3})/, '')
    .trim();
  const feminine = FEMININE.test(verb) || /^(?:كما\s+)?ت(?!ابع)/.test(verb);
  const plural = /(?:وا|ون)$/.test(verb);
  // `يقال`: nobody says by whom.
  if (words === '' && /^[وف]?(?:قيل|يقال|يحكى|يروى)$/.test(verb))
    return { pronoun: true, gender: null, plural: null, unknown: true };
  if (words === '' || /^(?:ه|ها|هم|هو|هي)$/.test(words)) {
    const she = words === 'ها' || words === 'هي' || (words === '' && feminine);
    return { pronoun: true, gender: she ? 'f' : 'm', plural: words === 'هم' || plural };
  }
  // `ذُكر`: it was said, nobody says by whom.
  if (/^[وف]?\p{L}\u064F/u.test(cue)) return null;
  if (/^(?:إن|أن|بأن|في|على|ذلك|هذا|اسم)(?:\s|$)/.test(words)) return null;
  const gender = feminine || /^\S+ة(?:\s|$)/.test(words) ? 'f' : 'm';
  const many =
    /^(?:شهود|السكان|سكان|الشهود|الأهالي|أهالي|مصادر|الجيران|جيران|ناشطون|مسؤولون|عدة)(?:\s|$)/.test(
      words,
    );
  return { pronoun: false, gender: many ? null : gender, plural: plural || many };
}
