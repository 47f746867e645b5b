import type { ReadDocument } from './format.ts';

/**
 * In which language a text is written.
 *
 * Script first: letters that only one of the languages in question writes tell Arabic, Persian, Urdu,
 * Sorani, Russian, Ukrainian, Hebrew, Greek, Chinese, Japanese and Korean apart, and quickly. For Latin letters n-grams
 * (`eld`, its small table) give their best, after a look for Kurmanji, which that table takes for Turkish:
 * ê, î and û together with words such as `ji`, `li`, `bi`, `ku`, `û`.
 *
 * Under 20 letters of text nothing can be said: null. `sure` runs from 0 to 1 and is a rule of thumb.
 */
export interface Language {
  /** ISO 639-1; `ku` for Kurmanji, `ckb` (ISO 639-3) for Sorani. Null when it cannot be told. */
  readonly language: string | null;
  readonly sure: number;
}

/** The fewest letters a text must have. */
export const SHORTEST = 20;
/** More of a text does not make it surer. */
const LONGEST = 2000;

const UNKNOWN: Language = { language: null, sure: 0 };

export async function detectLanguage(text: string): Promise<Language> {
  const sample = sampleOf(text);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < SHORTEST) return UNKNOWN;
  const script = scriptOf(sample, letters);
  if (script === null) return UNKNOWN;
  if (script === 'Arab') return arabicScript(sample);
  if (script === 'Cyrl') return cyrillic(sample);
  if (script !== 'Latn') return { language: ONE_EACH[script] ?? null, sure: 0.95 };
  const kurmanji = isKurmanji(sample);
  if (kurmanji > 0) return { language: 'ku', sure: kurmanji };
  const { eld } = await import('eld/small');
  const found = eld.detect(sample);
  if (found.language === '') return UNKNOWN;
  return {
    language: found.language,
    sure: found.isReliable() ? Math.min(0.99, 0.7 + letters / 1000) : 0.4,
  };
}

/** A place from the middle is better than a heading in capitals; from a long text, both. */
function sampleOf(text: string): string {
  const plain =
    text.length > LONGEST * 2
      ? `${text.slice(0, LONGEST)}\n${text.slice(text.length >> 1, (text.length >> 1) + LONGEST)}`
      : text;
  return plain.replace(/https?:\/\/\S+|\S+@\S+|[\d\p{P}\p{S}]+/gu, ' ');
}

type Script =
  'Latn' | 'Arab' | 'Cyrl' | 'Hebr' | 'Grek' | 'Hang' | 'Kana' | 'Hani' | 'Thai' | 'Armn' | 'Geor';
const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Hang', /\p{Script=Hangul}/gu],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hani', /\p{Script=Han}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Armn', /\p{Script=Armenian}/gu],
  ['Geor', /\p{Script=Georgian}/gu],
];
const ONE_EACH: Partial<Record<Script, string>> = {
  Hebr: 'he',
  Grek: 'el',
  Hang: 'ko',
  Kana: 'ja',
  Hani: 'zh',
  Thai: 'th',
  Armn: 'hy',
  Geor: 'ka',
};

/** The script of more than half of the letters; Japanese by a fifth of kana among Chinese characters. */
function scriptOf(text: string, letters: number): Script | null {
  const counts = new Map(SCRIPTS.map(([script, of]) => [script, text.match(of)?.length ?? 0]));
  const kana = counts.get('Kana') ?? 0;
  if (kana > 0 && kana + (counts.get('Hani') ?? 0) > letters / 2 && kana * 5 > letters)
    return 'Kana';
  for (const [script, count] of counts) if (count * 2 > letters) return script;
  return null;
}

const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

/** Letters and small words that only one of them writes. */
function arabicScript(text: string): Language {
  const words = count(text, /[\p{L}\p{M}]+/gu);
  const sorani = count(text, /[ەێۆڕڵ]/g);
  const urdu = count(text, /[ٹڈڑںےھہ]/g);
  const persian = count(text, /[پچژگی\u06A9]/g);
  const arabic = count(text, /[ةيكىإأ]/g);
  const score: [string, number][] = [
    ['ckb', sorani * 2],
    ['ur', urdu * 2],
    ['fa', persian + count(text, /(?<!\p{L})(?:که|از|به|این|است|را|می)(?!\p{L})/gu) * 2],
    ['ar', arabic + count(text, /(?<!\p{L})(?:ال\p{L}+|في|من|على|إلى|أن|لا|ما)(?!\p{L})/gu) * 1.5],
  ];
  // Sorani and Urdu write Persian letters too; their own decide.
  if (sorani * 4 > words) return { language: 'ckb', sure: 0.95 };
  if (urdu * 4 > words) return { language: 'ur', sure: 0.95 };
  score.sort((a, b) => b[1] - a[1]);
  const [first, second] = [score[0], score[1]];
  if (first === undefined || first[1] === 0) return { language: 'ar', sure: 0.5 };
  return {
    language: first[0],
    sure: Math.min(0.99, 0.5 + (first[1] - (second?.[1] ?? 0)) / (2 * first[1])),
  };
}

function cyrillic(text: string): Language {
  const ukrainian = count(text, /[іїєґІЇЄҐ]/g);
  const russian = count(text, /[ыэёъЫЭЁЪ]/g);
  const serbian = count(text, /[ђћџљњјЂЋЏЉЊЈ]/g);
  const bulgarian =
    count(text, /(?<!\p{L})(?:се|са|ще|като|този|която)(?!\p{L})/giu) + count(text, /ъ/g) / 2;
  if (ukrainian > russian && ukrainian > serbian) return { language: 'uk', sure: 0.9 };
  if (serbian > russian) return { language: 'sr', sure: 0.9 };
  if (bulgarian > count(text, /[ыэё]/g) + 1) return { language: 'bg', sure: 0.8 };
  return { language: 'ru', sure: russian > 0 ? 0.95 : 0.6 };
}

/** How sure it is Kurmanji; 0 when it is not. */
function isKurmanji(text: string): number {
  const marked = count(text, /[êîûÊÎÛ]/g);
  if (marked === 0) return 0;
  const words = count(text, /[\p{L}\p{M}]+/gu);
  const own = count(
    text,
    /(?<!\p{L})(?:ji|li|bi|ku|ev|ew|wê|yê|xwe|jî|tê|dibêje|got|bû|bûn|di|nav|re|û|min|wî|me|hê|ne|na|tu|êdî|her|heta|ya|yên|wekî|qala|hatiye|dike|kirin)(?!\p{L})/giu,
  );
  // French and Welsh write ê, î, û as well, but not these words.
  if (
    own < 2 ||
    own * 7 < words ||
    (/[àèùçœ]|(?<!\p{L})(?:le|la|les|des|yn|mae|ddim)(?!\p{L})/iu.test(text) && own * 4 < words)
  )
    return 0;
  return Math.min(0.95, 0.6 + own / words);
}

/** Beyond this many documents of a file the short ones are given the language of the rest. */
const MANY = 500;

/**
 * The documents with their languages, where the reader left them open. Each is told by its own text; in a
 * file of many messages the short ones (under sixty letters) are told by their script and by what the
 * file is mostly written in, because asking for each would take longer than reading it.
 */
export async function withLanguages(
  documents: readonly ReadDocument[],
): Promise<readonly ReadDocument[]> {
  const open = documents.filter((one) => one.language === null && one.text !== '');
  if (open.length === 0) return documents;
  const known = new Map<ReadDocument, string | null>();
  const usual = new Map<string, number>();
  const step = open.length > MANY ? Math.ceil(open.length / MANY) : 1;
  for (let i = 0; i < open.length; i += step) {
    const document = open[i];
    if (document === undefined) continue;
    const { language, sure } = await detectLanguage(document.text);
    if (step === 1) known.set(document, sure >= 0.5 ? language : null);
    if (language !== null && sure >= 0.6) usual.set(language, (usual.get(language) ?? 0) + 1);
  }
  if (step > 1) {
    const byScript = mostUsual(usual);
    for (const document of open) known.set(document, byScript(document.text));
  }
  return documents.map((one) =>
    known.has(one) ? { ...one, language: known.get(one) ?? null } : one,
  );
}

const ARABIC_SCRIPT = new Set(['ar', 'fa', 'ur', 'ckb']);
const CYRILLIC = new Set(['ru', 'uk', 'bg', 'sr']);

/** The usual language of each script in a file. */
function mostUsual(usual: ReadonlyMap<string, number>): (text: string) => string | null {
  const all = [...usual].sort((a, b) => b[1] - a[1]).map(([code]) => code);
  const arabic = all.find((code) => ARABIC_SCRIPT.has(code)) ?? null;
  const cyrillicCode = all.find((code) => CYRILLIC.has(code)) ?? null;
  const latin =
    all.find(
      (code) =>
        !ARABIC_SCRIPT.has(code) && !CYRILLIC.has(code) && !Object.values(ONE_EACH).includes(code),
    ) ?? null;
  return (text) => {
    const first = /[A-Za-z\u00C0-\u024F]{2}|[\u0600-\u06FF]{2}|[\u0400-\u04FF]{2}/
      .exec(text)?.[0]
      .charCodeAt(0);
    if (first === undefined) return null;
    if (first >= 0x600) return arabic;
    return first >= 0x400 ? cyrillicCode : latin;
  };
}
