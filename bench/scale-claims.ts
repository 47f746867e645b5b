/** Claims by the million, written as they are made: the simulator's preset `huge`, ended early. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { HEADERS, Lines } from '#simulation/files.ts';
import { PRESETS, simulate } from '#simulation/simulate.ts';

const SEED = 1;
const CHUNK = 1 << 16;

/** Gives the number written: the last question is told to its end. */
export async function writeScaleClaims(file: string, claims: number): Promise<number> {
  const simulation = simulate({ ...PRESETS.huge.sets, claims }, SEED);
  const lines = new Lines(simulation.sources);
  const out = createWriteStream(file);
  let written = 0;
  let open: string = HEADERS.claims;
  for (const question of simulation) {
    written += question.claims.length;
    open += lines.claims(question);
    if (open.length < CHUNK) continue;
    if (!out.write(open)) await once(out, 'drain');
    open = '';
  }
  out.end(open);
  await finished(out);
  return written;
}
