/**
 * The base map: coasts and borders of the world, drawn from a file that comes with the desk. No name is on
 * it, so none can be wrong or politely disputed; orientation comes from the net of degrees, the bar of
 * scale and the places of the case.
 *
 * Why not a map library: the desk's content security policy lets nobody make a policy for Trusted Types, so
 * a library that starts its worker by an address is refused by the browser; and what we draw – a few
 * polygons, circles true on the ground – is small. See docs/guide/cross-checking.md.
 */
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-50m.json?url';
import { toWorld, scaleOf, type Size, type View } from './projection.ts';

/** One closed line: x and y of the world square in turn, and its bounds. */
interface Ring {
  readonly points: Float64Array;
  readonly box: readonly [west: number, north: number, east: number, south: number];
}
/** Rings of one country; the even-odd rule leaves out its lakes and enclaves. */
export type BaseMap = readonly (readonly Ring[])[];

let loaded: Promise<BaseMap> | null = null;

/** Read once, from the desk's own server. */
export function loadBaseMap(): Promise<BaseMap> {
  loaded ??= fetch(atlas)
    .then((answer) => {
      if (!answer.ok) throw new Error(`The base map could not be read (${answer.status}).`);
      return answer.json() as Promise<Topology<{ countries: GeometryCollection }>>;
    })
    .then((topology) => {
      const { features } = feature(topology, topology.objects.countries);
      return features.map(({ geometry }) => ringsOf(geometry));
    })
    .catch((error: unknown) => {
      loaded = null;
      throw error;
    });
  return loaded;
}

function ringsOf(geometry: GeoJSON.Geometry): readonly Ring[] {
  if (geometry.type === 'Polygon') return geometry.coordinates.map(ringOf);
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat().map(ringOf);
  return [];
}

function ringOf(line: readonly GeoJSON.Position[]): Ring {
  const points = new Float64Array(line.length * 2);
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [i, position] of line.entries()) {
    const { x, y } = toWorld({ lon: position[0] ?? 0, lat: position[1] ?? 0 });
    points[2 * i] = x;
    points[2 * i + 1] = y;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return { points, box };
}

export interface Colours {
  readonly land: string;
  readonly border: string;
}

/** Draws the part of the base map that is in view; once more to each side where the world ends. */
export function drawBaseMap(
  paper: CanvasRenderingContext2D,
  map: BaseMap,
  view: View,
  size: Size,
  colours: Colours,
): void {
  const scale = scaleOf(view.zoom);
  const centre = toWorld(view);
  const [halfX, halfY] = [size.width / 2 / scale, size.height / 2 / scale];
  paper.fillStyle = colours.land;
  paper.strokeStyle = colours.border;
  paper.lineWidth = 1;
  for (const turn of [-1, 0, 1]) {
    const [west, east] = [centre.x - halfX - turn, centre.x + halfX - turn];
    const [north, south] = [centre.y - halfY, centre.y + halfY];
    for (const rings of map) {
      paper.beginPath();
      let any = false;
      for (const { points, box } of rings) {
        if (box[0] > east || box[2] < west || box[1] > south || box[3] < north) continue;
        any = true;
        for (let i = 0; i < points.length; i += 2) {
          const x = (points[i]! + turn - centre.x) * scale + size.width / 2;
          const y = (points[i + 1]! - centre.y) * scale + size.height / 2;
          if (i === 0) paper.moveTo(x, y);
          else paper.lineTo(x, y);
        }
        paper.closePath();
      }
      if (!any) continue;
      paper.fill('evenodd');
      paper.stroke();
    }
  }
}
