/**
 * Figures the engine must not fall short of, `floors.json`: a list of `{ "figure": "D_Product/accuracy",
 * "least": 0.93 }` or `"most"`. Names as in `figures.ts`. A floor on what was not run (a set that is
 * absent, or left out of a quick run) says nothing; one on a set the engine failed on is broken.
 */
import { readFileSync } from 'node:fs';
import type { Figures } from './figures.ts';
import type { TaskReport } from './outcome.ts';

export interface Floor {
  readonly figure: string;
  readonly least?: number;
  readonly most?: number;
}

export function readFloors(): readonly Floor[] {
  return JSON.parse(readFileSync(new URL('./floors.json', import.meta.url), 'utf8')) as Floor[];
}

/** One line for each floor that is broken. */
export function brokenFloors(
  floors: readonly Floor[],
  figures: Figures,
  reports: readonly Pick<TaskReport, 'name' | 'failed'>[],
): readonly string[] {
  const failed = new Map(reports.map(({ name, failed: why }) => [name, why]));
  return floors.flatMap(({ figure, least, most }) => {
    const value = figures.get(figure);
    if (value === undefined) {
      const set = figure.slice(0, figure.lastIndexOf('/'));
      const why = failed.get(set) ?? null;
      return why === null ? [] : [`${figure}: no figure, ${why}`];
    }
    // Written so that a figure that is no number breaks its floor.
    if (least !== undefined && !(value >= least)) {
      return [`${figure}: ${value.toFixed(4)} is under ${least}`];
    }
    if (most !== undefined && !(value <= most)) {
      return [`${figure}: ${value.toFixed(4)} is over ${most}`];
    }
    return [];
  });
}
