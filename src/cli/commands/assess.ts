import { Command } from 'commander';
import pc from 'picocolors';
import { findQuestion, listQuestionRows, recordFinding } from '#jobs/questions.ts';
import { percent, percentRange } from '#assessment/words.ts';
import type { Question } from '#claims/question.ts';
import type { FlagKind } from '#assessment/finding.ts';
import type { QuestionRow } from '#jobs/views.ts';
import { broken, tableRows } from '../reporters/columns.ts';
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
          const legend =
            'Origins: shown independent + not established. Grade: 1 confirmed … 6 cannot be judged.';
          for (const part of broken(legend, terminalWidth())) line(pc.dim(part));
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

const HEAD = ['', 'Question', 'Best answer', 'How sure', 'Reports → origins', 'Grade'];

/** A line for each question, broken at spaces until it is as narrow as asked for; its flags below. */
export function assessmentTable(rows: readonly QuestionRow[], width: number): string {
  const [head = '', ...lines] = tableRows(
    [HEAD.map((title) => pc.dim(title)), ...rows.map(cells)],
    { width, flexible: { 1: 16, 2: 12 }, most: { 2: 22, 4: 9 } },
  );
  const indent = 2 + Math.max(...rows.map(({ question }) => question.ref.length));
  return [
    head,
    ...lines.flatMap((text, i) => {
      const flags = flagWords(rows[i]);
      const below = broken(flags, width - indent).map(
        (part) => ' '.repeat(indent) + pc.yellow(part),
      );
      return flags === '' ? [text] : [text, ...below];
    }),
  ].join('\n');
}

function cells({ question, assessment: a }: QuestionRow): string[] {
  const judged = a.best !== null && a.verdict !== 'cannot-be-judged';
  const unknown = a.origins.notEstablished > 0 ? `+${a.origins.notEstablished}?` : '';
  return [
    question.ref,
    question.text,
    judged ? (a.best?.label ?? '–') : 'cannot be judged',
    judged && a.best !== null
      ? `${percent(a.best.probability)} (${percentRange(a.best.interval)})`
      : '–',
    `${a.reports} → ${a.origins.independent}${unknown}`,
    String(a.credibility),
  ];
}

function flagWords(row: QuestionRow | undefined): string {
  if (row === undefined) return '';
  const { question, assessment, outcome } = row;
  const settled = outcome !== null || question.status === 'settled' || question.status === 'closed';
  const flags = assessment.flags.flatMap(({ kind }) =>
    isAnswered(question, kind) ? ANSWERED[kind] : (FLAGS[kind] ?? []),
  );
  return [...(settled ? ['settled'] : []), ...new Set(flags)].join(' · ');
}

/** A safety flag that somebody has answered for holds nothing back any more; it is still there. */
const ANSWERED = {
  'protected-site': 'protected site, answered',
  'threat-to-life': 'threat to life, answered',
} as const;

function isAnswered(question: Question, kind: FlagKind): kind is keyof typeof ANSWERED {
  if (kind === 'protected-site') return question.protectedSite.answer !== null;
  if (kind === 'threat-to-life') return question.threatToLife.answer !== null;
  return false;
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
  'could-come-from-us': 'could come from us',
  grudge: 'grudge',
  'paid-per-report': 'paid per report',
  'suggested-link': 'suggested link',
  stale: 'stale',
};
