import { Command } from 'commander';
import pc from 'picocolors';
import { findInLog, type NamedLogLine } from '#jobs/log-view.ts';
import { inCase, wholeNumber, type CaseOptions } from '../in-case.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';

interface Options extends CaseOptions {
  readonly by?: string;
  readonly what?: string;
  readonly about?: string;
  readonly since?: string;
  readonly until?: string;
  readonly most: string;
  readonly verify?: boolean;
}

/** `hearsay log`: who changed what, as the audit log has it. */
export function logCommand(): Command {
  return new Command('log')
    .option('--by <who>', 'only what they did')
    .option('--what <verb>', 'only this: claim, claim.add, link.decide, …')
    .option('--about <name>', 'only about this: Q-017, a pseudonym, #7, six letters of an id')
    .option('--since <day>', 'from this day or time on, such as 2026-03-12')
    .option('--until <day>', 'before this day or time')
    .option('--most <n>', 'how many lines, newest first', '50')
    .option('--verify', 'check the log entry by entry, and every record and original')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
The log cannot be changed without a trace: --verify finds the exact entry, and exits with 1 when
anything is not as it was written. \`hearsay undo NUMBER\` takes back what an entry did.

Examples:
  hearsay log
  hearsay log --about Q-017 --what claim
  hearsay log --since 2026-03-12 --most 500 --json
  hearsay log --verify`,
    )
    .action(async (options: Options) => {
      const most = wholeNumber('--most', options.most, 1, 100_000);
      const filter = {
        by: options.by,
        what: options.what,
        about: options.about,
        since: day('--since', options.since),
        until: day('--until', options.until),
      };
      await inCase(options, async (desk, principal, found) => {
        const lines = await findInLog(desk, principal, found.id, filter, most);
        let verified = null;
        if (options.verify === true) {
          const bar = progress('Checking');
          try {
            verified = await desk.store.verify(principal, (part, all) => bar.update(part, all));
          } finally {
            bar.stop();
          }
          if (!verified.ok) process.exitCode = 1;
        }
        if (options.json === true) return json({ lines, verified });
        report(lines);
        if (verified === null) {
          line(pc.dim('\nNot checked just now; --verify does.'));
        } else if (verified.ok) {
          line(
            `\nWhole: ${verified.auditEntries} entries of the log and ${verified.exhibits} originals are as they were written.`,
          );
        } else {
          line();
          for (const { what, where, text } of verified.problems)
            line(`! ${what} ${where}: ${text}`);
        }
      });
    });
}

function report(lines: readonly NamedLogLine[]): void {
  if (lines.length === 0) return line('Nothing in the log fits.');
  line(
    table(
      [
        ['', 'When', 'Who', 'What', 'To what'].map((title) => pc.dim(title)),
        ...lines.map(({ seq, at, actor, verb, about, count, records }) => {
          const more = count - records.length;
          return [
            String(seq),
            at.slice(0, 16).replace('T', ' '),
            actor,
            verb,
            `${about.slice(0, 6).join(', ')}${about.length > 6 || more > 0 ? ` and more (${count} records)` : ''}`,
          ];
        }),
      ],
      { width: terminalWidth(), flexible: { 4: 16 } },
    ),
  );
}

function day(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
    ? new Date(text.length === 10 ? `${text}T00:00:00Z` : text)
    : null;
  if (time === null || Number.isNaN(time.getTime())) {
    throw new UsageError(
      `${option} is a day such as 2026-03-12, or a time with its offset; not "${text}".`,
    );
  }
  return time.toISOString();
}
