/**
 * Takes back what one command did, whatever it was, from the log and the history of the records it
 * touched: what it added goes, what it changed is as before, what it removed is there again. It is a
 * change of its own, so nothing is lost, and taking it back brings the first one again.
 *
 * Refused, with the reason: what was changed again since; what something else rests on by now; what is
 * more than its records and has its own way back – imports, outcomes, releases, identities.
 */
import type { CaseId, QuestionId, SourceId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { StoreError } from '#store/errors.ts';
import type { LogLine, ReadTx, RecordKind, RecordKinds, Tx } from '#store/store.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { needUnused } from './network-edits.ts';
import { takeOut } from './subjects.ts';

export interface TakenBackChange {
  /** The first entry of what was taken back. */
  readonly entry: number;
  readonly verb: string;
  readonly at: string;
  readonly records: number;
}

/** Kinds whose records one command may put back as they were. */
const KINDS: readonly RecordKind[] = [
  'case',
  'source',
  'tie',
  'payment',
  'contact_window',
  'session',
  'subject',
  'question',
  'claim',
  'link',
  'document',
  'dismissal',
  'sheet_mapping',
  'saved_search',
];

/** What must be taken back in another way, and how. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'import.run': 'An import is taken back by `hearsay import FILE --undo`.',
  'import.undo':
    'An import that was taken back is brought back by `hearsay import FILE --restore`.',
  'import.restore': 'It is taken back again by `hearsay import FILE --undo`.',
  'outcome.record': 'An outcome is taken back by `hearsay outcome QUESTION --withdraw`.',
  'outcome.withdraw': 'Record the outcome again: `hearsay outcome`.',
  'case.create': 'A case is not taken back; leave it empty or give it another title.',
  'case.members': 'Change the members again on the Case screen.',
  'finding.record': 'A finding that was put on record stays there.',
};
const TAKE_BACK = 'change.take-back';
/** So far back the newest change is looked for. */
const LOOKED_AT = 500;

/** Takes back the command that an entry of the log belongs to; without one, this person's newest. */
export async function takeBackChange(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  seq: number | null,
): Promise<TakenBackChange> {
  const entry =
    seq ??
    (await desk.store.read(principal, async (tx) => {
      await needCase(tx, caseId);
      return (await newest(tx, principal, caseId))[0]?.seq ?? 0;
    }));
  // The log says which entry was meant: by that a later taking back knows what stands.
  const act = { verb: TAKE_BACK, object: String(entry), details: { entry } };
  return desk.store.transact(principal, act, async (tx) => {
    await needCase(tx, caseId);
    await tx.allowed(caseId);
    const command = await commandOf(tx, caseId, entry);
    const why = await refused(tx, command);
    if (why !== null) throw new StoreError('conflict', why);
    const touched = recordsOf(command);
    for (const one of touched.toReversed()) await putBack(tx, caseId, one);
    const first = command[0]!;
    return { entry: first.seq, verb: first.verb, at: first.at, records: touched.length };
  });
}

/** The entries of one command are next to each other and alike in everything but the records. */
function together(a: LogLine, b: LogLine): boolean {
  return a.at === b.at && a.actor === b.actor && a.verb === b.verb && Math.abs(a.seq - b.seq) === 1;
}

async function commandOf(tx: ReadTx, caseId: CaseId, seq: number): Promise<readonly LogLine[]> {
  const around = commandsIn(await tx.log(caseId, LOOKED_AT, seq + LOOKED_AT / 2));
  const command = around.find((one) => one.some((line) => line.seq === seq));
  if (command !== undefined) {
    if (!takenBackIn(around).has(command)) return command;
    throw new StoreError('conflict', `Entry ${seq} was taken back already.`);
  }
  throw new StoreError(
    'not-found',
    `There is no entry ${seq} in the log of this case; \`hearsay log\` lists them.`,
  );
}

/** Lines of the log, newest first, as commands; each with its oldest line first. */
function commandsIn(lines: readonly LogLine[]): readonly (readonly LogLine[])[] {
  const commands: LogLine[][] = [];
  for (const line of lines) {
    const last = commands.at(-1);
    if (last?.[0] !== undefined && together(last[0], line)) last.unshift(line);
    else commands.push([line]);
  }
  return commands;
}

/**
 * Which of these commands, newest first, were taken back and not brought again. What the records say is not
 * enough to tell: a claim that was removed, brought back and then taken out with its making is gone as
 * the removal had left it.
 */
function takenBackIn(commands: readonly (readonly LogLine[])[]): ReadonlySet<readonly LogLine[]> {
  const meant = new Set<number>();
  const found = new Set<readonly LogLine[]>();
  for (const command of commands) {
    if (command.some(({ seq }) => meant.has(seq))) found.add(command);
    else if (command[0]?.verb === TAKE_BACK) meant.add(Number(command[0].object));
  }
  return found;
}

async function newest(
  tx: ReadTx,
  principal: Principal,
  caseId: CaseId,
): Promise<readonly LogLine[]> {
  const commands = commandsIn(await tx.log(caseId, LOOKED_AT));
  const gone = takenBackIn(commands);
  for (const command of commands) {
    const [first] = command;
    if (first === undefined || first.actor !== principal.userId || gone.has(command)) continue;
    // What was taken back already stands otherwise; what has its own way back is not passed over in silence.
    if (first.verb === TAKE_BACK || recordsOf(command).length === 0) continue;
    if (OTHERWISE[first.verb] === undefined) {
      if (!(await stands(tx, command)) || !(await didAnything(tx, command))) continue;
    }
    return command;
  }
  throw new StoreError(
    'not-found',
    'There is nothing of yours to take back here; `hearsay log` shows what was done.',
  );
}

type Touched = LogLine['records'][number];

/** Each record a command touched, once, with the version it left. */
function recordsOf(command: readonly LogLine[]): readonly (Touched & { readonly from: number })[] {
  const touched = new Map<string, Touched & { readonly from: number }>();
  for (const { records } of command) {
    for (const one of records) {
      const before = touched.get(one.id);
      touched.set(one.id, { ...one, from: before?.from ?? one.version - 1 });
    }
  }
  return [...touched.values()];
}

async function refused(tx: ReadTx, command: readonly LogLine[]): Promise<string | null> {
  const verb = command[0]?.verb ?? '';
  const way = OTHERWISE[verb];
  if (way !== undefined) return way;
  const touched = recordsOf(command);
  const named = command.reduce((sum, line) => sum + line.records.length, 0);
  const all = command.reduce((sum, line) => sum + line.count, 0);
  if (touched.length === 0) return `\`${verb}\` changed no record: there is nothing to take back.`;
  if (named < all) return `It changed ${all} records at once, which is too much to take back here.`;
  const other = touched.find(({ kind }) => !KINDS.includes(kind));
  if (other !== undefined) {
    return `\`${verb}\` made a ${other.kind.replace('_', ' ')}, which is not taken back in this way.`;
  }
  if (await stands(tx, command)) return null;
  return 'What it changed was changed again since, or it was taken back already; take back the later change first.';
}

/** Whether every record still is as the command left it. */
async function stands(tx: ReadTx, command: readonly LogLine[]): Promise<boolean> {
  for (const { kind, id, version } of recordsOf(command)) {
    const versions = await tx.history(kind, id as never);
    const left = versions.find((one) => one.version === version);
    const now = versions.at(-1);
    if (left === undefined || now === undefined || plain(left) !== plain(now)) return false;
  }
  return true;
}

/** Whether any record says something else than before: what was set to what it was has nothing to take back. */
async function didAnything(tx: ReadTx, command: readonly LogLine[]): Promise<boolean> {
  for (const { kind, id, version, from } of recordsOf(command)) {
    const versions = await tx.history(kind, id as never);
    const before = versions.find((one) => one.version === from);
    const after = versions.find((one) => one.version === version);
    if (before === undefined || after === undefined || plain(before) !== plain(after)) return true;
  }
  return false;
}

/** What a version says, without what every version has of its own; removed ones say that. */
function plain(record: object): string {
  const { version: _, madeAt: __, madeBy: ___, ...body } = record as Record<string, unknown>;
  const filled = Object.entries(body).filter(([, value]) => value != null);
  return JSON.stringify(filled.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function putBack(
  tx: Tx,
  caseId: CaseId,
  { kind, id, from }: Touched & { readonly from: number },
): Promise<void> {
  const versions = await tx.history(kind, id as never);
  const now = versions.at(-1);
  const before = versions.find((one) => one.version === from);
  if (now === undefined) throw new StoreError('not-found', 'A record of it is not there any more.');
  const wasThere = before !== undefined && !before.removed;
  if (now.removed) {
    if (!wasThere) return;
    await tx.restoreMany(kind, caseId, [id]);
    return;
  }
  if (wasThere) await tx.revise(kind, id as never, now.version, changeTo(before, now) as never);
  else await takeAway(tx, caseId, kind, now);
}

/** What makes of one version another; a field that came since is null again. */
function changeTo(before: object, now: object): Record<string, unknown> {
  const own = (record: object): Record<string, unknown> => {
    const { id, caseId, version, madeAt, madeBy, removed, ...body } = record as Record<
      string,
      unknown
    >;
    void [id, caseId, version, madeAt, madeBy, removed];
    return body;
  };
  const [was, is] = [own(before), own(now)];
  const change: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const value = was[key] ?? null;
    if (JSON.stringify(value) !== JSON.stringify(is[key] ?? null)) change[key] = value;
  }
  return change;
}

/** Takes out what a command added, unless something rests on it by now. */
async function takeAway(
  tx: Tx,
  caseId: CaseId,
  kind: RecordKind,
  now: RecordKinds[RecordKind],
): Promise<void> {
  if (kind === 'document') {
    throw new StoreError('conflict', 'A document is taken back with its import.');
  }
  if (kind === 'source') await needUnused(tx, caseId, now.id as SourceId);
  if (kind === 'subject') return takeOut(tx, now as RecordKinds['subject'], now.version);
  if (kind === 'question') {
    const about = { caseId, questionId: now.id as QuestionId };
    for (const [each, words] of [
      ['claim', 'claims'],
      ['outcome', 'an outcome'],
      ['finding', 'a finding on record'],
    ] as const) {
      if ((await tx.count(each, about)) === 0) continue;
      const { ref } = now as RecordKinds['question'];
      throw new StoreError('conflict', `${ref} has ${words} by now; it cannot be taken out.`);
    }
  }
  await tx.remove(kind, now.id, now.version);
}
