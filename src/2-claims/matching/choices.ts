import type { Span } from '../suggest/suggestion.ts';

/**
 * Answers out of a short list that reports keep being asked for: what struck, which colour, who commands. Found by words, in
 * English, French and Arabic, and given in one form (`mortars`, `obus de mortier`, `هاون` → `mortar`), so that two
 * reports can agree. A name of a commander is given as it is written.
 */
export interface FoundChoice {
  readonly kind: ChoiceKind;
  readonly text: string;
  /** Offsets into the words that were handed in. */
  readonly span: Span;
}

export type ChoiceKind = 'weapon' | 'colour' | 'commander';

const words = (lines: string): readonly (readonly [string, RegExp])[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', forms = ''] = line.split(': ');
      return [
        name,
        new RegExp(
          `(?<![\\p{L}\\p{M}])(?:[وف]?(?:بال|كال|لل|ال|ب))?(?:${forms})(?![\\p{L}\\p{M}])`,
          'giu',
        ),
      ];
    });

const LISTS: Readonly<Record<Exclude<ChoiceKind, 'commander'>, ReturnType<typeof words>>> = {
  weapon: words(`
car bomb: car[ -]?bombs?|vehicle bombs?|voitures? piégées?|سيارة مفخخة|سيارات مفخخة|مفخخة
barrel bomb: barrel bombs?|barils? d[’']explosifs?|برميل متفجر|براميل متفجرة
mortar: mortar shells?|mortar rounds?|mortar bombs?|mortars?|mortiers?|هاون
rocket: rockets?|roquettes?|صواريخ|صاروخ
missile: missiles?
artillery: artillery|howitzers?|artillerie|مدفعية
air strike: air[ -]?strikes?|frappes? aériennes?|غارة جوية|غارات جوية|غارة|غارات
drone: drones?|مسيّرة|مسيرة|طائرة مسيرة
grenade: grenades?|قنبلة يدوية
mine: land ?mines?|mines antipersonnel|لغم|ألغام`),
  colour: words(`
white: white|blanche?s?|أبيض|بيضاء
grey: gr[ea]y|grise?s?|رمادي|رمادية
black: black|noire?s?|أسود|سوداء
blue: blue|bleue?s?|أزرق|زرقاء
red: red|rouges?|أحمر|حمراء
green: green|verte?s?|أخضر|خضراء
brown: brown|brune?s?|marron|بني|بنية
yellow: yellow|jaunes?|أصفر|صفراء`),
};

const NAME = String.raw`(?<name>(?:\p{Lu}[\p{L}\u2019'-]+(?:[ ]\p{Lu}[\p{L}\u2019'-]+){0,3})|أبو[ ]\p{L}+)`;
/** The colon tells the name from the place: `who commands at Tell Varo now: Abu Tariq`. */
const COMMANDERS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:commands?|commander|in command|commande|commandant|القائد|قائد\p{L}*|يقود)(?![\p{L}])[^:\n.!?]{0,60}[:：]\s*${NAME}`,
    'u',
  ),
  new RegExp(
    String.raw`(?:commanded by|commander (?:there |here |now )?is|under the command of|commandée? par|sous le commandement de|بقيادة)\s+${NAME}`,
    'u',
  ),
  new RegExp(
    String.raw`${NAME}\s+(?:commands|is (?:the )?commander|is in command|commande)(?![\p{L}])`,
    'u',
  ),
  new RegExp(String.raw`(?<![\p{L}])(?:names|named)\s+${NAME}`, 'u'),
];

/** The choices that the words name, in their order; one of each. */
export function choicesIn(text: string): readonly FoundChoice[] {
  const found: FoundChoice[] = [];
  for (const kind of ['weapon', 'colour'] as const) {
    for (const [name, form] of LISTS[kind]) {
      const match = [...text.matchAll(form)][0];
      if (match === undefined) continue;
      const span: Span = [match.index, match.index + match[0].length];
      // "mortar" in "mortar shells" once; "bomb" inside "car bomb" belongs to the longer.
      if (found.some((one) => one.span[0] < span[1] && span[0] < one.span[1])) continue;
      found.push({ kind, text: name, span });
    }
  }
  for (const form of COMMANDERS) {
    const match = form.exec(text);
    const name = match?.groups?.['name'];
    if (match === null || name === undefined) continue;
    const start = match.index + match[0].lastIndexOf(name);
    found.push({ kind: 'commander', text: name, span: [start, start + name.length] });
    break;
  }
  return found.toSorted((a, b) => a.span[0] - b.span[0]);
}

/** What kind of choice a question asks for, by its words and the answers it knows; null when nothing tells. */
export function choiceAsked(text: string, options: readonly string[]): ChoiceKind | null {
  if (/command|commandant|قائد|القائد/iu.test(text)) return 'commander';
  if (/colou?r|couleur|لون/iu.test(text)) return 'colour';
  if (/(?<!\p{L})(?:struck|strike|weapon|hit|exploded|arme|frappé|سلاح|ضرب)(?!\p{L})/iu.test(text))
    return 'weapon';
  for (const option of options) {
    const [known] = choicesIn(option);
    if (known !== undefined && known.kind !== 'commander') return known.kind;
  }
  return null;
}
