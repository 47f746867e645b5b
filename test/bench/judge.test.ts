import { expect, test } from 'vitest';
import { sameWords } from '../../bench/data/truth-set.ts';
import { judge } from '../../bench/metrics/judge.ts';

const said = (...answers: [string, number][]) => ({
  answers: answers.map(([value, probability]) => ({ value, probability })),
});

test('right, top, gold and wrong squares of one item each', () => {
  const judged = judge(
    new Map([
      ['plain', said(['a', 0.7], ['b', 0.2], ['c', 0.1])],
      ['tied', said(['a', 0.4], ['b', 0.4], ['c', 0.2])],
      ['not named', said(['b', 0.6], ['c', 0.4])],
    ]),
    new Map([
      ['plain', 'A '],
      ['tied', 'b'],
      ['not named', 'a'],
      ['unheard', 'a'],
    ]),
    sameWords,
  );
  expect(judged.right).toEqual([1, 0.5, 0, 0]);
  expect(judged.top).toEqual([0.7, 0.4, 0.6, 0]);
  expect(judged.gold).toEqual([0.7, 0.4, 0, 0]);
  // .2² + .1²; .4² + .2²; .6² + .4²; nothing said.
  const expected = [0.05, 0.2, 0.52, 0];
  judged.wrongSquares.forEach((x, i) => expect(x).toBeCloseTo(expected[i] as number, 12));
});

test('several answers that count as right are added up', () => {
  const near = (a: string, b: string) => Math.abs(Number(a) - Number(b)) <= 1;
  const judged = judge(
    new Map([['q', said(['10', 0.5], ['11', 0.3], ['20', 0.2])]]),
    new Map([['q', '10']]),
    near,
  );
  expect(judged.gold[0]).toBeCloseTo(0.8, 12);
  expect(judged.wrongSquares[0]).toBeCloseTo(0.04, 12);
});

test('a method is held to the answer it stands by; to stand by one of a tie is a tie', () => {
  const predictions = new Map([
    [
      'coarse',
      { ...said(['town', 0.6], ['land', 0.4]), reported: { value: 'land', probability: 0.9 } },
    ],
    ['tie', { ...said(['a', 0.5], ['b', 0.5]), reported: { value: 'a', probability: 0.5 } }],
  ]);
  const truth = new Map([
    ['coarse', 'land'],
    ['tie', 'a'],
  ]);
  const { right, top } = judge(predictions, truth, sameWords);
  expect(right).toEqual([1, 0.5]);
  expect(top).toEqual([0.9, 0.5]);
});
