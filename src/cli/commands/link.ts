import { Command } from 'commander';
import { askForLink } from '#server/control.ts';
import { line } from '../reporters/print.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

export function linkCommand(): Command {
  return new Command('link')
    .action(async () => {
      const address = await askForLink(settings().folder);
      if (address === null)
        throw new UsageError('No desk runs on this folder. Start it with: hearsay serve');
      line(address);
    });
}
