import { access, constants, mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { NewId } from '#terms/ids.ts';
import type { Clock } from '#terms/time.ts';
import { createStore } from './create.ts';
import { joinEmbedded, openEmbedded } from './embedded.ts';
import type { Engine, Log } from './engine.ts';
import { StoreError } from './errors.ts';
import { inWords, openExhibits } from './exhibits.ts';
import { codeOf, diskFiles } from './files.ts';
import { openJournal } from './journal.ts';
import { heldBy, holdFolder } from './lock.ts';
import type { FolderLock, Owner } from './lock.ts';
import { openServer } from './server-database.ts';

export interface OpenOptions {
  /** Holds exhibits, journal and keys, and the database too unless there is a `databaseUrl`. */
  readonly folder: string;
  readonly databaseUrl?: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log?: Log;
  /** Where the database's programs are copied to; see `defaultCacheFolder`. */
  readonly cacheFolder?: string;
  /** Where keys live; see `createStore`. */
  readonly keyFolder?: string;
  /**
   * For one command: join the process that holds the folder, or hold it for the command's duration
   * when nobody does. Without it a held folder is refused.
   */
  readonly asGuest?: boolean;
}

export interface OpenStore extends CreatedStore {
  /** True when another process holds the folder and we only joined it. */
  readonly guest: boolean;
  /** Lets whoever is refused be told where the desk is. No secrets: no sign-in link. */
  setAddress(url: string | null): Promise<void>;
}

type CreatedStore = Awaited<ReturnType<typeof createStore>>;

/** How long a command that holds the folder waits for guests that joined it. */
const GUEST_GRACE_MS = 60_000;
/** The desk's owner has pressed Ctrl-C and looks at the terminal. */
const DESK_GRACE_MS = 2_000;
/** How long a command waits for a holder that is setting up or ending. */
const GUEST_PATIENCE_MS = 60_000;
/** How long a start waits for a holder that cannot be named, as it is just ending. */
const HANDOVER_MS = 1_000;

/** Opens everything in its folder: lock, database, exhibits, journal, records. */
export async function openStore(options: OpenOptions): Promise<OpenStore> {
  const folder = await prepareFolder(options.folder);
  const runFolder = path.join(folder, 'run');
  // What was opened so far, to be closed in reverse, at the end or when a later step fails.
  const opened: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    const errors: unknown[] = [];
    for (let close = opened.pop(); close !== undefined; close = opened.pop()) {
      await close().catch((error: unknown) => errors.push(error));
    }
    if (errors.length > 0) throw errors[0];
  };
  try {
    const { engine, lock } = await openEngine(options, folder, runFolder, opened);
    const exhibits = await openExhibits({
      folder: path.join(folder, 'exhibits'),
      sweep: lock !== null,
    });
    const journal = await openJournal({
      folder: path.join(folder, 'journal'),
      clock: options.clock,
    });
    opened.push(() => journal.close());
    const { clock, newId } = options;
    const store = await createStore({
      engine,
      folder,
      exhibits,
      journal,
      clock,
      newId,
      ...(options.keyFolder === undefined ? {} : { keyFolder: options.keyFolder }),
    });
    opened.push(() => store.close());
    if (exhibits.swept > 0) {
      options.log?.(`${exhibits.swept} half-written temporary files were removed.`);
    }
    await lock?.publish({ ready: true });
    let closed: Promise<void> | null = null;
    return {
      ...store,
      guest: lock === null,
      setAddress: async (address) => lock?.publish({ address }),
      close: () => (closed ??= closeAll()),
    };
  } catch (error) {
    await closeAll().catch(() => undefined);
    throw inWords(error, folder);
  }
}

interface Ground {
  readonly engine: Engine;
  /** Null for a guest. */
  readonly lock: FolderLock | null;
}

/** Takes the folder and starts the database or, as a guest, joins the holder's. */
async function openEngine(
  options: OpenOptions,
  folder: string,
  runFolder: string,
  opened: (() => Promise<void>)[],
): Promise<Ground> {
  const started = Date.now();
  for (;;) {
    const hold = await holdFolder(runFolder, options.clock());
    if (hold.held)
      return { engine: await own(options, folder, hold.lock, opened), lock: hold.lock };
    const waited = Date.now() - started;
    if (options.asGuest !== true) {
      // A holder that is just ending needs a moment; one that is there is named at once.
      if (hold.owner !== null || waited > HANDOVER_MS) {
        throw new StoreError('locked', heldBy(folder, hold.owner));
      }
    } else if (hold.owner?.ready === true) {
      const engine = await join(options, folder, hold.owner, waited < GUEST_PATIENCE_MS);
      if (engine !== null) {
        opened.push(() => engine.close());
        return { engine, lock: null };
      }
    } else if (waited > GUEST_PATIENCE_MS) {
      throw new StoreError('locked', heldBy(folder, hold.owner));
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function own(
  options: OpenOptions,
  folder: string,
  lock: FolderLock,
  opened: (() => Promise<void>)[],
): Promise<Engine> {
  opened.push(() => lock.release());
  if (options.databaseUrl !== undefined) {
    const engine = await openServer(options.databaseUrl);
    opened.push(() => engine.close());
    return engine;
  }
  const engine = await openEmbedded({
    folder,
    ...(options.cacheFolder === undefined ? {} : { cacheFolder: options.cacheFolder }),
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  const grace = options.asGuest === true ? GUEST_GRACE_MS : DESK_GRACE_MS;
  opened.push(async () => {
    // From now on newcomers wait for the folder instead of joining a server that is going.
    await lock.publish({ ready: false });
    await engine.close(grace);
  });
  await lock.publish({ socketFolder: engine.socketFolder });
  return engine;
}

/** Null when the holder's server is just going away and another look is worth it. */
async function join(
  options: OpenOptions,
  folder: string,
  owner: Owner,
  patient: boolean,
): Promise<Engine | null> {
  if (options.databaseUrl !== undefined && owner.socketFolder === null) {
    return openServer(options.databaseUrl);
  }
  if (options.databaseUrl !== undefined || owner.socketFolder === null) {
    const how =
      owner.socketFolder === null
        ? 'It works on a server: set the same DATABASE_URL to join it.'
        : 'It works on the built-in database: unset DATABASE_URL to join it.';
    throw new StoreError('locked', `${heldBy(folder, owner)} ${how}`);
  }
  try {
    return await joinEmbedded(owner.socketFolder);
  } catch (error) {
    if (patient && error instanceof StoreError && error.code === 'unavailable') return null;
    throw error;
  }
}

async function prepareFolder(folder: string): Promise<string> {
  try {
    await mkdir(path.join(folder, 'run'), { recursive: true, mode: 0o700 });
    const real = await realpath(folder);
    await access(path.join(real, 'run'), constants.W_OK);
    // The folder's own name must survive a power cut too; a parent we may not read is not ours.
    await diskFiles.syncFolder(path.dirname(real)).catch(() => undefined);
    return real;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOTDIR' || code === 'EEXIST') {
      throw new StoreError('invalid', `${folder} is not a folder. Set HEARSAY_DATA to a folder.`);
    }
    throw inWords(error, folder);
  }
}
