import type { Span } from '../suggest/suggestion.ts';
import {
  clauseStart,
  CROWD,
  FIRST,
  LINKS,
  list,
  NOBODY,
  opens,
  personEnd,
  RELATIVES,
  THIRD,
  TIMES,
  type Word,
  wordsOf,
} from './clause-words.ts';
import { isThing } from './labels.ts';

/**
 * Who saw it, where a sentence has a verb of seeing: `I saw`, `my uncle saw`, `Rami counted`, `seen by the guard`,
 * `ابن عمي شاف`, `Mon cousin a vu`. What somebody else saw is theirs, and whoever wrote it passes it on.
 *
 * - The subject is what stands between the beginning of the clause and the verb, or behind `by`; of Arabic also what
 *   follows the verb. Without a subject the words are of whoever wrote them, as chats write: `saw 5 buses`.
 * - `They watched us leave`: whoever is `us` was there, so it is their own.
 * - A verb that is denied (`did not see`) tells of nobody who saw, and the next verb is looked at.
 * - `Everyone heard 3 explosions`: a crowd is nobody who can be asked.
 * - A thing or a time that sees (`the year saw`) is a way of speaking.
 */
export type Seer =
  /** Whoever wrote it. */
  | { readonly kind: 'self' }
  /** Somebody by name or description. */
  | { readonly kind: 'other'; readonly span: Span }
  /** `he`, `they`. */
  | { readonly kind: 'pronoun'; readonly span: Span }
  /** `everyone`. */
  | { readonly kind: 'crowd'; readonly span: Span };

/** Who saw, by the first verb of seeing that tells; null where none does. */
export function seenBy(sentence: string): Seer | null {
  const words = wordsOf(sentence);
  for (const [at, word] of words.entries()) {
    const seer = isPresent(words, at)
      ? subjectBefore(words, clauseStart(words, at), at, false)
      : ARABIC.test(word.written)
        ? arabicSeer(words, at)
        : isSeeing(words, at)
          ? latinSeer(words, at)
          : null;
    if (seer !== null) return seer;
  }
  return null;
}

const SEEING = list(
  `saw seen sees watched watching filming witnessed counted noticed spotted observed filmed photographed recognised
   recognized glimpsed overheard
   vu vue vus vues aperçu apercu apercus observe filme photographie reconnu`,
);
/** `compté` is a verb, `compte` mostly an account. */
const COUNTED_FRENCH = /^compt(?:é|és|ée|ées|e\u0301)$/iu;
/** `heard` is hearing only where a sound follows: `we heard 3 explosions`. */
const COUNTING =
  /^(?:counted|observed|filmed|photographed|watched|noticed|spotted|compt\p{L}*|observé\p{L}*|filmé\p{L}*)$/iu;
const SOUND =
  /^(?:explosions?|blasts?|shots?|gunshots?|gunfire|shooting|shelling|bombs?|bombing|planes?|jets?|helicopters?|drones?|screams?|screaming|sirens?|rockets?|missiles?|strikes?|airstrikes?|explosion|tirs?|détonations?|avions?|bombardements?|cris)$/iu;

function isSeeing(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  // `see you tomorrow`, `to see`: only `I see`, `we can see` tell of anything.
  if (word.key === 'see')
    return FIRST.has(
      words[at - 1]?.key === 'can' ? (words[at - 2]?.key ?? '') : (words[at - 1]?.key ?? ''),
    );
  if (AHEAD.has(words[at - 1]?.key ?? '')) return false;
  // `he's looking at it`, and no `we are looking at 40 dead`
  if (word.key === 'looking')
    return words[at + 1]?.key === 'at' && LOOKED_AT.has(words[at + 2]?.key ?? '');
  if (SEEING.has(word.key) || COUNTED_FRENCH.test(word.written)) return true;
  return (
    (word.key === 'heard' || word.key === 'entendu') &&
    words.slice(at + 1, at + 6).some(({ written }) => SOUND.test(written))
  );
}

const LOOKED_AT = list('it them him her this that the');
/**
 * `my sister was standing there when 2 shells fell`: whoever was there saw it. A relation or a name, for `two men were
 * standing there when the shell fell` says what became of them.
 */
function isPresent(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !WAS.has(word.key)) return false;
  const there = words.slice(at + 1, at + 5).findIndex(({ key }) => THERE.has(key));
  if (there < 0) return false;
  const when = words.slice(at + 2 + there, at + 8 + there).findIndex(({ key }) => WHEN.has(key));
  if (when < 0) return false;
  const between = words.slice(at + 1, at + 2 + there + when);
  if (between.some(({ before, key }) => /[.!?;:]/u.test(before) || DENIED.has(key))) return false;
  const start = words[clauseStart(words, at)];
  return (
    start !== undefined &&
    (FIRST.has(start.key) ||
      /^(?:my|our|his|her|their|mon|ma|mes|notre|nos)$/u.test(start.key) ||
      (/^\p{Lu}/u.test(start.written) && !opensWithArticle(start)) ||
      /^(?:اخت|اخو|ابن|عم|خال|ام|اب|زوج|جار|صديق|رفيق)/u.test(start.key))
  );
}

function opensWithArticle({ key }: Word): boolean {
  return /^(?:the|a|an|two|three|some|many|le|la|les|un|une|des|deux|trois|there|it|he|she|they)$/u.test(
    key,
  );
}

const WAS = list('was were etait etaient كان كانت كانوا');
const THERE = list(
  'there standing sitting present inside outside waiting la debout assis present presente dehors هناك واقف واقفه قاعد قاعده موجود موجوده',
);
const WHEN = list('when while as quand lorsque pendant لما عندما وقت');

/** What is yet to come is not seen. */
const AHEAD = list('to will would should must might may let shall de pour');
/** Words between a subject and its verb. */
const BETWEEN = list(
  `just also really only personally himself herself themselves myself ourselves yourself has have had ve did do
   does actually already even all both clearly once last first can could
   ai as a avons avez ont avait avaient avais aussi bien deja tous meme l les le la en y s se`,
);
const DENIED = list(
  "not never rien aucun plus personne nobody didn't haven't hasn't don't doesn't hadn't couldn't cannot can't ne n pas jamais nor",
);
const OBJECTS = list('me us myself ourselves');
/** What may open a clause before its subject. */
const LEADING = list(
  `yesterday today tonight then now ok okay yes no also well later earlier afterwards finally again still once this
   last morning night evening afternoon noon week monday tuesday wednesday thursday friday saturday sunday day
   hier aujourd hui ce matin soir puis alors oui non apres
   here there maybe perhaps apparently supposedly first second only just`,
);
const THINKS = list('think believe guess suppose know hope crois pense sais');
const LARGE = list(
  `city town village country region area district street north south east west ville village pays region quartier`,
);
/** What takes pictures sees nothing that can be asked. */
const DEVICES = list(
  'camera cameras video videos drone drones satellite photo photos image images footage',
);
const BE = list('was were is are been being be ete etait etaient est sont');

function latinSeer(words: readonly Word[], at: number): Seer | null {
  // `12 tankers, seen by his driver`: without *be* it is still no verb of whoever wrote it.
  if (BY.has(words[at + 1]?.key ?? '') && !/[,;:.!?]/u.test(words[at + 1]?.before ?? ''))
    return agentOf(words, at);
  const going = (words[at]?.key ?? '').endsWith('ing');
  let end = at;
  let passive = false;
  let denied = false;
  while (end > 0) {
    const key = words[end - 1]?.key ?? '';
    if (/[,;:.!?،()"“”«»–—]/u.test(words[end]?.before ?? '')) break;
    if (DENIED.has(key)) denied = true;
    else if (BE.has(key)) passive = !going;
    else if (OBJECTS.has(key) || (key === 'nous' && FIRST.has(words[end - 2]?.key ?? ''))) {
      // `nous nous avons vu`
    } else if (!BETWEEN.has(key)) break;
    end -= 1;
  }
  if (denied) return null;
  if (passive) return agentOf(words, at);
  if (words.slice(at + 1, at + 3).some(({ key }) => OBJECTS.has(key))) return { kind: 'self' };
  const start = clauseStart(words, end);
  return subjectBefore(words, start, end, COUNTING.test(words[at]?.written ?? ''));
}

const BY = list('by par');

/** `were seen by my uncle`, `ont été vus par le garde`. */
function agentOf(words: readonly Word[], at: number): Seer | null {
  for (let by = at + 1; by < Math.min(words.length, at + 6); by += 1) {
    if (words[by]?.key !== 'by' && words[by]?.key !== 'par') continue;
    if (OBJECTS.has(words[by + 1]?.key ?? '') || words[by + 1]?.key === 'moi')
      return { kind: 'self' };
    const end = personEnd(words, by + 1);
    return named(words, by + 1, end);
  }
  return null;
}

function subjectBefore(
  words: readonly Word[],
  from: number,
  to: number,
  counts: boolean,
): Seer | null {
  if (/^no$/.test(words[from]?.key ?? '') && words[from + 1]?.key === 'one') return null;
  let start = from;
  // `Yesterday in Raqqa my uncle …`
  for (let n = 0; n < 6 && start < to; n += 1) {
    const key = words[start]?.key ?? '';
    if (LEADING.has(key) && !opensPerson(words, start, to)) start += 1;
    else if (LINKS.has(key)) {
      start += 1;
      if (start < to && opens(words[start] as Word) && to - start > 1) start += 1;
      if (start < to && !opensPerson(words, start, to)) start += 1;
    } else break;
  }
  if (start >= to) return subjectFurther(words, from);
  const last = words[to - 1];
  if (last === undefined) return null;
  // `I think my uncle saw them`
  if (
    FIRST.has(words[start]?.key ?? '') &&
    THINKS.has(words[start + 1]?.key ?? '') &&
    start + 2 < to
  )
    return subjectBefore(words, start + 2, to, counts);
  if (FIRST.has(last.key) || words.slice(start, to).some(({ key }) => FIRST.has(key)))
    return { kind: 'self' };
  // `me and my brother saw`, `my brother and I saw`
  if (
    /^(?:and|et)$/.test(words[from - 1]?.key ?? '') &&
    /^(?:me|i|moi)$/.test(words[from - 2]?.key ?? '')
  )
    return { kind: 'self' };
  // `on a vu` is how French says `we saw`.
  if (last.key === 'on' && to - start === 1) return { kind: 'self' };
  return named(words, start, to, counts);
}

/** Whether somebody is described from here: `last` in `last night` is none, `my` is. */
function opensPerson(words: readonly Word[], at: number, to: number): boolean {
  const word = words[at];
  return (
    word !== undefined &&
    at + 1 < to &&
    /^(?:my|our|his|her|their|mon|ma|mes|notre|nos)$/.test(word.key)
  );
}

/** Nothing before the verb in its clause: whoever did what stands before `and` or `who`, else the writer. */
function subjectFurther(words: readonly Word[], from: number): Seer | null {
  if (from === 0) return { kind: 'self' };
  const join = words[from - 1]?.key ?? '';
  if (RELATIVES.has(join)) {
    // `my uncle, who was there`, `the guard that saw`: the nearest description before.
    for (let at = from - 2; at >= 0 && at >= from - 8; at -= 1) {
      const word = words[at];
      if (word === undefined) break;
      const far = personEnd(words, at);
      if (opens(word) && far >= from - 1) {
        const before = words[at - 1];
        const wider = before !== undefined && opens(before) && personEnd(words, at - 1) >= from - 1;
        return named(words, wider ? at - 1 : at, from - 1);
      }
    }
    return null;
  }
  if (join !== 'and' && join !== 'et') {
    // `My uncle, who lives near the gate, saw`: what stands between two commas is about whoever stands before.
    const opening = /,\s*$/.test(words[from]?.before ?? '') ? clauseStart(words, from - 1) : 0;
    const inner = words[opening];
    const comma = RELATIVES.has(inner?.key ?? '')
      ? opening
      : RELATIVES.has(words[opening - 1]?.key ?? '')
        ? opening - 1
        : opening;
    const near = words[comma];
    if (comma === 0 || near === undefined || !/,\s*$/.test(near.before)) return { kind: 'self' };
    if (near !== inner || RELATIVES.has(near.key) || opens(near)) {
      const begin = clauseStart(words, comma - 1);
      const first = words[begin];
      if (first !== undefined && opens(first) && personEnd(words, begin) >= comma)
        return named(words, begin, comma);
    }
    return { kind: 'self' };
  }
  // `My uncle went there and saw`: the subject of the clause before.
  const begin = clauseStart(words, from - 2);
  const first = words[begin];
  if (first === undefined) return { kind: 'self' };
  if (FIRST.has(first.key)) return { kind: 'self' };
  const end = personEnd(words, begin);
  if (
    end > begin &&
    end < from - 1 &&
    (opens(first) || THIRD.has(first.key) || CROWD.has(first.key))
  )
    return named(words, begin, end);
  return { kind: 'self' };
}

/** @param counts whether the verb is one that a clinic or a council does, too: `counted`. */
function named(words: readonly Word[], from: number, to: number, counts = false): Seer | null {
  const own = words.slice(from, to);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span: Span = [first.from, last.to];
  const keys = own.map(({ key }) => key);
  if (keys.some((key) => NOBODY.has(key)) || (keys[0] === 'no' && keys[1] === 'one')) return null;
  if (THIRD.has(first.key) && own.length <= 2) {
    if (first.key === 'it') return null;
    return { kind: 'pronoun', span };
  }
  if (
    keys.some((key) => CROWD.has(key)) &&
    own.length <= 3 &&
    !/^(?:my|our|mon|mes)$/.test(keys[0] ?? '')
  )
    return { kind: 'crowd', span };
  if (own.length > 9) return null;
  if (/^(?:moi|me|i)$/.test(last.key)) return { kind: 'self' };
  if (isTimeOrThing(own, counts)) return null;
  return { kind: 'other', span };
}

function isTimeOrThing(own: readonly Word[], counts: boolean): boolean {
  const head = own.findIndex(({ key }, i) => i > 0 && LINKS.has(key));
  const core = head < 0 ? own : own.slice(0, head);
  const noun = core.at(-1);
  if (noun === undefined) return false;
  return (
    TIMES.has(noun.key) ||
    DEVICES.has(noun.key) ||
    (LARGE.has(noun.key) && !counts) ||
    (/^\d/.test(core[0]?.key ?? '') && core.length === 1) ||
    (!counts && core.length <= 2 && isThing(noun.written) && !/^\p{Lu}/u.test(noun.written))
  );
}

// --- Arabic ---------------------------------------------------------------------------------------------------------

const ARABIC = /[\u0621-\u064A]/u;
const ARABIC_SELF = list(
  'شفت شفنا رايت راينا شاهدنا عددت عدينا احصيت احصينا بنفسي بعيني بعيوني لمحنا صورت صورنا',
);
const ARABIC_OTHER = list(
  'شاف شافت شافو شافوا رات راوا شاهد شاهدوا شاهدو لمح لمحوا احصي احصت احصوا',
);
/** `رأى` is a verb, `رأي` an opinion; `عدّ` counts, `عد` goes back. */
const ARABIC_WRITTEN = /^و?(?:رأى|راى|عدّ\p{L}*|عدَّ\p{L}*)$/u;
const ARABIC_SOUND = /^(?:ال)?(?:انفجار|قصف|رصاص|طيران|صوت|اصوات|غاره|غارات|ضربه|ضربات|طلقات)/u;
const ARABIC_NOUN_AFTER = list('عيان قال قالت يقول على من اخر واحد');
const ARABIC_DENIED = list('ما لم لا مو مش');

function arabicSeer(words: readonly Word[], at: number): Seer | null {
  const word = words[at];
  if (word === undefined) return null;
  const forms = formsOf(word.key);
  const denied = ARABIC_DENIED.has(words[at - 1]?.key ?? '');
  if (forms.some((form) => ARABIC_SELF.has(form))) return denied ? null : { kind: 'self' };
  const sounds = words.slice(at + 1, at + 4).some(({ key }) => ARABIC_SOUND.test(key));
  if (sounds && forms.some((form) => form === 'سمعت' || form === 'سمعنا'))
    return denied ? null : { kind: 'self' };
  const she = forms.includes('شاهدت');
  const other =
    she ||
    (sounds && forms.some((form) => /^سمعو?ا?$/u.test(form))) ||
    forms.some((form) => ARABIC_OTHER.has(form)) ||
    ARABIC_WRITTEN.test(word.written);
  if (!other || denied) return null;
  if (forms.includes('شاهد') && ARABIC_NOUN_AFTER.has(words[at + 1]?.key ?? '')) return null;
  const start = skipLeading(words, clauseStart(words, at), at);
  if (start < at) return named(words, start, at);
  // Nobody before it: the subject follows (`رأى عمي …`), or it is in the verb.
  const after = words[at + 1];
  if (after !== undefined && isArabicPerson(after)) {
    const end = /^(?:ابن|بنت|ابو|ام|مرت|اخو|واحد|احد)$/.test(after.key) ? at + 3 : at + 2;
    return named(words, at + 1, Math.min(end, words.length));
  }
  if (she) return { kind: 'self' };
  return { kind: 'pronoun', span: [word.from, word.to] };
}

function skipLeading(words: readonly Word[], from: number, to: number): number {
  let start = from;
  while (start < to && ARABIC_LEADING.has(words[start]?.key ?? '')) start += 1;
  return start;
}

const ARABIC_LEADING = list(
  'مبارح امس اليوم الصبح هلق هلا الان قبل بعد نعم لا قد لقد وقد انه ثم الليله و',
);
const KIN =
  /^و?(?:ابن|بنت|ابو|ام|عم|عمت|خال|خالت|اخ|اخو|اخت|جار|جارت|صديق|صديقت|رفيق|صاحب|اب|والد|والدت|زوج|زوجت|قريب|مرت|جد|جدت)(?:ي|ه|ها|نا|هم|و)?$/u;
const PERSONS = list(
  'الحارس الحراس السائق الجيران جيراننا الجار الطبيب الممرض الجندي الجنود الشهود العامل العمال المدرس واحد احد رجل امراه شخص',
);

function isArabicPerson(word: Word): boolean {
  return KIN.test(word.key) || PERSONS.has(word.key);
}

/** A verb without `و` before it and without its object behind it. */
function formsOf(key: string): readonly string[] {
  const bare = [key, key.replace(/^[وف](?=.{3})/u, '')];
  return [...new Set(bare.flatMap((form) => [form, form.replace(/(?:هم|هن|ها|ه|ن)$/u, '')]))];
}
