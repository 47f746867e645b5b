/**
 * The Questions table of a case, kept up in memory beside the case itself, so that it can be narrowed,
 * sorted and leafed through while it holds a hundred thousand questions.
 *
 * A finding takes about a millisecond, so in a big case they are not all there when somebody first
 * looks: rows come at once with what is on record, those on show are worked out first, the rest in the
 * background a few at a time; the answer says how far that is. After a change only what it touched is
 * worked out again (`live-cases.ts`), in the same way.
 */
import { setImmediate } from 'node:timers/promises';
import type { CaseId, QuestionId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Instant } from '#terms/time.ts';
import type { Question } from '#claims/question.ts';
import type { LiveCase } from '#assessment/live-case.ts';
import { RowTable, type Arranged, type TableQuery } from '#assessment/question-table/row-table.ts';
import { rowFinding, type TableRow } from '#assessment/question-table/table-row.ts';
import type { FullAssessment } from '#assessment/grade.ts';
import type { ReadTx, Store } from '#store/store.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { liveCase } from './live-cases.ts';
import type { TableView } from './table-views.ts';
import { thisHour } from './this-hour.ts';

/** So many tables are kept; the one not asked for the longest goes first. */
const MOST_TABLES = 4;
/** Cases up to this size are worked out before the first answer. */
const SMALL_CASE = 3_000;
/** How long an answer may wait for the findings of the rows it shows. */
const PATIENCE_MS = 250;
/** So many questions are read at once. */
const PORTION = 10_000;
/** How long the background works before it lets others have a turn. */
const SLICE_MS = 8;

export interface TablePage extends TableQuery {
  readonly offset: number;
  readonly limit: number;
  /** A question whose place is wanted, by id or short name; the page begins so that it is on it. */
  readonly find?: string | undefined;
}

/** One page of the table, with the counts of every filter. */
export async function questionTable(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  query: TablePage,
): Promise<TableView> {
  const table = await desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const kept = keptTable(desk, caseId);
    await kept.bringUp(desk, principal, tx);
    return kept;
  });
  return table.page(query, thisHour(desk.clock()));
}

/** All rows that a query leaves, with their findings, for a sheet; waits until they are worked out. */
export async function wholeTable(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  query: TableQuery,
): Promise<readonly TableRow[]> {
  const table = await desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const kept = keptTable(desk, caseId);
    await kept.bringUp(desk, principal, tx);
    return kept;
  });
  await table.workedOut();
  return table.rows.arrange(query).rows;
}

/**
 * Reads the newest case this person may see and begins to work out its findings before anybody has asked:
 * most likely it is the first thing they will look at.
 */
export async function warmTable(desk: Desk, principal: Principal): Promise<void> {
  const cases = await desk.store.read(principal, (tx) => tx.cases());
  const [newest] = cases.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  if (newest === undefined) return;
  await questionTable(desk, principal, newest.caseId, { offset: 0, limit: 1 });
}

class KeptTable {
  readonly rows = new RowTable();
  readonly #caseId: CaseId;
  #live: LiveCase | null = null;
  /** What of the live case is in the rows. */
  #seen = -1;
  #hour: Instant | null = null;
  /** Questions whose finding is to be worked out (again). */
  #waiting = new Set<QuestionId>();
  /** The assessment each row was made from. */
  readonly #made = new Map<string, FullAssessment>();
  #reading: Promise<void> | null = null;
  #working: Promise<void> | null = null;
  #arranged: {
    readonly key: string;
    readonly revision: number;
    readonly at: number;
    readonly whole: Arranged;
  } | null = null;

  constructor(caseId: CaseId) {
    this.#caseId = caseId;
  }

  /** What changed since the last look comes in; the first look at a big case does not wait for it. */
  async bringUp(desk: Desk, principal: Principal, tx: ReadTx): Promise<void> {
    if (this.#live === null) {
      const filter = { caseId: this.#caseId };
      const big =
        (await tx.count('claim', { ...filter, limit: SMALL_CASE + 1 })) > SMALL_CASE ||
        (await tx.count('question', { ...filter, limit: SMALL_CASE + 1 })) > SMALL_CASE;
      if (big) {
        if (this.rows.size === 0) await this.#readQuestions(tx);
        this.#reading ??= desk.store
          .read(principal, async (own) => {
            this.#sync(await liveCase(desk, own, this.#caseId), thisHour(desk.clock()));
          })
          .finally(() => {
            this.#reading = null;
            this.#work();
          });
        // Whoever asks next is told; an unread failure must not end the program.
        this.#reading.catch(() => undefined);
        return;
      }
    }
    this.#sync(await liveCase(desk, tx, this.#caseId), thisHour(desk.clock()));
    if (this.rows.size <= SMALL_CASE) this.#workFor([...this.#waiting], 4 * PATIENCE_MS);
    this.#work();
  }

  /** Everything that is waiting, done. */
  async workedOut(): Promise<void> {
    await this.#reading;
    await this.#working;
  }

  page(query: TablePage, now: Instant): TableView {
    const { offset, limit, find, ...narrow } = query;
    let whole = this.#arrange(narrow);
    let from = Math.max(0, Math.min(offset, whole.rows.length));
    let found: number | null = null;
    if (find !== undefined) {
      const wanted = find.toLowerCase();
      const at = whole.rows.findIndex((row) => row.id === find || row.ref.toLowerCase() === wanted);
      found = at < 0 ? null : at;
      if (at >= 0) from = Math.max(0, at - Math.floor(limit / 3));
    }
    const shown = whole.rows.slice(from, from + limit);
    const missing = shown.filter((row) => this.#waiting.has(row.id)).map((row) => row.id);
    if (missing.length > 0 && this.#live !== null && this.#hour === now) {
      this.#workFor(missing, PATIENCE_MS);
      whole = this.#arrange(narrow);
    }
    // Findings that have just come may have moved rows of a sorted table: show them where they were.
    const rows = shown.map((row) => this.rows.get(row.id) ?? row);
    return {
      total: this.rows.size,
      matching: whole.rows.length,
      offset: from,
      found,
      rows,
      filters: whole.filters,
      facets: whole.facets,
      workedOut: this.#live === null ? 0 : this.rows.size - this.#waiting.size,
      nextRef: `Q-${String(this.rows.highest + 1).padStart(3, '0')}`,
      revision: this.rows.revision,
    };
  }

  #arrange(query: TableQuery): Arranged {
    const { ids, ...plain } = query;
    const key = JSON.stringify([plain, ids === undefined ? null : [...ids].sort()]);
    const { revision } = this.rows;
    const before = this.#arranged;
    // While findings keep coming in, an order that is half a second old will do.
    const recent = this.#working !== null && performance.now() - (before?.at ?? 0) < 500;
    if (before?.key === key && (before.revision === revision || recent)) return before.whole;
    const whole = this.rows.arrange(query);
    this.#arranged = { key, revision, at: performance.now(), whole };
    return whole;
  }

  async #readQuestions(tx: ReadTx): Promise<void> {
    for (let after = ''; ;) {
      const lines = await tx.questionLines(this.#caseId, after, PORTION);
      for (const { changedAt, ...line } of lines) {
        this.rows.put({ ...line, finding: null, outcome: false, suggestedLinks: 0, changedAt });
      }
      const last = lines.at(-1);
      if (last === undefined || lines.length < PORTION) return;
      after = last.id;
    }
  }

  /** Puts into the rows what the case now holds; what must be worked out waits. */
  #sync(live: LiveCase, now: Instant): void {
    if (this.#live === live && this.#seen === live.revision && this.#hour === now) return;
    const anew = this.#live !== live;
    const { questions, outcomes } = live.records();
    const decided = new Set<string>(outcomes.map((outcome) => outcome.questionId));
    if (anew || this.#seen !== live.revision) {
      const there = new Set<string>(questions.map((question) => question.id));
      for (const id of Array.from(this.rows.ids()))
        if (!there.has(id)) this.#forget(id as QuestionId);
    }
    for (const question of questions) {
      const row = this.rows.get(question.id);
      const full = live.known(question.id, now);
      if (full === null) this.#waiting.add(question.id);
      else this.#waiting.delete(question.id);
      const outcome = decided.has(question.id);
      if (full !== null && this.#made.get(question.id) !== full) {
        this.#putRow(live, question.id, full, outcome);
      } else if (row === undefined || row.version !== question.version || row.outcome !== outcome) {
        // Its words at once; the finding it had stays until the new one is there.
        this.rows.put({
          ...plainRow(
            question,
            outcome,
            row?.suggestedLinks ?? 0,
            row?.changedAt ?? question.madeAt,
          ),
          finding: row?.finding ?? null,
        });
      }
    }
    this.#arranged = null;
    this.#live = live;
    this.#seen = live.revision;
    this.#hour = now;
  }

  #forget(id: QuestionId): void {
    this.rows.remove(id);
    this.#made.delete(id);
    this.#waiting.delete(id);
  }

  #putRow(live: LiveCase, id: QuestionId, full: FullAssessment, outcome: boolean): void {
    const { question, claims, links } = live.restsOn(id);
    let changedAt: string = question.madeAt;
    for (const { madeAt } of claims) if (madeAt > changedAt) changedAt = madeAt;
    let suggested = 0;
    for (const { madeAt, state } of links) {
      if (madeAt > changedAt) changedAt = madeAt;
      if (state === 'suggested') suggested += 1;
    }
    this.#made.set(id, full);
    this.rows.put({
      ...plainRow(question, outcome, suggested, changedAt),
      finding: rowFinding(full.assessment),
    });
  }

  /** Works out these, as far as the time goes. */
  #workFor(ids: readonly QuestionId[], ms: number): void {
    const live = this.#live;
    const hour = this.#hour;
    if (live === null || hour === null || live.revision !== this.#seen) return;
    const until = performance.now() + ms;
    for (const id of ids) {
      if (!this.#waiting.has(id)) continue;
      if (performance.now() > until) return;
      this.#putRow(live, id, live.assess(id, hour), this.rows.get(id)?.outcome ?? false);
      this.#waiting.delete(id);
    }
  }

  /** In the background, a few at a time, until nothing waits. */
  #work(): void {
    if (this.#working !== null || this.#waiting.size === 0 || this.#live === null) return;
    this.#working = (async () => {
      // When the case has moved on, the next look puts that in first and begins again.
      while (this.#waiting.size > 0 && this.#live?.revision === this.#seen) {
        // Whoever asks meanwhile may put in or take out what waits: begin anew each time.
        const some: QuestionId[] = [];
        for (const id of this.#waiting) {
          some.push(id);
          if (some.length >= 64) break;
        }
        this.#workFor(some, SLICE_MS);
        await setImmediate();
      }
    })().finally(() => {
      this.#working = null;
    });
    this.#working.catch(() => undefined);
  }
}

function plainRow(
  question: Question,
  outcome: boolean,
  suggestedLinks: number,
  changedAt: string,
): TableRow {
  const { id, version, ref, text, type, topic, importance, status } = question;
  return {
    id,
    version,
    ref,
    text,
    type,
    topic,
    importance,
    status,
    finding: null,
    outcome,
    suggestedLinks,
    changedAt,
  };
}

const ofStore = new WeakMap<Store, Map<CaseId, KeptTable>>();

function keptTable(desk: Desk, caseId: CaseId): KeptTable {
  let tables = ofStore.get(desk.store);
  if (tables === undefined) ofStore.set(desk.store, (tables = new Map()));
  const table = tables.get(caseId) ?? new KeptTable(caseId);
  tables.delete(caseId);
  tables.set(caseId, table);
  for (const oldest of tables.keys()) {
    if (tables.size <= MOST_TABLES) break;
    tables.delete(oldest);
  }
  return table;
}
