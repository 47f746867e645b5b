/**
 * A data folder with the sample case, made once a run by the program itself – first start, new database,
 * sample loaded – and copied for every file of tests that wants one: three quarters of a first start is
 * spent on making what is the same each time.
 *
 * The first start of all is still what a newcomer does, and whoever asks for it gets it (`.ci/first-start`).
 */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

/** How long the others wait for the one that makes it. */
const PATIENCE_MS = 180_000;

/**
 * Copies the folders `data` and `keys` of a desk with the sample case into `folder`. False where nothing is
 * shared – outside a run of the tests, or on a system without `cp` – and the program is to make its own.
 */
export async function copySample(
  folder: string,
  /** Starts the program once on an empty folder, and stops it in order. */
  make: (folder: string) => Promise<void>,
  /** Whoever makes it in another way gives it another name. */
  name = 'sample',
): Promise<boolean> {
  const run = process.env['HEARSAY_TEST_RUN'];
  if (run === undefined || process.platform === 'win32') return false;
  const sample = join(run, name);
  if (mine(join(run, `${name}-making`))) {
    try {
      mkdirSync(sample);
      chmodSync(sample, 0o755);
      await make(sample);
      writeFileSync(join(run, `${name}-ready`), '');
    } catch (error) {
      rmSync(join(run, `${name}-making`), { recursive: true, force: true });
      rmSync(sample, { recursive: true, force: true });
      throw error;
    }
  }
  const until = Date.now() + PATIENCE_MS;
  while (!existsSync(join(run, `${name}-ready`))) {
    if (Date.now() > until || !existsSync(join(run, `${name}-making`))) return false;
    await setTimeout(100);
  }
  // With its owners: the database server may run as another user.
  await promisify(execFile)('cp', ['-Rp', join(sample, 'data'), join(sample, 'keys'), folder]);
  return true;
}

/** Making a folder is what only one can do. */
function mine(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch {
    return false;
  }
}
