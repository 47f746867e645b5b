import { Command } from 'commander';
import { rebuild } from '#jobs/rebuild.ts';
import { json, line } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { withDesk } from '../with-desk.ts';

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .option('--json', 'one JSON document for machines')
    .action(async (options: { json?: boolean }) => {
      await withDesk(async (desk, principal) => {
        const bar = progress('Rebuilding');
        const result = await rebuild(desk, principal, (done, total) => bar.update(done, total));
        bar.stop();
        if (options.json === true) return json(result);
        line(`${result.cases} cases and ${result.imports} imports are back.`);
        if (result.undone > 0)
          line(`${result.undone} imports that had been undone were undone again.`);
        for (const name of result.missing)
          line(`! ${name}: the journal names it, but its original is not in the folder.`);
        for (const problem of result.problems) line(`! ${problem}`);
        line(
          'Claims typed by hand, decisions and identities are not in the journal; a backup has them.',
        );
      });
    });
}
