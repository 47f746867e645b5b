/** One order in a process of its own. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TaskReport } from './outcome.ts';
import type { Order } from './run-task.ts';

const PROGRAM = fileURLToPath(new URL('./run-task.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The report, or why there is none. */
export function inChild(order: Order, seconds: number): Promise<TaskReport | string> {
  return new Promise((done) => {
    const child = fork(PROGRAM, [], {
      cwd: ROOT,
      execArgv: ['--import', 'tsx', '--max-old-space-size=8192'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let report: TaskReport | null = null;
    let late = false;
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk}`.slice(-4000)));
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, seconds * 1000);
    child.once('message', (message) => (report = message as TaskReport));
    child.once('error', (error) => done(error.message));
    child.once('exit', (code) => {
      clearTimeout(timer);
      done(
        report ??
          (late ? `not done within ${seconds} s` : `ended with ${code}: ${errorLine(said)}`),
      );
    });
    child.send(order);
  });
}

/** The line that names the error, of all a failing program says. */
function errorLine(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.findLast(Boolean) ?? '';
}
