import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import type { Span } from '#claims/suggest/suggestion.ts';

export interface PhoneFound {
  readonly span: Span;
  readonly e164: string;
  readonly doubts: readonly string[];
}

/**
 * Phone numbers in a text (digits folded).
 *
 * Taken for one: a valid number written with `+` or `00`; a number valid in one of the countries that
 * begins with 0 or that a word such as "phone" or "هاتف" announces. Valid in several: the first country
 * given is taken and each other is a doubt. Dates, coordinates and counts never are: they do not begin
 * so, or are not valid numbers.
 */
export function scanPhones(folded: string, countries: readonly string[]): PhoneFound[] {
  const found: PhoneFound[] = [];
  // Marks of direction hide inside numbers in mixed text; they keep their place as spaces.
  const plain = folded.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00a0\u202f]/g, ' ');
  for (const match of plain.matchAll(CANDIDATE)) {
    const start = match.index;
    const before = plain[start - 1] ?? ' ';
    if (
      /[\p{L}\d#$€£/_=]/u.test(before) ||
      (/[.,:-]/.test(before) && /\d/.test(plain[start - 2] ?? ''))
    )
      continue;
    const phone = readPhone(match[0], plain.slice(Math.max(0, start - 40), start), countries);
    if (phone === null) continue;
    const end = start + phone.length;
    if (/[\d\p{L}]/u.test(plain[end] ?? ' ')) continue;
    found.push({ span: [start, end], e164: phone.e164, doubts: phone.doubts });
  }
  return found;
}

/** Bounded, so that a page of digits costs no more than its length. */
const CANDIDATE = /(?:\+|\(\+?)?\d(?:[ ().\-/\u2010-\u2015]{0,2}\d){6,16}/g;

const CALLED =
  /(?:phone|telephone|tel|mobile|cell|whatsapp|viber|signal|call(?:ed)?|number|contact|numéro|téléphone|portable|appelez|appeler|هاتف|موبايل|جوال|رقم|واتساب|واتس|تلفون|اتصل)[^\d\n]{0,24}$/iu;

function readPhone(
  candidate: string,
  lead: string,
  countries: readonly string[],
): { readonly length: number; readonly e164: string; readonly doubts: readonly string[] } | null {
  if (!/^\(?\+|^0/.test(candidate) && !CALLED.test(lead)) return null;
  // Nobody writes a number in more groups than this; "1 2 3 4 5 6 7 8 9" is none.
  if (candidate.split(/[^\d+]+/).length > 8) return null;
  let tries = 0;
  // Fewer groups until it is valid: "0944 123 456 12 men" ends before the men.
  for (let text = candidate; ;) {
    // E.164 has at most 15 digits; 00 stands for the +.
    const digits = text.replace(/\D/g, '').length;
    const read = digits > 17 ? null : readWhole(text, countries);
    if (read !== null) return { length: text.length, ...read };
    const cut = /^(.*\d)[ ]\(?\d+$/.exec(text);
    if (cut?.[1] === undefined || ++tries > 2 || cut[1].replace(/\D/g, '').length < 7) return null;
    text = cut[1];
  }
}

function readWhole(
  text: string,
  countries: readonly string[],
): { readonly e164: string; readonly doubts: readonly string[] } | null {
  const digits = text.replace(/\D/g, '');
  if (DATE.test(text)) return null;
  if (text.includes('+') || digits.startsWith('00')) {
    const phone = parsePhoneNumberFromString(`+${digits.replace(/^00/, '')}`);
    return phone?.isValid() === true ? { e164: phone.number, doubts: [] } : null;
  }
  if (text.includes('.') && /^\d{1,3}\.\d+$/.test(text)) return null;
  const valid: { readonly e164: string; readonly country: string }[] = [];
  for (const country of countries) {
    try {
      const phone = parsePhoneNumberFromString(digits, country as CountryCode);
      if (phone?.isValid() === true && !valid.some(({ e164 }) => e164 === phone.number)) {
        valid.push({ e164: phone.number, country });
      }
    } catch {
      // An unknown country code: nothing can be valid there.
    }
  }
  const first = valid[0];
  if (first === undefined) return null;
  return {
    e164: first.e164,
    doubts: valid.slice(1).map(({ e164, country }) => `also valid in ${country}: ${e164}`),
  };
}

const DATE = /^\(?(?:\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})(?!\d)/;
