import { Command } from 'commander';
import pc from 'picocolors';
import { beginningsOf, searchCase, type SearchView } from '#jobs/search.ts';
import { inCase, listOf, oneOf, wholeNumber, type CaseOptions } from '../in-case.ts';
import { broken } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';

const KINDS = ['question', 'document', 'claim', 'source', 'subject'] as const;

interface Options extends CaseOptions {
  readonly kind?: string;
  readonly most: string;
}

/** `hearsay search`: what Ctrl+K finds. */
export function searchCommand(): Command {
  return new Command('search')
    .argument('<words...>', 'each must begin a word of what is found; #7 is document 7')
    .option('--kind <kinds>', `only these, with commas: ${KINDS.join(', ')}`)
    .option('--most <n>', 'how many of each kind to show', '8')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Accents, vowel signs, capitals and the ways of writing a letter do not matter. Exit code 1 when nothing
is found. The table of questions has filters of its own: \`hearsay questions --help\`.

Examples:
  hearsay search bridge
  hearsay search silo gua --kind document,claim --most 20
  hearsay search "#7"`,
    )
    .action(async (typed: readonly string[], options: Options) => {
      const words = typed.join(' ');
      const most = wholeNumber('--most', options.most, 1, 500);
      const kinds = listOf(options.kind).map((kind) => oneOf('--kind', kind, KINDS));
      if (beginningsOf(words).length === 0) {
        throw new UsageError(`"${words}" has no word of two letters or more to look for.`);
      }
      await inCase(options, async (desk, principal, found) => {
        const all = await searchCase(desk, principal, found.id, words, most);
        const view: SearchView = {
          groups: all.groups.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)),
        };
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
    line(`${pc.bold(`${kind}s`)} ${pc.dim(`${count >= 500 ? '500 or more' : count}${more}`)}`);
    for (const { id, mark, parts, note } of found) {
      const text = parts.map(({ text: part, lit }) => (lit ? pc.bold(part) : part)).join('');
      const plain = parts.map(({ text: part }) => part).join('');
      const named = mark === '' && kind !== 'source' ? id.slice(-6).toLowerCase() : mark;
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
