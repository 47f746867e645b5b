import { Command } from 'commander';
import pc from 'picocolors';
import { findQuestion, listQuestionRows, recordFinding } from '#jobs/questions.ts';
import { percent, percentRange } from '#assessment/words.ts';
import type { FlagKind } from '#assessment/finding.ts';
import type { QuestionRow } from '#jobs/views.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { theCase, withDesk } from '../with-desk.ts';

export function assessCommand(): Command {
  return new Command('assess')
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
          line(assessmentTable(rows, terminalWidth()));
          line();
          line(
            pc.dim(
              'Origins: shown independent + not established. Grade: 1 confirmed … 6 cannot be judged.',
            ),
          );
          const many = `${rows.length} question${rows.length === 1 ? '' : 's'}`;
          line(
            options.record === true
              ? `${many}, kept as ${rows.length === 1 ? 'a finding' : 'findings'}.`
              : `${many} · \`hearsay explain ${rows[0]?.question.ref}\` gives the reasons`,
          );
        });
      },
    );
}

const HEAD = ['', 'Question', 'Best answer', 'How sure', 'Reports → origins', 'Grade', 'Flags'];

/** Questions, answers and flags are broken at spaces until the table is as narrow as asked for. */
export function assessmentTable(rows: readonly QuestionRow[], width: number): string {
  return table([HEAD.map((title) => pc.dim(title)), ...rows.map(cells)], {
    width,
    flexible: { 1: 16, 2: 12, 4: 9, 6: 14 },
  });
}

function cells({ question, assessment: a }: QuestionRow): string[] {
  const judged = a.best !== null && a.verdict !== 'cannot-be-judged';
  const unknown = a.origins.notEstablished > 0 ? ` + ${a.origins.notEstablished}?` : '';
  const settled = question.status === 'settled' || question.status === 'closed';
  return [
    question.ref,
    question.text,
    judged ? (a.best?.label ?? '–') : 'cannot be judged',
    judged && a.best !== null
      ? `${percent(a.best.probability)} (${percentRange(a.best.interval)})`
      : '–',
    `${a.reports} → ${a.origins.independent}${unknown}`,
    String(a.credibility),
    [
      ...(settled ? ['settled'] : []),
      ...new Set(a.flags.flatMap((flag) => FLAGS[flag.kind] ?? [])),
    ].join(', '),
  ];
}

/** Short words; what the numbers beside them say already (one origin, not established) is left out. */
const FLAGS: Readonly<Record<FlagKind, string | null>> = {
  'threat-to-life': 'THREAT TO LIFE',
  'protected-site': 'PROTECTED SITE',
  contradiction: 'contradiction',
  circular: 'circular',
  resale: 'resale',
  'single-origin': 'single origin',
  'lineage-not-established': null,
  'common-relay': 'common relay',
  grudge: 'grudge',
  'paid-per-report': 'paid per report',
  'suggested-link': 'suggested link',
  stale: 'stale',
};
