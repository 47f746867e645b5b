import type { Span } from '../suggest/suggestion.ts';
import { personEnd, wordsOf } from './clause-words.ts';

/**
 * From whom whoever wrote a sentence has it, where the words say so without "he said": `I heard from my cousin that …`,
 * `was told by the guard …`, `a friend in Raqqa just called, …`, `from my contact at the gate: …`, `سمعت من ابن عمي إنو …`,
 * `J'ai appris par mon cousin que …`. And where they say that it was heard, but from nobody: `they say`, `I heard that`,
 * `on m'a dit`, `قيل`.
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
  /^\s*(?:(?:just\s+)?(?:word|news|msg|message|a message|call|report|info|update)\s+)?(?:from|via|through)\s+(?<who>(?:my|our|a|an|the|one of (?:my|our))\s+[^:,\n.]{2,60}?)\s*[:—–]\s*/iu,
  /^\s*(?:(?:nouvelles?|message|info)\s+)?(?:de|par|via)\s+(?<who>(?:mon|ma|mes|notre|nos|un|une)\s+[^:,\n.]{2,60}?)\s*:\s*/iu,
  /^\s*(?:من|عن)\s+(?<who>[^:،\n.]{3,40}?)\s*:\s*/u,
];

/** `A friend in Raqqa just called, …`: told over the phone, then what was told. */
const CALLED =
  /(?:^|[,;.…]|(?<=\s)(?:and|but|so|et|mais)(?=\s))\s*(?<who>[^\s,;:.!?،\n][^,;:.!?،\n]{1,70}?)\s+(?:(?:has|had|have|just|also|then)\s+)*(?:(?:called|phoned|rang|texted|messaged|wrote|radioed|contacted|voice-noted)(?:\s+(?:me|us|in|back|to me|to us))?|sent (?:me|us)(?: a (?:message|voice note|text))?|let (?:me|us) know|(?:(?:m[\u2019']|nous )(?:a|ont)|vient de m[\u2019'])\s*(?:appeler|appelée?|téléphoné|écrit|prévenue?|raconté|appris))(?=\s*[,:–—]|\s+(?:that|saying|to say|to tell|and said|just now|now|today|yesterday|this morning|tonight|que|qu[\u2019']|pour|hier|ce matin))/iu;

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
