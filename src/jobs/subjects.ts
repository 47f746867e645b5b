/** Who is spoken of in a case, and what was decided about who is who. */
import type { CaseId, QuestionId, SubjectId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Subject, SubjectName } from '#terms/subject.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import { proposeSame } from '#claims/subjects/propose-same.ts';
import { resolveSubjects, type SubjectBook } from '#claims/subjects/resolve-subjects.ts';
import type { ReadTx, Tx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import { act } from './act.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { liveCase } from './live-cases.ts';
import type {
  SubjectChange,
  SubjectDecision,
  SubjectEdit,
  SubjectFile,
  SubjectParting,
  SubjectRow,
  SubjectsView,
} from './structure-views.ts';

/** Every subject that is meant, with what it is made of, and who may be the same. */
export async function subjectsView(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<SubjectsView> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const { records, book, rows } = await gather(desk, tx, caseId);
    const nameOf = (id: SubjectId): string => book.subjects.get(id)?.name ?? '?';
    return {
      subjects: rows,
      proposals: proposeSame(records, book)
        .slice(0, 200)
        .map((one) => ({ ...one, nameA: nameOf(one.a), nameB: nameOf(one.b) })),
    };
  });
}

/** One subject with all that ever became of its records. */
export async function subjectFile(
  desk: Desk,
  principal: Principal,
  id: SubjectId,
): Promise<SubjectFile> {
  return desk.store.read(principal, async (tx) => {
    const subject = await needSubject(tx, id);
    const { book, rows, records } = await gather(desk, tx, subject.caseId);
    const end = book.meant(id);
    const row = rows.find((one) => one.id === end);
    if (row === undefined) throw new StoreError('not-found', 'There is no such subject.');
    const names = new Map<string, string>(records.map((one) => [one.id, nameOfRecord(one)]));
    const history: SubjectChange[] = [];
    for (const record of row.records) history.push(...(await changesOf(tx, record.id, names)));
    return {
      subject,
      row,
      history: history.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.version - a.version)),
    };
  });
}

async function gather(desk: Desk, tx: ReadTx, caseId: CaseId) {
  const live = await liveCase(desk, tx, caseId);
  const records = await tx.list('subject', { caseId });
  const book = resolveSubjects(records);
  const { questions, claims, ties } = live.records();
  const naming = whereNamed(questions, claims, book);
  const tied = new Map<SubjectId, number>();
  for (const { to } of ties) {
    const end = to.kind === 'subject' ? book.meant(to.id) : null;
    if (end !== null) tied.set(end, (tied.get(end) ?? 0) + 1);
  }
  return { records, book, rows: rowsOf(records, book, naming, tied) };
}

function rowsOf(
  records: readonly Subject[],
  book: SubjectBook,
  naming: ReadonlyMap<SubjectId, readonly Question[]>,
  tied: ReadonlyMap<SubjectId, number>,
): readonly SubjectRow[] {
  const byId = new Map(records.map((one) => [one.id, one]));
  const nameOf = (id: SubjectId): string => {
    const record = byId.get(id);
    return record === undefined ? '?' : nameOfRecord(record);
  };
  return [...book.subjects.values()]
    .map(({ members, ...one }): SubjectRow => ({
      ...one,
      records: members.flatMap((id) => {
        const record = byId.get(id);
        if (record === undefined) return [];
        const { partedFrom = null, sameAs = null } = record;
        return [
          {
            id,
            version: record.version,
            name: nameOfRecord(record),
            sameAs,
            partedFrom: partedFrom === null ? null : { ...partedFrom, name: nameOf(partedFrom.id) },
            notSameAs: (record.notSameAs ?? []).map((other) => ({
              ...other,
              name: nameOf(other.id),
            })),
            possible: record.possibleSameAs.flatMap((other) =>
              byId.has(other) ? [{ id: other, name: nameOf(other) }] : [],
            ),
          },
        ];
      }),
      questions: (naming.get(one.id) ?? [])
        .map(({ id, ref, text }) => ({ id, ref, text }))
        .sort((a, b) => a.ref.localeCompare(b.ref, 'en', { numeric: true })),
      ties: tied.get(one.id) ?? 0,
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

/** The questions that name each subject: in their subjects, as an end of an edge, or in a claim on them. */
function whereNamed(
  questions: readonly Question[],
  claims: readonly Claim[],
  book: SubjectBook,
): ReadonlyMap<SubjectId, readonly Question[]> {
  const found = new Map<SubjectId, Set<Question>>();
  const byId = new Map(questions.map((one) => [one.id, one]));
  const add = (id: SubjectId, question: Question): void => {
    const end = book.meant(id, question.id);
    if (end === null) return;
    const held = found.get(end);
    if (held === undefined) found.set(end, new Set([question]));
    else held.add(question);
  };
  for (const question of questions) for (const id of namedIn(question)) add(id, question);
  for (const { questionId, value } of claims) {
    const question = byId.get(questionId);
    if (value.type === 'person' && question !== undefined) add(value.subjectId, question);
  }
  return new Map([...found].map(([id, set]) => [id, [...set]]));
}

function namedIn(question: Question): readonly SubjectId[] {
  const ends = [question.relation?.from, question.relation?.to];
  return [...question.subjectIds, ...ends.flatMap((id) => (id == null ? [] : [id]))];
}

async function changesOf(
  tx: ReadTx,
  id: SubjectId,
  names: ReadonlyMap<string, string>,
): Promise<readonly SubjectChange[]> {
  const versions = await tx.history('subject', id);
  return versions.map((record, i): SubjectChange => {
    const before = versions[i - 1];
    const line = (
      what: SubjectChange['what'],
      about: { readonly id: string; readonly why: string; readonly by: string } | null = null,
      said = about !== null,
    ): SubjectChange => ({
      recordId: id,
      version: record.version,
      at: record.madeAt,
      what,
      name: nameOfRecord(record),
      other: about === null ? null : (names.get(about.id) ?? '?'),
      why: said ? (about?.why ?? null) : null,
      by: said ? (about?.by ?? null) : null,
    });
    if (record.removed) return line('removed');
    if (before === undefined) {
      return record.partedFrom == null ? line('added') : line('parted', record.partedFrom);
    }
    const [was, now] = [before.sameAs ?? null, record.sameAs ?? null];
    if (now !== null && now.id !== was?.id) return line('merged', now);
    if (now === null && was !== null) return line('merge-taken-back', was, false);
    const [had, has] = [before.notSameAs ?? [], record.notSameAs ?? []];
    const fresh = has.find((one) => !had.some((old) => old.id === one.id));
    if (fresh !== undefined) return line('told-apart', fresh);
    const gone = had.find((one) => !has.some((left) => left.id === one.id));
    if (gone !== undefined) return line('told-apart-taken-back', gone, false);
    const [thought, thinks] = [before.possibleSameAs, record.possibleSameAs];
    const note = (id2: SubjectId): { id: string; why: string; by: string } => ({
      id: id2,
      why: '',
      by: '',
    });
    const noted = thinks.find((one) => !thought.includes(one));
    if (noted !== undefined) return line('noted', note(noted), false);
    const dropped = thought.find((one) => !thinks.includes(one));
    if (dropped !== undefined) return line('note-taken-back', note(dropped), false);
    return line('changed');
  });
}

export function nameOfRecord(record: Pick<Subject, 'names'>): string {
  const best = (['name', 'alias', 'kunya', 'description'] as const)
    .map((kind) => record.names.find((name) => name.kind === kind))
    .find((name) => name !== undefined);
  return best?.text ?? '?';
}

export async function addSubject(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  edit: SubjectEdit,
  key?: string,
): Promise<Subject> {
  return desk.store.transact(principal, act('subject.add', caseId, edit, key), async (tx) => {
    await needCase(tx, caseId);
    return insertSubject(tx, caseId, edit);
  });
}

/** Adds a subject within a larger change. */
export async function insertSubject(
  tx: Tx,
  caseId: CaseId,
  edit: SubjectEdit,
  more: Pick<Subject, 'partedFrom'> = {},
): Promise<Subject> {
  await checkEdit(tx, caseId, edit);
  return tx.insert('subject', caseId, { ...edit, names: tidy(edit.names), point: null, ...more });
}

/** Changes names, descriptions or kind; what was decided stays decided. */
export async function editSubject(
  desk: Desk,
  principal: Principal,
  id: SubjectId,
  version: number,
  change: Partial<SubjectEdit>,
): Promise<Subject> {
  return desk.store.transact(principal, { verb: 'subject.edit', object: id }, async (tx) => {
    const before = await needSubject(tx, id);
    await checkEdit(tx, before.caseId, { ...before, ...change });
    const names = change.names === undefined ? {} : { names: tidy(change.names) };
    return tx.revise('subject', id, version, { ...change, ...names });
  });
}

/** Takes a subject out that nothing names; to take a parting back is to take out who was parted. */
export async function removeSubject(
  desk: Desk,
  principal: Principal,
  id: SubjectId,
  version: number,
): Promise<void> {
  await desk.store.transact(principal, { verb: 'subject.remove', object: id }, async (tx) => {
    const subject = await needSubject(tx, id);
    await takeOut(tx, subject, version);
    return null;
  });
}

/** Takes a subject out within a larger change; refused while anything names it. */
export async function takeOut(tx: Tx, subject: Subject, version: number): Promise<void> {
  const { id, caseId } = subject;
  await tx.alone(`subjects of ${caseId}`);
  const used: string[] = [];
  const questions = await tx.list('question', { caseId });
  if (questions.some((one) => namedIn(one).includes(id))) used.push('questions');
  const ties = await tx.list('tie', { caseId });
  if (ties.some(({ to }) => to.kind === 'subject' && to.id === id)) used.push('ties');
  const persons = questions.flatMap((one) => (one.type === 'person' ? [one.id] : []));
  if (persons.length > 0) {
    const claims = await tx.list('claim', { caseId, questionIds: persons });
    if (claims.some(({ value }) => value.type === 'person' && value.subjectId === id)) {
      used.push('claims');
    }
  }
  const others = await tx.list('subject', { caseId });
  if (others.some((one) => one.sameAs?.id === id || one.partedFrom?.id === id)) {
    used.push('decisions about who is who');
  }
  if (used.length > 0) {
    throw new StoreError(
      'invalid',
      `This subject cannot be taken out: there are ${used.join(', ')} that name it.`,
    );
  }
  await tx.remove('subject', id, version);
}

/** Puts a decision on a record – the same as another, or not – or takes one back. */
export async function decideSubject(
  desk: Desk,
  principal: Principal,
  id: SubjectId,
  version: number,
  decision: SubjectDecision,
): Promise<Subject> {
  return desk.store.transact(principal, { verb: 'subject.decide', object: id }, async (tx) => {
    const subject = await needSubject(tx, id);
    const { caseId } = subject;
    await tx.allowed(caseId);
    await tx.alone(`subjects of ${caseId}`);
    const others = subject.notSameAs ?? [];
    if (decision.kind === 'possible') return notePossible(tx, subject, version, decision.other);
    if (decision.kind === 'take-back' && decision.what === 'possible') {
      return dropNote(tx, subject, version, decision.other);
    }
    if (decision.kind === 'take-back') {
      if (decision.what === 'same') {
        if (subject.sameAs?.id !== decision.other) {
          throw new StoreError('conflict', 'That these are the same is not decided any more.');
        }
        return tx.revise('subject', id, version, { sameAs: null });
      }
      if (!others.some((one) => one.id === decision.other)) {
        throw new StoreError('conflict', 'That these are others is not decided any more.');
      }
      const left = others.filter((one) => one.id !== decision.other);
      return tx.revise('subject', id, version, { notSameAs: left });
    }
    const why = decision.why.trim();
    if (why === '') throw new StoreError('invalid', 'Say why: a decision needs its reason.');
    const other = await tx.get('subject', decision.other);
    if (other === null || other.caseId !== caseId) {
      throw new StoreError('invalid', 'The decision names a subject that is not in this case.');
    }
    const book = resolveSubjects(await tx.list('subject', { caseId }));
    if (book.meant(id) === book.meant(other.id)) {
      throw new StoreError('invalid', 'These two are one already; take that back first.');
    }
    const mark = { id: other.id, why, by: principal.name, at: desk.clock() };
    if (decision.kind === 'not-same') {
      return tx.revise('subject', id, version, {
        notSameAs: [...others.filter((one) => one.id !== other.id), mark],
      });
    }
    if (subject.kind !== other.kind) {
      throw new StoreError('invalid', `A ${subject.kind} and a ${other.kind} cannot be one.`);
    }
    if (subject.sameAs != null) {
      throw new StoreError('invalid', 'It is decided already whom this is; take that back first.');
    }
    return tx.revise('subject', id, version, { sameAs: mark });
  });
}

/**
 * Notes on a record that it may be the same as another. Nothing is joined by it: it is shown with what else
 * may be the same, for somebody to decide.
 */
async function notePossible(
  tx: Tx,
  subject: Subject,
  version: number,
  id: SubjectId,
): Promise<Subject> {
  const other = await tx.get('subject', id);
  if (other === null || other.caseId !== subject.caseId) {
    throw new StoreError('invalid', 'The note names a subject that is not in this case.');
  }
  const book = resolveSubjects(await tx.list('subject', { caseId: subject.caseId }));
  if (book.meant(subject.id) === book.meant(other.id)) {
    throw new StoreError('invalid', 'These two are one already; take that back first.');
  }
  if (subject.kind !== other.kind) {
    throw new StoreError('invalid', `A ${subject.kind} and a ${other.kind} cannot be one.`);
  }
  const [own, others] = [subject.possibleSameAs, other.possibleSameAs];
  if (own.includes(other.id) || others.includes(subject.id)) {
    throw new StoreError('conflict', 'That these may be the same is noted already.');
  }
  return tx.revise('subject', subject.id, version, { possibleSameAs: [...own, other.id] });
}

/** Takes a note back, on whichever of the two it stands. */
async function dropNote(
  tx: Tx,
  subject: Subject,
  version: number,
  id: SubjectId,
): Promise<Subject> {
  const other = await tx.get('subject', id);
  if (subject.possibleSameAs.includes(id)) {
    const left = subject.possibleSameAs.filter((one) => one !== id);
    return tx.revise('subject', subject.id, version, { possibleSameAs: left });
  }
  if (other?.possibleSameAs.includes(subject.id) !== true) {
    throw new StoreError('conflict', 'That these may be the same is not noted any more.');
  }
  const left = other.possibleSameAs.filter((one) => one !== subject.id);
  await tx.revise('subject', other.id, other.version, { possibleSameAs: left });
  return subject;
}

/** Parts what stood under one subject: some of its names, descriptions and questions are another's. */
export async function partSubject(
  desk: Desk,
  principal: Principal,
  id: SubjectId,
  parting: SubjectParting,
  key?: string,
): Promise<Subject> {
  return desk.store.transact(principal, act('subject.decide', id, parting, key), async (tx) => {
    const subject = await needSubject(tx, id);
    const { caseId } = subject;
    await tx.allowed(caseId);
    await tx.alone(`subjects of ${caseId}`);
    const why = parting.why.trim();
    const name = parting.name.trim();
    if (name === '') throw new StoreError('invalid', 'Whoever is parted needs a name.');
    if (why === '') throw new StoreError('invalid', 'Say why: a decision needs its reason.');
    const names = subject.names.filter((one) => parting.names.includes(one.text));
    const unknown = parting.names.find((text) => !names.some((one) => one.text === text));
    if (unknown !== undefined) {
      throw new StoreError('invalid', `“${unknown}” is no name of this subject.`);
    }
    const strange = parting.descriptors.find((text) => !subject.descriptors.includes(text));
    if (strange !== undefined) {
      throw new StoreError('invalid', `“${strange}” is no description of this subject.`);
    }
    const questions = new Map<string, Question>(
      (await tx.list('question', { caseId })).map((one) => [one.id, one]),
    );
    const taken = new Set(
      (await tx.list('subject', { caseId })).flatMap((one) =>
        one.partedFrom?.id === id ? one.partedFrom.questionIds : [],
      ),
    );
    const questionIds = parting.questionIds.map((one): QuestionId => {
      const question = questions.get(one);
      if (question === undefined) {
        throw new StoreError('invalid', 'It names a question that is not in this case.');
      }
      if (taken.has(question.id)) {
        throw new StoreError('invalid', `${question.ref} was given to somebody else already.`);
      }
      return question.id;
    });
    const own: SubjectName = { text: name, language: null, script: scriptOf(name), kind: 'name' };
    return insertSubject(
      tx,
      caseId,
      {
        kind: subject.kind,
        names: names.some((one) => one.text === name) ? names : [own, ...names],
        descriptors: parting.descriptors,
        possibleSameAs: [],
        protectedSite: subject.protectedSite,
      },
      {
        partedFrom: {
          id,
          why,
          by: principal.name,
          at: desk.clock(),
          names: parting.names,
          descriptors: parting.descriptors,
          questionIds,
        },
      },
    );
  });
}

async function checkEdit(tx: ReadTx, caseId: CaseId, edit: SubjectEdit): Promise<void> {
  if (tidy(edit.names).length === 0) {
    throw new StoreError('invalid', 'A subject needs a name, or words that describe it.');
  }
  const there = new Set<string>(
    edit.possibleSameAs.length === 0
      ? []
      : (await tx.list('subject', { caseId, ids: [...edit.possibleSameAs] })).map(({ id }) => id),
  );
  if (edit.possibleSameAs.some((id) => !there.has(id))) {
    throw new StoreError('invalid', 'It names a subject that is not in this case.');
  }
}

function tidy(names: readonly SubjectName[]): readonly SubjectName[] {
  const seen = new Set<string>();
  return names.flatMap((name) => {
    const text = name.text.trim();
    if (text === '' || seen.has(text)) return [];
    seen.add(text);
    return [{ ...name, text, script: name.script ?? scriptOf(text) }];
  });
}

/** The script a name is written in, by its first letter: `Latn`, `Arab`, `Cyrl`; null for others. */
export function scriptOf(text: string): string | null {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  if (/\p{Script=Latin}/u.test(letter)) return 'Latn';
  if (/\p{Script=Arabic}/u.test(letter)) return 'Arab';
  if (/\p{Script=Cyrillic}/u.test(letter)) return 'Cyrl';
  return null;
}

async function needSubject(tx: ReadTx, id: SubjectId): Promise<Subject> {
  const subject = await tx.get('subject', id);
  if (subject === null) throw new StoreError('not-found', 'There is no such subject.');
  return subject;
}
