import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import pc from 'picocolors';
import type { Case } from '#terms/case.ts';
import { asId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Desk } from '#jobs/desk.ts';
import { importErrors } from '#jobs/import-errors.ts';
import { listImports } from '#jobs/imports.ts';
import { loadMapping } from '#jobs/mappings.ts';
import { rereadImport } from '#jobs/reread-import.ts';
import { savedMappings } from '#jobs/sheets.ts';
import type { ImportView } from '#jobs/views.ts';
import { byShortName, done, inCase, short, type CaseOptions } from '../in-case.ts';
import { timeZone } from '../new-case.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';

/** `hearsay imports`: what was taken in, and what to do about lines that were not. */
export function importsCommand(): Command {
  const command = new Command('imports')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Examples:
  hearsay imports
  hearsay imports show 4kq2vz
  hearsay imports errors 4kq2vz --out lines.csv
  hearsay imports read-again 4kq2vz --zone Africa/Tripoli --day-first`,
    )
    .action(async (options: CaseOptions, self: Command) => {
      if (self.args.length > 0) {
        throw new UsageError(`"${self.args[0]}" is none of show, errors, read-again.`);
      }
      await inCase(options, async (desk, principal, found) => {
        const imports = await listImports(desk, principal, found.id);
        if (options.json === true) return json(imports);
        if (imports.length === 0) return line('Nothing has come in yet: `hearsay import FILE`.');
        line(
          table(
            imports.map((view) => [
              short(view.import.id),
              view.import.madeAt.slice(0, 16).replace('T', ' '),
              view.fileName,
              view.import.format,
              counted(view),
              view.import.status === 'done' ? '' : view.import.status,
            ]),
            { width: terminalWidth(), flexible: { 2: 16 } },
          ),
        );
      });
    });
  command.addCommand(showCommand());
  command.addCommand(errorsCommand());
  command.addCommand(readAgainCommand());
  return command;
}

function counted(view: ImportView): string {
  const errors = view.notes.filter(({ level }) => level === 'error').length;
  const { documents, claims } = view.import.counts;
  const many = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
  return `${many(documents, 'document')}, ${many(claims, 'claim')}${errors === 0 ? '' : `, ${errors} errors`}`;
}

function showCommand(): Command {
  return new Command('show')
    .description('one import with everything that was noted while it was read')
    .argument('<import>', 'its last six letters')
    .action(async (name: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const view = await named(desk, principal, found, name);
        if (options.json === true) return json(view);
        line(pc.bold(view.fileName));
        line(`${view.import.format}; ${counted(view)}; ${view.import.status}`);
        for (const { level, text, lines } of view.notes) {
          const where = lines.length === 0 ? '' : ` (line ${lines.slice(0, 8).join(', ')})`;
          line(`${level === 'error' ? '!' : '–'} ${text}${where}`);
        }
      });
    });
}

function errorsCommand(): Command {
  return new Command('errors')
    .description('what could not be read, line by line, as a sheet')
    .argument('<import>', 'its last six letters')
    .option('--out <file>', 'write it to a new file instead of the terminal')
    .action(async (name: string, own: { readonly out?: string }, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const view = await named(desk, principal, found, name);
        const sheet = await importErrors(desk, principal, view.import.id);
        if (own.out !== undefined) {
          await writeFile(own.out, sheet.bytes, { flag: 'wx', mode: 0o600 }).catch(
            (error: NodeJS.ErrnoException) => {
              throw error.code === 'EEXIST'
                ? new UsageError(`There is a file ${own.out} already; name another.`)
                : error;
            },
          );
        }
        const text = new TextDecoder().decode(sheet.bytes);
        if (options.json === true) return json({ name: sheet.name, csv: text });
        line(
          own.out === undefined ? text.replace(/^\ufeff/, '').trimEnd() : `Written to ${own.out}.`,
        );
      });
    });
}

function readAgainCommand(): Command {
  return new Command('read-again')
    .description('read the original again with other options; claims stay at their words')
    .argument('<import>', 'its last six letters')
    .option('--zone <zone>', 'time zone of times without one')
    .option('--encoding <encoding>', 'such as windows-1256')
    .option('--language <code>', 'such as ar')
    .option('--day-first', '03/04 is 3 April')
    .option('--month-first', '03/04 is March 4')
    .option('--no-repair', 'read damaged text as it stands')
    .option('--mapping <mapping>', 'for sheets: one the case keeps, a built-in one, or a file')
    .action(
      async (
        name: string,
        own: {
          readonly zone?: string;
          readonly encoding?: string;
          readonly language?: string;
          readonly dayFirst?: boolean;
          readonly monthFirst?: boolean;
          readonly repair: boolean;
          readonly mapping?: string;
        },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<CaseOptions>();
        if (own.dayFirst === true && own.monthFirst === true) {
          throw new UsageError('Say either --day-first or --month-first, not both.');
        }
        const zone = own.zone === undefined ? undefined : timeZone(own.zone);
        await inCase(options, async (desk, principal, found) => {
          const view = await named(desk, principal, found, name);
          const kept = await savedMappings(desk, principal, found.id);
          const { mapping } = own;
          const made = await rereadImport(
            desk,
            principal,
            view.import.id,
            {
              ...(zone === undefined ? {} : { zone }),
              ...(own.encoding === undefined ? {} : { encoding: own.encoding }),
              ...(own.language === undefined ? {} : { language: own.language }),
              ...(own.dayFirst === true ? { dayFirst: true } : {}),
              ...(own.monthFirst === true ? { dayFirst: false } : {}),
              ...(own.repair ? {} : { repair: false }),
            },
            mapping === undefined
              ? undefined
              : (kept.find((one) => one.name === mapping)?.mapping ?? loadMapping(mapping)),
          );
          done(
            options,
            made,
            `Read again: ${counted(made.view)}. ${made.kept} claims kept their words${made.lost === 0 ? '' : `, ${made.lost} lost them`}.`,
          );
        });
      },
    );
}

async function named(
  desk: Desk,
  principal: Principal,
  found: Case,
  name: string,
): Promise<ImportView> {
  const imports = await listImports(desk, principal, found.id);
  const all = imports.map(({ import: own }) => ({ id: own.id as string }));
  const { id } = byShortName(all, name, 'import', 'hearsay imports');
  return imports.find((view) => view.import.id === asId(id))!;
}
