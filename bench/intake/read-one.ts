/**
 * Reads one file in a process of its own and prints what that cost: seconds of processor time, which a
 * busy machine does not stretch, and megabytes.
 */
import { readFileSync } from 'node:fs';
import { readFile } from '#intake/formats.ts';

const path = process.argv[2] ?? '';
const bytes = new Uint8Array(readFileSync(path));
const before = process.cpuUsage();
const reading = await readFile(bytes, path.split('/').at(-1) ?? '', {});
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1e6;
process.stdout.write(
  JSON.stringify({
    seconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    format: reading.format,
    documents: reading.documents.length,
    characters: reading.documents.reduce((sum, document) => sum + document.text.length, 0),
  }),
);
