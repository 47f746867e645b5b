import { Command } from 'commander';
import type { LinkId } from '#terms/ids.ts';
import { asId } from '#terms/ids.ts';
import type { Link } from '#lineage/link.ts';
import { decideLink, listLinks, suggestLinksForCase } from '#jobs/links.ts';
import { summaries } from '#jobs/documents.ts';
import { UsageError } from '../usage-error.ts';
import { json, line } from '../reporters/print.ts';
import { theCase, withDesk } from '../with-desk.ts';

export function linksCommand(): Command {
  return new Command('links')
    .option('--case <case>', 'the case, by title or id')
    .option('--accept <link>', 'treat the two as one chain')
    .option('--reject <link>', 'they are not the same; never suggest it again')
    .option('--comment <why>', 'why; kept with the decision')
    .option('--all', 'decided links too')
    .option('--json', 'one JSON document for machines')
    .action(
      async (options: {
        case?: string;
        accept?: string;
        reject?: string;
        comment?: string;
        all?: boolean;
        json?: boolean;
      }) => {
        await withDesk(async (desk, principal) => {
          const found = await theCase(desk, principal, options.case);
          const decide = options.accept ?? options.reject;
          if (decide !== undefined) {
            const links = await listLinks(desk, principal, found.id);
            const matches = links.filter((l) => l.id.toLowerCase().endsWith(decide.toLowerCase()));
            const [link] = matches;
            if (link === undefined || matches.length > 1) {
              throw new UsageError(
                link === undefined
                  ? `There is no link "${decide}"; \`hearsay links\` lists them.`
                  : `"${decide}" fits ${matches.length} links; give more of its name.`,
              );
            }
            const state = options.accept === undefined ? 'rejected' : 'accepted';
            const decided = await decideLink(desk, principal, asId<LinkId>(link.id), {
              version: link.version,
              state,
              comment: options.comment ?? null,
            });
            if (options.json === true) json(decided);
            else
              line(
                `${state[0]?.toUpperCase()}${state.slice(1)}. The findings that rest on it have moved; see \`hearsay assess\`.`,
              );
            return;
          }
          await suggestLinksForCase(desk, principal, found.id);
          const links = (await listLinks(desk, principal, found.id)).filter(
            (link) => options.all === true || link.state === 'suggested',
          );
          if (options.json === true) return json(links);
          if (links.length === 0) return line('No links wait for a decision.');
          const documents = await desk.store.read(principal, (tx) => summaries(tx, found.id));
          const claims = await desk.store.read(principal, (tx) =>
            tx.list('claim', { caseId: found.id }),
          );
          const name = (end: Link['child']) => {
            const id =
              end.kind === 'document'
                ? end.id
                : (claims.find((c) => c.id === end.id)?.documentId ?? '');
            const document = documents.find((d) => d.id === id);
            return document === undefined ? 'a claim' : `#${document.number} “${document.title}”`;
          };
          for (const link of links) {
            line(`${link.id.slice(-6)}  ${link.state}  ${link.weight.toFixed(0)} dB`);
            line(`  ${name(link.child)}`);
            line(`  ← ${name(link.parent)}`);
            for (const reason of link.reasons)
              line(`    ${reason.detail} (${reason.decibans.toFixed(1)} dB)`);
          }
          line(
            '\n`hearsay links --accept NAME` or `--reject NAME`, with the six letters in front.',
          );
        });
      },
    );
}
