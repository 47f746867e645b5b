import type { FindAttributions } from '../attribution.ts';
import { findReports, type Person, type Tongue } from '../find-reports.ts';

/**
 * Reported speech in Arabic: `قال X إن …`, `أفاد X بأن …`, `بحسب X`, `وفقاً لـX`, `نقلاً عن X`, a quotation
 * with its verb before or behind it, `على حد قوله`, chains (`نقلاً عن جاره الذي سمع من …`, `قال X إن Y
 * أخبره أن …`). The verb mostly comes first and its ending tells gender and number; without a name
 * behind it the subject is the last speaker that fits.
 */
export const arabicAttributions: FindAttributions = (text) => findReports(text, ARABIC);

const MARKS = '[\\u064B-\\u0652\\u0670]*';
/** A word with any vowel signs between its letters. */
const loose = (word: string): string => [...word].join(MARKS) + MARKS;
const words = (list: string): string =>
  list
    .split(' ')
    .map((word) => loose(word))
    .join('|');

const SAID = words(
  'قال قالت قالوا قلن قالا يقول تقول يقولون أضاف أضافت أضافوا يضيف تضيف أكد أكدت أكدوا يؤكد تؤكد ذكر ذكرت ذكروا يذكر تذكر أفاد أفادت أفادوا يفيد تفيد صرح صرحت صرحوا يصرح أوضح أوضحت يوضح توضح أعلن أعلنت أعلنوا يعلن زعم زعمت زعموا يزعم تزعم ادعى ادعت يدعي روى روت رووا يروي تروي حكى حكت يحكي تحكي شهد شهدت شهدوا أشار أشارت أشاروا يشير تشير نفى نفت كتب كتبت كتبوا شرح شرحت يشرح تشرح علق علقت صاح صاحت همس همست حذر حذرت اعترف اعترفت رأى رأت يرى ترى ظن ظنت يظن تظن يعتقد تعتقد يعتقدون اعتقد كشف كشفت بين بينت تابع تابعت ردد أجاب أجابت رد ردت نقل نقلت شدد شددت',
);
const TOLD = words(
  'أخبرنا أخبرتنا أخبروني أخبروا أخبرني أخبرتني أخبره أخبرته أخبرها أخبرتها أخبرهم أخبر أخبرت أبلغ أبلغت أبلغنا أبلغني أبلغه حدثنا حدثني حدثتني حدثه أعلمنا أعلمه',
);
const NAME = '(?<source>[^،,؛:\uE000.]{2,80}?)';
const HEARER = '(?:\\s+(?<hearer>(?:لل|لـ|ل(?=[^ا\\s])|أمام\\s)[^،,:\uE000]{2,40}?))?';
const THAT = '(?:إن|إنّ|أن|أنّ|بأن|بأنّ)(?:ه|ها|هم|هما|ني|نا|هن|ك)?';
const QUOTE = '\uE000+';
const LEAD = '(?:^|[،,؛]\\s*|\\s)';
const AND = '[وف]?';
const ACCORDING =
  '(?:بحسب ما قال|بحسب ما ذكر|بحسب|حسبما ذكر|حسبما قال|حسب|وفقاً|وفقًا|وفقا|وفق|طبقاً|طبقا|نقلاً عن|نقلًا عن|نقلا عن|على حد قول|على حد تعبير|على ذمة|على لسان|استناداً إلى|استنادا إلى|كما قالت|كما قال|كما ذكرت|كما ذكر|كما أفاد|كما يقول|كما تقول|كما روى|كما أكد)(?=[\\sـ])';
/** One of the words that report, or that open what is reported: no part of a name. */
const NO_NAME = `(?:${AND}(?:${SAID}|${TOLD})|${THAT}|ثم|لكن|و?قد)(?![\\p{L}])`;
/** To whom, as one word behind the verb. */
const TO = '(?:\\s+(?:له|لها|لهم|لنا|لي|لك)(?!\\p{L}))?';

const form = (pattern: string): RegExp => new RegExp(pattern, 'du');

const ARABIC: Tongue = {
  code: 'ar',
  forms: [
    // «…»، قال X
    form(
      `^(?<content>${QUOTE})\\s*[،,]?\\s*(?<cue>(?:كما\\s+|هكذا\\s+)?${AND}(?:${SAID}))(?:\\s+(?<source>[^،,؛:\uE000]{2,60}?))?(?=\\s*(?:[.،,؛!؟]|$|\uE000))(?:[^\uE000]*?(?<more>${QUOTE}))?`,
    ),
    // بحسب X، … ; …، بحسب X ; … على حد قوله
    form(
      `^(?<cue>${AND}${ACCORDING})ـ?\\s*(?<source>[^،,؛:\uE000]{2,100}?)[،,:]\\s*(?<content>.+)$`,
    ),
    form(`^(?<content>.{5,}?)[،,]?\\s+(?<cue>على حد قول|على حد تعبير)(?<source>ه|ها|هم)\\s*[.]?$`),
    form(
      `^(?<content>.{5,}?)[،,]?\\s+(?<cue>${ACCORDING})ـ?\\s*(?<source>[^،,؛:\uE000]{2,80}?(?:[،,]?\\s(?:الذي|التي)\\s[^؛:.\uE000]{3,60})?)\\s*[.!؟]*$`,
    ),
    // الشاهد قال إن …
    form(
      `^(?:(?:إن|أن|بأن)\\s+)?(?<source>(?:(?!${NO_NAME})[^\\s،,؛:\uE000]+\\s+){1,6}?)(?<cue>(?:${SAID}|${TOLD}))${HEARER}\\s*(?<content>\\s${THAT}(?![\\p{L}]).+|:\\s*${QUOTE})$`,
    ),
    // قال X (لـY) : «…»
    form(
      `${LEAD}(?<cue>${AND}(?:${SAID}|${TOLD}))${TO}(?:\\s+${NAME})?${HEARER}(?:[،,]\\s+[^:\uE000]{3,80}(?=:))?(?:\\s+قائل(?:اً|ا|ة|ةً|ين))?\\s*:?\\s*(?<content>${QUOTE})`,
    ),
    // قال X (لـY) إن …
    form(
      `${LEAD}(?<cue>${AND}(?:${SAID}))${TO}(?:\\s+${NAME})?${HEARER}[،,]?\\s+(?:(?:إلى|من|على)\\s+)?(?<content>${THAT}(?![\\p{L}]).+)$`,
    ),
    // أخبرنا X أن …
    form(
      `${LEAD}(?<cue>${AND}(?:${TOLD}))(?:\\s+${NAME})?[،,]?\\s+(?<content>${THAT}(?![\\p{L}]).+)$`,
    ),
    // X: «…» ; قال X: …
    form(`^(?<cue>${AND}(?:${SAID}))(?:\\s+${NAME})?\\s*:\\s*(?<content>[^\uE000]{4,})$`),
    form(
      `^(?<source>(?:(?!${NO_NAME})[^\\s،,؛:\uE000]+\\s*){1,3}?)(?<cue>\\s*:)\\s*(?<content>${QUOTE})`,
    ),
  ],
  behind:
    /[،,]?\s*(?:(?:الذي|التي|الذين)\s+(?:سمع|سمعه|سمعها|سمعت|سمعته|سمعوا|نقل|نقله|نقلت|علم|علمت|عرف|أخذه)\s*(?:ذلك\s+|هذا\s+|الخبر\s+|القصة\s+)?(?:من|عن)\s+|(?:الذي|التي)\s+(?:أخبره|أخبرها|أبلغه|حدثه|أخبرته)\s+|نقل(?:ا|اً|ًا)\s+عن\s+|عن\s+(?=\p{L}{2}))(?<from>.+)$/du,
  person,
  // `وفقاً للجيران`: the preposition is written with the name.
  nameOf: (words, cue) =>
    /^و?(?:وفق|طبق)/.test(cue) ? words.replace(/^لل/, 'ال').replace(/^ل(?=\p{L}{3})/u, '') : words,
  basis: (content) =>
    /(?:رأيت|رأى بعينه|رأى بنفسه|شاهدت|شاهدنا|شاهد بعينه|رأينا|بأم عيني|بأم عينه|كنت هناك)/u.test(
      content,
    )
      ? 'saw'
      : /(?:سمعت|سمعنا|سمع من|قيل لي|قيل له|بلغني|يقال|نقلا عن|نقلاً عن|أخبره|أخبرني)/u.test(content)
        ? 'heard'
        : /(?:استنتج|أظن|يظن|يعتقد|أعتقد|على الأرجح)/u.test(content)
          ? 'inferred'
          : 'unknown',
  certainty:
    /(?<!\p{L})(?:ربما|لعل|يبدو|على الأرجح|من المرجح|من المحتمل|قد يكون|متأكد(?:ة|ون)?|واثق(?:ة)?|بالتأكيد|حتما|حتماً|أظن|يظن|تظن|أعتقد|يعتقد|تعتقد|نحو|حوالي|حوالى|تقريبا|تقريباً|زعم(?:ت|وا)?|يشتبه|لست متأكداً)(?!\p{L})/gu,
};

const FEMININE = /(?:ت|تنا|تني|ته|تها|تهم)$/;

function person(words: string, cue: string): Person | null {
  const verb = cue
    .replace(/[\u064B-\u0652]/g, '')
    .replace(/^[وف](?=.{3})/, '')
    .trim();
  const feminine = FEMININE.test(verb) || /^(?:كما\s+)?ت(?!ابع)/.test(verb);
  const plural = /(?:وا|ون)$/.test(verb);
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
