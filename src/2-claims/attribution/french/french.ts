import type { FindAttributions } from '../attribution.ts';
import { findReports, type Person, type Tongue } from '../find-reports.ts';

/**
 * Reported speech in French: `X a déclaré que …`, `selon X, …`, « … », a dit X, `explique-t-il` set into a
 * quotation, `X : « … »`, chains (`selon un voisin qui le tenait d’un garde`, `X dit que Y lui a raconté
 * que …`). Certainty is in adverbs and in the conditional of hearsay (`aurait été vu`).
 */
export const frenchAttributions: FindAttributions = (text) => findReports(text, FRENCH);

const STEMS =
  'affirm|assur|expliqu|racont|déclar|ajout|précis|indiqu|not|rapport|signal|confi|répét|confirm|annonc|estim|pens|jug|témoign|révél|soulign|rappel|murmur|cri|lanc|insist|avou|jur|ni|dénonc|critiqu|alert|constat|relat|observ|rétorqu|avanc|expos|déplor|regrett|énonc|certifi|avert|affich|suppos|conclu|imagin|chuchot|remarqu|argument|prétext|mentionn|ordonn|suggér|exig|recommand|menac|implor|plaisant';
const PRESENT = `(?:(?:${STEMS})(?:e|ent|a|èrent|ait|aient)|dit|disent|disait|disaient|écrit|écrivent|écrivait|répond|répondent|répondait|prétend|prétendent|prétendait|soutient|soutiennent|soutenait|maintient|reconnaît|reconnaissent|admet|admettent|croit|croient|croyait|sait|savent|savait|craint|craignent|apprend|avertit|avertissent|avertissait|promet|conclut|décrit|entend|se souvient|se souviennent|répète|répètent|rappelle|rappellent|révèle|révèlent|redit|poursuit|reprend)`;
const PAST = `(?:(?:a|ont|avait|avaient|aurait|auraient|ai|avons)\\s+(?:(?:aussi|également|ensuite|encore|toujours|déjà|notamment|ainsi|enfin|alors)\\s+)?(?:(?:${STEMS})é|dit|écrit|répondu|prétendu|soutenu|maintenu|reconnu|admis|cru|su|appris|averti|promis|conclu|décrit|entendu|poursuivi|repris|fait savoir|laissé entendre))`;
const CLITIC = "(?:(?:ne|n[’']|se|s[’']|me|m[’']|nous|lui|leur|l[’']|le|y|en|te|t[’'])\\s*)*";
const VERB = `${CLITIC}(?:${PAST}|${PRESENT})`;
const ADVERB =
  "(?:\\s+(?:aussi|également|ensuite|encore|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|plus tard|clairement|d[’']abord|par la suite|à nouveau|depuis))?";
const HEARER = '(?:\\s+(?<hearer>(?:à|au|aux|devant)\\s+[^,:\uE000]{2,40}?))?';
/** Who: no comma, no verb that would make it a clause of its own. */
const WHO =
  "(?<source>[^,;:\uE000()]{1,90}?(?:,\\s(?:qui|un|une|le|la|l[’']|ancien|ancienne|maire|chef|porte-parole|âgée?)[^,:\uE000]{1,70},)?)";
const LEAD =
  "(?:^|[,;]\\s+)(?:citant (?<via>[^,]{3,60}), )?(?:(?:mais|et|or|car|puis|ensuite|enfin|pourtant|cependant|hier|ainsi|alors|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ce jour-là|plus tard|de son côté|que|qu[’']|à [^,]{3,30}|le \\d{1,2} \\p{L}+(?: \\d{4})?|en \\d{4}|depuis [^,]{3,30}|dans [^,]{3,40}|au [^,]{3,30}),?\\s*)*";
const QUOTE = '\uE000+';
const ACCORDING =
  "(?:selon|d[’']après|suivant|à en croire|aux dires de|de l[’']avis de|de source|au dire de|selon les dires de)";
const INVERTED = `(?:(?:${PRESENT}|(?:a|ont|avait|avaient|aurait)-(?:t-)?(?:il|elle|ils|elles|on)\\s+(?:(?:${STEMS})é|dit|écrit|répondu|poursuivi|repris|conclu|averti|soutenu|reconnu)))`;

const form = (pattern: string): RegExp => new RegExp(pattern, 'diu');

const FRENCH: Tongue = {
  code: 'fr',
  forms: [
    // « … », explique-t-il. / « … », a-t-elle ajouté, « … »
    form(
      `^(?<content>${QUOTE}),?\\s*(?<cue>${CLITIC}(?:a|ont|avait|avaient|aurait)-(?:t-)?(?<source>il|elle|ils|elles|on)\\s+(?:${STEMS}|\\p{L})\\p{L}*)(?:[^\uE000]*?(?<more>${QUOTE}))?`,
    ),
    form(
      `^(?<content>${QUOTE}),?\\s*(?<cue>${CLITIC}${PRESENT})-(?:t-)?(?<source>il|elle|ils|elles|on)\\b(?:[^\uE000]*?(?<more>${QUOTE}))?`,
    ),
    // « … », a dit X(, « … »)
    form(
      `^(?<content>${QUOTE})\\s*,?\\s*(?<cue>${VERB})${ADVERB}\\s+(?<source>[^,;:\uE000]{2,90}?)(?=\\s*(?:[.,;:!?]|$|\uE000|\\s(?:à|au|devant|dans|lors|en)\\s))(?:[^\uE000]*?(?<more>${QUOTE}))?`,
    ),
    // Selon X, … / … , selon X
    form(
      `${LEAD}(?<cue>${ACCORDING})\\s*(?<source>[^,;:\uE000]{2,120}?(?:,\\s+qui\\s[^,\uE000]{3,80})?),\\s*(?<content>.+)$`,
    ),
    form(
      `^(?<content>.{5,}?),?\\s+(?<cue>${ACCORDING})\\s*(?<source>[^;:\uE000]{2,120}?)\\s*[.!?…]*$`,
    ),
    // X a déclaré (à Y) que …
    form(
      `${LEAD}${WHO}\\s+(?<cue>${VERB})${ADVERB}${HEARER}${ADVERB},?\\s+(?<content>(?:que\\s|qu[’']).+)$`,
    ),
    // X a dit (à Y) : « … » / X a dit « … »
    form(
      `${LEAD}${WHO}\\s+(?<cue>${VERB})${ADVERB}${HEARER}${ADVERB}\\s*:?\\s*(?<content>${QUOTE})`,
    ),
    // …, a déclaré X. / …, dit-il.
    form(
      `^(?<content>[^\uE000]{8,}?),\\s+(?<cue>${CLITIC}${INVERTED})(?:-(?:t-)?)?(?<source>il|elle|ils|elles|on)?\\s*[.!?…]*$`,
    ),
    form(
      `^(?<content>[^\uE000]{8,}?),\\s+(?<cue>${VERB})\\s+(?<source>[^,;:\uE000]{2,60}?)\\s*[.!?…]*$`,
    ),
    // X : « … »
    form(`^(?<source>[\\p{Lu}][^,;:\uE000]{1,50}?)(?<cue>\\s*:)\\s*(?<content>${QUOTE})`),
    // X parle de « … »
    form(
      `${LEAD}${WHO}\\s+(?<cue>(?:parle|parlent|parlait|a parlé|évoque|évoquent|a évoqué|qualifie|se plaint)(?:\\s+d(?:e|[’']))?)\\s*(?<content>${QUOTE}|une?\\s.+)`,
    ),
  ],
  // « Ils avaient une liste, dit la boulangère. Un homme la lisait. »
  inside: form(
    `^(?<content>[«“"][^»”"]{4,}?)[,?!…]?[ \\u00A0\\u202F]*[,—–]?\\s+(?<cue>${VERB})\\s+(?<source>[^,.;:»”"—–]{2,60}?)(?:[.,]|\\s[—–])\\s*(?<more>[^»”"]{3,}[»”"])$`,
  ),
  behind:
    /,?\s*(?:qui\s+(?:(?:le|la|les|l[’'])\s*)?(?:tenait|tient|tenaient|avait appris|a appris|aurait appris|avait entendu|a entendu|avait su|a su|cite|citait)(?:\s+(?:cela|ça|l[’']information))?\s+(?:d[’']|de\s+la\s+|de\s+l[’']|de\s+|du\s+|des\s+|par\s+)?|(?:,\s*)?citant\s+|à\s+qui\s+)(?<from>.+?)(?:\s+(?:l[’'](?:a|avait)\s+\p{L}+))?$/diu,
  person,
  nameOf: (words) => words,
  basis: (content) =>
    /\b(?:j[’']ai|nous avons|a|ont|avoir|avait)\s+(?:\p{L}+\s+)?(?:vu|vus|vue|assisté)\b|de (?:ses|mes|leurs) (?:propres )?yeux|j[’'](?:étais|y étais)/iu.test(
      content,
    )
      ? 'saw'
      : /\b(?:entendu dire|on m[’']a|on lui a|on nous a|m[’']a (?:dit|raconté)|paraît-il|il paraît|tenait d|tient d|appris de)/iu.test(
            content,
          )
        ? 'heard'
        : /\b(?:suppos|dédui|conclu|sans doute|probablement|pens|croi)/iu.test(content)
          ? 'inferred'
          : 'unknown',
  certainty:
    /\b(?:peut-être|probablement|sans doute|sûrement|certainement|apparemment|vraisemblablement|il semble(?:rait)?|semble(?:nt|rait)?|paraît-il|il paraît|environ|presque certain(?:e)?|certain(?:e|s)? que|sûr(?:e|s)? (?:que|et certain)|aurai(?:t|ent)|serai(?:t|ent)|pourrai(?:t|ent)|devrai(?:t|ent)|soupçonn\p{L}+|croi(?:t|ent|s)|pense(?:nt)?|suppose(?:nt)?|dout\p{L}+)(?!\p{L})/giu,
};

function person(words: string, cue: string): Person | null {
  const lower = words.toLowerCase();
  if (words === '' || lower === 'on') return null;
  // A name or a noun with its article; anything else is a piece of a clause.
  if (!STARTS.test(words) && !/^de source/i.test(cue)) return null;
  if (/^(?:il|elle|ils|elles|celui-ci|celle-ci|ce dernier|cette dernière)$/.test(lower)) {
    return {
      pronoun: true,
      gender: /^(?:elle|elles|celle-ci|cette)/.test(lower) ? 'f' : 'm',
      plural: /^(?:ils|elles)$/.test(lower),
    };
  }
  // What is no one: `il est clair`, `cela`, a clause.
  if (/^(?:ce|cela|ça|c[’']est|y)\b/.test(lower) || /\b(?:est|sont|était|étaient)$/.test(lower))
    return null;
  const plural =
    /^(?:les|des|ces|deux|trois|plusieurs|certains|certaines|ses|leurs|nos|beaucoup|quelques)\s/.test(
      lower,
    ) || cue.endsWith('ent')
      ? true
      : null;
  const gender = /^(?:la|une|cette|sa|ma|mme|madame|mlle)\s/.test(lower)
    ? 'f'
    : /^(?:le|un|ce|son|mon|m\.|monsieur)\s/.test(lower)
      ? 'm'
      : null;
  return { pronoun: false, gender, plural: plural ?? (/\set\s/.test(lower) ? true : false) };
}

const STARTS =
  /^(?:\p{Lu}|l[’']|(?:le|la|les|un|une|des|du|de|d[’']|ce|cet|cette|ces|mon|ma|mes|ton|ta|son|sa|ses|notre|nos|votre|leur|leurs|plusieurs|certains|certaines|deux|trois|quatre|cinq|six|beaucoup|quelques|chacun|tous|toutes|il|elle|ils|elles|celui|celle)(?!\p{L}))/u;
