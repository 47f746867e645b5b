import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

/**
 * The session cookie. Cookies do not know ports, so the port is in the name: two desks on one
 * machine do not sign each other out. Behind TLS the `__Host-` prefix makes the browser enforce
 * what we ask for.
 */
function cookieName(c: Context): string {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (behindTls(host)) return '__Host-hearsay_session';
  const port = /:(\d+)$/.exec(host)?.[1] ?? '80';
  return `hearsay_session_${port}`;
}

function behindTls(host: string): boolean {
  return !/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);
}

export function sessionCookie(c: Context): string | null {
  return getCookie(c, cookieName(c)) ?? null;
}

/** Lives as long as the browser window: no `Max-Age`, so nothing is left on disk by us. */
export function setSessionCookie(c: Context, value: string): void {
  c.header('set-cookie', `${cookieName(c)}=${value}; ${attributes(c)}`);
}

export function clearSessionCookie(c: Context): void {
  c.header('set-cookie', `${cookieName(c)}=; Max-Age=0; ${attributes(c)}`);
}

function attributes(c: Context): string {
  const secure = behindTls(c.req.header('host') ?? new URL(c.req.url).host) ? '; Secure' : '';
  return `Path=/; HttpOnly; SameSite=Strict${secure}`;
}
