import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { StoreError } from './errors.ts';

/**
 * As whom PostgreSQL runs. It refuses root, so root hands it to an ordinary user, and that user has
 * to reach the data folder. Under a closed folder such as /root it cannot; then the server is
 * started with the one capability that lets it pass (`setpriv`), where the system grants it.
 */
export interface RunAs {
  /** Null: as ourselves. */
  readonly uid: number | null;
  readonly gid: number | null;
  /** The operating system's name for the user we are ourselves, for `peer` sign-in. */
  readonly ownName: string;
  start(command: string, args: readonly string[], options?: SpawnOptions): ChildProcess;
}

/** Chooses the user. `places` must be reachable by it; `owner` is the owner of existing data. */
export function chooseRunAs(places: readonly string[], owner: number | null): RunAs {
  const ownName = ourName();
  if (process.platform === 'win32' || process.getuid?.() !== 0) {
    return {
      uid: null,
      gid: null,
      ownName,
      start: (command, args, options = {}) =>
        spawn(command, args, { ...options, env: cleanEnv(), cwd: rootFolder() }),
    };
  }
  const user = chooseUser(owner);
  const plain = { uid: user.uid, gid: user.gid, env: cleanEnv(), cwd: rootFolder() };
  if (reaches([], plain, places)) {
    return {
      uid: user.uid,
      gid: user.gid,
      ownName,
      start: (command, args, options = {}) => spawn(command, args, { ...options, ...plain }),
    };
  }
  // Reading past closed folders is enough (dac_read_search); some containers grant only the wider one.
  for (const capability of ['dac_read_search', 'dac_override']) {
    const prefix = setpriv(user, capability);
    const options = { env: cleanEnv(), cwd: rootFolder() };
    if (!reaches(prefix, options, places)) continue;
    return {
      uid: user.uid,
      gid: user.gid,
      ownName,
      start: (command, args, more = {}) =>
        spawn(prefix[0] ?? command, [...prefix.slice(1), command, ...args], {
          ...more,
          ...options,
        }),
    };
  }
  throw new StoreError(
    'unavailable',
    `PostgreSQL does not run as root, and the user "${user.name}" it would run as cannot reach ` +
      `${places.join(' or ')}. Run Hearsay as an ordinary user, or set HEARSAY_DATA to a folder ` +
      `outside root's home, such as /var/lib/hearsay.`,
  );
}

interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

function chooseUser(owner: number | null): SystemUser {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.name !== '' && user.uid > 0);
  const chosen =
    users.find((user) => user.uid === owner) ??
    // An operator may make a user of this name; the others are there on most systems.
    ['hearsay', 'postgres', 'nobody']
      .map((name) => users.find((user) => user.name === name))
      .find((user) => user !== undefined);
  if (chosen === undefined) {
    throw new StoreError(
      'unavailable',
      'PostgreSQL does not run as root and there is no other user to run it as. ' +
        'Make one named "hearsay", or run Hearsay as an ordinary user.',
    );
  }
  return chosen;
}

function setpriv(user: SystemUser, capability: string): readonly string[] {
  const only = `-all,+${capability}`;
  return [
    'setpriv',
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    // Without it access(2) leaves capabilities out of account and PostgreSQL cannot find itself.
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    `--bounding-set=${only}`,
    '--',
  ];
}

/** Really tries, as that user: modes, access lists, containers and mounts all have a say. */
function reaches(
  prefix: readonly string[],
  options: SpawnOptions,
  places: readonly string[],
): boolean {
  const command = [
    ...prefix,
    '/bin/sh',
    '-c',
    'for p do cd -- "$p" || exit 1; done',
    'sh',
    ...places,
  ];
  const result = spawnSync(command[0] ?? '/bin/sh', command.slice(1), {
    ...options,
    stdio: 'ignore',
  });
  return result.status === 0;
}

function ourName(): string {
  try {
    return userInfo().username;
  } catch (error) {
    throw new StoreError(
      'unavailable',
      `The system has no name for the user Hearsay runs as (number ${process.getuid?.()}), and ` +
        `PostgreSQL needs one. Add the user to /etc/passwd, or set DATABASE_URL to a server.`,
      { cause: error },
    );
  }
}

/** The server must not see our environment: PG… variables would redirect it, others are secrets. */
function cleanEnv(): NodeJS.ProcessEnv {
  const keep = ['PATH', 'SystemRoot', 'TEMP', 'TMP'];
  const env: NodeJS.ProcessEnv = { TZ: 'UTC', LC_ALL: 'C' };
  for (const name of keep) if (process.env[name] !== undefined) env[name] = process.env[name];
  return env;
}

/** Our own working folder may be out of reach for the other user. */
function rootFolder(): string {
  return process.platform === 'win32' ? (process.env['SystemRoot'] ?? 'C:\\') : '/';
}

/** The user a folder belongs to; null when it is root's or absent. */
export function ownerOf(folder: string): number | null {
  try {
    return statSync(folder).uid || null;
  } catch {
    return null;
  }
}
