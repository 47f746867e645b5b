/** Subjects made by hand, for tests only. Invented names. */
import { asId, type SubjectId } from '#terms/ids.ts';
import type { SameAs, Subject, SubjectName } from '#terms/subject.ts';
import { instant } from '#terms/time.ts';

export const AT = instant('2026-03-20T12:00:00Z');

/** `subject('rami', 'Abu Rami/kunya')`; the kind of a name is `name` unless said. */
export function subject(
  id: string,
  names: string | readonly string[],
  change: Partial<Subject> = {},
): Subject {
  return {
    id: asId(id),
    caseId: asId('case-1'),
    version: 1,
    madeAt: AT,
    madeBy: asId('user-1'),
    kind: 'person',
    names: [names].flat().map((one): SubjectName => {
      const [text = '', kind = 'name'] = one.split('/');
      return { text, language: null, script: null, kind: kind as SubjectName['kind'] };
    }),
    descriptors: [],
    possibleSameAs: [],
    point: null,
    protectedSite: false,
    ...change,
  };
}

export function decided(id: string, why = 'both were at the ford'): SameAs {
  return { id: asId<SubjectId>(id), why, by: 'Lead', at: AT };
}
