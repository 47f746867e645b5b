/**
 * Takes back what one command did, whatever it was, from the log and the history of the records it
 * touched: what it added goes, what it changed is as before, what it removed is there again. It is a
 * change of its own, so nothing is lost, and taking it back brings the first one again. What follows from
 * an outcome follows again; an import goes, or comes back, with its documents and claims.
 *
 * Refused, with the reason: what was changed again since; what something else rests on by now; releases,
 * findings on record and identities. Whoever only goes back step by step is not stopped by these: they are
 * passed over, and named.
 */
import type { CaseId, ExhibitId, ImportId, QuestionId, SourceId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Outcome } from '#assessment/finding.ts';
import { newestOutcome } from '#assessment/decided-questions.ts';
import type { Document, Import } from '#intake/document.ts';
import { StoreError } from '#store/errors.ts';
import type { LogLine, ReadTx, RecordKind, RecordKinds, Tx } from '#store/store.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { undoImport } from './imports.ts';
import { needUnused } from './network-edits.ts';
import { followOutcome } from './outcome.ts';
import { needQuestion } from './questions.ts';
import { restoreImport } from './restore-import.ts';
import { takeOut } from './subjects.ts';

export interface TakenBackChange {
  /** The first entry of what was taken back. */
  readonly entry: number;
  readonly verb: string;
  readonly at: string;
  readonly records: number;
  /** What is newer and stays, with the reason, newest first. */
  readonly passedOver: readonly PassedOver[];
}

export interface PassedOver {
  readonly entry: number;
  readonly verb: string;
  readonly why: string;
}

type Command = readonly LogLine[];

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
  'outcome',
];

/** What is not taken back, and what to do instead. */
const STAYS: Readonly<Record<string, string>> = {
  'case.create': 'A case is not taken back; leave it empty or give it another title.',
  'sample.load': 'A case that was loaded is not taken back piece by piece.',
  'case.members': 'Change the members again on the Case screen.',
  'finding.record': 'A finding that was put on record stays there.',
};
/** Before these there is nothing to go back to. */
const BEGINNINGS = ['case.create', 'sample.load'];
/** Commands that put the documents of an import there or take them away. */
const IMPORTS = ['import.run', 'import.undo', 'import.restore'];
const TAKE_BACK = 'change.take-back';
/** Refusals that are about the one change, not about who asks. */
const STOPS_NOTHING: readonly StoreError['code'][] = ['conflict', 'invalid'];
/** So many lines of the log are read at once. */
const PORTION = 500;

/** Takes back the command that an entry of the log belongs to; without one, this person's newest. */
export async function takeBackChange(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  seq: number | null,
): Promise<TakenBackChange> {
  if (seq !== null) {
    const command = await desk.store.read(principal, async (tx) => {
      await needCase(tx, caseId);
      return commandOf(tx, caseId, seq);
    });
    return { ...(await takeBackCommand(desk, principal, caseId, command)), passedOver: [] };
  }
  const passedOver: PassedOver[] = [];
  for (let below = Number.MAX_SAFE_INTEGER; ;) {
    const command = await desk.store.read(principal, async (tx) => {
      await needCase(tx, caseId);
      return newest(tx, principal, caseId, below);
    });
    const [first] = command;
    if (first === undefined || BEGINNINGS.includes(first.verb)) throw nothing(passedOver);
    below = first.seq;
    try {
      return { ...(await takeBackCommand(desk, principal, caseId, command)), passedOver };
    } catch (error) {
      if (!(error instanceof StoreError) || !STOPS_NOTHING.includes(error.code)) throw error;
      passedOver.push({ entry: first.seq, verb: first.verb, why: error.message });
    }
  }
}

function nothing(passedOver: readonly PassedOver[]): StoreError {
  const [first] = passedOver;
  return new StoreError(
    'not-found',
    first === undefined
      ? 'There is nothing of yours to take back here; `hearsay log` shows what was done.'
      : `There is nothing else of yours to take back here. ${first.why} \`hearsay log\` shows what was done.`,
  );
}

async function takeBackCommand(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  command: Command,
): Promise<Omit<TakenBackChange, 'passedOver'>> {
  const { seq: entry, verb, at } = command[0]!;
  // The log says which entry was meant: by that a later taking back knows what stands.
  const act = { verb: TAKE_BACK, object: String(entry), details: { entry } };
  const done = (records: number) => ({ entry, verb, at, records });
  const left = await desk.store.read(principal, (tx) => importLeft(tx, caseId, command));
  if (left !== null) {
    if (left.now.status !== left.status) throw changedSince();
    if (left.status === 'undone') {
      const { documents, claims } = await restoreImport(desk, principal, left.now.id, act);
      return done(documents + claims);
    }
    const { removed, claims, questions } = await undoImport(desk, principal, left.now.id, act);
    return done(removed + claims + questions);
  }
  return desk.store.transact(principal, act, async (tx) => {
    await needCase(tx, caseId);
    await tx.allowed(caseId);
    const why = await refused(tx, command);
    if (why !== null) throw new StoreError('conflict', why);
    const touched = recordsOf(command);
    for (const one of touched.toReversed()) await putBack(tx, caseId, one);
    for (const { kind, id } of touched) {
      if (kind === 'outcome') await follow(desk, tx, caseId, id as Outcome['id']);
    }
    return done(touched.length);
  });
}

/** What rests on an outcome that has just been put back. */
async function follow(desk: Desk, tx: Tx, caseId: CaseId, id: Outcome['id']): Promise<void> {
  const questionId = (await tx.history('outcome', id)).at(-1)?.questionId;
  if (questionId === undefined) return;
  const question = await needQuestion(tx, questionId);
  const now = newestOutcome(await tx.list('outcome', { caseId, questionId }));
  await followOutcome(desk, tx, question, now);
}

/** The import a command put there or took away, as it left it and as it is; null for any other command. */
async function importLeft(
  tx: ReadTx,
  caseId: CaseId,
  command: Command,
): Promise<{ readonly status: 'done' | 'undone'; readonly now: Import } | null> {
  const first = command[0]!;
  if (first.verb === TAKE_BACK) {
    const meant = await commandOf(tx, caseId, Number(first.object), true).catch(() => null);
    const before = meant === null ? null : await importLeft(tx, caseId, meant);
    if (before === null) return null;
    return { status: before.status === 'done' ? 'undone' : 'done', now: before.now };
  }
  if (!IMPORTS.includes(first.verb)) return null;
  const now =
    first.verb === 'import.run'
      ? await importMade(tx, caseId, command)
      : await tx.get('import', first.object as ImportId);
  if (now === null) return null;
  return { status: first.verb === 'import.undo' ? 'undone' : 'done', now };
}

/** The import a command made: named by the log, or by what it brought where that is too much to name. */
async function importMade(tx: ReadTx, caseId: CaseId, command: Command): Promise<Import | null> {
  const { at } = command[0]!;
  for (const { kind, id } of command.flatMap(({ records }) => records)) {
    if (kind === 'import') return tx.get('import', id as ImportId);
    const made: ImportId[] =
      kind === 'document'
        ? (await tx.history('document', id as Document['id'])).map((one) => one.importId)
        : kind === 'exhibit'
          ? (await tx.list('import', { caseId, exhibitId: id as ExhibitId })).map((one) => one.id)
          : [];
    for (const importId of new Set(made)) {
      if ((await tx.history('import', importId))[0]?.madeAt === at)
        return tx.get('import', importId);
    }
  }
  return null;
}

/** The entries of one command are next to each other and alike in everything but the records. */
function together(a: LogLine, b: LogLine): boolean {
  return a.at === b.at && a.actor === b.actor && a.verb === b.verb && Math.abs(a.seq - b.seq) === 1;
}

/** The command of an entry, unless it was taken back already. */
async function commandOf(
  tx: ReadTx,
  caseId: CaseId,
  seq: number,
  alsoTakenBack = false,
): Promise<Command> {
  for await (const commands of commandsBack(tx, caseId)) {
    const command = commands.find((one) => one.some((line) => line.seq === seq));
    if (command === undefined) {
      if ((commands.at(-1)?.[0]?.seq ?? 0) < seq) break;
      continue;
    }
    if (alsoTakenBack || !takenBackIn(commands).has(command)) return command;
    throw new StoreError('conflict', `Entry ${seq} was taken back already.`);
  }
  throw new StoreError(
    'not-found',
    `There is no entry ${seq} in the log of this case; \`hearsay log\` lists them.`,
  );
}

/** All commands of the log, newest first: some, then these and more, until there are no more. */
async function* commandsBack(
  tx: ReadTx,
  caseId: CaseId,
): AsyncGenerator<readonly Command[], void, undefined> {
  const lines: LogLine[] = [];
  for (let before: number | undefined; ;) {
    const portion = await tx.log(caseId, PORTION, before);
    lines.push(...portion);
    const commands = commandsIn(lines);
    before = portion.at(-1)?.seq;
    const all = before === undefined || portion.length < PORTION;
    // The oldest of a portion may go on in the next.
    yield all ? commands : commands.slice(0, -1);
    if (all) return;
  }
}

/** Lines of the log, newest first, as commands; each with its oldest line first. */
function commandsIn(lines: readonly LogLine[]): readonly Command[] {
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
function takenBackIn(commands: readonly Command[]): ReadonlySet<Command> {
  const meant = new Set<number>();
  const found = new Set<Command>();
  for (const command of commands) {
    if (command.some(({ seq }) => meant.has(seq))) found.add(command);
    else if (command[0]?.verb === TAKE_BACK) meant.add(Number(command[0].object));
  }
  return found;
}

/** This person's newest command before an entry that has anything to take back; none: no lines. */
async function newest(
  tx: ReadTx,
  principal: Principal,
  caseId: CaseId,
  below: number,
): Promise<Command> {
  let looked = 0;
  for await (const commands of commandsBack(tx, caseId)) {
    const gone = takenBackIn(commands);
    for (const command of commands.slice(looked)) {
      const [first] = command;
      if (first === undefined || first.seq >= below) continue;
      if (BEGINNINGS.includes(first.verb)) return command;
      if (first.actor !== principal.userId || gone.has(command)) continue;
      // What was taken back already stands otherwise.
      if (first.verb === TAKE_BACK) continue;
      const left = await importLeft(tx, caseId, command);
      if (left !== null) {
        if (left.status === left.now.status) return command;
        continue;
      }
      if (recordsOf(command).length === 0) continue;
      // What stays is not passed over in silence.
      if (STAYS[first.verb] === undefined) {
        if (!(await stands(tx, command)) || !(await didAnything(tx, command))) continue;
      }
      return command;
    }
    looked = commands.length;
  }
  return [];
}

type Touched = LogLine['records'][number];

/**
 * Each record a command touched, once, with the version it left; of one that is about an outcome only that:
 * what it moved besides follows from it.
 */
function recordsOf(command: Command): readonly (Touched & { readonly from: number })[] {
  const all = touchedBy(command);
  const outcomes = all.filter(({ kind }) => kind === 'outcome');
  return outcomes.length > 0 ? outcomes : all;
}

function touchedBy(command: Command): readonly (Touched & { readonly from: number })[] {
  const touched = new Map<string, Touched & { readonly from: number }>();
  for (const { records } of command) {
    for (const one of records) {
      const before = touched.get(one.id);
      touched.set(one.id, { ...one, from: before?.from ?? one.version - 1 });
    }
  }
  return [...touched.values()];
}

async function refused(tx: ReadTx, command: Command): Promise<string | null> {
  const verb = command[0]?.verb ?? '';
  const stays = STAYS[verb];
  if (stays !== undefined) return stays;
  const touched = recordsOf(command);
  const named = command.reduce((sum, line) => sum + line.records.length, 0);
  const all = command.reduce((sum, line) => sum + line.count, 0);
  if (touched.length === 0) return `\`${verb}\` changed no record: there is nothing to take back.`;
  if (named < all && touched[0]?.kind !== 'outcome')
    return `It changed ${all} records at once, which is too much to take back here.`;
  const other = touched.find(({ kind }) => !KINDS.includes(kind));
  if (other !== undefined) {
    return `\`${verb}\` made a ${other.kind.replace('_', ' ')}, which is not taken back in this way.`;
  }
  return (await stands(tx, command)) ? null : changedSince().message;
}

function changedSince(): StoreError {
  return new StoreError(
    'conflict',
    'What it changed was changed again since, or it was taken back already; take back the later change first.',
  );
}

/** Whether every record still is as the command left it. */
async function stands(tx: ReadTx, command: Command): Promise<boolean> {
  for (const { kind, id, version } of recordsOf(command)) {
    const versions = await tx.history(kind, id as never);
    const left = versions.find((one) => one.version === version);
    const now = versions.at(-1);
    if (left === undefined || now === undefined || plain(left) !== plain(now)) return false;
  }
  return true;
}

/** Whether any record says something else than before: what was set to what it was has nothing to take back. */
async function didAnything(tx: ReadTx, command: Command): Promise<boolean> {
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
