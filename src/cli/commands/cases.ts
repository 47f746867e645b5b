import { Command } from 'commander';
import { createCase, listCases } from '#jobs/cases.ts';
import { columns } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { newCase } from '../new-case.ts';
import { UsageError } from '../usage-error.ts';
import { withDesk } from '../with-desk.ts';

export function casesCommand(): Command {
  const command = new Command('cases').description('the cases on this desk, and a new one');
  command
    .command('list', { isDefault: true })
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
          columns(
            views.map(({ case: c, counts }) => [
              c.title,
              `${counts.questions} questions`,
              `${counts.documents} documents`,
              `${counts.claims} claims`,
              c.id,
            ]),
          ),
        );
      });
    });
  command
    .command('new')
    .description('open a case about a harm, an event or a claim – never about a person')
    .argument('<title>')
    .option('--purpose <purpose>', 'harm, event or claim', 'event')
    .option('--zone <zone>', 'IANA time zone of naive times', 'UTC')
    .option('--json', 'one JSON document for machines')
    .action(async (title: string, options: { purpose: string; zone: string; json?: boolean }) => {
      const purpose = (['harm', 'event', 'claim'] as const).find((p) => p === options.purpose);
      if (purpose === undefined) {
        throw new UsageError(
          `A case is about a harm, an event or a claim, never about a person; got "${options.purpose}".`,
        );
      }
      await withDesk(async (desk, principal) => {
        const made = await createCase(
          desk,
          principal,
          newCase(title, purpose, options.zone, principal.userId),
        );
        if (options.json === true) json(made);
        else line(`Opened "${made.title}" (${made.id}).`);
      });
    });
  return command;
}
