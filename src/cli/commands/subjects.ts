import { Command } from 'commander';
import pc from 'picocolors';
import type { CaseId, QuestionId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Subject, SubjectKind, SubjectName } from '#terms/subject.ts';
import type { Desk } from '#jobs/desk.ts';
import { findQuestion } from '#jobs/questions.ts';
import {
  addSubject,
  decideSubject,
  editSubject,
  partSubject,
  removeSubject,
  scriptOf,
  subjectFile,
  subjectsView,
} from '#jobs/subjects.ts';
import type { SubjectFile, SubjectRow, SubjectsView } from '#jobs/views.ts';
import { done, inCase, listOf, oneOf, questionNames, type CaseOptions } from '../in-case.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';

type Common = CaseOptions;

const KINDS = [
  'person',
  'group',
  'office',
  'place',
  'object',
  'stage',
] as const satisfies readonly SubjectKind[];
const NAMES = ['name', 'alias', 'kunya', 'description'] as const;

export function subjectsCommand(): Command {
  const command = new Command('subjects')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Examples:
  hearsay subjects
  hearsay subjects show "Abu Rami"
  hearsay subjects add "the tall guard with the scar" --as description
  hearsay subjects change "Abu Rami" --also "أبو رامي" --describe "walks with a stick"
  hearsay subjects possibly "the tall guard with the scar" "Abu Rami"
  hearsay subjects same "the tall guard with the scar" "Abu Rami" --why "both call him so"
  hearsay subjects part "Abu Rami" "Abu Rami of the ford" --questions S-002 --why "two men"
  hearsay subjects undo "the tall guard with the scar"`,
    )
    .action(async (_: unknown, self: Command) => {
      const options = self.opts<Common>();
      if (self.args.length > 0) {
        throw new UsageError(
          `"${self.args[0]}" is no such thing; there is show, add, change, possibly, same, other, part, undo and remove.`,
        );
      }
      await inCase(options, async (desk, principal, found) => {
        const view = await subjectsView(desk, principal, found.id);
        if (options.json === true) return json(view);
        report(view);
      });
    });
  command.addCommand(showCommand());
  command.addCommand(addCommand());
  command.addCommand(changeCommand());
  command.addCommand(possiblyCommand());
  for (const kind of ['same', 'other'] as const) command.addCommand(decideCommand(kind));
  command.addCommand(partCommand());
  command.addCommand(undoCommand());
  command.addCommand(removeCommand());
  return command;
}

function showCommand(): Command {
  return new Command('show')
    .description('one subject: its names, where it is named, what was ever decided')
    .argument('<name>', 'a name of it, or its id')
    .action(async (name: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<Common>();
      await inCase(options, async (desk, principal, found) => {
        const { row } = recordOf(await subjectsView(desk, principal, found.id), name);
        const file = await subjectFile(desk, principal, row.id);
        if (options.json === true) return json(file);
        show(file);
      });
    });
}

function addCommand(): Command {
  return new Command('add')
    .description('add a subject by a name or a description')
    .argument('<name>')
    .option('--kind <kind>', KINDS.join(', '), 'person')
    .option('--as <kind>', NAMES.join(', '), 'name')
    .option('--also <names>', 'other names, with commas')
    .option('--describe <words>', 'what is said of it')
    .action(
      async (
        name: string,
        own: { kind: string; as: string; also?: string; describe?: string },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<Common>();
        const kind = oneOf('--kind', own.kind, KINDS);
        const as = oneOf('--as', own.as, NAMES);
        await inCase(options, async (desk, principal, found) => {
          const nameOf = (text: string, what: SubjectName['kind']): SubjectName => ({
            text,
            language: null,
            script: scriptOf(text),
            kind: what,
          });
          const saved = await addSubject(desk, principal, found.id, {
            kind,
            names: [
              nameOf(name, as),
              ...(own.also ?? '')
                .split(',')
                .flatMap((one) => (one.trim() === '' ? [] : [nameOf(one.trim(), 'alias')])),
            ],
            descriptors: own.describe === undefined ? [] : [own.describe],
            possibleSameAs: [],
            protectedSite: false,
          });
          done(options, saved, `Added: ${name}.`);
        });
      },
    );
}

function changeCommand(): Command {
  return new Command('change')
    .description('names, descriptions or kind of a subject; what was decided stays decided')
    .argument('<name>', 'a name of it, or its id')
    .option('--kind <kind>', KINDS.join(', '))
    .option('--also <names>', 'more names, with commas')
    .option('--as <kind>', `what those names are: ${NAMES.join(', ')}`, 'alias')
    .option('--drop <names>', 'names that are not its own, with commas')
    .option('--describe <words...>', 'one more thing that is said of it')
    .action(
      async (
        name: string,
        own: {
          readonly kind?: string;
          readonly also?: string;
          readonly as: string;
          readonly drop?: string;
          readonly describe?: readonly string[];
        },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<Common>();
        const as = oneOf('--as', own.as, NAMES);
        const kind = own.kind === undefined ? null : oneOf('--kind', own.kind, KINDS);
        await inCase(options, async (desk, principal, found) => {
          const record = await recordNamed(desk, principal, found.id, name);
          const drop = new Set(listOf(own.drop).map((one) => one.toLowerCase()));
          const strange = [...drop].find(
            (one) => !record.names.some(({ text }) => text.toLowerCase() === one),
          );
          if (strange !== undefined) throw new UsageError(`“${strange}” is no name of it.`);
          const more = listOf(own.also).map((text): SubjectName => ({
            text,
            language: null,
            script: scriptOf(text),
            kind: as,
          }));
          const saved = await editSubject(desk, principal, record.id, record.version, {
            ...(kind === null ? {} : { kind }),
            names: [...record.names.filter(({ text }) => !drop.has(text.toLowerCase())), ...more],
            descriptors: [...new Set([...record.descriptors, ...(own.describe ?? [])])],
          });
          done(options, saved, `Changed. \`hearsay undo\` takes it back.`);
        });
      },
    );
}

function possiblyCommand(): Command {
  return new Command('possibly')
    .description('note that two may be the same, for somebody to decide; nothing is joined by it')
    .argument('<one>')
    .argument('<two>')
    .option('--no-longer', 'take the note back')
    .action(async (one: string, two: string, own: { readonly longer: boolean }, self: Command) => {
      const options = self.optsWithGlobals<Common>();
      await inCase(options, async (desk, principal, found) => {
        const first = await recordNamed(desk, principal, found.id, one);
        const second = await recordNamed(desk, principal, found.id, two);
        const saved = await decideSubject(
          desk,
          principal,
          first.id,
          first.version,
          own.longer
            ? { kind: 'possible', other: second.id }
            : { kind: 'take-back', what: 'possible', other: second.id },
        );
        done(
          options,
          saved,
          own.longer
            ? 'Noted: they may be the same. `hearsay subjects same` or `other` decides it.'
            : 'The note is taken back.',
        );
      });
    });
}

function removeCommand(): Command {
  return new Command('remove')
    .description('take a subject out that nothing names; its history stays')
    .argument('<name>', 'a name of it, or its id')
    .action(async (name: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<Common>();
      await inCase(options, async (desk, principal, found) => {
        const record = await recordNamed(desk, principal, found.id, name);
        await removeSubject(desk, principal, record.id, record.version);
        done(options, { removed: record.id }, 'Taken out. `hearsay undo` brings it back.');
      });
    });
}

/** The record a subject is called after, by a name of its own or its id. */
async function recordNamed(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  name: string,
): Promise<Subject> {
  const { row } = recordOf(await subjectsView(desk, principal, caseId), name);
  const wanted = name.trim().toLowerCase();
  const own = row.records.find(
    (one) => one.id.toLowerCase() === wanted || one.name.toLowerCase() === wanted,
  );
  const id = (own ?? firstRecord(row)).id;
  const record = await desk.store.read(principal, (tx) => tx.get('subject', id));
  if (record === null) throw new UsageError(`There is no subject "${name}".`);
  return record;
}

function decideCommand(kind: 'same' | 'other'): Command {
  return new Command(kind)
    .description(
      kind === 'same'
        ? 'decide that the first is the second; both keep what was said of them'
        : 'decide that the two are not the same',
    )
    .argument('<one>')
    .argument('<two>')
    .requiredOption('--why <reason>', 'why you think so')
    .action(async (one: string, two: string, own: { readonly why: string }, self: Command) => {
      const options = self.optsWithGlobals<Common>();
      await inCase(options, async (desk, principal, found) => {
        const view = await subjectsView(desk, principal, found.id);
        const [first, second] = [recordOf(view, one), recordOf(view, two)];
        const saved = await decideSubject(
          desk,
          principal,
          first.row.id,
          firstRecord(first.row).version,
          {
            kind: kind === 'same' ? 'same' : 'not-same',
            other: second.row.id,
            why: own.why,
          },
        );
        done(
          options,
          saved,
          kind === 'same'
            ? `${first.row.name} counts as ${second.row.name} from now on. \`hearsay subjects undo "${one}"\` takes it back.`
            : `${first.row.name} and ${second.row.name} are two.`,
        );
      });
    });
}

function partCommand(): Command {
  return new Command('part')
    .description('part what stood under one subject')
    .argument('<name>', 'the subject that is two')
    .argument('<other>', 'what the one parted from it is called')
    .requiredOption('--why <reason>', 'why you think so')
    .option('--questions <refs>', 'questions that mean the other, with commas')
    .option('--names <names>', 'names that are the other’s, with commas')
    .action(
      async (
        name: string,
        other: string,
        own: { readonly why: string; readonly questions?: string; readonly names?: string },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<Common>();
        await inCase(options, async (desk, principal, found) => {
          const { row } = recordOf(await subjectsView(desk, principal, found.id), name);
          const questionIds: QuestionId[] = [];
          for (const said of questionNames(own.questions ?? '')) {
            const { id } = await desk.store.read(principal, (tx) =>
              findQuestion(tx, found.id, said),
            );
            if (!row.questions.some((one) => one.id === id)) {
              throw new UsageError(`No question "${said}" names ${row.name}.`);
            }
            questionIds.push(id);
          }
          const saved = await partSubject(desk, principal, row.id, {
            name: other,
            names: listOf(own.names),
            descriptors: [],
            questionIds,
            why: own.why,
          });
          done(
            options,
            saved,
            `${other} is parted from ${row.name}. \`hearsay subjects undo "${other}"\` takes it back.`,
          );
        });
      },
    );
}

function undoCommand(): Command {
  return new Command('undo')
    .description('take back the last decision about a subject')
    .argument('<name>', 'the record that was merged or parted')
    .action(async (name: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<Common>();
      await inCase(options, async (desk, principal, found) => {
        const view = await subjectsView(desk, principal, found.id);
        const wanted = name.trim().toLowerCase();
        const records = view.subjects.flatMap((one) => one.records);
        const record = records.find(
          (one) => one.id.toLowerCase() === wanted || one.name.toLowerCase() === wanted,
        );
        if (record === undefined) {
          throw new UsageError(`There is no subject "${name}"; \`hearsay subjects\` lists them.`);
        }
        if (record.sameAs !== null) {
          const saved = await decideSubject(desk, principal, record.id, record.version, {
            kind: 'take-back',
            what: 'same',
            other: record.sameAs.id,
          });
          return done(options, saved, `${record.name} stands for itself again.`);
        }
        if (record.partedFrom !== null) {
          await removeSubject(desk, principal, record.id, record.version);
          return done(
            options,
            { removed: record.id },
            `${record.name} is ${record.partedFrom.name} again.`,
          );
        }
        const last = record.notSameAs.at(-1);
        if (last === undefined) {
          throw new UsageError(`Nothing was decided about ${record.name}.`);
        }
        const saved = await decideSubject(desk, principal, record.id, record.version, {
          kind: 'take-back',
          what: 'not-same',
          other: last.id,
        });
        done(options, saved, `${record.name} and ${last.name} may be the same again.`);
      });
    });
}

function report(view: SubjectsView): void {
  if (view.subjects.length === 0) {
    return line('No subjects yet. `hearsay subjects add NAME` adds one.');
  }
  line(
    table(
      view.subjects.map((one) => [
        one.name,
        one.kind + (one.knownBy === 'name' || one.knownBy === 'alias' ? '' : `, by ${one.knownBy}`),
        pc.dim(
          one.names.flatMap(({ text }) => (text === one.name ? [] : [text])).join(', ') || '–',
        ),
        one.questions.map(({ ref }) => ref).join(' '),
      ]),
      { width: terminalWidth(), flexible: { 0: 20, 2: 20, 3: 20 } },
    ),
  );
  if (view.proposals.length === 0) return;
  line();
  line(pc.bold('May be the same; nothing is joined unless you say so'));
  for (const one of view.proposals) {
    line(
      `  ${one.nameA} / ${one.nameB}: ${one.reasons.join('; ')}${one.against.length > 0 ? pc.dim(` – but ${one.against.join('; ')}`) : ''}`,
    );
  }
}

const WHAT = {
  added: 'added',
  changed: 'changed',
  merged: 'decided to be',
  'merge-taken-back': 'no longer decided to be',
  'told-apart': 'decided not to be',
  'told-apart-taken-back': 'no longer decided not to be',
  noted: 'noted to be possibly',
  'note-taken-back': 'no longer noted to be possibly',
  parted: 'parted from',
  removed: 'taken out',
} as const;

function show({ row, history }: SubjectFile): void {
  line(`${pc.bold(row.name)}  ${row.kind}`);
  for (const { text, kind } of row.names) line(`  ${kind}: ${text}`);
  for (const words of row.descriptors) line(`  ${words}`);
  line(`  Named in: ${row.questions.map(({ ref }) => ref).join(', ') || 'no question'}`);
  line();
  line(pc.bold('What became of it'));
  for (const one of history) {
    line(
      `  ${one.at.slice(0, 16).replace('T', ' ')}  ${one.name}: ${WHAT[one.what]}${one.other === null ? '' : ` ${one.other}`}${one.why === null ? '' : ` – ${one.why} (${one.by ?? '?'})`}`,
    );
  }
}

function recordOf(view: SubjectsView, name: string): { readonly row: SubjectRow } {
  const wanted = name.trim().toLowerCase();
  const found = view.subjects.filter(
    (one) =>
      one.records.some(({ id }) => id.toLowerCase() === wanted) ||
      one.names.some(({ text }) => text.toLowerCase() === wanted),
  );
  const [row] = found;
  if (found.length > 1) {
    throw new UsageError(`More than one subject is called "${name}"; give the id of one.`);
  }
  if (row === undefined) {
    throw new UsageError(`There is no subject "${name}"; \`hearsay subjects\` lists them.`);
  }
  return { row };
}

/** The record a subject is called after. */
function firstRecord(row: SubjectRow): SubjectRow['records'][number] {
  const own = row.records[0];
  if (own === undefined) throw new UsageError(`${row.name} has no record.`);
  return own;
}
