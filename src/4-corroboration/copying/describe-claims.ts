/**
 * The claims of every source as `explain-source.ts` reads them. `if1` and `if0` are what each claim brought
 * into the posterior `truth`: P(v | z = v) and P(v | z ≠ v) there. They must be those and no others, because t/if1
 * against (1 − t)/if0 is what everybody *else* says about the truth: with the wrong ones, accurate sources would
 * look like copies of each other for agreeing on what the posterior does not quite believe.
 */
import type { Choices } from '../choices.ts';
import type { BySource } from './by-source.ts';
import type { Words } from './explain-source.ts';
import type { FirstHand } from './first-hand.ts';

export function describeClaims(
  choices: Choices,
  index: BySource,
  first: Int32Array,
  truth: Float64Array,
  model: FirstHand,
  if1: Float64Array,
  if0: Float64Array,
): Words[] {
  return Array.from({ length: choices.sources }, (_, s) => {
    const from = index.start[s] as number;
    const n = (index.start[s + 1] as number) - from;
    const t = new Float64Array(n);
    const ease = new Float64Array(n);
    const spread = new Float64Array(n);
    const was1 = new Float64Array(n);
    const was0 = new Float64Array(n);
    for (let x = 0; x < n; x++) {
      const i = index.claim[from + x] as number;
      const q = index.question[i] as number;
      t[x] = truth[(first[q] as number) + (choices.answer[i] as number)] as number;
      ease[x] = model.ease[i] as number;
      spread[x] = model.spread[i] as number;
      was1[x] = if1[i] as number;
      was0[x] = if0[i] as number;
    }
    return { truth: t, ease, spread, was1, was0 };
  });
}
