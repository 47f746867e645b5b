import type { Asking } from './asking.ts';
import { LONGEST, quotedWords } from './quoted-words.ts';

/**
 * Questions in French out of the words of a statement: « Est-ce que la route est fermée ? », « Combien y avait-il de
 * bus ? ». A clause that begins with its subject and has a form of *être* or *avoir* follows « Est-ce que »; anything else,
 * and whatever « je », « nous » or a pronoun says, is quoted.
 */
export const french: Asking = {
  whether(said) {
    const [first = ''] = said.split(/[,;:–—]\s/u);
    const clause = first.trim();
    const text = `Est-ce ${/^[aeiouyhâàéèêîôûœ]/iu.test(clause) ? 'qu’' : 'que '}${lower(clause)} ?`;
    return isClause(clause) && !NEGATIVE.test(clause) && text.length <= LONGEST
      ? { text, answer: 'yes' }
      : { text: `Est-ce vrai : « ${quotedWords(said)} » ?`, answer: 'yes' };
  },
  howMany({ counted, before, after }) {
    if (counted === '') return 'Combien y en avait-il ?';
    if (/^(?:par|chaque)\s/iu.test(counted)) return `Combien y en avait-il ${counted} ?`;
    const de = /^[aeiouyâàéèêîôûœ]/iu.test(counted) ? 'd’' : 'de ';
    const told = /^\s*(?<told>(?:sont|ont|étaient|avaient|seront|est|a)\s[^,;:.–—]+)/u.exec(after)
      ?.groups?.['told'];
    return told !== undefined &&
      /^\s*(?:environ|presque|au moins|plus de|les|entre|que|et)?\s*$/iu.test(before) &&
      told.length < 90
      ? `Combien ${de}${counted} ${told.trim()} ?`
      : `Combien y avait-il ${de}${counted} ?`;
  },
  howMuch: () => 'De quelle somme s’agissait-il ?',
  when: (said, value) => asked('Quand', said, value),
  where: (said, value) => asked('Où', said, value),
  whereExactly: () => 'Où était-ce exactement ?',
  who: (place) => {
    const bare = lower(place);
    return /^(?:le|la|les|l[\u2019'])\s?\p{L}+(?:\s\p{L}+){0,3}$/iu.test(bare)
      ? `Qui commande ${bare} ?`
      : 'Qui y commande ?';
  },
  weapon: () => 'De quelle arme s’agissait-il ?',
  colour(before) {
    const found = /(?<![\p{L}])(?<article>un|une|le|la)\s+(?<noun>\p{Ll}{3,})\s*$/iu.exec(
      before,
    )?.groups;
    return found === undefined
      ? 'De quelle couleur était-ce ?'
      : `De quelle couleur était ${/^(?:un|le)$/iu.test(found['article'] ?? '') ? 'le' : 'la'} ${found['noun']} ?`.replace(
          /(?<=\s)l[ea] (?=[aeiouéêh])/iu,
          'l’',
        );
  },
  counted(after) {
    const found =
      /^\s*(?:de\s+|d[\u2019'])?(?<noun>(?:par\s+)?\p{L}[\p{L}\p{M}-]+)/u.exec(after)?.groups?.[
        'noun'
      ] ?? '';
    return STOPS.test(found) ? '' : found;
  },
};

const STOPS =
  /^(?:et|ou|dans|à|sur|sont|ont|était|étaient|qui|que|en|vers|pour|avec|fois|est|a|mais|puis|environ|selon|par)$/iu;
const NEGATIVE =
  /(?<!\p{L})(?:ne|n[\u2019']\p{L}+|pas|jamais|aucune?|personne|rien|ni|sans)(?!\p{L})/iu;
const OF_THE_WRITER =
  /(?<!\p{L})(?:je|j[\u2019']|nous|moi|mon|ma|mes|notre|nos|il|elle|ils|elles|on|vous|tu)(?!\p{L})/iu;

function isClause(clause: string): boolean {
  return (
    !OF_THE_WRITER.test(clause) &&
    /^(?:les?|la|l[\u2019']|une?|des|cette|cet?|ces|deux|trois|\p{N}+|\p{Lu}\p{L}+)(?!\p{L})/iu.test(
      clause,
    ) &&
    /^\S+(?:\s+\S+){0,6}?\s+(?:est|sont|a|ont|était|étaient|avait|avaient|sera|seront|fut|furent)\s+\S/iu.test(
      clause,
    )
  );
}

function lower(clause: string): string {
  return /^(?:Les?|La|L[\u2019']|Une?|Des|Cette|Cet?|Ces|Deux|Trois)(?!\p{L})/u.test(clause)
    ? clause.slice(0, 1).toLowerCase() + clause.slice(1)
    : clause;
}

function asked(asks: 'Quand' | 'Où', said: string, value: string): string {
  const at = said.indexOf(value);
  const before = said
    .slice(0, Math.max(0, at))
    .replace(
      /[\s,]*(?:(?:à|au|en|dans|vers|le|la|les|du|de|depuis|près de|sur|sous|avant|après)\s+){0,2}$/iu,
      '',
    );
  const behind = at < 0 ? said : said.slice(at + value.length).replace(/^[\s,;:.]+/u, '');
  const bare = [before, behind].filter((part) => part.trim() !== '').join(' … ');
  return bare.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length < 2
    ? `${asks} était-ce ?`
    : `${asks} cela s’est-il passé : « ${quotedWords(bare)} » ?`;
}
