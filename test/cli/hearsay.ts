import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { copySample } from '../browser/sample-desk.ts';

/* Runs ./bin/hearsay as a person would: another process, its own folder of data and of keys. */
export const ROOT = resolve(import.meta.dirname, '../..');
export const BIN = join(ROOT, 'bin', 'hearsay');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export type Env = Readonly<Record<string, string>>;

/** A desk of its own: a folder of data and one of keys, and what is run on them. */
export interface Bench {
  readonly folder: string;
  readonly data: string;
  readonly env: Env;
  run(args: readonly string[], env?: Env): Promise<Ran>;
  /** The same, with the one JSON document it must have printed. */
  json<T>(args: readonly string[], env?: Env): Promise<T>;
  /** A copy that may be spoilt. Nothing may be running on this one. */
  copy(name: string): Bench;
  remove(): void;
}

export const PASSPHRASE = 'four quiet words here';

export function makeBench(): Bench {
  // A space and letters of another script, as in the folders people really have.
  const root = mkdtempSync(join(tmpdir(), 'hearsay cli ملف-'));
  return benchIn(root, join(root, 'data'), () => rmSync(root, { recursive: true, force: true }));
}

/** A desk that holds the sample case: made once a run by the program itself, and copied. */
export async function makeSampleBench(): Promise<Bench> {
  const bench = makeBench();
  const load = async (desk: Bench): Promise<void> => {
    const { code, err } = await desk.run(['sample']);
    if (code !== 0) throw new Error(`hearsay sample ended with ${code}: ${err}`);
  };
  const copied = await copySample(
    bench.folder,
    (folder) => load(benchIn(folder, join(folder, 'data'), () => {})),
    'sample-of-commands',
  );
  if (!copied) await load(bench);
  return bench;
}

function benchIn(root: string, data: string, remove: () => void): Bench {
  const env: Env = {
    ...keep('PATH', 'HOME', 'USER', 'LOGNAME', 'TMPDIR', 'HEARSAY_CACHE', 'SYSTEMROOT'),
    HEARSAY_DATA: data,
    HEARSAY_KEYS: join(root, 'keys'),
    HEARSAY_USER: 'Mira Desk',
    NO_COLOR: '1',
  };
  const run = (args: readonly string[], more: Env = {}) =>
    finished(BIN, args, { ...env, ...more }, root);
  return {
    folder: root,
    data,
    env,
    run,
    async json<T>(args: readonly string[], more: Env = {}) {
      const { out, err } = await run([...args, '--json'], more);
      try {
        return JSON.parse(out) as T;
      } catch {
        throw new Error(`hearsay ${args.join(' ')} --json printed no JSON: ${out}${err}`);
      }
    },
    copy(name) {
      // Owners are kept: the database may belong to another user than the one who tests.
      const copied = spawnSync('cp', ['-a', data, join(root, name)], { encoding: 'utf8' });
      if (copied.status !== 0) throw new Error(copied.stderr);
      return benchIn(root, join(root, name), () => {});
    },
    remove,
  };
}

/** Runs to the end; input is empty, as in a script. */
export function finished(
  program: string,
  args: readonly string[],
  env: Env,
  cwd: string,
): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.on('error', failed);
    child.on('close', (code) => done({ code, out, err }));
  });
}

function keep(...names: readonly string[]): Env {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
