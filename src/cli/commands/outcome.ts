import { Command } from 'commander';
import { formatValue } from '#claims/format-value.ts';
import { parseValue } from '#claims/parse-value.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import type { Outcome } from '#assessment/finding.ts';
import { recordOutcome } from '#jobs/outcome.ts';
import { findQuestion } from '#jobs/questions.ts';
import { table } from '../reporters/columns.ts';
import { json, line, say } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { theCase, withDesk } from '../with-desk.ts';

const STANDARDS = [
  'reasonable-suspicion',
  'reasonable-grounds',
  'balance-of-probabilities',
  'clear-and-convincing',
  'beyond-reasonable-doubt',
] as const satisfies readonly Outcome['standardOfProof'][];

export function outcomeCommand(): Command {
  return new Command('outcome')
    .argument('<question>', 'a question, such as Q-017')
    .argument('<answer>', 'what turned out: "yes", "13", "Tell Varo", "12 March 2026"')
    .requiredOption('--evidence <words>', 'what shows it')
    .option('--standard <standard>', STANDARDS.join(', '), 'reasonable-grounds')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      '\nExample:\n  hearsay outcome Q-002 13 --evidence "hospital register, seen 2 May"',
    )
    .action(
      async (
        name: string,
        answer: string,
        options: { evidence: string; standard: string; case?: string; json?: boolean },
      ) => {
        const standardOfProof = STANDARDS.find((s) => s === options.standard);
        if (standardOfProof === undefined) {
          throw new UsageError(
            `--standard is one of ${STANDARDS.join(', ')}; it is "${options.standard}".`,
          );
        }
        await withDesk(async (desk, principal) => {
          const found = await theCase(desk, principal, options.case);
          const question = await desk.store.read(principal, (tx) =>
            findQuestion(tx, found.id, name),
          );
          const parsed = parseValue(answer, question.type, { zone: found.zone });
          if (parsed.value === null)
            throw new UsageError(`"${answer}" is no answer to ${question.ref}: ${parsed.reason}`);
          for (const doubt of parsed.doubts) say(doubt);
          if (isNew(parsed.value, question)) {
            say(
              `"${answer}" is none of the answers of ${question.ref} so far (${question.options.join(', ')}). It is recorded all the same; if it is a slip, record the outcome again.`,
            );
          }
          const result = await recordOutcome(desk, principal, question.id, {
            value: parsed.value,
            standardOfProof,
            evidence: options.evidence,
          });
          if (options.json === true) return json(result);
          const sources = await desk.store.read(principal, (tx) =>
            tx.list('source', { caseId: found.id }),
          );
          const names = new Map(sources.map((s) => [s.id as string, s.pseudonym]));
          line(
            `Recorded: ${question.ref} – ${question.text} ${formatValue(parsed.value, question)}.`,
          );
          if (result.contradicted.length > 0)
            line(`${findings(result.contradicted.length)} said otherwise.`);
          if (result.confirmed.length > 0) line(`${findings(result.confirmed.length)} said so.`);
          if (result.moves.length === 0)
            line('No source moved: nobody whose words fed this question can be judged by it.');
          else {
            line('\nWhat moved:');
            line(
              table(
                result.moves.map((move) => [
                  `  ${names.get(move.sourceId) ?? 'a source'}`,
                  `${move.role}, ${move.topic}`,
                  `${percent(move.before.mean)} → ${percent(move.after.mean)}`,
                  `${move.before.letter} → ${move.after.letter}`,
                ]),
                { width: terminalWidth() },
              ),
            );
          }
          for (const due of result.corrections)
            line(
              `\nCorrection due: release ${due.releaseId.slice(-6).toLowerCase()}, “${due.title}”. ${due.correction.why}`,
            );
        });
      },
    );
}

/** A word that the question does not know, which may be what nobody thought of – or a slip. */
function isNew(value: Value, question: Question): boolean {
  if (question.options.length === 0) return false;
  const word = value.type === 'choice' ? value.answer : value.type === 'place' ? value.place : null;
  const known = [...question.options, ...Object.entries(question.places).flat()];
  return word !== null && !known.some((option) => option.toLowerCase() === word.toLowerCase());
}

function findings(n: number): string {
  return `${n} recorded finding${n === 1 ? '' : 's'}`;
}

function percent(p: number): string {
  return `${Math.round(p * 100)} %`;
}
