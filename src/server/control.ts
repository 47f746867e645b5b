import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * How `hearsay link`, run in another terminal, asks the running desk for a sign-in link: a file in
 * the data folder, readable by its owner only, says the port and a key made for this run. Whoever
 * can read that folder could read the data anyway; on a machine that is switched off, or in a
 * backup, the key is dead.
 */
export interface Control {
  readonly url: string;
  readonly key: string;
}

/** Beside the other things that matter only while a desk runs. */
const inFolder = (folder: string) => join(folder, 'run', 'desk.control.json');

/** Writes the file whole or not at all; returns how to take it away again. */
export async function publishControl(
  folder: string,
  control: Control,
): Promise<() => Promise<void>> {
  const path = inFolder(folder);
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  await rm(draft, { force: true });
  await writeFile(draft, JSON.stringify(control), { mode: 0o600, flag: 'wx' });
  await rename(draft, path);
  return () => rm(path, { force: true });
}

/**
 * The address to open, from the desk that runs on this folder; null when none does. Throws `Error`
 * with a line to print when a desk runs and refuses.
 */
export async function askForLink(folder: string): Promise<string | null> {
  let control: Control;
  try {
    control = JSON.parse(await readFile(inFolder(folder), 'utf8')) as Control;
    // The key is given to this machine only, whatever the file says.
    if (!/^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(control.url)) throw new TypeError('not loopback');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error('The control file in the data folder cannot be read; restart the desk.');
  }
  let response: Response;
  try {
    response = await fetch(`${control.url}/open/link`, {
      method: 'POST',
      headers: { authorization: `Bearer ${control.key}`, 'x-hearsay': '1' },
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    });
  } catch {
    // Nobody listens there any more: the file was left behind by a run that ended abruptly.
    return null;
  }
  if (!response.ok) throw new Error('The desk did not give a link; restart it.');
  const { token } = (await response.json()) as { token: string };
  return openAddress(control.url, token);
}

/** What the terminal prints. */
export function openAddress(url: string, token: string): string {
  return `${url}/open?token=${token}`;
}
