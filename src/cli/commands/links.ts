import { Command } from 'commander';
import { asId, type DocumentId, type LinkId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Case } from '#terms/case.ts';
import type { Link } from '#lineage/link.ts';
import type { Desk } from '#jobs/desk.ts';
import { decideLink, listLinks, suggestLinksForCase } from '#jobs/links.ts';
import { summaries } from '#jobs/documents.ts';
import { sayTranslation } from '#jobs/translations.ts';
import { shorten } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { theCase, withDesk } from '../with-desk.ts';

interface Options {
  readonly case?: string;
  readonly accept?: string;
  readonly reject?: string;
  readonly comment?: string;
  readonly translation?: string;
  readonly of?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

export function linksCommand(): Command {
  return new Command('links')
    .option('--case <case>', 'the case, by title or id')
    .option('--accept <link>', 'treat the two as one chain')
    .option('--reject <link>', 'they are not the same; never suggest it again')
    .option('--comment <why>', 'why; kept with the decision')
    .option('--translation <number>', 'a document that is a translation; needs --of')
    .option('--of <number>', 'what it is a translation of, or none to take it back')
    .option('--all', 'decided links too')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      '\nExamples:\n  hearsay links\n  hearsay links --accept 4kq2vz --comment "same photo"\n  hearsay links --translation 12 --of 7',
    )
    .action(async (options: Options) => {
      if (options.accept !== undefined && options.reject !== undefined) {
        throw new UsageError('Say either --accept or --reject, one link at a time.');
      }
      if ((options.translation === undefined) !== (options.of === undefined)) {
        throw new UsageError('Say both: --translation NUMBER --of NUMBER (or --of none).');
      }
      if (options.translation !== undefined && (options.accept ?? options.reject) !== undefined) {
        throw new UsageError('Say a translation or decide a link, one at a time.');
      }
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        const name = options.accept ?? options.reject;
        if (options.translation !== undefined) await translate(desk, principal, found, options);
        else if (name === undefined) await list(desk, principal, found, options);
        else await decide(desk, principal, found, name, options);
      });
    });
}

/** `--translation 12 --of 7`: a person's word, by the numbers the documents have in the case. */
async function translate(
  desk: Desk,
  principal: Principal,
  found: Case,
  options: Options,
): Promise<void> {
  const documents = await desk.store.read(principal, (tx) => summaries(tx, found.id));
  const byNumber = (said: string): DocumentId => {
    const document = documents.find(({ number }) => String(number) === said.replace(/^#/, ''));
    if (document === undefined) {
      throw new UsageError(
        `There is no document ${said}; documents are numbered 1 to ${documents.length} as they came.`,
      );
    }
    return asId<DocumentId>(document.id);
  };
  const id = byNumber(options.translation ?? '');
  const of = options.of === 'none' ? null : byNumber(options.of ?? '');
  const made = await sayTranslation(desk, principal, id, of);
  if (options.json === true) return json(made);
  const number = (options.translation ?? '').replace(/^#/, '');
  line(
    made.of === null
      ? `#${number} is no translation any more: what it says counts by itself.`
      : `#${number} is a translation of #${made.of.number}: what both say has one origin.`,
  );
}

async function decide(
  desk: Desk,
  principal: Principal,
  found: Case,
  name: string,
  options: Options,
): Promise<void> {
  const links = await listLinks(desk, principal, found.id);
  const matches =
    name === '' ? [] : links.filter((l) => l.id.toLowerCase().endsWith(name.toLowerCase()));
  const [link] = matches;
  if (link === undefined || matches.length > 1) {
    throw new UsageError(
      link === undefined
        ? `There is no link "${name}"; \`hearsay links\` lists them.`
        : `"${name}" fits ${matches.length} links; give more of its name.`,
    );
  }
  const state = options.accept === undefined ? 'rejected' : 'accepted';
  const decided = await decideLink(desk, principal, asId<LinkId>(link.id), {
    version: link.version,
    state,
    comment: options.comment ?? null,
  });
  if (options.json === true) json(decided);
  else {
    line(
      `${state === 'accepted' ? 'Accepted' : 'Rejected'}. The findings that rest on it have moved; see \`hearsay assess\`.`,
    );
  }
}

async function list(
  desk: Desk,
  principal: Principal,
  found: Case,
  options: Options,
): Promise<void> {
  await suggestLinksForCase(desk, principal, found.id);
  const links = (await listLinks(desk, principal, found.id)).filter(
    (link) => options.all === true || link.state === 'suggested',
  );
  if (options.json === true) return json(links);
  if (links.length === 0) {
    return line(
      options.all === true
        ? 'No links: no two reports look alike.'
        : 'No links wait for a decision. `hearsay links --all` shows those decided.',
    );
  }
  const documents = await desk.store.read(principal, (tx) => summaries(tx, found.id));
  const claims = await desk.store.read(principal, (tx) => tx.list('claim', { caseId: found.id }));
  const name = (end: Link['child']) => {
    const id =
      end.kind === 'document' ? end.id : (claims.find((c) => c.id === end.id)?.documentId ?? '');
    const document = documents.find((d) => d.id === id);
    return document === undefined ? 'a claim' : `#${document.number} “${document.title}”`;
  };
  const width = terminalWidth();
  for (const link of links) {
    line(
      `${link.id.slice(-6).toLowerCase()}  ${link.state}${link.decidedBy === null ? '' : ` by ${link.decidedBy}`}`,
    );
    line(shorten(`  ${name(link.child)}`, width));
    line(shorten(`  ← ${name(link.parent)}`, width));
    for (const reason of link.reasons) {
      line(`    ${reason.detail} (${reason.decibans.toFixed(1)} dB)`);
    }
    if (link.comment !== null) line(`    “${link.comment}”`);
    line();
  }
  line('`hearsay links --accept NAME` or `--reject NAME`, with the six letters in front.');
}
