/**
 * Questions of a table whose values are points, as columns for the model of points; what comes back is
 * the area that holds the place with 90 % (`numbers/fit-points.ts`).
 *
 * Which of the points claimed is the likeliest is a matter of the question's own network
 * (`domain-point.ts`); the area says how far from all of them the place may lie. As everywhere a claim
 * is a row with a voice. A value that is no point is left out here.
 */
import { at } from './channel.ts';
import { fitPoints, type PointsFit } from './numbers/fit-points.ts';
import type { Area } from './results/question-result.ts';
import type { ChoiceRows } from './table-choices.ts';
import { readValue } from './table/read-value.ts';

/** The area of the n-th of the questions; null where nobody named a point. */
export type AreaOf = (n: number) => Area | null;

/** `questions`: those whose values are points. `rho` 0 counts every report in full. */
export function fitPointQuestions(rows: ChoiceRows, questions: Int32Array, rho?: number): AreaOf {
  const { table, grouped, voice, voices } = rows;
  const start = [0];
  const source: number[] = [];
  const latitude: number[] = [];
  const longitude: number[] = [];
  const precision: number[] = [];
  for (const q of questions) {
    for (let k = at(grouped.start, q); k < at(grouped.start, q + 1); k++) {
      const i = at(grouped.rows, k);
      if (at(voice, i) < 0) continue;
      const point = readValue(table.values.at(at(table.value, i)), 'point');
      if (point.type !== 'point') continue;
      source.push(at(voice, i));
      latitude.push(point.lat);
      longitude.push(point.lon);
      precision.push(point.radius);
    }
    start.push(source.length);
  }
  const points = {
    sources: voices,
    questions: questions.length,
    start: Int32Array.from(start),
    source: Int32Array.from(source),
    latitude: Float64Array.from(latitude),
    longitude: Float64Array.from(longitude),
    precision: Float64Array.from(precision),
  };
  const fit = fitPoints(points, rho === undefined ? {} : { rho });
  return (n) => areaOf(fit, n);
}

function areaOf(fit: PointsFit, n: number): Area | null {
  if (Number.isNaN(at(fit.radius, n))) return null;
  return {
    lat: at(fit.latitude, n),
    lon: at(fit.longitude, n),
    radius: at(fit.radius, n),
    bimodal: at(fit.bimodal as unknown as Int32Array, n) === 1,
  };
}
