import { phraseEnd } from './chain.ts';
import type { Columns } from './columns.ts';
import { isPerson, KIN } from './people.ts';

/**
 * Whom a pronoun or a short form stands for.
 *
 * Mentions are kept in the order of the text: names ("Brigadier Tariq Omran"), and whoever was a source.
 * A pronoun goes to the last mention that fits in gender and number, speakers before others and the
 * same paragraph and the one before it first; a surname or first name goes to the fuller name that holds it; "the official" goes
 * to the last description with the same last word. What fits nothing stands for itself: a wrong name is
 * worse than none. Gender is only what the words say (Mr., "a woman", a pronoun already resolved); a name
 * whose gender nothing tells fits both.
 */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly kind: 'name' | 'description';
  gender: 'he' | 'she' | null;
  readonly number: 'one' | 'many';
  readonly person: boolean;
  speaker: boolean;
  /** The fullest form. */
  full: string;
}

const HE = new Set('he him his himself'.split(' '));
const SHE = new Set('she her hers herself'.split(' '));
const THEY = new Set('they them their themselves'.split(' '));
const IT = new Set('it its itself'.split(' '));
const FIRST = new Set('i we me us my our'.split(' '));
const MALE =
  /\b(?:mr|sir|king|prince|man|boy|father|brother|son|husband|uncle|nephew|grandfather|gentleman|congressman|spokesman|chairman|businessman|policeman|fisherman|imam|sheikh|lord|monk|widower|abu)\b/iu;
const FEMALE =
  /\b(?:mrs|ms|miss|madam|queen|princess|woman|girl|mother|sister|daughter|wife|aunt|niece|grandmother|lady|congresswoman|spokeswoman|chairwoman|businesswoman|policewoman|nun|widow|umm|midwife)\b/iu;
const RANK =
  /^(?:Major|Lieutenant|Sergeant|Brigadier|Corporal|Inspector|Commander|Doctor|Officer|Engineer|Father|Sister|Brother|Uncle|Aunt|Chief)$/u;
const PARTICLE = new Set('al el bin ibn abu umm abd de da del van von der di la le ul'.split(' '));
const GROUP =
  /\b(?:people|police|officials|residents|witnesses|women|men|children|troops|forces|authorities|family|team|group|company|agency|ministry|government|committee|council|party|army|newspaper|report|study|poll|survey|court|campaign|office|department|bank|hospital|university|association|union|organi[sz]ation|post|times|journal|news|agency|fund|centre|center|institute)\b/iu;

/** Whom an article may call "the …" at the beginning of a sentence and then "he". */
const ROLE =
  /^(?:deserter|soldier|fighter|driver|teacher|doctor|nurse|guard|officer|commander|farmer|shepherd|baker|smuggler|witness|prisoner|informant|defector|activist|lawyer|journalist|reporter|medic|surgeon|mayor|judge|clerk|merchant|trader|fisherman|refugee|student|imam|priest|general|colonel|captain|major|sergeant|interpreter|translator|neighbou?r|widow|survivor|detainee|volunteer|recruit|man|woman|boy|girl|mother|father|brother|sister|engineer|mechanic|accountant|cook|orderly|militant|militiaman|policeman|official|chief|leader|elder|spokesman|spokeswoman|husband|wife|uncle|aunt|cousin|nephew|niece|courier|smuggler|fixer)$/u;
const MANY =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|several|many|some|both|most|few|dozens|hundreds)$/u;
const DATE =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|ramadan)$/iu;

/** A pronoun is looked up among so many mentions before it. */
const FURTHEST = 300;

/** What a speaker may stand for, by the first and last word of what was written. */
export class Speakers {
  private readonly mentions: Mention[] = [];
  private readonly c: Columns;
  private readonly nameAt: ReadonlyMap<number, readonly [number, number]>;
  private readonly named = new Map<string, Mention[]>();
  private readonly described = new Map<number, Mention[]>();
  private next = 0;
  private readonly names: readonly (readonly [number, number])[];

  constructor(c: Columns) {
    this.c = c;
    this.names = [...nameRuns(c), ...openers(c), ...owned(c)].toSorted((a, b) => a[0] - b[0]);
    this.nameAt = new Map(this.names.map((run) => [run[0], run]));
  }

  /** Takes in the names that begin before a word. */
  private readTo(limit: number): void {
    for (; this.next < this.names.length; this.next++) {
      const [from, to] = this.names[this.next] ?? [0, 0];
      if (from >= limit) return;
      this.note(from, to, false);
    }
  }

  private words(from: number, to: number): string {
    return this.c.t.text.slice(this.c.t.start[from] ?? 0, this.c.t.end[to - 1] ?? 0);
  }

  private note(from: number, to: number, speaker: boolean): Mention {
    const { c } = this;
    const whole = this.words(from, to);
    // "Tariq Omran, a police officer" and "a neighbour who …": the name or plain phrase is what speaks.
    const end = endOfCore(c, from, to);
    const text = this.words(from, end);
    const core = withoutTitle(c, from, end);
    const mark = ownerEnd(c, from, end);
    const isName = c.tagName[core] === 'NAME' && c.tagName[from] !== 'DET' && mark < 0;
    const plural =
      !isName &&
      (/NNS/.test(c.tagName[headOf(c, from, to)] ?? '') || MANY.test(c.t.lower[from] ?? ''));
    const called = isName
      ? `${c.t.lower[from - 1] ?? ''} ${whole}`
      : mark < 0
        ? whole
        : this.words(mark + 1, end);
    const gender = MALE.test(called)
      ? 'he'
      : FEMALE.test(called)
        ? 'she'
        : isName
          ? own(c, to)
          : null;
    const mention: Mention = {
      from,
      to,
      text,
      kind: isName ? 'name' : 'description',
      gender,
      number: plural || / and /.test(text) ? 'many' : 'one',
      person: isName
        ? !GROUP.test(text) && !DATE.test(text) && end - core <= 4
        : !GROUP.test(lastWord(text)) || plural,
      speaker,
      full: text,
    };
    if (isName) this.join(mention, core);
    else this.sameDescription(mention);
    this.mentions.push(mention);
    this.index(mention);
    return mention;
  }

  /** Where a later mention looks for this one: a name under each of its words, a description under its head. */
  private index(mention: Mention): void {
    const { c, named, described } = this;
    if (mention.kind === 'name')
      for (const word of new Set(partsOf(mention.full)))
        named.set(word, push(named.get(word), mention));
    else {
      const head = c.lemma[headOf(c, mention.from, mention.to)] ?? 0;
      described.set(head, push(described.get(head), mention));
    }
  }

  /** "Omran" after "Brigadier Tariq Omran" is he. */
  private join(mention: Mention, core: number): void {
    const mine = this.wordsOf(core, endOfCore(this.c, mention.from, mention.to));
    const alike = this.named.get(mine[0] ?? '') ?? [];
    for (let k = alike.length - 1; k >= 0; k--) {
      const other = alike[k];
      if (other === undefined) continue;
      const end = endOfCore(this.c, other.from, other.to);
      const theirs = this.wordsOf(withoutTitle(this.c, other.from, end), end);
      const full = partsOf(other.full);
      const fits = mine.every((word) => full.includes(word)) && mine.length <= full.length;
      const surname =
        mine.at(-1) === theirs.at(-1) || mine.at(-1) === full.at(-1) || mine.length < full.length;
      if (!fits || !surname) continue;
      if (mention.gender !== null && other.gender !== null && mention.gender !== other.gender)
        continue;
      if (other.full.length > mention.full.length) mention.full = other.full;
      mention.gender ??= other.gender;
      return;
    }
  }

  /** "the official" after "a senior official in the town" is that one. */
  private sameDescription(mention: Mention): void {
    const { c } = this;
    const determiner = c.t.lower[mention.from] ?? '';
    if (!['the', 'that', 'this', 'these', 'those'].includes(determiner)) return;
    const head = c.lemma[headOf(c, mention.from, mention.to)];
    for (const other of (this.described.get(head ?? 0) ?? []).slice(-1)) {
      if (other.full.length > mention.full.length) mention.full = other.full;
      mention.gender ??= other.gender;
      return;
    }
    this.sameAsSpeaker(mention);
  }

  /** "the man", of whom nothing was said before: who spoke last in the paragraph. */
  private sameAsSpeaker(mention: Mention): void {
    if (!/^the (?:man|woman)$/iu.test(mention.text)) return;
    const { paragraph } = this.c.t;
    for (let k = this.mentions.length - 1; k >= Math.max(0, this.mentions.length - 20); k--) {
      const one = this.mentions[k];
      if (one === undefined || paragraph[one.from] !== paragraph[mention.from]) return;
      if (!one.speaker || !one.person || one.number !== 'one') continue;
      if (one.gender !== null && mention.gender !== null && one.gender !== mention.gender) return;
      mention.full = one.full;
      one.gender ??= mention.gender;
      return;
    }
  }

  private wordsOf(from: number, to: number): string[] {
    return this.words(from, to)
      .toLowerCase()
      .replace(/[’']s$/u, '')
      .split(/[\s-]+/u);
  }

  /**
   * Whom the words from token `from` to `to` stand for. `within` is who speaks the quotation they stand
   * in: for "I" and "we".
   */
  resolve(from: number, to: number, within: string | null): string {
    this.readTo(from);
    const { c } = this;
    const text = this.words(from, to);
    const first = (c.t.lower[from] ?? '').replaceAll('’', "'");
    if (to - from <= 2 && FIRST.has(first) && to - from === 1) return within ?? text;
    if (to - from === 1 && (first === 'who' || first === 'which')) {
      const named = this.before(from);
      if (named !== null) return this.resolve(named[0], named[1], within);
    }
    const pronoun =
      to - from === 1 && (HE.has(first) || SHE.has(first) || THEY.has(first) || IT.has(first));
    if (!pronoun) {
      const mention = this.note(from, to, true);
      // The name itself is found again while reading on: it must not come twice.
      while (this.next < this.names.length && (this.names[this.next]?.[0] ?? 0) < to) this.next++;
      const apposed = this.apposed(from, to);
      if (apposed !== null && mention.full === mention.text) mention.full = apposed;
      return mention.full;
    }
    const found = this.antecedent(from, first, within);
    if (found === null) return text;
    found.speaker = true;
    if (found.kind === 'name' && found.gender === null) {
      if (HE.has(first)) found.gender = 'he';
      if (SHE.has(first)) found.gender = 'she';
    }
    const again = { ...found, from, to, speaker: true };
    this.mentions.push(again);
    this.index(again);
    return found.full;
  }

  /** Whom "who" stands for: the phrase right before it, over a comma. */
  private before(at: number): readonly [number, number] | null {
    const { c } = this;
    const k = c.t.word[at - 1] === ',' ? at - 2 : at - 1;
    const chunk = k < 0 ? -1 : (c.chunk[k] ?? -1);
    if (chunk < 0 || c.t.sentence[k] !== c.t.sentence[at]) return null;
    const from = c.chunkStart[chunk] ?? k;
    if (c.tagName[k]?.startsWith('PRO') === true) return null;
    return [/^unlike$/u.test(c.t.lower[from] ?? '') && from < k ? from + 1 : from, k + 1];
  }

  /** "a police officer, Tariq Omran," – the name says more than the description. */
  private apposed(from: number, to: number): string | null {
    const { c } = this;
    if (!/^(?:DET|POS)$/u.test(c.tagName[from] ?? '')) return null;
    for (const comma of new Set([endOfCore(c, from, to), to])) {
      if (c.tagName[comma] !== ',') continue;
      const run = this.nameAt.get(comma + 1);
      if (run !== undefined && (run[1] === to || c.tagName[run[1]] === ','))
        return this.words(run[0], run[1]);
    }
    return null;
  }

  private antecedent(at: number, pronoun: string, within: string | null): Mention | null {
    const { c } = this;
    const inQuotation = (c.q.of[at] ?? -1) >= 0;
    let lastSpeaker = -1;
    for (let k = this.mentions.length - 1; k >= 0 && lastSpeaker < 0; k--) {
      const one = this.mentions[k];
      if (one?.speaker === true && one.to <= at) lastSpeaker = one.from;
    }
    const paragraph = c.t.paragraph[at] ?? 0;
    let best: Mention | null = null;
    let top = -Infinity;
    const seen = new Set<string>();
    const furthest = Math.max(0, this.mentions.length - FURTHEST);
    for (let k = this.mentions.length - 1; k >= furthest; k--) {
      const one = this.mentions[k];
      if (one === undefined || one.to > at) continue;
      const distance = paragraph - (c.t.paragraph[one.from] ?? 0);
      if (distance > 4) break;
      if (seen.has(one.full)) continue;
      seen.add(one.full);
      if (!fitsPronoun(one, pronoun) || isPlace(c, one)) continue;
      // "The baker told him": another one.
      if (one.to + 1 === at && c.tagName[at] === 'OBJ') continue;
      // "The courier, she added, had …": another one.
      if (one.to + 1 === at && c.tagName[one.to] === ',') continue;
      // Whoever speaks says "I" of himself; the label of a turn is not whom its words are about.
      if (inQuotation && one.full === within) continue;
      if (c.t.word[one.to] === ':' && c.t.paragraph[one.from] === paragraph) continue;
      const quoted = (c.q.of[one.from] ?? -1) >= 0 && !inQuotation;
      const subject = beginsClause(c, one.from);
      const score =
        (one.speaker ? 3 : 0) +
        (subject ? 2 : 0) +
        (one.kind === 'name' ? 0.5 : 0) +
        (one.gender !== null ? 1 : 0) +
        // "Hussam laughed. “Thirteen,” he said.": who was just told of, and nobody spoke since.
        ((steppedIn(c, one, at) || askedOf(c, one, at)) && one.from > lastSpeaker ? 3 : 0) -
        // "Abu Karim's wife's cousin": whose cousin it is.
        (c.tagName[one.to] === "'s" && !one.speaker ? 1.5 : 0) -
        (quoted ? 3 : 0) -
        1.5 * distance -
        0.25 * Math.min(8, (c.t.sentence[at] ?? 0) - (c.t.sentence[one.from] ?? 0));
      if (score > top) [top, best] = [score, one];
    }
    return best;
  }
}

/** "in Manbij", "near Dorrin": no person, unless it spoke. */
function isPlace(c: Columns, one: Mention): boolean {
  return (
    one.kind === 'name' &&
    !one.speaker &&
    /^(?:in|near|into|outside|inside|around|across|towards?)$/u.test(c.t.lower[one.from - 1] ?? '')
  );
}

/** Whether a mention is what the sentence right before the speech begins with, in the same paragraph and outside marks. */
function steppedIn(c: Columns, one: Mention, at: number): boolean {
  const { sentence, sentenceStart, paragraph } = c.t;
  const here = sentence[one.from] ?? 0;
  const apart = (sentence[at] ?? 0) - here;
  return (
    sentenceStart[here] === one.from &&
    (c.q.of[one.from] ?? -1) < 0 &&
    paragraph[one.from] === paragraph[at] &&
    apart >= 1 &&
    apart <= 2
  );
}

/** "When I put this to Tarraf, he was silent. “…,” he said.": who is named in the clause before the "he" in between. */
function askedOf(c: Columns, one: Mention, at: number): boolean {
  const { sentence, sentenceStart, paragraph, lower, word } = c.t;
  const here = sentence[one.from] ?? 0;
  if (paragraph[one.from] !== paragraph[at] || (c.q.of[one.from] ?? -1) >= 0) return false;
  if ((sentence[at] ?? 0) - here > 3 || one.kind !== 'name') return false;
  if (!/^(?:when|after|as|once)$/u.test(lower[sentenceStart[here] ?? 0] ?? '')) return false;
  return word[one.to] === ',' && /^(?:he|she)$/u.test(lower[one.to + 1] ?? '');
}

function partsOf(name: string): string[] {
  return name.toLowerCase().split(/[\s-]+/u);
}

function push<One>(list: One[] | undefined, one: One): One[] {
  if (list === undefined) return [one];
  list.push(one);
  return list;
}

function fitsPronoun(one: Mention, pronoun: string): boolean {
  if (HE.has(pronoun)) return one.number === 'one' && one.gender !== 'she' && one.person;
  if (SHE.has(pronoun)) return one.number === 'one' && one.gender !== 'he' && one.person;
  if (IT.has(pronoun))
    return one.number === 'one' && one.gender === null && !one.speaker
      ? GROUP.test(one.text)
      : GROUP.test(one.text);
  return one.number === 'many' || GROUP.test(one.text);
}

/** "Bilal met his sister": a possessive soon after a name, with no other name between, is the name's. */
function own(c: Columns, to: number): 'he' | 'she' | null {
  const sentence = c.t.sentence[to - 1];
  for (let i = to; i < to + 5 && c.t.sentence[i] === sentence; i++) {
    const word = c.t.lower[i] ?? '';
    if (word === 'his') return 'he';
    if (word === 'her' && (c.chunk[i] ?? -1) === (c.chunk[i + 1] ?? -2)) return 'she';
    if (/^(?:NAME|TIT|"|PRO.*)$/u.test(c.tagName[i] ?? '')) return null;
  }
  return null;
}

/** Whether the phrase stands where subjects stand: first in its sentence, or after a comma or `and`. */
function beginsClause(c: Columns, from: number): boolean {
  const before = c.tagName[from - 1] ?? '';
  return (
    c.t.sentenceStart[c.t.sentence[from] ?? 0] === from ||
    ['"', 'AND', 'THAT', 'SUB'].includes(before)
  );
}

/** Where the name or description ends and what is said of it begins: a comma, `who`, "on Monday". */
function endOfCore(c: Columns, from: number, past: number): number {
  let to = past;
  while (to > from + 1 && /^(?:both|all|each|also)$/u.test(c.t.lower[to - 1] ?? '')) to--;
  const name = c.tagName[from] === 'NAME' || c.tagName[from] === 'TIT';
  for (let i = from + 1; i < to; i++) {
    const tag = c.tagName[i] ?? '';
    // "A 34-year-old mother" goes on.
    const glued = tag === '-' && c.t.end[i - 1] === c.t.start[i] && c.t.end[i] === c.t.start[i + 1];
    if (
      tag === ',' ||
      tag === '(' ||
      (tag === '-' && !glued) ||
      tag === 'PROwho' ||
      c.t.lower[i] === 'which'
    )
      return i;
    const named = (k: number): boolean => c.tagName[k] === 'NAME' || c.tagName[k] === 'TIT';
    if (!name || named(i) || c.t.word[i] === '.' || PARTICLE.has(c.t.lower[i] ?? '')) continue;
    if ((tag === 'OF' || tag === 'AND') && named(i + 1)) continue;
    if (tag === 'PRE') return i;
  }
  return to;
}

/** The last possessive mark inside a phrase, with a word behind it; −1 without one. */
function ownerEnd(c: Columns, from: number, to: number): number {
  for (let i = to - 2; i > from; i--) if (c.tagName[i] === "'s") return i;
  return -1;
}

function lastWord(text: string): string {
  return text.split(/\s+/u).at(-1) ?? text;
}

/** The last word of the plain phrase: of "a senior official in the town" it is `official`. */
function headOf(c: Columns, from: number, to: number): number {
  const chunk = c.chunk[from] ?? -1;
  const end = chunk < 0 ? to : Math.min(to, phraseEnd(c, c.chunkEnd[chunk] ?? to));
  return Math.max(from, end - 1);
}

function withoutTitle(c: Columns, from: number, to: number): number {
  let at = from;
  while (at < to - 1 && (c.tagName[at] === 'TIT' || c.t.word[at] === '.')) at++;
  return at;
}

/** Descriptions that begin a sentence: "Two brothers from Tell Varo", "A senior official". */
function openers(c: Columns): (readonly [number, number])[] {
  return c.t.sentenceStart.flatMap((begins) => {
    const from = c.t.word[begins] === '"' ? begins + 1 : begins;
    const chunk = c.chunk[from] ?? -1;
    const first = c.t.lower[from] ?? '';
    const role = first === 'the' && ROLE.test(c.t.lower[(c.chunkEnd[chunk] ?? 0) - 1] ?? '');
    if (
      chunk < 0 ||
      (!role &&
        !/^(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|both|her|his|my|our|their)$/u.test(
          first,
        ))
    )
      return [];
    let to = phraseEnd(c, c.chunkEnd[chunk] ?? from + 1);
    if (to - from < 2) return [];
    const more = /^(?:PRE|OF)$/u.test(c.tagName[to] ?? '') ? (c.chunk[to + 1] ?? -1) : -1;
    if (more >= 0) to = c.chunkEnd[more] ?? to;
    return [[from, to] as const];
  });
}

/** "his mother", "Abu Karim's wife's cousin": somebody by whose kin or servant they are. */
function owned(c: Columns): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  c.chunkStart.forEach((from, k) => {
    const end = c.chunkEnd[k] ?? from;
    let mark = -1;
    for (let i = from + 1; i + 1 < end; i++) if (c.tagName[i] === "'s") mark = i;
    if (c.tagName[from] === 'POS' && KIN.test(c.t.lower[end - 1] ?? '') && end - from <= 3)
      found.push([from, end]);
    if (mark < 0 || c.tagName[from] !== 'NAME') return;
    if (isPerson(c, [mark + 1, mark + 2]) && c.tagName[mark + 1] === 'NN')
      found.push([from, mark + 2]);
  });
  return found;
}

/** Runs of capitalised words, with titles and particles: one name each. */
function nameRuns(c: Columns): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const named = (i: number): boolean => c.tagName[i] === 'NAME' || c.tagName[i] === 'TIT';
  const isName = (i: number): boolean => named(i) || (RANK.test(c.t.word[i] ?? '') && named(i + 1));
  let i = 0;
  while (i < c.t.length) {
    if (!isName(i)) {
      i++;
      continue;
    }
    let k = i + 1;
    while (k < c.t.length && c.t.sentence[k] === c.t.sentence[i]) {
      if (isName(k)) k++;
      else if (
        c.t.word[k] === '.' &&
        (c.tagName[k - 1] === 'TIT' || (c.t.word[k - 1] ?? '').length === 1) &&
        isName(k + 1)
      )
        k++;
      else if (PARTICLE.has(c.t.lower[k] ?? '') && isName(k + 1)) k++;
      else break;
    }
    // A title alone names nobody.
    if (c.tagName[k - 1] === 'NAME') found.push([i, k]);
    i = k;
  }
  return found;
}
