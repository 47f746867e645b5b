/**
 * Transcribes the figures of other tools from the page they were measured on into `peers.json`: figures
 * are facts; nothing else is taken over. Run again when the page changes:
 *
 *   node --import tsx bench/make-peers.ts ../shared/research/truth.md
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { PeerFigures } from './peers.ts';

const FIELDS: Readonly<Record<string, keyof PeerFigures>> = {
  'accuracy %': 'accuracy',
  'log-loss': 'logLoss',
  Brier: 'brier',
  ECE: 'ece',
  MAE: 'mae',
  RMSE: 'rmse',
  s: 'seconds',
};

export function readPeers(page: string): Record<string, Record<string, PeerFigures>> {
  const sets: Record<string, Record<string, PeerFigures>> = {};
  for (const section of page.split(/^## /m).slice(1)) {
    const set = /^(\S+)\s+\(gold items/.exec(section)?.[1];
    if (set === undefined) continue;
    const lines = section.split('\n').filter((line) => line.startsWith('|'));
    const cells = (line: string) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
    const header = cells(lines[0] ?? '');
    sets[set] = Object.fromEntries(
      lines.slice(2).map((line) => {
        const [method = '', ...figures] = cells(line);
        const own = figures.flatMap((figure, k) => {
          const field = FIELDS[header[k + 1] ?? ''];
          if (field === undefined || figure === '') return [];
          const x = Number(figure);
          return [[field, field === 'accuracy' ? Number((x / 100).toFixed(4)) : x] as const];
        });
        return [method, Object.fromEntries(own) as PeerFigures];
      }),
    );
  }
  return sets;
}

/** As the house's formatter has it. */
function oneLine(figures: PeerFigures): string {
  const pairs = Object.entries(figures).map(([name, x]) => `${JSON.stringify(name)}: ${x}`);
  return `{ ${pairs.join(', ')} }`;
}

const page = process.argv[2];
if (import.meta.url === `file://${process.argv[1]}`) {
  if (page === undefined) throw new Error('Name the page to transcribe.');
  const file = new URL('./peers.json', import.meta.url);
  const sets = Object.entries(readPeers(readFileSync(page, 'utf8'))).map(([set, methods]) => {
    const lines = Object.entries(methods).map(
      ([name, figures]) => `    ${JSON.stringify(name)}: ${oneLine(figures)}`,
    );
    return `  ${JSON.stringify(set)}: {\n${lines.join(',\n')}\n  }`;
  });
  writeFileSync(file, `{\n${sets.join(',\n')}\n}\n`);
}
