import type { ValueType } from '../value.ts';
import type { FoundValue, Suggestion } from '../suggest/suggestion.ts';
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
 * with the words it counts ("12 or 13 dead" → "How many dead …?"), a position, a time with the statement it dates – and
 * the statement as a whole always gives "Is it true that …?". A position comes first (nobody sends one by the
 * way), then counted things, then the statement as a whole, then times and places: in a report these mostly say when and
 * where something else happened. The wording is the statement's own and in its language. A question that was asked, in a
 * log or an interview, stands first as it was asked.
 */
export function proposeQuestions(
  suggestion: Statement,
  when: WhenWritten,
): readonly QuestionProposal[] {
  const said = plain(suggestion.content?.text ?? suggestion.quote);
  const language = suggestion.language in WORDS ? (suggestion.language as Language) : 'en';
  const words = WORDS[language];
  const proposals: {
    readonly rank: number;
    readonly at: number;
    readonly it: Omit<QuestionProposal, 'readings' | 'topic' | 'places'>;
    /** The value the question was made from: it answers it before any other. */
    readonly of: FoundValue | null;
  }[] = [];
  for (const value of suggestion.values) {
    const at = value.span[0];
    if (value.type === 'number' || value.type === 'money') {
      if (isLabel(suggestion, value)) continue;
      const counted = countedBy(suggestion, value);
      const around = suggestion.context ?? '';
      if (counted === '') {
        // `Two, not more.` `Four.`: what is counted was said just before.
        if (said.split(/\s+/).length > 6 || around === '' || suggestion.noted === true) continue;
        proposals.push({
          rank: 1,
          at,
          it: {
            text: words.howMany('', plain(around)),
            type: 'number',
            unit: null,
            options: [],
            why: `“${value.text}” counts something`,
          },
          of: value,
        });
        continue;
      }
      proposals.push({
        rank: ORDINARY.test(counted) ? 4 : 1,
        at,
        it: {
          text: words.howMany(counted, rest(said, value.text, counted)),
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
          text: words.whereExactly(rest(said, value.text, '')),
          type: 'point',
          unit: null,
          options: [],
          why: `“${value.text}” is a position`,
        },
        of: value,
      });
    } else if (value.type === 'time') {
      proposals.push({
        rank: 3,
        at,
        it: {
          text: words.when(rest(said, value.text, '')),
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
    proposals.push({
      rank: kind === 'commander' ? 0.5 : kind === 'weapon' ? 1.2 : 2.5,
      at: span[0],
      it: {
        text:
          kind === 'commander'
            ? words.who(rest(said, text, '').replace(COMMAND_WORDS, ''))
            : kind === 'weapon'
              ? words.weapon(rest(said, said.slice(...span), ''))
              : words.colour(rest(said, said.slice(...span), '')),
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
  if (place !== undefined && place.value.type === 'place') {
    proposals.push({
      rank: MOVES.test(said) ? 1.5 : 3.5,
      at: place.span?.[0] ?? 0,
      it: {
        text: words.where(rest(said, place.value.place, '')),
        type: 'place',
        unit: null,
        options: [],
        why: `“${place.value.place}” is a place`,
      },
      of: null,
    });
  }
  proposals.push({
    rank: 2,
    at: 0,
    it: {
      text: words.isItTrue(said),
      type: 'yes-no',
      unit: null,
      options: [],
      why: 'the statement as a whole',
    },
    of: null,
  });
  const seen = new Set<string>();
  return (
    proposals
      .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
      .map(({ it, of }) => ({
        ...it,
        topic: topicOf(`${it.text} ${suggestion.quote}`),
        readings: answers(suggestion, it, when, of),
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
): readonly Reading[] {
  const readings = readingsFor(suggestion, { ...question, places: {} }, when);
  const mine = of?.span[0];
  return mine === undefined
    ? readings
    : readings.toSorted((a, b) => Number(b.span?.[0] === mine) - Number(a.span?.[0] === mine));
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

/** The words that follow a number and say what is counted, up to a verb, a mark or the next number. */
function countedBy(suggestion: Suggestion, value: FoundValue): string {
  const after = suggestion.quote.slice(value.span[1] - suggestion.span[0]);
  const match = /^\s*((?:\p{L}[\p{L}\p{M}\u2019'-]*\s*){1,3})/u.exec(after);
  if (match === null) return '';
  const words: string[] = [];
  for (const word of (match[1] ?? '').trim().split(/\s+/)) {
    if (STOP.test(word)) break;
    words.push(word);
  }
  return words.join(' ');
}

const STOP =
  /^(?:and|or|but|in|on|at|to|for|by|with|were|was|are|is|have|has|had|from|before|after|since|who|that|came|et|ou|dans|à|sur|ont|sont|étaient|qui|و\p{L}{2,}|في|من|إلى|على|عند|وصلوا)$/iu;
/** Units of time and the like: such a number seldom is what the report is about. */
const ORDINARY =
  /^(?:times?|hours?|minutes?|days?|weeks?|months?|years?|o[\u2019']clock|night|in all|fois|heures?|jours?|مرات|ساعات|أيام)/iu;
const COMMAND_WORDS =
  /\s*(?:,?\s*commander(?: (?:there|here|now) is)?|commanded by|who commands|commands|names|قائد\p{L}*)\s*[:،,]?\s*$/iu;
const WHY = {
  commander: 'says who commands',
  weapon: 'names what struck',
  colour: 'names a colour',
} as const;

/** What kind of answer a question asks for, by its first words; null where they do not tell. */
export function typeAsked(question: string): ValueType | null {
  const asked = question.trim();
  if (/^(?:how many|how much|combien|كم)(?!\p{L})/iu.test(asked)) return 'number';
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

/** The statement without the value, for the clause of the question. */
function rest(said: string, value: string, counted: string): string {
  return said
    .replace(value, ' ')
    .replace(counted === '' ? '\u0000' : counted, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:])/g, '$1')
    .replace(/^[\s,;:.]+|[\s,;:.]+$/g, '')
    .replace(/\s+(?:at|in|on|under|near|à|في|عند)$/iu, '');
}

type Language = keyof typeof WORDS;
const clause = (text: string, lead: string): string => (text === '' ? '' : ` ${lead}${text}`);

const WORDS = {
  en: {
    howMany: (what: string, about: string) =>
      `How many${what === '' ? '' : ` ${what}`}${clause(about, '– ')}?`,
    whereExactly: (about: string) => `Where exactly${clause(about, '– ')}?`,
    where: (about: string) => `Where – ${about}?`,
    when: (about: string) => `When – ${about}?`,
    who: (place: string) => (place === '' ? 'Who commands?' : `Who commands – ${place}?`),
    isItTrue: (said: string) => `Is it true: ${said}?`,
    weapon: (about: string) => `What struck${clause(about, '– ')}?`,
    colour: (about: string) => `What colour${clause(about, '– ')}?`,
  },
  fr: {
    howMany: (what: string, about: string) =>
      `Combien${what === '' ? '' : ` de ${what}`}${clause(about, '– ')} ?`,
    whereExactly: (about: string) => `Où exactement${clause(about, '– ')} ?`,
    where: (about: string) => `Où – ${about} ?`,
    when: (about: string) => `Quand – ${about} ?`,
    who: (place: string) => (place === '' ? 'Qui commande ?' : `Qui commande – ${place} ?`),
    isItTrue: (said: string) => `Est-ce vrai : ${said} ?`,
    weapon: (about: string) => `Qu’est-ce qui a frappé${clause(about, '– ')} ?`,
    colour: (about: string) => `De quelle couleur${clause(about, '– ')} ?`,
  },
  ar: {
    howMany: (what: string, about: string) =>
      `كم${what === '' ? '' : ` ${what}`}${clause(about, '– ')}؟`,
    whereExactly: (about: string) => `أين بالضبط${clause(about, '– ')}؟`,
    where: (about: string) => `أين – ${about}؟`,
    when: (about: string) => `متى – ${about}؟`,
    who: (place: string) => (place === '' ? 'من القائد؟' : `من القائد – ${place}؟`),
    isItTrue: (said: string) => `هل صحيح: ${said}؟`,
    weapon: (about: string) => `بماذا ضُرب${clause(about, '– ')}؟`,
    colour: (about: string) => `ما اللون${clause(about, '– ')}؟`,
  },
} as const;
