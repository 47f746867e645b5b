import { listedName } from './given-names.ts';
import { ARABIC_ABU, ARABIC_BINT, ARABIC_IBN, ARABIC_TITLES, ARABIC_UMM } from './person-words.ts';
import type { PersonToken } from './person-tokens.ts';
import type { PersonMention } from './scan-people.ts';
import { ARABIC_DOUBTFUL, ARABIC_SAYS, ARABIC_STOP, MORE_NAMES } from './text-words.ts';

/**
 * Names of people in Arabic script, which has no capitals.
 *
 * A name begins with a known given name, with أبو or أم and a word that can be a name, with عبد, or with any word behind
 * a title. It goes on with known names, بن and بنت, words with ال that end in ي or follow a name, and – behind
 * a title or two known names – with one word more that is no everyday word. Given names that are everyday words (كريم,
 * سعيد) need a second sign: a title, a verb of speech beside them, or more of a name behind. و ف ب ل ك before a known
 * name or a kunya are taken off, and the span is without them.
 */
export function scanArabic(text: string, tokens: readonly PersonToken[]): PersonMention[] {
  const found: PersonMention[] = [];
  for (let i = 0; i < tokens.length;) {
    const read = tokens[i]!.arabic ? nameAt(tokens, i) : null;
    if (read === null) {
      i++;
      continue;
    }
    const start = tokens[i]!.start + read.prefix;
    const end = tokens[read.to]!.end;
    found.push({ start, end, name: text.slice(start, end), doubts: read.doubts });
    i = read.to + 1;
  }
  return found;
}

/** `ابنها أخبرها`: a verb with its object is no name, whatever stands before it. */
const OF_WHAT_IS_DONE =
  /^[وف]?(?:اخبر|خبر|سال|ابلغ|بلغ|حدث|اعلم|حك[يى]|قال|قل|سمع|ذكر|كتب|رو[يى]|را[يى]|شاف|قتل|اخذ|ضرب|وجد|ترك|طلب|نقل|عرف|شاهد|راي)(?:ت|وا|و|نا)?(?:ه|ها|هم|هن|ني|نا|ك|كم|لي|له|لها|لهم|لنا|لو|لن)$/;

interface Read {
  readonly to: number;
  /** Letters of the first word that are no part of the name. */
  readonly prefix: number;
  readonly doubts: readonly string[];
}

const LONGEST = 6;
/** Kunyas that are places. */
const PLACES = new Set(['ظبي', 'غريب', 'كمال', 'سمبل', 'قصر', 'الفحم', 'درمان', 'قير', 'عريش']);
/** Heads of names with الدين and with الله behind. */
const DIN_HEADS = new Set(
  'صلاح نور سيف عز شمس بدر عماد جمال محي محيي ناصر علا بها شرف زين كمال خير فخر تقي شهاب نجم حسام ضيا غياث معز برهان'.split(
    ' ',
  ),
);
const ALLAH_HEADS = new Set('نصر فضل هبه عطا جار خلف رزق حبيب ضيف فتح لطف جاد عوض'.split(' '));
const PLACE_BEFORE = new Set(
  'في مدينه بلده قريه حي شارع منطقه محافظه مخيم مشفي مستشفي مدرسه جامع مسجد جامعه سجن حاجز جسر ساحه سوق مطار كتيبه لواء فرقه مشفى دوار معسكر صحيفه قناه وكاله'.split(
    ' ',
  ),
);

function nameAt(tokens: readonly PersonToken[], at: number): Read | null {
  const token = tokens[at]!;
  const before = joined(tokens, at) ? tokens[at - 1] : undefined;
  if (before !== undefined && isEverydayBehind(before.low, token.low)) return null;
  const title = before !== undefined && ARABIC_TITLES.has(before.low);
  const placed = before !== undefined && PLACE_BEFORE.has(before.low);
  for (const prefix of prefixesOf(token.low)) {
    const low = token.low.slice(prefix);
    const read = from(tokens, at, low, title, placed, prefix);
    if (read !== null) return read;
  }
  return null;
}

/**
 * Names that are everyday words behind certain words: `ما يزيد على` (more than), `المتحدث باسم التحالف` (the speaker in
 * the name of). What stands before decides; the same words elsewhere stay names.
 */
function isEverydayBehind(before: string, low: string): boolean {
  return EVERYDAY_BEHIND.some(([after, name]) => after.test(before) && name.test(low));
}

const EVERYDAY_BEHIND: readonly (readonly [RegExp, RegExp])[] = [
  [/^[وف]?(?:ما|لا|بما|قد|عما|مما|لم)$/, /^(?:يزيد|يحيي|يعيش|تزيد)$/],
  [/^[ولفب]*(?:ال)?(?:متحدث|ناطق|متكلم|تحدث|يتحدث|نطق|ينطق|معروف)(?:ه|ين|ون)?$/, /^باسم$/],
];

/** No letters, then و and ف, then what stands behind them. */
function prefixesOf(low: string): readonly number[] {
  const prefixes = [0];
  if (low.length > 3 && /^[وفبلك]/.test(low)) prefixes.push(1);
  if (low.length > 4 && /^[وف][بلك]/.test(low)) prefixes.push(2);
  return prefixes;
}

function joined(tokens: readonly PersonToken[], at: number): boolean {
  return (
    at > 0 &&
    at < tokens.length &&
    /^[ \u00A0]$/.test(tokens[at]!.gap) &&
    tokens[at]!.arabic &&
    tokens[at - 1]!.arabic
  );
}

function from(
  tokens: readonly PersonToken[],
  at: number,
  low: string,
  title: boolean,
  placed: boolean,
  prefix: number,
): Read | null {
  const next = joined(tokens, at + 1 < tokens.length ? at + 1 : at) ? tokens[at + 1] : undefined;
  const kunya = ARABIC_ABU.has(low) ? 'father' : ARABIC_UMM.has(low) ? 'mother' : null;
  if (kunya !== null) return kunyaAt(tokens, at, kunya, title, placed, prefix, next);
  const listed = low !== '' && isKnown(low);
  const servant = low === 'عبد' || /^عبدال.{2,}$/.test(low);
  const behind = next?.low ?? '';
  const headed =
    (behind === 'الدين' && DIN_HEADS.has(low)) || (behind === 'الله' && ALLAH_HEADS.has(low));
  const compound =
    headed ||
    (/^.{2,}(?:الدين|الله)$/.test(low) && !/^و?(?:عبد|ان شاء|باذن)/.test(low) && low.length > 6);
  if (prefix > 0 && !listed && !servant) return null;
  if (title && prefix === 0 && !listed && !servant && !nameable(low)) return null;
  if (!listed && OF_WHAT_IS_DONE.test(low)) return null;
  // An unlisted word is a first name when بن stands behind it, or a verb of speech before and a nisba behind.
  const spoken = joined(tokens, at) && speaks(tokens[at - 1]!.low);
  const son = prefix === 0 && nameable(low) && (ARABIC_IBN.has(behind) || ARABIC_BINT.has(behind));
  const family =
    prefix === 0 &&
    spoken &&
    nameable(low) &&
    !low.startsWith('ال') &&
    /^ال.{2,}[يى]$/.test(behind);
  const byBehind = (son && !low.startsWith('ال')) || family;
  if (!listed && !servant && !compound && !title && !byBehind) return null;
  // على with a dotless ya is the preposition; what is an everyday word first is a name only behind a title.
  if (!title && ARABIC_STOP.has(low) && (low !== 'علي' || tokens[at]!.word.endsWith('ى')))
    return null;
  let to = at;
  if (low === 'عبد') {
    if (next === undefined || !/^ال.{2,}/.test(next.low)) return null;
    to = at + 1;
  }
  if (headed) to = at + 1;
  const first = to;
  to = goOn(tokens, to, title || spoken || headed);
  const alone = to === first;
  const single = alone && first === at;
  const said = saysBeside(tokens, at, to);
  const doubtful = ARABIC_DOUBTFUL.has(low) && listed;
  let sum = title ? 1 : 0;
  if (listed) sum += doubtful ? 0.3 : 0.6;
  if (servant) sum += 0.7;
  if (compound) sum += 0.4;
  if (byBehind && !listed) sum += 0.3;
  if (!single) sum += more(tokens, first, to) * 0.4;
  if (said) sum += 0.35;
  if (placed) sum -= 0.7;
  // A letter before a name that is a word as well is more likely part of another word.
  if (prefix > 0 && (doubtful || low.length < 4)) sum -= 0.35;
  if (sum < EVIDENCE) return null;
  return { to, prefix, doubts: single && !servant ? ['only a given name'] : [] };
}

const EVIDENCE = 0.6;

function kunyaAt(
  tokens: readonly PersonToken[],
  at: number,
  kind: 'father' | 'mother',
  title: boolean,
  placed: boolean,
  prefix: number,
  next: PersonToken | undefined,
): Read | null {
  if (next === undefined || PLACES.has(next.low)) return null;
  const listed = isKnown(next.low) || next.low.startsWith('عبدال');
  if (!listed && !nameable(next.low)) return null;
  // أم is also "or" and "mother": only with a known name, or right behind a verb of speech.
  const said = saysBeside(tokens, at, at + 1);
  if (kind === 'mother' && !listed && !said && !title) return null;
  if (placed && !said && !title) return null;
  if (tokens[at]!.low.slice(prefix) === 'ابا' && !listed) return null;
  let to = at + 1;
  if (next.low === 'عبد' && tokens[at + 2]?.arabic === true) to = at + 2;
  const end = goOn(tokens, to, false);
  return { to: end, prefix, doubts: end === to ? ['only a kunya, which many share'] : [] };
}

/** Further words of the name. */
function goOn(tokens: readonly PersonToken[], at: number, title: boolean): number {
  let to = at;
  let unlisted = 0;
  // Behind a word with an article only such as say where from (`الشامي`) go on.
  let closed = false;
  for (let i = at + 1; i < tokens.length && i - at < LONGEST; i++) {
    if (!joined(tokens, i)) break;
    const { low } = tokens[i]!;
    const next = tokens[i + 1];
    if (
      (ARABIC_IBN.has(low) || ARABIC_BINT.has(low)) &&
      next !== undefined &&
      joined(tokens, i + 1)
    ) {
      if (!nameable(next.low)) break;
      to = i + 1;
      i++;
      continue;
    }
    if (
      (ARABIC_ABU.has(low) || ARABIC_UMM.has(low)) &&
      next !== undefined &&
      joined(tokens, i + 1)
    ) {
      if (!isKnown(next.low) && !nameable(next.low)) break;
      to = i + 1;
      i++;
      continue;
    }
    if (low === 'عبد' && next !== undefined && next.low.startsWith('ال')) {
      to = i + 1;
      i++;
      continue;
    }
    if (ARABIC_TITLES.has(low) || ARABIC_SAYS.has(low) || ARABIC_STOP.has(low)) {
      // A given name that is also a preposition: علي.
      if (low !== 'علي' || (i + 1 < tokens.length && ARABIC_STOP.has(tokens[i + 1]?.low ?? '')))
        break;
      if (next === undefined || !isKnown(next.low)) {
        if (
          next !== undefined &&
          joined(tokens, i + 1) &&
          !ARABIC_SAYS.has(next.low) &&
          !/^ال.+ي$/.test(next.low)
        )
          break;
      }
      to = i;
      continue;
    }
    const known = isKnown(low) || low.startsWith('عبدال');
    const nisba = /^ال.{2,}[يى]$/.test(low) || low === 'الدين' || low === 'الله';
    const article = /^ال.{3,}$/.test(low);
    if (known || nisba || (article && !closed && !EVERYDAY.test(low))) {
      to = i;
      closed ||= article;
      continue;
    }
    if (closed) break;
    if ((title || to > at) && unlisted === 0 && nameable(low) && familyLike(low)) {
      unlisted++;
      closed = true;
      to = i;
      continue;
    }
    if (unlisted === 0 && nameable(low) && familyLike(low) && i === at + 1 && ends(tokens, i)) {
      unlisted++;
      closed = true;
      to = i;
      continue;
    }
    break;
  }
  return to;
}

/** Not one of the letters that are words of their own before another word, unless it ends like a family's name. */
function familyLike(low: string): boolean {
  return !/^[وفبليت]/.test(low) || /^.{4,}ي$/.test(low);
}

/** Words with an article that follow a name without being part of it. */
const EVERYDAY = /(?:ات|ون|ين|يه|ذي|تي)$/;

/** A verb of speech, a comma or the end behind it: an unlisted family name stands there. */
function ends(tokens: readonly PersonToken[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    next === undefined ||
    !/^[ \u00A0]$/.test(next.gap) ||
    ARABIC_SAYS.has(next.low) ||
    ARABIC_STOP.has(next.low)
  );
}

function more(tokens: readonly PersonToken[], first: number, to: number): number {
  let count = 0;
  for (let i = first + 1; i <= to; i++) if (!ARABIC_STOP.has(tokens[i]!.low)) count++;
  return Math.min(2, count);
}

function saysBeside(tokens: readonly PersonToken[], at: number, to: number): boolean {
  const before = joined(tokens, at) ? tokens[at - 1]!.low : '';
  const next = to + 1 < tokens.length && joined(tokens, to + 1) ? tokens[to + 1]!.low : '';
  return (before !== '' && speaks(before)) || (next !== '' && speaks(next));
}

function speaks(low: string): boolean {
  return ARABIC_SAYS.has(low) || ARABIC_SAYS.has(low.replace(/^[وف]/, ''));
}

function isKnown(low: string): boolean {
  return listedName(low) !== null || MORE_NAMES.has(low);
}

/** Could be a name: no everyday word, no number, long enough. */
function nameable(low: string): boolean {
  return (
    low.length >= 3 &&
    !ARABIC_STOP.has(low) &&
    !ARABIC_SAYS.has(low) &&
    !ARABIC_TITLES.has(low) &&
    !ARABIC_IBN.has(low)
  );
}
