import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { seeded } from './random.ts';

/** What is killed: our process (with its group), the database server alone, or both at once. */
export type Victim = 'ours' | 'database' | 'both';

export interface KillPlan {
  /**
   * A script that opens the folder, prints `have <n> <sha256 or "damaged">` for everything that is
   * there, then `open`, then `ack <n>` for each thing acknowledged. Called with the folder, the
   * first number to write and the mode.
   */
  readonly child: URL;
  readonly folder: string;
  readonly kills: number;
  readonly seed: number;
  readonly victims: readonly Victim[];
  readonly mode: string;
  /** The longest life before a kill. */
  readonly lifeMs: number;
  readonly env?: NodeJS.ProcessEnv;
}

export interface KillResult {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: readonly number[];
  readonly doubled: readonly number[];
  readonly damaged: readonly number[];
  /** Starts that did not open by themselves, with what they said. */
  readonly failedStarts: readonly string[];
  /** From starting the child to `open`, after a kill. */
  readonly restartMs: readonly number[];
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const START_MS = 60_000;

/** Kills and restarts, again and again, and counts after each restart. */
export async function runKills(plan: KillPlan): Promise<KillResult> {
  const chance = seeded(plan.seed);
  const acked = new Set<number>();
  const lost = new Set<number>();
  const doubled = new Set<number>();
  const damaged = new Set<number>();
  const failedStarts: string[] = [];
  const restartMs: number[] = [];
  let kills = 0;

  const check = (run: Run) => {
    const times = new Map<number, number>();
    for (const [n, sha256] of run.have) {
      times.set(n, (times.get(n) ?? 0) + 1);
      if (sha256 === 'damaged') damaged.add(n);
    }
    for (const n of acked) if (!times.has(n)) lost.add(n);
    for (const [n, count] of times) if (count > 1) doubled.add(n);
  };
  const start = async (mode: string): Promise<Run | null> => {
    const began = Date.now();
    const run = startChild(plan, mode, 1 + Math.max(0, ...acked), (n) => acked.add(n));
    if (await run.opened) {
      if (kills > 0) restartMs.push(Date.now() - began);
      check(run);
      return run;
    }
    failedStarts.push(run.words());
    await run.kill();
    return null;
  };

  let run = await start(plan.mode);
  while (kills < plan.kills && run !== null) {
    const victim = plan.victims[kills % plan.victims.length] ?? 'ours';
    await pause(20 + chance() * plan.lifeMs);
    const database = serverPid(plan.folder);
    kills += 1;
    if (victim !== 'ours' && database !== null) process.kill(database, 'SIGKILL');
    if (victim === 'database') {
      // The process lives: it must find its database again and go on acknowledging.
      const before = acked.size;
      for (let waited = 0; acked.size < before + 20 && waited < START_MS; waited += 10) {
        await pause(10);
      }
      if (acked.size < before + 20) failedStarts.push(`did not go on: ${run.words()}`);
    }
    // After the database alone was killed, too: only a fresh start can be counted.
    await run.kill();
    run = await start(plan.mode);
  }
  await run?.kill();
  // The last start ends in order, so that nothing is left running.
  const last = await start('check');
  await last?.ended;
  return {
    kills,
    acknowledged: acked.size,
    lost: [...lost],
    doubled: [...doubled],
    damaged: [...damaged],
    failedStarts,
    restartMs,
  };
}

interface Run {
  readonly have: [n: number, sha256: string][];
  readonly opened: Promise<boolean>;
  readonly ended: Promise<void>;
  kill(): Promise<void>;
  words(): string;
}

function startChild(plan: KillPlan, mode: string, from: number, ack: (n: number) => void): Run {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(plan.child), plan.folder, String(from), mode],
    // A group of its own, so that the whole group can be killed.
    {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...plan.env },
    },
  );
  const have: [number, string][] = [];
  let words = '';
  let rest = '';
  let settle: (opened: boolean) => void = () => undefined;
  const opened = new Promise<boolean>((resolve) => (settle = resolve));
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      settle(false);
      resolve();
    });
  });
  const timer = setTimeout(() => settle(false), START_MS);
  void opened.then(() => clearTimeout(timer));
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2000)));
  child.stdout?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [kind, n = '', sha256 = ''] = line.split(' ');
      if (kind === 'ack') ack(Number(n));
      else if (kind === 'have') have.push([Number(n), sha256]);
      else if (kind === 'open') settle(true);
    }
  });
  return {
    have,
    opened,
    ended,
    words: () => words.trim(),
    async kill() {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It is gone.
      }
      await ended;
    },
  };
}

/** The server's process, from the file it keeps in its folder. */
function serverPid(folder: string): number | null {
  try {
    const text = readFileSync(path.join(folder, 'database', 'postmaster.pid'), 'utf8');
    return Number(text.split('\n')[0]) || null;
  } catch {
    return null;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
