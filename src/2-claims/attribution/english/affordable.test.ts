import { expect, test } from 'vitest';
import { affordable } from './affordable.ts';
import { columns } from './columns.ts';
import { loadGrammar } from './english.ts';

const cuesOf = (c: ReturnType<typeof columns>) =>
  [...c.t.lower.keys()]
    .filter((i) => c.t.lower[i] === 'said')
    .map((i) => ({ cue: [i, i + 1] as const, begins: (i % 7) / 7, whole: 0.5 }));

test('[CL290] an ordinary text keeps all its cues; of a paragraph of nothing else the likeliest are kept, in order', () => {
  const plain = columns(
    'Dana said it burned. Omar said it did not.\nA guard said no.',
    loadGrammar(),
  );
  expect(affordable(plain, cuesOf(plain))).toEqual(cuesOf(plain));

  const hostile = columns('he said that '.repeat(3000), loadGrammar());
  const all = cuesOf(hostile);
  const kept = affordable(hostile, all);
  expect(kept.length).toBeLessThan(all.length / 5);
  expect(kept.length).toBeGreaterThan(100);
  expect(Math.min(...kept.map(({ begins }) => begins))).toBe(6 / 7);
  expect(kept).toEqual(kept.toSorted((a, b) => a.cue[0] - b.cue[0]));
});
