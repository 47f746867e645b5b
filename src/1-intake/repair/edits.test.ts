import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, type Edit, repairsOf, stack } from './edits.ts';
import { offsetMap } from './offset-map.ts';

/** Edits in order over a text, from pairs of numbers. */
const editsFor = (text: string, seeds: readonly (readonly [number, number, string])[]): Edit[] => {
  const edits: Edit[] = [];
  let at = 0;
  for (const [gap, length, to] of seeds) {
    const start = at + gap;
    const end = start + length;
    if (end > text.length) break;
    edits.push({ start, end, to, why: 'x', confidence: 'certain' });
    // Two edits never touch at one place with nothing between, or their order would be a matter of taste.
    at = end + 1;
  }
  return edits;
};
const seeds = fc.array(fc.tuple(fc.nat(4), fc.nat(3), fc.stringMatching(/^[x-z]{0,3}$/)), {
  maxLength: 8,
});
const RUNS = Number(process.env['HEARSAY_LAW_RUNS'] ?? 400);

test('[IN181] edits of edits are one list over what was received, whatever overlaps', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-f ]{0,30}$/), seeds, seeds, seeds, (text, a, b, c) => {
      let edits: Edit[] = [];
      let now = text;
      for (const seed of [a, b, c]) {
        const next = editsFor(now, seed);
        edits = stack(edits, next, now);
        now = applyEdits(now, next);
      }
      expect(applyEdits(text, edits)).toBe(now);
      let last = 0;
      for (const { start, end } of edits) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThanOrEqual(start);
        last = end;
      }
    }),
    { numRuns: RUNS },
  );
});

test('[IN182] a span of one text covers what it came from in the other; both maps are monotone', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-f ]{1,30}$/),
      seeds,
      fc.nat(),
      fc.nat(),
      (text, seed, i, j) => {
        const edits = editsFor(text, seed);
        const read = applyEdits(text, edits);
        const repairs = repairsOf(edits);
        const map = offsetMap(repairs);
        for (const side of ['start', 'end'] as const) {
          for (let at = 1; at <= read.length; at += 1) {
            expect(map.toReceived(at, side)).toBeGreaterThanOrEqual(map.toReceived(at - 1, side));
          }
          for (let at = 1; at <= text.length; at += 1) {
            expect(map.toRead(at, side)).toBeGreaterThanOrEqual(map.toRead(at - 1, side));
          }
        }
        const [start, end] = [i % (read.length + 1), j % (read.length + 1)].sort((a, b) => a - b);
        if (start === undefined || end === undefined || start === end) return;
        const [from, to] = map.receivedSpan([start, end]);
        // Every repair that made some of the span lies in what it came from, and nothing else does:
        // outside the repairs the two are the same characters.
        const inside = repairs.filter((one) => one.read[0] < end && one.read[1] > start);
        for (const one of inside) {
          const same = one.read[1] - one.read[0] === one.received[1] - one.received[0];
          if (same) continue;
          expect(from).toBeLessThanOrEqual(one.received[0]);
          expect(to).toBeGreaterThanOrEqual(one.received[1]);
        }
        if (inside.some((one) => one.read[0] < start || one.read[1] > end)) return;
        const again = applyEdits(
          text.slice(from, to),
          edits
            .filter((edit) => edit.start >= from && edit.end <= to)
            .map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from })),
        );
        expect(again).toContain(read.slice(start, end));
      },
    ),
    { numRuns: RUNS },
  );
});
