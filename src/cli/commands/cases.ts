import { Command } from 'commander';
import { createCase, listCases } from '#jobs/cases.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { newCase } from '../new-case.ts';
import { UsageError } from '../usage-error.ts';
import { deskOwner, withDesk } from '../with-desk.ts';

interface NewOptions {
  readonly purpose: string;
  readonly zone: string;
  readonly signatures: string;
  readonly json?: boolean;
}

export function casesCommand(): Command {
  const command = new Command('cases');
  command
    .command('list', { isDefault: true })
    .description('the cases on this desk; `list` may be left out')
    .option('--json', 'one JSON document for machines')
    .action(async (options: { json?: boolean }) => {
      await withDesk(async (desk, principal) => {
        const views = await listCases(desk, principal);
        if (options.json === true) return json(views);
        if (views.length === 0) {
          return line(
            'No cases yet. `hearsay cases new "Title"` makes one; `hearsay sample` loads the sample.',
          );
        }
        line(
          table(
            views.map(({ case: c, counts }) => [
              c.title,
              count(counts.questions, 'question'),
              count(counts.documents, 'document'),
              count(counts.claims, 'claim'),
              c.id,
            ]),
            { width: terminalWidth(), flexible: { 0: 16 } },
          ),
        );
      });
    });
  command
    .command('new')
    .description('open a case about a harm, an event or a claim – never about a person')
    .argument('<title>')
    .option('--purpose <purpose>', 'harm, event or claim', 'event')
    .option('--zone <zone>', 'time zone of times without one, such as Africa/Tripoli', 'UTC')
    .option('--signatures <n>', 'how many people sign a release: 1 or 2', '2')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      '\nExample:\n  hearsay cases new "Bridge at Oru, 3 May" --zone Africa/Tripoli',
    )
    .action(async (title: string, options: NewOptions) => {
      const purpose = (['harm', 'event', 'claim'] as const).find((p) => p === options.purpose);
      if (purpose === undefined) {
        throw new UsageError(
          `--purpose is harm, event or claim, never a person; it is "${options.purpose}".`,
        );
      }
      const signatures = ([1, 2] as const).find((n) => String(n) === options.signatures);
      if (signatures === undefined) {
        throw new UsageError(`--signatures is 1 or 2; it is "${options.signatures}".`);
      }
      const leader = deskOwner().userId;
      const draft = newCase(title, purpose, options.zone, leader, signatures);
      await withDesk(async (desk, principal) => {
        const taken = (await listCases(desk, principal)).some(
          ({ case: c }) => c.title.toLowerCase() === draft.title.toLowerCase(),
        );
        if (taken) {
          throw new UsageError(
            `There is a case "${draft.title}" already. Choose a title that tells them apart.`,
          );
        }
        const made = await createCase(desk, principal, draft);
        if (options.json === true) json(made);
        else line(`Opened "${made.title}" (${made.id}).`);
      });
    });
  return command;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
