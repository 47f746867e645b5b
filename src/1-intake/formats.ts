import type { ReadOptions } from './document.ts';
import { file } from './file.ts';
import type { Format, Reading } from './format.ts';
import { withLanguages } from './language.ts';
import { repairReading } from './repair/repair-reading.ts';
import { photo } from './photos/photo.ts';
import { video } from './photos/video.ts';
import { sheet } from './sheets/sheet.ts';
import { xlsx } from './sheets/xlsx.ts';
import { ods } from './sheets/ods.ts';
import { docx } from './texts/docx.ts';
import { html } from './texts/html.ts';
import { odt } from './texts/odt.ts';
import { pdf } from './texts/pdf.ts';
import { oldOffice } from './texts/old-office.ts';
import { rtf } from './texts/rtf.ts';
import { text } from './texts/text.ts';
import { signal } from './chat/signal.ts';
import { smsBackup } from './chat/sms-backup.ts';
import { telegram } from './chat/telegram.ts';
import { telegramHtml } from './chat/telegram-html.ts';
import { whatsapp } from './chat/whatsapp.ts';
import { eml } from './mail/eml.ts';
import { mbox } from './mail/mbox.ts';
import { zip } from './archives/zip.ts';

/** Every reader there is. Adding a format is adding a file and naming it here. */
export const FORMATS: readonly Format[] = [
  zip,
  photo,
  video,
  whatsapp,
  telegram,
  telegramHtml,
  signal,
  smsBackup,
  eml,
  mbox,
  sheet,
  xlsx,
  docx,
  html,
  pdf,
  ods,
  odt,
  rtf,
  oldOffice,
  text,
  file,
];

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

/**
 * Reads a file with the reader that recognises it; damaged text is repaired (unless `repair: false`) and
 * the language of each document found where nobody named it. Throws `IntakeError` when that one refuses. */
export async function readFile(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
): Promise<Reading> {
  const reading = await recognise(bytes, fileName).read(bytes, fileName, options);
  const repaired = repairReading(reading, options);
  return options.language === undefined
    ? { ...repaired, documents: await withLanguages(repaired.documents) }
    : repaired;
}
