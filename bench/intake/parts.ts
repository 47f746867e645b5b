/** What is measured of intake: one file here a part, with one function that gives its figures. */
import type { Figure, FigureOptions } from './figure.ts';

export type MeasurePart = (options: FigureOptions) => Promise<readonly Figure[]>;

/** Parts in the order they are shown; a part is loaded only when it is measured. */
const PARTS: Readonly<Record<string, () => Promise<MeasurePart>>> = {
  polnear: async () => (await import('./polnear.ts')).polnearFigures,
  values: async () => (await import('./values.ts')).valueFigures,
  names: async () => (await import('./names.ts')).nameFigures,
  places: async () => (await import('./places.ts')).placeFigures,
  repair: async () => (await import('./repair.ts')).repairFigures,
  chat: async () => (await import('./chat.ts')).chatFigures,
  documents: async () => (await import('./documents.ts')).documentFigures,
  photos: async () => (await import('./photos.ts')).photoFigures,
  hostile: async () => (await import('./hostile.ts')).hostileFigures,
};

export function partNames(): readonly string[] {
  return Object.keys(PARTS);
}

/** Throws on a name that is no part. */
export function partNamed(part: string): Promise<MeasurePart> {
  const load = PARTS[part];
  if (load === undefined) throw new Error(`Nothing of intake is called ${part}.`);
  return load();
}
