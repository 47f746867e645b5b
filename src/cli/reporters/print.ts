/** Writes a line for people. */
export function line(text = ''): void {
  process.stdout.write(`${harmless(text)}\n`);
}

/** Writes one JSON value for machines. */
export function json(value: unknown): void {
  process.stdout.write(`${jsonText(value)}\n`);
}

/** What JSON leaves unescaped and a terminal may obey is escaped too; the value stays the same. */
export function jsonText(value: unknown): string {
  return obeyedByNone(JSON.stringify(value, null, 2));
}

/** The same on one line. */
export function jsonLine(value: unknown): string {
  return obeyedByNone(JSON.stringify(value));
}

function obeyedByNone(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Writes a line beside the result: progress, warnings, errors. */
export function say(text: string): void {
  process.stderr.write(`hearsay: ${harmless(text)}\n`);
}

/** Our own colours (bold, dim and the first eight) may pass; nothing else that a terminal obeys. */
// eslint-disable-next-line no-control-regex
const COLOUR = /(\u001b\[(?:0|1|2|22|3[0-79])m)/;
// eslint-disable-next-line no-control-regex
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/g;

/**
 * What people have told us may hold signs that move the cursor of a terminal, write its clipboard or
 * turn a line around. They are shown as “�”, never sent.
 */
export function harmless(text: string): string {
  return text
    .split(COLOUR)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(OBEYED, '\ufffd')))
    .join('');
}

/**
 * `hearsay assess | head -1` closes our output early. What the command does is done to its end all the
 * same; only nobody is told.
 */
export function stayQuietWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
