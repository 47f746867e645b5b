import { resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

/** Where things are, from the environment; the defaults are what `npm start` uses. */
export interface Settings {
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  /** Undefined when nobody chose one. */
  readonly port: number | undefined;
}

/** Reads HEARSAY_DATA, DATABASE_URL and HEARSAY_PORT. Throws `UsageError` for a port that is none. */
export function settings(env: NodeJS.ProcessEnv = process.env): Settings {
  const port = env['HEARSAY_PORT']?.trim() ?? '';
  if (port !== '' && (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)) {
    throw new UsageError(`HEARSAY_PORT must be a number from 0 to 65535; it is "${port}".`);
  }
  const url = env['DATABASE_URL'];
  return {
    folder: resolve(env['HEARSAY_DATA'] || './hearsay-data'),
    databaseUrl: url === undefined || url === '' ? undefined : url,
    port: port === '' ? undefined : Number(port),
  };
}
