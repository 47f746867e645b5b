/**
 * The command line: names the commands and turns what went wrong into one line and an exit code.
 *
 * Exit codes: 0 done; 1 done, and the answer is "no" (a gate refused, a check found damage);
 * 2 misuse or failure.
 */
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Command, CommanderError } from 'commander';
import { errorText } from './error-text.ts';
import { say, stayQuietWhenNobodyReads } from './reporters/print.ts';
import { SUMMARIES } from './summaries.ts';
import { VERSION } from './version.ts';

/** Loaded one by one: a command need not wait for what the others need. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
  link: async () => (await import('./commands/link.ts')).linkCommand(),
  import: async () => (await import('./commands/import.ts')).importCommand(),
  imports: async () => (await import('./commands/imports.ts')).importsCommand(),
  read: async () => (await import('./commands/read.ts')).readCommand(),
  cases: async () => (await import('./commands/cases.ts')).casesCommand(),
  inbox: async () => (await import('./commands/inbox.ts')).inboxCommand(),
  documents: async () => (await import('./commands/documents.ts')).documentsCommand(),
  claims: async () => (await import('./commands/claims.ts')).claimsCommand(),
  questions: async () => (await import('./commands/questions.ts')).questionsCommand(),
  search: async () => (await import('./commands/search.ts')).searchCommand(),
  searches: async () => (await import('./commands/searches.ts')).searchesCommand(),
  assess: async () => (await import('./commands/assess.ts')).assessCommand(),
  explain: async () => (await import('./commands/explain.ts')).explainCommand(),
  check: async () => (await import('./commands/cross-check.ts')).checkCommand(),
  map: async () => (await import('./commands/where-when.ts')).mapCommand(),
  timeline: async () => (await import('./commands/where-when.ts')).timelineCommand(),
  chain: async () => (await import('./commands/chain.ts')).chainCommand(),
  links: async () => (await import('./commands/links.ts')).linksCommand(),
  suggest: async () => (await import('./commands/suggest.ts')).suggestCommand(),
  corroborate: async () => (await import('./commands/corroborate.ts')).corroborateCommand(),
  simulate: async () => (await import('./commands/simulate.ts')).simulateCommand(),
  sources: async () => (await import('./commands/sources.ts')).sourcesCommand(),
  network: async () => (await import('./commands/network.ts')).networkCommand(),
  structure: async () => (await import('./commands/structure.ts')).structureCommand(),
  subjects: async () => (await import('./commands/subjects.ts')).subjectsCommand(),
  ask: async () => (await import('./commands/ask.ts')).askCommand(),
  warnings: async () => (await import('./commands/warnings.ts')).warningsCommand(),
  sessions: async () => (await import('./commands/sessions.ts')).sessionsCommand(),
  sheet: async () => (await import('./commands/sessions.ts')).sheetCommand(),
  outcome: async () => (await import('./commands/outcome.ts')).outcomeCommand(),
  calibration: async () => (await import('./commands/calibration.ts')).calibrationCommand(),
  answer: async () => (await import('./commands/answer.ts')).answerCommand(),
  release: async () => (await import('./commands/release.ts')).releaseCommand(),
  vault: async () => (await import('./commands/vault.ts')).vaultCommand(),
  log: async () => (await import('./commands/log.ts')).logCommand(),
  undo: async () => (await import('./commands/undo.ts')).undoCommand(),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(),
  backup: async () => (await import('./commands/backup.ts')).backupCommand(),
  restore: async () => (await import('./commands/restore.ts')).restoreCommand(),
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuildCommand(),
  sample: async () => (await import('./commands/sample.ts')).sampleCommand(),
};

/** Runs one command; the answer is the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  process.exitCode = 0;
  const program = newProgram();
  try {
    const [, , name] = argv;
    for (const one of Object.keys(COMMANDS)) {
      // For the list of commands their names and summaries are enough.
      const command = one === name ? await load(one) : new Command(one).helpOption(false);
      program.addCommand(command.description(SUMMARIES[one] ?? ''));
    }
    withOneLineErrors(program);
    if (name === undefined) program.outputHelp();
    else if (name === 'help') await help(program, argv[3]);
    else await program.parseAsync(argv);
    return Number(process.exitCode);
  } catch (error) {
    return report(error);
  }
}

function newProgram(): Command {
  return new Command('hearsay')
    .description('Shows how much of what you have been told is actually known.')
    .version(VERSION)
    .configureHelp({ sortSubcommands: false })
    .addHelpText(
      'after',
      `
Examples:
  hearsay serve                          open the desk; loads the sample case on first use
  hearsay import chat.zip --from C-Alder take in a chat export
  hearsay explain Q-017                  why a finding says what it says
  hearsay corroborate claims.csv         origins and probabilities for any table of claims

Every command answers --help. Data lives in HEARSAY_DATA (default ./hearsay-data); the desk
listens on HEARSAY_PORT (default 4747).`,
    );
}

async function load(name: string): Promise<Command> {
  const command = await COMMANDS[name]?.();
  if (command === undefined) throw new Error(`There is no command ${name}.`);
  return command;
}

/** `hearsay help release` is `hearsay release --help`. */
async function help(program: Command, name: string | undefined): Promise<void> {
  if (name === undefined || !(name in COMMANDS)) return program.outputHelp();
  const command = await load(name);
  new Command('hearsay').addCommand(command.description(SUMMARIES[name] ?? ''));
  command.outputHelp();
}

/** What commander finds wrong with the words of a command: one line, and where to read more. */
function withOneLineErrors(command: Command): void {
  command.exitOverride().configureOutput({
    outputError: (text, write) => {
      const path = [];
      for (let c: Command | null = command; c !== null; c = c.parent) path.unshift(c.name());
      const [first = '', ...rest] = text
        .replace(/^error: /, '')
        .trim()
        .split('\n');
      const more = rest.length > 0 ? ` ${rest.join(' ')}` : '';
      write(`hearsay: ${first}.${more} See: ${path.join(' ')} --help\n`);
    },
  });
  for (const sub of command.commands) withOneLineErrors(sub);
}

function report(error: unknown): number {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
  const text = errorText(error);
  if (text !== null) say(text);
  else {
    say('something went wrong that should not have. Please report this:');
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
  return 2;
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1] ?? '')).href) {
  stayQuietWhenNobodyReads();
  process.exitCode = await main(process.argv);
}
