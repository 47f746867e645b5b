/**
 * A folder for one run of the tests, gone when it ends: what several files would otherwise each make for
 * themselves is made in it once, by the first that asks (`sample-desk.ts`). Runs that ask for nothing
 * leave it empty.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hearsay-run-'));
  process.env['HEARSAY_TEST_RUN'] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
