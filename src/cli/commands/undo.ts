import { Command } from 'commander';
import { takeBackChange } from '#jobs/take-back-change.ts';
import { done, inCase, wholeNumber, type CaseOptions } from '../in-case.ts';

/** `hearsay undo`: takes back what one command did. */
export function undoCommand(): Command {
  return new Command('undo')
    .argument('[entry]', 'its number in `hearsay log`; your newest change when left out')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Everything a command did is put back as it was, as a change of its own: the history keeps both, and
undoing the undoing is undoing its entry. What was changed again since is refused, as is what has a way
of its own: imports (\`import FILE --undo\`), outcomes (\`outcome Q-002 --withdraw\`), releases.

Examples:
  hearsay undo
  hearsay undo 812`,
    )
    .action(async (entry: string | undefined, options: CaseOptions) => {
      const seq =
        entry === undefined
          ? null
          : wholeNumber('The entry', entry.replace(/^#/, ''), 1, 999_999_999);
      await inCase(options, async (desk, principal, found) => {
        const back = await takeBackChange(desk, principal, found.id, seq);
        done(
          options,
          back,
          `Taken back: ${back.verb} of ${back.at.slice(0, 16).replace('T', ' ')} (${back.records} ${back.records === 1 ? 'record' : 'records'}).`,
        );
      });
    });
}
