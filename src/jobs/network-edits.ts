/**
 * Sources and what ties them: added, changed, taken out. A change is the next version, a removal a
 * tombstone; to take a removal back is to add the same again.
 */
import type { CaseId, ContactWindowId, PaymentId, SourceId, TieId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Draft, Recorded } from '#terms/record.ts';
import type { ContactWindow, Payment, Source, Tie } from '#terms/source.ts';
import type { TimeSpan } from '#terms/time.ts';
import { parseTime } from '#claims/parse-time.ts';
import { senderKey } from '#claims/resolve-sender.ts';
import type { ReadTx, RecordKinds, Tx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import { act } from './act.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import type {
  ContactWindowEdit,
  PaymentEdit,
  SourceEdit,
  TieEdit,
  TimeEdit,
} from './network-views.ts';

type Body<R extends Recorded<string>> = Omit<R, keyof Recorded<string>>;

/** The kinds of records this file writes, with what a client sends of each. */
interface Edits {
  source: SourceEdit;
  tie: TieEdit;
  payment: PaymentEdit;
  contact_window: ContactWindowEdit;
}
type Kind = keyof Edits;

const WORDS: Readonly<Record<Kind, string>> = {
  source: 'source',
  tie: 'tie',
  payment: 'payment',
  contact_window: 'contact window',
};

export const addSource = adder('source');
export const editSource = editor('source');
export const addTie = adder('tie');
export const editTie = editor('tie');
export const removeTie = remover('tie');
export const addPayment = adder('payment');
export const editPayment = editor('payment');
export const removePayment = remover('payment');
export const addContactWindow = adder('contact_window');
export const editContactWindow = editor('contact_window');
export const removeContactWindow = remover('contact_window');

/** Takes a source out that was added by mistake; refused while anything names it. */
export async function removeSource(
  desk: Desk,
  principal: Principal,
  id: SourceId,
  version: number,
): Promise<void> {
  await desk.store.transact(principal, { verb: 'source.remove', object: id }, async (tx) => {
    const { caseId } = await need(tx, 'source', id);
    await needUnused(tx, caseId, id);
    await tx.remove('source', id, version);
    return null;
  });
}

/** Throws where anything names a source: it cannot be taken out then. */
export async function needUnused(tx: ReadTx, caseId: CaseId, id: SourceId): Promise<void> {
  const about = { caseId, sourceId: id };
  const used: string[] = [];
  for (const [kind, word] of [
    ['claim', 'claims'],
    ['document', 'documents'],
    ['payment', 'payments'],
    ['contact_window', 'contact windows'],
    ['session', 'sessions'],
    ['exhibit', 'files handed over'],
  ] as const) {
    if ((await tx.count(kind, about)) > 0) used.push(word);
  }
  const ties = await tx.list('tie', { caseId });
  if (ties.some(({ from, to }) => from === id || to.id === (id as string))) used.push('ties');
  if (used.length > 0) {
    throw new StoreError(
      'invalid',
      `This source cannot be taken out: there are ${used.join(', ')} that name it. Close it instead.`,
    );
  }
}

function adder<K extends Kind>(kind: K) {
  return async (
    desk: Desk,
    principal: Principal,
    caseId: CaseId,
    edit: Edits[K],
    key?: string,
  ): Promise<RecordKinds[K]> =>
    desk.store.transact(principal, act(`${kind}.add`, caseId, edit, key), async (tx) => {
      const { zone } = await needCase(tx, caseId);
      const body = await checked(tx, caseId, kind, edit, zone, principal, null);
      return tx.insert(kind, caseId, body as unknown as Draft<RecordKinds[K]>);
    });
}

function editor<K extends Kind>(kind: K) {
  return async (
    desk: Desk,
    principal: Principal,
    id: RecordKinds[K]['id'],
    version: number,
    change: Partial<Edits[K]>,
  ): Promise<RecordKinds[K]> =>
    desk.store.transact(principal, { verb: `${kind}.edit`, object: id }, async (tx) => {
      const before = await need(tx, kind, id);
      const { zone } = await needCase(tx, before.caseId);
      const { id: _, caseId, version: __, madeAt: ___, madeBy: ____, ...own } = before;
      const edit = { ...own, ...change } as unknown as Edits[K];
      const body = await checked(tx, caseId, kind, edit, zone, principal, id);
      return tx.revise(kind, id, version, body as unknown as Partial<Body<RecordKinds[K]>>);
    });
}

function remover<K extends 'tie' | 'payment' | 'contact_window'>(kind: K) {
  return async (
    desk: Desk,
    principal: Principal,
    id: TieId | PaymentId | ContactWindowId,
    version: number,
  ): Promise<void> => {
    await desk.store.transact(principal, { verb: `${kind}.remove`, object: id }, async (tx) => {
      await tx.remove(kind, id, version);
      return null;
    });
  };
}

async function need<K extends Kind>(
  tx: Tx,
  kind: K,
  id: RecordKinds[K]['id'],
): Promise<RecordKinds[K]> {
  const found = await tx.get(kind, id);
  if (found === null) throw new StoreError('not-found', `There is no such ${WORDS[kind]}.`);
  return found;
}

async function checked<K extends Kind>(
  tx: Tx,
  caseId: CaseId,
  kind: K,
  edit: Edits[K],
  zone: string,
  principal: Principal,
  own: string | null,
): Promise<object> {
  switch (kind) {
    case 'source':
      return checkSource(tx, caseId, edit as SourceEdit, zone, own);
    case 'tie':
      return checkTie(tx, caseId, edit as TieEdit, zone, own);
    case 'payment':
      return checkPayment(tx, caseId, edit as PaymentEdit, zone, principal);
    default:
      return checkWindow(tx, caseId, edit as ContactWindowEdit, zone);
  }
}

async function checkSource(
  tx: Tx,
  caseId: CaseId,
  edit: SourceEdit,
  zone: string,
  own: string | null,
): Promise<Body<Source>> {
  const pseudonym = edit.pseudonym.trim();
  if (pseudonym === '') throw new StoreError('invalid', 'A source needs a pseudonym.');
  await tx.alone(`pseudonyms of ${caseId}`);
  const all = await tx.list('source', { caseId });
  const others = all.filter(({ id }) => id !== own);
  const before = all.find(({ id }) => id === own);
  // A name that was there before stays: who changes something else need not mend it first.
  const kept = new Set(before === undefined ? [] : [before.pseudonym, ...before.handles]);
  const names = new Map(
    others.flatMap((one) =>
      [one.pseudonym, ...one.handles].map((name) => [senderKey(name), one.pseudonym] as const),
    ),
  );
  for (const name of [pseudonym, ...edit.handles]) {
    const taken = names.get(senderKey(name));
    if (taken !== undefined && !kept.has(name)) {
      throw new StoreError(
        'invalid',
        `"${name}" is taken: ${taken} is called so, or its messages arrive under that name.`,
      );
    }
  }
  if (edit.tier !== null && ![0, 1, 2, 3, 4].includes(edit.tier)) {
    throw new StoreError('invalid', 'The tier is 0 to 4, or not known.');
  }
  return {
    ...edit,
    pseudonym,
    cell: edit.cell?.trim() ? edit.cell.trim() : null,
    firstContact: maybeTime(edit.firstContact, zone),
  };
}

async function checkTie(
  tx: Tx,
  caseId: CaseId,
  edit: TieEdit,
  zone: string,
  own: string | null,
): Promise<Body<Tie>> {
  await needSource(tx, caseId, edit.from);
  if (edit.to.kind === 'source') {
    await needSource(tx, caseId, edit.to.id);
    if (edit.to.id === edit.from) {
      throw new StoreError('invalid', 'A tie needs two: nobody is tied to themselves.');
    }
  } else {
    const subject = await tx.get('subject', edit.to.id);
    if (subject === null || subject.caseId !== caseId) {
      throw new StoreError('invalid', 'The tie names a subject that is not in this case.');
    }
  }
  await tx.alone(`ties of ${caseId}`);
  const same = (await tx.list('tie', { caseId })).some(
    (tie) =>
      tie.id !== own &&
      tie.from === edit.from &&
      tie.to.id === edit.to.id &&
      tie.tie === edit.tie &&
      tie.howKnown === edit.howKnown,
  );
  if (same) throw new StoreError('invalid', 'This tie is on record already; change it instead.');
  return { ...edit, during: maybeTime(edit.during, zone) };
}

async function checkPayment(
  tx: Tx,
  caseId: CaseId,
  edit: PaymentEdit,
  zone: string,
  principal: Principal,
): Promise<Body<Payment>> {
  await needSource(tx, caseId, edit.sourceId);
  if (!(edit.amount >= 0 && Number.isFinite(edit.amount))) {
    throw new StoreError('invalid', 'The amount of a payment is 0 or more.');
  }
  if (edit.currency.trim() === '') {
    throw new StoreError('invalid', 'A payment needs its currency, such as USD.');
  }
  const decidedBy = edit.decidedBy.trim() === '' ? principal.name : edit.decidedBy;
  return { ...edit, decidedBy, on: time(edit.on, zone) };
}

async function checkWindow(
  tx: Tx,
  caseId: CaseId,
  edit: ContactWindowEdit,
  zone: string,
): Promise<Body<ContactWindow>> {
  await needSource(tx, caseId, edit.sourceId);
  if (edit.channel.trim() === '' && edit.reachable.trim() === '' && edit.silences.length === 0) {
    throw new StoreError('invalid', 'Say by which channel, when, or which silence.');
  }
  return { ...edit, silences: edit.silences.map((one) => time(one, zone)) };
}

async function needSource(tx: Tx, caseId: CaseId, id: SourceId): Promise<void> {
  const source = await tx.get('source', id);
  if (source === null || source.caseId !== caseId) {
    throw new StoreError('invalid', 'It names a source that is not in this case.');
  }
}

function maybeTime(edit: TimeEdit | null, zone: string): TimeSpan | null {
  if (edit === null || (typeof edit === 'string' && edit.trim() === '')) return null;
  return time(edit, zone);
}

function time(edit: TimeEdit, zone: string): TimeSpan {
  if (typeof edit !== 'string') return edit;
  const parsed = parseTime(edit, { zone, dayFirst: true });
  if ('reason' in parsed) throw new StoreError('invalid', `“${edit}”: ${parsed.reason}`);
  return parsed.value;
}
