/**
 * Names of things. Every record has an id that is a string at run time and a type of its own at
 * compile time, so that a source can never be passed where a claim is meant.
 *
 * New ids are ULIDs (sortable by the moment they were made); exhibits are named by the SHA-256 of
 * their bytes. Making an id needs a clock and chance, so it is handed in: see `NewId`.
 */
declare const kind: unique symbol;

export type Id<K extends string> = string & { readonly [kind]: K };

export type CaseId = Id<'case'>;
export type SourceId = Id<'source'>;
export type TieId = Id<'tie'>;
export type PaymentId = Id<'payment'>;
export type ContactWindowId = Id<'contact-window'>;
/** Lower-case hexadecimal SHA-256 of the exhibit's bytes. */
export type Sha256 = Id<'sha256'>;
export type ExhibitId = Id<'exhibit'>;
export type ImportId = Id<'import'>;
export type DocumentId = Id<'document'>;
export type SessionId = Id<'session'>;
export type SubjectId = Id<'subject'>;
export type QuestionId = Id<'question'>;
export type ClaimId = Id<'claim'>;
export type LinkId = Id<'link'>;
export type FindingId = Id<'finding'>;
export type OutcomeId = Id<'outcome'>;
export type ReliabilityId = Id<'reliability'>;
export type ReleaseId = Id<'release'>;
export type DisclosureId = Id<'disclosure'>;
export type DismissalId = Id<'dismissal'>;
export type SheetMappingId = Id<'sheet-mapping'>;
export type UserId = Id<'user'>;

/** Makes a fresh id. Handed to whatever must create records; tests hand in a counter. */
export type NewId = () => string;

/** Says that a string is an id of the wanted kind. For the edges: parsers, the store, tests. */
export function asId<T extends Id<string>>(text: string): T {
  return text as T;
}
