import { expect, test } from 'vitest';
import { arrowKey, bridged, pairKey } from '../../bench/data/known-links.ts';
import { linkScores } from '../../bench/metrics/link-scores.ts';

const said = (source: string, item = 'q') => ({ source, item, value: 'x' });

test('an unheard parent is bridged, its children are siblings', () => {
  const edges = [
    { child: 'hidden', parent: 'a' },
    { child: 'b', parent: 'hidden' },
    { child: 'c', parent: 'hidden' },
    { child: 'd', parent: 'b' },
  ];
  const { arrows, siblings } = bridged(edges, new Set(['a', 'b', 'c', 'd']));
  expect([...arrows].sort()).toEqual(
    [arrowKey('b', 'a'), arrowKey('c', 'a'), arrowKey('d', 'b')].sort(),
  );
  expect([...siblings]).toEqual([pairKey('b', 'c')]);
});

test('by hand: three heard pairs, one true, one counted neither way', () => {
  const known = {
    pairs: new Set([pairKey('a', 'b')]),
    arrows: new Set([arrowKey('b', 'a')]),
    neither: new Set([pairKey('b', 'c')]),
    sources: ['a', 'b', 'c'],
  };
  const claims = [said('a'), said('b'), said('c'), said('far', 'other')];
  const scores = linkScores(
    known,
    [
      { child: 'b', parent: 'c', probability: 0.99, direction: 0.5 },
      { child: 'a', parent: 'c', probability: 0.9, direction: 0.9 },
      { child: 'a', parent: 'b', probability: 0.8, direction: 0.4 },
    ],
    claims,
  );
  expect(scores.pairs).toBe(2);
  expect(scores.undirected).toBe(0.5);
  // Ordered pairs by probability × direction: a←c .81, b←a .48: the second is the true one.
  expect(scores.directed).toBe(0.5);
  expect(scores.direction).toBe(1);
  expect(scores.precision).toBe(0.5);
  expect(scores.recall).toBe(1);
});
