/** What the Inbox and the Reading screen are told about suggestions, senders, photos and sheets. */
import type { Hop } from '#claims/claim.ts';
import type { QuestionProposal } from '#claims/matching/propose-question.ts';
import type { Way } from '#claims/matching/other-ways.ts';
import type { Reading } from '#claims/matching/value-for.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { SavedMapping } from '#claims/matching/dismissal.ts';
import type { Suggestion } from '#claims/suggest/suggestion.ts';
import type { PhotoFlag } from '#claims/photos/photo-flags.ts';
import type { PhotoFacts } from '#intake/photos/photo-facts.ts';
import type { Source, SourceKind } from '#terms/source.ts';

/** A suggestion with everything a person needs to decide it in one key. */
export interface SuggestionCard {
  /** Where the statement stands: `12-87`. The same for as long as the text is. */
  readonly key: string;
  readonly suggestion: Pick<
    Suggestion,
    'span' | 'quote' | 'basis' | 'certainty' | 'language' | 'why'
  > & { readonly content: readonly [start: number, end: number] };
  /** Origin first, whoever told us last. */
  readonly hops: readonly Hop[];
  readonly chainWhy: readonly string[];
  /** Names in the chain that are no source yet. */
  readonly unknown: readonly string[];
  /** Questions it may speak to, best first. */
  readonly matches: readonly {
    readonly questionId: Question['id'];
    readonly score: number;
    readonly reasons: readonly string[];
    readonly readings: readonly Reading[];
    readonly sure: boolean;
    /** Whether its reasons are strong enough to be accepted with others at once. */
    readonly firm: boolean;
    /** Other ways it may have come, as claims on the question show them. */
    readonly ways: readonly Way[];
  }[];
  /** Questions it could open, likeliest first. */
  readonly proposals: readonly QuestionProposal[];
  readonly state: 'open' | 'coded' | 'dismissed';
  /** Set when it was set aside: what taking that back needs. */
  readonly dismissal: { readonly id: string; readonly version: number } | null;
}

export interface DocumentSuggestions {
  readonly documentId: string;
  /** The day that relative dates are counted from; null when nobody knows. */
  readonly writtenOn: string | null;
  readonly cards: readonly SuggestionCard[];
  /** Who is taken to have told us, where the document itself names nobody. */
  readonly teller: Source['id'] | null;
  readonly photo: PhotoView | null;
  /** What does not fit in it, or is to be asked about: its coordinates, the photos it carries. */
  readonly checks: readonly DocumentCheck[];
  /** The same message in another language, where one follows the other closely. */
  readonly twin: {
    readonly id: string;
    readonly number: number;
    readonly language: string | null;
    readonly text: string;
    readonly why: string;
  } | null;
}

/** One thing to ask about in a document: a difference in words, never a verdict. */
export interface DocumentCheck {
  readonly kind: 'place' | 'photo' | 'time';
  /** The words, or the name of the file, that it is about. */
  readonly about: string;
  readonly text: string;
  readonly metres: number | null;
  readonly minutes: number | null;
}

export interface PhotoView {
  readonly facts: PhotoFacts | null;
  readonly flags: readonly PhotoFlag[];
  /** Whether a browser can show it; other kinds can only be saved. */
  readonly shown: boolean;
}

/** What accepting adds: claims, and the questions that some of them open. */
export interface Accepted {
  readonly claims: readonly Claim[];
  readonly questions: readonly Question[];
}

/** What an undo takes out again. */
export interface MadeHere {
  readonly claims: readonly { readonly id: string; readonly version: number }[];
  readonly questions: readonly { readonly id: string; readonly version: number }[];
  readonly dismissals: readonly { readonly id: string; readonly version: number }[];
}

/** What of a case waits for a person, each count with the list behind it. */
export interface Decisions {
  readonly documents: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly importId: string;
    /** When it was written, as far as it is known: they are read in this order, what was copied after its original. */
    readonly writtenAt: string;
    /** Suggestions that nobody has decided. */
    readonly open: number;
    /** How many of them match a question well enough to be accepted together. */
    readonly sure: number;
  }[];
  /** Documents looked at so far, and all that have a text; the rest follow when asked again. */
  readonly workedOut: number;
  readonly all: number;
  readonly senders: readonly UnknownName[];
  readonly photos: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly flags: readonly string[];
  }[];
}

/** A name under which messages arrive, or that a text gives as its source, and that is no source yet. */
export interface UnknownName {
  readonly name: string;
  readonly kind: 'sender' | 'speaker' | 'giver';
  readonly documents: number;
  /** The first document it stands in: `#41`. */
  readonly first: number;
  /** What kind of source the form of a heading makes of it: a channel, whoever checks, whoever sells. */
  readonly as: SourceKind | null;
}

/** What saying who somebody is did; handed back to take it back. */
export interface NamedSender {
  readonly source: Source;
  /** Whether the source was added by it. */
  readonly added: boolean;
  readonly name: string;
  /** Claims whose chain now names the source. */
  readonly claims: number;
}

/** The first rows of a sheet, for a mapping to be made. */
export interface SheetPreview {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly allRows: number;
  readonly notes: readonly string[];
  /** The name of the mapping that would be used without being asked for. */
  readonly usual: string | null;
  readonly saved: readonly Pick<SavedMapping, 'name' | 'mapping'>[];
}
