/**
 * How far taking in one file is, and how somebody may stop it.
 *
 * Whoever imports hands in a watch; whoever shows it reads what was reported last. Stopping ends the
 * process that reads and gives up the transaction, so that a stopped import is one that was never made:
 * the original stays under its hash, and the journal says that it was stopped.
 */
export interface ImportProgress {
  /** `arriving` bytes of an upload; `reading` the file or what is packed in it; `storing` one transaction. */
  readonly stage: 'arriving' | 'reading' | 'storing';
  /** The file that is being read: the one that was handed in, or one packed inside it. */
  readonly file: string;
  /** Files read, and files known so far: an archive is known when it has been opened. */
  readonly files: number;
  readonly ofFiles: number;
  /** The same in bytes; while it arrives, bytes that are here. */
  readonly bytes: number;
  readonly ofBytes: number;
  /** Documents found so far. */
  readonly documents: number;
}

/** An import that is under way, as whoever sent it may see it. */
export interface RunningImport extends ImportProgress {
  /** What its sender called it. */
  readonly ticket: string;
  readonly name: string;
  readonly milliseconds: number;
}

export interface ImportWatch {
  readonly signal?: AbortSignal;
  report?(progress: ImportProgress): void;
}

/** Thrown to whoever waits for an import that somebody stopped. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';
  constructor(name: string) {
    super(`Taking in "${name}" was stopped. Nothing of it is in the case; the original is kept.`);
  }
}

/** What one reading tells while it goes on, and how it is stopped. */
export interface ReadWatch {
  readonly signal?: AbortSignal;
  /** Documents that have come so far. */
  heard?(documents: number): void;
}

/** @throws ImportStopped when it was asked for. */
export function goOn(signal: AbortSignal | undefined, name: string): void {
  if (signal?.aborted === true) throw new ImportStopped(name);
}
