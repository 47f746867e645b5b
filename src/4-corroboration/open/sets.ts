/**
 * Lists of things (authors, witnesses): a slip leaves something out, or now and then adds something.
 *
 * Of the slips of a list of n, `OMIT` leave members out – every non-empty part of it is as likely as
 * any other of its size, and each number left out as likely as any other – and `ADD` add members:
 * one with probability a half, two with a quarter and so on, each drawn from `STRANGERS` many that
 * might be named. What is left is slips that look like none of these.
 *
 * A part of a list thus speaks for every list that contains it, the more the smaller that list is.
 */
import type { Closeness } from './closeness.ts';

const OMIT = 0.8;
const ADD = 0.15;
const STRANGERS = 3;

/** `members` of answer k of question q, without repetition. */
export function setCloseness(
  answers: Int32Array,
  members: (q: number, k: number) => readonly string[],
): Closeness {
  return {
    slips(q, pair) {
      const lists = Array.from({ length: answers[q] as number }, (_, k) => new Set(members(q, k)));
      const holding = new Map<string, number[]>();
      lists.forEach((list, k) => {
        for (const member of list) {
          const found = holding.get(member);
          if (found === undefined) holding.set(member, [k]);
          else found.push(k);
        }
      });
      lists.forEach((part, k) => {
        if (part.size === 0) return;
        // Only the lists with the rarest of its members can contain it.
        let fewest: readonly number[] = [];
        for (const member of part) {
          const found = holding.get(member) as readonly number[];
          if (fewest.length === 0 || found.length < fewest.length) fewest = found;
        }
        for (const j of fewest) {
          const whole = lists[j] as ReadonlySet<string>;
          if (whole.size <= part.size) continue;
          let inside = true;
          for (const member of part) if (!whole.has(member)) inside = false;
          if (!inside) continue;
          const more = whole.size - part.size;
          pair(k, j, OMIT / ((whole.size - 1) * choose(whole.size, part.size)));
          pair(j, k, ADD * 0.5 ** more * STRANGERS ** -more);
        }
      });
    },
  };
}

function choose(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) result *= (n - i + 1) / i;
  return result;
}
