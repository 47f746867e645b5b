import type { Principal } from '#terms/principal.ts';
import { digest, newSecret, sameDigest } from './secret.ts';
import type { Milliseconds, RandomBytes } from './secret.ts';

/** How long a link may wait to be opened. */
export const LINK_LASTS = 15 * 60_000;

/**
 * One-time links: whoever can read the terminal that started Hearsay may open the desk. A link
 * works once, for a quarter of an hour, and a newer one cancels it.
 */
export interface SignInLinks {
  /** A fresh token for `/open?token=…`. */
  make(): string;
  /** The person the token signs in; null when it is unknown, used or too old. Uses it up. */
  use(token: string): Principal | null;
}

export function createSignInLinks(
  principal: Principal,
  now: Milliseconds,
  random: RandomBytes,
): SignInLinks {
  let waiting: { readonly digest: Buffer; readonly madeAt: number } | null = null;
  return {
    make() {
      const token = newSecret(random);
      waiting = { digest: digest(token), madeAt: now() };
      return token;
    },
    use(token) {
      if (waiting === null || !sameDigest(waiting.digest, digest(token))) return null;
      const inTime = now() - waiting.madeAt < LINK_LASTS;
      waiting = null;
      return inTime ? principal : null;
    },
  };
}
