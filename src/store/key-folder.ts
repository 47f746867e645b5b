import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { StoreError } from './errors.ts';
import { mustSync } from './must-sync.ts';

/**
 * Where keys live that must never be beside the data: `HEARSAY_KEYS`, else
 * `$XDG_CONFIG_HOME/hearsay/keys`, else `~/.config/hearsay/keys`. Neither the data folder nor any
 * backup contains it, so whoever takes those alone cannot open the vault even with a passphrase.
 */
export function keyFolderOf(env: Readonly<Record<string, string | undefined>>): string {
  if (env['HEARSAY_KEYS']) return path.resolve(env['HEARSAY_KEYS']);
  const config = env['XDG_CONFIG_HOME'] || path.join(homedir(), '.config');
  return path.join(config, 'hearsay', 'keys');
}

/** Refuses keys inside the data folder: one thief, one bag. */
export function checkApart(keyFolder: string, dataFolder: string): void {
  const relative = path.relative(path.resolve(dataFolder), path.resolve(keyFolder));
  const outside =
    relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  if (!outside) {
    throw new StoreError(
      'unsafe',
      'The keys may not lie inside the data folder: set HEARSAY_KEYS to a folder elsewhere.',
    );
  }
}

/** The 32 bytes of a key file; null when there is none. */
export async function readKey(keyFolder: string, name: string): Promise<Buffer | null> {
  let text: string;
  try {
    text = await readFile(path.join(keyFolder, name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const key = Buffer.from(text.trim(), 'hex');
  if (key.length !== 32) {
    throw new StoreError('damaged', `The key file ${path.join(keyFolder, name)} is damaged.`);
  }
  return key;
}

/** Makes a key file that only its owner can read, on disk before it is used. */
export async function makeKey(keyFolder: string, name: string): Promise<Buffer> {
  await mkdir(keyFolder, { recursive: true, mode: 0o700 });
  await chmod(keyFolder, 0o700);
  const key = randomBytes(32);
  const place = path.join(keyFolder, name);
  const temporary = `${place}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${key.toString('hex')}\n`);
    await mustSync(temporary, () => file.sync());
  } finally {
    await file.close();
  }
  // Another process may have made it in the meantime: the first one stays.
  const existing = await readKey(keyFolder, name);
  if (existing !== null) {
    await rm(temporary);
    return existing;
  }
  await rename(temporary, place);
  await syncFolder(keyFolder);
  return key;
}

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await mustSync(folder, () => handle.sync());
  } finally {
    await handle.close();
  }
}
