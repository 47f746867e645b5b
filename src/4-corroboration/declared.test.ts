import { describe, expect, test } from 'vitest';
import { declaredLineage } from './declared.ts';

/** Rows `[source, from, value]` of one question after the other; −1 for nobody. */
function read(questions: readonly (readonly (readonly [number, number, number])[])[]) {
  const all = questions.flat();
  const start = new Int32Array(questions.length + 1);
  questions.forEach((rows, q) => (start[q + 1] = (start[q] as number) + rows.length));
  return declaredLineage({
    start,
    rows: Int32Array.from(all, (_, i) => i),
    source: Int32Array.from(all, ([source]) => source),
    from: Int32Array.from(all, ([, from]) => from),
    time: new Int32Array(all.length).fill(-1),
    said: Int32Array.from(all, ([, , value]) => value),
    basis: new Uint8Array(all.length),
    sources: 5,
  });
}

describe('[CO33] a declared step', () => {
  test('hangs under the claim it was taken from, and observes nothing', () => {
    const { parent, voice, stated } = read([
      [
        [0, -1, 7],
        [1, 0, 7],
        [2, 1, 8],
      ],
    ]);
    expect([...parent]).toEqual([-1, 0, 1]);
    expect([...voice]).toEqual([0, -1, -1]);
    expect([...stated]).toEqual([1]);
  });

  test('[CO42] to somebody we have not heard: one observation, however many pass it on', () => {
    const { parent, voice } = read([
      [
        [1, 0, 7],
        [2, 0, 7],
        [3, -1, 7],
      ],
    ]);
    expect([...parent]).toEqual([-1, -1, -1]);
    expect([...voice]).toEqual([0, -1, 3]);
  });

  test('is of its own question only', () => {
    const { parent, voice, stated } = read([[[0, -1, 7]], [[1, 0, 7]], [[2, -1, 7]]]);
    expect([...parent]).toEqual([-1, -1, -1]);
    expect([...voice]).toEqual([0, 0, 2]);
    expect([...stated]).toEqual([0, 1, 0]);
  });
});

test('[CO20] relays are judged by what they were told', () => {
  const { passed, changed } = read([
    [
      [0, -1, 7],
      [1, 0, 7],
      [2, 0, 8],
    ],
    [
      [0, -1, 3],
      [1, 0, 3],
    ],
  ]);
  expect([...passed]).toEqual([0, 2, 0, 0, 0]);
  expect([...changed]).toEqual([0, 0, 1, 0, 0]);
});

test('[CO37] a source that speaks several times speaks once, with what it says most often', () => {
  const { voice, parent } = read([
    [
      [0, -1, 7],
      [0, -1, 7],
    ],
    [
      [0, -1, 7],
      [0, -1, 8],
      [0, -1, 8],
    ],
    // As often one thing as another: it has said nothing, also to whoever names it.
    [
      [0, -1, 7],
      [0, -1, 8],
      [1, 0, 8],
    ],
  ]);
  expect([...voice]).toEqual([0, -1, -1, 0, -1, -1, -1, 0]);
  expect(parent.every((up) => up === -1)).toBe(true);
});

test('[CO35] a circle is cut and begins with somebody untraced', () => {
  const { parent, voice } = read([
    [
      [0, 2, 7],
      [1, 0, 7],
      [2, 1, 7],
      [3, 2, 7],
    ],
  ]);
  expect([...parent]).toEqual([-1, 0, 1, 2]);
  expect([...voice]).toEqual([5, -1, -1, -1]);
});
