import { Command } from 'commander';
import pc from 'picocolors';
import { assessFully } from '#assessment/assess.ts';
import { chainText } from '#assessment/chain-text.ts';
import { findQuestion, questionBundle } from '#jobs/questions.ts';
import { json, line } from '../reporters/print.ts';
import { width } from '../reporters/columns.ts';
import { narrowDrawing } from '../reporters/narrow-drawing.ts';
import { toldWidth } from '../reporters/terminal.ts';
import { theCase, withDesk } from '../with-desk.ts';

export function chainCommand(): Command {
  return new Command('chain')
    .argument('<question>', 'a question, such as Q-017')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText('after', '\nExample:\n  hearsay chain Q-017')
    .action(async (name: string, options: { case?: string; json?: boolean }) => {
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        const question = await desk.store.read(principal, (tx) => findQuestion(tx, found.id, name));
        const bundle = await questionBundle(desk, principal, question.id);
        const full = assessFully(bundle.input);
        if (options.json === true) json({ question: question.ref, lineage: full.lineage });
        else {
          const drawing = chainText(bundle.input, full, bundle.documents);
          const room = toldWidth();
          const drawn = room === undefined ? drawing : narrowDrawing(drawing, room);
          line(drawn);
          const needed = Math.max(...drawn.split('\n').map(width));
          if (room !== undefined && needed > room) {
            line(
              pc.dim(
                `This drawing needs ${needed} columns: hearsay chain ${question.ref} | less -S`,
              ),
            );
          }
        }
      });
    });
}
