import { statSync } from 'node:fs';
import { Command } from 'commander';
import { ulid } from 'ulid';
import { stateHash } from '#store/backup.ts';
import { StoreError } from '#store/errors.ts';
import { openStore } from '#store/open.ts';
import { restoreBackup } from '#store/restore.ts';
import { passphrase } from '../passphrase.ts';
import { json, line } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import { deskOwner, systemClock } from '../with-desk.ts';

export function restoreCommand(): Command {
  return new Command('restore')
    .argument('<file>', 'the backup; a damaged one is refused before anything is written')
    .option('--sealed', 'the backup is encrypted (HEARSAY_BACKUP_PASSPHRASE, or asked for)')
    .option('--json', 'one JSON document for machines')
    .addHelpText('after', '\nExample:\n  HEARSAY_DATA=./restored hearsay restore monday.hearsay')
    .action(async (file: string, options: { sealed?: boolean; json?: boolean }) => {
      if (statSync(file).isDirectory()) throw new UsageError(`${file} is a folder; name a backup.`);
      const secret =
        options.sealed === true
          ? await passphrase('HEARSAY_BACKUP_PASSPHRASE', 'Passphrase of the backup')
          : undefined;
      const { folder, databaseUrl } = settings();
      const bar = progress('Restoring');
      const open = () =>
        openStore({
          folder,
          ...(databaseUrl === undefined ? {} : { databaseUrl }),
          clock: systemClock,
          newId: ulid,
        });
      try {
        const { store, report } = await restoreBackup(file, deskOwner(), open, {
          ...(secret === undefined ? {} : { passphrase: secret }),
          progress: (done, total) => bar.update(done, total),
        }).catch((error: unknown) => {
          if (
            secret === undefined &&
            error instanceof StoreError &&
            error.code === 'wrong-passphrase'
          ) {
            throw new UsageError(`${file} is sealed: add --sealed.`);
          }
          throw error;
        });
        try {
          bar.stop();
          const state = await stateHash(store);
          if (options.json === true) json({ ...report, state });
          else {
            line(`Restored ${report.rows} rows and ${report.exhibits} originals into ${folder}.`);
            line(`State ${state}`);
            if ((await store.vault.state()) !== 'absent') {
              line('Identities came along, sealed. On another machine: hearsay vault recover');
            }
          }
        } finally {
          await store.close();
        }
      } finally {
        bar.stop();
      }
    });
}
