/** Reads one file as one format and prints how long that took; its memory is what the process took. */
import { readFileSync } from 'node:fs';
import { recognise } from '#intake/formats.ts';

const [, , file = '', name = ''] = process.argv;
const bytes = new Uint8Array(readFileSync(file));
const begin = performance.now();
const before = process.cpuUsage();
const format = recognise(bytes, name);
const { documents } = await format.read(bytes, name, { zone: 'UTC' });
const seconds = (performance.now() - begin) / 1000;
const used = process.cpuUsage(before);
const cpuSeconds = (used.user + used.system) / 1e6;
process.stdout.write(
  JSON.stringify({ format: format.name, documents: documents.length, seconds, cpuSeconds }),
);
