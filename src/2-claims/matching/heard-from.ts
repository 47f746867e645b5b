import type { Span } from '../suggest/suggestion.ts';
import { FIRST, opens, personEnd, type Word, wordsOf } from './clause-words.ts';
import { isThing } from './labels.ts';

/**
 * From whom whoever wrote a sentence has it, where the words say so without "he said": `I heard from my cousin that …`,
 * `was told by the guard …`, `a friend in Raqqa just called, …`, `from my contact at the gate: …`, `سمعت من ابن عمي إنو …`,
 * `J'ai appris par mon cousin que …`. And where they say that it was heard, but from nobody: `they say`, `I heard that`,
 * `on m'a dit`, `قيل`.
 *
 * What is passed on says so in short forms: `via Abu Omar - …`, `fwd from Karim: …`, `10 injured acc to the nurse`, `14 trucks, per a
 * driver`, `the mayor posted it on FB`.
 *
 * `We heard 3 explosions` is none of them: what was heard is a sound, and whoever heard it was there (`seen-by.ts`).
 */
export interface HeardFrom {
  /** Who told it; null where nobody is named. */
  readonly who: Span | null;
  /** What was told: the sentence behind those words. */
  readonly told: Span;
  /** Where the words that say so begin: what stands before is no part of what was told. */
  readonly from: number;
  /** Where they stand inside what was told or behind it: all that is told, and how far it goes. */
  readonly whole?: Span;
}

export function heardFrom(sentence: string): HeardFrom | null {
  const words = wordsOf(sentence);
  for (const form of LEADS) {
    const found = form.exec(sentence);
    if (found === null) continue;
    const at = words.findIndex(({ from }) => from >= found.index + found[0].length);
    const end = at < 0 ? -1 : personEnd(words, at);
    if (at < 0 || end <= at) continue;
    const [first, last] = [words[at], words[end - 1]];
    if (first === undefined || last === undefined) continue;
    const lead = found.index + (/^[\s,;:.!?،…]*/u.exec(found[0])?.[0].length ?? 0);
    const made = tell(sentence, [first.from, last.to], last.to, lead);
    if (made !== null) return made;
  }
  const marked = passedOn(sentence, words) ?? posted(sentence, words);
  if (marked !== null) return marked;
  for (const form of COLON) {
    const found = form.exec(sentence);
    const who = found?.groups?.['who'];
    if (found === null || who === undefined) continue;
    const from = found.index + found[0].indexOf(who);
    return tell(sentence, [from, from + who.length], found.index + found[0].length);
  }
  const called = CALLED.exec(sentence);
  const caller = called?.groups?.['who'];
  if (called !== null && caller !== undefined) {
    const from = called.index + called[0].indexOf(caller);
    const at = words.findIndex((word) => word.from >= from);
    const end = at < 0 ? at : personEnd(words, at);
    // All that stands before the verb must be one description.
    if ((words[end - 1]?.to ?? 0) >= from + caller.length && !/^(?:I|we)$/i.test(caller))
      return tell(sentence, [from, from + caller.length], called.index + called[0].length, from);
  }
  for (const form of ARABIC_TOLD) {
    const { who, told } = form.exec(sentence)?.groups ?? {};
    if (who === undefined || told === undefined) continue;
    const from = sentence.indexOf(who);
    return tell(sentence, [from, from + who.length], sentence.length - told.length);
  }
  for (const form of NOBODY_NAMED) {
    const found = form.exec(sentence);
    if (found === null) continue;
    return { who: null, told: [0, sentence.length], from: 0 };
  }
  return null;
}

/**
 * Whom short words name as its source, in front of it (`via Abu Omar - …`, `fwd from Karim: …`) or behind (`… acc to the nurse`).
 * In front a mark must follow, else `via the north road they left` would have a road speak.
 */
function passedOn(sentence: string, words: readonly Word[]): HeardFrom | null {
  const front = PASSED_FRONT.exec(sentence);
  if (front !== null) {
    const who = personAt(sentence, words, front[0].length);
    const rest = who === null ? '' : sentence.slice(who[1]);
    const mark = FRONT_MARK.exec(rest) ?? (SAYS_SO.test(front[0]) ? NUMBER_NEXT.exec(rest) : null);
    if (who !== null && mark !== null) return tell(sentence, who, who[1] + mark[0].length);
  }
  for (const behind of sentence.matchAll(PASSED_BEHIND)) {
    const who = personAt(sentence, words, behind.index + behind[0].length);
    if (who === null || behind.index < 3) continue;
    const after = sentence.slice(who[1]);
    // Two words that name somebody, then a mark or the end: `per the nurse at the clinic we lost 2` goes on.
    if (!/^\s*(?:$|[.!)\],;:،؛–—-])/u.test(after)) continue;
    const rest = after.replace(/^[\s.!)\],;:،؛–—-]+/u, '');
    return {
      who,
      told: [0, behind.index],
      from: 0,
      whole: [0, rest === '' ? behind.index : sentence.length],
    };
  }
  return null;
}

/** `…, the mayor posted it on FB`: who made it known, behind what it was. */
function posted(sentence: string, words: readonly Word[]): HeardFrom | null {
  const found = POSTED.exec(sentence);
  if (found === null || found.index < 3) return null;
  const from = found.index + (/^[\s,;:.–—-]*(?:(?:and|et)\s+)?/iu.exec(found[0])?.[0].length ?? 0);
  const who = personAt(sentence, words, from);
  if (who === null || who[1] > found.index + found[0].length) return null;
  return { who, told: [0, found.index], from: 0, whole: [0, found.index] };
}

/** Who is named or described from here on; null where it is a thing, a unit or nobody. */
function personAt(sentence: string, words: readonly Word[], at: number): Span | null {
  const first = words.findIndex(({ from }) => from >= at);
  const end = first < 0 ? -1 : personEnd(words, first);
  const [begin, last] = [words[first], words[end - 1]];
  if (begin === undefined || last === undefined || end <= first) return null;
  const named = sentence.slice(begin.from, last.to);
  if (!opens(begin) && !/[\u0621-\u064A]/u.test(begin.written)) return null;
  if (FIRST.has(begin.key) || NO_TELLER.test(named)) return null;
  const own = named.split(/\s+(?:in|at|from|of|on|near|de|du|à|في|من|عند)\s+/iu)[0] ?? named;
  return /^\p{Lu}/u.test(begin.written) || !isThing(own) ? [begin.from, last.to] : null;
}

/** `via Hala:`, `via Hala -`, `(via Hala) …` */
const FRONT_MARK =
  /^\s*(?:ok|okay|right|yeah)?\s*(?:\([^()\n]{1,40}\)\s*)?(?:[:：,،–—)\]]|-(?=\s))[\s:–—-]*/iu;
/** `according to the guard 3 buses left`: the number says where the name ends. */
const SAYS_SO = /acc|per|selon|apr[eè]s|حسب/iu;
const NUMBER_NEXT =
  /^\s+(?=\p{N}|(?:two|three|four|five|six|seven|eight|nine|ten|deux|trois|quatre|cinq)\s)/iu;
const PASSED_FRONT =
  /^[\s([]*(?:(?:just|this|now|ok|so)\s+)?(?:(?:fwd|fw|forward(?:ed)?|passed on|relayed|shared|sent)(?:\s+(?:to me\s+)?(?:from|by|via))?|(?:got|came in|came)\s+via|via|through|acc(?:ording)?\.? to|as per|per|source|src|(?:so\s+)?(?:this|it)(?:[\u2019']s|\s+is|\s+was|\s+came|\s+comes)?\s+(?:from|via)|(?:transféré|transmis|reçu|relayé)\s+(?:de|par|via)|par|selon|d[\u2019']après|(?:منقول|محول|محوّل|نقلا|نقلاً|وصلني)\s+(?:عن|من)|عن طريق|عبر|بحسب|حسب)[\s:]+/iu;
const PASSED_BEHIND =
  /[\s,;(–—-]+(?:acc(?:ording)?\.? to|as per|per|h\/t|source:|src:|(?:as\s+)?told by|passed on by|relayed by|(?<=[,(–—-]\s?)via|selon|d[\u2019']après|بحسب|حسب|نقلا عن|نقلاً عن)\s+/giu;
const POSTED =
  /(?:^|[,;:.–—-]\s*|\s(?:and|et)\s+)[^,;:.!?–—\n]{2,60}?\s+(?:has\s+|have\s+|had\s+|just\s+)*(?:posted|published|announced|shared|tweeted|confirmed|said|wrote|reported|l[\u2019']a\s+(?:publié|posté|annoncé|confirmé|écrit))(?:\s+(?:it|this|that|so))?(?:\s+(?:on|in|to|over|sur)\s+[^,;:.!?\n]{2,30})?\s*[.!]?\s*$/iu;
/** Units and rules: `3 per day`, `per the agreement`. */
const NO_TELLER =
  /^(?:the\s+|a\s+|an\s+|le\s+|la\s+|les\s+)?(?:days?|weeks?|months?|hours?|nights?|years?|persons?|heads?|cent|capita|kilo\w*|kg|lit(?:re|er)s?|trips?|unit|agreements?|rules?|laws?|plans?|maps?|orders?|schedules?|deals?|contracts?|instructions?|requests?|usual|lists?|norm|ceasefire|moon|road|north|south|east|west|jours?|mois|semaines?|personne|accord|loi|plan|الاتفاق|الخطة|القانون|الأوامر|الخريطة|العادة)(?!\p{L})/iu;

/** What follows, without the words that only join it; null where nothing does. */
function tell(sentence: string, who: Span | null, behind: number, at = 0): HeardFrom | null {
  const rest = sentence.slice(behind);
  const join = JOIN.exec(rest)?.[0] ?? '';
  const from = behind + join.length;
  const end = sentence.replace(/[\s.!]+$/u, '').length;
  return end - from < 3 ? null : { who, told: [from, end], from: at };
}

const JOIN =
  /^(?:\s|[,:;،–—-])*(?:(?:just now|now|today|yesterday|this morning|tonight|hier|ce matin|مبارح|اليوم)(?!\p{L})(?:\s|[,:;،–—-])*)?(?:(?:that|saying|to say|to tell (?:me|us)|and (?:said|says|told (?:me|us))(?: that)?|pour (?:me )?dire|et (?:m[\u2019']a )?dit|que|qu[\u2019']|إنو|إنه|إن|أنه|أن|انو|انه|ان|بأنه|بأن|بان)(?!\p{L})\s*)*(?:[,:;،–—-]\s*)?/iu;

const START = String.raw`(?:^|[,;:.!?،…]\s*|(?:^|\s)(?:and|but|so|ok|yes|et|mais)\s+)`;
const ADV = String.raw`(?:(?:just|also|only|have|had|has|[\u2019']ve|once|then)\s+)*`;

/** Words right behind which somebody is named. */
const LEADS: readonly RegExp[] = [
  String.raw`${START}(?:(?:i|we)(?:[\u2019']ve)?\s+)?${ADV}(?:heard|hear|learned|learnt|know|got|have|had|understand|found out)\s+(?:(?:it|this|that|about it|about this|word|news|a call|a message|a text|the news)\s+)?(?:from|through|via)\s+`,
  String.raw`${START}(?:(?:i|we)\s+)?(?:(?:was|were|am|got|have been|had been|been)\s+)(?:just\s+)?(?:told|informed|warned|assured)\s+(?:(?:this|it|about it)\s+)?by\s+`,
  String.raw`${START}(?:j[\u2019']ai|nous avons|on a)\s+(?:appris|su|entendu(?: dire)?|eu|reçu)\s+(?:(?:ça|cela|la nouvelle|l[\u2019']info)\s+)?(?:par|de|via|grâce à)\s+`,
  String.raw`${START}(?:j[\u2019']ai été|nous avons été)\s+(?:informée?s?|prévenue?s?|avertie?s?)\s+par\s+`,
  String.raw`(?:^|[\s،])و?(?:سمعت|سمعنا|عرفت|عرفنا|علمت|علمنا|وصلني|وصلنا|جاءني|اجاني)\s+(?:(?:هذا|هالحكي|الخبر|خبر|هيك)\s+)?(?:من|عن طريق)\s+`,
].map((form) => new RegExp(form, 'iu'));

/** `From my contact at the gate: …` */
const COLON: readonly RegExp[] = [
  /^\s*(?:(?:just\s+)?(?:word|news|msg|message|a message|call|report|info|update)\s+)?(?:from|via|through)\s+(?<who>(?:my|our|a|an|the|one of (?:my|our))\s+[^:,\n.]{2,60}?)\s*(?:[:—–]|\s-\s)\s*/iu,
  /^\s*(?:(?:nouvelles?|message|info)\s+)?(?:de|par|via)\s+(?<who>(?:mon|ma|mes|notre|nos|un|une)\s+[^:,\n.]{2,60}?)\s*:\s*/iu,
  /^\s*(?:من|عن)\s+(?<who>[^:،\n.]{3,40}?)\s*:\s*/u,
];

/** `A friend in Raqqa just called, …`: told over the phone, then what was told. */
const CALLED =
  /(?:^|[,;.…]|(?<=\s)(?:and|but|so|et|mais)(?=\s))\s*(?<who>[^\s,;:.!?،\n][^,;:.!?،\n]{1,70}?)\s+(?:(?:has|had|have|just|also|then)\s+)*(?:(?:called|phoned|rang|texted|messaged|wrote|radioed|contacted|voice-noted)(?:\s+(?:me|us|in|back|to me|to us))?|sent (?:me|us)(?: a (?:message|voice note|text))?|let (?:me|us) know|showed (?:me|us) (?:a|the|his|her|their|some) (?:\p{L}+\s)?(?:videos?|photos?|pictures?|clips?|messages?|list)|(?:(?:m[\u2019']|nous )(?:a|ont)|vient de m[\u2019'])\s*(?:appeler|appelée?|téléphoné|écrit|prévenue?|raconté|appris))(?=\s*[,:–—]|\s+(?:that|saying|to say|to tell|and said|just now|now|today|yesterday|this morning|tonight|que|qu[\u2019']|pour|hier|ce matin))/iu;

/** `ابن عمي حكالي إنو …`, `حكالي ابن عمي إنو …` */
const TELLS = String.raw`(?:حكالي|حكتلي|حكى لي|حكت لي|حكولي|قلي|قالي|قالتلي|قالولي|قللي|خبرني|خبرتني|خبروني|أخبرني|اخبرني|أخبرتني|أخبرونا|أخبرنا|خبرنا)`;
const ARABIC_TOLD: readonly RegExp[] = [
  String.raw`${TELLS}\s+(?<who>[\p{L}\p{M} ]{3,40}?)`,
  String.raw`(?<who>[\p{L}\p{M} ]{3,40}?)\s+${TELLS}`,
].map(
  (form) =>
    new RegExp(
      String.raw`^\s*(?:(?:مبارح|اليوم|هلق|أمس)\s+)?${form}\s*(?:،|:|\s(?:إنو|إنه|إن|أنه|أن|انو|انه|ان|بأن|بأنه))\s*(?<told>\S.{2,})$`,
      'u',
    ),
);

/** Heard, but nobody says from whom. */
const NOBODY_NAMED: readonly RegExp[] = [
  /(?:^|[,;:.!?]\s*|\b(?:and|but|so)\s+)(?:i|we)(?:[\u2019']ve)?\s+(?:(?:just|also|have|had|only)\s+)*(?:(?:heard|hear)(?!\s+(?:\S+\s+){0,4}?(?:explosions?|blasts?|shots?|gunshots?|gunfire|shooting|shelling|bombs?|bombing|planes?|jets?|helicopters?|drones?|scream\w*|sirens?|rockets?|missiles?|(?:air)?strikes?)\b)|(?:was|were|am|are|been) told)\b/iu,
  /(?:^|[,;:.!?]\s*|\b(?:and|but|so)\s+)(?:they|people|ppl|everyone|everybody|many|some)\s+(?:(?:are|r)\s+)?(?:say|says|saying|said|talk|tell|think)\b/iu,
  /(?:^|[,;:.!?]\s*)(?:rumou?rs?\s+(?:say|says|has it|is)|word is|it is said|(?:it|there) (?:is|are) (?:a )?rumou?rs?)\b/iu,
  /(?<!\p{L})(?:on (?:m[\u2019']a |nous a )?(?:dit|raconte)|il paraît|j[\u2019']ai entendu dire|paraît-il|les gens disent|la rumeur dit)(?!\p{L})/iu,
  /(?<!\p{L})(?:سمعت|سمعنا)\s+(?:إنو|إنه|إن|أنه|أن|انو|انه|ان)(?!\p{L})/u,
  /(?<!\p{L})(?:قيل|يقال|بيقولوا|بقولوا|عم يقولوا|يقولون|قال لي|قالوا|الناس عم تحكي|الناس تقول)(?!\p{L})/u,
];
