import { Command } from 'commander';
import pc from 'picocolors';
import type { WarningDecision } from '#claims/question.ts';
import { findQuestion } from '#jobs/questions.ts';
import { decideWarning, listWarnings, raiseWarning } from '#jobs/warnings.ts';
import { broken } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { theCase, withDesk } from '../with-desk.ts';

const ACTIONS: readonly WarningDecision['action'][] = [
  'warned',
  'moved',
  'passed-on',
  'no-threat',
  'other',
];

interface Options {
  readonly raise?: string;
  readonly threat?: string;
  readonly responsible?: string;
  readonly decide?: string;
  readonly action: string;
  readonly what?: string;
  readonly why?: string;
  readonly case?: string;
  readonly json?: boolean;
}

export function warningsCommand(): Command {
  return new Command('warnings')
    .option('--raise <question>', 'raise a warning on a question, or on a new one in words')
    .option('--threat <words>', 'with --raise: what is threatened')
    .option('--responsible <name>', 'with --raise: the person who must decide; you, when left out')
    .option('--decide <question>', 'put a decision on record')
    .option('--action <action>', `with --decide: ${ACTIONS.join(', ')}`, 'warned')
    .option('--what <words>', 'with --decide: what was done, and by whom')
    .option('--why <words>', 'with --decide: why')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Nothing is sent to anybody: the program keeps who must decide, since when, and what was decided.
Exit code 1 while a warning is open.

Examples:
  hearsay warnings
  hearsay warnings --raise "Is the school to be attacked?" --threat "children, on Friday" --responsible "R. Marrane"
  hearsay warnings --decide Q-026 --what "Head of the school told by telephone" --why "two nights are left"`,
    )
    .action(async (options: Options) => {
      if (options.raise !== undefined && options.decide !== undefined) {
        throw new UsageError('Raise a warning or decide on one; not both at once.');
      }
      const action = ACTIONS.find((one) => one === options.action);
      if (action === undefined) {
        throw new UsageError(
          `--action is one of ${ACTIONS.join(', ')}; it is "${options.action}".`,
        );
      }
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        if (options.raise !== undefined) {
          const name = options.raise;
          const known = /^[QqKk]-?\d+$/.test(name)
            ? await desk.store.read(principal, (tx) => findQuestion(tx, found.id, name))
            : null;
          const question = await raiseWarning(desk, principal, found.id, {
            questionId: known?.id ?? null,
            text: known === null ? name : null,
            why: options.threat ?? '',
            responsible: options.responsible ?? principal.name,
            documentId: null,
            span: null,
          });
          if (options.json === true) return json(question);
          line(
            `Raised on ${question.ref}; ${question.warning?.responsible} must decide. Nothing was sent.`,
          );
          return;
        }
        if (options.decide !== undefined) {
          const name = options.decide;
          const question = await desk.store.read(principal, (tx) =>
            findQuestion(tx, found.id, name),
          );
          const decided = await decideWarning(desk, principal, question.id, question.version, {
            action,
            what: options.what ?? '',
            why: options.why ?? null,
          });
          if (options.json === true) return json(decided);
          line(
            `On record for ${question.ref}, in the name of ${principal.name}. The clock has stopped.`,
          );
          return;
        }
        const view = await listWarnings(desk, principal, found.id);
        const open = view.warnings.filter(({ state }) => state !== 'decided');
        if (open.length > 0) process.exitCode = 1;
        if (options.json === true) return json(view);
        line(pc.bold(found.title));
        if (view.warnings.length === 0) line('No threat to life has been raised in this case.');
        const width = terminalWidth();
        for (const warning of view.warnings) {
          line();
          for (const part of broken(`${warning.ref}  ${warning.text}`, width)) line(pc.bold(part));
          const clock = duration(warning.minutes);
          const last = warning.decisions.at(-1);
          for (const text of [
            warning.why ?? '',
            warning.state === 'decided'
              ? `decided by ${last?.by ?? 'somebody'} ${clock} after the first report: ${last?.what ?? ''}`
              : `${warning.state === 'again' ? 'REPORTED AGAIN since the decision' : 'OPEN'} for ${clock}; ${warning.responsible ?? 'nobody named yet'} must decide`,
          ])
            for (const part of broken(text, width - 4)) if (text !== '') line(`    ${part}`);
        }
        if (view.suggestions.length > 0) {
          line('\nWords that may speak of a threat, for somebody to look at:');
          for (const { number, quote, sender } of view.suggestions) {
            const text = `#${number} ${sender ?? ''}: ${quote}`;
            for (const part of broken(text, width - 4)) line(`    ${part}`);
          }
        }
      });
    });
}

/** "35 min", "2 h 5 min", "3 days". */
function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / 1440)} days`;
}
