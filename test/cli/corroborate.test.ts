import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBench, type Bench } from './hearsay.ts';

/* The table tool as a person would call it: one process for each table. */
let bench: Bench;
beforeAll(() => {
  bench = makeBench();
});
afterAll(() => bench.remove());

async function corroborate(table: string) {
  const file = join(bench.folder, 'claims.csv');
  writeFileSync(file, table);
  return bench.run(['corroborate', file]);
}

describe('[CO32] the exit code of `corroborate`', () => {
  it('is 0 when any row was good, and the bad ones are named', async () => {
    const { code, out, err } = await corroborate(
      'source,question,value\n,q,yes\nAna,q,yes\nBo,q\n',
    );
    expect(code).toBe(0);
    expect(out.split('\n')[1]).toMatch(/^q,yes,0\.75,/);
    expect(err).toContain('line 2: the source is empty.');
    expect(err).toContain('2 of 3 rows could not be read');
  });

  it('is 2 when none was, and nothing is printed as a result', async () => {
    for (const table of ['source,question,value\n,q,yes\nBo,q\n', 'source,question,value\n', '']) {
      const { code, out, err } = await corroborate(table);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('no row of');
    }
  });

  it('is 2 when the header is wrong, and it is said what it must name', async () => {
    const { code, out, err } = await corroborate('who,what,value\nAna,q,yes\n');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('must name source, question, value;');
  });
});
