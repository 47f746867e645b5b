import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { isAlive, ownMark } from './process-mark.ts';

describe('process mark', () => {
  test('[ST13] this process lives, one that ended does not', async () => {
    expect(isAlive(ownMark())).toBe(true);
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    expect(isAlive({ pid: child.pid ?? 0, began: null })).toBe(false);
    expect(isAlive({ pid: 0, began: null })).toBe(false);
    expect(isAlive({ pid: Number.NaN, began: null })).toBe(false);
  });

  test.skipIf(process.platform === 'win32')(
    '[ST13] a number given to another process since is not the same process',
    () => {
      expect(isAlive({ pid: process.pid, began: 'another time' })).toBe(false);
    },
  );
});
