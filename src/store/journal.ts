import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { StoreError } from './errors.ts';
import { inWords, makeSynced } from './exhibits.ts';
import { diskFiles } from './files.ts';
import type { Files, NewFile } from './files.ts';
import { mustSync } from './must-sync.ts';
import type { Journal, JournalEntry } from './store.ts';

/**
 * The intake journal: append-only lines of JSON, one file per process, synced before `append`
 * resolves. Appends that arrive while a sync is under way share the next one (group commit).
 *
 * A line is `{"n":7,"b":5,"sum":"…","entry":{…}}`: `n` counts the lines of the file from 1, `b` is
 * the `n` of the first line that was written in the same batch, `sum` is the SHA-256 of `n`, `b` and
 * the text of the entry.
 *
 * What a power cut may leave: the last batch was never acknowledged and may be there in full, in
 * part or in shreds, for the disk keeps what it likes of what was not synced. A batch is begun only
 * after the one before is on the disk. So when a line does not check and no good line after it
 * belongs to a *later* batch, the file has a torn tail, which is skipped and counted; when there is
 * one, something that had been synced is no longer what it was, and that is damage.
 */
export interface OpenJournal extends Journal {
  /** Reads everything and says what is torn or damaged, without stopping at it. */
  check(): Promise<JournalReport>;
  /** Waits for appends under way and closes the file of this process. */
  close(): Promise<void>;
}

export interface JournalReport {
  readonly files: number;
  readonly entries: number;
  /** Lines that a crash left half-written; they were never acknowledged. */
  readonly torn: readonly JournalPlace[];
  /** Lines that were on the disk and are no longer what they were. */
  readonly damaged: readonly JournalPlace[];
}

export interface JournalPlace {
  readonly file: string;
  /** Counted from 1, as an editor shows it. */
  readonly line: number;
}

export interface JournalOptions {
  /** The folder `journal`; made when absent. */
  readonly folder: string;
  /** Names the file of this process, so that files sort by the time they were begun. */
  readonly clock: () => string;
  readonly files?: Files;
}

/** The kind of the line that ends a file which was closed in order. */
const END = 'journal.end';
/** A file is ended at about this size and the next one begun: files are read whole. */
const FILE_BYTES = 32 * 1024 * 1024;

interface Waiting {
  readonly text: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Opens the journal. A file is begun with the first append, so that reading leaves no trace. */
export async function openJournal(options: JournalOptions): Promise<OpenJournal> {
  const { folder, clock, files = diskFiles } = options;
  await makeSynced(files, folder);
  let file: NewFile | null = null;
  let filePath = '';
  let next = 1;
  let written = 0;
  let waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;
  let closed = false;

  async function begin(): Promise<NewFile> {
    const moment = clock()
      .replaceAll(/[^0-9]/g, '')
      .slice(0, 17);
    filePath = path.join(
      folder,
      `${moment}-${process.pid}-${randomBytes(4).toString('hex')}.jsonl`,
    );
    const begun = await files.create(filePath);
    try {
      await mustSync(folder, () => files.syncFolder(folder));
    } catch (error) {
      await begun.close();
      throw error;
    }
    next = 1;
    written = 0;
    return begun;
  }

  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    const open = (file ??= await begin());
    const b = next;
    const lines = Buffer.from(batch.map((one, i) => lineOf(b + i, b, one.text)).join(''), 'utf8');
    await open.write(lines);
    await mustSync(filePath, () => open.sync());
    next += batch.length;
    written += lines.length;
    if (written >= FILE_BYTES) await finish();
  }

  /** Ends the file with a line that says so: from then on anything amiss in it is damage. */
  async function finish(): Promise<void> {
    if (file === null) return;
    const ending = file;
    file = null;
    const text = JSON.stringify({ kind: END, at: clock() });
    try {
      await ending.write(Buffer.from(lineOf(next, next, text), 'utf8'));
      await mustSync(filePath, () => ending.sync());
    } catch {
      // A full disk: the file goes without its last line, as after a crash. All entries are in it.
    }
    await ending.close().catch(() => undefined);
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await writeBatch(batch);
        for (const one of batch) one.resolve();
      } catch (error) {
        // Part of the batch may be in the file. Leave it as a torn tail and go on in a new one.
        await file?.close().catch(() => undefined);
        file = null;
        for (const one of batch) one.reject(inWords(error, folder));
      }
    }
    writing = null;
  }

  return {
    append(entry) {
      if (closed) {
        return Promise.reject(new StoreError('unavailable', 'The store was closed.'));
      }
      const text = JSON.stringify(entry);
      return new Promise<void>((resolve, reject) => {
        waiting.push({ text, resolve, reject });
        // A turn of the event loop lets appends of the same moment into the same batch.
        writing ??= Promise.resolve().then(drain);
      });
    },

    async *entries() {
      const damaged: JournalPlace[] = [];
      for (const name of await journalFiles(files, folder)) {
        for (const found of readLines(await textOf(files, path.join(folder, name)))) {
          if (found.kind === 'entry' && found.entry.kind !== END) yield found.entry;
          else if (found.kind === 'damaged') damaged.push({ file: name, line: found.line });
        }
      }
      const first = damaged[0];
      if (first !== undefined) {
        throw new StoreError(
          'damaged',
          `${damaged.length} ${damaged.length === 1 ? 'line' : 'lines'} of the intake journal no ` +
            `longer check, the first in ${path.join(folder, first.file)} line ${first.line}. ` +
            `Everything else was read. Restore the file from a backup.`,
        );
      }
    },

    async check() {
      const names = await journalFiles(files, folder);
      const torn: JournalPlace[] = [];
      const damaged: JournalPlace[] = [];
      let entries = 0;
      for (const name of names) {
        for (const found of readLines(await textOf(files, path.join(folder, name)))) {
          if (found.kind === 'entry') entries += found.entry.kind === END ? 0 : 1;
          else (found.kind === 'torn' ? torn : damaged).push({ file: name, line: found.line });
        }
      }
      return { files: names.length, entries, torn, damaged };
    },

    async close() {
      closed = true;
      await writing;
      await finish();
    },
  };
}

/** One line as it is written, with its line feed. */
export function lineOf(n: number, b: number, text: string): string {
  return `{"n":${n},"b":${b},"sum":"${sumOf(n, b, text)}","entry":${text}}\n`;
}

export type FoundLine =
  | { readonly kind: 'entry'; readonly line: number; readonly entry: JournalEntry }
  | { readonly kind: 'torn' | 'damaged'; readonly line: number };

interface GoodLine {
  readonly n: number;
  readonly b: number;
  readonly entry: JournalEntry;
}

/** Judges every line of one file. A file that was written to its end yields entries only. */
export function* readLines(bytes: Uint8Array): Generator<FoundLine> {
  const good = splitLines(bytes).map(parseLine);
  // The latest batch that begins at or after a place: it proves that all before it had been synced.
  const latest = Array.from({ length: good.length + 1 }, () => 0);
  for (let i = good.length - 1; i >= 0; i -= 1) {
    latest[i] = Math.max(latest[i + 1] ?? 0, good[i]?.b ?? 0);
  }
  let last = 0;
  let hole = false;
  for (const [i, line] of good.entries()) {
    const place = { line: i + 1 };
    const wasSynced = (latest[i] ?? 0) > last + 1;
    if (line !== null && line.n === last + 1) {
      yield { kind: 'entry', ...place, entry: line.entry };
      last = line.n;
      hole = false;
    } else if (line === null) {
      yield { kind: wasSynced ? 'damaged' : 'torn', ...place };
      hole = true;
    } else if (line.n <= last) {
      yield { kind: 'damaged', ...place };
    } else if (wasSynced) {
      // Behind a hole; the hole has been named, unless whole lines went missing without a trace.
      if (!hole) yield { kind: 'damaged', ...place };
      yield { kind: 'entry', ...place, entry: line.entry };
      last = line.n;
      hole = false;
    } else {
      yield { kind: 'torn', ...place };
    }
  }
}

/** Lines without their line feeds; what follows the last line feed lost its end and is empty here. */
function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  if (start < bytes.length) lines.push(new Uint8Array(0));
  return lines;
}

const HEAD = /^\{"n":(\d{1,15}),"b":(\d{1,15}),"sum":"([0-9a-f]{64})","entry":/;
/** The longest head there can be. */
const HEAD_BYTES = 140;

function parseLine(line: Uint8Array): GoodLine | null {
  const buffer = Buffer.from(line.buffer, line.byteOffset, line.length);
  const head = HEAD.exec(buffer.toString('latin1', 0, HEAD_BYTES));
  if (head === null || buffer.at(-1) !== 0x7d) return null;
  const [n, b] = [Number(head[1]), Number(head[2])];
  // The sum is taken of bytes, not of decoded text: decoding would map different damage to U+FFFD.
  const text = buffer.subarray(head[0].length, -1);
  if (sumOf(n, b, text) !== head[3]) return null;
  return { n, b, entry: JSON.parse(text.toString('utf8')) as JournalEntry };
}

function sumOf(n: number, b: number, text: string | Uint8Array): string {
  return createHash('sha256').update(`${n} ${b} `).update(text).digest('hex');
}

async function journalFiles(files: Files, folder: string): Promise<readonly string[]> {
  return (await files.list(folder)).filter((name) => name.endsWith('.jsonl'));
}

async function textOf(files: Files, file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await files.read(file)) ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}
