import { Command } from 'commander';
import pc from 'picocolors';
import type { WarningDecision } from '#claims/question.ts';
import { findQuestion } from '#jobs/questions.ts';
import {
  decideWarning,
  dismissThreat,
  handOverWarning,
  listWarnings,
  openWarnings,
  raiseWarning,
  undoWarning,
  type OpenWarnings,
} from '#jobs/warnings.ts';
import { documentNumber } from '../in-case.ts';
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
  readonly handOver?: string;
  readonly to?: string;
  readonly undo?: string;
  readonly dismiss?: string;
  readonly quote?: string;
  readonly everywhere?: boolean;
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
    .option('--hand-over <question>', 'another person must decide; with --to')
    .option('--to <name>', 'with --hand-over: who')
    .option('--undo <question>', 'take the last step on a warning back')
    .option('--dismiss <document>', 'words found in a document are no threat; with --why')
    .option('--quote <words>', 'with --dismiss: which words, if there are several')
    .option('--everywhere', 'what is open in every case, not in one')
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
  hearsay warnings --decide Q-026 --what "Head of the school told by telephone" --why "two nights are left"
  hearsay warnings --hand-over Q-026 --to "S. Idris"
  hearsay warnings --dismiss 7 --why "a line of a song"
  hearsay warnings --undo Q-026
  hearsay warnings --everywhere`,
    )
    .action(async (options: Options) => {
      const doing = [
        options.raise,
        options.decide,
        options.handOver,
        options.undo,
        options.dismiss,
        options.everywhere,
      ].filter((one) => one !== undefined);
      if (doing.length > 1) {
        throw new UsageError('Raise a warning, decide on one, hand it over …; one at a time.');
      }
      if ((options.handOver === undefined) !== (options.to === undefined)) {
        throw new UsageError('Say both: --hand-over QUESTION --to NAME.');
      }
      const action = ACTIONS.find((one) => one === options.action);
      if (action === undefined) {
        throw new UsageError(
          `--action is one of ${ACTIONS.join(', ')}; it is "${options.action}".`,
        );
      }
      await withDesk(async (desk, principal) => {
        if (options.everywhere === true) {
          const open = await openWarnings(desk, principal);
          if (open.cases.some(({ warnings }) => warnings.length > 0)) process.exitCode = 1;
          if (options.json === true) return json(open);
          return everywhere(open);
        }
        const found = await theCase(desk, principal, options.case);
        const ref = options.handOver ?? options.undo;
        if (ref !== undefined) {
          const question = await desk.store.read(principal, (tx) =>
            findQuestion(tx, found.id, ref),
          );
          if (options.to !== undefined) {
            const { id, version } = question;
            const changed = await handOverWarning(desk, principal, id, version, options.to);
            if (options.json === true) return json(changed);
            return line(`${changed.warning?.responsible} must decide on ${changed.ref}.`);
          }
          await undoWarning(desk, principal, question.id, question.version);
          if (options.json === true) return json({ undone: question.ref });
          return line(`The last step on ${question.ref} is taken back; its history stays.`);
        }
        if (options.dismiss !== undefined) {
          const number = documentNumber(options.dismiss);
          const { suggestions } = await listWarnings(desk, principal, found.id);
          const there = suggestions.filter((one) => one.number === number);
          const fits =
            options.quote === undefined
              ? there
              : there.filter(({ quote }) => quote.includes(options.quote ?? ''));
          const [one] = fits;
          if (one === undefined || fits.length > 1) {
            throw new UsageError(
              one === undefined
                ? `Nothing in #${number} waits to be looked at; \`hearsay warnings\` lists what does.`
                : `There is more than one place in #${number}; say which with --quote.`,
            );
          }
          const claim = await dismissThreat(desk, principal, found.id, {
            documentId: one.documentId,
            span: one.span,
            why: options.why ?? '',
          });
          if (options.json === true) return json(claim);
          return line(`On record, in the name of ${principal.name}: no threat in “${one.quote}”.`);
        }
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

function everywhere({ cases }: OpenWarnings): void {
  if (cases.length === 0) return line('No case has a threat to life that waits for a decision.');
  for (const { title, warnings, suggestions } of cases) {
    line(pc.bold(title));
    for (const { ref, text, minutes, responsible } of warnings) {
      const words = `${ref}  ${text}  OPEN for ${duration(minutes)}; ${responsible ?? 'nobody named yet'} must decide`;
      for (const part of broken(words, terminalWidth() - 2)) line(`  ${part}`);
    }
    if (suggestions > 0) line(`  ${suggestions} more places to look at`);
  }
}

/** "35 min", "2 h 5 min", "3 days". */
function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / 1440)} days`;
}
