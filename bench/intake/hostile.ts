/** What hostile files cost: mutants by the thousand, the named bombs, and the start of a reading process. */
import { readerBundle } from '#jobs/read-bundle.ts';
import { READ_LIMITS, stopReading } from '#jobs/read-in-worker.ts';
import { ReadProcess } from '#jobs/read-process.ts';
import { BOMBS } from '../../test/hostile/bombs.ts';
import { dropBomb } from '../../test/hostile/drop-bomb.ts';
import { fuzz, reportLine, stopFuzzing, type FuzzReport } from '../../test/fuzz/fuzz.ts';
import { allParsers } from '../../test/fuzz/parsers.ts';
import { atLeast, atMost, exactly, figure, type Figure, type FigureOptions } from './figure.ts';

const SEED = 4;

/** In a quick run no mutants and no bombs: the tests give them to every parser (`.ci/run`). */
export async function hostileFigures({ quick, say }: FigureOptions): Promise<readonly Figure[]> {
  const figures: Figure[] = [...(await startFigures())];
  if (!quick) {
    figures.push(...(await mutantFigures(say)), ...(await bombFigures()));
  }
  await stopReading();
  return figures;
}

async function mutantFigures(say: FigureOptions['say']): Promise<readonly Figure[]> {
  const runs = Number(process.env['HEARSAY_FUZZ_RUNS'] ?? 20_000);
  const begin = performance.now();
  const reports: FuzzReport[] = await Promise.all(
    allParsers().map(async ({ name }) => {
      const report = await fuzz(name, SEED, { from: 0, to: runs });
      say(reportLine(report));
      for (const { number, what } of report.faults.slice(0, 3)) say(`  ${name}:${number} ${what}`);
      return report;
    }),
  );
  stopFuzzing();
  const seconds = (performance.now() - begin) / 1000;
  const how = `test/fuzz, seed ${SEED}, ${reports.length} parsers`;
  const fewest = Math.min(...reports.map(({ mutants }) => mutants));
  const faults = reports.reduce((sum, one) => sum + one.faults.length, 0);
  const slowest = reports.reduce((a, b) => (b.slowestMs > a.slowestMs ? b : a));
  const largest = reports.reduce((a, b) => (b.largestMb > a.largestMb ? b : a));
  const work = reports.reduce((sum, one) => sum + one.cpuSeconds, 0);
  return [
    figure('hostile/mutants per parser', fewest, 'count', atLeast(20_000), how),
    figure('hostile/faults', faults, 'count', exactly(0), `crashes, over 2 s, over 1 GB; ${how}`),
    figure(
      'hostile/slowest mutant',
      slowest.slowestMs,
      'milliseconds',
      atMost(2000),
      `HEARSAY_FUZZ_SEED=${SEED} HEARSAY_FUZZ_ONLY=${slowest.parser}:${slowest.slowest}`,
    ),
    figure(
      'hostile/most held',
      largest.largestMb,
      'MB',
      atMost(1024),
      `at any moment, the program and all readers included; ${largest.parser}`,
    ),
    figure('hostile/all mutants, time', seconds, 'seconds', null, 'two processes side by side'),
    figure('hostile/all mutants, processor', work, 'seconds', null, 'loading apart'),
  ];
}

async function startFigures(): Promise<readonly Figure[]> {
  const bundle = await readerBundle();
  const begin = performance.now();
  const reader = await ReadProcess.start(bundle, READ_LIMITS.megabytes);
  await reader.read(new TextEncoder().encode('hello'), 'a.txt', {}, READ_LIMITS);
  const first = performance.now() - begin;
  const times: number[] = [];
  for (let i = 0; i < 50; i += 1) {
    const start = performance.now();
    await reader.read(new TextEncoder().encode(`hello ${i}`), 'a.txt', {}, READ_LIMITS);
    times.push(performance.now() - start);
  }
  await reader.end();
  const median = times.sort((a, b) => a - b)[25] ?? Number.NaN;
  return [
    figure(
      'hostile/first file after a start',
      first,
      'milliseconds',
      atMost(1000),
      'a note of five letters in a new process',
    ),
    figure(
      'hostile/next file',
      median,
      'milliseconds',
      null,
      'median of 50 short notes in the same process',
    ),
  ];
}

async function bombFigures(): Promise<readonly Figure[]> {
  let inWords = 0;
  let slowest = { name: '', seconds: 0 };
  for (const bomb of BOMBS) {
    const crater = await dropBomb(bomb);
    const said = [...crater.refused, ...crater.notes].join('\n');
    const end = crater.refused.length > 0 ? 'refused' : 'read';
    if (bomb.says.test(said) && end === bomb.end && !/The reader broke/.test(said)) inWords += 1;
    if (crater.seconds > slowest.seconds) slowest = { name: bomb.name, seconds: crater.seconds };
  }
  return [
    figure(
      'hostile/bombs refused or read in words',
      inWords,
      'count',
      exactly(BOMBS.length),
      `test/hostile/bombs.ts, ${BOMBS.length} of them`,
    ),
    figure('hostile/slowest bomb', slowest.seconds, 'seconds', atMost(10), slowest.name),
  ];
}
