import cliProgress from 'cli-progress';

/** A bar on standard error while something long runs; silent when that is not a terminal. */
export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

export function progress(what: string): Progress {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar({
    format: `${what} [{bar}] {value}/{total} · {eta_formatted} left`,
    hideCursor: true,
    stopOnComplete: false,
    barsize: 24,
  });
  let started = false;
  return {
    update(done, total) {
      if (!started) {
        bar.start(total, done);
        started = true;
      } else {
        bar.setTotal(total);
        bar.update(done);
      }
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
