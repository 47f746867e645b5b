import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { StoreError } from './errors.ts';
import { syncFolder } from './key-folder.ts';
import { mustSync } from './must-sync.ts';
import { stretch } from './vault-crypto.ts';

/**
 * The archive: one file of named parts, written and read as a stream. `docs/backup-format.md` has it
 * to the byte. Every part ends with the SHA-256 of its bytes and the file with the SHA-256 of all of
 * it, so that a cut or a changed byte is found before anything is restored.
 *
 * Sealed with a passphrase, the same bytes lie in segments of 1 MiB, each AES-256-GCM with its
 * number and whether it is the last one in the nonce: segments cannot be changed, swapped or dropped.
 */
const MAGIC = 'hearsay-archive-1\n';
const SEALED_MAGIC = 'hearsay-sealed-1\n';
const SEGMENT = 1024 * 1024;
/** Longer chunks and headers are not ours: a damaged length must not make us ask for gigabytes. */
const MAX_CHUNK = 4 * SEGMENT;
const MAX_LINE = 65_536;

export interface ArchiveWriter {
  part(name: string, chunks: AsyncIterable<Uint8Array | string>): Promise<void>;
}

/** Writes an archive beside its place and moves it there when it is whole and on the disk. */
export async function writeArchive(
  file: string,
  passphrase: string | undefined,
  fill: (archive: ArchiveWriter) => Promise<void>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  if (await exists(file)) {
    throw new StoreError('invalid', `${file} exists already: choose another name.`);
  }
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.part`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    const raw = new RawFile(handle);
    const sink = passphrase === undefined ? raw : await Sealer.begin(raw, passphrase);
    const all = createHash('sha256');
    let parts = 0;
    const put = async (bytes: Buffer) => {
      all.update(bytes);
      await sink.write(bytes);
    };
    await put(Buffer.from(MAGIC));
    await fill({
      async part(name, chunks) {
        parts += 1;
        await put(Buffer.from(`${JSON.stringify({ part: name })}\n`));
        const hash = createHash('sha256');
        for await (const bytes of gathered(chunks)) {
          hash.update(bytes);
          await put(lengthOf(bytes.length));
          await put(bytes);
        }
        await put(lengthOf(0));
        await put(hash.digest());
      },
    });
    await put(Buffer.from(`${JSON.stringify({ end: true, parts })}\n`));
    await sink.write(all.digest());
    await sink.end();
    await mustSync(temporary, () => handle.sync());
    await handle.close();
    await rename(temporary, file);
    await syncFolder(path.dirname(path.resolve(file)));
    return { bytes: raw.bytes, sha256: raw.hash.digest('hex') };
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

export interface ArchivePart {
  readonly name: string;
  /** Ends with an error when the bytes are not those that were written. */
  readonly chunks: AsyncIterable<Buffer>;
}

/** Reads an archive part by part. Whoever reads sees the last part's end only if all was whole. */
export async function* readArchive(
  file: string,
  passphrase: string | undefined,
  progress?: (done: number, total: number) => void,
): AsyncGenerator<ArchivePart> {
  const source = await reading(file, passphrase, progress);
  try {
    const all = createHash('sha256');
    const magic = await source.take(MAGIC.length);
    if (magic.toString('latin1') !== MAGIC) throw notOurs(file);
    all.update(magic);
    let parts = 0;
    for (;;) {
      const line = await source.line();
      all.update(line);
      const header = headerOf(line, file);
      if ('end' in header) {
        const digest = all.digest();
        if (header.parts !== parts || !(await source.take(32)).equals(digest)) throw damaged(file);
        await source.mustEnd();
        return;
      }
      parts += 1;
      let drained = false;
      const chunks = (async function* () {
        const hash = createHash('sha256');
        for (;;) {
          const size = await source.take(4);
          all.update(size);
          const length = size.readUInt32BE(0);
          if (length === 0) break;
          if (length > MAX_CHUNK) throw damaged(file);
          const bytes = await source.take(length);
          all.update(bytes);
          hash.update(bytes);
          yield bytes;
        }
        const digest = await source.take(32);
        all.update(digest);
        if (!hash.digest().equals(digest)) throw damaged(file);
        drained = true;
      })();
      yield { name: header.part, chunks };
      if (!drained) for await (const bytes of chunks) void bytes;
    }
  } finally {
    source.close();
  }
}

/** The lines of a part; each ends with a line feed. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let pending: Buffer[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      pending.push(chunk.subarray(start, end));
      yield Buffer.concat(pending).toString('utf8');
      pending = [];
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  }
  if (pending.length > 0) throw new StoreError('damaged', 'A part of the archive ends mid-line.');
}

function headerOf(
  line: Buffer,
  file: string,
): { readonly part: string } | { readonly end: true; readonly parts: number } {
  try {
    const header = JSON.parse(line.toString('utf8')) as Record<string, unknown>;
    if (typeof header['part'] === 'string') return { part: header['part'] };
    if (header['end'] === true) return { end: true, parts: Number(header['parts']) };
  } catch {
    // Told below.
  }
  throw damaged(file);
}

/** Small chunks gathered into larger ones; their borders depend on the content alone. */
async function* gathered(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : Buffer.from(chunk);
    while (size + bytes.length >= SEGMENT) {
      const room = SEGMENT - size;
      yield Buffer.concat([...pending, bytes.subarray(0, room)]);
      bytes = bytes.subarray(room);
      pending = [];
      size = 0;
    }
    if (bytes.length > 0) pending.push(bytes);
    size += bytes.length;
  }
  if (size > 0) yield Buffer.concat(pending);
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

class RawFile {
  readonly hash: Hash = createHash('sha256');
  bytes = 0;
  readonly #handle: FileHandle;
  #pending: Buffer[] = [];
  #size = 0;
  constructor(handle: FileHandle) {
    this.#handle = handle;
  }
  async write(bytes: Buffer): Promise<void> {
    this.#pending.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= SEGMENT) await this.#send();
  }
  async end(): Promise<void> {
    await this.#send();
  }
  async #send(): Promise<void> {
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#size = 0;
    this.hash.update(bytes);
    this.bytes += bytes.length;
    await this.#handle.writeFile(bytes);
  }
}

/** Encrypts what passes through, segment by segment. */
class Sealer {
  readonly #file: RawFile;
  readonly #key: Buffer;
  #pending: Buffer[] = [];
  #size = 0;
  #number = 0;
  constructor(file: RawFile, key: Buffer) {
    this.#file = file;
    this.#key = key;
  }

  static async begin(file: RawFile, passphrase: string): Promise<Sealer> {
    const salt = randomBytes(32);
    const key = await stretch(passphrase, salt);
    const header = { salt: salt.toString('hex'), check: keyCheck(key) };
    await file.write(Buffer.from(`${SEALED_MAGIC}${JSON.stringify(header)}\n`));
    return new Sealer(file, key);
  }

  async write(bytes: Buffer): Promise<void> {
    this.#pending.push(bytes);
    this.#size += bytes.length;
    while (this.#size > SEGMENT) {
      const all = Buffer.concat(this.#pending);
      await this.#seal(all.subarray(0, SEGMENT), false);
      const rest = all.subarray(SEGMENT);
      this.#pending = [rest];
      this.#size = rest.length;
    }
  }

  async end(): Promise<void> {
    await this.#seal(Buffer.concat(this.#pending), true);
    await this.#file.end();
  }

  async #seal(plain: Buffer, last: boolean): Promise<void> {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#number, last));
    this.#number += 1;
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    await this.#file.write(lengthOf(sealed.length));
    await this.#file.write(sealed);
  }
}

/** The key is used for one archive only, so a counter is a nonce that never repeats. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function keyCheck(key: Buffer): string {
  return createHmac('sha256', key).update('hearsay archive').digest('hex').slice(0, 32);
}

/** Takes bytes off a stream, exactly as many as asked for. */
class Source {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #file: string;
  #buffer: Buffer = Buffer.alloc(0);
  constructor(chunks: AsyncIterable<Buffer>, file: string) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#file = file;
  }

  async take(length: number): Promise<Buffer> {
    const parts = [this.#buffer];
    let size = this.#buffer.length;
    while (size < length) {
      const next = await this.#chunks.next();
      if (next.done === true) throw cut(this.#file);
      parts.push(next.value);
      size += next.value.length;
    }
    const all = parts.length === 1 ? this.#buffer : Buffer.concat(parts);
    this.#buffer = all.subarray(length);
    return all.subarray(0, length);
  }

  /** Up to and with the next line feed. */
  async line(): Promise<Buffer> {
    for (let searched = 0; ;) {
      const end = this.#buffer.indexOf(10, searched);
      if (end >= 0) return this.take(end + 1);
      searched = this.#buffer.length;
      if (searched > MAX_LINE) throw damaged(this.#file);
      const next = await this.#chunks.next();
      if (next.done === true) throw cut(this.#file);
      this.#buffer = Buffer.concat([this.#buffer, next.value]);
    }
  }

  async mustEnd(): Promise<void> {
    if (this.#buffer.length > 0 || (await this.#chunks.next()).done !== true) {
      throw damaged(this.#file);
    }
  }

  close(): void {
    void this.#chunks.return?.();
  }
}

async function reading(
  file: string,
  passphrase: string | undefined,
  progress: ((done: number, total: number) => void) | undefined,
): Promise<Source> {
  let total: number;
  try {
    total = (await stat(file)).size;
  } catch (error) {
    throw new StoreError('invalid', `There is no archive ${file} that can be read.`, {
      cause: error,
    });
  }
  const raw = new Source(counted(file, total, progress), file);
  const begin = await raw.take(Math.min(SEALED_MAGIC.length, total)).catch(() => Buffer.alloc(0));
  if (begin.toString('latin1') !== SEALED_MAGIC) {
    raw.close();
    return new Source(counted(file, total, progress), file);
  }
  if (passphrase === undefined) {
    raw.close();
    throw new StoreError('wrong-passphrase', 'This archive is sealed: give its passphrase.');
  }
  return new Source(unsealed(raw, passphrase, file), file);
}

async function* unsealed(raw: Source, passphrase: string, file: string): AsyncGenerator<Buffer> {
  try {
    let header: { salt: string; check: string };
    try {
      header = JSON.parse((await raw.line()).toString('utf8')) as typeof header;
    } catch {
      throw damaged(file);
    }
    if (!/^[0-9a-f]{64}$/.test(header.salt)) throw damaged(file);
    const key = await stretch(passphrase, Buffer.from(header.salt, 'hex'));
    if (keyCheck(key) !== header.check) {
      throw new StoreError('wrong-passphrase', 'That passphrase does not open this archive.');
    }
    for (let number = 0; ; number += 1) {
      const length = (await raw.take(4)).readUInt32BE(0);
      if (length < 16 || length > SEGMENT + 16) throw damaged(file);
      const sealed = await raw.take(length);
      const [plain, last] = openSegment(key, number, sealed, file);
      if (plain.length > 0) yield plain;
      if (last) break;
    }
    await raw.mustEnd();
  } finally {
    raw.close();
  }
}

function openSegment(key: Buffer, number: number, sealed: Buffer, file: string): [Buffer, boolean] {
  for (const last of [false, true]) {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last));
    decipher.setAuthTag(sealed.subarray(-16));
    try {
      return [Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]), last];
    } catch {
      continue;
    }
  }
  throw damaged(file);
}

async function* counted(
  file: string,
  total: number,
  progress: ((done: number, total: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: SEGMENT })) {
    yield chunk as Buffer;
    progress?.((done += (chunk as Buffer).length), total);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

function damaged(file: string): StoreError {
  return new StoreError(
    'damaged',
    `${file} is damaged: its bytes are not those that were written. Nothing was restored.`,
  );
}

function cut(file: string): StoreError {
  return new StoreError('damaged', `${file} is cut off before its end. Nothing was restored.`);
}

function notOurs(file: string): StoreError {
  return new StoreError('invalid', `${file} is not a Hearsay archive.`);
}
