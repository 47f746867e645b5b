import { Command } from 'commander';
import { formatValue } from '#claims/format-value.ts';
import { parseValue } from '#claims/parse-value.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import type { Outcome } from '#assessment/finding.ts';
import { newestOutcome } from '#assessment/decided-questions.ts';
import { outcomeReport, type OutcomeReport } from '#jobs/calibration.ts';
import { recordOutcome, withdrawOutcome } from '#jobs/outcome.ts';
import { findQuestion } from '#jobs/questions.ts';
import { done, inCase, type CaseOptions } from '../in-case.ts';
import { broken, table } from '../reporters/columns.ts';
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
    .argument('[answer]', 'what turned out: "yes", "13", "Tell Varo", "12 March 2026"')
    .option('--evidence <words>', 'what shows it; needed with an answer')
    .option('--known-since <day>', 'since when the desk knew it, where that is before now')
    .option('--withdraw', 'take the newest version of the outcome back')
    .option('--standard <standard>', STANDARDS.join(', '), 'reasonable-grounds')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Without an answer it shows what turned out, every report back to whoever saw it, and every release that
carried it. What was told after --known-since answers a control question.

Examples:
  hearsay outcome Q-002 13 --evidence "hospital register, seen 2 May"
  hearsay outcome Q-002 13 --evidence "register" --known-since 2026-04-30
  hearsay outcome Q-002
  hearsay outcome Q-002 --withdraw`,
    )
    .action(
      async (
        name: string,
        answer: string | undefined,
        options: {
          evidence?: string;
          standard: string;
          knownSince?: string;
          withdraw?: boolean;
          case?: string;
          json?: boolean;
        },
      ) => {
        if (answer === undefined) return showOrWithdraw(name, options);
        const { evidence, knownSince } = options;
        if (options.withdraw === true) {
          throw new UsageError('Give an answer, or --withdraw; not both.');
        }
        if (evidence === undefined) throw new UsageError('Say what shows it: --evidence "…".');
        if (knownSince !== undefined && !isDay(knownSince)) {
          throw new UsageError(`--known-since is a day such as 2026-04-30; not "${knownSince}".`);
        }
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
            evidence,
            ...(knownSince === undefined ? {} : { knownSince }),
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

/** What turned out of a question with everything behind it; or the newest version of it taken back. */
async function showOrWithdraw(
  name: string,
  options: CaseOptions & { readonly withdraw?: boolean },
): Promise<void> {
  await inCase(options, async (desk, principal, found) => {
    const { question, outcome } = await desk.store.read(principal, async (tx) => {
      const asked = await findQuestion(tx, found.id, name);
      const about = { caseId: found.id, questionId: asked.id };
      return { question: asked, outcome: newestOutcome(await tx.list('outcome', about)) };
    });
    if (outcome === null) {
      throw new UsageError(
        `Nothing is on record of what turned out on ${question.ref}; \`hearsay outcome ${question.ref} ANSWER --evidence "…"\` records it.`,
      );
    }
    if (options.withdraw === true) {
      const left = await withdrawOutcome(desk, principal, outcome.id, outcome.version);
      return done(
        options,
        { withdrawn: outcome.id, left },
        left === null
          ? `Taken back: nothing is known of what turned out on ${question.ref}.`
          : `Taken back: ${question.ref} ${formatValue(left.value, question)} again.`,
      );
    }
    const report = await outcomeReport(desk, principal, outcome.id);
    if (options.json === true) json(report);
    else show(report);
  });
}

function show({ row, reports, documents, moves, releases, earlier }: OutcomeReport): void {
  const { outcome } = row;
  const width = terminalWidth();
  const numbers = new Map(documents.map(({ id, number }) => [id, number]));
  for (const part of broken(`${row.ref}  ${row.text} ${row.turnedOut}`, width)) line(part);
  const since = outcome.knownSince == null ? '' : `, known since ${outcome.knownSince}`;
  const facts = `${outcome.standardOfProof}, by ${outcome.decidedBy}, ${outcome.at.slice(0, 10)}${since}: ${outcome.evidence}`;
  for (const part of broken(facts, width - 2)) line(`  ${part}`);
  line(
    row.forecast === null
      ? '  Before, it could not be judged.'
      : `  Before, we said ${row.forecast.said} with ${percent(row.forecast.probability)}.`,
  );
  if (reports.length > 0) {
    line('\nReports, back to whoever saw it');
    line(
      table(
        reports.map(({ claimId, documentId, hops, says, agrees }) => [
          '',
          says,
          agrees ? 'as it was' : 'otherwise',
          hops
            .map(({ name, wrong }) => (wrong > 0 ? `${name} (wrong ${percent(wrong)})` : name))
            .join(' > '),
          documentId === null
            ? claimId.slice(-6).toLowerCase()
            : `#${numbers.get(documentId) ?? '?'}`,
        ]),
        { width, flexible: { 1: 12, 3: 16 } },
      ),
    );
  }
  if (moves.length > 0) {
    line('\nWhat it moves');
    line(
      table(
        moves.map((move) => [
          '',
          move.name,
          `${move.role}, ${move.topic}`,
          `${percent(move.before.mean)} → ${percent(move.after.mean)}`,
        ]),
        { width },
      ),
    );
  }
  for (const release of releases) {
    const due = release.correction === null ? '' : `; ${release.correction}`;
    const words = `Release “${release.title}” (${release.audience}) said ${release.said}${due}`;
    for (const part of broken(words, width)) line(part);
  }
  for (const one of earlier) {
    line(`Before ${one.madeAt.slice(0, 10)}: ${one.turnedOut} (${one.evidence})`);
  }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
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
