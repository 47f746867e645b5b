/**
 * Words that may speak of an impending threat to life, in English, French and Arabic.
 *
 * Looked for is a future or a plan together with violence against people: "will be attacked on Friday",
 * "vont brûler la clinique", "سيهاجمون". Every hit is a suggestion to look, with the sentence it stands
 * in; nothing is raised by it, and nothing is kept quiet: a hit stays until somebody has raised a warning
 * or said, by name, that it is none.
 *
 * It is a list of patterns on purpose. What it finds can be told in one line ("a future with *burn*"),
 * and what it misses is found by reading, as before. A denied future ("will not attack", "لن يهاجموا")
 * does not match. Arabic is compared without its short vowels and with its alefs made one; positions
 * are those of the text as it stands.
 */
export interface ThreatHit {
  /** Half-open UTF-16 offsets of the sentence. */
  readonly span: readonly [start: number, end: number];
  /** The sentence. */
  readonly quote: string;
  /** The words that made it a hit. */
  readonly words: string;
  readonly language: 'en' | 'fr' | 'ar';
  /** A day or hour named in the sentence, as written; null when there is none. */
  readonly when: string | null;
}

const EN_DO =
  '(?:attack|kill|shoot|burn|bomb|shell|execute|raid|storm|strike|behead|massacre|murder|lynch|blow up|hang|set fire to|abduct|kidnap)';
const EN_DONE =
  '(?:attacked|killed|shot|burn(?:t|ed)(?: down)?|bombed|shelled|executed|raided|stormed|struck|beheaded|massacred|murdered|lynched|blown up|hanged|set on fire|abducted|kidnapped)';
const FR_DO =
  '(?:attaquer|tuer|abattre|brûler|bruler|bombarder|exécuter|executer|fusiller|assassiner|massacrer|égorger|faire sauter|incendier|enlever|prendre d’assaut|frapper|pendre)';
const FR_DONE =
  '(?:attaqué|tué|abattu|brûlé|brulé|bombardé|exécuté|executé|fusillé|assassiné|massacré|égorgé|incendié|enlevé|frappé|pendu)e?s?';
const AR_DO = '(?:هاجم|قتل|حرق|قصف|عدم|فجر|قتحم|ذبح|داهم|صفي|خطف|غتال|نسف|ضرب|بيد)';

const PATTERNS: readonly (readonly [ThreatHit['language'], RegExp])[] = [
  [
    'en',
    new RegExp(`\\b(?:will|’ll|'ll|shall|are to|is to)(?: all| soon)? be ${EN_DONE}\\b`, 'giu'),
  ],
  ['en', new RegExp(`\\b(?:(?:is|are|am)? ?going to|(?:is|are) about to) be ${EN_DONE}\\b`, 'giu')],
  [
    'en',
    new RegExp(
      `\\b(?:will|’ll|'ll|(?:is|are|am) going to|(?:is|are) about to|plan(?:s|ned|ning)? to|intend(?:s)? to|(?:has|have|had) orders? to|threaten(?:s|ed|ing)? to|swor?e(?:n)? to|prepar(?:e|es|ing) to) ${EN_DO}\\b`,
      'giu',
    ),
  ],
  [
    'en',
    /\b(?:death threats?|planned (?:attack|assault|killing|raid)|threat(?:en(?:ed|s)?)? (?:of|with) death|on (?:a|the|their) (?:death|kill) list)\b/giu,
  ],
  [
    'fr',
    new RegExp(
      `(?<![\\p{L}])(?:vais|va|vont|allons|comptent|veulent|prévoient (?:de|d’)|menace(?:nt)? de) ${FR_DO}(?![\\p{L}])`,
      'giu',
    ),
  ],
  [
    'fr',
    new RegExp(`(?<![\\p{L}])(?:sera|seront|va être|vont être) ${FR_DONE}(?![\\p{L}])`, 'giu'),
  ],
  ['fr', /(?<![\p{L}])(?:menaces? de mort|attaque prévue|assaut prévu)(?![\p{L}])/giu],
  [
    'ar',
    new RegExp(
      `(?<![\\p{L}])[وف]?(?:س[يتنا]|(?:سوف|رح|راح|بدهم|ناوين)\\s+[يتنا])${AR_DO}[\\p{L}]{0,4}`,
      'gu',
    ),
  ],
  [
    'ar',
    new RegExp(
      `(?<![\\p{L}])[وف]?سيتم\\s+(?:ال)?(?:هجوم|قتل|حرق|قصف|اعدام|تفجير|اقتحام|تصفيه|خطف|اغتيال)`,
      'gu',
    ),
  ],
  ['ar', /(?<![\p{L}])(?:ال)?تهديد(?:ات)?\s+بالقتل/gu],
];

const WHEN: Readonly<Record<ThreatHit['language'], RegExp>> = {
  en: /\b(?:on |next |this )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b|\b(?:tonight|tomorrow|today|at dawn|in the morning|within (?:hours|days)|in \w+ (?:hours?|days?))\b/iu,
  fr: /(?<![\p{L}])(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|ce soir|cette nuit|à l’aube|aujourd’hui)(?![\p{L}])/iu,
  ar: /(?:يوم\s+)?(?:الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد)|غدا|بكره|بكرا|الليله|اليوم|فجرا/u,
};

/** Every sentence of a text that may speak of a threat, in order; one hit a sentence. */
export function findThreats(text: string): readonly ThreatHit[] {
  const folded = fold(text);
  const hits = new Map<number, ThreatHit>();
  for (const [language, pattern] of PATTERNS) {
    for (const match of folded.text.matchAll(pattern)) {
      const start = folded.at[match.index] as number;
      const end = folded.at[match.index + match[0].length] as number;
      const span = sentenceAround(text, start, end);
      if (hits.has(span[0])) continue;
      const quote = text.slice(...span);
      const inside = fold(quote);
      const when = WHEN[language].exec(inside.text);
      hits.set(span[0], {
        span,
        quote,
        words: text.slice(start, end),
        language,
        when:
          when === null
            ? null
            : quote.slice(inside.at[when.index], inside.at[when.index + when[0].length]),
      });
    }
  }
  return [...hits.values()].toSorted((a, b) => a.span[0] - b.span[0]);
}

/** Arabic letters made one and short vowels taken out, with the place each sign came from. */
function fold(text: string): { readonly text: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (/[\u064b-\u0652\u0670\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(sign)) continue;
    folded += SAME.get(sign) ?? sign;
    at.push(i);
  }
  at.push(text.length);
  return { text: folded, at };
}

const SAME: ReadonlyMap<string, string> = new Map([
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ة', 'ه'],
]);

const STOP = /[.!?؟\n؛]/u;

function sentenceAround(text: string, start: number, end: number): readonly [number, number] {
  let from = start;
  while (from > 0 && !STOP.test(text[from - 1] as string)) from--;
  while (from < start && /\s/u.test(text[from] as string)) from++;
  let to = end;
  while (to < text.length && !STOP.test(text[to] as string)) to++;
  while (to > end && /\s/u.test(text[to - 1] as string)) to--;
  return [from, to];
}
