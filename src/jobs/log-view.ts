/**
 * The log of a case as a person reads it: who did what to what, by the names those things go by, narrowed
 * to a person, a kind of act, one thing, or some days.
 */
import type { CaseId, DocumentId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { foldText } from '#store/fold-words.ts';
import type { LogLine, ReadTx, RecordKind, RecordKinds } from '#store/store.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { nameOfRecord } from './subjects.ts';

export interface LogFilter {
  /** Part of who did it. */
  readonly by?: string | undefined;
  /** A verb, or what it begins with: `claim`, `claim.add`. */
  readonly what?: string | undefined;
  /** What it was done to: a question's short name, a pseudonym, `#7`, six letters of an id. */
  readonly about?: string | undefined;
  /** ISO times or days; the first counts, the second does not. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** A line of the log with the names of what it is about. */
export interface NamedLogLine extends LogLine {
  readonly about: readonly string[];
}

/** So many lines are read at once. */
const PORTION = 500;

/** The newest lines that a filter leaves, newest first. */
export async function findInLog(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  filter: LogFilter,
  most: number,
): Promise<readonly NamedLogLine[]> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const wanted = filter.about === undefined ? '' : await nameOf(tx, caseId, filter.about);
    const found: NamedLogLine[] = [];
    const names = new Names(tx, caseId);
    for (let before: number | undefined; ;) {
      const lines = await tx.log(caseId, PORTION, before);
      const left = lines.filter((line) => fits(line, filter));
      // What it is about is looked up only for lines that may be shown.
      const named = filter.about === undefined ? left.slice(0, most - found.length) : left;
      await names.learn(named);
      for (const line of named) {
        const about = names.of(line);
        if (filter.about === undefined || isAbout(line, about, wanted)) {
          found.push({ ...line, about });
        }
        if (found.length >= most) return found;
      }
      before = lines.at(-1)?.seq;
      const past = filter.since !== undefined && (lines.at(-1)?.at ?? '') < filter.since;
      if (before === undefined || lines.length < PORTION || past) return found;
    }
  });
}

/** What the log calls it: of a question that is named by its words its short name. */
async function nameOf(tx: ReadTx, caseId: CaseId, about: string): Promise<string> {
  if (!about.trim().includes(' ')) return about;
  const words = foldText(about);
  const questions = await tx.list('question', { caseId });
  return questions.find(({ text }) => foldText(text) === words)?.ref ?? about;
}

function fits(line: LogLine, { by, what, since, until }: LogFilter): boolean {
  return (
    (by === undefined || line.actor.toLowerCase().includes(by.toLowerCase())) &&
    (what === undefined || line.verb === what || line.verb.startsWith(`${what}.`)) &&
    (since === undefined || line.at >= since) &&
    (until === undefined || line.at < until)
  );
}

function isAbout(line: LogLine, about: readonly string[], wanted: string): boolean {
  const plain = wanted.trim().toLowerCase();
  return (
    about.some(
      (name) => name.toLowerCase() === plain || name.toLowerCase().startsWith(`${plain}:`),
    ) ||
    (plain.length >= 4 &&
      [line.object ?? '', ...line.records.map(({ id }) => id)].some((id) =>
        id.toLowerCase().endsWith(plain),
      ))
  );
}

/** What records are called; each is looked up once, also those that were removed since. */
class Names {
  readonly #tx: ReadTx;
  readonly #caseId: CaseId;
  readonly #known = new Map<string, string>();
  #numbers: ReadonlyMap<DocumentId, number> | null = null;

  constructor(tx: ReadTx, caseId: CaseId) {
    this.#tx = tx;
    this.#caseId = caseId;
  }

  async learn(lines: readonly LogLine[]): Promise<void> {
    const wanted = new Map<RecordKind, Set<string>>();
    for (const { records } of lines) {
      for (const { kind, id } of records) {
        if (this.#known.has(id)) continue;
        const ids = wanted.get(kind);
        if (ids === undefined) wanted.set(kind, new Set([id]));
        else ids.add(id);
      }
    }
    for (const [kind, ids] of wanted) await this.#look(kind, [...ids]);
  }

  of(line: LogLine): readonly string[] {
    const names = line.records.map(({ id }) => this.#known.get(id) ?? '');
    return [...new Set(names.filter((name) => name !== ''))];
  }

  async #look<K extends RecordKind>(kind: K, ids: readonly string[]): Promise<void> {
    const caseId = this.#caseId;
    const records = new Map<string, RecordKinds[K]>(
      (await this.#tx.list(kind, { caseId, ids })).map((one) => [one.id, one]),
    );
    const needed: string[] = [];
    for (const id of ids) {
      const record = records.get(id) ?? (await this.#tx.history(kind, id as never)).at(-1);
      if (record === undefined) continue;
      records.set(id, record);
      const asked = questionOf(record);
      if (asked !== null && !this.#known.has(asked)) needed.push(asked);
    }
    if (needed.length > 0) await this.#look('question', [...new Set(needed)]);
    if (kind === 'document') this.#numbers ??= await this.#tx.numbers(caseId);
    for (const [id, record] of records) this.#known.set(id, this.#name(kind, record));
  }

  #name(kind: RecordKind, record: RecordKinds[RecordKind]): string {
    const short = record.id.slice(-6).toLowerCase();
    const asked = questionOf(record);
    switch (kind) {
      case 'question':
        return (record as RecordKinds['question']).ref;
      case 'source':
        return (record as RecordKinds['source']).pseudonym;
      case 'subject':
        return nameOfRecord(record as RecordKinds['subject']);
      case 'case':
        return 'the case';
      case 'document': {
        const number = this.#numbers?.get(record.id as DocumentId);
        return number === undefined ? `document ${short}` : `#${number}`;
      }
      case 'exhibit':
        return (record as RecordKinds['exhibit']).name;
      case 'saved_search':
        return `“${(record as RecordKinds['saved_search']).name}”`;
      default: {
        const word = `${kind.replace('_', ' ')} ${short}`;
        return asked === null ? word : `${this.#known.get(asked) ?? '?'}: ${word}`;
      }
    }
  }
}

function questionOf(record: object): string | null {
  const { questionId } = record as { readonly questionId?: unknown };
  return typeof questionId === 'string' ? questionId : null;
}
