import { createHash } from 'node:crypto';
import type { Sha256 } from '#terms/ids.ts';
import { GENESIS, commitment, entryHash, readRecordLines, sha256Hex } from './audit.ts';
import type { AuditEntry, WrittenRecord } from './audit.ts';
import { readCheckpoints } from './checkpoint.ts';
import { StoreError } from './errors.ts';
import type { JournalReport } from './journal.ts';
import { inTransaction } from './session.ts';
import type { Session } from './session.ts';
import type { ExhibitFiles, Journal, RecordKind, VerifyReport } from './store.ts';
import { ROW_COLUMNS, canonicalBody, contentHash } from './stored-record.ts';
import type { Row } from './stored-record.ts';
import type pg from 'pg';
import { KINDS } from './verbs.ts';

/**
 * Looks whether everything kept is what was kept: the audit chain link by link, the checkpoints that
 * say which entries there were, every version of every record against what its entry vouched for,
 * every original against its name, the journal line by line. Names what is wrong as exactly as it
 * can be known; never repairs anything.
 */
export async function verifyStore(options: {
  readonly pool: pg.Pool;
  readonly folder: string;
  readonly exhibits: ExhibitFiles;
  readonly journal: Journal & { check?(): Promise<JournalReport> };
  /** Public key (hex) of the checkpoints of this machine; others are named. */
  readonly checkpointKey: string;
  readonly progress?: ((done: number, total: number) => void) | undefined;
}): Promise<VerifyReport> {
  const { pool, folder, exhibits, journal, progress } = options;
  const report = new Report();
  // Read before the chain: an entry that a checkpoint tells of must then be in the chain.
  const checkpoints = await readCheckpoints(folder);

  const files: Sha256[] = [];
  for await (const sha256 of exhibits.list()) files.push(sha256);

  let done = 0;
  const { entries, expected } = await inTransaction(pool, 'read', async (session) => {
    const [size] = await session.query<{ n: number }>('select count(*)::int as n from audit');
    const total = (size?.n ?? 0) + files.length + 1;
    const step = (by: number) => progress?.((done += by), total);
    step(0);
    const hashes = await verifyChain(session, report, step, checkpoints.lines);
    verifyCheckpoints(checkpoints, hashes, options.checkpointKey, report);
    await verifyMarks(session, report);
    return { entries: hashes.size, expected: await exhibitRows(session), step };
  });

  await verifyExhibits(exhibits, files, expected, report, () =>
    progress?.(++done, entries + files.length + 1),
  );
  await verifyJournal(journal, report);
  progress?.(entries + files.length + 1, entries + files.length + 1);
  const problems = report.all();
  return { ok: problems.length === 0, auditEntries: entries, exhibits: files.length, problems };
}

type Problem = VerifyReport['problems'][number];

/** Collects problems, one of each kind for each place. */
class Report {
  readonly #problems = new Map<string, Problem>();

  add(what: string, where: string, text: string): void {
    const key = `${what}\n${where}`;
    if (!this.#problems.has(key)) this.#problems.set(key, { what, where, text });
  }

  has(what: string, where: string): boolean {
    return this.#problems.has(`${what}\n${where}`);
  }

  all(): readonly Problem[] {
    return [...this.#problems.values()];
  }
}

const entryAt = (seq: number) => `audit entry ${seq}`;
const versionAt = (r: { kind: string; id: string; version: number }) =>
  `${r.kind} ${r.id} version ${r.version}`;

interface ChainRow {
  readonly seq: string;
  readonly entry: string;
  readonly records: string | null;
  readonly hash: Buffer;
  readonly salt: Buffer | null;
  readonly details: string | null;
}

/** Walks the chain; gives the stored hash of every entry by its number. */
async function verifyChain(
  session: Session,
  report: Report,
  step: (by: number) => void,
  checkpoints: readonly { readonly from: number; readonly hashes: readonly string[] }[],
): Promise<ReadonlyMap<number, string>> {
  const hashes = new Map<number, string>();
  const told = new Map<RecordKind, number>();
  const incomplete = new Set<RecordKind>();
  const detailsGone: number[] = [];
  const erased = new Set<number>();
  /** What the next entry may follow: the stored hash of the one before and, if that is wrong, the right one. */
  let before: readonly Buffer[] = [GENESIS];
  let expected = 1;
  let last = 0n;

  for (;;) {
    const rows = await session.query<ChainRow>(
      `select a.seq, a.entry, a.records, a.hash, d.salt, d.details
       from audit a left join audit_details d on d.seq = a.seq
       where a.seq > $1 order by a.seq limit 200`,
      [last.toString()],
    );
    if (rows.length === 0) break;
    for (const row of rows) {
      last = BigInt(row.seq);
      const seq = Number(row.seq);
      const where = entryAt(seq);
      if (seq !== expected) {
        const upTo = seq - 1 === expected ? '' : ` to ${seq - 1}`;
        report.add(
          'audit-missing',
          entryAt(expected),
          `Audit entry ${expected}${upTo} is missing.`,
        );
        // What follows a gap can still be checked where a checkpoint remembers the one before.
        const known = checkpoints.find(
          (c) => seq - 1 >= c.from && seq - 1 < c.from + c.hashes.length,
        );
        const hash = known?.hashes[seq - 1 - known.from];
        before = hash === undefined ? [] : [Buffer.from(hash, 'hex')];
      }
      expected = seq + 1;
      hashes.set(seq, row.hash.toString('hex'));

      const right = before.map((previous) => entryHash(previous, seq, row.entry));
      if (before.length > 0 && !right.some((hash) => hash.equals(row.hash))) {
        report.add('audit-entry', where, `Audit entry ${seq} was changed after it was written.`);
        before = [row.hash, ...right];
      } else {
        before = [row.hash];
      }

      const entry = readEntry(row.entry);
      if (entry === null) {
        report.add('audit-entry', where, `Audit entry ${seq} cannot be read.`);
        continue;
      }
      for (const erasedSeq of entry.erases) erased.add(erasedSeq);
      verifyDetails(seq, entry, row, detailsGone, report);
      const records = verifyList(seq, entry, row, report);
      if (records === null) continue;
      for (const kind of await verifyRecords(session, seq, entry, records, report)) {
        incomplete.add(kind);
      }
      for (const record of records) told.set(record.kind, (told.get(record.kind) ?? 0) + 1);
    }
    step(rows.length);
  }

  for (const seq of detailsGone) {
    if (!erased.has(seq)) {
      report.add(
        'audit-details',
        entryAt(seq),
        `The details of audit entry ${seq} are gone, and no entry says that they were erased.`,
      );
    }
  }
  const [head] = await session.query<{ seq: string; hash: Buffer }>(
    'select seq, hash from audit_head',
  );
  const lastHash = hashes.get(Number(last)) ?? GENESIS.toString('hex');
  if (head === undefined || BigInt(head.seq) !== last || head.hash.toString('hex') !== lastHash) {
    const at = Number(head?.seq ?? 0);
    if (at > Number(last)) {
      report.add(
        'audit-missing',
        entryAt(Number(last) + 1),
        `Audit entry ${Number(last) + 1} is missing: the log was cut off at its end.`,
      );
    } else {
      report.add(
        'audit-head',
        'audit head',
        `The head of the audit log does not say that entry ${last} is the last one.`,
      );
    }
  }
  await verifyUntold(session, told, incomplete, report);
  return hashes;
}

function readEntry(text: string): AuditEntry | null {
  try {
    const entry = JSON.parse(text) as AuditEntry;
    return entry.v === 1 && Array.isArray(entry.erases) ? entry : null;
  } catch {
    return null;
  }
}

function verifyDetails(
  seq: number,
  entry: AuditEntry,
  row: ChainRow,
  gone: number[],
  report: Report,
): void {
  if (entry.details === null) {
    if (row.salt !== null) {
      report.add(
        'audit-details',
        entryAt(seq),
        `Details were put beside audit entry ${seq}, which has none.`,
      );
    }
    return;
  }
  if (row.salt === null || row.details === null) {
    gone.push(seq);
  } else if (commitment(row.salt, row.details) !== entry.details) {
    report.add('audit-details', entryAt(seq), `The details of audit entry ${seq} were changed.`);
  }
}

/** The versions an entry vouches for; null when its list is not the one it was written with. */
function verifyList(
  seq: number,
  entry: AuditEntry,
  row: ChainRow,
  report: Report,
): readonly WrittenRecord[] | null {
  if (entry.records === null && row.records === null) return [];
  const records = readRecordLines(row.records ?? '');
  if (
    entry.records === null ||
    records === null ||
    records.length !== entry.records.count ||
    sha256Hex(row.records ?? '') !== entry.records.digest
  ) {
    report.add(
      'audit-entry',
      entryAt(seq),
      `The list of records of audit entry ${seq} was changed after it was written.`,
    );
    return null;
  }
  return records;
}

/** Compares rows with what the entry vouches for. Gives the kinds of which a row is missing. */
async function verifyRecords(
  session: Session,
  seq: number,
  entry: AuditEntry,
  records: readonly WrittenRecord[],
  report: Report,
): Promise<ReadonlySet<RecordKind>> {
  const missing = new Set<RecordKind>();
  for (const kind of new Set(records.map((r) => r.kind))) {
    if (!KINDS.includes(kind)) continue;
    const own = records.filter((r) => r.kind === kind);
    for (let i = 0; i < own.length; i += 1000) {
      const part = own.slice(i, i + 1000);
      const rows = await session.query<Row>(
        `select ${ROW_COLUMNS} from unnest($1::text[], $2::int[]) as u(id, version)
         join "${kind}" t on t.id = u.id and t.version = u.version`,
        [part.map((r) => r.id), part.map((r) => r.version)],
      );
      const found = new Map(rows.map((row) => [`${row.id} ${row.version}`, row]));
      for (const record of part) {
        const row = found.get(`${record.id} ${record.version}`);
        if (row === undefined) {
          missing.add(kind);
          report.add(
            'record-missing',
            versionAt(record),
            `${versionAt(record)} is gone; audit entry ${seq} recorded it.`,
          );
          continue;
        }
        const same =
          contentHash(kind, { ...row, body: canonicalBody(row.body) }) === record.hash &&
          row.case_id === entry.case;
        if (!same) {
          report.add(
            'record',
            versionAt(record),
            `${versionAt(record)} is not what audit entry ${seq} recorded.`,
          );
        }
      }
    }
  }
  return missing;
}

/** Finds rows that no entry of the log vouches for. */
async function verifyUntold(
  session: Session,
  told: ReadonlyMap<RecordKind, number>,
  incomplete: ReadonlySet<RecordKind>,
  report: Report,
): Promise<void> {
  const suspects = new Set<RecordKind>(incomplete);
  for (const kind of KINDS) {
    const [row] = await session.query<{ n: number }>(`select count(*)::int as n from "${kind}"`);
    if ((row?.n ?? 0) !== (told.get(kind) ?? 0)) suspects.add(kind);
  }
  for (const kind of suspects) {
    // Only now, when something is wrong: all keys of the kind, against all lists of the log.
    const known = new Set<string>();
    let last = '0';
    for (;;) {
      const rows = await session.query<{ seq: string; records: string }>(
        `select seq, records from audit where seq > $1 and records is not null order by seq limit 200`,
        [last],
      );
      const end = rows.at(-1);
      if (end === undefined) break;
      last = end.seq;
      for (const row of rows) {
        for (const r of readRecordLines(row.records) ?? []) {
          if (r.kind === kind) known.add(`${r.id} ${r.version}`);
        }
      }
    }
    const rows = await session.query<{ id: string; version: number }>(
      `select id, version from "${kind}" order by id, version`,
    );
    for (const row of rows) {
      if (known.has(`${row.id} ${row.version}`)) continue;
      const where = versionAt({ kind, ...row });
      report.add('record-unknown', where, `${where} was put there behind the audit log's back.`);
    }
  }
}

/** The newest version, and no other, is marked as current. */
async function verifyMarks(session: Session, report: Report): Promise<void> {
  for (const kind of KINDS) {
    const rows = await session.query<{ id: string; version: number }>(
      `select id, version from (
         select id, version, current, version = max(version) over (partition by id) as newest
         from "${kind}") as t
       where current <> newest order by id, version`,
    );
    for (const row of rows) {
      const where = versionAt({ kind, ...row });
      report.add('record', where, `${where} is wrongly marked as the newest version or not.`);
    }
  }
}

function verifyCheckpoints(
  checkpoints: {
    readonly lines: readonly {
      readonly from: number;
      readonly hashes: readonly string[];
      readonly key: string;
    }[];
    readonly broken: readonly number[];
  },
  hashes: ReadonlyMap<number, string>,
  ownKey: string,
  report: Report,
): void {
  for (const line of checkpoints.broken) {
    report.add(
      'checkpoint',
      `checkpoint line ${line}`,
      `Line ${line} of the checkpoints was changed.`,
    );
  }
  const last = Math.max(0, ...hashes.keys());
  let covered = 0;
  for (const line of [...checkpoints.lines].sort((a, b) => a.from - b.from)) {
    if (line.key !== ownKey) {
      report.add(
        'checkpoint',
        `checkpoint of entry ${line.from}`,
        'A checkpoint was signed with a key that is not in this machine’s folder of keys.',
      );
      continue;
    }
    if (line.from > covered + 1) {
      report.add(
        'checkpoint',
        `checkpoint of entry ${covered + 1}`,
        `The checkpoints of audit entries ${covered + 1} to ${line.from - 1} are gone.`,
      );
    }
    for (const [i, hash] of line.hashes.entries()) {
      const seq = line.from + i;
      if (seq > last) {
        report.add(
          'audit-missing',
          entryAt(last + 1),
          `Audit entry ${last + 1} is missing: the log was cut off at its end.`,
        );
        return;
      }
      const stored = hashes.get(seq);
      if (stored !== undefined && stored !== hash) {
        if (!report.has('audit-entry', entryAt(seq))) {
          report.add(
            'audit-entry',
            entryAt(seq),
            `Audit entry ${seq} was changed and the log after it written anew.`,
          );
          return;
        }
      }
    }
    covered = Math.max(covered, line.from + line.hashes.length - 1);
  }
}

async function exhibitRows(
  session: Session,
): Promise<ReadonlyMap<string, { id: string; size: number }>> {
  const rows = await session.query<{ id: string; sha256: string; size: number }>(
    `select id, sha256, (body->>'size')::float8 as size from exhibit order by id, version`,
  );
  return new Map(rows.map((row) => [row.sha256, { id: row.id, size: row.size }]));
}

/** Every original has the bytes its name says, and every exhibit on record has its original. */
async function verifyExhibits(
  exhibits: ExhibitFiles,
  files: readonly Sha256[],
  expected: ReadonlyMap<string, { id: string; size: number }>,
  report: Report,
  step: () => void,
): Promise<void> {
  const there = new Set<string>(files);
  for (const [sha256, { id }] of expected) {
    if (!there.has(sha256)) {
      report.add(
        'exhibit-missing',
        `exhibit ${id}`,
        `The original bytes of exhibit ${id} (${sha256}) are gone.`,
      );
    }
  }
  for (const sha256 of files) {
    try {
      const bytes = await exhibits.get(sha256);
      const row = expected.get(sha256);
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw damagedBytes();
      if (row !== undefined && row.size !== bytes.length) {
        report.add(
          'exhibit',
          `exhibit ${row.id}`,
          `Exhibit ${row.id} is recorded with another size.`,
        );
      }
    } catch (error) {
      const id = expected.get(sha256)?.id;
      const where = id === undefined ? `exhibit file ${sha256}` : `exhibit ${id}`;
      const text = error instanceof Error ? error.message : String(error);
      report.add('exhibit', where, `The original bytes of ${where} cannot be trusted: ${text}`);
    }
    step();
  }
}

function damagedBytes(): StoreError {
  return new StoreError('damaged', 'they no longer have the hash they are named by.');
}

async function verifyJournal(
  journal: Journal & { check?(): Promise<JournalReport> },
  report: Report,
): Promise<void> {
  try {
    if (journal.check !== undefined) {
      for (const { file, line } of (await journal.check()).damaged) {
        report.add(
          'journal',
          `journal ${file} line ${line}`,
          `Line ${line} of ${file} was changed.`,
        );
      }
      return;
    }
    for await (const entry of journal.entries()) void entry;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    report.add('journal', 'journal', `The journal cannot be read to its end: ${text}`);
  }
}
