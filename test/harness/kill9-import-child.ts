import { ulid } from 'ulid';
import { instant } from '#terms/time.ts';
import { createCase } from '#jobs/cases.ts';
import type { Desk } from '#jobs/desk.ts';
import { importFile } from '#jobs/import-file.ts';
import { StoreError } from '#store/errors.ts';
import { openStore } from '#store/open.ts';
import { lookAt, OWNER, THE_CASE } from './chats-in-store.ts';
import { makeChat, STRIDE } from './chats.ts';

/**
 * Imports one chat after the other with the job that the desk and the command line use, until it is
 * killed, and says on its output what was acknowledged:
 *
 *   have <n> <sha256>   for every document found at the start, compared with what was handed in
 *   open                the store is open, verified, its journal read, and everything there was said
 *   ack <n>             document n is in the store; said for all documents of a chat together
 *
 * Arguments: folder, first number to write, `commit` or `early`. `early` is the control arm: it
 * acknowledges before it imports. `check` only says what is there and ends.
 */
const [folder = '', from = '1', mode = 'commit'] = process.argv.slice(2);
const clock = () => instant(new Date().toISOString());
const say = (lines: readonly string[]) =>
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));

const store = await openStore({ folder, clock, newId: ulid });
const desk: Desk = { store, clock, newId: ulid };
const theCase = await untilItTakes(() => createCase(desk, OWNER, THE_CASE, 'the-case'));
const { have, problems } = await lookAt(store, theCase.id);
const report = await store.verify(OWNER);
const told = new Set<unknown>();
for await (const entry of store.journal.entries()) told.add(entry['sha256']);
const untold = (await store.read(OWNER, (tx) => tx.list('exhibit', { caseId: theCase.id }))).filter(
  (exhibit) => exhibit.containedIn === null && !told.has(exhibit.sha256),
);
const amiss = [
  ...problems,
  ...report.problems.map((problem) => problem.text),
  ...untold.map((exhibit) => `The journal does not tell of ${exhibit.name}.`),
];
if (amiss.length > 0) throw new Error(amiss.slice(0, 5).join(' '));
say(have.map(([n, sha256]) => `have ${n} ${sha256}`));
say(['open']);
if (mode === 'check') {
  await store.close();
} else {
  // The chat of the last number acknowledged comes again, too: a client that does not know.
  for (let k = Math.floor((Number(from) - 1) / STRIDE) + 1; ; k += 1) {
    const { arrival, documents } = makeChat(k);
    const acks = documents.map(({ n }) => `ack ${n}`);
    if (mode === 'early') say(acks);
    await untilItTakes(() => importFile(desk, OWNER, theCase.id, arrival));
    if (mode !== 'early') say(acks);
  }
}

/** The database may be killed under us: its absence is said in words and passes. */
async function untilItTakes<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'unavailable') throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
