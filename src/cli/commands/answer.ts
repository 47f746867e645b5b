import { Command } from 'commander';
import type { Principal } from '#terms/principal.ts';
import type { Clock } from '#terms/time.ts';
import type { Question, SafetyFlag } from '#claims/question.ts';
import { editQuestion, findQuestion } from '#jobs/questions.ts';
import { json, line } from '../reporters/print.ts';
import { UsageError } from '../usage-error.ts';
import { theCase, withDesk } from '../with-desk.ts';

interface Options {
  readonly protectedSite?: string;
  readonly threat?: string;
  readonly case?: string;
  readonly json?: boolean;
}

export function answerCommand(): Command {
  return new Command('answer')
    .argument('<question>', 'a question, such as Q-017')
    .option('--protected-site <words>', 'who is there, and what a release would do to them')
    .option('--threat <words>', 'who was warned, and who decided what')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Nothing about a flagged question leaves before somebody has answered for it, by name.

Example:
  hearsay answer Q-017 --protected-site "Empty since 15 March; seen by two of us on the 20th"`,
    )
    .action(async (name: string, options: Options) => {
      if (options.protectedSite === undefined && options.threat === undefined) {
        throw new UsageError('Say what for: --protected-site "…" or --threat "…".');
      }
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        const question = await desk.store.read(principal, (tx) => findQuestion(tx, found.id, name));
        const answered = (flag: SafetyFlag, what: string, text: string | undefined) =>
          text === undefined ? flag : answer(question, flag, what, text, principal, desk.clock);
        const changed = await editQuestion(desk, principal, question.id, question.version, {
          protectedSite: answered(
            question.protectedSite,
            'a protected site',
            options.protectedSite,
          ),
          threatToLife: answered(question.threatToLife, 'a threat to life', options.threat),
        });
        if (options.json === true) return json(changed);
        line(`Answered for ${question.ref}, in the name of ${principal.name}.`);
        const open = [
          ...(isOpen(changed.protectedSite) ? ['a protected site'] : []),
          ...(isOpen(changed.threatToLife) ? ['a threat to life'] : []),
        ];
        if (open.length > 0) line(`Still to be answered for: ${open.join(' and ')}.`);
      });
    });
}

function answer(
  question: Question,
  flag: SafetyFlag,
  what: string,
  text: string,
  principal: Principal,
  clock: Clock,
): SafetyFlag {
  if (!flag.raised) {
    throw new UsageError(`${question.ref} is not flagged for ${what}; there is nothing to answer.`);
  }
  if (text.trim() === '') throw new UsageError('An answer needs words: they are kept, by name.');
  return { ...flag, answer: { text: text.trim(), by: principal.name, at: clock() } };
}

function isOpen(flag: SafetyFlag): boolean {
  return flag.raised && flag.answer === null;
}
