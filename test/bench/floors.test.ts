import { expect, test } from 'vitest';
import { brokenFloors } from '../../bench/floors.ts';

test('what falls short, what is no number and what failed; not what was not run', () => {
  const figures = new Map([
    ['book/accuracy', 0.85],
    ['book/ECE', Number.NaN],
    ['CF/accuracy', 0.9],
  ]);
  const broken = brokenFloors(
    [
      { figure: 'book/accuracy', least: 0.9 },
      { figure: 'book/ECE', most: 0.05 },
      { figure: 'CF/accuracy', least: 0.9 },
      { figure: 'SP/accuracy', least: 0.9 },
      { figure: 'MS/accuracy', least: 0.7 },
    ],
    figures,
    [{ name: 'MS', failed: 'not done within 300 s' }],
  );
  expect(broken).toEqual([
    'book/accuracy: 0.8500 is under 0.9',
    'book/ECE: NaN is over 0.05',
    'MS/accuracy: no figure, not done within 300 s',
  ]);
});
