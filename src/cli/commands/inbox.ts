import { Command } from 'commander';
import pc from 'picocolors';
import { nameSender } from '#jobs/senders.ts';
import { findSource } from '#jobs/sessions.ts';
import { done, inCase, type CaseOptions } from '../in-case.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { allDecisions, sourceKind } from './documents.ts';

/** `hearsay inbox`: what waits for a person, and who is who among senders and speakers. */
export function inboxCommand(): Command {
  const command = new Command('inbox')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Examples:
  hearsay inbox
  hearsay inbox name "+963 944 000 111" Plum
  hearsay inbox name "Abu Nidal" Walnut --new --kind witness`,
    )
    .action(async (options: CaseOptions, self: Command) => {
      if (self.args.length > 0) throw new UsageError(`"${self.args[0]}" is not name.`);
      await inCase(options, async (desk, principal, found) => {
        const view = await allDecisions(desk, principal, found);
        if (options.json === true) return json(view);
        const { documents, senders, photos } = view;
        if (documents.length + senders.length + photos.length === 0) {
          return line('Nothing waits for a decision.');
        }
        const width = terminalWidth();
        if (senders.length > 0) {
          line(pc.bold('Names that are no source yet'));
          line(
            table(
              senders.map((one) => [
                '',
                one.name,
                one.kind,
                `${one.documents} ${one.documents === 1 ? 'document' : 'documents'}, first #${one.first}`,
              ]),
              { width, flexible: { 1: 16 } },
            ),
          );
        }
        if (documents.length > 0) {
          line(pc.bold('Documents with open suggestions'));
          line(
            table(
              documents.map((one) => [
                '',
                `#${one.number}`,
                one.title,
                `${one.open} open${one.sure === 0 ? '' : `, ${one.sure} matched`}`,
              ]),
              { width, flexible: { 2: 20 } },
            ),
          );
        }
        if (photos.length > 0) {
          line(pc.bold('Photos to ask about'));
          line(
            table(
              photos.map((one) => ['', `#${one.number}`, one.title, one.flags.join('; ')]),
              { width, flexible: { 2: 16, 3: 24 } },
            ),
          );
        }
      });
    });
  command.addCommand(nameCommand());
  return command;
}

function nameCommand(): Command {
  return new Command('name')
    .description('say which source a sender or speaker is; their chains then name the source')
    .argument('<name>', 'as the messages or the text have it')
    .argument('<source>', 'a pseudonym')
    .option('--new', 'the source is a new one')
    .option('--kind <kind>', 'with --new: its kind', 'witness')
    .option('--tier <tier>', 'with --new: 0 on the ground … 4 desk')
    .option('--cell <cell>', 'with --new: its cell')
    .action(
      async (
        name: string,
        pseudonym: string,
        own: {
          readonly new?: boolean;
          readonly kind: string;
          readonly tier?: string;
          readonly cell?: string;
        },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<CaseOptions>();
        const kind = sourceKind(own.kind);
        if (own.tier !== undefined && !/^[0-4]$/.test(own.tier)) {
          throw new UsageError(`--tier is 0 to 4; it is "${own.tier}".`);
        }
        await inCase(options, async (desk, principal, found) => {
          const source =
            own.new === true
              ? null
              : await desk.store.read(principal, (tx) => findSource(tx, found.id, pseudonym));
          const made = await nameSender(desk, principal, found.id, {
            name,
            sourceId: source?.id ?? null,
            newSource:
              source !== null
                ? null
                : {
                    pseudonym,
                    kind,
                    tier: own.tier === undefined ? null : Number(own.tier),
                    cell: own.cell ?? null,
                  },
          });
          done(
            options,
            made,
            `“${name}” is ${made.source.pseudonym}; ${made.claims} ${made.claims === 1 ? 'claim names' : 'claims name'} the source now. \`hearsay undo\` takes it back.`,
          );
        });
      },
    );
}
