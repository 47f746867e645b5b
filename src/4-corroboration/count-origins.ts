import { at, downward } from './channel.ts';
import type { Inference } from './infer.ts';
import type { Network } from './network.ts';
import { stepOf, sumBySize, type Message } from './sum-product.ts';

/**
 * Expected number of first-hand origins, of the question and of each answer.
 *
 * An origin we heard counts for what it said; one we only know through others counts for what it
 * probably said, P(x_r | everything); one that may be a copy counts in part. Where the lineage is
 * declared and origins were heard, these are whole numbers.
 */
export function countOrigins(
  network: Network,
  answerOf: Int32Array,
  answers: number,
  found: Inference,
): { readonly all: number; readonly byAnswer: readonly number[] } {
  const { states } = network.answers;
  const parts: number[][] = Array.from({ length: answers }, () => []);
  const known = new Map<Message, Float64Array>();
  const all: number[] = [];
  for (const r of found.origins) {
    const real = at(network.parent, r) < 0 ? 1 : 1 - at(network.copied, r);
    const message = found.messages[r] as Message;
    let belief = known.get(message);
    if (belief === undefined) {
      belief = new Float64Array(states);
      const h = found.posterior.map((p, z) =>
        at(message.lambda, z) > 0 ? p / at(message.lambda, z) : 0,
      );
      downward(network.answers, stepOf(network, r), h, belief);
      let total = 0;
      for (let y = 0; y < states; y++) {
        belief[y] = at(belief, y) * at(message.b, y);
        total += at(belief, y);
      }
      if (total > 0) for (let y = 0; y < states; y++) belief[y] = at(belief, y) / total;
      known.set(message, belief);
    }
    all.push(real);
    belief.forEach((p, y) => {
      if (p > 0) parts[at(answerOf, y)]?.push(real * p);
    });
  }
  return {
    all: tidy(sumBySize(Float64Array.from(all))),
    byAnswer: parts.map((own) => tidy(sumBySize(Float64Array.from(own)))),
  };
}

/** Whole numbers should read as whole numbers. */
function tidy(n: number): number {
  return Math.abs(n - Math.round(n)) < 1e-9 ? Math.round(n) : n;
}
