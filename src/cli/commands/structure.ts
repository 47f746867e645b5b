import { Command } from 'commander';
import pc from 'picocolors';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import type { SubjectKind } from '#terms/subject.ts';
import type { Relation } from '#claims/relation.ts';
import { heldAt } from '#assessment/structure/held.ts';
import type { StructureEdge } from '#assessment/structure/structure.ts';
import { addEdge, foundRelations, structureView } from '#jobs/structure.ts';
import { subjectsView } from '#jobs/subjects.ts';
import type { Desk } from '#jobs/desk.ts';
import type {
  EdgeAdded,
  EdgeDraft,
  EndDraft,
  FoundRelation,
  StructureView,
  SubjectsView,
} from '#jobs/views.ts';
import { documentNumber, inCase, oneOf, type CaseOptions } from '../in-case.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';

type Common = CaseOptions;

const RELATIONS = [
  'commands',
  'reports-to',
  'member-of',
  'works-at',
  'holds-office',
  'stage-before',
  'lasts',
] as const satisfies readonly Relation[];
const KINDS = [
  'person',
  'group',
  'office',
  'place',
  'object',
  'stage',
] as const satisfies readonly SubjectKind[];
const STATES = {
  known: 'found',
  contradicted: 'contradicted',
  'not-judged': 'not judged',
  denied: 'found not to be so',
} as const;

export function structureCommand(): Command {
  const command = new Command('structure')
    .option('--case <case>', 'the case, by title or id')
    .option('--at <date>', 'only what is said to hold then: a year, month or day such as 2026-03')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Examples:
  hearsay structure
  hearsay structure --at 2026-03
  hearsay structure add "Abu Rami" commands "Northern checkpoint"
  hearsay structure add "Course" lasts --kind stage
  hearsay structure add "Abu Rami" commands "Northern checkpoint" --document 7 --quote "takes orders from Abu Rami"
  hearsay structure found
  hearsay structure accept 7:120-168`,
    )
    .action(async (_: unknown, self: Command) => {
      const options = self.opts<Common & { readonly at?: string }>();
      if (self.args.length > 0) {
        throw new UsageError(
          `"${self.args[0]}" is nothing of a structure; there is add, found and accept.`,
        );
      }
      const at = options.at ?? null;
      if (at !== null && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(at)) {
        throw new UsageError(`--at is a year, a month or a day such as 2026-03; not "${at}".`);
      }
      await inCase(options, async (desk, principal, found) => {
        const view = asOf(await structureView(desk, principal, found.id), at);
        if (options.json === true) return json(view);
        report(view, at);
      });
    });
  command.addCommand(addCommand());
  command.addCommand(foundCommand());
  command.addCommand(acceptCommand());
  return command;
}

function addCommand(): Command {
  return new Command('add')
    .description('ask whether an edge holds, with new subjects where a name is new')
    .argument('<from>', 'a subject by name')
    .argument('<relation>', RELATIONS.join(', '))
    .argument('[to]', 'a subject by name; not with lasts')
    .option('--kind <kind>', `kind of a new subject: ${KINDS.join(', ')}`)
    .option('--document <number>', 'the document that says so; with --quote')
    .option('--quote <words>', 'the words that say so')
    .option('--days <n>', 'with lasts and --quote: how many days, such as 3 or 3-5')
    .action(
      async (
        from: string,
        relation: string,
        to: string | undefined,
        own: {
          readonly kind?: string;
          readonly document?: string;
          readonly quote?: string;
          readonly days?: string;
        },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<Common>();
        const lasts = daysOf(own.days);
        if ((own.document === undefined) !== (own.quote === undefined)) {
          throw new UsageError('Say both: --document NUMBER --quote WORDS.');
        }
        if (
          relation === 'lasts' ? (lasts === null) !== (own.quote === undefined) : lasts !== null
        ) {
          throw new UsageError('--days goes with lasts and the words that say it: --quote.');
        }
        const wanted = oneOf('The relation', relation, RELATIONS);
        const kind = own.kind === undefined ? null : oneOf('--kind', own.kind, KINDS);
        if ((wanted === 'lasts') !== (to === undefined)) {
          throw new UsageError(
            to === undefined
              ? `"${wanted}" needs a second end: who or what ${from} ${wanted}.`
              : 'How long something lasts has one end only.',
          );
        }
        await inCase(options, async (desk, principal, found) => {
          const view = await subjectsView(desk, principal, found.id);
          const added = await addEdge(desk, principal, found.id, {
            relation: wanted,
            from: endOf(view, from, kind),
            to: to === undefined ? null : endOf(view, to, kind),
            told: await toldIn(desk, principal, found, own.document, own.quote ?? ''),
            lasts,
          });
          sayAdded(options, added);
        });
      },
    );
}

function sayAdded(options: Common, added: EdgeAdded): void {
  if (options.json === true) return json(added);
  line(
    added.madeQuestion
      ? `${added.question.ref} is asked: ${added.question.text}`
      : `It is asked already: ${added.question.ref} ${added.question.text}`,
  );
  if (added.claims.length > 0) line('The words that say so are a claim on it.');
  for (const subject of added.subjects) line(`New: ${subject.names[0]?.text ?? '?'}.`);
}

/** `3` or `3-5`. */
function daysOf(text: string | undefined): EdgeDraft['lasts'] {
  if (text === undefined) return null;
  const [, low, high = low] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  if (low === undefined || Number(low) > Number(high)) {
    throw new UsageError(`--days is a number of days such as 3 or 3-5; not "${text}".`);
  }
  return { low: Number(low), high: Number(high), unit: 'days' };
}

async function toldIn(
  desk: Desk,
  principal: Principal,
  found: Case,
  said: string | undefined,
  quote: string,
): Promise<EdgeDraft['told']> {
  if (said === undefined) return null;
  const number = documentNumber(said);
  const document = await desk.store.read(principal, (tx) => tx.documentNumbered(found.id, number));
  if (document === null) {
    throw new UsageError(`There is no document #${number}; \`hearsay documents\` lists them.`);
  }
  const at = quote === '' ? -1 : document.text.indexOf(quote);
  if (at < 0) {
    throw new UsageError(`These words do not stand in #${number} as you give them: “${quote}”.`);
  }
  return { documentId: document.id, span: [at, at + quote.length] };
}

/** `7:120-168`: the document and where the words stand in it. */
function foundName(one: FoundRelation): string {
  return `${one.document}:${one.span[0]}-${one.span[1]}`;
}

function acceptCommand(): Command {
  return new Command('accept')
    .description('record what a text says of a structure, with its words as the claim')
    .argument('<name>', 'as `hearsay structure found` names it, such as 7:120-168')
    .action(async (name: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<Common>();
      await inCase(options, async (desk, principal, found) => {
        const relations = await foundRelations(desk, principal, found.id);
        const wanted = name.replace(/^#/, '');
        const one = relations.find((each) => foundName(each) === wanted);
        if (one === undefined) {
          throw new UsageError(
            `Nothing is found at ${name}; \`hearsay structure found\` lists it.`,
          );
        }
        const end = ({ id, text, kind }: FoundRelation['from']): EndDraft =>
          id === null ? { name: text, kind } : { id };
        const added = await addEdge(desk, principal, found.id, {
          relation: one.relation,
          from: end(one.from),
          to: one.to === null ? null : end(one.to),
          told: { documentId: one.documentId, span: one.span },
          lasts: one.lasts,
        });
        sayAdded(options, added);
      });
    });
}

function foundCommand(): Command {
  return new Command('found')
    .description('what the texts of the case say of a structure and nobody has recorded')
    .action(async (_: unknown, self: Command) => {
      const options = self.optsWithGlobals<Common>();
      await inCase(options, async (desk, principal, found) => {
        const relations = await foundRelations(desk, principal, found.id);
        if (options.json === true) return json(relations);
        if (relations.length === 0) return line('The texts say nothing more of a structure.');
        line(
          table(
            relations.map((one) => [
              foundName(one),
              one.to === null
                ? `${one.from.text} ${one.relation} ${one.lasts?.low ?? '?'} ${one.lasts?.unit ?? ''}`
                : `${one.from.text} ${one.relation} ${one.to.text}`,
              pc.dim(`“${one.quote}”`),
            ]),
            { width: terminalWidth(), flexible: { 1: 24, 2: 24 } },
          ),
        );
        line(pc.dim('Rules found these; a person decides: `hearsay structure accept NAME`.'));
      });
    });
}

/** What is said to hold at a date; what is undated is kept. */
function asOf(view: StructureView, at: string | null): StructureView {
  if (at === null) return view;
  const edges = view.edges.filter(({ held }) => {
    const standing = heldAt(held, at);
    return standing === 'said' || standing === 'undated';
  });
  const kept = new Set(edges.map(({ key }) => key));
  return {
    ...view,
    edges,
    processes: view.processes.filter((one) => one.edges.every((key) => kept.has(key))),
  };
}

function report(view: StructureView, at: string | null): void {
  if (view.edges.length === 0) {
    return line(
      at === null
        ? 'No edges yet. `hearsay structure add A commands B` asks the first; `hearsay structure found` shows what texts say.'
        : `Nothing is said to hold in ${at}.`,
    );
  }
  const names = new Map(view.nodes.map((node) => [node.id, node.name]));
  const name = (id: StructureEdge['from']): string => names.get(id) ?? '?';
  line(pc.bold(at === null ? 'Who stands where' : `Who stands where, as of ${at}`));
  line(
    table(
      view.edges.map((edge) => [
        edge.findings.map(({ ref }) => ref).join(', '),
        `${name(edge.from)} ${edge.relation} ${name(edge.to)}`,
        STATES[edge.state] +
          (edge.findings[0]?.probability == null
            ? ''
            : `, ${Math.round(edge.findings[0].probability * 100)} %`),
        `${edge.origins} ${edge.origins === 1 ? 'origin' : 'origins'}${edge.notEstablished > 0 ? ` + ${edge.notEstablished}?` : ''}`,
        sayHeld(edge),
      ]),
      { width: terminalWidth(), flexible: { 1: 30 } },
    ),
  );
  for (const process of view.processes) {
    line();
    line(pc.bold('Through stages'));
    for (const way of process.ways) {
      const stages = way.stages.map((id) => {
        const lasts = view.nodes.find((node) => node.id === id)?.lasts[0];
        if (lasts === undefined) return name(id);
        const time = lasts.label ?? `told: ${lasts.told.join(', ') || 'nothing'}`;
        return `${name(id)} (${time})`;
      });
      line(`  ${stages.join(' → ')}`);
      if (way.days !== null) {
        const [low, high] = way.days.map((days) => Math.round(days * 10) / 10);
        line(
          pc.dim(
            `    ${low === high ? low : `${low} to ${high}`} days in ${way.stages.length - way.untimed.length} of ${way.stages.length} stages; the rest was given no time.`,
          ),
        );
      }
    }
    for (const circle of process.circles) {
      line(`  Told in a circle: ${circle.map(name).join(', ')}.`);
    }
  }
  for (const one of view.loose) {
    line(`${one.ref}: “${one.text}” ${LOOSE[one.why]}`);
  }
}

const LOOSE = {
  'no-subject': 'is no subject yet.',
  'several-subjects': 'may be more than one subject.',
  'subject-gone': 'names a subject that was taken out.',
} as const;

function sayHeld({ held }: StructureEdge): string {
  const day = (text: string | null): string => text?.slice(0, 10) ?? '…';
  if (held.first === null && held.last === null) return 'undated';
  if (held.open) return `since ${day(held.first)}`;
  return day(held.first) === day(held.last)
    ? day(held.first)
    : `${day(held.first)} – ${day(held.last)}`;
}

/** A subject by one of its names; a new one, where a kind is given for it. */
function endOf(view: SubjectsView, name: string, kind: SubjectKind | null): EndDraft {
  const wanted = name.trim().toLowerCase();
  const found = view.subjects.filter(
    (one) =>
      one.id.toLowerCase() === wanted ||
      one.names.some(({ text }) => text.toLowerCase() === wanted),
  );
  const [only] = found;
  if (found.length > 1) {
    throw new UsageError(`More than one subject is called "${name}"; give the id of one.`);
  }
  if (only !== undefined) return { id: only.id };
  if (kind === null) {
    throw new UsageError(
      `There is no subject "${name}"; \`hearsay subjects\` lists them, --kind makes a new one.`,
    );
  }
  return { name, kind };
}
