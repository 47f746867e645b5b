/**
 * Who is who, as decided. Subjects are kept as they were first written down; that two are one (`sameAs`)
 * or one is two (`partedFrom`) are decisions on top. This lays the decisions over the records:
 *
 *     the guard ──sameAs──► Abu Rami          what is said of the guard counts for Abu Rami
 *     Abu Rami of the ford ──partedFrom──► Abu Rami   in the questions named, he is meant
 *
 * A parting comes first, since it says whom a question means; then sameness is followed to its end.
 * Taking a decision back is taking the field off again: nothing else has changed, so everything is as
 * it was.
 *
 * Odd cases. Decisions that run in a circle make one subject of all in it, the one with the smallest id;
 * a decision that names what is no longer there is passed over. The order of the records makes no
 * difference.
 */
import type { QuestionId, SubjectId } from '#terms/ids.ts';
import type { Subject, SubjectKind, SubjectName } from '#terms/subject.ts';

/** One subject as it is meant, with everything known under any of its records. */
export interface MeantSubject {
  readonly id: SubjectId;
  readonly kind: SubjectKind;
  /** The name to call it by: a name before an alias, a kunya or a description. */
  readonly name: string;
  readonly names: readonly SubjectName[];
  readonly descriptors: readonly string[];
  /** The best kind of name there is; `kunya` and `description` say too little to tell who it is. */
  readonly knownBy: SubjectName['kind'];
  /** The records it is made of, its own first, the rest by id. */
  readonly members: readonly SubjectId[];
  readonly protectedSite: boolean;
}

export interface SubjectBook {
  /** Every subject that is meant, by id. */
  readonly subjects: ReadonlyMap<SubjectId, MeantSubject>;
  /** Whom a record means, in a certain question or in general; null when there is no such record. */
  meant(id: SubjectId, questionId?: QuestionId): SubjectId | null;
}

export function resolveSubjects(records: readonly Subject[]): SubjectBook {
  const byId = new Map<SubjectId, Subject>(records.map((one) => [one.id, one]));
  const parted = new Map<SubjectId, Subject[]>();
  for (const one of sorted(records)) {
    const from = one.partedFrom?.id;
    if (from === undefined || from === one.id || !byId.has(from)) continue;
    const others = parted.get(from);
    if (others === undefined) parted.set(from, [one]);
    else others.push(one);
  }

  const ends = new Map<SubjectId, SubjectId>();
  const endOf = (id: SubjectId): SubjectId => {
    const known = ends.get(id);
    if (known !== undefined) return known;
    const way: SubjectId[] = [];
    let at = id;
    let end: SubjectId | undefined;
    for (;;) {
      const circle = way.indexOf(at);
      if (circle >= 0) {
        end = way.slice(circle).reduce((a, b) => (a < b ? a : b));
        break;
      }
      way.push(at);
      const next = byId.get(at)?.sameAs?.id;
      if (next === undefined || !byId.has(next)) {
        end = at;
        break;
      }
      const held = ends.get(next);
      if (held !== undefined) {
        end = held;
        break;
      }
      at = next;
    }
    for (const one of way) ends.set(one, end);
    return end;
  };

  const meant = (id: SubjectId, questionId?: QuestionId): SubjectId | null => {
    if (!byId.has(id)) return null;
    let at = id;
    if (questionId !== undefined) {
      const seen = new Set<SubjectId>();
      while (!seen.has(at)) {
        seen.add(at);
        const other = parted
          .get(at)
          ?.find((one) => one.partedFrom?.questionIds.includes(questionId) === true);
        if (other !== undefined) at = other.id;
      }
    }
    return endOf(at);
  };

  const groups = new Map<SubjectId, Subject[]>();
  for (const one of sorted(records)) {
    const end = endOf(one.id);
    const group = groups.get(end);
    if (group === undefined) groups.set(end, [one]);
    else group.push(one);
  }
  const subjects = new Map<SubjectId, MeantSubject>();
  for (const [id, group] of groups) {
    const own = byId.get(id);
    if (own === undefined) continue;
    const members = [own, ...group.filter((one) => one.id !== id)];
    subjects.set(id, together(own, members, parted));
  }
  return { subjects, meant };
}

function together(
  own: Subject,
  members: readonly Subject[],
  parted: ReadonlyMap<SubjectId, readonly Subject[]>,
): MeantSubject {
  const names = new Map<string, SubjectName>();
  const descriptors = new Set<string>();
  for (const member of members) {
    const gone = parted.get(member.id) ?? [];
    const lost = new Set(gone.flatMap((one) => one.partedFrom?.names ?? []));
    const lostWords = new Set(gone.flatMap((one) => one.partedFrom?.descriptors ?? []));
    for (const name of member.names) {
      const key = `${name.kind} ${name.text}`;
      if (!lost.has(name.text) && !names.has(key)) names.set(key, name);
    }
    for (const words of member.descriptors) if (!lostWords.has(words)) descriptors.add(words);
  }
  const all = [...names.values()];
  // Somebody all of whose names were parted off is still called something.
  const shown = all.length > 0 ? all : own.names.slice(0, 1);
  const best = ORDER.map((kind) => shown.find((name) => name.kind === kind)).find(
    (name) => name !== undefined,
  );
  return {
    id: own.id,
    kind: own.kind,
    name: best?.text ?? '?',
    names: shown,
    descriptors: [...descriptors],
    knownBy: best?.kind ?? 'description',
    members: members.map(({ id }) => id),
    protectedSite: members.some((one) => one.protectedSite),
  };
}

const ORDER = ['name', 'alias', 'kunya', 'description'] as const;

function sorted(records: readonly Subject[]): readonly Subject[] {
  return records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
