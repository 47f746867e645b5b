import { Command } from 'commander';
import { loadSample } from '#jobs/load-sample.ts';
import { isPassphraseSet, passphrase } from '../passphrase.ts';
import { json, line } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { withDesk } from '../with-desk.ts';

const VARIABLE = 'HEARSAY_PASSPHRASE';

export function sampleCommand(): Command {
  return new Command('sample')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
With HEARSAY_PASSPHRASE set and a vault made, its invented identities are sealed too. Loading it
again adds nothing.`,
    )
    .action(async (options: { json?: boolean }) => {
      await withDesk(async (desk, principal) => {
        // With the passphrase at hand the invented identities go where identities belong.
        if ((await desk.store.vault.state()) === 'locked' && isPassphraseSet(VARIABLE)) {
          const secret = await passphrase(VARIABLE, 'Passphrase of the vault');
          await desk.store.vault.unlock(principal, secret);
        }
        const bar = progress('Loading');
        const loaded = await loadSample(desk, principal, (done, total) =>
          bar.update(done, total),
        ).finally(() => bar.stop());
        if (options.json === true) json(loaded);
        else line(`The sample case is here (${loaded.caseId}). Try \`hearsay assess\`.`);
      });
    });
}
