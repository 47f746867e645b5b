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
undoing the undoing is undoing its entry. Given again, it goes further back: what cannot be taken back –
a release, a finding on record, what others built on since – is passed over and named. With a number it
is refused, with the reason.

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
        const words = back.passedOver.map(
          (one) => `Passed over: #${one.entry} ${one.verb}. ${one.why}`,
        );
        const at = back.at.slice(0, 16).replace('T', ' ');
        const many = `${back.records} ${back.records === 1 ? 'record' : 'records'}`;
        done(
          options,
          back,
          [...words, `Taken back: #${back.entry} ${back.verb} of ${at} UTC (${many}).`].join('\n'),
        );
      });
    });
}
