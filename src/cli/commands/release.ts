import { Command } from 'commander';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import type { Release } from '#release/release.ts';
import type { Desk } from '#jobs/desk.ts';
import { findQuestion } from '#jobs/questions.ts';
import { listReleases, makeRelease, releaseFile, signRelease } from '#jobs/release.ts';
import { passphrase } from '../passphrase.ts';
import { json, line } from '../reporters/print.ts';
import { UsageError } from '../usage-error.ts';
import { theCase, withDesk } from '../with-desk.ts';

interface MakeOptions {
  title?: string;
  audience: string;
  format: string[];
  out?: string;
  expires?: string;
  case?: string;
  json?: boolean;
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
    .action(async (names: string[], options: MakeOptions) => {
      const formats = options.format.map((format) => {
        const known = (['markdown', 'html'] as const).find((f) => f === format);
        if (known === undefined)
          throw new UsageError(`--format is markdown or html, not "${format}".`);
        return known;
      });
      const refused = await withDesk(async (desk, principal) => {
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
          ...(options.expires === undefined ? {} : { expires: instant(options.expires) }),
        });
        await show(desk, principal, release, options);
        return release.status === 'refused';
      });
      if (refused) process.exitCode = 1;
    });
  command
    .command('sign')
    .description('the second reader signs; then the files may leave')
    .argument('<release>', 'the release, by the last letters of its name')
    .requiredOption('--as <name>', 'who signs')
    .option('--out <folder>', 'write the files here')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .action(
      async (
        name: string,
        options: { as: string; out?: string; case?: string; json?: boolean },
      ) => {
        await withDesk(async (desk, principal) => {
          const release = await find(desk, principal, name, options.case);
          await show(
            desk,
            principal,
            await signRelease(desk, principal, release.id, options.as),
            options,
          );
        });
      },
    );
  command
    .command('list')
    .description('what was released or refused')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .action(async (options: { case?: string; json?: boolean }) => {
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        const releases = await listReleases(desk, principal, found.id);
        if (options.json === true) return json(releases);
        if (releases.length === 0) line('Nothing was released yet.');
        for (const r of releases) {
          line(
            `${r.id.slice(-6)}  ${r.madeAt.slice(0, 16)}  ${r.status}  “${r.title}” for ${r.audience}`,
          );
          if (r.correction !== null) line(`        ${r.correction.why}`);
        }
      });
    });
  return command;
}

async function find(
  desk: Desk,
  principal: Principal,
  name: string,
  caseName: string | undefined,
): Promise<Release> {
  const found = await theCase(desk, principal, caseName);
  const releases = await listReleases(desk, principal, found.id);
  const matches = releases.filter((r) => r.id.toLowerCase().endsWith(name.toLowerCase()));
  const [release] = matches;
  if (release === undefined || matches.length > 1) {
    throw new UsageError(
      `"${name}" names ${matches.length} releases; \`hearsay release list\` shows them.`,
    );
  }
  return release;
}

async function show(
  desk: Desk,
  principal: Principal,
  release: Release,
  options: { out?: string; json?: boolean },
): Promise<void> {
  const written: string[] = [];
  if (release.status === 'released' && options.out !== undefined) {
    mkdirSync(options.out, { recursive: true });
    for (const entry of release.manifest) {
      const path = join(options.out, entry.name);
      if (existsSync(path)) throw new UsageError(`${path} is there already; name another folder.`);
      const file = await releaseFile(desk, principal, release.id, entry.name);
      writeFileSync(path, file.bytes, { flag: 'wx' });
      written.push(path);
    }
    const path = join(options.out, 'manifest.json');
    writeFileSync(path, `${JSON.stringify(release.manifest, null, 2)}\n`, { flag: 'wx' });
    written.push(path);
  }
  if (options.json === true) return json(release);
  const name = release.id.slice(-6).toLowerCase();
  line(`Release ${name}: ${release.status}`);
  for (const check of release.gate.checks) {
    line(`  ${check.passed ? '✓' : '✗'} ${check.rule}: ${check.text}`);
    if (!check.passed && check.mend !== null) line(`      ${check.mend}`);
  }
  if (release.status === 'awaiting-signature') {
    line(
      `\nNothing may leave yet. A second reader signs with: hearsay release sign ${name} --as "Name" --out FOLDER`,
    );
  }
  for (const path of written) line(`wrote ${path}`);
  if (release.status === 'released' && options.out === undefined) {
    line('\nIt may leave. Name a folder with --out to write the files.');
  }
}
