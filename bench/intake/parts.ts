/** What is measured of intake: one file here a part, with one function that gives its figures. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Figure, FigureOptions } from './figure.ts';

export type MeasurePart = (options: FigureOptions) => Promise<readonly Figure[]>;

/** Parts in the order they are shown, each with the name of its function; its file has the part's name. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  polnear: 'polnearFigures',
  values: 'valueFigures',
  names: 'nameFigures',
  places: 'placeFigures',
  repair: 'repairFigures',
  chat: 'chatFigures',
  documents: 'documentFigures',
  photos: 'photoFigures',
  hostile: 'hostileFigures',
};

/** The parts that are there to be measured. */
export function partNames(): readonly string[] {
  return Object.keys(FUNCTIONS).filter((part) => existsSync(fileURLToPath(urlOf(part))));
}

/** Loaded only when it is measured. Throws when the file has no such function. */
export async function partNamed(part: string): Promise<MeasurePart> {
  const name = FUNCTIONS[part] ?? '';
  const module = (await import(urlOf(part).href)) as Record<string, MeasurePart | undefined>;
  const measure = module[name];
  if (measure === undefined) throw new Error(`bench/intake/${part}.ts has no function ${name}.`);
  return measure;
}

function urlOf(part: string): URL {
  return new URL(`./${part}.ts`, import.meta.url);
}
