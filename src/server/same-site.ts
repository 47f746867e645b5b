import type { MiddlewareHandler } from 'hono';
import type { Hosts } from './hosts.ts';
import { Refusal } from './refusal.ts';

const READS = new Set(['GET', 'HEAD']);

/**
 * Lets through what comes from the desk itself or from a program on purpose, and nothing that
 * another web page could have made the browser send.
 *
 * - The Host header must be one of ours (against DNS rebinding).
 * - An Origin, if there is one, must be ours; browsers put one on every change.
 * - A change must carry `X-Hearsay: 1`: a page elsewhere cannot add a header without asking first,
 *   and the asking (CORS) is never answered.
 * - What a browser marks as cross-site may open the desk (a link in a chat), not read the API.
 */
export function sameSite(hosts: Hosts): MiddlewareHandler {
  return async (c, next) => {
    const url = new URL(c.req.url);
    const origin = hosts.originOf(c.req.header('host') ?? url.host);
    if (origin === null || hosts.originOf(url.host) === null) {
      throw new Refusal(
        421,
        'wrong-host',
        'This is not a name Hearsay answers to. Open it as http://127.0.0.1 with its port.',
      );
    }
    const from = c.req.header('origin');
    if (from !== undefined && from !== origin) throw crossSite();
    const read = READS.has(c.req.method);
    const site = c.req.header('sec-fetch-site');
    const elsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
    if (elsewhere && (!read || isApi(url.pathname))) throw crossSite();
    if (!read && c.req.header('x-hearsay') !== '1') {
      throw new Refusal(
        403,
        'header-missing',
        'A change needs the header "X-Hearsay: 1", so that no other web page can make one.',
      );
    }
    await next();
  };
}

export function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}

function crossSite(): Refusal {
  return new Refusal(
    403,
    'cross-site',
    'Another web page asked for this; Hearsay does not answer it.',
  );
}
