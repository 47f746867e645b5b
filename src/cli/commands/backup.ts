import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { makeBackup, stateHash } from '#store/backup.ts';
import { passphrase } from '../passphrase.ts';
import { json, line } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { UsageError } from '../usage-error.ts';
import { withDesk } from '../with-desk.ts';

export function backupCommand(): Command {
  return new Command('backup')
    .argument('<file>', 'where to write it; must not exist yet')
    .option('--seal', 'encrypt it with a passphrase (HEARSAY_BACKUP_PASSPHRASE, or asked for)')
    .option('--json', 'one JSON document for machines')
    .action(async (file: string, options: { seal?: boolean; json?: boolean }) => {
      const parent = dirname(resolve(file));
      if (!existsSync(parent)) {
        throw new UsageError(`There is no folder ${parent}. Make it first, or write elsewhere.`);
      }
      const secret =
        options.seal === true
          ? await passphrase('HEARSAY_BACKUP_PASSPHRASE', 'Passphrase for the backup', true)
          : undefined;
      await withDesk(async (desk, principal) => {
        const bar = progress('Backing up');
        try {
          const result = await makeBackup(desk.store, principal, file, {
            ...(secret === undefined ? {} : { passphrase: secret }),
            progress: (done, total) => bar.update(done, total),
          });
          bar.stop();
          const state = await stateHash(desk.store);
          if (options.json === true) json({ ...result, state });
          else {
            line(
              `Wrote ${file}: ${result.rows} rows, ${result.exhibits} originals, ${Math.ceil(result.bytes / 1024)} kB.`,
            );
            line(`State ${state}`);
            for (const name of result.damaged) {
              line(
                `! ${name} is damaged on disk and is not in the backup; see \`hearsay verify\`.`,
              );
            }
          }
          if (result.damaged.length > 0) process.exitCode = 1;
        } finally {
          bar.stop();
        }
      });
    });
}
