#!/usr/bin/env node
/**
 * A second verifier of the audit log, written from docs/audit-format.md and docs/backup-format.md
 * alone: it shares no line with the product. It reads an archive that is not sealed and, if given,
 * the file of checkpoints, and prints {"entries": n, "broken": ["entry 17", "claim x 2", …]}.
 *
 *     node second-verifier.mjs archive [audit-checkpoints.ndjson]
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [archive, checkpoints] = process.argv.slice(2);
const sha = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
const canonical = (v) =>
  Array.isArray(v)
    ? `[${v.map(canonical).join(',')}]`
    : v !== null && typeof v === 'object'
      ? `{${Object.keys(v)
          .sort()
          .map((k) => `${JSON.stringify(k)}:${canonical(v[k])}`)
          .join(',')}}`
      : JSON.stringify(v);

// The archive: a magic line, then parts of length-prefixed chunks.
const file = readFileSync(archive);
let at = file.indexOf(10) + 1;
const parts = new Map();
for (;;) {
  const end = file.indexOf(10, at);
  const header = JSON.parse(file.toString('utf8', at, end));
  at = end + 1;
  if (header.end) break;
  const chunks = [];
  for (;;) {
    const length = file.readUInt32BE(at);
    at += 4;
    if (length === 0) break;
    chunks.push(file.subarray(at, at + length));
    at += length;
  }
  at += 32;
  parts.set(header.part, Buffer.concat(chunks));
}
const rows = (name) =>
  (parts.get(`table/${name}`) ?? Buffer.alloc(0))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const broken = new Set();
const details = new Map(rows('audit_details').map((d) => [d.seq, d]));
const erased = new Set();
const wanted = new Map();
const gone = [];
let previous = [Buffer.alloc(32)];
let seq = 0;
for (const row of rows('audit')) {
  seq += 1;
  if (row.seq !== seq) {
    broken.add(`entry ${seq}`);
    break;
  }
  const number = Buffer.alloc(8);
  number.writeBigInt64BE(BigInt(seq));
  const right = previous.map((p) => sha(Buffer.of(0), p, number, row.entry));
  const follows = right.includes(row.hash);
  if (!follows) broken.add(`entry ${seq}`);
  previous = (follows ? [row.hash] : [row.hash, ...right]).map((h) => Buffer.from(h, 'hex'));
  let entry;
  try {
    entry = JSON.parse(row.entry);
  } catch {
    broken.add(`entry ${seq}`);
    continue;
  }
  for (const old of entry.erases ?? []) erased.add(old);
  if (entry.details) {
    const beside = details.get(seq);
    if (beside === undefined) gone.push(seq);
    else if (sha(Buffer.from(beside.salt, 'hex'), beside.details) !== entry.details) {
      broken.add(`entry ${seq}`);
    }
  }
  if (entry.records) {
    if (sha(row.records ?? '') !== entry.records.digest) broken.add(`entry ${seq}`);
    else {
      for (const line of row.records.trimEnd().split('\n')) {
        const [kind, id, version, hash] = line.split(' ');
        wanted.set(`${kind} ${id} ${version}`, hash);
      }
    }
  }
}
for (const old of gone) if (!erased.has(old)) broken.add(`entry ${old}`);
const head = rows('audit_head')[0];
if (head.seq > seq) broken.add(`entry ${seq + 1}`);

for (const name of parts.keys()) {
  const kind = name.replace('table/', '');
  if (!name.startsWith('table/')) continue;
  for (const row of rows(kind)) {
    if (row.body === undefined) break;
    const text = canonical({
      kind,
      id: row.id,
      version: row.version,
      caseId: row.case_id,
      madeAt: row.made_at,
      madeBy: row.made_by,
      removed: row.removed,
      number: row.number,
      body: row.body,
    });
    const key = `${kind} ${row.id} ${row.version}`;
    if (wanted.get(key) !== sha(text)) broken.add(key);
    wanted.delete(key);
  }
}
for (const key of wanted.keys()) broken.add(key);

if (checkpoints !== undefined) {
  const hashes = new Map(rows('audit').map((row) => [row.seq, row.hash]));
  scan: for (const line of readFileSync(checkpoints, 'utf8').split('\n').slice(0, -1)) {
    const { signature, ...unsigned } = JSON.parse(line);
    const key = createPublicKey({
      key: Buffer.from(`302a300506032b6570032100${unsigned.key}`, 'hex'),
      format: 'der',
      type: 'spki',
    });
    const text = Buffer.from(canonical(unsigned));
    if (!verify(null, text, key, Buffer.from(signature, 'hex'))) broken.add('checkpoint');
    for (const [i, hash] of unsigned.hashes.entries()) {
      if (hashes.get(unsigned.from + i) === hash) continue;
      broken.add(`entry ${hashes.has(unsigned.from + i) ? unsigned.from + i : seq + 1}`);
      break scan;
    }
  }
}
console.log(JSON.stringify({ entries: seq, broken: [...broken] }));
