import { Command } from 'commander';
import pc from 'picocolors';
import { listSources } from '#jobs/sources.ts';
import type { SourceView } from '#jobs/views.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { showSource } from './network.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { theCase, withDesk } from '../with-desk.ts';

export function sourcesCommand(): Command {
  return new Command('sources')
    .argument('[source]', 'the file of one: ties, payments, contact, cases behind its reliability')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText('after', '\nExamples:\n  hearsay sources\n  hearsay sources Damson')
    .action(async (name: string | undefined, options: { case?: string; json?: boolean }) => {
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        if (name !== undefined) {
          return showSource(desk, principal, found, name, options.json === true);
        }
        const views = await listSources(desk, principal, found.id);
        if (options.json === true) return json(views);
        if (views.length === 0) {
          return line('This case has no sources yet. An import, or the desk, brings them.');
        }
        line(
          table([HEAD.map((title) => pc.dim(title)), ...views.map(cells)], {
            width: terminalWidth(),
            flexible: { 0: 12, 6: 24 },
          }),
        );
        line(
          pc.dim('\nF means “cannot be judged yet”: not known, which is no worse than any letter.'),
        );
      });
    });
}

const HEAD = ['Source', 'Kind', 'Tier', 'Cell', 'Letter', 'Claims', 'What turned out'];

function cells(view: SourceView): string[] {
  return [
    view.source.pseudonym,
    view.source.kind,
    view.source.tier === null ? '–' : String(view.source.tier),
    view.source.cell ?? '–',
    view.letter,
    String(view.claims),
    view.reliability.length === 0
      ? 'nothing settled yet'
      : view.reliability
          .map(
            (r) =>
              `${r.role}, ${r.topic}: ${count(r.right)} right${r.wrong > 0 ? `, ${count(r.wrong)} wrong` : ''}`,
          )
          .join('; '),
  ];
}

/** A half is what a hop gets that may or may not have been the one that changed it. */
function count(n: number): string {
  return Number.isInteger(n) ? String(n) : n.toFixed(1);
}
