/** A process of its own that gives mutants to parsers and tells how it went. */
import { writeSync } from 'node:fs';
import { forgiveLostPromises } from '#jobs/lost-promises.ts';
import {
  AT,
  LARGEST_MB,
  LONGEST_MS,
  mutantNumber,
  type FuzzNews,
  type FuzzOrder,
} from './fuzz-order.ts';
import { allParsers } from './parsers.ts';
import type { Mutant } from './mutant.ts';
import type { Parser } from './parsers.ts';

/** Every so many is read twice, and must come out the same. */
const TWICE = 50;
const parsers = allParsers();
const place = new Float64Array(1);

async function main({ parser: name, seed, from, to }: FuzzOrder): Promise<void> {
  const tell = (news: FuzzNews): void => void process.send?.(news);
  const parser = parsers.find((one) => one.name === name);
  if (parser === undefined) throw new Error(`There is no parser ${name}.`);
  const begin = process.cpuUsage();
  let slowest = 0;
  let slowestAt = from;
  let largest = 0;
  let number = from;
  while (number < to && largest <= LARGEST_MB) {
    place[0] = number;
    writeSync(AT, place, 0, 8, 0);
    const mutant = mutantNumber(parser, seed, number);
    const fault = (what: string): void => tell({ kind: 'fault', number, what });
    try {
      const { made, took } = await timed(parser, mutant);
      if (took > LONGEST_MS) fault(`took ${Math.round(took)} ms`);
      if (took > slowest) [slowest, slowestAt] = [took, number];
      if (number % TWICE === 0 && (await parser.run(mutant)) !== made) {
        fault('read twice, it came out differently');
      }
    } catch (error) {
      fault(
        error instanceof Error ? `${error.name}: ${error.message}\n${where(error)}` : String(error),
      );
    }
    // The most that was ever held, so that nothing is missed that was let go of before it was looked at.
    largest = process.resourceUsage().maxRSS / 1024;
    if (largest > LARGEST_MB) fault(`${Math.round(largest)} MB were held while it was read`);
    number += 1;
    // Whoever asked may be gone: readers that never wait would not let it be heard.
    if (number % 500 === 0) await new Promise((turn) => setImmediate(turn));
  }
  const { user, system } = process.cpuUsage(begin);
  tell({ kind: 'done', next: number, slowest, slowestAt, largest, cpu: (user + system) / 1e6 });
}

/** What was made of it, and in how many milliseconds. */
async function timed(parser: Parser, mutant: Mutant): Promise<{ made: string; took: number }> {
  const begin = performance.now();
  const made = await parser.run(mutant);
  const took = performance.now() - begin;
  if (took <= LONGEST_MS) return { made, took };
  // The machine may have been busy elsewhere: slow is what works so long each time.
  const [cpu, again] = [process.cpuUsage(), performance.now()];
  await parser.run(mutant);
  const { user, system } = process.cpuUsage(cpu);
  return { made, took: Math.min(took, performance.now() - again, (user + system) / 1000) };
}

/** The first places in the code that say where a fault is. */
function where(error: Error): string {
  return (error.stack ?? '').split('\n').slice(1, 6).join('\n');
}

// As the reading process does.
forgiveLostPromises();
process.on('disconnect', () => process.exit());
process.on('message', (order: FuzzOrder) => void main(order));
