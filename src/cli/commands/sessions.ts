import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import pc from 'picocolors';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import { sheetText } from '#assessment/accounts/sheet-text.ts';
import type { Desk } from '#jobs/desk.ts';
import { accountView, findSource, interviewSheetFor, listAccounts } from '#jobs/sessions.ts';
import type { AccountView, DifferenceView } from '#jobs/views.ts';
import { narrowText } from '../reporters/narrow-text.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth, toldWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { sessionEdits } from './session-edits.ts';
import { theCase, withDesk } from '../with-desk.ts';

interface Options {
  readonly case?: string;
  readonly json?: boolean;
}

/** `hearsay sessions`, `hearsay sessions Tern` */
export function sessionsCommand(): Command {
  const command = new Command('sessions')
    .argument(
      '[source]',
      'a source, by pseudonym; without one, everybody who has told us something',
    )
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Examples:
  hearsay sessions
  hearsay sessions Tern
  hearsay sessions add Tern --held "2 April 2026" --documents 7 --asked "open: What did you see?"
  hearsay sessions change Tern 2 --interpreter C-Birch --told "Q-003 = nine: that nine were found"
  hearsay sessions put Tern 1 --standing explained --comment "she counted those at the door only"
  hearsay sessions interpreter Tern 2
  hearsay sessions remove Tern 4`,
    )
    .action(async (name: string | undefined, options: Options) => {
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        if (name === undefined) await everybody(desk, principal, found, options);
        else {
          const source = await desk.store.read(principal, (tx) => findSource(tx, found.id, name));
          const view = await accountView(desk, principal, source.id);
          if (options.json === true) json(view);
          else line(narrowText(accountText(view), toldWidth() ?? Infinity));
        }
      });
    });
  for (const edit of sessionEdits()) command.addCommand(edit);
  return command;
}

/** `hearsay sheet Tern --out sheet.md` */
export function sheetCommand(): Command {
  return new Command('sheet')
    .argument('<source>', 'a source, by pseudonym')
    .option('--out <file>', 'write it to a new file instead of the terminal')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText('after', '\nExamples:\n  hearsay sheet Tern\n  hearsay sheet Tern --out sheet.md')
    .action(async (name: string, options: Options & { readonly out?: string }) => {
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        const source = await desk.store.read(principal, (tx) => findSource(tx, found.id, name));
        const sheet = await interviewSheetFor(desk, principal, source.id);
        if (options.out !== undefined) {
          // Never over a file that is there: it may hold answers written into it.
          await writeFile(options.out, sheetText(sheet), { flag: 'wx', mode: 0o600 }).catch(
            (error: NodeJS.ErrnoException) => {
              throw error.code === 'EEXIST'
                ? new UsageError(`There is a file ${options.out} already; name another.`)
                : error;
            },
          );
        }
        if (options.json === true) json(sheet);
        else if (options.out === undefined)
          line(narrowText(sheetText(sheet), toldWidth() ?? Infinity));
        else line(`${sheet.lines.length} questions in ${options.out}.`);
      });
    });
}

async function everybody(
  desk: Desk,
  principal: Principal,
  found: Case,
  options: Options,
): Promise<void> {
  const rows = await listAccounts(desk, principal, found.id);
  if (options.json === true) return json(rows);
  if (rows.length === 0) return line('Nobody has told us anything in this case yet.');
  const head = ['Source', 'Sessions', 'Tellings', 'Statements', 'Differences', 'Not put', 'Last'];
  line(
    table(
      [
        head.map((title) => pc.dim(title)),
        ...rows.map((row) => [
          row.source.pseudonym,
          String(row.sessions),
          String(row.tellings),
          String(row.statements),
          String(row.differences),
          String(row.notPut),
          row.last ?? '–',
        ]),
      ],
      { width: terminalWidth(), flexible: { 0: 12 } },
    ),
  );
  line(
    pc.dim('\nA difference is what memory does between two tellings; it says nothing of honesty.'),
  );
}

const STANDING = { explained: 'explained', unexplained: 'unexplained', 'not-put': 'not yet put' };

function accountText(view: AccountView): string {
  const refs = new Map(view.questions.map(({ id, ref }) => [id as string, ref]));
  const names = new Map(view.sources.map(({ id, pseudonym }) => [id as string, pseudonym]));
  const claims = new Map(view.claims.map((claim) => [claim.id as string, claim]));
  const told = (key: string): string => {
    const telling = view.tellings.find((one) => one.key === key);
    return telling?.number == null
      ? (telling?.from?.slice(0, 10) ?? 'undated')
      : `session ${telling.number}`;
  };
  const parts: string[] = [`# ${view.source.pseudonym}`];
  const { howMet, firstContact } = view.source;
  if (howMet !== null || firstContact !== null) {
    parts.push([firstContact?.stated, howMet].filter((text) => text != null).join(': '));
  }
  for (const telling of view.tellings) {
    const session = view.sessions.find(({ id }) => id === telling.sessionId);
    const interpreter = session?.interpreter ?? null;
    const head = [
      `## ${session === undefined ? 'Told' : `Session ${session.number}`}${telling.from === null ? '' : `, ${telling.from.slice(0, 10)}`}`,
      ...(interpreter === null ? [] : [`Interpreter: ${names.get(interpreter) ?? '?'}.`]),
      ...(session?.questions ?? []).map(({ text, type }) => `- asked (${type}): ${text}`),
      ...(session?.disclosed ?? []).map(
        ({ fact, at, by }) => `- told to the witness by ${by}, ${at.slice(0, 10)}: ${fact}`,
      ),
      ...telling.statements.map(({ claimId }) => {
        const claim = claims.get(claimId);
        return `- ${refs.get(claim?.questionId ?? '') ?? '?'}: “${claim?.quote ?? ''}”`;
      }),
    ];
    parts.push(head.join('\n'));
  }
  parts.push(
    view.differences.length === 0
      ? '## Differences\n\nNone between the tellings on file.'
      : `## Differences\n\n${view.differences.map((one, i) => differenceText(one, i + 1, refs, told)).join('\n')}`,
  );
  if (view.controls.length > 0) {
    parts.push(
      `## Control questions\n\n${view.controls
        .map(
          (one) =>
            `- ${refs.get(one.questionId) ?? '?'}: said ${one.said}; the desk knew ${one.known} since ${one.knownSince}${one.agrees ? '' : ' – they differ'}`,
        )
        .join('\n')}`,
    );
  }
  return parts.join('\n\n');
}

function differenceText(
  one: DifferenceView,
  number: number,
  refs: ReadonlyMap<string, string>,
  told: (key: string) => string,
): string {
  const what =
    one.earlier.says === null
      ? `${one.later.says} (${told(one.later.telling)})`
      : one.later.says === null
        ? `${one.earlier.says} (${told(one.earlier.telling)}), not in ${told(one.later.telling)}`
        : `${one.earlier.says} (${told(one.earlier.telling)}) → ${one.later.says} (${told(one.later.telling)})`;
  const comment = one.decision?.comment == null ? '' : ` “${one.decision.comment}”`;
  return [
    `${number}. ${refs.get(one.questionId) ?? '?'}, ${one.kind}, ${one.weight}, ${STANDING[one.standing]}: ${what}.${comment}`,
    ...one.reasons.map(({ text }) => `   - ${text}`),
  ].join('\n');
}
