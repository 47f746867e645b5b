import { describe, expect, it } from 'vitest';
import { countingReports } from './counting-reports.ts';
import { PRESETS } from './presets.ts';

describe('[SI20] a newsroom that counts reports', () => {
  const rows = countingReports({ ...PRESETS.newsroom.sets, questions: 1500 }, 1, [0, 0.5, 1]);
  const rate = ({ questions, wrong }: { questions: number; wrong: number }) => wrong / questions;

  it('is sure more often as more is sold twice, and of more that is wrong', () => {
    for (const [i, row] of rows.slice(1).entries()) {
      expect(row.reports.questions).toBeGreaterThan(rows[i]!.reports.questions);
      expect(row.reports.wrong).toBeGreaterThan(rows[i]!.reports.wrong);
    }
  });

  it('is wrong five times as often as one that counts origins; counting sources hardly helps', () => {
    for (const row of rows) {
      expect(rate(row.reports)).toBeGreaterThan(5 * rate(row.origins));
      expect(rate(row.sources)).toBeGreaterThan(5 * rate(row.origins));
      expect(row.originsBehind).toBeLessThan(2);
    }
  });
});
