import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { App } from './app.ts';
import { SECURITY_HEADERS } from './headers.ts';
import type { Hosts } from './hosts.ts';

/** The port the desk asks for when nobody says otherwise. */
export const DEFAULT_PORT = 4747;
/** Ports after the default that are tried when it is taken. */
const NEXT_PORTS = 20;
const LOOPBACK = '127.0.0.1';

export interface ListenOptions {
  readonly app: App;
  readonly hosts: Hosts;
  /**
   * A port somebody chose: it or an error. 0 is any free one. Left out: the default, or one of the
   * next when that is taken.
   */
  readonly port?: number;
  /**
   * Another address than loopback. Only with `otherHosts`, the names given to `createHosts`: without
   * them nothing could be answered there anyway.
   */
  readonly address?: string;
  readonly otherHosts?: readonly string[];
}

export interface Listening {
  readonly port: number;
  /** `http://127.0.0.1:4747` */
  readonly url: string;
  /** Stops taking requests, lets those under way finish for some seconds, then ends them. */
  close(graceMs?: number): Promise<void>;
}

/** Something a person can mend; its message is the line to print. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Reads `HEARSAY_PORT`; undefined when it is not set. */
export function portFrom(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : NaN;
  if (!(port <= 65535)) {
    throw new ListenError(
      `HEARSAY_PORT is "${text}"; a port is a whole number from 0 (any free one) to 65535.`,
    );
  }
  return port;
}

/** Opens the only port there is. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { app, hosts, address = LOOPBACK, otherHosts = [] } = options;
  const wildcard = address === '0.0.0.0' || address === '::';
  const loopback = address === LOOPBACK || address === '::1' || address === 'localhost';
  if (!loopback && otherHosts.length === 0) {
    throw new ListenError(
      `Hearsay listens on this machine only. To open it on ${address}, name the hosts it may be called by ` +
        'with --allow-host, and put something that speaks TLS in front of it.',
    );
  }
  const server = createServer(
    {
      // A client that dawdles over its headers is let go; a large file may take its time.
      headersTimeout: 20_000,
      requestTimeout: 30 * 60_000,
      keepAliveTimeout: 10_000,
      maxHeaderSize: 16 * 1024,
      // Two readings of where a request ends are how requests are smuggled.
      insecureHTTPParser: false,
      requireHostHeader: true,
    },
    getRequestListener(app.fetch, {
      overrideGlobalObjects: false,
      errorHandler: () => badRequest(),
    }),
  );
  server.maxConnections = 500;
  // What never became a request gets an answer without our headers; make it the shortest one.
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });

  const wanted = options.port ?? DEFAULT_PORT;
  const tries =
    options.port === undefined
      ? Array.from({ length: NEXT_PORTS }, (_, i) => DEFAULT_PORT + i)
      : [wanted];
  for (const port of tries) {
    if (await opens(server, port, address)) {
      const taken = (server.address() as AddressInfo).port;
      hosts.listeningOn(taken);
      return {
        port: taken,
        url: `http://${loopback || wildcard ? LOOPBACK : address}:${taken}`,
        close: (graceMs = 5_000) => closeGently(server, graceMs),
      };
    }
  }
  throw new ListenError(
    options.port === undefined
      ? `The ports ${DEFAULT_PORT} to ${DEFAULT_PORT + NEXT_PORTS - 1} are all taken. Set HEARSAY_PORT=0 to take any free one.`
      : `Port ${wanted} is taken by another program. Stop it, or choose another port with HEARSAY_PORT (0 takes any free one).`,
  );
}

/** False when the port is taken; throws what else goes wrong, in words. */
function opens(
  server: ReturnType<typeof createServer>,
  port: number,
  address: string,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', opened);
      if (error.code === 'EADDRINUSE') resolve(false);
      else if (error.code === 'EACCES') {
        reject(
          new ListenError(`Port ${port} may not be opened by this user; choose one above 1023.`),
        );
      } else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
        reject(new ListenError(`${address} is not an address of this machine.`));
      } else reject(error);
    };
    const opened = () => {
      server.off('error', failed);
      resolve(true);
    };
    server.once('error', failed);
    server.once('listening', opened);
    server.listen({ port, host: address, exclusive: true });
  });
}

function closeGently(server: ReturnType<typeof createServer>, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection becomes idle when its last answer is out; browsers would keep it for later.
    const idle = setInterval(() => server.closeIdleConnections(), 25);
    const enough = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(enough);
      resolve();
    });
  });
}

/** For addresses so malformed that no `Request` can be made of them. */
function badRequest(): Response {
  return new Response(
    JSON.stringify({
      error: { code: 'bad-request', message: 'This is not a request we can read.' },
    }),
    { status: 400, headers: { ...SECURITY_HEADERS, 'content-type': 'application/json' } },
  );
}
