import { asId, type CaseId, type DocumentId, type QuestionId, type SourceId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Draft } from '#terms/record.ts';
import type { Source, SourceKind } from '#terms/source.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import type { CodedClaim, CodedHop } from '#claims/coded-claim.ts';
import type { Question } from '#claims/question.ts';
import { resolveSender, senderKey } from '#claims/resolve-sender.ts';
import { findSpan } from '#claims/span.ts';
import type { Tx } from '#store/store.ts';
import type { Desk } from './desk.ts';

/**
 * Turns claims that name sources and questions into records: known names are found, unknown ones are
 * added, and everything is inserted in a few large writes. Returns how many claims were added.
 */
export async function resolveCodedClaims(
  desk: Desk,
  tx: Tx,
  principal: Principal,
  caseId: CaseId,
  coded: readonly CodedClaim[],
  documentAt: (line: number) => { readonly id: DocumentId; readonly text: string } | null,
): Promise<number> {
  const known = [...(await tx.list('source', { caseId }))];
  const newSources: (Draft<Source> & { id: SourceId })[] = [];
  const sourceIds = new Map<string, SourceId>();
  const kinds = kindsIn(coded);
  const sourceId = (name: string): SourceId => {
    // Two spellings of one name are one source here as everywhere.
    const key = senderKey(name);
    const seen = sourceIds.get(key);
    if (seen !== undefined) return seen;
    const found = resolveSender(name, known);
    const id = found?.id ?? asId<SourceId>(desk.newId());
    sourceIds.set(key, id);
    if (found === null) {
      newSources.push({ id, ...newSource(name.trim(), kinds.get(key) ?? 'witness') });
    }
    return id;
  };

  const questions = await tx.list('question', { caseId });
  const byRef = new Map(questions.map((q) => [q.ref.toLowerCase(), q.id]));
  const byText = new Map(questions.map((q) => [q.text.trim().toLowerCase(), q.id]));
  const newQuestions: (Draft<Question> & { id: QuestionId })[] = [];
  // A name that a later row gives its question is not given to another one before.
  const named = coded.flatMap((claim) => claim.question.ref ?? []);
  let number = [...questions.map((question) => question.ref), ...named].reduce(
    (n, ref) => Math.max(n, Number(/^Q-(\d{1,9})$/i.exec(ref)?.[1] ?? 0)),
    0,
  );
  const questionId = (claim: CodedClaim): QuestionId => {
    const { ref, text } = claim.question;
    const textKey = text.trim().toLowerCase();
    const found =
      (ref === null ? undefined : byRef.get(ref.toLowerCase())) ??
      byRef.get(textKey) ??
      byText.get(textKey);
    if (found !== undefined) return found;
    const id = asId<QuestionId>(desk.newId());
    number += 1;
    const newRef = ref ?? `Q-${String(number).padStart(3, '0')}`;
    newQuestions.push({ id, ...newQuestion(newRef, claim) });
    byRef.set(newRef.toLowerCase(), id);
    byText.set(textKey, id);
    return id;
  };

  const drafts: Draft<Claim>[] = coded.map((claim) => {
    const document = documentAt(claim.line);
    return {
      questionId: questionId(claim),
      value: claim.value,
      polarity: claim.polarity,
      quote: claim.quote,
      documentId: document?.id ?? null,
      span: document === null ? null : findSpan(document.text, claim.quote),
      hops: claim.chain.map((hop) => hopOf(hop, sourceId)),
      basis: claim.basis,
      access: claim.access,
      certainty: claim.certainty,
      toldAt: claim.toldAt,
      aboutTime: claim.aboutTime,
      place: claim.place,
      suggestedBy: 'import',
      decidedBy: principal.name,
      status: 'accepted',
      comment: null,
    };
  });
  await tx.insertMany('source', caseId, newSources);
  await tx.insertMany('question', caseId, newQuestions);
  await tx.insertMany('claim', caseId, drafts);
  return drafts.length;
}

function hopOf(hop: CodedHop, sourceId: (name: string) => SourceId): Hop {
  return {
    actor:
      hop.actor.kind === 'source'
        ? { kind: 'source', sourceId: sourceId(hop.actor.name) }
        : hop.actor,
    role: hop.role,
    channel: hop.channel ?? null,
    heardAt: null,
    passedAt: null,
    language: null,
    rendering: hop.rendering ?? 'unknown',
    known: 'declared',
    paidPerReport: hop.paidPerReport ?? null,
    evidence: null,
  };
}

/**
 * What a name of a sheet is, guessed from what it does in most of its rows; of two as often the one nearer to
 * the ground, and a publication before both. Nobody is a lead because of a sheet: that is a place in the
 * network, which no row states.
 */
function kindsIn(coded: readonly CodedClaim[]): ReadonlyMap<string, SourceKind> {
  const counts = new Map<string, Map<SourceKind, number>>();
  for (const { chain } of coded) {
    for (const hop of chain) {
      if (hop.actor.kind !== 'source') continue;
      const key = senderKey(hop.actor.name);
      const own = counts.get(key) ?? new Map<SourceKind, number>();
      counts.set(key, own.set(kindOf(hop), (own.get(kindOf(hop)) ?? 0) + 1));
    }
  }
  const order: readonly SourceKind[] = ['publication', 'witness', 'collector'];
  const most = (own: ReadonlyMap<SourceKind, number>): SourceKind =>
    order.toSorted((a, b) => (own.get(b) ?? 0) - (own.get(a) ?? 0))[0] ?? 'witness';
  return new Map([...counts].map(([key, own]) => [key, most(own)]));
}

function kindOf(hop: CodedHop): SourceKind {
  if (hop.channel === 'publication') return 'publication';
  return hop.role === 'observer' ? 'witness' : 'collector';
}

/** A source we know nothing of but the name a sheet gave it. */
export function newSource(pseudonym: string, kind: SourceKind): Draft<Source> {
  return {
    pseudonym,
    kind,
    tier: null,
    cell: null,
    languages: [],
    firstContact: null,
    howMet: null,
    status: 'active',
    riskLimit: 'low',
    consent: 'internal',
    handles: [],
  };
}

function newQuestion(ref: string, claim: CodedClaim): Draft<Question> {
  const silent = { raised: false, why: null, answer: null };
  return {
    ref,
    text: claim.question.text,
    type: claim.question.type,
    subjectIds: [],
    topic: claim.question.topic,
    period: null,
    importance: 2,
    options: claim.question.options,
    places: {},
    unit: claim.question.unit,
    staleAfterDays: null,
    protectedSite: silent,
    threatToLife: silent,
    status: 'open',
  };
}
