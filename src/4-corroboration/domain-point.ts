/**
 * Points on the ground.
 *
 * Two points are the same place when they are nearer to each other than `samePlace`, or than the
 * smaller of the two stated radii; places are the clusters that follow (single linkage: a chain of
 * near points is one place). A statement supports every place within its own radius, so a coarse one
 * supports several, as a district supports its villages.
 *
 * Distances are great-circle distances on a sphere of 6,371,008.8 m (haversine formula, which keeps
 * its digits for near points); the error against the ellipsoid is below 0.6 %.
 */
import { metres, type Metres } from '#terms/quantities.ts';
import { formatValue } from '#claims/format-value.ts';
import type { Value } from '#claims/value.ts';
import type { Domain, Said } from './domain.ts';
import type { Settings } from './settings.ts';
import { denied, plainStates, spreadAnswers } from './spread-answers.ts';

type Point = Extract<Value, { type: 'point' }>;

const EARTH = 6_371_008.8;

export function groundDistance(
  a: { readonly lat: number; readonly lon: number },
  b: { readonly lat: number; readonly lon: number },
): Metres {
  const rad = Math.PI / 180;
  const dLat = Math.sin(((b.lat - a.lat) * rad) / 2);
  const dLon = Math.sin(((b.lon - a.lon) * rad) / 2);
  const h = dLat * dLat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * dLon * dLon;
  // Rounding may carry h a hair past 1 for antipodes, where asin is not defined.
  return metres(2 * EARTH * Math.asin(Math.sqrt(Math.min(1, h))));
}

export function pointDomain(said: readonly Said[], settings: Settings): Domain {
  const distinct = new Map<string, Point>();
  for (const { value } of said) if (value.type === 'point') distinct.set(nameOf(value), value);
  const points = [...distinct.values()].sort(
    (a, b) => a.lat - b.lat || a.lon - b.lon || a.radius - b.radius,
  );
  const clusters = cluster(points, settings.samePlace);
  const home = new Map(clusters.flatMap((own, i) => own.map((p) => [nameOf(p), i] as const)));
  const centres = clusters.map(centreOf);
  const answers = spreadAnswers(
    clusters.map(() => 1),
    'open',
    settings,
  );
  const index = (value: Value) => (value.type === 'point' ? (home.get(nameOf(value)) ?? -1) : -1);
  const cache = new Map<string, Float64Array>();
  return {
    answers,
    listed: centres.map((value) => ({ value, label: formatValue(value) })),
    ...plainStates(answers.states),
    answerFor: index,
    statement(one) {
      const { value, polarity } = one;
      const i = index(value);
      if (i < 0 || value.type !== 'point') return null;
      const key = polarity + nameOf(value);
      let statement = cache.get(key);
      if (statement === undefined) {
        statement = new Float64Array(answers.states);
        centres.forEach((centre, j) => {
          const near = groundDistance(centre, value) <= Math.max(settings.samePlace, value.radius);
          if (j === i || near) (statement as Float64Array)[j] = 1;
        });
        if (polarity === 'denies') statement = denied(statement);
        cache.set(key, statement);
      }
      return statement;
    },
    axis: null,
  };
}

/** Single linkage; the points come sorted by latitude, so only a band of them need be compared. */
function cluster(points: readonly Point[], samePlace: number): readonly (readonly Point[])[] {
  const up = points.map((_, i) => i);
  const top = (i: number): number => {
    let at = i;
    while (up[at] !== at) at = up[at] = up[up[at] as number] as number;
    return at;
  };
  for (let i = 0; i < points.length; i++) {
    const a = points[i] as Point;
    const reach = Math.max(samePlace, a.radius);
    for (let j = i + 1; j < points.length; j++) {
      const b = points[j] as Point;
      if ((b.lat - a.lat) * 111_000 > reach) break;
      if (groundDistance(a, b) <= Math.max(samePlace, Math.min(a.radius, b.radius))) {
        up[top(j)] = top(i);
      }
    }
  }
  const groups = new Map<number, Point[]>();
  points.forEach((point, i) => {
    const group = groups.get(top(i));
    if (group === undefined) groups.set(top(i), [point]);
    else group.push(point);
  });
  return [...groups.values()];
}

/** The most precise point of a place, with a radius that reaches the others. */
function centreOf(own: readonly Point[]): Point {
  const best = own.reduce((a, b) => (b.radius < a.radius ? b : a));
  const reach = Math.max(...own.map((p) => groundDistance(best, p)));
  return { ...best, radius: Math.max(best.radius, Math.ceil(reach)) };
}

function nameOf({ lat, lon, radius }: Point): string {
  return `${lat} ${lon} ${radius}`;
}
