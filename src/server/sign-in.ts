import type { Context } from 'hono';
import { clearSessionCookie, sessionCookie, setSessionCookie } from './cookie.ts';
import { doors } from './doors.ts';
import { LINK_SPENT_PAGE } from './page.ts';
import { Refusal } from './refusal.ts';
import { honoPath } from './route.ts';
import type { House } from './route.ts';
import { digest, sameDigest } from './secret.ts';
import type { Sessions } from './sessions.ts';
import type { SignInLinks } from './sign-in-links.ts';

/**
 * Signing in on one's own machine: the terminal prints a link, the link opens the desk. There is no
 * password to forget and no default account to leave open.
 */
export function addSignIn(house: House, links: SignInLinks, controlKey: string | null): void {
  const { app, sessions, made } = house;

  made.set(doors.openWithLink, null);
  app.on(doors.openWithLink.method, doors.openWithLink.path, (c) => {
    // Already signed in: an old link in the history simply opens the desk.
    const held = sessionCookie(c);
    if (held !== null && sessions.find(held) !== null) return toDesk(c);
    // A browser that only fetches ahead, or asks for headers, must not use the link up.
    if (c.req.method !== 'GET' || isPrefetch(c)) return c.html(LINK_SPENT_PAGE, 410);
    const principal = links.use(c.req.query('token') ?? '');
    if (principal === null) return c.html(LINK_SPENT_PAGE, 410);
    setSessionCookie(c, sessions.open(principal));
    return toDesk(c);
  });

  made.set(doors.newLink, null);
  app.on(doors.newLink.method, honoPath(doors.newLink.path), (c) => {
    const given = /^Bearer ([\w-]{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1];
    if (
      controlKey === null ||
      given === undefined ||
      !sameDigest(digest(given), digest(controlKey))
    ) {
      throw new Refusal(
        401,
        'signed-out',
        'A fresh link is given to `hearsay link`, run where the data folder can be read.',
      );
    }
    return c.json({ token: links.make() });
  });
}

/** Ends the session of this request and takes the cookie away. */
export function signOut(c: Context, sessions: Sessions): void {
  const cookie = sessionCookie(c);
  if (cookie !== null) sessions.end(cookie);
  clearSessionCookie(c);
}

/** 303: the browser goes on with a plain GET, and the token is not in the address any more. */
function toDesk(c: Context): Response {
  return c.redirect('/', 303);
}

function isPrefetch(c: Context): boolean {
  const purpose = `${c.req.header('sec-purpose') ?? ''} ${c.req.header('purpose') ?? ''}`;
  return /prefetch|prerender|preview/i.test(purpose);
}
