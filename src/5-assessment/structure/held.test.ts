import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeSpan } from '#terms/time.ts';
import { heldAt, heldBy, joinHeld, NOTHING_HELD } from './held.ts';

const span = (from: string | null, to: string | null): TimeSpan => ({
  from,
  to,
  stated: `${from}–${to}`,
  zone: null,
});

describe('from when to when something is said to hold', () => {
  it('[AS140] reaches from the first to the last time named; a telling without a time holds when told', () => {
    const held = heldBy([
      { aboutTime: span('2025-05-01', '2025-05-31'), toldAt: span('2026-03-20', '2026-03-20') },
      { aboutTime: null, toldAt: span('2026-03-27', '2026-03-27') },
    ]);
    expect(held).toEqual({
      first: '2025-05-01',
      last: '2026-03-27',
      open: false,
      claims: 2,
      byTelling: 1,
    });
  });

  it.each([
    [span('2025-05', '2025-06'), '2025-04', 'not-yet'],
    [span('2025-05', '2025-06'), '2025', 'said'],
    [span('2025-05', '2025-06'), '2025-06-30', 'said'],
    [span('2025-05', '2025-06'), '2025-07-01', 'no-longer-said'],
    [span('2025-05', null), '2026-01', 'said'],
    [span(null, '2025-06'), '2020-01-01', 'said'],
    [span(null, '2025-06'), '2025-07', 'no-longer-said'],
  ] as const)('[AS141] %o as of %s: %s', (about, at, wanted) => {
    expect(heldAt(heldBy([{ aboutTime: about, toldAt: null }]), at)).toBe(wanted);
  });

  it('[AS141] without any time it is undated, whenever one asks', () => {
    expect(heldAt(heldBy([{ aboutTime: null, toldAt: null }]), '2026')).toBe('undated');
    expect(heldAt(NOTHING_HELD, '2026')).toBe('undated');
  });

  it('[AS140] the order of the claims makes no difference, and more claims never shorten it', () => {
    const day = fc
      .integer({ min: 0, max: 2_000 })
      .map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));
    const claim = fc.tuple(day, day, fc.boolean()).map(([a, b, open]) => ({
      aboutTime: open ? span(a, null) : span(a < b ? a : b, a < b ? b : a),
      toldAt: null,
    }));
    fc.assert(
      fc.property(fc.array(claim, { minLength: 1, maxLength: 6 }), claim, day, (some, more, at) => {
        const held = heldBy(some);
        expect(heldBy(some.toReversed())).toEqual(held);
        const longer = heldBy([...some, more]);
        expect(joinHeld(held, heldBy([more]))).toEqual(longer);
        if (heldAt(held, at) === 'said') expect(heldAt(longer, at)).toBe('said');
      }),
    );
  });
});
