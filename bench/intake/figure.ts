/**
 * One measured figure of intake, and how a list of them is shown.
 *
 * Each part that is measured has a file here with one function:
 *
 *     export async function chatFigures(options: FigureOptions): Promise<readonly Figure[]>
 *
 * Names are `part/what`, such as `chat/100,000 messages`; a floor in `floors.json` names a figure by it.
 */
export interface FigureOptions {
  /** Only what takes a few seconds. A figure whose name is in both runs must mean the same in both. */
  readonly quick: boolean;
  /** The folder with public data, one folder a set; it may be absent. */
  readonly data: string;
  /** Tells a person what is being done, one line. */
  readonly say: (line: string) => void;
}

export interface Figure {
  readonly name: string;
  /** Shares from 0 to 1, seconds, megabytes, counts: as `unit` says. NaN where nothing could be measured. */
  readonly value: number;
  readonly unit: Unit;
  /** What we set out to reach; null where nothing was asked. */
  readonly target: Target | null;
  /** Whether the target is reached; null without one. */
  readonly met: boolean | null;
  /** On what and how it was measured, one line: what a reader needs to measure it again. */
  readonly how: string;
}

export type Unit = 'share' | 'figure' | 'count' | 'seconds' | 'milliseconds' | 'MB' | 'per second';

export interface Target {
  readonly op: '≥' | '≤' | '=';
  readonly value: number;
}

/** A figure held against its target. A value that is no number meets none. */
export function figure(
  name: string,
  value: number,
  unit: Unit,
  target: Target | null,
  how: string,
): Figure {
  return { name, value, unit, target, met: target === null ? null : meets(value, target), how };
}

export const atLeast = (value: number): Target => ({ op: '≥', value });
export const atMost = (value: number): Target => ({ op: '≤', value });
export const exactly = (value: number): Target => ({ op: '=', value });

function meets(value: number, { op, value: aim }: Target): boolean {
  // NaN compares as false each time, which is what is wanted.
  return op === '≥' ? value >= aim : op === '≤' ? value <= aim : value === aim;
}

/** A Markdown table of figures, each part under a heading of its own. */
export function figureTable(figures: readonly Figure[]): string {
  const parts = new Map<string, Figure[]>();
  for (const one of figures) {
    const part = one.name.split('/')[0] ?? '';
    parts.set(part, [...(parts.get(part) ?? []), one]);
  }
  return [...parts].map(([part, own]) => `## ${part}\n\n${partTable(part, own)}`).join('\n');
}

function partTable(part: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, target, met, how }) => {
    const aim = target === null ? '' : `${target.op} ${shownFigure(target.value, unit)}`;
    const verdict = met === null ? '' : met ? 'yes' : '**no**';
    const what = name === part ? name : name.slice(part.length + 1);
    return `| ${[what, shownFigure(value, unit), aim, verdict, how].map(cell).join(' | ')} |\n`;
  });
  return `| what | measured | aim | met | how |\n| -- | --: | --: | -- | -- |\n${rows.join('')}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** The same list for a terminal: one line each, measured beside what was aimed at. */
export function printFigures(figures: readonly Figure[]): string {
  const width = Math.max(0, ...figures.map(({ name }) => name.length));
  return figures
    .map(({ name, value, unit, target, met }) => {
      const shown = shownFigure(value, unit).padStart(12);
      const aim = target === null ? '' : `  (${target.op} ${shownFigure(target.value, unit)})`;
      return `${met === false ? '✗' : met === true ? '✓' : ' '} ${name.padEnd(width)} ${shown}${aim}\n`;
    })
    .join('');
}

export function shownFigure(value: number, unit: Unit): string {
  if (Number.isNaN(value)) return 'not measured';
  switch (unit) {
    case 'share':
      return `${(100 * value).toFixed(1)} %`;
    case 'figure':
      return value.toFixed(3);
    case 'count':
      return Math.round(value).toLocaleString('en-US');
    case 'seconds':
      return `${value.toFixed(value < 10 ? 2 : 1)} s`;
    case 'milliseconds':
      return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
    case 'MB':
      return `${Math.round(value)} MB`;
    case 'per second':
      return `${Math.round(value).toLocaleString('en-US')} /s`;
  }
}
