import { Command } from 'commander';
import pc from 'picocolors';
import type { Ask } from '#assessment/ask/ask-next.ts';
import { askAbout, askNext } from '#jobs/ask.ts';
import { findQuestion } from '#jobs/questions.ts';
import { broken } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { theCase, withDesk } from '../with-desk.ts';

export function askCommand(): Command {
  return new Command('ask')
    .argument('[question]', 'a question, such as Q-004; the whole case when left out')
    .option('--most <n>', 'how many to list', '12')
    .option('--look-at <n>', 'how many open questions to look at, the most important first (200)')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
What an answer is worth is worked out by the engine before anybody is asked. Whoever may not be
asked – risk above the limit, no consent – is shown last, with the reason.

Examples:
  hearsay ask
  hearsay ask --look-at 600
  hearsay ask Q-004`,
    )
    .action(
      async (
        name: string | undefined,
        options: { most: string; lookAt?: string; case?: string; json?: boolean },
      ) => {
        const most = Number(options.most);
        if (!Number.isInteger(most) || most < 1) {
          throw new UsageError(`--most is a whole number from 1; it is "${options.most}".`);
        }
        const lookAt = options.lookAt === undefined ? undefined : Number(options.lookAt);
        if (lookAt !== undefined && (!Number.isInteger(lookAt) || lookAt < 1)) {
          throw new UsageError(`--look-at is a whole number from 1; it is "${options.lookAt}".`);
        }
        await withDesk(async (desk, principal) => {
          const found = await theCase(desk, principal, options.case);
          if (name !== undefined) {
            const question = await desk.store.read(principal, (tx) =>
              findQuestion(tx, found.id, name),
            );
            const view = await askAbout(desk, principal, question.id);
            if (options.json === true) return json(view);
            line(pc.bold(`${view.ref}  ${view.text}`));
            const now =
              view.now === null
                ? 'No answer yet.'
                : `Now: ${view.now.label}${view.now.estimate === null ? ` with ${Math.round(view.now.probability * 100)} %` : ''}${view.settled ? ', settled as it stands' : ''}.`;
            line(now);
            if (view.asks.length === 0) line('Nobody on record could know more.');
            for (const ask of view.asks) print(ask, false);
            const { toldUs, onlyRepeat, couldNotKnow, notWorkedOut } = view.others;
            line();
            for (const text of [
              toldUs.length > 0 ? `Told us already: ${toldUs.join(', ')}.` : '',
              onlyRepeat.length > 0
                ? `Would only repeat what we hold: ${onlyRepeat.join(', ')}.`
                : '',
              couldNotKnow > 0
                ? `${couldNotKnow} more could not know, as far as is on record.`
                : '',
              notWorkedOut > 0 ? `${notWorkedOut} more could know it and are less likely to.` : '',
            ])
              for (const part of broken(text, terminalWidth())) if (text !== '') line(pc.dim(part));
            return;
          }
          const view = await askNext(desk, principal, found.id, lookAt);
          if (options.json === true) return json(view);
          line(pc.bold(found.title));
          const may = view.asks.filter(({ contact }) => contact.veto === null);
          const alone = view.asks.filter(({ contact }) => contact.veto !== null);
          if (may.length === 0)
            line(
              'There is nobody to ask: every open question is settled as it stands, or nobody on record could know more.',
            );
          for (const ask of may.slice(0, most)) print(ask, true);
          const names = [...new Set(alone.flatMap(({ who }) => who.map((one) => one.name)))];
          line();
          if (names.length > 0) {
            line(
              `Left alone: ${names.join(', ')}. \`hearsay ask QUESTION\` says why, and what they could have told.`,
            );
          }
          if (view.notLookedAt > 0) {
            const all = view.looked + view.notLookedAt;
            line(
              `${view.notLookedAt} more open questions were not looked at: they are less important, or older. \`--look-at ${all}\` looks at all.`,
            );
          }
          if (view.notListed > 0)
            line(`${view.notListed} more things could be asked, each worth less.`);
          line(
            pc.dim(
              `${view.looked} open questions · ${view.settled} settled as they stand · ${may.length} things to ask`,
            ),
          );
        });
      },
    );
}

function print(ask: Ask, named: boolean): void {
  const width = terminalWidth();
  line();
  if (named) for (const part of broken(`${ask.ref}  ${ask.question}`, width)) line(pc.dim(part));
  for (const part of broken(ask.sentence, width)) line(pc.bold(part));
  const reach = ask.reach
    .map(
      ({ noted, next, channel }) =>
        `${channel}: ${noted}${next === null ? '' : ` (next ${next.replace('T', ' ')})`}`,
    )
    .join('; ');
  for (const text of [
    ask.words ?? '',
    ask.contact.veto?.why ?? '',
    ask.about === 'matter' ? `could know: ${ask.why}` : `open: ${ask.why}`,
    reach === '' ? '' : `reachable ${reach}`,
    ...(named
      ? []
      : ask.outcomes
          .slice(0, 4)
          .map(
            ({ words, chance, next }) =>
              `${words} (chance of this answer: ${Math.round(chance * 100)} %)${next === null ? '' : `, and then ask ${next}`}`,
          )),
  ]) {
    if (text === '') continue;
    for (const part of broken(text, width - 4)) line(`    ${part}`);
  }
}
