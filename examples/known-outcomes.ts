/**
 * Outcomes teach who is reliable.
 *
 * Ada and Bo contradict each other eight times out of eight. From the reports alone nobody can tell
 * who is right. Six of the crossings were visited afterwards; what was found there says a good deal
 * about the two that were not.
 */
import { corroborate } from 'hearsay/engine';

const crossings = ['Oru', 'Tamm', 'Sefa', 'Lodi', 'Brek', 'Nahr', 'Kesh', 'Vale'];
const rows = crossings.flatMap((crossing, i) => [
  { source: 'Ada', question: crossing, value: i % 3 === 0 ? 'open' : 'shut' },
  { source: 'Bo', question: crossing, value: i % 3 === 0 ? 'shut' : 'open' },
]);
/** What turned out: Ada was right about all six. */
const known = new Map(
  crossings.slice(0, 6).map((crossing, i) => [crossing, i % 3 === 0 ? 'open' : 'shut']),
);

for (const [heading, options] of [
  ['from the reports alone', {}],
  ['with six known outcomes', { known }],
] as const) {
  const { findings, sources } = corroborate(rows, options);
  print(heading);
  for (const { source, rate } of sources) print(`  ${source.padEnd(5)}right ${percent(rate.mean)}`);
  for (const { question, answers } of findings.slice(6)) {
    const shown = answers.map(({ value, probability }) => `${value} ${percent(probability)}`);
    print(`  ${question.padEnd(5)}${shown.join(', ')}`);
  }
}

function percent(p: number): string {
  return `${(100 * p).toFixed(0)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
