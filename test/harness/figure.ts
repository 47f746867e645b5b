import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What a harness found. With no loss in n trials the true rate is below 3/n with 95 % confidence
 * (the rule of three; Hanley and Lippman-Hand, 1983).
 */
export interface Figure {
  readonly n: number;
  readonly seed: number;
  readonly seconds: number;
  readonly lost: number;
  readonly [more: string]: number | string;
}

/** Prints one line and keeps the figure in `figures/<name>.json`. */
export function report(name: string, figure: Figure): void {
  const bound3N = figure.lost === 0 ? Number((3 / figure.n).toFixed(5)) : null;
  const folder = fileURLToPath(new URL('../../figures/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify({ ...figure, bound3N }, null, 2)}\n`);
  const words = Object.entries(figure).map(([key, value]) => `${key} ${value}`);
  process.stdout.write(
    `${name}: ${words.join(', ')}${bound3N === null ? '' : `, below ${bound3N}`}\n`,
  );
}
