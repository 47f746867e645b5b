/**
 * How well damaged text is restored: invented prose in fourteen languages, damaged in twenty ways,
 * repaired, compared with what it was. Run by itself: `node --import tsx bench/intake/repair.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { repair } from '../../src/1-intake/repair/repair.ts';
import { DAMAGE, expected } from './damage.ts';
import { atLeast, exactly, figure, type Figure, type FigureOptions } from './figure.ts';

export interface RepairFigure {
  readonly kind: string;
  readonly language: string;
  /** Share of the characters that are what they were. */
  readonly restored: number;
  readonly floor: number;
}

export interface RepairMeasured {
  readonly figures: readonly RepairFigure[];
  /** Repairs made in healthy prose, by language: all must be 0. */
  readonly healthy: Readonly<Record<string, number>>;
  /** Megabytes of healthy ASCII, of healthy Arabic and of damaged English a second. */
  readonly speed: { readonly ascii: number; readonly arabic: number; readonly damaged: number };
}

const PROSE = fileURLToPath(new URL('../../src/1-intake/repair/prose/', import.meta.url));

/** The invented prose, by language. */
export function readProse(): ReadonlyMap<string, string> {
  const files = readdirSync(PROSE).filter((name) => name.endsWith('.txt'));
  return new Map(files.map((name) => [name.slice(0, -4), readFileSync(PROSE + name, 'utf8')]));
}

/** Damages and repairs everything; `speed` false leaves the clock out. */
export function measureRepair(speed = true): RepairMeasured {
  const prose = readProse();
  const figures: RepairFigure[] = [];
  const healthy: Record<string, number> = {};
  for (const [language, text] of prose) healthy[language] = repair(text).repairs.length;
  for (const kind of DAMAGE) {
    for (const language of kind.languages) {
      const text = prose.get(language);
      if (text === undefined) throw new Error(`There is no prose in ${language} to damage.`);
      const was = expected(text, kind);
      const damaged = kind.damage(text);
      const wrong = distance(was, repair(damaged).text);
      figures.push({
        kind: kind.name,
        language,
        restored: 1 - wrong / was.length,
        floor: kind.floor,
      });
    }
  }
  return {
    figures,
    healthy,
    speed: speed ? measureSpeed(prose) : { ascii: 0, arabic: 0, damaged: 0 },
  };
}

/** What the bench shows of it. The speed of one second's work is left out of a quick run. */
export async function repairFigures({ quick }: FigureOptions): Promise<readonly Figure[]> {
  const { figures, healthy, speed } = measureRepair(!quick);
  const touched = Object.values(healthy).reduce((sum, count) => sum + count, 0);
  const prose = `prose of ${Object.keys(healthy).length} languages`;
  const kinds = [...new Set(figures.map(({ kind }) => kind))].map((kind) => {
    const own = figures.filter((one) => one.kind === kind);
    const worst = own.reduce((least, one) => (one.restored < least.restored ? one : least));
    const how = `letters as they were before the damage; the worst of ${own.length} languages (${worst.language})`;
    return figure(`repair/${kind}`, worst.restored, 'share', atLeast(worst.floor), how);
  });
  const speeds = quick
    ? []
    : Object.entries(speed).map(([what, rate]) =>
        figure(`repair/MB of ${what} text in a second`, rate, 'MB', null, 'one core, warm'),
      );
  return [
    figure('repair/repairs in healthy prose', touched, 'count', exactly(0), prose),
    ...kinds,
    ...speeds,
  ];
}

function measureSpeed(prose: ReadonlyMap<string, string>): RepairMeasured['speed'] {
  const rate = (text: string): number => {
    const long = text.repeat(Math.ceil(4e6 / text.length));
    repair(long.slice(0, 200_000));
    const start = performance.now();
    repair(long);
    return Buffer.byteLength(long) / 1e3 / (performance.now() - start);
  };
  const english = prose.get('en') ?? '';
  const lone = DAMAGE.find((kind) => kind.name.startsWith('a lone'));
  return {
    ascii: rate(english.replace(/[^\0-\u007F]/g, "'")),
    arabic: rate(prose.get('ar') ?? ''),
    damaged: rate(lone?.damage(english) ?? ''),
  };
}

/** Levenshtein distance, line by line where the lines are as many (damage keeps lines). */
export function distance(a: string, b: string): number {
  if (a === b) return 0;
  const [as, bs] = [a.split('\n'), b.split('\n')];
  if (as.length !== bs.length || as.length === 1) return levenshtein(a, b);
  return as.reduce((sum, line, i) => sum + levenshtein(line, bs[i] ?? ''), 0);
}

function levenshtein(left: string, right: string): number {
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let end = 0;
  const shorter = Math.min(left.length, right.length) - start;
  while (end < shorter && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const a = left.slice(start, left.length - end);
  const b = right.slice(start, right.length - end);
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      next.push(
        Math.min(
          (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1),
          (row[j + 1] ?? 0) + 1,
          (next[j] ?? 0) + 1,
        ),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The figures as lines of a Markdown table, worst language of each kind. */
export function repairTable({ figures, healthy, speed }: RepairMeasured): string[] {
  const lines = ['| damage | languages | restored, mean | worst |', '| -- | -- | -- | -- |'];
  for (const kind of new Set(figures.map((one) => one.kind))) {
    const these = figures.filter((one) => one.kind === kind);
    const mean = these.reduce((sum, one) => sum + one.restored, 0) / these.length;
    const worst = these.reduce((least, one) => (one.restored < least.restored ? one : least));
    const short = worst.restored < worst.floor ? ' **falls short**' : '';
    lines.push(
      `| ${kind} | ${these.length} | ${(mean * 100).toFixed(2)} % | ${(worst.restored * 100).toFixed(2)} % (${worst.language})${short} |`,
    );
  }
  const touched = Object.entries(healthy).filter(([, count]) => count > 0);
  lines.push(
    '',
    touched.length === 0
      ? `Healthy prose in ${Object.keys(healthy).length} languages: no repair.`
      : `Healthy prose was touched: ${touched.map(([code, n]) => `${code} ${n}`).join(', ')}.`,
    `Speed: ${speed.ascii.toFixed(0)} MB/s plain ASCII, ${speed.arabic.toFixed(0)} MB/s healthy Arabic, ${speed.damaged.toFixed(0)} MB/s English with lone â.`,
  );
  return lines;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${repairTable(measureRepair()).join('\n')}\n`);
}
