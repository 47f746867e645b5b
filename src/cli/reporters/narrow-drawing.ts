import { broken, graphemeCells, width } from './columns.ts';

/**
 * A drawing made of lines and words, made as narrow as asked for: where every line of it only goes on
 * as in the column before – a blank, a stroke – that column is left out; then the remarks in brackets
 * at the ends. What names a report or a person is never cut: a drawing that is still too wide stays so.
 */
export function narrowDrawing(text: string, columns: number): string {
  const lines = text.split('\n');
  const drawn = new Map(
    lines.flatMap((line, i) =>
      STROKES.test(line) || line.startsWith('ORIGIN') ? [[i, graphemeCells(line)] as const] : [],
    ),
  );
  squeeze([...drawn.values()], columns);
  return lines
    .flatMap((line, i) => {
      const cells = drawn.get(i);
      if (cells === undefined) return broken(line, columns);
      const row = cells.join('');
      return width(row) > columns ? row.replace(/\s*\([^()]*\)$/, '') : row;
    })
    .join('\n');
}

const STROKES = /[─╌│├└┬]/;

function squeeze(rows: readonly string[][], columns: number): void {
  const longest = () => Math.max(0, ...rows.map((row) => row.length));
  for (let x = longest() - 2; x >= 0 && longest() > columns; x -= 1) {
    if (rows.every((row) => goesOn(row[x], row[x + 1]))) for (const row of rows) row.splice(x, 1);
  }
}

/** Past its end a line is blank. */
function goesOn(cell: string | undefined, next: string | undefined): boolean {
  return next === undefined || (cell === next && /^[ ─╌]$/.test(cell));
}
