import { Command } from 'commander';
import { findQuestion, questionBundle } from '#jobs/questions.ts';
import { json, line } from '../reporters/print.ts';
import { narrowText } from '../reporters/narrow-text.ts';
import { toldWidth } from '../reporters/terminal.ts';
import { theCase, withDesk } from '../with-desk.ts';

export function explainCommand(): Command {
  return new Command('explain')
    .argument('<question>', 'a question, such as Q-017')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText('after', '\nExample:\n  hearsay explain Q-017')
    .action(async (name: string, options: { case?: string; json?: boolean }) => {
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        const question = await desk.store.read(principal, (tx) => findQuestion(tx, found.id, name));
        const bundle = await questionBundle(desk, principal, question.id);
        if (options.json === true)
          json({ question: question.ref, text: question.text, ...bundle.assessment });
        else line(narrowText(bundle.explanation, toldWidth() ?? Infinity));
      });
    });
}
