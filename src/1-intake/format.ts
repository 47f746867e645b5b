import type { Document, Note, ReadOptions } from './document.ts';

/**
 * The one shape of every reader: bytes in, documents out, nothing thrown away.
 *
 * Adding a format is adding a file that exports a `Format`, and naming it in `formats.ts`. A reader
 * is pure: no disk, no network, no clock. It never guesses silently – whatever it assumed (encoding,
 * day before month, zone) is in the notes – and whatever it cannot read is kept as a document or a
 * row error, never dropped.
 */
export interface Format {
  /** `text`, `whatsapp`, `sheet`, `zip`, `photo`, … */
  readonly name: string;
  /** How sure the format is that it can read this: 0 not at all … 1 certainly. */
  recognises(head: Uint8Array, fileName: string): number;
  /** Throws `IntakeError` with a line that says what is wrong and what to do. */
  read(bytes: Uint8Array, fileName: string, options: ReadOptions): Promise<Reading>;
}

/** What became of one file. Ids, hashes and custody are added by the caller. */
export interface Reading {
  readonly format: string;
  readonly documents: readonly ReadDocument[];
  /** Files found inside this one (a ZIP, attachments), each to be read in turn. */
  readonly members: readonly Member[];
  /** For sheets: the rows as they stand, for a mapping to turn into claims. */
  readonly table: Table | null;
  readonly notes: readonly Note[];
  /** The options as they were used, defaults filled in: the same file with these reads the same. */
  readonly options: ReadOptions;
}

export type ReadDocument = Pick<
  Document,
  | 'part'
  | 'kind'
  | 'language'
  | 'textReceived'
  | 'text'
  | 'repairs'
  | 'statedTime'
  | 'sender'
  | 'forwardedFrom'
  | 'title'
  | 'photo'
> & {
  /** Names of members or sibling files that belong to this document. */
  readonly attachments: readonly string[];
};

export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** What we expected to go wrong: becomes one clear line for the person. Nothing is lost by it. */
export class IntakeError extends Error {
  override readonly name = 'IntakeError';
  /** What to do about it. */
  readonly mend: string;
  constructor(message: string, mend: string) {
    super(message);
    this.mend = mend;
  }
}
