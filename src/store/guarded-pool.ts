import pg from 'pg';
import { StoreError } from './errors.ts';
import { codeOf } from './files.ts';

/**
 * A pool whose errors are the store's own: a lost database is `StoreError('unavailable')`, wherever
 * the loss shows – while connecting, in a query, on an idle connection. Everything PostgreSQL says
 * about a statement (a broken constraint, a deadlock) is passed on as it is.
 */
export interface GuardOptions {
  /** Resolves when the database should answer; rejects with words when it is not coming back. */
  readonly ready?: () => Promise<void>;
  /** How long a new connection is tried for while the database is away: nothing was sent yet. */
  readonly patienceMs?: number;
  /** What to tell whoever finds the database away. */
  readonly away: string;
}

type AnyQuery = (...args: unknown[]) => unknown;

export function guardedPool(config: pg.PoolConfig, options: GuardOptions): pg.Pool {
  const translate = (error: unknown) => inStoreWords(error, options.away);

  // One body for the driver's many signatures: promises and callbacks are wrapped, the rest
  // (cursors, streams) is handed through.
  function guarded(query: AnyQuery, args: unknown[]): unknown {
    const last = args.at(-1);
    if (typeof last === 'function') {
      args[args.length - 1] = (error: unknown, result: unknown) =>
        (last as (e: unknown, r: unknown) => void)(error ? translate(error) : error, result);
    }
    const answer = query(...args);
    if (!(answer instanceof Promise)) return answer;
    return answer.catch((error: unknown) => {
      throw translate(error);
    });
  }

  async function patiently(connect: () => Promise<pg.PoolClient>): Promise<pg.PoolClient> {
    const until = Date.now() + (options.patienceMs ?? 0);
    for (;;) {
      try {
        await options.ready?.();
        return await connect();
      } catch (error) {
        if (!isAway(error) || isBusy(error) || Date.now() >= until) throw translate(error);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  class GuardedClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      // A connection that breaks while somebody holds it, between two queries, says so by an event;
      // unheard it would end Node. The next query on it fails in words.
      this.on('error', () => undefined);
    }

    override query(...args: unknown[]): never {
      return guarded(super.query.bind(this) as AnyQuery, args) as never;
    }
  }

  class GuardedPool extends pg.Pool {
    // The pool also reports breaks of the connection by itself, past its client's query.
    override query(...args: unknown[]): never {
      return guarded(super.query.bind(this) as AnyQuery, args) as never;
    }

    override connect(callback?: unknown): never {
      const client = patiently(super.connect.bind(this) as () => Promise<pg.PoolClient>);
      if (typeof callback !== 'function') return client as never;
      const answer = callback as (error: unknown, client?: pg.PoolClient, done?: unknown) => void;
      client.then(
        (got) => answer(undefined, got, (destroy?: boolean | Error) => got.release(destroy)),
        (error: unknown) => answer(error, undefined, () => undefined),
      );
      return undefined as never;
    }
  }

  const pool = new GuardedPool({
    max: 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 20_000,
    application_name: 'hearsay',
    ...config,
    Client: GuardedClient,
  } as pg.PoolConfig);
  // An idle connection that breaks is dropped by the pool; without a listener it would end Node.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Ends a pool, waiting a while for those who still hold a connection. A connection that somebody
 * forgot to give back must not keep the desk from closing.
 */
export async function endPool(pool: pg.Pool, withinMs = 10_000): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinMs);
  });
  await Promise.race([pool.end(), late]);
  clearTimeout(timer);
}

/** True for what the driver says when the other end went away or is not taking anybody. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error) ?? '';
  if (/^(57P0[1235]|53300|08...)$/.test(code)) return true;
  if (
    [
      'ECONNREFUSED',
      'ECONNRESET',
      'EPIPE',
      'ENOENT',
      'ETIMEDOUT',
      'ENOTFOUND',
      'EHOSTUNREACH',
    ].includes(code)
  ) {
    return true;
  }
  return /connection terminated|connection error|not queryable|timeout exceeded when trying to connect|client was closed/i.test(
    error.message,
  );
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('timeout exceeded');
}

function inStoreWords(error: unknown, away: string): unknown {
  if (error instanceof StoreError || !isAway(error)) return error;
  if (isBusy(error)) {
    const words = 'The database is busy: all connections are in use. Try again in a moment.';
    return new StoreError('unavailable', words, { cause: error });
  }
  return new StoreError('unavailable', away, { cause: error });
}
