/** One line of a text: its place without the characters that end it. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/**
 * The lines of a text, as half-open UTF-16 offsets. A line ends at `\n` or `\r\n`; a lone `\r` ends a
 * line only in a text without any `\n` (old Macintosh files), because inside other texts it is a
 * character like any other and must not be able to forge a new line.
 */
export function linesOf(text: string): readonly Line[] {
  const mark = text.includes('\n') ? '\n' : text.includes('\r') ? '\r' : '\n';
  const lines: Line[] = [];
  let start = 0;
  for (;;) {
    const at = text.indexOf(mark, start);
    if (at === -1) {
      if (start < text.length) lines.push({ start, end: text.length });
      return lines;
    }
    const end = mark === '\n' && at > start && text.charCodeAt(at - 1) === 0x0d ? at - 1 : at;
    lines.push({ start, end });
    start = at + 1;
  }
}
