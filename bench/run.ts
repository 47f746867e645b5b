/**
 * One command for all benchmarks: `npm run bench -- [which] [options]`. Ends with 1 when a figure falls
 * short of its floor (`floors.json`) or a set could not be worked on, with 2 when the command is not understood.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `npm run bench -- [which] [options]

which        engine, intake, desk; the engine unless said, all three in a quick run
--quick      small sets only, under two minutes for the engine; prints the tables and writes nothing
--write      write bench/results.md and docs/images/bench/*.svg; a full run does anyway
--print      print the tables instead, also in a full run
--set NAME   only this set, or this part of intake (may be repeated); prints the tables
--growth N   time and memory up to so many claims; 1e7, in a quick run 1e5
--data PATH  where the public sets are, one folder each; else where the tests look for them
--date DAY   the date to put on the results; today
`;

/** Each benchmark by name: it gives a line for whatever falls short. */
const BENCHMARKS = {
  engine: async (options: Options) => (await import('./engine.ts')).benchEngine(options),
  intake: async (options: Options) => (await import('./intake/run.ts')).benchIntake(options),
  desk: async (options: Options) => (await import('./desk/run.ts')).benchDesk(options),
} as const;

interface Options {
  readonly quick: boolean;
  readonly write: boolean;
  readonly date: string;
  readonly sets: readonly string[];
  readonly data: string;
  readonly growth: number | null;
  readonly say: (line: string) => void;
}

async function main(): Promise<number> {
  const { values, positionals } = parse();
  if (values.help === true) {
    process.stdout.write(HELP);
    return 0;
  }
  // All of them in full take longer than anybody waits; a set that is named is one of the engine's.
  const unsaid =
    values.quick === true && values.set === undefined ? Object.keys(BENCHMARKS) : ['engine'];
  const names = positionals.length > 0 ? positionals : unsaid;
  const unknown = names.filter((name) => !Object.hasOwn(BENCHMARKS, name));
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no benchmark ${unknown.join(', ')}; there is ${Object.keys(BENCHMARKS).join(', ')}.\n`,
    );
    return 2;
  }
  const quick = values.quick === true;
  const sets = values.set ?? [];
  const options: Options = {
    quick,
    sets,
    write: values.write === true || (!quick && sets.length === 0 && values.print !== true),
    growth: values.growth === undefined ? null : Number(values.growth),
    date: values.date ?? new Date().toISOString().slice(0, 10),
    data:
      values.data ??
      join(fileURLToPath(new URL('../..', import.meta.url)), 'shared', 'data', 'truth'),
    say: (line) => void process.stderr.write(`${line}\n`),
  };
  let broken = 0;
  for (const name of names) {
    const lines = await BENCHMARKS[name as keyof typeof BENCHMARKS](options);
    broken += lines.length;
    for (const line of lines) process.stderr.write(`Falls short: ${line}\n`);
  }
  return broken > 0 ? 1 : 0;
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: 'boolean' },
        write: { type: 'boolean' },
        print: { type: 'boolean' },
        help: { type: 'boolean' },
        set: { type: 'string', multiple: true },
        data: { type: 'string' },
        growth: { type: 'string' },
        date: { type: 'string' },
      },
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

process.exitCode = await main();
