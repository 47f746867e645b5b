import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { width } from './columns.ts';
import { narrowText } from './narrow-text.ts';

const explained = readFileSync(
  new URL('../../../test/goldens/explain-silo.md', import.meta.url),
  'utf8',
);
const words = (text: string) => text.split(/\s+/).join(' ');

describe('narrowText', () => {
  it.each([60, 72, 80])(
    '[CM17] fits %i columns with the same words in the same order',
    (columns) => {
      const narrow = narrowText(explained, columns);
      for (const line of narrow.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
      expect(words(narrow)).toBe(words(explained));
    },
  );

  it('[CM17] keeps paragraphs, list items and their indentation', () => {
    const long = `1. ${'word '.repeat(15).trim()}`;
    const lines = narrowText(`# Title\n\n${long}\n   second line\n- next`, 60).split('\n');
    expect(lines[0]).toBe('# Title');
    expect(lines[3]).toMatch(/^ {3}word/);
    expect(lines.slice(-2)).toEqual(['   second line', '- next']);
  });

  it('[CM17] leaves it alone where there is room', () => {
    expect(narrowText(explained, 88)).toBe(explained);
  });
});
