import { asId, type CaseId, type DocumentId, type QuestionId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Draft } from '#terms/record.ts';
import type { Instant } from '#terms/time.ts';
import type { Document } from '#intake/document.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Question, WarningDecision, WarningRecord } from '#claims/question.ts';
import type { ThreatHit } from '#assessment/warning/threat-words.ts';
import { byUrgency, warningOf, type Warning } from '#assessment/warning/warning.ts';
import type { ReadTx, Tx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import { makeHop } from '#claims/make-hop.ts';
import { act } from './act.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { needQuestion } from './questions.ts';
import { NO_THREAT_REF, raisedIn, type Raised } from './raised-warnings.ts';
import { threatsIn, type ThreatFound } from './threat-scan.ts';

/** Words in a document that may speak of a threat to life, and that nobody has decided on. */
export interface ThreatSuggestion extends ThreatHit {
  readonly documentId: DocumentId;
  readonly number: number;
  readonly sender: string | null;
  readonly toldAt: string | null;
}

export interface WarningsView {
  /** Open ones first, the longest waiting at the top. */
  readonly warnings: readonly (Warning & { readonly version: number })[];
  /** Newest documents first. */
  readonly suggestions: readonly ThreatSuggestion[];
  readonly now: Instant;
}

/** What stands across the desk: everything open, in every case the person may see. */
export interface OpenWarnings {
  readonly cases: readonly {
    readonly caseId: CaseId;
    readonly title: string;
    readonly warnings: readonly (Warning & { readonly version: number })[];
    readonly suggestions: number;
  }[];
  readonly now: Instant;
}

/** Asked every half minute by every open desk: it costs little while nothing changed (`raised-warnings.ts`). */
export async function openWarnings(desk: Desk, principal: Principal): Promise<OpenWarnings> {
  return desk.store.read(principal, async (tx) => {
    const now = desk.clock();
    const cases: OpenWarnings['cases'][number][] = [];
    for (const { id: caseId, title } of await tx.cases()) {
      const raised = await raisedIn(desk, tx, caseId);
      const warnings = warningsIn(raised, now).filter(({ state }) => state !== 'decided');
      const suggestions = (await suggestionsIn(desk, tx, raised, caseId)).length;
      if (warnings.length + suggestions > 0) cases.push({ caseId, title, warnings, suggestions });
    }
    return { cases, now };
  });
}

export async function listWarnings(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<WarningsView> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const raised = await raisedIn(desk, tx, caseId);
    const now = desk.clock();
    const numbers = await tx.numbers(caseId);
    return {
      warnings: warningsIn(raised, now),
      suggestions: (await suggestionsIn(desk, tx, raised, caseId))
        .map(({ found: { documentId, sender, toldAt }, hit }) => ({
          ...hit,
          documentId,
          number: numbers.get(documentId) ?? 0,
          sender,
          toldAt,
        }))
        .toSorted((a, b) => b.number - a.number || a.span[0] - b.span[0]),
      now,
    };
  });
}

export interface WarningDraft {
  /** The question it is about; a new one is asked where this is null. */
  readonly questionId: QuestionId | null;
  /** The text of the new question. */
  readonly text: string | null;
  /** What is threatened. */
  readonly why: string;
  /** Who must decide. */
  readonly responsible: string;
  /** Where it is said. */
  readonly documentId: DocumentId | null;
  readonly span: readonly [number, number] | null;
}

/**
 * Raises a warning: on a question that is there, or on a new one with the report as its first claim.
 * From this moment it stands across the desk until the responsible person has decided.
 */
export async function raiseWarning(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  draft: WarningDraft,
  key?: string,
): Promise<Question> {
  const why = needWords(draft.why, 'Say what is threatened.');
  const responsible = needWords(draft.responsible, 'Name the person who must decide.');
  return desk.store.transact(principal, act('warning.raise', caseId, draft, key), async (tx) => {
    await needCase(tx, caseId);
    const at = desk.clock();
    const record: WarningRecord = {
      raisedAt: at,
      raisedBy: principal.name,
      responsible,
      decisions: [],
    };
    let question: Question;
    if (draft.questionId === null) {
      const text = needWords(
        draft.text ?? '',
        'Ask what is to be known, such as "Is an attack on … planned?".',
      );
      question = await tx.insert('question', caseId, {
        ...THREAT_QUESTION,
        ref: await nextRef(tx, caseId),
        text,
        threatToLife: { raised: true, why, answer: null },
        warning: record,
      });
    } else {
      const known = await needQuestion(tx, draft.questionId);
      if (known.caseId !== caseId) throw new StoreError('not-found', 'There is no such question.');
      question = await tx.revise('question', known.id, known.version, {
        threatToLife: { raised: true, why, answer: null },
        warning: { ...record, decisions: known.warning?.decisions ?? [] },
      });
    }
    if (draft.documentId !== null && draft.span !== null && question.type === 'yes-no') {
      const document = await needDocument(tx, caseId, draft.documentId);
      await tx.insert('claim', caseId, claimAt(document, draft.span, question.id, principal.name));
    }
    return question;
  });
}

export type DecisionDraft = Pick<WarningDecision, 'action' | 'what' | 'why'>;

/** Puts a decision on record, in the name of whoever makes it; the clock stops. */
export async function decideWarning(
  desk: Desk,
  principal: Principal,
  questionId: QuestionId,
  version: number,
  draft: DecisionDraft,
): Promise<Question> {
  const what = needWords(draft.what, 'Say what was done, and by whom.');
  const why = needWords(draft.why ?? '', 'Say why: it is what a decision is judged by later.');
  return desk.store.transact(
    principal,
    { verb: 'warning.decide', object: questionId },
    async (tx) => {
      const question = await needRaised(tx, questionId);
      const at = desk.clock();
      const decision: WarningDecision = { action: draft.action, what, why, by: principal.name, at };
      return tx.revise('question', questionId, version, {
        threatToLife: {
          ...question.threatToLife,
          answer: { text: what, by: principal.name, at },
        },
        warning: {
          ...recordOf(question, principal.name),
          decisions: [...(question.warning?.decisions ?? []), decision],
        },
      });
    },
  );
}

/** Names another person who must decide. */
export async function handOverWarning(
  desk: Desk,
  principal: Principal,
  questionId: QuestionId,
  version: number,
  responsible: string,
): Promise<Question> {
  const name = needWords(responsible, 'Name the person who must decide.');
  return desk.store.transact(
    principal,
    { verb: 'warning.decide', object: questionId },
    async (tx) => {
      const question = await needRaised(tx, questionId);
      return tx.revise('question', questionId, version, {
        warning: { ...recordOf(question, principal.name), responsible: name },
      });
    },
  );
}

/**
 * Takes the last step on a warning back: a decision, a hand-over, or the raising itself (with the
 * question, if it was asked for it). The history keeps what was taken back.
 */
export async function undoWarning(
  desk: Desk,
  principal: Principal,
  questionId: QuestionId,
  version: number,
): Promise<void> {
  await desk.store.transact(
    principal,
    { verb: 'warning.decide', object: questionId },
    async (tx) => {
      const question = await needQuestion(tx, questionId);
      const before = (await tx.history('question', questionId)).find(
        (one) => one.version === version - 1 && !one.removed,
      );
      if (before === undefined) {
        // First, so that whoever may not is told that and nothing else.
        await tx.remove('question', questionId, version);
        const claims = await tx.list('claim', { caseId: question.caseId, questionId });
        if (claims.length > 1) {
          throw new StoreError(
            'conflict',
            'More has been said on this question since; decide on it.',
          );
        }
        for (const claim of claims) await tx.remove('claim', claim.id, claim.version);
        return null;
      }
      await tx.revise('question', questionId, version, {
        threatToLife: before.threatToLife,
        warning: before.warning ?? null,
      });
      return null;
    },
  );
}

/**
 * Says, by name, that words found in a document are no threat. The words are kept as a rejected claim
 * on one question of the case that exists for this, so nothing is ever kept quiet by the program.
 */
export async function dismissThreat(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  found: {
    readonly documentId: DocumentId;
    readonly span: readonly [number, number];
    readonly why: string;
  },
): Promise<Claim> {
  const why = needWords(found.why, 'Say why it is no threat.');
  return desk.store.transact(principal, { verb: 'warning.decide', object: caseId }, async (tx) => {
    await needCase(tx, caseId);
    await tx.alone(`no threat ${caseId}`);
    const document = await needDocument(tx, caseId, found.documentId);
    const known = (await tx.list('question', { caseId })).find(({ ref }) => ref === NO_THREAT_REF);
    const question =
      known ??
      (await tx.insert('question', caseId, {
        ...THREAT_QUESTION,
        ref: NO_THREAT_REF,
        text: 'Words that somebody looked at and found to be no threat to life',
        importance: 1,
        threatToLife: { raised: false, why: null, answer: null },
        status: 'closed',
      }));
    return tx.insert('claim', caseId, {
      ...claimAt(document, found.span, question.id, principal.name),
      status: 'rejected',
      comment: why,
    });
  });
}

const NOT_RAISED = { raised: false, why: null, answer: null } as const;
const THREAT_QUESTION = {
  type: 'yes-no',
  subjectIds: [],
  topic: 'threat',
  period: null,
  importance: 3,
  options: [],
  places: {},
  unit: null,
  staleAfterDays: null,
  protectedSite: NOT_RAISED,
  status: 'open',
} as const satisfies Partial<Draft<Question>>;

function warningsIn(
  { questions, claims }: Raised,
  now: Instant,
): readonly (Warning & { readonly version: number })[] {
  return questions
    .flatMap((question) => {
      const warning = warningOf(question, claims, now);
      return warning === null ? [] : [{ ...warning, version: question.version }];
    })
    .toSorted(byUrgency);
}

/** What was found and nobody has decided on: raised as a warning, or said to be none. */
async function suggestionsIn(
  desk: Desk,
  tx: ReadTx,
  { claims }: Raised,
  caseId: CaseId,
): Promise<readonly { readonly found: ThreatFound; readonly hit: ThreatHit }[]> {
  const decided = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.documentId === null) continue;
    decided.set(claim.documentId, [...(decided.get(claim.documentId) ?? []), claim]);
  }
  return (await threatsIn(desk, tx, caseId)).flatMap((found) => {
    const own = decided.get(found.documentId) ?? [];
    return found.hits
      .filter(({ span }) => !own.some((claim) => claim.span === null || overlap(claim.span, span)))
      .map((hit) => ({ found, hit }));
  });
}

const overlap = (a: readonly [number, number], b: readonly [number, number]): boolean =>
  a[0] < b[1] && b[0] < a[1];

function claimAt(
  document: Document,
  span: readonly [number, number],
  questionId: QuestionId,
  by: string,
): Draft<Claim> {
  const [from, to] = span;
  if (!(from >= 0 && from < to && to <= document.text.length)) {
    throw new StoreError('invalid', 'The words lie outside the document.');
  }
  const hop = (actor: Hop['actor'], role: Hop['role']): Hop =>
    makeHop(actor, role, { language: document.language });
  const sender = document.senderSourceId;
  return {
    questionId,
    value: { type: 'yes-no', answer: 'yes' },
    polarity: 'asserts',
    quote: document.text.slice(from, to),
    documentId: document.id,
    span: [from, to],
    // Who is behind the sender is for reading to say; until then it is a gap.
    hops: [
      hop({ kind: 'gap' }, 'observer'),
      ...(sender === null ? [] : [hop({ kind: 'source', sourceId: sender }, 'relay')]),
    ],
    basis: 'unknown',
    access: 'not-known',
    certainty: [],
    toldAt: document.statedTime,
    aboutTime: null,
    place: null,
    suggestedBy: 'machine',
    decidedBy: by,
    status: 'accepted',
    comment: null,
  };
}

async function nextRef(tx: Tx, caseId: CaseId): Promise<string> {
  const last = (await tx.list('question', { caseId })).reduce(
    (n, { ref }) => Math.max(n, Number(/^Q-(\d{1,9})$/i.exec(ref)?.[1] ?? 0)),
    0,
  );
  return `Q-${String(last + 1).padStart(3, '0')}`;
}

async function needDocument(tx: ReadTx, caseId: CaseId, id: DocumentId): Promise<Document> {
  const document = await tx.get('document', asId(id));
  if (document === null || document.caseId !== caseId) {
    throw new StoreError('not-found', 'There is no such document.');
  }
  return document;
}

async function needRaised(tx: ReadTx, id: QuestionId): Promise<Question> {
  const question = await needQuestion(tx, id);
  if (!question.threatToLife.raised) {
    throw new StoreError(
      'invalid',
      `No threat to life is raised on ${question.ref}; raise it first.`,
    );
  }
  return question;
}

function recordOf(question: Question, by: string): WarningRecord {
  return (
    question.warning ?? {
      raisedAt: question.madeAt,
      raisedBy: by,
      responsible: by,
      decisions: [],
    }
  );
}

function needWords(text: string, message: string): string {
  const words = text.trim();
  if (words === '') throw new StoreError('invalid', message);
  return words;
}
