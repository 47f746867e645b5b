import type { FoundValue, Span, TextContext } from '#claims/suggest/suggestion.ts';
import { foldDigits } from '#intake/encoding/fold-digits.ts';
import { isArabicWord } from './arabic-particles.ts';
import { tokenFrom } from './clock.ts';
import { isLabel } from './labels.ts';
import { isLogOfTimes } from './log-times.ts';
import { leftAlone } from './left-alone.ts';
import { passageLanguages } from './passage-language.ts';
import { readAmount, type Amount } from './quantity.ts';
import { shareEnd } from './shares.ts';
import { readSteps, readTime } from './read-time.ts';
import { guessLanguage, spanOf, type Reading } from './reading.ts';
import { scanPhones } from './scan-phones.ts';
import { startsAmount, startsTime } from './starts.ts';
import { tokenise } from './tokens.ts';

/**
 * Every number, amount of money, duration, time and phone number in a text, in English, French and
 * Arabic: sorted, without overlaps, each span exactly the words that state the value.
 *
 * One pass from left to right. Phones come first, since their digits could be anything; links,
 * coordinates and identifiers are stepped over; at each other word a time is tried, then an amount. What
 * is found is never tried again, so the cost is linear in the text. Hedges ("over", "about") and units
 * that belong to a value ("km", "dollars a month", "weeks") are inside its span; the counted noun
 * ("detainees") and prepositions ("on", "in", "le", "في") are not. Durations are numbers whose unit is
 * `second`, `minute`, `hour`, `day`, `night`, `week`, `month` or `year`. Times without a day are local
 * times of day: `T14:30`; when the high end is below the low one they run past midnight.
 */
export function scanValues(text: string, context: TextContext): FoundValue[] {
  const language =
    context.language === 'fr' || context.language === 'en' ? context.language : guessLanguage(text);
  const folded = foldDigits(text);
  const languageAt = passageLanguages(text, language);
  const reading: Reading = {
    text,
    folded,
    tokens: tokenise(text, (offset) => context.language === 'ar' || languageAt(offset) === 'fr'),
    language,
    context,
    isLog: isLogOfTimes(folded),
    anchor: null,
    lastAmount: null,
  };
  const { tokens } = reading;
  const values: FoundValue[] = [];
  const alone = leftAlone(folded);
  const phones = scanPhones(folded, context.countries).filter(
    ({ span }) => !alone.some((other) => overlap(span, other)),
  );
  let nextAlone = 0;
  let nextPhone = 0;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token === undefined) break;
    while ((alone[nextAlone]?.[1] ?? Number.POSITIVE_INFINITY) <= token.start) nextAlone++;
    while ((phones[nextPhone]?.span[1] ?? Number.POSITIVE_INFINITY) <= token.start) nextPhone++;
    const skip = alone[nextAlone];
    if (skip !== undefined && skip[0] < token.end) {
      at = Math.max(at + 1, tokenFrom(reading, at, skip[1]));
      continue;
    }
    const phone = phones[nextPhone];
    if (phone !== undefined && phone.span[0] < token.end) {
      values.push({
        type: 'phone',
        span: phone.span,
        text: text.slice(...phone.span),
        unit: null,
        low: phone.e164,
        high: phone.e164,
        doubts: phone.doubts,
      });
      at = Math.max(at + 1, tokenFrom(reading, at, phone.span[1]));
      continue;
    }
    reading.language = languageAt(token.start);
    const next = readValue(
      reading,
      at,
      values,
      Math.min(skip?.[0] ?? Infinity, phone?.span[0] ?? Infinity),
    );
    at = next ?? at + 1;
  }
  return values;
}

/** Reads the value at a token into the list; the token after it, or null when there is none. */
function readValue(
  reading: Reading,
  at: number,
  values: FoundValue[],
  barrier: number,
): number | null {
  const { text, tokens } = reading;
  const first = tokens[at];
  if (first === undefined) return null;
  const label = first.kind === 'digits' ? isLabel(reading, at) : null;
  if (label !== null) return label;
  const counts = startsAmount(first, reading.language);
  const times = startsTime(first, reading.language);
  if (!counts && !times) return null;
  const share = counts ? shareEnd(reading, at) : null;
  if (share !== null) return share;
  const time = times ? readTime(reading, at) : readSteps(reading, at);
  if (time !== null && (tokens[time.next - 1]?.end ?? 0) <= barrier) {
    const span = spanOf(reading, at, time.next);
    const words = text.slice(...span);
    values.push({
      type: 'time',
      span,
      text: words,
      unit: null,
      low: time.low,
      high: time.high,
      doubts: time.doubts,
    });
    if (time.days !== null) reading.anchor = { ...time.days, text: words };
    return time.next;
  }
  const amount = counts ? readAmount(reading, at) : null;
  if (amount === null || (tokens[amount.next - 1]?.end ?? 0) > barrier) return null;
  if (!saysAmount(reading, at, amount)) return null;
  const span = spanOf(reading, at, amount.next);
  values.push(asFound(amount, span, text.slice(...span)));
  return amount.next;
}

function asFound(amount: Amount, span: Span, text: string): FoundValue {
  const { low, high, unit, per, noun, doubts } = amount;
  if (unit?.kind === 'money') {
    return {
      type: 'money',
      span,
      text,
      low,
      high,
      doubts,
      unit: per === null ? unit.unit : `${unit.unit}/${per}`,
    };
  }
  return { type: 'number', span, text, low, high, doubts, unit: unit?.unit ?? noun };
}

/** What looks like a number and is a name, a list mark or a piece of something longer. */
function saysAmount(reading: Reading, at: number, amount: Amount): boolean {
  const { tokens } = reading;
  const first = tokens[at];
  const after = tokens[amount.next];
  if (first?.kind !== 'digits') return true;
  const before = tokens[at - 1];
  // AK-47, 12/7, 3:1
  if (
    before?.kind === 'sign' &&
    first.glued &&
    /[-/:_.#@&*=]/.test(before.word) &&
    before.word !== '¶'
  ) {
    const further = tokens[at - 2];
    if (further !== undefined && before.glued) return false;
    if (before.word !== '-') return false;
  }
  if (after?.kind === 'sign' && after.glued && /[-/:_@&*=]/.test(after.word)) {
    const further = tokens[amount.next + 1];
    if (further?.glued === true && further.kind !== 'sign') {
      // "10-man cell" and "three-storey" are counts; "12-7" and "12/7" are not.
      if (!(after.word === '-' && further.kind === 'word' && further.word.length > 2)) return false;
    }
  }
  // "1. The yard", "2) The well": marks of a list.
  const opens = before === undefined || before.word === '¶';
  if (opens && after?.glued === true && (after.word === '.' || after.word === ')')) return false;
  // Ordinals: 3rd, 19th, 2e
  if (after?.glued === true && /^(st|nd|rd|th|er|re|e|eme|nde|s)$/.test(after.word)) return false;
  // "½" alone is a share of something: it needs a unit.
  if (/^[½¼¾⅓⅔⅛]$/.test(first.word) && amount.unit === null) return false;
  // The rest of a longer number: 0944 123 456.
  if (
    before?.kind === 'digits' &&
    /^0\d/.test(before.word) &&
    /^ ?$/.test(reading.text.slice(before.end, first.start))
  )
    return false;
  // Ten digits and more without a separator count nothing.
  if (/^\d{10,}$/.test(first.word)) return false;
  if (first.word.length > 1 && /^0\d/.test(first.word)) return false;
  return !(
    after !== undefined &&
    isArabicWord(after.word) &&
    after.glued &&
    amount.unit === null &&
    after.word.length < 2
  );
}

function overlap(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1];
}
