import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import {
  chmod,
  chown,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { StoreError } from './errors.ts';
import { saysReady, stopOrphan } from './orphan.ts';
import type { RunAs } from './run-as.ts';

/** The database role we sign in as; the socket's folder and `peer` keep everybody else out. */
export const ROLE = 'hearsay';
export const PORT = 5432;

export interface Cluster {
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  /** PostgreSQL's own folder. */
  readonly dataFolder: string;
  readonly socketFolder: string;
  readonly logFile: string;
  /** More settings of the server, over ours. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface Running {
  readonly pid: number;
  /** Resolves when the server is gone, for whatever reason. */
  readonly exited: Promise<void>;
  /** Waits up to `graceMs` for other clients to finish, then shuts down cleanly. */
  stop(graceMs: number): Promise<void>;
  /** For the end of our own process, when there is no time to wait. */
  stopLater(): void;
}

/**
 * Makes the data folder on first use: everything is made beside it and synced, then renamed, so that
 * a first run that was cut short leaves nothing that looks like data.
 */
export async function initCluster(
  cluster: Pick<Cluster, 'binaries' | 'runAs' | 'dataFolder'>,
): Promise<'made' | 'found'> {
  const { binaries, runAs, dataFolder } = cluster;
  // Each attempt has a folder of its own: the set-up of a killed run may still be writing in its.
  const parent = path.dirname(dataFolder);
  const unfinished = `${path.basename(dataFolder)}.new-`;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(unfinished)) continue;
    await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
  const version = await readFile(path.join(dataFolder, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null) {
    if (version.trim() === binaries.major) return 'found';
    throw new StoreError(
      'unavailable',
      `${dataFolder} was made by PostgreSQL ${version.trim()}; this Hearsay brings ${binaries.major}. ` +
        `Make a backup with the Hearsay that made it, then restore it here.`,
    );
  }
  const fresh = path.join(parent, `${unfinished}${randomBytes(4).toString('hex')}`);
  await mkdir(fresh, { mode: 0o700 });
  await chmod(fresh, 0o700);
  if (runAs.uid !== null && runAs.gid !== null) await chown(fresh, runAs.uid, runAs.gid);
  await runInitdb(binaries, runAs, fresh);
  await rename(fresh, dataFolder);
  await syncFolder(parent);
  return 'made';
}

async function runInitdb(binaries: Binaries, runAs: RunAs, folder: string): Promise<void> {
  // Sorting by code point never changes with a library's version, so no index goes stale; the
  // character type must know letters beyond ASCII, or search by trigrams skips Arabic.
  let words = '';
  for (const characters of characterTypes()) {
    const child = runAs.start(
      binaries.initdb,
      [
        '--pgdata',
        folder,
        '--username',
        ROLE,
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        `--lc-ctype=${characters}`,
        '--data-checksums',
        process.platform === 'win32' ? '--auth=trust' : '--auth=peer',
        '--no-instructions',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    words = '';
    child.stdout?.on('data', (chunk: Buffer) => (words += chunk.toString('utf8')));
    child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString('utf8')));
    if ((await exitOf(child)) === 0) return;
    if (!/invalid locale|locale.*(not|could not)/i.test(words)) break;
  }
  throw new StoreError(
    'unavailable',
    `The database could not be set up in ${folder}: ${lastLine(words) || 'PostgreSQL did not say why'}.`,
  );
}

function characterTypes(): readonly string[] {
  return process.platform === 'darwin'
    ? ['C.UTF-8', 'en_US.UTF-8', 'C']
    : ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'C'];
}

/** Starts the server and waits until it takes connections, however long recovery takes. */
export async function startCluster(cluster: Cluster): Promise<Running> {
  const { dataFolder } = cluster;
  await clearTheWay(cluster);
  await writeAccess(cluster);
  // A server killed a moment ago may still be on its way out: its files and its memory stand.
  for (let tries = 1; ; tries += 1) {
    const log = await freshLog(cluster.logFile);
    const child = spawnServer(cluster);
    let over = false;
    const exited = exitOf(child).then(() => {
      over = true;
    });
    const pid = child.pid ?? 0;
    while (!over) {
      if (saysReady(dataFolder, pid)) return running(child, pid, exited);
      await Promise.race([exited, pause(10)]);
    }
    const words = readFileSync(cluster.logFile, 'utf8').slice(log);
    const passing =
      /already exists|pre-existing shared memory|already in use|is another postmaster/i;
    if (tries < 100 && passing.test(words)) {
      await pause(50);
      await clearTheWay(cluster);
      continue;
    }
    const reason = fatalLine(words);
    throw new StoreError(
      'unavailable',
      `The database in ${dataFolder} does not start: ${reason || 'it did not say why'}. ` +
        `More is in ${cluster.logFile}.`,
    );
  }
}

/**
 * Stops what is left of an earlier server and takes its socket away. A killed server that nobody has
 * collected yet, or a process that has its number now, would pass for one that runs.
 */
async function clearTheWay(cluster: Cluster): Promise<void> {
  await stopOrphan(cluster.dataFolder);
  for (const name of [`.s.PGSQL.${PORT}`, `.s.PGSQL.${PORT}.lock`]) {
    await rm(path.join(cluster.socketFolder, name), { force: true });
  }
}

function spawnServer(cluster: Cluster): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: '',
    port: String(PORT),
    unix_socket_directories: quoteListItem(cluster.socketFolder),
    unix_socket_permissions: '0700',
    // What keeps an acknowledged record: named here so that no file can turn it off.
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    data_sync_retry: 'off',
    ...(process.platform === 'darwin' ? { wal_sync_method: 'fsync_writethrough' } : {}),
    // Errors quote what was sent, and what was sent are reports: the log holds the server's own
    // affairs only.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    logging_collector: 'off',
    log_destination: 'stderr',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    max_connections: '60',
    max_wal_senders: '0',
    max_wal_size: '512MB',
    ...cluster.settings,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(cluster.logFile, 'a', 0o600);
  try {
    // Detached: Ctrl-C in a terminal reaches the whole group, and the server must outlive our last
    // commands to be shut down in order.
    return cluster.runAs.start(cluster.binaries.postgres, ['-D', cluster.dataFolder, ...args], {
      stdio: ['ignore', log, log],
      detached: true,
    });
  } finally {
    closeSync(log);
  }
}

function running(child: ChildProcess, pid: number, exited: Promise<void>): Running {
  let over = false;
  void exited.then(() => {
    over = true;
  });
  // Our own process may end while the server runs; nothing of ours waits for it.
  child.unref();
  const within = async (ms: number) => {
    for (let waited = 0; !over && waited < ms; waited += 10)
      await Promise.race([exited, pause(10)]);
    return over;
  };
  return {
    pid,
    exited,
    async stop(graceMs) {
      if (over) return;
      child.ref();
      // Smart: guests may finish; fast: they are cut off and rolled back; then without a checkpoint.
      if (graceMs > 0) child.kill('SIGTERM');
      if (graceMs > 0 && (await within(graceMs))) return;
      child.kill('SIGINT');
      if (await within(60_000)) return;
      child.kill('SIGQUIT');
      if (await within(10_000)) return;
      child.kill('SIGKILL');
      await exited;
    },
    stopLater() {
      if (!over) child.kill('SIGINT');
    },
  };
}

/** Who may sign in: this system user (and root), through the socket, as our role. Nobody else. */
async function writeAccess(cluster: Cluster): Promise<void> {
  if (process.platform === 'win32') return;
  const users = [...new Set([cluster.runAs.ownName, 'root'])];
  const map = users.map((name) => `hearsay "${name.replaceAll('"', '""')}" ${ROLE}\n`).join('');
  await writeFile(path.join(cluster.dataFolder, 'pg_ident.conf'), map);
  await writeFile(
    path.join(cluster.dataFolder, 'pg_hba.conf'),
    `local all ${ROLE} peer map=hearsay\n`,
  );
}

/** Makes sure the log is there and not too long; returns its length. */
async function freshLog(logFile: string): Promise<number> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size < 4 * 1024 * 1024) return size;
  await rename(logFile, `${logFile}.1`);
  return 0;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(
        new StoreError('unavailable', `PostgreSQL could not be run: ${error.message}.`, {
          cause: error,
        }),
      ),
    );
    child.once('close', (code) => resolve(code));
  });
}

/** A path inside a list setting: in double quotes, as commas and spaces would split it. */
function quoteListItem(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function lastLine(words: string): string {
  return words.trim().split('\n').at(-1)?.trim() ?? '';
}

function fatalLine(words: string): string {
  const lines = words.trim().split('\n');
  const fatal = lines.findLast((line) => /FATAL|PANIC|error while loading/i.test(line));
  return (fatal ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC):\s*/, '').trim();
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
