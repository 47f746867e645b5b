import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { mustSync } from './must-sync.ts';

const HERE = import.meta.dirname;

/** An exhibit on a disk whose sync fails, in a process of its own. */
const SCRIPT = `
  import { openExhibits } from ${JSON.stringify(path.join(HERE, 'exhibits.ts'))};
  import { diskFiles } from ${JSON.stringify(path.join(HERE, 'files.ts'))};
  process.on('exit', () => console.log('a listener ran'));
  const eio = () => Promise.reject(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO', syscall: 'fdatasync' }));
  const files = { ...diskFiles, create: async (name) => ({ ...(await diskFiles.create(name)), sync: eio }) };
  const exhibits = await openExhibits({ folder: process.argv[1], files });
  await exhibits.put(Buffer.from('x')).then(() => console.log('acknowledged'), () => console.log('went on'));
`;

describe('mustSync', () => {
  test('[ST7] a failed sync ends the process at once, naming the file', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hearsay-eio-'));
    const run = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', SCRIPT, path.join(folder, 'exhibits')],
      { encoding: 'utf8', cwd: path.join(HERE, '../..') },
    );
    rmSync(folder, { recursive: true, force: true });
    expect(run.stderr).toContain(path.join(folder, 'exhibits', 'tmp'));
    expect(run.stderr).toContain('could not be synced');
    expect(run.signal).toBe('SIGKILL');
    expect(run.stdout).toBe('');
  });

  test('[ST7] a folder that could not be opened is an ordinary failure', async () => {
    const many = Object.assign(new Error('EMFILE'), { code: 'EMFILE', syscall: 'open' });
    await expect(mustSync('x', () => Promise.reject(many))).rejects.toBe(many);
  });
});
