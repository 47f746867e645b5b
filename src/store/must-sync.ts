import { writeSync } from 'node:fs';

/**
 * Syncs, or ends the process at once.
 *
 * After a failed fsync nobody knows what is on the disk: the kernel may have thrown the unsynced
 * pages away and marked them clean, so that a second fsync succeeds without having written anything
 * (Rebello et al., *Can Applications Recover from fsync Failures?*, USENIX ATC 2020; PostgreSQL
 * panics for the same reason). Nothing may be acknowledged any more, so nothing may run any more.
 */
export async function mustSync(path: string, sync: () => Promise<void>): Promise<void> {
  try {
    await sync();
  } catch (error) {
    // A folder that could not even be opened (too many open files) was not synced wrongly: the
    // caller fails and acknowledges nothing, and the process may live.
    if (error instanceof Error && 'syscall' in error && error.syscall === 'open') throw error;
    endProcess(path, error);
  }
}

function endProcess(path: string, error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  writeSync(
    2,
    `hearsay: ${path} could not be synced to the disk (${reason}). Stopped at once: nothing unsynced ` +
      `was acknowledged. Check the disk before you start again.\n`,
  );
  // Not process.exit: its listeners would run, and so might code that answers somebody.
  process.kill(process.pid, 'SIGKILL');
  throw error;
}
