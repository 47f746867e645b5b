import { Command } from 'commander';
import { createCase, listCases } from '#jobs/cases.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { editCase, type CaseChange } from '#jobs/case-settings.ts';
import { done, inCase, oneOf, type CaseOptions } from '../in-case.ts';
import { newCase, timeZone } from '../new-case.ts';
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
  command.addCommand(setCommand());
  return command;
}

function setCommand(): Command {
  return new Command('set')
    .description('title, purpose, zone or release rules of a case; for its leads')
    .option('--title <title>')
    .option('--purpose <purpose>', 'harm, event or claim')
    .option('--zone <zone>', 'time zone of times without one, such as Africa/Tripoli')
    .option('--signatures <n>', 'how many people sign a release: 1 or 2')
    .option('--digits <n>', 'of a coordinate that leaves: 0 (100 km), 1 (10 km) or 2 (1 km)')
    .option('--times <precision>', 'times that leave: day or month')
    .option(
      '--country <code...>',
      'countries it is about, such as SY IQ; "none" leaves them to be worked out',
    )
    .option('--model <may>', 'whether texts may be sent to the model that was set up: yes or no')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText('after', '\nExample:\n  hearsay cases set --zone Africa/Tripoli --signatures 2')
    .action(async (own: SetOptions) => {
      await inCase(own, async (desk, principal, found) => {
        const policy = {
          ...(own.signatures === undefined
            ? {}
            : { signatures: Number(oneOf('--signatures', own.signatures, ['1', '2'])) as 1 | 2 }),
          ...(own.digits === undefined
            ? {}
            : {
                coordinateDigits: Number(oneOf('--digits', own.digits, ['0', '1', '2'])) as
                  0 | 1 | 2,
              }),
          ...(own.times === undefined
            ? {}
            : { timePrecision: oneOf('--times', own.times, ['day', 'month']) }),
        };
        const change: CaseChange = {
          ...(own.title === undefined ? {} : { title: titleOf(own.title) }),
          ...(own.purpose === undefined
            ? {}
            : { purpose: oneOf('--purpose', own.purpose, ['harm', 'event', 'claim']) }),
          ...(own.zone === undefined ? {} : { zone: timeZone(own.zone) }),
          ...(own.country === undefined ? {} : { countries: countryCodes(own.country) }),
          ...(own.model === undefined
            ? {}
            : { mayAskModel: oneOf('--model', own.model, ['yes', 'no']) === 'yes' }),
          ...(Object.keys(policy).length === 0
            ? {}
            : { releasePolicy: { ...found.releasePolicy, ...policy } }),
        };
        if (Object.keys(change).length === 0) {
          throw new UsageError('Say what to change; `hearsay cases set --help` lists it.');
        }
        const saved = await editCase(desk, principal, found.id, found.version, change);
        done(own, saved, `Changed "${saved.title}". \`hearsay undo\` takes it back.`);
      });
    });
}

interface SetOptions extends CaseOptions {
  readonly title?: string;
  readonly purpose?: string;
  readonly zone?: string;
  readonly signatures?: string;
  readonly digits?: string;
  readonly times?: string;
  readonly model?: string;
  readonly country?: readonly string[];
}

/** Codes as they are kept; `none` alone empties the list. */
function countryCodes(given: readonly string[]): readonly string[] {
  const codes = [
    ...new Set(given.flatMap((one) => one.split(',')).map((one) => one.toUpperCase())),
  ];
  if (codes.length === 1 && codes[0] === 'NONE') return [];
  for (const code of codes) {
    if (!/^[A-Z]{2}$/.test(code))
      throw new UsageError(`--country ${code} is no code of two letters, such as SY.`);
  }
  return codes;
}

function titleOf(text: string): string {
  if (text.trim() === '') throw new UsageError('A case needs a title: what happened, and when.');
  return text.trim();
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
