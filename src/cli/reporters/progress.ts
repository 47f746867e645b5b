import cliProgress from 'cli-progress';

/** A bar on standard error while something long runs; silent when that is not a terminal. */
export interface Progress {
  update(done: number, total: number, counted?: string): void;
  stop(): void;
}

/** What is counted: things, or bytes – then `counted` says how many things, beside the rate and time left. */
export type Counting = 'things' | 'bytes';

export function progress(what: string, counting: Counting = 'things'): Progress {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar({
    format:
      counting === 'things'
        ? `${what} [{bar}] {value}/{total} · {eta_formatted} left`
        : `${what} [{bar}] {percentage} % · {counted} · {rate} MB/s · {eta_formatted} left`,
    hideCursor: true,
    stopOnComplete: false,
    barsize: 24,
  });
  let started = false;
  let begin = 0;
  return {
    update(done, total, counted = '') {
      if (!started) {
        begin = performance.now();
        bar.start(total, done, { counted, rate: '–' });
        started = true;
      } else {
        bar.setTotal(total);
        const seconds = Math.max(0.001, (performance.now() - begin) / 1000);
        bar.update(done, { counted, rate: (done / 1e6 / seconds).toFixed(1) });
      }
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
