import { width } from './columns.ts';

/** How wide the reasons of a finding are written. */
const WRITTEN = 88;

/**
 * Text that was broken at 88 columns, broken again for a narrower terminal. A line was broken there if
 * the first word of the next would not have fitted; such lines are joined first, all others stay.
 */
export function narrowText(text: string, columns: number): string {
  if (columns >= WRITTEN) return text;
  const whole: string[] = [];
  let last = '';
  for (const line of text.split('\n')) {
    const first = line.trimStart().split(' ', 1)[0] ?? '';
    const broken = last !== '' && first !== '' && width(last) + 1 + width(first) > WRITTEN;
    if (broken && isContinuation(line)) whole.push(`${whole.pop() ?? ''} ${line.trimStart()}`);
    else whole.push(line);
    last = line;
  }
  return whole.flatMap((line) => rewrap(line, columns)).join('\n');
}

function isContinuation(line: string): boolean {
  return !/^\s*(?:[-#]|\d+\.) /.test(line);
}

function rewrap(text: string, columns: number): string[] {
  const start = /^(?:\s*(?:-|\d+\.) |\s*)/.exec(text)?.[0] ?? '';
  const indent = ' '.repeat(start.length);
  const lines: string[] = [];
  let line = start;
  for (const word of text.slice(start.length).split(' ')) {
    const begun = line !== start && line !== indent;
    if (begun && width(line) + 1 + width(word) > columns) {
      lines.push(line);
      line = indent + word;
    } else line += begun ? ` ${word}` : word;
  }
  return [...lines, line];
}
