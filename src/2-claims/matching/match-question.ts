import type { Value } from '../value.ts';
import { CONCEPTS } from './concepts.ts';
import { contentWords, foldWord } from './content-words.ts';
import type { Statement } from './statement.ts';
import {
  type AskedQuestion,
  nearWords,
  type Reading,
  readingsFor,
  type WhenWritten,
} from './value-for.ts';

/**
 * Which question of the case a statement speaks to.
 *
 * Words that both use count by how rare they are among the questions (−log of the share of questions that use them, as
 * in Spärck Jones 1972): a word of every question says nothing. The words of a question are its own text and, at
 * three quarters, what has already been accepted as an answer to it: the third report is found by the first two.
 * The sum is held against the rarest words of the shorter side, so that a long article does not match everything,
 * and then moved by what else speaks for or against:
 *
 * - the statement states a value the question can take (× 1; none: × ½ – it may still be about it);
 * - the number stands beside words the question asks for, or a known answer is named;
 * - the question has a period and the document was written within a week of it (or far off);
 * - a value that somebody has already given as its answer is a strong sign where values seldom meet by chance: the same
 *   position, the same name, the same bounds;
 * - a question that stands above the statement word for word – in a log, in an interview – is the one it answers.
 *
 * Words around a statement (the question it answers, the sentence before) count half, and only where the statement's own
 * words do not already say it. A question known by a code alone (`Q-017`, from a sheet) is found by what was accepted.
 *
 * Below a floor nothing is offered: a number key must not accept what has nothing to do with it. Words that only earlier answers
 * have in common with a statement must be two besides the name of who speaks, or one and a value
 * of the kind that is asked for.
 *
 * The score orders; it is no probability. `sure` is set only where a person would be surprised by another
 * choice: a value fits, two different words are shared (or an answer by name), and the next one is clearly behind.
 * `firm` is stricter, for what is accepted together with others: `sure` decides what one key does with a card that is
 * looked at, `firm` what is taken without each being opened. It asks for more than words in common – the very question
 * answered, with the answer in so many words; or a known answer, a number that counts what is asked, with two words
 * shared and half again as much behind it as behind the next; or three words shared and twice as much.
 *
 * Questions and their order in the case do not change what a pair scores, only the rarity of words.
 */
export interface QuestionMatch {
  readonly questionId: AskedQuestion['id'];
  readonly score: number;
  /** Why it stands where it stands, in words. */
  readonly reasons: readonly string[];
  /** How the statement answers it, likeliest first; may be empty. */
  readonly readings: readonly Reading[];
  /** Whether it stands first on the card: a person would be surprised by another choice. */
  readonly sure: boolean;
  /** Whether it may be accepted with others at once: sure, and for reasons that seldom mislead. */
  readonly firm: boolean;
}

/** The questions of a case, read once for all statements. */
export interface QuestionIndex {
  readonly entries: readonly Entry[];
  readonly weight: (key: string) => number;
}

interface Entry {
  readonly question: AskedQuestion;
  /** Key → how much it counts: 1 from the text, ¾ from accepted answers. */
  readonly words: ReadonlyMap<string, number>;
  /** Key → the word as the question writes it, for the reason. */
  readonly written: ReadonlyMap<string, string>;
  /** Whether the question has words enough of its own to be held against. */
  readonly worded: boolean;
  /** Known by a code alone: only what was accepted on it says what it asks. */
  readonly coded: boolean;
  /** Answers already given, in the form in which two are compared. */
  readonly given: ReadonlySet<string>;
  /** The question with the names that were given among the answers it knows. */
  readonly knows: AskedQuestion;
  /** Its text in the form in which it is compared with a question that was asked. */
  readonly asks: string;
}

const FROM_ANSWERS = 0.75;
const FROM_CONTEXT = 0.5;

export function indexQuestions(
  questions: readonly AskedQuestion[],
  /** Words already accepted as answers, by question. */
  quotes: ReadonlyMap<string, readonly string[]> = new Map(),
  /** Answers already accepted, by question. */
  answers: ReadonlyMap<string, readonly Value[]> = new Map(),
): QuestionIndex {
  const entries = questions.map((question): Entry => {
    const words = new Map<string, number>();
    const written = new Map<string, string>();
    for (const quote of quotes.get(question.id) ?? []) {
      for (const word of contentWords(quote)) {
        words.set(word.key, FROM_ANSWERS);
        if (!written.has(word.key)) written.set(word.key, word.written);
      }
    }
    for (const word of contentWords(`${question.text} ${question.options.join(' ')}`)) {
      words.set(word.key, 1);
      written.set(word.key, word.written);
    }
    const own = contentWords(question.text).filter(({ written: word }) => !/\p{N}/u.test(word));
    return {
      question,
      words,
      written,
      worded: own.length > 1 && question.text !== question.ref,
      coded: own.length === 0 || question.text === question.ref,
      knows: {
        ...question,
        options: [
          ...new Set([
            ...question.options,
            ...(answers.get(question.id) ?? []).flatMap((value) =>
              value.type === 'choice'
                ? [value.answer]
                : value.type === 'place'
                  ? [value.place]
                  : [],
            ),
          ]),
        ],
      },
      given: new Set((answers.get(question.id) ?? []).flatMap((value) => markOf(value) ?? [])),
      asks: plainQuestion(question.text),
    };
  });
  const used = new Map<string, number>();
  for (const { words } of entries) {
    for (const key of words.keys()) used.set(key, (used.get(key) ?? 0) + 1);
  }
  const all = entries.length + 1;
  return { entries, weight: (key) => Math.log((all + 1) / ((used.get(key) ?? 0) + 0.5)) };
}

/** The questions a statement may speak to, best first, at most `limit`; those that share nothing are left out. */
export function matchQuestions(
  suggestion: Statement,
  index: QuestionIndex,
  when: WhenWritten,
  limit = 5,
): readonly QuestionMatch[] {
  const said = new Map<string, string>();
  for (const word of contentWords(suggestion.quote)) {
    if (!said.has(word.key)) said.set(word.key, word.written);
  }
  const around = new Map<string, string>();
  for (const word of contentWords(suggestion.context ?? '')) {
    if (!said.has(word.key)) around.set(word.key, word.written);
  }
  const scored = index.entries
    .map((entry) => scoreOf(suggestion, said, around, entry, index, when))
    .filter((match) => match.score >= FLOOR)
    .toSorted((a, b) => b.score - a.score || (a.questionId < b.questionId ? -1 : 1));
  const [first, second] = scored;
  return scored.slice(0, limit).map(({ strong, firmFrom, ...match }) => {
    const sure =
      match.questionId === first?.questionId &&
      strong &&
      match.readings.length > 0 &&
      match.score >= SURE &&
      match.score >= (second?.score ?? 0) * AHEAD;
    const ahead = match.score / Math.max(second?.score ?? 0, 1e-9);
    return {
      ...match,
      sure,
      firm: sure && firmFrom !== null && match.score >= FIRM && ahead >= firmFrom,
    };
  });
}

/** Below it a question has hardly more in common with the words than any other, and none of them is offered. */
const FLOOR = 0.05;
/** So many words in common with accepted answers find a question that shares none of its own. */
const ALONE = 2;
/** Found on invented cases: below it a person more often chooses another question. */
const SURE = 0.34;
const AHEAD = 1.2;
/** On the sample case's raw folder no match above it with `firmFrom` was one that a person chose otherwise. */
const FIRM = 0.6;

function scoreOf(
  suggestion: Statement,
  said: ReadonlyMap<string, string>,
  around: ReadonlyMap<string, string>,
  { question, words, written, worded, coded, given, knows, asks }: Entry,
  { weight }: QuestionIndex,
  when: WhenWritten,
): Omit<QuestionMatch, 'sure' | 'firm'> & {
  readonly strong: boolean;
  /** How far ahead of the next it must be to be firm; null where it is never. */
  readonly firmFrom: number | null;
} {
  const shared = [...said.keys()].filter((key) => words.has(key));
  const readings = readingsFor(suggestion, knows, when);
  const named =
    question.type !== 'yes-no' && question.type !== 'number' && question.type !== 'time'
      ? readings.filter(({ span }) => span !== null && isKnown(readings, knows)).length > 0
      : false;
  const near = [...around.keys()].filter((key) => words.has(key));
  const met = readings.find(({ value }) => given.has(markOf(value) ?? ''));
  const asked = suggestion.asked == null ? '' : plainQuestion(suggestion.asked);
  // A position, a weapon, a colour, a commander: rarely said by the way, so even without a shared word worth a look.
  const rare = (question.type === 'point' || question.type === 'choice') && readings.length > 0;
  const theOne = asked !== '' && asked === asks && readings.length > 0;
  // What only answers to a question have in common with it must be more than a word and who speaks: `Plum`, `roof`.
  const told = tellersIn(suggestion);
  const telling = [...shared, ...near].filter((key) => !told.has(key));
  const enough =
    telling.some((key) => words.get(key) === 1) ||
    // A value of its kind is one thing more in common; yes or no is always stated.
    telling.length >= (question.type !== 'yes-no' && readings.length > 0 ? ALONE - 1 : ALONE) ||
    (coded && shared.length + near.length > 0);
  if (!enough && !named && met === undefined && !theOne && !rare) {
    const nothing = { strong: false, firmFrom: null };
    return { questionId: question.id, score: 0, reasons: [], readings, ...nothing };
  }
  const sum =
    shared.reduce((total, key) => total + weight(key) * (words.get(key) ?? 0), 0) +
    near.reduce((total, key) => total + weight(key) * (words.get(key) ?? 0), 0) * FROM_CONTEXT;
  const whole = Math.min(
    total(said.keys(), weight) + total(near, weight) * FROM_CONTEXT,
    total(words.keys(), weight, worded ? 1 : 0, words),
  );
  let score = whole <= 0 ? 0 : sum / (whole + LONE);
  const reasons: string[] = [];
  if (shared.length > 0) {
    const shown = shared
      .toSorted((a, b) => weight(b) - weight(a))
      .slice(0, 4)
      .map((key) => sameWord(said.get(key) ?? key, written.get(key) ?? key));
    reasons.push(`both say ${shown.join(', ')}`);
  }
  if (near.length > 0) {
    reasons.push(
      `what stands before it says ${near
        .toSorted((a, b) => weight(b) - weight(a))
        .slice(0, 3)
        .map((key) => sameWord(around.get(key) ?? key, written.get(key) ?? key))
        .join(', ')}`,
    );
  }
  const beside = readings[0];
  let counts = false;
  if (readings.length === 0) {
    score *= 0.5;
    reasons.push(`no ${TYPE_WORDS[question.type]} is stated`);
  } else if (question.type === 'number') {
    const number = suggestion.values.find(
      (value) => value.span[0] === beside?.span?.[0] && value.type !== 'time',
    );
    const counted =
      number === undefined ? [] : nearWords(suggestion, number).filter((key) => words.has(key));
    if (counted.length > 0) {
      counts = true;
      score *= 1.3;
      reasons.push(`the number counts what it asks for`);
    }
  } else if (named) {
    score = score * 1.2 + 0.15;
    reasons.push('names a known answer');
  } else if (question.type !== 'yes-no') {
    reasons.push(`states a ${TYPE_WORDS[question.type]}`);
    score *= 1.1;
  }
  if (met !== undefined) {
    score = score * 1.2 + 0.35;
    reasons.push('the same answer was given before');
  }
  if (rare && shared.length === 0) {
    score += 0.1;
    if (!named) reasons.push(`states a ${TYPE_WORDS[question.type]}`);
  }
  if (theOne) {
    score = Math.max(score, 1) + 1;
    reasons.push('it answers this very question');
  }
  const days = daysApart(question.period, when.writtenOn);
  if (days !== null) {
    if (days <= 7) {
      score *= 1.1;
      reasons.push('written within a week of what it asks about');
    } else if (days > 90) {
      score *= 0.7;
      reasons.push(`written ${days} days from what it asks about`);
    }
  }
  return {
    questionId: question.id,
    score,
    reasons,
    readings,
    firmFrom: theOne
      ? question.type !== 'yes-no' || saysSo(suggestion.quote, shared, said)
        ? AHEAD
        : null
      : // What answers one question that was asked is not taken for the answer to another.
        asked === '' && shared.length >= 2 && (named || met !== undefined || counts)
        ? 1.5
        : asked === '' && shared.length >= 3
          ? 2
          : null,
    strong:
      theOne ||
      shared.length >= 2 ||
      shared.length + near.length >= 3 ||
      ((named || met !== undefined) && shared.length + near.length >= 1),
  };
}

/** The words of who speaks: the name that opens a sentence, and whoever is reported. */
function tellersIn({ quote, speakers }: Statement): ReadonlySet<string> {
  // A longer description holds more than a name.
  const names = speakers
    .map(({ resolved }) => contentWords(resolved))
    .filter((words) => words.length <= 2)
    .flat();
  const [first] = contentWords(quote.slice(0, 60));
  const opens =
    first !== undefined &&
    /^\P{L}*$/u.test(quote.slice(0, first.at)) &&
    /^\p{Lu}/u.test(first.written)
      ? [first].filter(({ written }) => !CONCEPTS.has(foldWord(written)))
      : [];
  return new Set([...names, ...opens].map(({ key }) => key));
}

/**
 * Whether a statement answers yes or no in so many words: it begins with one of them, or it repeats what was asked
 * and not only when. `it ran all night` to “Did it stop in the night?” does neither.
 */
function saysSo(
  quote: string,
  shared: readonly string[],
  said: ReadonlyMap<string, string>,
): boolean {
  return YES_OR_NO.test(quote) || shared.some((key) => !WHEN.test(said.get(key) ?? key));
}

const YES_OR_NO = /^\P{L}*(?:yes|no|oui|non|نعم|لا)(?!\p{L})/iu;
const WHEN =
  /^(?:nights?|days?|mornings?|evenings?|noon|midnight|hours?|minutes?|weeks?|months?|winter|summer|january|february|march|april|may|june|july|august|september|october|november|december|nuit|jour|matin|soir|heure|semaine|mois|ليل\p{L}*|يوم\p{L}*|صباح\p{L}*|مساء\p{L}*|\p{N}+)$/iu;

/** What two answers have in common that seldom meets by chance; null for yes, no and round numbers. */
function markOf(value: Value): string | null {
  switch (value.type) {
    case 'point':
      return `${value.lat.toFixed(4)},${value.lon.toFixed(4)}`;
    case 'choice':
      return plainQuestion(value.answer);
    case 'number':
      return value.low !== null && value.high !== null && value.low !== value.high
        ? `${value.low}-${value.high}`
        : null;
    default:
      return null;
  }
}

function plainQuestion(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A word alone, however rare, is little evidence. */
const LONE = 1.5;

const TYPE_WORDS: Readonly<Record<AskedQuestion['type'], string>> = {
  'yes-no': 'yes or no',
  choice: 'known answer',
  set: 'known answer',
  number: 'number',
  time: 'time',
  place: 'place',
  point: 'position',
  person: 'person',
};

function isKnown(readings: readonly Reading[], question: AskedQuestion): boolean {
  const known = new Set([
    ...question.options,
    ...Object.keys(question.places),
    ...Object.values(question.places),
  ]);
  return readings.some(
    ({ value }) =>
      (value.type === 'choice' && known.has(value.answer)) ||
      (value.type === 'place' && known.has(value.place)) ||
      (value.type === 'set' && value.answers.some((answer) => known.has(answer))),
  );
}

function total(
  keys: Iterable<string>,
  weight: (key: string) => number,
  atLeast = 0,
  counts?: ReadonlyMap<string, number>,
): number {
  let sum = 0;
  for (const key of keys) {
    if ((counts?.get(key) ?? 1) >= atLeast) sum += Math.max(0, weight(key));
  }
  return sum;
}

/** `dead` and `killed` in one: shown as the statement says it, with the question's word where it is another. */
function sameWord(said: string, asked: string): string {
  return said.toLowerCase() === asked.toLowerCase() ? `“${said}”` : `“${said}” (“${asked}”)`;
}

function daysApart(period: AskedQuestion['period'], writtenOn: string | null): number | null {
  const [from, to] = [period?.from ?? period?.to, period?.to ?? period?.from];
  if (from == null || to == null || writtenOn === null) return null;
  const at = Date.parse(writtenOn);
  const [start, end] = [Date.parse(from.slice(0, 10)), Date.parse(to.slice(0, 10))];
  if (Number.isNaN(at) || Number.isNaN(start) || Number.isNaN(end)) return null;
  return Math.round(Math.max(0, start - at, at - end) / 86_400_000);
}
