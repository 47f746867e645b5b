import { realpath } from 'node:fs/promises';
import type { NewId } from '#terms/ids.ts';
import type { Clock } from '#terms/time.ts';
import { keepCheckpoints, signerOf } from './checkpoint.ts';
import type { Engine } from './engine.ts';
import { INTERNALS } from './internals.ts';
import type { Internals } from './internals.ts';
import type { JournalReport } from './journal.ts';
import { checkApart, keyFolderOf, makeKey, readKey } from './key-folder.ts';
import { migrate } from './migrate.ts';
import { must } from './policy.ts';
import type { ExhibitFiles, Journal, Store } from './store.ts';
import { commandsOn } from './transact.ts';
import { openVault } from './vault.ts';
import { verifyStore } from './verify.ts';

export interface CreateStoreOptions {
  readonly engine: Engine;
  readonly folder: string;
  readonly exhibits: ExhibitFiles;
  readonly journal: Journal & { check?(): Promise<JournalReport> };
  readonly clock: Clock;
  readonly newId: NewId;
  /** Where keys live; without it `HEARSAY_KEYS` or the user's configuration folder. */
  readonly keyFolder?: string;
}

/** The key that signs checkpoints, in the folder of keys; one for all stores of a person. */
const SIGNING_KEY = 'audit-signing.key';

/**
 * The store on a running engine: brings the database to the newest layout and puts records, policy,
 * audit, vault together. Whoever opened engine and journal closes them, after `close` of the store.
 */
export async function createStore(options: CreateStoreOptions): Promise<Store> {
  const { engine, folder, exhibits, journal, clock, newId } = options;
  const keyFolder = options.keyFolder ?? keyFolderOf(process.env);
  checkApart(keyFolder, folder);
  // Also when the way there leads through a link.
  checkApart(await realpath(keyFolder).catch(() => keyFolder), folder);
  await migrate(engine.pool);

  const signer = signerOf(
    (await readKey(keyFolder, SIGNING_KEY)) ?? (await makeKey(keyFolder, SIGNING_KEY)),
  );
  let checkpointError: unknown = null;
  const checkpoints = await keepCheckpoints({
    folder,
    signer,
    async hashesAfter(seq) {
      const { rows } = await engine.pool.query<{ hash: string }>(
        `select encode(hash, 'hex') as hash from audit where seq > $1 order by seq limit 5000`,
        [seq],
      );
      return rows.map((row) => row.hash);
    },
    onError(error) {
      checkpointError = error;
    },
  });
  checkpoints.touch();
  const commands = commandsOn({
    pool: engine.pool,
    clock,
    newId,
    committed() {
      checkpoints.touch();
    },
  });
  const vault = openVault({ pool: engine.pool, commands, keyFolder });
  const internals: Internals = { pool: engine.pool, signer, checkpoints, clock };
  const store: Store & { readonly [INTERNALS]: Internals } = {
    kind: engine.kind,
    folder,
    exhibits,
    journal,
    vault,
    read: commands.read,
    transact: commands.transact,
    async verify(principal, progress) {
      must(principal, 'audit.verify', null);
      const report = await verifyStore({
        pool: engine.pool,
        folder,
        exhibits,
        journal,
        checkpointKey: signer.publicKey,
        progress,
      });
      if (checkpointError === null) return report;
      const text = checkpointError instanceof Error ? checkpointError.message : 'unknown error';
      const problem = {
        what: 'checkpoint',
        where: folder,
        text: `A checkpoint could not be written: ${text}`,
      };
      return { ...report, ok: false, problems: [...report.problems, problem] };
    },
    async close() {
      vault.lock();
      // With the database gone there is nothing to read; the next start signs what is not yet signed.
      await checkpoints.close().catch(() => undefined);
    },
    [INTERNALS]: internals,
  };
  return store;
}
