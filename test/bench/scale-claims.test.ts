import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeScaleClaims } from '../../bench/scale-claims.ts';

test('about as many claims as asked for, a line each, the same every time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-scale-'));
  try {
    const [one, other] = [join(folder, 'one.csv'), join(folder, 'other.csv')];
    const written = await writeScaleClaims(one, 5000);
    await writeScaleClaims(other, 5000);
    const text = readFileSync(one, 'utf8');
    expect(text.trim().split('\n')).toHaveLength(written + 1);
    expect(text).toMatch(/^source,question,value,/);
    expect(written).toBeGreaterThanOrEqual(5000);
    expect(written).toBeLessThan(5100);
    expect(readFileSync(other, 'utf8')).toBe(text);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
