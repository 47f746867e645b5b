import type { CaseId, DocumentId, ExhibitId, QuestionId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Source } from '#terms/source.ts';
import type { Document, Exhibit } from '#intake/document.ts';
import type { Actor, Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import { resolveSender } from '#claims/resolve-sender.ts';
import type { Value } from '#claims/value.ts';
import { suggest } from '#claims/suggest/suggest.ts';
import type { Suggestion, TextContext } from '#claims/suggest/suggestion.ts';
import {
  type Before,
  chainFor,
  namedSource,
  isOfSomebody,
  openingSource,
  type DocumentFacts,
} from '#claims/matching/chain-for.ts';
import { interpreted, interpretersOf, type Interpreters } from '#claims/matching/interpreters.ts';
import { documentHead, type DocumentHead } from '#claims/matching/document-head.ts';
import { type Dismissal, dismissedWords } from '#claims/matching/dismissal.ts';
import {
  indexQuestions,
  matchQuestions,
  type QuestionIndex,
} from '#claims/matching/match-question.ts';
import { statementsOf } from '#claims/matching/own-statements.ts';
import { otherWays } from '#claims/matching/other-ways.ts';
import { proposeQuestions } from '#claims/matching/propose-question.ts';
import { provenanceOf } from '#claims/matching/provenance.ts';
import type { Statement } from '#claims/matching/statement.ts';
import { StoreError } from '#store/errors.ts';
import type { ReadTx } from '#store/store.ts';
import { act } from './act.ts';
import { countriesOfCase } from './case-countries.ts';
import { caseDocuments } from './case-documents.ts';
import { needCase } from './cases.ts';
import { checkClaim } from './claims.ts';
import { documentChecks } from './document-checks.ts';
import type { Desk } from './desk.ts';
import { loadGazetteer } from './gazetteer.ts';
import { groupBy } from './gather.ts';
import { liveCase } from './live-cases.ts';
import { photoView } from './photos.ts';
import { findTwin } from './translated-twin.ts';
import { uncountedTimes, writtenOn } from './written-on.ts';
import type {
  Accepted,
  DocumentSuggestions,
  MadeHere,
  SuggestionCard,
} from './suggestions-views.ts';
import type { ClaimEdit } from './views.ts';

/** What suggestions of a case are worked out from, read once for many documents. */
export interface SuggestionBasis {
  readonly index: QuestionIndex;
  readonly sources: readonly Source[];
  /** Accepted claims by question. */
  readonly answers: ReadonlyMap<string, readonly Claim[]>;
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  readonly dismissals: ReadonlyMap<string, readonly Dismissal[]>;
  readonly exhibits: ReadonlyMap<string, Exhibit>;
  /** Which place lies in which, as it was said of any question of the case. */
  readonly places: Readonly<Record<string, string>>;
  /** The topic of each question. */
  readonly topics: ReadonlyMap<string, string>;
  /** Who has interpreted for whom, as accepted claims state it. */
  readonly interpreters: Interpreters;
  /** The countries the case is about, likeliest first; worked out when first asked for. */
  readonly countries: () => Promise<readonly string[]>;
}

/** Everything that is suggested about a document, each with its chain, its questions and what became of it. */
export async function documentSuggestions(
  desk: Desk,
  principal: Principal,
  id: DocumentId,
): Promise<DocumentSuggestions> {
  return desk.store.read(principal, async (tx) => {
    const document = await tx.get('document', id);
    if (document === null) throw new StoreError('not-found', 'There is no such document.');
    const basis = await suggestionBasis(desk, tx, document.caseId);
    const exhibit = basis.exhibits.get(document.exhibitId) ?? null;
    const documents = await caseDocuments(desk, tx, document.caseId);
    return {
      documentId: id,
      writtenOn: writtenOn(document, exhibit),
      cards: await cardsOf(document, basis),
      teller: factsOf(document, basis).senderSourceId ?? factsOf(document, basis).giverSourceId,
      photo: document.kind === 'photo' ? photoView(document, documents, basis) : null,
      checks: [
        ...(await documentChecks(document, documents, basis)),
        ...uncountedTimes(document, writtenOn(document, exhibit)),
      ],
      twin: findTwin(document, documents, await tx.numbers(document.caseId)),
    };
  });
}

/** Reads what every document of the case needs. */
export async function suggestionBasis(
  desk: Desk,
  tx: ReadTx,
  caseId: CaseId,
): Promise<SuggestionBasis> {
  const live = await liveCase(desk, tx, caseId);
  const { questions, claims, sources } = live.records();
  const counted = claims.filter((claim) => claim.status === 'accepted');
  const quotes = new Map<string, string[]>();
  const answers = new Map<string, Value[]>();
  for (const claim of counted) {
    const given = answers.get(claim.questionId) ?? [];
    if (given.length < 50) given.push(claim.value);
    answers.set(claim.questionId, given);
    const own = quotes.get(claim.questionId) ?? [];
    // The first few say what the question is about; a hundred more would only slow it down.
    if (own.length < 12) own.push(claim.quote.slice(0, 400));
    quotes.set(claim.questionId, own);
  }
  let countries: Promise<readonly string[]> | null = null;
  const findCountries = async (): Promise<readonly string[]> =>
    countriesOfCase({
      own: await needCase(tx, caseId),
      questions,
      claims: counted,
      subjects: await tx.list('subject', { caseId }),
      documents: await caseDocuments(desk, tx, caseId),
    });
  return {
    countries: () => (countries ??= findCountries()),
    index: indexQuestions(questions, quotes, answers),
    sources,
    answers: groupBy(counted, (claim) => claim.questionId),
    claims: groupBy(
      claims.filter((claim) => claim.status === 'accepted' || claim.status === 'suggested'),
      (claim) => claim.documentId ?? '',
    ),
    dismissals: groupBy(await tx.list('dismissal', { caseId }), (one) =>
      placeKey(one.exhibitId, one.part),
    ),
    places: Object.fromEntries(
      questions.flatMap((one) => Object.entries(one.places)).slice(0, 500),
    ),
    topics: new Map(questions.map(({ id, topic }) => [id, topic])),
    interpreters: interpretersOf(counted),
    exhibits: new Map((await tx.list('exhibit', { caseId })).map((one) => [one.id, one])),
  };
}

function placeKey(exhibitId: ExhibitId, part: string): string {
  return `${exhibitId}\n${part}`;
}

/** The cards of a document; none for what the desk itself wrote and for what a chat app added. */
export async function cardsOf(
  document: Document,
  basis: SuggestionBasis,
  /** Whether the ways by which each may have come are worked out too; whoever only counts needs none. */
  withWays = true,
): Promise<readonly SuggestionCard[]> {
  const facts = factsOf(document, basis);
  const sender = basis.sources.find((source) => source.id === facts.senderSourceId);
  if (sender?.kind === 'desk' && document.sender !== null) return [];
  if (document.kind === 'message' && document.sender === null) return [];
  if (document.kind === 'row' || document.kind === 'photo' || document.text.trim() === '')
    return [];
  const exhibit = basis.exhibits.get(document.exhibitId) ?? null;
  const written = writtenOn(document, exhibit);
  const statements = await statementsIn(document, written, await basis.countries());
  const claims = basis.claims.get(document.id) ?? [];
  const aside = basis.dismissals.get(placeKey(document.exhibitId, document.part)) ?? [];
  const cards: SuggestionCard[] = [];
  const nameOf = (actor: Actor): string =>
    actor.kind === 'source'
      ? (basis.sources.find((source) => source.id === actor.sourceId)?.pseudonym ?? '')
      : actor.kind === 'unnamed'
        ? `“${actor.descriptor}”`
        : 'somebody who is not named';
  // Words that speak for no topic are mostly about what was asked just before in the same text.
  const topicBefore = (at: number): string => {
    const nearest = claims
      .filter(({ span }) => span !== null && span[0] <= at)
      .toSorted((a, b) => (b.span?.[0] ?? 0) - (a.span?.[0] ?? 0))[0];
    return (nearest === undefined ? null : basis.topics.get(nearest.questionId)) ?? 'general';
  };
  let before: Before | null = null;
  let line = -1;
  for (const suggestion of statements) {
    const content = suggestion.content?.span ?? suggestion.span;
    // Only within a message, and within a line of a note, do one person's words go on.
    const at = document.kind === 'message' ? 0 : document.text.lastIndexOf('\n', content[0]);
    if (at !== line) before = null;
    line = at;
    const said = chainFor(suggestion, facts, basis.sources, before);
    const { hops, at: asked } = interpreted(said.hops, basis.interpreters);
    const chain = {
      ...said,
      hops,
      reasons: [
        ...said.reasons,
        ...asked.map((i) => {
          const [speaker, hand] = [hops[i - 1], hops[i]].map((hop) =>
            hop === undefined ? '' : nameOf(hop.actor),
          );
          return `${hand} has translated for ${speaker} before`;
        }),
      ],
    };
    if (document.kind !== 'transcript')
      before = speakerAfter(suggestion, before, basis.sources, document.kind !== 'message');
    const coded = claims.some(
      ({ span }) => span !== null && span[0] < content[1] && content[0] < span[1],
    );
    const words = dismissedWords(suggestion.quote);
    const dismissed = aside.find((one) => one.quote === words) ?? null;
    const when = { writtenOn: written };
    cards.push({
      key: `${content[0]}-${content[1]}`,
      suggestion: {
        span: suggestion.span,
        quote: suggestion.quote,
        basis: suggestion.basis,
        certainty: suggestion.certainty,
        language: suggestion.language,
        why: suggestion.why,
        content,
      },
      hops: chain.hops,
      chainWhy: chain.reasons,
      unknown: chain.unknown,
      matches: matchQuestions(suggestion, basis.index, when).map((match) => ({
        ...match,
        ways: otherWays(
          chain.hops,
          // So many show what ways there are; a question may have thousands.
          withWays ? (basis.answers.get(match.questionId) ?? []).slice(0, 200) : [],
          match.readings[0]?.value ?? null,
          nameOf,
        ),
      })),
      proposals: proposeQuestions(suggestion, when)
        .slice(0, 4)
        .map((one) => (one.topic === 'general' ? { ...one, topic: topicBefore(content[0]) } : one))
        .map((one) =>
          one.type === 'place' ? { ...one, places: { ...basis.places, ...one.places } } : one,
        ),
      state: coded ? 'coded' : dismissed !== null ? 'dismissed' : 'open',
      dismissal: dismissed === null ? null : { id: dismissed.id, version: dismissed.version },
    });
  }
  return cards;
}

/** Whose words the next sentence goes on with. */
function speakerAfter(
  suggestion: Statement,
  before: Before | null,
  sources: readonly Source[],
  note: boolean,
): Before | null {
  const told = provenanceOf(suggestion.sentence ?? suggestion.quote).at(-1);
  const named = suggestion.speakers.at(-1);
  const found =
    named !== undefined
      ? namedSource(named.resolved, sources)
      : told !== undefined
        ? namedSource(told.name, sources)
        : suggestion.labelled === true || (note && isOfSomebody(suggestion.quote))
          ? null
          : openingSource(suggestion.quote, sources);
  if (found !== null) return sources.find((source) => source.id === found.id) ?? null;
  if (named === undefined && told?.described === true) return { kind: 'words', words: told.name };
  return named === undefined && !/(?<!\p{L})(?:I|we|je|nous)(?!\p{L})/u.test(suggestion.quote)
    ? before
    : null;
}

/** What the chain of a document's statements begins with. */
export function factsOf(document: Document, basis: SuggestionBasis): DocumentFacts {
  const exhibit = basis.exhibits.get(document.exhibitId);
  const giver =
    exhibit === undefined
      ? undefined
      : (basis.sources.find((source) => source.id === exhibit.receivedFrom.sourceId) ??
        resolveSender(exhibit.receivedFrom.description, basis.sources) ??
        undefined);
  return {
    kind: document.kind,
    sender: document.sender,
    senderSourceId:
      document.senderSourceId ??
      (document.sender === null
        ? null
        : (resolveSender(document.sender, basis.sources)?.id ?? null)),
    forwardedFrom: document.forwardedFrom,
    giverSourceId: giver === undefined || giver.kind === 'desk' ? null : giver.id,
    interpreter:
      document.kind === 'transcript'
        ? (INTERPRETER.exec(document.text)?.groups?.['name'] ?? null)
        : null,
    head: headOf(document),
  };
}

/** The heading of what has no sender: a note, an article, a session. */
export function headOf(document: Document): DocumentHead | null {
  return document.sender === null && document.kind !== 'message' && document.kind !== 'row'
    ? documentHead(document.text)
    : null;
}

const INTERPRETER =
  /^(?=.{0,400})[^\n]*?(?:Interpreter|Interpreted by|Interprète|المترجم)\s*[:：]\s*(?<name>[^\n.,;]{2,60})/imu;

/** Statements are the text's own: worked out once for as long as the document is. */
const KEPT = 20_000;
const statements = new Map<string, readonly Statement[]>();
/** Statements that a model added to; they stay whatever the case learns. */
const added = new Map<string, readonly Statement[]>();

function documentKey(document: Document, written: string | null): string {
  return `${document.id} ${document.version} ${written}`;
}

/** Which countries a case is about changes what a name in a text may mean. */
function readingKey(
  document: Document,
  written: string | null,
  countries: readonly string[],
): string {
  return `${documentKey(document, written)} ${countries.toSorted().join(' ')}`;
}

async function statementsIn(
  document: Document,
  written: string | null,
  countries: readonly string[],
): Promise<readonly Statement[]> {
  const key = readingKey(document, written, countries);
  const known = added.get(documentKey(document, written)) ?? statements.get(key);
  if (known !== undefined) return known;
  const context = await contextWritten(document, written, countries);
  return keep(statements, key, document, suggest(document.text, context));
}

function keep(
  kept: Map<string, readonly Statement[]>,
  key: string,
  document: Document,
  found: readonly Suggestion[],
): readonly Statement[] {
  const made = statementsOf(
    document.text,
    found,
    document.kind === 'message' || document.kind === 'transcript' ? document.kind : 'other',
    headOf(document),
  );
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, made);
  return made;
}

async function contextWritten(
  document: Document,
  written: string | null,
  countries: readonly string[],
): Promise<TextContext> {
  return {
    writtenOn: written,
    language: readLanguage(document.language),
    dayFirst: null,
    countries,
    gazetteer: await loadGazetteer(),
  };
}

/** What is known about the text of a document when suggestions are looked for in it. */
export function contextOf(
  document: Document,
  exhibit: Exhibit | null,
  countries: readonly string[],
): Promise<TextContext> {
  return contextWritten(document, writtenOn(document, exhibit), countries);
}

/** Has other suggestions stand for a document until this process ends: our own and what a model added. */
export function addStatements(
  document: Document,
  exhibit: Exhibit | null,
  found: readonly Suggestion[],
): void {
  keep(added, documentKey(document, writtenOn(document, exhibit)), document, found);
}

/** Whether the statements of a document are there already. */
export function isWorkedOut(
  document: Document,
  exhibit: Exhibit | null,
  countries: readonly string[],
): boolean {
  const written = writtenOn(document, exhibit);
  return (
    added.has(documentKey(document, written)) ||
    statements.has(readingKey(document, written, countries))
  );
}

function readLanguage(language: string | null): string | null {
  const code = language?.toLowerCase().split(/[-_]/)[0] ?? '';
  return ['en', 'fr', 'ar'].includes(code) ? code : null;
}

/** A claim to accept, on a question of the case or on one that it opens. */
export interface Acceptance {
  readonly claim: Omit<ClaimEdit, 'questionId' | 'documentId'>;
  readonly questionId: QuestionId | null;
  readonly newQuestion: Pick<
    Question,
    'text' | 'type' | 'unit' | 'options' | 'topic' | 'places'
  > | null;
}

/** Adds what a person accepted of a document: all of it or nothing, marked as suggested and decided. */
export async function acceptSuggestions(
  desk: Desk,
  principal: Principal,
  id: DocumentId,
  accepted: readonly Acceptance[],
  key?: string,
): Promise<Accepted> {
  return desk.store.transact(principal, act('claim.decide', id, accepted, key), async (tx) => {
    const document = await tx.get('document', id);
    if (document === null) throw new StoreError('not-found', 'There is no such document.');
    const caseId = document.caseId;
    const questions: Question[] = [];
    const claims: Claim[] = [];
    const opening = accepted.some((one) => one.newQuestion !== null);
    // Two people who open a question at once must not give it the same name.
    if (opening) await tx.alone(`questions ${caseId}`);
    let number = opening ? lastNumber(await tx.list('question', { caseId })) : 0;
    for (const { claim, questionId, newQuestion } of accepted) {
      let asked = questionId;
      if (newQuestion !== null) {
        number += 1;
        const made = await tx.insert('question', caseId, {
          ...BARE_QUESTION,
          ...newQuestion,
          ref: `Q-${String(number).padStart(3, '0')}`,
        });
        questions.push(made);
        asked = made.id;
      }
      if (asked === null) {
        throw new StoreError('invalid', 'Each claim needs a question: an open one or a new one.');
      }
      const edit: ClaimEdit = { ...claim, questionId: asked, documentId: id };
      await checkClaim(tx, caseId, edit);
      claims.push(
        await tx.insert('claim', caseId, {
          ...edit,
          suggestedBy: 'machine',
          decidedBy: principal.name,
        }),
      );
    }
    return { claims, questions };
  });
}

const BARE_QUESTION = {
  subjectIds: [],
  topic: 'general',
  period: null,
  importance: 2,
  staleAfterDays: null,
  protectedSite: { raised: false, why: null, answer: null },
  threatToLife: { raised: false, why: null, answer: null },
  status: 'open',
} as const;

function lastNumber(questions: readonly Question[]): number {
  return questions.reduce(
    (most, { ref }) => Math.max(most, Number(/^Q-(\d{1,9})$/i.exec(ref)?.[1] ?? 0)),
    0,
  );
}

/** Sets suggestions of a document aside by their words; they stay so when the file is read again. */
export async function dismissSuggestions(
  desk: Desk,
  principal: Principal,
  id: DocumentId,
  quotes: readonly string[],
  key?: string,
): Promise<readonly { readonly id: string; readonly version: number }[]> {
  return desk.store.transact(principal, act('suggestion.dismiss', id, quotes, key), async (tx) => {
    const document = await tx.get('document', id);
    if (document === null) throw new StoreError('not-found', 'There is no such document.');
    const { caseId, exhibitId, part } = document;
    const there = new Set(
      (await tx.list('dismissal', { caseId, exhibitId }))
        .filter((one) => one.part === part)
        .map((one) => one.quote),
    );
    const fresh = [...new Set(quotes.map(dismissedWords))].filter((quote) => !there.has(quote));
    const made = await tx.insertMany(
      'dismissal',
      caseId,
      fresh.map((quote) => ({ exhibitId, part, quote, decidedBy: principal.name })),
    );
    return made.map(({ id: own, version }) => ({ id: own, version }));
  });
}

/**
 * Takes out what was accepted or set aside in one step. A question goes only if nothing else has been
 * said on it since.
 */
export async function takeBackSuggestions(
  desk: Desk,
  principal: Principal,
  id: DocumentId,
  made: MadeHere,
): Promise<void> {
  await desk.store.transact(principal, { verb: 'suggestion.undo', object: id }, async (tx) => {
    const document = await tx.get('document', id);
    if (document === null) throw new StoreError('not-found', 'There is no such document.');
    const caseId = document.caseId;
    await tx.allowed(caseId);
    for (const one of made.claims) {
      await needIn(tx, 'claim', one.id, caseId);
      await tx.remove('claim', one.id, one.version);
    }
    for (const one of made.dismissals) {
      await needIn(tx, 'dismissal', one.id, caseId);
      await tx.remove('dismissal', one.id, one.version);
    }
    for (const one of made.questions) {
      await needIn(tx, 'question', one.id, caseId);
      const left = await tx.count('claim', { caseId, questionId: one.id });
      if (left === 0) await tx.remove('question', one.id, one.version);
    }
    return null;
  });
}

async function needIn(
  tx: ReadTx,
  kind: 'claim' | 'dismissal' | 'question',
  id: string,
  caseId: CaseId,
): Promise<void> {
  const [found] = await tx.list(kind, { caseId, ids: [id] });
  if (found === undefined) throw new StoreError('not-found', 'This was taken out already.');
}
