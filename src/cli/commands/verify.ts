import { Command } from 'commander';
import { json, line } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { withDesk } from '../with-desk.ts';

export function verifyCommand(): Command {
  return new Command('verify')
    .option('--json', 'one JSON document for machines')
    .action(async (options: { json?: boolean }) => {
      const report = await withDesk(async (desk, principal) => {
        const bar = progress('Checking');
        try {
          return await desk.store.verify(principal, (done, total) => bar.update(done, total));
        } finally {
          bar.stop();
        }
      });
      if (options.json === true) json(report);
      else {
        for (const problem of report.problems)
          line(`! ${problem.what} ${problem.where}: ${problem.text}`);
        line(
          report.ok
            ? `Sound: ${report.auditEntries} audit entries and ${report.exhibits} originals are as they were written.`
            : `${report.problems.length} problem${report.problems.length === 1 ? '' : 's'} found. Keep this folder as it is and restore the newest backup beside it.`,
        );
      }
      if (!report.ok) process.exitCode = 1;
    });
}
