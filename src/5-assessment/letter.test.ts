import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import { letter, letterWords } from './letter.ts';
import { overallLetter, rateSources } from './rate-sources.ts';

const record = (right: number, wrong: number, change: Partial<TrackRecord> = {}): TrackRecord => ({
  sourceId: asId('s'),
  role: 'observer',
  topic: 'detention',
  right,
  wrong,
  ...change,
});
const graded = (right: number, wrong: number) => rateSources([record(right, wrong)])[0]?.letter;

describe('letter', () => {
  it('[AS5] is F below three known cases, whatever they say', () => {
    expect(graded(0, 0)).toBe('F');
    expect(graded(1, 0)).toBe('F');
    expect(graded(0, 1)).toBe('F');
    expect(graded(2, 0)).toBe('F');
    expect(graded(0, 2.9)).toBe('F');
  });
  it('[AS5] is earned by the low end of the interval', () => {
    expect(graded(3, 0)).toBe('C');
    expect(graded(5, 0)).toBe('B');
    expect(graded(12, 0)).toBe('A');
    expect(graded(6, 6)).toBe('C');
    expect(graded(2, 6)).toBe('D');
    expect(graded(0, 20)).toBe('E');
  });
  it('[AS5] law: one more right case never lowers the letter, one more wrong never raises it', () => {
    const rank = 'ABCDE';
    for (let right = 0; right <= 12; right++) {
      for (let wrong = 0; wrong <= 12; wrong++) {
        const now = graded(right, wrong) ?? 'F';
        const better = graded(right + 1, wrong) ?? 'F';
        const worse = graded(right, wrong + 1) ?? 'F';
        if (now === 'F') continue;
        expect(rank.indexOf(better), `${right}:${wrong} + right`).toBeLessThanOrEqual(
          rank.indexOf(now),
        );
        expect(rank.indexOf(worse), `${right}:${wrong} + wrong`).toBeGreaterThanOrEqual(
          rank.indexOf(now),
        );
      }
    }
  });
  it('[AS5] is F while the interval is too wide to say', () => {
    expect(letter({ mean: 0.5, low: 0.15, high: 0.85, cases: 4 })).toBe('F');
    expect(letterWords('F')).toMatch(/cannot be judged yet/);
  });
});

describe('rateSources', () => {
  it('[AS6] other topics of the same role inform the prior, never the letter’s count of cases', () => {
    const [arms, detention] = rateSources([record(20, 0), record(0, 0, { topic: 'arms' })]);
    expect(arms?.topic).toBe('arms');
    expect(arms?.letter).toBe('F');
    expect(arms?.prior.right).toBe(7);
    expect(detention?.letter).toBe('A');
  });
  it('[AS6] [L13] another source’s outcomes move nobody else', () => {
    const mine = record(4, 1);
    const alone = rateSources([mine]);
    const together = rateSources([mine, record(0, 9, { sourceId: asId('t') })]);
    expect(together.find(({ sourceId }) => sourceId === 's')).toEqual(alone[0]);
  });
  it('[AS6] one letter for a person is that of the role with most cases', () => {
    expect(overallLetter([])).toBe('F');
    expect(
      overallLetter([
        record(1, 0),
        record(9, 0, { role: 'relay' }),
        record(5, 0, { role: 'relay', topic: 'arms' }),
      ]),
    ).toBe('A');
  });
});
