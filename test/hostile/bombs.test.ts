import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { readInWorker, stopReading } from '#jobs/read-in-worker.ts';
import { BOMBS } from './bombs.ts';
import { bombTable } from './bomb-table.ts';
import { dropBomb } from './drop-bomb.ts';

/* Files made to break whoever reads them, on the way every import goes. */

/** Seconds; those that are stopped take the eight that a small file has. */
const LONGEST = 12;

afterAll(stopReading);

describe('named bombs', () => {
  it('[IN237] there are at least forty, each by its own name', () => {
    expect(BOMBS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(BOMBS.map(({ name }) => name)).size).toBe(BOMBS.length);
  });

  it.each(BOMBS)('[IN237] $name: $end in words', async (bomb) => {
    const crater = await dropBomb(bomb);
    const said = [...crater.refused, ...crater.notes];
    expect(said.join('\n')).toMatch(bomb.says);
    if (bomb.keeps !== undefined) expect(crater.text).toMatch(bomb.keeps);
    expect(crater.refused.length > 0 ? 'refused' : 'read').toBe(bomb.end);
    // A reader that broke, or ran out of memory, did not see it coming.
    expect(crater.refused.filter((words) => /The reader broke|of memory/.test(words))).toEqual([]);
    expect(crater.seconds).toBeLessThan(LONGEST);
    const after = await readInWorker(new TextEncoder().encode('hello'), 'after.txt', {});
    expect(after.documents[0]?.text).toBe('hello');
  });

  it('[IN237] none of them is content with any words', () => {
    const vague = BOMBS.filter(({ says }) => says.test('Some note.') || says.source.length < 8);
    expect(vague.map(({ name }) => name)).toEqual([]);
  });

  it('[IN237] the page about hostile files has the same table', () => {
    const page = readFileSync(new URL('../../docs/hostile-files.md', import.meta.url), 'utf8');
    expect(page).toContain(bombTable());
  });
});
