import { Command, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { formatTime } from '#claims/format-value.ts';
import { sayDistance, sayMinutes } from '#assessment/cross-check/say-span.ts';
import { everySideBySide, questionSideBySide } from '#jobs/cross-check.ts';
import type { SideBySideView, TwoPlacesPair } from '#jobs/views.ts';
import { caseFlaggedPhotos } from '#jobs/photos.ts';
import { findQuestion } from '#jobs/questions.ts';
import { broken, tableRows } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { theCase, withDesk } from '../with-desk.ts';

interface Options {
  readonly case?: string;
  readonly all?: boolean;
  readonly photos?: boolean;
  readonly speed: number;
  readonly json?: boolean;
}

export function checkCommand(): Command {
  return new Command('check')
    .argument('[question]', 'a question, such as Q-005')
    .option('--all', 'every question that has claims; only what does not fit')
    .option('--photos', 'what the photos of the case state against what is claimed of them')
    .option('--speed <km/h>', 'what nobody travels faster than', kilometres, 100)
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      '\nExamples:\n  hearsay check Q-005\n  hearsay check --all\n  hearsay check --photos\n  hearsay check Q-009 --speed 5',
    )
    .action(async (name: string | undefined, options: Options) => {
      if (options.photos === true && name === undefined && options.all !== true) {
        await photosToAskAbout(options);
        return;
      }
      if (options.photos === true) {
        throw new UsageError('--photos looks at every photo; leave out the question and --all.');
      }
      if ((name === undefined) === (options.all !== true)) {
        throw new UsageError('Say which question to check, such as Q-005, or --all.');
      }
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        if (name === undefined) {
          const views = await everySideBySide(desk, principal, found.id, options.speed);
          if (options.json === true) json(views);
          else printAll(views);
          return;
        }
        const question = await desk.store.read(principal, (tx) => findQuestion(tx, found.id, name));
        const view = await questionSideBySide(desk, principal, question.id, options.speed);
        if (options.json === true) json(view);
        else printOne(view);
      });
    });
}

async function photosToAskAbout(options: Options): Promise<void> {
  await withDesk(async (desk, principal) => {
    const found = await theCase(desk, principal, options.case);
    const { photos, flagged } = await caseFlaggedPhotos(desk, principal, found.id);
    if (options.json === true) return json(flagged);
    for (const { number, title, flags } of flagged) {
      line(pc.bold(`#${number} ${title}`));
      for (const text of flags) item(text, pc.yellow);
      line();
    }
    line(
      photos === 0
        ? 'This case has no photos.'
        : `${photos} photo${photos === 1 ? '' : 's'} looked at, ${flagged.length} with something to ask about. None of it is a verdict.`,
    );
  });
}

function kilometres(text: string): number {
  const speed = Number(text);
  if (!(speed > 0 && speed < 10_000)) {
    throw new InvalidArgumentError('expected kilometres an hour, such as 100');
  }
  return speed;
}

function printOne(view: SideBySideView): void {
  line(pc.bold(`${view.ref} ${view.question}`));
  if (view.columns.length === 0) {
    line('Nobody has reported on it yet: there is nothing to lay side by side.');
    return;
  }
  const numbers = new Map(view.documents.map(({ id, number }) => [id, number]));
  for (const text of tableRows(
    [
      ['Says', 'Who, through whom', 'Knows', 'Told', 'In'].map((head) => pc.dim(head)),
      ...view.columns.map(({ says, chain, basis, toldAt, documentId, session }) => [
        says,
        chain.join(' > '),
        basis,
        toldAt === null ? '' : formatTime(toldAt.from, toldAt.to),
        `${documentId === null ? 'by hand' : `#${numbers.get(documentId) ?? '?'}`}${session === null ? '' : ` · session ${session}`}`,
      ]),
    ],
    { width: terminalWidth(), flexible: { 0: 12, 1: 16, 3: 11 } },
  )) {
    line(text);
  }
  line();
  printDifferences(view);
}

function printAll(views: readonly SideBySideView[]): void {
  const telling = views.filter(
    ({ differences, twoPlaces }) => differences.length + twoPlaces.found.length > 0,
  );
  for (const view of telling) {
    line(pc.bold(`${view.ref} ${view.question}`));
    printDifferences(view);
    line();
  }
  const compared = views[0]?.twoPlaces;
  line(
    views.length === 0
      ? 'This case has no claims yet: there is nothing to check.'
      : `${views.length} questions checked, ${telling.length} with something that does not fit; ${compared?.compared ?? 0} statements of who was where when, at ${compared?.speed ?? 0} km/h at most.`,
  );
}

function printDifferences({ differences, twoPlaces }: SideBySideView): void {
  if (differences.length + twoPlaces.found.length === 0) {
    line('Nothing in it speaks against anything else in it.');
  }
  for (const { text, kind } of differences) {
    const paint = kind === 'precision' ? pc.dim : pc.yellow;
    item(text, paint);
  }
  for (const pair of twoPlaces.found) item(pairText(pair), pc.yellow);
}

function item(text: string, paint: (text: string) => string): void {
  broken(text, terminalWidth() - 2).forEach((part, i) =>
    line(paint(`${i === 0 ? '– ' : '  '}${part}`)),
  );
}

function pairText(pair: TwoPlacesPair): string {
  const [a, b] = pair.sides.map(
    ({ ref, quote, where }) => `${where.name ?? 'there'} (${ref}: “${quote}”)`,
  );
  const time =
    pair.slackMinutes < 0
      ? `${sayMinutes(pair.neededMinutes)} are needed, ${pair.availableMinutes <= 0 ? 'none is' : `${sayMinutes(pair.availableMinutes)} at most are`} left: not both as they stand`
      : `${sayMinutes(pair.slackMinutes)} to spare: just possible`;
  return `${pair.who} in two places: ${a} and ${b}, at least ${sayDistance(pair.metres)} apart; ${time}.`;
}
