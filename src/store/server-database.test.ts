import { describe, expect, test } from 'vitest';
import { openServer } from './server-database.ts';

const url = process.env['DATABASE_URL_TEST'];

describe('a PostgreSQL server', () => {
  test('[ST19] an address that is none is refused before anything is tried', async () => {
    for (const wrong of ['', 'hearsay', 'https://db.example/hearsay']) {
      await expect(openServer(wrong)).rejects.toMatchObject({ code: 'invalid' });
    }
  });

  test('[ST19] one that does not answer is named without its password', async () => {
    const opening = openServer('postgresql://name:very-secret@127.0.0.1:9/hearsay');
    await expect(opening).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('127.0.0.1:9/hearsay does not answer'),
    });
    await expect(opening).rejects.not.toThrow('very-secret');
  });

  // Needs a server of somebody's; `.ci/run` starts one.
  test.skipIf(url === undefined)('[ST16] its settings are checked as ours are', async () => {
    const engine = await openServer(url ?? '');
    expect(engine.kind).toBe('server');
    await expect(engine.pool.query('select 1 as one')).resolves.toMatchObject({
      rows: [{ one: 1 }],
    });
    await engine.close();
    const careless = new URL(url ?? '');
    careless.searchParams.set('options', '-c synchronous_commit=off');
    await expect(openServer(careless.href)).rejects.toMatchObject({ code: 'unsafe' });
  });
});
