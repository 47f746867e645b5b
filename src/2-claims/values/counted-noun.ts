import { isArabicWord } from './arabic-particles.ts';
import type { Reading } from './reading.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const FUNCTION = words(`
  is was has does goes says as this his its us less plus always perhaps besides unless across towards
  thus yes afterwards else minus versus whose theirs ours yours hers
  a an the and or but of to in on at by for from with that who which were are had have been be they he she
  it we you i there then than when where while after before into about over under more most other others
  les des ses mes tes nos vos leurs aux dans sans sous puis plus moins pas dans vers depuis apres alors tres
  ils elles nous vous qui que dont est et ou en de du la le un une au par pour sur avec ans fois
  derniers dernieres premiers premieres prochains prochaines quarts tiers quarters thirds
  jamais toujours mais temps dehors dessus ailleurs
`);

const PLURALS = words(
  'people men women children police families cattle sheep personnel staff mice feet teeth policemen aircraft sons',
);

/** Words that look like plurals and are verbs or adverbs behind a number. */
const NOT_COUNTED = words('survived died killed left stayed passed hours times was');

const ARABIC_STOP = words(
  'من في علي الي عن مع كان كانت قد ان التي الذي الذين ثم او و لم لا ما هو هي هم بعد قبل عند حتي منذ بين كل هذا هذه ذلك تلك حيث لكن فقط تقريبا منهم منها اخرين اخري تم ف ب ل ك يوم عام سنه شهر',
);

/** Behind a lone "one": what he said or did, not what is counted. */
const VERBAL =
  /(ed|ing|ly)$|^(said|says|told|tells|saw|did|does|can|would|could|will|should|may|might|must|went|came|comes|knows|knew|got|took|another|made|gave|ran|fell|thing|day|time|side|way|point|such|soon|later|again|after|not|never|only)$/;

/** Whether a word says nothing that could be counted. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION.has(word);
}

/**
 * The noun a number counts, where it stands directly behind it: `14 detainees` → `detainees`.
 *
 * English and French: only a word that looks like a plural; behind one, any word that is none of the
 * small words. Arabic puts the counted noun there always, so any word but a particle. As written, so
 * that it can be shown.
 */
export function countedNoun(reading: Reading, at: number, count: number): string | null {
  const token = reading.tokens[at];
  const before = reading.tokens[at - 1];
  if (token === undefined || token.kind !== 'word' || token.glued || before === undefined)
    return null;
  const written = reading.text.slice(token.start, token.end);
  if (isArabicWord(token.word)) {
    if (token.word.length < 2 || ARABIC_STOP.has(token.word)) return null;
    // "3 killed and 12 wounded": what begins with "and" is not counted.
    if (token.word.startsWith('و') && !/^(ولد|وحد|ورق|وزار|وزير|وكيل|ولاي)/.test(token.word))
      return null;
    // A sentence may end between them only with a sign, and then the token would be that sign.
    return written;
  }
  if (FUNCTION.has(token.word) || NOT_COUNTED.has(token.word)) return null;
  if (count === 1) return token.capital || VERBAL.test(token.word) ? null : written;
  if (PLURALS.has(token.word)) return written;
  if (/[^s]s$/.test(token.word) && token.word.length > 3) return written;
  if (reading.language === 'fr' && /(x|ss?es|s)$/.test(token.word) && token.word.length > 3)
    return written;
  return null;
}
