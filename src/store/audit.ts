import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '#terms/canonical-json.ts';
import type { Instant } from '#terms/time.ts';
import type { RecordKind } from './store.ts';
import type { Session } from './session.ts';

/**
 * The audit log: a chain of entries, each bound to the one before by its hash, written in the same
 * transaction as what it tells of. `docs/audit-format.md` has the format to the byte; a second
 * verifier can be – and for the tests was – written from that page alone.
 */

/** What an entry tells, before it has its place in the chain. */
export interface AuditNote {
  readonly at: Instant;
  readonly actor: string;
  readonly verb: string;
  readonly caseId: string | null;
  readonly object: string | null;
  /** Versions of records that this entry vouches for. */
  readonly records: readonly WrittenRecord[];
  readonly details: Readonly<Record<string, unknown>> | null;
  /** Numbers of earlier entries whose details this one erased. */
  readonly erases?: readonly number[];
}

export interface WrittenRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly version: number;
  /** `contentHash` of the version. */
  readonly hash: string;
}

/** An entry as it stands in the chain, read back from its text. */
export interface AuditEntry {
  readonly v: 1;
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
  readonly case: string | null;
  readonly object: string | null;
  readonly records: { readonly count: number; readonly digest: string } | null;
  readonly details: string | null;
  readonly erases: readonly number[];
}

/** Hash of nothing: what the first entry follows. */
export const GENESIS = Buffer.alloc(32);

/** `SHA-256(0x00 ‖ previous ‖ number as 8 bytes ‖ text of the entry)`. */
export function entryHash(previous: Buffer, seq: number, entry: string): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigInt64BE(BigInt(seq));
  return createHash('sha256')
    .update(Buffer.of(0))
    .update(previous)
    .update(number)
    .update(entry, 'utf8')
    .digest();
}

/** The lines that name the versions an entry vouches for: `claim 01J… 2 <hash>`. */
export function recordLines(records: readonly WrittenRecord[]): string {
  return records.map((r) => `${r.kind} ${r.id} ${r.version} ${r.hash}\n`).join('');
}

/** Reads them back; null when a line is not one of ours. */
export function readRecordLines(lines: string): readonly WrittenRecord[] | null {
  const records: WrittenRecord[] = [];
  for (const line of lines.split('\n').slice(0, -1)) {
    const match = /^([a-z_]+) ([!-~]+) (\d+) ([0-9a-f]{64})$/.exec(line);
    if (match === null) return null;
    records.push({
      kind: match[1] as RecordKind,
      id: match[2] ?? '',
      version: Number(match[3]),
      hash: match[4] ?? '',
    });
  }
  return records;
}

/** `SHA-256(salt ‖ details)`: says nothing about the details once salt and details are gone. */
export function commitment(salt: Buffer, details: string): string {
  return createHash('sha256').update(salt).update(details, 'utf8').digest('hex');
}

/** Adds entries at the end of the chain. Keep it the last statement before the commit. */
export async function append(session: Session, notes: readonly AuditNote[]): Promise<void> {
  const entries: string[] = [];
  const lists: (string | null)[] = [];
  const salts: (Buffer | null)[] = [];
  const details: (string | null)[] = [];
  for (const note of notes) {
    const list = note.records.length === 0 ? null : recordLines(note.records);
    const told = note.details === null ? null : canonicalJson(note.details);
    const salt = told === null ? null : randomBytes(32);
    const entry: AuditEntry = {
      v: 1,
      at: note.at,
      actor: note.actor,
      verb: note.verb,
      case: note.caseId,
      object: note.object,
      records: list === null ? null : { count: note.records.length, digest: sha256Hex(list) },
      details: salt === null || told === null ? null : commitment(salt, told),
      erases: note.erases ?? [],
    };
    entries.push(canonicalJson(entry));
    lists.push(list);
    salts.push(salt);
    details.push(told);
  }
  await session.query('select at_seq from audit_append($1, $2, $3, $4)', [
    entries,
    lists,
    salts,
    details,
  ]);
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
