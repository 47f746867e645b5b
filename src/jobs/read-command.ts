import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { ReaderBundle } from './read-bundle.ts';

/** What a reading process is started with. */
export interface ReaderCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** Whether it has no network at all, or only no way to one that we know of. */
  readonly network: 'namespace' | 'replaced';
}

/**
 * The command line of a reading process, from outside to inside: a shell that forbids core dumps (they
 * would put a report on the disk) and files that grow; a namespace without network where Linux lets us
 * have one; Node with its permission model, which can open `bundle` and nothing else; a limit on the heap.
 */
export async function readerCommand(
  bundle: ReaderBundle,
  megabytes: number,
): Promise<ReaderCommand> {
  const node = [
    '--no-warnings',
    ...permissionFlags([bundle.program, ...bundle.data]),
    `--max-old-space-size=${megabytes}`,
    bundle.program,
  ];
  if (process.platform === 'win32') {
    return { file: process.execPath, args: node, network: 'replaced' };
  }
  const { words, network } = await walls();
  const inner = [...words, process.execPath, ...node];
  return {
    file: '/bin/sh',
    args: ['-c', 'unset PWD OLDPWD; ulimit -c 0; ulimit -f 0; exec "$@"', 'sh', ...inner],
    network,
  };
}

/** Node 20 calls it an experiment; from 22.13 and 23.5 it has its own name. */
export function permissionFlags(
  files: readonly string[],
  known: { has(flag: string): boolean } = process.allowedNodeEnvironmentFlags,
): string[] {
  const flag = known.has('--permission') ? '--permission' : '--experimental-permission';
  return [flag, ...files.map((file) => `--allow-fs-read=${file}`)];
}

/** The two walls of Linux that are not Node's; the second ends the process together with the desk. */
const UNSHARE = ['unshare', '--user', '--map-root-user', '--net', '--ipc', '--uts', '--'];
const SETPRIV = ['setpriv', '--pdeathsig', 'KILL', '--no-new-privs', '--'];

interface Walls {
  readonly words: readonly string[];
  readonly network: ReaderCommand['network'];
}

let tried: Promise<Walls> | null = null;

/** The words before a command that shut it in, as far as this system allows; tried once. */
function walls(): Promise<Walls> {
  tried ??= tryWalls();
  return tried;
}

async function tryWalls(): Promise<Walls> {
  const none: Walls = { words: [], network: 'replaced' };
  if (process.platform !== 'linux') return none;
  const unshare = inFull(UNSHARE);
  const setpriv = inFull(SETPRIV);
  const choices: Walls[] = [
    { words: [...unshare, ...setpriv], network: 'namespace' },
    { words: unshare, network: 'namespace' },
    { words: setpriv, network: 'replaced' },
  ];
  for (const choice of choices) {
    const { words, network } = choice;
    if (words.length === 0 || (network === 'namespace' && unshare.length === 0)) continue;
    if (await works(words)) return choice;
  }
  return none;
}

function works(words: readonly string[]): Promise<boolean> {
  const [file = '', ...args] = [...words, '/bin/sh', '-c', 'exit 0'];
  return new Promise((done) => {
    execFile(file, args, { env: {}, timeout: 3000 }, (error) => done(error === null));
  });
}

/** Nothing when the program is not where the system keeps its own: the search path is not believed. */
function inFull([name, ...args]: readonly string[]): readonly string[] {
  const path = ['/usr/bin', '/bin', '/usr/sbin', '/sbin']
    .map((folder) => `${folder}/${name}`)
    .find((candidate) => existsSync(candidate));
  return path === undefined ? [] : [path, ...args];
}
