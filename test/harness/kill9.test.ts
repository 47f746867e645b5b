import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { report } from './figure.ts';
import { runKills } from './kill9.ts';
import { count } from './random.ts';

const KILLS = count('HEARSAY_KILLS', 9);
const SEED = count('HEARSAY_SEED', 20261122);
const CHILD = new URL('./kill9-child.ts', import.meta.url);

let work: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'hearsay-kill9-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

describe('[ST17] kill -9 of our process, of the database, of both', () => {
  test(`nothing acknowledged is lost or doubled in ${KILLS} kills; acknowledging early loses`, async () => {
    const began = Date.now();
    const plan = {
      child: CHILD,
      seed: SEED,
      lifeMs: 700,
      // Keys of the test's own, never the user's.
      env: { HEARSAY_KEYS: path.join(work, 'keys') },
    };
    const armUnderTest = runKills({
      ...plan,
      folder: path.join(work, 'data'),
      kills: KILLS,
      victims: ['ours', 'database', 'both'],
      mode: 'commit',
    });
    const controlArm = runKills({
      ...plan,
      folder: path.join(work, 'control'),
      kills: 2,
      victims: ['both'],
      mode: 'early',
    });
    const [arm, control] = await Promise.all([armUnderTest, controlArm]);
    const slowest = Math.max(...arm.restartMs);
    report('kill9', {
      n: arm.kills,
      seed: SEED,
      seconds: Math.round((Date.now() - began) / 100) / 10,
      lost: arm.lost.length,
      doubled: arm.doubled.length,
      damaged: arm.damaged.length,
      failedStarts: arm.failedStarts.length,
      acknowledged: arm.acknowledged,
      slowestRestartMs: slowest,
      controlLost: control.lost.length,
    });
    expect(arm.failedStarts).toEqual([]);
    expect(arm.lost).toEqual([]);
    expect(arm.doubled).toEqual([]);
    expect(arm.damaged).toEqual([]);
    expect(arm.kills).toBe(KILLS);
    expect(arm.acknowledged).toBeGreaterThan(KILLS);
    // The harness must be able to see a loss.
    expect(control.lost.length).toBeGreaterThan(0);
  }, 3_600_000);
});
