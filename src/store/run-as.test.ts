import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { chooseRunAs, ownerOf } from './run-as.ts';

const isRoot = process.getuid?.() === 0;

async function output(places: string[], script: string): Promise<string> {
  const child = chooseRunAs(places, null).start('/bin/sh', ['-c', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  return said.trim();
}

describe.skipIf(process.platform === 'win32')('run as', () => {
  test('[ST8] root hands over to an ordinary user, others stay themselves', async () => {
    const uid = Number(await output([tmpdir()], 'id -u'));
    if (isRoot) expect(uid).toBeGreaterThan(0);
    else expect(uid).toBe(process.getuid?.());
  });

  test('[ST15] nothing of our environment reaches the server', async () => {
    process.env['HEARSAY_SECRET'] = 'a passphrase';
    process.env['PGOPTIONS'] = '-c fsync=off';
    const seen = await output([tmpdir()], 'env');
    delete process.env['HEARSAY_SECRET'];
    delete process.env['PGOPTIONS'];
    expect(seen).not.toContain('passphrase');
    expect(seen).not.toContain('PGOPTIONS');
  });

  test.skipIf(!isRoot)('[ST19] a place nobody can enter is said in words', () => {
    expect(() => chooseRunAs(['/no/such/place'], null)).toThrow(
      /cannot reach .*set HEARSAY_DATA to a folder outside root's home/,
    );
  });

  test('existing data keep their owner', () => {
    expect(ownerOf('/no/such/place')).toBeNull();
    expect(ownerOf('/')).toBeNull();
  });
});
