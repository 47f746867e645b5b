/** What the Structure screen, `hearsay structure` and `hearsay subjects` show and send. */
import type { DocumentId, SubjectId } from '#terms/ids.ts';
import type { PartedFrom, SameAs, Subject, SubjectKind, SubjectName } from '#terms/subject.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Relation } from '#claims/relation.ts';
import type { MeantSubject } from '#claims/subjects/resolve-subjects.ts';
import type { DurationUnit } from '#claims/subjects/suggest-relations.ts';
import type { Process } from '#assessment/structure/processes.ts';
import type { Structure } from '#assessment/structure/structure.ts';

export interface StructureView extends Structure {
  readonly processes: readonly Process[];
}

/** A subject as it is meant, with the records it is made of and where it is named. */
export interface SubjectRow {
  readonly id: SubjectId;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly knownBy: MeantSubject['knownBy'];
  readonly names: readonly SubjectName[];
  readonly descriptors: readonly string[];
  readonly protectedSite: boolean;
  /** Its own record first. */
  readonly records: readonly SubjectRecord[];
  readonly questions: readonly NamingQuestion[];
  /** Ties of sources to it. */
  readonly ties: number;
}

export interface SubjectRecord {
  readonly id: SubjectId;
  readonly version: number;
  readonly name: string;
  readonly sameAs: SameAs | null;
  readonly partedFrom: (PartedFrom & { readonly name: string }) | null;
  readonly notSameAs: readonly (SameAs & { readonly name: string })[];
  /** Whom somebody noted that it may be. */
  readonly possible: readonly { readonly id: SubjectId; readonly name: string }[];
}

export interface NamingQuestion {
  readonly id: string;
  readonly ref: string;
  readonly text: string;
}

export interface SameProposalView {
  readonly a: SubjectId;
  readonly b: SubjectId;
  readonly nameA: string;
  readonly nameB: string;
  readonly likeness: number;
  readonly reasons: readonly string[];
  readonly against: readonly string[];
}

export interface SubjectsView {
  readonly subjects: readonly SubjectRow[];
  readonly proposals: readonly SameProposalView[];
}

/** One version of a record of a subject, and what it changed. */
export interface SubjectChange {
  readonly recordId: SubjectId;
  readonly version: number;
  readonly at: string;
  readonly what:
    | 'added'
    | 'changed'
    | 'merged'
    | 'merge-taken-back'
    | 'told-apart'
    | 'told-apart-taken-back'
    | 'noted'
    | 'note-taken-back'
    | 'parted'
    | 'removed';
  /** The name of the record then, and the other one it was about. */
  readonly name: string;
  readonly other: string | null;
  readonly why: string | null;
  readonly by: string | null;
}

export interface SubjectFile {
  readonly subject: Subject;
  readonly row: SubjectRow;
  /** Newest first. */
  readonly history: readonly SubjectChange[];
}

export type SubjectEdit = Pick<
  Subject,
  'kind' | 'names' | 'descriptors' | 'possibleSameAs' | 'protectedSite'
>;

export type SubjectDecision =
  | { readonly kind: 'same' | 'not-same'; readonly other: SubjectId; readonly why: string }
  /** A note that they may be the same; it joins nothing and needs no reason. */
  | { readonly kind: 'possible'; readonly other: SubjectId }
  | {
      readonly kind: 'take-back';
      readonly what: 'same' | 'not-same' | 'possible';
      readonly other: SubjectId;
    };

/** What of a subject is somebody or something else. */
export interface SubjectParting {
  readonly name: string;
  readonly names: readonly string[];
  readonly descriptors: readonly string[];
  readonly questionIds: readonly string[];
  readonly why: string;
}

/** An end of an edge: a subject of the case, or a new one by name. */
export type EndDraft =
  { readonly id: SubjectId } | { readonly name: string; readonly kind: SubjectKind };

export interface EdgeDraft {
  readonly relation: Relation;
  readonly from: EndDraft;
  /** Null for `lasts`. */
  readonly to: EndDraft | null;
  /** The words that say so; null to ask without an answer yet. */
  readonly told: {
    readonly documentId: DocumentId;
    readonly span: readonly [start: number, end: number];
  } | null;
  /** With `lasts`: how long these words say it is. */
  readonly lasts: {
    readonly low: number;
    readonly high: number;
    readonly unit: DurationUnit;
  } | null;
}

/** Everything an edge added, to be taken back together. */
export interface EdgeAdded {
  readonly question: Question;
  readonly madeQuestion: boolean;
  readonly claims: readonly Claim[];
  readonly subjects: readonly Subject[];
}

export interface EdgeTakenBack {
  readonly questions: readonly Versioned[];
  readonly claims: readonly Versioned[];
  readonly subjects: readonly Versioned[];
}
interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** A relation found in a text, with the subjects its ends may be. */
export interface FoundRelation {
  readonly key: string;
  readonly documentId: DocumentId;
  readonly document: number;
  readonly relation: Relation;
  readonly span: readonly [start: number, end: number];
  readonly quote: string;
  readonly why: string;
  readonly from: FoundEnd;
  readonly to: FoundEnd | null;
  readonly lasts: EdgeDraft['lasts'];
}

export interface FoundEnd {
  readonly text: string;
  /** The subject of exactly this name, an article set aside; null when there is none or more than one. */
  readonly id: SubjectId | null;
  /** Others it may be, likeliest first. */
  readonly candidates: readonly { readonly id: SubjectId; readonly name: string }[];
  /** What a new one would probably be. */
  readonly kind: SubjectKind;
}
