import { createHash } from 'node:crypto';
import type { Sha256 } from '#terms/ids.ts';
import type { Desk } from '#jobs/desk.ts';
import { readArrival } from '#jobs/read-arrival.ts';
import type { Bomb } from './bombs.ts';

/** What became of a bomb on the way every import goes. */
export interface Crater {
  readonly refused: readonly string[];
  readonly notes: readonly string[];
  readonly documents: number;
  /** The beginning of what was read. */
  readonly text: string;
  readonly seconds: number;
}

/** Reads it as an import does – unpacked, in the reading process – with originals kept nowhere. */
export async function dropBomb(bomb: Bomb): Promise<Crater> {
  const put = (bytes: Uint8Array) =>
    Promise.resolve({
      sha256: createHash('sha256').update(bytes).digest('hex') as Sha256,
      size: bytes.length,
    });
  const desk = { store: { exhibits: { put } } } as unknown as Desk;
  const bytes = bomb.make();
  const begin = performance.now();
  const files = await readArrival(desk, { name: bomb.file, bytes }, { zone: 'UTC' });
  return {
    seconds: (performance.now() - begin) / 1000,
    refused: files.flatMap(({ failure }) =>
      failure === null ? [] : [`${failure.message} ${failure.mend}`],
    ),
    notes: files.flatMap(({ reading }) => reading?.notes.map(({ text }) => text) ?? []),
    text: files
      .flatMap(
        ({ reading }) => reading?.documents.slice(0, 3).map((one) => one.text.slice(0, 1000)) ?? [],
      )
      .join('\n'),
    documents: files.reduce((sum, { reading }) => sum + (reading?.documents.length ?? 0), 0),
  };
}
