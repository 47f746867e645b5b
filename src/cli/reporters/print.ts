/** Writes a line for people. */
export function line(text = ''): void {
  process.stdout.write(`${text}\n`);
}

/** Writes one JSON value for machines. */
export function json(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
