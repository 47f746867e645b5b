import { Command } from 'commander';
import { rebuild } from '#jobs/rebuild.ts';
import { json, line } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { withDesk } from '../with-desk.ts';

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Reads the journal and the originals, opens the cases they tell of and imports every file again. What
is there already stays as it is. Claims typed by hand, decisions and identities are in a backup only.`,
    )
    .action(async (options: { json?: boolean }) => {
      await withDesk(async (desk, principal) => {
        const bar = progress('Rebuilding');
        const result = await rebuild(desk, principal, (done, total) =>
          bar.update(done, total),
        ).finally(() => bar.stop());
        // Not everything is back: the answer to "is it all there again?" is no.
        if (result.missing.length + result.problems.length > 0) process.exitCode = 1;
        if (options.json === true) return json(result);
        line(`${count(result.cases, 'case')} and ${count(result.imports, 'import')} brought back.`);
        if (result.undone > 0)
          line(`${count(result.undone, 'import')} that had been undone stayed undone.`);
        for (const name of result.missing)
          line(`! ${name}: the journal names it, but its original is not in the folder.`);
        for (const problem of result.problems) line(`! ${problem}`);
        if (result.cases > 0)
          line(
            'Claims typed by hand, decisions and identities are not in the journal; a backup has them.',
          );
      });
    });
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
