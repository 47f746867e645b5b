import { afterAll, describe, expect, it } from 'vitest';
import { fuzz, leave, reportLine, stopFuzzing, type Fault } from './fuzz.ts';
import { mutantNumber } from './fuzz-order.ts';
import { allParsers, corpusOf } from './parsers.ts';

/*
 * Damaged and hostile input by the thousand: HEARSAY_FUZZ_RUNS mutants per parser (300 unless said; CI
 * gives each 20,000), made from HEARSAY_FUZZ_SEED. HEARSAY_FUZZ_ONLY=parser runs one, =parser:number one
 * mutant. From a thousand on it says how each parser did.
 */
const RUNS = Number(process.env['HEARSAY_FUZZ_RUNS'] ?? 300);
const SEED = Number(process.env['HEARSAY_FUZZ_SEED'] ?? 20261122);
const [only, number] = (process.env['HEARSAY_FUZZ_ONLY'] ?? '').split(':');
const parsers = allParsers().filter(({ name }) => (only ?? '') === '' || name === only);

afterAll(stopFuzzing);

describe('mutants', () => {
  it.each(parsers)('[IN235] $name has healthy seeds', ({ seeds }) => {
    expect(seeds.length).toBeGreaterThan(0);
  });

  // Two at a time, as there are cores; each in a process of its own.
  it.concurrent.each(parsers)(
    '[IN235] $name: no crash, nothing over two seconds, nothing over the memory cap',
    async (parser) => {
      const kept = corpusOf(parser.name).length;
      const range =
        number === undefined
          ? { from: -kept, to: RUNS }
          : { from: Number(number), to: Number(number) + 1 };
      const report = await fuzz(parser.name, SEED, range);
      if (RUNS >= 1000) process.stdout.write(`${reportLine(report)}\n`);
      const said = ({ number: at, what }: Fault): string =>
        `HEARSAY_FUZZ_SEED=${SEED} HEARSAY_FUZZ_ONLY=${parser.name}:${at} – ${what} – ${leave(parser.name, at, mutantNumber(parser, SEED, at))}`;
      expect(report.faults.map(said)).toEqual([]);
      expect(report.mutants).toBe(range.to - range.from);
    },
    1_200_000,
  );

  it('[IN236] the same seed makes the same mutants', async () => {
    for (const parser of parsers) {
      for (const at of [0, 7]) {
        expect(mutantNumber(parser, 5, at)).toEqual(mutantNumber(parser, 5, at));
      }
    }
    const some = parsers.map((parser) => mutantNumber(parser, 5, 1).bytes.length);
    const others = parsers.map((parser) => mutantNumber(parser, 6, 1).bytes.length);
    expect(some).not.toEqual(others);
  });
});
