import { chmod, mkdir, realpath, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { defaultCacheFolder, findBinaries } from './binaries.ts';
import type { Engine, Log } from './engine.ts';
import { StoreError } from './errors.ts';
import { endPool, guardedPool } from './guarded-pool.ts';
import { initCluster, PORT, ROLE, startCluster } from './run-postgres.ts';
import type { Running } from './run-postgres.ts';
import { chooseRunAs, ownerOf } from './run-as.ts';
import { selfTest } from './self-test.ts';
import { makeSocketFolder } from './socket-folder.ts';

export interface EmbeddedOptions {
  /** The data folder; PostgreSQL's own is `database` inside it. Hold its lock first. */
  readonly folder: string;
  /** Where the programs are copied to; see `defaultCacheFolder`. */
  readonly cacheFolder?: string;
  readonly log?: Log;
  /** More settings of the server, over ours. The self-test refuses the unsafe ones. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedEngine extends Engine {
  readonly kind: 'embedded';
  /** Where a guest finds the server. */
  readonly socketFolder: string;
  /** The server's process now. */
  serverPid(): number;
  /** As `close`, but waits up to `graceMs` for guests to finish first. */
  close(graceMs?: number): Promise<void>;
}

/**
 * A real PostgreSQL in a folder, run as a process of its own from the programs npm brought. Reached
 * through a unix socket only that no other user can open. When the server dies it is started again
 * while calls wait; when it cannot be, they fail in words and we keep trying.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedEngine> {
  if (process.platform === 'win32') {
    throw new StoreError(
      'unavailable',
      'The built-in PostgreSQL is reached through a unix socket, which Node does not offer on ' +
        'Windows. Set DATABASE_URL to a PostgreSQL server (15 or newer), or run Hearsay in WSL.',
    );
  }
  const log = options.log ?? (() => undefined);
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const folder = await realpath(options.folder);
  const binaries = await findBinaries(options.cacheFolder ?? defaultCacheFolder());
  const dataFolder = path.join(folder, 'database');
  const runFolder = path.join(folder, 'run');
  await mkdir(runFolder, { recursive: true, mode: 0o700 });
  // Root's server runs as another user, who passes through this folder and sees nothing of it.
  if (process.getuid?.() === 0) await chmod(folder, 0o711);
  const runAs = chooseRunAs([binaries.folder, folder], ownerOf(dataFolder));
  if ((await initCluster({ binaries, runAs, dataFolder })) === 'made') {
    log(`A new database was set up in ${dataFolder}.`);
  }
  const socketFolder = await makeSocketFolder(folder, runAs.uid, runAs.gid);
  const cluster = {
    binaries,
    runAs,
    dataFolder,
    socketFolder,
    logFile: path.join(runFolder, 'postgres.log'),
    settings: options.settings ?? {},
  };

  let server: Running = await startCluster(cluster);
  let closing = false;
  /** Pending while the server is away. */
  let up: Promise<void> = Promise.resolve();
  let trouble: string | null = null;

  function watch(started: Running): void {
    void started.exited.then(() => {
      if (closing) return;
      log('The database stopped by itself; starting it again.');
      up = restart();
    });
  }

  async function restart(): Promise<void> {
    for (let wait = 100; !closing; wait = Math.min(wait * 2, 2_000)) {
      try {
        server = await startCluster(cluster);
        trouble = null;
        watch(server);
        log('The database runs again.');
        if (closing) await server.stop(0);
        return;
      } catch (error) {
        trouble = (error as Error).message;
        log(trouble);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  watch(server);
  const endServer = () => server.stopLater();
  process.once('exit', endServer);

  const pool = socketPool(socketFolder, () =>
    waitFor(
      () => up,
      () => trouble,
    ),
  );
  let closed: Promise<void> | null = null;
  const engine: EmbeddedEngine = {
    kind: 'embedded',
    pool,
    socketFolder,
    serverPid: () => server.pid,
    close(graceMs = 0) {
      closed ??= (async () => {
        closing = true;
        await up;
        await endPool(pool);
        await server.stop(graceMs);
        await rmdir(socketFolder).catch(() => undefined);
        process.off('exit', endServer);
      })();
      return closed;
    },
  };
  try {
    await selfTest(pool, { watchCommit: true, where: `The database in ${dataFolder}` });
  } catch (error) {
    await engine.close();
    throw error;
  }
  return engine;
}

/** Joins the server that another process runs on the same folder. Closing leaves it running. */
export async function joinEmbedded(socketFolder: string): Promise<Engine> {
  const pool = socketPool(socketFolder);
  let closed: Promise<void> | null = null;
  const close = () => (closed ??= endPool(pool));
  try {
    await selfTest(pool, { watchCommit: false, where: 'The running database' });
  } catch (error) {
    await close();
    throw error;
  }
  return { kind: 'embedded', pool, close };
}

const AWAY =
  'The database went away while it was asked and is being started again. ' +
  'What was not acknowledged was not kept: send it again.';

function socketPool(socketFolder: string, ready?: () => Promise<void>) {
  return guardedPool(
    { host: socketFolder, port: PORT, user: ROLE, database: 'postgres' },
    { away: AWAY, patienceMs: 10_000, ...(ready === undefined ? {} : { ready }) },
  );
}

/** Waits for a restart under way, but not for ever: a person is waiting for the answer. */
async function waitFor(up: () => Promise<void>, trouble: () => string | null): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreError('unavailable', trouble() ?? AWAY)), 15_000);
  });
  try {
    await Promise.race([up(), late]);
  } finally {
    clearTimeout(timer);
  }
}
