/** What a person decides on this screen, each with its way back. */
import type { SubjectId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
import type { EdgeDraft, SubjectEdit, SubjectParting } from '#server/views.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import {
  useAddEdge,
  useAddSubject,
  useDecideSubject,
  useEditSubject,
  usePartSubject,
  useRemoveSubject,
  useTakeBackEdge,
} from './queries.ts';

interface Record {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}
interface Other {
  readonly id: string;
  readonly name: string;
}

export function useDecisions(caseId: string) {
  const t = useWords();
  const decide = useDecideSubject();
  const part = usePartSubject();
  const addSubject = useAddSubject(caseId);
  const editSubject = useEditSubject();
  const remove = useRemoveSubject();
  const addEdge = useAddEdge(caseId);
  const takeBackEdge = useTakeBackEdge(caseId);
  const id = (other: Other): SubjectId => other.id as SubjectId;

  /** A decision of one kind about two: made, or taken back where `why` is null. */
  const decided = (
    kind: 'same' | 'not-same',
    one: Record,
    other: Other,
    why: string | null,
    was: string,
    after: () => void = () => undefined,
  ): void => {
    const make = (version: number, reason: string) =>
      decide.mutateAsync({
        id: one.id,
        version,
        decision: { kind, other: id(other), why: reason },
      });
    const lift = (version: number) =>
      decide.mutateAsync({
        id: one.id,
        version,
        decision: { kind: 'take-back', what: kind, other: id(other) },
      });
    const words = { name: one.name, other: other.name };
    const [made, lifted] =
      kind === 'same'
        ? [t('structure.done.merged', words), t('structure.done.mergeTakenBack', words)]
        : [t('structure.done.apart', words), t('structure.done.apartTakenBack', words)];
    void (why === null ? lift(one.version) : make(one.version, why)).then(
      (saved) => {
        say(why === null ? lifted : made, () =>
          why === null ? make(saved.version, was) : lift(saved.version),
        );
        after();
      },
      // What was refused stands in the form, from `error`.
      () => undefined,
    );
  };

  return {
    same: (one: Record, other: Other, why: string, after?: () => void) =>
      decided('same', one, other, why, why, after),
    notSame: (one: Record, other: Other, why: string, after?: () => void) =>
      decided('not-same', one, other, why, why, after),
    takeBack: (kind: 'same' | 'not-same', one: Record, other: Other, was: string) =>
      decided(kind, one, other, null, was),
    /** Notes that two may be the same, or takes the note back where it stands. */
    possible: (one: Record, other: Other, noted: boolean, after: () => void = () => undefined) => {
      const note = (version: number) =>
        decide.mutateAsync({
          id: one.id,
          version,
          decision: { kind: 'possible', other: id(other) },
        });
      const drop = (version: number) =>
        decide.mutateAsync({
          id: one.id,
          version,
          decision: { kind: 'take-back', what: 'possible', other: id(other) },
        });
      const words = { name: one.name, other: other.name };
      void (noted ? note(one.version) : drop(one.version)).then(
        (saved) => {
          say(
            noted ? t('structure.done.noted', words) : t('structure.done.noteTakenBack', words),
            () => (noted ? drop(saved.version) : note(saved.version)),
          );
          after();
        },
        () => undefined,
      );
    },
    part: (one: Other, parting: SubjectParting, after: (made: Subject) => void) =>
      part.mutate(
        { id: one.id, ...parting },
        {
          onSuccess: (made) => {
            say(t('structure.done.parted', { name: parting.name, other: one.name }), () =>
              remove.mutateAsync({ id: made.id, version: made.version }),
            );
            after(made);
          },
        },
      ),
    unpart: (one: Record, from: Other, was: SubjectParting) =>
      remove.mutate(
        { id: one.id, version: one.version },
        {
          onSuccess: () =>
            say(t('structure.done.unparted', { name: one.name, other: from.name }), () =>
              part.mutateAsync({ id: from.id, ...was }),
            ),
        },
      ),
    edge: (draft: Partial<EdgeDraft>, after: (key: string | null) => void) =>
      addEdge.mutate(draft, {
        onSuccess: ({ question, madeQuestion, claims, subjects }) => {
          const ref = { ref: question.ref };
          const own = ({ id: one, version }: { id: string; version: number }) => ({
            id: one,
            version,
          });
          const added = madeQuestion || claims.length > 0 || subjects.length > 0;
          say(
            madeQuestion
              ? t('structure.done.edge', ref)
              : claims.length > 0
                ? t('structure.done.edgeAgain', ref)
                : t('structure.done.edgeKnown', ref),
            added
              ? () =>
                  takeBackEdge.mutateAsync({
                    questions: madeQuestion ? [own(question)] : [],
                    claims: claims.map(own),
                    subjects: subjects.map(own),
                  })
              : null,
          );
          const { relation } = question;
          after(
            relation?.from != null && relation.to != null
              ? `${relation.from} ${relation.kind} ${relation.to}`
              : null,
          );
        },
      }),
    addSubject: (edit: SubjectEdit, after: (made: Subject) => void) =>
      addSubject.mutate(edit, {
        onSuccess: (made) => {
          say(t('structure.done.subject', { name: edit.names[0]?.text ?? '' }), () =>
            remove.mutateAsync({ id: made.id, version: made.version }),
          );
          after(made);
        },
      }),
    editSubject: (subject: Subject, change: SubjectEdit, after: () => void) => {
      const { kind, names, descriptors, possibleSameAs, protectedSite } = subject;
      const was: SubjectEdit = { kind, names, descriptors, possibleSameAs, protectedSite };
      editSubject.mutate(
        { id: subject.id, version: subject.version, change },
        {
          onSuccess: (saved) => {
            say(t('structure.done.subjectChanged', { name: change.names[0]?.text ?? '' }), () =>
              editSubject.mutateAsync({ id: subject.id, version: saved.version, change: was }),
            );
            after();
          },
        },
      );
    },
    removeSubject: (subject: Subject, after: () => void) => {
      const { kind, names, descriptors, possibleSameAs, protectedSite } = subject;
      remove.mutate(
        { id: subject.id, version: subject.version },
        {
          onSuccess: () => {
            say(t('structure.done.removed', { name: names[0]?.text ?? '' }), () =>
              addSubject.mutateAsync({ kind, names, descriptors, possibleSameAs, protectedSite }),
            );
            after();
          },
        },
      );
    },
    error: [decide, part, addSubject, editSubject, remove, addEdge].find((one) => one.error)
      ?.error as Error | undefined,
    pending: [decide, part, addSubject, editSubject, remove, addEdge].some((one) => one.isPending),
  };
}
export type Decisions = ReturnType<typeof useDecisions>;
