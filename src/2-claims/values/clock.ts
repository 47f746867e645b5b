import { isArabicWord, knowArabic } from './arabic-particles.ts';
import { readLogTime } from './log-times.ts';
import { readNumberWords } from './number-words.ts';
import { PhraseList } from './phrase-list.ts';
import type { Reading } from './reading.ts';
import { AFTER_BEFORE, ARABIC_HOURS, DAY_PARTS, HALVES, type Clock } from './time-words.ts';

/** A time of day: `14:30` is that minute, `after fajr` is hours wide. */
export interface ClockRead {
  readonly clock: Clock;
  readonly next: number;
  readonly doubts: readonly string[];
  /** May stand without a date as a value of its own. */
  readonly alone: boolean;
}

// So that the و before them is cut off: الثامنة والربع.
knowArabic(['نصف', 'النصف', 'ربع', 'الربع', 'ربعا']);

const SEASONAL = 'the hours are wide: they differ with season and place';

/** The first token that begins at or after an offset. */
export function tokenFrom({ tokens }: Reading, at: number, offset: number): number {
  let next = at;
  while (next < tokens.length && (tokens[next]?.start ?? 0) < offset) next++;
  return next;
}

/** The time of day that begins at token `at`: a clock time or a part of the day. */
export function readClock(reading: Reading, at: number): ClockRead | null {
  return readClockTime(reading, at) ?? readDayPart(reading, at);
}

/** `sticky` patterns run on the folded text where a token of digits begins. */
const COLON = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d|:\d)/y;
const WITH_H = /(\d{1,2}) ?h ?(\d{2})?(?![\p{L}\d])/uy;
const MILITARY =
  /([01]\d|2[0-3]):?([0-5]\d)(?: ?(?:hrs?|hours)(?![\p{L}\d])|(?= ?(?:local|LT|UTC|GMT|[Zz]ulu|Z)(?![\p{L}\d])))/uy;
/** A zone written behind a time of day. */
const ZONE =
  / ?(?:(UTC|GMT|Z|[Zz]ulu|EEST|EET|CEST|CET|AST|MSK|EDT|EST)(?: ?[+-]\d{1,2}(?::?\d{2})?)?|local(?: time)?|LT)(?![\p{L}\d])/uy;
const HALF = /(\d{1,2})(?:[.:](\d{2}))? ?([ap])\.?m\b\.?/iy;
const OCLOCK = /(\d{1,2}) ?o['’]clock/iy;
const FRENCH_HOUR = /(\d{1,2}) heures?(?: (\d{2}))?(?![\p{L}\d])/uy;

function stick(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A clock time with the zone behind it, which is said and not reckoned with: the case has its own. */
export function readClockTime(reading: Reading, at: number): ClockRead | null {
  const read = readHours(reading, at);
  const end = read === null ? undefined : reading.tokens[read.next - 1]?.end;
  if (read === null || end === undefined || reading.tokens[at]?.kind !== 'digits') return read;
  const zone = stick(ZONE, reading.folded, end);
  if (zone === null) return read;
  const said = zone[1] === undefined ? [] : [`the zone "${zone[0].trim()}" is written behind it`];
  return {
    ...read,
    next: tokenFrom(reading, at, end + zone[0].length),
    doubts: [...read.doubts, ...said],
  };
}

function readHours(reading: Reading, at: number): ClockRead | null {
  const { tokens, folded, language } = reading;
  const first = tokens[at];
  if (first === undefined) return null;
  if (first.kind === 'digits') {
    const start = first.start;
    if (isLengthOfRecording(folded, start)) return null;
    const line = readLogTime(reading, at);
    if (line !== null) return exact(line.hour, line.minute, line.next);
    const half = stick(HALF, folded, start);
    if (half !== null) {
      const hour = Number(half[1]);
      const minute = Number(half[2] ?? 0);
      if (hour < 1 || hour > 12 || minute > 59) return null;
      const pm = half[3]?.toLowerCase() === 'p';
      const end = endWithoutStop(folded, start + half[0].length);
      return exact((hour % 12) + (pm ? 12 : 0), minute, tokenFrom(reading, at, end));
    }
    const colon = stick(COLON, folded, start);
    if (colon !== null)
      return halved(
        reading,
        at,
        Number(colon[1]),
        Number(colon[2]),
        start + colon[0].length,
        colon[1],
      );
    const military = stick(MILITARY, folded, start);
    if (military !== null && Number(military[1]) < 24 && Number(military[2]) < 60) {
      return exact(
        Number(military[1]),
        Number(military[2]),
        tokenFrom(reading, at, start + military[0].length),
      );
    }
    const h = stick(WITH_H, folded, start);
    if (
      h !== null &&
      (language === 'fr' || h[2] !== undefined) &&
      (language === 'fr' || !/\s/.test(h[0]))
    ) {
      return halved(reading, at, Number(h[1]), Number(h[2] ?? 0), start + h[0].length, '00');
    }
    const oclock = stick(OCLOCK, folded, start);
    if (oclock !== null)
      return halved(reading, at, Number(oclock[1]), 0, start + oclock[0].length, 'word');
  }
  if (language === 'fr') {
    const french = frenchHours(reading, at);
    if (french !== null) return french;
  }
  if (language === 'en' && (first.kind === 'digits' || first.kind === 'word')) {
    const english = englishHours(reading, at);
    if (english !== null) return english;
  }
  if (first.word === 'الساعه') return arabicHour(reading, at + 1);
  if (language === 'en' && first.kind === 'word') {
    const words = readNumberWords(reading, at);
    if (
      words !== null &&
      words.low <= 12 &&
      words.low >= 1 &&
      tokens[words.next]?.word === 'o' &&
      tokens[words.next + 2]?.word === 'clock'
    ) {
      return halved(reading, at, words.low, 0, tokens[words.next + 2]?.end ?? 0, 'word');
    }
  }
  return null;
}

/**
 * `[voice note, 1:42, transcribed]`, `a 3:15 recording`: minutes and seconds of a recording, no time of day. In brackets a
 * word for a recording or its length says so; outside of them it stands right beside the digits.
 */
function isLengthOfRecording(folded: string, start: number): boolean {
  if (!/^\d{1,2}:\d{2}/.test(folded.slice(start, start + 5))) return false;
  const before = folded.slice(Math.max(0, start - REMARK), start);
  const behind = folded.slice(start, start + REMARK);
  const open = Math.max(before.lastIndexOf('['), before.lastIndexOf('('));
  if (open >= 0 && !/[\])\n]/.test(before.slice(open))) {
    const close = behind.search(/[\])\n]/);
    if (close >= 0 && RECORDING.test(before.slice(open) + behind.slice(0, close))) return true;
  }
  return (
    /(?:length|duration|lasting|lasts|lasted|runs|dur[ée]e(?: de)?|مدته|مدتها|المدة|مدة)[:\s]{1,2}$/iu.test(
      before.slice(-14),
    ) ||
    /^\d{1,2}:\d{2}(?::\d{2})?[- ](?:(?:min|minutes?)(?![\p{L}])|(?:voice|audio|video|recording|clip)(?!\p{L}))/iu.test(
      behind,
    )
  );
}

/** How far around a time its brackets are looked for. */
const REMARK = 120;
const RECORDING =
  /(?<!\p{L})(?:voice (?:note|message|memo)|audio|recording|transcri\p{L}+|duration|length|video|clip|message vocal|note vocale|vocal|enregistrement|dur[ée]e|vid[ée]o|رسالة صوتية|مقطع|تسجيل|مدة|مدته|فيديو|بصمة|تفريغ)(?!\p{L})/iu;

/** The point of "p.m." belongs to it, that of the sentence does not; the difference shows in "p.m". */
function endWithoutStop(text: string, end: number): number {
  return text[end - 1] === '.' && !/\.m\.$/i.test(text.slice(end - 3, end)) ? end - 1 : end;
}

/** `5 in the morning`, `half past three`, `quarter to nine`, `at 0300`. */
function englishHours(reading: Reading, at: number): ClockRead | null {
  const { tokens } = reading;
  const first = tokens[at];
  if (first === undefined) return null;
  const past = tokens[at + 1]?.word;
  if (
    /^(half|quarter)$/.test(first.word) &&
    (past === 'past' || (past === 'to' && first.word === 'quarter'))
  ) {
    const noon = /^(midnight|noon|midday)$/.exec(tokens[at + 2]?.word ?? '')?.[1];
    if (noon !== undefined) {
      const hours = noon === 'midnight' ? 24 : 12;
      const minutes = first.word === 'half' ? 30 : past === 'past' ? 15 : -15;
      const at24 = (hours * 60 + minutes) % 1440;
      return exact(Math.floor(at24 / 60), at24 % 60, at + 3);
    }
    const words = readNumberWords(reading, at + 2);
    if (words === null || words.low < 1 || words.low > 12 || !Number.isInteger(words.low))
      return null;
    const minute = first.word === 'half' ? 30 : past === 'past' ? 15 : 45;
    const hour = past === 'to' ? ((words.low + 10) % 12) + 1 : words.low;
    return halved(reading, at, hour, minute, tokens[words.next - 1]?.end ?? 0, 'word');
  }
  const spoken = halfHour(reading, at) ?? hourAndMinutes(reading, at);
  if (spoken !== null) return spoken;
  if (
    first.kind === 'digits' &&
    /^0\d{3}$/.test(first.word) &&
    /^(at|by|around|about)$/.test(tokens[at - 1]?.word ?? '')
  ) {
    return exact(Number(first.word.slice(0, 2)), Number(first.word.slice(2)), at + 1);
  }
  const minutes = minutesToHour(reading, at);
  if (minutes !== null) return minutes;
  const words = readNumberWords(reading, at);
  if (words === null || words.low < 1 || words.low > 12 || words.low !== words.high) return null;
  if (tokens[words.next]?.word !== 'in' || HALVES.en.at(tokens, words.next) === null) return null;
  if (
    !/^(at|about|around|by|past|until|from|to|and|or|since|before|after)$/.test(
      tokens[at - 1]?.word ?? '',
    )
  )
    return null;
  return halved(reading, at, words.low, 0, tokens[words.next - 1]?.end ?? 0, 'word');
}

/** Words that lead a time of day. */
const LEADS = /^(?:at|about|around|by|until|till|since|before|after|from|past|circa)$/;

/** `half six`, `half six in the evening`: half past six in Britain. Half a dozen is none, nor is what counts something. */
function halfHour(reading: Reading, at: number): ClockRead | null {
  const { tokens } = reading;
  if (tokens[at]?.word !== 'half') return null;
  const words = readNumberWords(reading, at + 1);
  if (words === null || words.low !== words.high || words.low < 1 || words.low > 12) return null;
  const last = tokens[words.next - 1];
  if (last === undefined || !Number.isInteger(words.low) || words.next > at + 2) return null;
  if (
    HALVES.en.at(tokens, words.next) === null &&
    !(ledAt(tokens, at) && endsTime(tokens, words.next))
  )
    return null;
  const read = halved(reading, at, words.low, 30, last.end, 'word');
  if (read === null) return null;
  return { ...read, doubts: [...read.doubts, HALF_DOUBT] };
}

const HALF_DOUBT =
  'half past that hour was taken; to Germans and others it is half an hour before it';

const TIMES_OF_HOUR = new PhraseList<number>({
  'oh five': 5,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  'twenty-five|twenty five': 25,
  thirty: 30,
  'thirty-five|thirty five': 35,
  forty: 40,
  'forty-five|forty five': 45,
  fifty: 50,
  'fifty-five|fifty five': 55,
});

/** `at six thirty`, `five-thirty in the morning`: an hour and its minutes in words. */
function hourAndMinutes(reading: Reading, at: number): ClockRead | null {
  const { tokens } = reading;
  const first = tokens[at];
  if (first?.kind !== 'word') return null;
  const hour = HOURS.get(first.word);
  if (hour === undefined) return null;
  const place = tokens[at + 1]?.word === '-' ? at + 2 : at + 1;
  const minutes = TIMES_OF_HOUR.at(tokens, place);
  if (minutes === null) return null;
  if (
    HALVES.en.at(tokens, minutes.next) === null &&
    !(ledAt(tokens, at) && endsTime(tokens, minutes.next))
  )
    return null;
  return halved(reading, at, hour, minutes.value, tokens[minutes.next - 1]?.end ?? 0, 'word');
}

const HOURS: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, i) => [word, i + 1]),
);

function ledAt(tokens: Reading['tokens'], at: number): boolean {
  return LEADS.test(tokens[at - 1]?.word ?? '');
}

/** Whether nothing that could be counted follows. */
function endsTime(tokens: Reading['tokens'], at: number): boolean {
  const behind = tokens[at];
  return (
    behind === undefined ||
    (behind.kind === 'sign' && !/^[-/%$€£]$/.test(behind.word)) ||
    /^(?:and|or|in|on|this|that|the|when|while|yesterday|today|but|as|he|she|they|we|i|it|sharp)$/.test(
      behind.word,
    )
  );
}

const MINUTES = new PhraseList<number>({
  'five|5': 5,
  'ten|10': 10,
  'twenty|20': 20,
  'twenty-five|twenty five|25': 25,
});

/**
 * `at twenty to eleven`, `at ten past nine`: minutes before or after an hour. `twenty to thirty men` is a number, so a
 * word that leads a time must stand before it, and nothing that could be counted behind it.
 */
function minutesToHour(reading: Reading, at: number): ClockRead | null {
  const { tokens } = reading;
  if (!ledAt(tokens, at)) return null;
  const minutes = MINUTES.at(tokens, at);
  const which =
    minutes === null ? undefined : /^(to|past)$/.exec(tokens[minutes.next]?.word ?? '')?.[1];
  if (minutes === null || which === undefined) return null;
  const hour = readNumberWords(reading, minutes.next + 1);
  if (hour === null || hour.low < 1 || hour.low > 12 || hour.low !== hour.high) return null;
  const behind = tokens[hour.next];
  if (
    behind?.kind === 'word' &&
    !/^(and|or|in|on|this|that|the|when|while|yesterday|today|but|as)$/.test(behind.word)
  )
    return null;
  const to24 = which === 'past' ? hour.low : ((hour.low + 10) % 12) + 1;
  const minute = which === 'past' ? minutes.value : 60 - minutes.value;
  return halved(reading, at, to24, minute, tokens[hour.next - 1]?.end ?? 0, 'word');
}

function frenchHours(reading: Reading, at: number): ClockRead | null {
  const { tokens, folded } = reading;
  const first = tokens[at];
  if (first === undefined) return null;
  let hour: number;
  let minute = 0;
  let end: number;
  if (first.kind === 'digits') {
    const match = stick(FRENCH_HOUR, folded, first.start);
    if (match === null) return null;
    hour = Number(match[1]);
    minute = Number(match[2] ?? 0);
    end = tokenFrom(reading, at, first.start + match[0].length);
  } else {
    const words = readNumberWords(reading, at);
    if (words === null || words.vague || !/^heures?$/.test(tokens[words.next]?.word ?? ''))
      return null;
    hour = words.low;
    end = words.next + 1;
    if (tokens[end]?.word === 'et' && /^demie?$/.test(tokens[end + 1]?.word ?? '')) {
      minute = 30;
      end += 2;
    }
  }
  if (hour > 24 || !Number.isInteger(hour)) return null;
  const half = HALVES.fr.at(tokens, end);
  const led = /^(a|vers|des|avant|apres)$/.test(tokens[at - 1]?.word ?? '');
  // "à 3 heures de route" is a distance in time.
  if (half === null && (!led || tokens[end]?.word === 'de')) return null;
  return halved(reading, at, hour, minute, tokens[end - 1]?.end ?? 0, String(hour));
}

function arabicHour(reading: Reading, at: number): ClockRead | null {
  const { tokens } = reading;
  const first = tokens[at];
  if (first === undefined) return null;
  if (first.kind === 'digits') {
    const colon = stick(COLON, reading.folded, first.start);
    if (colon !== null)
      return halved(
        reading,
        at,
        Number(colon[1]),
        Number(colon[2]),
        first.start + colon[0].length,
        colon[1],
      );
    if (first.value > 24 || !Number.isInteger(first.value)) return null;
    return halved(reading, at, first.value, 0, first.end, 'word');
  }
  const named = ARABIC_HOURS.at(tokens, at);
  const words = named === null ? readNumberWords(reading, at) : null;
  const hour = named?.value ?? words?.low ?? 99;
  let next = named?.next ?? words?.next ?? at;
  if (hour > 24) return null;
  let minute = 0;
  const more = tokens[next]?.word ?? '';
  const what = tokens[next + 1]?.word ?? '';
  if (more === 'و' && /^(ال)?نصف$/.test(what)) {
    minute = 30;
    next += 2;
  } else if (more === 'و' && /^(ال)?ربع$/.test(what)) {
    minute = 15;
    next += 2;
  } else if (more === 'الا' && /^(ال)?ربعا?$/.test(what)) {
    minute = -15;
    next += 2;
  }
  return halved(reading, at, hour, minute, tokens[next - 1]?.end ?? 0, 'word');
}

/**
 * A clock time with the half of the day that stands behind it. Without one: written with a leading zero
 * or past noon it is plain; `9:20` is taken as written, with a doubt; an hour in words (`5 o'clock`)
 * reaches from the one to the other.
 */
function halved(
  reading: Reading,
  at: number,
  hour: number,
  minute: number,
  end: number,
  written: string | undefined,
): ClockRead | null {
  if (hour > 24 || minute > 59) return null;
  const { tokens } = reading;
  const next = tokenFrom(reading, at, end);
  const tongue = isArabicWord(tokens[next]?.word ?? '') ? 'ar' : reading.language;
  const half = HALVES[tongue].at(tokens, next);
  if (half !== null) {
    // "صباح 4 أيار" is the morning of that day, not a half of this one; a date follows then.
    const wide = hour % 12;
    const to24 =
      hour > 12
        ? hour
        : half.value === 'am'
          ? wide
          : half.value === 'pm'
            ? wide + 12
            : half.value === 'noon'
              ? wide <= 4
                ? wide + 12
                : wide
              : wide >= 6
                ? wide + 12
                : wide;
    return exact(to24, minute, half.next);
  }
  if (written === 'word' && hour >= 1 && hour <= 12) {
    const from = (hour % 12) * 60 + minute;
    return {
      clock: { low: from, high: from + 720 },
      next,
      doubts: ['before or after noon is not said'],
      alone: true,
    };
  }
  const plain = exact(hour, minute, next);
  if (plain === null || hour > 12 || hour === 0 || written?.startsWith('0')) return plain;
  return { ...plain, doubts: ['before or after noon is not said; read by the 24-hour clock'] };
}

function exact(hour: number, minute: number, next: number): ClockRead | null {
  if (hour > 24 || minute > 59) return null;
  const at = hour * 60 + minute;
  if (at < 0 || at > 1440) return null;
  return { clock: { low: at % 1440, high: at % 1440 }, next, doubts: [], alone: true };
}

/** Minutes that "after" and "before" a part of the day reach beyond it. */
const REACH = 120;

/** `after fajr`, `sunset`, `the morning`, `بعد صلاة العشاء`. */
export function readDayPart(reading: Reading, at: number): ClockRead | null {
  const { tokens } = reading;
  const first = tokens[at];
  if (first?.kind !== 'word') return null;
  const tongue = isArabicWord(first.word) ? 'ar' : reading.language;
  const whole = DAY_PARTS[tongue].at(tokens, at);
  const side = whole === null ? AFTER_BEFORE[tongue].at(tokens, at) : null;
  const part = whole ?? (side === null ? null : DAY_PARTS[tongue].at(tokens, side.next));
  if (part === null || (side !== null && !part.value.alone)) return null;
  const { clock } = part.value;
  const reached: Clock =
    side?.value === 'after'
      ? { low: clock.low, high: clock.high + REACH }
      : side?.value === 'before'
        ? { low: clock.low - REACH, high: clock.high }
        : clock;
  const led = alonePlace(reading, at, tongue, first.word);
  return {
    clock: reached,
    next: part.next,
    doubts: [SEASONAL],
    alone: part.value.alone || led,
  };
}

/** Whether "the morning" stands as a time of day: in the morning, at night, ليلا. */
function alonePlace(
  reading: Reading,
  at: number,
  tongue: 'en' | 'fr' | 'ar',
  word: string,
): boolean {
  const before = reading.tokens[at - 1]?.word ?? '';
  if (tongue === 'en')
    return word === 'the'
      ? before === 'in' || before === 'during'
      : word === 'night' && before === 'at';
  if (tongue === 'fr')
    return word === 'la' || word === 'le' || word === 'dans' || word === 'pendant' || word === 'l';
  return /^(صباحا|مساء|ليلا|ظهرا|عصرا|الصباح|المساء|الليل)$/.test(word);
}
