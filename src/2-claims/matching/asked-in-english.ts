import { CONCEPTS } from './concepts.ts';
import { foldWord } from './content-words.ts';
import type { Asking, AskedWhether } from './asking.ts';
import { LONGEST, quotedWords } from './quoted-words.ts';

/**
 * Questions in English out of the words of a statement, as somebody would ask them who does not know the answer:
 * "The bridge at Wadi Lum is open again" → "Is the bridge at Wadi Lum open again?", "14 tankers went north" →
 * "How many tankers went north?", "Tern was entered on 17 October" → "When was Tern entered?".
 *
 * A clause is turned round only where its subject and verb are plain: a subject of a few words (an article, a number, a
 * name before it), then a form of *be*, a modal, or one of a list of verbs whose past cannot be a participle. "He", "they"
 * and "we" mean nothing outside their message. What cannot be turned round is quoted, which is always grammatical:
 * `Is this true: “Road closed to everyone”?`. What asks for a value holds everything but the value; where it stood in the
 * middle of quoted words there is an ellipsis. A denial ("nobody died") is asked without its denial and answered no.
 */
export const english: Asking = {
  whether,
  howMany(number) {
    const { counted, before, after } = number;
    if (/^(?:a|per|each)\s/iu.test(counted)) return `How many were there ${counted.toLowerCase()}?`;
    const noun = counted.replace(/^(?:of\s+)?(?:the|these|those)\s+/iu, '');
    if (noun === '') return 'How many were there?';
    if (STATES.has(noun.toLowerCase()) && !PERSONS_BY_STATE.has(noun.toLowerCase()))
      return `How many were ${noun.toLowerCase()}?`;
    const told = QUANTITY.test(before) ? predicate(after) : null;
    if (told !== null) {
      const whole = `How many ${noun} ${told}?`;
      if (whole.length <= LONGEST && !OF_THE_WRITER.test(told)) return whole;
    }
    const done = DONE_BEFORE.exec(before)?.groups?.['verb']?.toLowerCase();
    const participle =
      done === undefined
        ? undefined
        : (PARTICIPLES.get(done) ?? (EITHER.has(done) || DONE_TO.has(done) ? done : undefined));
    return participle === undefined
      ? `How many ${noun} were there${placeAfter(after)}?`
      : `How many ${noun} were ${participle}${placeAfter(after)}?`;
  },
  howMuch: (said) =>
    /(?<!\p{L})paid(?!\p{L})/iu.test(said)
      ? 'How much was paid?'
      : /(?<!\p{L})costs?(?!\p{L})/iu.test(said)
        ? 'How much did it cost?'
        : 'How much money was it?',
  when: (said, value) => asksFor('When', said, value),
  where: (said, value) => asksFor('Where', said, value),
  whereExactly(said, value) {
    const at = said.indexOf(value);
    const what = said.slice(0, Math.max(0, at)).replace(/(?:[\s:,;–—-]|\b(?:at|is|was|:))+$/iu, '');
    const words = what.split(/\s+/).filter(Boolean);
    if (words.length === 0 || words.length > 4 || !isNominal(words)) return 'Where exactly was it?';
    return `Where exactly was ${withArticle(words)}?`;
  },
  who(place) {
    const words = place.split(/\s+/).filter(Boolean);
    if (words.length === 0 || words.length > 5 || !isNominal(words) || /[,;:]/.test(place))
      return 'Who is in command there?';
    return `Who commands ${withArticle(words)}?`;
  },
  weapon(_before, after) {
    const what =
      /^\s*(?:shells?\s+|attack\s+)?(?:in|on|at|hit|struck|tore through|fell on|landed on|against)\s+(?<what>(?:the|a|an)\s+\p{Ll}+(?:\s+of(?:\s+the)?\s+\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)*)?|\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)*)/u.exec(
        after,
      )?.groups?.['what'];
    return what === undefined ? 'What kind of weapon was it?' : `What struck ${what}?`;
  },
  colour(_before, after) {
    const noun = /^\s+(?<noun>\p{Ll}{3,})(?!\p{L})/u.exec(after)?.groups?.['noun'];
    return noun === undefined || STOPS.has(noun) || !isNominal([noun])
      ? 'What colour was it?'
      : `What colour ${isPlural(noun) ? 'were' : 'was'} the ${noun}?`;
  },
  counted,
};

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What people are by what happened to them: `10 injured`. */
const STATES = list(
  'dead wounded injured missing killed critical hurt martyred unaccounted displaced',
);
/** Of these English makes nouns: "How many dead were there?". */
const PERSONS_BY_STATE = list('dead wounded injured');
const BE = list('is are was were');
const MODALS = list('will would can could must should may might');
const PERFECT = list('has have had');
/** Past → base, of verbs whose past is no participle, or which take none without *be*. */
const PAST: ReadonlyMap<string, string> = new Map(
  `saw see|came come|went go|fell fall|took take|began begin|broke break|stole steal|drove drive|gave give|spoke speak|knew know|
   wrote write|rose rise|flew fly|threw throw|ate eat|ran run|died die|arrived arrive|fled flee|happened happen|left leave|
   escaped escape|collapsed collapse|exploded explode|disappeared disappear|vanished vanish|survived survive|remained remain|
   entered enter|crossed cross|returned return|landed land|sank sink|swam swim|stood stand|lay lie|tore tear|became become|
   refused refuse|agreed agree|appeared appear|passed pass|moved move|stayed stay|lived live|worked work|ended end|started start`
    .trim()
    .split(/\|\s*/)
    .map((pair) => pair.split(' ') as [string, string]),
);
/** The same where somebody or something that it was done to follows: `burned the files`, and no `files burned`. */
const DONE_TO: ReadonlyMap<string, string> = new Map(
  `burned burn|killed kill|arrested arrest|attacked attack|destroyed destroy|looted loot|shelled shell|bombed bomb|used use|
   opened open|closed close|blocked block|released release|detained detain|searched search|loaded load|shot shoot|hit hit|
   held hold|brought bring|sent send|carried carry|stopped stop|buried bury|paid pay|sold sell|bought buy|built build|
   found find|lost lose|warned warn|ordered order|evacuated evacuate|surrounded surround|raided raid|beat beat|targeted target`
    .trim()
    .split(/\|\s*/)
    .map((pair) => pair.split(' ') as [string, string]),
);
/** What somebody did to those whom the number counts: `they brought nine men`. */
const DONE_BEFORE =
  /(?<![\p{L}\u2019'])(?:have\s+|has\s+|had\s+)?(?<verb>\p{L}{3,})\s+(?:(?:about|around|over|nearly|almost|some|maybe|perhaps|at least|at most|up to|more than|less than|like|between|only|just|another|the|all)\s+)*$/iu;
const PARTICIPLES: ReadonlyMap<string, string> = new Map(
  `saw seen|see seen|took taken|stole stolen|counted counted|heard heard|watched watched|gave given|spotted spotted|recognised recognised|
   filmed filmed|photographed photographed|removed removed|unloaded unloaded|collected collected|pulled pulled`
    .trim()
    .split(/\|\s*/)
    .map((pair) => pair.split(' ') as [string, string]),
);
/** Past and participle at once, besides all that end in -ed. */
const EITHER = list(
  'sent brought held hit shot found lost hurt burnt cut put sold told taken seen shown beaten stolen',
);
const OBJECT = /^(?:the|a|an|his|her|their|its|him|them|us|it|my|our|all|some|\p{N}+)$|^\p{Lu}/u;
const DETERMINERS = list(
  'the a an this that these those all both some one someone somebody many most several every each another two three four five six seven eight nine ten eleven twelve dozens hundreds thousands',
);
/** What begins no subject that can be asked about by itself. */
const NO_SUBJECT = list(
  `i we you he she it they my our your his her their its who which what where when why how if while as in on at by from of to
   with without after before since during because although though then here only just not no yes and or but so for
   until till unless under over near into like via per than once still even almost maybe perhaps`,
);
const STOPS = list(
  'and or but in on at to for by with was were is are has have had from of that who which came went near under behind over per via',
);
const TIME_FIRST =
  /^(?:(?:yesterday|today|tonight|last (?:night|week|month|year|\p{L}+day)|this (?:morning|afternoon|evening|week)|on \p{Lu}\p{L}+day|(?:yesterday|tomorrow) (?:morning|evening|night|afternoon))(?!\p{L}))/iu;
const OPENING =
  /^(?:(?:and|but|so|then|well|ok|okay|yes|also|anyway|apparently|because|that(?= (?:the|an?|there|\p{N}+|\p{Lu})(?!\p{L}))),?\s+)+/iu;
const QUANTITY =
  /^\s*(?:and\s+|but\s+|also\s+|that\s+)?(?:(?:about|around|over|nearly|almost|some|maybe|perhaps|at least|at most|up to|more than|less than|like|between|the|all|other|another|only|just|a|first|today|yesterday)\s+)*$/iu;
/** Whom only the message tells: outside it the words mean somebody else. */
const OF_THE_WRITER = /(?<!\p{L})(?:I|we|me|us|my|our|mine|ours|you|your)(?!\p{L})/iu;
const NEGATIVE =
  /(?<!\p{L})(?:not|no|never|nobody|none|nothing|neither|nor|\p{L}+n[\u2019']t|hardly|barely)(?!\p{L})/iu;

interface Clause {
  /** With its first word as it stands inside a sentence. */
  readonly subject: string;
  /** What is put in front: `is`, `has`, `did`. */
  readonly aux: string;
  /** The verb in the form that follows, and all behind it. */
  readonly rest: string;
  readonly denied: boolean;
  /** `has taken`: no time can be asked of it. */
  readonly perfect: boolean;
}

function whether(said: string): AskedWhether {
  const pieces = piecesOf(said);
  const at = pieces.findIndex(
    ({ text, mark }, i) =>
      // What a colon introduces is what is said; the words before it say of what, or who.
      (mark !== ':' || pieces.slice(i + 1).every((later) => clauseOf(later.text) === null)) &&
      clauseOf(text) !== null,
  );
  const before = pieces.slice(0, Math.max(0, at));
  const clause = pieces[at] === undefined ? null : clauseOf(pieces[at].text);
  const passedOver = before.every(({ mark, text }) => mark === ':' || AN_ANSWER.test(text));
  if (clause === null || !passedOver) return quoted(said);
  const plain = !NEGATIVE.test(clause.rest);
  const subject = clause.subject;
  const text = `${capital(clause.aux)} ${subject} ${clause.rest}?`;
  return plain && text.length <= LONGEST
    ? { text, answer: clause.denied ? 'no' : 'yes' }
    : quoted(said);
}

const AN_ANSWER = /^\s*(?:yes|no|ok|okay|well|right|sure|apparently|confirmed)\s*$/iu;

function quoted(said: string): AskedWhether {
  return { text: `Is this true: “${quotedWords(said)}”?`, answer: 'yes' };
}

interface Piece {
  readonly text: string;
  /** What ends it. */
  readonly mark: string;
  readonly from: number;
}

function piecesOf(said: string): readonly Piece[] {
  const made: Piece[] = [];
  let from = 0;
  for (const match of said.matchAll(/(?<!\d)[,;:—–()]|[,;:—–()](?!\d)|\s-\s/gu)) {
    made.push({ text: said.slice(from, match.index), mark: match[0].trim(), from });
    from = match.index + match[0].length;
  }
  made.push({ text: said.slice(from), mark: '', from });
  return made.filter(({ text }) => text.trim() !== '');
}

function clauseOf(piece: string): Clause | null {
  let words = piece.trim().replace(OPENING, '');
  const time = TIME_FIRST.exec(words)?.[0] ?? '';
  words = words.slice(time.length).trim();
  const all = words.split(/\s+/).filter(Boolean);
  const verb = all.findIndex(
    (word, i) => i > 0 && i <= 9 && verbAt(all, i) !== null && word !== '',
  );
  const form = verb < 0 ? null : verbAt(all, verb);
  if (form === null || OF_THE_WRITER.test(words)) return null;
  const own = all.slice(0, verb);
  const nobody = /^(?:nobody|none)$/iu.test(own[0] ?? '')
    ? 1
    : /^no one$/iu.test(own.slice(0, 2).join(' '))
      ? 2
      : 0;
  const none = nobody === 0 && /^no$/iu.test(own[0] ?? '') && own.length > 1;
  if (nobody === 0 && !none && !isSubject(own)) return null;
  if (nobody > 0 && own.length > nobody) return null;
  const subject =
    nobody > 0 ? 'anybody' : none ? `any ${own.slice(1).join(' ')}` : withArticle(own);
  const { aux, base, skipped, denied } = form;
  const rest = [
    ...(base === null ? [] : [base]),
    ...all.slice(verb + 1 + skipped),
    ...(time === '' ? [] : [time.toLowerCase()]),
  ].join(' ');
  if (rest === '') return null;
  if ((nobody > 0 || none) && denied) return null;
  return {
    subject,
    aux,
    rest,
    denied: denied || nobody > 0 || none,
    perfect: PERFECT.has(aux),
  };
}

/** The verb at a word: what stands in front of a question, and what is left behind the subject. */
function verbAt(
  all: readonly string[],
  at: number,
): { aux: string; base: string | null; skipped: number; denied: boolean } | null {
  const word = (all[at] ?? '').toLowerCase();
  const short = /^(?<aux>\p{L}+)n[\u2019']t$/u.exec(word)?.groups?.['aux'];
  const aux = short ?? word;
  const next = (all[at + 1] ?? '').toLowerCase();
  const not = next === 'not';
  if (/^(?:did|does|do)$/u.test(aux) && (short !== undefined || not))
    return { aux, base: null, skipped: not ? 1 : 0, denied: true };
  if (BE.has(aux) || MODALS.has(aux))
    return { aux, base: null, skipped: not ? 1 : 0, denied: not || short !== undefined };
  if (PERFECT.has(aux)) {
    const verb = (
      all[at + (not || /^(?:just|now|also|already|all)$/u.test(next) ? 2 : 1)] ?? ''
    ).toLowerCase();
    const participle =
      /(?:ed|en|wn|ne)$/u.test(verb) || EITHER.has(verb) || verb === 'been' || verb === 'had';
    if (participle)
      return { aux, base: null, skipped: not ? 1 : 0, denied: not || short !== undefined };
    if (short !== undefined || not) return null;
    return /^(?:a|an|the|no|\p{N}+|two|three|four|five|six|seven|eight|nine|ten|some|many)$/u.test(
      verb,
    )
      ? {
          aux: aux === 'had' ? 'did' : aux === 'has' ? 'does' : 'do',
          base: 'have',
          skipped: 0,
          denied: false,
        }
      : null;
  }
  const base = PAST.get(word);
  if (base !== undefined) return { aux: 'did', base, skipped: 0, denied: false };
  const done = DONE_TO.get(word);
  return done !== undefined &&
    /^(?:the|a|an|his|her|their|its|him|them|all|some)$|^\p{Lu}/u.test(all[at + 1] ?? '')
    ? { aux: 'did', base: done, skipped: 0, denied: false }
    : null;
}

function isSubject(words: readonly string[]): boolean {
  const [first = ''] = words;
  const key = first.toLowerCase();
  if (words.length > 8) return false;
  if (key === 'there') return words.length === 1;
  if (NO_SUBJECT.has(key)) return false;
  if (words.slice(1).some((word) => BREAKS.has(word.toLowerCase()))) return false;
  if (/^(?:someone|somebody)$/u.test(key)) return true;
  if (DETERMINERS.has(key)) return words.length > 1;
  return /^[\p{L}\p{N}]/u.test(first) && isNominal(words);
}

/** Words after which a subject is more than one thing, or another clause. */
const BREAKS = list(
  'who which that when while where if because says said told he she it they i we says saying and yesterday today tonight morning night evening afternoon then so but',
);

/** Whether words name something and hold no verb: `Second impact`, `the northern checkpoint`. */
function isNominal(words: readonly string[]): boolean {
  return words.every((word, i) => {
    const key = word.toLowerCase();
    return (
      /^[\p{L}\p{N}][\p{L}\p{N}\u2019'-]*$/u.test(word) &&
      !NO_THING.has(key) &&
      !PAST.has(key) &&
      !BE.has(key) &&
      !MODALS.has(key) &&
      (i > 0 || !NO_SUBJECT.has(key)) &&
      (/^\p{Lu}/u.test(word) || !/(?:ing|ed)$/u.test(key))
    );
  });
}

const NO_THING = list(
  'location position coordinates gps map pin here point address sent see seen heard photo picture video i we he she they you it has have had do did does not no says said',
);

/** The words of a thing inside a sentence: `Northern checkpoint` → `the northern checkpoint`; a name stays. */
function withArticle(words: readonly string[]): string {
  const [first = ''] = words;
  const key = first.toLowerCase();
  if (DETERMINERS.has(key) || key === 'there' || /^\p{N}/u.test(first))
    return [key, ...words.slice(1)].join(' ');
  if (
    /^(?:people|residents|children|women|men|soldiers|families|villagers|locals|witnesses|prisoners|detainees|police)$/u.test(
      key,
    )
  )
    return [key, ...words.slice(1)].join(' ');
  const owner = /[\u2019']s$/u.test(first);
  const head = words.findIndex((word) =>
    /^(?:at|in|of|near|on|under|behind)$/u.test(word.toLowerCase()),
  );
  const core = head < 0 ? words : words.slice(0, head);
  // A name is written with capitals throughout, and its first word is none of those that reports are made of.
  const isName =
    /^\p{Lu}/u.test(first) &&
    core.every((word) => /^[\p{Lu}\p{N}]/u.test(word)) &&
    !(core.length === 1 && CONCEPTS.has(foldWord(first)));
  if (isName || owner) return words.join(' ');
  const lowered = /^\p{Lu}/u.test(first) ? key : first;
  const noun = core.at(-1) ?? '';
  return isPlural(noun)
    ? [lowered, ...words.slice(1)].join(' ')
    : ['the', lowered, ...words.slice(1)].join(' ');
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** What is said of the counted thing, where the clause goes on with its verb: `went north`, `were admitted`. */
function predicate(after: string): string | null {
  const piece = (piecesOf(after)[0]?.text ?? '').trim();
  const words = piece.split(/\s+/).filter(Boolean);
  const [verb = '', next = ''] = words;
  const key = verb.toLowerCase();
  if (BE.has(key) || PERFECT.has(key) || MODALS.has(key) || PAST.has(key))
    return words.length > 1 || PAST.has(key) ? piece : null;
  if (EITHER.has(key) || (/\p{Ll}{2}ed$/u.test(key) && !STATES.has(key)))
    return OBJECT.test(next) ? piece : `were ${piece}`;
  return null;
}

function placeAfter(after: string): string {
  const place =
    /^\s+(?<place>(?:in|at|near|outside|inside|behind)\s+(?:(?:the|a|an)\s+)?[\p{L}\u2019'-]+(?:\s+(?:of\s+)?\p{Lu}[\p{L}\u2019'-]+){0,3})\s*(?:$|[,;.:!–—-])/u.exec(
      after,
    )?.groups?.['place'];
  return place === undefined || NOT_WHERE.test(place) || OF_THE_WRITER.test(place)
    ? ''
    : ` ${place}`;
}

const NOT_WHERE =
  /\b(?:all|total|least|once|first|last|night|dawn|noon|dusk|midnight|morning|evening|this|that)\b/iu;

/** `When` or `Where`, with everything the words say but the value; null where they say nothing else. */
function asksFor(asks: 'When' | 'Where', said: string, value: string): string | null {
  const at = said.indexOf(value);
  const pieces = piecesOf(said);
  const own = pieces.findLastIndex(({ from }) => from <= at);
  for (const i of [own, own - 1]) {
    const piece = pieces[i];
    if (piece === undefined || at < 0 || (i < own && piece.mark !== ',')) continue;
    const clause = clauseOf(piece.text);
    if (clause === null) continue;
    const asked = turned(asks, clause, value);
    if (asked === null) break;
    return asked;
  }
  // Quoted: the value's own clause, or the one before it where it stands by itself.
  const front = said.slice(0, Math.max(0, at)).trim();
  if (
    asks === 'Where' &&
    /^(?:the|a|an)?$/iu.test(front) &&
    !/^\s*[,;:]/.test(said.slice(at + value.length))
  )
    return null;
  const near = without(pieces[own]?.text ?? said, value).replace(OPENING, '');
  const bare = isEnough(near)
    ? near
    : without(`${pieces[own - 1]?.text ?? ''}, ${pieces[own]?.text ?? ''}`, value);
  return isEnough(bare)
    ? `${asks} did this happen: “${quotedWords(bare.replace(/^[\s,]+|[\s,]+$/gu, ''))}”?`
    : `${asks} was it?`;
}

function isEnough(words: string): boolean {
  return words.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length >= 2;
}

/** The clause turned round behind `When` or `Where`; null where that would be no English, or ask what is denied. */
function turned(asks: 'When' | 'Where', clause: Clause, value: string): string | null {
  const { subject, aux, denied, perfect } = clause;
  if (
    denied ||
    perfect ||
    subject === 'there' ||
    NEGATIVE.test(clause.rest) ||
    subject.includes(value)
  )
    return null;
  const [before, lead, kept] = cutOut(clause.rest, value);
  const since = /^(?:since|until|till)(?!\p{L})/iu.exec(lead === '' ? value : lead)?.[0] ?? '';
  if (before === '' && BE.has(aux) && asks === 'When') return null;
  const text = [
    asks === 'When' && since !== '' ? `${capital(since.toLowerCase())} when` : asks,
    aux,
    subject,
    before,
    asks === 'Where' && /^(?:from|through)$/iu.test(lead) ? lead : '',
    kept,
  ]
    .filter((part) => part !== '')
    .join(' ');
  return text.length > LONGEST ? null : `${text}?`;
}

const BEFORE_VALUE =
  /(?:[\s,]*\b(?<lead>at|in|on|by|around|about|since|until|till|from|through|between|before|after|near|under|below|above|outside|inside|into|to|towards|of|over)\s+)?(?:(?:about|around|the|some|just|nearly)\s+){0,2}$/iu;

/** What follows the verb before and behind the value, and the word that led to it. */
function cutOut(
  rest: string,
  value: string,
): readonly [before: string, lead: string, kept: string] {
  const at = rest.indexOf(value);
  if (at < 0) return [rest, '', ''];
  const front = rest.slice(0, at);
  const lead = BEFORE_VALUE.exec(front);
  const before = front.slice(0, lead?.index ?? front.length).trim();
  const behind = rest.slice(at + value.length).trim();
  const kept = /^(?:at|in|on|to|from|near|by|with|under|behind|into)\s/iu.test(behind)
    ? behind.replace(/\s+(?:and|but)\s.*$/iu, '')
    : '';
  return [before, lead?.groups?.['lead'] ?? '', kept];
}

/** The words without the value: cut off where it stood at an end, an ellipsis where it stood in the middle. */
function without(said: string, value: string): string {
  const at = said.indexOf(value);
  if (at < 0) return said;
  const front = said.slice(0, at);
  const lead = BEFORE_VALUE.exec(front);
  const before = front.slice(0, lead?.index ?? front.length).replace(/[\s,;:–—-]+$/u, '');
  const behind = said.slice(at + value.length).replace(/^[\s,;:.–—-]+/u, '');
  if (before.trim() === '') return behind;
  return behind.trim() === '' ? before : `${before} … ${behind}`;
}

/** The words behind a number that say what is counted: up to the first noun that can be counted. */
function counted(after: string, one: boolean): string {
  const match = /^\s*((?:\p{L}[\p{L}\p{M}\u2019'-]*\s*){1,5})/u.exec(after);
  const words = (match?.[1] ?? '').trim().split(/\s+/).filter(Boolean);
  if (/^(?:a|per|each)$/iu.test(words[0] ?? ''))
    return /^(?:day|week|month|year|night|hour|family|house|person|head|truck)$/iu.test(
      words[1] ?? '',
    )
      ? words.slice(0, 2).join(' ')
      : '';
  while (/^(?:of|the|these|those|more|other|or|so|our|their|his|her)$/iu.test(words[0] ?? ''))
    words.shift();
  const kept: string[] = [];
  for (const word of words.slice(0, 3)) {
    const key = word.toLowerCase();
    if (STOPS.has(key) || verbAt(['x', word], 1) !== null || NO_SUBJECT.has(key)) break;
    if (kept.length === 0 && STATES.has(key)) return key;
    kept.push(word);
    if (isPlural(key)) return kept.join(' ');
  }
  const [only] = kept;
  if (only === undefined || !one || kept.length > 2) return '';
  return [...kept.slice(0, -1), plural(kept.at(-1) ?? only)].join(' ');
}

const IRREGULAR = list('men women children people police families troops civilians persons feet');

function isPlural(word: string): boolean {
  const key = word.toLowerCase();
  return (
    IRREGULAR.has(key) ||
    (/\p{L}{2}s$/u.test(key) && !/(?:ss|us|is|[\u2019']s)$/u.test(key)) ||
    key === 'buses'
  );
}

function plural(word: string): string {
  if (/man$/iu.test(word)) return word.replace(/an$/iu, 'en');
  if (/child$/iu.test(word)) return `${word}ren`;
  if (/[^aeiou]y$/iu.test(word)) return word.replace(/y$/iu, 'ies');
  return /(?:s|x|z|ch|sh)$/iu.test(word) ? `${word}es` : `${word}s`;
}
