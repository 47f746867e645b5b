import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import type { Note, ReadOptions } from '../document.ts';
import { IntakeError, type Format, type Member, type Reading } from '../format.ts';
import { extensionOf, magicType } from '../media-type.ts';
import { packageKind } from './package-kind.ts';

/**
 * An archive: unpacked in memory into its members, each to be read in turn. It becomes no document
 * itself. A WhatsApp export with media is such an archive: `_chat.txt` or `WhatsApp Chat with X.txt`
 * beside the photos its messages name.
 *
 * Nothing is written to a disk and no name is used as a path. Refused in words, before anything is
 * unpacked where possible: an empty archive, an encrypted one, names that climb out of the folder,
 * too many entries, sizes that lie, and bombs (too many bytes, or too many for what was packed).
 */
export const zip: Format = {
  name: 'zip',

  recognises(head, fileName) {
    if (magicType(head) === 'application/zip') {
      // Office documents are ZIPs as well and have readers of their own; programs are kept whole.
      return packageKind(head, fileName) !== null ||
        ['jar', 'apk', 'kmz'].includes(extensionOf(fileName))
        ? 0
        : 0.97;
    }
    return extensionOf(fileName) === 'zip' ? 0.5 : 0;
  },

  async read(bytes, fileName, options) {
    return readZip(bytes, fileName, options, ZIP_LIMITS);
  },
};

export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all members together, unpacked. */
  readonly bytes: number;
  /** Unpacked bytes per packed byte, looked at once a member is larger than `ratioFrom`. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

export const ZIP_LIMITS: ZipLimits = {
  entries: 20_000,
  bytes: 1024 * 1024 * 1024,
  // Chats pack 5 : 1, a page of zeros 1,000 : 1.
  ratio: 200,
  ratioFrom: 1024 * 1024,
};

/** Unpacks an archive under the given limits. Throws `IntakeError` for everything it refuses. */
export async function readZip(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
  limits: ZipLimits,
): Promise<Reading> {
  const archive = await open(bytes, fileName);
  const entries = await list(archive, bytes, fileName, limits);
  const files = entries.filter(({ name }) => !name.endsWith('/'));
  if (files.length === 0) {
    throw new IntakeError(
      `The archive "${fileName}" is empty: there is no file in it.`,
      'Make the export again and import the new file.',
    );
  }
  const stated = files.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  if (stated > limits.bytes) throw tooLarge(fileName, limits);

  const members: Member[] = [];
  const damaged: string[] = [];
  const taken = new Map<string, number>();
  let total = 0;
  for (const { entry, name } of files) {
    const content = await unpack(archive, entry, fileName, name, limits.bytes - total, limits);
    total += content.length;
    if (crc32(content) !== entry.crc32 >>> 0) damaged.push(name);
    const seen = taken.get(name) ?? 0;
    taken.set(name, seen + 1);
    members.push({ name: seen === 0 ? name : `${name} (${seen + 1})`, bytes: content });
  }
  const chat = members.find(({ name }) => isChatName(name));
  const notes: Note[] = [
    {
      level: 'info',
      text:
        chat === undefined
          ? `An archive of ${count(members.length, 'file')}, ${total} bytes unpacked.`
          : `A WhatsApp export: "${chat.name}" and ${count(members.length - 1, 'other file')}, ${total} bytes unpacked.`,
      lines: [],
    },
  ];
  for (const name of damaged) {
    notes.push({
      level: 'error',
      text: `"${name}" is damaged: its checksum does not match. It was taken as it is.`,
      lines: [],
    });
  }
  return { format: 'zip', documents: [], members, table: null, notes, options };
}

/** The files of an archive by name, unpacked one at a time and only when they are asked for. */
export interface Archive {
  readonly names: readonly string[];
  /** Names that stand in the list more than once; the first of each is read. */
  readonly doubled: readonly string[];
  /** The bytes of a file; null when there is none of that name. Throws `IntakeError` as `readZip`. */
  unpack(name: string): Promise<Uint8Array | null>;
}

/** Opens an archive without unpacking it. Throws `IntakeError` for everything `readZip` refuses. */
export async function openArchive(
  bytes: Uint8Array,
  fileName: string,
  limits: ZipLimits,
): Promise<Archive> {
  const archive = await open(bytes, fileName);
  const byName = new Map<string, Entry>();
  const doubled: string[] = [];
  for (const { entry, name } of await list(archive, bytes, fileName, limits)) {
    if (byName.has(name)) doubled.push(name);
    else byName.set(name, entry);
  }
  let left = limits.bytes;
  return {
    names: [...byName.keys()],
    doubled,
    async unpack(name) {
      const entry = byName.get(name);
      if (entry === undefined) return null;
      const content = await unpack(archive, entry, fileName, name, left, limits);
      left -= content.length;
      return content;
    },
  };
}

/** `_chat.txt` (iOS) or `WhatsApp Chat with North.txt` (Android, in any language). */
export function isChatName(name: string): boolean {
  const base = name.split('/').at(-1) ?? '';
  return base === '_chat.txt' || /^.*whatsapp.*\.txt$/i.test(base);
}

interface NamedEntry {
  readonly entry: Entry;
  readonly name: string;
}

function open(bytes: Uint8Array, fileName: string): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(
      buffer,
      { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false },
      (error, archive) => {
        if (error === null || error === undefined) resolve(archive);
        else reject(broken(fileName, error));
      },
    );
  });
}

/** The central directory, checked as it is read, so that a bad archive is refused before unpacking. */
function list(
  archive: ZipFile,
  bytes: Uint8Array,
  fileName: string,
  limits: ZipLimits,
): Promise<readonly NamedEntry[]> {
  return new Promise((resolve, reject) => {
    const entries: NamedEntry[] = [];
    const refuse = (error: IntakeError): void => {
      archive.removeAllListeners();
      archive.on('error', () => undefined);
      reject(error);
    };
    if (archive.entryCount > limits.entries) {
      refuse(tooMany(fileName, archive.entryCount, limits));
      return;
    }
    archive.on('error', (error: Error) => refuse(broken(fileName, error)));
    archive.on('end', () => {
      if (hasMore(bytes, entries)) refuse(hidden(fileName));
      else resolve(entries);
    });
    archive.on('entry', (entry: Entry) => {
      const name = entryName(entry);
      const why = unsafe(name);
      if (why !== null) {
        refuse(
          new IntakeError(
            `The archive "${fileName}" holds a file whose name ${why}: "${printable(name)}". No chat app makes such an archive, and it was not unpacked.`,
            'Unpack it on a machine you can spare and import the files one by one.',
          ),
        );
        return;
      }
      if ((entry.generalPurposeBitFlag & 0x1) !== 0) {
        refuse(
          new IntakeError(
            `The archive "${fileName}" is encrypted.`,
            'Ask whoever sent it for the password, unpack it, and import the files.',
          ),
        );
        return;
      }
      entries.push({ entry, name });
      if (entries.length > limits.entries) {
        refuse(tooMany(fileName, entries.length, limits));
        return;
      }
      archive.readEntry();
    });
    archive.readEntry();
  });
}

/**
 * Whether the list of files goes on after the number of entries the archive admits to: those files
 * would silently be left out. The end record (APPNOTE 4.3.16) says how long the list is.
 */
function hasMore(bytes: Uint8Array, entries: readonly NamedEntry[]): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const length = view.getUint32(at + 12, true);
    const read = entries.reduce(
      (sum, { entry }) =>
        sum + 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength,
      0,
    );
    // In a ZIP64 archive the length stands elsewhere.
    return length !== 0xffffffff && length > read;
  }
  return false;
}

function unpack(
  archive: ZipFile,
  entry: Entry,
  fileName: string,
  name: string,
  left: number,
  limits: ZipLimits,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error !== null && error !== undefined) {
        reject(broken(fileName, error, name));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      const refuse = (refusal: IntakeError): void => {
        stream.destroy();
        reject(refusal);
      };
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > left) {
          refuse(tooLarge(fileName, limits));
          return;
        }
        if (size > limits.ratioFrom && size > limits.ratio * Math.max(entry.compressedSize, 1)) {
          refuse(
            new IntakeError(
              `"${name}" in the archive "${fileName}" unpacks to more than ${limits.ratio} times its size: this is how archive bombs are made. It was not unpacked.`,
              'If it is genuine, unpack it elsewhere and import the file itself.',
            ),
          );
          return;
        }
        chunks.push(chunk);
      });
      stream.on('error', (cause: Error) => reject(broken(fileName, cause, name)));
      stream.on('end', () => {
        // A copy of its own, so that it can be handed to another thread.
        const whole = new Uint8Array(size);
        let at = 0;
        for (const chunk of chunks) {
          whole.set(chunk, at);
          at += chunk.length;
        }
        resolve(whole);
      });
    });
  });
}

/** Names are bytes: UTF-8 when the archive says so or when they are valid UTF-8, else code page 437. */
function entryName(entry: Entry): string {
  const raw = entry.fileNameRaw;
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    name = iconv.decode(Buffer.from(raw), 'cp437');
  }
  return name.replaceAll('\\', '/');
}

/** Why a name is not to be trusted; null when it is fine. */
function unsafe(name: string): string | null {
  if (name === '') return 'is empty';
  if (name.length > 1000) return 'is longer than 1,000 characters';
  if (name.includes('\0')) return 'holds a NUL character';
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'is an absolute path';
  if (name.split('/').includes('..')) return 'climbs out of its folder';
  return null;
}

/** For a message: control characters and bidi marks made visible, and not too long. */
function printable(name: string): string {
  return name
    .slice(0, 80)
    .replace(/[\p{Cc}\p{Cf}]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function broken(fileName: string, cause: Error, member?: string): IntakeError {
  const where = member === undefined ? '' : ` at "${printable(member)}"`;
  return new IntakeError(
    `The archive "${fileName}" cannot be unpacked${where}: ${cause.message}.`,
    'It may have been cut short on the way; ask for it again, or unpack it elsewhere and import the files.',
  );
}

function tooMany(fileName: string, entries: number, limits: ZipLimits): IntakeError {
  return new IntakeError(
    `The archive "${fileName}" lists ${entries} files; at most ${limits.entries} are unpacked.`,
    'Split it into smaller archives, or unpack it and import the files that matter.',
  );
}

function hidden(fileName: string): IntakeError {
  return new IntakeError(
    `The archive "${fileName}" holds more files than it admits to, and was not unpacked.`,
    'Unpack it on a machine you can spare and import the files one by one.',
  );
}

function tooLarge(fileName: string, limits: ZipLimits): IntakeError {
  return new IntakeError(
    `The archive "${fileName}" unpacks to more than ${Math.round(limits.bytes / 1024 / 1024)} MB.`,
    'Split it into smaller archives, or export the chat without media.',
  );
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
