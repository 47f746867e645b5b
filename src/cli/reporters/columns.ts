/**
 * Text in columns, padded by how wide it looks rather than by how many code units it has; the last
 * column is left ragged.
 */
export function columns(
  rows: readonly (readonly string[])[],
  limits: readonly number[] = [],
): string {
  const cut = rows.map((row) => row.map((cell, i) => shorten(cell, limits[i] ?? Infinity)));
  const widths: number[] = [];
  for (const row of cut)
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, width(cell))));
  return cut
    .map((row) =>
      row
        .map((cell, i) =>
          i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) - width(cell)),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
// eslint-disable-next-line no-control-regex
const colour = /\u001b\[[0-9;]*m/g;

/** How many columns of a terminal a text takes: wide East Asian characters and emoji take two. */
export function width(text: string): number {
  let total = 0;
  for (const { segment } of graphemes.segment(text.replace(colour, ''))) {
    total +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Emoji_Presentation}/u.test(
        segment,
      )
        ? 2
        : 1;
  }
  return total;
}

function shorten(text: string, limit: number): string {
  if (width(text) <= limit) return text;
  let out = '';
  for (const { segment } of graphemes.segment(text)) {
    if (width(out + segment) > limit - 1) break;
    out += segment;
  }
  return `${out.trimEnd()}…`;
}
