import type { ReadOptions } from './document.ts';
import { file } from './file.ts';
import type { Format, Reading } from './format.ts';
import { photo } from './photos/photo.ts';
import { sheet } from './sheets/sheet.ts';
import { text } from './texts/text.ts';
import { whatsapp } from './chat/whatsapp.ts';
import { zip } from './archives/zip.ts';

/** Every reader there is. Adding a format is adding a file and naming it here. */
export const FORMATS: readonly Format[] = [zip, photo, whatsapp, sheet, text, file];

/** Bytes that are enough to recognise a format by. */
export const HEAD_BYTES = 64 * 1024;

/** The reader that is surest it can read this; `file`, which keeps anything, when none is. */
export function recognise(head: Uint8Array, fileName: string): Format {
  const start = head.subarray(0, HEAD_BYTES);
  let best: Format = file;
  let surest = 0;
  for (const format of FORMATS) {
    const sure = format.recognises(start, fileName);
    if (sure > surest) [best, surest] = [format, sure];
  }
  return best;
}

/** Reads a file with the reader that recognises it. Throws `IntakeError` when that one refuses. */
export async function readFile(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
): Promise<Reading> {
  return recognise(bytes, fileName).read(bytes, fileName, options);
}
