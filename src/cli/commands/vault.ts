import { Command } from 'commander';
import { asId, type SourceId } from '#terms/ids.ts';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import type { Desk } from '#jobs/desk.ts';
import { passphrase } from '../passphrase.ts';
import { json, line } from '../reporters/print.ts';
import { UsageError } from '../usage-error.ts';
import { theCase, withDesk } from '../with-desk.ts';

const VARIABLE = 'HEARSAY_PASSPHRASE';

export function vaultCommand(): Command {
  const command = new Command('vault');
  command
    .command('create')
    .description('make the vault; prints the recovery key once')
    .action(async () => {
      const secret = await passphrase(VARIABLE, 'New passphrase for the vault');
      if (secret.length < 12) throw new UsageError('A passphrase needs at least 12 characters.');
      await withDesk(async (desk, principal) => {
        const { recoveryKey } = await desk.store.vault.create(principal, secret);
        line('The vault is ready. Write this recovery key on paper; it is shown only now:');
        line(`\n  ${recoveryKey}\n`);
      });
    });
  command.command('state', { isDefault: true }).action(async () => {
    await withDesk(async (desk) => line(`The vault is ${await desk.store.vault.state()}.`));
  });
  command
    .command('seal')
    .description('put the identity behind a pseudonym into the vault')
    .argument('<pseudonym>')
    .requiredOption('--name <name>', 'the real name')
    .option('--alias <alias...>', 'other names', [])
    .option('--phone <phone...>', 'telephone numbers', [])
    .option('--address <address...>', 'addresses', [])
    .option('--notes <notes>', 'anything else that identifies', '')
    .option('--case <case>', 'the case, by title or id')
    .action(
      async (
        pseudonym: string,
        options: {
          name: string;
          alias: string[];
          phone: string[];
          address: string[];
          notes: string;
          case?: string;
        },
      ) => {
        const secret = await passphrase(VARIABLE, 'Passphrase of the vault');
        await withDesk(async (desk, principal) => {
          const found = await theCase(desk, principal, options.case);
          const id = await sourceId(desk, principal, found, pseudonym);
          await desk.store.vault.unlock(principal, secret);
          await desk.store.vault.seal(principal, found.id, id, {
            name: options.name,
            aliases: options.alias,
            phones: options.phone,
            addresses: options.address,
            notes: options.notes,
          });
          line(`Sealed. Nothing outside the vault knows who ${pseudonym} is.`);
        });
      },
    );
  command
    .command('open')
    .description('read an identity; leaves a mark in the audit log')
    .argument('<pseudonym>')
    .requiredOption('--why <reason>', 'the reason, for the log')
    .option('--case <case>', 'the case, by title or id')
    .action(async (pseudonym: string, options: { why: string; case?: string }) => {
      const secret = await passphrase(VARIABLE, 'Passphrase of the vault');
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        const id = await sourceId(desk, principal, found, pseudonym);
        await desk.store.vault.unlock(principal, secret);
        const identity = await desk.store.vault.open(principal, found.id, id, options.why);
        if (identity === null) line(`The vault holds nothing about ${pseudonym}.`);
        else json(identity);
      });
    });
  command
    .command('erase')
    .description("destroy a source's key: the identity can never be read again")
    .argument('<pseudonym>')
    .option('--case <case>', 'the case, by title or id')
    .option('--yes', 'do it; this cannot be undone')
    .action(async (pseudonym: string, options: { case?: string; yes?: boolean }) => {
      if (options.yes !== true) {
        throw new UsageError('This cannot be undone. Add --yes to destroy the key.');
      }
      const secret = await passphrase(VARIABLE, 'Passphrase of the vault');
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        const id = await sourceId(desk, principal, found, pseudonym);
        await desk.store.vault.unlock(principal, secret);
        await desk.store.vault.erase(principal, found.id, id);
        line(
          `Erased. The identity behind ${pseudonym} cannot be read again, here or from later backups.`,
        );
      });
    });
  return command;
}

async function sourceId(
  desk: Desk,
  principal: Principal,
  found: Case,
  pseudonym: string,
): Promise<SourceId> {
  const sources = await desk.store.read(principal, (tx) => tx.list('source', { caseId: found.id }));
  const wanted = pseudonym.toLowerCase();
  const source = sources.find((s) => s.pseudonym.toLowerCase() === wanted);
  if (source === undefined) {
    throw new UsageError(
      `There is no source "${pseudonym}" in this case; \`hearsay sources\` lists them.`,
    );
  }
  return asId<SourceId>(source.id);
}
