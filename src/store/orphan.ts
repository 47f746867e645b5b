import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { StoreError } from './errors.ts';
import { isAlive } from './process-mark.ts';

/**
 * A PostgreSQL left behind. When Hearsay is killed its server lives on: it belongs to nobody, holds
 * the data folder and would answer nobody's clean-up. Whoever now holds the folder stops it – in
 * order, with a checkpoint – and starts its own. Call only while holding the folder's lock.
 */
export async function stopOrphan(dataFolder: string): Promise<'none' | 'stopped' | 'killed'> {
  const pid = postmasterPid(dataFolder);
  const found = pid !== null && isServerOf(pid, dataFolder) ? pid : null;
  let outcome: 'none' | 'stopped' | 'killed' = 'none';
  if (found !== null) {
    outcome = 'stopped';
    // SIGINT: fast shutdown, no new connections, open transactions rolled back, checkpoint.
    send(found, 'SIGINT');
    if (!(await gone(dataFolder, found, 10_000))) {
      send(found, 'SIGQUIT');
      await gone(dataFolder, found, 5_000);
    }
  }
  // Workers of a server that was itself killed: they notice and go, unless they hang.
  if (!(await gone(dataFolder, found, 5_000))) {
    outcome = 'killed';
    for (const one of serversOf(dataFolder)) send(one, 'SIGKILL');
    if (!(await gone(dataFolder, found, 10_000))) {
      throw new StoreError(
        'unavailable',
        `A PostgreSQL left from an earlier run still uses ${dataFolder} and cannot be stopped ` +
          `(process ${[...serversOf(dataFolder), found].filter(Boolean).join(', ')}). ` +
          `Stop it by hand, then start again.`,
      );
    }
  }
  await forgetStale(dataFolder);
  return outcome;
}

/**
 * Removes a `postmaster.pid` whose number now belongs to something else. PostgreSQL would take that
 * for a running server and refuse for ever; in containers, where numbers are small, it happens.
 */
async function forgetStale(dataFolder: string): Promise<void> {
  const pid = postmasterPid(dataFolder);
  if (pid === null || isServerOf(pid, dataFolder)) return;
  await rm(path.join(dataFolder, 'postmaster.pid'), { force: true });
}

/** The first line of `postmaster.pid`; null when there is none. */
export function postmasterPid(dataFolder: string): number | null {
  const pid = Number(postmasterLines(dataFolder)[0]);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
}

/** True when the server of this process id has written that it takes connections. */
export function saysReady(dataFolder: string, pid: number): boolean {
  const lines = postmasterLines(dataFolder);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function postmasterLines(dataFolder: string): string[] {
  try {
    return readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

async function gone(dataFolder: string, pid: number | null, withinMs: number): Promise<boolean> {
  for (let waited = 0; ; waited += 20) {
    const left = (pid !== null && isServerOf(pid, dataFolder)) || serversOf(dataFolder).length > 0;
    if (!left) return true;
    if (waited >= withinMs) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Is this process a PostgreSQL of this data folder? PostgreSQL works in its data folder. */
function isServerOf(pid: number, dataFolder: string): boolean {
  if (!isAlive({ pid, began: null })) return false;
  if (process.platform === 'linux') {
    try {
      return (
        readlinkSync(`/proc/${pid}/cwd`) === dataFolder &&
        path.basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres')
      );
    } catch {
      return false;
    }
  }
  if (process.platform === 'win32') return true;
  try {
    const command = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
    });
    // We name the data folder on its command line; another PostgreSQL is none of our business.
    return command.includes('postgres') && command.includes(dataFolder);
  } catch {
    return false;
  }
}

/** Every process of the server, its workers included; only Linux lets us look. */
function serversOf(dataFolder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isServerOf(pid, dataFolder));
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It went by itself.
  }
}
