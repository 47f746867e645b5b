import { createHash } from 'node:crypto';
import type { ReadOptions } from '#intake/document.ts';
import { IntakeError, type Reading } from '#intake/format.ts';
import { mediaTypeOf } from '#intake/media-type.ts';
import { readInWorker } from './read-in-worker.ts';

/** Archives inside archives are followed this deep, as an import does. */
const DEEPEST = 4;

/** One file that was read for looking at; nothing of it is kept. */
export interface ReadAlone {
  /** With the archives it was packed in: `chat.zip/IMG-1.jpg`. */
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
  /** Null when it was refused. */
  readonly reading: Omit<Reading, 'members' | 'table'> | null;
  /** Rows of a sheet; 0 for everything else. */
  readonly rows: number;
  /** What is wrong and what to do, in words; null when it was read. */
  readonly refused: string | null;
}

/**
 * Reads a file and everything packed inside it in the capped reading process, without a case: what an
 * import would make of it, before anything is kept.
 */
export async function readWithoutCase(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<readonly ReadAlone[]> {
  const done: ReadAlone[] = [];
  const waiting = [{ bytes, name, path: name, depth: 0 }];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const about = {
      name: file.path,
      size: file.bytes.length,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      mediaType: mediaTypeOf(file.bytes, file.name),
    };
    try {
      const reading = await readInWorker(file.bytes, file.name, options);
      const { members, table, ...rest } = reading;
      done.push({ ...about, reading: rest, rows: table?.rows.length ?? 0, refused: null });
      for (const member of members) {
        if (file.depth === DEEPEST) {
          const refused = `It lies more than ${DEEPEST} archives deep. Unpack them and read the files.`;
          done.push({
            ...about,
            name: `${file.path}/${member.name}`,
            reading: null,
            rows: 0,
            refused,
          });
          continue;
        }
        waiting.push({ ...member, path: `${file.path}/${member.name}`, depth: file.depth + 1 });
      }
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      done.push({ ...about, reading: null, rows: 0, refused: `${error.message} ${error.mend}` });
    }
  }
  return done;
}
