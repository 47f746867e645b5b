import { createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson } from '#terms/canonical-json.ts';
import { mustSync } from './must-sync.ts';

/**
 * Checkpoints: beside the chain, in the data folder, a file that says which entries there were. Each
 * line names a run of entries by their hashes and is signed (Ed25519) with a key that lives outside
 * the data. Whoever can write the database but has not that key can neither cut entries off the end
 * nor write the end of the chain anew without `verify` naming the first entry concerned.
 *
 * The file is only ever appended to, at most once a second, synced, and at close. What happened in
 * the last second before a crash is therefore in the chain but not yet under a signature.
 */
export const CHECKPOINT_FILE = 'audit-checkpoints.ndjson';

export interface Checkpoint {
  /** Number of the first entry of this run. */
  readonly from: number;
  /** Hashes of the entries `from`, `from + 1`, … in hexadecimal. */
  readonly hashes: readonly string[];
  /** Raw Ed25519 public key, hexadecimal. */
  readonly key: string;
  /** Over the canonical JSON of the line without this field. */
  readonly signature: string;
}

export interface Signer {
  readonly publicKey: string;
  sign(text: string): string;
}

/** The Ed25519 key made from 32 secret bytes. */
export function signerOf(secret: Buffer): Signer {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'hearsay audit checkpoint', 32));
  // PKCS #8 wrapping of a raw Ed25519 seed (RFC 8410).
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(-32).toString('hex'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('hex'),
  };
}

export function makeCheckpoint(
  signer: Signer,
  from: number,
  hashes: readonly string[],
): Checkpoint {
  const unsigned = { from, hashes, key: signer.publicKey };
  return { ...unsigned, signature: signer.sign(canonicalJson(unsigned)) };
}

export function isSigned(checkpoint: Checkpoint): boolean {
  const { signature, ...unsigned } = checkpoint;
  return verify(
    null,
    Buffer.from(canonicalJson(unsigned), 'utf8'),
    publicKeyOf(checkpoint.key),
    Buffer.from(signature, 'hex'),
  );
}

function publicKeyOf(raw: string): KeyObject {
  // SubjectPublicKeyInfo of a raw Ed25519 key (RFC 8410).
  return createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(raw, 'hex')]),
    format: 'der',
    type: 'spki',
  });
}

/** What the file says, and which of its lines were changed. */
export interface Checkpoints {
  readonly lines: readonly Checkpoint[];
  /**
   * Numbers of lines that are no checkpoints any more. A line that a crash left half-written is not
   * among them: it has no end, or the line after it covers what it would have.
   */
  readonly broken: readonly number[];
}

/** Reads the file. */
export async function readCheckpoints(folder: string): Promise<Checkpoints> {
  const lines: Checkpoint[] = [];
  const broken: number[] = [];
  let suspect: number | null = null;
  let covered = 0;
  for (const [i, text] of (await contents(folder)).split('\n').slice(0, -1).entries()) {
    const checkpoint = parse(text);
    if (checkpoint === null) {
      if (suspect !== null) broken.push(suspect);
      suspect = i + 1;
      continue;
    }
    if (suspect !== null && checkpoint.from > covered + 1) broken.push(suspect);
    suspect = null;
    covered = Math.max(covered, checkpoint.from + checkpoint.hashes.length - 1);
    lines.push(checkpoint);
  }
  if (suspect !== null) broken.push(suspect);
  return { lines, broken };
}

export function parse(line: string): Checkpoint | null {
  try {
    const value = JSON.parse(line) as Checkpoint;
    const fine =
      Number.isSafeInteger(value.from) &&
      value.from > 0 &&
      Array.isArray(value.hashes) &&
      value.hashes.length > 0 &&
      value.hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash)) &&
      /^[0-9a-f]{64}$/.test(value.key) &&
      /^[0-9a-f]{128}$/.test(value.signature) &&
      isSigned(value);
    return fine ? value : null;
  } catch {
    return null;
  }
}

async function contents(folder: string): Promise<string> {
  try {
    return await readFile(path.join(folder, CHECKPOINT_FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

export interface Checkpointer {
  /** Something was committed: write a checkpoint within a second. */
  touch(): void;
  /** Write one now, if there is anything new. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Keeps the file up to date. `hashesAfter` reads from the chain, in order, from `seq + 1` on: some of them, none when there are no more. */
export async function keepCheckpoints(options: {
  readonly folder: string;
  readonly signer: Signer;
  readonly hashesAfter: (seq: number) => Promise<readonly string[]>;
  readonly onError: (error: unknown) => void;
}): Promise<Checkpointer> {
  const { folder, signer, hashesAfter, onError } = options;
  const place = path.join(folder, CHECKPOINT_FILE);
  const { lines } = await readCheckpoints(folder);
  let last = Math.max(0, ...lines.map((line) => line.from + line.hashes.length - 1));
  // A line that a crash left without its end is ended before the next one is written.
  let torn = !/(^|\n)$/.test(await contents(folder));
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    for (;;) {
      const hashes = await hashesAfter(last);
      if (hashes.length === 0) return;
      const line = `${JSON.stringify(makeCheckpoint(signer, last + 1, hashes))}\n`;
      // Appended with one write: another process at the same folder does the same.
      const file = await open(place, 'a', 0o600);
      try {
        await file.writeFile(torn ? `\n${line}` : line);
        await mustSync(place, () => file.sync());
      } finally {
        await file.close();
      }
      torn = false;
      last += hashes.length;
    }
  }

  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const done = writing.then(write);
    writing = done.catch(() => undefined);
    return done;
  };
  return {
    touch() {
      timer ??= setTimeout(() => {
        timer = null;
        flush().catch(onError);
      }, 1000).unref();
    },
    flush,
    close: flush,
  };
}
