import type { Milliseconds } from './secret.ts';
import { Refusal } from './refusal.ts';

/** Wrong passphrases in a row that cost nothing but the time of trying. */
const FREE = 5;
const LONGEST_WAIT = 15 * 60_000;

/**
 * Slows down guessing, for each person apart: one attempt at a time, and from the sixth wrong one in
 * a row a pause that doubles with each, up to a quarter of an hour. A right one wipes the slate.
 */
export interface Throttle {
  attempt<T>(who: string, work: () => Promise<T>, isWrong: (error: unknown) => boolean): Promise<T>;
}

export function createThrottle(now: Milliseconds): Throttle {
  const slates = new Map<string, { wrong: number; closedUntil: number; busy: boolean }>();
  return {
    async attempt(who, work, isWrong) {
      const slate = slates.get(who) ?? { wrong: 0, closedUntil: -Infinity, busy: false };
      const wait = slate.closedUntil - now();
      if (slate.busy || wait > 0) {
        const seconds = Math.max(1, Math.ceil(wait / 1000));
        throw new Refusal(
          429,
          'too-many-attempts',
          `Too many attempts; wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and try again.`,
        );
      }
      slates.set(who, slate);
      slate.busy = true;
      try {
        const result = await work();
        slates.delete(who);
        return result;
      } catch (error) {
        if (isWrong(error)) {
          slate.wrong++;
          if (slate.wrong > FREE) {
            slate.closedUntil = now() + Math.min(LONGEST_WAIT, 1000 * 2 ** (slate.wrong - FREE));
          }
        }
        throw error;
      } finally {
        slate.busy = false;
      }
    },
  };
}
