import type { ValueType } from '../value.ts';
import type { FoundValue, Suggestion } from '../suggest/suggestion.ts';
import { wordKey } from './content-words.ts';
import { type Reading, readingsFor, type WhenWritten } from './value-for.ts';

/** A question a statement could open, for a person to change before it is asked. */
export interface QuestionProposal {
  readonly text: string;
  readonly type: ValueType;
  readonly unit: string | null;
  readonly options: readonly string[];
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
 * where something else happened. The wording is the statement's own and in its language.
 */
export function proposeQuestions(
  suggestion: Suggestion,
  when: WhenWritten,
): readonly QuestionProposal[] {
  const said = plain(suggestion.content?.text ?? suggestion.quote);
  const language = suggestion.language in WORDS ? (suggestion.language as Language) : 'en';
  const words = WORDS[language];
  const proposals: {
    readonly rank: number;
    readonly at: number;
    readonly it: Omit<QuestionProposal, 'readings'>;
    /** The value the question was made from: it answers it before any other. */
    readonly of: FoundValue | null;
  }[] = [];
  for (const value of suggestion.values) {
    const at = value.span[0];
    if (value.type === 'number' || value.type === 'money') {
      const counted = countedBy(suggestion, value);
      if (counted === '') continue;
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
  const command = COMMANDS.exec(said);
  if (command !== null) {
    proposals.push({
      rank: 0.5,
      at: command.index,
      it: {
        text: words.who(command.groups?.['place']?.trim() ?? ''),
        type: 'choice',
        unit: null,
        options: [command.groups?.['name']?.trim() ?? ''],
        why: 'says who commands',
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
  return proposals
    .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ it, of }) => ({ ...it, readings: answers(suggestion, it, when, of) }))
    .filter(({ readings }) => readings.length > 0)
    .filter(({ text }) => !seen.has(text) && seen.add(text));
}

function answers(
  suggestion: Suggestion,
  question: Omit<QuestionProposal, 'readings' | 'why'>,
  when: WhenWritten,
  of: FoundValue | null,
): readonly Reading[] {
  const readings = readingsFor(suggestion, { ...question, places: {} }, when);
  const mine = of?.span[0];
  return mine === undefined
    ? readings
    : readings.toSorted((a, b) => Number(b.span?.[0] === mine) - Number(a.span?.[0] === mine));
}

/** The thing that is counted, where the first word names one: `men`, and not `a day`. */
function unitIn(counted: string): string | null {
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
const COMMANDS =
  /(?<place>[^:.\n]{0,80}?)(?:commander|commanded by|commands[^:.\n]{0,40}?|chief is|commandé par|commandant|قائد(?:ها|ه|هم)?)\s*[:،,]?\s*(?<name>(?:\p{Lu}[\p{L}\u2019'-]+(?:\s+\p{Lu}[\p{L}\u2019'-]+){0,3})|أبو\s+\p{L}+)/u;
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
    howMany: (what: string, about: string) => `How many ${what}${clause(about, '– ')}?`,
    whereExactly: (about: string) => `Where exactly${clause(about, '– ')}?`,
    where: (about: string) => `Where – ${about}?`,
    when: (about: string) => `When – ${about}?`,
    who: (place: string) => (place === '' ? 'Who commands?' : `Who commands – ${place}?`),
    isItTrue: (said: string) => `Is it true: ${said}?`,
  },
  fr: {
    howMany: (what: string, about: string) => `Combien de ${what}${clause(about, '– ')} ?`,
    whereExactly: (about: string) => `Où exactement${clause(about, '– ')} ?`,
    where: (about: string) => `Où – ${about} ?`,
    when: (about: string) => `Quand – ${about} ?`,
    who: (place: string) => (place === '' ? 'Qui commande ?' : `Qui commande – ${place} ?`),
    isItTrue: (said: string) => `Est-ce vrai : ${said} ?`,
  },
  ar: {
    howMany: (what: string, about: string) => `كم ${what}${clause(about, '– ')}؟`,
    whereExactly: (about: string) => `أين بالضبط${clause(about, '– ')}؟`,
    where: (about: string) => `أين – ${about}؟`,
    when: (about: string) => `متى – ${about}؟`,
    who: (place: string) => (place === '' ? 'من القائد؟' : `من القائد – ${place}؟`),
    isItTrue: (said: string) => `هل صحيح: ${said}؟`,
  },
} as const;
