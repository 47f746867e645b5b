import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import pc from 'picocolors';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import type { Question, SafetyFlag } from '#claims/question.ts';
import { typeOfQuestion } from '#claims/type-of-question.ts';
import type { ValueType } from '#claims/value.ts';
import {
  TABLE_FILTERS,
  TABLE_SORTS,
  type TableQuery,
} from '#assessment/question-table/row-table.ts';
import type { TableRow } from '#assessment/question-table/table-row.ts';
import { percent, percentRange } from '#assessment/words.ts';
import { changeQuestions, questionSheet, type ManyChange } from '#jobs/change-questions.ts';
import type { Desk } from '#jobs/desk.ts';
import { questionTable } from '#jobs/question-table.ts';
import { addQuestion, editQuestion, findQuestion } from '#jobs/questions.ts';
import {
  done,
  inCase,
  listOf,
  oneOf,
  questionNames,
  wholeNumber,
  type CaseOptions,
} from '../in-case.ts';
import { broken, tableRows } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';

const STATUSES = ['open', 'under-review', 'settled', 'closed'] as const;
const TYPES = [
  'yes-no',
  'choice',
  'set',
  'place',
  'point',
  'number',
  'time',
  'person',
] as const satisfies readonly ValueType[];
const NOT_RAISED: SafetyFlag = { raised: false, why: null, answer: null };

/** The filters of the Questions table, as options. */
export interface NarrowOptions {
  readonly only?: string;
  readonly text?: string;
  readonly topic?: string;
  readonly status?: string;
  readonly importance?: string;
  readonly type?: string;
  readonly sort?: string;
  readonly pick?: string;
}

/** `hearsay questions`: the Questions table, and what can be done there. */
export function questionsCommand(): Command {
  const command = narrowOptions(new Command('questions'))
    .option('--most <n>', 'how many to list', '50')
    .option('--csv <file>', 'write all that match as a sheet to a new file; it is on record')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Filters: ${TABLE_FILTERS.join(', ')}.
Sort keys: ${TABLE_SORTS.join(', ')}; with - before it the other way round (--sort=-changed).

Examples:
  hearsay questions --only contradiction,open --sort=-changed
  hearsay questions add "How many were held in the silo?" --topic detention --unit people
  hearsay questions set Q-003 Q-004 --status under-review --importance 3
  hearsay questions change Q-003 --text "Was the bridge shelled on 12 March?"
  hearsay questions --topic harm --csv harm.csv`,
    )
    .action(
      async (
        own: NarrowOptions & CaseOptions & { readonly most: string; readonly csv?: string },
        self: Command,
      ) => {
        if (self.args.length > 0) {
          throw new UsageError(`"${self.args[0]}" is none of add, set, change.`);
        }
        await inCase(own, async (desk, principal, found) => {
          if (own.csv === undefined) {
            return showQuestions(desk, principal, found, own, queryOf(own));
          }
          const sheet = await questionSheet(desk, principal, found.id, queryOf(own));
          await writeNew(own.csv, sheet.bytes);
          done(own, { file: own.csv, bytes: sheet.bytes.length }, `Written to ${own.csv}.`);
        });
      },
    );
  command.addCommand(addCommand());
  command.addCommand(setCommand());
  command.addCommand(changeCommand());
  return command;
}

/** The options that narrow and sort the table. */
export function narrowOptions(command: Command): Command {
  return command
    .option('--only <filters>', 'filters that all must hold, with commas')
    .option('--text <words>', 'words of the question or its answer')
    .option('--topic <topics>', 'one of these topics, with commas')
    .option('--status <statuses>', `${STATUSES.join(', ')}, with commas`)
    .option('--importance <levels>', '1 to 3, with commas')
    .option('--type <types>', `${TYPES.join(', ')}, with commas`)
    .option('--pick <questions>', 'only these, such as Q-003,Q-004')
    .option('--sort <key>', 'by what');
}

/** The query that options stand for; a word that is none is said, not ignored. */
export function queryOf(options: NarrowOptions): TableQuery {
  for (const one of listOf(options.only)) oneOf('--only', one, TABLE_FILTERS);
  for (const one of listOf(options.status)) oneOf('--status', one, STATUSES);
  for (const one of listOf(options.importance)) oneOf('--importance', one, ['1', '2', '3']);
  for (const one of listOf(options.type)) oneOf('--type', one, TYPES);
  const { sort } = options;
  if (sort !== undefined) oneOf('--sort', sort.replace(/^-/, ''), TABLE_SORTS);
  const plain = (text: string | undefined): string | undefined =>
    text === undefined || listOf(text).length === 0 ? undefined : listOf(text).join(',');
  const given = {
    only: plain(options.only),
    text: options.text,
    topic: plain(options.topic),
    status: plain(options.status),
    importance: plain(options.importance),
    type: plain(options.type),
    pick: plain(options.pick),
    sort,
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** Lists what a query leaves of the table. */
export async function showQuestions(
  desk: Desk,
  principal: Principal,
  found: Case,
  options: { readonly most: string; readonly json?: boolean },
  query: TableQuery,
): Promise<void> {
  const limit = wholeNumber('--most', options.most, 1, 2_000);
  const view = await questionTable(desk, principal, found.id, { ...query, offset: 0, limit });
  if (options.json === true) return json(view);
  if (view.total === 0) {
    return line('This case has no questions yet. `hearsay questions add "…?"` asks one.');
  }
  if (view.matching === 0) return line('No question fits these filters.');
  const width = terminalWidth();
  const [head = '', ...lines] = tableRows(
    [HEAD.map((title) => pc.dim(title)), ...view.rows.map(cells)],
    { width, flexible: { 1: 20, 2: 12, 5: 10 }, most: { 2: 24, 4: 9 } },
  );
  line(head);
  const indent = 2 + Math.max(...view.rows.map(({ ref }) => ref.length));
  for (const [i, text] of lines.entries()) {
    line(text);
    const flags = flagWords(view.rows[i]);
    for (const part of flags === '' ? [] : broken(flags, width - indent)) {
      line(' '.repeat(indent) + pc.yellow(part));
    }
  }
  const more = view.matching > view.rows.length ? `, the first ${view.rows.length} shown` : '';
  line(pc.dim(`\n${view.matching} of ${view.total} questions${more}`));
}

const HEAD = ['', 'Question', 'Best answer', 'How sure', 'Reports → origins', 'Status'];

function cells({ ref, text, finding, status, outcome, importance }: TableRow): string[] {
  const best = finding?.best ?? null;
  const unknown =
    finding === null || finding.notEstablished === 0 ? '' : `+${finding.notEstablished}?`;
  return [
    ref,
    `${text}${importance === 3 ? ' !' : ''}`,
    best?.label ?? (finding === null ? '…' : 'cannot be judged'),
    best === null ? '–' : `${percent(best.probability)} (${percentRange(best.interval)})`,
    finding === null ? '' : `${finding.reports} → ${finding.independent}${unknown}`,
    outcome ? `${status}, outcome known` : status,
  ];
}

/** The flags in words, as `--only` names them. */
function flagWords(row: TableRow | undefined): string {
  return [...new Set((row?.finding?.flags ?? []).map(({ kind }) => kind))].join(' · ');
}

function addCommand(): Command {
  return new Command('add')
    .description('ask a question; its kind of answer is told from its wording unless said')
    .argument('<question>', 'as a person would say it')
    .option('--type <type>', TYPES.join(', '))
    .option('--topic <topic>', 'the area of knowledge that reliability is kept by', 'general')
    .option('--importance <level>', '1 to 3', '2')
    .option('--unit <unit>', 'of a number, such as people')
    .option('--options <answers>', 'answers that are allowed, with commas')
    .option('--ref <name>', 'a short name; the next free one unless said')
    .action(
      async (
        text: string,
        own: {
          readonly type?: string;
          readonly topic: string;
          readonly importance: string;
          readonly unit?: string;
          readonly options?: string;
          readonly ref?: string;
        },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<CaseOptions>();
        if (text.trim() === '') throw new UsageError('A question needs words.');
        // What the table would narrow to when given before `add` is what the new question has.
        const all = self.optsWithGlobals<typeof own>();
        const type =
          all.type === undefined ? typeOfQuestion(text) : oneOf('--type', all.type, TYPES);
        const importance = importanceOf(all.importance ?? '2');
        await inCase(options, async (desk, principal, found) => {
          const { nextRef } = await questionTable(desk, principal, found.id, {
            offset: 0,
            limit: 1,
          });
          const saved = await addQuestion(desk, principal, found.id, {
            ref: own.ref ?? nextRef,
            text: text.trim(),
            type,
            subjectIds: [],
            topic: all.topic ?? 'general',
            period: null,
            importance,
            options: listOf(own.options),
            places: {},
            unit: own.unit ?? null,
            staleAfterDays: null,
            protectedSite: NOT_RAISED,
            threatToLife: NOT_RAISED,
            status: 'open',
          });
          done(options, saved, `${saved.ref} (${saved.type}): ${saved.text}`);
        });
      },
    );
}

function setCommand(): Command {
  return new Command('set')
    .description('status, importance or topic of one question or of many: all of them or none')
    .argument('<questions...>', 'such as Q-003 Q-004')
    .option('--status <status>', STATUSES.join(', '))
    .option('--importance <level>', '1 to 3')
    .option('--topic <topic>')
    .action(async (names: readonly string[], _: unknown, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions & NarrowOptions>();
      const change = manyChange(options);
      await inCase(options, async (desk, principal, found) => {
        const questions = await desk.store.read(principal, async (tx) => {
          const list: Question[] = [];
          for (const name of new Set(names.flatMap((one) => questionNames(one)))) {
            list.push(await findQuestion(tx, found.id, name));
          }
          return list;
        });
        const once = [...new Map(questions.map((one) => [one.id, one])).values()];
        const changed = await changeQuestions(
          desk,
          principal,
          found.id,
          once.map(({ id, version }) => ({ id, version, change })),
        );
        done(
          options,
          changed,
          `Changed ${changed.map(({ ref }) => ref).join(', ')}. \`hearsay undo\` takes it back.`,
        );
      });
    });
}

function manyChange(options: NarrowOptions): ManyChange {
  const { status, importance, topic } = options;
  const change: ManyChange = {
    ...(status === undefined ? {} : { status: oneOf('--status', status, STATUSES) }),
    ...(importance === undefined ? {} : { importance: importanceOf(importance) }),
    ...(topic === undefined ? {} : { topic: needed('--topic', topic) }),
  };
  if (Object.keys(change).length === 0) {
    throw new UsageError('Say what to change: --status, --importance or --topic.');
  }
  return change;
}

function changeCommand(): Command {
  return new Command('change')
    .description('other words, unit, answers, or how a witness is to be asked')
    .argument('<question>', 'such as Q-003')
    .option('--text <words>', 'the question in other words')
    .option('--ask-as <words>', 'how to ask it without suggesting an answer; “none” drops it')
    .option('--unit <unit>', 'of a number; “none” drops it')
    .option('--options <answers>', 'answers that are allowed, with commas')
    .option('--stale-after <days>', 'when a finding that nothing confirmed is stale; “never”')
    .option('--protected-site <why>', 'raise the flag: a hospital, school, place of worship …')
    .action(
      async (
        name: string,
        own: {
          readonly askAs?: string;
          readonly unit?: string;
          readonly options?: string;
          readonly staleAfter?: string;
          readonly protectedSite?: string;
        },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<CaseOptions & { readonly text?: string }>();
        const or = (text: string, none: string): string | null => (text === none ? null : text);
        const change: Partial<Question> = {
          ...(options.text === undefined ? {} : { text: needed('--text', options.text) }),
          ...(own.askAs === undefined ? {} : { askAs: or(own.askAs, 'none') }),
          ...(own.unit === undefined ? {} : { unit: or(own.unit, 'none') }),
          ...(own.options === undefined ? {} : { options: listOf(own.options) }),
          ...(own.staleAfter === undefined
            ? {}
            : {
                staleAfterDays:
                  own.staleAfter === 'never'
                    ? null
                    : wholeNumber('--stale-after', own.staleAfter, 1, 36_500),
              }),
          ...(own.protectedSite === undefined
            ? {}
            : {
                protectedSite: {
                  raised: true,
                  why: needed('--protected-site', own.protectedSite),
                  answer: null,
                },
              }),
        };
        if (Object.keys(change).length === 0) {
          throw new UsageError('Say what to change; `hearsay questions change --help` lists it.');
        }
        await inCase(options, async (desk, principal, found) => {
          const question = await desk.store.read(principal, (tx) =>
            findQuestion(tx, found.id, name),
          );
          const saved = await editQuestion(desk, principal, question.id, question.version, change);
          done(options, saved, `Changed ${saved.ref}. \`hearsay undo\` takes it back.`);
        });
      },
    );
}

function importanceOf(text: string): 1 | 2 | 3 {
  return Number(oneOf('--importance', text, ['1', '2', '3'])) as 1 | 2 | 3;
}

function needed(option: string, text: string): string {
  if (text.trim() === '') throw new UsageError(`${option} needs words.`);
  return text.trim();
}

/** Never over a file that is there. */
async function writeNew(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(file, bytes, { flag: 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST'
        ? new UsageError(`There is a file ${file} already; name another.`)
        : error;
    },
  );
}
