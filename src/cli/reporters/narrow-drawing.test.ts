import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { width } from './columns.ts';
import { narrowDrawing } from './narrow-drawing.ts';

const drawing = readFileSync(
  new URL('../../../test/goldens/chain-silo.txt', import.meta.url),
  'utf8',
);
/** Names, numbers and answers: all but strokes and the remarks in brackets at the ends. */
const words = (text: string) =>
  text
    .replace(/\s*\([^()]*\)$/gm, '')
    .replace(/[─╌│├└┬\s]+/g, ' ')
    .trim();

describe('narrowDrawing', () => {
  it('[CM17] gives up strokes and blanks, and no name', () => {
    const widest = Math.max(...drawing.split('\n').map(width));
    const narrow = narrowDrawing(drawing, widest - 20);
    expect(Math.max(...narrow.split('\n').map(width))).toBeLessThanOrEqual(widest - 20);
    expect(words(narrow)).toBe(words(drawing));
  });

  it('[CM17] keeps branches under the line they leave', () => {
    const lines = [
      'ORIGIN          PASSED ON       REACHED US',
      'Plum ───────┬── Alder ───────── #1   yes',
      '            └────────────────── #2   yes',
    ];
    const [head = '', first = '', second = ''] = narrowDrawing(lines.join('\n'), 30).split('\n');
    expect(first.indexOf('┬')).toBe(second.indexOf('└'));
    expect(first.indexOf('#1')).toBe(second.indexOf('#2'));
    expect(head.indexOf('REACHED')).toBe(first.indexOf('#1'));
    expect(width(first)).toBeLessThan(width(lines[1] ?? ''));
  });

  it('[CM17] leaves it alone where there is room', () => {
    expect(narrowDrawing(drawing, 200)).toBe(drawing);
  });
});
