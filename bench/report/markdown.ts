/** A table in Markdown, its columns padded so that it reads as plain text too. */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const all = [header, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = header.map((_, k) => Math.max(3, ...all.map((row) => (row[k] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, k) => pad(row[k] ?? '', width, k)).join(' | ')} |`;
  const rule = `| ${widths.map((w, k) => (k === 0 ? '-'.repeat(w) : `${'-'.repeat(w - 1)}:`)).join(' | ')} |`;
  return [line(all[0] as readonly string[]), rule, ...all.slice(1).map(line)].join('\n');
}

/** Names to the left, figures to the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
