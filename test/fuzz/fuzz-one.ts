/** A process of its own that gives mutants to parsers and tells how it went, one by one. */
import {
  LARGEST_MB,
  LONGEST_MS,
  mutantNumber,
  type FuzzNews,
  type FuzzOrder,
} from './fuzz-order.ts';
import { allParsers } from './parsers.ts';

/** Every so many is read twice, and must come out the same. */
const TWICE = 50;
const parsers = allParsers();

async function main({ parser: name, seed, from, to }: FuzzOrder): Promise<void> {
  const tell = (news: FuzzNews): void => void process.send?.(news);
  const parser = (await parsers).find((one) => one.name === name);
  if (parser === undefined) throw new Error(`There is no parser ${name}.`);
  const before = process.cpuUsage();
  let slowest = 0;
  let largest = 0;
  for (let number = from; number < to; number += 1) {
    tell({ kind: 'at', number });
    const mutant = mutantNumber(parser, seed, number);
    const fault = (what: string): void => tell({ kind: 'fault', number, what });
    try {
      const before = performance.now();
      const first = await parser.run(mutant);
      let took = performance.now() - before;
      // The machine may have been busy elsewhere: only what is slow twice is slow.
      if (took > LONGEST_MS) {
        const again = performance.now();
        await parser.run(mutant);
        took = Math.min(took, performance.now() - again);
        if (took > LONGEST_MS) fault(`took ${Math.round(took)} ms`);
      }
      slowest = Math.max(slowest, took);
      if (number % TWICE === 0 && (await parser.run(mutant)) !== first) {
        fault('read twice, it came out differently');
      }
    } catch (error) {
      fault(
        error instanceof Error ? `${error.name}: ${error.message}\n${where(error)}` : String(error),
      );
    }
    const megabytes = process.memoryUsage.rss() / 2 ** 20;
    largest = Math.max(largest, megabytes);
    if (megabytes > LARGEST_MB) return fault(`${Math.round(megabytes)} MB are held after it`);
  }
  const { user, system } = process.cpuUsage(before);
  tell({ kind: 'done', slowest, largest, cpu: (user + system) / 1e6 });
}

/** The first places in the code that say where a fault is. */
function where(error: Error): string {
  return (error.stack ?? '').split('\n').slice(1, 6).join('\n');
}

process.on('message', (order: FuzzOrder) => void main(order));
