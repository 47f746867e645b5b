import { Command } from 'commander';
import { listSources } from '#jobs/sources.ts';
import { columns } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { theCase, withDesk } from '../with-desk.ts';

export function sourcesCommand(): Command {
  return new Command('sources')
    .description('the sources by pseudonym, and how far each has been right')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .action(async (options: { case?: string; json?: boolean }) => {
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        const views = await listSources(desk, principal, found.id);
        if (options.json === true) return json(views);
        line(
          columns([
            ['Source', 'Kind', 'Tier', 'Cell', 'Letter', 'Claims', 'Record'],
            ...views.map((view) => [
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
                        `${r.role}, ${r.topic}: ${round(r.right)} of ${round(r.right + r.wrong)} right`,
                    )
                    .join('; '),
            ]),
          ]),
        );
        line('\nF means "cannot be judged yet": not known, not worse than E.');
      });
    });
}

function round(n: number): string {
  return Number.isInteger(n) ? String(n) : n.toFixed(1);
}
