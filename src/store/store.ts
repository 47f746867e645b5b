import type { Case } from '#terms/case.ts';
import type { CaseId, DocumentId, Sha256, SourceId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { SavedSearch } from '#terms/saved-search.ts';
import type { Draft, Recorded } from '#terms/record.ts';
import type { ContactWindow, Payment, Session, Source, Tie } from '#terms/source.ts';
import type { Subject } from '#terms/subject.ts';
import type { Instant } from '#terms/time.ts';
import type { Document, Exhibit, Import } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import type { Dismissal, SavedMapping } from '#claims/matching/dismissal.ts';
import type { Question } from '#claims/question.ts';
import type { Link } from '#lineage/link.ts';
import type { Finding, Outcome } from '#assessment/finding.ts';
import type { Reliability } from '#assessment/reliability.ts';
import type { Disclosure, Release } from '#release/release.ts';

/** Every kind of record there is, by the name of its table. */
export interface RecordKinds {
  case: Case;
  source: Source;
  tie: Tie;
  payment: Payment;
  contact_window: ContactWindow;
  session: Session;
  subject: Subject;
  exhibit: Exhibit;
  import: Import;
  document: Document;
  question: Question;
  claim: Claim;
  link: Link;
  finding: Finding;
  outcome: Outcome;
  reliability: Reliability;
  release: Release;
  disclosure: Disclosure;
  dismissal: Dismissal;
  sheet_mapping: SavedMapping;
  saved_search: SavedSearch;
}
export type RecordKind = keyof RecordKinds;

/** Fields a list can be narrowed by; which ones apply is declared per kind in `kinds.ts`. */
export interface ListFilter {
  readonly caseId: CaseId;
  readonly ids?: readonly string[];
  readonly questionId?: string;
  readonly questionIds?: readonly string[];
  readonly documentId?: string;
  readonly documentIds?: readonly string[];
  readonly sourceId?: string;
  readonly importId?: string;
  readonly exhibitId?: string;
  readonly sha256?: string;
  /** Messages sent at one of these moments. */
  readonly sentAt?: readonly string[];
  readonly limit?: number;
  /** Records after this id, in id order. */
  readonly after?: string;
}

/** What a long list shows of a question. */
export type QuestionLine = Pick<
  Question,
  'id' | 'version' | 'ref' | 'text' | 'type' | 'topic' | 'importance' | 'status'
> & { readonly changedAt: string };

/**
 * What can be found by its words, and the record that holds the words. Some records hold words of
 * several kinds: a question also those of the warning raised on it.
 */
export interface SearchedRecords {
  question: Question;
  document: Document;
  claim: Claim;
  /** Claims by who told whom: people without a name, channels, what shows it. */
  telling: Claim;
  source: Source;
  /** Judgements of what contact with a source risks. */
  risk: Source;
  subject: Subject;
  /** Decisions on who is who. */
  identity: Subject;
  /** Warnings and the decisions on them. */
  warning: Question;
  session: Session;
  tie: Tie;
  payment: Payment;
  contact_window: ContactWindow;
  outcome: Outcome;
  /** Decisions on links, with a reason. */
  link: Link;
  exhibit: Exhibit;
  saved_search: SavedSearch;
  sheet_mapping: SavedMapping;
  release: Release;
  disclosure: Disclosure;
}
export type SearchedKind = keyof SearchedRecords;

/** What was found of one kind. */
export interface SearchAnswer<K extends SearchedKind> {
  readonly found: readonly {
    readonly record: SearchedRecords[K];
    /** A document's own running number, a claim's document's, a link's child's; null without one. */
    readonly number: number | null;
    /** The import that read an exhibit; null for everything else. */
    readonly importId: string | null;
  }[];
  /** Counted up to 500. */
  readonly count: number;
}
export type SearchAnswers = { readonly [K in SearchedKind]?: SearchAnswer<K> };

/** One line of the audit log, as it may be shown to members of the case. */
export interface LogLine {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
  readonly object: string | null;
  readonly records: readonly {
    readonly kind: RecordKind;
    readonly id: string;
    readonly version: number;
  }[];
  /** How many records it vouches for; `records` names the first of them. */
  readonly count: number;
}

export interface ReadTx {
  /** The current version; null when absent, removed, or not visible to the principal (the same answer). */
  get<K extends RecordKind>(kind: K, id: RecordKinds[K]['id']): Promise<RecordKinds[K] | null>;
  list<K extends RecordKind>(kind: K, filter: ListFilter): Promise<readonly RecordKinds[K][]>;
  count(kind: RecordKind, filter: ListFilter): Promise<number>;
  /** Every version, oldest first, removals included. */
  history<K extends RecordKind>(
    kind: K,
    id: RecordKinds[K]['id'],
  ): Promise<readonly (RecordKinds[K] & { readonly removed: boolean })[]>;
  /** Records of a case whose removal is of this very moment, as they last were. */
  removedAt<K extends RecordKind>(
    kind: K,
    caseId: CaseId,
    at: Instant,
  ): Promise<readonly RecordKinds[K][]>;
  /** Cases the principal is a member of. */
  cases(): Promise<readonly Case[]>;
  /** How far the log of what was done had come: the moment this reading sees. */
  moment(): Promise<number>;
  /**
   * Ids of the records of a case that were added, changed or removed after a moment, by kind. Empty for
   * a case the principal may not see.
   */
  changes(caseId: CaseId, after: number): Promise<ReadonlyMap<RecordKind, ReadonlySet<string>>>;
  /** Running numbers of the case's documents (`#41`), in order of arrival; removed ones keep theirs. */
  numbers(caseId: CaseId): Promise<ReadonlyMap<DocumentId, number>>;
  /**
   * What of a case holds every one of the words: `beginnings` has for each typed word the beginnings
   * that will do, folded (`fold-words.ts`). What belongs to somebody – a payment, a tie, a session – is
   * found by their name too. Of each wanted kind at most so many, those that came last first as far as
   * they were looked at, with how many there are up to five hundred; kinds of which nothing is found, or
   * which the principal may not read, are left out.
   */
  search(
    caseId: CaseId,
    wanted: { readonly [K in SearchedKind]?: number },
    beginnings: readonly (readonly string[])[],
  ): Promise<SearchAnswers>;
  /**
   * What a long list shows of questions, in the order of their ids, after one of them: read in a tenth
   * of the time that whole records take.
   */
  questionLines(caseId: CaseId, after: string, limit: number): Promise<readonly QuestionLine[]>;
  /** The document of a running number; null when there is none. */
  documentNumbered(caseId: CaseId, number: number): Promise<Document | null>;
  /** The log of what was done in a case, newest first; entries before a number when one is given. */
  log(caseId: CaseId, most: number, before?: number): Promise<readonly LogLine[]>;
}

export interface Tx extends ReadTx {
  insert<K extends RecordKind>(
    kind: K,
    caseId: CaseId,
    draft: Draft<RecordKinds[K]>,
  ): Promise<RecordKinds[K]>;
  /** Many at once, with one audit entry naming all of them. */
  insertMany<K extends RecordKind>(
    kind: K,
    caseId: CaseId,
    drafts: readonly Draft<RecordKinds[K]>[],
  ): Promise<readonly RecordKinds[K][]>;
  /** The next version. Throws `StoreError('conflict')` unless `version` is the current one. */
  revise<K extends RecordKind>(
    kind: K,
    id: RecordKinds[K]['id'],
    version: number,
    change: Partial<Omit<RecordKinds[K], keyof Recorded<string>>>,
  ): Promise<RecordKinds[K]>;
  /** A tombstone: gone from lists, still in the history. */
  remove(kind: RecordKind, id: string, version: number): Promise<void>;
  removeMany(kind: RecordKind, caseId: CaseId, ids: readonly string[]): Promise<number>;
  /**
   * Brings back what was removed, as it last was and under its own id, so that what refers to it finds it
   * again. Those that are not removed stay as they are; answers how many came back.
   */
  restoreMany(kind: RecordKind, caseId: CaseId, ids: readonly string[]): Promise<number>;
  /**
   * Until this command ends no other command gets past the same words. For "look, then add" where
   * two at the same moment would both find nothing; call it before looking.
   */
  alone(what: string): Promise<void>;
  /** Throws unless the principal may give this command in the case: for what is checked before any write. */
  allowed(caseId: CaseId): Promise<void>;
  createCase(draft: Draft<Case>): Promise<Case>;
}

/** What a command is called in the audit log, and the client's key that makes a retry harmless. */
export interface Act {
  /** A verb of `verbs.ts`, such as `claim.add`. */
  readonly verb: string;
  readonly object?: string;
  /** Details for the log; kept beside the chain under a salted commitment, so they can be erased. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** The same key with the same request gives the first answer again; with another request it throws. */
  readonly idempotencyKey?: string;
  /** What the key stands for: a hash of the request. */
  readonly requestHash?: string;
}

export interface Store {
  readonly kind: 'embedded' | 'server';
  /** Where exhibits, journal and keys live (also with a server). */
  readonly folder: string;
  /**
   * One command: all of it or nothing, with its audit entries, acknowledged only when on disk.
   * `work` must return plain JSON when an idempotency key is given.
   */
  transact<T>(principal: Principal, act: Act, work: (tx: Tx) => Promise<T>): Promise<T>;
  read<T>(principal: Principal, work: (tx: ReadTx) => Promise<T>): Promise<T>;
  readonly exhibits: ExhibitFiles;
  readonly journal: Journal;
  readonly vault: Vault;
  verify(
    principal: Principal,
    progress?: (done: number, total: number) => void,
  ): Promise<VerifyReport>;
  close(): Promise<void>;
}

/** Original bytes under their hash: written to a temporary file, synced, renamed, folder synced. */
export interface ExhibitFiles {
  put(
    bytes: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<{ readonly sha256: Sha256; readonly size: number; readonly existed: boolean }>;
  /** Throws `StoreError('damaged')` when the bytes no longer match their name. */
  get(sha256: Sha256): Promise<Uint8Array>;
  has(sha256: Sha256): Promise<boolean>;
  list(): AsyncIterable<Sha256>;
}

/** Append-only, synced record of what arrived, from which intake can be rebuilt without the database. */
export interface Journal {
  append(entry: JournalEntry): Promise<void>;
  entries(): AsyncIterable<JournalEntry>;
}

/** One line of the journal: an exhibit that arrived, or how a set of exhibits was read. */
export type JournalEntry = { readonly kind: string; readonly at: string } & Readonly<
  Record<string, unknown>
>;

/** Identities, sealed and apart. Everything here needs an unlocked vault; nothing else does. */
export interface Vault {
  state(): Promise<'absent' | 'locked' | 'unlocked'>;
  /** First use: makes the keys. Returns the recovery key, shown once, to be kept on paper. */
  create(principal: Principal, passphrase: string): Promise<{ readonly recoveryKey: string }>;
  /** A further person of a team makes a key pair; a lead's next use of a case lets them in. */
  join(principal: Principal, passphrase: string): Promise<void>;
  /**
   * With the key from paper: a new passphrase for whoever holds it, for the cases they are a member
   * of. What a restored backup needs on another machine.
   */
  recover(principal: Principal, recoveryKey: string, passphrase: string): Promise<void>;
  unlock(principal: Principal, passphrase: string): Promise<void>;
  lock(): void;
  seal(principal: Principal, caseId: CaseId, sourceId: SourceId, identity: Identity): Promise<void>;
  /** Leaves an audit entry in the same transaction before anything is returned. */
  open(
    principal: Principal,
    caseId: CaseId,
    sourceId: SourceId,
    why: string,
  ): Promise<Identity | null>;
  /** Destroys the source's key: unreadable here and in every later backup. */
  erase(principal: Principal, caseId: CaseId, sourceId: SourceId): Promise<void>;
  /** Every string of every identity of the case, for the gate's scanner; logged as such. */
  strings(principal: Principal, caseId: CaseId): Promise<readonly string[]>;
}

export interface Identity {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly phones: readonly string[];
  readonly addresses: readonly string[];
  readonly notes: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly auditEntries: number;
  readonly exhibits: number;
  readonly problems: readonly {
    readonly what: string;
    readonly where: string;
    readonly text: string;
  }[];
}
