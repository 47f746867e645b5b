import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { codeOf } from './files.ts';

/**
 * A process told apart from a later one that was given the same number: its id and, where the
 * system says it, when it began.
 */
export interface ProcessMark {
  readonly pid: number;
  /** The system's own words; compared, never read. Null when the system does not say. */
  readonly began: string | null;
}

/** The mark of this process. */
export function ownMark(): ProcessMark {
  return { pid: process.pid, began: processBegan(process.pid) };
}

/** True unless the process is certainly gone. */
export function isAlive(mark: ProcessMark): boolean {
  if (!Number.isSafeInteger(mark.pid) || mark.pid <= 0) return false;
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    if (codeOf(error) !== 'EPERM') return false;
  }
  if (isZombie(mark.pid)) return false;
  if (mark.began === null) return true;
  const began = processBegan(mark.pid);
  return began === null || began === mark.began;
}

/** When a process began, in the system's own words. */
function processBegan(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8);
      return `${boot}-${statFields(pid)[19]}`;
    }
    if (process.platform === 'win32') return null;
    const line = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return line.trim().replaceAll(/[^0-9A-Za-z]+/g, '-') || null;
  } catch {
    return null;
  }
}

/** Killed but not yet collected by its parent: it does nothing any more. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return statFields(pid)[0] === 'Z';
  } catch {
    return false;
  }
}

/** Fields of /proc/<pid>/stat from the state on; the name before it may hold spaces and brackets. */
function statFields(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
