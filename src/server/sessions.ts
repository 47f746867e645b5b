import type { Principal } from '#terms/principal.ts';
import { digest, newSecret, sameDigest } from './secret.ts';
import type { Milliseconds, RandomBytes } from './secret.ts';

const MINUTE = 60_000;
export const SESSION_IDLE = 30 * MINUTE;
export const SESSION_LONGEST = 12 * 60 * MINUTE;
/** More than one person on one desk ever needs; the one unused longest gives way. */
const MOST = 100;

/**
 * Who is signed in, in memory only: a restart signs everybody out. Only hashes of the cookies are
 * held, so that a copy of the memory opens nothing.
 */
export interface Sessions {
  /** Signs a person in; returns the cookie's value. */
  open(principal: Principal): string;
  /** The person behind a cookie, or null when there is none, it was idle too long or is too old. */
  find(cookie: string): Principal | null;
  end(cookie: string): void;
  endAll(): void;
}

interface Session {
  readonly digest: Buffer;
  readonly principal: Principal;
  readonly openedAt: number;
  usedAt: number;
}

export function createSessions(now: Milliseconds, random: RandomBytes): Sessions {
  let sessions: Session[] = [];
  const alive = (session: Session, at: number) =>
    at - session.usedAt < SESSION_IDLE && at - session.openedAt < SESSION_LONGEST;
  return {
    open(principal) {
      const at = now();
      const cookie = newSecret(random);
      sessions = sessions
        .filter((session) => alive(session, at))
        .sort((a, b) => b.usedAt - a.usedAt)
        .slice(0, MOST - 1);
      sessions.push({ digest: digest(cookie), principal, openedAt: at, usedAt: at });
      return cookie;
    },
    find(cookie) {
      const at = now();
      const wanted = digest(cookie);
      let found: Session | null = null;
      // Every session is compared, so that the time taken says nothing about which one matched.
      for (const session of sessions) if (sameDigest(session.digest, wanted)) found = session;
      if (found === null || !alive(found, at)) return null;
      found.usedAt = at;
      return found.principal;
    },
    end(cookie) {
      const wanted = digest(cookie);
      sessions = sessions.filter((session) => !sameDigest(session.digest, wanted));
    },
    endAll() {
      sessions = [];
    },
  };
}
