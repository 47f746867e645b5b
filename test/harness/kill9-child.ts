import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import { asId } from '#terms/ids.ts';
import type { CaseId, ExhibitId, ImportId, Sha256, UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import { StoreError } from '#store/errors.ts';
import { openStore } from '#store/open.ts';
import type { Store } from '#store/store.ts';

/**
 * Writes documents into the real store, several at a time, until it is killed, and says on its
 * output what was acknowledged:
 *
 *   have <n> <sha256>   for every document found at the start, its bytes read back and checked
 *   open                the store is open and everything there has been said
 *   ack <n>             document n is in the store
 *
 * Arguments: folder, first number to write, `commit` or `early`. `early` is the control arm: it
 * acknowledges before it commits. `check` only says what is there and ends.
 */
const [folder = '', from = '1', mode = 'commit'] = process.argv.slice(2);
const owner: Principal = { userId: asId<UserId>('owner'), name: 'owner', kind: 'owner' };
const clock = () => instant(new Date().toISOString());
const WRITERS = 4;

const say = (line: string) => process.stdout.write(`${line}\n`);
const bytesOf = (n: number) =>
  Buffer.from(`report ${n}: ${'they came by night '.repeat(1 + (n % 90))}`);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const store = await openStore({ folder, clock, newId: ulid });
const caseId = await theCase(store);
await sayWhatIsThere(store);
say('open');
if (mode === 'check') {
  await store.close();
} else {
  let next = Number(from);
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (;;) {
        const n = (next += 1) - 1;
        if (mode === 'early') say(`ack ${n}`);
        await untilItTakes(() => write(n));
        if (mode !== 'early') say(`ack ${n}`);
      }
    }),
  );
}

async function theCase(open: Store): Promise<CaseId> {
  const made = await open.transact(
    owner,
    { verb: 'case.create', idempotencyKey: 'the-case', requestHash: 'the-case' },
    (tx) =>
      tx.createCase({
        title: 'The night of the trucks',
        purpose: 'event',
        members: [{ userId: owner.userId, role: 'lead' }],
        releasePolicy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
        zone: 'Asia/Damascus',
      }),
  );
  return made.id;
}

/** One arrival as intake does it: bytes, journal, then the rows; the key makes a retry harmless. */
async function write(n: number): Promise<void> {
  const bytes = bytesOf(n);
  const { sha256, size } = await store.exhibits.put(bytes);
  await store.journal.append({ kind: 'arrival', at: clock(), n, sha256 });
  await store.transact(
    owner,
    { verb: 'import.run', idempotencyKey: `arrival-${n}`, requestHash: sha256 },
    async (tx) => {
      const exhibit = await tx.insert('exhibit', caseId, {
        sha256,
        size,
        mediaType: 'text/plain',
        name: `report-${n}.txt`,
        receivedFrom: { sourceId: null, description: 'a collector' },
        channel: 'test',
        receivedAt: clock(),
        containedIn: null,
        custody: [],
      });
      await tx.insert('document', caseId, {
        exhibitId: exhibit.id,
        importId: asId<ImportId>(ulid()),
        part: `arrival ${n}`,
        kind: 'note',
        language: 'en',
        textReceived: bytes.toString(),
        text: bytes.toString(),
        repairs: [],
        statedTime: null,
        sender: null,
        senderSourceId: null,
        sessionId: null,
        forwardedFrom: null,
        media: [],
        title: null,
      });
      return { exhibitId: exhibit.id };
    },
  );
}

/** The database may be killed under us: its absence is said in words and passes. */
async function untilItTakes(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'unavailable') throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function sayWhatIsThere(open: Store): Promise<void> {
  await open.read(owner, async (tx) => {
    const hashes = new Map<ExhibitId, Sha256>();
    for (const one of await all((page) => tx.list('exhibit', { caseId, ...page }))) {
      hashes.set(one.id, one.sha256);
    }
    for (const one of await all((page) => tx.list('document', { caseId, ...page }))) {
      const sha256 = hashes.get(one.exhibitId);
      const kept = sha256 === undefined ? null : await open.exhibits.get(sha256);
      const whole = kept !== null && hashOf(kept) === sha256 && kept.length > 0;
      const said = one.text === Buffer.from(kept ?? []).toString();
      say(`have ${one.part.split(' ')[1]} ${whole && said ? sha256 : 'damaged'}`);
    }
  });
}

async function all<T extends { readonly id: string }>(
  list: (page: { limit: number; after?: string }) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (;;) {
    const last = found.at(-1)?.id;
    const page = await list({ limit: 500, ...(last === undefined ? {} : { after: last }) });
    found.push(...page);
    if (page.length < 500) return found;
  }
}
