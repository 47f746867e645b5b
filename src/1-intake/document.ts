import type { DocumentId, ExhibitId, ImportId, Sha256, SourceId, SessionId } from '#terms/ids.ts';
import type { Recorded } from '#terms/record.ts';
import type { Instant, TimeSpan } from '#terms/time.ts';
import type { PhotoFacts } from './photos/photo-facts.ts';

/** The original bytes of something received, kept bit-exact under their hash. */
export interface Exhibit extends Recorded<ExhibitId> {
  readonly sha256: Sha256;
  readonly size: number;
  readonly mediaType: string;
  /** The name it arrived under. Never used as a path. */
  readonly name: string;
  /** Who handed it over: a source, or words for whoever it was. */
  readonly receivedFrom: { readonly sourceId: SourceId | null; readonly description: string };
  readonly channel: string;
  readonly receivedAt: Instant;
  /** Set when this exhibit was unpacked from another one (a ZIP, a mail). */
  readonly containedIn: Sha256 | null;
  readonly custody: readonly CustodyEntry[];
}

export interface CustodyEntry {
  readonly at: Instant;
  readonly who: string;
  readonly what: string;
}

/** One reading of one or several exhibits: what came in, what it became, what was not understood. */
export interface Import extends Recorded<ImportId> {
  readonly exhibitIds: readonly ExhibitId[];
  /** What was left out here because another import had brought it. */
  readonly repeats?: readonly Repeat[];
  readonly format: string;
  readonly options: ReadOptions;
  readonly notes: readonly Note[];
  readonly counts: {
    readonly documents: number;
    readonly claims: number;
    readonly rowErrors: number;
  };
  readonly status: 'done' | 'undone' | 'failed';
  readonly finishedAt: Instant;
}

/** Part of one file was left out because another holds it; the same id where it is the very file. */
export interface Repeat {
  readonly by: ExhibitId;
  readonly of: ExhibitId;
}

/** Something the reader wants a person to know: what it assumed, what it could not read. */
export interface Note {
  readonly level: 'info' | 'doubt' | 'error';
  readonly text: string;
  /** 1-based lines of the input that the note is about. */
  readonly lines: readonly number[];
}

/** Choices that a person may make about how to read a file; every one has a default that is noted. */
export interface ReadOptions {
  readonly encoding?: string;
  /** IANA zone for naive times. */
  readonly zone?: string;
  readonly dayFirst?: boolean;
  readonly language?: string;
  /** False: read without repairing damaged text. */
  readonly repair?: boolean;
  /** Name of a saved mapping for sheets. */
  readonly mapping?: string;
}

/** One received thing – a message, an article, a transcript, a photo. Immutable. */
export interface Document extends Recorded<DocumentId> {
  readonly exhibitId: ExhibitId;
  readonly importId: ImportId;
  /** Which part of the exhibit: `message 41`, `row 12`, `whole`. Unique within the exhibit. */
  readonly part: string;
  readonly kind: 'message' | 'article' | 'transcript' | 'row' | 'photo' | 'file' | 'note';
  readonly language: string | null;
  /** The text exactly as it was received. */
  readonly textReceived: string;
  /** The text to read, after repairs; equal to `textReceived` when nothing was repaired. */
  readonly text: string;
  readonly repairs: readonly Repair[];
  readonly statedTime: TimeSpan | null;
  /** The sender as written: a chat name, a byline. */
  readonly sender: string | null;
  /** The source the sender is known to be. */
  readonly senderSourceId: SourceId | null;
  readonly sessionId: SessionId | null;
  /** A mark that says this was passed on: the name it was forwarded from, if any. */
  readonly forwardedFrom: string | null;
  /** Exhibits that belong to this document: attached photos, files. */
  readonly media: readonly {
    readonly exhibitId: ExhibitId;
    readonly sha256: Sha256;
    readonly name: string;
  }[];
  readonly title: string | null;
  /**
   * What a photo or video says about itself. Absent for everything else, and in documents that were
   * stored before photos were read; null when there was nothing to read.
   */
  readonly photo?: PhotoFacts | null;
}

/** One repair of damaged text; offsets are UTF-16 indices, half open. */
export interface Repair {
  readonly received: readonly [start: number, end: number];
  readonly read: readonly [start: number, end: number];
  readonly why: string;
  readonly confidence: 'certain' | 'likely' | 'guess';
}
