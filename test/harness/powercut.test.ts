import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sha256 } from '#terms/ids.ts';
import { openExhibits } from '#store/exhibits.ts';
import { diskFiles } from '#store/files.ts';
import type { Files } from '#store/files.ts';
import { openJournal } from '#store/journal.ts';
import { report } from './figure.ts';
import { count, seeded } from './random.ts';
import { imageAfter, recordDisk } from './recorded-disk.ts';
import type { RecordedDisk, Syncs } from './recorded-disk.ts';

const IMAGES = count('HEARSAY_POWERCUTS', 100);
const SEED = count('HEARSAY_SEED', 20261122);

let work: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'hearsay-powercut-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

describe('[ST1] [ST4] power cuts over exhibits and journal', () => {
  test(`nothing acknowledged is lost in ${IMAGES} images, and is in half of them without sync`, async () => {
    const began = Date.now();
    const arm = await cuts('everything');
    const control = await cuts('nothing');
    report('powercut', {
      n: IMAGES,
      seed: SEED,
      seconds: Math.round((Date.now() - began) / 100) / 10,
      lost: arm.lost,
      acknowledgedChecked: arm.checked,
      tornTails: arm.torn,
      controlLost: control.lost,
      // The words of the first loss, if any, to begin looking at.
      first: arm.first,
    });
    expect(arm.first).toBe('');
    expect(arm.lost).toBe(0);
    // The harness must be able to see a loss, and must have had something to lose.
    expect(control.lost).toBeGreaterThanOrEqual(IMAGES / 2);
    expect(arm.checked).toBeGreaterThan(IMAGES * 10);
    expect(arm.torn).toBeGreaterThan(0);
  }, 300_000);
});

interface Result {
  lost: number;
  checked: number;
  torn: number;
  first: string;
}

/** Several recordings, each cut at many places. */
async function cuts(syncs: Syncs): Promise<Result> {
  const result: Result = { lost: 0, checked: 0, torn: 0, first: '' };
  const recordings = Math.ceil(IMAGES / 25);
  for (let r = 0; r < recordings; r += 1) {
    const chance = seeded(SEED + r);
    const disk = await recordIntake(path.join(work, `live-${syncs}-${r}`), syncs, chance);
    const image = path.join(work, `image-${syncs}`);
    const images = Math.min(25, IMAGES - r * 25);
    for (let i = 0; i < images; i += 1) {
      const cut = placeToCut(disk, chance);
      const acked = disk.calls
        .slice(0, cut)
        .flatMap((one) => (one.call === 'ack' ? [one.what] : []));
      await imageAfter(disk.calls, cut, chance, image);
      const found = await recover(image, acked);
      result.checked += acked.length;
      result.torn += found.torn;
      if (found.missing === null) continue;
      result.lost += 1;
      if (result.first === '') result.first = `cut ${cut} of recording ${r}: ${found.missing}`;
    }
    await rm(image, { recursive: true, force: true });
  }
  return result;
}

/** Anywhere, and half of the time in the moment after a write, when most is still unsynced. */
function placeToCut(disk: RecordedDisk, chance: () => number): number {
  const anywhere = 1 + Math.floor(chance() * disk.calls.length);
  if (chance() < 0.5) return anywhere;
  const next = disk.calls.findIndex((one, i) => i >= anywhere && one.call === 'write');
  return next < 0 ? anywhere : next + 1;
}

/** The bytes of the i-th exhibit: small and large, some the same as an earlier one. */
function bytesOf(i: number): Uint8Array {
  const which = i % 9 === 8 ? i - 5 : i;
  const block = createHash('sha512').update(`exhibit ${which}`).digest();
  return Buffer.concat(Array.from({ length: 1 + ((which * 7) % 60) }, () => block));
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/**
 * An intake in three runs of the program, with several things under way at a time. The seed settles
 * what is written and where it is cut; in which order calls under way end is the machine's doing, so
 * the same seed gives similar images, not the same ones.
 */
async function recordIntake(
  root: string,
  syncs: Syncs,
  chance: () => number,
): Promise<RecordedDisk> {
  await mkdir(root, { recursive: true });
  const disk = recordDisk(diskFiles, root, syncs);
  let i = 0;
  for (let run = 0; run < 3; run += 1) {
    const { exhibits, journal } = await openBoth(root, disk.files);
    const intake = async () => {
      const bytes = bytesOf((i += 1));
      const n = i;
      const put = await exhibits.put(chance() < 0.3 ? inChunks(bytes, 700) : bytes);
      disk.ack(`exhibit ${put.sha256}`);
      await journal.append({
        kind: 'test.arrived',
        at: '2026-03-12T21:10:00.000Z',
        n,
        text: 'wording '.repeat(Math.floor(chance() * 120)),
      });
      disk.ack(`entry ${n}`);
    };
    for (let round = 0; round < 9; round += 1) {
      await Promise.all(Array.from({ length: 1 + Math.floor(chance() * 4) }, intake));
    }
    // Two runs end in order, one is killed and leaves its file without its last line.
    if (run !== 1) await journal.close();
    await disk.abandon();
  }
  return disk;
}

async function openBoth(root: string, files: Files) {
  const exhibits = await openExhibits({ folder: path.join(root, 'exhibits'), files });
  const journal = await openJournal({
    folder: path.join(root, 'journal'),
    files,
    clock: () => '2026-03-12T21:10:00.000Z',
  });
  return { exhibits, journal };
}

/** Opens an image with the real code and looks for everything that was acknowledged. */
async function recover(
  image: string,
  acked: readonly string[],
): Promise<{ missing: string | null; torn: number }> {
  let torn = 0;
  try {
    const { exhibits, journal } = await openBoth(image, diskFiles);
    torn = (await journal.check()).torn.length > 0 ? 1 : 0;
    const entries: unknown[] = [];
    for await (const entry of journal.entries()) entries.push(entry['n']);
    for (const what of acked) {
      const [kind, name = ''] = what.split(' ');
      if (kind === 'exhibit') {
        const bytes = await exhibits.get(name as Sha256);
        const hash = createHash('sha256').update(bytes).digest('hex');
        if (hash !== name) return { missing: `${what} has other bytes`, torn };
      } else if (entries.filter((n) => n === Number(name)).length !== 1) {
        return { missing: what, torn };
      }
    }
    // What a cut left half-done must be no obstacle to going on.
    await exhibits.put(bytesOf(1));
    await journal.append({ kind: 'test.after', at: '2026-03-13T00:00:00.000Z' });
    await journal.close();
    return { missing: null, torn };
  } catch (error) {
    return { missing: (error as Error).message, torn };
  }
}
