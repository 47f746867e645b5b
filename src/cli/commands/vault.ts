import { Command } from 'commander';
import { asId, type SourceId } from '#terms/ids.ts';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import type { Desk } from '#jobs/desk.ts';
import { passphrase } from '../passphrase.ts';
import { table } from '../reporters/columns.ts';
import { json, line, say } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { theCase, withDesk } from '../with-desk.ts';

const VARIABLE = 'HEARSAY_PASSPHRASE';

export function vaultCommand(): Command {
  const command = new Command('vault');
  command
    .command('create')
    .description('make the vault; prints the recovery key once')
    .option('--json', 'one JSON document for machines')
    .action(async (options: { json?: boolean }) => {
      const secret = await newPassphrase();
      await withDesk(async (desk, principal) => {
        const { recoveryKey } = await desk.store.vault.create(principal, secret);
        if (options.json === true) return json({ recoveryKey });
        line('The vault is ready. Write this recovery key on paper; it is shown only now:');
        line(`\n  ${recoveryKey}\n`);
      });
    });
  command
    .command('recover')
    .description('with the recovery key from paper: a new passphrase, on this machine')
    .option('--json', 'one JSON document for machines')
    .action(async (options: { json?: boolean }) => {
      const paper = await passphrase('HEARSAY_RECOVERY_KEY', 'Recovery key');
      const secret = await newPassphrase();
      await withDesk(async (desk, principal) => {
        await desk.store.vault.recover(principal, paper, secret);
        if (options.json === true) json({ recovered: true });
        else
          line('The vault opens with the new passphrase. Keep the recovery key: it stays valid.');
      });
    });
  command
    .command('state', { isDefault: true })
    .description('whether there is one; `state` may be left out')
    .option('--json', 'one JSON document for machines')
    .action(async (options: { json?: boolean }) => {
      await withDesk(async (desk) => {
        const state = await desk.store.vault.state();
        if (options.json === true) json({ vault: state });
        else if (state === 'absent') line('There is no vault yet: hearsay vault create');
        else line('There is a vault. Each command that needs it asks for its passphrase.');
      });
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
    .option('--json', 'one JSON document for machines')
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
          json?: boolean;
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
          if (options.json === true) json({ sealed: true, sourceId: id });
          else line(`Sealed. Nothing outside the vault knows who ${pseudonym} is.`);
        });
      },
    );
  command
    .command('open')
    .description('read an identity; leaves a mark in the audit log')
    .argument('<pseudonym>')
    .requiredOption('--why <reason>', 'the reason, for the log')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .action(async (pseudonym: string, options: { why: string; case?: string; json?: boolean }) => {
      const secret = await passphrase(VARIABLE, 'Passphrase of the vault');
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        const id = await sourceId(desk, principal, found, pseudonym);
        await desk.store.vault.unlock(principal, secret);
        const identity = await desk.store.vault.open(principal, found.id, id, options.why);
        if (options.json === true) return json(identity);
        if (identity === null) return line(`The vault holds nothing about ${pseudonym}.`);
        const rows = [
          ['Name', identity.name],
          ['Also', identity.aliases.join(', ')],
          ['Phone', identity.phones.join(', ')],
          ['Address', identity.addresses.join('; ')],
          ['Notes', identity.notes],
        ].filter(([, text]) => text !== '');
        line(table(rows, { width: terminalWidth(), flexible: { 1: 20 } }));
        say(`this reading of ${pseudonym} is in the audit log, with your reason.`);
      });
    });
  command
    .command('erase')
    .description("destroy a source's key: the identity can never be read again")
    .argument('<pseudonym>')
    .option('--case <case>', 'the case, by title or id')
    .option('--yes', 'do it; this cannot be undone')
    .option('--json', 'one JSON document for machines')
    .action(
      async (pseudonym: string, options: { case?: string; yes?: boolean; json?: boolean }) => {
        if (options.yes !== true) {
          throw new UsageError('This cannot be undone. Add --yes to destroy the key.');
        }
        const secret = await passphrase(VARIABLE, 'Passphrase of the vault');
        await withDesk(async (desk, principal) => {
          const found = await theCase(desk, principal, options.case);
          const id = await sourceId(desk, principal, found, pseudonym);
          await desk.store.vault.unlock(principal, secret);
          await desk.store.vault.erase(principal, found.id, id);
          if (options.json === true) return json({ erased: true, sourceId: id });
          line(
            `Erased. The identity behind ${pseudonym} cannot be read again, here or from later backups.`,
          );
        });
      },
    );
  return command;
}

/** A passphrase to be set: long enough and, when typed unseen, typed twice. */
async function newPassphrase(): Promise<string> {
  const secret = await passphrase(VARIABLE, 'New passphrase for the vault', true);
  if (secret.length < 12) {
    throw new UsageError('A passphrase needs at least 12 characters; four words are good.');
  }
  return secret;
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
