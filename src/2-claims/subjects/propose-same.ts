/**
 * Which subjects may be the same, for a person to decide; nothing is ever joined by it.
 *
 * - People by name, as `compareNames` compares them: across scripts and spellings, with what speaks for
 *   it and what against. **Never by a kunya alone**: half a town is Abu Rami.
 * - People known by description – “the tall guard with the scar” – by the words of their descriptions:
 *   two meaningful words and three fifths of the shorter one must be common, and one of the two must be
 *   known by nothing better.
 * - Places by sound, unless their points lie apart; groups, offices, objects and stages by their words.
 * - Where somebody noted “possibly the same”, that is a proposal too.
 *
 * Not proposed: what has been decided either way – merged, parted from each other, or said to be others.
 * Pairs are looked up under shared keys; a key that more than `COMMON` have tells nobody apart and makes
 * no pair by itself.
 */
import type { SubjectId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
import { plainArabic } from '../people/given-names.ts';
import { compareNames, mayBeOne, rememberLikeness } from '../people/compare-names.ts';
import { nameKeys } from '../people/name-keys.ts';
import { parseName } from '../people/parse-name.ts';
import { greatCircle, sayDistance } from '../places/great-circle.ts';
import { mostLikeness, nameLikeness, SAME_NAME, soundBag } from '../places/name-likeness.ts';
import { readName } from '../places/place-key.ts';
import type { MeantSubject, SubjectBook } from './resolve-subjects.ts';

export interface SameProposal {
  /** The two, the smaller id first. */
  readonly a: SubjectId;
  readonly b: SubjectId;
  /** 0 to 1; it orders and is no probability. */
  readonly likeness: number;
  readonly reasons: readonly string[];
  readonly against: readonly string[];
}

/** Pairs that may be one, likeliest first. */
export function proposeSame(
  records: readonly Subject[],
  book: SubjectBook,
): readonly SameProposal[] {
  const decided = decidedPairs(records, book);
  const found = new Map<string, SameProposal>();
  const offer = (one: SubjectId, other: SubjectId, rest: Omit<SameProposal, 'a' | 'b'>): void => {
    if (one === other) return;
    const [a, b] = one < other ? [one, other] : [other, one];
    const key = `${a} ${b}`;
    if (decided.has(key)) return;
    const held = found.get(key);
    if (held === undefined) found.set(key, { a, b, ...rest });
    else {
      const first = held.likeness >= rest.likeness ? held : { a, b, ...rest };
      found.set(key, {
        ...first,
        reasons: [...new Set([...held.reasons, ...rest.reasons])],
        against: [...new Set([...held.against, ...rest.against])],
      });
    }
  };

  const all = [...book.subjects.values()];
  const people = all.filter(({ kind }) => kind === 'person');
  byName(people, offer);
  byDescription(people, offer);
  byPlace(
    all.filter(({ kind }) => kind === 'place'),
    records,
    book,
    offer,
  );
  for (const kind of ['group', 'office', 'object', 'stage'] as const) {
    byWords(
      all.filter((one) => one.kind === kind),
      offer,
    );
  }
  for (const record of records) {
    for (const other of record.possibleSameAs) {
      const [one, two] = [book.meant(record.id), book.meant(other)];
      if (one === null || two === null) continue;
      offer(one, two, {
        likeness: 0.6,
        reasons: ['somebody noted that they may be the same'],
        against: [],
      });
    }
  }
  return [...found.values()].sort(
    (x, y) => y.likeness - x.likeness || (x.a + x.b < y.a + y.b ? -1 : 1),
  );
}

type Offer = (a: SubjectId, b: SubjectId, rest: Omit<SameProposal, 'a' | 'b'>) => void;

function decidedPairs(records: readonly Subject[], book: SubjectBook): ReadonlySet<string> {
  const pairs = new Set<string>();
  const add = (x: SubjectId, y: SubjectId): void => {
    const [one, two] = [book.meant(x), book.meant(y)];
    if (one === null || two === null) return;
    pairs.add(one < two ? `${one} ${two}` : `${two} ${one}`);
  };
  for (const { id, partedFrom, notSameAs } of records) {
    if (partedFrom != null) add(id, partedFrom.id);
    for (const other of notSameAs ?? []) add(id, other.id);
  }
  return pairs;
}

function byName(people: readonly MeantSubject[], offer: Offer): void {
  const known = people.map(({ id, names }) => {
    // Descriptions are no names, and a bare kunya proposes nobody.
    const read = names
      .filter(({ kind, text }) => kind !== 'description' && !isKunyaAlone(text))
      .map(({ text }) => parseName(text));
    return { id, names: read, keys: read.flatMap((name) => nameKeys(name)) };
  });
  const byKey = keyed(known.map(({ keys }) => keys));
  const alike = rememberLikeness();
  for (const [i, one] of known.entries()) {
    for (const j of pairsOf(i, byKey, one.keys)) {
      const other = known[j]!;
      for (const x of one.names) {
        for (const y of other.names) {
          if (!mayBeOne(x, y, alike)) continue;
          const { verdict, likeness, reasons, against } = compareNames(x, y, alike);
          if (verdict !== 'same' && verdict !== 'possible') continue;
          const rank = verdict === 'same' ? 1 : 0.75;
          offer(one.id, other.id, { likeness: likeness * rank, reasons, against });
        }
      }
    }
  }
}

/** Whether nothing but a kunya stands there: `Abu Rami`, `أم خالد`. */
export function isKunyaAlone(text: string): boolean {
  const { kunya, given, rest } = parseName(text);
  return kunya !== null && given === null && rest.length === 0;
}

function byDescription(people: readonly MeantSubject[], offer: Offer): void {
  const described = people.map((one) => ({
    id: one.id,
    called: one.knownBy !== 'description',
    bags: [
      ...one.descriptors,
      ...one.names.flatMap(({ kind, text }) => (kind === 'description' ? [text] : [])),
    ].map(wordsOf),
  }));
  const words = described.map(({ bags }) => bags.flatMap((bag) => [...bag]));
  const byKey = keyed(words);
  for (const [i, one] of described.entries()) {
    for (const j of pairsOf(i, byKey, words[i]!)) {
      const other = described[j]!;
      // Two who are called something are no pair because both were seen at one gate.
      if (one.called && other.called) continue;
      const best = closest(one.bags, other.bags, 2);
      if (best === null) continue;
      offer(one.id, other.id, {
        likeness: 0.3 + 0.4 * best.share,
        reasons: [`both descriptions have ${quoted(best.common)}`],
        against: ['a description may fit many'],
      });
    }
  }
}

function byWords(all: readonly MeantSubject[], offer: Offer): void {
  const named = all.map((one) => ({
    id: one.id,
    bags: one.names.map(({ text }) => wordsOf(text)),
  }));
  const byKey = keyed(named.map(({ bags }) => bags.flatMap((bag) => [...bag])));
  for (const [i, one] of named.entries()) {
    for (const j of pairsOf(
      i,
      byKey,
      one.bags.flatMap((bag) => [...bag]),
    )) {
      const best = closest(one.bags, named[j]!.bags, 1);
      if (best === null || best.share < 0.5) continue;
      offer(one.id, named[j]!.id, {
        likeness: 0.4 + 0.5 * best.share,
        reasons: [`both names have ${quoted(best.common)}`],
        against: best.share < 1 ? ['each or one of them has words the other lacks'] : [],
      });
    }
  }
}

/** Metres beyond what both statements allow at which two places are two. */
const APART = 2_000;

function byPlace(
  places: readonly MeantSubject[],
  records: readonly Subject[],
  book: SubjectBook,
  offer: Offer,
): void {
  const points = new Map<SubjectId, NonNullable<Subject['point']>>();
  for (const { id, point } of records) {
    const end = book.meant(id);
    if (end !== null && point !== null && !points.has(end)) points.set(end, point);
  }
  const read = places.map(({ id, names }) => ({
    id,
    names: names.map(({ text }) => {
      const reading = readName(text);
      return { text, reading, bag: soundBag(reading) };
    }),
  }));
  for (const [i, one] of read.entries()) {
    for (let j = i + 1; j < read.length; j++) {
      const other = read[j]!;
      let best = { likeness: 0, a: '', b: '' };
      for (const x of one.names) {
        for (const y of other.names) {
          if (mostLikeness(x.bag, y.bag) < SAME_NAME) continue;
          const likeness = nameLikeness(x.reading, y.reading, SAME_NAME);
          if (likeness > best.likeness) best = { likeness, a: x.text, b: y.text };
        }
      }
      if (best.likeness < SAME_NAME) continue;
      const [p, r] = [points.get(one.id), points.get(other.id)];
      if (p !== undefined && r !== undefined) {
        if (greatCircle(p, r) > p.radius + r.radius + APART) continue;
      }
      offer(one.id, other.id, {
        likeness: best.likeness,
        reasons: [
          best.a === best.b
            ? `both are called “${best.a}”`
            : `“${best.a}” and “${best.b}” sound alike`,
          ...(p !== undefined && r !== undefined
            ? [`their points are ${sayDistance(greatCircle(p, r))} apart`]
            : []),
        ],
        against: p === undefined || r === undefined ? ['where one of them lies is not known'] : [],
      });
    }
  }
}

function closest(
  a: readonly ReadonlySet<string>[],
  b: readonly ReadonlySet<string>[],
  least: number,
): { readonly common: readonly string[]; readonly share: number } | null {
  let best: { common: readonly string[]; share: number } | null = null;
  for (const x of a) {
    for (const y of b) {
      const common = [...x].filter((word) => y.has(word));
      const shorter = Math.min(x.size, y.size);
      if (common.length < least || common.length / shorter < 0.6) continue;
      const share = common.length / Math.max(x.size, y.size);
      if (best === null || share > best.share) best = { common, share };
    }
  }
  return best;
}

function keyed(keys: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [i, own] of keys.entries()) {
    for (const key of new Set(own)) {
      const held = index.get(key);
      if (held === undefined) index.set(key, [i]);
      else held.push(i);
    }
  }
  return index;
}

/** A word that so many have tells nobody apart. */
const COMMON = 60;

function pairsOf(
  i: number,
  index: ReadonlyMap<string, readonly number[]>,
  keys: readonly string[],
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const key of new Set(keys)) {
    const held = index.get(key) ?? [];
    if (held.length > COMMON) continue;
    for (const j of held) if (j > i) found.add(j);
  }
  return found;
}

const SMALL = new Set(
  (
    'a an the of in at with and or to by on for from his her their who was were is are said seen man ' +
    'men woman women person people le la les un une des du de et qui dans avec homme femme ' +
    'في من مع على رجل'
  ).split(' '),
);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
      .map(([word]) =>
        /[\u0600-\u06FF]/.test(word)
          ? plainArabic(word).replace(/^ال(?=.{2})/, '')
          : word.toLowerCase(),
      )
      .filter((word) => word.length > 1 && !SMALL.has(word)),
  );
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ');
}
