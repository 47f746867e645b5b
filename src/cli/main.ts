/**
 * The command line: names the commands and turns what went wrong into one line and an exit code.
 *
 * Exit codes: 0 done; 1 done, and the answer is "no" (a gate refused, a check found damage);
 * 2 misuse or failure.
 */
import { Command, CommanderError } from 'commander';
import { IntakeError } from '#intake/format.ts';
import { StoreError } from '#store/errors.ts';
import { CaseFileError } from '#jobs/case-file-error.ts';
import { ListenError } from '#server/listen.ts';
import { UsageError } from './usage-error.ts';
import { VERSION } from './version.ts';

/** Loaded one by one: a command need not wait for what the others need. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
  link: async () => (await import('./commands/link.ts')).linkCommand(),
  import: async () => (await import('./commands/import.ts')).importCommand(),
  cases: async () => (await import('./commands/cases.ts')).casesCommand(),
  assess: async () => (await import('./commands/assess.ts')).assessCommand(),
  explain: async () => (await import('./commands/explain.ts')).explainCommand(),
  chain: async () => (await import('./commands/chain.ts')).chainCommand(),
  links: async () => (await import('./commands/links.ts')).linksCommand(),
  corroborate: async () => (await import('./commands/corroborate.ts')).corroborateCommand(),
  sources: async () => (await import('./commands/sources.ts')).sourcesCommand(),
  outcome: async () => (await import('./commands/outcome.ts')).outcomeCommand(),
  release: async () => (await import('./commands/release.ts')).releaseCommand(),
  vault: async () => (await import('./commands/vault.ts')).vaultCommand(),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(),
  backup: async () => (await import('./commands/backup.ts')).backupCommand(),
  restore: async () => (await import('./commands/restore.ts')).restoreCommand(),
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuildCommand(),
  sample: async () => (await import('./commands/sample.ts')).sampleCommand(),
};

const program = new Command('hearsay')
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

Data lives in HEARSAY_DATA (default ./hearsay-data); the desk listens on HEARSAY_PORT (default 4747).`,
  )
  .exitOverride();

try {
  const wanted = COMMANDS[process.argv[2] ?? ''];
  for (const load of wanted === undefined ? Object.values(COMMANDS) : [wanted]) {
    program.addCommand((await load()).exitOverride());
  }
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}

/** Says what went wrong in one line; what we did not expect is shown whole. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof IntakeError) say(`${error.message} ${error.mend}`);
  else if (
    error instanceof StoreError ||
    error instanceof UsageError ||
    error instanceof CaseFileError
  ) {
    say(error.message);
  } else if (isSystemError(error)) say(systemErrorText(error));
  else if (error instanceof Error && error.message === 'stdout closed') return 0;
  else {
    say('something went wrong that should not have. Please report this:');
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
  return 2;
}

function say(text: string): void {
  process.stderr.write(`hearsay: ${text}\n`);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

function systemErrorText(error: NodeJS.ErrnoException): string {
  const where = error.path === undefined ? '' : ` ${error.path}`;
  if (error.code === 'ENOENT') return `there is no file${where}. Check the name.`;
  if (error.code === 'EACCES' || error.code === 'EPERM') return `not allowed to open${where}.`;
  if (error.code === 'EISDIR') return `${where.trim()} is a folder; name a file.`;
  if (error.code === 'ENOSPC')
    return `the disk is full; make room and try again. Nothing was lost.`;
  return error.message;
}
