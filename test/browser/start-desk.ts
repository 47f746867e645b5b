/** A real desk for browser tests: the program as a person starts it, on the sample case in a fresh folder. */
import {
  type ChildProcess,
  type ChildProcessByStdio,
  execFileSync,
  spawn,
} from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { copySample } from './sample-desk.ts';

export interface StartedDesk {
  /** The address that signs in, once. */
  readonly address: string;
  readonly origin: string;
  /** How the program ended and what it printed, when it ended by itself; else null. */
  ended(): string | null;
  /** A fresh sign-in address, as `hearsay link` prints it. */
  link(): string;
  close(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const PROGRAM = path.join(ROOT, 'bin/hearsay');

/**
 * Starts `hearsay serve` in a fresh folder; rejects with what it printed when no address comes within two
 * minutes. On the sample case it starts on a copy of one that was made by a first start in this run.
 */
export async function startDesk(
  more: readonly string[] = [],
  /** Fills the data folder before the program starts. */
  prepare?: (folders: { readonly data: string; readonly keys: string }) => Promise<void>,
): Promise<StartedDesk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hearsay-desk-'));
  // The database server may run as another user, who must be able to reach the folder.
  await chmod(folder, 0o755);
  if (more.length === 0 && prepare === undefined) {
    await copySample(folder, async (sample) => {
      const first = serve(sample, []);
      await printedAddress(first).finally(() => stop(first));
    });
  }
  await prepare?.({ data: path.join(folder, 'data'), keys: path.join(folder, 'keys') });
  const child = serve(folder, more);
  let output = '';
  let ending: string | null = null;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  child.on('close', (code, signal) => {
    ending = `hearsay serve ended (code ${code}, signal ${signal}):\n${output}`;
  });
  const end = async (): Promise<void> => {
    await stop(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const address = await printedAddress(child);
    return {
      address,
      origin: new URL(address).origin,
      ended: () => ending,
      link: () => {
        const printed = execFileSync(PROGRAM, ['link'], { env: setting(folder), encoding: 'utf8' });
        const found = ADDRESS.exec(printed)?.[0];
        if (found === undefined) throw new Error(`hearsay link printed no address:\n${printed}`);
        return found;
      },
      close: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function serve(folder: string, more: readonly string[]): Program {
  return spawn(PROGRAM, ['serve', ...more], {
    env: setting(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
type Program = ChildProcessByStdio<null, Readable, Readable>;

function setting(folder: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HEARSAY_DATA: path.join(folder, 'data'),
    HEARSAY_KEYS: path.join(folder, 'keys'),
    HEARSAY_PORT: '0',
  };
  for (const name of ['DATABASE_URL', 'NODE_ENV', 'VITEST']) delete env[name];
  return env;
}

const ADDRESS = /http:\/\/\S+\/open\?token=[\w-]+/;

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => fail('printed no address within two minutes'), 120_000);
    const fail = (what: string): void => {
      clearTimeout(timer);
      reject(new Error(`hearsay serve ${what}:\n${output}`));
    };
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = ADDRESS.exec(output)?.[0];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', (error) => fail(`could not be started (${error.message})`));
    child.on('close', (code) => fail(`ended with ${code}`));
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
    child.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** A Chromium to test with: CHROMIUM_PATH, else the usual names; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = [
    ...(named === undefined ? [] : [named]),
    ...names.map((name) => path.join('/usr/bin', name)),
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
  ];
  return candidates.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
