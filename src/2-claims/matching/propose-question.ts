import type { ValueType } from '../value.ts';
import type { FoundValue, Suggestion } from '../suggest/suggestion.ts';
import type { Asking } from './asking.ts';
import { arabic } from './asked-in-arabic.ts';
import { english } from './asked-in-english.ts';
import { french } from './asked-in-french.ts';
import { choicesIn } from './choices.ts';
import { contentWords, wordKey } from './content-words.ts';
import type { Statement } from './statement.ts';
import { topicOf } from './topics.ts';
import { isLabel, type Reading, readingsFor, type WhenWritten } from './value-for.ts';

/** A question a statement could open, for a person to change before it is asked. */
export interface QuestionProposal {
  readonly text: string;
  readonly type: ValueType;
  readonly unit: string | null;
  readonly options: readonly string[];
  /** What area of knowledge it belongs to, by its words: reliability is kept by it. */
  readonly topic: string;
  /** Of a place that is named as part of another: `Ain Marra ford` in `Ain Marra`. */
  readonly places: Readonly<Record<string, string>>;
  /** How the statement answers it: the first is what would be accepted. */
  readonly readings: readonly Reading[];
  readonly why: string;
}

/**
 * The questions that a statement could answer, likeliest first; never empty.
 *
 * Who, what, where, when, how many: each value the statement states gives the question it is an answer to – a number
 * with the words it counts ("12 or 13 dead" → "How many dead were there?"), a position, a time with the clause it dates
 * – and the statement as a whole always gives the question whether it is so. A position comes first (nobody sends one
 * by the way), then counted things, then the statement as a whole, then times and places: in a report these mostly say
 * when and where something else happened. A question that was asked, in a log or an interview, stands first as it was asked.
 *
 * Questions are plain and in the language of the statement, hold nothing of their answer, and nothing that is left over of
 * the clause (`asked-in-english.ts` and its neighbours). What is denied counts nothing ("nobody saw the 3 shells fall"), nor does a
 * share ("100 % confirmed").
 */
export function proposeQuestions(
  suggestion: Statement,
  when: WhenWritten,
): readonly QuestionProposal[] {
  const said = withoutTeller(suggestion, plain(suggestion.content?.text ?? suggestion.quote));
  const ask = LANGUAGES[suggestion.language] ?? english;
  const proposals: {
    readonly rank: number;
    readonly at: number;
    readonly it: Omit<QuestionProposal, 'readings' | 'topic' | 'places'>;
    /** The value the question was made from: it answers it before any other. */
    readonly of: FoundValue | null;
    /** How the statement as a whole answers. */
    readonly answer?: 'yes' | 'no';
  }[] = [];
  for (const value of suggestion.values) {
    const at = value.span[0];
    const words = plain(value.text);
    if (value.type === 'number' || value.type === 'money') {
      if (/^both(?!\p{L})/iu.test(value.text)) continue;
      if (isLabel(suggestion, value) || isShare(suggestion, value) || isDenied(suggestion, value))
        continue;
      const behind = suggestion.quote.slice(value.span[1] - suggestion.span[0]);
      const one = value.low === 1 && value.high === 1;
      // `2 kg per person` has its unit already.
      const measured = /\p{N}\s*\p{L}+$/u.test(value.text) && /^\s*(?:per|a|each)\s/iu.test(behind);
      const own = value.type === 'money' || measured ? '' : ask.counted(behind, one);
      const counted = own === '' ? countedBefore(suggestion, ask) : own;
      const after =
        own === ''
          ? ''
          : (behind
              .slice(behind.indexOf(lastWord(own)) + lastWord(own).length)
              .split(TELLER_BEHIND)[0] ?? '');
      const text =
        value.type === 'money'
          ? ask.howMuch(said)
          : ask.howMany({
              counted,
              few: (value.high ?? value.low ?? 0) <= 10,
              before: pieceBefore(suggestion, value),
              after: plainBehind(after),
            });
      // `Four.` behind a question: what was asked is what is counted. `Two in all.` goes on with what was said before.
      if (own === '' && value.type === 'number') {
        const asked = suggestion.asked ?? null;
        if (suggestion.noted === true || (asked !== null && typeAsked(asked) === 'number'))
          continue;
        if (said.split(/\s+/).length > 6 || (suggestion.context ?? '') === '') continue;
      }
      proposals.push({
        rank: ORDINARY.test(counted) ? 4 : 1,
        at,
        it: {
          text,
          type: 'number',
          unit: value.type === 'money' ? value.unit : unitIn(counted),
          options: [],
          why: `“${value.text}” counts something`,
        },
        of: value,
      });
    } else if (value.type === 'point') {
      proposals.push({
        rank: 0,
        at,
        it: {
          text: ask.whereExactly(said, words),
          type: 'point',
          unit: null,
          options: [],
          why: `“${value.text}” is a position`,
        },
        of: value,
      });
    } else if (value.type === 'time') {
      const text = ask.when(said, words);
      if (text === null) continue;
      proposals.push({
        rank: 3,
        at,
        it: {
          text,
          type: 'time',
          unit: null,
          options: [],
          why: `“${value.text}” is a time`,
        },
        of: value,
      });
    }
  }
  for (const { kind, text, span } of choicesIn(said)) {
    const [before, after] = [said.slice(0, span[0]), said.slice(span[1])];
    proposals.push({
      rank: kind === 'commander' ? 0.5 : kind === 'weapon' ? 1.2 : 2.5,
      at: span[0],
      it: {
        text:
          kind === 'commander'
            ? ask.who(commanded(before) || commanded(after))
            : kind === 'weapon'
              ? ask.weapon(before, after)
              : ask.colour(before, after),
        type: 'choice',
        unit: null,
        options: [text],
        why: WHY[kind],
      },
      of: null,
    });
  }
  const asked = suggestion.asked ?? null;
  const askedType = asked === null ? null : typeAsked(asked);
  if (
    asked !== null &&
    askedType !== null &&
    (suggestion.noted === true || contentWords(asked).length >= 2)
  ) {
    proposals.push({
      rank: suggestion.noted === true ? -1 : 1.7,
      at: 0,
      it: {
        text: asked,
        type: askedType,
        unit: askedType === 'number' ? countedIn(asked) : null,
        options: [],
        why: 'the question that was asked',
      },
      of: null,
    });
  }
  const places = readingsFor(
    suggestion,
    { text: '', type: 'place', unit: null, options: [], places: {} },
    when,
  );
  const [place] = places;
  const askedWhere =
    place?.value.type === 'place'
      ? ask.where(said, plain(placeWords(suggestion, place.span) ?? place.value.place))
      : null;
  if (place !== undefined && place.value.type === 'place' && askedWhere !== null) {
    proposals.push({
      rank: MOVES.test(said) ? 1.5 : 3.5,
      at: place.span?.[0] ?? 0,
      it: {
        text: askedWhere,
        type: 'place',
        unit: null,
        options: [],
        why: `“${place.value.place}” is a place`,
      },
      of: null,
    });
  }
  const whole = ask.whether(said);
  proposals.push({
    rank: 2,
    at: 0,
    it: {
      text: whole.text,
      type: 'yes-no',
      unit: null,
      options: [],
      why: 'the statement as a whole',
    },
    of: null,
    answer: whole.answer,
  });
  const seen = new Set<string>();
  return (
    proposals
      .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
      .map(({ it, of, answer }) => ({
        ...it,
        topic: topicOf(`${it.text} ${suggestion.quote}`),
        readings: answers(suggestion, it, when, of, answer),
      }))
      .map((it) => ({ ...it, places: it.type === 'place' ? partsIn(it.readings) : {} }))
      // Of what nobody is said to have said it may be asked whether it is true; nothing answers.
      .filter(
        ({ readings, type }) =>
          readings.length > 0 || (suggestion.polarity !== undefined && type === 'yes-no'),
      )
      .filter(({ text }) => !seen.has(text) && seen.add(text))
  );
}

function answers(
  suggestion: Suggestion,
  question: Omit<QuestionProposal, 'readings' | 'why' | 'topic' | 'places'>,
  when: WhenWritten,
  of: FoundValue | null,
  answer?: 'yes' | 'no',
): readonly Reading[] {
  const readings = readingsFor(suggestion, { ...question, places: {} }, when);
  if (answer !== undefined) {
    // Made of the statement's own words: what these say is known, unless whoever speaks denies them.
    const is = isDenying(suggestion) === (answer === 'yes') ? 'no' : 'yes';
    return readings.toSorted((a, b) => Number(isAnswer(b, is)) - Number(isAnswer(a, is)));
  }
  const mine = of?.span[0];
  return mine === undefined
    ? readings
    : readings.toSorted((a, b) => Number(b.span?.[0] === mine) - Number(a.span?.[0] === mine));
}

function isAnswer({ value }: Reading, answer: 'yes' | 'no'): boolean {
  return value.type === 'yes-no' && value.answer === answer;
}

/** Places among the readings whose name begins with another's: the part lies in the whole. */
function partsIn(readings: readonly Reading[]): Readonly<Record<string, string>> {
  const names = readings.flatMap(({ value }) => (value.type === 'place' ? [value.place] : []));
  return Object.fromEntries(
    names.flatMap((name) => {
      const whole = names.find((other) => name !== other && name.startsWith(`${other} `));
      return whole === undefined ? [] : [[name, whole]];
    }),
  );
}

/** The thing that is counted, where the first word names one (`men`), or what it is counted by (`a day`). */
function unitIn(counted: string): string | null {
  if (/^(?:a|per|par|each)\s\p{L}+$/iu.test(counted)) return counted;
  const first = counted.split(' ')[0] ?? '';
  return wordKey(first) === null || first.length < 3 ? null : first;
}

/** `Two, not more.` `my husband counted 6`: what is counted was said just before, behind a number. */
function countedBefore(suggestion: Statement, ask: Asking): string {
  const around = (suggestion.context ?? '').slice(-400);
  if (around === '' || /[?؟]/.test(around)) return '';
  for (const found of [...around.matchAll(A_NUMBER)].toReversed()) {
    const counted = ask.counted(around.slice(found.index + found[0].length), false);
    if (counted !== '') return counted;
  }
  return '';
}

const A_NUMBER =
  /(?<![\p{L}\p{N}])(?:\p{N}[\p{N}.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)(?![\p{L}\p{N}%])/giu;

function lastWord(words: string): string {
  return words.split(/\s+/).at(-1) ?? words;
}

/** What stands before a number in its own clause. */
function pieceBefore(suggestion: Suggestion, value: FoundValue): string {
  const before = suggestion.quote.slice(
    Math.max(0, (suggestion.content?.span[0] ?? suggestion.span[0]) - suggestion.span[0]),
    value.span[0] - suggestion.span[0],
  );
  return before.split(/[,;:،؛–—.!?]\s/u).at(-1) ?? '';
}

/** `100 %`, `three in ten`: a part of something counts nothing. */
function isShare(suggestion: Suggestion, value: FoundValue): boolean {
  const after = suggestion.quote.slice(value.span[1] - suggestion.span[0]).slice(0, 16);
  return (
    /[%٪]|per ?cent|pour ?cent|في المئة|بالمئة|بالمية|percent/iu.test(
      `${value.text} ${value.unit ?? ''}`,
    ) || /^\s*(?:[%٪]|per ?cent|pour ?cent|في المئة|بالمئة|بالمية)/iu.test(after)
  );
}

/** Whether a number is what was not: `nobody saw the 3 shells`, `we did not find 3 bodies`. Bounds are no denial. */
function isDenied(suggestion: Suggestion, value: FoundValue): boolean {
  return DENIAL.test(`${pieceBefore(suggestion, value)}\u0000`);
}

const DENIAL = new RegExp(
  String.raw`(?<!\p{L})(?:nobody|no one|none|neither|never|without|cannot|not(?!\s+(?:just|only|more|less|fewer))|\p{L}+n[\u2019']t|personne|aucune?|jamais|ne\s+\p{L}+\s+pas|n[\u2019']\p{L}+\s+pas|sans|لم|لن|ليس|ليست|ما حدا|محدا|لا أحد|بدون)(?![\p{L}])[^\u0000]*\u0000`,
  'iu',
);

function isDenying({ cue }: Suggestion): boolean {
  return (
    cue !== null &&
    /(?<!\p{L})(?:den(?:y|ies|ied|ying)|disput\p{L}+|(?:dé|de)ment\p{L}*|nie|nié|نفى|نفت|ينفي)(?!\p{L})/iu.test(
      cue.text,
    )
  );
}

/** What is commanded, in the words beside the name. */
function commanded(words: string): string {
  return words
    .replace(COMMAND_WORDS, '')
    .replace(/^[\s,;:،.–—-]+|[\s,;:،.–—-]+$/gu, '')
    .trim();
}

function placeWords(suggestion: Suggestion, span: Reading['span']): string | null {
  return span === null
    ? null
    : suggestion.quote.slice(span[0] - suggestion.span[0], span[1] - suggestion.span[0]);
}

/** Without the words that say from whom it is, where they stand inside: `10 injured acc to the nurse, 2 critical`. */
function withoutTeller(suggestion: Statement, said: string): string {
  let words = said;
  for (const { text } of suggestion.speakers) {
    const teller = plain(text);
    const at = teller === '' ? -1 : words.indexOf(teller);
    if (at < 0) continue;
    const lead = TOLD_BY.exec(words.slice(0, at));
    if (lead === null) continue;
    words = `${words.slice(0, lead.index)}${words.slice(at + teller.length)}`;
  }
  return plain(
    words
      .replace(/\(\s*\)/gu, '')
      .replace(/\s+([,.;:])/gu, '$1')
      .replace(/^[\s,;:–—-]+/u, ''),
  );
}

/** The words behind what is counted, with the mark or space that sets them apart. */
function plainBehind(after: string): string {
  return `${/^\s/u.test(after) ? ' ' : ''}${plain(after)}`;
}

const TELLER_BEHIND =
  /[\s,(–—-]+(?:as )?(?:(?:seen|counted|filmed|watched|photographed|told|reported) by|vue?s? par|acc(?:ord(?:ing)?)?\.? to|as per|per|h\/t|selon|d[\u2019']après|حسب|بحسب)\s/iu;
const TOLD_BY =
  /[\s,(–—-]*(?:(?:as )?(?:seen|counted|filmed|watched|photographed|told|reported) by|vue?s? par|acc(?:ord(?:ing)?)?\.? to|as per|per|via|through|h\/t|from|selon|d[\u2019']après|حسب|بحسب|عن)\s+$/iu;

/** Units of time and the like: such a number seldom is what the report is about. */
const ORDINARY =
  /^(?:times?|hours?|minutes?|days?|weeks?|months?|years?|o[\u2019']clock|night|in all|fois|heures?|jours?|مرات|ساعات|أيام)/iu;
const COMMAND_WORDS =
  /\s*(?:,?\s*commander(?: (?:there|here|now) is)?|commanded by|who commands|commands|is (?:the )?commander|names|(?:ال)?قائد\p{L}*)\s*[:،,]?\s*$|^\s*(?:commands|is (?:the )?commander (?:of|at)|is in command (?:of|at)|commande)\s+/iu;
const WHY = {
  commander: 'says who commands',
  weapon: 'names what struck',
  colour: 'names a colour',
} as const;

/** What kind of answer a question asks for, by its first words; null where they do not tell. */
export function typeAsked(question: string): ValueType | null {
  const asked = question.trim();
  if (/^(?:how many|how much|combien|كم|ما عدد)(?!\p{L})/iu.test(asked)) return 'number';
  if (
    /^(?:when|at what time|on (?:which|what) (?:day|date)|in (?:which|what) (?:month|year)|quand|متى)(?!\p{L})/iu.test(
      asked,
    )
  )
    return 'time';
  if (/^(?:where|in (?:which|what) (?:place|town|village)|où|أين)(?!\p{L})/iu.test(asked))
    return 'place';
  if (
    /^(?:did|do|does|was|were|is|are|has|have|had|can|could|will|would|est-ce|هل)(?!\p{L})/iu.test(
      asked,
    )
  )
    return 'yes-no';
  return null;
}

/** What a question counts: `How many stalls burnt …?` → `stalls`. */
function countedIn(question: string): string | null {
  const word = /^(?:how many|combien de|كم)\s+(?<word>\p{L}[\p{L}\p{M}\u2019'-]*)/iu.exec(
    question.trim(),
  )?.groups?.['word'];
  return word === undefined || wordKey(word) === null ? null : word;
}

const MOVES =
  /(?<!\p{L})(?:seen|saw|stopped|turned back|sent back|fell|arrived|came|moved|first at|held at|taken to|vu|arrêtés?|refoulés?|tombé|رجع\p{L}*|أوقف\p{L}*|سقط\p{L}*|شوهد)(?!\p{L})/iu;

function plain(text: string): string {
  return text
    .replace(ATTACHED, ' ')
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!…,:;]+$/u, '');
}

/** Marks of chat apps that a file came along. */
const ATTACHED =
  /<(?:attached|joint|مرفق)\s*:[^>\n]{1,200}>|\S{1,120} \((?:file attached|fichier joint)\)/giu;

const LANGUAGES: Readonly<Record<string, Asking>> = { en: english, fr: french, ar: arabic };
