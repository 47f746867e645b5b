/**
 * What kind of question an interviewer asked, as a first guess from its wording alone.
 *
 * - **open**: invites an account and leaves it to the witness what to tell ("Tell us about …").
 * - **probing**: asks for one piece, and leaves open which ("When was that?").
 * - **closed**: can be answered with yes or no, or by choosing ("Did you see …", "On which day …").
 * - **leading**: carries its answer ("Last time you said it was white", "…, didn't you?").
 *
 * The guess goes by fixed signs in English, French and Arabic, always names the sign it went by, and is
 * changed by a person whenever the wording misleads. Of several sentences the last that asks decides: what
 * stands before it is said to the witness, but not asked. Words between quotation marks are somebody's
 * own and are left out. Which answers came to which kind of question is a fact about the interview, never
 * about the honesty of the witness.
 *
 * The four kinds and their order (account first, details after, closed questions last, leading ones never)
 * are those of the PEACE model of interviewing and the Méndez Principles (2021).
 */
import type { Session } from '#terms/source.ts';

export type QuestionType = Session['questions'][number]['type'];

export interface GuessedType {
  readonly type: QuestionType;
  /** The sign that decided, in words. */
  readonly why: string;
}

const INVITE =
  /^(?:(?:and|so|now|then|well|ok|first|again|please|could you|can you|would you|will you|try to|in your own words|if you can|take your time and)[\s,]+)*(?:please[\s,]+)?(?:tell|describe|explain|recount|walk (?:us|me)|take (?:us|me)|start|begin|go on|continue|say more|show|draw|give|help|think back|report|relate|talk|speak)\b/u;
const INVITE_FR =
  /^(?:(?:et|alors|maintenant|d'abord|s'il vous plaît|pouvez-vous|pourriez-vous)[\s,]+)*(?:nous |me )?(?:parle[zr]|raconte[zr]|décri(?:vez|re)|explique[zr]|di(?:tes|re)|commence[zr]|continue[zr]|reprene[zr]|montre[zr]|aide[zr])(?=$|[\s,.;:!?-])/u;
const INVITE_AR =
  /^(?:و|ثم |طيب |من فضلك،? |لو سمحت،? )*(?:حدث|حدّث|احك|إحك|اخبر|أخبر|صف|اشرح|قل لنا|قولي لنا|كلمنا|ابدأ|تابع|أكمل|ساعد)/u;
const OPEN_WHAT =
  /^(?:(?:and|so|then|now)[\s,]+)*(?:what (?:else )?happened|what (?:else )?(?:do|can|could|would) you (?:remember|recall|know about|tell|like)|what would you|how did (?:it|that|this|all) (?:happen|come|begin|start)|how did you come|what was (?:it|that) like|what do you know)\b/u;
const OPEN_WHAT_FR =
  /^(?:(?:et|alors|ensuite)[\s,]+)*(?:que s'est-il passé|qu'est-ce qui s'est passé|que savez-vous|de quoi vous souvenez|comment (?:cela|ça) (?:s'est|a))/u;
const OPEN_WHAT_AR = /^و?(?:ماذا حدث|ماذا جرى|ما الذي (?:حدث|جرى)|شو صار|ماذا تعرف|ماذا تتذكر)/u;

const TAG =
  /(?:,\s*(?:(?:is|was|are|were|do|did|does|have|has|had|can|could|would|will)n't (?:it|he|she|they|you|we|there|that)|right|yes|no|correct|true|not so|is(?:n't)? that so|am i right|n'est-ce pas|non|pas vrai|hein)|n'est-ce pas|أليس كذلك|ألم يكن|صحيح|مو هيك|مش كده)\s*[?؟]?$/u;
const NEGATIVE =
  /^(?:(?:and|so|but|then)[\s,]+)*(?:(?:is|was|are|were|do|did|does|have|has|had|could|would|should)n't|(?:is|was|are|were|did|do) (?:it|he|she|they|you) not)\b/u;
const NEGATIVE_FR = /^(?:et |mais )?(?:n'(?:avez|était|est|étiez|ont|y)|ne (?:s|l|v))/u;
const NEGATIVE_AR = /^(?:و|ف)?(?:ألم|أليس|ألا|أما)\s/u;
const PRESSING = /\b(?:surely|of course|obviously|you must have|everyone knows|as we know)\b/u;

const AUXILIARY =
  /^(?:(?:and|so|but|then|now|also)[\s,]+)*(?:is|was|are|were|am|do|did|does|have|has|had|can|could|may|might|will|would|shall|should|must)\b/u;
const YES_NO_FR =
  /^(?:(?:et|mais|alors)[\s,]+)*(?:est-ce qu|avez-vous|étiez-vous|êtes-vous|y a-t-il|y avait-il|\p{L}+-t-(?:il|elle|on)|\p{L}+-(?:vous|ils|elles))/u;
const YES_NO_AR = /^(?:و|ف)?(?:هل|أ(?:كان|كنت|رأيت|هناك))(?=\s)/u;
const WHICH =
  /^(?:(?:and|so|but|then)[\s,]+)*(?:(?:on|in|at|of|from|to|by|until|since)\s+)?(?:which|whether)\b/u;
const WHICH_FR = /^(?:et |alors )?(?:(?:à|en|de|dans|sur|par) )?(?:le|la|les)?quel(?:le)?s?(?=\s)/u;
const WHICH_AR = /^و?(?:في |على |من |إلى )?(?:أي|أية|ايّ)(?=\s)/u;
const WH =
  /^(?:(?:and|so|but|then|now)[\s,]+)*(?:(?:from|to|until|since|with|by|for|at|in|on|about|of|through)\s+)?(?:what|when|where|who|whom|whose|why|how)\b/u;
const WH_FR =
  /^(?:et |alors |mais )?(?:(?:à|de|d'|depuis|jusqu'à|avec|par|pour) ?)?(?:qui|que|qu'|quoi|quand|où|comment|combien|pourquoi)(?=$|[\s,?-]|\p{L})/u;
const WH_AR = /^(?:و|ف)?(?:من|متى|أين|اين|وين|كيف|كم|ماذا|ما|لماذا|ليش|شو|مين|بمن|لمن|عم)(?=\s)/u;

/** The kind of a question by its wording, with the sign that decided. Never throws; empty is open. */
export function guessQuestionType(text: string): GuessedType {
  const asked = whatIsAsked(text);
  if (asked === '') return { type: 'open', why: 'there are no words to go by' };
  const plain = asked.toLowerCase().replace(/’/gu, "'");
  const marked = /[?؟]\s*$/u.test(plain);
  const has = (...signs: readonly RegExp[]): boolean => signs.some((sign) => sign.test(plain));
  if (has(TAG)) return { type: 'leading', why: 'it ends by asking for agreement' };
  if (has(NEGATIVE, NEGATIVE_FR, NEGATIVE_AR)) {
    return { type: 'leading', why: 'asked in the negative, it expects a yes' };
  }
  if (has(PRESSING)) return { type: 'leading', why: 'it says what is taken for granted' };
  if (has(INVITE, INVITE_FR, INVITE_AR)) {
    return { type: 'open', why: `it invites an account: “${opening(asked)}”` };
  }
  if (has(OPEN_WHAT, OPEN_WHAT_FR, OPEN_WHAT_AR)) {
    return { type: 'open', why: `it leaves open what to tell: “${opening(asked)}”` };
  }
  if (has(AUXILIARY, YES_NO_FR, YES_NO_AR)) {
    return { type: 'closed', why: `it can be answered with yes or no: “${opening(asked)}”` };
  }
  if (has(WHICH, WHICH_FR, WHICH_AR)) {
    return { type: 'closed', why: `it asks to choose: “${opening(asked)}”` };
  }
  if (has(WH, WH_FR, WH_AR)) {
    return { type: 'probing', why: `it asks for one piece: “${opening(asked)}”` };
  }
  if (marked && asked.split(/\s+/u).length <= 8) {
    return { type: 'probing', why: 'a short question back to what was said' };
  }
  return {
    type: 'leading',
    why: marked
      ? 'it is worded as a statement, with a question mark behind it'
      : 'it states something instead of asking',
  };
}

/** The sentence that asks: the last with a question mark, or that invites; else the last of all. */
function whatIsAsked(text: string): string {
  const bare = text
    .replace(/“[^”]*”|«[^»]*»|"[^"]*"|„[^“]*“/gu, ' … ')
    .replace(/[\s\u200e\u200f]+/gu, ' ')
    .trim();
  const sentences = bare
    .split(/(?<=[.!?؟])\s+/u)
    .map((one) => one.replace(/^[\s…,;:–—-]+/u, '').trim())
    .filter((one) => /\p{L}/u.test(one));
  const asks = sentences.filter((one) => {
    const plain = one.toLowerCase().replace(/’/gu, "'");
    return (
      /[?؟]$/u.test(one) || INVITE.test(plain) || INVITE_FR.test(plain) || INVITE_AR.test(plain)
    );
  });
  return asks.at(-1) ?? sentences.at(-1) ?? '';
}

/** The first three words, to show what the guess went by. */
function opening(text: string): string {
  return text
    .split(/\s+/u)
    .slice(0, 3)
    .join(' ')
    .replace(/[.,;:!?؟]+$/u, '');
}
