import type { CaseId, QuestionId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Question } from '#claims/question.ts';
import type { TableQuery } from '#assessment/question-table/row-table.ts';
import type { TableRow } from '#assessment/question-table/table-row.ts';
import { StoreError } from '#store/errors.ts';
import { must } from '#store/policy.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { wholeTable } from './question-table.ts';

/** What may be changed of many questions at once. */
export type ManyChange = Partial<Pick<Question, 'status' | 'importance' | 'topic'>>;

export interface ChangeOfQuestion {
  readonly id: QuestionId;
  readonly version: number;
  readonly change: ManyChange;
}

/** At most so many in one command. */
export const MOST_CHANGED = 2_000;

/**
 * Changes many questions: all of them, or none when one has been changed by somebody else since it was
 * read. Each names its own change, so that taking it back is the same command with what was before.
 */
export async function changeQuestions(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  changes: readonly ChangeOfQuestion[],
): Promise<readonly Question[]> {
  return desk.store.transact(
    principal,
    { verb: 'questions.change', object: caseId, details: { questions: changes.length } },
    async (tx) => {
      await needCase(tx, caseId);
      const changed: Question[] = [];
      for (const { id, version, change } of changes) {
        const question = await tx.get('question', id);
        if (question === null || question.caseId !== caseId) {
          throw new StoreError('not-found', 'One of these questions is not in this case.');
        }
        changed.push(await tx.revise('question', id, version, change));
      }
      return changed;
    },
  );
}

/**
 * The rows a query leaves, as a sheet, for leads: it leaves the desk as a release does. That it was
 * taken out is on record before anybody has it.
 */
export async function questionSheet(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  query: TableQuery,
): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }> {
  await desk.store.read(principal, async (tx) => {
    const { members } = await needCase(tx, caseId);
    const member = members.find(({ userId }) => userId === principal.userId);
    must(principal, 'questions.export', member?.role ?? null);
  });
  const rows = await wholeTable(desk, principal, caseId, query);
  await desk.store.transact(
    principal,
    { verb: 'questions.export', object: caseId, details: { questions: rows.length } },
    async (tx) => {
      await needCase(tx, caseId);
      await tx.allowed(caseId);
      return null;
    },
  );
  return {
    name: 'questions.csv',
    mediaType: 'text/csv',
    bytes: new TextEncoder().encode(sheetOf(rows)),
  };
}

const COLUMNS: readonly (readonly [head: string, cell: (row: TableRow) => string])[] = [
  ['ref', (row) => row.ref],
  ['question', (row) => row.text],
  ['topic', (row) => row.topic],
  ['importance', (row) => String(row.importance)],
  ['status', (row) => row.status],
  ['answer', (row) => row.finding?.best?.label ?? ''],
  ['probability', (row) => figure(row.finding?.best?.probability)],
  ['low', (row) => figure(row.finding?.best?.interval[0])],
  ['high', (row) => figure(row.finding?.best?.interval[1])],
  ['not judged because', (row) => row.finding?.why ?? ''],
  ['reports', (row) => String(row.finding?.reports ?? '')],
  ['origins shown independent', (row) => String(row.finding?.independent ?? '')],
  ['lineages not established', (row) => String(row.finding?.notEstablished ?? '')],
  ['credibility', (row) => String(row.finding?.credibility ?? '')],
  ['flags', (row) => (row.finding?.flags ?? []).map(({ kind }) => kind).join(' ')],
  ['outcome known', (row) => (row.outcome ? 'yes' : 'no')],
  ['changed', (row) => row.changedAt],
];

function figure(p: number | undefined): string {
  return p === undefined ? '' : p.toFixed(3);
}

/** The byte-order mark makes spreadsheets read it as UTF-8. */
export function sheetOf(rows: readonly TableRow[]): string {
  const lines = [
    COLUMNS.map(([head]) => head),
    ...rows.map((row) => COLUMNS.map(([, of]) => of(row))),
  ];
  return `\ufeff${lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}

/** Quoted; what a spreadsheet would take for a formula is made a text by an apostrophe (OWASP). */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
