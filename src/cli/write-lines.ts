/**
 * Writes lines as they are made, to a file or the screen: in pieces, none faster than the other side
 * takes them, so that a million lines are never in memory together.
 */
import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Characters handed on at a time; a system call for every line would cost more than the lines. */
const PIECE = 2 ** 16;
/** Pieces made ahead of the other side. */
const AHEAD = 4;

/** `file` null is the screen. */
export async function writeLines(file: string | null, lines: Iterable<string>): Promise<void> {
  await (file === null
    ? pour(lines, process.stdout, { end: false })
    : pour(lines, createWriteStream(file)));
}

/** Pours lines, each with its own line end, into a stream. */
export async function pour(
  lines: Iterable<string>,
  out: Writable,
  { end = true }: { readonly end?: boolean } = {},
): Promise<void> {
  await pipeline(Readable.from(pieces(lines), { highWaterMark: AHEAD }), out, { end });
}

function* pieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length >= PIECE) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}
