import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** How often a process that reads is looked at. */
const EVERY_MS = 50;
const EVERY_MS_BY_PS = 500;

/**
 * Watches how much memory a process really holds – heap, buffers, WebAssembly – and calls `over` once
 * when it is more than `bytes`. Gives a function that ends the watch. From Linux's `/proc`, else from
 * `ps`; on Windows there is only the limit on the heap.
 */
export function watchMemory(pid: number, bytes: number, over: () => void): () => void {
  if (process.platform === 'win32') return () => undefined;
  const linux = process.platform === 'linux';
  let ended = false;
  const timer = setInterval(
    () => {
      void (linux ? residentHere(pid) : residentByPs(pid)).then((held) => {
        if (ended || held === null || held <= bytes) return;
        ended = true;
        clearInterval(timer);
        over();
      });
    },
    linux ? EVERY_MS : EVERY_MS_BY_PS,
  );
  timer.unref();
  return () => {
    ended = true;
    clearInterval(timer);
  };
}

/** Bytes a process holds in memory; null when it is gone. */
export async function residentHere(pid: number): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'latin1');
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

function residentByPs(pid: number): Promise<number | null> {
  return new Promise((done) => {
    execFile('/bin/ps', ['-o', 'rss=', '-p', String(pid)], (error, said) => {
      const kilobytes = Number.parseInt(said, 10);
      done(error !== null || Number.isNaN(kilobytes) ? null : kilobytes * 1024);
    });
  });
}
