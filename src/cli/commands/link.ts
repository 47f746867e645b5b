import { Command } from 'commander';
import { askForLink } from '#server/control.ts';
import { json, line } from '../reporters/print.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

export function linkCommand(): Command {
  return new Command('link')
    .option('--json', 'one JSON document for machines')
    .action(async (options: { json?: boolean }) => {
      const { folder } = settings();
      const address = await askForLink(folder).catch((error: unknown) => {
        // It says in words what is wrong with the desk that runs.
        throw error instanceof Error ? new UsageError(error.message) : error;
      });
      if (address === null) {
        throw new UsageError(`No desk runs on ${folder}. Start it with: hearsay serve`);
      }
      if (options.json === true) json({ open: address });
      else line(address);
    });
}
