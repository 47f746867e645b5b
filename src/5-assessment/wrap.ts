/** How wide a text is in a terminal: marks take no room, East Asian wide letters take two columns. */
export function columns(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[\p{M}\p{Cf}]/u.test(letter)) continue;
    const code = letter.codePointAt(0) ?? 0;
    const wide =
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0x1f300 && code <= 0x1faff) ||
      (code >= 0x20000 && code <= 0x3fffd);
    width += wide ? 2 : 1;
  }
  return width;
}

/**
 * Breaks a paragraph at spaces so that no line is wider than `width` (a single longer word stays
 * whole). `first` begins the first line, `rest` every other one: "1. " and "   " make a list item.
 */
export function wrap(text: string, first = '', rest = first, width = 88): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/ +/).filter((part) => part !== '')) {
    if (!empty && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line.trimEnd());
  return lines.join('\n');
}
