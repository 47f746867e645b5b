import { expect, it } from 'vitest';
import type { Candidate } from './candidates.ts';
import { ACCEPT, chosen } from './choose.ts';

const reading = (cue: number, p: number): Candidate => ({
  at: cue,
  cue: [cue, cue + 1],
  source: null,
  content: [[cue + 1, cue + 3]],
  candidate: { cue: [cue, cue + 1], begins: p, whole: p },
  numbers: Float64Array.of(p),
});

it('[CL118] of each cue the likeliest reading is kept, when it is likely enough or plain', () => {
  const all = [reading(1, 0.5), reading(1, 0.9), reading(5, ACCEPT / 2), reading(9, ACCEPT / 2)];
  const kept = chosen(
    all,
    ({ numbers }) => numbers[0] ?? 0,
    ({ cue }) => cue[0] === 9,
  );
  expect(kept).toEqual([all[1], all[3]]);
});

it('[CL118] of two readings that give one speaker the same words the likelier is kept', () => {
  const words = (at: number, p: number, from: number): Candidate => ({
    ...reading(at, p),
    source: [0, 1],
    content: [[from, 20]],
  });
  const all = [words(2, 0.5, 4), words(9, 0.8, 10), words(12, 0.6, 11), words(15, 0.7, 18)];
  const likely = ({ numbers }: Candidate): number => numbers[0] ?? 0;
  expect(chosen(all, likely)).toEqual([all[1], all[3]]);
  expect(chosen(all, likely, ({ at }) => at === 2)).toEqual([all[0], all[1], all[3]]);
});
