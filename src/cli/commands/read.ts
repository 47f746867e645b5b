import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import type { ReadOptions } from '#intake/document.ts';
import { readWithoutCase, type ReadAlone } from '#jobs/read-without-case.ts';
import { timeZone } from '../new-case.ts';
import { json, line } from '../reporters/print.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  zone?: string;
  encoding?: string;
  text?: boolean;
  json?: boolean;
}

/** `hearsay read FILE`: what an import would make of a file; needs no case and keeps nothing. */
export function readCommand(): Command {
  return new Command('read')
    .argument('<files...>', 'files of any kind')
    .option('--zone <zone>', 'time zone of times without one; UTC unless said')
    .option('--encoding <encoding>', 'read as this encoding instead of the one found')
    .option('--text', 'the whole text of every document, as read')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Nothing is kept and no case is needed. What a photo states about its device, serial numbers
included, is in the output of --json: treat it as you treat the photo.

Examples:
  hearsay read photo.jpg
  hearsay read chat.zip --zone Asia/Damascus --json`,
    )
    .action(async (names: string[], options: Options) => {
      if (options.zone !== undefined) timeZone(options.zone);
      const wanted: ReadOptions = {
        ...(options.zone === undefined ? {} : { zone: options.zone }),
        ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
      };
      const all: ReadAlone[] = [];
      for (const name of names) {
        const files = await readWithoutCase(bytesOf(name), basename(name), wanted);
        all.push(...files);
        if (options.json !== true) for (const file of files) show(file, options.text === true);
      }
      if (options.json === true) json(all);
      if (all.some(({ refused }) => refused !== null)) process.exitCode = 1;
    });
}

function bytesOf(name: string): Uint8Array {
  try {
    return readFileSync(name);
  } catch {
    throw new UsageError(`${name} cannot be opened. Check the name.`);
  }
}

function show({ name, size, mediaType, reading, rows, refused }: ReadAlone, whole: boolean): void {
  line(`${name}  ${mediaType}, ${size} bytes`);
  if (reading === null) return line(`  ! ${refused ?? ''}`);
  const { documents, notes, format } = reading;
  const repairs = documents.reduce((sum, document) => sum + document.repairs.length, 0);
  line(
    `  read as ${format}: ${count(documents.length, 'document')}, ${count(rows, 'row')}, ${count(repairs, 'repair')}`,
  );
  for (const note of notes) {
    const lines = note.lines.length === 0 ? '' : ` (lines ${note.lines.slice(0, 10).join(', ')})`;
    line(
      `  ${note.level === 'info' ? '·' : note.level === 'doubt' ? '?' : '!'} ${note.text}${lines}`,
    );
  }
  for (const document of documents.slice(0, whole ? undefined : 3)) {
    if (document.text === '') continue;
    const text = whole ? document.text : document.text.replace(/\s+/g, ' ').slice(0, 120);
    line(`  ${document.part}: ${text}`);
  }
  for (const { photo } of documents) {
    for (const caption of photo?.captions ?? []) {
      line(`  ${caption.what} (${caption.where}): ${caption.text}`);
    }
    if (photo?.hash != null) line(`  fingerprint ${photo.hash}`);
  }
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
