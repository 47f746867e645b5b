import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from './usage-error.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Where the built desk lies. */
export const DESK_FOLDER = join(ROOT, 'dist', 'desk');
const MARK = join(ROOT, 'dist', 'desk-built-from');

/**
 * Makes sure the pages of the desk are built from the sources as they are now; takes a few seconds
 * the first time and nothing after. A package that ships the built pages needs no builder.
 */
export async function ensureDesk(say: (text: string) => void): Promise<string> {
  const built = existsSync(join(DESK_FOLDER, 'index.html'));
  const builder = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(builder)) {
    if (built) return DESK_FOLDER;
    throw new UsageError(
      'The pages of the desk are not built and the builder is missing. Run: npm ci',
    );
  }
  const now = fingerprint();
  if (built && existsSync(MARK) && readFileSync(MARK, 'utf8') === now) return DESK_FOLDER;
  say('Building the pages of the desk (once) …');
  await run(builder);
  writeFileSync(MARK, now);
  return DESK_FOLDER;
}

/** A hash over everything the pages are built from. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of ['package-lock.json', 'vite.config.ts', 'src']) {
    for (const file of filesUnder(join(ROOT, path))) {
      if (/[/\\](store|server|cli)[/\\]/.test(relative(ROOT, file)) || /\.test\.tsx?$/.test(file))
        continue;
      hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return [path];
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

function run(builder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new UsageError(`The pages of the desk could not be built:\n${output}`)),
    );
  });
}
