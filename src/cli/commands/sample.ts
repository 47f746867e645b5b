import { Command } from 'commander';
import { loadSample } from '#jobs/load-sample.ts';
import { json, line } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { withDesk } from '../with-desk.ts';

export function sampleCommand(): Command {
  return new Command('sample')
    .option('--json', 'one JSON document for machines')
    .action(async (options: { json?: boolean }) => {
      await withDesk(async (desk, principal) => {
        const bar = progress('Loading');
        const loaded = await loadSample(desk, principal, (done, total) => bar.update(done, total));
        bar.stop();
        if (options.json === true) json(loaded);
        else line(`The sample case is here (${loaded.caseId}). Try \`hearsay assess\`.`);
      });
    });
}
