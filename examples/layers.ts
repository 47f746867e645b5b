/**
 * Chains that are known: `from` names whom somebody has it from.
 *
 * Six people repeat what the baker saw, some of them through the driver; two have it from a teacher whom we
 * never heard. Nine reports, two origins.
 */
import { corroborate } from 'hearsay/engine';

const question = 'Is the bridge down?';
const told = (source: string, from?: string) => ({
  source,
  question,
  value: 'yes',
  from,
  basis: from === undefined ? 'saw' : 'heard',
});

const layers = [
  ['one who saw it', [told('baker')]],
  [
    'six repeat it',
    [
      told('driver', 'baker'),
      told('Ada', 'baker'),
      told('Bo', 'baker'),
      told('Cy', 'driver'),
      told('Dee', 'driver'),
      told('Eli', 'Dee'),
    ],
  ],
  ['two have it from somebody we never heard', [told('Fay', 'teacher'), told('Gus', 'teacher')]],
] as const;

process.stdout.write(`${' '.repeat(42)}reports / origins\n`);
const rows: ReturnType<typeof told>[] = [];
for (const [what, more] of layers) {
  rows.push(...more);
  const { findings } = corroborate(rows);
  const [one] = findings;
  // What it would be were everybody a witness.
  const counted = corroborate(rows, { independent: true }).findings[0];
  process.stdout.write(
    `${what.padEnd(42)}${one?.reports} / ${one?.origins}   ${percent(one?.probability)}` +
      `${rows.length > 1 ? `   counted as witnesses ${percent(counted?.probability)}` : ''}\n`,
  );
}

function percent(p = NaN): string {
  return `${(100 * p).toFixed(1)} %`;
}
