import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import type { SheetMapping } from '#claims/sheet-mapping.ts';
import { createCase, listCases } from '#jobs/cases.ts';
import type { Desk } from '#jobs/desk.ts';
import { importFile } from '#jobs/import-file.ts';
import type { ImportProgress } from '#jobs/import-progress.ts';
import { listImports, undoImport, type TakenBack } from '#jobs/imports.ts';
import { restoreImport, type Restored } from '#jobs/restore-import.ts';
import { suggestLinksForCase } from '#jobs/links.ts';
import { loadMapping, MAPPINGS } from '#jobs/mappings.ts';
import type { ImportView } from '#jobs/views.ts';
import { errorText } from '../error-text.ts';
import { moment } from '../moment.ts';
import { newCase, timeZone } from '../new-case.ts';
import { harmless, json, line, say } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { filesOf, leftWords } from '../files-of.ts';
import { UsageError } from '../usage-error.ts';
import { theCase, withDesk } from '../with-desk.ts';

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
  repair?: boolean;
  receivedAt?: string;
  undo?: boolean;
  restore?: boolean;
  json?: boolean;
}

/** What one read takes into memory at most. */
const LARGEST = 2 ** 31 - 1;

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
    .option('--no-repair', 'read damaged text as it stands')
    .option('--received-at <time>', 'when they reached us, with an offset')
    .option('--undo', 'take the import of these files back')
    .option('--restore', 'bring back what --undo took back, with its claims and links')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Examples:
  hearsay import chat.zip --from C-Alder --channel whatsapp
  hearsay import claims.csv --new-case "Market, 12 March"
  hearsay import chat.zip --undo
  hearsay import chat.zip --restore`,
    )
    .action(async (names: string[], options: Options) => {
      check(options);
      if (options.undo === true) return undo(names, options);
      if (options.restore === true) return bringBack(names, options);
      await take(names, options);
    });
}

function check(options: Options): void {
  if (options.case !== undefined && options.newCase !== undefined) {
    throw new UsageError('Say either --case or --new-case, not both.');
  }
  if (options.dayFirst === true && options.monthFirst === true) {
    throw new UsageError('Say either --day-first or --month-first, not both.');
  }
  if (options.undo === true && options.restore === true) {
    throw new UsageError('Say either --undo or --restore, not both.');
  }
  if ((options.undo === true || options.restore === true) && options.newCase !== undefined) {
    throw new UsageError('In a new case there is nothing to take back; say which with --case.');
  }
  if (options.zone !== undefined) timeZone(options.zone);
}

/** Whatever can be wrong with the words of the command is found before anything is opened or kept. */
async function take(names: readonly string[], options: Options): Promise<void> {
  const receivedAt =
    options.receivedAt === undefined ? undefined : moment('--received-at', options.receivedAt);
  const mapping = options.mapping === undefined ? undefined : mappingOf(options.mapping);
  const { files, left } = filesOf(names);
  for (const words of leftWords(left)) say(words);
  if (files.length === 0) throw new UsageError('There are no files in there to import.');

  await withDesk(async (desk, principal) => {
    const found = await caseFor(desk, principal, options);
    const views: ImportView[] = [];
    const unread: { readonly file: string; readonly why: string }[] = [];
    const bar = progress('Importing', 'bytes');
    const sizes = files.map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    let past = 0;
    let finished = 0;
    const stopped = (): void => {
      bar.stop();
      say(howToGoOn(finished, files.length, found.title, options.newCase !== undefined));
    };
    // Before the listener that closes the desk: what that one says comes after.
    process.prependOnceListener('SIGINT', stopped);
    process.prependOnceListener('SIGTERM', stopped);
    try {
      for (const [i, file] of files.entries()) {
        const done = `${i} of ${files.length} files`;
        bar.update(past, all, done);
        const size = sizes[i] ?? 0;
        const before = past;
        past += size;
        finished = i;
        const bytes = readOrSay(file, unread);
        if (bytes === null) continue;
        views.push(
          await importFile(
            desk,
            principal,
            found.id,
            {
              name: basename(file),
              bytes,
              from: options.from,
              channel: options.channel,
              options: readOptions(options),
              ...(mapping === undefined ? {} : { mapping }),
              ...(receivedAt === undefined ? {} : { receivedAt }),
            },
            {
              report: (now) =>
                bar.update(before + size * shareOf(now), all, `${done} · ${stepOf(now)}`),
            },
          ),
        );
      }
    } finally {
      process.off('SIGINT', stopped);
      process.off('SIGTERM', stopped);
      bar.stop();
    }
    const links = await suggestLinksForCase(desk, principal, found.id);
    if (options.json === true) {
      json({ case: found.id, imports: views, suggestedLinks: links.added, unread, left });
    } else {
      for (const view of views) report(view);
      if (links.added > 0) {
        line(
          `${links.added} link${links.added === 1 ? '' : 's'} suggested between reports; \`hearsay links\` shows them.`,
        );
      }
    }
    for (const { why } of unread) say(why);
    if (views.some((view) => view.import.status === 'failed')) process.exitCode = 1;
    if (unread.length > 0) process.exitCode = 2;
  });
}

/** How much of one file is done, 0–1: a file is half done when it has been read. */
function shareOf({ stage, bytes, ofBytes }: ImportProgress): number {
  return stage === 'storing' ? 0.5 : 0.5 * (bytes / Math.max(1, ofBytes));
}

/** What is being done at this moment, in a few words. */
export function stepOf({ stage, file, files, ofFiles, documents }: ImportProgress): string {
  const name = harmless(basename(file)).slice(0, 30);
  const found = `${documents} document${documents === 1 ? '' : 's'}`;
  if (stage === 'storing') return `storing ${found}`;
  return ofFiles > 1
    ? `reading ${name}, ${files + 1} of ${ofFiles} inside`
    : `reading ${name}${documents === 0 ? '' : `, ${found}`}`;
}

/** A file that was complete stays, and is known again by its bytes: nothing is taken in twice. */
export function howToGoOn(finished: number, all: number, title: string, isNew: boolean): string {
  const again = isNew
    ? `Run it again with --case "${title}" in place of --new-case`
    : 'Run the same command again';
  return `${finished} of ${all} files are in. ${again} to go on: what is in is not taken in twice. With --undo it is taken back.`;
}

/** Takes back by name: the file itself need not lie there any more. */
async function undo(names: readonly string[], options: Options): Promise<void> {
  const wanted = new Set(filesOf(names, true).files.map((name) => basename(name)));
  await withDesk(async (desk, principal) => {
    const found = await theCase(desk, principal, options.case);
    const undone: ({ readonly file: string } & TakenBack)[] = [];
    for (const view of await listImports(desk, principal, found.id)) {
      if (view.import.status !== 'done' || !wanted.has(view.fileName)) continue;
      const did = await undoImport(desk, principal, view.import.id);
      undone.push({ file: view.fileName, ...did });
    }
    if (options.json === true) json(undone);
    for (const { file, removed, claims, questions, stay } of options.json === true ? [] : undone) {
      const many = `${removed} document${removed === 1 ? '' : 's'}`;
      const found = claims === 0 ? '' : ` with ${claims} claim${claims === 1 ? '' : 's'}`;
      const asked =
        questions === 0
          ? ''
          : ` and ${questions} question${questions === 1 ? '' : 's'} that only it had asked`;
      line(`${file}: ${many}${found}${asked} taken back; the original is kept.`);
      if (stay > 0) line(`  ${stay} of them are in another file too and were added from there.`);
    }
    if (undone.length === 0) {
      throw new UsageError(
        `Nothing called ${[...wanted].join(', ')} was imported into "${found.title}".`,
      );
    }
  });
}

/** The last import of each of these names that was taken back. */
async function bringBack(names: readonly string[], options: Options): Promise<void> {
  const wanted = new Set(names.map((name) => basename(name)));
  await withDesk(async (desk, principal) => {
    const found = await theCase(desk, principal, options.case);
    const back: ({ readonly file: string } & Restored)[] = [];
    for (const view of await listImports(desk, principal, found.id)) {
      if (view.import.status !== 'undone' || !wanted.delete(view.fileName)) continue;
      const did = await restoreImport(desk, principal, view.import.id);
      back.push({ file: view.fileName, ...did });
    }
    if (options.json === true) json(back);
    for (const { file, documents, claims } of options.json === true ? [] : back) {
      const many = `${documents} document${documents === 1 ? '' : 's'}`;
      line(`${file}: ${many} brought back with ${claims} claim${claims === 1 ? '' : 's'}.`);
    }
    if (wanted.size > 0) {
      throw new UsageError(
        `No import of ${[...wanted].join(', ')} was taken back in "${found.title}".`,
      );
    }
  });
}

async function caseFor(desk: Desk, principal: Principal, options: Options): Promise<Case> {
  const title = options.newCase;
  if (title === undefined) return theCase(desk, principal, options.case);
  const draft = newCase(title, 'event', options.zone ?? 'UTC', principal.userId);
  const cases = await listCases(desk, principal);
  if (cases.some(({ case: c }) => c.title.toLowerCase() === draft.title.toLowerCase())) {
    throw new UsageError(`There is a case "${draft.title}" already; say --case instead.`);
  }
  return createCase(desk, principal, draft);
}

/** The bytes; null when this one cannot be read, which is no reason to leave the others. */
function readOrSay(file: string, unread: { file: string; why: string }[]): Uint8Array | null {
  try {
    if (statSync(file).size > LARGEST) {
      unread.push({ file, why: `${file} is larger than 2 GB. Split it and import the parts.` });
      return null;
    }
    return readFileSync(file);
  } catch (error) {
    const why = errorText(error);
    if (why === null) throw error;
    unread.push({ file, why });
    return null;
  }
}

function mappingOf(name: string): string | SheetMapping {
  if (!name.endsWith('.json') && !(name in MAPPINGS)) {
    throw new UsageError(
      `There is no mapping "${name}". Built in: ${Object.keys(MAPPINGS).join(', ')}; or name a .json file.`,
    );
  }
  try {
    return loadMapping(name);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`${name} is not JSON: ${error.message}. Mend it there.`);
  }
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
  line(
    view.import.status === 'failed'
      ? `${view.fileName}: could not be read.`
      : `${view.fileName}: ${parts.join(', ')} (${view.import.format})`,
  );
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
    ...(options.repair === false ? { repair: false } : {}),
  };
}
