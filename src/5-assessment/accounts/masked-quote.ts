/**
 * The words of a statement with the answer left out: “… men got out of it” for “Nine men got out of it”.
 *
 * A witness has to know which statement is meant before they can say how they know it; if the words held
 * the answer, the answer would be planted before the free account. Left out are the value in every way it
 * is likely to be written (`formsOf`), all figures, and for numbers and times the number words.
 *
 * Null where the answer cannot be told from the rest – a yes or no is the whole sentence, a value may be
 * said in other words – or where too little is left to know it again (an address, “two, not more”).
 */
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import { oneLine } from '../words.ts';
import { contentWords } from './content-words.ts';
import { formsOf } from './sheet-guard.ts';

const GAP = '…';
const NUMBER_WORDS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands|dozen|dozens|couple|pair|half|single';
const TIME_WORDS =
  '(?:(?:first|second|third|fourth|last|next|early|late|mid|beginning|end|middle)[ -](?:days? |week )?(?:of )?)?(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|yesterday|today|tonight|dawn|noon|midnight|morning|evening|dusk)';

export function maskedQuote(
  claim: Pick<Claim, 'quote' | 'value'>,
  question: Pick<Question, 'unit'> | undefined,
): string | null {
  const { type } = claim.value;
  if (type === 'yes-no' || type === 'person') return null;
  const words = oneLine(claim.quote, 200);
  if (/https?:|www\./iu.test(words)) return null;
  const forms = formsOf(claim.value, question)
    .filter((form) => form !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((form) => form.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  if (type === 'number' || type === 'time') forms.push(`(?:${NUMBER_WORDS})`);
  if (type === 'time') forms.push(`(?:${TIME_WORDS})`);
  forms.push('\\p{N}[\\p{N}.,:/٫٬-]*\\p{N}|\\p{N}');
  const answer = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const masked = words.replaceAll(answer, GAP);
  if (masked === words) return null;
  const left = masked
    .replaceAll(/…(?:[\s,.;:–-]|(?:and|or|to|bis|et|ou|و|أو)\s)*(?=…)/gu, '')
    .replaceAll(/…+/gu, GAP)
    .replace(/^[\s,;:]+|[\s.,;:]+$/gu, '');
  return contentWords(left).length === 0 ? null : left;
}
