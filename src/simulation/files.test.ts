import { describe, expect, it } from 'vitest';
import { BEGINNING, copyLines, HEADERS, Lines, placeLines, sourceLines } from './files.ts';
import { CopyTally } from './copies.ts';
import { simulate } from './simulation.ts';

const rows = (text: string) => text.trimEnd().split('\n');

describe('files', () => {
  it('[SI18] line n of the lineage speaks of line n of the claims, and fields are as many as names', () => {
    for (const type of ['open', 'labels', 'number', 'place']) {
      const world = simulate({ type, questions: 20, topics: 2, repeat: 0.5, paid: 1 });
      const lines = new Lines(world.sources);
      const copies = new CopyTally(world.sources);
      const width = (header: string) => header.split(',').length;
      for (const question of world) {
        copies.add(question);
        const claims = rows(lines.claims(question));
        const lineage = rows(lines.lineage(question));
        expect(lineage).toHaveLength(claims.length);
        claims.forEach((line, n) => {
          expect(line.split(',')).toHaveLength(width(HEADERS.claims));
          expect(lineage[n]!.split(',')).toHaveLength(width(HEADERS.lineage));
          expect(lineage[n]!.split(',').slice(0, 3)).toEqual(line.split(',').slice(0, 3));
        });
        for (const line of rows(lines.origins(question))) {
          expect(line.split(',')).toHaveLength(width(HEADERS.origins));
        }
        for (const line of rows(lines.payments(question)).filter((one) => one !== '')) {
          expect(line.split(',')).toHaveLength(width(HEADERS.payments));
        }
      }
      for (const line of sourceLines(world.sources)) {
        expect(line.split(',')).toHaveLength(width(HEADERS.sources));
      }
      for (const line of copyLines(copies.list(), world.sources)) {
        expect(line.split(',')).toHaveLength(width(HEADERS.copies));
      }
      expect([...placeLines(world.places())].length > 0).toBe(type === 'place');
    }
  });

  it('times are ISO 8601 to the second, and those past the year 9999 stay there', () => {
    const lines = new Lines([]);
    for (const minutes of [0, 0.5, 61.26, 1439.999, 1440, 527_040.5, 1e9, 3.3]) {
      const plain = new Date(BEGINNING + Math.floor(minutes * 60_000)).toISOString();
      expect(lines.time(minutes)).toBe(plain.replace(/\.\d+Z/, 'Z'));
    }
    expect(lines.time(NaN)).toBe('');
    expect(lines.time(1e300)).toBe('9999-12-31T23:59:59Z');
  });
});
