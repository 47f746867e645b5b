import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import type { Desk } from '#jobs/desk.ts';
import type { Store } from '#store/store.ts';
import { createApp } from './app.ts';
import type { App, AppOptions } from './app.ts';
import { createHosts } from './hosts.ts';
import type { LogEntry } from './log.ts';
import { createSessions } from './sessions.ts';
import { createSignInLinks } from './sign-in-links.ts';
import { countingBytes, OWNER } from './testing.ts';

/** Helpers for tests of the server: the whole app, without a port. */

export const HOST = '127.0.0.1:4747';

/** A desk for what is decided before any record is asked for: its store refuses to be reached. */
export function emptyDesk(store: Partial<Store> = {}): Desk {
  const reached = (): never => {
    throw new Error('The store must not be reached here.');
  };
  return {
    store: {
      kind: 'embedded',
      folder: '',
      read: reached,
      transact: reached,
      verify: reached,
      vault: { state: () => Promise.resolve('absent'), lock: () => {} },
      ...store,
    } as unknown as Store,
    clock: () => instant('2026-03-12T21:10:00Z'),
    newId: () => 'id',
  };
}

export interface TestHouse {
  readonly app: App;
  readonly log: LogEntry[];
  readonly links: AppOptions['links'];
  readonly sessions: AppOptions['sessions'];
  /** Moves the clock. */
  wait(ms: number): void;
  /** Everybody is signed in anew with the next request: a hundred others may have pushed them out. */
  signInAgain(): void;
  /** Asks as a browser or program of this desk would; `as` null sends no cookie. */
  ask(
    method: string,
    path: string,
    options?: {
      readonly as?: Principal | null;
      readonly headers?: Readonly<Record<string, string | null>>;
      readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream;
      readonly json?: unknown;
    },
  ): Promise<Response>;
}

export function testHouse(desk: Desk, more: Partial<AppOptions> = {}): TestHouse {
  let time = 1_000_000;
  const now = () => time;
  const random = countingBytes();
  const hosts = createHosts();
  hosts.listeningOn(4747);
  const sessions = createSessions(now, random);
  const links = createSignInLinks(OWNER, now, random);
  const log: LogEntry[] = [];
  const app = createApp({
    desk,
    sessions,
    links,
    hosts,
    controlKey: null,
    deskFolder: null,
    version: '0.0.0',
    log: (entry) => log.push(entry),
    now,
    ...more,
  });
  const cookies = new Map<Principal, string>();
  const cookieOf = (principal: Principal) => {
    let cookie = cookies.get(principal);
    if (cookie === undefined) {
      cookie = sessions.open(principal);
      cookies.set(principal, cookie);
    }
    return `hearsay_session_4747=${cookie}`;
  };
  return {
    app,
    log,
    links,
    sessions,
    wait: (ms) => (time += ms),
    signInAgain: () => cookies.clear(),
    async ask(method, path, { as = OWNER, headers = {}, body, json } = {}) {
      const all = new Headers({ host: HOST });
      if (as !== null) all.set('cookie', cookieOf(as));
      if (method !== 'GET' && method !== 'HEAD') {
        all.set('x-hearsay', '1');
        all.set('origin', `http://${HOST}`);
      }
      if (json !== undefined) all.set('content-type', 'application/json');
      for (const [name, value] of Object.entries(headers)) {
        if (value === null) all.delete(name);
        else all.set(name, value);
      }
      const sent = json === undefined ? body : JSON.stringify(json);
      return app.request(
        new Request(`http://${HOST}${path}`, {
          method,
          headers: all,
          ...(sent === undefined ? {} : { body: sent, duplex: 'half' }),
        }),
      );
    },
  };
}

export async function errorOf(response: Response): Promise<{ code: string; message: string }> {
  return ((await response.json()) as { error: { code: string; message: string } }).error;
}
