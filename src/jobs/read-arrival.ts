import type { Sha256 } from '#terms/ids.ts';
import type { ReadOptions } from '#intake/document.ts';
import { IntakeError, type Reading } from '#intake/format.ts';
import { mediaTypeOf } from '#intake/media-type.ts';
import type { Desk } from './desk.ts';
import { goOn, type ImportWatch, type ReadWatch } from './import-progress.ts';
import { READ_LIMITS, readInWorker } from './read-in-worker.ts';

/** Archives inside archives are followed this deep and no deeper. */
const DEEPEST = 4;

/**
 * Characters of one document. A record is one JSON value of the database, which holds at most 256 MB:
 * the text twice (as received and to read), each character three bytes at worst.
 */
const LONGEST = 30_000_000;

/** One file of an arrival – itself, or something that was packed inside it – after reading. */
export interface FileRead {
  readonly name: string;
  readonly sha256: Sha256;
  readonly size: number;
  readonly containedIn: Sha256 | null;
  /** Null when it could not be read, or need not be; the original is kept all the same. */
  readonly reading: Reading | null;
  readonly failure: IntakeError | null;
  /** The file of this arrival with the same bytes, which was read in its place. */
  readonly sameAs: string | null;
  readonly mediaType: string;
}

/** A file with the name it came under, and where it stands among the archives. */
interface Waiting {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly containedIn: Sha256 | null;
  readonly depth: number;
}

/**
 * Reads what arrived and everything packed inside it, each once; a file that cannot be read is among
 * the answers with the reason. The bytes of every file are on disk before it is read.
 */
export async function readArrival(
  desk: Desk,
  arrival: { readonly name: string; readonly bytes: Uint8Array },
  options: ReadOptions,
  watch: ImportWatch = {},
): Promise<readonly FileRead[]> {
  const done: FileRead[] = [];
  let [bytesDone, bytesKnown, documents] = [0, arrival.bytes.length, 0];
  const waiting: Waiting[] = [{ ...arrival, containedIn: null, depth: 0 }];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const { name, bytes, containedIn, depth } = file;
    goOn(watch.signal, arrival.name);
    const tell = (more: number): void =>
      watch.report?.({
        stage: 'reading',
        file: name,
        files: done.length,
        ofFiles: done.length + 1 + waiting.length,
        bytes: bytesDone,
        ofBytes: bytesKnown,
        documents: documents + more,
      });
    tell(0);
    const { sha256, size } = await desk.store.exhibits.put(bytes);
    const same = done.find((other) => other.sha256 === sha256);
    const { reading, failure } =
      same === undefined
        ? await readOne(bytes, name, options, depth, {
            heard: tell,
            ...(watch.signal === undefined ? {} : { signal: watch.signal }),
          })
        : { reading: null, failure: null };
    if (failure === null) {
      for (const member of reading?.members ?? []) {
        waiting.push({ ...member, containedIn: sha256, depth: depth + 1 });
        bytesKnown += member.bytes.length;
      }
    }
    bytesDone += bytes.length;
    documents += reading?.documents.length ?? 0;
    done.push({
      name,
      sha256,
      size,
      containedIn,
      // The members are files of their own now; their bytes need not be held any longer.
      reading: reading === null ? null : { ...reading, members: [] },
      failure,
      sameAs: same?.name ?? null,
      mediaType: mediaTypeOf(bytes, name),
    });
  }
  return done;
}

async function readOne(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
  depth: number,
  watch: ReadWatch,
): Promise<{ readonly reading: Reading | null; readonly failure: IntakeError | null }> {
  try {
    const reading = await readInWorker(bytes, name, options, READ_LIMITS, watch);
    if (reading.members.length > 0 && depth >= DEEPEST) {
      const failure = new IntakeError(
        `${name} is packed more than ${DEEPEST} archives deep and was not unpacked further.`,
        'Unpack it by hand and import what is inside.',
      );
      return { reading, failure };
    }
    if (reading.documents.some((document) => document.textReceived.length > LONGEST)) {
      throw new IntakeError(
        `${name} holds a text of more than ${LONGEST / 1e6} million characters, too long for one document.`,
        'Split it into smaller files and import those.',
      );
    }
    return { reading, failure: null };
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return { reading: null, failure: error };
  }
}

/**
 * The file a message names as attached. What was packed inside the message's own file (a mail, a
 * backup of text messages) comes first, by its full name. Then a path that leads from the folder of
 * the chat, as Telegram writes it. Else the one of that name lying nearest to the chat – in the same
 * folder of the same archive, then in the same archive, else the only one of that name. Null when
 * there is none, or several equally far off: a wrong photo is worse than none.
 */
export function attachedFile(
  name: string,
  chat: FileRead,
  files: readonly FileRead[],
): FileRead | null {
  const own = files.find((file) => file.containedIn === chat.sha256 && file.name === name);
  if (own !== undefined) return own;
  const path = [folderOf(chat.name), name].filter((piece) => piece !== '').join('/');
  const there = files.find(
    (file) => file !== chat && file.containedIn === chat.containedIn && file.name === path,
  );
  if (there !== undefined) return there;
  const named = files.filter((file) => file !== chat && baseName(file.name) === baseName(name));
  const near = named.filter((file) => file.containedIn === chat.containedIn);
  const nearest = near.filter((file) => folderOf(file.name) === folderOf(chat.name));
  const [first, ...others] = nearest.length > 0 ? nearest : near.length > 0 ? near : named;
  if (first === undefined) return null;
  return others.every((other) => other.sha256 === first.sha256) ? first : null;
}

function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

function folderOf(path: string): string {
  return path.split(/[/\\]/).slice(0, -1).join('/');
}
