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
import { assessCommand } from './commands/assess.ts';
import { backupCommand } from './commands/backup.ts';
import { casesCommand } from './commands/cases.ts';
import { chainCommand } from './commands/chain.ts';
import { corroborateCommand } from './commands/corroborate.ts';
import { explainCommand } from './commands/explain.ts';
import { importCommand } from './commands/import.ts';
import { linkCommand } from './commands/link.ts';
import { linksCommand } from './commands/links.ts';
import { outcomeCommand } from './commands/outcome.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { releaseCommand } from './commands/release.ts';
import { restoreCommand } from './commands/restore.ts';
import { sampleCommand } from './commands/sample.ts';
import { serveCommand } from './commands/serve.ts';
import { sourcesCommand } from './commands/sources.ts';
import { vaultCommand } from './commands/vault.ts';
import { verifyCommand } from './commands/verify.ts';
import { ListenError } from '#server/listen.ts';
import { UsageError } from './usage-error.ts';
import { VERSION } from './version.ts';

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

for (const command of [
  serveCommand(),
  linkCommand(),
  importCommand(),
  casesCommand(),
  assessCommand(),
  explainCommand(),
  chainCommand(),
  linksCommand(),
  corroborateCommand(),
  sourcesCommand(),
  outcomeCommand(),
  releaseCommand(),
  vaultCommand(),
  verifyCommand(),
  backupCommand(),
  restoreCommand(),
  rebuildCommand(),
  sampleCommand(),
]) {
  program.addCommand(command.exitOverride());
}

try {
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
