import { compareNames, type NameComparison } from './compare-names.ts';
import { nameKeys } from './name-keys.ts';
import { parseName, type PersonName } from './parse-name.ts';

/** Somebody who is known already, under whatever names. */
export interface KnownPerson {
  readonly id: string;
  readonly names: readonly { readonly text: string }[];
}

export interface PersonCandidate {
  readonly id: string;
  /** The name of the person that fits best. */
  readonly name: string;
  readonly verdict: NameComparison['verdict'];
  /** 0 to 1, of the parts that could be compared. */
  readonly likeness: number;
  /** What speaks for it and what against, in plain words. */
  readonly reasons: readonly string[];
  readonly against: readonly string[];
}

export interface PersonMatch {
  /** Best first. It is proposed, never decided: a person decides who is meant. */
  readonly candidates: readonly PersonCandidate[];
  /** Without a candidate those that come closest, each with what sets it apart; who shares a kunya is here. */
  readonly nearest: readonly PersonCandidate[];
}

/** Known people ready to be asked about. */
export interface PeopleIndex {
  readonly people: readonly { readonly id: string; readonly names: readonly PersonName[] }[];
  readonly byKey: ReadonlyMap<string, readonly number[]>;
}

/** Reads all names once; asking is then quick whatever their number. */
export function indexPeople(known: readonly KnownPerson[]): PeopleIndex {
  const people = known.map(({ id, names }) => ({ id, names: names.map((n) => parseName(n.text)) }));
  const byKey = new Map<string, number[]>();
  people.forEach(({ names }, at) => {
    for (const key of new Set(names.flatMap((name) => nameKeys(name)))) {
      const held = byKey.get(key);
      if (held === undefined) byKey.set(key, [at]);
      else held.push(at);
    }
  });
  return { people, byKey };
}

/**
 * Whom a name may mean among people who are known. Compared as `compareNames` does it; a person with several names
 * counts by the one that fits best, and a kunya or another name that agrees as well is one reason more.
 * A kunya alone makes no candidate.
 */
export function matchPerson(
  text: string,
  known: PeopleIndex | readonly KnownPerson[],
): PersonMatch {
  const index = 'byKey' in known ? known : indexPeople(known);
  const name = parseName(text);
  const asked = new Set<number>();
  for (const key of nameKeys(name)) for (const at of index.byKey.get(key) ?? []) asked.add(at);
  const found = compareWith(name, index, asked);
  const candidates = found
    .filter(({ verdict }) => verdict === 'same' || verdict === 'possible')
    .slice(0, MOST_CANDIDATES);
  if (candidates.length > 0) return { candidates: candidates.map(shown), nearest: [] };
  const others = index.people.length <= LOOK_AT_ALL ? index.people.keys() : asked;
  const nearest = compareWith(name, index, others)
    .filter(({ verdict, likeness }) => verdict === 'kunya' || likeness >= LEAST_LIKE)
    .slice(0, SHOWN);
  return { candidates: [], nearest: nearest.map(shown) };
}

const SHOWN = 5;
const MOST_CANDIDATES = 20;
/** Beyond so many people only those who share a key are looked at for the nearest. */
const LOOK_AT_ALL = 2_000;
const LEAST_LIKE = 0.35;

interface Ranked extends PersonCandidate {
  readonly rank: number;
}

function compareWith(name: PersonName, index: PeopleIndex, which: Iterable<number>): Ranked[] {
  const found: Ranked[] = [];
  for (const at of which) {
    const { id, names } = index.people[at]!;
    let best: Ranked | null = null;
    let kunyaAgrees: string | null = null;
    for (const other of names) {
      const compared = compareNames(name, other);
      const rank = rankOf(compared);
      if (compared.verdict === 'kunya') kunyaAgrees = compared.reasons.at(-1) ?? null;
      if (best === null || rank > best.rank) {
        const { verdict, likeness, reasons, against } = compared;
        best = { id, name: other.written, verdict, likeness, reasons, against, rank };
      }
    }
    if (best === null) continue;
    // Another of the person's names is the kunya that the text uses besides the given name.
    const more = kunyaAgrees !== null && best.verdict !== 'kunya' ? [kunyaAgrees] : [];
    found.push({ ...best, reasons: [...best.reasons, ...more], rank: best.rank + more.length / 4 });
  }
  return found.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
}

/** Verdict first, then how many parts agree, then how well. It only orders. */
function rankOf({ verdict, likeness, agreeing }: NameComparison): number {
  return ORDER[verdict] + agreeing + likeness;
}

const ORDER = { same: 20, possible: 10, kunya: 1, different: 0 };

function shown({ id, name, verdict, likeness, reasons, against }: Ranked): PersonCandidate {
  return { id, name, verdict, likeness, reasons, against };
}
