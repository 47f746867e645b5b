import { Command } from 'commander';
import pc from 'picocolors';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import type { SavedSearch } from '#terms/saved-search.ts';
import type { Desk } from '#jobs/desk.ts';
import { listSavedSearches, removeSavedSearch, saveSearch } from '#jobs/saved-searches.ts';
import { done, inCase, short, type CaseOptions } from '../in-case.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { narrowOptions, queryOf, showQuestions, type NarrowOptions } from './questions.ts';

/** `hearsay searches`: the searches kept with a case; the Questions screen shows the same. */
export function searchesCommand(): Command {
  const command = new Command('searches')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
A saved search belongs to the case: the desk shows it under Questions, and everybody of the case has it.

Examples:
  hearsay searches
  hearsay searches save "Contradicted, high" --only contradiction --importance 3
  hearsay searches run "Contradicted, high"
  hearsay searches remove "Contradicted, high"`,
    )
    .action(async (_: unknown, self: Command) => {
      const options = self.opts<CaseOptions>();
      if (self.args.length > 0) {
        throw new UsageError(`"${self.args[0]}" is none of save, run, remove.`);
      }
      await inCase(options, async (desk, principal, found) => {
        const saved = await listSavedSearches(desk, principal, found.id);
        if (options.json === true) return json(saved);
        if (saved.length === 0) {
          return line('None yet. `hearsay searches save NAME` with filters keeps one.');
        }
        line(
          table(
            saved.map((one) => [short(one.id), one.name, one.screen, pc.dim(filters(one))]),
            { width: terminalWidth(), flexible: { 1: 16, 3: 20 } },
          ),
        );
      });
    });
  command.addCommand(saveCommand());
  command.addCommand(runCommand());
  command.addCommand(removeCommand());
  return command;
}

function saveCommand(): Command {
  return narrowOptions(
    new Command('save')
      .description('keep filters of the Questions table under a name')
      .argument('<name>'),
  ).action(async (name: string, own: NarrowOptions, self: Command) => {
    const options = self.optsWithGlobals<CaseOptions>();
    const { ids: _, ...query } = queryOf(own);
    const search = Object.fromEntries(
      Object.entries(query).filter((each): each is [string, string] => each[1] !== undefined),
    );
    if (Object.keys(search).length === 0) {
      throw new UsageError('Give at least one filter, such as --only contradiction.');
    }
    const title = name.trim();
    if (title === '') throw new UsageError('A saved search needs a name.');
    await inCase(options, async (desk, principal, found) => {
      const draft = { name: title, screen: 'questions', search };
      const saved = await saveSearch(desk, principal, found.id, draft);
      done(options, saved, `Kept as “${saved.name}”. \`hearsay searches run "${saved.name}"\``);
    });
  });
}

function runCommand(): Command {
  return new Command('run')
    .description('the questions that a saved search finds now')
    .argument('<name>', 'its name, or its last six letters')
    .option('--most <n>', 'how many to list', '50')
    .action(async (name: string, own: { readonly most: string }, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const one = await named(desk, principal, found, name);
        if (one.screen !== 'questions') {
          throw new UsageError(
            `“${one.name}” is a view of the ${one.screen} screen; open it on the desk.`,
          );
        }
        await showQuestions(desk, principal, found, { ...own, ...options }, one.search);
      });
    });
}

function removeCommand(): Command {
  return new Command('remove')
    .description('drop a saved search')
    .argument('<name>', 'its name, or its last six letters')
    .action(async (name: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const one = await named(desk, principal, found, name);
        await removeSavedSearch(desk, principal, one.id, one.version);
        done(options, { removed: one.id }, `Dropped “${one.name}”.`);
      });
    });
}

async function named(
  desk: Desk,
  principal: Principal,
  found: Case,
  name: string,
): Promise<SavedSearch> {
  const wanted = name.trim().toLowerCase();
  const saved = await listSavedSearches(desk, principal, found.id);
  const fits = saved.filter(
    (one) =>
      one.name.toLowerCase() === wanted ||
      (wanted.length >= 4 && one.id.toLowerCase().endsWith(wanted)),
  );
  const [one] = fits;
  if (one === undefined || fits.length > 1) {
    throw new UsageError(
      one === undefined
        ? `There is no saved search "${name}"; \`hearsay searches\` lists them.`
        : `"${name}" fits ${fits.length} saved searches; give the last six letters of one.`,
    );
  }
  return one;
}

function filters({ search }: SavedSearch): string {
  return Object.entries(search)
    .map(([key, value]) => `${key}: ${value}`)
    .join(' · ');
}
