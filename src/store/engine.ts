import type pg from 'pg';

/** A running PostgreSQL whose settings were checked: either our own in a folder, or a server. */
export interface Engine {
  readonly kind: 'embedded' | 'server';
  /**
   * Connections. When the database is away (it was killed, it is restarting), `connect` waits a
   * while for it and every call fails with `StoreError('unavailable')` rather than a driver's words.
   */
  readonly pool: pg.Pool;
  /** Ends the connections and, when the database is ours, shuts it down cleanly. Safe to repeat. */
  close(): Promise<void>;
}

/** A line for the operator; never holds text of a report. */
export type Log = (line: string) => void;
