import fc from 'fast-check';
import { expect, test } from 'vitest';
import { law } from '../../../test/laws/invent.ts';
import { SAME, SILENT } from './by-source.ts';
import {
  fitByClaim,
  fitByPattern,
  gainOf,
  gainOfOneMore,
  likelihoods,
  totals,
  type Words,
} from './explain-source.ts';

const part = fc.double({ min: 0.02, max: 0.98, noNaN: true });

/** A source with some claims, what they find at each of its parents, and weights to begin with. */
const sources = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 30 }))
  .chain(([parents, claims]) => {
    const some = fc.array(part, { minLength: claims, maxLength: claims });
    return fc.record({
      words: fc
        .tuple(some, some, some, some, some)
        .map(([truth, ease, spread, was1, was0]): Words => {
          const columns = [truth, ease, spread, was1, was0].map((x) => Float64Array.from(x));
          const [t, e, s, w1, w0] = columns as [
            Float64Array,
            Float64Array,
            Float64Array,
            Float64Array,
            Float64Array,
          ];
          return { truth: t, ease: e, spread: s, was1: w1, was0: w0 };
        }),
      found: fc.array(
        fc
          .array(fc.constantFrom(0, 1, 2), { minLength: claims, maxLength: claims })
          .map((f) => Uint8Array.from(f)),
        { minLength: parents, maxLength: parents },
      ),
      more: fc
        .array(fc.constantFrom(0, 1, 2), { minLength: claims, maxLength: claims })
        .map((f) => Uint8Array.from(f)),
      weights: fc
        .array(part, { minLength: parents + 2, maxLength: parents + 2 })
        .map((w) => Float64Array.from(w, (x) => x / w.reduce((a, b) => a + b, 0))),
    });
  });

test('claims counted by pattern give the weights and the gain that they give one by one', () => {
  law(
    fc.property(sources, fc.integer({ min: 0, max: 6 }), ({ words, found, weights }, rounds) => {
      const plain = weights.slice();
      const quick = weights.slice();
      const gain = fitByClaim(words, found, rounds, plain);
      expect(fitByPattern(words, found, rounds, quick)).toBeCloseTo(gain, 9);
      plain.forEach((w, j) => expect(quick[j]).toBeCloseTo(w, 9));
    }),
  );
});

test('the gain of one more parent is that of the likelihoods with it, at the rate it was fitted', () => {
  law(
    fc.property(sources, ({ words, found, more, weights }) => {
      const n = words.truth.length;
      const now1 = new Float64Array(n);
      const now0 = new Float64Array(n);
      likelihoods(words, found, weights, now1, now0);
      const total = totals(n, found, weights);
      const before = gainOf(words, now1, now0);
      // Slowly: EM for the new parent's weight δ beside the others, then both gains in full.
      let delta = 0.15;
      for (let round = 0; round < 5; round++) {
        let taken = 0;
        let present = 0;
        for (let i = 0; i < n; i++) {
          if (more[i] === SILENT) continue;
          const A = total[i] as number;
          const u1 = (words.truth[i] as number) / (words.was1[i] as number);
          const u0 = (1 - (words.truth[i] as number)) / (words.was0[i] as number);
          const own = (u1 * (now1[i] as number) + u0 * (now0[i] as number)) * A;
          const from = more[i] === SAME ? delta * (u1 + u0) : 0;
          present += 1 / (A + delta);
          taken += from / (own + from);
        }
        delta = Math.max(1e-4, (taken + 0.05) / (present + 1));
      }
      const with1 = now1.slice();
      const with0 = now0.slice();
      for (let i = 0; i < n; i++) {
        if (more[i] === SILENT) continue;
        const A = total[i] as number;
        const same = more[i] === SAME ? delta : 0;
        with1[i] = ((now1[i] as number) * A + same) / (A + delta);
        with0[i] = ((now0[i] as number) * A + same) / (A + delta);
      }
      expect(gainOfOneMore(words, now1, now0, total, more)).toBeCloseTo(
        gainOf(words, with1, with0) - before,
        9,
      );
    }),
  );
});
