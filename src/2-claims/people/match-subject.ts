import type { SubjectId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
import type { Gazetteer } from '../places/gazetteer.ts';
import { greatCircle, sayDistance } from '../places/great-circle.ts';
import { matchPlace } from '../places/match-place.ts';
import { nameLikeness, SAME_NAME } from '../places/name-likeness.ts';
import { readName } from '../places/place-key.ts';
import { plainArabic, plainLatin } from './given-names.ts';
import { matchPerson } from './match-person.ts';
import { parseName } from './parse-name.ts';

/** What of a subject is asked for a match. */
export type KnownSubject = Pick<Subject, 'id' | 'kind' | 'names' | 'descriptors' | 'point'>;

export interface SubjectCandidate {
  readonly id: SubjectId;
  /** The name of the subject that fits best. */
  readonly name: string;
  /** 0 to 1; it orders and is no probability. */
  readonly likeness: number;
  readonly reasons: readonly string[];
  readonly against: readonly string[];
}

export interface SubjectMatch {
  readonly candidates: readonly SubjectCandidate[];
  /** Without a candidate those that come closest, each with what sets it apart. */
  readonly nearest: readonly SubjectCandidate[];
}

export interface SubjectContext {
  /** Lets a place be found under another of its names, and says how far two places are apart. */
  readonly gazetteer?: Gazetteer;
  /** ISO 3166 codes, likeliest first. */
  readonly countries?: readonly string[];
  /** Only subjects of these kinds; all when absent. */
  readonly kinds?: readonly Subject['kind'][];
}

/**
 * Which known subjects some words may mean; made to be asked again with every letter typed.
 *
 * - People by `matchPerson`: across scripts and spellings, never by a kunya alone.
 * - Places by sound, and through the gazetteer under names the subject does not state: who writes "Ar-Raqqah" means
 *   the subject called الرقة; a place more than `FAR` from the subject's point speaks against it.
 * - Groups and objects by their words.
 * - Whoever is known by description only, by the words of the description; many may fit it, and that is said.
 * - Words that are the beginning of a name are a candidate as such.
 */
export function matchSubject(
  text: string,
  subjects: readonly KnownSubject[],
  context: SubjectContext = {},
): SubjectMatch {
  const asked = text.trim();
  if (asked === '') return { candidates: [], nearest: [] };
  const wanted = subjects.filter(
    ({ kind }) => context.kinds === undefined || context.kinds.includes(kind),
  );
  const people = byPerson(asked, wanted);
  const places = byPlace(asked, wanted, context);
  const candidates = new Map<string, SubjectCandidate>();
  const offer = (one: SubjectCandidate): void => {
    const held = candidates.get(one.id);
    if (held === undefined || one.likeness > held.likeness) candidates.set(one.id, one);
  };
  for (const one of [...people.candidates, ...places.candidates]) offer(one);
  const parsed = parseName(asked);
  const kunyaAlone = parsed.kunya !== null && parsed.given === null && parsed.rest.length === 0;
  const begun: SubjectCandidate[] = [];
  for (const subject of wanted) {
    const one =
      beginning(asked, subject) ?? (subject.kind === 'place' ? null : byWords(asked, subject));
    if (one === null) continue;
    // Who is typed by a kunya alone is shown, never offered as found.
    if (kunyaAlone && subject.kind === 'person') begun.push(one);
    else offer(one);
  }
  const byLikeness = (a: SubjectCandidate, b: SubjectCandidate): number =>
    b.likeness - a.likeness || (a.id < b.id ? -1 : 1);
  if (candidates.size > 0) {
    return { candidates: [...candidates.values()].sort(byLikeness).slice(0, MOST), nearest: [] };
  }
  return {
    candidates: [],
    nearest: firstOfEach([...people.nearest, ...places.nearest, ...begun].sort(byLikeness)),
  };
}

function firstOfEach(sorted: readonly SubjectCandidate[]): readonly SubjectCandidate[] {
  const seen = new Set<string>();
  return sorted.filter(({ id }) => !seen.has(id) && seen.add(id) !== undefined).slice(0, SHOWN);
}

const MOST = 20;
const SHOWN = 5;
/** Metres beyond which a place of the same name is another one. */
const FAR = 30_000;

function byPerson(asked: string, subjects: readonly KnownSubject[]): SubjectMatch {
  const people = subjects
    .filter(({ kind }) => kind === 'person')
    .map(({ id, names }) => ({ id, names: names.filter((name) => name.kind !== 'description') }));
  const found = matchPerson(asked, people);
  const as = (one: (typeof found.candidates)[number]): SubjectCandidate => ({
    id: one.id as SubjectId,
    name: one.name,
    likeness: one.likeness * (one.verdict === 'same' ? 1 : one.verdict === 'possible' ? 0.8 : 0.75),
    reasons: one.reasons,
    against: one.against,
  });
  return { candidates: found.candidates.map(as), nearest: found.nearest.map(as) };
}

function byPlace(
  asked: string,
  subjects: readonly KnownSubject[],
  { gazetteer, countries = [] }: SubjectContext,
): SubjectMatch {
  const places = subjects.filter(({ kind }) => kind === 'place');
  if (places.length === 0) return { candidates: [], nearest: [] };
  const reading = readName(asked);
  const listed =
    gazetteer === undefined ? [] : matchPlace(asked, gazetteer, { countries }).candidates;
  const all: SubjectCandidate[] = [];
  for (const subject of places) {
    let best: SubjectCandidate | null = null;
    const against: string[] = [];
    for (const { text: name } of subject.names) {
      const likeness = nameLikeness(reading, readName(name));
      if (best !== null && likeness <= best.likeness) continue;
      const reason =
        name === asked
          ? `"${name}" as written`
          : likeness >= SAME_NAME
            ? `"${name}" sounds ${likeness >= 0.97 ? '' : 'nearly '}the same`
            : `"${name}" is spelt differently`;
      best = { id: subject.id, name, likeness, reasons: [reason], against: [] };
    }
    if (best !== null && best.likeness < SAME_NAME && gazetteer !== undefined) {
      // The same place of the list under another of its names.
      const own = new Set(
        subject.names.flatMap(({ text: name }) =>
          matchPlace(name, gazetteer, { countries })
            .candidates.slice(0, 3)
            .map(({ place }) => place.id),
        ),
      );
      const shared = listed.slice(0, 3).find(({ place }) => own.has(place.id));
      if (shared !== undefined) {
        const reasons = [`${shared.place.name} is listed under both names`];
        best = { ...best, likeness: 0.9 * shared.likeness, reasons };
      }
    }
    const { point } = subject;
    const named = listed[0]?.place;
    if (best !== null && point !== null && named !== undefined && best.likeness >= SAME_NAME) {
      const metres = Math.min(...listed.map(({ place }) => greatCircle(point, place)));
      if (metres > FAR + point.radius) {
        against.push(`the listed ${named.name} lies ${sayDistance(metres)} from the subject`);
        best = { ...best, likeness: best.likeness * 0.7 };
      }
    }
    if (best !== null) all.push({ ...best, against: [...best.against, ...against] });
  }
  const candidates = all.filter((one) => one.likeness >= SAME_NAME || one.against.length > 0);
  const nearest = all
    .filter((one) => one.likeness < SAME_NAME && one.likeness >= 0.45)
    .map((one) => ({ ...one, against: [...one.against, 'the names sound different'] }));
  return { candidates, nearest };
}

/** `Khal` is the beginning of a word of `Umm Khaled`; two letters at least. */
function beginning(asked: string, subject: KnownSubject): SubjectCandidate | null {
  const start = letters(asked);
  if (start.length < 2) return null;
  for (const { text: name } of subject.names) {
    const words = name.split(/[\s-]+/).map((word) => letters(word));
    const at = words.findIndex((_, i) => words.slice(i).join('').startsWith(start));
    if (at < 0) continue;
    const whole = letters(name).length;
    const kunya = /^(?:abu|umm|um|abou|ابو|ام)$/.test(words[0] ?? '');
    return {
      id: subject.id,
      name,
      likeness: 0.5 + 0.3 * Math.min(1, start.length / whole),
      reasons: [`"${name}" ${at === 0 ? 'begins with' : 'has a word that begins with'} "${asked}"`],
      against:
        kunya && subject.kind === 'person' ? ['a kunya alone never says who somebody is'] : [],
    };
  }
  return null;
}

function letters(text: string): string {
  return /[\u0600-\u06FF]/.test(text)
    ? plainArabic(text)
        .replace(/\s/g, '')
        .replace(/^ال(?=.{2})/, '')
    : plainLatin(text) || text.toLowerCase();
}

const SMALL = new Set(
  'a an the of in at with and his her who was le la les un une des du de et qui في من مع على'.split(
    ' ',
  ),
);

/** Descriptions, groups and objects: the share of the shorter one's words that both have. */
function byWords(asked: string, subject: KnownSubject): SubjectCandidate | null {
  const described = [
    ...subject.descriptors,
    ...subject.names
      .filter(({ kind }) => kind === 'description' || subject.kind !== 'person')
      .map(({ text }) => text),
  ];
  const own = wordsOf(asked);
  let best: SubjectCandidate | null = null;
  for (const name of described) {
    const words = wordsOf(name);
    const common = [...own].filter((word) => words.has(word));
    const least = Math.min(own.size, words.size);
    if (least === 0 || common.length / least < 0.6) continue;
    const share = common.length / Math.max(own.size, words.size);
    const likeness = 0.3 + 0.5 * share;
    if (best !== null && likeness <= best.likeness) continue;
    best = {
      id: subject.id,
      name,
      likeness,
      reasons: [`both have ${common.map((word) => `"${word}"`).join(', ')}`],
      against: subject.kind === 'person' ? ['a description may fit many'] : [],
    };
  }
  return best;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
      .map(([word]) =>
        /[\u0600-\u06FF]/.test(word)
          ? plainArabic(word).replace(/^ال(?=.{2})/, '')
          : word.toLowerCase(),
      )
      .filter((word) => !SMALL.has(word)),
  );
}
