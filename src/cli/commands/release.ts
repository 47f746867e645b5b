import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Principal } from '#terms/principal.ts';
import type { Release } from '#release/release.ts';
import type { Desk } from '#jobs/desk.ts';
import { findQuestion } from '#jobs/questions.ts';
import { listReleases, makeRelease, releaseFile, signRelease } from '#jobs/release.ts';
import { moment } from '../moment.ts';
import { passphrase } from '../passphrase.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { theCase, withDesk } from '../with-desk.ts';

interface Common {
  readonly out?: string;
  readonly case?: string;
  readonly json?: boolean;
}

interface MakeOptions extends Common {
  readonly title?: string;
  readonly audience: string;
  readonly format: readonly string[];
  readonly expires?: string;
}

export function releaseCommand(): Command {
  const command = new Command('release');
  command
    .command('make', { isDefault: true })
    .description('compose a dossier and put it through the gate; `make` may be left out')
    .argument('<questions...>', 'questions, such as Q-002 Q-017')
    .requiredOption('--audience <who>', 'who receives it; a later correction must find them')
    .option('--title <title>', 'title of the dossier; the title of the case unless said')
    .option('--format <format...>', 'markdown, html', ['markdown', 'html'])
    .option('--expires <time>', 'not to be used after this moment')
    .option('--out <folder>', 'write the files here, if the gate lets them leave')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      '\nExample:\n  hearsay release Q-002 Q-005 --audience "Commission secretariat" --out ./dossier',
    )
    .action(make);
  command
    .command('sign')
    .description('the second reader signs; then the files may leave')
    .argument('<release>', 'the release, by the last letters of its name')
    .requiredOption('--as <name>', 'who signs')
    .option('--out <folder>', 'write the files here')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .action(async (name: string, options: Common & { as: string }) => {
      checkOut(options.out);
      await withDesk(async (desk, principal) => {
        const release = await find(desk, principal, name, options.case);
        const signed = await signRelease(desk, principal, release.id, options.as);
        await show(desk, principal, signed, options);
      });
    });
  command
    .command('write')
    .description('write the files of a release that may leave')
    .argument('<release>', 'the release, by the last letters of its name')
    .requiredOption('--out <folder>', 'where to')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .action(async (name: string, options: Common & { out: string }) => {
      checkOut(options.out);
      await withDesk(async (desk, principal) => {
        const release = await find(desk, principal, name, options.case);
        if (release.status === 'refused' || release.status === 'awaiting-signature') {
          throw new UsageError(
            release.status === 'refused'
              ? 'The gate refused this release; nothing of it may leave. Mend what it names and make it again.'
              : `This release waits for a second signature: hearsay release sign ${shortName(release)} --as "Name"`,
          );
        }
        const written = await write(desk, principal, release, options.out);
        if (options.json === true) json({ release: release.id, written });
        else for (const path of written) line(`wrote ${path}`);
      });
    });
  command
    .command('list')
    .description('what was released or refused, and what is due for correction')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .action(async (options: Common) => {
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        const releases = await listReleases(desk, principal, found.id);
        if (options.json === true) return json(releases);
        if (releases.length === 0) return line('Nothing was released yet.');
        line(
          table(
            releases.map((r) => [
              shortName(r),
              `${r.madeAt.slice(0, 16).replace('T', ' ')} UTC`,
              STATUS[r.status],
              `“${r.title}” for ${r.audience}`,
            ]),
            { width: terminalWidth(), flexible: { 3: 20 } },
          ),
        );
        for (const r of releases) {
          if (r.correction !== null && r.status === 'correction-due')
            line(`\n! ${shortName(r)}, for ${r.audience}: ${r.correction.why}`);
        }
      });
    });
  return command;
}

const STATUS: Readonly<Record<Release['status'], string>> = {
  refused: 'refused',
  'awaiting-signature': 'awaiting signature',
  released: 'released',
  'correction-due': 'CORRECTION DUE',
  corrected: 'corrected',
};

async function make(names: readonly string[], options: MakeOptions): Promise<void> {
  const formats = options.format.map((format) => {
    const known = (['markdown', 'html'] as const).find((f) => f === format);
    if (known === undefined)
      throw new UsageError(`--format is markdown or html; it is "${format}".`);
    return known;
  });
  const expires = options.expires === undefined ? undefined : moment('--expires', options.expires);
  checkOut(options.out);
  await withDesk(async (desk, principal) => {
    const found = await theCase(desk, principal, options.case);
    const questionIds = [];
    for (const name of names) {
      questionIds.push(
        (await desk.store.read(principal, (tx) => findQuestion(tx, found.id, name))).id,
      );
    }
    if ((await desk.store.vault.state()) === 'locked') {
      const secret = await passphrase(
        'HEARSAY_PASSPHRASE',
        'Passphrase of the vault (the gate must look for every name in it)',
      );
      await desk.store.vault.unlock(principal, secret);
    }
    const release = await makeRelease(desk, principal, found.id, {
      title: options.title ?? found.title,
      audience: options.audience,
      questionIds,
      formats,
      ...(expires === undefined ? {} : { expires }),
    });
    await show(desk, principal, release, options);
    if (release.status === 'refused') process.exitCode = 1;
  });
}

/** Looked at first: once a release is made or signed it is too late to find no room for its files. */
function checkOut(folder: string | undefined): void {
  if (folder === undefined || !existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) {
    throw new UsageError(`${folder} is a file; name a folder for the dossier.`);
  }
  if (readdirSync(folder).length > 0) {
    throw new UsageError(`There is something in ${folder} already; name an empty or a new folder.`);
  }
}

async function find(
  desk: Desk,
  principal: Principal,
  name: string,
  caseName: string | undefined,
): Promise<Release> {
  const found = await theCase(desk, principal, caseName);
  const releases = await listReleases(desk, principal, found.id);
  const matches =
    name === '' ? [] : releases.filter((r) => r.id.toLowerCase().endsWith(name.toLowerCase()));
  const [release] = matches;
  if (release === undefined || matches.length > 1) {
    throw new UsageError(
      release === undefined
        ? `There is no release "${name}"; \`hearsay release list\` shows them.`
        : `"${name}" fits ${matches.length} releases; give more of its name.`,
    );
  }
  return release;
}

async function write(
  desk: Desk,
  principal: Principal,
  release: Release,
  folder: string,
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  for (const entry of release.manifest) {
    const path = join(folder, entry.name);
    const file = await releaseFile(desk, principal, release.id, entry.name);
    writeFileSync(path, file.bytes, { flag: 'wx' });
    written.push(path);
  }
  const path = join(folder, 'manifest.json');
  writeFileSync(path, `${JSON.stringify(release.manifest, null, 2)}\n`, { flag: 'wx' });
  return [...written, path];
}

async function show(
  desk: Desk,
  principal: Principal,
  release: Release,
  options: Common,
): Promise<void> {
  const written =
    release.status === 'released' && options.out !== undefined
      ? await write(desk, principal, release, options.out)
      : [];
  if (options.json === true) return json(release);
  const name = shortName(release);
  line(`Release ${name}: ${STATUS[release.status]}`);
  line(
    table(
      release.gate.checks.flatMap((check) => [
        [markOf(check), check.rule, check.text],
        ...(check.passed || check.mend === null ? [] : [['', '', check.mend]]),
      ]),
      { width: terminalWidth(), flexible: { 2: 30 } },
    ),
  );
  if (release.status === 'refused') {
    line('\nNothing leaves. Mend what is marked ✗ and make it again.');
  }
  if (release.status === 'awaiting-signature') {
    line(
      `\nNothing may leave yet. A second reader signs:\n  hearsay release sign ${name} --as "Name" --out FOLDER`,
    );
  }
  for (const path of written) line(`wrote ${path}`);
  if (release.status === 'released' && options.out === undefined) {
    line(`\nIt may leave. To write the files:\n  hearsay release write ${name} --out FOLDER`);
  }
}

/** A signature that is still to come is no fault. */
function markOf(check: Release['gate']['checks'][number]): string {
  if (check.passed) return '✓';
  return check.rule === 'signatures' ? '·' : '✗';
}

function shortName(release: Release): string {
  return release.id.slice(-6).toLowerCase();
}
