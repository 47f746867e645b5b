import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  CHECKPOINT_FILE,
  isSigned,
  keepCheckpoints,
  makeCheckpoint,
  parse,
  readCheckpoints,
  signerOf,
} from './checkpoint.ts';

const signer = signerOf(Buffer.alloc(32, 7));
const hash = (n: number) => n.toString(16).padStart(64, '0');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hearsay-checkpoint-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A chain of `length.now` entries. */
function keep(length: { now: number }, portion = 100) {
  return keepCheckpoints({
    folder,
    signer,
    hashesAfter: (seq) =>
      Promise.resolve(
        Array.from({ length: Math.max(0, Math.min(portion, length.now - seq)) }, (_, i) =>
          hash(seq + 1 + i),
        ),
      ),
    onError: (error) => expect.unreachable(String(error)),
  });
}

it('[SA5] a checkpoint is signed; a change of anything in it shows', () => {
  const checkpoint = makeCheckpoint(signer, 4, [hash(4), hash(5)]);
  expect(isSigned(checkpoint)).toBe(true);
  expect(isSigned({ ...checkpoint, from: 5 })).toBe(false);
  expect(isSigned({ ...checkpoint, hashes: [hash(4), hash(6)] })).toBe(false);
  expect(isSigned({ ...checkpoint, key: signerOf(Buffer.alloc(32, 8)).publicKey })).toBe(false);
  expect(parse(JSON.stringify(checkpoint))).toEqual(checkpoint);
  expect(parse(JSON.stringify({ ...checkpoint, from: 5 }))).toBeNull();
  expect(parse('{')).toBeNull();
  // Same state, same bytes: Ed25519 signatures take no chance.
  expect(makeCheckpoint(signer, 4, [hash(4), hash(5)])).toEqual(checkpoint);
});

it('[SA5] runs follow each other, across restarts and in portions', async () => {
  const length = { now: 3 };
  const first = await keep(length);
  await first.flush();
  length.now = 5;
  await first.close();
  length.now = 12;
  const second = await keep(length, 4);
  await second.close();
  const { lines, broken } = await readCheckpoints(folder);
  expect(broken).toEqual([]);
  expect(lines.map((l) => [l.from, l.hashes.length])).toEqual([
    [1, 3],
    [4, 2],
    [6, 4],
    [10, 3],
  ]);
  await second.close();
  expect((await readCheckpoints(folder)).lines).toHaveLength(4);
});

it('[SA5] a line that a crash tore is covered by the next and not blamed on anybody', async () => {
  const length = { now: 3 };
  await (await keep(length)).close();
  await appendFile(path.join(folder, CHECKPOINT_FILE), '{"from":4,"hashes":["00');
  length.now = 6;
  expect((await readCheckpoints(folder)).broken).toEqual([]);
  await (await keep(length)).close();
  const { lines, broken } = await readCheckpoints(folder);
  expect(broken).toEqual([]);
  expect(lines.map((l) => l.from)).toEqual([1, 4]);
});

it('[SA5] a changed line is named', async () => {
  const length = { now: 2 };
  for (const now of [2, 4, 6]) {
    length.now = now;
    await (await keep(length)).close();
  }
  const file = path.join(folder, CHECKPOINT_FILE);
  const lines = (await readFile(file, 'utf8')).split('\n');
  for (const at of [0, 1, 2]) {
    const changed = lines.map((line, i) => (i === at ? line.replace('0000', '0001') : line));
    await writeFile(file, changed.join('\n'));
    expect((await readCheckpoints(folder)).broken).toEqual([at + 1]);
  }
});
