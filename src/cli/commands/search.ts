import { Command } from 'commander';
import pc from 'picocolors';
import { SEARCH_KINDS, searchCase, type SearchView } from '#jobs/search.ts';
import { beginningsOf } from '#jobs/search-text.ts';
import { inCase, listOf, oneOf, wholeNumber, type CaseOptions } from '../in-case.ts';
import { broken } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';

type Kind = (typeof SEARCH_KINDS)[number];
/** What each kind is called here: one, and many. */
const NAMES: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  question: ['question', 'questions'],
  document: ['document', 'documents'],
  claim: ['claim', 'claims'],
  source: ['source', 'sources'],
  subject: ['subject', 'subjects'],
  warning: ['warning', 'warnings and decisions on them'],
  session: ['session', 'sessions'],
  tie: ['tie', 'ties and grudges'],
  payment: ['payment', 'payments'],
  contact_window: ['contact', 'ways to make contact'],
  risk: ['risk', 'what contact risks'],
  outcome: ['outcome', 'outcomes'],
  telling: ['telling', 'who told whom'],
  link: ['link', 'decisions on links'],
  identity: ['identity', 'decisions on who is who'],
  exhibit: ['file', 'files'],
  saved_search: ['saved-search', 'saved searches'],
  sheet_mapping: ['mapping', 'mappings of sheets'],
  release: ['release', 'releases'],
  disclosure: ['disclosure', 'who received a release'],
};
const KINDS = SEARCH_KINDS.map((kind) => NAMES[kind][0]);

interface Options extends CaseOptions {
  readonly kind?: string;
  readonly most?: string;
}

/** Kinds whose own name says which one is meant. */
const BARE: readonly Kind[] = ['source', 'risk', 'saved_search', 'sheet_mapping'];

/** `hearsay search`: what Ctrl+K finds. */
export function searchCommand(): Command {
  return new Command('search')
    .argument('<words...>', 'each must begin a word of what is found; #7 is document 7')
    .option('--kind <kinds>', `only these, with commas: ${KINDS.join(', ')}`)
    .option('--most <n>', 'how many of each kind to show (8 of the usual ones, 4 of the others)')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Looks through everything that has words of a person in it. What belongs to somebody is found by their
name too: a payment, a tie, a session. Accents, vowel signs, capitals and the ways of writing a letter do
not matter. Exit code 1 when nothing is found. The table of questions has filters of its own: \`hearsay questions --help\`.

Examples:
  hearsay search bridge
  hearsay search silo gua --kind document,claim --most 20
  hearsay search alder retainer --kind payment
  hearsay search "#7"`,
    )
    .action(async (typed: readonly string[], options: Options) => {
      const words = typed.join(' ');
      const most =
        options.most === undefined ? undefined : wholeNumber('--most', options.most, 1, 500);
      const named = listOf(options.kind).map((kind) => oneOf('--kind', kind, KINDS));
      const kinds = SEARCH_KINDS.filter(
        (kind) => named.length === 0 || named.includes(NAMES[kind][0]),
      );
      if (beginningsOf(words).length === 0) {
        throw new UsageError(`"${words}" has no word of two letters or more to look for.`);
      }
      await inCase(options, async (desk, principal, found) => {
        const view = await searchCase(desk, principal, found.id, words, {
          kinds,
          ...(most === undefined ? {} : { most }),
        });
        if (view.groups.length === 0) process.exitCode = 1;
        if (options.json === true) return json(view);
        report(view, words);
      });
    });
}

function report({ groups }: SearchView, words: string): void {
  if (groups.length === 0) return line(`Nothing here has “${words}”.`);
  for (const [i, { kind, count, found }] of groups.entries()) {
    if (i > 0) line();
    const more = count > found.length ? `, ${found.length} shown` : '';
    line(`${pc.bold(NAMES[kind][1])} ${pc.dim(`${count >= 500 ? '500 or more' : count}${more}`)}`);
    for (const { id, mark, parts, note } of found) {
      const text = parts.map(({ text: part, lit }) => (lit ? pc.bold(part) : part)).join('');
      const plain = parts.map(({ text: part }) => part).join('');
      const named = mark === '' && !BARE.includes(kind) ? id.slice(-6).toLowerCase() : mark;
      const head = named === '' ? '  ' : `  ${named}  `;
      const width = terminalWidth() - 4;
      const [first = '', ...rest] =
        head.length + plain.length + note.length + 4 <= width
          ? [note === '' ? text : `${text}  ${pc.dim(note)}`]
          : broken(note === '' ? plain : `${plain} (${note})`, width - head.length);
      line(`${head}${first}`);
      for (const part of rest) line(`${' '.repeat(head.length)}${part}`);
    }
  }
}
