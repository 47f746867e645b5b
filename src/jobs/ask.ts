import type { CaseId, QuestionId, SourceId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { ContactRisk, ContactWindow, Source } from '#terms/source.ts';
import type { Instant } from '#terms/time.ts';
import type { Question } from '#claims/question.ts';
import {
  asksFor,
  byWorth,
  type Ask,
  type AskContext,
  type QuestionAsks,
} from '#assessment/ask/ask-next.ts';
import { firstHandOf } from '#assessment/ask/who-could-know.ts';
import type { LiveCase } from '#assessment/live-case.ts';
import type { ReadTx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { hashOf } from './hash.ts';
import { liveCase } from './live-cases.ts';
import { needQuestion } from './questions.ts';
import { thisHour } from './this-hour.ts';

/** What to ask next over a whole case. */
export interface AskView {
  /** About questions that are not settled; best first, what may not be asked last, with its reason. */
  readonly asks: readonly Ask[];
  /** Open questions looked at, and how many were not because the case is large. */
  readonly looked: number;
  readonly notLookedAt: number;
  /** Things that could be asked and are worth less than all in the list. */
  readonly notListed: number;
  /** Open questions that are settled as they stand, and those nobody we know could answer. */
  readonly settled: number;
  readonly nobody: readonly {
    readonly questionId: QuestionId;
    readonly ref: string;
    readonly text: string;
  }[];
}

/** What to ask next about one question, with whom to ask after each answer. */
export interface QuestionAskView extends QuestionAsks {
  readonly ref: string;
  readonly text: string;
}

/** So many open questions are worked out at once, the most important and newest first. */
const MOST_QUESTIONS = 200;
const MOST_ASKS = 200;

/** @param most how many open questions to look at; the most important first, of these the newest. */
export async function askNext(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  most = MOST_QUESTIONS,
): Promise<AskView> {
  return desk.store.read(principal, async (tx) => {
    const { zone } = await needCase(tx, caseId);
    const live = await liveCase(desk, tx, caseId);
    const { questions, context } = await contextOf(tx, live, caseId, zone);
    const now = thisHour(desk.clock());
    const open = questions
      .filter(isOpen(live))
      .toSorted((a, b) => b.importance - a.importance || (a.madeAt < b.madeAt ? 1 : -1));
    const looked = open.slice(0, most);
    const people = versionsIn(context);
    const found = [];
    for (const question of looked) {
      found.push({ question, asks: worked(live, question, context, people, now) });
      // A large case takes seconds: whoever else asks for something is served in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const all = found.flatMap(({ asks }) => (asks.settled ? [] : asks.asks)).toSorted(byWorth);
    // Whoever is left alone stays in sight, however much else could be asked.
    const may = all.filter(({ contact }) => contact.veto === null);
    const alone = all.filter(({ contact }) => contact.veto !== null);
    return {
      asks: [...may.slice(0, MOST_ASKS), ...alone.slice(0, MOST_ASKS)],
      notListed: Math.max(0, may.length - MOST_ASKS) + Math.max(0, alone.length - MOST_ASKS),
      looked: looked.length,
      notLookedAt: open.length - looked.length,
      settled: found.filter(({ asks }) => asks.settled).length,
      nobody: found
        .filter(({ asks }) => asks.asks.length === 0 && !asks.settled)
        .map(({ question: { id, ref, text } }) => ({ questionId: id, ref, text })),
    };
  });
}

export async function askAbout(
  desk: Desk,
  principal: Principal,
  questionId: QuestionId,
  /** Also whom to ask after each answer, which takes longer. */
  further = true,
): Promise<QuestionAskView> {
  return desk.store.read(principal, async (tx) => {
    const question = await needQuestion(tx, questionId);
    const { zone } = await needCase(tx, question.caseId);
    const live = await liveCase(desk, tx, question.caseId);
    const { context } = await contextOf(tx, live, question.caseId, zone);
    const now = thisHour(desk.clock());
    const asks = further
      ? asksFor(live.input(questionId, now), context, true)
      : worked(live, question, context, versionsIn(context), now);
    return { ref: question.ref, text: question.text, ...asks };
  });
}

export type RiskDraft = Pick<ContactRisk, 'level' | 'why'> | null;

/** Puts on record what contact with a source risks now, in the name of whoever says so. */
export async function judgeContactRisk(
  desk: Desk,
  principal: Principal,
  sourceId: SourceId,
  version: number,
  draft: RiskDraft,
): Promise<Source> {
  if (draft !== null && draft.why.trim() === '') {
    throw new StoreError('invalid', 'Say why: whoever asks next relies on it.');
  }
  return desk.store.transact(principal, { verb: 'source.edit', object: sourceId }, (tx) =>
    tx.revise('source', sourceId, version, {
      contactRisk:
        draft === null
          ? null
          : { level: draft.level, why: draft.why.trim(), by: principal.name, at: desk.clock() },
    }),
  );
}

async function contextOf(
  tx: ReadTx,
  live: LiveCase,
  caseId: CaseId,
  zone: string,
): Promise<{ readonly questions: readonly Question[]; readonly context: AskContext }> {
  const { questions, claims, sources, ties } = live.records();
  const windows: readonly ContactWindow[] = await tx.list('contact_window', { caseId });
  return {
    questions,
    context: { sources, ties, windows, firstHand: firstHandOf(questions, claims), zone },
  };
}

function isOpen(live: LiveCase): (question: Question) => boolean {
  const decided = new Set<string>(live.records().outcomes.map(({ questionId }) => questionId));
  return ({ id, status }) => (status === 'open' || status === 'under-review') && !decided.has(id);
}

/**
 * What was worked out for a question, kept while nothing it rests on changed: the live case hands out
 * new records when one did.
 */
const kept = new WeakMap<
  LiveCase,
  Map<string, { readonly key: string; readonly asks: QuestionAsks }>
>();

const versions = (records: readonly { readonly id: string; readonly version: number }[]): string =>
  records.map(({ id, version }) => `${id}.${version}`).join(' ');

/** What is the same for every question: who is there, as of which version. */
function versionsIn({ sources, ties, windows }: AskContext): string {
  return hashOf([versions(sources), versions(ties), versions(windows)]);
}

function worked(
  live: LiveCase,
  question: Question,
  context: AskContext,
  people: string,
  now: Instant,
): QuestionAsks {
  const memory = kept.get(live) ?? new Map<string, { key: string; asks: QuestionAsks }>();
  kept.set(live, memory);
  const input = live.input(question.id, now);
  const key = JSON.stringify([
    now,
    versions([question]),
    versions(input.claims),
    versions(input.links),
    people,
    input.trackRecords,
  ]);
  const known = memory.get(question.id);
  if (known?.key === key) return known.asks;
  const asks = asksFor(input, context);
  memory.set(question.id, { key, asks });
  return asks;
}
