import { describe, expect, test } from 'vitest';
import { asId } from '#terms/ids.ts';
import { EVERYONE, fitLevel, learnReliabilities, rate } from './reliability.ts';
import type { TrackRecord } from './track-record.ts';

const record = (
  source: string,
  right: number,
  wrong: number,
  change: Partial<TrackRecord> = {},
): TrackRecord => ({
  sourceId: asId(source),
  role: 'observer',
  topic: 'roads',
  right,
  wrong,
  ...change,
});
const mean = (
  records: readonly TrackRecord[],
  source = 'A',
  role: TrackRecord['role'] = 'observer',
  topic = 'roads',
) => learnReliabilities(records).of(asId(source), role, topic).mean;

describe('[CO21] rates', () => {
  test('without any record are what is assumed of everyone', () => {
    expect(mean([])).toBe(
      EVERYONE.observer.right / (EVERYONE.observer.right + EVERYONE.observer.wrong),
    );
    expect(mean([], 'A', 'relay')).toBe(0.9);
  });

  test('move with a record, and never reach 0 or 1', () => {
    expect(mean([record('A', 9, 1)])).toBeGreaterThan(0.75);
    expect(mean([record('A', 0, 9)])).toBeLessThan(0.4);
    expect(mean([record('A', 1e6, 0)])).toBeLessThan(1);
    expect(mean([record('A', 0, 1e6)])).toBeGreaterThan(0);
  });

  test('of somebody new follow the others in the role and topic', () => {
    const good = ['B', 'C', 'D', 'E'].map((source) => record(source, 19, 1));
    const bad = ['B', 'C', 'D', 'E'].map((source) => record(source, 4, 16));
    expect(mean(good)).toBeGreaterThan(0.85);
    expect(mean(bad)).toBeLessThan(0.45);
    // Another topic follows less, another role not at all.
    expect(mean(good, 'A', 'observer', 'names')).toBeGreaterThan(0.75);
    expect(mean(good, 'A', 'relay')).toBe(0.9);
  });

  test('one lucky case does not make a level', () => {
    expect(fitLevel([{ right: 1, wrong: 0 }], rate(3, 1)).mean).toBeLessThan(0.8);
  });

  test('sources that differ much make a weak level, alike ones a strong one', () => {
    const strength = (sources: readonly { right: number; wrong: number }[]) => {
      const { right, wrong } = fitLevel(sources, rate(3, 1));
      return right + wrong;
    };
    const alike = Array.from({ length: 20 }, () => ({ right: 30, wrong: 10 }));
    const unlike = Array.from({ length: 20 }, (_, i) =>
      i % 2 === 0 ? { right: 39, wrong: 1 } : { right: 12, wrong: 28 },
    );
    expect(strength(alike)).toBeGreaterThan(20);
    expect(strength(unlike)).toBeLessThan(5);
  });

  test('the variance is that of the Beta distribution', () => {
    expect(rate(3, 1).variance).toBeCloseTo((0.75 * 0.25) / 5, 12);
  });
});
