import { Command } from 'commander';
import { ulid } from 'ulid';
import { stateHash } from '#store/backup.ts';
import { openStore } from '#store/open.ts';
import { restoreBackup } from '#store/restore.ts';
import { passphrase } from '../passphrase.ts';
import { json, line } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { settings } from '../settings.ts';
import { deskOwner, systemClock } from '../with-desk.ts';

export function restoreCommand(): Command {
  return new Command('restore')
    .argument('<file>', 'the backup')
    .option('--sealed', 'the backup is encrypted (HEARSAY_BACKUP_PASSPHRASE, or asked for)')
    .option('--json', 'one JSON document for machines')
    .addHelpText('after', '\nExample:\n  HEARSAY_DATA=./restored hearsay restore monday.hearsay')
    .action(async (file: string, options: { sealed?: boolean; json?: boolean }) => {
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
        });
        try {
          bar.stop();
          const state = await stateHash(store);
          if (options.json === true) json({ ...report, state });
          else {
            line(`Restored ${report.rows} rows and ${report.exhibits} originals into ${folder}.`);
            line(`State ${state}`);
          }
        } finally {
          await store.close();
        }
      } finally {
        bar.stop();
      }
    });
}
