/**
 * The scenes of an account: what somebody has spoken about, sorted so that each is asked about once.
 *
 * A scene is everything that was said about one subject. The subject most statements are about makes the
 * first scene, of those that are left the next, and so on; a statement stands in one scene only. Subjects
 * that go by one name in the witness's words are one scene. Scenes stand in the order in which they were
 * first spoken of. What is about no subject that the witness has named is the last, without a name.
 */
import type { Subject } from '#terms/subject.ts';
import type { Question } from '#claims/question.ts';
import { sceneName, type WordsSaid } from './scene-name.ts';
import type { Statement } from './tellings.ts';

export interface Scene {
  /** "the grain silo"; null for all that has no name in the witness's words. */
  readonly name: string | null;
  readonly kind: Subject['kind'] | null;
  readonly statements: readonly Statement[];
}

export function scenesOf(
  /** In the order they were told. */
  statements: readonly Statement[],
  questions: ReadonlyMap<string, Pick<Question, 'subjectIds'>>,
  subjects: ReadonlyMap<string, Pick<Subject, 'names' | 'kind'>>,
  said: WordsSaid,
): readonly Scene[] {
  const kinds = new Map<string, Subject['kind']>();
  const names = new Map<string, string | null>();
  const nameOf = (id: string): string | null => {
    const subject = subjects.get(id);
    const known = names.get(id);
    if (known !== undefined) return known;
    const name = subject === undefined ? null : sceneName(subject, said);
    names.set(id, name);
    if (subject !== undefined && name !== null && !kinds.has(name)) kinds.set(name, subject.kind);
    return name;
  };
  const namesOf = ({ claim }: Statement): readonly string[] => [
    ...new Set(
      (questions.get(claim.questionId)?.subjectIds ?? []).flatMap((id) => nameOf(id) ?? []),
    ),
  ];
  let left = [...statements];
  const scenes: Scene[] = [];
  for (;;) {
    const counts = new Map<string, number>();
    for (const one of left) {
      for (const name of namesOf(one)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    // The first of those with most: a Map keeps the order in which they came up.
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
    if (best === undefined) break;
    const [name] = best;
    scenes.push({
      name,
      kind: kinds.get(name) ?? null,
      statements: left.filter((one) => namesOf(one).includes(name)),
    });
    left = left.filter((one) => !namesOf(one).includes(name));
  }
  const place = (scene: Scene): number => statements.indexOf(scene.statements[0] as Statement);
  return [
    ...scenes.toSorted((a, b) => place(a) - place(b)),
    ...(left.length === 0 ? [] : [{ name: null, kind: null, statements: left }]),
  ];
}
