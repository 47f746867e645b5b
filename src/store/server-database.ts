import type { Engine } from './engine.ts';
import { StoreError } from './errors.ts';
import { endPool, guardedPool } from './guarded-pool.ts';
import { selfTest } from './self-test.ts';

/** A PostgreSQL server somebody else runs, named by DATABASE_URL; its settings are checked. */
export async function openServer(url: string): Promise<Engine> {
  const name = nameOf(url);
  const pool = guardedPool(
    { connectionString: url },
    {
      away:
        `The PostgreSQL server ${name} does not answer. What was not acknowledged was not kept: ` +
        `check DATABASE_URL and the server, then send it again.`,
    },
  );
  let closed: Promise<void> | null = null;
  const close = () => (closed ??= endPool(pool));
  try {
    await selfTest(pool, { watchCommit: false, where: `The PostgreSQL server ${name}` });
  } catch (error) {
    await close();
    throw error;
  }
  return { kind: 'server', pool, close };
}

/** Host and database without user and password, for messages. */
function nameOf(url: string): string {
  try {
    const parsed = new URL(url);
    if (!/^postgres(ql)?:$/.test(parsed.protocol)) throw new Error('another protocol');
    const host = parsed.hostname || parsed.searchParams.get('host') || 'localhost';
    return `${host}${parsed.port === '' ? '' : `:${parsed.port}`}${parsed.pathname}`;
  } catch {
    throw new StoreError(
      'invalid',
      'DATABASE_URL is not an address of a PostgreSQL server, like postgresql://name@host:5432/hearsay.',
    );
  }
}
