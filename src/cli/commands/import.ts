import { Command } from 'commander';
import { readFileSync, statSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { instant } from '#terms/time.ts';
import { importFile } from '#jobs/import-file.ts';
import { undoImport, listImports } from '#jobs/imports.ts';
import { suggestLinksForCase } from '#jobs/links.ts';
import { loadMapping } from '#jobs/mappings.ts';
import { createCase } from '#jobs/cases.ts';
import type { ImportView } from '#jobs/views.ts';
import { json, line } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { UsageError } from '../usage-error.ts';
import { theCase, withDesk } from '../with-desk.ts';
import { newCase } from '../new-case.ts';

interface Options {
  case?: string;
  newCase?: string;
  from: string;
  channel: string;
  mapping?: string;
  zone?: string;
  encoding?: string;
  dayFirst?: boolean;
  monthFirst?: boolean;
  receivedAt?: string;
  undo?: boolean;
  json?: boolean;
}

export function importCommand(): Command {
  return new Command('import')
    .argument('<files...>', 'files or folders')
    .option('--case <case>', 'the case, by title or id')
    .option('--new-case <title>', 'open a new case for these files')
    .option('--from <who>', 'who handed them over: a pseudonym, or words', 'not stated')
    .option('--channel <channel>', 'how they reached us', 'file')
    .option('--mapping <mapping>', 'for sheets: claims-table, conflict-events, or a JSON file')
    .option('--zone <zone>', "time zone of times without one; the case's zone unless said")
    .option('--encoding <encoding>', 'read as this encoding instead of the one found')
    .option('--day-first', '03/04 is 3 April')
    .option('--month-first', '03/04 is March 4')
    .option('--received-at <time>', 'when they reached us, with an offset')
    .option('--undo', 'take the import of these files back')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Examples:
  hearsay import chat.zip --from C-Alder --channel whatsapp
  hearsay import claims.csv --new-case "Market, 12 March"
  hearsay import chat.zip --undo`,
    )
    .action(async (names: string[], options: Options) => {
      const files = names.flatMap(filesOf);
      if (files.length === 0) throw new UsageError('There are no files in there to import.');
      const failed = await withDesk(async (desk, principal) => {
        const found =
          options.newCase === undefined
            ? await theCase(desk, principal, options.case)
            : await createCase(
                desk,
                principal,
                newCase(options.newCase, 'event', options.zone ?? 'UTC', principal.userId),
              );
        if (options.undo === true) {
          const imports = await listImports(desk, principal, found.id);
          const wanted = new Set(files.map((file) => basename(file)));
          const undone = [];
          for (const view of imports) {
            if (view.import.status !== 'done' || !wanted.has(view.fileName)) continue;
            undone.push({
              file: view.fileName,
              ...(await undoImport(desk, principal, view.import.id)),
            });
          }
          if (options.json === true) json(undone);
          else if (undone.length === 0) line('Nothing by that name was imported into this case.');
          else
            for (const { file, removed } of undone)
              line(`${file}: ${removed} documents taken back; the original is kept.`);
          return false;
        }
        const mapping = options.mapping === undefined ? undefined : loadMapping(options.mapping);
        const bar = progress('Importing');
        const views: ImportView[] = [];
        for (const [i, file] of files.entries()) {
          bar.update(i, files.length);
          views.push(
            await importFile(desk, principal, found.id, {
              name: basename(file),
              bytes: readFileSync(file),
              from: options.from,
              channel: options.channel,
              options: readOptions(options),
              ...(mapping === undefined ? {} : { mapping }),
              ...(options.receivedAt === undefined
                ? {}
                : { receivedAt: instant(options.receivedAt) }),
            }),
          );
        }
        bar.stop();
        const links = await suggestLinksForCase(desk, principal, found.id);
        if (options.json === true) {
          json({ case: found.id, imports: views, suggestedLinks: links.added });
        } else {
          for (const view of views) report(view);
          if (links.added > 0) {
            line(
              `${links.added} link${links.added === 1 ? '' : 's'} suggested between reports; \`hearsay links\` shows them.`,
            );
          }
        }
        return views.some((view) => view.import.status === 'failed');
      });
      if (failed) process.exitCode = 1;
    });
}

function report(view: ImportView): void {
  const { documents, claims, rowErrors } = view.import.counts;
  if (view.alreadyThere) {
    line(`${view.fileName}: already here, nothing added.`);
    return;
  }
  const parts = [`${documents} document${documents === 1 ? '' : 's'}`];
  if (claims > 0) parts.push(`${claims} claim${claims === 1 ? '' : 's'}`);
  if (rowErrors > 0) parts.push(`${rowErrors} row${rowErrors === 1 ? '' : 's'} not understood`);
  line(`${view.fileName}: ${parts.join(', ')} (${view.import.format})`);
  for (const note of view.notes.slice(0, 20)) {
    const where =
      note.lines.length === 0
        ? ''
        : ` [line ${note.lines.slice(0, 8).join(', ')}${note.lines.length > 8 ? ', …' : ''}]`;
    line(
      `  ${note.level === 'info' ? '·' : note.level === 'doubt' ? '?' : '!'} ${note.text}${where}`,
    );
  }
  if (view.notes.length > 20)
    line(`  … and ${view.notes.length - 20} more notes; --json shows all.`);
}

function readOptions(options: Options) {
  return {
    ...(options.zone === undefined ? {} : { zone: options.zone }),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.dayFirst === true ? { dayFirst: true } : {}),
    ...(options.monthFirst === true ? { dayFirst: false } : {}),
  };
}

/** A folder stands for the files in it, in name order; hidden files are left alone. */
function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() || entry.isFile() ? filesOf(join(path, entry.name)) : [],
    );
}
