import { Command } from 'commander';
import { askForLink } from '#server/control.ts';
import { line } from '../reporters/print.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

export function linkCommand(): Command {
  return new Command('link')
    .description('a new one-time address for the desk that is running on this folder')
    .action(async () => {
      const address = await askForLink(settings().folder);
      if (address === null)
        throw new UsageError('No desk runs on this folder. Start it with: hearsay serve');
      line(address);
    });
}
