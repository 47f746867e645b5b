import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monotonicFactory } from 'ulid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Case } from '#terms/case.ts';
import { asId } from '#terms/ids.ts';
import type { CaseId, DocumentId, QuestionId, SourceId, UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Draft } from '#terms/record.ts';
import { instant } from '#terms/time.ts';
import type { Desk } from '#jobs/desk.ts';
import { hashOf } from '#jobs/hash.ts';
import { doors } from '#server/doors.ts';
import type { Door, DoorName, DoorObject, Who } from '#server/doors.ts';
import { testHouse } from '#server/testing-house.ts';
import type { TestHouse } from '#server/testing-house.ts';
import { openStore } from '#store/open.ts';
import type { OpenStore } from '#store/open.ts';
import { KINDS } from '#store/verbs.ts';
import type { RecordKinds } from '#store/store.ts';
import {
  caseDraft,
  claimDraft,
  documentDraft,
  DRAFTS,
  EDITOR,
  LEAD,
  OWNER,
  questionDraft,
  READER,
  sourceDraft,
  STRANGER,
} from './drafts.ts';

/*
 * Every door, tried by everybody, on what is theirs, what is somebody else's and what is not there –
 * over the real store. Two cases that share no member; each record of each bears a mark that must
 * never be seen by who is no member.
 */

const OTHER_OWNER: Principal = {
  userId: asId<UserId>('user-other-owner'),
  name: 'Other owner',
  kind: 'owner',
};
const SECOND_LEAD: Principal = {
  userId: asId<UserId>('user-second-lead'),
  name: 'Second lead',
  kind: 'user',
};
const EVERYBODY = [OWNER, LEAD, EDITOR, READER, STRANGER, OTHER_OWNER];

interface Side {
  readonly caseId: CaseId;
  readonly lead: Principal;
  readonly second: Principal;
  readonly mark: string;
  readonly sourceId: SourceId;
  readonly otherSourceId: SourceId;
  readonly documentId: DocumentId;
  readonly questionId: QuestionId;
  readonly roles: ReadonlyMap<Principal, 'reader' | 'editor' | 'lead'>;
}

const newId = monotonicFactory();
let base: string;
let store: OpenStore;
let desk: Desk;
let house: TestHouse;
let ours: Side;
let theirs: Side;

// The doors are tried as hundreds of strangers.
beforeEach(() => house.signInAgain());
beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'hearsay doors '));
  const clock = () => instant(new Date().toISOString());
  store = await openStore({
    folder: path.join(base, 'data'),
    keyFolder: path.join(base, 'keys'),
    clock,
    newId,
  });
  desk = { store, clock, newId };
  house = testHouse(desk);
  ours = await furnish(
    'MARK-OURS',
    LEAD,
    SECOND_LEAD,
    {
      ...caseDraft('MARK-OURS case'),
      members: [
        { userId: OWNER.userId, role: 'lead' },
        { userId: LEAD.userId, role: 'lead' },
        { userId: SECOND_LEAD.userId, role: 'lead' },
        { userId: EDITOR.userId, role: 'editor' },
        { userId: READER.userId, role: 'reader' },
      ],
    },
    OWNER,
  );
  theirs = await furnish(
    'MARK-THEIRS',
    STRANGER,
    OTHER_OWNER,
    {
      ...caseDraft('MARK-THEIRS case'),
      members: [
        { userId: OTHER_OWNER.userId, role: 'lead' },
        { userId: STRANGER.userId, role: 'lead' },
      ],
    },
    OTHER_OWNER,
  );
});
afterAll(async () => {
  await store?.close();
  await rm(base, { recursive: true, force: true });
});

async function furnish(
  mark: string,
  lead: Principal,
  second: Principal,
  draft: Draft<Case>,
  owner: Principal,
): Promise<Side> {
  const made = await store.transact(owner, { verb: 'case.create' }, (tx) => tx.createCase(draft));
  const caseId = made.caseId;
  const everybody = [...EVERYBODY, SECOND_LEAD];
  return store.transact(lead, { verb: 'sample.load', object: caseId }, async (tx) => {
    const source = await tx.insert('source', caseId, sourceDraft(`${mark} Heron`));
    const other = await tx.insert('source', caseId, freshSource(`${mark} Ibis`));
    const exhibit = await tx.insert('exhibit', caseId, { ...DRAFTS.exhibit, name: `${mark}.txt` });
    const taken = await tx.insert('import', caseId, {
      ...DRAFTS.import,
      exhibitIds: [exhibit.id],
      notes: [{ level: 'info', text: mark, lines: [] }],
    });
    const document = await tx.insert('document', caseId, {
      ...documentDraft('message 1', `${mark} text of a message`),
      exhibitId: exhibit.id,
      importId: taken.id,
      senderSourceId: source.id,
      media: [],
    });
    const question = await tx.insert('question', caseId, plainQuestion(`${mark}-1`));
    await tx.insert('claim', caseId, {
      ...claimDraft(`${mark} said`, question.id),
      documentId: document.id,
      hops: hopsOf(source.id),
    });
    return {
      caseId,
      lead,
      second,
      mark,
      sourceId: source.id,
      otherSourceId: other.id,
      documentId: document.id,
      questionId: question.id,
      roles: new Map(
        draft.members.map(({ userId, role }) => [
          everybody.find((principal) => principal.userId === userId)!,
          role,
        ]),
      ),
    };
  });
}

function plainQuestion(ref: string): Draft<RecordKinds['question']> {
  const calm = { raised: false, why: null, answer: null };
  return { ...questionDraft(ref), subjectIds: [], protectedSite: calm, threatToLife: calm };
}

/** Its handle is its own: no two sources of a case may be called the same. */
function freshSource(pseudonym: string): Draft<RecordKinds['source']> {
  return { ...sourceDraft(pseudonym), handles: [] };
}

function hopsOf(sourceId: SourceId): RecordKinds['claim']['hops'] {
  return [{ ...claimDraft('').hops[0]!, actor: { kind: 'source', sourceId } }];
}

/** A record nobody has touched yet, so that one door's change does not disturb the next. */
async function fresh(side: Side, object: DoorObject, asker?: Principal): Promise<string> {
  const { caseId, mark, lead, questionId, documentId, sourceId } = side;
  if (object === 'case') return caseId;
  if (object === 'nothing') return '';
  if (object === 'release') return freshRelease(side, another(side, asker));
  return store.transact(lead, { verb: 'sample.load', object: caseId }, async (tx) => {
    const n = newId();
    switch (object) {
      case 'question': {
        // With claims from two people, so that its assessment has something to say.
        const question = await tx.insert('question', caseId, {
          ...plainQuestion(`${mark}-${n}`),
          threatToLife: { raised: true, why: mark, answer: null },
        });
        const other = await tx.insert('source', caseId, sourceDraft(`${mark} Plover ${n}`));
        for (const teller of [sourceId, other.id]) {
          await tx.insert('claim', caseId, {
            ...claimDraft(`${mark} ${n}`, question.id),
            documentId,
            hops: hopsOf(teller),
          });
        }
        return question.id;
      }
      case 'claim':
        return (
          await tx.insert('claim', caseId, {
            ...claimDraft(`${mark} ${n}`, questionId),
            documentId,
            hops: hopsOf(sourceId),
          })
        ).id;
      case 'document':
        return (
          await tx.insert('document', caseId, {
            ...documentDraft(`message ${n}`, `${mark} ${n}`),
            senderSourceId: sourceId,
            media: [],
          })
        ).id;
      case 'link':
        return (
          await tx.insert('link', caseId, {
            ...DRAFTS.link,
            comment: mark,
            child: { kind: 'document', id: documentId },
            parent: { kind: 'document', id: documentId },
          })
        ).id;
      case 'session':
        return (await tx.insert('session', caseId, sessionEdit(side, freshNumber()))).id;
      case 'source':
        return (await tx.insert('source', caseId, freshSource(`${mark} ${n}`))).id;
      case 'tie': {
        // Each with a source of its own: the same tie twice is refused.
        const from = await tx.insert('source', caseId, freshSource(`${mark} ${n}`));
        return (
          await tx.insert('tie', caseId, {
            ...DRAFTS.tie,
            from: from.id,
            to: { kind: 'source', id: sourceId },
            howKnown: mark,
          })
        ).id;
      }
      case 'subject':
        return (
          await tx.insert('subject', caseId, {
            ...DRAFTS.subject,
            possibleSameAs: [],
            names: [{ text: `${mark} ${n}`, language: null, script: null, kind: 'name' }],
          })
        ).id;
      case 'payment':
        return (
          await tx.insert('payment', caseId, { ...DRAFTS.payment, sourceId, decidedBy: mark })
        ).id;
      case 'contact_window':
        return (
          await tx.insert('contact_window', caseId, {
            ...DRAFTS.contact_window,
            sourceId,
            channel: mark,
          })
        ).id;
      case 'saved_search':
        return (
          await tx.insert('saved_search', caseId, {
            name: `${mark} ${n}`,
            screen: 'questions',
            search: { text: mark },
          })
        ).id;
      case 'outcome':
        return (
          await tx.insert('outcome', caseId, {
            ...DRAFTS.outcome,
            questionId: (await tx.insert('question', caseId, plainQuestion(`${mark}-${n}`))).id,
            evidence: mark,
          })
        ).id;
      case 'import':
        return (await tx.insert('import', caseId, { ...DRAFTS.import, format: mark })).id;
    }
  });
}

/** A lead who is not the asker: nobody signs twice. */
const another = (side: Side, asker: Principal | undefined): Principal =>
  asker === side.second ? side.lead : side.second;

/** Made as a person would make it; one lead has signed by making it, another can sign. */
async function freshRelease(side: Side, maker: Principal): Promise<string> {
  const response = await house.ask('POST', `/api/cases/${side.caseId}/releases`, {
    ...signedIn(maker),
    json: {
      title: `${side.mark} release`,
      audience: 'a court',
      questionIds: [side.questionId],
      formats: ['markdown'],
    },
  });
  expect(response.status, await response.clone().text()).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

/** A session of their own for each request: some doors end sessions. */
function signedIn(who: Principal) {
  return signedInWith(who, {});
}
function signedInWith(who: Principal, headers: Readonly<Record<string, string>>) {
  const cookie = `hearsay_session_4747=${house.sessions.open(who)}`;
  return { as: null, headers: { cookie, ...headers } } as const;
}

interface Wanted {
  readonly json?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly query?: string;
  /** The status for who may. */
  readonly status: number;
}

/** What is sent to each door by somebody who means it well; `side` is the case they belong to. */
const REQUESTS: { readonly [N in DoorName]: ((side: Side, n: string) => Wanted) | null } = {
  // Tried one by one in src/server/sign-in.test.ts and static.test.ts: they ask for no session.
  openWithLink: null,
  newLink: null,
  deskFile: null,
  apiPage: () => ({ status: 200 }),
  openApi: () => ({ status: 200 }),
  me: () => ({ status: 200 }),
  signOut: () => ({ status: 204 }),
  lockAll: () => ({ status: 204 }),
  listCases: () => ({ status: 200 }),
  createCase: (side, n) => ({
    status: 201,
    json: { title: `${side.mark} ${n}`, purpose: 'event' },
  }),
  // Tried by itself below: it loads a whole case.
  loadSample: null,
  readCase: () => ({ status: 200 }),
  listQuestions: () => ({ status: 200 }),
  addQuestion: (side, n) => ({
    status: 201,
    json: { ref: `R ${n}`, text: `${side.mark}?`, type: 'yes-no' },
  }),
  readQuestion: () => ({ status: 200 }),
  editQuestion: (side) => ({
    status: 200,
    json: { version: 1, change: { topic: side.mark } },
  }),
  recordFinding: () => ({ status: 201 }),
  recordOutcome: (side) => ({
    status: 201,
    json: {
      value: { type: 'number', low: 40, high: 44 },
      standardOfProof: 'balance-of-probabilities',
      evidence: `${side.mark} list`,
    },
  }),
  whereAndWhen: () => ({ status: 200, query: '?speed=80' }),
  sideBySide: () => ({ status: 200 }),
  listDocuments: () => ({ status: 200 }),
  readDocument: () => ({ status: 200 }),
  addClaim: (side) => ({ status: 201, json: claimEdit(side) }),
  editClaim: (side) => ({ status: 200, json: { version: 1, change: { comment: side.mark } } }),
  removeClaim: () => ({ status: 204, query: '?version=1' }),
  listLinks: () => ({ status: 200 }),
  suggestLinks: () => ({ status: 200 }),
  decideLink: (side) => ({
    status: 200,
    json: { version: 1, state: 'accepted', comment: side.mark },
  }),
  listAccounts: () => ({ status: 200 }),
  readAccount: () => ({ status: 200 }),
  readTranscript: () => ({ status: 200 }),
  addSession: (side, n) => ({
    status: 201,
    json: sessionEdit(side, 100 + (Number.parseInt(n.slice(-6), 36) % 9000)),
  }),
  editSession: (side) => ({ status: 200, json: { version: 1, change: { place: side.mark } } }),
  removeSession: () => ({ status: 204, query: '?version=1' }),
  // There was none: who may is told so.
  restoreSession: (side) => ({
    status: 404,
    json: { session: `${side.mark}-none`.replaceAll(/\W/g, '-') },
  }),
  decideDifference: (side) => ({
    status: 200,
    json: {
      version: 1,
      questionId: side.questionId,
      earlier: null,
      later: null,
      weight: 'peripheral',
      standing: 'explained',
      comment: side.mark,
    },
  }),
  // It names no interpreter: who may change it is told so.
  addInterpreterHops: () => ({ status: 422 }),
  // The question asks for no time: who may is told so.
  countTime: (side) => ({
    status: 422,
    json: { version: 1, words: 'a month after', questionId: side.questionId },
  }),
  listSources: () => ({ status: 200 }),
  readNetwork: () => ({ status: 200 }),
  readSource: () => ({ status: 200 }),
  addSource: (side, n) => ({
    status: 201,
    json: { pseudonym: `${side.mark} new ${n}`, kind: 'witness' },
  }),
  editSource: (side) => ({ status: 200, json: { version: 1, change: { cell: side.mark } } }),
  removeSource: () => ({ status: 204, query: '?version=1' }),
  addTie: (side, n) => ({
    status: 201,
    json: {
      from: side.sourceId,
      to: { kind: 'source', id: side.otherSourceId },
      tie: 'friend-of',
      howKnown: `${side.mark} ${n}`,
    },
  }),
  editTie: (side) => ({ status: 200, json: { version: 1, change: { howKnown: side.mark } } }),
  removeTie: () => ({ status: 204, query: '?version=1' }),
  addPayment: (side) => ({
    status: 201,
    json: { sourceId: side.sourceId, on: '2026-03-12', amount: 5, currency: 'EUR', for: 'bonus' },
  }),
  editPayment: (side) => ({ status: 200, json: { version: 1, change: { decidedBy: side.mark } } }),
  removePayment: () => ({ status: 204, query: '?version=1' }),
  addContactWindow: (side) => ({
    status: 201,
    json: { sourceId: side.sourceId, channel: side.mark, reachable: 'evenings' },
  }),
  editContactWindow: (side) => ({
    status: 200,
    json: { version: 1, change: { reachable: side.mark } },
  }),
  removeContactWindow: () => ({ status: 204, query: '?version=1' }),
  readStructure: () => ({ status: 200 }),
  foundRelations: () => ({ status: 200 }),
  addEdge: (side, n) => ({
    status: 201,
    json: {
      relation: 'commands',
      from: { name: `${side.mark} ${n}`, kind: 'person' },
      to: { name: `the post ${n}`, kind: 'place' },
      told: { documentId: side.documentId, span: [0, 4] },
    },
  }),
  takeBackEdge: () => ({ status: 204, json: { questions: [], claims: [], subjects: [] } }),
  listSubjects: () => ({ status: 200 }),
  readSubject: () => ({ status: 200 }),
  addSubject: (side) => ({
    status: 201,
    json: { kind: 'person', names: [{ text: side.mark, kind: 'name' }] },
  }),
  editSubject: (side) => ({
    status: 200,
    json: { version: 1, change: { descriptors: [side.mark] } },
  }),
  removeSubject: () => ({ status: 204, query: '?version=1' }),
  // The other is not there: who may decide is told so.
  decideSubject: (side) => ({
    status: 422,
    json: { version: 1, decision: { kind: 'same', other: 'absent', why: side.mark } },
  }),
  partSubject: (side) => ({ status: 201, json: { name: `${side.mark} two`, why: side.mark } }),
  listImports: () => ({ status: 200 }),
  importFile: (side, n) => ({
    status: 201,
    bytes: new TextEncoder().encode(`${side.mark} note ${n}`),
    query: '?name=note.txt&from=Heron&channel=by%20hand',
  }),
  undoImport: () => ({ status: 200 }),
  // It stands: who may is told so.
  restoreImport: () => ({ status: 409 }),
  importErrors: () => ({ status: 200 }),
  listSuggestions: () => ({ status: 200 }),
  acceptSuggestions: (side) => {
    const { questionId, documentId: _, ...claim } = claimEdit(side);
    return {
      status: 201,
      json: { accepted: [{ claim: { ...claim, span: null }, questionId, newQuestion: null }] },
    };
  },
  dismissSuggestions: (side) => ({ status: 201, json: { quotes: [`${side.mark} aside`] } }),
  takeBackSuggestions: () => ({
    status: 204,
    json: { claims: [], questions: [], dismissals: [] },
  }),
  setTeller: (side) => ({ status: 200, json: { version: 1, sourceId: side.sourceId } }),
  // A message is no picture: who may look is told so.
  documentPicture: () => ({ status: 422 }),
  listDecisions: () => ({ status: 200 }),
  nameSender: (side, n) => ({
    status: 201,
    json: { name: `${side.mark} Snipe ${n}`, sourceId: side.sourceId, newSource: null },
  }),
  unnameSender: (side, n) => ({
    status: 204,
    json: { name: `Snipe ${n}`, sourceId: side.sourceId, added: false },
  }),
  readModel: () => ({ status: 200 }),
  // No model is set up here: refused in words, and nothing is sent.
  askModel: () => ({ status: 422 }),
  sayTranslation: () => ({ json: { of: null }, status: 200 }),
  runningImports: () => ({ status: 200 }),
  stopImport: () => ({ json: { ticket: 'nothing-under-way' }, status: 200 }),
  previewSheet: () => ({
    status: 200,
    bytes: new TextEncoder().encode('source,question,value\nHeron,Q-001,yes\n'),
    query: '?name=table.csv',
  }),
  saveMapping: (side, n) => ({
    status: 201,
    json: { ...DRAFTS.sheet_mapping.mapping, name: `${side.mark} ${n}` },
  }),
  // Its original is not there: who may is told so.
  rereadImport: () => ({ status: 404, json: { dayFirst: true } }),
  listReleases: () => ({ status: 200 }),
  makeRelease: (side) => ({
    status: 201,
    json: {
      title: side.mark,
      audience: 'a court',
      questionIds: [side.questionId],
      formats: ['markdown'],
    },
  }),
  signRelease: () => ({ status: 200 }),
  releaseFile: () => ({ status: 200 }),
  questionTable: () => ({ status: 200 }),
  questionSheet: () => ({ status: 200 }),
  // The question is not at this version: who may change it is told so.
  changeQuestions: (side) => ({
    status: 409,
    json: { changes: [{ id: side.questionId, version: 999, change: { topic: side.mark } }] },
  }),
  search: () => ({ status: 200, query: '?text=MARK' }),
  listSavedSearches: () => ({ status: 200 }),
  saveSearch: (side, n) => ({
    status: 201,
    json: { name: `${side.mark} ${n}`, screen: 'questions', search: { only: 'contradiction' } },
  }),
  editSavedSearch: (side) => ({
    status: 200,
    json: { version: 1, change: { search: { text: side.mark } } },
  }),
  removeSavedSearch: () => ({ status: 204, query: '?version=1' }),
  // Nor is the case.
  editCase: () => ({ status: 409, json: { version: 999, change: { zone: 'UTC' } } }),
  caseLog: () => ({ status: 200 }),
  listBackups: () => ({ status: 200 }),
  makeBackup: () => ({ status: 201, json: { passphrase: null } }),
  askNext: () => ({ status: 200 }),
  askAbout: () => ({ status: 200 }),
  judgeContactRisk: (side) => ({
    status: 200,
    json: { version: 1, risk: { level: 'none', why: `${side.mark} is out of the country` } },
  }),
  openWarnings: () => ({ status: 200 }),
  listWarnings: () => ({ status: 200 }),
  raiseWarning: (side) => ({
    status: 201,
    json: {
      questionId: null,
      text: `${side.mark} is to be attacked?`,
      why: side.mark,
      responsible: 'Lead',
      documentId: side.documentId,
      span: [0, 4],
    },
  }),
  dismissThreat: (side) => ({
    status: 201,
    json: { documentId: side.documentId, span: [0, 4], why: side.mark },
  }),
  decideWarning: (side) => ({
    status: 200,
    json: {
      version: 1,
      action: 'warned',
      what: `${side.mark} told them`,
      why: 'two nights are left',
    },
  }),
  handOverWarning: () => ({ status: 200, json: { version: 1, responsible: 'Second lead' } }),
  // Nothing has been done on it that could be taken back: who may is told so.
  undoWarning: () => ({ status: 409, json: { version: 1 } }),
  calibration: () => ({ status: 200 }),
  outcomeReport: () => ({ status: 200 }),
  withdrawOutcome: () => ({ status: 204, query: '?version=1' }),
  verify: () => ({ status: 200 }),
  // There is no vault yet: who may try is told so.
  unlockVault: () => ({ status: 409, json: { passphrase: 'twelve words or so' } }),
  lockVault: () => ({ status: 200 }),
};

function sessionEdit(side: Side, number: number) {
  return {
    sourceId: side.sourceId,
    number,
    held: { from: '2026-03-20', to: '2026-03-20', stated: side.mark, zone: null },
    place: null,
    interpreter: null,
    questions: [{ text: `${side.mark}?`, type: 'probing' as const }],
    documentIds: [],
    disclosed: [],
  };
}

function claimEdit(side: Side) {
  const {
    suggestedBy: _,
    decidedBy: __,
    ...edit
  } = claimDraft(`${side.mark} by hand`, side.questionId);
  return { ...edit, documentId: side.documentId, hops: hopsOf(side.sourceId) };
}

const RANK: Readonly<Record<string, number>> = { reader: 0, editor: 1, lead: 2 };

/** What the policy line promises. */
function allowed(who: Who, principal: Principal, side: Side): boolean {
  if (who === 'signed-in') return true;
  if (who === 'owner') return principal.kind === 'owner';
  const role = side.roles.get(principal);
  return role !== undefined && RANK[role]! >= RANK[who]!;
}

const ALL = (Object.entries(REQUESTS) as [DoorName, (typeof REQUESTS)[DoorName]][]).flatMap(
  ([name, request]) => (request === null ? [] : [{ name, door: doors[name] as Door, request }]),
);

/** Sessions of one source bear numbers of their own. */
let lastNumber = 10;
const freshNumber = (): number => ++lastNumber;

/** How many times a door was tried, for the record. */
let knocks = 0;

async function knock(
  door: Door,
  ids: { readonly object: string; readonly name?: string },
  wanted: Wanted,
  who: Principal | string | null,
): Promise<{ status: number; text: string; headers: string }> {
  knocks++;
  const address = door.path
    .replaceAll(/\{(case|id)\}/g, ids.object)
    .replace('{name}', ids.name ?? 'dossier.md');
  const cookie =
    who === null
      ? {}
      : {
          cookie: `hearsay_session_4747=${typeof who === 'string' ? who : house.sessions.open(who)}`,
        };
  const response = await house.ask(door.method, address + (wanted.query ?? ''), {
    as: null,
    headers: {
      ...cookie,
      ...(wanted.bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
    },
    ...(wanted.json === undefined ? {} : { json: wanted.json }),
    ...(wanted.bytes === undefined ? {} : { body: wanted.bytes }),
  });
  // Nothing a client sends may be unexpected: say where it was instead of guessing.
  expect(
    response.status === 500 ? house.log.at(-1) : null,
    `${door.method} ${door.path}`,
  ).toBeNull();
  return {
    status: response.status,
    text: await response.text(),
    headers: JSON.stringify([...response.headers].sort()),
  };
}

/** Everything there is, as its leads see it, and what lies beside the database: by kind, as hashes. */
async function everything(): Promise<Readonly<Record<string, string>>> {
  const parts: Record<string, string> = {};
  for (const { caseId, lead, mark } of [ours, theirs]) {
    await store.read(lead, async (tx) => {
      for (const kind of KINDS) {
        const records = await tx.list(kind, { caseId });
        parts[`${mark} ${kind}`] = `${records.length} ${hashOf(records)}`;
      }
    });
  }
  for (const principal of EVERYBODY) {
    const cases = await store.read(principal, (tx) => tx.cases());
    parts[`cases of ${principal.name}`] = `${cases.length} ${hashOf(cases)}`;
  }
  const exhibits: string[] = [];
  for await (const sha256 of store.exhibits.list()) exhibits.push(sha256);
  parts['exhibit files'] = `${exhibits.length} ${hashOf(exhibits.sort())}`;
  const entries: string[] = [];
  for await (const entry of store.journal.entries()) entries.push(entry.kind);
  parts['journal'] = entries.join(' ');
  return parts;
}

const sideOf = (principal: Principal) => (ours.roles.has(principal) ? ours : theirs);
const otherSide = (side: Side) => (side === ours ? theirs : ours);

describe('every door × everybody × own, foreign, absent', () => {
  it('[SA21] without a session, or with a wrong one: 401, the same bytes, nothing changes', async () => {
    const before = await everything();
    const seen = new Set<string>();
    for (const { door, request } of ALL) {
      for (const object of [ours.caseId, ours.questionId, 'absent']) {
        for (const who of [null, 'A'.repeat(43)]) {
          const { status, text, headers } = await knock(door, { object }, request(ours, 'x'), who);
          expect(status, `${door.method} ${door.path}`).toBe(401);
          seen.add(text + headers);
        }
      }
    }
    expect(seen.size).toBe(1);
    expect(await everything()).toEqual(before);
  });

  it.each(EVERYBODY.map((principal) => [principal.name, principal] as const))(
    '[SA22] %s: foreign, absent and of another kind answer byte for byte alike, and nothing changes',
    async (_, principal) => {
      const side = sideOf(principal);
      const other = otherSide(side);
      const objects = new Map<string, string[]>();
      for (const object of [
        'question',
        'claim',
        'document',
        'link',
        'import',
        'release',
      ] as const) {
        objects.set(object, [await fresh(other, object), newId(), side.caseId]);
      }
      objects.set('case', [other.caseId, newId(), side.questionId]);
      const before = await everything();
      for (const { door, request } of ALL) {
        const seen = new Set<string>();
        for (const object of objects.get(door.object) ?? []) {
          const answer = await knock(door, { object }, request(side, newId()), principal);
          expect(answer.status, `${door.method} ${door.path} ${answer.text}`).toBe(404);
          expect(answer.text).not.toContain(other.mark);
          seen.add(answer.text + answer.headers);
        }
        expect(seen.size).toBeLessThanOrEqual(1);
      }
      expect(await everything()).toEqual(before);
    },
  );

  it.each(EVERYBODY.map((principal) => [principal.name, principal] as const))(
    '[SA20] %s: on their own case exactly what the policy lines promise',
    async (_, principal) => {
      const side = sideOf(principal);
      const other = otherSide(side);
      for (const { name, door, request } of ALL) {
        const object = await fresh(side, door.object, principal);
        if (name === 'releaseFile')
          await house.ask(
            'POST',
            `/api/releases/${object}/sign`,
            signedIn(another(side, another(side, principal))),
          );
        const may = allowed(door.who, principal, side);
        const before = may ? null : await everything();
        const answer = await knock(
          door,
          { object, name: await fileOf(side, object, door.object) },
          request(side, newId()),
          principal,
        );
        const wanted = may ? request(side, 'x').status : 403;
        expect(answer.status, `${door.method} ${door.path}: ${answer.text}`).toBe(wanted);
        expect(answer.text).not.toContain(other.mark);
        if (before !== null) {
          expect(await everything(), `${door.method} ${door.path}`).toEqual(before);
        }
        const shape = house.app.doors.get(door);
        if (may && shape != null && answer.status < 300) {
          const checked = shape.safeParse(JSON.parse(answer.text));
          expect(checked.error?.issues, `${door.method} ${door.path}`).toBeUndefined();
        }
      }
    },
  );

  async function fileOf(side: Side, releaseId: string, object: DoorObject): Promise<string> {
    if (object !== 'release') return 'x';
    return store.read(side.lead, async (tx) => {
      const release = await tx.get('release', asId(releaseId));
      return release?.manifest[0]?.name ?? 'dossier.md';
    });
  }

  it('[SA20] the sample is loaded by owners alone', async () => {
    const before = await everything();
    const wanted = { status: 201, json: { load: 'sample' } };
    const statusFor = async (who: Principal | null): Promise<number> =>
      (await knock(doors.loadSample, { object: 'none' }, wanted, who)).status;
    expect(await statusFor(null)).toBe(401);
    for (const principal of EVERYBODY.filter(({ kind }) => kind !== 'owner')) {
      expect(await statusFor(principal), principal.name).toBe(403);
    }
    expect(await everything()).toEqual(before);
  });

  it('[SA20] the walk leaves out no door but that and the ones that need no session', () => {
    const left = Object.entries(REQUESTS).filter(([, request]) => request === null);
    expect(left.map(([name]) => doors[name as DoorName].who).sort()).toEqual([
      'anyone',
      'key-holder',
      'key-holder',
      'owner',
    ]);
    expect(ALL.length + left.length).toBe(Object.keys(doors).length);
    // 33 doors: 3 objects × 2 non-sessions, then six people on 2–3 strange objects and one of their own.
    expect(knocks).toBeGreaterThan(ALL.length * 15);
  });

  it('[SA22] a foreign name inside a body is as absent as one that is not there', async () => {
    for (const [field, foreign] of [
      ['questionId', theirs.questionId],
      ['documentId', theirs.documentId],
      ['hops', hopsOf(theirs.sourceId)],
    ] as const) {
      const absent = field === 'hops' ? hopsOf(asId(newId())) : newId();
      const answers = [];
      for (const value of [foreign, absent]) {
        const response = await house.ask('POST', `/api/cases/${ours.caseId}/claims`, {
          as: LEAD,
          json: { ...claimEdit(ours), [field]: value },
        });
        answers.push(`${response.status} ${await response.text()}`);
      }
      expect(answers[0]).toMatch(/^4(04|22) /);
      expect(answers[1]).toBe(answers[0]);
    }
  });
});

describe('changes', () => {
  const post = (json: unknown, key: string, as = LEAD) =>
    house.ask('POST', `/api/cases/${ours.caseId}/claims`, {
      as,
      json,
      headers: { 'idempotency-key': key },
    });
  const claims = () => store.read(LEAD, (tx) => tx.count('claim', { caseId: ours.caseId }));

  it('[SA32] a repeated request with its key gives the first answer and adds nothing', async () => {
    const before = await claims();
    const first = await post(claimEdit(ours), 'key-repeated');
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => (await post(claimEdit(ours), 'key-repeated')).text()),
    );
    expect(first.status).toBe(201);
    expect(new Set([await first.text(), ...answers]).size).toBe(1);
    expect(await claims()).toBe(before + 1);
  });

  it('[SA32] the same key for another request is refused; for another person it is another key', async () => {
    await post(claimEdit(ours), 'key-for-one');
    const other = await post({ ...claimEdit(ours), comment: 'another' }, 'key-for-one');
    expect(other.status).toBe(422);
    expect(await other.text()).toContain('key-reused');
    const before = await claims();
    expect((await post(claimEdit(ours), 'key-for-one', EDITOR)).status).toBe(201);
    expect(await claims()).toBe(before + 1);
  });

  it('[SA32] whoever is no member any more gets no first answer again either', async () => {
    const draft = {
      ...caseDraft('Left'),
      members: [
        { userId: OWNER.userId, role: 'lead' as const },
        { userId: EDITOR.userId, role: 'editor' as const },
      ],
    };
    const left = await furnish('MARK-LEFT', OWNER, OWNER, draft, OWNER);
    const ask = () =>
      house.ask('POST', `/api/cases/${left.caseId}/claims`, {
        ...signedInWith(EDITOR, { 'idempotency-key': 'key-of-one-who-leaves' }),
        json: claimEdit(left),
      });
    expect((await ask()).status).toBe(201);
    await store.transact(OWNER, { verb: 'case.members', object: left.caseId }, (tx) =>
      tx.revise('case', left.caseId, 1, { members: draft.members.slice(0, 1) }),
    );
    const again = await ask();
    const absent = await house.ask('POST', `/api/cases/${newId()}/claims`, {
      ...signedInWith(EDITOR, { 'idempotency-key': 'key-of-one-who-leaves' }),
      json: claimEdit(left),
    });
    expect(again.status).toBe(404);
    expect(await again.text()).toBe(await absent.text());
  });

  it('[SA39] only the owner takes a second signature at the desk, and not the same name twice', async () => {
    const id = await freshRelease(ours, OWNER);
    const sign = (who: Principal, as: string) =>
      house.ask('POST', `/api/releases/${id}/sign`, { ...signedIn(who), json: { as } });
    const forged = await sign(LEAD, 'Somebody');
    expect(forged.status).toBe(403);
    expect((await sign(OWNER, ' owner ')).status).toBe(403);
    const signed = await sign(OWNER, 'Second reader');
    expect(signed.status).toBe(200);
    expect(((await signed.json()) as RecordKinds['release']).status).toBe('released');
  });

  it('[SA33] a file of a release is a download, and waits for its signatures', async () => {
    const id = await freshRelease(ours, SECOND_LEAD);
    const release = await store.read(LEAD, (tx) => tx.get('release', asId(id)));
    const name = release!.manifest[0]!.name;
    const fetchIt = () => house.ask('GET', `/api/releases/${id}/files/${name}`, signedIn(READER));
    expect((await fetchIt()).status).toBe(403);
    expect((await house.ask('POST', `/api/releases/${id}/sign`, signedIn(LEAD))).status).toBe(200);
    const file = await fetchIt();
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="hearsay-[\w-]+\.md"$/,
    );
    expect(file.headers.get('content-security-policy')).toMatch(/^sandbox; /);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    const text = await file.text();
    for (const inside of ['Heron', 'said', 'text of a message', '.txt']) {
      expect(text).not.toContain(`${ours.mark} ${inside}`.trim());
      expect(text).not.toContain(`${ours.mark}${inside}`);
    }
  });

  it('[SA30] of two changes from one version the second is told', async () => {
    const id = await fresh(ours, 'claim');
    const patch = (comment: string) =>
      house.ask('PATCH', `/api/claims/${id}`, {
        as: LEAD,
        json: { version: 1, change: { comment } },
      });
    const statuses = (await Promise.all([patch('a'), patch('b')])).map((r) => r.status).sort();
    expect(statuses).toEqual([200, 409]);
  });

  it('[SA38] an answer to a safety flag is signed with the name of the session', async () => {
    const id = await fresh(ours, 'question');
    const response = await house.ask('PATCH', `/api/questions/${id}`, {
      as: EDITOR,
      json: {
        version: 1,
        change: {
          protectedSite: { raised: true, why: 'a school', answer: { text: 'empty since May' } },
        },
      },
    });
    const question = (await response.json()) as RecordKinds['question'];
    expect(question.protectedSite.answer).toMatchObject({ text: 'empty since May', by: 'Editor' });
    expect(question.threatToLife.answer).toBeNull();
  });

  it('[SA36] a file above the limit is refused, and the memory it held is free again', async () => {
    const small = testHouse(desk, { uploads: { largest: 1_000, together: 1_500 } });
    const upload = (bytes: Uint8Array<ArrayBuffer>, as = LEAD) =>
      small.ask('POST', `/api/cases/${ours.caseId}/imports?name=a.txt&from=Heron&channel=hand`, {
        as,
        body: bytes,
        headers: { 'content-type': 'application/octet-stream' },
      });
    const text = (n: number, length: number) =>
      new TextEncoder().encode(`${n} `.padEnd(length, 'words '));
    for (let i = 0; i < 5; i++) expect((await upload(text(i, 1_001))).status).toBe(413);
    expect((await upload(new Uint8Array(0))).status).toBe(422);
    expect((await upload(text(7, 1_001), READER)).status).toBe(403);
    for (let i = 0; i < 3; i++) expect((await upload(text(i, 900))).status).toBe(201);
    const together = await Promise.all([1, 2, 3].map((n) => upload(text(10 + n, 1_000))));
    const statuses = together.map((response) => response.status);
    expect(statuses).toContain(201);
    expect(statuses.filter((status) => status !== 201 && status !== 503)).toEqual([]);
    expect((await upload(text(20, 1_000))).status).toBe(201);
  });
});
