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
 * Reported speech in French: `X a déclaré que …`, `selon X, …`, « … », a dit X, `explique-t-il` set into a
 * quotation, `X : « … »`, chains (`selon un voisin qui le tenait d’un garde`, `X dit que Y lui a raconté
 * que …`). Certainty is in adverbs and in the conditional of hearsay (`aurait été vu`).
 */
export const frenchAttributions: FindAttributions = (text) => findReports(text, FRENCH);

const STEMS =
  'affirm|assur|expliqu|racont|déclar|ajout|précis|indiqu|not|rapport|signal|confi|répét|confirm|annonc|estim|pens|jug|témoign|révél|soulign|rappel|murmur|cri|lanc|insist|avou|jur|ni|dénonc|critiqu|alert|constat|relat|observ|rétorqu|avanc|expos|déplor|regrett|énonc|certifi|avert|affich|suppos|conclu|imagin|chuchot|remarqu|argument|prétext|mentionn|demand|répliqu|corrig|martel|tonn|souffl|hurl|gliss|ironis|lâch|tranch|nuanc|fulmin|ordonn|suggér|exig|recommand|menac|implor|plaisant';
const PRESENT = `(?:(?:${STEMS})(?:e|ent|a|èrent|ait|aient)|dit|disent|disait|disaient|écrit|écrivent|écrivait|répond|répondent|répondait|prétend|prétendent|prétendait|soutient|soutiennent|soutenait|maintient|reconnaît|reconnaissent|admet|admettent|croit|croient|croyait|sait|savent|savait|craint|craignent|apprend|avertit|avertissent|avertissait|promet|conclut|décrit|entend|se souvient|se souviennent|répète|répètent|rappelle|rappellent|révèle|révèlent|redit|poursuit|reprend)`;
const PAST = `(?:(?:a|ont|avait|avaient|aurait|auraient|ai|avons)(?:-t-(?:il|elle)|-(?:ils|elles))?\\s+(?:(?:pas|jamais|rien|plus|point|officiellement|aussi|également|ensuite|encore|toujours|déjà|notamment|ainsi|enfin|alors)\\s+)?(?:(?:${STEMS})é|dit|écrit|répondu|prétendu|soutenu|maintenu|reconnu|admis|cru|su|appris|averti|promis|conclu|décrit|entendu|poursuivi|repris|fait savoir|laissé entendre|fait état|raconté))`;
const CLITIC = "(?:(?:ne|n[’']|se|s[’']|me|m[’']|nous|vous|lui|leur|l[’']|le|y|en|te|t[’'])\\s*)*";
/** `s’est dit convaincu`, `se vante`: verbs of themselves. */
const OF_ONESELF =
  '(?:(?:est|sont|était|étaient)\\s+dite?s?\\s+(?:convaincu|persuadé|certain|sûr)(?:e|s|es)?|(?:dit|disent|disait|disaient)\\s+(?:convaincu|persuadé|certain|sûr)(?:e|s|es)?|(?:est|sont|était|étaient)\\s+(?:convaincu|persuadé|vanté|targué|plaint|souvenu|félicité|inquiété)(?:e|s|es)?|vante(?:nt)?|targue(?:nt)?|plaint|plaignent)';
const VERB = `${CLITIC}(?:${OF_ONESELF}|${PAST}|${PRESENT})`;
const ADVERB =
  "(?:\\s+(?:pas|jamais|plus|aussi|également|ensuite|encore|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|plus tard|clairement|d[’']abord|par la suite|à nouveau|depuis))?";
const HEARER = '(?:\\s+(?<hearer>(?:à|au|aux|devant)\\s+[^,:\uE000]{2,40}?))?';
/** Who: no comma, no verb that would make it a clause of its own. */
const WHO =
  "(?<source>[^,;:\uE000()]{1,90}?(?:,\\s(?:qui|un|une|le|la|l[’']|ancien|ancienne|maire|chef|porte-parole|âgée?)[^,:\uE000]{1,70},)?)";
// A phrase of any words ends at its comma: tried in every length, several in a row would never end.
const LEAD =
  "(?:^|[,;]\\s+)(?:citant (?<via>[^,]{3,60}), )?(?:(?:(?:mais|et|or|tandis que|alors que|tandis qu(?=[’'])|car|puis|ensuite|enfin|pourtant|cependant|hier|ainsi|alors|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ce jour-là|plus tard|de son côté|que|si|est-ce que)(?!\\p{L})|qu[’']|est-ce qu[’']|s[’'](?=ils?\\s)|à [^,]{3,30}(?=,)|le \\d{1,2} \\p{L}+(?: \\d{4})?|en \\d{4}|depuis [^,]{3,30}(?=,)|dans [^,]{3,40}(?=,)|au [^,]{3,30}(?=,)),?\\s*){0,4}";
/** Between commas behind a name: `, interrogée samedi,`; `, cité par X,` says who passes it on. */
const ASIDE =
  "(?:,\\s(?:cité|relayé|repris|rapporté)(?:e|s|es)?\\spar\\s(?<through>[^,:\uE000]{2,60}),|,\\s(?:sous\\s(?:le\\s)?couvert|\\p{L}+(?:é|i|u|t)(?:e|s|es)?\\s|s[’']exprimant|parlant|lors|dans|au cours)[^,:\uE000]{2,80},)?";
/** Between the verb and what is told: when, where, in what; `, par l’intermédiaire de X,` says who passes it on. */
const MEANWHILE =
  "(?:\\s+(?:ce|cette|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|dans|lors|sur|par|en|au cours|à l[’']issue|le\\s\\d)(?!\\p{L})[^,:\uE000]{0,60}?)?(?:,\\spar\\s(?:l[’'](?:intermédiaire|entremise)|le biais|la voix)\\s(?:de\\s|d[’']|du\\s)(?<passed>[^,:\uE000]{2,60}),|,\\s(?:citant|qui cite|qui citait)\\s(?<cited>[^,:\uE000]{2,60}),|,\\s(?<relay>qui\\s(?:nous\\s|me\\s)?l[’'](?:a|avait)\\s(?:rapporté|répété|raconté|confié|transmis|redit))[^,:\uE000]{0,40},|,\\s(?!qu)[^,:\uE000]{2,80},)?";
/** What is told without a finite verb: `dit avoir vu`. */
const INFINITIVE =
  "(?:d[’'])?(?:n[’']|ne\\s(?:pas|plus|jamais|rien)\\s)?(?:l[’']|les\\s|en\\s|y\\s|s[’'])?(?:avoir|être)\\s.+";
const QUOTE = '\uE000+';
/** Whole words only: `sources` is no `source`, and `réseau de sources` no report. */
const ACCORDING =
  "(?<!\\p{L})(?:(?:selon|d[’']après|suivant|au vu de)\\s+(?:les dires|le témoignage|les témoignages|le récit|la version|les propos|les déclarations|les affirmations)(?:\\s+(?:de(?=\\s)|d[’'])|(?=\\s+(?:du|des)\\s))|(?:selon(?!\\s+que?(?!\\p{L}))|d[’']après|suivant(?<=(?:^|[,;]\\s)suivant)(?=\\s)|à en croire|s[’']il faut en croire|si l[’']on en croit|aux dires de|au dire de|de l[’'](?:avis|aveu) de|sur la foi de|de sources?(?<=(?:^|[,;]\\s)de sources?)(?=\\s))(?!\\p{L}))";
/** Behind the speaker of a quotation: `, un boulanger, qui le tient de son frère`. */
const TAIL =
  "(?:(?:,\\s[^,;:.\uE000]{2,60})?,\\s(?<tail>qui\\s(?:dit\\s)?(?:(?:le|la|les|l[’'])\\s*)?(?:tient|tenait|tenir|a appris|avait appris|a entendu|avait entendu|a su|cite|citait)\\s[^.;:\uE000]{3,80}))?";
/** From whom one has it. */
const HAD_FROM =
  "(?:(?:de la (?:propre )?bouche|de la part) (?:de\\s|d[’']|(?=du\\s|des\\s))|par\\s|de\\s|d[’']|auprès de\\s|(?=du\\s|des\\s))";
const INVERTED = `(?:(?:${PRESENT}|(?:a|ont|avait|avaient|aurait)-(?:t-)?(?:il|elle|ils|elles|on)\\s+(?:(?:${STEMS})é|dit|écrit|répondu|poursuivi|repris|conclu|averti|soutenu|reconnu)))`;

const form = (pattern: string, needs?: RegExp): Form =>
  needs === undefined
    ? { pattern: new RegExp(pattern, 'diu') }
    : { pattern: new RegExp(pattern, 'diu'), needs };

const DETERMINED = "(?:le|la|les|l[’']|un|une|des|son|sa|ses|mon|ma|ce|cette)";

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
      `^(?<content>${QUOTE})\\s*,?\\s*(?<cue>${VERB})${ADVERB}\\s+(?<source>[^,;:\uE000]{2,90}?)(?=\\s*(?:[.,;:!?]|$|\uE000|\\s(?:à|au|devant|dans|lors|en|depuis|sur|sous|avant|après)\\s))${TAIL}(?:[^\uE000]*?(?<more>${QUOTE}))?`,
    ),
    // « … », tonne X.
    form(
      `^(?<content>${QUOTE})\\s*,\\s*(?<cue>(?!(?:comme|contre|entre|quatre|autre|une|le|que|notamment|outre|même|être|presque|cette|et|tant|dont|devant|avant|pendant|durant|avait|est|sont|était|c[’']est)(?!\\p{L}))\\p{L}{3,}(?:e|ent|t))\\s+(?<source>${DETERMINED}[^,;:.\uE000]{2,50}?|\\p{Lu}[^,;:.\uE000]{2,50}?)(?=\\s*(?:[.,;!?]|$|\\s(?:à|au|devant|dans|lors|en|depuis|sur|sous|avant|après)\\s))(?:[^\uE000]*?(?<more>${QUOTE}))?`,
    ),
    // Selon X, … / … , selon X
    form(
      `${LEAD}(?<cue>${ACCORDING})\\s*(?<source>[^,;:\uE000]{2,120}?(?:,\\s+(?:qui|citant|dont|se fondant|s[’']appuyant|cité|relayé|repris|rapporté)(?:e|s|es)?\\s[^,\uE000]{3,80})?),\\s*(?!\\s)(?<content>(?!qui\\s|dont\\s|laquelle\\s|lequel\\s|citant\\s|cité|relayé|se fondant|s[’']appuyant).+)$`,
      /selon|après|croire|dires?\s|l[’']av|sources?\s|foi de|suivant|vu de/i,
    ),
    form(
      `^(?<content>.{5,}?),?\\s+(?<cue>${ACCORDING})\\s*(?<source>[^;:\uE000]{2,120}?)\\s*[.!?…]*$`,
      /selon|après|croire|dires?\s|l[’']av|sources?\s|foi de|suivant|vu de/i,
    ),
    // À l’en croire, … ; … , à l’en croire
    form(`${LEAD}(?<cue>à (?:l[’']|les )en croire),\\s*(?<content>.+)$`, /en croire/i),
    form(
      `^(?<content>[^\uE000]{8,}?),\\s+(?<cue>à (?:l[’']|les )en croire)\\s*[.!?…]*$`,
      /en croire/i,
    ),
    // Le bruit court que … ; la rumeur, relayée par X, voulait que …
    form(
      `${LEAD}(?<cue>(?:(?:le|un) bruit|(?:la|une) rumeur)(?:,\\s(?:relayé|colporté|rapporté|répandu|repris|lancé)e?\\spar\\s(?<through>[^,:\uE000]{2,60}),)? (?:court|courait|a couru|circule|circulait|a circulé|veut|voulait|voudrait|dit|disait)|il se (?:dit|disait|raconte))\\s+(?<content>(?:que\\s|qu[’']).+)$`,
      /bruit|rumeur|il se/i,
    ),
    // A-t-il dit que … ?
    form(
      `${LEAD}(?<cue>${CLITIC}(?:a|ont|avait|avaient)-(?:t-)?(?<source>il|elle|ils|elles|on)\\s+(?:pas\\s|jamais\\s)?(?:(?:${STEMS})é|dit|écrit|prétendu|soutenu|reconnu|admis|promis))${HEARER}\\s+(?<content>(?:que\\s|qu[’']).+)$`,
      /-(?:t-)?(?:il|elle|on)/i,
    ),
    // X a refusé de dire si …
    form(
      `${LEAD}${WHO}${ASIDE}\\s+(?<cue>${CLITIC}(?:(?:a|ont|avait|avaient)\\s+(?:refusé|omis|évité)|refuse|refusent|refusait|évite)\\s+de\\s+(?:dire|préciser|confirmer|indiquer|révéler|admettre))\\s+(?<content>(?:si\\s|s[’']|que\\s|qu[’']|où\\s|quand\\s|comment\\s|pourquoi\\s|combien\\s).+)$`,
      /refus|omis|évit/i,
    ),
    // X a demandé si …
    form(
      `${LEAD}${WHO}${ASIDE}\\s+(?<cue>${CLITIC}(?:(?:a|ont|avait|avaient)\\s+demandé|demande|demandent|demandait))${HEARER}\\s+(?<content>(?:si\\s|s[’']|où\\s|quand\\s|comment\\s|pourquoi\\s|combien\\s|qui\\s|ce que\\s|ce qu[’']).+)$`,
      /demand/i,
    ),
    // X a appris par Y que …
    form(
      `${LEAD}(?:d[’'](?=avoir\\s)|(?=avoir\\s)|j[’']|nous\\s|(?<through>(?:(?!\\sque?[\\s’'])[^,;:\uE000]){1,60}?)\\s(?!avoir\\s))(?:l[’'])?(?<cue>(?:ai|avons|a|ont|avait|avaient|avoir)\\s+(?:entendu dire|appris|su|entendu)\\s+${HAD_FROM})\\s*(?<source>[^,:\uE000]{2,60}?),?\\s+(?<content>(?:que\\s|qu[’']).+)$`,
      /entendu|appris|su\s/i,
    ),
    // X tient de Y que … ; X dit tenir de Y que …
    form(
      `${LEAD}(?:(?=tenir\\s)|je\\s|nous\\s|(?<through>(?:(?!\\sque?[\\s’'])[^,;:\uE000]){1,60}?)\\s)(?<cue>(?:(?:dit|disent|disait|affirme|affirment|affirmait|assure|prétend)\\s)?(?:tiens|tient|tenons|tiennent|tenait|tenaient|tenir)\\s+(?:(?:cela|ça|l[’']information|l[’']histoire)\\s+)?(?:de(?:\\sla bouche\\sde)?\\s|d[’']|(?=du\\s|des\\s)))\\s*(?<source>[^,:\uE000]{2,60}?),?\\s+(?<content>(?:que\\s|qu[’']).+)$`,
      /t(?:en|ien)/i,
    ),
    // …, avant de préciser que … ; …, ajoutant que …
    form(
      `^(?<cue>(?:avant de|avant d[’']|pour)\\s*(?:${STEMS})er|(?:en\\s)?(?:${STEMS}|dis)(?:e?ant))\\s+(?<content>(?:que\\s|qu[’']).+)$`,
      /^(?:avant|pour|en\s|\p{L}+ant\s)/iu,
    ),
    // X a déclaré (à Y) que …
    form(
      `${LEAD}${WHO}${ASIDE}\\s+(?<cue>${VERB})${ADVERB}${HEARER}${ADVERB}${MEANWHILE},?\\s+(?<content>(?:que\\s|qu[’']).+)$`,
    ),
    // X dit avoir vu …
    form(
      `${LEAD}${WHO}${ASIDE}\\s+(?<cue>${VERB})${ADVERB}${HEARER}${ADVERB}${MEANWHILE},?\\s+(?<content>${INFINITIVE})$`,
    ),
    // X a dit (à Y) : « … » / X a dit « … » ; before a colon and a quotation any verb of the past reports
    form(
      `${LEAD}${WHO}${ASIDE}\\s+(?<cue>${VERB}|${CLITIC}(?:a|ont|avait|avaient)\\s+\\p{L}+(?:é|i|u|it|is)(?=[^,\uE000]{0,60}\\s*:))${ADVERB}${HEARER}${MEANWHILE}\\s*:?\\s*(?<content>${QUOTE})`,
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
      /parl|évoqu|qualifi|plaint/i,
    ),
  ],
  // « Ils avaient une liste, dit la boulangère. Un homme la lisait. »
  inside: new RegExp(
    `^(?<content>[«“"][^»”"]{4,}?)[,?!…]?[ \\u00A0\\u202F]*[,—–]?\\s+(?<cue>${VERB})\\s+(?<source>[^,.;:»”"—–]{2,60}?)(?:[.,]|\\s[—–])\\s*(?<more>[^»”"]{3,}[»”"])$`,
    'diu',
  ),
  behind:
    /,?\s*(?:qui\s+(?:(?:le|la|les|l[’'])\s*)?(?:tenait|tient|tenaient|avait appris|a appris|aurait appris|avait entendu|a entendu|avait su|a su|cite|citait|se fonde sur|se fondait sur|s[’']appuie sur|s[’']appuyait sur|dit tenir|affirme tenir|invoque)(?:\s+(?:cela|ça|l[’']information|l[’']histoire|la nouvelle))?\s+(?:d[’']|de\s+la\s+|de\s+l[’']|de\s+|du\s+|des\s+|par\s+)?|(?:,\s*)?(?:citant|se fondant sur|s[’']appuyant sur|invoquant)\s+|à\s+qui\s+)(?<from>.+?)(?:\s+(?:l[’'](?:a|avait)\s+\p{L}+))?$/diu,
  person,
  polarity,
  unnamed:
    /,?\s+(?:qui|ayant|sous|s[’']exprimant|parlant|requérant|souhaitant)\s(?=.*(?:anonym|nommée?|son nom|son identité))/iu,
  passedOn:
    /,?\s+(?:cité|relayé|repris|rapporté|diffusé)(?:e|s|es)?\s+par\s+(?<by>[^,;:\uE000]{2,60})$/diu,
  goesOn: new RegExp(`^(?:avant d|pour (?:${STEMS})er|(?:${STEMS}|dis)e?ant\\s+qu)`, 'iu'),
  to: /^(?:à|au|aux|devant)\s+/iu,
  turn: new RegExp(
    `,\\s+(?=(?:tandis qu|alors qu)(?:e\\s|[’'])[^,;:\uE000]{2,50}?\\s${VERB}\\s(?:que\\s|qu[’']))`,
    'iu',
  ),
  says: new RegExp(`(?<!\\p{L})${VERB}(?!\\p{L})|:`, 'iu'),
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
  if (
    lower === 'on' ||
    (words === '' && /^(?:(?:le|un) bruit|(?:la|une) rumeur|il se)[\s,]/i.test(cue))
  )
    return { pronoun: true, gender: null, plural: null, unknown: true };
  if (words === '') {
    if (/^à les /i.test(cue)) return { pronoun: true, gender: null, plural: true };
    if (/^à l[’']en|^(?:avant|pour|en\s)|ant$/i.test(cue))
      return { pronoun: true, gender: null, plural: null };
    return null;
  }
  // A clause before a colon is no name.
  if (cue === '' && (FINITE.test(lower) || lower.split(/\s+/).length > 5)) return null;
  // A name or a noun with its article; anything else is a piece of a clause.
  if (!STARTS.test(words) && !/^de source/i.test(cue)) return null;
  if (/^(?:il|elle|ils|elles|lui|eux|celui-ci|celle-ci|ce dernier|cette dernière)$/.test(lower)) {
    return {
      pronoun: true,
      gender: /^(?:elle|elles|celle-ci|cette)/.test(lower) ? 'f' : 'm',
      plural: /^(?:ils|elles|eux)$/.test(lower),
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

const FINITE = /(?<!\p{L})(?:a|ont|est|sont|était|étaient|avait|avaient|fut|furent)(?!\p{L})/u;

/**
 * `personne ne m’a dit`, `n’a jamais dit`, `refuse de dire si` were not said; `a-t-il dit … ?` and `demande si` ask; `s’il
 * dit` supposes.
 */
function polarity({ before, cue, source, content, sentence }: ReportWords): Mark | null {
  const mark = (polarity: Mark['polarity'], words: string, nobody = false): Mark => ({
    polarity,
    words: words.trim(),
    nobody,
  });
  if (
    /^(?:personne|aucune?|nul|nulle|pas une?)(?!\p{L})/iu.test(source) &&
    /^n(?:e\s|[’'])/i.test(cue)
  )
    return mark('denied', `${source} ${cue}`, true);
  if (/^n(?:e\s|[’'])/i.test(cue) || /(?:refus|omis|évit)\p{L}*\s+de\s/iu.test(cue))
    return mark('denied', cue);
  const condition = /(?:^|[\s,])(si|s[’']|au cas où|à supposer que)\s*$/iu.exec(before);
  const anybody = /^(?:quelqu[’']un|qui|qui donc|quelque témoin)$/i.test(source);
  if (condition !== null) return mark('supposed', condition[1] ?? '', anybody);
  if (/demand/i.test(cue) && !content.startsWith('qu') && !/^[«“"„‹]/u.test(content))
    return mark('asked', cue);
  const asks = /(?:^|[\s,])(est-ce qu(?:e|[’']))\s*$/iu.exec(before);
  if (asks !== null) return mark('asked', asks[1] ?? '', anybody);
  return /\?\s*$/.test(sentence) && /^(?:que\s|qu[’'])/i.test(content)
    ? mark('asked', '?', anybody)
    : null;
}

const STARTS =
  /^(?:\p{Lu}|l[’']|(?:le|la|les|un|une|des|du|de|aucun|aucune|personne|nul|quelqu[’']un|d[’']|ce|cet|cette|ces|mon|ma|mes|ton|ta|son|sa|ses|notre|nos|votre|leur|leurs|plusieurs|certains|certaines|deux|trois|quatre|cinq|six|beaucoup|quelques|chacun|tous|toutes|il|elle|ils|elles|lui|eux|celui|celle)(?!\p{L}))/u;
