/**
 * Time and memory against the number of claims: the command line as anybody runs it, in a process of its
 * own, from the file to the written answers. The claims are the simulator's preset `huge`, ended early.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logLogSlope } from './metrics/slope.ts';
import { writeScaleClaims } from './scale-claims.ts';

export interface ScalePoint {
  readonly claims: number;
  readonly megabytes: number;
  /** Null when it was not done in time, or failed; `problem` says which. */
  readonly seconds: number | null;
  readonly peakMb: number | null;
  readonly problem: string | null;
}

export interface Scale {
  readonly points: readonly ScalePoint[];
  /** Growth of time and memory from 10⁵ claims on, where starting the program no longer counts. */
  readonly timeSlope: number | null;
  readonly memorySlope: number | null;
}

const HEARSAY = fileURLToPath(new URL('../bin/hearsay', import.meta.url));
const PEAK = new URL('./peak-memory.mjs', import.meta.url).href;

export async function measureScale(
  sizes: readonly number[],
  limitSeconds: number,
  say: (line: string) => void,
): Promise<Scale> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  const points: ScalePoint[] = [];
  try {
    for (const claims of sizes) {
      const file = join(folder, 'claims.csv');
      await writeScaleClaims(file, claims);
      const ran = await runCommand(file, join(folder, `peak-${claims}`), limitSeconds);
      points.push({ claims, megabytes: statSync(file).size / 2 ** 20, ...ran });
      rmSync(file);
      say(
        `${claims.toLocaleString('en')} claims: ${ran.problem ?? `${ran.seconds?.toFixed(1)} s, ${Math.round(ran.peakMb ?? 0)} MB`}`,
      );
      // What was too much for this many is too much for more.
      if (ran.problem !== null) break;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const large = points.filter(({ claims, problem }) => claims >= 1e5 && problem === null);
  const slope = (of: (point: ScalePoint) => number) =>
    large.length < 2 ? null : logLogSlope(large.map((p) => ({ x: p.claims, y: of(p) })));
  return {
    points,
    timeSlope: slope(({ seconds }) => seconds ?? 0),
    memorySlope: slope(({ peakMb }) => peakMb ?? 0),
  };
}

type Ran = Pick<ScalePoint, 'seconds' | 'peakMb' | 'problem'>;

function runCommand(file: string, peakFile: string, limitSeconds: number): Promise<Ran> {
  return new Promise((done) => {
    const begin = performance.now();
    const child = spawn(HEARSAY, ['corroborate', file, '--out', devNull], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        NODE_OPTIONS: `--import ${PEAK}`,
        HEARSAY_BENCH_PEAK: peakFile,
      },
    });
    let said = '';
    let late = false;
    child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk}`.slice(-400)));
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, limitSeconds * 1000);
    const none = (problem: string) => done({ seconds: null, peakMb: null, problem });
    child.once('error', (error) => none(error.message));
    child.once('exit', (code) => {
      clearTimeout(timer);
      const seconds = (performance.now() - begin) / 1000;
      if (late) return none(`not done within ${limitSeconds} s`);
      if (code !== 0) return none(`ended with ${code}: ${said.trim().split('\n').at(-1) ?? ''}`);
      const peaks = readFileSync(peakFile, 'utf8').trim().split('\n').map(Number);
      done({ seconds, peakMb: Math.max(...peaks) / 1024, problem: null });
    });
  });
}
