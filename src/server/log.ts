/**
 * One line of the server's log. It holds routes, never addresses; names of errors, never their
 * words; no query, no body, no cookie, no token.
 */
export interface LogEntry {
  readonly level: 'info' | 'warning' | 'error';
  readonly event: string;
  readonly id?: string;
  /** Method and route pattern, such as `GET /api/cases/{case}`. */
  readonly where?: string;
  readonly name?: string;
  readonly code?: string;
  readonly frames?: readonly string[];
}

export type Log = (entry: LogEntry) => void;

/** Writes each entry as one line of JSON. */
export function logTo(write: (line: string) => void, now: () => Date): Log {
  return (entry) => write(JSON.stringify({ at: now().toISOString(), ...entry }) + '\n');
}
