import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broken, shorten, table, width } from './columns.ts';

describe('columns', () => {
  it('[CM16] measures text as it looks', () => {
    expect(width('Plum')).toBe(4);
    expect(width('دار صفين')).toBe(8);
    expect(width('\u200eدار\u200f')).toBe(3);
    expect(width('مُحَمَّد')).toBe(4);
    expect(width('村の市場')).toBe(8);
    expect(width('🔥')).toBe(2);
    expect(width('\u001b[1mbold\u001b[22m')).toBe(4);
  });

  it('[CM16] keeps columns under each other beside Arabic, and says that the line goes on', () => {
    const drawn = table(
      [
        ['Q-1', 'دار صفين', '12'],
        ['Q-2', 'yes', '7'],
      ],
      { width: 80 },
    );
    const [arabic = '', plain = ''] = drawn.split('\n');
    expect(width(arabic.slice(0, arabic.indexOf('12')))).toBe(plain.indexOf('7'));
    expect(arabic).toContain('صفين\u200e  12');
    expect(plain).not.toContain('\u200e');
  });

  it('[CM3] breaks flexible columns at spaces until the line fits; colours stay on every line', () => {
    const rows = [
      ['Q-1', 'How many people were killed at the market?', 'a long answer of words'],
      ['Q-2', 'Why?', '\u001b[33mone two three four five six\u001b[39m'],
    ];
    const drawn = table(rows, { width: 40, flexible: { 1: 10, 2: 8 } });
    for (const line of drawn.split('\n')) expect(width(line)).toBeLessThanOrEqual(40);
    const painted = (code: string) => drawn.split(`\u001b[${code}m`).length - 1;
    expect(painted('33')).toBe(painted('39'));
    expect(painted('33')).toBeGreaterThan(1);
  });

  it('[CM3] never loses a letter and never is too wide', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }));
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 30 }), (parts, columns) => {
        const text = parts.join(' ').replace(/\s+/g, ' ').trim();
        const lines = broken(text, columns);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('[CM16] shortens by what is seen, never in the middle of a letter', () => {
    expect(shorten('مُحَمَّد بن علي', 5)).toBe('مُحَمَّد…');
    expect(shorten('short', 5)).toBe('short');
  });
});
