/**
 * Cases kept up in memory, so that a question is worked out again only when something it rests on
 * changed (`live-case.ts`).
 *
 * The log of what was done numbers every change in the order of its commit, whoever made it: this
 * desk, a command beside it, another server. A reading asks for the changes since the last one and
 * puts them in; so what is kept is never older than the reading that asks, and needs no telling.
 *
 * What a case holds is the same for all who may see it; whether they may is asked before (`needCase`).
 */
import type { CaseId } from '#terms/ids.ts';
import { LiveCase, type LiveKinds } from '#assessment/live-case.ts';
import type { ReadTx, Store } from '#store/store.ts';
import type { Desk } from './desk.ts';

/** So many cases are kept; the one not asked for the longest goes first. */
const MOST_CASES = 4;
/** Past so many changed records reading everything again is quicker. */
const MOST_CHANGES = 20_000;

/** So many records are read at once. */
const PORTION = 1_000;

/**
 * The kinds of records an assessment rests on; outcomes last, so that each is judged once. Documents are
 * not among them: of a document alone no assessment takes anything.
 */
const KINDS = [
  'question',
  'source',
  'tie',
  'payment',
  'session',
  'claim',
  'link',
  'outcome',
] as const satisfies readonly (keyof LiveKinds)[];

interface Kept {
  live: LiveCase;
  /** The moment up to which changes are in. */
  moment: number;
}

class LiveCases {
  /** In the order in which they were last asked for. */
  readonly #kept = new Map<CaseId, Kept>();
  readonly #busy = new Map<CaseId, Promise<unknown>>();

  /** The case as `tx` sees it, or newer. One at a time for each case. */
  get(tx: ReadTx, caseId: CaseId): Promise<LiveCase> {
    const before = this.#busy.get(caseId) ?? Promise.resolve();
    const after = before.then(() => this.#upTo(tx, caseId));
    const settled = after.catch(() => undefined);
    this.#busy.set(caseId, settled);
    void settled.then(() => {
      if (this.#busy.get(caseId) === settled) this.#busy.delete(caseId);
    });
    return after;
  }

  async #upTo(tx: ReadTx, caseId: CaseId): Promise<LiveCase> {
    const moment = await tx.moment();
    let kept = this.#kept.get(caseId);
    this.#kept.delete(caseId);
    if (kept === undefined) kept = { live: await readWhole(tx, caseId), moment };
    else if (kept.moment < moment) {
      const changed = await tx.changes(caseId, kept.moment);
      const many = [...changed.values()].reduce((sum, ids) => sum + ids.size, 0) > MOST_CHANGES;
      if (many) kept = { live: await readWhole(tx, caseId), moment };
      else {
        // A failure half-way leaves nothing kept: the next reading begins anew.
        await putChanges(tx, caseId, kept.live, changed);
        kept.moment = moment;
      }
    }
    this.#kept.set(caseId, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_CASES) break;
      this.#kept.delete(oldest);
    }
    return kept.live;
  }
}

/**
 * Reads a case in portions, so that whoever else asks this process for something meanwhile is not kept
 * waiting for all of a big one.
 */
async function readWhole(tx: ReadTx, caseId: CaseId): Promise<LiveCase> {
  const live = new LiveCase();
  for (const kind of KINDS) {
    for (let after = ''; ;) {
      const records = await tx.list(kind, { caseId, after, limit: PORTION });
      for (const record of records) live.put(kind, record);
      const last = records.at(-1);
      if (last === undefined || records.length < PORTION) break;
      after = last.id;
    }
  }
  return live;
}

async function putChanges(
  tx: ReadTx,
  caseId: CaseId,
  live: LiveCase,
  changed: Awaited<ReturnType<ReadTx['changes']>>,
): Promise<void> {
  for (const kind of KINDS) await putKind(tx, caseId, live, kind, changed.get(kind));
}

async function putKind<K extends (typeof KINDS)[number]>(
  tx: ReadTx,
  caseId: CaseId,
  live: LiveCase,
  kind: K,
  ids: ReadonlySet<string> | undefined,
): Promise<void> {
  if (ids === undefined) return;
  const gone = new Set(ids);
  for (const record of await tx.list(kind, { caseId, ids: [...ids] })) {
    gone.delete(record.id);
    live.put(kind, record as unknown as LiveKinds[K]);
  }
  for (const id of gone) live.remove(kind, id as LiveKinds[K]['id']);
}

const ofStore = new WeakMap<Store, LiveCases>();

/** The case, kept up to what `tx` sees. */
export function liveCase(desk: Desk, tx: ReadTx, caseId: CaseId): Promise<LiveCase> {
  let cases = ofStore.get(desk.store);
  if (cases === undefined) ofStore.set(desk.store, (cases = new LiveCases()));
  return cases.get(tx, caseId);
}
