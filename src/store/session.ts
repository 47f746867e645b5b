import type pg from 'pg';
import { StoreError } from './errors.ts';

/**
 * One database transaction. Statements are sent one after the other even when whoever asks does not
 * wait, and none is sent after it has ended.
 */
export interface Session {
  query<R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]>;
}

/** Runs `work` in a transaction: all of it, acknowledged by the disk, or nothing. */
export async function inTransaction<T>(
  pool: pg.Pool,
  mode: 'read' | 'write',
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const client = await connect(pool);
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  let open = true;
  let last: Promise<unknown> = Promise.resolve();
  const session: Session = {
    query<R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
      if (!open) {
        return Promise.reject(
          new StoreError('invalid', 'This command has ended: await every call made in it.'),
        );
      }
      const sent = last.then(() => client.query<R>(prepared(text, values)));
      last = sent.catch(() => undefined);
      return sent.then((result) => result.rows, plainly);
    },
  };
  let committing = false;
  try {
    await client
      .query(mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin')
      .catch(plainly);
    const result = await work(session);
    open = false;
    await last;
    committing = true;
    const done = await client.query('commit').catch(plainly);
    // A transaction in which a statement failed answers COMMIT with ROLLBACK, without an error.
    if (done.command === 'ROLLBACK') {
      throw new StoreError('invalid', 'A step of this command failed: nothing was recorded.');
    }
    return result;
  } catch (error) {
    open = false;
    await last;
    await client.query('rollback').catch((failure: Error) => {
      broken ??= failure;
    });
    if (committing && broken !== undefined) {
      throw new StoreError(
        'unavailable',
        'The database went away while it was recording: whether this was kept is not known. ' +
          'Ask again with the same key.',
        { cause: error },
      );
    }
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

const NAMES = new Map<string, string>();

/** Statements with values are prepared once for each connection: planning costs as much as running. */
function prepared(text: string, values: readonly unknown[]): pg.QueryConfig {
  const query = { text, values: values as unknown[] };
  if (values.length === 0) return query;
  let name = NAMES.get(text);
  // Filters can be combined in many ways; only so many are kept prepared.
  if (name === undefined && NAMES.size < 300) NAMES.set(text, (name = `hearsay_${NAMES.size}`));
  return name === undefined ? query : { ...query, name };
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw new StoreError(
      'unavailable',
      `The database does not answer (${error instanceof Error ? error.message : String(error)}).`,
      { cause: error },
    );
  }
}

/** Says in the store's words what the database said in its own. What we did not expect is thrown on. */
function plainly(error: unknown): never {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === '23505') {
    const { constraint } = error as { constraint?: string };
    throw new StoreError('conflict', TAKEN[constraint ?? ''] ?? 'That id cannot be used.', {
      cause: error,
    });
  }
  if (code === '40001' || code === '40P01') {
    throw new StoreError('conflict', 'Two commands were in each other’s way: try again.', {
      cause: error,
    });
  }
  if (code === '25P02') {
    throw new StoreError('invalid', 'A step of this command failed: nothing was recorded.', {
      cause: error,
    });
  }
  if (typeof code === 'string' && (/^(08|57|53)/.test(code) || /^E[A-Z]+$/.test(code))) {
    throw new StoreError(
      'unavailable',
      `The database does not answer (${(error as Error).message}).`,
      { cause: error },
    );
  }
  throw error;
}

const TAKEN: Readonly<Record<string, string>> = {
  question_ref_once: 'Another question of this case has that short name: choose another `ref`.',
  exhibit_bytes_once: 'These bytes are already an exhibit of this case.',
  document_part_once: 'This part of the exhibit was already recorded by this import.',
};
