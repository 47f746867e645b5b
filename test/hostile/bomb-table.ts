import { BOMBS } from './bombs.ts';

/** The table of `docs/hostile-files.md`. */
export function bombTable(): string {
  const rows = BOMBS.map(({ name, how, end }) => `| ${name} | ${how} | ${end} |\n`);
  return `| bomb | what it is | what happens |\n| -- | -- | -- |\n${rows.join('')}`;
}
