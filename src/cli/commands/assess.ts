import { Command } from 'commander';
import pc from 'picocolors';
import { findQuestion, listQuestionRows, recordFinding } from '#jobs/questions.ts';
import { percent, percentRange } from '#assessment/words.ts';
import type { QuestionRow } from '#jobs/views.ts';
import { columns } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { theCase, withDesk } from '../with-desk.ts';

export function assessCommand(): Command {
  return new Command('assess')
    .description('what is known of each question, and how surely')
    .argument('[question]', 'a question, such as Q-017; all of them when left out')
    .option('--case <case>', 'the case, by title or id')
    .option('--record', 'keep these assessments as findings')
    .option('--json', 'one JSON document for machines')
    .addHelpText('after', '\nExamples:\n  hearsay assess\n  hearsay assess Q-017 --record')
    .action(
      async (
        name: string | undefined,
        options: { case?: string; record?: boolean; json?: boolean },
      ) => {
        await withDesk(async (desk, principal) => {
          const found = await theCase(desk, principal, options.case);
          let rows = await listQuestionRows(desk, principal, found.id);
          if (name !== undefined) {
            const question = await desk.store.read(principal, (tx) =>
              findQuestion(tx, found.id, name),
            );
            rows = rows.filter((row) => row.question.id === question.id);
          }
          if (options.record === true) {
            for (const row of rows) await recordFinding(desk, principal, row.question.id);
          }
          if (options.json === true) {
            json(
              rows.map(({ question, assessment }) => ({
                question: question.ref,
                text: question.text,
                ...assessment,
              })),
            );
            return;
          }
          if (rows.length === 0) {
            line(
              'This case has no questions yet. Add one in the desk, or import a sheet of claims.',
            );
            return;
          }
          line(pc.bold(found.title));
          line(columns([HEAD, ...rows.map(cells)], [6, 46, 26, 18, 16, 5, 60]));
          line();
          line(
            `${rows.length} question${rows.length === 1 ? '' : 's'} · \`hearsay explain ${rows[0]?.question.ref}\` gives the reasons`,
          );
        });
      },
    );
}

const HEAD = ['', 'Question', 'Best answer', 'How sure', 'Reports→origins', 'Grade', 'Flags'].map(
  (t) => pc.dim(t),
);

function cells({ question, assessment: a }: QuestionRow): string[] {
  const sure =
    a.best === null || a.verdict === 'cannot-be-judged'
      ? '–'
      : `${percent(a.best.probability)} (${percentRange(a.best.interval)})`;
  const unknown = a.origins.notEstablished > 0 ? ` +${a.origins.notEstablished}?` : '';
  return [
    question.ref,
    question.text,
    a.verdict === 'cannot-be-judged' ? 'cannot be judged' : (a.best?.label ?? '–'),
    sure,
    `${a.reports} → ${a.origins.independent}${unknown}`,
    String(a.credibility),
    [...new Set(a.flags.map((flag) => flag.kind))].join(', '),
  ];
}
