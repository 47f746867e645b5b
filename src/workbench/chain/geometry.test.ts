import { describe, expect, it } from 'vitest';
import { arcMiddle, columnsAcross, wirePath } from './geometry.ts';
import type { Box } from './chain-layout.ts';

describe('columnsAcross', () => {
  it('[DE12] fills the width without columns running into each other', () => {
    for (const width of [700, 940, 1200, 2000]) {
      for (const columns of [2, 3, 4, 5]) {
        const across = columnsAcross(columns, width, true);
        for (let column = 1; column < columns; column += 1) {
          const end = across.start(column - 1) + across.size(column - 1);
          expect(across.start(column) - end).toBeGreaterThanOrEqual(30);
        }
        const last = columns - 1;
        expect(across.start(last) + across.size(last)).toBeLessThan(across.width);
      }
    }
  });

  it('fits four columns with links into a laptop, and scrolls rather than squeezes beyond', () => {
    expect(columnsAcross(4, 900, true).width).toBe(900);
    expect(columnsAcross(9, 900, true).width).toBeGreaterThan(900);
  });

  it('keeps the button of an arc on the page', () => {
    const across = columnsAcross(4, 900, true);
    const report = (y: number) => ({ column: 3, y }) as Box;
    expect(arcMiddle(report(0), report(2000), across)[0]).toBeLessThan(across.width - 24);
  });

  it('draws a wire as one line from box to box', () => {
    const across = columnsAcross(3, 900, false);
    const wire = {
      points: [
        [0, 10],
        [1, 40],
      ],
      to: 'x',
    } as never;
    expect(wirePath(wire, across, new Map())).toMatch(/^M[\d.]+ 10C.* 40$/);
  });
});
