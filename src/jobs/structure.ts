/** Organisations and processes rebuilt from what was said of them, and edges added to them. */
import { asId, type CaseId, type QuestionId, type SubjectId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Subject, SubjectKind } from '#terms/subject.ts';
import type { TimeSpan } from '#terms/time.ts';
import type { Document } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import { chainFor } from '#claims/matching/chain-for.ts';
import { matchSubject } from '#claims/people/match-subject.ts';
import type { Question } from '#claims/question.ts';
import type { Relation } from '#claims/relation.ts';
import { resolveSubjects, type SubjectBook } from '#claims/subjects/resolve-subjects.ts';
import { suggestRelations, type RelationSuggestion } from '#claims/subjects/suggest-relations.ts';
import { processesOf } from '#assessment/structure/processes.ts';
import { buildStructure } from '#assessment/structure/structure.ts';
import type { ReadTx, Tx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import { act } from './act.ts';
import { caseDocuments } from './case-documents.ts';
import { needCase } from './cases.ts';
import { checkClaim } from './claims.ts';
import type { Desk } from './desk.ts';
import { groupBy } from './gather.ts';
import { liveCase } from './live-cases.ts';
import { insertSubject, nameOfRecord, scriptOf, takeOut } from './subjects.ts';
import { factsOf, suggestionBasis } from './suggestions.ts';
import { writtenOn } from './written-on.ts';
import type {
  EdgeAdded,
  EdgeDraft,
  EdgeTakenBack,
  EndDraft,
  FoundEnd,
  FoundRelation,
  StructureView,
} from './structure-views.ts';
import { thisHour } from './this-hour.ts';

/** Everything the Structure screen draws. */
export async function structureView(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<StructureView> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const live = await liveCase(desk, tx, caseId);
    const now = thisHour(desk.clock());
    const { questions } = live.records();
    const structure = buildStructure({
      questions: questions.filter(({ relation }) => relation != null),
      claims: ({ id }) => live.restsOn(id).claims.filter(({ status }) => status === 'accepted'),
      assess: ({ id }) => live.assess(id, now).assessment,
      book: resolveSubjects(await tx.list('subject', { caseId })),
    });
    return { ...structure, processes: processesOf(structure) };
  });
}

/** At most so many relations found in texts are handed over at once; the rest follow as these are decided. */
const MOST_FOUND = 200;

/** Relations that the texts of a case speak of and nobody has recorded. */
export async function foundRelations(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<readonly FoundRelation[]> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const live = await liveCase(desk, tx, caseId);
    const { questions, claims } = live.records();
    const edges = new Set(questions.flatMap((one) => (one.relation == null ? [] : [one.id])));
    const recorded = groupBy(
      claims.filter((claim) => claim.documentId !== null && edges.has(claim.questionId)),
      (claim) => claim.documentId ?? '',
    );
    const numbers = await tx.numbers(caseId);
    const book = resolveSubjects(await tx.list('subject', { caseId }));
    const ends = endFinder(book);
    const found: FoundRelation[] = [];
    for (const document of await caseDocuments(desk, tx, caseId)) {
      if (document.kind === 'photo' || document.kind === 'row') continue;
      const own = recorded.get(document.id) ?? [];
      for (const one of suggestRelations(document.text)) {
        const known = own.some(
          ({ span }) => span !== null && span[0] < one.span[1] && one.span[0] < span[1],
        );
        if (known) continue;
        found.push({
          key: `${document.id} ${one.span[0]} ${one.relation} ${one.from.span[0]}`,
          documentId: document.id,
          document: numbers.get(document.id) ?? 0,
          relation: one.relation,
          span: [one.span[0], one.span[1]],
          quote: one.quote,
          why: one.why,
          from: ends(one.from.text, one.relation, 'from'),
          to: one.to === null ? null : ends(one.to.text, one.relation, 'to'),
          lasts: one.lasts,
        });
        if (found.length >= MOST_FOUND) return found;
      }
    }
    return found;
  });
}

function endFinder(book: SubjectBook) {
  const known = [...book.subjects.values()].map((one) => ({ ...one, point: null }));
  const asked = new Map<string, FoundEnd>();
  return (text: string, relation: Relation, end: 'from' | 'to'): FoundEnd => {
    const key = `${relation} ${end} ${text}`;
    const held = asked.get(key);
    if (held !== undefined) return held;
    const bare = fold(text);
    const exact = known.filter(({ names }) => names.some((name) => fold(name.text) === bare));
    const { candidates } = matchSubject(text.replace(ARTICLE, ''), known);
    const answer: FoundEnd = {
      text,
      id: exact.length === 1 ? (exact[0]?.id ?? null) : null,
      candidates: candidates.slice(0, 4).map(({ id, name }) => ({ id, name })),
      kind: exact[0]?.kind ?? probableKind(text, relation, end),
    };
    asked.set(key, answer);
    return answer;
  };
}

const ARTICLE = /^(?:the|a|an)\s+/iu;

function fold(text: string): string {
  return text.normalize('NFC').replace(ARTICLE, '').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** What a new end would probably be; a person may say otherwise. */
function probableKind(text: string, relation: Relation, end: 'from' | 'to'): SubjectKind {
  if (/(?<!\p{L})(?:office|bureau|desk|court|committee)(?!\p{L})/iu.test(text)) return 'office';
  if (/(?<!\p{L})(?:unit|company|brigade|group|battalion|guards|men|police)(?!\p{L})/iu.test(text))
    return 'group';
  if (
    /(?<!\p{L})(?:checkpoint|post|bridge|school|house|silo|camp|gate|barracks|road|mill)(?!\p{L})/iu.test(
      text,
    )
  )
    return 'place';
  if (relation === 'stage-before' || relation === 'lasts') return 'stage';
  if (end === 'from' || relation === 'reports-to') return 'person';
  return relation === 'holds-office' ? 'office' : 'group';
}

/**
 * Records an edge: the question of it, unless it is asked already, subjects it names for the first time,
 * and – where it is told in a document – the claim with its chain.
 */
export async function addEdge(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  draft: EdgeDraft,
  key?: string,
): Promise<EdgeAdded> {
  return desk.store.transact(principal, act('structure.add', caseId, draft, key), async (tx) => {
    await needCase(tx, caseId);
    await tx.allowed(caseId);
    await tx.alone(`subjects of ${caseId}`);
    await tx.alone(`questions ${caseId}`);
    const made: Subject[] = [];
    const book = resolveSubjects(await tx.list('subject', { caseId }));
    const from = await endOf(tx, caseId, draft.from, made);
    const to = draft.to === null ? null : await endOf(tx, caseId, draft.to, made);
    checkEnds(draft, from, to, book);
    const all = await tx.list('question', { caseId });
    const meant = (id: SubjectId | null | undefined, question: QuestionId): SubjectId | null =>
      id == null ? null : (book.meant(id, question) ?? id);
    const unit = draft.lasts?.unit ?? 'days';
    const known = all.find(
      ({ id, relation, type, unit: own }) =>
        relation?.kind === draft.relation &&
        (draft.relation === 'lasts' ? type === 'number' && own === unit : type === 'yes-no') &&
        meant(relation.from, id) === meant(from.id, id) &&
        meant(relation.to, id) === meant(to?.id, id),
    );
    const question =
      known ??
      (await tx.insert('question', caseId, {
        ref: nextRef(all),
        text: askEdge(draft.relation, nameOfRecord(from), to === null ? '' : nameOfRecord(to)),
        type: draft.relation === 'lasts' ? 'number' : 'yes-no',
        subjectIds: to === null ? [from.id] : [from.id, to.id],
        topic: 'organisation',
        period: null,
        importance: 2,
        options: [],
        places: {},
        unit: draft.relation === 'lasts' ? unit : null,
        staleAfterDays: null,
        relation: { kind: draft.relation, from: from.id, to: to?.id ?? null },
        protectedSite: { raised: false, why: null, answer: null },
        threatToLife: { raised: false, why: null, answer: null },
        status: 'open',
      }));
    const claims =
      draft.told === null ? [] : [await tellEdge(desk, tx, principal, question, draft)];
    return { question, madeQuestion: known === undefined, claims, subjects: made };
  });
}

async function endOf(tx: Tx, caseId: CaseId, draft: EndDraft, made: Subject[]): Promise<Subject> {
  if ('id' in draft) {
    const subject = await tx.get('subject', draft.id);
    if (subject === null || subject.caseId !== caseId) {
      throw new StoreError('invalid', 'The edge names a subject that is not in this case.');
    }
    return subject;
  }
  const name = draft.name.trim().replace(ARTICLE, '');
  const again = made.find((one) => fold(nameOfRecord(one)) === fold(name));
  if (again !== undefined) return again;
  const described = draft.kind === 'person' && ARTICLE.test(draft.name.trim());
  const subject = await insertSubject(tx, caseId, {
    kind: draft.kind,
    names: [
      {
        text: described ? draft.name.trim() : name,
        language: null,
        script: scriptOf(name),
        // “the tall guard” describes somebody; so does nothing but a kunya, which is marked as one.
        kind: described
          ? 'description'
          : /^(?:abu|umm|abou|أبو|أم)\s\S+$/iu.test(name)
            ? 'kunya'
            : 'name',
      },
    ],
    descriptors: [],
    possibleSameAs: [],
    protectedSite: false,
  });
  made.push(subject);
  return subject;
}

function checkEnds(draft: EdgeDraft, from: Subject, to: Subject | null, book: SubjectBook): void {
  if ((draft.relation === 'lasts') !== (to === null)) {
    throw new StoreError(
      'invalid',
      to === null ? 'An edge needs two ends.' : 'How long something lasts has one end only.',
    );
  }
  if (to !== null && (book.meant(from.id) ?? from.id) === (book.meant(to.id) ?? to.id)) {
    throw new StoreError('invalid', 'An edge needs two ends; these are one.');
  }
  if (draft.relation === 'lasts' && draft.told !== null && draft.lasts === null) {
    throw new StoreError('invalid', 'Say how long it lasts in these words.');
  }
}

async function tellEdge(
  desk: Desk,
  tx: Tx,
  principal: Principal,
  question: Question,
  draft: EdgeDraft,
): Promise<Claim> {
  const { caseId } = question;
  const told = draft.told;
  const document = told === null ? null : await tx.get('document', told.documentId);
  if (told === null || document === null || document.caseId !== caseId) {
    throw new StoreError('invalid', 'The edge names a document that is not in this case.');
  }
  const basis = await suggestionBasis(desk, tx, caseId);
  const session = (await tx.list('session', { caseId })).find((one) =>
    one.documentIds.includes(document.id),
  );
  const facts = factsOf(document, basis);
  const quote = document.text.slice(...told.span);
  const { hops } = chainFor(
    statement(told.span, quote),
    session === undefined ? facts : { ...facts, senderSourceId: session.sourceId },
    basis.sources,
  );
  const value: Claim['value'] =
    draft.lasts === null
      ? { type: 'yes-no', answer: 'yes' }
      : { type: 'number', low: draft.lasts.low, high: draft.lasts.high };
  const exhibit = basis.exhibits.get(document.exhibitId) ?? null;
  const edit = {
    questionId: question.id,
    value,
    polarity: 'asserts' as const,
    quote,
    documentId: document.id,
    span: told.span,
    hops,
    basis: 'unknown' as const,
    access: 'not-known' as const,
    certainty: [],
    toldAt: toldOn(document, session?.held ?? null, writtenOn(document, exhibit)),
    aboutTime: null,
    place: null,
    status: 'accepted' as const,
    comment: null,
  };
  await checkClaim(tx, caseId, edit);
  return tx.insert('claim', caseId, {
    ...edit,
    suggestedBy: 'machine',
    decidedBy: principal.name,
  });
}

function toldOn(document: Document, held: TimeSpan | null, day: string | null): TimeSpan | null {
  if (document.statedTime !== null || held !== null) return document.statedTime ?? held;
  return day === null ? null : { from: day, to: day, stated: day, zone: null };
}

/** The words of an edge in the shape of a suggestion, for the chain they came by. */
function statement(span: RelationSuggestion['span'], quote: string) {
  return {
    span,
    quote,
    content: { span, text: quote },
    cue: null,
    speakers: [],
    basis: 'unknown' as const,
    certainty: [],
    values: [],
    language: 'en',
    why: '',
  };
}

/** Takes back what one `addEdge` made, together or not at all. */
export async function takeBackEdge(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  made: EdgeTakenBack,
): Promise<void> {
  await desk.store.transact(principal, { verb: 'structure.undo', object: caseId }, async (tx) => {
    await needCase(tx, caseId);
    await tx.allowed(caseId);
    for (const { id, version } of made.claims) {
      await needIn(tx, 'claim', id, caseId);
      await tx.remove('claim', id, version);
    }
    for (const { id, version } of made.questions) {
      await needIn(tx, 'question', id, caseId);
      const left = await tx.count('claim', { caseId, questionId: asId(id) });
      if (left > 0) {
        throw new StoreError('conflict', 'Something else has been said on this question since.');
      }
      await tx.remove('question', id, version);
    }
    for (const { id, version } of made.subjects) {
      await needIn(tx, 'subject', id, caseId);
      const subject = await tx.get('subject', asId(id));
      if (subject !== null) await takeOut(tx, subject, version);
    }
    return null;
  });
}

async function needIn(
  tx: ReadTx,
  kind: 'claim' | 'question' | 'subject',
  id: string,
  caseId: CaseId,
): Promise<void> {
  const [found] = await tx.list(kind, { caseId, ids: [id] });
  if (found === undefined) throw new StoreError('not-found', 'This was taken out already.');
}

function nextRef(questions: readonly Question[]): string {
  const last = questions.reduce(
    (most, { ref }) => Math.max(most, Number(/^S-(\d{1,9})$/i.exec(ref)?.[1] ?? 0)),
    0,
  );
  return `S-${String(last + 1).padStart(3, '0')}`;
}

/** The question an edge asks, in words. */
export function askEdge(relation: Relation, from: string, to: string): string {
  switch (relation) {
    case 'commands':
      return `Does ${from} command ${to}?`;
    case 'reports-to':
      return `Does ${from} report to ${to}?`;
    case 'member-of':
      return `Is ${from} a member of ${to}?`;
    case 'works-at':
      return `Does ${from} work at ${to}?`;
    case 'holds-office':
      return `Does ${from} hold the office of ${to}?`;
    case 'stage-before':
      return `Does ${to} come after ${from}?`;
    case 'lasts':
      return `How long does ${from} last?`;
  }
}
